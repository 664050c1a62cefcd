"""What a question is about that goes on from what the mail spoke of before: a permit, a kind of it, an act.

"Dokumen apa yang harus disertakan?" after the question how to give a permit back is about giving it back, "bagaimana
ya?" after "saya mau cabut SIPP" is about that act, and "if so, how much?" is about what was asked just before.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from helpdesk.draft.asked.as_asked import asks_only_the_way, says_nothing_of_its_own
from helpdesk.draft.asked.asks import VISITED, YES_OR_NO
from helpdesk.draft.asked.own_words import main_part
from helpdesk.draft.asked.phrase import roots_in, telling_in
from helpdesk.draft.asked.whole_words import stands_whole
from helpdesk.knowledge.vocabulary import OnceEach
from helpdesk.model.draft import Block
from helpdesk.model.knowledge import EntryStatus, Knowledge, Permit
from helpdesk.model.question import Aspect, Candidate, Form, Question
from helpdesk.pattern import Pattern

_AFTER_YES = 0.9  # confidence that what goes on from a yes is about the same
DECIDED = 0.85  # confidence of a best permit that needs no context
_CERTAIN, _UNLIKELY = 0.95, 0.5  # of the best permit, and of the one spoken of beside it
_AS_NEAR = 0.85  # of the best candidate's confidence: then the subject of the mail decides
_WORDS = 2  # of the subject, by which it speaks of a permit
_LIKELY = 0.15  # of a permit that the subject of the mail speaks for
_BESIDE = 0.3  # the same, as a share of the best permit's: a subject that is far off is no word on this question
_NEAR = 0.65  # of the best candidate's confidence: near enough for the permit that was spoken of before
# an act that is a service of its own: pencabutan. A tooth is pulled, and what was given back is past
_ACTS = re.compile(
    r"(?<!sudah )(?<!telah )(?<!udah )(?<!setelah )(?<!abis )\b(?:di|men|pen|nyabut )?(cabut)(?:an)?(?:nya)?\b(?! gigi)"
)
_ACRONYM = re.compile(r"\b[A-Z]{3,}\b")
_WORD = re.compile(r"[a-z]{3,}")
_SAME = 8  # letters by which "perpanjang" and "perpanjangan" are one
_IF_SO = Pattern(
    r"^(?:dan |terus |trus |lalu |nah |and |atau )*(?:kalau|jika|bila|apabila|if)(?: memang)? (?:iya|ya|ada|perlu|harus"
    r"|bisa|boleh|wajib|kena|jadi|so|yes|it is|they do|you do)\b(?! \w+ (?:tidak|bukan))"
)


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a mail has spoken of before one of its questions.

    ``context`` is the permit that it spoke of last; ``named`` are the ids of all permits that it names, its subject
    included; ``before`` is the sentence just before the question, in small letters; ``subject`` is the only permit that
    its subject names; ``joined``: the question stands in one sentence, or under one number, with that before it, which
    was on ``context``; ``apart``: it begins a point that the citizen has numbered.
    """

    context: Permit | None
    named: Collection[str] = ()
    before: str = ""
    subject: Permit | None = None
    joined: bool = False
    apart: bool = False


_TITLE = re.compile(r"\b(?:kepala|direktur|pimpinan|ketua) \w+\b")  # of no kind of school
_NEARLY = 0.8  # of the likeliest permit's confidence: one that likely may be meant by a word
_WHOM_TO_ASK_IT = re.compile(
    r"^(?:(?:dan|lalu|serta) )?(?:ke ?mana|ke siapa|kepada siapa)(?: (?:saya|kami|sy|kita|harus|bisa|mesti)){0,3}"
    r" (?:menanyakan|bertanya|tanya|nanya|nanyain)(?:nya)?$"
)


def asks_whom_of_it(question: Question) -> bool:
    """Whether it is asked whom to ask of what was asked before: "siapa yang menjadwalkan, ke mana menanyakannya?"."""
    return _WHOM_TO_ASK_IT.search(question.words) is not None


def is_if_so(question: Question) -> bool:
    """Whether a question goes on from a yes to the one before: "kalau perlu, berapa lama?"."""
    return _IF_SO.search(question.words) is not None


def going_on(question: Question, spoken: Spoken, knowledge: Knowledge) -> Question:
    """Return ``question`` about the permit that the mail spoke of before, where it names none and that one is near.

    Who spoke of renewing a grave's permit means that kind of it until they name another.
    """
    if (acted := _of_its_act(question, spoken, knowledge)) is not None:
        return acted
    bare = spoken.joined and says_nothing_of_its_own(question)
    context = spoken.context if bare else _of_the_subject(question, spoken) or spoken.context
    question = _of_its_kind(question, knowledge)
    best = question.candidates[0] if question.candidates else None
    if best is None or context is None or best.id == context.id:
        return question
    if spoken.apart and not says_nothing_of_its_own(question):
        return question  # a new point is on what it says itself
    if bare and not is_named(best):  # "... memerlukan izin, dan apa syaratnya?"
        return _about(question, context, best, next((c for c in question.candidates if c.id == context.id), None))
    return _with_context(question, context, best, spoken, knowledge)


