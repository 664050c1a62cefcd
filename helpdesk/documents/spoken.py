"""The documents that a sender says came along, for files whose names say nothing: "terlampir ktp dan str"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from helpdesk.documents.bare import bare_keys
from helpdesk.documents.held import old_permit
from helpdesk.documents.lexicon import Found, Lexicon, lexicon
from helpdesk.documents.told import Told
from helpdesk.documents.wanted import Wanted
from helpdesk.documents.words import tokens
from helpdesk.model.knowledge import DocumentKind

_READ = 10_000  # code points of a mail that are looked at
_CLAUSE = re.compile(r"[.!?\n;]+(?=\s|$)")
_SENDING = re.compile(
    r"\b(?:ter)?lampir(?:an|kan|in)?(?:nya)?\b|\b(?:me|di)lampir(?:kan|in)\b|\bsertakan\b"
    r"|\b(?:ku|saya |sy )?kirim(?:kan|in)?\b|\bberikut (?:ini )?(?:saya|sy|kami|berkas|adalah)?\b"
    r"|\bini (?:foto(?:nya)?|scan|saya|sy|berkas(?:nya)?|dokumen(?:nya)?|file(?:nya)?|ktp|str)\b|\bupload\b|\bada\b"
    r"|\b(?:i have )?(?:attach(?:ed|ing)?|enclosed?)\b"
    r"|\b(?:foto|gambar|file|berkas|scan|img|lampiran) (?:yang |yg )?(?:pertama|kesatu|ke-?1|1|no\.? ?1|nomor 1)\b"
    r"|\b(?:ber)?urut(?:an|annya|-urut)?\b|\bberturut\b|\bisinya\b",
    re.IGNORECASE,
)
# "SIPA saya hampir habis": why it is renewed, not what came along
_RUNS_OUT = re.compile(
    r"\b(?:hampir|mau|akan|segera|bentar lagi|sebentar lagi|bulan depan|tahun depan) (?:habis|berakhir|expired?)\b"
    r"|\b(?:habis|berakhir|expired?) (?:bulan|tahun|minggu|desember|januari)\b",
    re.IGNORECASE,
)
_LOST = re.compile(r"\b(?:hilang|ilang|kehilangan|raib|tercecer|lost)\b", re.IGNORECASE)
_ITEM = re.compile(r"\s{0,8}(?:[-*•–+]|\(?\d{1,2}[.)])\s*(?=\S)")
# "1. KTP", "no 2 : KK", "foto 3 = surat kematian", one below the other or in one line
_NUMBERED = re.compile(
    r"(?:^|(?<=[\s,;(]))(?:(?:no|nomor|syarat|berkas|lampiran|foto|gambar|file|scan|dok|doc|hal)\.?\s*)?#?(\d{1,2})\s?(?:[.):=-]|\s(?=[A-Za-z]))"
    r"\s*([A-Za-z][^\n;]*?)(?=$|[\n;,]|\s(?:(?:no|nomor|syarat|berkas|lampiran|foto|gambar|file|scan|dok|doc|hal)\.?\s*)?#?\d{1,2}\s?[.):=-])",
    re.IGNORECASE | re.MULTILINE,
)
# "berkas KRK saya" are the papers for it
_PAPERS_FOR = re.compile(
    r"\b(?:(?:berkas|dokumen|persyaratan|syarat|kelengkapan)(?:nya)?|(?:lampiran|file)(?= (?:untuk|utk|buat)\b))"
    r"(?: (?:untuk|utk|buat|permohonan|pengajuan|perpanjangan|pembuatan|pengurusan))* (?P<what>\w+)"
    r"(?! (?:asli|aslinya|lama|sebelumnya|terdahulu)\b)",
    re.IGNORECASE,
)
# "mau bikin NIB" is what somebody applies for
_WANTED = re.compile(
    r"\b(?:bikin|buat|membuat|urus|ngurus|mengurus|(?:meng|ng)?aju(?:kan|in)|daftar|mendaftar|apply for)"
    r"(?: (?:izin|ijin|permohonan|baru))* (?P<what>\w+)",
    re.IGNORECASE,
)
_FEW = 2  # items of a list that is one
_LATER = re.compile(
    r"\b(?:menyusul|nyusul|susul|belum|blm|nanti|hilang|tidak ada|gak ada|ga ada|tdk ada|tanpa|kecuali|masih proses"
    r"|(?:ada|ketinggalan|tertinggal|masih|tinggal) di (?:rumah|kantor|kampung|kos\w*)"
    r"|to follow|missing|apakah|apa perlu|perlukah|kurang)\b",
    re.IGNORECASE,
)


def said(text: str, documents: Mapping[str, DocumentKind], wanted: Wanted, told: Told) -> tuple[str, ...]:
    """Return the keys that the mail says are attached, in order, each once; none that it says come later."""
    book = lexicon(documents)
    keys: list[str] = []
    lost: set[str] = set()
    own = {name[0] for name in wanted.called_itself() if len(name) == 1}
    for clause in _clauses(text[:_READ]):
        listed = clause.partition(":")[2].strip() or clause  # what stands before a colon says what for
        parts = listed.split(",") if _SENDING.search(clause) else []
        for part in parts:
            if _RUNS_OUT.search(part):
                continue
            part = _PAPERS_FOR.sub(lambda found: "" if found["what"].lower() in own else found[0], part)
            part = _WANTED.sub(lambda found: "" if found["what"].lower() in own else found[0], part)
            if not _LATER.search(part):
                keys += _keys_in(part, book, wanted, told)
            elif _LOST.search(part):
                lost.update(_keys_in(part, book, wanted, told))
    if "lost" in told.stated and (held := wanted.held()) is not None:
        lost.add(held)
    return tuple(key for key in dict.fromkeys(keys) if key not in lost)


def _clauses(text: str) -> list[str]:
    """Return what is said in a mail, clause by clause; the words of its subject belong to no sentence below it."""
    subject, _, words = text.partition("\n")
    if subject.rstrip().endswith((":", ",")) or _SENDING.search(subject):
        return _CLAUSE.split(_lists_joined(text))
    return [subject, *_CLAUSE.split(_lists_joined(words))]


def said_by_number(text: str, documents: Mapping[str, DocumentKind], wanted: Wanted, told: Told) -> Mapping[int, str]:
    """Return the keys of a mail's numbered list of papers by their numbers; empty when it has no such list.

    An item that names several papers, or one to come later, is left out.
    """
    book = lexicon(documents)
    items: dict[int, list[str]] = {}
    for found in _NUMBERED.finditer(text[:_READ]):
        keys = [] if _LATER.search(found[2]) else _keys_in(found[2], book, wanted, told)
        if not (keys or _LATER.search(found[2])):  # "4. foto (ada)" among a practitioner's papers
            keys = bare_keys("", tokens(found[2]), wanted, frozenset(), book.words)
        items.setdefault(int(found[1]), []).extend(dict.fromkeys(keys))
    named = {number: keys[0] for number, keys in items.items() if len(keys) == 1}
    return named if len(named) >= _FEW else {}


def _keys_in(part: str, book: Lexicon, wanted: Wanted, told: Told) -> list[str]:
    words = book.repair(tokens(re.sub(r"nya\b", "", part)))
    held = old_permit(words, wanted, told)
    hits = [hit for hit in book.find(words, wanted.keys) if not hit.weak and not _is_permit(hit)]
    if held is not None:
        hits = [*(hit for hit in hits if not hit.overlaps(held)), held]
    return [wanted.doing_for(hit.key) for hit in sorted(hits, key=lambda hit: hit.start)]


def _lists_joined(text: str) -> str:
    """Return the text with the items of a list beside the line above that says that it is sent: "Terlampir:"."""
    if ":" not in text:
        return text
    lines = text.split("\n")
    joined: list[str] = []
    while lines:
        line = lines.pop(0)
        if line.rstrip().endswith(":") and _SENDING.search(line):
            count = next((at for at, item in enumerate(lines) if not _ITEM.match(item)), len(lines))
            items = [_ITEM.sub("", item).strip(" \r\t.,;") for item in lines[:count]]
            line = f"{line.rstrip()} {', '.join(items)}"
            del lines[:count]
        joined.append(line)
    return "\n".join(joined)


def _is_permit(hit: Found) -> bool:
    """Whether one word names the permit that the mail is about, not the paper of the old one."""
    return hit.key.endswith("-lama") and hit.end - hit.start == 1
