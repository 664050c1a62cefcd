"""Where sentences of our own texts end."""

from __future__ import annotations

import re

_END = re.compile(r" (?<=[.!?] )(?=[A-Z])")  # the blank first: it is soon found


def sentences_of(text: str) -> list[str]:
    """Return the sentences of a paragraph of ours, each with its stop."""
    return _END.split(text)
