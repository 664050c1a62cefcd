"""How one question is to be answered: from which entries, or with which honest sentence instead."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum

from helpdesk.draft.asked.as_asked import says_nothing_of_its_own
from helpdesk.draft.asked.goes_on import is_named, says_own_name, shared_names
from helpdesk.draft.asked.whole_words import stands_whole
from helpdesk.draft.entry.facts import asked_sides
from helpdesk.model.knowledge import Entry, EntryStatus, Knowledge, Permit, Topic
from helpdesk.model.question import Action, Aspect, Candidate, Question, Understanding
from helpdesk.pattern import Pattern

_DECIDED, _NO_RIVAL = 0.85, 0.25  # confidence of the best reading of a name and of the next
_AS_LIKELY = 0.75  # of the best confidence: from here on a topic explains a case as well as the permit itself
SURE = 0.5  # from here on a further permit more likely than not is asked about too
SURE_ALONE = 0.85  # of what a question is on by itself, whatever was told before it
NEAR_TOPIC = 0.2  # enough for a topic where no permit answers
_AS_SURE = 0.95  # of the best topic's confidence: then the words of the question decide
_NEARLY = 0.85  # of the best permit's confidence: who is far likelier meant alone is meant alone
_MENTIONED = 0.2  # enough for a permit of which the mail as a whole speaks
_HALF = 0.5  # and of the confidence of the best, for what its story names is not asked about
_OPTIONS = 3  # more than three readings of a name are no help to a citizen
_OPTION_SHARE = 0.35  # of the best candidate's confidence: below, a reading is not worth offering
_WHOLE = 0.25  # chance that the best reply holds the whole answer of a topic
_OUTSIDE = 0.7  # P(no entry answers it): only then is a matter called another office's
_ASKS_WHICH = re.compile(r"\bsebutkan\b[^.]*\bizin", re.IGNORECASE)
_WORD = re.compile(r"[a-z]{3,}")
_FIGURES_ASKED = """
apa apakah berapa kapan lama lamanya proses prosesnya waktu jangka hari kerja selesai jadi jadinya terbit keluar biaya
biayanya bayar dibayar berbayar gratis retribusi tarif ongkos dikenai dipungut masa berlaku berlakunya sampai izin
permohonan mengurus pengurusan penyelesaian saya kami untuk dan atau yang itu ini kalau sejak semua jenis tiap berbeda
how long much does take the fee
"""
_SHARE, _TOGETHER, _KIN_AT_MOST = 0.2, 0.8, 0.9  # confidence of a permit, with its topics, and of both at most
_ON_FIGURES = frozenset(_FIGURES_ASKED.split())
FEW = 6  # words; whoever writes more names what they mean
_ONESELF = Pattern(
    r"\b(?:urus|mengurus|diurus|daftar|mendaftar|bikin|buat|apply) (?:\w+ )?(?:sendiri|myself)\b"
)  # the same
FIGURES = frozenset({Aspect.FEE, Aspect.DURATION, Aspect.VALIDITY})
_FIGURE_NAMES = frozenset(map(str, FIGURES))
_SURE_CASE = 0.8  # confidence from which a topic on a term explains a case: "tolong ditindak" asks of no term
_CASE = frozenset({Aspect.STATUS, Aspect.COMPLAINT})


class Choice(StrEnum):
    """What stands in a block."""

    ANSWER = "answer"
    CLARIFY = "clarify"
    DOCUMENTS = "documents"
    CASE = "case"
    OUT_OF_SCOPE = "out-of-scope"
    HOLDING = "holding"


def choose(
    question: Question,
    understanding: Understanding,
    knowledge: Knowledge,
    minimum: float,
    context: Permit | None = None,
) -> tuple[Choice, tuple[Entry, ...]]:
    """Return how to answer ``question`` and from which entries, the main one first.

    ``minimum`` is the confidence (0 to 1) below which nothing is proposed; ``context`` is the permit that the mail has
    been speaking of.
    """
    best_id = question.candidates[0].id if question.candidates else ""
    told = context is not None and context.id == best_id  # the mail has said which one before
    doubtful = understanding.action is Action.CLARIFY and not told and not is_decided(question)
    if doubtful and len(options := readings(question, understanding, knowledge)) > 1:
        return Choice.CLARIFY, options
    known = [(c, entry) for c in question.candidates if (entry := knowledge.entry(c.id)) is not None]
    likely = [(c, entry) for c, entry in known if c.confidence >= minimum and not _doubtful(c, entry, understanding)]
    sure = _nearest_first(likely, question)
    if is_case(question):
        return _case(question, sure)
    best = sure[0][0].confidence if sure else 0.0
    if question.out_of_scope >= _OUTSIDE and question.out_of_scope > best and not _nothing_found(understanding):
        return Choice.OUT_OF_SCOPE, ()
    if not sure or (isinstance(sure[0][1], Topic) and max(best, SURE) < question.out_of_scope):
        followed = None if sure else _followed(question, understanding, context)
        return (Choice.HOLDING, ()) if followed is None else (Choice.ANSWER, (followed,))
    # a topic on what became of an application answers better than the permit's own figure
    if isinstance(sure[0][1], Topic) and context is not None and understanding.action is not Action.STATUS:
        named = next((entry for _, entry in sure if isinstance(entry, Permit)), context)
        return Choice.ANSWER, _of_permit(question, sure[0][1], named)
    return Choice.ANSWER, _with_others(question, sure, known, understanding)


def of_its_kin(question: Question, knowledge: Knowledge) -> Question:
    """Return a bare question for a figure about the permit that its likely topics are on, though none is sure alone.

    "Izin usaha laundry brp duit" may be on the NIB, on its codes, or on what one needs at all: the fee is the NIB's.
    """
    best = question.candidates[0] if question.candidates else None
    if best is None or not set(question.aspects) <= FIGURES:
        return question
    topic = knowledge.topics.get(best.id)
    knows = topic is None or bool(set(map(str, question.aspects)) & set(topic.aspects))
    if best.confidence >= (SURE if knows else SURE_ALONE):
        return question
    own = [c for c in question.candidates if c.kind == "permit" and c.confidence >= _SHARE]
    for permit in own:
        kin = (
            c for c in question.candidates if (t := knowledge.topics.get(c.id)) is not None and permit.id in t.permits
        )
        together = permit.confidence + sum(c.confidence for c in kin)
        if together >= _TOGETHER:
            others = tuple(c for c in question.candidates if c is not permit)
            return replace(question, candidates=(replace(permit, confidence=min(together, _KIN_AT_MOST)), *others))
    return question


def _doubtful(candidate: Candidate, entry: Entry, understanding: Understanding) -> bool:
    """Whether a topic is less likely than not, and its whole answer not what the mail is on either."""
    if not isinstance(entry, Topic) or candidate.confidence >= SURE:
        return False
    whole = (line.confidence for line in understanding.lines if line.entry_id == entry.id and line.number < 0)
    return max(whole, default=0.0) < _WHOLE


def _nearest_first(sure: list[tuple[Candidate, Entry]], question: Question) -> list[tuple[Candidate, Entry]]:
    """Return ``sure``, of topics that are about as likely the one first that the question has most words of."""
    if not sure or not isinstance(sure[0][1], Topic):
        return sure
    close = [
        pair for pair in sure if isinstance(pair[1], Topic) and pair[0].confidence >= _AS_SURE * sure[0][0].confidence
    ]
    words = _words(question.words)
    first = max(close, key=lambda pair: len(_own_words(pair[1]) & words))
    return [first, *(pair for pair in sure if pair is not first)]


def is_decided(question: Question) -> bool:
    """Whether the words around an ambiguous name leave no doubt: then nobody is asked back."""
    permits = [c.confidence for c in question.candidates if c.kind == "permit"]
    best, second = [*permits, 0.0, 0.0][:2]
    return best >= _DECIDED and second <= _NO_RIVAL


def sure_of(question: Question, entry: Entry) -> float:
    """Return how likely ``entry`` answers ``question``, 0 when it is no candidate."""
    return next((c.confidence for c in question.candidates if c.id == entry.id), 0.0)


def readings(question: Question, understanding: Understanding, knowledge: Knowledge) -> tuple[Entry, ...]:
    """Return the permits that an ambiguous name may mean: those sharing it with the best, else the near ones.

    Where the mail as a whole is about two of them or more, only those.
    """
    permits = [(c, knowledge.permits[c.id]) for c in question.candidates if c.id in knowledge.permits]
    meant = [(c, permit) for c, permit in permits if permit.id in understanding.permits]
    permits = meant if len(meant) > 1 else permits
    if not permits:
        return ()
    best, first = permits[0]
    near = [permit for c, permit in permits if c.confidence >= _OPTION_SHARE * best.confidence]
    sharing = [permit for _, permit in permits if permit is first or shared_names(permit) & shared_names(first)]
    return tuple((sharing if len(sharing) > 1 else near)[:_OPTIONS])


def is_case(question: Question) -> bool:
    """Return whether a question is about an application or a complaint and nothing that an entry's fields tell."""
    return bool(set(question.aspects) & _CASE) and not asked_sides(question.aspects)


