"""What a person who changed a letter did with a narrow answer that stood in it or was offered beside it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class LineChoice(StrEnum):
    """What became of a narrow answer in a letter that a person changed and sent."""

    PUT = "put"  # it was not in the proposal and is in the letter
    KEPT = "kept"  # it was in the proposal and is in the letter
    REWORDED = "reworded"  # it was in the proposal, and is in the letter in other words
    REMOVED = "removed"  # it was in the proposal and is not in the letter
    PASSED = "passed"  # it was offered, and the letter went without it

    @property
    def told(self) -> bool:
        """Whether the letter tells it."""
        return self in TOLD

    @property
    def by_hand(self) -> bool:
        """Whether the person laid hand on this very line, rather than on the letter around it."""
        return self in BY_HAND


TOLD = (LineChoice.PUT, LineChoice.KEPT, LineChoice.REWORDED)
BY_HAND = (LineChoice.PUT, LineChoice.REWORDED, LineChoice.REMOVED)


@dataclass(frozen=True, slots=True)
class LineJudgement:
    """For a mail the line ``name`` of an entry (``match.line_use.name_of``) was told, or was not.

    ``chance`` (0 to 1) is how likely it was by all but people's choices, ``said`` the words of the mail that it is on,
    without numbers that name a person.
    """

    entry_id: str
    name: str
    choice: LineChoice
    chance: float
    said: str
