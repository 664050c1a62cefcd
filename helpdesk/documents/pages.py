"""What a document's own text says it is: the title of each page, or the words that only such a card or letter has."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from helpdesk.documents.bare import schooling
from helpdesk.documents.bodies import AGENCIES, CAMPUS, CAMPUS_ENGLISH, COMPANIES, HOSPITALS, OWNERS, VILLAGE
from helpdesk.documents.cards import holder_of, is_identity_card, named_on
from helpdesk.documents.held import titled_as_held
from helpdesk.documents.letters import is_cover_letter, letter_key
from helpdesk.documents.misread import as_printed
from helpdesk.documents.neighbours import is_it
from helpdesk.documents.titles import book_of_titles, is_listed, may_be_title, titled
from helpdesk.documents.told import Told
from helpdesk.documents.under_way import is_paid_for, is_under_way
from helpdesk.documents.wanted import Wanted
from helpdesk.documents.words import raw_tokens, tokens, word_set
from helpdesk.knowledge.vocabulary import Once
from helpdesk.model.knowledge import DocumentKind

_LINES = 15  # a title stands at the top
_RECEIPT = 4  # lines in which a receipt says that it is one
_SAYS_WHAT = 5  # lines in which a certificate says of what it is one
_HEAD = 4000  # characters of a page in which the words of a card are looked for
_READ = 8000  # characters of a page that are looked at
_PAGES = 40
_OF_A_LABEL = 3  # words before a colon: "2. Diameter batang"
_SETTLED = re.compile(r":.*\b(?:lunas|dibayar|terbayar|paid)\b", re.IGNORECASE)  # "Tanda terima : LUNAS"
_OURS = re.compile(
    r"\b(?:mahasiswa|mahasiswi|peneliti|dosen|siswa)(?:/i)? kami\b"
    r"|\bour (?:researcher|student|lecturer|fellow|staff)s?\b",
    re.IGNORECASE,
)
_DECLARES = re.compile(
    r"\bbertanda ?tangan di ?bawah ini\b[\s\S]{0,400}?\b(?:dengan ini )?menyatakan\b(?! permohonan)", re.IGNORECASE
)
_OF_PAPERS = word_set("dokumen data berkas informasi lampiran")
_TRUE = word_set("benar kebenaran keabsahan sah asli keaslian")
_EMPLOYMENT = frozenset({"ket-tempat-praktik", "surat-bekerja"})
_FORMER = word_set("paklaring pernah mengundurkan resign")
_NO_LONGER = re.compile(
    r"\b(?:(?:sudah|telah) tidak|tidak lagi) (?:lagi )?(?:bekerja|berpraktik|bertugas)\b", re.IGNORECASE
)
_STILL = word_set("masih akan berpraktik aktif")
_VILLAGES = VILLAGE | {"kutipan", "sipil"}
_ADDRESSED = word_set("yth kepada hormat")
_APPLIES = re.compile(
    r"\b(?:mengajukan|mengajukannya|bermaksud mengajukan) permohonan\b|\bdengan ini (?:saya |kami )?(?:me)?mohon\b"
    r"|\bmohon (?:kiranya )?(?:dapat )?(?:diterbitkan|diberikan|dikeluarkan) (?:surat )?izin\b",
    re.IGNORECASE,
)
# Titles that say little alone: the words of the text may say which of its kind a letter is.
_GENERAL = frozenset({"surat-pernyataan", "surat-permohonan", "proposal"})
_HEAD_OF_FAMILY = re.compile(r"kepala keluarga\s*[:.]?\s*([^\n:]{3,40})", re.IGNORECASE)
_DIED = re.compile(
    r"\bbahwa\s+([A-Z][^\n,]{2,40}?)\s+(?:telah|sudah) meninggal|almarhum(?:ah)?\s*[:.]?\s*([A-Z][^\n,:]{2,40})"
    r"|\bnama\s+(?:jenazah|mendiang|pewaris|yang meninggal)\s*[:.]\s*([A-Z][^\n,:]{2,40})"
    r"|\b(?:telah|sudah) meninggal(?: dunia)?[ \t]*:?[ \t]*\n?[ \t]*(?-i:([A-Z]{3,}(?: [A-Z.']{2,}){0,4}))[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
# the name below the title of a paper on a death, when it stands alone in its line
_OF_DEATH = re.compile(
    r"\A(?:[^\n]*\n){0,4}?[^\n]*\b(?:PENYEBAB KEMATIAN|KETERANGAN KEMATIAN|KETERANGAN MENINGGAL(?: DUNIA)?"
    r"|AKTA KEMATIAN)[^\n]*\n(?:(?:nomor|no\.?|nama)[^\n]*\n)?"
    r"[ \t]*([A-Z][A-Z'.]+(?: [A-Z][A-Z'.]*){0,4})[ \t]*(?=\n|\Z)"
)
_TITLES_OF_PEOPLE = word_set("haji hajah hj bapak ibu almarhum almarhumah telah meninggal dunia nama")
_OF_A_NAME = 2  # words that a card shares with the name of the dead: relatives share the last
_BRACKETED = re.compile(r"\(([A-Z]{3,8})\)")
_ALMARHUM = re.compile(r"\balm(?:arhum(?:ah)?|h)?\b", re.IGNORECASE)


def titled_pages(
    text: str,
    starts: Sequence[int],
    documents: Mapping[str, DocumentKind],
    wanted: Wanted,
    told: Told,
) -> list[tuple[str, str]]:
    """Return (document key, page) of each page of ``text`` that has a document's title.

    ``starts`` are the offsets at which pages begin; without them the text is one page.
    """
    pages = pages_of(text, starts)
    keys = (
        # first whether it is the permit held until now: parts of its name are names of other papers
        (titled_as_held(page, wanted, told) or _page_key(page, documents, wanted) or _called(page, wanted), page)
        for page in pages
        if not _is_none(page)
    )
    return [
        (_of_the_dead(named, page, wanted.keys, told.mourned), page)
        for named, page in keys
        if named is not None and is_it(named, page, wanted)
    ]


def pages_of(text: str, starts: Sequence[int]) -> tuple[str, ...]:
    """Return the first pages of ``text`` as printed; they begin at ``starts``, and without these it is one page."""
    return _printed(text, tuple(starts))


@lru_cache(maxsize=32)  # several rules look at the pages of one mail, one after another
def _printed(text: str, starts: tuple[int, ...]) -> tuple[str, ...]:
    ends = [*starts[1:], len(text)]
    pages = [text[start:end] for start, end in zip(starts, ends, strict=True)] if starts else [text]
    return tuple(as_printed(page[:_READ]) for page in pages[:_PAGES])


def mourned_in(pages: Sequence[str]) -> frozenset[str]:
    """Return the words of the names of those whom these pages say to have died, lower-cased."""
    names = [next(filter(None, found.groups())) for page in pages for found in _DIED.finditer(page)]
    names += [named_on(page) for page in pages if _ALMARHUM.search(page) and is_identity_card(page)]
    names += [found[1] for page in pages if (found := _OF_DEATH.search(page))]
    return frozenset(word for name in names for word in raw_tokens(name) if len(word) > 2) - _TITLES_OF_PEOPLE


def _called(page: str, wanted: Wanted) -> str | None:
    """Return the document whose name on the permit's list opens a line at the top of ``page``, or None."""
    lines = [tokens(line) for line in page.splitlines() if line.strip() and not is_listed(line)][:_LINES]
    # "KEPUTUSAN" above "TENTANG IZIN ...": one title
    lines += [(*words, *below[1:]) for words, below in pairwise(lines) if below[:1] == ("tentang",)]
    named = (
        key
        for words in lines
        for name, key in wanted.called
        if name in (words[: len(name)], ("surat", *words[: len(name) - 1]))
    )
    return next(named, None)