def without_checked(question: Question, checked: Collection[str]) -> Question:
    """Return ``question`` without the side that the check of its documents will tell: what is needed.

    ``checked`` are the permits whose documents are checked and whose list is known.
    """
    asked = set(question.aspects) & {Aspect.DOCUMENTS_CHECK, Aspect.REQUIREMENTS}
    if not asked or not any(c.id in checked for c in question.candidates[:1]):
        return question
    others = [a for a in question.aspects if a not in asked]
    return replace(question, aspects=(Aspect.DOCUMENTS_CHECK, *others))


def checked_permit(question: Question, checked: Collection[str], knowledge: Knowledge) -> Permit | None:
    """Return the permit whose check of documents is all that ``question`` asks for, or None."""
    if Aspect.DOCUMENTS_CHECK not in question.aspects or asked_sides(question.aspects):
        return None
    return next((knowledge.permits.get(c.id) for c in question.candidates if c.id in checked), None)


def _nothing_found(understanding: Understanding) -> bool:
    """Whether the mail goes to a person because no entry fits: then the office itself may well be the right one."""
    return understanding.action is Action.ESCALATE


def _case(question: Question, sure: Sequence[tuple[Candidate, Entry]]) -> tuple[Choice, tuple[Entry, ...]]:
    """Return the topic that explains such cases, else the permit that the case is about.

    Where a permit is far likelier than any topic, its application is meant and nothing in general.
    """
    asked = set(map(str, question.aspects)) & set(map(str, _CASE))
    least = _AS_LIKELY * sure[0][0].confidence if sure else 0.0
    for candidate, entry in sure:
        if not isinstance(entry, Topic):
            continue
        status = Aspect.STATUS in question.aspects and str(Aspect.COMPLAINT) not in entry.aspects
        first = entry is sure[0][1] and (candidate.confidence >= _SURE_CASE or status)
        if not (asked & set(entry.aspects) or first):
            continue
        on_a_term = bool(set(entry.aspects) & _FIGURE_NAMES) and candidate.confidence < _SURE_CASE
        if candidate.confidence >= least and (not on_a_term or _is_on(entry, question)):
            return Choice.ANSWER, (entry,)
    return Choice.CASE, tuple(entry for _, entry in sure if isinstance(entry, Permit))[:1]


