"""How one question is to be answered: from which entries, or with which honest sentence instead."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum

from helpdesk.draft.as_asked import says_nothing_of_its_own
from helpdesk.draft.asks import VISITED, YES_OR_NO
from helpdesk.draft.facts import asked_sides
from helpdesk.knowledge.vocabulary import OnceEach
from helpdesk.model.knowledge import Entry, Knowledge, Permit, Topic
from helpdesk.model.question import Action, Aspect, Candidate, Question, Understanding

_DECIDED, _NO_RIVAL = 0.85, 0.25  # confidence of the best reading of a name and of the next
_AS_LIKELY = 0.75  # of the best confidence: from here on a topic explains a case as well as the permit itself
SURE = 0.5  # from here on a further permit more likely than not is asked about too
_NEARLY = 0.85  # of the best permit's confidence: who is far likelier meant alone is meant alone
_MENTIONED = 0.2  # enough for a permit of which the mail as a whole speaks
_OPTIONS = 3  # more than three readings of a name are no help to a citizen
_OPTION_SHARE = 0.35  # of the best candidate's confidence: below, a reading is not worth offering
_OUTSIDE = 0.7  # P(no entry answers it): only then is a matter called another office's
_ACTS = re.compile(r"\b(?:di|men|pen)?(cabut)(?:an)?(?:nya)?\b")  # an act that is a service of its own: pencabutan
_NEAR = 0.65  # of the best candidate's confidence: near enough for the permit that was spoken of before
_ASKS_WHICH = re.compile(r"\bsebutkan\b[^.]*\bizin", re.IGNORECASE)
_WORD = re.compile(r"[a-z]{3,}")
_FIGURES_ASKED = """
apa apakah berapa kapan lama lamanya proses prosesnya waktu jangka hari kerja selesai jadi jadinya terbit keluar biaya
biayanya bayar dibayar berbayar gratis retribusi tarif ongkos dikenai dipungut masa berlaku berlakunya sampai izin
permohonan mengurus pengurusan penyelesaian saya kami untuk dan atau yang itu ini kalau sejak semua jenis tiap berbeda
how long much does take the fee
"""
_ON_FIGURES = frozenset(_FIGURES_ASKED.split())
_SAME = 8  # letters by which "perpanjang" and "perpanjangan" are one
FEW = 6  # words; whoever writes more names what they mean
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
    sure = [(c, entry) for c, entry in known if c.confidence >= minimum]
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


def is_decided(question: Question) -> bool:
    """Whether the words around an ambiguous name leave no doubt: then nobody is asked back."""
    permits = [c.confidence for c in question.candidates if c.kind == "permit"]
    best, second = [*permits, 0.0, 0.0][:2]
    return best >= _DECIDED and second <= _NO_RIVAL


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
    sharing = [permit for _, permit in permits if permit is first or _names(permit) & _names(first)]
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


def going_on(question: Question, context: Permit | None, knowledge: Knowledge) -> Question:
    """Return ``question`` about the permit that the mail spoke of before, where it names none and that one is near.

    "Dokumen apa yang harus disertakan?" after the question how to give a permit back is about giving it back. And who
    spoke of renewing a grave's permit means that kind of it until they name another.
    """
    if (acted := _of_its_act(question, knowledge)) is not None:
        return acted
    question = _of_its_kind(question, knowledge)
    best = question.candidates[0] if question.candidates else None
    if best is None or context is None or best.id == context.id:
        return question
    same = next((c for c in question.candidates if c.id == context.id), None)
    listed = Aspect.REQUIREMENTS in question.aspects and context.requirements is not None
    if says_nothing_of_its_own(question) and (best.kind == "permit" or listed):
        return _about(question, context, best, same)
    if best.kind != "permit":
        return question
    return _near(question, context, best, same, knowledge)


def of_the_visit(question: Question, context: Permit | None) -> Question:
    """Return a question whether somebody comes to look as one on the permit spoken of before, where it names none."""
    best = question.candidates[0] if question.candidates else None
    if context is None or best is None or context.site_visit is None or not VISITED.search(question.words):
        return question
    if best.id == context.id or best.confidence >= _DECIDED or is_named(best) or question.form not in YES_OR_NO:
        return question
    same = next((c for c in question.candidates if c.id == context.id), None)
    return replace(_about(question, context, best, same), out_of_scope=0.0)


def _near(
    question: Question, context: Permit, best: Candidate, same: Candidate | None, knowledge: Knowledge
) -> Question:
    """Return ``question`` about ``context`` where that is nearly as likely as the best permit, and not named."""
    other = knowledge.permits.get(best.id)
    if other is not None and _names(other) & _names(context) and _says_kind(question, other, context):
        return question
    far = is_named(best) or same is None or same.confidence < _NEAR * best.confidence
    if far and not _drifts(question, other, context):
        return question
    return _about(question, context, best, same)


def _about(question: Question, context: Permit, best: Candidate, same: Candidate | None) -> Question:
    topics = (candidate for candidate in question.candidates if candidate.kind != "permit")
    kept = Candidate("permit", context.id, best.confidence, same.evidence if same else ())
    return replace(question, candidates=(kept, *topics))


def _drifts(question: Question, best: Permit | None, context: Permit) -> bool:
    """Whether the best permit is only another kind of the one spoken of, and the question does not name that kind."""
    if best is None or not _names(best) & _names(context):
        return False
    return not _says_kind(question, best, context) and not _says_own_name(question, best)


def _of_its_act(question: Question, knowledge: Knowledge) -> Question | None:
    """Return ``question`` about the service that is named after the act it asks for, where the best is another.

    Who asks how to give a permit back wants no new one.
    """
    act = _ACTS.search(question.words)
    permits = [(c, p) for c in question.candidates if (p := knowledge.permits.get(c.id)) is not None]
    if act is None or not permits or act[1] in permits[0][1].name.lower():
        return None
    kin = [(c, p) for c, p in permits if p.sector == permits[0][1].sector]
    done = next((c for c, p in kin if act[1] in p.name.lower().split(" ", 1)[0]), None)
    if done is None:
        return None
    kept = replace(done, confidence=permits[0][0].confidence)
    return replace(question, candidates=(kept, *(c for c in question.candidates if c.kind != "permit")))


def _of_its_kind(question: Question, knowledge: Knowledge) -> Question:
    """Return ``question`` with that of several kinds of a permit first that it names: renewing is no first time."""
    permits = [(c, p) for c in question.candidates if (p := knowledge.permits.get(c.id)) is not None]
    if not permits or permits[0][0] is not question.candidates[0]:
        return question
    first, best = permits[0]
    kinds = [(c, p) for c, p in permits[1:] if _names(p) & _names(best) and _says_kind(question, p, best)]
    if not kinds or _says_kind(question, best, kinds[0][1]):
        return question
    kept = replace(kinds[0][0], confidence=first.confidence)
    return replace(question, candidates=(kept, *(c for c in question.candidates if c is not kinds[0][0])))


def _says_kind(question: Question, permit: Permit, other: Permit) -> bool:
    """Whether a question has a long word of the names of ``permit`` that those of ``other`` lack."""
    kind = _words(" ".join(permit.aliases)) - _words(" ".join(other.aliases))
    return any(word[:_SAME] in question.words for word in kind if len(word) >= _SAME)


def _names_alone(permit: Permit) -> frozenset[str]:
    return frozenset(name.casefold() for name in (permit.name, permit.name_en, *permit.aliases)) - _names(permit)


_own_names = OnceEach(_names_alone)


def _says_own_name(question: Question, permit: Permit) -> bool:
    """Whether a question has a name of ``permit`` that no other has."""
    words = question.words
    return any(name in words and re.search(rf"\b{re.escape(name)}\b", words) for name in _own_names(permit))


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
        first = entry is sure[0][1] and (candidate.confidence >= _SURE_CASE or Aspect.STATUS in question.aspects)
        if not isinstance(entry, Topic) or not (asked & set(entry.aspects) or first):
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
    said = {entry.id for _, entry in known if isinstance(entry, Permit) and _says_own_name(question, entry)}
    spoken_of = set(understanding.permits)
    permits = {entry.id: entry for _, entry in known if isinstance(entry, Permit) and entry.id in spoken_of}
    named = {i for i, entry in permits.items() if any(_says_own_name(q, entry) for q in understanding.questions)}
    left = spoken_of - firsts - (_of_one_name(permits) - named)
    others = [
        entry
        for candidate, entry in known
        if isinstance(entry, Permit)
        and (
            candidate.confidence >= max(SURE, _NEARLY * sure[0][0].confidence)
            or (entry.id in left and candidate.confidence >= _MENTIONED)
        )
        and entry.id not in (first.id, *first.replaced_by)
        and not any(_is_had(other, entry) for other in understanding.questions)
        and (entry.id in said or not _is_kin(entry, first))
        and (first.id not in said or entry.id in said or entry.id in left)  # who names one does not mean its neighbour
    ]
    return (first, *others[:2])


def _of_one_name(permits: Mapping[str, Permit]) -> set[str]:
    """Return those of ``permits`` that share an ambiguous name with another: who wrote "IPTM" did not mean them all."""
    shared = Counter(name for permit in permits.values() for name in _names(permit))
    return {i for i, permit in permits.items() if any(shared[name] > 1 for name in _names(permit))}


def _is_had(question: Question, permit: Permit) -> bool:
    """Whether a question only says that its writer has ``permit``: "kami telah memiliki NIB"."""
    names = {name.casefold() for name in (permit.name, *permit.aliases) if name.casefold() in question.words}
    return any(
        re.search(rf"\b(?:memiliki|mempunyai|punya|mengantongi|have)(?: \w+)? {re.escape(name)}\b", question.words)
        for name in names
    )


def _is_kin(permit: Permit, first: Permit) -> bool:
    """Whether an ambiguous name of ``permit`` is one of ``first`` too, or stands in its names: SIP in "SIP dokter"."""
    shared = _names(permit)
    own = " ".join((first.name, *first.aliases)).casefold()
    return bool(shared & _names(first)) or any(re.search(rf"\b{re.escape(name)}\b", own) for name in shared)


def is_named(candidate: Candidate) -> bool:
    """Return whether a question itself names the entry."""
    return any(evidence.field in ("name", "alias") for evidence in candidate.evidence)


def _followed(question: Question, understanding: Understanding, context: Permit | None) -> Permit | None:
    """Return the only permit of the mail when a few words ask for a side of it without naming it ("biayanya?")."""
    if context is None or question.out_of_scope >= SURE:
        return None
    if understanding.permits != (context.id,) and not says_nothing_of_its_own(question):
        return None
    if any(re.search(rf"\b{re.escape(name)}\b", question.words) for name in _names(context)):
        return None  # "perlu SIP?" names another one as well
    sides = set(asked_sides(question.aspects)) & set(question.aspects)
    return context if sides and len(question.text.split()) <= FEW else None


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
    if context.id in topic.permits:
        return (topic,)
    general = topic.case_data and not set(question.aspects) & _CASE
    if general or _ASKS_WHICH.search(topic.answer):
        return (context,)
    return (topic, context) if sides & known_figures(context) else (topic,)


def _is_on(topic: Topic, question: Question) -> bool:
    """Whether a question on a figure names the matter of a topic: "how long?" alone asks of no correction's deadline.

    A topic on figures in general has no matter of its own.
    """
    own = _words(f"{topic.question} {' '.join(topic.aliases)}") - _ON_FIGURES
    return not own or bool(own & _words(question.words))


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.lower()))


def known_figures(permit: Permit) -> set[Aspect]:
    """Return the figures that the entry of a permit holds: beside a topic's answer, an unknown one says nothing."""
    held = {Aspect.FEE: permit.fee, Aspect.DURATION: permit.term_days, Aspect.VALIDITY: permit.validity}
    return {side for side, value in held.items() if value is not None}


def _names(permit: Permit) -> set[str]:
    return {name.casefold() for name in permit.ambiguous}
