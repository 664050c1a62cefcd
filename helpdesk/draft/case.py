"""What a mail says about its writer's own case: it changes how an answer begins, not what the facts are."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from helpdesk.draft.courtesy import late, one_line
from helpdesk.model.question import Aspect, Question, Understanding

_READ = 20_000  # code points; a mail longer than that is no letter
_NUMBERED = re.compile(
    r"\b(?:no|nomor|nomer|number|resi|registrasi|permohonan|application)\b[\W_]{0,3}(?=[\w./\-]*\d)[\w./\-]{4,}",
    re.IGNORECASE,
)
_WHOSE = (
    r"(?:suami|istri|isteri|anak|adik|kakak|abang|teman|kawan|sahabat|rekan|saudara|klien|bos|atasan|tetangga|mertua|"
    r"husband|wife|son|daughter|friend|client|colleague|boss|sister|brother)"
)
_THING = r"(?:permohonan|pengajuan|izin|ijin|status|berkas|application|permit|status|licen[cs]e)"
_FOR_ANOTHER = re.compile(
    rf"\b{_THING}\w*\b[^.?!]{{0,50}}\b(?:punya |milik |of |for )?(?:my )?{_WHOSE}(?:nya)?\b|"
    rf"\b(?:my )?{_WHOSE}(?:'s|nya| saya)?\b[^.?!]{{0,25}}\b{_THING}\b|\bon (?:his|her|their) behalf\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:apa|apakah|bagaimana|gimana|gmn|syarat\w*|persyaratan|cara\w*|dokumen|prosedur|langkah|alur|berapa|brp|"
    r"how|what|which|require\w*)\b",
    re.IGNORECASE,
)
_BARE = frozenset({Aspect.REQUIREMENTS, Aspect.PROCEDURE, Aspect.OTHER})


@dataclass(frozen=True, slots=True)
class Case:
    """The number of an application is given, money was asked for, somebody else's application is meant, it is late."""

    numbered: bool = False
    illegal_fee: bool = False
    for_another: bool = False
    waits: bool = False


def case_of(text: str, understanding: Understanding | None = None) -> Case:
    """Return what a mail, or the text of one question of it, says about the writer's own case."""
    read = one_line(text[:_READ])
    case = Case(
        numbered=bool(_NUMBERED.search(read)),
        for_another=bool(_FOR_ANOTHER.search(read)),
        waits=late(read) is not None,
    )
    if understanding is None:
        return case
    numbered = case.numbered or bool(understanding.application_numbers)
    return replace(case, numbered=numbered, illegal_fee=understanding.illegal_fee)


def meant(question: Question, case: Case) -> Question:
    """Return ``question``, as one for the status where somebody who waits for a numbered application asks for nothing.

    A sentence that only names the permit is otherwise taken to ask what it takes: nobody who has waited for two months
    wants to read that.
    """
    asks = _ASKS.search(question.text) or not set(question.aspects) <= _BARE
    if asks or not (case.waits and case.numbered):
        return question
    return replace(question, aspects=(Aspect.STATUS,))
