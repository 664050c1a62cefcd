"""Why a file is not opened at all."""

from __future__ import annotations

from helpdesk.extract import limits
from helpdesk.extract.kinds import PICTURES, Kind, declared
from helpdesk.extract.pictures import size_of
from helpdesk.model.message import Unreadable

_LOCKED_OFFICE = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e"  # [MS-OFFCRYPTO] section 2.3.4.4
_NEVER = frozenset({Kind.RAR, Kind.SEVEN_ZIP})


def why_closed(content: bytes, kind: Kind, filename: str, content_type: str = "") -> Unreadable | None:
    """Return the reason; None for what is opened, and for pictures, which say nothing unless they are read as such."""
    if kind in PICTURES:
        return Unreadable.TOO_LARGE if too_large(content) else None
    if kind is Kind.OLE:
        return Unreadable.LOCKED if _LOCKED_OFFICE in content else Unreadable.UNKNOWN
    if kind in _NEVER:
        return Unreadable.UNKNOWN
    claimed = declared(filename, content_type)
    return Unreadable.DAMAGED if kind is Kind.OTHER and claimed is not Kind.OTHER else None


def too_large(content: bytes) -> bool:
    """Return whether a picture declares more pixels than anybody's camera takes."""
    size = size_of(content)
    return size is not None and (max(size) > limits.SIDE or size[0] * size[1] > limits.PIXELS)
