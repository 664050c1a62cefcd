"""What attachments were sent for, when it is not to have them checked against a permit's list.

A courier's receipt proves that papers are under way; somebody else's permit is sent to learn whether it is genuine.
Nobody who sends one of these is told which papers are missing.
"""

from __future__ import annotations

import re

from helpdesk.pattern import Pattern

_READ = 20_000  # code points of a mail
_UNDER_WAY = Pattern(
    r"\b(?:resi|tanda terima|bukti (?:kirim|pengiriman)|foto amplop|tracking number|waybill)(?:nya)?\b",
    flags=re.IGNORECASE,
)
_BY_WHAT = Pattern(
    r"\b(?:kurir|drop ?box|ekspedisi|amplop\w*|courier|(?:lewat|melalui|via|by) (?:pos|post|jne|tiki|j&t|sicepat))\b",
    flags=re.IGNORECASE,
)
_GENUINE = Pattern(
    r"\b(?:keaslian|asli (?:atau|apa|ato) (?:palsu|tidak|bukan|ga+k?|nggak)|palsu|dipalsukan|genuine|authentic(?:ity)?"
    r"|forged|fake)\b",
    flags=re.IGNORECASE,
)


def why_not_checked(text: str) -> str | None:
    """Return what the attachments of a mail with this text are for, or None when they may be papers to check."""
    read = text[:_READ]
    if _UNDER_WAY.search(read) and _BY_WHAT.search(read):
        return "proof that papers are under way"
    return "a permit to verify" if _GENUINE.search(read) else None
