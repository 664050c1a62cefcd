"""The block for each question of a mail, as the desk proposes it before a counselor has looked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from helpdesk.draft.answer.borne_out import with_status_borne
from helpdesk.draft.answer.choose import FEW, FIGURES, SURE_ALONE, Choice, checked_permit, without_checked
from helpdesk.draft.answer.particular import particular_of
from helpdesk.draft.answer.whether_needed import is_of_any_business
from helpdesk.draft.asked.as_asked import says_nothing_of_its_own
from helpdesk.draft.asked.asks import YES_OR_NO, compares, definitions, differs
from helpdesk.draft.asked.elsewhere import UNLIKELY
from helpdesk.draft.asked.goes_on import (
    asks_whom_of_it,
    is_if_so,
    is_named,
)
from helpdesk.draft.asked.named_topics import CONDUCT, ILLEGAL_FEE
from helpdesk.draft.asked.points import leads_to_points
from helpdesk.draft.block.blocks import Blocks
from helpdesk.draft.block.decide import Decider
from helpdesk.draft.block.demanded import (
    on_demand,
    on_praise,
    on_thanks,
    pretends,
    warned_first,
    with_beside,
    without_conduct,
)
from helpdesk.draft.block.extended import with_extension
from helpdesk.draft.block.general_topics import of_the_permit
from helpdesk.draft.block.gone_named import GoneNamed
from helpdesk.draft.block.in_its_mail import InItsMail
from helpdesk.draft.block.left_open import LeftOpen
from helpdesk.draft.block.lies_elsewhere import LiesElsewhere
from helpdesk.draft.block.not_ours import NotOurs, Where
from helpdesk.draft.block.nuisance import on_nuisance
from helpdesk.draft.block.once_more import OnceMore, tells
from helpdesk.draft.block.together import Together
from helpdesk.draft.entry.order import asks_order, orders_unnamed, two_permits
from helpdesk.draft.writer.case import Case, meant, only_tells, topics_on_stage
from helpdesk.draft.writer.grievance import tells_by_the_way, without_complaint
from helpdesk.draft.writer.plight import plight, urgent
from helpdesk.draft.writer.stage import Stage
from helpdesk.model.draft import Block
from helpdesk.model.knowledge import Entry, EntryStatus, Knowledge, Permit
from helpdesk.model.question import Action, Aspect, Form, Line, Question, Understanding

_WAITED = re.compile(  # "SIP saya sudah 12 hari, kok belum"
    r"\b(?:sudah|udah|udh|sdh|dah|telah|already) (?:\w+ )?(?:\d+|se|dua|tiga|empat) ?(?:hari|minggu|bulan|days?"
    r"|weeks?)\b"
    r"[^?]{0,40}\b(?:belum|blm|tidak|ga|gak|not)\b",
    re.IGNORECASE,
)
_LONG, _SURELY_ON = 16, 0.8
_OF_ITS_COURSE = frozenset({Aspect.STATUS, Aspect.DURATION})  # found by its number, whatever it is called
_TELLING = 30  # words of a mail whose writer need not be asked what it is about
_OTHERS_DO = re.compile(  # "tetangga saya kok ga ada izinnya aman aman aja": what one wonders at, and asks nobody
    r"^\W*(?:tetangga|yang lain|orang lain|teman|temen|kawan|saudara|sebelah)\b[^?]*\bkok\b[^?]*"
    r"\b(?:aman|santai|tenang|gapapa|lancar)\b[^?]*$",
    re.IGNORECASE,
)
_OTHERS_ASK = re.compile(  # "orang tua sudah pada tanya kapan izinnya keluar" tells, and asks nothing
    r"\b(?:pada|sudah|udah|udh|terus|selalu|sering)(?: pada)? (?:tanya|nanya|bertanya|nanyain|menanyakan)\b"
    r"(?: terus)? (?:kapan|kok|kenapa|mana)\b"
    r"|\b(?:menanyakan|mempertanyakan|bertanya-?tanya|nanya-?nanya|nanyain)(?: terus| ini| itu)?\W*$",
    re.IGNORECASE,
)
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
            question = self._mail.meant(question, context)
            context = self._mail.unless_on_a_topic(context, question, made)
            question = self._mail.going_on(question, index, context, made)
            asked = with_status_borne(meant(without_checked(question, self.checked), self.case), self.case)
            asked = self._complaining(self._decider.narrowed(asked, context), index)
            questions.append(asked)
            block = self._demanded(asked, index, made, language) or self._yes_and(asked, index, made)
            asked = without_conduct(asked) if self._pleased else asked
            block = block or once_more.block(asked, index, made) or self._stage(asked, index, language)
            block = block or self._ordered(asked, index, context, language)
            block = block or self._lies_elsewhere.block(asked, index, language)
            block = block or self._empty(asked, index, context, language)
            block = block or self._block(asked, index, context, language)
            made.append(block)
            context = self._spoken_of(block) or context or self._only_permit()
        asked_for = list(questions)
        made = self._together(self._united(self._going_over(made), language), questions, language)
        teller, mail = self.make.teller(language), f"{self.subject}. {self.text}"
        left = LeftOpen(self.make.templates, self.knowledge, language, teller.words, self.text, self.make.names)
        made = self._not_ours.kept(made, left.told(made, questions))
        made = [self._with_unknown_figure(b, q, language) for b, q in zip(made, asked_for, strict=True)]
        made = self._with_lost(self._complained_once(made, language), language)
        made = with_extension(made, asked_for, mail, teller, self.knowledge, self.case.story.stage)
        return self._warned(self._lies_elsewhere.told(self._gone.told(made, language), language)), asked_for

    def lines(self) -> tuple[Line, ...]:
        """Return the narrow answers that the mail is on; where all of it is another office's matter, the sure ones."""
        sure = 0.0 if self._not_ours.matter is None else _SURELY_ON
        return tuple(line for line in self.understanding.lines if line.confidence >= sure)

    def _yes_and(self, question: Question, index: int, made: Sequence[Block]) -> Block | None:
        """Return the last block once more for a question that goes on from a yes which nobody could say."""
        if (
            made
            and self.understanding.questions[made[-1].question].form is Form.WHO
            and _OF_WHOM.search(question.words)
        ):
            return replace(made[-1], question=index)  # "saksinya siapa? kalau tetangga boleh?"
        if made and made[-1].answered_by and asks_whom_of_it(question):
            return replace(made[-1], question=index)  # "siapa yang menjadwalkan dan ke mana kami menanyakannya?"
        figure = bool(question.aspects) and FIGURES.issuperset(question.aspects)  # "kalau perlu, berapa lama?"
        if not made or figure or not is_if_so(question) or any(map(is_named, question.candidates)):
            return None
        known = made[-1].answered_by and made[-1].answered_by[0] in self.knowledge.permits
        best = question.candidates[0].confidence if question.candidates else 0.0
        return replace(made[-1], question=index) if not known and best < SURE_ALONE else None

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
        said = next((block for block in made if block.answered_by[:1] == (ILLEGAL_FEE,)), None)
        if said is None and topic is not None and self.case.illegal_fee:
            asked = Question("", 0, 0, (Aspect.OTHER,), 0.0, ())
            said = self.make.answer(asked, 0, (topic,), language, case=self.case)
        if said is None:
            return made
        told = {self.make.complaint(language, illegal_fee=fee) for fee in (True, False)}
        return [replace(said, question=b.question) if b.text in told else b for b in made]

    def _complaining(self, question: Question, index: int) -> Question:
        """Return ``question`` without the wish to complain, where its mail complains of nobody."""
        return question if self.case.accuses else without_complaint(question, self.understanding.questions[index])

    def _warned(self, made: list[Block]) -> list[Block]:
        """Return the blocks, those on a demand for money first where a swindler made it."""
        swindled = self.case.illegal_fee and not any(self._mail.points) and pretends(self.text)
        return warned_first(made) if swindled else made

    def _going_over(self, made: list[Block]) -> list[Block]:
        """Return the blocks, that of a sentence which only says what the writer has as the next, on what is missing.

        So is that of a sentence which only announces the points that follow.
        """
        told = list(made)
        for index, question in enumerate(self.understanding.questions[:-1]):
            after = self.understanding.questions[index + 1]
            tells = only_tells(question, self.make.claims) and Aspect.REQUIREMENTS in after.aspects
            leads = leads_to_points(self.text, question, self._mail.points, index)
            waits = Aspect.STATUS in question.aspects and (self.case.numbered or self.case.waits)
            beside = not any(self._mail.points[index : index + 1]) and not waits
            story = (beside and self._mail.told.is_story(question, after)) or urgent(question.text) == "despair"
            aside = self.case.illegal_fee and tells_by_the_way(question)
            thanks = self._pleased and made[index].answered_by == (CONDUCT,)  # for which the letter thanks at its head
            others = not waits and _OTHERS_ASK.search(question.text) and not question.text.rstrip().endswith("?")
            if (tells or leads or story or aside or thanks or others) and not differs(question):
                told[index] = replace(made[index + 1], question=index)
        last = len(told) - 1
        if last > 0 and _OTHERS_DO.search(self.understanding.questions[last].text):
            told[last] = replace(told[last - 1], question=last)
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
        if self._mail.points:
            return made
        return Together(self.make, self.knowledge.permits, language, self._answered).told(made, questions)

    def _answered(self, question: Question, index: int, permit: Permit, language: str) -> Block:
        return self.make.answer(question, index, (permit,), language, case=self.case, spoken=self._mail.spoken)

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
        short = len(question.words.split()) <= _LONG  # of more words some are told by the way
        best = next((self.knowledge.entry(found.id) for found in question.candidates[:1] if short), None)
        line = None if best is None else particular_of(best, question, self.make.templates)
        narrow = line is not None and not is_of_any_business(line)
        if narrow or not asks_order(question):
            return None
        spoken = (*(() if context is None else (context.id,)), *self.understanding.permits)
        pair = two_permits(question, self.make.names, spoken, self.knowledge.permits)
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
        near = {*self._mail.spoken, *(candidate.id for candidate in asked.candidates)}
        if topic is not None and about not in near:
            return None  # a topic on foreigners goes with their work permit, of which nobody spoke
        return self.knowledge.permits.get(about)

    @cached_property
    def _mail(self) -> InItsMail:
        return InItsMail(self.make, self.knowledge, self.understanding, self.case, self.subject, self.text)

    @cached_property
    def _gone(self) -> GoneNamed:
        about = (self.understanding, self.subject, self.text, self._mail.papers, self.case.illegal_fee)
        return GoneNamed(self.make, self.knowledge, *about)

    @cached_property
    def _decider(self) -> Decider:
        return Decider(self.make, self.knowledge, self.minimum, self.understanding, self.case, self.text)

    @cached_property
    def _not_ours(self) -> NotOurs:
        said = Where(self.place, self.elsewhere, self._mail.named, self.subject, self.text)
        return NotOurs(self.make, self.knowledge, self.understanding, self.case, said)

    @cached_property
    def _lies_elsewhere(self) -> LiesElsewhere:
        about = (self.understanding, self.place, self.elsewhere, self.text)
        return LiesElsewhere(self.make, self.knowledge, *about)

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
        carried = self._mail.told.carried(question)
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
        choice = Choice.HOLDING if orders_unnamed(question, permits) else choice
        if choice is Choice.ANSWER:
            if len(entries) > 1 and (question.form is Form.WHICH or compares(question)):
                entries = self._to_choose(entries)
                question = definitions(question) if len(entries) > 1 else question
            question = self._decider.without_complaint(question, entries)
            return self.make.answer(question, index, entries, language, case=self.case, spoken=self._mail.spoken)
        return self._unanswered(question, index, choice, permits, language)

    def _to_choose(self, entries: Sequence[Entry]) -> tuple[Entry, ...]:
        """Return the entries between which a mail may choose: of permits only what it has a word for, or the likeliest.

        "Ganti dokter dulu atau langsung perpanjang?" chooses between no permits.
        """
        named = self.make.bare_names.ids_in(f"{self.subject}. {self.text}")
        spoken = tuple(entry for entry in entries if not isinstance(entry, Permit) or entry.id in named)
        return spoken or tuple(entries[:1])

    @cached_property
    def _pleased(self) -> bool:
        return plight(self.text) == "pleased"

    def _demanded(self, question: Question, index: int, made: Sequence[Block], language: str) -> Block | None:
        """Return the block on a demand for money, the praise of an officer, or what is not ours, or None."""
        demanding = self.text if self.case.illegal_fee else None
        demand = on_demand(question, demanding, self.knowledge, named=bool(self._mail.named))
        praise = on_praise(question, self.knowledge, pleased=self._pleased)
        if demand is None and praise is not None:
            told = self.make.answer(praise.question, index, (praise.topic,), language, case=self.case)
            return on_thanks(told, language)
        mail = f"{self.subject}. {self.text}"
        demand = demand or on_nuisance(question, mail, self.knowledge, levied=self.case.illegal_fee)
        if demand is None:
            return self._not_ours.block(question, index, made, language)
        told = self.make.answer(demand.question, index, (demand.topic,), language, case=self.case)
        return with_beside(told, demand, self.make.teller(language, question))

    def _unanswered(
        self, question: Question, index: int, choice: Choice, permits: Sequence[Permit], language: str
    ) -> Block:
        """Return the block for a question that no entry answers."""
        sides = set(self.understanding.questions[index].aspects)
        waits = self.case.story.stage is Stage.FILED or _WAITED.search(self.text) is not None
        waits = waits and choice is Choice.CLARIFY and sides == {Aspect.STATUS}
        asks = self.understanding.action is Action.STATUS and Aspect.STATUS in sides and sides <= _OF_ITS_COURSE
        asks = asks and choice in (Choice.CLARIFY, Choice.HOLDING)
        if waits or asks:
            choice = Choice.CASE  # by its number it is found, whatever it is called
            question, permits = replace(question, aspects=(Aspect.STATUS,)), ()
        if choice is Choice.CLARIFY:
            return self.make.clarify(question, index, permits, language)
        if choice is Choice.CASE:
            return self.make.case(question, index, permits[0] if permits else None, language, case=self.case)
        if choice is Choice.OUT_OF_SCOPE:
            matters = self._decider.matters_for(question)
            if matters or not self.understanding.permits:  # no office is sent away that nobody can name
                questions = self.understanding.questions
                ours = any(q.out_of_scope < UNLIKELY for i, q in enumerate(questions) if i != index)
                return self.make.out_of_scope(index, language, matters, beside=ours)
        held = self.make.holding(question, index, language)
        # which permit it is about need not be asked then; and who tells so much would be asked what they have told
        told = bool(self.understanding.permits) or len(self.text.split()) >= _TELLING
        return replace(held, text=held.text.partition("\n\n")[0]) if told else held

    def _empty(self, question: Question, index: int, context: Permit | None, language: str) -> Block | None:
        """Return the holding block for "jadi bagaimana?" and nothing else, of which no mail tells what is meant."""
        bare = says_nothing_of_its_own(question) and len(self.text.split()) <= FEW
        return self.make.holding(question, index, language) if bare and self.text and context is None else None

    def _stage(self, question: Question, index: int, language: str) -> Block | None:
        """Return the block on the stage that the writer's own numbered application stands at, where they name one."""
        topics = topics_on_stage(question, self.case, self.knowledge)
        return self.make.stage(question, index, topics, language, case=self.case) if topics else None
