"""What a mail says against a paper that it sends along: locked, not to be read, not signed, run out, somebody else's.

Only what is said of one paper that came along once, and of no better one that came instead, is held against it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from helpdesk.documents.bare import bare_keys
from helpdesk.documents.lexicon import Lexicon, lexicon
from helpdesk.documents.mailed import Mailed
from helpdesk.documents.under_way import gives_password, speaks_of_password
from helpdesk.documents.validity import MAY_RUN_OUT
from helpdesk.documents.wanted import Wanted
from helpdesk.documents.words import raw_tokens, tokens, word_set
from helpdesk.model.knowledge import DocumentKind
from helpdesk.model.question import BLANK_FORM, DAMAGED, LOCKED, UNREADABLE, Recognised
from helpdesk.pattern import Pattern

_READ = 10_000  # code points of a mail that are looked at
_SENTENCE = re.compile(r"[.!?\n]+(?=\s|$)")
_PART = re.compile(
    r"[,;:()]|\b(?:tapi|tp|tetapi|namun|cuma|cuman|sedangkan|sisanya|lainnya|yang lain|but|karena|krn|soalnya)\b",
    re.IGNORECASE,
)
_NOT = r"(?:belum|blm|blom|tidak|tdk|tak|ga|gak|nggak|ngga|enggak|tanpa)"
_WHO = r"(?:(?:saya|sy|kami|sempat|sempet|bisa|dapat|ada|di|ke|sama|pakai|pake|kasih|tempel) ?){0,3}"
_LOCKED = (
    r"(?:ter|di|ke|masih )kunci|(?:ber|di|pakai |pake |ada )(?:password|passwordnya|sandi|kata sandi)\b"
    r"|locked|password[- ]protected"
)
_SHUT = rf"{_NOT} (?:bisa|dapat|bs) (?:di|ke|ter)?buka|{_NOT} (?:ke|ter)buka|error|corrupt|cannot be opened"
_ILL = (
    rf"buram|burem|blur\w*|ngeblur|{_NOT} (?:begitu |terlalu )?(?:jelas|(?:ter|ke)baca)|kurang (?:jelas|terbaca)"
    r"|(?:sulit|susah) (?:di)?baca|kepotong|terpotong|blurry|illegible|unreadable"
)
_UNSIGNED = (
    rf"{_NOT} {_WHO}(?:(?:ber|di|ter)?(?:tanda ?tangan(?:i|an)?|ttd|teken)|(?:ber|di)?m[ae]terai|(?:di)?isi"
    r"|(?:di)?stempel)"
    r"|masih (?:draf?t|konsep|kosong|kosongan)|not (?:yet )?signed|unsigned|still a draft"
)
_RUN_OUT = (
    r"(?:sudah|udah|udh|sdh|dah|telah|keburu) (?:mati|habis|lewat|kad[ae]lu?[aw]?arsa|expired?)(?:nya)?"
    r"(?: masa(?: berlaku)?(?:nya)?)?|has expired|is expired"
)
# of papers that must be this year's: "KTA 2026 belum jadi, yang 2025 saya lampirkan dulu"
_PAST = (
    r"(?:(?:yang|yg|punya|masih|pakai|pake) )?(?:tahun|thn|th) (?:lalu|kemarin|kemaren|sebelumnya)"
    r"|(?:yang|yg|masih) (?:(?:tahun|thn|th) )?(?P<year>20\d\d)|(?:yang|yg) lama|last year'?s?"
)
_ANOTHERS = (
    r"(?:salah (?:kirim|lampir(?:kan)?|upload|ambil|attach)|(?:ke|ter)tukar|keliru)"
    r"|(?:punya|milik|pakai punya|pinjam punya|atas nama) (?:teman|temen|tetangga|orang lain|rekan|sepupu|bos|atasan)"
)
# These two only where the writer says that another one will come: "KTP itu punya suami saya, punya saya menyusul"
_OF_KIN = (
    r"(?:punya|milik|kepunyaan|atas nama|a\.?n\.?) (?:suami|istri|isteri|kakak|adik|abang|ayah|bapak|ibu|mama|papa|anak"
    r"|mertua|saudara|sepupu|paman|om|tante|orang ?tua)\w*(?: (?:saya|sy|kami|aku))?"
)
_AGED = (
    r"(?:masih|pakai|pake) (?:yang|yg|versi) lama|versi lama|sebelum (?:pecah|pindah|nikah|menikah|pisah)\w*"
    r"|(?:sudah|udah|udh|sdh) (?:lewat |lebih (?:dari )?)?\d+ (?:bulan|bln|tahun|thn)"
)
_LATER = r"(?:menyusul|nyusul|to follow)(?! (?:di|dalam|pada) (?:e?mail|surel) ini| ini)"
_SAYS = Pattern(
    rf"\b(?:(?P<locked>{_LOCKED})|(?P<shut>{_SHUT})|(?P<ill>{_ILL})|(?P<unsigned>{_UNSIGNED})|(?P<over>{_RUN_OUT})"
    rf"|(?P<anothers>{_ANOTHERS})|(?P<kin>{_OF_KIN})|(?P<later>{_LATER})|(?P<past>{_PAST})|(?P<aged>{_AGED}))\b",
    flags=re.IGNORECASE,
)
_REMARKS = {
    "locked": LOCKED,
    "shut": DAMAGED,
    "ill": UNREADABLE,
    "unsigned": BLANK_FORM,
    "over": "expired",
    "past": "expired",
    "old": "expired",
    "anothers": "other-name",
}
# What is only feared or asked ("maaf kalau buram"), and what was so before: "kemarin buram, ini saya kirim ulang"
_SUPPOSED = Pattern(
    r"\b(?:kalau|kalo|klo|kl|jika|bila|apabila|misal\w*|apakah|apa|takut\w*|kenapa|mengapa|bolehkah|boleh|if|whether"
    r"|in case)\b",
    flags=re.IGNORECASE,
)
_REDONE = r"(?:di|me|mem)?(?:kirim|foto|scan|lampir|upload)(?:kan)? (?:ulang|lagi|kembali)"
_SOON = r"(?:nanti|besok|bsk|lusa|akan|segera|secepatnya|minggu depan|senin|setelah|kalau sudah|mau|will)"
# It was done: "ini saya foto ulang", "saya kirim ulang KTP karena buram"; not at the end of what is said: "KTP blur,
# saya kirim ulang"
_MENDED = Pattern(
    rf"\b{_REDONE}\b(?!(?: (?:ya|yah|min|pak|bu|kak|dulu|saja|aja))*\s*(?:[.,;!?)\n]|$))",
    rf"\b(?:ini(?:lah)?|berikut|sudah|udah|telah|sdh) (?:(?:saya|kami|sy|aku|versi|hasil|yang) )*{_REDONE}",
    r"\b(?:sudah|udah|telah) (?:saya |kami |sy )?(?:di)?(?:perbaiki|ganti|revisi|perbarui|perpanjang)\w*",
    r"\b(?:ini|berikut|terlampir|lampirkan|kirimkan?) (?:\w+ ){0,3}?(?:yang|yg) (?:lebih )?(?:jelas|terang|benar)\b",
    r"\b(?:re-?sen[dt]|again)\b",
    flags=re.IGNORECASE,
)
_NOT_YET = Pattern(rf"\b{_SOON}\b", flags=re.IGNORECASE)
_WAS = Pattern(  # and no "terima kasih sebelumnya"
    r"(?<!kasih )(?<!trims )(?<!thanks )(?<!maaf )\b(?:kemar[ie]n|tadi pagi|sebelumnya|katanya|dibilang"
    r"|sesuai (?:permintaan|arahan|e?mail|surat|balasan)|menindaklanjuti|menanggapi)\b",
    flags=re.IGNORECASE,
)
_REPLACED = re.compile(
    r"\b(?:sudah|udah|telah) (?:saya |kami |sy )?(?:di)?(?:ganti|perbarui|perbaharui|perpanjang)\w*", re.IGNORECASE
)
_RENEWED = re.compile(r"\b(?:baru|terbaru|perpanjang\w*|new)\b", re.IGNORECASE)
# The right one will come: "yang baru nyusul", "perpanjangannya masih proses", "nanti diganti"
_TO_COME = Pattern(
    r"(?:^|[,;(]|\b(?:tapi|tp|dan|sedangkan|sementara)\b)\s*(?:untuk |utk )?(?:yang|yg) (?:baru|terbaru)(?:nya)?"
    r" (?:\w+ ){0,3}?(?:menyusul|nyusul|besok|nanti|belum|blm|masih|sedang|lagi|akan)\b",
    r"\b(?:perpanjangan|perpanjang|pembaruan|gantinya|penggantian)(?:nya)? (?:\w+ ){0,2}?"
    r"(?:menyusul|nyusul|belum|blm|masih|sedang|lagi)\b",
    r"\b(?:masih|sedang|lagi) (?:di |dalam )?(?:proses )?(?:di)?(?:perpanjang|perbarui|urus perpanjang)\w*",
    rf"\b{_SOON} (?:saya |kami |sy )?(?:di ?)?(?:ganti|perbarui|perpanjang|tukar)\w*",
    rf"\b{_SOON} (?:saya |kami |sy )?(?:di ?)?(?:uji|tes|test|cek|periksa) (?:ulang|lagi)",
    flags=re.IGNORECASE,
)
_MINE_TO_COME = Pattern(
    r"\b(?:punya|punyanya|milik|kepunyaan|yang|yg|atas nama) (?:saya|sy|aku)(?: sendiri)? (?:\w+ ){0,2}?"
    r"(?:menyusul|nyusul|besok|nanti|belum|blm|masih|hilang)\b",
    flags=re.IGNORECASE,
)
# of another of the kind than the one that came along
_OTHER_ONE = word_set(
    "baru asli legalisir legalisirnya lama hardcopy suami istri isteri anak saksi kantor revisi new original"
)
_OF_AGE = ("over", "past", "old")
_DECLARES = word_set("surat-permohonan surat-pernyataan pernyataan-kebenaran surat-kuasa surat-tugas ahli-waris")
_SIGNED = (
    "surat-",
    "pernyataan-",
    "persetujuan-",
    "rekomendasi-",
    "pengantar-",
    "perjanjian-",
    "ket-",
    "mou-",
    "akta-k",
)
_CARDS = word_set(
    "ktp npwp npwp-badan str kta-asosiasi ijazah ska kk pas-foto stnk ktm kitas-paspor sip-lama sip-pertama"
)
_ALWAYS_OLD = word_set("sip-lama izin-lama iptm-lama pas-foto foto-lokasi ktp-almarhum kk-almarhum")
_NOBODY = frozenset[str]()


def doubted(
    found: Sequence[Recognised],
    texts: Sequence[str],
    mailed: Mailed,
    documents: Mapping[str, DocumentKind],
    wanted: Wanted,
) -> list[Recognised]:
    """Return ``found`` with what the mail says against a paper as its remark; ``texts`` are what could be read in each.

    A paper that is said to come later, and of which only the name of a file speaks, is not there.
    """
    said = list(dict.fromkeys(_said(mailed.text[:_READ], mailed.today, lexicon(documents), wanted)))
    if not said:
        return list(found)
    counts = Counter(key for item in found for key in item.keys)
    held = []
    for item, text in zip(found, texts, strict=True):
        for key, what in said:
            if item.keys == (key,) and counts[key] == 1:
                item = _held_against(item, text, what, wanted)
        held.append(item)
    return held


def _held_against(item: Recognised, text: str, what: str, wanted: Wanted) -> Recognised:
    (key,) = item.keys
    if what == "later":
        return item if text or item.reason != "name" else replace(item, keys=(), confidence=0.0, reason="")
    read = text and what in ("locked", "shut", "ill", "anothers")  # what could be read says it better
    dated = what in _OF_AGE and any(remark.startswith(("until", "expired")) for remark in item.remarks)
    if read or dated or not _may_be(key, what, wanted) or _REMARKS[what] in item.remarks:
        return item
    return replace(item, remarks=(*item.remarks, _REMARKS[what]))


def _may_be(key: str, what: str, wanted: Wanted) -> bool:
    """Whether such a thing is said of a document of this kind: letters are signed, cards are somebody's."""
    if what == "past":
        return key in wanted.yearly
    if what == "old":  # what was held until now is old, and a photo is never out of date
        return key not in _ALWAYS_OLD
    if what == "over":
        return key in MAY_RUN_OUT
    if what == "unsigned":
        return key in _DECLARES or key.startswith(_SIGNED)
    return what != "anothers" or key in _CARDS


