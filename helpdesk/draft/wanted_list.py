"""Whether the list itself is wanted: who asks what is missing of papers that nobody sent is told what it holds."""

from __future__ import annotations

import re
from dataclasses import replace

from helpdesk.draft.asks import YES_OR_NO
from helpdesk.model.message import Body, Message
from helpdesk.model.question import Aspect, Candidate, CheckedDocuments, Claims, Form, Question, Understanding
from helpdesk.pattern import Pattern

_CHECKS = Pattern(r"\b(?:cek|dicek|periksa|diperiksa|lengkap|kurang|benar|koreksi|check\w*|complete|missing|review)\b")
_ATTACHED = Pattern(
    r"(?<!dapat )(?<!bisa )(?<!boleh )(?<!perlu )(?<!harus )(?<!wajib )(?<!cukup )\b(?:ter|me|di|ku|saya )?lampir\w*"
    r"|(?<!be )(?<!to )\battach\w*|\benclos\w*",
    flags=re.IGNORECASE,
)


def only_says(
    claims: Claims,
    message: Message,
    body: Body,
    documents: tuple[CheckedDocuments, ...],
    understanding: Understanding,
) -> bool:
    """Whether a mail asks what is missing and only tells which papers its writer has, with none attached or linked.

    Or it only asks which papers one may attach.
    """
    attached = message.attachments or any(check.linked for check in documents) or _ATTACHED.search(body.new_text)
    checked = [q for q in understanding.questions if Aspect.DOCUMENTS_CHECK in q.aspects]
    may_attach = bool(checked) and all(q.form in YES_OR_NO and not _CHECKS.search(q.words) for q in checked)
    return (bool(claims.have or claims.lost or claims.lack) or may_attach) and not attached


def asking_for_list(
    understanding: Understanding, documents: tuple[CheckedDocuments, ...], sure: float
) -> Understanding:
    """Return what was understood, with what is missing of a list asked as what the list holds.

    Of the permit whose list the papers were held against, if it is one: its name may stand apart from the question.
    ``sure`` is the least confidence of what is answered.
    """
    permits = {check.permit for check in documents}
    permit = permits.pop() if len(permits) == 1 else None
    questions = (
        replace(
            question, aspects=_listed(question.aspects), form=Form.LIST, candidates=_with_first(question, permit, sure)
        )
        if Aspect.DOCUMENTS_CHECK in question.aspects
        else question
        for question in understanding.questions
    )
    return replace(understanding, questions=tuple(questions))


def _with_first(question: Question, permit: str | None, sure: float) -> tuple[Candidate, ...]:
    """Return the candidates with ``permit`` first; a question that is surely about another entry keeps its own."""
    first = question.candidates[0] if question.candidates else None
    if permit is None or (first is not None and (first.id == permit or first.confidence >= sure)):
        return question.candidates
    own = next((one for one in question.candidates if one.id == permit), Candidate("permit", permit, 0.0))
    others = (one for one in question.candidates if one.id != permit)
    return (replace(own, confidence=max(sure, own.confidence)), *others)


def _listed(aspects: tuple[Aspect, ...]) -> tuple[Aspect, ...]:
    listed = {Aspect.DOCUMENTS_CHECK: Aspect.REQUIREMENTS}
    return tuple(dict.fromkeys(listed.get(aspect, aspect) for aspect in aspects))


def wants_list(question: Question) -> bool:
    """Whether a question wants what is needed, also as what is still missing of it."""
    checks = Aspect.DOCUMENTS_CHECK in question.aspects and question.form is Form.LIST
    return checks or Aspect.REQUIREMENTS in question.aspects
