"""Attributions, the lines that introduce a quote: "Pada Sen, 2 Nov 2026 Budi menulis:", in one line or in four."""

from __future__ import annotations

import re
from collections.abc import Sequence

from helpdesk.mail import quote_words
from helpdesk.mail.signature_lines import PERSON
from helpdesk.mail.words import any_of
from helpdesk.mail.wrapped import (
    DATE_FIRST,
    NAMED_ADDRESS,
    STARTS,
    TIME,
    YEAR_OR_DAY,
    ends_sentence,
    first_line,
    joined,
    rests,
)
from helpdesk.pattern import Pattern

_LONGEST = 400  # characters of an attribution
_MOST_LINES = 5
_MOST_IN_VAIN = 2_000  # lines that end as attributions do and are none; each costs what a short mail costs
COLON = (":", "：", "៖")
_LONGEST_ANGLED = 200  # lines between "<<" and ">>"
_WROTE = any_of(quote_words.WROTE)
_VERBS = frozenset(phrase.split()[-1] for phrase in quote_words.WROTE)
# scripts without blanks between words have no edges, before them or behind them
_OWN_EDGE = r"(?=の)"  # a particle that stands at the name
_EDGE = rf"(?:(?<![^\W\d_])|(?<=[\u0e00-\u9fff\uac00-\ud7ff])|{_OWN_EDGE})"
_ONLY_WROTE = Pattern(rf"{_WROTE}\s*[:：]", flags=re.IGNORECASE)
_ONE_LINE = Pattern(rf"(.{{20,250}}?)(?:\s|(?<=[>)])){_WROTE}\s?[:：]\s{{2,}}\S", flags=re.IGNORECASE)
ENDS_WITH_WROTE = Pattern(rf"(?:{_EDGE}{_WROTE})\s*(?:[^\s:：]{{0,20}}\s*)?[:：]?\s*$", flags=re.IGNORECASE)
_HAS_WROTE = Pattern(rf"(?<!\w){_WROTE}(?!\w)", flags=re.IGNORECASE)
_HOLDS_WROTE = Pattern(rf"(?:(?<!\w)|{_OWN_EDGE}){_WROTE}(?!\w)", flags=re.IGNORECASE)
_NAMES_FIRST = Pattern(rf"(?:\S+\s){{1,4}}{_WROTE}\s.{{0,20}}\d", flags=re.IGNORECASE)  # "Bob wrote on 12 March:"
_QUOTING = Pattern(rf"{any_of(quote_words.QUOTING)}\s.*[:：]$", flags=re.IGNORECASE)
_ADDRESS = re.compile(r"[\w.+%'-]{1,64}@[\w-]{1,63}\.[\w.-]{1,190}|\[mailto:|<mailto:")
_ADDRESSED = Pattern(
    rf"@[\w-]{{1,63}}\.[\w.-]{{1,190}}[\w\s<>()\[\]\"',:/.@-]{{0,20}}?[\s>)\]]{_WROTE}|{_WROTE}.*@", flags=re.IGNORECASE
)
_LABELLED = re.compile(r"(?!\()\W{0,3}[^\W\d_][\w /.-]{1,30}:\s+\S")  # "License: GPL", and no line of an attribution
_DATE = re.compile(
    r"(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\d)\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2}[:.h]\d\d(?!\d)|\d{1,2}\s?[ap]\.?m\b"
    r"|\d\s?[年月日]|\d\s?[년월일]",
    re.IGNORECASE,
)
_OTHER_MARK = re.compile(r"\s{0,3}[|»}:](?:\s|$)")
_BRACKETED_DATE = re.compile(r"[(\[][^()\[\]]{6,40}[)\]]\s?:$")
_LONGEST_NAME = 120  # characters of "Budi Santoso, 2 November 2026 8:14:"


