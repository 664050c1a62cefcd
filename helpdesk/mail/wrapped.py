"""Which lines an attribution fills: programs break it at any blank, within an address, within a date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from helpdesk.mail import quote_words
from helpdesk.mail.signature_lines import PERSON
from helpdesk.mail.words import any_of

STARTS = re.compile(rf"(?:{any_of(quote_words.STARTS)})(?![\w'])|ในวันที่|在|于|於", re.IGNORECASE)
DATE_FIRST = re.compile(r"[<\[(]?(?:\w{1,10}\.?,?\s+)?\d{1,4}(?:[./年년\s-]|$)")
TIME = re.compile(r"(?<!\d)\d{1,2}[:.]\d\d(?!\d)|\d\s?[ap]\.?m\b", re.IGNORECASE)
YEAR_OR_DAY = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\d)\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}")
NAMED_ADDRESS = re.compile(r"[\w\"'()]\s?<(?:mailto:)?[\w.+%'-]{1,64}@[\w.-]{1,190}>")
_MONTH = r"(?:thg\s\d{1,2}|(?:[^\W\d]|[.\u0e30-\u0e4e]){2,12})[,׳']?"
_WHOLE_DATE = re.compile(
    rf"(?<!\d)(?:\d{{1,2}}\.?\s(?:de\s)?{_MONTH}\s(?:de\s)?20\d\d|{_MONTH}\s\d{{1,2}},?\s20\d\d"
    rf"|20\d\d\.?\s{_MONTH}\s\d{{1,2}}|20\d\d\s?[./년年-]\s?\d{{1,2}}\s?[./월月-]\s?\d{{1,2}}"
    r"|\d{1,2}[/-]\s?\d{1,2}[/-]\s?(?:20)?\d\d|\d{1,2}\.\s?\d{1,2}\.\s?20\d\d)(?!\d|[.:]\d)"
)
_OPEN = re.compile(r"[<(\[](?:mailto:)?[^\s<>()\[\]]{0,100}")
_REST = re.compile(r"([^\s<>()\[\]]{0,100})[>)\]]")
_AGAIN = re.compile(r"\s?[<\[]mailto:[^\s<>\[\]]{1,100}[>\]](?=\s?[>)\]]|$)")  # "<d@office<mailto:d@office>>"
_WITHIN = re.compile(r"[^\s<>()\[\]]{1,100}")
_WHOLE = re.compile(r"[<(\[](?:mailto:)?[\w.+%'-]{1,64}@[\w.-]{1,190}")
_ADDRESS_FIRST = re.compile(r"[<(\[](?:mailto:)?[\w.+%'-]{1,64}@")
_ABBREVIATED = re.compile(r"(?:^|[\s.,])\w{1,8}\.$")
_LONGEST_OPEN = 110  # characters of an address that is not closed yet
_LONGEST_NAME = 80  # characters of a line that holds no more than the name
_WORDS_OF_A_BEGINNING = 4  # "Pada tanggal Sen,"
_LONGEST_DAY = 12  # "Monday,"


def rests(bare: Sequence[str], out: Sequence[str]) -> frozenset[int]:
    """Return the lines that go on with an address whose bracket a line of text above them opens."""
    found: set[int] = set()
    said, begun = "", 0
    for index, text in enumerate(bare):
        closing = _REST.match(_AGAIN.sub("", text[: 2 * _LONGEST_OPEN])) if said else None
        if closing and _WHOLE.fullmatch(said + closing[1]):
            found.update(range(begun + 1, index + 1))
        elif said and index == begun + 1 and _WITHIN.fullmatch(text):
            said += text
            continue
        said, begun = _opened(text) if out[index] == "t" or index in found else "", index
    return frozenset(found)


def _opened(text: str) -> str:
    """Return what a line holds from a bracket on that it opens at its end and does not close, or an empty string."""
    end = _AGAIN.sub("", text[-2 * _LONGEST_OPEN :])[-_LONGEST_OPEN:]
    at = max(map(end.rfind, "<(["))
    return end[at:] if at >= 0 and _OPEN.fullmatch(end, at) else ""


def joined(bare: Sequence[str], inside: frozenset[int], start: int, end: int) -> str:
    """Return the lines from ``start`` to ``end`` as one; ``inside`` are those that ``rests`` gives."""
    return "".join(("" if index in inside or index == start else " ") + bare[index] for index in range(start, end + 1))


def first_line(bare: Sequence[str], inside: frozenset[int], starts: Sequence[int], found: int) -> int:
    """Return where an attribution really begins that looks whole from ``found`` on.

    ``starts`` are the lines in which it may, from its last one up; ``inside`` are those that ``rests`` gives.
    """
    begins, end = found, starts[0]
    for above in starts:
        if above >= found:
            continue
        sure = above + 1 in inside
        if not sure and (_is_begun(bare[begins], bare[above]) or ends_sentence(bare[above])):
            break
        if sure or _goes_on(bare, inside, above, begins, end, alone=above == starts[-1]):
            begins = above
    return begins


def _is_begun(text: str, above: str) -> bool:
    """Whether a line begins an attribution as none goes on: "On 2 November 2026", but not below "Monday," or "On"."""
    if above.endswith((",", "،")) or STARTS.fullmatch(above) or text.startswith(("於", "于", "在")):
        return False  # in Chinese the name stands before them
    return _begins(text) and bool(_WHOLE_DATE.search(text))


def ends_sentence(text: str) -> bool:
    """Return whether a sentence ends with the line: a full stop behind an abbreviation in a date ends none."""
    if text.endswith("."):
        return not (_ABBREVIATED.search(text[-10:]) and _begins(text))
    return text.endswith(("!", "?", ":", ";", "。", "！", "？"))


def _begins(text: str) -> bool:
    return bool(STARTS.match(text) or DATE_FIRST.match(text))


def _goes_on(bare: Sequence[str], inside: frozenset[int], above: int, begins: int, end: int, *, alone: bool) -> bool:
    """Whether the attribution from line ``begins`` on goes on with what line ``above`` begins."""
    text = bare[above]
    return any(_reasons(text, bare[begins], alone=alone)) or _completes(
        text, joined(bare, inside, begins, end), joined(bare, inside, above, end)
    )


def _reasons(text: str, below: str, *, alone: bool) -> Iterator[bool]:
    """Yield whether each kind of beginning is in ``text``. ``alone`` says that nothing stands right above it."""
    opens_date = any(map(str.isdigit, text[:40])) and not _WHOLE_DATE.search(below)
    day_below = below[:1].isdigit() and not _WHOLE_DATE.search(below)
    yield opens_date and bool(STARTS.match(text))
    yield opens_date and bool(DATE_FIRST.match(text) and (TIME.search(text) or YEAR_OR_DAY.search(text[:40])))
    yield len(text) <= _LONGEST_NAME and bool(_ADDRESS_FIRST.match(below))  # the name
    if alone and len(text.split()) <= _WORDS_OF_A_BEGINNING:
        opens = bool(STARTS.fullmatch(text)) or text.endswith((",", "،")) or opens_date or day_below
        yield _begins(text) and opens  # unlike the answer "in Jakarta"
        yield text.endswith((",", "،")) and len(text) <= _LONGEST_DAY and below[:1].isdigit()


def _completes(text: str, below: str, whole: str) -> bool:
    """Whether an attribution has its date or its address only with ``text``, and no person speaks there."""
    if PERSON.search(text) or not (NAMED_ADDRESS.search(whole) and YEAR_OR_DAY.search(whole)):
        return False
    return not ("@" in below and YEAR_OR_DAY.search(below))
