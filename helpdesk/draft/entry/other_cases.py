"""What holds only in a case that the writer is not in is left out.

Who works every day need not read what follows "if you have not practised for five years", nor who writes that their
registration is for life what becomes of an old one. A case of which a mail says nothing stays, unless it is one that
few are in (``helpdesk.circumstances.RARE``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from helpdesk.conditions import named_conditions
from helpdesk.draft.entry.requirements import ruled_out
from helpdesk.draft.templating.wording import ENGLISH, by_paragraph
from helpdesk.model.draft import Block
from helpdesk.model.question import Claims
from helpdesk.pattern import Pattern
from helpdesk.sentences import sentences_of

_READ = 20_000  # code points; a mail longer than that is no letter
_CASE = re.compile(
    r"^(?:Bila|Jika|Apabila|Untuk|Bagi|If|For) (?P<case>[^,.;]{3,90}?)"
    r"(?:, | (?:diperlukan|dilampirkan|disertakan|diminta|ditambahkan)\b)"
)
# what is said of the sentence before
_LEANS = re.compile(
    r"(?:Daftar|Syarat|Butir|Ketentuan|Hal|Jumlah|Rincian)(?:nya)? (?:ini|itu|tersebut)\b|(?:This|That|It)\b"
)
_TOLD_OF = frozenset({"not-practising", "second-practice", "foreigner", "renewal", "change"})
_FOR_LIFE = Pattern(
    r"\bstr[a-z]{0,3}\b[^.?!\n]{0,40}\b(?:seumur|sumur|smur) ?hidup\b|\b(?:seumur|sumur) ?hidup\b[^.?!\n]{0,15}\bstr\b"
    r"|\blifetime (?:str|registration)\b|\bstr\b[^.?!\n]{0,30}\bfor life\b",
    flags=re.IGNORECASE,
)
_NOT_FOR_LIFE = re.compile(
    r"\b(?:belum|blm|bukan|tidak|not)(?: yang| yg| a)? (?:seumur|sumur|lifetime)\b", re.IGNORECASE
)
_RUNS_OUT = re.compile(
    r"\bSTR (?:\w+ )?(?:lama|masih berjangka)\b|\b(?:old|older|time-limited)(?:, time-limited)? STR\b"
)
_ASKS_OLD = re.compile(
    r"\bstr\b[^.?!\n]{0,25}\b(?:lama|habis|berjangka|expired|sampai)\b|\b(?:old|expir\w+) str\b", re.IGNORECASE
)
# who writes for a firm need not read what holds for one person
_FIRM = Pattern(
    r"\b(?:kami|atas nama|nama|klien kami|perusahaan|kantor|usaha) (?:\()?(?:sebuah |adalah |dari )?(?:pt|cv)\b"
    r"|\b(?:pt|cv) (?:kami|saya|milik)\b|\bakta (?:pendirian )?(?:pt|cv)\b|\b(?:pt|cv)\.? [A-Z][a-z]+|\bour company\b",
    flags=re.IGNORECASE,
)
_MAY_BE_ALONE = Pattern(
    r"\b(?:per(?:se)?orangan|pribadi|belum (?:ada |punya )?(?:pt|cv)|(?<!akta )(?:pt|cv) (?:dulu|atau)"
    r"|harus (?:ada |punya |bikin )?(?:pt|cv)|atas nama saya|individual|sole)\b",
    flags=re.IGNORECASE,
)

_OF_COMPLAINANTS = re.compile(r"^(?:Keluhan|Complaints?)\b[^.]*\b(?:pengaduan|complaint)\b")
_COMPLAINED_OF = Pattern(  # whose business it is that neighbours are annoyed at
    r"\b(?:usaha|bisnis|toko|kos|kosan|kost|bengkel|warung|pabrik|penggilingan|laundry|kafe|caf[eé]|restoran|kandang"
    r"|studio"
    r"|bimbel|salon|mesin|gudang|depot|izin gangguan|ho)\b(?: (?!tetangga|sebelah|orang"
    r"|mereka)[\w&()]+){0,5} (?:saya|kami|aku)\b"
    r"|\b(?:usaha|toko|kos(?:an|t)?|bengkel|warung|mesin) (?:saya|kami)\b|\b(?:my|our) (?:business|shop|workshop"
    r"|caf[eé])\b",
    flags=re.IGNORECASE,
)
_ANNOYED = Pattern(
    r"\b(?:tetangga|warga|orang|neighbou?rs?|rt|rw)\b[^.?!\n]{0,60}\b(?:komplain\w*|protes\w*|keberatan|mengeluh\w*"
    r"|ngeluh"
    r"|(?:me)?lapor\w*|demo|complain\w*|object\w*)\b",
    flags=re.IGNORECASE,
)

_CUSTOMARY = re.compile(r"^Surat keterangan riwayat tanah adat\b|^Menurut standar pelayanan satu kelurahan\b")
_IS_CUSTOMARY = Pattern(
    r"\b(?:girik|adat|letter ?c|petok|verponding|riwayat tanah"
    r"|belum (?:ber)?sert[ie][fp]i[kc]at)\b",
    flags=re.IGNORECASE,
)
_IS_CERTIFIED = Pattern(r"\b(?:sert[ie][fp]i[kc]at\w*|shm|hgb|hak milik)\b", flags=re.IGNORECASE)
_TO_PUBLIC = re.compile(r"^(?:Untuk penguningan\b|For (?:a )?conversion to public transport\b)")
_FROM_PUBLIC = Pattern(  # the plate that was yellow is to be black
    r"\bkuning\b(?: \w+){0,3} (?:jadi|jd|ke|menjadi)(?: \w+)? (?:hitam|item|putih)\b"
    r"|\b(?:di|peng|meng|ng)?(?:hitam|item)(?:kan|in|an)\b"
    r"|\b(?:jadi|jd|ke|menjadi|mau) (?:plat|pelat) (?:hitam|item|putih)\b"
    r"|\b(?:umum|public) (?:jadi|ke|menjadi|to) (?:pribadi|private)\b",
    flags=re.IGNORECASE,
)
# who cuts hair needs no example of what is needed for food
_FOR_FOOD = re.compile(
    r", misalnya sertifikat laik higiene sanitasi \(SLHS\) untuk pangan"
    r"|, for example the hygiene certificate \(SLHS\) for food"
)
_OTHER_TRADE = Pattern(
    r"\b(?:cukur|pangkas|barber\w*|salon|kecantikan|tato|tattoo|bengkel|tambal ban|las|laundry|binatu"
    r"|cuci (?:mobil|motor)"
    r"|percetakan|sablon|foto ?kopi|foto ?copy|konveksi|penjahit|jahit|kos(?:t|an)?|kontrakan|bimbel|kursus|les"
    r"|gym|fitness"
    r"|futsal|padel|badminton|studio|apotek|klinik|praktik|optik|pijat|rental|travel|servis|kargo|cargo|ekspedisi"
    r"|gudang"
    r"|warehouse|toko (?:baju|pakaian|buku|bangunan|material|elektronik|hp|sepatu|mainan|obat|emas)|butik|thrift"
    r"|konsultan|kontraktor|notaris|daycare|paud|sekolah|parkir\w*|reklame|percetakan|mebel|bookshop|clinic"
    r"|workshop)\b",
    flags=re.IGNORECASE,
)
_FOOD = Pattern(
    r"\b(?:pangan|makan\w*|minum\w*|kopi|coffee|kafe|caf[eé]|kedai|resto\w*|restaurant|warung|warteg|warkop|kantin"
    r"|katering"
    r"|catering|dapur|kue|roti|bakery|jajan\w*|cemilan|camilan|snack\w*|kuliner|bakso|mie|nasi|ayam|ikan|daging|sambal"
    r"|frozen|es|jus|susu|keripik|gorengan|angkringan|food\w*|kitchen|depot|jamu|sayur\w*|buah|masak\w*|pecel|sate|soto"
    r"|martabak|dimsum|seblak|boba|teh|bar|bistro|rumah makan)\b",
    flags=re.IGNORECASE,
)
_OF_A_PLAN = re.compile(r"^(?:Peraturan Gubernur|Governor Regulation) [^.]*\b(?:program tahunan|annual programme)\b")
_PLANS = Pattern(
    r"\b(?:program\w*|rencana\w*|direncanakan|tahunan|jadwal\w*|plan\w*|annual|yearly)\b", flags=re.IGNORECASE
)
_IF_ELECTRONIC = re.compile(r"^(?:Bila|Jika|If) [^,.]{0,30}\b(?:dokumen elektronik|electronic document)\b")
_ON_PAPER = Pattern(  # whose permit was never in an account
    r"\b(?:bukan|belum|tidak|tdk|ga|gak|nggak|blm)(?: \w+)? (?:online|daring|elektronik|lewat (?:oss|jakevo))\b"
    r"|\b(?:surat|izin|sip\w*|lembar\w*|dokumen)(?:nya)?(?: \w+){0,2} (?:kertas|manual)\b|\bmasih (?:manual|kertas)\b"
    r"|\bnot (?:yet )?(?:online|electronic)\b|\bon paper\b|\bpaper (?:permit|licen[cs]e|original)\b",
    flags=re.IGNORECASE,
)
_OF_ONE = re.compile(r"^(?:- untuk |Ya, )?usaha perorangan\b[^\n]*", re.IGNORECASE)


def without_other_cases(blocks: Sequence[Block], mail: str, claims: Claims, language: str) -> list[Block]:
    """Return ``blocks`` without the sentences, and the last clauses, that are for others; a block keeps a paragraph."""
    out = ruled_out(claims) & _TOLD_OF - ({"foreigner"} if language == ENGLISH else frozenset())
    told = mail[:_READ]
    if _FIRM.search(told) and not _MAY_BE_ALONE.search(told):
        blocks = [replace(block, text=by_paragraph(block.text, _of_a_firm)) for block in blocks]
    if _OTHER_TRADE.search(told) and not _FOOD.search(told):
        blocks = [replace(block, text=_FOR_FOOD.sub("", block.text)) for block in blocks]
    for_life = (
        _FOR_LIFE.search(told) is not None
        and not _NOT_FOR_LIFE.search(told)
        and not _ASKS_OLD.search(_FOR_LIFE.compiled.sub(" ", told))
    )
    cases = (
        (_COMPLAINED_OF.search(told) and _ANNOYED.search(told), _OF_COMPLAINANTS),
        (_IS_CERTIFIED.search(told) and not _IS_CUSTOMARY.search(told), _CUSTOMARY),
        (_FROM_PUBLIC.search(told), _TO_PUBLIC),
        (not _PLANS.search(told), _OF_A_PLAN),
        (_ON_PAPER.search(told), _IF_ELECTRONIC),
    )
    for other in (sentence for is_other, sentence in cases if is_other):
        blocks = [replace(block, text=by_paragraph(block.text, partial(_without, other))) for block in blocks]
    if not out and not for_life:
        return list(blocks)
    left_of = partial(_paragraph, out=out, for_life=for_life)
    return [replace(block, text=by_paragraph(block.text, left_of)) for block in blocks]


def _without(of_others: re.Pattern[str], paragraph: str) -> str:
    """Return a paragraph without the sentences that begin as ``of_others`` does; a list is none of prose."""
    kept = (one for one in sentences_of(paragraph) if not of_others.match(one))
    return paragraph if "\n" in paragraph else " ".join(kept)


def _of_a_firm(paragraph: str) -> str:
    """Return a paragraph without the sentences and items that begin with what holds for one person."""
    pieces, joint = (paragraph.split("\n"), "\n") if "\n" in paragraph else (sentences_of(paragraph), " ")
    return joint.join(one for one in pieces if not _OF_ONE.match(one))


def _paragraph(paragraph: str, out: frozenset[str], *, for_life: bool) -> str:
    """Return a paragraph without what is for others, nor what leans on that; a list is none of prose."""
    if "\n" in paragraph:
        return paragraph
    kept: list[str] = []
    gone = False
    for one in sentences_of(paragraph):
        gone = _is_of_others(one, out) or (gone and _LEANS.match(one) is not None)
        kept += [] if gone else [one]
    if for_life:
        kept = [said for one in kept if (said := _of_a_life(one))]
    return " ".join(kept)


def _is_of_others(sentence: str, out: frozenset[str]) -> bool:
    case = _CASE.match(sentence)
    named = named_conditions(case["case"]) if case else frozenset()
    return bool(named) and named <= out


def _of_a_life(sentence: str) -> str:
    """Return a sentence without its last clause, or nothing of it, where that is on a registration that runs out."""
    first, semicolon, _ = sentence.rpartition("; ")
    if not _RUNS_OUT.search(sentence):
        return sentence
    return f"{first}." if semicolon and not _RUNS_OUT.search(first) else ""
