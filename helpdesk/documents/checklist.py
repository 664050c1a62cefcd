"""What came along and what is still missing, for each permit whose documents a mail sends or asks to have checked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from helpdesk.conditions import stated_conditions
from helpdesk.documents.links import cloud_links
from helpdesk.documents.mailed import Mailed
from helpdesk.documents.no_paper import proves_dispatch
from helpdesk.documents.professions import with_profession
from helpdesk.documents.purpose import why_not_checked
from helpdesk.documents.recognise import recognise_all
from helpdesk.documents.wanted import wanted_by
from helpdesk.model.knowledge import DocumentKind, EntryStatus, Force, Knowledge, Permit, Requirement
from helpdesk.model.question import (
    BLANK_FORM,
    DAMAGED,
    DUPLICATE,
    UNUSABLE,
    Action,
    Aspect,
    CheckedDocuments,
    Question,
    Recognised,
    Understanding,
)
from helpdesk.pattern import Pattern

_NOT_RECEIVED = ("other-name", BLANK_FORM, DAMAGED)
_NOT_TO_USE = ("expired", *UNUSABLE, *_NOT_RECEIVED)
_SHOWS = {"persetujuan-pemilik": ("perjanjian-sewa",)}  # a signed lease shows that the owner agreed
_APPLIES = re.compile(
    r"\b(?:bikin|buat|membuat|urus|ngurus|mengurus|(?:meng|ng)?aju(?:kan|in)|daftar(?:kan|in)?|mendaftar(?:kan)?"
    r"|(?:mem)?perpanjang|perpanjangan|pengajuan|permohonan)(?: \w+)? $"
)
_AHEAD = 40  # code points before a name in which it is said what is wanted
_FAR_MORE = 2  # papers for one permit than for another
_PLACE = re.compile(r"\b(?:klinik|apotek|optik|toko obat|laboratorium|rumah sakit|fasilitas)\b", re.IGNORECASE)
_AT_A_PLACE = Pattern(
    r"\b(?:di|pada|ke|untuk|at|in) (?:sebuah |suatu |salah satu )?(?:klinik|apotek|apotik|optik|toko obat|rs\w*"
    r"|rumah sakit|puskesmas|clinic|pharmacy)\b",
    flags=re.IGNORECASE,
)
_LICENCE = Pattern(  # which is asked for by name
    r"\b(?:i[zj]in|perizinan)(?: operasional| usaha| penyelenggaraan| pendirian)?"
    r" (?:klinik|apotek|apotik|optik|toko obat)\b",
    flags=re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.?!\n]")
_READ, _BEFORE = 10_000, 200  # code points of a mail that are looked at, and before a place in the same sentence
_PRACTICE = re.compile(r"\b(?:sip\w*|sik\w*|(?:izin|surat izin) prakti[ck]\w*|prakt[ei]k)\b", re.IGNORECASE)
_SHARE = 0.3  # of the best candidate's confidence: a permit below it is a mere echo of some word


def documents_for(understanding: Understanding, mailed: Mailed, knowledge: Knowledge) -> tuple[CheckedDocuments, ...]:
    """Return one check per permit whose documents are sent or asked to be checked, in order of mention.

    A permit that is no longer issued is never checked: nobody should bring papers for it. Nor is anything when the
    attachments were sent for something else.
    """
    if why_not_checked(mailed.text) is not None:
        return ()
    understanding = with_profession(_of_people(understanding, mailed.text, knowledge), mailed, knowledge)
    asked = _asked_permits(understanding) if not _only_dispatched(mailed) else frozenset()
    if not asked and not mailed.attachments:
        return ()
    mailed = replace(mailed, stated=stated_conditions(mailed.text))
    if other := _better_fitting(asked, understanding, mailed, knowledge):
        asked, understanding = frozenset({other}), replace(understanding, permits=(other,), questions=())
    checks = []
    for permit_id in _subjects(understanding):
        permit = knowledge.permits.get(permit_id)
        if permit is None or permit.status is not EntryStatus.ACTIVE:
            continue
        check = check_documents(permit, mailed, knowledge.documents)
        sent = _came(check) & wanted_by(permit).keys
        if sent or permit_id in asked:
            checks.append(check)
    return tuple(check for check in checks if check.permit in asked or _has_own(check, checks, knowledge))


def _better_fitting(
    asked: frozenset[str], understanding: Understanding, mailed: Mailed, knowledge: Knowledge
) -> str | None:
    """Return the other permit of a mail that far more of its papers are for than for the one it seems to ask about.

    "SIPA" is a pharmacist's and a well's; who sends a year of meter readings has the well. "Mau bikin izin toko obat,
    TTK-nya Mila" applies for the store.
    """
    if len(asked) != 1 or understanding.action is not Action.DOCUMENTS_CHECK:
        return None
    ids = (*asked, *(i for i in understanding.permits if i not in asked))
    permits = [p for i in ids if (p := knowledge.permits.get(i)) is not None and p.status is EntryStatus.ACTIVE]
    if len(permits) <= 1:
        return None
    sent = {p.id: len(_sent(check_documents(p, mailed, knowledge.documents), knowledge)) for p in permits}
    applied = [p.id for p in permits if sent[p.id] and _is_applied_for(p, mailed.text[:_READ].lower())]
    if len(applied) == 1 and applied[0] not in asked:
        return applied[0]
    best = max(sent, key=lambda permit_id: sent[permit_id])
    return best if sent[best] >= sent.get(next(iter(asked)), 0) + _FAR_MORE else None


def _is_applied_for(permit: Permit, text: str) -> bool:
    """Whether ``text``, in small letters, applies for a permit by a name of two words or more."""
    names = (name.lower() for name in (permit.name, *permit.aliases) if " " in name)
    return any(_APPLIES.search(text[max(0, at - _AHEAD) : at]) for name in names if (at := text.find(name)) >= 0)


def _of_people(understanding: Understanding, text: str, knowledge: Knowledge) -> Understanding:
    """Return what was understood without the permit of a place where somebody is to work.

    "SIP kedua di Klinik Pratama Sehat" asks for no licence of that clinic, however much of its name stands there.
    """
    if _LICENCE.search(text[:_READ]):
        return understanding
    places_named = list(_AT_A_PLACE.finditer(text[:_READ]))
    if not any(_PRACTICE.search(_said_before(text, place.start())) for place in places_named):
        return understanding
    permits = knowledge.permits
    known = {c.id for q in understanding.questions for c in q.candidates if c.id in permits} | {*understanding.permits}
    own = {i for i in known & permits.keys() if "ket-tempat-praktik" in wanted_by(permits[i]).keys}
    places = frozenset(i for i in known - own if i in permits and _PLACE.search(permits[i].name))
    if not own or not places:
        return understanding
    kept = tuple(i for i in understanding.permits if i not in places)
    named = kept or tuple(c.id for q in understanding.questions for c in q.candidates if c.id in own)[:1]
    questions = (
        replace(q, candidates=tuple(c for c in q.candidates if c.id not in places)) for q in understanding.questions
    )
    return replace(understanding, permits=named, questions=tuple(questions))


def _said_before(text: str, end: int) -> str:
    """Return what stands in a sentence before a place in it."""
    return _SENTENCE.split(text[max(0, end - _BEFORE) : end])[-1]


def _has_own(check: CheckedDocuments, checks: Sequence[CheckedDocuments], knowledge: Knowledge) -> bool:
    """Whether a check is not a mere shadow of another: the same papers, for a permit that they fit less well.

    Who gives a permit back sends it along, and is not told what the permit itself would take.
    """
    own = _sent(check, knowledge)
    fit = _share_sent(check, knowledge)
    return not any(own <= _sent(other, knowledge) and fit < _share_sent(other, knowledge) for other in checks)


def _sent(check: CheckedDocuments, knowledge: Knowledge) -> frozenset[str]:
    return _came(check) & wanted_by(knowledge.permits[check.permit]).keys


def _came(check: CheckedDocuments) -> frozenset[str]:
    """Return the keys of what was sent, be it a file that does not open."""
    shut = (file.keys for file in check.files if DAMAGED in file.remarks)
    return frozenset(key for keys in (*(found for _, _, found in check.received), *shut) for key in keys)


def _share_sent(check: CheckedDocuments, knowledge: Knowledge) -> float:
    """Return which share of what this permit needs has come, 0 to 1; an unknown list fits nothing."""
    sent = len(_sent(check, knowledge))
    return 0.0 if check.missing is None else sent / max(1, sent + len(check.missing))


def check_documents(permit: Permit, mailed: Mailed, documents: Mapping[str, DocumentKind]) -> CheckedDocuments:
    """Return what was received and what is missing for ``permit``; ``missing`` is None when its list is unknown.

    A list of which nothing is in force any more says nothing: not that nothing is missing.

    A conditional item counts only when its condition is among ``mailed.stated``.
    """
    files = recognise_all(mailed, documents, permit)
    received = tuple((file.attachment, file.member, file.keys) for file in files if file.keys and _is_theirs(file))
    current = [item for item in permit.requirements or () if item.state is not Force.SUPERSEDED]
    missing = _missing(needed(permit, mailed.stated | _shown(current, files)), files) if current else None
    return CheckedDocuments(permit.id, received, missing, files, linked=bool(cloud_links(mailed.text)))


def _shown(items: Iterable[Requirement], files: Sequence[Recognised]) -> frozenset[str]:
    """Return the conditions that hold because the paper for them was sent and has run out: an inspection that is past.

    Anybody may send along an old passport, or what is only asked for at times.
    """
    past = {key for file in files for key in file.keys if not _counts(file, key) and _has_run_out(file)}
    return frozenset(
        item.when for item in items if item.document in past and item.when not in (None, "foreigner", "other")
    ) - {None}


def _has_run_out(file: Recognised) -> bool:
    return any(remark.startswith("expired") for remark in file.remarks)


def needed(permit: Permit, stated: frozenset[str]) -> tuple[Requirement, ...]:
    """Return the items of the list that this citizen must bring, in entry order.

    Where a stated condition asks for the very document that replaces another (the loss report for the lost original),
    the other is no longer asked for.
    """
    current = [item for item in permit.requirements or () if item.state is not Force.SUPERSEDED]
    active = [item for item in current if _applies(item, stated)]
    instead = {item.document for item in active if item.when is not None}
    always = {
        item.document for item in active if item.when is None
    }  # a company's letter is the letter everybody brings
    return tuple(
        item
        for item in active
        if (item.when is None and not instead & set(item.alternatives))
        or (item.when is not None and item.document not in always)
    )


def _applies(item: Requirement, stated: frozenset[str]) -> bool:
    if item.when is not None:
        return item.when in stated
    return item.mandatory and item.condition is None


def _missing(items: Iterable[Requirement], files: Sequence[Recognised]) -> tuple[str, ...]:
    left = Counter(key for file in files for key in file.keys if _counts(file, key))
    every = frozenset(left)
    missing = []
    for item in items:
        if left[item.document] > 0:
            left[item.document] -= 1
        elif not every & {*item.alternatives, *_SHOWS.get(item.document, ())}:
            missing.append(item.document)
    return tuple(missing)


def _is_theirs(file: Recognised) -> bool:
    """Whether a document came along as one of the applicant's: no stranger's, no empty form, no damaged file."""
    return not any(remark.startswith(_NOT_RECEIVED) for remark in file.remarks)


def _counts(file: Recognised, key: str) -> bool:
    """Whether a document is one to apply with: sent once, the applicant's own, and still valid as far as it says."""
    bad = (remark for remark in file.remarks if remark.startswith(_NOT_TO_USE))
    return DUPLICATE not in file.remarks and not any(key in file.about(remark) for remark in bad)


