"""What tells two things apart, lines or sentences: for who compares or doubts, not for whoever names one of them.

"Syarat perpanjangan SIP terapis gigi dan mulut" shares its words with the line on how that permit differs from the
dentist's, and asks nothing of dentists.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from helpdesk.draft.asked.goes_on import is_namesake
from helpdesk.draft.asked.phrase import roots_in, telling_in
from helpdesk.model.knowledge import EntryStatus, Particular, Permit
from helpdesk.pattern import Pattern

_TELLS_APART = re.compile(r"^(?:Per)?beda(?:an)?\b", re.IGNORECASE)
_DOUBTS = Pattern(  # which of the two it is, what it is called, whether one does for the other
    r"\b(?:beda\w*|perbedaan\w*|sama(?:kah)?|persis|mana|pilih\w*|dipilih|milih|disebut\w*|sebutan\w*|nama(?:nya)?"
    r"|dulu(?:nya)?|dahulu|bukan(?:nya|kah)?|apa itu|maksud\w*|istilah\w*|bingung|ganti(?:nya)?|pengganti|cukup|pakai"
    r"|pake|termasuk|masuk|atau|differ\w*|same|which|called|confus\w*|instead|versus|vs|between|or|mean\w*)\b",
    flags=re.IGNORECASE,
)
_DIFFERENCE = re.compile(r"^\S+(?: \S+){0,3} (?:adalah|is) [^.]*, (?:sedangkan|whereas|while) [^.]* (?:adalah|is) ")
_ASKS_APART = Pattern(
    r"\b(?:beda\w*|perbedaan\w*|bingung|apa itu|itu apa|sama (?:dengan|kayak|aja|saja)|atau|differ\w*|confus\w*"
    r"|versus|vs|same as|what is)\b",
    flags=re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=\.) (?=[A-Z])")


def is_of_another(particular: Particular, permit: Permit, meant: Sequence[Permit], mail: str) -> bool:
    """Return whether a line is of no use to who means other permits, or names none to compare.

    That is one of a permit of the past that only shares a name with those that are ``meant``, or one that tells its
    permit from something of which the mail has no word.
    """
    namesake = permit.status is not EntryStatus.ACTIVE and is_namesake(permit, meant, mail)
    return namesake or is_on_another(particular, permit, mail)


def is_on_another(particular: Particular, permit: Permit, mail: str) -> bool:
    """Return whether a line only tells the permit of a mail from something of which the mail has no word."""
    if _TELLS_APART.match(particular.title or "") is None or _DOUBTS.search(mail):
        return False
    named = roots_in(" ".join((permit.title, *permit.aliases)))
    other = frozenset(
        root for root in roots_in(" ".join((particular.title or "", *particular.about))) if telling_in((root,))
    )
    return (other - named - roots_in("perbedaan beda difference")).isdisjoint(roots_in(mail))


def without_difference(line: str, mail: str) -> str:
    """Return ``line``, told unasked, without the sentence how two things differ, unless ``mail`` speaks of that.

    What it says of only one of them after that tells nothing alone, and goes too.
    """
    if _ASKS_APART.search(mail):
        return line
    return " ".join(sentence for sentence in _SENTENCE.split(line) if not _DIFFERENCE.search(sentence))
