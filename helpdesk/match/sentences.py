"""Text cut into sentences and list items, each with its place: ``text[span.start:span.end]`` is the sentence."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import lru_cache

WRAPPED = 55  # a line at least this long that goes on in lower case was broken by the mail program

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
    # the dash before an item ends no sentence: the item would begin without its mark
    ends = set(_ends(text)).difference(marker_ends.values())
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
    for pattern in (_INLINE, _LETTERED, _LETTERED_DOT, _DOTTED):
        numbers = [(_number(match[1]), match.span()) for match in pattern.finditer(text)]
        # a lone "2)" or "lantai 2." is no list; a list counts up from one
        expected = 1
        for number, span in numbers:
            if number == expected and (number > 1 or any(n == 2 for n, _ in numbers)):
                found.append(span)
                expected += 1
    return found


def _number(mark: str) -> int:
    """Return the place in a list that a digit or a letter stands for."""
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
    found = []
    for match in _LINE_END.finditer(text):
        line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        following = text[match.end() : match.end() + 1]
        goes_on = following.islower() and match[0].count("\n") == 1 and not line.rstrip().endswith((".", "?", "!", ":"))
        if not (goes_on and (len(line) >= WRAPPED or line.rstrip().endswith(","))):
            found.append(match.end())
    return found