def _only_dispatched(mailed: Mailed) -> bool:
    """Whether nothing came along but proof that papers were sent another way: the courier's receipt, the envelope."""
    return bool(mailed.attachments) and all(proves_dispatch(file.filename) for file in mailed.attachments)


def _subjects(understanding: Understanding) -> tuple[str, ...]:
    """Return the permits that the questions are about; those merely mentioned only when no question has one."""
    firsts = [_first_permit(question) for question in understanding.questions]
    subjects = tuple(dict.fromkeys(first for first in firsts if first is not None))
    return tuple(i for i in subjects if i in understanding.permits) or understanding.permits or subjects


def _asked_permits(understanding: Understanding) -> frozenset[str]:
    asked = {
        _first_permit(question) for question in understanding.questions if Aspect.DOCUMENTS_CHECK in question.aspects
    }
    if understanding.action is Action.DOCUMENTS_CHECK and asked <= {None}:
        return frozenset(_subjects(understanding)[:1])
    return frozenset(permit_id for permit_id in asked if permit_id is not None)


def _first_permit(question: Question) -> str | None:
    """Return the permit that a question is most likely about, unless another entry is far likelier."""
    best = max((candidate.confidence for candidate in question.candidates), default=0.0)
    permits = [c for c in question.candidates if c.kind == "permit" and c.confidence >= _SHARE * best]
    return permits[0].id if permits else None
