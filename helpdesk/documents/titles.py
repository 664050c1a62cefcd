"""Which document a line at the top of a page is the title of, or a letter's subject."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from helpdesk.documents.held import named_at
from helpdesk.documents.lexicon import Found, Lexicon
from helpdesk.documents.misnamed import TELLING, is_misnamed
from helpdesk.documents.names import is_land_title
from helpdesk.documents.wanted import Wanted
from helpdesk.documents.words import JOIN, raw_tokens, tokens, word_set
from helpdesk.knowledge.vocabulary import Once
from helpdesk.model.knowledge import DocumentKind

_TITLE_WORDS = 12  # a longer line is a sentence that may speak of any document
_COVERED = 0.6  # the share of a title's letters that its hint has to make up
_BEFORE = ((), ("surat",), ("sertifikat",), ("laporan",))  # words before the one that says what it is
_ABOUT = frozenset({"pengantar", "rekomendasi", "permohonan"})
_LETTERS_ABOUT = frozenset(("surat", word) for word in _ABOUT)
_TOP = 4  # lines among which an application says what it is
_SAYS_WHAT = 1  # words of what is applied for
# "Permohonan nomor ..." stands on what is given, "Permohonan Anda dikembalikan" on a screen
_NO_MATTER = word_set(
    "nomor no anda saudara your diterima ditolak dikembalikan disetujui diproses terkirim berhasil selesai menunggu "
    "status tanggal submitted received rejected approved"
)
_SMALL_WORDS = 3  # letters of *dan*, *di*, which are not capitalised
_PRINTED = 5  # letters of a word that may be mended: in a title printed in capitals fewer than in a name
_BESIDE_A_DIPLOMA = frozenset({"pendamping", "supplement", "transkrip"})
_LISTED = re.compile(r"\s*(?:\(?\d{1,2}[.)]|[a-z][.)]|[-•*▪✓√])\s", re.IGNORECASE)
# "untuk mengurus Surat Izin Praktik Perawat": what a letter is for, or encloses
_HEIR = re.compile(r"\W*(?:nama )?ahli waris\s*[:=]", re.IGNORECASE)  # who it is, on any paper about a grave
_GOES_ON = re.compile(
    r"\s*(?:untuk|guna|yang|dalam rangka|agar|sebagai|bahwa|dalam hal|memperoleh|mengurus|mengajukan|lampiran"
    r"|[Ll]ampiran|[Tt]erlampir"
    r"|[Tt]embusan|for|to obtain|[Ee]nclosures?)\b"
)
_REGARDING = re.compile(
    r"\s*(?:(?:perihal|hal|subject|re)\s*[:.]|perihal(?=\s+(?:surat\s+)?permohonan))\s*(.+)", re.IGNORECASE
)
_LONGEST = 300  # characters of a line that may be a title
# "Nomor: 045/REK/IDI/2026": the letters in it stand for whatever the sender's register calls so
_REFERENCE = re.compile(
    r"\b(?:no|nomor|nomer|ref)\b[ .:]{0,5}[^\s/]{0,40}?\d[^\s/]{0,40}(?: ?/ ?[^\s/]{1,40}){1,8}"
    r"|(?<![^\s/])[^\s/]{1,40}(?: ?/ ?[^\s/]{1,40}){1,8} ?/ ?(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_APPLIED = (("permohonan",), ("pengajuan",), ("perpanjangan",), ("request",), ("application",))


def titled(lines: Sequence[str], book: Lexicon, wanted: Wanted) -> str | None:
    """Return the document key of the first of ``lines`` that is a title or a subject, a wanted one first, or None."""
    keys = list(_every_title(lines, book, wanted))
    return next((key for key in keys if key in wanted.keys), keys[0] if keys else None)


def _every_title(lines: Sequence[str], book: Lexicon, wanted: Wanted) -> Iterator[str]:
    """Yield the keys of all titles in order, up to a letter's subject: below it stands what the letter speaks of."""
    lines = [_REFERENCE.sub("", line) if "/" in line and len(line) <= _LONGEST else line for line in lines]
    for at, (line, below) in enumerate(pairwise((*lines, ""))):
        if (subject := subject_of(line)) is not None:
            if key := _letter(subject, book, wanted):
                yield key
                return
            continue
        if not may_be_title(line):
            continue
        key = _title_of(line, book, wanted) or (_applying(line, book, wanted) if at < _TOP else None)
        if key is None and _is_broken(line, below):
            key = _title_of(f"{line} {below}", book, wanted)  # a title that was broken in two
        if key is not None:
            yield key if key in wanted.keys else _going_on(line, below, book, wanted) or key


