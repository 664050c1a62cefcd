"""Heads of quoted mails whose labels are of a language that nobody listed, told by their shape alone.

Four lines with labels say who, when, to whom and on what, in this order; a person's list of what he tells has no name
with an address in brackets at its beginning, a date with a time right below, and a rule above or a second address.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from helpdesk.mail.wrapped import NAMED_ADDRESS, TIME, YEAR_OR_DAY

_LABELLED = re.compile(r"[^\W\d_][^:：<>@]{1,30}\s?[:：]\s*\S.*")
_RULE = re.compile(r"[_=-]{10,}")
_LINES = 4


def mark(lines: Sequence[str], bare: Sequence[str], out: list[str]) -> None:
    """Give such heads, and the rule above them, the letter ``h`` in ``out``."""
    for index, text in enumerate(bare):
        if out[index] != "t" or not text.endswith(">") or not _is_head(bare[index : index + _LINES]):
            continue
        above = index > 0 and bool(_RULE.fullmatch(lines[index - 1].strip()))
        apart = index == 0 or out[index - 1] == "e"
        if above or (apart and sum("@" in line for line in bare[index : index + _LINES]) > 1):
            out[index - above : index + _LINES] = "h" * (_LINES + above)


def _is_head(block: Sequence[str]) -> bool:
    if len(block) < _LINES or not all(map(_LABELLED.match, block)) or not NAMED_ADDRESS.search(block[0]):
        return False
    return bool(YEAR_OR_DAY.search(block[1]) and TIME.search(block[1]))