def mark(lines: Sequence[str], bare: Sequence[str], out: list[str]) -> None:
    """Give attributions the letter ``b`` in ``out``, and lines quoted below one in another way the letter ``q``.

    ``lines`` are those of the mail, ``bare`` the same without ornament.
    """
    inside = rests(bare, out)
    looked_at = ["t" if index in inside else letter for index, letter in enumerate(out)]  # "> wrote:" is one of them
    _mark(lines, bare, looked_at, inside)
    for index, letter in enumerate(looked_at):
        if letter != "t" or out[index] != "q" or _next(out, index) != "q":
            out[index] = letter  # "> tomorrow." is what a person says of an address that was broken


def _mark(lines: Sequence[str], bare: Sequence[str], out: list[str], inside: frozenset[int]) -> None:
    patience = _MOST_IN_VAIN
    begun: dict[str, int] = {}
    for index, letter in enumerate(out):
        if letter != "t" or not patience:
            continue
        text = bare[index]
        if text.endswith(COLON) or text[-40:].lower().endswith(quote_words.WROTE):
            other = _other_marks(lines, out, index)
            below = bool(other) or _next(out, index) == "q"
            start = _attribution_start(bare, out, inside, index, quoted_below=below)
            if start is None:
                patience -= 1
                continue
            out[start : index + 1] = "b" * (index + 1 - start)
            out[index + 1 : index + 1 + other] = "q" * other
            if other and _OTHER_MARK.match(lines[index + other]):
                begun.setdefault(lines[index + other].strip()[0], index)
        elif _is_one_line(text) or (_next(out, index) == "q" and _tells_all(text)):
            out[index] = "b"
    _mark_others(lines, out, begun)


def _tells_all(text: str) -> bool:
    """Whether a line without a colon at its end names an address, a date and a word for writing, as above a quote."""
    short = len(text) <= _LONGEST_NAME + 80
    return short and bool(_ADDRESS.search(text) and YEAR_OR_DAY.search(text) and _HAS_WROTE.search(text))


def _other_marks(lines: Sequence[str], out: list[str], index: int) -> int:
    """Return how many lines below ``index`` begin with a mark other than ``>``, or stand between "<<" and ">>"."""
    end = index + 1
    while end < len(out) and out[end] == "e" and end < index + 3:
        end += 1
    if end < len(out) and lines[end].lstrip().startswith("<<"):
        last = range(end, min(len(out), end + _LONGEST_ANGLED))
        return next((position - index for position in last if lines[position].rstrip().endswith(">>")), 0)
    begins = end
    while end < len(out) and out[end] == "t" and _OTHER_MARK.match(lines[end]):
        end += 1
    return end - index - 1 if end > begins else 0


def _mark_others(lines: Sequence[str], out: list[str], begun: dict[str, int]) -> None:
    """Mark what is quoted between the answers too, from the line below which each mark was met; a table is none."""
    for index in range(min(begun.values(), default=len(out)), len(out)):
        line = lines[index].strip()
        if out[index] != "t" or line[:1] not in begun or index < begun[line[:1]]:
            continue
        if _OTHER_MARK.match(lines[index]) and line[0] not in line[1:]:
            out[index] = "q"


def _is_one_line(text: str) -> bool:
    """Whether a phone has put the attribution and the quote into one line."""
    match = _ONE_LINE.match(text) if any(colon in text for colon in COLON) else None
    if match is None or not (STARTS.match(text) or DATE_FIRST.match(text)):
        return False
    return bool(_DATE.search(match[1]) and _ADDRESS.search(match[1]))


def _next(out: list[str], index: int) -> str:
    for position in range(index + 1, min(len(out), index + 4)):
        if out[position] != "e":
            return out[position]
    return "e"


