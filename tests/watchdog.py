"""A bound on the work of this process: not on the clock, so that other work on the machine does not count."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class HangError(Exception):
    """Something took more of the process's own time than it had."""


def _ring(_number: int, _frame: FrameType | None) -> None:
    raise HangError


@contextmanager
def patience(seconds: float) -> Iterator[None]:
    """Raise HangError inside the block when it has used ``seconds`` of the processor."""
    before = signal.signal(signal.SIGVTALRM, _ring)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
