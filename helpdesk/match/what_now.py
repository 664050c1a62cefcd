"""A question that only asks what now, cut off from what is told behind its comma.

"Gimana dong, besok butuh buat ajukan SIP" is on what was told before it, and not on the SIP.
"""

from __future__ import annotations

import re
from dataclasses import replace

from helpdesk.match.aspects import usual
from helpdesk.match.clauses import Piece
from helpdesk.match.cues import asks_outright

_WHAT_NOW = re.compile(
    r"(?:(?:terus|trus|trs|jadi|lalu|nah|tapi|so|kalo gitu|kalau begitu|harus|mesti|enaknya|baiknya|solusinya)[, ]+)"
    r"{0,3}(?:gimana|gmn|gmna|gmana|gimn|bagaimana|piye|kumaha|pripun|pegimane)"
    r"(?: (?:dong|donk|ya|yah|nih|ni|sih|kak|ka|min|pak|bu|mas|mba|mbak|tuh|solusinya|baiknya|enaknya|kang|bang))*"
    r"(?P<stop>\s?[,;…]+)\s*(?=\w)",
    re.IGNORECASE,
)
# what somebody needs it for; that "the bank insists" is part of what they ask about
_PURPOSE = re.compile(r"\b(?:butuh|perlu|dibutuhkan|diperlukan|buat|untuk|mau|keburu|need|needed)\b", re.IGNORECASE)


def alone(text: str, question: Piece) -> Piece:
    """Return ``question`` without what is told behind its "gimana dong, ..."; itself where that asks too."""
    found = _WHAT_NOW.match(text, question.start, question.end)
    told = text[found.end() : question.end] if found is not None else ""
    if found is None or not _PURPOSE.search(told) or asks_outright(usual(told)):
        return question
    end = found.start("stop")
    return replace(question, end=end, words=usual(text[question.start : end]))
