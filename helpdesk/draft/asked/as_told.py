"""What a few words of a question are on by the sentence told just before it, where the likeliest entry is another one.

"KBLI-nya kepilih pakaian, padahal toko obat. Bisa diganti?" is about the code, "masih tulisan penilaian teknis. Artinya
apa?" about the status and no permit, and who must close while the permit is made gives none back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from helpdesk.draft.asked.as_asked import says_nothing_of_its_own
from helpdesk.draft.asked.named_topics import CODE, REVOKING, STATUS_MEANS
from helpdesk.draft.asked.permit_names import PermitNames, names_of
from helpdesk.model.knowledge import Permit
from helpdesk.model.question import Aspect, Candidate, Form, Question
from helpdesk.pattern import Pattern

_MEANS = Pattern(
    r"\b(?:arti|artinya|maksud|maksudnya|berarti)\b(?: \w+){0,2} apa\b|\bapa (?:sih )?(?:arti|maksud)\w*\b"
    r"|\bwhat does (?:it|that|this) mean\b|\bmeaning of (?:it|that|this)\b"
)
_A_STATUS = Pattern(
    r"\b(?:status\w*|tulisan\w*|tertulis|keterangan\w*|posisi\w*|tahap\w*|muncul\w*|says|shows|stuck at)\b"
    r"[^.?!]{0,80}$",
    r"\b(?:penilaian|pemeriksaan|verifikasi|evaluasi|penelitian) (?:teknis|administrasi)\b[^.?!]{0,60}$",
)
_CHANGES = Pattern(
    r"\b(?:diganti|ganti|ganti\w*|diubah|ubah|mengubah|dirubah|diperbaiki|perbaiki|dibetulkan|dikoreksi|change\w*"
    r"|correct\w*|fix\w*)\b"
)
_WRONG_CODE = Pattern(
    r"\bkbli\w*\b[^.?!]{0,80}\b(?:salah|keliru|kepilih|terpilih|beda|tidak sesuai|ternyata|wrong|malah)\b",
    r"\b(?:salah|keliru|kepilih|terpilih|ternyata|asal|wrong)\b[^.?!]{0,80}\bkbli\w*\b",
    r"\bkbli\w*\b[^.?!]{0,80}\bpadahal\b",
)
_MEANWHILE = Pattern(
    r"\b(?:selama|sementara|sambil|sembari|while|during)(?: \w+){0,2} (?:proses\w*|urus|mengurus|ngurus|menunggu|tunggu"
    r"|pengurusan|perpanjang\w*|applying|waiting)\b"
)
_GIVES_BACK = Pattern(r"\b(?:cabut\w*|dicabut|mencabut|pencabutan|batal\w*|revok\w*|cancel\w*|berhenti)\b")
_RIGHT_ONE = Pattern(
    r"^(?:jadi |lalu |terus |nah |so )*(?:yang |mana yang |which (?:one )?is |who is |siapa yang )"
    r"(?:benar|betul|bener|right|correct)(?: (?:yang )?(?:mana|siapa|bagaimana))?(?: \w{1,3})?$"
)
_NUMBER = frozenset({"nib"})  # on which the code stands
_FEW = 8  # words that leave their matter to the sentence before
_NOT_WHOLE = 0.75  # confidence of a topic of which a line is told alone
_TELLING = 4  # letters of a short name: "SIP" is said of any licence to practise
_SPOKEN_OF = 0.15  # confidence of the permit that a short name in the question is of


def as_told(
    question: Question, permits: Mapping[str, Permit], names: PermitNames, *, numbered: bool = False
) -> Question:
    """Return ``question`` as one on what its own short words mean by the sentence told before it.

    ``numbered``: the mail gives the number of an application, whose stage is told then.
    """
    before = question.before.lower()
    few = len(question.words.split()) <= _FEW
    if not numbered and _MEANS.search(question.words) and few and _A_STATUS.search(before.rstrip(" .!?\n")):
        asked = replace(_first(question, STATUS_MEANS), aspects=(Aspect.DEFINITION,), form=Form.WHICH)
        first, *others = asked.candidates
        # of a stage that the topic has a line on, only that is told
        return replace(asked, candidates=(replace(first, confidence=min(first.confidence, _NOT_WHOLE)), *others))
    if (
        few
        and _CHANGES.search(question.words)
        and _WRONG_CODE.search(before)
        and names.ids_in(question.words) <= _NUMBER
    ):
        return replace(_first(question, CODE), form=Form.ALLOWED)
    if _MEANWHILE.search(question.words) and not _GIVES_BACK.search(question.words):
        question = _without(question, REVOKING)
    if _RIGHT_ONE.search(question.words):
        return _of_these(question, names.ids_in(question.before))
    return _of_the_short_name(question, permits, names)


def _of_these(question: Question, told: frozenset[str]) -> Question:
    """Return a question which of several is right as one on the likeliest of them."""
    meant = tuple(c for c in question.candidates if c.id in told)
    if not meant:
        return question
    best = max(question.candidates[0].confidence, meant[0].confidence)
    return replace(question, candidates=(replace(meant[0], confidence=best), *meant[1:]))


def _of_the_short_name(question: Question, permits: Mapping[str, Permit], names: PermitNames) -> Question:
    """Return a question as one on the permit of which it has a name, be it one of several's, where the best has none.

    "Lalu SIPA saya ikut diganti?" of a pharmacy that moves is on the pharmacist's permit.
    """
    best = permits.get(question.candidates[0].id) if question.candidates else None
    if best is None or says_nothing_of_its_own(question):
        return question
    named = names.in_text(question.text)
    if any(best.id in ids for _, ids in named) or any(name in question.words for name in names_of(best)):
        return question
    for name, ids in named:
        likely = [c for c in question.candidates if c.id in ids and c.confidence >= _SPOKEN_OF]
        if len(ids) > 1 and len(likely) == 1 and len(name) >= _TELLING:
            return _first(question, likely[0].id, "permit")
    return question


def _first(question: Question, entry_id: str, kind: str = "topic") -> Question:
    """Return ``question`` with an entry before all others, as likely as the best of them."""
    best = question.candidates[0].confidence if question.candidates else 1.0
    found = next((c for c in question.candidates if c.id == entry_id), Candidate(kind, entry_id, best))
    others = tuple(c for c in question.candidates if c.id != entry_id)
    return replace(question, candidates=(replace(found, confidence=max(best, found.confidence)), *others))


def _without(question: Question, entry_id: str) -> Question:
    return replace(question, candidates=tuple(c for c in question.candidates if c.id != entry_id))