def _with_others(
    question: Question,
    sure: Sequence[tuple[Candidate, Entry]],
    known: Sequence[tuple[Candidate, Entry]],
    understanding: Understanding,
) -> tuple[Entry, ...]:
    """Return the best entry, and the further permits that the same question asks about too.

    Those are the permits that are more likely than not, and those that the mail as a whole asks about but no other
    question is answered from ("SIUP dan TDP saya habis").
    """
    _, first = sure[0]
    if not isinstance(first, Permit) or sure[0][0].confidence < SURE:
        return (first,)
    firsts = {other.candidates[0].id for other in understanding.questions if other.candidates}
    said = {entry.id for _, entry in known if isinstance(entry, Permit) and says_own_name(question, entry)}
    spoken_of = set(understanding.permits)
    permits = {entry.id: entry for _, entry in known if isinstance(entry, Permit) and entry.id in spoken_of}
    named = {i for i, entry in permits.items() if any(says_own_name(q, entry) for q in understanding.questions)}
    left = spoken_of - firsts - (_of_one_name(permits) - named)
    whole = first.status is EntryStatus.ACTIVE and bool({Aspect.REQUIREMENTS, Aspect.PROCEDURE} & {*question.aspects})
    least = max(_MENTIONED, _HALF * sure[0][0].confidence if whole else 0.0)  # two lists, where one was asked for
    # "syarat izin angkutan barang serta pelat kuning? Berapa biayanya?" is on both
    bare = not said and set(question.aspects) <= FIGURES and len(question.words.split()) <= FEW
    others = [
        entry
        for candidate, entry in known
        if isinstance(entry, Permit)
        and (
            candidate.confidence >= max(SURE, _NEARLY * sure[0][0].confidence)
            or (entry.id in left and candidate.confidence >= least)
            or (bare and entry.id in named and candidate.confidence >= SURE)
        )
        and entry.id not in (first.id, *first.replaced_by)
        and not any(_is_had(other, entry) for other in understanding.questions)
        and (entry.id in said or not _is_kin(entry, first))
        and (first.id not in said or entry.id in said or entry.id in left)  # who names one does not mean its neighbour
    ]
    return (first, *others[:2])


