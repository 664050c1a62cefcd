"""What the worker says about one file."""

from __future__ import annotations

from dataclasses import dataclass

from helpdesk.model.message import Unreadable


class Unopened(Exception):  # noqa: N818 -- an answer of the worker, turned into a value where it ends
    """A file that cannot be read, with the reason."""

    def __init__(self, reason: Unreadable) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Result:
    """Text of a file or why there is none, the names of what it carries, how many pages it has and where they start."""

    text: str | None = None
    problem: Unreadable | None = None
    members: tuple[str, ...] = ()
    pages: int | None = None
    starts: tuple[int, ...] = ()
