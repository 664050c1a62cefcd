"""Which permits a mail's papers are for: those that it asks about, unless its writer or its papers say another.

A name may be several permits' (*SIPA* is a pharmacist's and a well's), and a mail may name a permit that nobody applies
for: the clinic's where a physician is to work, the assistant's in an application for a shop. Whoever is told of the
wrong list brings the wrong papers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from helpdesk.conditions import stated_conditions
from helpdesk.documents.blank import is_blank_form
from helpdesk.documents.checklist import check_documents, sent_for
from helpdesk.documents.enclosed import without_papers
from helpdesk.documents.mailed import Mailed
from helpdesk.documents.no_paper import proves_dispatch
from helpdesk.documents.purpose import why_not_checked
from helpdesk.documents.revoked import as_revoked
from helpdesk.documents.wanted import wanted_by
from helpdesk.model.knowledge import TITLES, EntryStatus, Knowledge, Permit
from helpdesk.model.question import Action, Aspect, CheckedDocuments, Question, Understanding
from helpdesk.pattern import Pattern

_READ, _BEFORE = 10_000, 200  # code points of a mail that are looked at, and before a place in the same sentence
_SHARE = 0.3  # of the best candidate's confidence: a permit below it is a mere echo of some word
_LIKELY = 0.5  # confidence of a permit that a question is on
_FAR_MORE = 2  # papers for one permit than for another
_AHEAD = 40  # code points before a name in which it is said what is wanted
_LAST = 2  # lines in which a mail is signed
_APPLIES = re.compile(
    r"\b(?:bikin|buat|membuat|urus|ngurus|mengurus|(?:meng|ng)?aju(?:kan|in)|daftar(?:kan|in)?|mendaftar(?:kan)?"
    r"|(?:mem)?perpanjang|perpanjangan|pengajuan|permohonan)(?: \w+)? $"
)
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
# "ini berkasnya", also with an empty form; who asks how to fill in that form has no papers checked
_BRINGS = Pattern(
    r"\b(?:ini|berikut|terlampir|lampiran|saya lampirkan|kami lampirkan|attached)\b[^.?!\n]{0,30}"
    r"\b(?:berkas|dokumen|syarat|persyaratan|kelengkapan|documents?|papers)(?:nya)?\b"
    r"|\b(?:berkas|dokumen|syarat|persyaratan|kelengkapan)(?:nya)? (?:\w+ ){0,2}(?:terlampir|lampirkan|dilampirkan)\b",
    flags=re.IGNORECASE,
)
_OF_THE_FORM = Pattern(
    r"\b(?:isi|mengisi|ngisi|diisi|pengisian|contoh\w*|format\w*|template|blanko|formulir\w*|fill)\b",
    flags=re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.?!\n]")
_PRACTICE = re.compile(r"\b(?:sip\w*|sik\w*|(?:izin|surat izin) prakti[ck]\w*|prakt[ei]k)\b", re.IGNORECASE)
_SIP = Pattern(r"\bsip\b|\bsurat izin prakti[ck]\b|\bi[zj]in prakt[ei][ck]k?\b", flags=re.IGNORECASE)
# what others write of the applicant, under their own title: "surat sehat dr Budi.jpg"
_OF_ISSUER = re.compile(
    r"\b(?:sehat|keterangan|ket|suket|rekomendasi|rekom|pengantar|atasan|direktur|pimpinan)\b[^.]{0,40}$|\bsurat $",
    re.IGNORECASE,
)
# whose a licence of a profession is: "Nama / Name : drg. Sinta"
_HOLDER = re.compile(r"^[ \t]{0,20}nama\b[^:\n]{0,30}:", re.IGNORECASE | re.MULTILINE)
_REGISTERED = re.compile(r"surat tanda registrasi|registration certificate", re.IGNORECASE)
_PAGE, _LINE = 2_000, 60  # characters of a paper, and of a name in it, that are looked at
_TITLED = re.compile(
    r"(?<!klinik )(?<!rs )(?<!rsud )(?<!rsia )(?<!apotek )(?<!praktik )(?<!yth )(?<!yth\. )(?<!jl )(?<!jl\. )"
    r"(?<!jalan )(?<!milik )(?<!atasan )(?<!langsung )(?<!rekomendasi )(?<!dari )(?<!kepada )(?<!dear )(?<!halo )"
    rf"\b(?P<title>{'|'.join(TITLES)})\b\.? ?(?=(?-i:[A-Z])[a-z][a-z])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Papers:
    """The papers of a mail, which are recognised once for each permit: that takes longer than all the rest here."""

    mailed: Mailed
    knowledge: Knowledge
    checks: dict[str, CheckedDocuments] = field(default_factory=dict)

    def check(self, permit: Permit) -> CheckedDocuments:
        """Return what came and what is missing for a permit."""
        if permit.id not in self.checks:
            self.checks[permit.id] = check_documents(permit, self.mailed, self.knowledge.documents)
        return self.checks[permit.id]

    def sent(self, permit: Permit) -> frozenset[str]:
        """Return the keys of what came of a permit's list."""
        return sent_for(permit, self.check(permit))

    def are_forms(self) -> bool:
        """Whether a mail brings its papers, and they are empty forms; who asks how to fill them in brings none."""
        text, files = self.mailed.text[:_READ], self.mailed.attachments
        brought = _BRINGS.search(text) is not None and _OF_THE_FORM.search(text) is None
        return brought and bool(files) and all(is_blank_form(item.text or "") for item in files)

    def share(self, permit: Permit) -> float:
        """Return which share of what a permit needs has come, 0 to 1; an unknown list fits nothing."""
        sent, missing = len(self.sent(permit)), self.check(permit).missing
        return 0.0 if missing is None else sent / max(1, sent + len(missing))

    def issued(self, ids: Sequence[str]) -> list[Permit]:
        """Return the permits with these ids that are still issued, in their order."""
        permits = (self.knowledge.permits.get(permit_id) for permit_id in ids)
        return [permit for permit in permits if permit is not None and permit.status is EntryStatus.ACTIVE]


