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


LARGE = 128 * 1024  # octets: where mallopt(3) begins, before it learns from what is freed
_M_MMAP_THRESHOLD = -3


def keep_large_apart() -> None:
    """Have each large piece of memory stand alone, so that it goes back to the system when it is freed.

    The GNU C library begins so, but each large piece that is freed teaches it to cut larger ones out of the heap, where
    what stands behind them keeps them: the arrays that an index is built from left holes of five megabytes. Elsewhere
    nothing happens.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(_M_MMAP_THRESHOLD, LARGE)


def give_back() -> None:
    """Give memory back to the system that nobody holds any more: malloc_trim(3), where the C library has it.

    What builds an index takes twenty megabytes beside it. They would stay with the process, between what was kept.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
