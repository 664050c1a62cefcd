"""What the ticket page shows under each question: its candidates with evidence, and the answer in the letter."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from helpdesk.desk import Desk
from helpdesk.errors import NotFoundError
from helpdesk.model.asked_text import asked_text
from helpdesk.model.conversation import FiledDraft, FiledMessage
from helpdesk.model.knowledge import Entry
from helpdesk.model.question import Candidate, Question
from helpdesk.web.confidence import Level, level
from helpdesk.web.highlight import by_evidence
from helpdesk.web.line_view import LineView
from helpdesk.web.masking import mask

SHOWN = 5  # candidates, each under a key
FOUND = 9  # entries that a search in place offers
MOST_PLACES = 40  # words before which a question can be split
_WORD = re.compile(r"\S+")
_SEAMS = (
    re.compile(r"[?!.;]\s+"),
    re.compile(r",\s+"),
    re.compile(r"\b(?:dan|atau|serta|terus|lalu|and|or)\s+", re.IGNORECASE),
)


@dataclass(frozen=True, slots=True)
class CandidateView:
    """An entry that may answer, under key ``number``."""

    number: int
    entry: Entry
    confidence: float | None
    level: Level | None
    evidence: tuple[tuple[str, str], ...]
    chosen: bool
    past_review: bool


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question of a message that came at ``mail_at``, numbered from 1 among all that wait.

    ``chosen`` is the entry that answers it now; ``judged`` says that a person chose it. ``answer`` is its part of the
    letter, ``open`` when that answers nothing; ``offered`` a part that the edited letter does not hold yet. ``follows``
    says that another one stands before it in the mail; ``places`` are where it can be split: offset in its text, the
    words from there, and whether that is the likeliest place. ``further`` are narrow answers that the letter may lack.
    """

    message_id: int
    mail_at: datetime
    number: int
    position: int
    runs: tuple[tuple[str, bool], ...]
    aspects: tuple[str, ...]
    candidates: tuple[CandidateView, ...]
    chosen: Entry | None
    judged: bool
    answer: str
    open: bool
    offered: str
    out_of_scope: bool
    find: str
    found: tuple[CandidateView, ...]
    follows: bool
    places: tuple[tuple[int, str, bool], ...]
    further: tuple[LineView, ...] = ()


@dataclass(frozen=True, slots=True)
class Wish:
    """A search in the knowledge base for the question at ``position`` among all of the page."""

    text: str = ""
    position: int = -1


@dataclass(frozen=True, slots=True)
class Asking:
    """What the views of all questions of one message share; ``before`` questions stand in earlier ones."""

    desk: Desk
    message: FiledMessage
    draft: FiledDraft | None
    judged: Mapping[int, str | None]
    today: str
    reveal: bool
    further: Mapping[int, tuple[LineView, ...]] = field(default_factory=dict)
    before: int = 0


def views(asking: Asking, wish: Wish) -> tuple[QuestionView, ...]:
    """Return the questions of a message as the page shows them."""
    message = asking.message
    placed = asked_text(message.subject, message.new_text, message.questions).questions
    first = min((question.start for question in placed), default=0)
    return tuple(_view(asking, position, wish, follows=q.start > first) for position, q in enumerate(placed))


def _view(asking: Asking, position: int, wish: Wish, *, follows: bool) -> QuestionView:
    question = asking.message.questions[position]
    block = _block(asking, position)
    answered_by = str(block["answered_by"][0]) if block and block["answered_by"] else None
    is_judged = position in asking.judged
    chosen_id = asking.judged[position] if is_judged else answered_by
    entries = asking.desk.knowledge
    number = asking.before + position + 1
    find = wish.text if wish.position == number - 1 else ""
    words = [run for c in question.candidates[:1] for e in c.evidence for run in e.text.split("…")]
    return QuestionView(
        message_id=asking.message.id,
        mail_at=asking.message.received_at,
        number=number,
        position=position,
        runs=by_evidence(question.text if asking.reveal else mask(question.text), words),
        aspects=tuple(question.aspects),
        candidates=_candidates(asking, question.candidates[:SHOWN], chosen_id),
        chosen=entries.entry(chosen_id) if chosen_id else None,
        judged=is_judged,
        answer=str(block["text"]) if block else "",
        open=_is_open(asking, block),
        offered=_offered(asking, question, position, chosen_id) if is_judged and chosen_id != answered_by else "",
        out_of_scope=question.out_of_scope >= 0.5,
        find=find,
        found=_found(asking, find, chosen_id) if find.strip() else (),
        follows=follows,
        places=split_places(question.text if asking.reveal else mask(question.text)),
        further=asking.further.get(position, ()),
    )


def split_places(text: str) -> tuple[tuple[int, str, bool], ...]:
    """Return where a question can be split: before each word, with the likeliest place marked.

    Likely is after a mark that ends a sentence, else after a comma or a joining word; else the middle.
    """
    starts = [match.start() for match in _WORD.finditer(text)][1:MOST_PLACES]
    if not starts:
        return ()
    likely = next((m.end() for pattern in _SEAMS for m in pattern.finditer(text) if m.end() in starts), None)
    best = likely if likely is not None else starts[len(starts) // 2]
    return tuple((at, " ".join(text[at : at + 60].split())[:40], at == best) for at in starts)


def _block(asking: Asking, position: int) -> Mapping[str, Any] | None:
    draft, place = asking.draft, (asking.message.id, position)
    return next((block for block in draft.blocks if draft.place_of(block) == place), None) if draft else None


def _is_open(asking: Asking, block: Mapping[str, Any] | None) -> bool:
    """Whether the letter's part for a question answers nothing: then the counselor still has to."""
    writer = asking.desk.explainer.writer
    if block is None or writer is None or asking.draft is None:
        return False
    return writer.answers_nothing(str(block["text"]), asking.draft.language)


def _offered(asking: Asking, question: Question, position: int, chosen_id: str | None) -> str:
    """Return the text that would answer from the chosen entry, for a letter that somebody has edited."""
    writer = asking.desk.explainer.writer
    if writer is None or asking.draft is None or chosen_id is None:
        return ""
    try:
        return writer.block(question, position, chosen_id, asking.draft.language).text
    except NotFoundError:
        return ""  # the entry has left the knowledge base since it was chosen


def _candidates(asking: Asking, candidates: tuple[Candidate, ...], chosen_id: str | None) -> tuple[CandidateView, ...]:
    known = [(c, entry) for c in candidates if (entry := asking.desk.knowledge.entry(c.id)) is not None]
    return tuple(
        CandidateView(
            number=number,
            entry=entry,
            confidence=candidate.confidence,
            level=level(candidate.confidence),
            evidence=tuple(dict.fromkeys((e.field, e.text) for e in candidate.evidence)),
            chosen=candidate.id == chosen_id,
            past_review=past_review(entry, asking.today),
        )
        for number, (candidate, entry) in enumerate(known, 1)
    )


def _found(asking: Asking, text: str, chosen_id: str | None) -> tuple[CandidateView, ...]:
    candidates = asking.desk.explainer.matcher.search(text, FOUND)
    return _candidates(asking, candidates, chosen_id)


def past_review(entry: Entry, today: str) -> bool:
    """Whether an entry should have been looked over by now (dates as ISO 8601 text, which sorts)."""
    return entry.review_by is not None and entry.review_by < today