def _attribution_start(
    bare: Sequence[str], out: Sequence[str], inside: frozenset[int], end: int, *, quoted_below: bool
) -> int | None:
    """Return where the attribution that ends in line ``end`` begins, or None when it is none."""
    if not (quoted_below or _tells(bare, end) or end in inside):
        return None  # "Remarks:" below a line with a date or an address
    starts = _starts(bare, out, end)
    if end not in inside and _is_undated(bare[end], quoted_below=quoted_below):
        return first_line(bare, inside, starts, end)
    for judge in (_is_strong, _is_weak):
        for start in starts:
            whole = joined(bare, inside, start, end)
            if len(whole) <= _LONGEST and judge(whole, quoted_below=quoted_below):
                if _ONLY_WROTE.fullmatch(whole) and len(starts) > 1 and not ends_sentence(bare[starts[1]]):
                    return starts[1]  # the name stands above
                return first_line(bare, inside, starts, start) if judge is _is_strong or start in inside else start
    return None


def _starts(bare: Sequence[str], out: Sequence[str], end: int) -> list[int]:
    """Return the lines in which an attribution that ends in line ``end`` may begin, the nearest first."""
    starts = [end]
    above = end - 1
    if _ONLY_WROTE.fullmatch(bare[end]):
        while above > 0 and out[above] == "e" and above > end - 3:
            above -= 1
    while len(starts) < _MOST_LINES and above >= 0 and out[above] == "t" and not _LABELLED.match(bare[above]):
        starts.append(above)
        above -= 1
    return starts


def _is_undated(text: str, *, quoted_below: bool) -> bool:
    """Whether a line is an attribution with an address and no date: a date in the text above is not its own."""
    if not _ADDRESS.search(text) or _is_strong(text, quoted_below=quoted_below):
        return False
    return _is_weak(text, quoted_below=quoted_below)


def _is_strong(joined: str, *, quoted_below: bool) -> bool:
    """Whether the line names a time, and begins or ends as attributions do."""
    if not _DATE.search(joined):
        return False
    begins = bool(STARTS.match(joined) or DATE_FIRST.match(joined))
    address = bool(_ADDRESS.search(joined))
    # "3日のメール:" is a heading of one's own as well
    wrote = bool((_HOLDS_WROTE if quoted_below or address else _HAS_WROTE).search(joined))
    if begins:
        if not (quoted_below or address) and PERSON.search(joined):
            return False  # "In 2024 my office wrote:"
        return (wrote and (joined.endswith(COLON) or quoted_below)) or (address and joined.endswith(COLON))
    if NAMED_ADDRESS.search(joined) and YEAR_OR_DAY.search(joined) and joined.endswith(COLON):
        return True
    timed = TIME.search(joined) or _BRACKETED_DATE.search(joined)
    dated = bool(YEAR_OR_DAY.search(joined) and timed and len(joined) < _LONGEST_NAME)
    return (address and wrote) or (quoted_below and (address or wrote or dated) and joined.endswith(COLON))


def is_dated(text: str) -> bool:
    """Return whether a text above a quote is an attribution that names a time."""
    return _is_strong(text, quoted_below=True)


def _is_weak(joined: str, *, quoted_below: bool) -> bool:
    """Whether the line names a person who wrote, without a time: believed only above a quote or with an address."""
    if _QUOTING.match(joined):
        return quoted_below
    if quoted_below and joined.endswith(COLON) and len(joined) <= _LONGEST_NAME and _NAMES_FIRST.match(joined):
        return True
    if not joined.endswith(COLON) or not ENDS_WITH_WROTE.search(joined) or len(joined) > 160:
        return False
    return quoted_below or bool(_ADDRESSED.search(joined) and len(joined) < 120)


def tells_of_somebody(text: str) -> bool:
    """Return whether a line holds a time, an address or a word for writing, of which attributions have one at least."""
    return bool(_DATE.search(text) or _ADDRESS.search(text) or _HAS_WROTE.search(text))


def _tells(bare: Sequence[str], end: int) -> bool:
    """Whether the last line of what may be an attribution holds something of one, or is the verb: "ha" / "scritto:"."""
    return tells_of_somebody(bare[end]) or bare[end].rstrip(" :：").lower() in _VERBS
