"""Where disclaimers and scanners' remarks begin at the end of a mail, in whatever language."""

from __future__ import annotations

import re
from collections.abc import Sequence

from helpdesk.mail.disclaimer_words import DISCLAIMERS, LEGAL, MAYBE_DISCLAIMERS
from helpdesk.mail.signature_lines import CONTACT, NAME, PERSON, RULE, asks
from helpdesk.mail.words import any_of
from helpdesk.pattern import Pattern

_DISCLAIMER = Pattern(rf"\W{{0,6}}{any_of(DISCLAIMERS)}", flags=re.IGNORECASE)
_MAYBE_DISCLAIMER = Pattern(rf"\W{{0,6}}{any_of(MAYBE_DISCLAIMERS)}", flags=re.IGNORECASE)
_LEGAL = Pattern(any_of(LEGAL), flags=re.IGNORECASE)
_SHORTEST_SLOGAN = 30  # characters
_SHORTEST = 40
_MOST_IN_VAIN = 50  # lines that begin as disclaimers do and are none; each costs a look at all that follows
_SCANNERS = ("virus", "avast")
_LONGEST_ASKING = 200


def begins_disclaimer(text: str) -> bool:
    """Return whether ``text`` begins as disclaimers do and as hardly a person's sentence does."""
    return bool(_DISCLAIMER.match(text))


def disclaimer_start(lines: Sequence[str], end: int) -> int | None:
    """Return where the disclaimers at the end begin. They may be preceded by a rule, and fill the rest."""
    patience = _MOST_IN_VAIN
    for index in range(end):
        above = lines[index - 1].strip() if index else ""
        begins = not above or bool(RULE.match(above))
        if not patience or not _may_begin(lines[index], begins=begins):
            continue
        if _is_disclaimer(lines, index, end, begins=begins, above=above):
            while index > 0 and (not lines[index - 1].strip() or RULE.fullmatch(lines[index - 1].strip())):
                index -= 1
            return index
        patience -= 1
    return None


def _may_begin(line: str, *, begins: bool) -> bool:
    if not begins and len(line) < _SHORTEST_SLOGAN:
        return False
    return bool(_DISCLAIMER.match(line) or (begins and _MAYBE_DISCLAIMER.match(line)))


def _is_disclaimer(lines: Sequence[str], start: int, end: int, *, begins: bool, above: str) -> bool:
    rest = " ".join(line.strip() for line in lines[start:end])
    sure = _DISCLAIMER.match(lines[start]) and (begins or _ends_above(above, rest))
    if not (sure or (begins and _LEGAL.search(rest))) or PERSON.search(_paragraph(lines, start, end)):
        return False  # who speaks for a company says "we"
    if len(rest) < _SHORTEST and not any(scanner in rest.lower() for scanner in _SCANNERS):
        return False
    # a person's "this message is ..." is short and may ask; a lawyer's is long or the last paragraph
    return not asks(rest) or len(rest) >= _LONGEST_ASKING


def _ends_above(above: str, rest: str) -> bool:
    """Whether what was said ends right above ``rest``: by who said it, or with a sentence and then words of the law."""
    signed = NAME.fullmatch(above) or CONTACT.search(above)
    return bool(signed or (above.endswith((".", "!")) and _LEGAL.search(rest)))


def _paragraph(lines: Sequence[str], start: int, end: int) -> str:
    """Return the rest of the paragraph in which the line ``start`` stands."""
    stop = next((index for index in range(start, end) if not lines[index].strip()), end)
    return " ".join(lines[start:stop])
