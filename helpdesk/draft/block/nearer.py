"""Which entry holds what was asked, where the best match does not: a topic on the matter, or the permit it is about."""

from __future__ import annotations

import re
from dataclasses import dataclass

from helpdesk.draft.answer.choose import FIGURES, NEAR_TOPIC, SURE, known_figures, names_matter
from helpdesk.draft.answer.direct import UNSURE
from helpdesk.draft.asked.asks import DIRECT, YES_OR_NO
from helpdesk.draft.asked.named_permits import NamedPermits, stands_in
from helpdesk.draft.asked.named_topics import (
    OUTCOMES,
    REVOCATION,
    SEVERAL_SIPS,
)
from helpdesk.draft.asked.papers_asked import Verdict, asked_papers, asks_one_more_sip, of_a_kind
from helpdesk.draft.asked.permit_names import without_channel
from helpdesk.draft.block.blocks import Blocks
from helpdesk.draft.block.of_no_permit import OfNoPermit
from helpdesk.model.knowledge import Entry, EntryStatus, Knowledge, Permit, Topic
from helpdesk.model.question import Aspect, Candidate, Form, Question
from helpdesk.pattern import Pattern

_AS_LIKELY = 0.5  # of a near topic, as a share of the permit's own confidence: below, a topic is on something else
_LEAST_OF_SEVERAL = 0.1  # of the SIP of which a second one is wanted
_TIMES = frozenset({str(Aspect.DURATION), str(Aspect.VALIDITY)})
_FIGURE_NAMES = frozenset(map(str, FIGURES))
_TERM = Pattern(r"\b(?:batas|berapa|kapan|when|how)\b")
_AGAIN = Pattern(r"\b(?:ulang|awal|nol|lagi|baru|permohonan yang sama|again|reapply|anew|over|scratch)\b")
_OWNED = Pattern(
    r"\b(?:masih (?:berlaku|sah|laku|bisa dipakai|boleh dipakai|dipakai)|(?:saya|kami) masih"
    r"|tahun \d{4}|rumah saya|lama|punya|memiliki|dimiliki|terlanjur|pernah|existing|old)\b"
)
_LISTS = Pattern(r"\b(?:syarat\w*|persyaratan\w*|dokumen\w*|berkas\w*|requirements?|documents?)\b")
_LATE = Pattern(r"\b(?:hangus|telat|terlambat|lewat|terlanjur|keburu|kadaluarsa|kedaluwarsa|expired|overdue|late)\b")
_AS_GOOD = 0.8  # of a topic's confidence: from here on a permit whose list names the paper knows better
_BARE = 4  # words of a question that leaves its matter to the one before
_GENERAL = frozenset(
    {
        "apakah",
        "dapat",
        "bisa",
        "boleh",
        *("perlu", "harus", "wajib"),
        *("untuk", "dengan"),
        "setiap",
        "diajukan",
        "mengajukan",
        "diurus",
        "mengurus",
        "permohonan",
        "pengajuan",
        "jakarta",
        *("surat", "izin"),
        "langsung",
        "masih",
        "apply",
    }
)
_ON_WHOM = Pattern(r"\b(?:siapa|berhak|pemohon|who|entitled)\b", flags=re.IGNORECASE)
_LONG = re.compile(r"\b[a-z]{4,}\b")
_CERTAIN = 0.95  # of a permit
_OWN_LIST = 0.3  # confidence of a permit whose list may want the paper that the best match is


