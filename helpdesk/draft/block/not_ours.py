"""The blocks for what is with another office, or for whose identity card is from elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from helpdesk.draft.answer.residence import wants_residents
from helpdesk.draft.asked.as_meant import buries
from helpdesk.draft.asked.asks import says_attorney
from helpdesk.draft.asked.elsewhere import CLEAR, matters_of
from helpdesk.draft.asked.goes_on import is_named
from helpdesk.draft.asked.named_topics import MOVING, RESIDENCE, UNITS
from helpdesk.draft.asked.other_office import CARDS, VEHICLES, matter_elsewhere
from helpdesk.draft.asked.places import asks_of_card
from helpdesk.draft.block.blocks import Blocks
from helpdesk.draft.entry.had import had_among
from helpdesk.draft.writer.case import Case
from helpdesk.model.draft import Block
from helpdesk.model.knowledge import Knowledge
from helpdesk.model.question import Aspect, Candidate, Form, Question, Understanding
from helpdesk.pattern import Pattern

_SURE_BESIDE = 0.6  # confidence of a topic on something of ours, in a mail on another office's matter
_FEW = 5  # words of a question that goes on with what was told
_OBSTACLE = Pattern(
    r"\b(?:masalah|kendala|hambatan|halangan|berpengaruh|ngaruh|kehalang|terhalang|ditolak|problem)\w*\b"
)
_THANKS = Pattern(r"\b(?:terima ?kasih|makasih|thanks?)\b")


@dataclass(frozen=True, slots=True)
class Where:
    """What a mail says of places and permits.

    ``place`` is where its matter lies, when that is not with us; ``elsewhere`` are names of places outside our region;
    ``named`` are the ids of the permits that it names; ``text`` is its new text.
    """

    place: str | None
    elsewhere: Sequence[str]
    named: frozenset[str]
    subject: str
    text: str


@dataclass(frozen=True)
class NotOurs:
    """Makes such blocks for one mail; the other fields are those of ``Proposal``."""

    make: Blocks
    knowledge: Knowledge
    understanding: Understanding
    case: Case
    where: Where

    def block(self, question: Question, index: int, made: Sequence[Block], language: str) -> Block | None:
        """Return the block for a question of an identity card, or on another office's matter, or None."""
        return self._resident(question, index, language) or self._of_another_office(question, index, made, language)

    def kept(self, blocks: Sequence[Block], told: Sequence[Block]) -> list[Block]:
        """Return ``told``, which also says what ``blocks`` leave open, but ``blocks`` where all is another office's."""
        if self.matter is None:
            return list(told)
        return [b if b.answered_by == (MOVING,) else now for b, now in zip(blocks, told, strict=True)]

    @cached_property
    def _had(self) -> set[str]:
        return had_among(self.where.named, self.knowledge.permits, self.where.text)

    @cached_property
    def matter(self) -> str | None:
        """The matter of another office that the whole mail is on, if any."""
        where = self.where
        own, named = bool(self.make.names.ids_in(where.subject)), bool(where.named - VEHICLES - self._had)
        return matter_elsewhere(
            where.subject, where.text, names_permit=named, in_subject=own, ours=bool(self.understanding.permits)
        )

    def _of_another_office(self, question: Question, index: int, made: Sequence[Block], language: str) -> Block | None:
        """Return the block for a question of a mail that as a whole is another office's matter, or None.

        The first one says so; a further one that is surely on something of ours is answered.
        """
        thanks = "?" not in question.text and _THANKS.search(question.words)
        if self.matter is None or (self.make.names.ids_in(question.words) - VEHICLES - self._had and not thanks):
            return None
        best = question.candidates[0] if question.candidates else None
        topic = best is not None and best.id in self.knowledge.topics and best.id not in (MOVING, RESIDENCE, UNITS)
        ours = topic and not _is_bare(question) and not says_attorney(question)  # who signs is for that office to say
        if made and ours and best is not None and best.confidence >= _SURE_BESIDE:
            return None
        moving = self.knowledge.topics.get(MOVING)
        if self.matter != CARDS or moving is None:
            asked = (matter for matter in matters_of(self.understanding.questions, 0.0) if matter in CLEAR)
            return self.make.out_of_scope(index, language, tuple(dict.fromkeys((self.matter, *asked))))
        sure = replace(question, candidates=(Candidate("topic", moving.id, 1.0),), form=Form.OPEN, before="")
        return self.make.answer(replace(sure, aspects=(Aspect.OTHER,)), index, (moving,), language, case=self.case)

    def _resident(self, question: Question, index: int, language: str) -> Block | None:
        """Return the block for a question whether an identity card from elsewhere is good enough, or None."""
        topic = self.knowledge.topics.get(RESIDENCE)
        permits = [self.knowledge.permits[i] for i in self.understanding.permits]
        if topic is None or self.where.place or not asks_of_card(question.text, self.where.elsewhere):
            return None
        if any(map(wants_residents, permits)) or buries(f"{self.where.subject}. {self.where.text}"):
            return None
        form = Form.OPEN if _OBSTACLE.search(question.words) else Form.ALLOWED  # "masalah tidak?" wants no "bisa"
        sure = replace(question, candidates=(Candidate("topic", topic.id, 1.0),), form=form, before="")
        spoken = self.where.named | frozenset(self.understanding.permits)
        return self.make.answer(sure, index, (topic,), language, case=self.case, spoken=spoken)


def _is_bare(question: Question) -> bool:
    """Whether a question is too short to be on anything but what was told before: "syaratnya apa saja ya?"."""
    return len(question.words.split()) <= _FEW and not any(map(is_named, question.candidates[:1]))
