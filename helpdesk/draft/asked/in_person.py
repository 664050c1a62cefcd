"""Coming in person for a permit that is no longer issued: that is asked of the one that took its place.

Who asks which permit a boarding house needs, cannot use a computer and may they "datang langsung saja?", reads that it
is the business number that is needed now: whether that is had at a counter is what they want to know.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import replace

from helpdesk.model.knowledge import EntryStatus, Particular, Permit
from helpdesk.model.question import Aspect, Candidate, Form, Question
from helpdesk.pattern import Pattern

_IN_PERSON = "datang langsung"  # by which the lines on that are known
_SURE, _LESS = 0.95, 0.7  # of what took its place, and of anything else at most
_KNOWS = 0.8  # confidence from which another entry is surely meant
_PLACES = r"(?:kantor|kelurahan|kecamatan|loket|ptsp|tempat|sana|situ|sini|walikota)"
_COMES = Pattern(
    rf"\b(?:datang|dateng|dtg|mampir|ke) (?:(?:saja|aja|ke|di) ){{0,2}}(?:langsung|sendiri|{_PLACES})\b",
    rf"\b(?:urus|diurus|ngurus|daftar|bikin|buat)\w* (?:\w+ ){{0,3}}(?:langsung )?(?:di|ke|lewat) {_PLACES}\b",
    r"\b(?:come|apply|register|go)\b[^.?!]{0,30}\b(?:in person|to (?:your|the|an) (?:office|counter))\b",
)
_MAY = frozenset({Form.ALLOWED, Form.WHETHER, Form.NEEDED})


def of_the_successor(
    question: Question, spoken_of: Iterable[str], told: Container[str], permits: Mapping[str, Permit]
) -> Question:
    """Return a question if one may come in person as one on what replaced the first of ``spoken_of``, if that is gone.

    ``spoken_of`` are the ids of the permits that the mail is on, the likeliest first; ``told`` those that were told
    before: whoever has not read that theirs is gone must read that first.
    """
    if question.form not in _MAY or not _COMES.search(f"{question.words}. {question.text.lower()}"):
        return question
    first = permits.get(next(iter(spoken_of), ""))
    if first is None or first.status is EntryStatus.ACTIVE or first.id not in told:
        return question
    found = next(((new, line) for new in first.replaced_by if (line := _line_of(permits.get(new))) is not None), None)
    other = question.candidates[0] if question.candidates else None
    if found is None or (other is not None and other.confidence >= _KNOWS and other.id not in (first.id, found[0])):
        return question
    new, line = found
    rest = (replace(c, confidence=min(c.confidence, _LESS)) for c in question.candidates if c.id not in (new, first.id))
    words = (line.title or _IN_PERSON).lower()
    return replace(
        question,
        candidates=(Candidate("permit", new, _SURE), *rest),
        words=words,
        text=words,
        before="",
        aspects=(Aspect.PROCEDURE,),
        improbable=frozenset(),
    )


def _line_of(permit: Permit | None) -> Particular | None:
    """Return the narrow answer of a permit on coming in person, if it has one."""
    lines = () if permit is None else permit.particulars
    return next((line for line in lines if _IN_PERSON in line.about), None)
