"""What each question of a mail is there: with what was told before it, and the one that it goes on from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from helpdesk.draft.answer.borne_out import BorneOut
from helpdesk.draft.answer.choose import SURE_ALONE, of_its_kin
from helpdesk.draft.answer.told_before import ToldBefore
from helpdesk.draft.asked.as_asked import as_asked, says_nothing_of_its_own
from helpdesk.draft.asked.as_meant import (
    as_feared,
    of_main_clause,
    of_the_act,
    of_the_asking,
    of_the_card,
    of_the_choice,
    of_the_copy,
    of_the_deceased,
    of_the_legalised,
    of_the_named,
    of_the_namesake,
    of_the_order,
    of_the_second,
    of_the_speed,
    of_the_stamp,
    of_the_work,
)
from helpdesk.draft.asked.as_told import as_told
from helpdesk.draft.asked.as_wanted import (
    of_several_sides,
    of_the_account,
    of_the_dead_mailbox,
    of_the_double,
    of_the_gone,
    of_the_mailed,
    of_the_owner,
    of_the_part,
    of_the_revocation,
    of_the_signer,
    of_the_visited,
    of_what_is_first,
    of_who_died,
    without_what_is_by_the_way,
)
from helpdesk.draft.asked.goes_on import Spoken, after_yes, going_on, of_its_word, of_the_subject, of_the_visit
from helpdesk.draft.asked.in_person import of_the_successor
from helpdesk.draft.asked.meanwhile import meanwhile
from helpdesk.draft.asked.of_its_case import of_its_case
from helpdesk.draft.asked.of_the_mail import of_the_mail
from helpdesk.draft.asked.points import points_of
from helpdesk.draft.asked.whole_sides import by_the_way, of_whole_sides
from helpdesk.draft.block.blocks import Blocks
from helpdesk.draft.block.demanded import as_a_fee
from helpdesk.draft.block.which_first import of_many
from helpdesk.draft.entry.had import without_had
from helpdesk.draft.entry.of_the_past import as_a_paper, without_owned
from helpdesk.draft.writer.at_stage import at_stage, had_again, of_a_feared_refusal
from helpdesk.draft.writer.case import Case, with_named_sides
from helpdesk.draft.writer.courtesy import one_line, was_visited
from helpdesk.draft.writer.stage import decided_in
from helpdesk.model.draft import Block
from helpdesk.model.knowledge import EntryStatus, Knowledge, Permit
from helpdesk.model.question import Aspect, Candidate, Question, Understanding

_STORY = 400  # code points of what was told before a question: further off it is about something else
_LIKELY_LINE = 0.6  # confidence of a line from which it is what a permit nobody named is asked for
_JOINING = re.compile(r"[\s,;]*(?:(?:dan|serta|lalu|terus|trus|juga|and|&)\s+)?", re.IGNORECASE)


@dataclass(frozen=True)
class InItsMail:
    """Takes the questions of one mail, whose subject and new text are ``subject`` and ``text``, as they are meant."""

    make: Blocks
    knowledge: Knowledge
    understanding: Understanding
    case: Case
    subject: str
    text: str

    def meant(self, question: Question, context: Permit | None) -> Question:
        """Return ``question`` as its mail means it, which has spoken of ``context`` before."""
        question = of_its_kin(self._on_what_is_meant(question, context), self.knowledge)
        question = self._evidence.borne_out(question, context)
        question = as_a_fee(self._as_told(self._as_wanted(with_named_sides(self._with_story(question)))))
        return of_the_visit(of_main_clause(question, self.make.bare_names), context)

    def _as_wanted(self, question: Question) -> Question:
        only, charged = len(self.understanding.questions) <= 1, self.understanding.illegal_fee
        asked = as_asked(question)
        asked = by_the_way(asked) if self._is_by_the_way(asked) else asked
        return of_whole_sides(asked, question.aspects, self.knowledge, only=only, charged=charged)

    def _is_by_the_way(self, question: Question) -> bool:
        """Whether a question's permit is of another sector than that of the mail, unnamed, and a line of it likely."""
        best = question.candidates[0].id if question.candidates else ""
        if best in self.named or best in self.understanding.permits[:1] or best not in self.knowledge.permits:
            return False
        first = self.knowledge.permits.get(next(iter(self.understanding.permits), ""))
        if first is None or first.sector == self.knowledge.permits[best].sector:
            return False  # of its neighbours one may be what is wanted
        lines = (line for line in self.understanding.lines if line.entry_id == best and line.number >= 0)
        return any(line.confidence >= _LIKELY_LINE for line in lines)

    def going_on(self, question: Question, index: int, context: Permit | None, made: Sequence[Block]) -> Question:
        """Return ``question``, the one at ``index``, going on from those that were answered by ``made``."""
        mail = one_line(f"{self.subject}. {self.text}")
        question = of_many(question, mail, self.make.names, self.knowledge.topics)
        gone_on_with = meanwhile(question, mail, self.knowledge.topics)
        if gone_on_with is not question:
            return gone_on_with
        told = frozenset(entry_id for block in made for entry_id in block.answered_by)
        question = of_the_successor(question, self.understanding.permits, told, self.knowledge.permits)
        spoken = self._spoken_before_it(question, index, context, made)
        question = after_yes(question, made, self.knowledge)
        if made and self._is_told_of_several(made[-1]):
            best = question.candidates[0].id if question.candidates else None
            if says_nothing_of_its_own(question) or best in made[-1].answered_by:
                # what was told of two permits goes on with both, or with the likelier one
                return self._of_the_mail(question, mail)
        question = of_its_word(of_the_subject(question, self.subject, self.knowledge), self.knowledge)
        question = self._of_the_named(question, context)
        question = of_what_is_first(self._at_stage(going_on(question, spoken, self.knowledge)), self.knowledge)
        return self._of_the_mail(question, mail)

    def _of_the_mail(self, question: Question, mail: str) -> Question:
        question = of_the_mail(question, mail, self.knowledge.topics, numbered=self.case.numbered)
        return of_its_case(question, mail, {*self.knowledge.topics, *self.knowledge.permits})

    def _of_the_named(self, question: Question, context: Permit | None) -> Question:
        """Return a question that only names a side, and goes on with ``context``, without permits that nobody named."""
        best = question.candidates[0] if question.candidates else None
        if best is None or context is None or best.id != context.id or not says_nothing_of_its_own(question):
            return question
        permits = self.knowledge.permits
        kept = tuple(c for c in question.candidates if c is best or c.id not in permits or c.id in self.named)
        return replace(question, candidates=kept)

    def unless_on_a_topic(self, context: Permit | None, question: Question, made: Sequence[Block]) -> Permit | None:
        """Return the permit spoken of, or None where a question surely goes on with the topic told just before."""
        best = question.candidates[0] if question.candidates else None
        topic = best is not None and best.kind != "permit" and best.confidence >= SURE_ALONE
        same = best is not None and bool(made) and made[-1].answered_by[:1] == (best.id,)
        return None if topic and same else context

    @cached_property
    def points(self) -> tuple[int, ...]:
        """The numbers that the citizen gave to the questions, if they numbered them."""
        return points_of(self.text, self.understanding.questions)

    @cached_property
    def spoken(self) -> frozenset[str]:
        """The permits that the mail is about or names."""
        return self.named | frozenset(self.understanding.permits)

    @cached_property
    def named(self) -> frozenset[str]:
        """The permits that the mail names."""
        return self.make.names.ids_in(f"{self.subject}. {self.text}")

    @cached_property
    def papers(self) -> set[str]:
        """The old permits that the mail asks about as papers for another one, as far as its questions were read."""
        return set()

    @cached_property
    def told(self) -> ToldBefore:
        """What the mail tells before each of its questions."""
        return ToldBefore(self.subject, self.text, self.understanding.questions)

    def _on_what_is_meant(self, question: Question, context: Permit | None) -> Question:
        """Return ``question`` without old permits that its mail only tells of; one that is to be shown is a paper."""
        mail, permits = f"{self.subject}. {self.text}", self.knowledge.permits
        question = of_the_signer(without_what_is_by_the_way(question))
        question = of_the_visited(question) if was_visited(one_line(mail)) else question
        question = of_the_namesake(question, mail, permits)
        question = of_the_order(of_the_named(as_feared(of_the_stamp(question, mail), mail), mail, self.make.names))
        question = of_the_choice(of_the_work(question, self.make.names, permits), self.make.names)
        found = {c.id for q in self.understanding.questions for c in q.candidates}
        question = of_the_dead_mailbox(of_the_account(of_the_part(question, permits), mail), mail)
        question = question if self.case.outcome else of_the_double(question, mail, found)
        question = of_the_mailed(of_the_revocation(of_the_second(question, mail), permits, mail), mail)
        question = of_several_sides(of_the_owner(question, mail), self.knowledge, context)
        question = of_the_copy(of_the_legalised(of_the_speed(question)), self.make.names)
        question = of_the_card(of_the_act(question, mail, self.make.names, permits))
        question = of_the_asking(of_who_died(of_the_deceased(question, mail), mail, self.knowledge))
        called = self.make.bare_names.ids_in(mail)
        question = of_the_gone(question, permits, self.named)
        question = without_had(without_owned(question, permits, mail, called), permits, mail, called)
        issued = [permits[i] for i in called if permits[i].status is EntryStatus.ACTIVE]
        near = (context, self._of_subject, issued[0] if len(issued) == 1 else None)
        other = next((p for p in near if p is not None and p.status is EntryStatus.ACTIVE), None)
        if other is None or not as_a_paper(question, permits, other, self.knowledge.documents):
            return question
        self.papers.add(question.candidates[0].id)
        first = Candidate("permit", other.id, question.candidates[0].confidence)
        others = tuple(c for c in question.candidates if c.id not in (other.id, *self.papers))
        return replace(question, candidates=(first, *others), aspects=(Aspect.REQUIREMENTS,))

    def _at_stage(self, question: Question) -> Question:
        of = self.make.bare_names.ids_in(self.case.story.said)
        question = had_again(question, lost=self.case.lost)
        if self.case.outcome is None and decided_in(f"{self.subject}. {self.text}") is None:
            question = of_a_feared_refusal(question, self.case.story)
        return at_stage(question, self.case.story, of, (self.named | self.make.bare_names.ids_in(self.text)) - of)

    def _with_story(self, question: Question) -> Question:
        """Return ``question`` with what its mail tells just before it, since the question that came before."""
        after = max((q.end for q in self.understanding.questions if q.end <= question.start), default=0)
        return replace(question, before=self.text[after : question.start][-_STORY:])

    def _spoken_before_it(
        self, question: Question, index: int, context: Permit | None, made: Sequence[Block]
    ) -> Spoken:
        joined, apart = self._is_joined(index, context, made), self._begins_point(index)
        before = self.told.before(question)
        return Spoken(context, self.spoken, before, self._of_subject, joined=joined, apart=apart)

    def _is_told_of_several(self, block: Block) -> bool:
        """Whether a block answers of more permits than one."""
        return sum(answered in self.knowledge.permits for answered in block.answered_by) > 1

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

    @cached_property
    def _of_subject(self) -> Permit | None:
        """The only permit that the subject of the mail names."""
        named = self.make.bare_names.ids_in(self.subject)
        return self.knowledge.permits[next(iter(named))] if len(named) == 1 else None

    @cached_property
    def _evidence(self) -> BorneOut:
        return BorneOut(self.knowledge, self.make.templates, f"{self.subject}\n{self.text}", self.understanding)