def _of_the_dead(key: str, page: str, wanted: frozenset[str], mourned: frozenset[str]) -> str:
    """Return ``key``, an identity or family card as the dead person's when it bears their name or says so."""
    if key not in ("ktp", "kk") or f"{key}-almarhum" not in wanted:
        return key
    head = _HEAD_OF_FAMILY.search(page)
    names = holder_of(page) if key == "ktp" else frozenset(raw_tokens(head[1])) if head else frozenset()
    names -= _TITLES_OF_PEOPLE
    enough = key == "ktp" and len(names & mourned) >= min(_OF_A_NAME, max(1, len(mourned)))
    if enough and len(mourned) < _OF_A_NAME:  # a son bears his father's name behind his own
        first = next((word for word in raw_tokens(named_on(page)) if word in names), None)
        enough = first in mourned
    theirs = bool(names) and (names <= mourned or enough)
    marked = "almarhum" in page.lower()  # a note that somebody wrote beside it
    return f"{key}-almarhum" if marked or theirs else key


def _is_none(page: str) -> bool:
    """Whether a page is a receipt for papers that are under way, or a letter that only lists what comes with it."""
    return is_receipt(page) or is_cover_letter([line for line in page.splitlines() if line.strip()][:_LINES])


def is_receipt(page: str) -> bool:
    """Whether a page says at its top that it is a receipt for papers that are under way."""
    lines = [line for line in page[:_READ].splitlines() if line.strip()][:_RECEIPT]
    return any(is_under_way(tokens(line)) for line in lines if may_be_title(line) and not _SETTLED.search(line))


