"""A reply that is not yet sent: the proposal and its blocks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Block:
    """The part of a letter that answers one question (``question`` is its index).

    ``answered_by`` are the ids of the entries whose facts stand in ``text``, the main one first. Where a letter answers
    several mails, ``earlier`` is the row of an earlier one and the index of its question; ``question`` is -1 then.
    """

    question: int
    heading: str
    text: str
    answered_by: tuple[str, ...]
    earlier: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """A proposed reply: plain text in ``language`` (id or en), and the blocks it was put together from."""

    language: str
    subject: str
    text: str
    blocks: tuple[Block, ...]
