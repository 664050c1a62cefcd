"""A permit of today that its writer has already, in a mail that asks about another one."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import lru_cache

from helpdesk.draft.asked.permit_names import names_of
from helpdesk.model.knowledge import EntryStatus, Permit
from helpdesk.model.question import Question

_AS_LIKELY = 0.35  # confidence of another permit that the mail names, from which on that is asked about
_ALREADY = r"(?:sudah|udah|udh|sdh|dah|telah)"
_ONLY = r"(?:\b(?:cuma|cuman|hanya|baru) (?:punya|ada|megang|pegang)|\b(?:i |we )only have)"
_LACKS = r"(?:belum|blm|tidak|tdk|ga|gak|nggak|ngga|tanpa|bukan|no|not|without|but)"
_HAS = re.compile(  # what every way to say so holds, whatever the name
    rf"\b{_ALREADY} (?:punya|ada|terbit|jadi|keluar|beres|memiliki|dapat|dapet|pegang|mengantongi)\b"
    rf"|\b(?:already have|have got)\b|{_ONLY}\b"
)


def without_had(question: Question, permits: Mapping[str, Permit], mail: str, called: Collection[str]) -> Question:
    """Return ``question`` without the permit that its writer has, where another one that the mail names may be meant.

    "NIB udah punya, diminta SLHS. Bikinnya lewat mana?" asks where the SLHS is got. ``called``: the permits that the
    mail names. One that the question itself names stays.
    """
    best = question.candidates[0] if question.candidates else None
    permit = permits.get(best.id) if best is not None else None
    if best is None or permit is None or permit.status is not EntryStatus.ACTIVE:
        return question
    had = _had_names(permit, mail)
    if not had or any(name in question.words for name in had):
        return question
    others = [c for c in question.candidates[1:] if c.id in called and c.id in permits]
    meant = next((c for c in others if c.confidence >= _AS_LIKELY and not _had_names(permits[c.id], mail)), None)
    if meant is None:
        return question
    rest = (c for c in question.candidates if c.id not in (best.id, meant.id))
    return replace(question, candidates=(replace(meant, confidence=best.confidence), *rest))


def had_among(ids: Collection[str], permits: Mapping[str, Permit], mail: str) -> set[str]:
    """Return those of the permits called ``ids`` of which ``mail`` says that its writer has them already."""
    return {i for i in ids if i in permits and _had_names(permits[i], mail)}


def _had_names(permit: Permit, mail: str) -> set[str]:
    """Return the names by which a mail says that its writer has a permit."""
    text = mail.lower()
    if _HAS.search(text) is None:  # most mails: no name needs a pattern of its own
        return set()
    return {name for name in names_of(permit) if name in text and _had(name).search(text)}


@lru_cache(maxsize=64)
def _had(name: str) -> re.Pattern[str]:
    """Return the pattern of that the writer has what is called so."""
    name = re.escape(name)
    return re.compile(
        rf"\b{name}(?:-? ?nya)? (?:saya |kami )?{_ALREADY} (?:punya|ada|terbit|jadi|keluar|beres)\b"
        rf"|\b{_ALREADY} (?:punya|ada|memiliki|dapat|dapet|pegang|mengantongi) {name}\b"
        rf"|\b(?:already have|have got) (?:an? |my |our |the )?{name}\b"
        # "cuma punya KTP sama NIB", and no "cuma punya KTP, belum punya NIB" or "NIB belum"
        rf"|{_ONLY}(?: (?!{_LACKS}\b)\w+,?){{0,3}}? {name}\b(?!(?:nya)? {_LACKS}\b)"
    )