def _page_key(page: str, documents: Mapping[str, DocumentKind], wanted: Wanted) -> str | None:
    words = frozenset(raw_tokens(page[:_HEAD]))
    lines = [line for line in page.splitlines() if line.strip()][:_LINES]
    marked = [key for key, mark in _marks(documents) if mark <= words]
    marked.sort(key=lambda key: key not in wanted.keys)
    key = titled(lines, book_of_titles(documents), wanted)
    if key == "surat-permohonan":  # which usually states that its papers are true
        marked = [other for other in marked if other != "pernyataan-kebenaran"]
    if key is None or key in _GENERAL:
        kind = letter_key(page, wanted.keys)
        # an application says so first, and then often that its papers are true
        kind = None if key == "surat-permohonan" and kind == "pernyataan-kebenaran" else kind
        key = (marked[0] if marked else None) or kind or key
    if key == "surat-pernyataan":
        key = wanted.stated_in(frozenset(tokens(page[:_HEAD]))) or key
    key = key or _untitled(page, lines, wanted)
    if key is None or any(is_paid_for(key, tokens(line)) for line in lines[:_RECEIPT]):
        return None
    exact = _more_exact(key, words, page[:_HEAD], wanted)
    return exact and wanted.abbreviated(exact, _alone(lines))


def _untitled(page: str, lines: Sequence[str], wanted: Wanted) -> str | None:
    """Return what a page without a known title is: a card, a letter that applies, what the list says in other words."""
    if is_identity_card(page):
        return "ktp"
    if frozenset(raw_tokens(page[:_HEAD])) & _ADDRESSED and _APPLIES.search(page[:_HEAD]):
        return "surat-permohonan"
    if _DECLARES.search(page[:_HEAD]) and (declared := _declared(page, wanted)) is not None:
        return declared
    if (listing := wanted.with_fields(frozenset(map(_label_of, lines)))) is not None:
        return listing
    for line in lines:
        if may_be_title(line) and (fitting := wanted.fitting(tokens(line))) is not None:
            return fitting
    return next((wanted.abbreviations[word] for word in _alone(lines) if word in wanted.abbreviations), None)


def _label_of(line: str) -> str:
    """Return the word before the colon or the equals sign of "Tinggi : 9 m", folded; "" of other lines."""
    label, sign, value = line.replace("=", ":").partition(":")
    words = tokens(label)
    return words[-1] if sign and value.strip() and words and len(words) <= _OF_A_LABEL else ""


def _declared(page: str, wanted: Wanted) -> str | None:
    """Return which of the wanted statements a page is that declares something and bears no title."""
    words = frozenset(tokens(page[:_HEAD])) | frozenset(raw_tokens(page[:_HEAD]))
    if "pernyataan-kebenaran" in wanted.keys and words & _OF_PAPERS and words & _TRUE:
        return "pernyataan-kebenaran"
    return wanted.stated_in(words) or ("surat-pernyataan" if "surat-pernyataan" in wanted.keys else None)


def _alone(lines: Sequence[str]) -> list[str]:
    """Return the words that stand alone in a line at the top or in brackets: "(SPPL)" in or below a title."""
    alone = [read[0] for line in lines[:_RECEIPT] if len(read := tokens(line)) == 1]
    return alone + [found.lower() for line in lines[:_RECEIPT] for found in _BRACKETED.findall(line)]


