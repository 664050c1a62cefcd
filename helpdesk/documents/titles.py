"""What a document's own text says it is: the title of each page, or the words that only such a card or letter has."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from helpdesk.documents.bodies import COMPANIES, HOSPITALS, VILLAGE
from helpdesk.documents.cards import holder_of, is_identity_card
from helpdesk.documents.letters import letter_key
from helpdesk.documents.lexicon import Found, Lexicon
from helpdesk.documents.under_way import is_paid_for, is_under_way
from helpdesk.documents.wanted import Wanted
from helpdesk.documents.words import as_printed, raw_tokens, tokens, word_set
from helpdesk.knowledge.vocabulary import Once
from helpdesk.model.knowledge import DocumentKind

_LINES = 15  # a title stands at the top
_TITLE_WORDS = 12  # a longer line is a sentence that may speak of any document
_COVERED = 0.6  # the share of a title's letters that its hint has to make up
_HEAD = 4000  # characters of a page in which the words of a card are looked for
_READ = 8000  # characters of a page that are looked at
_BEFORE = ((), ("surat",), ("sertifikat",), ("laporan",))  # words before the one that says what it is
_PAGES = 40
_NO_DOCUMENT = word_set("persyaratan contoh checklist ceklis brosur panduan tutorial")
_LISTED = re.compile(r"\s*(?:\(?\d{1,2}[.)]|[a-z][.)]|[-•*▪✓√])\s", re.IGNORECASE)
_REGARDING = re.compile(r"\s*(?:perihal|hal)\s*[:.]\s*(.+)", re.IGNORECASE)
_FILLED_IN = re.compile(r"(?:\.{6,}|_{6,}|…{2,})")
_EMPLOYMENT = frozenset({"ket-tempat-praktik", "surat-bekerja"})
_FORMER = word_set("paklaring pernah mengundurkan resign")
_STILL = word_set("masih akan berpraktik aktif")
_VILLAGES = VILLAGE | {"kutipan", "sipil"}
_RECEIPT = 4  # lines at whose top a receipt says that it is one
_ADDRESSED = word_set("yth kepada hormat")
_APPLIES = re.compile(
    r"\b(?:mengajukan|mengajukannya|bermaksud mengajukan) permohonan\b|\bdengan ini (?:saya |kami )?(?:me)?mohon\b"
    r"|\bmohon (?:kiranya )?(?:dapat )?(?:diterbitkan|diberikan|dikeluarkan) (?:surat )?izin\b",
    re.IGNORECASE,
)
_BLANKS = 3  # lines left to be filled in that make a form an empty one
# Titles that say little alone: the words of the text may say which of its kind a letter is.
_GENERAL = frozenset({"surat-pernyataan", "surat-permohonan", "proposal"})


def title_keys(
    text: str,
    starts: Sequence[int],
    documents: Mapping[str, DocumentKind],
    wanted: Wanted,
    mourned: frozenset[str] = frozenset(),
) -> tuple[str, ...]:
    """Return the keys of the documents whose titles stand on the pages of ``text``, in order, each once.

    ``starts`` are the offsets at which pages begin; without them the text is one page. ``mourned`` are the words of a
    dead person's name.
    """
    ends = [*starts[1:], len(text)]
    pages = [text[start:end] for start, end in zip(starts, ends, strict=True)] if starts else [text]
    pages = [as_printed(page[:_READ]) for page in pages[:_PAGES]]
    keys = ((_page_key(page, documents, wanted.keys) or _called(page, wanted), page) for page in pages)
    found = (_of_the_dead(key, page, wanted.keys, mourned) for key, page in keys)
    return tuple(dict.fromkeys(key for key in found if key))


def _called(page: str, wanted: Wanted) -> str | None:
    """Return the document whose name on the permit's list opens a line at the top of ``page``, or None."""
    lines = [tokens(line) for line in page.splitlines() if line.strip()][:_LINES]
    named = (key for words in lines for name, key in wanted.called if words[: len(name)] == name)
    return next(named, None)


def _of_the_dead(key: str | None, page: str, wanted: frozenset[str], mourned: frozenset[str]) -> str | None:
    """Return ``key``, an identity or family card as the dead person's when it bears their name or says so."""
    if key not in ("ktp", "kk") or f"{key}-almarhum" not in wanted:
        return key
    marked = "almarhum" in page.lower()  # a note that somebody wrote beside it
    return f"{key}-almarhum" if marked or (key == "ktp" and holder_of(page) & mourned) else key


def is_blank_form(text: str) -> bool:
    """Whether ``text`` is a form that nobody has filled in, or a list of what is required."""
    lines = [line for line in text.splitlines() if line.strip()]
    if any(set(raw_tokens(line)[:1]) & _NO_DOCUMENT for line in lines[:3]):
        return True
    empty = sum(bool(_FILLED_IN.search(line)) for line in lines)
    return empty >= _BLANKS and empty >= sum(":" in line for line in lines) / 2


def _page_key(page: str, documents: Mapping[str, DocumentKind], wanted: frozenset[str]) -> str | None:
    words = frozenset(raw_tokens(page[:_HEAD]))
    lines = [line for line in page.splitlines() if line.strip()][:_LINES]
    heading = [tokens(line) for line in lines[:_RECEIPT] if _may_be_title(line)]
    if any(is_under_way(line) for line in heading):
        return None
    marked = [key for key, mark in _marks(documents) if mark <= words]
    marked.sort(key=lambda key: key not in wanted)
    titled = _titled(lines, _titles(documents), wanted)
    if titled == "surat-permohonan":  # which usually states that its papers are true
        marked = [key for key in marked if key != "pernyataan-kebenaran"]
    if titled is None or titled in _GENERAL:
        titled = (marked[0] if marked else None) or letter_key(page, wanted) or titled
    if titled is None and is_identity_card(page):
        titled = "ktp"
    if titled is None and words & _ADDRESSED and _APPLIES.search(page[:_HEAD]):
        titled = "surat-permohonan"
    paid = titled is not None and any(is_paid_for(titled, line) for line in heading)
    return None if paid else _more_exact(titled, words)


