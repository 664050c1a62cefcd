"""Work done aside: by a forked process, while this one loads what it needs next."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from typing import Generic, NoReturn, TypeVar

Made = TypeVar("Made")


class Aside(Generic[Made]):
    """The result of ``work``, which a process of its own begins on at once. For a program that has no threads yet.

    ``result`` does the work here where nothing came back: on a machine without a second core or without fork, when the
    other process was ended, or when the work raised an error, which is then raised here, whole. ``after`` is done with
    the result where it was made, when nobody waits for that process any more.
    """

    def __init__(self, work: Callable[[], Made], after: Callable[[Made], None] | None = None) -> None:
        self._work, self._after = work, after
        self._source: int | None = None
        if not hasattr(os, "fork") or (os.cpu_count() or 1) < 2:
            return
        self._source, sink = os.pipe()
        self._process = os.fork()
        if self._process == 0:
            self._send(sink)
        os.close(sink)

    def result(self) -> Made:
        """Return what the work gives; once."""
        if self._source is None:
            return self._here()
        with os.fdopen(self._source, "rb") as source:
            octets = source.read()
        if self._after is None:
            os.waitpid(self._process, 0)
        if not octets.endswith(b"."):  # the last octet of a whole pickle (STOP)
            return self._here()
        made: Made = pickle.loads(octets)  # noqa: S301 -- from our own process, through a pipe that nobody else has
        return made

    def _here(self) -> Made:
        made = self._work()
        if self._after is not None:
            self._after(made)
        return made

    def _send(self, sink: int) -> NoReturn:
        """Do the work, send it, and end this process without what its parent would do at its own end."""
        try:
            made = self._work()
            octets = pickle.dumps(made, pickle.HIGHEST_PROTOCOL)
            with os.fdopen(sink, "wb") as pipe:
                pipe.write(octets)
            if self._after is not None:
                self._after(made)
        finally:
            os._exit(0)
