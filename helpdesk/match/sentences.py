"""Text cut into sentences and list items, each with its place: ``text[span.start:span.end]`` is the sentence."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

WRAPPED = 55  # a line at least this long that goes on in lower case was broken by the mail program

_FEWEST_ENDS = 3  # of lines, from which a mail program may be seen to have broken them
_BY_NO_CHANCE = 4  # lines that are all as long as words fit
_FILLED = 0.75  # share of them that are as long as words fit: paragraphs and greetings end early
_NARROWEST, _WIDEST = 30, 100  # code points of a line
_BROKEN_OFF = 4  # one in four of them ends with a word that leads on
_LINKS_TEXT = """
di ke dari yang yg untuk utk dengan dgn dan atau serta pada oleh dalam tentang karena krn supaya agar kalau kalo bila
apabila jika apakah bagaimana sama lalu the a an of to for in on and or my our if whether
"""
_LINKS = frozenset(_LINKS_TEXT.split())
_LEADING_TEXT = """
buat bisa harus boleh perlu akan sudah belum tidak apa saya kami itu ini juga lagi ada sampai is are i we that which can
may must do
"""
_LEADS_ON = _LINKS | frozenset(_LEADING_TEXT.split())
_FIRST_WORD = re.compile(r"\S*")
_ABBREVIATIONS_TEXT = """
a.n an u.p up alm almh yth jl jln kec kel kab prov tgl rp pt cv ir h hj dr drg drh apt sp prof ns bpk sdr telp tlp hp
rt rw gg ps mr mrs ms dra drs s.farm s.kep s.h lt hal e.g i.e vs
"""
_ABBREVIATIONS = frozenset(_ABBREVIATIONS_TEXT.split())
# each run of signs is tried once, from its beginning: hostile mail has runs of tens of thousands
_FACES = "[\u2600-\u27bf\U0001f300-\U0001faff]"
_END = re.compile(
    r"(?<![.!?…])[.!?…]++[\"'”’)]*+(?=\s|$)|(?<![?!])[?!]++(?=\w)|;\s|\s[-–—]{1,2}\s(?=[A-Z])"
    # a smiling face or folded hands end a sentence too
    rf"|(?<!{_FACES}){_FACES}++\s++(?=\w)"
)
_LINE_END = re.compile(r"(?<![ \t])[ \t]*+\n\s*+")
_MARKER = re.compile(r"(?:^|(?<=\n))[ \t]*(?:[-*•·–—>]+|\(?\d{1,2}[.)]|\(?[a-j][.)])[ \t]+", re.IGNORECASE)
_INLINE = re.compile(r"(?:(?<=[\s:;,.?])|^)\(?(\d{1,2})\)[ \t]*(?=\S)")
_NUMBER = re.compile(r"\s*[\w/-]*\d")
_LETTERED = re.compile(r"(?:(?<=[\s:;,.?])|^)\(?([a-h])\)[ \t]*(?=\S)", re.IGNORECASE)
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii")
_ROMAN = re.compile(rf"(?:(?<=[\s:;,.?])|^)\(?({'|'.join(_ROMANS)})\)[ \t]*(?=\S)", re.IGNORECASE)
_LETTERED_DOT = re.compile(r"(?:(?<=[\s:;,?])|^)([a-h])\.[ \t]+(?=[^\W\d]{2})", re.IGNORECASE)
_DOTTED = re.compile(r"(?:(?<=[\s:;,?])|^)(\d{1,2})\.[ \t]*(?=[^\W\d])")


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a text; ``item`` says that it stood in a list."""

    start: int
    end: int
    item: bool = False