def _said(text: str, today: date | None, book: Lexicon, wanted: Wanted) -> Iterator[tuple[str, str]]:
    """Yield (key, what is said) of each paper that the mail says something against."""
    if _SAYS.search(text) is None:
        return
    opened = gives_password(text)
    sentences = _SENTENCE.split(text)
    mended = any(_is_mended(sentence) for sentence in sentences)
    for at, sentence in enumerate(sentences):
        was = mended or any(_WAS.search(near) for near in sentences[max(0, at - 1) : at + 2])
        for what, papers in _claims(sentence, today, book, wanted):
            if (was and what not in ("later", "past", "old")) or (opened and what in ("locked", "shut")):
                continue
            yield from ((key, what) for key in papers)


def _is_mended(sentence: str) -> bool:
    """Whether a sentence says that what was wrong is put right by now."""
    return _MENDED.search(sentence) is not None and any(
        _MENDED.search(part) and not _NOT_YET.search(part) for part in re.split("[,;]", sentence)
    )


def _claims(sentence: str, today: date | None, book: Lexicon, wanted: Wanted) -> Iterator[tuple[str, list[str]]]:
    """Yield (what is said, papers) of a sentence; that a year is over is also said of the papers named before."""
    renewed, replaced = _RENEWED.search(sentence) is not None, _REPLACED.search(sentence) is not None
    last: list[str] = []
    for part in _PART.split(sentence):
        start, here = 0, list[str]()
        for found in _SAYS.finditer(part):
            before, after = part[start : found.start()], part[found.end() :]
            start = found.end()
            what = _what(found, sentence)
            what = _with_another_to_come(what, sentence)
            if _SUPPOSED.search(before) or (what == "over" and renewed) or (what == "past" and replaced) or not what:
                continue
            if found["year"] and (today is None or int(found["year"]) >= today.year):
                continue
            aged = what in _OF_AGE
            here = _papers(before, book, wanted, aged=aged) or here or _papers(after, book, wanted, aged=aged)
            yield what, here or (last if what == "past" else [])
        last = _papers(part, book, wanted, aged=True) or last