def _applying(line: str, book: Lexicon, wanted: Wanted) -> str | None:
    """Return the application when a line at the top says what is applied for, and that is no paper of the list."""
    words = tuple(word for word in tokens(line) if word != JOIN)
    words = words[1:] if words[:1] == ("surat",) else words
    if words[:1] not in _APPLIED[:2] or len([word for word in words[1:] if word.isalpha()]) < _SAYS_WHAT:
        return None
    ours = named_at(words[1:], wanted) is not None or not wanted.keys
    papers = {hit.key for hit in book.find(words[1:], wanted.keys)} & wanted.keys - {
        "izin-lama",
        "sip-lama",
        "iptm-lama",
    }
    another = papers or is_misnamed("surat-permohonan", words, wanted.own_words())
    return None if (another and not ours) or set(words) & _NO_MATTER else "surat-permohonan"


def subject_of(line: str) -> str | None:
    """Return what a letter's subject line says, or None when ``line`` is none."""
    found = _REGARDING.match(line)
    return found[1] if found else None


def may_be_title(line: str) -> bool:
    """Whether a line is short and neither an item of a list nor part of a sentence."""
    part = line.rstrip().endswith((",", ";")) or _GOES_ON.match(line) is not None
    return not is_listed(line) and not part and 0 < len(raw_tokens(line)) <= _TITLE_WORDS


def is_listed(line: str) -> bool:
    """Whether a line is an item of a list."""
    return _LISTED.match(line) is not None


def _is_broken(line: str, below: str) -> bool:
    """Whether a title may go on in the line below: both are in capitals, or the first is one word."""
    single = below.strip() != "" and len(raw_tokens(line)) == 1
    return (single or (_in_capitals(line) and _in_capitals(below))) and may_be_title(below)


def _in_capitals(line: str) -> bool:
    return line.upper() == line and line.strip() != ""


def _title_of(line: str, book: Lexicon, wanted: Wanted) -> str | None:
    """Return the document that a line is the title of; one in capitals also when a letter of it was misread."""
    words = tuple(word for word in tokens(line) if word != JOIN)
    for read in (words, book.repair(words, TELLING)) if _in_capitals(line) else (words,):
        about = read[:1] != () and (read[0] in _ABOUT or read[:2] in _LETTERS_ABOUT)
        found = book.find(read, wanted.keys, wanted.listed(read))
        every = book.every(read) if found else []
        hits = [hit for hit in found if _is_title(read, hit, line, every)]
        if about:  # "surat pengantar perpanjangan IPTM": what follows is what the letter is about
            hits = [hit for hit in hits if hit.start <= (read[0] == "surat")]
        if hits:
            key = wanted.abbreviated(max(hits, key=lambda hit: hit.letters).key, read)
            return key if key in wanted.keys else wanted.written_out(read) or key
    return None


def _is_title(words: tuple[str, ...], hit: Found, line: str, every: Sequence[Found]) -> bool:
    if hit.key == "sertifikat-tanah" and not is_land_title(hit, words):
        return False
    if hit.key == "ahli-waris" and _HEIR.match(line):
        return False
    if hit.key == "ijazah" and set(words) & _BESIDE_A_DIPLOMA:
        return False
    return _covers(words, hit, every) or _opens(words, hit.start, line)


def _covers(words: tuple[str, ...], hit: Found, every: Sequence[Found]) -> bool:
    """Whether the hints of a document make up most of a line; those of one document may overlap."""
    alike = (other for other in (hit, *every) if other.key == hit.key)
    own = {place for other in alike for place in range(other.start, other.end)}
    letters = sum(len(word) + 1 for word in words if not word.isdigit())
    return sum(len(words[place]) + 1 for place in own if not words[place].isdigit()) >= _COVERED * letters


def _going_on(line: str, below: str, book: Lexicon, wanted: Wanted) -> str | None:
    """Return the wanted document that a title in capitals names when it goes on in the line below, or None."""
    if not _in_capitals(line) or not _in_capitals(below):
        return None
    named = (hit.key for hit in book.find(tokens(f"{line} {below}"), wanted.keys) if hit.key in wanted.keys)
    return next(named, None)


def _opens(words: tuple[str, ...], start: int, line: str) -> bool:
    """Whether a hint opens a headline: a title goes on with what it is about."""
    return words[:start] in _BEFORE and _is_headline(line)


def _is_headline(line: str) -> bool:
    """Whether a line is in capitals, or every longer word of it begins with one: "Sertifikat Pelatihan Penjamah"."""
    longer = [word for word in line.split() if len(word) > _SMALL_WORDS and word[0].isalpha()]
    return _in_capitals(line) or (len(longer) > 1 and all(word[0].isupper() for word in longer))


def _letter(subject: str, book: Lexicon, wanted: Wanted) -> str | None:
    """Return what a letter is by its subject line: an application unless it names another thing."""
    words = tokens(subject)
    hits = [hit for hit in book.find(words, wanted.keys) if hit.start == 0]
    if hits:
        return hits[0].key
    return "surat-permohonan" if words[:1] in _APPLIED else None


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
        ),
        _PRINTED,
    )


book_of_titles = Once(_book_of)
"""Returns the lexicon of a vocabulary's titles."""