@lru_cache(maxsize=32)  # of the mails in step, each is cut into questions and later held against the lines of entries
def sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences and list items of ``text`` in order, without outer blanks and list markers."""
    markers = _markers(text)
    marker_ends = dict(markers)
    # neither the dash before an item nor the dot behind its number ends a sentence: it would begin without its mark
    within = {place for start, end in markers for place in range(start + 1, end + 1)}
    ends = set(_ends(text)) - within
    cuts = sorted({0, len(text), *(start for start, _ in markers), *ends, *_breaks(text)})
    spans = []
    for start, end in itertools.pairwise(cuts):
        first = marker_ends.get(start, start)
        piece = text[first:end]
        if stripped := piece.strip():
            at = first + len(piece) - len(piece.lstrip())
            spans.append(Span(at, at + len(stripped), start in marker_ends))
    return tuple(spans)


def _markers(text: str) -> list[tuple[int, int]]:
    """Return where list items begin, and where their words begin."""
    found = [match.span() for match in _MARKER.finditer(text)]
    for pattern in (_INLINE, _LETTERED, _ROMAN, _LETTERED_DOT, _DOTTED):
        numbers = [(_number(match[1]), match.span()) for match in pattern.finditer(text)]
        # a lone "2)" or "lantai 2." is no list; a list counts up from one
        expected = 1
        for number, span in numbers:
            if number == expected and (number > 1 or any(n == 2 for n, _ in numbers)):
                found.append(span)
                expected += 1
    return found


def _number(mark: str) -> int:
    """Return the place in a list that digits, a letter or a Roman number stand for."""
    if mark.lower() in _ROMANS:
        return _ROMANS.index(mark.lower()) + 1
    return int(mark) if mark.isdigit() else ord(mark.lower()) - ord("a") + 1


def _ends(text: str) -> list[int]:
    """Return the places after the marks that end a sentence."""
    return [match.end() for match in _END.finditer(text) if not _abbreviated(text, match)]


def _abbreviated(text: str, match: re.Match[str]) -> bool:
    if match[0] != ".":
        return False
    word = re.split(r"[\s(,/]", text[max(0, match.start() - 20) : match.start()])[-1].lower()
    if word in ("no", "nomor", "nmr"):
        return bool(_NUMBER.match(text, match.end()))
    if word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha()):
        # "no." at the end of everything still ends it
        return bool(text[match.end() :].strip())
    return word.isdigit() and _starts_line(text, match.start() - len(word))


def _starts_line(text: str, position: int) -> bool:
    return not text[text.rfind("\n", 0, position) + 1 : position].strip()


def _breaks(text: str) -> list[int]:
    """Return the line ends that end a sentence: all but those a mail program put into a long one."""
    ends = [_LineEnd(text, match) for match in _LINE_END.finditer(text)]
    width = _width(ends)
    return [end.next for end in ends if not (end.is_filled(width) if width else end.goes_on())]


class _LineEnd:
    """The end of a line: the line, the word that the next one begins with, and where that stands."""

    def __init__(self, text: str, match: re.Match[str]) -> None:
        self.line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()].rstrip()
        self.next = match.end()
        self.single = match[0].count("\n") == 1
        word = _FIRST_WORD.match(text, match.end())
        self.word = word[0] if word else ""

    def goes_on(self) -> bool:
        """Whether a mail program may have put it into a sentence, as far as the line itself shows."""
        goes_on = self.word[:1].islower() and self.single and not self.line.endswith((".", "?", "!", ":"))
        last = self.line.rpartition(" ")[2].lower()
        return goes_on and (len(self.line) >= WRAPPED or self.line.endswith(",") or last in _LINKS)

    def is_filled(self, width: int) -> bool:
        """Whether the next word had no room in the line, which is why it was broken."""
        return self.single and len(self.line) + 1 + len(self.word) > width


def _width(ends: Sequence[_LineEnd]) -> int:
    """Return how long the lines are that a mail program has broken, 0 when a person has: RFC 3676 is not everywhere.

    A program fills each line as far as words fit; a person ends some early. Short lines must also break off in the
    middle of phrases, since who asks four things of much the same length a line each fills them by chance.
    """
    within = [end for end in ends if end.single and end.line]
    width = max((len(end.line) for end in within), default=0)
    filled = [end for end in within if end.is_filled(width)]
    if not filled or not _NARROWEST <= width <= _WIDEST or len(filled) < _FILLED * len(within):
        return 0
    wide = width >= WRAPPED and len(within) >= _FEWEST_ENDS
    wide = wide or len(within) == len(filled) >= _BY_NO_CHANCE
    leading = _LEADS_ON if len(within) >= _FEWEST_ENDS else _LINKS  # of few lines they must tell more
    broken = sum(end.line.rpartition(" ")[2].lower() in leading for end in filled)
    return width if wide or broken * _BROKEN_OFF >= len(filled) else 0
