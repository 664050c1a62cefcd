"""The block for each question of a mail, as the desk proposes it before a counselor has looked."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property

from helpdesk.draft.as_asked import as_asked, says_nothing_of_its_own
from helpdesk.draft.asks import YES_OR_NO, compares, definitions, says_attorney
from helpdesk.draft.blocks import Blocks
from helpdesk.draft.case import Case, meant, with_named_sides
from helpdesk.draft.choose import (
    FEW,
    FIGURES,
    Choice,
    checked_permit,
    choose,
    going_on,
    is_named,
    without_checked,
)
from helpdesk.draft.elsewhere import BESIDE, CLEAR, matters_of
from helpdesk.draft.named_topics import LOST
from helpdesk.draft.nearer import Nearer
from helpdesk.draft.once_more import OnceMore
from helpdesk.draft.order import asks_order, two_permits
from helpdesk.model.draft import Block
from helpdesk.model.knowledge import Entry, EntryStatus, Knowledge, Permit, Topic
from helpdesk.model.question import Action, Aspect, Form, Question, Understanding
from helpdesk.pattern import Pattern

_IT = Pattern(r"\b(?:it|them|that|ini|itu|tersebut|urus|mengurus|diurus|perpanjang|diperpanjang|memperpanjang|sini)\b")
_SURELY = 0.85
_CERTAIN = 0.95  # of a permit: "tanam kabel listrik" is no matter of the electricity company
_FEW_OF_IT, _STORY = 8, 200  # words of such a question; characters of what was told before
_FROM_ZERO = Pattern(
    r"\b(?:dari (?:nol|awal)|mulai lagi|ulang lagi|mengulang|start (?:again|over)|from (?:zero|scratch))\b"
)
_ALL_OF_THEM = Pattern(r"\b(?:dua ?(?:2|duanya)(?:nya)?|dua2nya|keduanya|kedua duanya|masing masing|both|each)\b")
_NUMBERED = re.compile(r"^\s*1[.)].*^\s*2[.)]", re.MULTILINE | re.DOTALL)
_OUR_OFFICE = Pattern(r"\b(?:d?pm-?ptsp|ptsp|di sini|disini|kantor ini|sini|jakarta|dki|jakevo|here|your office|you)\b")


@dataclass(frozen=True)
class Proposal:
    """What was understood of one mail, and what is needed to answer it.

    ``minimum`` is the confidence below which nothing is proposed; ``checked`` are the permits whose documents are
    checked against a known list; ``text`` is the new text of the mail, in which the questions have their places;
    ``place`` is where its matter lies, when that is not with us.
    """

    make: Blocks
    knowledge: Knowledge
    minimum: float
    understanding: Understanding
    checked: frozenset[str]
    case: Case
    text: str = ""
    place: str | None = None

    def blocks(self, language: str) -> list[Block]:
        """Return one block per question, in the citizen's order."""
        made: list[Block] = []
        context = self._only_permit()
        questions: list[Question] = []
        once_more = OnceMore(self.understanding, self.knowledge, self.minimum, self._reports())
        for index, question in enumerate(self.understanding.questions):
            question = as_asked(with_named_sides(question))
            asked = meant(without_checked(going_on(question, context, self.knowledge), self.checked), self.case)
            questions.append(asked)
            block = once_more.block(asked, index, made) or self._stage(asked, index, language)
            block = block or self._ordered(asked, index, context, language) or self._there(asked, index, language)
            block = block or self._empty(asked, index, context, language)
            block = block or self._block(asked, index, context, language)
            made.append(block)
            context = self._spoken_of(block) or context or self._only_permit()
        made = self._together(self._united(made, language), questions, language)
        return self._with_gone(self._with_lost(made, language), language)

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
        """Return the blocks, those that follow each other and say that nothing is known of a permit's sides as one.

        Who numbered their questions finds the same numbers again.
        """
        for index in range(1, 0 if _NUMBERED.search(self.text) else len(made)):
            first = index - 1
            permit = self._only_told(made[index])
            if permit is None or self._only_told(made[first]) is not permit:
                continue
            if not self.make.is_unknown(questions[index], made[index], language):
                continue
            open_too = self.make.is_unknown(questions[first], made[first], language)
            if not (open_too or self.make.lacks(permit, questions[first], language)):
                continue
            sides = {*questions[first].aspects, *questions[index].aspects}
            asked = replace(
                questions[first], form=Form.OPEN, aspects=tuple(aspect for aspect in Aspect if aspect in sides)
            )
            questions[first] = questions[index] = asked
            whole = self.make.answer(asked, first, (permit,), language, case=self.case, spoken=self.spoken)
            same = made[first]
            made = [replace(whole, question=b.question) if b.text in (same.text, made[index].text) else b for b in made]
        return made

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
        if not asks_order(question):
            return None
        spoken = () if context is None else (context.id,)
        pair = two_permits(question, self.make.names, (*spoken, *self.understanding.permits), self.knowledge.permits)
        return None if pair is None else self.make.order(question, index, pair, language)

    def _there(self, question: Question, index: int, language: str) -> Block | None:
        """Return the block for a question whether our office sees to what lies elsewhere, or None."""
        asks = question.form in {*YES_OR_NO, Form.WHERE} and _OUR_OFFICE.search(question.words)
        return self.make.there(index, self.place, language) if self.place and asks else None

    def _spoken_of(self, block: Block) -> Permit | None:
        """Return the permit that a block was about: its own, or the only one that its topic goes with."""
        asks_back = self.understanding.action is Action.CLARIFY and len(block.answered_by) > 1
        first = block.answered_by[0] if block.answered_by and not asks_back else ""
        topic = self.knowledge.topics.get(first)
        about = topic.permits[0] if topic is not None and len(topic.permits) == 1 else first
        return self.knowledge.permits.get(about)

    def _with_gone(self, made: list[Block], language: str) -> list[Block]:
        """Return the blocks, the first of them also saying which permits of the mail are no longer issued.

        Who asks why an application for a permit of the past was refused must hear that it is of the past.
        """
        told = {entry_id for block in made for entry_id in block.answered_by}
        topics = [topic for entry_id in told if (topic := self.knowledge.topics.get(entry_id)) is not None]
        told |= {permit_id for topic in topics for permit_id in topic.permits}
        for permit in map(self.knowledge.permits.__getitem__, self.understanding.permits):
            gone = (
                permit.status is not EntryStatus.ACTIVE
                and LOST not in told
                and not told & {permit.id, *permit.replaced_by}
            )
            if gone and made and self.understanding.action is not Action.CLARIFY:
                first = self.understanding.questions[made[0].question]
                said = first.form in YES_OR_NO and any(i in self.knowledge.permits for i in made[0].answered_by)
                made[0] = self.make.replaced(made[0], permit, language, after=said or self.case.illegal_fee)
        return made

    @cached_property
    def spoken(self) -> frozenset[str]:
        """The permits that the mail is about or names."""
        return self.make.names.ids_in(self.text) | frozenset(self.understanding.permits)

    def _only_permit(self) -> Permit | None:
        """Return the permit that the whole mail is about, if it is one."""
        permits = self.understanding.permits
        return self.knowledge.permits.get(permits[0]) if len(permits) == 1 else None

    def _block(self, question: Question, index: int, context: Permit | None, language: str) -> Block:
        permit = checked_permit(question, self.checked, self.knowledge)
        if permit is not None:
            return self.make.documents(question, index, permit, language)
        choice, entries = self._choice(question, context, language)
        if choice is Choice.HOLDING:
            choice, question = self._otherwise(question)
        permits = [entry for entry in entries if isinstance(entry, Permit)]
        if choice is Choice.ANSWER:
            if len(entries) > 1 and (question.form is Form.WHICH or compares(question)):
                question = definitions(question)
            question = self._without_complaint(question, entries)
            return self.make.answer(question, index, entries, language, case=self.case, spoken=self.spoken)
        if choice is Choice.CLARIFY:
            return self.make.clarify(question, index, permits, language)
        if choice is Choice.CASE:
            return self.make.case(question, index, permits[0] if permits else None, language, case=self.case)
        if choice is Choice.OUT_OF_SCOPE:
            matters = self._matters() or matters_of((self._with_story(question),), 0.0)
            return self.make.out_of_scope(index, language, matters)
        return self.make.holding(question, index, language)

    def _empty(self, question: Question, index: int, context: Permit | None, language: str) -> Block | None:
        """Return the holding block for "jadi bagaimana?" and nothing else, of which no mail tells what is meant."""
        bare = says_nothing_of_its_own(question) and len(self.text.split()) <= FEW
        return self.make.holding(question, index, language) if bare and self.text and context is None else None

    def _stage(self, question: Question, index: int, language: str) -> Block | None:
        """Return the block on the stage that the writer's own numbered application stands at, where they name one."""
        if not (self.case.numbered and self.case.stage and Aspect.STATUS in question.aspects):
            return None
        found = [self.knowledge.topics.get(candidate.id) for candidate in question.candidates]
        topics = [topic for topic in found if topic is not None and str(Aspect.STATUS) in topic.aspects]
        return self.make.stage(question, index, topics, language, case=self.case)

    def _choice(self, question: Question, context: Permit | None, language: str) -> tuple[Choice, tuple[Entry, ...]]:
        """Return how to answer, and from the entries that hold what was asked."""
        choice, entries = choose(question, self.understanding, self.knowledge, self.minimum, context)
        if choice is Choice.ANSWER and self._is_elsewhere(question):
            return Choice.OUT_OF_SCOPE, ()
        if choice is Choice.ANSWER and len(both := self._both(question)) > 1:
            return Choice.ANSWER, both
        nearer = Nearer(
            self.make, self.knowledge, language, self.case.lost, self.case.illegal_fee, self.case.undertaking
        )
        if choice in (Choice.HOLDING, Choice.OUT_OF_SCOPE):
            found = self._after_all(choice, question, nearer, context)
            return (Choice.ANSWER, found) if found else (choice, entries)
        question = self._on_refusal(question)
        outcome = self._outcome(question)
        if choice is Choice.ANSWER and nearer.explains(question, entries, outcome):
            return choice, nearer.on_outcome(question, outcome)
        if choice is Choice.ANSWER and self._is_on_case(question, entries):
            choice, entries = Choice.CASE, ()
        if choice is Choice.CASE and (topics := nearer.on_outcome(question, outcome)):
            return Choice.ANSWER, topics
        return choice, nearer.entries(question, entries, context) if choice is Choice.ANSWER else entries

    def _after_all(
        self, choice: Choice, question: Question, nearer: Nearer, context: Permit | None
    ) -> tuple[Entry, ...]:
        """Return the entries for a question to which none was likely enough, or that seemed another office's."""
        ours = not CLEAR.intersection(matters_of((question,), 0.0))
        if ours and self.case.undertaking and (which := nearer.which_permits(question)):
            return which
        if choice is not Choice.HOLDING:
            return ()
        if says_attorney(question) and (by := nearer.attorney((), context, question)) is not None:
            return (by,)
        found = nearer.lister(question, context)
        if found is None and question.form in YES_OR_NO:
            found = nearer.named(question)
        return () if found is None else (found,)

    def _on_refusal(self, question: Question) -> Question:
        """Return a question whether to begin again after a refusal as one for what became of the application."""
        again = self.case.outcome == "refused" and _FROM_ZERO.search(question.words)
        return replace(question, aspects=(Aspect.STATUS,)) if again else question

    def _without_complaint(self, question: Question, entries: tuple[Entry, ...]) -> Question:
        """Return what only sounds like a complaint and is surely answered by a topic on something else, as that."""
        sure = bool(question.candidates) and question.candidates[0].confidence >= _SURELY
        other = isinstance(entries[0], Topic) and str(Aspect.COMPLAINT) not in entries[0].aspects
        complains = set(question.aspects) == {Aspect.COMPLAINT} and self.understanding.action is not Action.ESCALATE
        return replace(question, aspects=(Aspect.OTHER,)) if sure and other and complains else question

    def _both(self, question: Question) -> tuple[Entry, ...]:
        """Return the permits of the mail where a question is on all of them: "biaya dua-duanya berapa?"."""
        if not _ALL_OF_THEM.search(question.words) or not set(question.aspects) <= FIGURES:
            return ()
        return tuple(self.knowledge.permits[i] for i in self.understanding.permits[:3])

    def _is_on_case(self, question: Question, entries: tuple[Entry, ...]) -> bool:
        """Whether the writer's own application is meant, which was refused or is waited for, and no entry found."""
        if self.case.outcome == "refused" and _FROM_ZERO.search(question.words):
            return True
        own = self.case.numbered and self.case.waits and self.understanding.action is not Action.ESCALATE
        own = own and set(question.aspects) == {Aspect.STATUS}
        return own and not any(isinstance(e, Topic) and str(Aspect.STATUS) in e.aspects for e in entries)

    def _is_elsewhere(self, question: Question) -> bool:
        """Whether a question speaks of another office's matter, and of no permit of ours by its name."""
        best = self.knowledge.permits.get(question.candidates[0].id) if question.candidates else None
        if best is not None and question.candidates[0].confidence >= _CERTAIN and question.out_of_scope < 1 - _CERTAIN:
            return False
        ours = best is not None and any(name.lower() in question.words for name in (*best.aliases, *best.ambiguous))
        if not ours and self.understanding.action is not Action.ESCALATE:
            likely = bool(question.candidates) and question.candidates[0].confidence >= _SURELY
            told = question if likely else self._with_story(question)
            return bool(CLEAR.intersection(matters_of((told,), 0.0)))
        doubtful = question.out_of_scope >= BESIDE and not any(map(is_named, question.candidates[:1]))
        return doubtful and bool(matters_of((question,), BESIDE))

    def _with_story(self, question: Question) -> Question:
        """Return a few words that name nothing with what was told just before: "my KITAS expires. Can I extend it?"."""
        if len(question.text.split()) > _FEW_OF_IT or not _IT.search(question.words):
            return question
        before = max((q.end for q in self.understanding.questions if q.end <= question.start), default=0)
        return replace(question, text=f"{self.text[before : question.start][-_STORY:]} {question.text}")

    def _outcome(self, question: Question) -> str | None:
        """Return what became of the application that a question asks the status of."""
        return self.case.outcome if Aspect.STATUS in question.aspects else None

    def _otherwise(self, question: Question) -> tuple[Choice, Question]:
        """Return what to say to a question that no entry answers, before a person looks."""
        surely = CLEAR.intersection(matters_of((question,), 0.0))
        if surely or (question.out_of_scope >= BESIDE and self._matters()):
            return Choice.OUT_OF_SCOPE, question
        if self._reports():
            return Choice.CASE, replace(question, aspects=(Aspect.COMPLAINT,))
        return Choice.HOLDING, question

    def _matters(self) -> tuple[str, ...]:
        return matters_of(self.understanding.questions)

    def _reports(self) -> bool:
        """Whether the mail reports an illegal fee: then what no entry answers is taken as part of that report."""
        return self.case.illegal_fee and self.understanding.action is Action.ESCALATE