@dataclass(frozen=True, slots=True)
class Nearer:
    """Looks for the entry that answers a question, among those that were found for it."""

    make: Blocks
    knowledge: Knowledge
    language: str
    of_no_permit: OfNoPermit  # who looks first, for what no single permit answers

    @property
    def named_permits(self) -> NamedPermits:
        """Who looks for names of permits."""
        return NamedPermits(self.knowledge, self.make.bare_names)

    def entries(self, question: Question, found: tuple[Entry, ...], context: Permit | None) -> tuple[Entry, ...]:
        """Return the entries to answer from in place of ``found``, or these."""
        apart = self.of_no_permit.entries(question, found, context)
        if apart and not self._is_surely_another(question, found, apart):
            return apart
        first = self._said(question, found)
        if isinstance(first, Topic) and (listed := self._still_wanting(question)) is not None:
            return (listed,)
        if isinstance(first, Topic):
            other: Entry | None = self._beside_topic(question, first, context)
        else:
            other = self._one_more(question) or self._told_by_topic(question, first)
            other = other or self._wanting(question, first, context)
            other = other or self._knowing(question, first)
        if other is not None:
            return (other,)
        return self._meant(question, found) if first is found[0] else (first,)

    def _is_surely_another(self, question: Question, found: tuple[Entry, ...], apart: tuple[Entry, ...]) -> bool:
        """Whether a question is surely on a permit that is none of those which it names beside."""
        sure = any(c.id == found[0].id and c.confidence >= _CERTAIN for c in question.candidates)
        permits = all(isinstance(entry, Permit) for entry in (found[0], *apart))
        return sure and permits and found[0] not in apart

    def _still_wanting(self, question: Question) -> Permit | None:
        """Return the likely permit of whose list somebody who names their papers asks what is missing."""
        wants = Aspect.REQUIREMENTS in question.aspects and question.form in (Form.LIST, Form.OPEN)
        if not (wants and self.make.claims.have):
            return None
        likely = (self.knowledge.permits.get(c.id) for c in question.candidates if c.confidence >= SURE)
        return next((p for p in likely if p is not None and p.requirements), None)

    def _meant(self, question: Question, found: tuple[Entry, ...]) -> tuple[Entry, ...]:
        """Return those of several permits that the question names, without those of the past that nobody named."""
        permits = [entry for entry in found if isinstance(entry, Permit)]
        if len(found) == 1 or len(permits) < len(found):
            return found
        named = [permit for permit in permits if self._is_named(permit, question)]
        if question.form in DIRECT:
            said = self.make.at_once(question, permits[0], self.language)
            if said is not None and question.form is not Form.WHICH:
                return (permits[0],)
            permits = named or permits
        issued = any(permit.status is EntryStatus.ACTIVE for permit in permits)
        return tuple(p for p in permits if p in named or p.status is EntryStatus.ACTIVE or not issued)

    def _is_named(self, permit: Permit, question: Question) -> bool:
        """Whether a question names a permit, be it by a name that others have too."""
        return any(stands_in(name, question.words) for name in (permit.name, *permit.aliases, *permit.ambiguous))

    def _said(self, question: Question, found: tuple[Entry, ...]) -> Entry:
        """Return the best entry, or the permit that the question names where the best one is another, not named."""
        first = found[0]
        if isinstance(first, Permit) and first.status is not EntryStatus.ACTIVE:
            return first  # "izin kos, sekarang pakai NIB ya?": what has taken its place is told with it
        if question.form not in DIRECT or not isinstance(first, Permit) or self._lists(question, first):
            return first
        named = self.named_permits.one_in(without_channel(question.words), question)
        unnamed = not any(stands_in(name, question.words) for name in first.aliases)
        return named if named is not None and unnamed else first

    def _beside_topic(self, question: Question, topic: Topic, context: Permit | None) -> Permit | None:
        """Return the permit that knows more than ``topic``: its term, its figures, or how a paper must be."""
        if (listed := self._listed(question, topic, context)) is not None:
            return listed
        late = _LATE.search(question.words)
        other = self._timed(question, topic, context) if question.form is Form.WHEN and not late else None
        other = other or self._named_beside(question, topic)
        other = other or (None if names_matter(topic, question) else self._with_figures(question, context))
        if other is not None:
            return other
        lister = self.lister(question, context)
        if lister is not None and question.form is Form.ALLOWED:
            sure = next((c.confidence for c in question.candidates if c.id == lister.id), 0.0)
            return lister if sure >= _AS_GOOD * question.candidates[0].confidence else None
        kind = of_a_kind(question)
        return None if kind is None or kind in topic.answer.lower() else lister

    def _listed(self, question: Question, topic: Topic, context: Permit | None) -> Permit | None:
        """Return the permit that ``topic`` goes with, or the SIP spoken of, for who asks for the list itself."""
        if question.form is not Form.LIST or not set(question.aspects) <= {Aspect.REQUIREMENTS, Aspect.OTHER}:
            return None
        if not _LISTS.search(question.words):
            return None
        several = topic.id == SEVERAL_SIPS
        least = _LEAST_OF_SEVERAL if several else _AS_LIKELY * question.candidates[0].confidence
        likely = {c.id for c in question.candidates if c.confidence >= least}
        permits = (p for p in self.named_permits.likely(question, context) if p.requirements)
        of_it = (p for p in permits if p.id in topic.permits or (several and p.id != REVOCATION))
        return next((p for p in of_it if p.id in likely or p is context), None)

    def _named_beside(self, question: Question, topic: Topic) -> Permit | None:
        """Return the permit that a question names where the topic is on others."""
        named = self.named_permits.one_in(question.words, question)
        return named if named is not None and topic.permits and named.id not in topic.permits else None

    def _with_figures(self, question: Question, context: Permit | None) -> Permit | None:
        """Return the likely permit that holds the figures asked for: a topic on figures has them of some permits."""
        sides = set(question.aspects) & FIGURES
        if sides != set(question.aspects) or question.form in YES_OR_NO:
            return None
        likely = {c.id for c in question.candidates if c.confidence >= SURE}
        permits = (p for p in self.named_permits.likely(question, context) if p is context or p.id in likely)
        return next((permit for permit in permits if sides <= known_figures(permit)), None)

    def _knowing(self, question: Question, permit: Permit) -> Topic | None:
        """Return the topic that answers where the fields of ``permit`` do not."""
        said = self.make.at_once(question, permit, self.language)
        if Aspect.VALIDITY in {*question.aspects} & known_figures(permit):
            return None
        if said is None:
            sides = set(question.aspects) & FIGURES
            blank = question.form in YES_OR_NO and sides == set(question.aspects) and not sides & known_figures(permit)
            return self._topic(question, permit, frozenset(map(str, sides))) if blank else None
        unsure = (said.side in UNSURE and not said.firm) or (
            said.side == ("where") and permit.channel is None and not permit.unit_note
        )
        return self._topic(question, permit) if unsure else None

    def lister(self, question: Question, context: Permit | None) -> Permit | None:
        """Return the permit whose list has a paper that ``question`` names, though nothing was found for it."""
        likely = {c.id for c in question.candidates if c.confidence >= _OWN_LIST}
        permits = (p for p in self.named_permits.likely(question, context) if p is context or p.id in likely)
        return next((permit for permit in permits if self._lists(question, permit)), None)

    def on_outcome(self, question: Question, outcome: str | None) -> tuple[Entry, ...]:
        """Return the topics on what became of an application: to who asks to begin again that one."""
        ids = [OUTCOMES[outcome]] if outcome in OUTCOMES else []
        if outcome == "refused" and _AGAIN.search(question.words):
            ids = [OUTCOMES["returned"]]
        return tuple(topic for i in ids if (topic := self.knowledge.topics.get(i)) is not None)

    def explains(self, question: Question, found: tuple[Entry, ...], outcome: str | None) -> bool:
        """Whether the topic on what became of an application is as near as the best one, and no term was asked."""
        if outcome not in OUTCOMES or not isinstance(found[0], Topic) or _TERM.search(question.words):
            return False
        wanted = next((c.confidence for c in question.candidates if c.id == OUTCOMES[outcome]), 0.0)
        if not {str(Aspect.STATUS), str(Aspect.PROCEDURE), str(Aspect.DURATION)} & set(found[0].aspects):
            return True
        as_near = wanted >= _AS_GOOD * question.candidates[0].confidence or bool(_AGAIN.search(question.words))
        return found[0].id != OUTCOMES[outcome] and as_near

    def named(self, question: Question) -> Permit | None:
        """Return the permit that a question names, though nothing is known of what it asks of it."""
        return self.named_permits.one_in(question.words, question)

    def _one_more(self, question: Question) -> Topic | None:
        """Return the topic on several SIPs for who asks whether another place needs one of its own."""
        meant = question.form in YES_OR_NO and asks_one_more_sip(question)
        return self.knowledge.topics.get(SEVERAL_SIPS) if meant else None

    def _told_by_topic(self, question: Question, permit: Permit) -> Topic | None:
        """Return the topic on a permit of the past for somebody who still has one."""
        if permit.status is EntryStatus.ACTIVE or question.form not in YES_OR_NO or not _OWNED.search(question.words):
            return None
        topics = (self.knowledge.topics.get(c.id) for c in question.candidates if c.confidence >= NEAR_TOPIC)
        return next((topic for topic in topics if topic is not None and permit.id in topic.permits), None)

    def _topic(self, question: Question, permit: Permit, sides: frozenset[str] = frozenset()) -> Topic | None:
        """Return the nearest topic that may answer of ``permit``, and that is on all of ``sides``."""
        for candidate in question.candidates:
            topic = self.knowledge.topics.get(candidate.id)
            if topic is None or not _is_near(candidate, question) or not sides <= set(topic.aspects):
                continue
            if set(topic.aspects) <= _FIGURE_NAMES and not set(topic.aspects) & set(map(str, question.aspects)):
                continue  # who asks whether they may wants no fee
            if not _touches(question, topic, permit) or (
                question.form is Form.WHO and not _ON_WHOM.search(topic.answer)
            ):
                continue
            timely = question.form is not Form.WHEN or (not topic.permits and _TIMES & set(topic.aspects))
            first = candidate is question.candidates[0]
            if timely and (first or not topic.permits or permit.id in topic.permits):
                return topic
        return None

    def _timed(self, question: Question, topic: Topic, context: Permit | None) -> Permit | None:
        """Return the permit that a question on a day is about: a topic on several permits knows no day.

        A general topic stays, unless the permit that was spoken of says at least how long it is valid.
        """
        if not topic.permits:
            return context if context is not None and context.validity is not None else None
        sure = [c.id for c in question.candidates if c.confidence >= SURE]
        return next((permit for permit in self.named_permits.likely(question, None) if permit.id in sure), None)

    def _wanting(self, question: Question, permit: Permit, context: Permit | None) -> Permit | None:
        """Return the permit whose list is asked about where the best match is itself the paper that it may want."""
        if question.form is not Form.NEEDED or self._lists(question, permit):
            return None
        likely = {c.id for c in question.candidates if c.confidence >= _OWN_LIST} | ({context.id} if context else set())
        others = (p for p in self.named_permits.likely(question, context) if p.id != permit.id and p.id in likely)
        return next((other for other in others if self._lists(question, other)), None)

    def _lists(self, question: Question, permit: Permit) -> bool:
        asked = asked_papers(question, permit, self.knowledge.documents)
        return any(paper.verdict is not Verdict.ABSENT for paper in asked)


def _touches(question: Question, topic: Topic, permit: Permit) -> bool:
    """Whether a topic speaks of what the question does beside the permit; a bare question says nothing of its own."""
    names = " ".join((permit.name, permit.name_en, *permit.aliases)).lower()
    own = set(_LONG.findall(question.words)) - set(_LONG.findall(names)) - _GENERAL
    told = (" ").join(
        (topic.question, topic.question_en, topic.answer, topic.answer_en, *topic.aliases, *topic.questions)
    )
    return len(question.words.split()) <= _BARE or bool(own & set(_LONG.findall(told.lower())))


def _is_near(candidate: Candidate, question: Question) -> bool:
    """Whether a topic is near enough for a permit that holds no answer: by itself, or as near as the permit."""
    best = question.candidates[0].confidence
    return candidate.confidence >= max(NEAR_TOPIC, _AS_LIKELY * best) or candidate.confidence >= best
