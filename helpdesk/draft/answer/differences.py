"""Lines that tell two permits apart: they are for who compares or doubts, not for whoever names one of the two.

"Syarat perpanjangan SIP terapis gigi dan mulut" shares its words with the line on how that permit differs from the
dentist's, and asks nothing of dentists.
"""

from __future__ import annotations

import re

from helpdesk.draft.asked.phrase import roots_in, telling_in
from helpdesk.model.knowledge import Particular, Permit
from helpdesk.pattern import Pattern

_TELLS_APART = re.compile(r"^(?:Per)?beda(?:an)?\b", re.IGNORECASE)
_DOUBTS = Pattern(  # which of the two it is, what it is called, whether one does for the other
    r"\b(?:beda\w*|perbedaan\w*|sama(?:kah)?|persis|mana|pilih\w*|dipilih|milih|disebut\w*|sebutan\w*|nama(?:nya)?"
    r"|dulu(?:nya)?|dahulu|bukan(?:nya|kah)?|apa itu|maksud\w*|istilah\w*|bingung|ganti(?:nya)?|pengganti|cukup|pakai"
    r"|pake|termasuk|masuk|atau|differ\w*|same|which|called|confus\w*|instead|versus|vs|between|or|mean\w*)\b",
    flags=re.IGNORECASE,
)


def is_on_another(particular: Particular, permit: Permit, mail: str) -> bool:
    """Return whether a line only tells the permit of a mail from something of which the mail has no word."""
    if _TELLS_APART.match(particular.title or "") is None or _DOUBTS.search(mail):
        return False
    named = roots_in(" ".join((permit.title, *permit.aliases)))
    other = frozenset(
        root for root in roots_in(" ".join((particular.title or "", *particular.about))) if telling_in((root,))
    )
    return (other - named - roots_in("perbedaan beda difference")).isdisjoint(roots_in(mail))
