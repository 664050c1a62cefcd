"""How each question of a mail is to be answered, and from which entries, by all that the mail says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from helpdesk.draft.answer.bearer import bearers
from helpdesk.draft.answer.choose import FIGURES, SURE, Choice, choose, is_case
from helpdesk.draft.answer.particular import instead, particular_of, surely_on
from helpdesk.draft.answer.told_before import points_back
from helpdesk.draft.asked.another_sense import is_in_another_sense
from helpdesk.draft.asked.asks import YES_OR_NO, asks_how_much, compares, says_attorney
from helpdesk.draft.asked.asks_permit import asks_for_permit
from helpdesk.draft.asked.elsewhere import BESIDE, CLEAR, matters_in, matters_of
from helpdesk.draft.asked.goes_on import is_named
from helpdesk.draft.asked.named_topics import (
    AFTER_OUTCOME,
    ANSWERED_BY,
    ATTORNEY,
    CONDUCT,
    FEES,
    ILLEGAL_FEE,
    OUTCOMES,
    REPORTING,
    STATUS_CHECK,
)
from helpdesk.draft.block.blocks import Blocks
from helpdesk.draft.block.nearer import Nearer
from helpdesk.draft.block.of_no_permit import OfNoPermit
from helpdesk.draft.block.own_line import by_its_line
from helpdesk.draft.writer.at_stage import closes_down, is_past_applying
from helpdesk.draft.writer.case import Case
from helpdesk.draft.writer.grievance import is_of_report
from helpdesk.draft.writer.stage import Stage
from helpdesk.model.knowledge import Entry, EntryStatus, Knowledge, Permit, Topic
from helpdesk.model.question import Action, Aspect, Form, Question, Understanding
from helpdesk.pattern import Pattern

_IT = Pattern(r"\b(?:it|them|that|ini|itu|tersebut|urus|mengurus|diurus|perpanjang|diperpanjang|memperpanjang|sini)\b")
_SURELY = 0.85
_TWO = 2
_LIKELY_AFTER = 0.3  # of such a topic, in a mail on what became of an application
_NEAR_FEE = 0.1  # of a topic on fees alone, in a mail that reports an illegal one
_TIME = Pattern(r"\b(?:kapan|lama|hari|minggu|waktu|when|long|days?|weeks?)\b")
_TO_COMPLAIN = Pattern(
    r"\b(?:adu|mengadu|mengadukan|adukan|ngadu\w*|pengaduan|komplain|complain)\b"
    r"|\bkeluhan\w*(?: \w+){0,5} (?:disampaikan|sampaikan|ditujukan|dikirim)\b"
)
_DIFFERENCE = Pattern(r"\b(?:apa|what|mana)\b.*\bbeda|\bbeda\w* (?:apa|di ?mana|antar\w*)|\bperbedaan|\bdifference")
_KNOWS = 0.98  # of a topic
_CERTAIN = 0.95  # of a permit: "tanam kabel listrik" is no matter of the electricity company
_FEW_OF_IT, _STORY = 8, 200  # words of such a question; characters of what was told before
_ALL_OF_THEM = Pattern(
    r"\b(?:dua ?(?:2|duanya)(?:nya)?|dua2nya|keduanya|kedua duanya|ketiganya|keempatnya"
    r"|masing(?: masing)?|(?:tiap|setiap|semua|seluruh|kedua|ketiga) (?:izin|pengurusan|permohonan|proses)(?:nya)?"
    r"|both|each)\b"
)
_ANY_OF_THEM = Pattern(
    r"\b(?:which|what|any)(?: of)?(?: your| the)? (?:permits?|licen[cs]es?|services?|izin|layanan)\b"
    r"|\b(?:izin|layanan) (?:apa|mana)(?: saja)? yang\b"
)
_COSTS = Pattern(r"\b(?:biaya|bayar|berbayar|dibayar|retribusi|gratis|fees?|free|costs?|paid)\b")
_MENDS = Pattern(r"\b(?:(?:di|mem)?perbaik\w*|revisi\w*|(?:di|me)?lengkapi\w*|correct\w*|amend\w*)\b")
_WAY = frozenset({Aspect.PROCEDURE, Aspect.REQUIREMENTS})
_PAPERS = Pattern(r"\b(?:syarat\w*|persyaratan\w*|dokumen\w*|berkas\w*|lampir\w*|kurang\w*|surat|documents?|papers?)\b")
_WHICH_PAPERS = Pattern(
    r"\b(?:syarat|persyaratan|berkas|dokumen)(?:nya)? apa\b|\bapa saja (?:syarat|berkas|dokumen)\w*"
)
_MAIL = 2000  # code points of a mail
_TO_APPLY = frozenset({"where", "when"})  # sides of a permit that are no aspects of its own
_OF_A_REPORT = frozenset({Aspect.PROCEDURE, Aspect.COMPLAINT, Aspect.STATUS, Aspect.OTHER})


@dataclass(frozen=True)
class Decider:
    """Decides for the questions of one mail; the fields are those of ``Proposal``."""

    make: Blocks
    knowledge: Knowledge
    minimum: float
    understanding: Understanding
    case: Case
    text: str

    def choice(self, question: Question, context: Permit | None, language: str) -> tuple[Choice, tuple[Entry, ...]]:
        """Return how to answer, and from the entries that hold what was asked."""
        narrow = self.narrow(question, context)
        sure = (
            self._whether_official(question, context)
            or self._official_fee(question, context)
            or self._which_cost(question)
            or self._where_to_complain(question)
            or self._complaint_and_list(question)
            or (() if narrow is None else (narrow,))
            or self._mended(question)
        )
        if sure:
            return Choice.ANSWER, sure
        choice, entries = choose(question, self.understanding, self.knowledge, self.minimum, context)
        if choice is Choice.ANSWER:
            if self._is_elsewhere(question):
                return Choice.OUT_OF_SCOPE, ()
            if self._belongs_to_report(question, entries):
                return Choice.HOLDING, ()
            if len(both := self._both(question)) > 1:
                return Choice.ANSWER, both
        case = self.case
        lines = self.understanding.lines
        of_no_permit = OfNoPermit(
            self.make,
            self.knowledge,
            language,
            case.lost,
            case.illegal_fee,
            case.undertaking,
            case.accuses,
            is_in_another_sense(ATTORNEY, self.text),
            frozenset(line.entry_id for line in lines) if lines else None,
        )
        nearer = Nearer(self.make, self.knowledge, language, of_no_permit)
        if choice in (Choice.HOLDING, Choice.OUT_OF_SCOPE):
            found = self._after_all(choice, question, nearer, context)
            return (Choice.ANSWER, found) if found else (choice, entries)
        return self._nearest(choice, question, entries, nearer, context, language)

    def unless_behind(self, question: Question, entries: Sequence[Entry], language: str) -> Choice:
        """Return ANSWER, or HOLDING where that would be how to apply for what its writer has applied for, or has."""
        story, permit = self.case.story, entries[0]
        of = self.make.bare_names.ids_in(story.said)
        if not isinstance(permit, Permit):
            return Choice.ANSWER
        held = permit.id in self.make.claims.have or closes_down(self.text)
        if (not held and (of and permit.id not in of)) or not is_past_applying(question, story, held=held):
            return Choice.ANSWER
        said = self.make.at_once(question, permit, language)
        asked = set(question.aspects)
        steps = asked == {Aspect.PROCEDURE} or (
            story.stage is Stage.FILED and asked <= _WAY and not _PAPERS.search(question.words)
        )
        behind = steps if said is None else said.side in _TO_APPLY
        return Choice.HOLDING if behind else Choice.ANSWER

    def narrow(self, question: Question, context: Permit | None) -> Entry | None:
        """Return the entry that has a particular which a question is surely on, unless a report or two permits are."""
        own = self.case.numbered or self.case.waits or self.understanding.action is Action.ESCALATE
        if compares(question) or self.reports() or (own and set(question.aspects) & {Aspect.STATUS, Aspect.COMPLAINT}):
            return None
        elsewhere = bool(CLEAR.intersection(matters_of((question,), 0.0)))
        entry = surely_on(question, self.knowledge, self.make.templates, doubtful=elsewhere)
        other = entry is not None and context is not None and entry.id != context.id
        return None if other and says_attorney(question) else entry  # who may apply for another is told by a topic

    def narrowed(self, question: Question, context: Permit | None) -> Question:
        """Return a question that only sounds like one on a case, where a particular of an entry answers it."""
        case = {Aspect.STATUS, Aspect.COMPLAINT, Aspect.DOCUMENTS_CHECK} & set(question.aspects)
        if not case or self.narrow(question, context) is None:
            return question
        left = tuple(aspect for aspect in question.aspects if aspect not in case)
        return replace(question, aspects=left or (Aspect.OTHER,))

    def _nearest(
        self,
        choice: Choice,
        question: Question,
        entries: tuple[Entry, ...],
        nearer: Nearer,
        context: Permit | None,
        language: str,
    ) -> tuple[Choice, tuple[Entry, ...]]:
        """Return how to answer, from the entries that are nearer to what was asked than ``entries``, or from these."""
        outcome = self._outcome(question)
        if choice is Choice.ANSWER and nearer.explains(question, entries, outcome):
            return choice, nearer.on_outcome(question, outcome)
        if choice is Choice.ANSWER and self._is_on_case(question, entries):
            choice, entries = Choice.CASE, ()
        elsewhere = Aspect.COMPLAINT in question.aspects and question.form is Form.WHERE and not self.case.illegal_fee
        if choice is Choice.CASE and elsewhere and (reporting := self.knowledge.topics.get(REPORTING)) is not None:
            return Choice.ANSWER, (reporting,)
        if choice is Choice.CASE and (topics := nearer.on_outcome(question, outcome)):
            return Choice.ANSWER, topics
        if choice is not Choice.ANSWER:
            return choice, entries
        found = self._of_the_fee(question, entries) or nearer.entries(question, entries, context)
        found = by_its_line(question, found, self.understanding.permits, self.knowledge, self.make.templates)
        said = self.make.at_once(question, found[0], language) if isinstance(found[0], Permit) else None
        weak = said is not None and not said.firm
        narrow = instead(question, found[0], context, self.knowledge, self.make.templates, weak=weak)
        on_it = not compares(question) and particular_of(narrow, question, self.make.templates) is not None
        if narrow is not found[0] or on_it:
            return choice, (narrow,)
        bearer = bearers(self.knowledge, self.make.templates).instead(question, found[0], self.knowledge)
        return choice, found if bearer is None else (bearer,)

    def _after_all(
        self, choice: Choice, question: Question, nearer: Nearer, context: Permit | None
    ) -> tuple[Entry, ...]:
        """Return the entries for a question to which none was likely enough, or that seemed another office's."""
        ours = not CLEAR.intersection(matters_of((question,), 0.0))
        if ours and self.case.undertaking and (which := nearer.of_no_permit.which_permits(question)):
            return which
        if choice is not Choice.HOLDING:
            return ()
        if says_attorney(question) and (by := nearer.of_no_permit.attorney((), context, question)) is not None:
            return (by,)
        reporting = self.knowledge.topics.get(REPORTING)
        complains = Aspect.COMPLAINT in question.aspects and question.form is Form.WHERE and not self.case.illegal_fee
        told = reporting if complains else self._after_outcome(question)
        if told is not None:
            return (told,)
        best = question.candidates[0].id if question.candidates else ""
        doubtful = ours and question.form in YES_OR_NO and question.out_of_scope < SURE
        if context is not None and best == context.id and doubtful and self._is_called(context):
            return (context,)  # the only one that the mail is about, and nothing else is nearer
        found = nearer.lister(question, context)
        if found is None and question.form in YES_OR_NO:
            found = nearer.named(question)
        return () if found is None else (found,)

    def _after_outcome(self, question: Question) -> Topic | None:
        """Return the topic on what became of an application that a question is as likely on as on anything else."""
        likely = [c for c in question.candidates[:_TWO] if c.confidence >= _LIKELY_AFTER and c.id in AFTER_OUTCOME]
        return self.knowledge.topics.get(likely[0].id) if likely and self.case.outcome in OUTCOMES else None

    def _whether_official(self, question: Question, context: Permit | None) -> tuple[Entry, ...] | None:
        """Return the topic on illegal fees, and the permit whose fee was asked, for "itu resmi apa bukan?"."""
        topic = self.knowledge.topics.get(ILLEGAL_FEE)
        if topic is None or not self.reports() or not {Aspect.COMPLAINT, Aspect.FEE} <= set(question.aspects):
            return None
        likely = (self.knowledge.permits.get(c.id) for c in question.candidates if c.confidence >= self.minimum)
        permit = context or next((p for p in likely if p is not None), None)
        found = (c for q in self.understanding.questions if q.start == question.start for c in q.candidates)
        near = (self.knowledge.topics.get(c.id) for c in found if c.confidence >= _NEAR_FEE)
        of_fees = next((t for t in near if t is not None and t.aspects == (str(Aspect.FEE),)), None)
        return tuple(entry for entry in (topic, permit or of_fees) if entry is not None)

    def _official_fee(self, question: Question, context: Permit | None) -> tuple[Entry, ...]:
        """Return the topic on illegal fees, and the only permit that a mail on one names, for what is due for it."""
        topic = self.knowledge.topics.get(ILLEGAL_FEE)
        asked = set(question.aspects) == {Aspect.FEE} and asks_how_much(question)
        first = any(c.id == ILLEGAL_FEE for c in question.candidates[:1])  # what is on the permit tells its fee
        due = context is not None and context.status is EntryStatus.ACTIVE and self.reports() and asked and first
        return (topic, context) if due and topic is not None and context is not None else ()

    def _which_cost(self, question: Question) -> tuple[Topic, ...]:
        """Return the topic on whether our services cost anything, for who asks which permits do."""
        topic = self.knowledge.topics.get(FEES)
        alone = question.aspects in ((Aspect.FEE,), (Aspect.REQUIREMENTS,))
        asked = alone and _ANY_OF_THEM.search(question.words) and _COSTS.search(question.words)
        return (topic,) if topic is not None and asked else ()

    def _is_called(self, permit: Permit) -> bool:
        """Whether the mail calls a permit by a name of its own, be it without "izin" at its head."""
        return any(ids == {permit.id} for _, ids in self.make.bare_names.in_text(self.text))

    def _belongs_to_report(self, question: Question, entries: tuple[Entry, ...]) -> bool:
        """Whether what only seems to be about an entry is part of the report of an illegal fee that a mail makes."""
        asked = set(question.aspects)
        other = not self.reports() or not asked <= _OF_A_REPORT or question.form in (Form.LIST, Form.HOW)
        if other or not is_of_report(question):
            return False
        told = isinstance(entries[0], Topic) and str(Aspect.COMPLAINT) in entries[0].aspects
        best = question.candidates[0] if question.candidates else None
        sure = best is not None and (is_named(best) or best.confidence >= SURE)
        bare = asked <= _OF_A_REPORT - {Aspect.PROCEDURE} and not (best is not None and is_named(best))
        return not told and (not sure or bare)

    def without_complaint(self, question: Question, entries: tuple[Entry, ...]) -> Question:
        """Return what only sounds like a complaint and is surely answered by a topic on something else, as that."""
        if len(entries) > 1 and entries[0].id == CONDUCT and isinstance(entries[1], Permit):
            return replace(question, aspects=(Aspect.COMPLAINT, Aspect.REQUIREMENTS))
        sure = bool(question.candidates) and question.candidates[0].confidence >= _SURELY
        other = isinstance(entries[0], Topic) and str(Aspect.COMPLAINT) not in entries[0].aspects
        complains = set(question.aspects) == {Aspect.COMPLAINT} and self.understanding.action is not Action.ESCALATE
        return replace(question, aspects=(Aspect.OTHER,)) if sure and other and complains else question

    def _both(self, question: Question) -> tuple[Entry, ...]:
        """Return the permits of the mail where a question is on all of them: "biaya dua-duanya?", "bedanya apa?"."""
        of_all = _ALL_OF_THEM.search(question.words) and set(question.aspects) <= FIGURES
        apart = _DIFFERENCE.search(question.words) and len(self.make.bare_names.ids_in(question.words)) < _TWO
        if not (of_all or apart):
            return ()
        return tuple(self.knowledge.permits[i] for i in self.understanding.permits[:3])

    def _is_on_case(self, question: Question, entries: tuple[Entry, ...]) -> bool:
        """Whether the writer's own application is meant, which was refused or is waited for, and no entry found."""
        numbered = self.case.numbered and set(question.aspects) == {Aspect.STATUS}
        if numbered and entries[0].id == STATUS_CHECK:
            return True  # they have asked as they should
        own = self.case.numbered and self.case.waits and self.understanding.action is not Action.ESCALATE
        own = own and set(question.aspects) == {Aspect.STATUS}
        return own and not any(isinstance(e, Topic) and str(Aspect.STATUS) in e.aspects for e in entries)

    def _is_elsewhere(self, question: Question) -> bool:
        """Whether a question speaks of another office's matter, and of no permit of ours by its name."""
        found = question.candidates[0] if question.candidates else None
        topic = self.knowledge.topics.get(found.id) if found is not None else None
        if topic is not None and found is not None and found.confidence >= _KNOWS:
            # one that speaks of the other office itself knows better
            said = replace(question, text=topic.answer, words=topic.answer.lower())
            return not set(matters_of((question,), 0.0)) <= set(matters_of((said,), 0.0))
        best = self.knowledge.permits.get(question.candidates[0].id) if question.candidates else None
        if best is not None and question.candidates[0].confidence >= _CERTAIN and question.out_of_scope < 1 - _CERTAIN:
            return False
        ours = best is not None and any(name.lower() in question.words for name in (*best.aliases, *best.ambiguous))
        if best is not None and question.candidates[0].confidence >= SURE and self._is_called(best):
            return False  # "plat kuning mau saya hitamkan": Samsat has sent them here
        if not ours and self.understanding.action is not Action.ESCALATE:
            likely = bool(question.candidates) and question.candidates[0].confidence >= _SURELY
            told = question if likely else self.with_story(question)
            return bool(CLEAR.intersection(matters_of((told,), 0.0)))
        doubtful = question.out_of_scope >= BESIDE and not any(map(is_named, question.candidates[:1]))
        return doubtful and bool(matters_of((question,), BESIDE))

    def with_story(self, question: Question) -> Question:
        """Return a few words that name nothing with what was told just before: "my KITAS expires. Can I extend it?"."""
        if len(question.text.split()) > _FEW_OF_IT or not _IT.search(question.words):
            return question
        before = max((q.end for q in self.understanding.questions if q.end <= question.start), default=0)
        return replace(question, text=f"{self.text[before : question.start][-_STORY:]} {question.text}")

    def _outcome(self, question: Question) -> str | None:
        """Return what became of the application that a question asks the status of."""
        return self.case.outcome if Aspect.STATUS in question.aspects else None

    def otherwise(self, question: Question) -> tuple[Choice, Question]:
        """Return what to say to a question that no entry answers, before a person looks."""
        own = matters_of((self.with_story(question),), 0.0)
        if CLEAR.intersection(own) or (question.out_of_scope >= BESIDE and (own or CLEAR.intersection(self.matters()))):
            return Choice.OUT_OF_SCOPE, question
        if self.reports() and is_of_report(question):
            return Choice.CASE, replace(question, aspects=(Aspect.COMPLAINT,))
        return Choice.HOLDING, question

    def matters(self) -> tuple[str, ...]:
        """Return the matters of other offices that the mail is on."""
        return matters_of(self.understanding.questions)

    def reports(self) -> bool:
        """Whether the mail reports an illegal fee: then what no entry answers is taken as part of that report."""
        return self.case.illegal_fee and self.understanding.action is Action.ESCALATE

    def _where_to_complain(self, question: Question) -> tuple[Topic, ...]:
        """Return the topic on where to complain, for who asks just that: of no fee, of which another topic tells."""
        best = question.candidates[0] if question.candidates else None
        only_complains = best is not None and best.id == ANSWERED_BY and best.confidence >= SURE
        only_complains = only_complains and not _TIME.search(question.words)
        where = question.form is Form.WHERE and _TO_COMPLAIN.search(question.words) is not None
        asks = (where or only_complains) and not self.case.illegal_fee
        when = Aspect.DURATION in question.aspects or "kapan" in question.words
        meant = (REPORTING, ANSWERED_BY) if when else (REPORTING,)
        return tuple(self.knowledge.topics[i] for i in meant if i in self.knowledge.topics) if asks else ()

    def _complaint_and_list(self, question: Question) -> tuple[Entry, ...]:
        """Return the topic on how an officer behaved and the permit whose papers are asked for in the same breath."""
        topic = self.knowledge.topics.get(CONDUCT)
        complains = any(c.id == CONDUCT and c.confidence >= SURE for c in question.candidates)
        if topic is None or not complains or not _WHICH_PAPERS.search(question.words):
            return ()
        permits = [self.knowledge.permits[i] for i in self.understanding.permits]
        return (topic, permits[0]) if len(permits) == 1 else ()

    def _mended(self, question: Question) -> tuple[Topic, ...]:
        """Return the topic on what came back to its writer, who asks how it is mended and wants no new list."""
        topic = self.knowledge.topics.get(OUTCOMES["returned"])
        came_back = self.case.outcome == "returned" and question.form is Form.HOW and _MENDS.search(question.words)
        return (topic,) if topic is not None and came_back else ()

    def _of_the_fee(self, question: Question, entries: Sequence[Entry]) -> tuple[Topic, ...]:
        """Return the topic on illegal fees where the report of one was taken for another complaint, as of manners."""
        topic = self.knowledge.topics.get(ILLEGAL_FEE)
        other = isinstance(entries[0], Topic) and str(Aspect.COMPLAINT) in entries[0].aspects
        meant = self.reports() and other and set(question.aspects) == {Aspect.COMPLAINT}
        return (topic,) if topic is not None and meant else ()

    def matters_for(self, question: Question) -> tuple[str, ...]:
        """Return the matters of other offices that a question is on: its own, else those of the mail around it."""
        matters = matters_of((question,), 0.0) or self.matters() or matters_of((self.with_story(question),), 0.0)
        matters = matters or tuple(m for m in matters_in(self.text[:_MAIL]) if m in CLEAR)[:1]
        return tuple(matter for matter in matters if matter in CLEAR) or matters  # a KTP is named by the way

    def by_story(
        self, question: Question, carried: Question, choice: Choice, entries: Sequence[Entry], context: Permit | None
    ) -> Entry | None:
        """Return the entry that has a particular on ``carried``: a bare question with what was told just before it.

        "Setahu saya surat domisili sudah dihapus. Jadi butir itu kami isi dengan apa?" asks of that letter.
        """
        if choice not in (Choice.ANSWER, Choice.HOLDING) or is_case(question):
            return None
        best = question.candidates[0].confidence if entries and question.candidates else 0.0
        spoken = {*self.understanding.permits, *self.make.names.ids_in(self.text)}
        first = entries[0] if entries else None
        entry: Entry | None = context if context is not None and best < SURE and context.id in spoken else first
        if entry is None or (isinstance(entry, Permit) and asks_for_permit(question, entry)):
            return None  # whether it is needed at all comes first
        if particular_of(entry, question, self.make.templates) is not None:
            return None
        least = 1 if points_back(question) else _TWO
        return entry if particular_of(entry, carried, self.make.templates, least) is not None else None