def _with_another_to_come(what: str, sentence: str) -> str:
    """Return what is said of a paper in a ``sentence`` that may say that another one will come; "" if that is nothing.

    A relative's card, or an old one, may be just what is asked for.
    """
    if what == "kin":
        return "anothers" if _MINE_TO_COME.search(sentence) else ""
    if what in ("aged", "over", "past") and _TO_COME.search(sentence):
        return "old"
    return "" if what == "aged" else what


def _what(found: re.Match[str], sentence: str) -> str:
    """Return what is said: a file that cannot be opened is locked where its ``sentence`` speaks of a password."""
    if found["shut"] and speaks_of_password(sentence):
        return "locked"
    return str(found.lastgroup if found.lastgroup != "year" else "past")


def _papers(text: str, book: Lexicon, wanted: Wanted, *, aged: bool) -> list[str]:
    """Return the papers that are named, none when another of the kind is meant than the one that came along.

    That one is old is said of it when it is ``aged``.
    """
    if not aged and set(raw_tokens(text)) & _OTHER_ONE:
        return []
    words = book.repair(tokens(re.sub(r"nya\b", "", text)))
    found = [wanted.doing_for(hit.key) for hit in book.find(words, wanted.keys) if not hit.weak]
    # a bare *foto* may be the picture of any paper
    return found or ([] if not words or "foto" in words else bare_keys("", words, wanted, _NOBODY, book.words))
