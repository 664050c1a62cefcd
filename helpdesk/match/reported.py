"""What a mail reports that somebody else has said: a question in it is not its writer's own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from helpdesk.match.clauses import Piece

_LONGEST = 300  # characters of what is quoted so
_SAID = (
    r"(?:(?:di|mem)?bilang|(?:di|men)?jawab(?:nya|an|annya)?|dibalas|berkata|ujar(?:nya)?|nyeletuk|ngomel\w*|bentak\w*"
    r"|membentak|dibentak|katanya|kata(?: (?!saya|kami|aku|gue|gw)\w+){1,2}|said|replied|shouted|snapped)"
)
# "I asked", "saya bilang" is the writer themselves, and what is to be asked for another is asked
_SPEECH = re.compile(
    rf"(?<!(?:saya|kami) )(?<!(?:aku|gue) )(?<!\bi )\b{_SAID}"
    r"(?: (?:(?:ke )?saya|kami|gini|begini|(?:to )?me))?\s?[:,]?\s?"
    rf"(?:\"[^\"\n]{{3,{_LONGEST}}}\"|“[^”\n]{{3,{_LONGEST}}}”)(?!\s?\?)[.!,;]?",
    re.IGNORECASE,
)
_TO_ASK = re.compile(r"\b(?:(?:di|men|nan)?tanya(?:in|kan)?|asks?)\b", re.IGNORECASE)


def without(text: str, questions: Sequence[Piece]) -> list[Piece]:
    """Return ``questions`` without those that another is quoted to have said: "ibu ini gimana sih, baca dong".

    What begins before the quotation or goes on behind it is the writer's.
    """
    speeches = [found.span() for found in _SPEECH.finditer(text) if not _TO_ASK.search(found[0])]
    return [q for q in questions if not any(start <= q.start and q.end <= end for start, end in speeches)]
