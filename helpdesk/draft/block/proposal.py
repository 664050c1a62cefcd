"""The block for each question of a mail, as the desk proposes it before a counselor has looked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from helpdesk.draft.answer.borne_out import BorneOut, with_status_borne
from helpdesk.draft.answer.choose import FEW, FIGURES, Choice, checked_permit, without_checked
from helpdesk.draft.answer.particular import particular_of
from helpdesk.draft.answer.told_before import ToldBefore
from helpdesk.draft.asked.as_asked import as_asked, says_nothing_of_its_own
from helpdesk.draft.asked.as_meant import (
    as_feared,
    of_main_clause,
    of_the_choice,
    of_the_named,
    of_the_order,
    of_the_second,
    of_the_speed,
    of_the_stamp,
    of_the_work,
)
from helpdesk.draft.asked.as_told import as_told
from helpdesk.draft.asked.asks import YES_OR_NO, compares, definitions
from helpdesk.draft.asked.goes_on import (
    Spoken,
    after_yes,
    going_on,
    is_if_so,
    is_named,
    of_the_subject,
    of_the_visit,
)
from helpdesk.draft.asked.named_topics import ILLEGAL_FEE
from helpdesk.draft.asked.points import leads_to_points, points_of
from helpdesk.draft.block.blocks import Blocks
from helpdesk.draft.block.decide import Decider
from helpdesk.draft.block.demanded import as_a_fee, on_demand, on_praise, pretends, warned_first, with_beside
from helpdesk.draft.block.general_topics import of_the_permit
from helpdesk.draft.block.gone_named import GoneNamed
from helpdesk.draft.block.left_open import LeftOpen
from helpdesk.draft.block.not_ours import NotOurs, Where
from helpdesk.draft.block.once_more import OnceMore, tells
from helpdesk.draft.block.together import Together
from helpdesk.draft.entry.of_the_past import as_a_paper, without_owned
from helpdesk.draft.entry.order import asks_order, two_permits
from helpdesk.draft.writer.at_stage import at_stage
from helpdesk.draft.writer.case import Case, meant, only_tells, topics_on_stage, with_named_sides
from helpdesk.draft.writer.grievance import tells_by_the_way, without_complaint
from helpdesk.draft.writer.plight import urgent
from helpdesk.draft.writer.stage import Stage
from helpdesk.model.draft import Block
from helpdesk.model.knowledge import EntryStatus, Knowledge, Permit
from helpdesk.model.question import Action, Aspect, Candidate, Form, Question, Understanding

_LONG = 16
_STORY = 400  # code points of what was told before a question: further off it is about something else
_SURE_ALONE = 0.85
_JOINING = re.compile(r"[\s,;]*(?:(?:dan|serta|lalu|terus|trus|juga|and|&)\s+)?", re.IGNORECASE)
_OF_WHOM = re.compile(r"^(?:kalau|kalo|klo) (?:\w+ ){1,2}(?:boleh|bisa)(?: tidak| ya)*$")


@dataclass(frozen=True)
class Proposal:
    """What was understood of one mail, and what is needed to answer it.

    ``minimum`` is the confidence below which nothing is proposed; ``checked`` are the permits whose documents are
    checked against a known list; ``text`` is the new text of the mail, in which the questions have their places;
    ``place`` is where its matter lies, when that is not with us; ``subject`` that of the mail; ``elsewhere`` names
    places outside our region.
    """

    make: Blocks
    knowledge: Knowledge
    minimum: float
    understanding: Understanding
    checked: frozenset[str]
    case: Case
    text: str = ""
    place: str | None = None
    subject: str = ""
    elsewhere: tuple[str, ...] = ()

    def blocks(self, language: str) -> tuple[list[Block], list[Question]]:
        """Return one block per question, in the citizen's order, and the questions as they were taken."""
        made: list[Block] = []
        context = self._only_permit()
        questions: list[Question] = []
        once_more = OnceMore(
            self.understanding, self.knowledge, self.minimum, self._decider.reports(), self.case.accuses
        )
        for index, question in enumerate(self.understanding.questions):
            question = self._evidence.borne_out(self._on_what_is_meant(question, context), context)
            question = as_a_fee(self._as_told(as_asked(with_named_sides(self._with_story(question)))))
            question = of_the_visit(of_main_clause(question, self.make.bare_names), context)
            context = self._unless_on_a_topic(context, question, made)
            spoken = self._spoken_before_it(question, index, context, made)
            question = of_the_subject(after_yes(question, made, self.knowledge), self.subject, self.knowledge)
            question = self._at_stage(going_on(question, spoken, self.knowledge))
            asked = with_status_borne(meant(without_checked(question, self.checked), self.case), self.case)
            asked = self._complaining(self._decider.narrowed(asked, context), index)
            questions.append(asked)
            block = self._demanded(asked, index, made, language) or self._yes_and(asked, index, made)
            block = block or once_more.block(asked, index, made) or self._stage(asked, index, language)
            block = (
                block or self._ordered(asked, index, context, language) or self._not_ours.there(asked, index, language)
            )
            block = block or self._empty(asked, index, context, language)
            block = block or self._block(asked, index, context, language)
            made.append(block)
            context = self._spoken_of(block) or context or self._only_permit()
        asked_for = list(questions)
        made = self._together(self._united(self._going_over(made), language), questions, language)
        left = LeftOpen(self.make.templates, self.knowledge, language, self.make.teller(language).words, self.text)
        made = self._not_ours.kept(made, left.told(made, questions))
        made = [self._with_unknown_figure(b, q, language) for b, q in zip(made, asked_for, strict=True)]
        made = self._with_lost(self._complained_once(made, language), language)
        return self._warned(self._gone.told(made, language)), asked_for

    def _on_what_is_meant(self, question: Question, context: Permit | None) -> Question:
        """Return ``question`` without old permits that its mail only tells of; one that is to be shown is a paper."""
        mail, permits = f"{self.subject}. {self.text}", self.knowledge.permits
        question = of_the_order(of_the_named(as_feared(of_the_stamp(question, mail), mail), mail, self.make.names))
        question = of_the_choice(of_the_work(question, self.make.names, permits), self.make.names)
        question = of_the_speed(of_the_second(question, mail))
        called = self.make.bare_names.ids_in(mail)
        question = without_owned(question, permits, mail, called)
        issued = [permits[i] for i in called if permits[i].status is EntryStatus.ACTIVE]
        near = (context, self._of_subject, issued[0] if len(issued) == 1 else None)
        other = next((p for p in near if p is not None and p.status is EntryStatus.ACTIVE), None)
        if other is None or not as_a_paper(question, permits, other, self.knowledge.documents):
            return question
        self._papers.add(question.candidates[0].id)
        first = Candidate("permit", other.id, question.candidates[0].confidence)
        others = tuple(c for c in question.candidates if c.id not in (other.id, *self._papers))
        return replace(question, candidates=(first, *others), aspects=(Aspect.REQUIREMENTS,))

    def _at_stage(self, question: Question) -> Question:
        of = self.make.bare_names.ids_in(self.case.story.said)
        return at_stage(question, self.case.story, of, (self._named | self.make.bare_names.ids_in(self.text)) - of)

    def _with_story(self, question: Question) -> Question:
        """Return ``question`` with what its mail tells just before it, since the question that came before."""
        after = max((q.end for q in self.understanding.questions if q.end <= question.start), default=0)
        return replace(question, before=self.text[after : question.start][-_STORY:])

    def _spoken_before_it(
        self, question: Question, index: int, context: Permit | None, made: Sequence[Block]
    ) -> Spoken:
        joined, apart = self._is_joined(index, context, made), self._begins_point(index)
        before = self._told.before(question)
        return Spoken(context, self.spoken, before, self._of_subject, joined=joined, apart=apart)

    def _is_joined(self, index: int, context: Permit | None, made: Sequence[Block]) -> bool:
        """Whether a question stands in one sentence, or under one number, with the one before, told of ``context``."""
        if not made or context is None or made[-1].answered_by[:1] != (context.id,):
            return False
        last, question = self.understanding.questions[index - 1 : index + 1]
        numbered = bool(self.points) and self.points[index - 1] == self.points[index] != 0
        return numbered or (
            not last.text.rstrip().endswith(("?", "."))
            and _JOINING.fullmatch(self.text[last.end : question.start]) is not None
        )

    def _begins_point(self, index: int) -> bool:
        """Whether a question is the first under a number that the citizen gave."""
        return bool(self.points) and self.points[index] > max(self.points[:index], default=0)

    def _as_told(self, question: Question) -> Question:
        return as_told(question, self.knowledge.permits, self.make.names, numbered=self.case.numbered)

    def _unless_on_a_topic(self, context: Permit | None, question: Question, made: Sequence[Block]) -> Permit | None:
        """Return the permit spoken of, or None where a question surely goes on with the topic told just before."""
        best = question.candidates[0] if question.candidates else None
        topic = best is not None and best.kind != "permit" and best.confidence >= _SURE_ALONE
        same = best is not None and bool(made) and made[-1].answered_by[:1] == (best.id,)
        return None if topic and same else context

    @cached_property
    def _of_subject(self) -> Permit | None:
        """The only permit that the subject of the mail names."""
        named = self.make.bare_names.ids_in(self.subject)
        return self.knowledge.permits[next(iter(named))] if len(named) == 1 else None

    def _yes_and(self, question: Question, index: int, made: Sequence[Block]) -> Block | None:
        """Return the last block once more for a question that goes on from a yes which nobody could say."""
        if (
            made
            and self.understanding.questions[made[-1].question].form is Form.WHO
            and _OF_WHOM.search(question.words)
        ):
            return replace(made[-1], question=index)  # "saksinya siapa? kalau tetangga boleh?"
        if not made or not is_if_so(question) or any(map(is_named, question.candidates)):
            return None
        known = made[-1].answered_by and made[-1].answered_by[0] in self.knowledge.permits
        best = question.candidates[0].confidence if question.candidates else 0.0
        return replace(made[-1], question=index) if not known and best < _SURE_ALONE else None

    def _with_unknown_figure(self, block: Block, question: Question, language: str) -> Block:
        """Return the block of a topic that tells no figure, for who asked only for one, with that it is not known."""
        topic = self.knowledge.topics.get(block.answered_by[0]) if len(block.answered_by) == 1 else None
        sides = set(question.aspects)
        if topic is None or not sides or not sides <= FIGURES or question.form in YES_OR_NO:
            return block
        open_ones = [
            side for side in question.aspects if str(side) not in topic.aspects and not tells(side, block.text)
        ]
        if not open_ones or particular_of(topic, question, self.make.templates) is not None:
            return block
        unknown = self.make.teller(language).render("unknown", aspects=list(map(str, open_ones)), name=None)
        return block if unknown in block.text else replace(block, text=f"{block.text}\n\n{unknown}")

    def _complained_once(self, made: list[Block], language: str) -> list[Block]:
        """Return the blocks, one that only says what becomes of a report as the topic on illegal fees."""
        topic = self.knowledge.topics.get(ILLEGAL_FEE)
        told = {self.make.complaint(language, illegal_fee=fee) for fee in (True, False)}
        said = next((block for block in made if block.answered_by[:1] == (ILLEGAL_FEE,)), None)
        if said is None and topic is not None and self.case.illegal_fee:
            asked = Question("", 0, 0, (Aspect.OTHER,), 0.0, ())
            said = self.make.answer(asked, 0, (topic,), language, case=self.case)
        return [replace(said, question=b.question) if said is not None and b.text in told else b for b in made]

    def _complaining(self, question: Question, index: int) -> Question:
        """Return ``question`` without the wish to complain, where its mail complains of nobody."""
        return question if self.case.accuses else without_complaint(question, self.understanding.questions[index])

    def _warned(self, made: list[Block]) -> list[Block]:
        """Return the blocks, those on a demand for money first where a swindler made it."""
        swindled = self.case.illegal_fee and not any(self.points) and pretends(self.text)
        return warned_first(made) if swindled else made

    def _going_over(self, made: list[Block]) -> list[Block]:
        """Return the blocks, that of a sentence which only says what the writer has as the next, on what is missing.

        So is that of a sentence which only announces the points that follow.
        """
        told = list(made)
        for index, question in enumerate(self.understanding.questions[:-1]):
            after = self.understanding.questions[index + 1]
            tells = only_tells(question, self.make.claims) and Aspect.REQUIREMENTS in after.aspects
            leads = leads_to_points(self.text, question, self.points, index)
            waits = Aspect.STATUS in question.aspects and (self.case.numbered or self.case.waits)
            beside = not any(self.points[index : index + 1]) and not waits
            story = (beside and self._told.is_story(question, after)) or urgent(question.text) == "despair"
            aside = self.case.illegal_fee and tells_by_the_way(question)
            if tells or leads or story or aside:
                told[index] = replace(made[index + 1], question=index)
        return told

    def _with_lost(self, made: list[Block], language: str) -> list[Block]:
        """Return the blocks, the first of a permit saying what stands in for a paper of its list that was lost."""
        told = list(made)
        for index, block in enumerate(made):
            permit = self._only_told(block)
            first = next(i for i, other in enumerate(made) if other.answered_by == block.answered_by) == index
            if permit is not None and first and permit.status is EntryStatus.ACTIVE:
                lost = self.make.with_lacking(block, permit, language)
                said = any(lost.text.split("\n\n")[0] in other.text for other in made)
                told[index] = block if said else lost
        return told

    def _together(self, made: list[Block], questions: list[Question], language: str) -> list[Block]:
        """Return the blocks, those on sides that nobody knows as one; who numbered their questions finds them again."""
        if self.points:
            return made
        return Together(self.make, self.knowledge.permits, language, self._answered).told(made, questions)

    def _answered(self, question: Question, index: int, permit: Permit, language: str) -> Block:
        return self.make.answer(question, index, (permit,), language, case=self.case, spoken=self.spoken)

    def _only_told(self, block: Block) -> Permit | None:
        return self.knowledge.permits.get(block.answered_by[0]) if len(block.answered_by) == 1 else None

    def _united(self, made: list[Block], language: str) -> list[Block]:
        """Return the blocks, one that only quotes a step as that which tells all steps of the same permit."""
        united = []
        for block in made:
            permit = self.knowledge.permits.get(block.answered_by[0]) if block.answered_by else None
            if permit is not None and self.make.step(permit, block, language):
                same = (other for other in made if other is not block and other.answered_by[:1] == (permit.id,))
                whole = next((o for o in same if Aspect.PROCEDURE in self._asked_in(o)), None)
                block = replace(whole, question=block.question) if whole is not None else block
            united.append(block)
        return united

    def _asked_in(self, block: Block) -> tuple[Aspect, ...]:
        question = self.understanding.questions[block.question]
        return () if question.form in YES_OR_NO else question.aspects

    def _ordered(self, question: Question, index: int, context: Permit | None, language: str) -> Block | None:
        """Return the block for a question which of two permits comes first, or None."""
        best = self.knowledge.entry(question.candidates[0].id) if question.candidates else None
        long = len(question.words.split()) > _LONG  # of so many words some are told by the way
        narrow = best is not None and not long and particular_of(best, question, self.make.templates) is not None
        if narrow or not asks_order(question):
            return None
        spoken = () if context is None else (context.id,)
        pair = two_permits(question, self.make.names, (*spoken, *self.understanding.permits), self.knowledge.permits)
        return None if pair is None else self.make.order(question, index, pair, language)

    def _spoken_of(self, block: Block) -> Permit | None:
        """Return the permit that a block was about: its own, or the only one that its topic goes with."""
        asks_back = self.understanding.action is Action.CLARIFY and len(block.answered_by) > 1
        told = [p for i in block.answered_by if (p := self.knowledge.permits.get(i)) and p.status is EntryStatus.ACTIVE]
        asked = self.understanding.questions[block.question]
        if len(told) > 1 and (asked.form is Form.WHICH or compares(asked)):
            return None  # of two permits that were compared neither is meant by what follows
        first = block.answered_by[0] if block.answered_by and not asks_back else ""
        topic = self.knowledge.topics.get(first)
        about = topic.permits[0] if topic is not None and len(topic.permits) == 1 else first
        near = {*self.spoken, *(candidate.id for candidate in asked.candidates)}
        if topic is not None and about not in near:
            return None  # a topic on foreigners goes with their work permit, of which nobody spoke
        return self.knowledge.permits.get(about)

    @cached_property
    def _gone(self) -> GoneNamed:
        about = (self.understanding, self.subject, self.text, self._papers, self.case.illegal_fee)
        return GoneNamed(self.make, self.knowledge, *about)

    @cached_property
    def _papers(self) -> set[str]:
        """The old permits that the mail asks about as papers for another one, as far as its questions were read."""
        return set()

    @cached_property
    def _decider(self) -> Decider:
        return Decider(self.make, self.knowledge, self.minimum, self.understanding, self.case, self.text)

    @cached_property
    def _not_ours(self) -> NotOurs:
        said = Where(self.place, self.elsewhere, self._named, self.subject, self.text)
        return NotOurs(self.make, self.knowledge, self.understanding, self.case, said)

    @cached_property
    def _told(self) -> ToldBefore:
        return ToldBefore(self.subject, self.text, self.understanding.questions)

    @cached_property
    def _evidence(self) -> BorneOut:
        return BorneOut(self.knowledge, self.make.templates, f"{self.subject}\n{self.text}", self.understanding)

    @cached_property
    def points(self) -> tuple[int, ...]:
        """The numbers that the citizen gave to the questions, if they numbered them."""
        return points_of(self.text, self.understanding.questions)

    @cached_property
    def spoken(self) -> frozenset[str]:
        """The permits that the mail is about or names."""
        return self._named | frozenset(self.understanding.permits)

    @cached_property
    def _named(self) -> frozenset[str]:
        """The permits that the mail names."""
        return self.make.names.ids_in(f"{self.subject}. {self.text}")

    def _spoken_before(self, context: Permit | None) -> list[Permit]:
        """Return the permits that the mail is about, ``context`` first."""
        ids = (*((context.id,) if context is not None else ()), *self.understanding.permits)
        return [self.knowledge.permits[i] for i in dict.fromkeys(ids)]

    def _only_permit(self) -> Permit | None:
        """Return the permit that the whole mail is about, if it is one."""
        permits = self.understanding.permits
        return self.knowledge.permits.get(permits[0]) if len(permits) == 1 else None

    def _block(self, question: Question, index: int, context: Permit | None, language: str) -> Block:
        permit = checked_permit(question, self.checked, self.knowledge)
        if permit is not None:
            return self.make.documents(question, index, permit, language)
        choice, entries = self._decider.choice(question, context, language)
        carried = self._told.carried(question)
        if carried is not None:
            narrow = self._decider.by_story(question, carried, choice, entries, context)
            if narrow is not None:
                choice, entries, question = Choice.ANSWER, (narrow,), carried
        if choice is Choice.HOLDING:
            choice, question = self._decider.otherwise(question)
        if choice is Choice.ANSWER:
            entries, question = of_the_permit(entries, question, self._spoken_before(context), self.make.templates)
            choice = self._decider.unless_behind(question, entries, language)
        permits = [entry for entry in entries if isinstance(entry, Permit)]
        if choice is Choice.ANSWER:
            if len(entries) > 1 and (question.form is Form.WHICH or compares(question)):
                question = definitions(question)
            question = self._decider.without_complaint(question, entries)
            return self.make.answer(question, index, entries, language, case=self.case, spoken=self.spoken)
        return self._unanswered(question, index, choice, permits, language)

    def _demanded(self, question: Question, index: int, made: Sequence[Block], language: str) -> Block | None:
        """Return the block on a demand for money, the praise of an officer, or what is not ours, or None."""
        mail = self.text if self.case.illegal_fee else None
        demand = on_demand(question, mail, self.knowledge, named=bool(self._named))
        demand = demand or on_praise(question, self.knowledge)
        if demand is None:
            return self._not_ours.block(question, index, made, language)
        told = self.make.answer(demand.question, index, (demand.topic,), language, case=self.case)
        return with_beside(told, demand, self.make.teller(language, question))

    def _unanswered(
        self, question: Question, index: int, choice: Choice, permits: Sequence[Permit], language: str
    ) -> Block:
        """Return the block for a question that no entry answers."""
        if (
            choice is Choice.CLARIFY
            and self.case.story.stage is Stage.FILED
            and set(question.aspects) == {Aspect.STATUS}
        ):
            choice = Choice.CASE  # by its number it is found, whatever it is called
        if choice is Choice.CLARIFY:
            return self.make.clarify(question, index, permits, language)
        if choice is Choice.CASE:
            return self.make.case(question, index, permits[0] if permits else None, language, case=self.case)
        if choice is Choice.OUT_OF_SCOPE:
            matters = self._decider.matters_for(question)
            if matters or not self.understanding.permits:  # no office is sent away that nobody can name
                return self.make.out_of_scope(index, language, matters)
        held = self.make.holding(question, index, language)
        ours = bool(self.understanding.permits)  # which permit it is about need not be asked then
        return replace(held, text=held.text.partition("\n\n")[0]) if ours else held

    def _empty(self, question: Question, index: int, context: Permit | None, language: str) -> Block | None:
        """Return the holding block for "jadi bagaimana?" and nothing else, of which no mail tells what is meant."""
        bare = says_nothing_of_its_own(question) and len(self.text.split()) <= FEW
        return self.make.holding(question, index, language) if bare and self.text and context is None else None

    def _stage(self, question: Question, index: int, language: str) -> Block | None:
        """Return the block on the stage that the writer's own numbered application stands at, where they name one."""
        topics = topics_on_stage(question, self.case, self.knowledge)
        return self.make.stage(question, index, topics, language, case=self.case) if topics else None