def as_applied_for(understanding: Understanding, mailed: Mailed, knowledge: Knowledge) -> Understanding:
    """Return what was understood of a mail with papers, with the permit that they are for where it names another.

    One that is only a paper is not applied for, nor is one that is given back.
    """
    if understanding.action is not Action.DOCUMENTS_CHECK and not mailed.attachments:
        return understanding
    return without_papers(as_revoked(understanding, mailed.text, knowledge), mailed.text, knowledge)


def documents_for(understanding: Understanding, mailed: Mailed, knowledge: Knowledge) -> tuple[CheckedDocuments, ...]:
    """Return one check per permit whose documents are sent or asked to be checked, in order of mention.

    A permit that is no longer issued is never checked: nobody should bring papers for it. Nor is anything when the
    attachments were sent for something else.
    """
    if why_not_checked(mailed.text) is not None:
        return ()
    understanding = _of_profession(_of_people(understanding, mailed.text, knowledge), mailed, knowledge)
    asked = frozenset[str]() if _only_dispatched(mailed) else _asked_permits(understanding)
    if not asked and not mailed.attachments:
        return ()
    papers = _Papers(replace(mailed, stated=stated_conditions(mailed.text)), knowledge)
    subjects = _subjects(understanding)
    if other := _better_fitting(asked, understanding, papers):
        asked, subjects = frozenset({other}), (other,)
    if not asked and papers.are_forms():
        asked = frozenset(subjects[:1])
    permits = [permit for permit in papers.issued(subjects) if permit.id in asked or papers.sent(permit)]
    return tuple(papers.check(p) for p in permits if p.id in asked or _has_own(p, permits, papers))


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


def _of_profession(understanding: Understanding, mailed: Mailed, knowledge: Knowledge) -> Understanding:
    """Return what was understood, with the permit of the only title that a mail about some SIP bears, if none is known.

    "SIP kedua di Klinik Tirta, tolong dicek. dr Yoga": titles stand where a mail is signed, in the name of its sender,
    in a registration, and in the names of the files; there one may be of the physician who found the applicant sound.
    """
    permits = knowledge.permits
    likely = any(c.id in permits and c.confidence >= _LIKELY for q in understanding.questions for c in q.candidates)
    text = mailed.text[:_READ]
    if understanding.permits or likely or not _SIP.search(text):
        return understanding
    for told in _titles(mailed):
        if own := tuple(permit.id for permit in permits.values() if told.intersection(permit.titles)):
            return replace(understanding, permits=own) if len(own) == 1 else understanding
    return understanding