def _of_one_name(permits: Mapping[str, Permit]) -> set[str]:
    """Return those of ``permits`` that share an ambiguous name with another: who wrote "IPTM" did not mean them all."""
    shared = Counter(name for permit in permits.values() for name in shared_names(permit))
    return {i for i, permit in permits.items() if any(shared[name] > 1 for name in shared_names(permit))}


def _is_had(question: Question, permit: Permit) -> bool:
    """Whether a question only says that its writer has ``permit``: "kami telah memiliki NIB"."""
    names = {name.casefold() for name in (permit.name, *permit.aliases) if name.casefold() in question.words}
    return any(
        re.search(rf"\b(?:memiliki|mempunyai|punya|mengantongi|have)(?: \w+)? {re.escape(name)}\b", question.words)
        for name in names
    )


def _is_kin(permit: Permit, first: Permit) -> bool:
    """Whether an ambiguous name of ``permit`` is one of ``first`` too, or stands in its names: SIP in "SIP dokter"."""
    shared = shared_names(permit)
    own = " ".join((first.name, *first.aliases)).casefold()
    return bool(shared & shared_names(first)) or any(stands_whole(name, own) for name in shared)


def _followed(question: Question, understanding: Understanding, context: Permit | None) -> Permit | None:
    """Return the only permit of the mail when a few words ask for a side of it without naming it ("biayanya?")."""
    if context is None or question.out_of_scope >= SURE:
        return None
    if understanding.permits != (context.id,) and not says_nothing_of_its_own(question):
        return None
    if any(stands_whole(name, question.words) for name in shared_names(context)):
        return None  # "perlu SIP?" names another one as well
    sides = set(asked_sides(question.aspects)) & set(question.aspects)
    few = len(question.text.split()) <= FEW or _ONESELF.search(question.words)
    return context if sides and few else None


def _of_permit(question: Question, topic: Topic, context: Permit) -> tuple[Entry, ...]:
    """Return the entries for a side of a permit when the best match is a topic on that side of permits in general.

    Who has named the permit must not be asked which one, nor be given another permit's figure: then the permit's own
    side is told, known or not.
    """
    sides = set(asked_sides(question.aspects)) & set(question.aspects)
    if not sides or not sides <= FIGURES:
        return (topic,)
    if context.id not in topic.permits and not _is_on(topic, question):
        return (context,)
    if not {str(side) for side in sides} <= set(topic.aspects):
        own = sides == set(question.aspects) and sides <= known_figures(context)
        own = own or any(is_named(c) for c in question.candidates if c.id == context.id)
        return (context,) if own else (topic, context)
    if context.id in topic.permits or names_matter(topic, question):
        return (topic,)
    general = topic.case_data and not set(question.aspects) & _CASE
    if general or _ASKS_WHICH.search(topic.answer):
        return (context,)
    return (topic, context) if sides & known_figures(context) else (topic,)


def _is_on(topic: Topic, question: Question) -> bool:
    """Whether a question on a figure names the matter of a topic: "how long?" alone asks of no correction's deadline.

    A topic on figures in general has no matter of its own.
    """
    return not _own_words(topic) or names_matter(topic, question)


def names_matter(topic: Topic, question: Question) -> bool:
    """Return whether a question has a word of the matter of a topic, if it has one of its own."""
    return bool(_own_words(topic) & _words(question.words))


def _own_words(entry: Entry) -> set[str]:
    """Return the words of what a topic is on, without those of any question on figures."""
    return _words(f"{entry.question} {' '.join(entry.aliases)}") - _ON_FIGURES if isinstance(entry, Topic) else set()


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.lower()))


def known_figures(permit: Permit) -> set[Aspect]:
    """Return the figures that the entry of a permit holds: beside a topic's answer, an unknown one says nothing."""
    held = {Aspect.FEE: permit.fee, Aspect.DURATION: permit.term_days, Aspect.VALIDITY: permit.validity}
    return {side for side, value in held.items() if value is not None}
