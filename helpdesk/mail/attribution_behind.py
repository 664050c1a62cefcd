"""An attribution or a divider behind somebody's own words, on one line: "Terima kasih Pada Rab, 5 Mar ... menulis:".

Programs on telephones leave out the line break above the quote. It is put back where a quote follows at once, so that
the line is read as any other mail's two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from helpdesk.mail.attribution import COLON, ENDS_WITH_WROTE, is_dated
from helpdesk.mail.quote_words import FORWARDED, ORIGINAL
from helpdesk.mail.words import any_of
from helpdesk.mail.wrapped import DATE_FIRST, STARTS, TIME, YEAR_OR_DAY
from helpdesk.pattern import Pattern

_MARKED = re.compile(r"[ \t\u00a0\u3000]{0,4}[>＞]")
_LONGEST = 1_000  # characters of a line's end that are looked at
_MOST_LINES = 3
_FEWEST = 3  # words before a day
_LONG_WORD = 4  # letters and more, which no abbreviation of a day has
_MOST_PLACES = 6  # of a line, in which an attribution may begin
_MOST_IN_VAIN = 50  # lines above quotes that end as attributions do and hold none behind words
_WORD = re.compile(r"(?<=\s)\S")
_SENTENCE_ENDS = re.compile(r"[.!?…)\"”’。！？]\s+$")
# "Rab, 5 Mar 2025", "пн, 3 мар. 2025", "2025年3月3日": a day that begins an attribution by itself
_DAY = re.compile(
    r"(?:[^\W\d_]{1,10}\.?,\s)?(?:\d{1,2}\.?\s[^\W\d_]{2,12}\.?,?\s\d{4}|\d{4}\s?[./年년-]|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4})"
)
_NAME = re.compile(r"(?:(?![a-zà-öø-ÿ])[^\W\d_][\w.'’-]{0,30},?\s){1,4}<[^<>@\s]{1,64}@[^<>\s]{1,190}>")
_DIVIDER = Pattern(rf"\s(-{{4,}}+\s?{any_of((*ORIGINAL, *FORWARDED))}\s?-{{4,}})\s*$", flags=re.IGNORECASE)


def apart(lines: Sequence[str]) -> list[str]:
    """Return ``lines``, with an empty one before each attribution above a quote, or divider, that is behind words."""
    ends = [
        line if _MARKED.match(line) else line[-_LONGEST:] for line in lines
    ]  # a paragraph may be on one line, and the attribution behind it
    cuts = {index: at + len(lines[index]) - len(ends[index]) for index, at in _cuts(ends)}
    parted: list[str] = []
    for index, line in enumerate(lines):
        at = cuts.get(index)
        parted += [line] if at is None else [line[:at].rstrip(), "", line[at:]]
    return parted


def _cuts(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield (line, offset) of what is to stand on a line of its own."""
    patience = _MOST_IN_VAIN
    for index, line in enumerate(lines):
        if not patience or not line.strip() or _MARKED.match(line):
            continue
        if line.rstrip().endswith("-") and (divider := _DIVIDER.search(line)) and line[: divider.start()].strip():
            yield index, divider.start(1)
        # most lines have no quote below, and to see that is quicker
        elif _is_quoted_below(lines, index) and (line.rstrip().endswith(COLON) or ENDS_WITH_WROTE.search(line)):
            cut = _behind(lines, index)
            if cut is not None:
                yield cut
            else:
                patience -= 1


def _is_quoted_below(lines: Sequence[str], index: int) -> bool:
    below = next((line for line in lines[index + 1 : index + 4] if line.strip()), "")
    return _MARKED.match(below) is not None


def _behind(lines: Sequence[str], end: int) -> tuple[int, int] | None:
    """Return where an attribution that ends in line ``end`` begins behind other words, or None when it is none."""
    for start in range(end, max(-1, end - _MOST_LINES), -1):
        if not lines[start].strip() or _MARKED.match(lines[start]):
            return None
        rest = " ".join(line.strip() for line in lines[start + 1 : end + 1])
        whole = _is_whole(f"{lines[start].strip()} {rest}".rstrip(), begun=True)
        at = _begins_within(lines[start], rest, whole=whole)
        if whole and at is None:
            return None
        if at is not None:
            return start, at
    return None


def _is_whole(text: str, *, begun: bool = False) -> bool:
    """Whether a text is an attribution with its time; ``begun``: and begins as one."""
    if begun and not any(one.match(text) for one in (STARTS, DATE_FIRST, _DAY, _NAME)):
        return False
    return len(text) <= _LONGEST and is_dated(text) and bool(YEAR_OR_DAY.search(text) and TIME.search(text))


def _ends_sentence(text: str) -> bool:
    """Whether a text is a sentence to its end: some words, and no abbreviated day, "Le lun. "."""
    words = text.split()
    return len(words) > _FEWEST and len(words[-1]) > _LONG_WORD and words[-1][-1] in ".!?"


def _are_words(text: str) -> bool:
    """Whether what stands before a day is somebody's words, and does not belong to it: "На пн, 2.11.2026"."""
    words = [word for word in text.split() if any(map(str.isalpha, word))]
    return "@" not in text and (len(words) >= _FEWEST or _SENTENCE_ENDS.search(text) is not None)


def _begins_within(line: str, rest: str, *, whole: bool) -> int | None:
    """Return the offset at which an attribution begins in a line that goes on with ``rest``, or None.

    ``whole``: from its beginning on it reads as one, and only behind the end of a sentence may another one begin.

    A word like "Pada" with a capital tells best, the last of them; then a day, or a name with its address.
    """
    places = [found.start() for found in _WORD.finditer(line)]
    capital = [at for at in places if line[at].isupper() and STARTS.match(line, at)][-_MOST_PLACES:]
    days = [at for at in places if _DAY.match(line, at) and _are_words(line[:at])][:1]
    # a letter of a day that somebody tells of has no address, nor the day of the week
    days = [at for at in days if "@" in line or "@" in rest or line[at].isalpha()]
    names = [at for at in places if _NAME.match(line, at) and _SENTENCE_ENDS.search(line[:at])][-_MOST_PLACES:]
    for at in (*reversed(capital), *sorted((*days, *names))):
        if not any(map(str.isalpha, line[:at])) or (whole and not _ends_sentence(line[:at])):
            continue  # "---- On Mon, 2 Nov 2026 ..." begins with ornament, and with no words
        if _is_whole(f"{line[at:].strip()} {rest}".rstrip()):
            return at
    return None
