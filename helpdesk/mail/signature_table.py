"""Signatures that a program keeps in a table, whose bars are left in plain text, as NetEase's phones write them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from helpdesk.mail.sent_from import is_sent_from
from helpdesk.mail.signature_lines import CONTACT, asks, is_block_line, speaks

_ONLY_BARS = re.compile(r"\|[\s|]*")
_MOST_LINES = 16
_FEWEST_BARS = 2  # lines that are nothing else


def barred_block(lines: Sequence[str], end: int) -> int | None:
    """Return where a table begins that ends the text, of short lines that tell who writes; or None."""
    start, bars = end, 0
    for index in range(end - 1, max(-1, end - 1 - _MOST_LINES), -1):
        line = lines[index].strip()
        if _ONLY_BARS.fullmatch(line):
            start, bars = index, bars + 1
        elif line and (not is_block_line(line.strip("| ")) or asks(line) or speaks(line)):
            break
    block = [line.strip() for line in lines[start:end]]
    told = any(CONTACT.search(line) or is_sent_from(line.strip("| ")) for line in block)
    return start if bars >= _FEWEST_BARS and told and any(line.strip() for line in lines[:start]) else None
