"""Whether a letter says a line already, be it in other words: by the share of its words that a paragraph has."""

from __future__ import annotations

from collections.abc import Iterable

from helpdesk.draft.asked.phrase import roots_in
from helpdesk.model.draft import Block
from helpdesk.sentences import sentences_of

MOSTLY = 0.8  # of the words of a line


def is_told(line: str, blocks: Iterable[Block]) -> bool:
    """Return whether some paragraph has most words of a line, be it of another entry that says the same."""
    return stands_in(line, (part for block in blocks for part in block.text.split("\n\n")))


def stands_in(line: str, parts: Iterable[str]) -> bool:
    """Return whether one of some paragraphs has most words of a line; a list has none."""
    words = roots_in(line)
    return any(len(words & roots_in(part)) >= MOSTLY * len(words) for part in parts if "\n" not in part)  # no list


def is_said(line: str, blocks: Iterable[Block]) -> bool:
    """Return whether some sentence has most words of each sentence of a line, which answers what was surely asked."""
    said = [one for block in blocks for part in block.text.split("\n\n") for one in sentences_of(part)]
    return all(stands_in(one, said) for one in sentences_of(line))


def share_in(line: str, parts: Iterable[str]) -> float:
    """Return the largest share of a line's words that one of some paragraphs has, 0 to 1; a list has none."""
    words = roots_in(line)
    shared = (len(words & roots_in(part)) for part in parts if "\n" not in part)
    return max(shared, default=0) / max(len(words), 1)
