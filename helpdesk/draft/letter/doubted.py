"""Two blocks that send to the same other office are one: that which is sure of it.

"Hal ini tampaknya di luar layanan kami; sepengetahuan kami, KTP diurus di Dukcapil" is left out beside an answer that
says that it is Dukcapil's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from helpdesk.model.draft import Block

_OFFICE = re.compile(  # each that such a block names
    r"\b(?:(?:diurus|didaftarkan) di|ditangani|diputus|matters? for(?: the)?) (?P<name>[^.,;()]{3,80}?)"
    r"(?= \(|[.,;]| atau | or | and |$)"
)
_HANDLES = re.compile(r"\b(?:diurus|ditangani|didaftarkan|diputus|handled|issued|matters? for)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")


def without_doubted(blocks: Sequence[Block], doubt: str) -> list[Block]:
    """Return the blocks without those that begin with ``doubt`` and name no office but one that an answer sends to."""
    if all(block.answered_by or not block.text.startswith(doubt) for block in blocks):
        return list(blocks)  # as in nearly every letter
    told = [one.lower() for block in blocks if block.answered_by for one in _SENTENCE.split(block.text)]
    sending = " ".join(filter(_HANDLES.search, told))
    return [block for block in blocks if block.answered_by or not _is_known(block.text, doubt, sending)]


def _is_known(text: str, doubt: str, sending: str) -> bool:
    offices = [office["name"].lower() for office in _OFFICE.finditer(text.removeprefix(doubt))]
    return text.startswith(doubt) and bool(offices) and all(office in sending for office in offices)
