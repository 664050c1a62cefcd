"""The block for each question of a mail, as the desk proposes it before a counselor has looked."""

from __future__ import annotations

from dataclasses import dataclass, replace

from helpdesk.draft.blocks import Blocks
from helpdesk.draft.case import Case, meant
from helpdesk.draft.choose import FEW, SURE, Choice, checked_permit, choose, going_on, is_named, without_checked
from helpdesk.draft.elsewhere import BESIDE, matters_of
from helpdesk.model.draft import Block
from helpdesk.model.knowledge import EntryStatus, Knowledge, Permit
from helpdesk.model.question import Action, Aspect, Question, Understanding


@dataclass(frozen=True, slots=True)
class Proposal:
    """What was understood of one mail, and what is needed to answer it.

    ``minimum`` is the confidence below which nothing is proposed; ``checked`` are the permits whose documents are
    checked against a known list.
    """

    make: Blocks
    knowledge: Knowledge
    minimum: float
    understanding: Understanding
    checked: frozenset[str]
    case: Case

    def blocks(self, language: str) -> list[Block]:
        """Return one block per question, in the citizen's order."""
        made: list[Block] = []
        context = self._only_permit()
        for index, question in enumerate(self.understanding.questions):
            asked = meant(without_checked(going_on(question, context), self.checked), self.case)
            block = self._again(asked, index, made) or self._block(asked, index, context, language)
            made.append(block)
            context = self.knowledge.permits.get(block.answered_by[0]) if block.answered_by[:1] else context
            context = context or self._only_permit()
        return self._with_gone(made, language)

    def _again(self, question: Question, index: int, made: list[Block]) -> Block | None:
        """Return the last block once more where a report of an illegal fee goes on without naming anything.

        "Bener ga ini?" after the sum that somebody wanted is about that, not about the law of the permit.
        """
        best = question.candidates[0] if question.candidates else None
        sure = best is not None and (best.confidence >= SURE or is_named(best))
        told = bool(made) and bool({Aspect.COMPLAINT} & set(self.understanding.questions[index - 1].aspects))
        if sure or not told or not self._reports() or len(question.text.split()) > FEW:
            return None
        return replace(made[-1], question=index)

    def _with_gone(self, made: list[Block], language: str) -> list[Block]:
        """Return the blocks, the first of them also saying which permits of the mail are no longer issued.

        Who asks why an application for a permit of the past was refused must hear that it is of the past.
        """
        told = {entry_id for block in made for entry_id in block.answered_by}
        for permit in map(self.knowledge.permits.__getitem__, self.understanding.permits):
            gone = permit.status is not EntryStatus.ACTIVE and not told & {permit.id, *permit.replaced_by}
            if gone and made and self.understanding.action is not Action.CLARIFY:
                made[0] = self.make.replaced(made[0], permit, language)
        return made

    def _only_permit(self) -> Permit | None:
        """Return the permit that the whole mail is about, if it is one."""
        permits = self.understanding.permits
        return self.knowledge.permits.get(permits[0]) if len(permits) == 1 else None

    def _block(self, question: Question, index: int, context: Permit | None, language: str) -> Block:
        permit = checked_permit(question, self.checked, self.knowledge)
        if permit is not None:
            return self.make.documents(question, index, permit, language)
        choice, entries = choose(question, self.understanding, self.knowledge, self.minimum, context)
        if choice is Choice.HOLDING:
            choice, question = self._otherwise(question)
        permits = [entry for entry in entries if isinstance(entry, Permit)]
        if choice is Choice.ANSWER:
            return self.make.answer(question, index, entries, language, case=self.case)
        if choice is Choice.CLARIFY:
            return self.make.clarify(question, index, permits, language)
        if choice is Choice.CASE:
            return self.make.case(question, index, permits[0] if permits else None, language, case=self.case)
        if choice is Choice.OUT_OF_SCOPE:
            return self.make.out_of_scope(question, index, language, self._matters())
        return self.make.holding(question, index, language)

    def _otherwise(self, question: Question) -> tuple[Choice, Question]:
        """Return what to say to a question that no entry answers, before a person looks."""
        if question.out_of_scope >= BESIDE and self._matters():
            return Choice.OUT_OF_SCOPE, question
        if self._reports():
            return Choice.CASE, replace(question, aspects=(Aspect.COMPLAINT,))
        return Choice.HOLDING, question

    def _matters(self) -> tuple[str, ...]:
        return matters_of(self.understanding.questions)

    def _reports(self) -> bool:
        """Whether the mail reports an illegal fee: then what no entry answers is taken as part of that report."""
        return self.case.illegal_fee and self.understanding.action is Action.ESCALATE
