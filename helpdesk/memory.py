"""Memory in bulk: taken without a look for garbage, and given back to the system when it is needed no more."""

from __future__ import annotations

import ctypes
import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Let no garbage be looked for inside: where all that is made is kept, to look takes a seventh of the time."""
    if not gc.isenabled():  # whoever turned it off turns it on
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def give_back() -> None:
    """Give memory back to the system that nobody holds any more: malloc_trim(3), where the C library has it.

    What builds an index takes twenty megabytes beside it. They would stay with the process, between what was kept.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