def _with_context(
    question: Question, context: Permit, best: Candidate, spoken: Spoken, knowledge: Knowledge
) -> Question:
    """Return ``question`` about the permit spoken of before, where it says little or that one is near."""
    same = next((c for c in question.candidates if c.id == context.id), None)
    listed = Aspect.REQUIREMENTS in question.aspects and context.requirements is not None
    sure = best.confidence >= _CERTAIN and (same is None or same.confidence < _UNLIKELY)
    if asks_only_the_way(question) and best.kind == "permit":
        return _about(question, context, best, same)
    if says_nothing_of_its_own(question) and (best.kind == "permit" or listed) and not (sure and best.kind == "permit"):
        return _about(question, context, best, same)
    if best.kind != "permit" or sure:
        return question
    if same is not None and context.id in spoken.named and best.id not in spoken.named and best.confidence < DECIDED:
        return _about(question, context, best, same)  # the mail never named the other
    return _near(question, context, best, same, knowledge)


def _of_the_subject(question: Question, spoken: Spoken) -> Permit | None:
    """Return the permit that the subject of the mail names, for a bare question to which it is about as near as any."""
    permit = spoken.subject
    if permit is None or not says_nothing_of_its_own(question) or not question.candidates:
        return None
    own = next((c.confidence for c in question.candidates if c.id == permit.id), 0.0)
    return permit if own >= _AS_NEAR * question.candidates[0].confidence else None


def of_the_subject(question: Question, subject: str, knowledge: Knowledge) -> Question:
    """Return ``question`` about that of its permits which ``subject`` has most words of, where it names none itself.

    "Balik nama angkot" over a mail that asks "apa harus ada surat koperasi?" says which of two permits is meant.
    """
    permits = [(c, p) for c in question.candidates if (p := knowledge.permits.get(c.id)) and c.confidence >= _LIKELY]
    if len(permits) < _WORDS or permits[0][0] is not question.candidates[0] or any(is_named(c) for c, _ in permits[:1]):
        return question
    if permits[0][0].confidence >= _CERTAIN:
        return question
    permits = [(c, p) for c, p in permits if c.confidence >= _BESIDE * permits[0][0].confidence]
    said = frozenset(root for root in roots_in(subject) if telling_in((root,)))
    named = {p.id: roots_in(" ".join((p.name, p.name_en, *p.aliases))) for _, p in permits}
    shared = {permit_id: len(said & roots) for permit_id, roots in named.items()}
    first = permits[0][1].id
    if any(stands_whole(name.casefold(), subject.casefold()) for name in permits[0][1].aliases):
        return question  # "Perpanjangan izin klinik dan pergantian penanggung jawab"
    best = max(permits, key=lambda pair: (shared[pair[1].id], pair[0].confidence))
    if shared[best[1].id] < max(_WORDS, shared[first] + 1):
        return question  # one word may stand there by the way: "pangkas" of hair is no tree
    own = roots_in(_TITLE.sub(" ", question.words)) & named[first] - named[best[1].id]
    if any(telling_in((root,)) for root in own):
        return question  # "apoteker mundur" over "apotek boleh tetap buka?" is no permit of the pharmacist's
    kept = replace(best[0], confidence=permits[0][0].confidence)
    others = tuple(c for c in question.candidates if c.id not in (kept.id, first))
    return replace(question, candidates=(kept, *others))


def of_its_word(question: Question, knowledge: Knowledge) -> Question:
    """Return a yes-or-no question about the second likeliest permit where it has a word of that one's names alone.

    "Apotek kami boleh buka dulu?" of whom the pharmacist left is on the permit of the shop.
    """
    permits = [(c, p) for c in question.candidates[:2] if (p := knowledge.permits.get(c.id)) is not None]
    gone = any(permit.status is not EntryStatus.ACTIVE for _, permit in permits)
    if len(permits) < _WORDS or gone or question.form not in YES_OR_NO or any(is_named(c) for c, _ in permits):
        return question
    (first, best), (second, other) = permits
    if second.confidence < _NEARLY * first.confidence:
        return question
    said = {root for root in roots_in(_TITLE.sub(" ", question.words)) if telling_in((root,))}
    of_best, of_other = (roots_in(" ".join((p.name, p.name_en, *p.aliases))) for p in (best, other))
    if not said & (of_other - of_best) or said & (of_best - of_other):
        return question
    rest = question.candidates[2:]
    swapped = replace(second, confidence=first.confidence), replace(first, confidence=second.confidence)
    return replace(question, candidates=(*swapped, *rest))


def of_the_visit(question: Question, context: Permit | None) -> Question:
    """Return a question whether somebody comes to look as one on the permit spoken of before, where it names none."""
    best = question.candidates[0] if question.candidates else None
    if context is None or best is None or context.site_visit is None or not VISITED.search(main_part(question)):
        return question
    if best.id == context.id or best.confidence >= DECIDED or is_named(best) or question.form not in YES_OR_NO:
        return question
    same = next((c for c in question.candidates if c.id == context.id), None)
    return replace(_about(question, context, best, same), out_of_scope=0.0)


