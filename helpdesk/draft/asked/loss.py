"""What stands in for a paper that is lost: told to who has lost it, and not to who only asks where it is issued."""

from __future__ import annotations

import re
from collections.abc import Iterable

from helpdesk.pattern import Pattern

_IF_LOST = re.compile(
    r"(?<=[.] )Gantinya bila [^.;]*\bhilang\b[^.]*\.|(?<=[.] )What (?:can )?takes? its place if [^.;]*\blost\b[^.]*\."
)
_IS_LOST = Pattern(
    r"\b(?:k?e?hilang\w*|(?:h?[ie]|ngi|leungi)lang\w*|leungit|ical|tercecer|kececer|ketinggalan|tertinggal|raib|lenyap"
    r"|musnah|\w*curi\w*|maling|\w*copet\w*|terselip|keselip|terbakar|kebakar\w*|\w*banjir\w*|hanyut|rusak|sobek|robek"
    r"|luntur|gantinya|pengganti\w*|lost|missing|stolen|damaged|replace\w*)\b",
    flags=re.IGNORECASE,
)
_NOT_THERE = r"(?:ga|gak|nggak|ngga|enggak|tidak|tdk|belum|blm|not|no)\b"


def without_loss(text: str, about: Iterable[str], mail: str) -> str:
    """Return what a narrow answer says without what stands in for a lost paper, of which ``mail`` says nothing.

    "Ga ada" is a loss only beside the thing itself, one of ``about``: who has no BPKB may have the card.
    """
    if not _IF_LOST.search(text) or _IS_LOST.search(mail):
        return text
    things = "|".join(sorted({re.escape(one.split()[0]) for one in about}, key=len, reverse=True))
    if re.search(rf"\b(?:{things})\w*\b[^,.?!\n]{{0,30}}\b{_NOT_THERE}", mail, re.IGNORECASE):
        return text
    return _IF_LOST.sub("", text).strip() or text