def _more_exact(key: str | None, words: frozenset[str]) -> str | None:
    """Return ``key`` by who is named: a taxpayer's card as the company's, a hospital's death notice as its own."""
    if key in _EMPLOYMENT and words & _FORMER and not words & _STILL:
        return None  # where somebody worked once
    if key == "npwp" and words & COMPANIES:
        return "npwp-badan"
    if key == "surat-ket-kematian" and words & HOSPITALS and not words & _VILLAGES:
        return "sertifikat-medis-kematian"
    return key


def _titled(lines: Sequence[str], book: Lexicon, wanted: frozenset[str]) -> str | None:
    for line, below in pairwise((*lines, "")):
        if regarding := _REGARDING.match(line):
            if key := _letter(regarding[1], book, wanted):
                return key
            continue
        if not _may_be_title(line):
            continue
        key = _title_of(line, book, wanted)
        if key is None and _in_capitals(line) and _in_capitals(below) and _may_be_title(below):
            key = _title_of(f"{line} {below}", book, wanted)  # a title that was broken in two
        if key is not None:
            return key if key in wanted else _going_on(line, below, book, wanted) or key
    return None


def _may_be_title(line: str) -> bool:
    """Whether a line is short and neither an item of a list nor part of a sentence."""
    listed = _LISTED.match(line) or line.rstrip().endswith((",", ";"))
    return not listed and 0 < len(raw_tokens(line)) <= _TITLE_WORDS


def _in_capitals(line: str) -> bool:
    return line.upper() == line and line.strip() != ""


def _title_of(line: str, book: Lexicon, wanted: frozenset[str]) -> str | None:
    """Return the document that a line is the title of; one in capitals also when a letter of it was misread."""
    words = tokens(line)
    for read in (words, book.repair(words)) if _in_capitals(line) else (words,):
        hits = [hit for hit in book.find(read, wanted) if _covers(read, hit, book) or _opens(read, hit.start, line)]
        if hits:
            return max(hits, key=lambda hit: hit.letters).key
    return None


def _covers(words: tuple[str, ...], hit: Found, book: Lexicon) -> bool:
    """Whether the hints of a document make up most of a line; those of one document may overlap."""
    own = {place for other in book.every(words) if other.key == hit.key for place in range(other.start, other.end)}
    return sum(len(words[place]) + 1 for place in own) >= _COVERED * sum(len(word) + 1 for word in words)


def _going_on(line: str, below: str, book: Lexicon, wanted: frozenset[str]) -> str | None:
    """Return the wanted document that a title in capitals names when it goes on in the line below, or None."""
    if not _in_capitals(line) or not _in_capitals(below):
        return None
    named = (hit.key for hit in book.find(tokens(f"{line} {below}"), wanted) if hit.key in wanted)
    return next(named, None)


def _opens(words: tuple[str, ...], start: int, line: str) -> bool:
    """Whether a hint opens a line in capitals: a title goes on with what it is about."""
    return words[:start] in _BEFORE and _in_capitals(line)


def _letter(subject: str, book: Lexicon, wanted: frozenset[str]) -> str | None:
    """Return what a letter is by its subject line: an application unless it names another thing."""
    words = tokens(subject)
    hits = [hit for hit in book.find(words, wanted) if hit.start == 0]
    if hits:
        return hits[0].key
    return "surat-permohonan" if words[:1] in (("permohonan",), ("pengajuan",)) else None


def _marks_of(kinds: tuple[DocumentKind, ...]) -> tuple[tuple[str, frozenset[str]], ...]:
    """Return (key, words that together stand on no other document), the longest first."""
    marks = [(kind.key, frozenset(raw_tokens(mark))) for kind in kinds for mark in kind.marks]
    return tuple(sorted(marks, key=lambda item: -len(item[1])))


def _book_of(kinds: tuple[DocumentKind, ...]) -> Lexicon:
    """Return the lexicon of titles: what is written out. Short forms are how people call files."""
    return Lexicon(
        tuple(
            DocumentKind(
                kind.key,
                kind.label,
                kind.label_en,
                (*kind.titles, *(hint for hint in kind.hints if len(tokens(hint)) > 1 or len(hint) >= 6)),
            )
            for kind in kinds
        )
    )


_marks, _titles = Once(_marks_of), Once(_book_of)


def speaks_of(text: str, key: str, documents: Mapping[str, DocumentKind]) -> bool:
    """Whether ``text`` has at least one word by which people call the document ``key``."""
    kind = documents.get(key)
    if kind is None:
        return False
    vocabulary = {w for hint in (*kind.hints, kind.label) for w in tokens(hint)}
    return bool((vocabulary - _GENERIC) & set(tokens(text[:_HEAD])))


_GENERIC = word_set(
    "surat keterangan bukti sk dokumen izin atau yang foto kartu daftar nomor data jenis sesuai pemohon tanda dokter "
    "perawat bidan apoteker pt cv yayasan rs klinik apotek kerja usaha tenaga"
)