def _near(
    question: Question, context: Permit, best: Candidate, same: Candidate | None, knowledge: Knowledge
) -> Question:
    """Return ``question`` about ``context`` where that is nearly as likely as the best permit, and not named."""
    other = knowledge.permits.get(best.id)
    if other is not None and shared_names(other) & shared_names(context) and _says_kind(question, other, context):
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
    if best is None or not shared_names(best) & shared_names(context):
        return False
    return not _says_kind(question, best, context) and not says_own_name(question, best)


def _of_its_act(question: Question, spoken: Spoken, knowledge: Knowledge) -> Question | None:
    """Return ``question`` about the service that is named after the act it asks for, where the best is another.

    Who asks how to give a permit back wants no new one.
    """
    bare = question.form in (Form.OPEN, Form.HOW, Form.LIST) and Aspect.REQUIREMENTS in question.aspects
    act = _ACTS.search(question.words) or (_ACTS.search(spoken.before) if bare else None)
    permits = [(c, p) for c in question.candidates if (p := knowledge.permits.get(c.id)) is not None]
    if act is None or not permits or act[1] in permits[0][1].name.lower():
        return None
    first = permits[0][1]
    own = " ".join((first.name, *first.aliases, *first.ambiguous))
    found = permits[1:] or [(replace(permits[0][0], id=p.id, evidence=()), p) for p in knowledge.permits.values()]
    kin = [(c, p) for c, p in found if p.sector == first.sector and _is_done_to(p, own)]
    done = next((c for c, p in kin if act[1] in p.name.lower().split(" ", 1)[0]), None)
    if done is None:
        return None
    kept = replace(done, confidence=permits[0][0].confidence)
    return replace(question, candidates=(kept, *(c for c in question.candidates if c.kind != "permit")))


def _is_done_to(service: Permit, names: str) -> bool:
    """Whether a service that is an act is done to permits of these names: "pencabutan SIP" to a SIP, and to no SLHS."""
    acronyms = _ACRONYM.findall(service.name)
    return not acronyms or any(re.search(rf"\b{acronym}", names) for acronym in acronyms)


def _of_its_kind(question: Question, knowledge: Knowledge) -> Question:
    """Return ``question`` with that of several kinds of a permit first that it names: renewing is no first time."""
    permits = [(c, p) for c in question.candidates if (p := knowledge.permits.get(c.id)) is not None]
    if not permits or permits[0][0] is not question.candidates[0]:
        return question
    first, best = permits[0]
    kinds = [(c, p) for c, p in permits[1:] if shared_names(p) & shared_names(best) and _says_kind(question, p, best)]
    if not kinds or _says_kind(question, best, kinds[0][1]):
        return question
    kept = replace(kinds[0][0], confidence=first.confidence)
    return replace(question, candidates=(kept, *(c for c in question.candidates if c is not kinds[0][0])))


def _says_kind(question: Question, permit: Permit, other: Permit) -> bool:
    """Whether a question has a long word of the names of ``permit`` that those of ``other`` lack."""
    kind = _words(" ".join(permit.aliases)) - _words(" ".join(other.aliases))
    return any(word[:_SAME] in question.words for word in kind if len(word) >= _SAME)


def _names_alone(permit: Permit) -> frozenset[str]:
    return frozenset(name.casefold() for name in (permit.name, permit.name_en, *permit.aliases)) - shared_names(permit)


_own_names = OnceEach(_names_alone)


def says_own_name(question: Question, permit: Permit) -> bool:
    """Whether a question has a name of ``permit`` that no other has."""
    return any(stands_whole(name, question.words) for name in _own_names(permit))


def is_named(candidate: Candidate) -> bool:
    """Return whether a question itself names the entry."""
    return any(evidence.field in ("name", "alias") for evidence in candidate.evidence)


def shared_names(permit: Permit) -> set[str]:
    """Return the names of a permit that others have too, in small letters."""
    return {name.casefold() for name in permit.ambiguous}


def is_namesake(permit: Permit, others: Iterable[Permit], mail: str) -> bool:
    """Return whether a mail names ``permit`` only by a name that it shares with one of ``others``, which it is on.

    Who asks "do we need a TDP?" of a concert means the registration of shows, and not that of companies.
    """
    shared = shared_names(permit) & {name for other in others if other is not permit for name in shared_names(other)}
    own = {name.casefold() for name in (permit.name, *permit.aliases)} - shared_names(permit)
    words = mail.casefold()
    return bool(shared) and not any(stands_whole(name, words) for name in own)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.lower()))


def after_yes(question: Question, made: Sequence[Block], knowledge: Knowledge) -> Question:
    """Return a question that goes on from a yes to the one before as one on the permit which that was about."""
    entry_id = made[-1].answered_by[0] if made and made[-1].answered_by else ""
    if entry_id not in knowledge.permits or not is_if_so(question) or any(map(is_named, question.candidates)):
        return question
    others = tuple(c for c in question.candidates if c.id != entry_id and c.kind != "permit")
    kept = Candidate("permit", entry_id, _AFTER_YES)
    return replace(question, candidates=(kept, *others), out_of_scope=0.0)