def _titles(mailed: Mailed) -> Iterator[frozenset[str]]:
    """Yield the titles, in small letters, of who applies, then those that may be of who wrote a paper for them."""
    signed = "\n".join(mailed.text[:_READ].strip().splitlines()[-_LAST:])
    names = [(item.filename, found) for item in mailed.attachments for found in _TITLED.finditer(item.filename)]
    own = [found for name, found in names if not _OF_ISSUER.search(name[max(0, found.start() - _LINE) : found.start()])]
    own += [found for part in (signed, mailed.sender) for found in _TITLED.finditer(part)]
    own += [found for item in mailed.attachments for found in _holders(item.text or "")]
    for titled in (own, [found for _, found in names]):
        yield frozenset(found["title"].lower() for found in titled)


def _holders(text: str) -> Iterator[re.Match[str]]:
    """Yield the titles of whom a registration with this text is of."""
    if _REGISTERED.search(text[:_PAGE]):
        for label in _HOLDER.finditer(text[:_PAGE]):
            yield from _TITLED.finditer(text[label.end() : label.end() + _LINE].partition("\n")[0])


def _only_dispatched(mailed: Mailed) -> bool:
    """Whether nothing came along but proof that papers were sent another way: the courier's receipt, the envelope."""
    return bool(mailed.attachments) and all(proves_dispatch(file.filename) for file in mailed.attachments)


def _asked_permits(understanding: Understanding) -> frozenset[str]:
    asked = {
        _first_permit(question) for question in understanding.questions if Aspect.DOCUMENTS_CHECK in question.aspects
    }
    if understanding.action is Action.DOCUMENTS_CHECK and asked <= {None}:
        return frozenset(_subjects(understanding)[:1])
    return frozenset(permit_id for permit_id in asked if permit_id is not None)


def _subjects(understanding: Understanding) -> tuple[str, ...]:
    """Return the permits that the questions are about; those merely mentioned only when no question has one."""
    firsts = [_first_permit(question) for question in understanding.questions]
    subjects = tuple(dict.fromkeys(first for first in firsts if first is not None))
    return tuple(i for i in subjects if i in understanding.permits) or understanding.permits or subjects


def _first_permit(question: Question) -> str | None:
    """Return the permit that a question is most likely about, unless another entry is far likelier."""
    best = max((candidate.confidence for candidate in question.candidates), default=0.0)
    permits = [c for c in question.candidates if c.kind == "permit" and c.confidence >= _SHARE * best]
    return permits[0].id if permits else None


def _better_fitting(asked: frozenset[str], understanding: Understanding, papers: _Papers) -> str | None:
    """Return the other permit of a mail that far more of its papers are for than for the one it seems to ask about.

    "SIPA" is a pharmacist's and a well's; who sends a year of meter readings has the well. "Mau bikin izin toko obat,
    TTK-nya Mila" applies for the store.
    """
    if len(asked) != 1 or understanding.action is not Action.DOCUMENTS_CHECK:
        return None
    permits = papers.issued((*asked, *(i for i in understanding.permits if i not in asked)))
    if len(permits) <= 1:
        return None
    text = papers.mailed.text[:_READ].lower()
    applied = [permit.id for permit in permits if papers.sent(permit) and _is_applied_for(permit, text)]
    if len(applied) == 1 and applied[0] not in asked:
        return applied[0]
    sent = {permit.id: len(papers.sent(permit)) for permit in permits}
    best = max(sent, key=lambda permit_id: sent[permit_id])
    return best if sent[best] >= sent.get(next(iter(asked)), 0) + _FAR_MORE else None


def _is_applied_for(permit: Permit, text: str) -> bool:
    """Whether ``text``, in small letters, applies for a permit by a name of two words or more."""
    names = (name.lower() for name in (permit.name, *permit.aliases) if " " in name)
    return any(_APPLIES.search(text[max(0, at - _AHEAD) : at]) for name in names if (at := text.find(name)) >= 0)


def _has_own(permit: Permit, others: Sequence[Permit], papers: _Papers) -> bool:
    """Whether a check is not a mere shadow of another: the same papers, for a permit that they fit less well.

    Who gives a permit back sends it along, and is not told what the permit itself would take.
    """
    own, fit = papers.sent(permit), papers.share(permit)
    return not any(own <= papers.sent(other) and fit < papers.share(other) for other in others)
