"""Whether the list itself is wanted: who asks what is missing of papers that nobody sent is told what it holds.

Who asks that of a file which the office has had for weeks must not read that all of it is missing.
"""

from __future__ import annotations

import re
from dataclasses import replace

from helpdesk.draft.asked.asks import YES_OR_NO
from helpdesk.draft.writer.case import Case
from helpdesk.draft.writer.stage import Stage
from helpdesk.model.message import Body, Message
from helpdesk.model.question import Action, Aspect, Candidate, CheckedDocuments, Claims, Form, Question, Understanding
from helpdesk.pattern import Pattern

_CHECKS = Pattern(r"\b(?:cek|dicek|periksa|diperiksa|lengkap|kurang|benar|koreksi|check\w*|complete|missing|review)\b")
_PAPERS = Pattern(
    r"\b(?:berkas\w*|dokumen\w*|lampiran\w*|syarat\w*|persyaratan\w*|kelengkapan\w*|lengkap\w*|kurang\w*|surat\w*|form\w*"
    r"|scan\w*|ktp\w*|file\w*|pdf\w*|foto\w*|documents?|papers?|missing|complete|attach\w*)\b"
)
_ATTACHED = Pattern(
    r"(?<!dapat )(?<!bisa )(?<!boleh )(?<!perlu )(?<!harus )(?<!wajib )(?<!cukup )\b(?:ter|me|di|ku|saya )?lampir\w*"
    r"|(?<!be )(?<!to )\battach\w*|\benclos\w*",
    flags=re.IGNORECASE,
)

_A_PICTURE = Pattern(  # of a page: none of the papers
    r"\b(?:screen ?shots?|skrinsut|tangkap(?:an)? layar|ss)(?:nya)?(?: \w+){0,4}? (?:ter|me|di|ku)?lampir\w*"
    r"|\b(?:ter|me|di|ku)?lampir\w*(?: \w+){0,3} (?:screen ?shots?|skrinsut|tangkap(?:an)? layar|ss)\b"
    r"|\battach\w*(?: \w+){0,3} screen ?shots?\b|\bscreen ?shots?(?: \w+){0,3} attach\w*",
    flags=re.IGNORECASE,
)

_TO_LOOK_AT = Pattern(
    r"\b(?:(?:di ?)?cek|(?:di ?)?periksa|pengecekan|pemeriksaan|kekurangan\w*|kurang apa|apa (?:saja )?(?:yang )?kurang"
    r"|(?:sudah|apakah|apa) (?:\w+ ){0,2}(?:lengkap|komplit)|check(?:ed)?)\b"
)
_SENT = Pattern(
    r"\b(?:kirim\w*|mengirim\w*|lampir\w*|terlampir|berikut|sertakan|link|tautan|google|drive|attach\w*|enclosed?)\b"
)
_ASKS_MORE = Pattern(
    r"\b(?:berapa|bagaimana|kapan|dimana|kemana|mana|siapa|kenapa|mengapa|biaya|lama|boleh|bisa|harus|wajib|perlu|cara"
    r"|syarat\w*|beda\w*|atau|how|when|where|why|which|fee|cost|must|may|can)\b"
)


def sends_papers(message: Message, body: Body, documents: tuple[CheckedDocuments, ...]) -> bool:
    """Whether papers came along with a mail, be it by a link, or it says so."""
    linked = any(check.linked for check in documents)
    return bool(message.attachments or linked or _ATTACHED.search(_A_PICTURE.sub(" ", body.new_text)))


def without_check(
    understanding: Understanding, documents: tuple[CheckedDocuments, ...], claims: Claims, case: Case, sure: float
) -> tuple[Understanding, tuple[CheckedDocuments, ...]]:
    """Return what was understood of a mail that sends no papers, and the check of them that is still to be told.

    Who only tells which papers they have, or asks which one may attach, wants the list; who has an application with
    the office, how far it has come. ``sure``: see ``_asking_for_list``.
    """
    checked = [q for q in understanding.questions if Aspect.DOCUMENTS_CHECK in q.aspects]
    if case.outcome == "refused":  # what was wrong is said in the refusal, and no paper of theirs is here
        return _asking_status(understanding), ()
    may_attach = bool(checked) and all(q.form in YES_OR_NO and not _CHECKS.search(q.words) for q in checked)
    if claims.have or claims.lost or claims.lack or may_attach:
        return _asking_for_list(understanding, documents, sure), ()
    if checked and not any(_PAPERS.search(q.words) for q in checked):
        return _not_checking(understanding), ()
    told = case.story.stage in (Stage.FILED, Stage.RETURNED)
    filed = told or case.numbered or case.stage or case.waits
    return (_asking_status(understanding), ()) if filed else (understanding, documents)


def _not_checking(understanding: Understanding) -> Understanding:
    """Return what was understood, without the check of papers that nobody spoke of: "mau cek dulu peruntukannya"."""
    questions = (
        replace(q, aspects=tuple(a for a in q.aspects if a is not Aspect.DOCUMENTS_CHECK) or (Aspect.OTHER,))
        for q in understanding.questions
    )
    action = Action.ANSWER if understanding.action is Action.DOCUMENTS_CHECK else understanding.action
    return replace(understanding, questions=tuple(questions), action=action)


def _asking_for_list(
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


def _asking_status(understanding: Understanding) -> Understanding:
    """Return what was understood, with what is missing of a file asked as how far the application has come."""
    status = {Aspect.DOCUMENTS_CHECK: Aspect.STATUS}
    questions = (
        replace(question, aspects=tuple(dict.fromkeys(status.get(aspect, aspect) for aspect in question.aspects)))
        if question.form not in YES_OR_NO or _CHECKS.search(question.words)
        else question
        for question in understanding.questions
    )
    action = Action.STATUS if understanding.action is Action.DOCUMENTS_CHECK else understanding.action
    return replace(understanding, questions=tuple(questions), action=action)


def asks_for_no_more_than_a_check(understanding: Understanding, documents: tuple[CheckedDocuments, ...]) -> bool:
    """Return whether papers are to be looked at, and nothing else is asked: beside the check nothing is told then."""
    asked = [question for question in understanding.questions if not _only_sends(question)]
    return bool(documents) and bool(asked) and all(map(_only_checks, asked))


def _only_checks(question: Question) -> bool:
    if set(question.aspects) == {Aspect.DOCUMENTS_CHECK}:
        return True
    return _TO_LOOK_AT.search(question.words) is not None and _ASKS_MORE.search(question.words) is None


def _only_sends(question: Question) -> bool:
    """Whether somebody only says that papers come along: "berikut kami kirimkan berkas permohonan SIPP"."""
    words = question.words
    checks = _TO_LOOK_AT.search(words) or Aspect.DOCUMENTS_CHECK in question.aspects
    return not checks and _SENT.search(words) is not None and not ("?" in question.text or _ASKS_MORE.search(words))
