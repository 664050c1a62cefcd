"""What reads like a question and is none: how the answer shall come, another's words, what something is wanted for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from helpdesk.match import courtesy, reported, what_now
from helpdesk.match.clauses import Piece
from helpdesk.match.cues import asks_outright

_PURPOSE = re.compile(  # "biar ga kena pungli", behind what is asked
    r"(?:(?:biar|supaya|agar)|so (?:that )?(?:we|i) (?:do not|don t|don't)) ", re.IGNORECASE
)


def without_unasked(text: str, questions: Sequence[Piece]) -> list[Piece]:
    """Return the questions of ``text`` that its writer asks, each without what is told behind it; never none."""
    asked = reported.without(text, [what_now.alone(text, question) for question in questions])
    wanted = [piece for piece in asked if not (courtesy.says_how_to_answer(piece.words) or _is_purpose(text, piece))]
    return wanted or asked


def _is_purpose(text: str, piece: Piece) -> bool:
    """Whether a piece only says what the question before it is asked for."""
    if "?" in text[piece.start : piece.end] or not _PURPOSE.match(piece.words):
        return False
    return not asks_outright(piece.words)
