"""Memory that was taken and is needed no more, given back to the system."""

from __future__ import annotations

import ctypes


def give_back() -> None:
    """Give memory back to the system that nobody holds any more: malloc_trim(3), where the C library has it.

    What builds an index takes twenty megabytes beside it. They would stay with the process, between what was kept.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