def _is_former(words: frozenset[str], page: str, wanted: Wanted) -> bool:
    """Whether a letter is about a post that somebody has left; who gives a permit back proves it by that."""
    left = _NO_LONGER.search(page) is not None and "pencabutan" not in wanted.own_words()
    return left or (bool(words & _FORMER) and not words & _STILL)


def _more_exact(key: str, words: frozenset[str], page: str, wanted: Wanted) -> str | None:
    """Return ``key`` by who is named: a taxpayer's card as the company's, a hospital's death notice as its own."""
    if key in _EMPLOYMENT and _is_former(words, page, wanted):
        return None  # where somebody worked once
    if key == "sertifikat-kompetensi":
        key = schooling(("sertifikat", *_said_above(page)), wanted) or key
    if key == "npwp" and words & COMPANIES:
        return "npwp-badan"
    if key == "surat-ket-kematian" and words & HOSPITALS and not words & _VILLAGES:
        return "sertifikat-medis-kematian"
    if key == "perjanjian-kerjasama" and "limbah" in words:
        return "mou-limbah"
    if key == "surat-permohonan" and key not in wanted.keys and "pengantar-kampus" in wanted.keys:
        theirs = words & (CAMPUS | CAMPUS_ENGLISH | OWNERS | AGENCIES | {"lembaga"}) or _OURS.search(page)
        return "pengantar-kampus" if theirs else key
    return key


def _said_above(page: str) -> list[str]:
    """Return the words of the lines in which a certificate says of what it is one."""
    return [word for line in [line for line in page.splitlines() if line.strip()][:_SAYS_WHAT] for word in tokens(line)]


def _marks_of(kinds: tuple[DocumentKind, ...]) -> tuple[tuple[str, frozenset[str]], ...]:
    """Return (key, words that together stand on no other document), the longest first."""
    marks = [(kind.key, frozenset(raw_tokens(mark))) for kind in kinds for mark in kind.marks]
    return tuple(sorted(marks, key=lambda item: -len(item[1])))


_marks = Once(_marks_of)


def speaks_of(text: str, key: str, documents: Mapping[str, DocumentKind]) -> bool:
    """Whether ``text`` has at least one word by which people call the document ``key``."""
    kind = documents.get(key)
    if kind is None:
        return False
    vocabulary = {w for hint in (*kind.hints, kind.label) for w in tokens(hint)}
    return bool((vocabulary - _GENERIC) & set(tokens(text[:_HEAD])))


def titled_as_foreign(text: str, key: str, documents: Mapping[str, DocumentKind]) -> bool:
    """Whether ``text`` bears a title of its own, SURAT JALAN, that shares no word with what ``key`` is called."""
    own = {word for hint in _calls(documents[key]) for word in tokens(hint)} if key in documents else set()
    for line in [line for line in text[:_HEAD].splitlines() if line.strip()][:_FOREIGN_LINES]:
        words = tokens(line)
        telling = {word for word in words if word.isalpha() and len(word) > 2} - _GENERIC
        if telling & own and words[0] not in COMPANIES:  # a letterhead says nothing
            return False
        if words and words[0] in _TITLED and line.upper() == line and may_be_title(line) and telling - _TITLED:
            # a bare "SURAT KEPUTUSAN" does not say on what: the rest of the page does
            return telling != _DECREE or not speaks_of(text, key, documents)
    return False


def _calls(kind: DocumentKind) -> tuple[str, ...]:
    return (*kind.hints, *kind.titles, *kind.marks, kind.label)


_FOREIGN_LINES = 5
_DECREE = frozenset({"keputusan"})
_TITLED = word_set(
    "surat kartu sertifikat bukti tanda laporan berita undangan perjanjian kwitansi formulir nota lembar memo "
    "pengumuman akta delivery"
)
_GENERIC = word_set(
    "surat keterangan bukti sk dokumen izin atau yang foto kartu daftar nomor data jenis sesuai pemohon tanda dokter "
    "perawat bidan apoteker pt cv yayasan rs klinik apotek kerja usaha tenaga"
)
