"""What a question is on by what its mail says elsewhere: a number that is lost, a day that lapsed, a visit not made.

"Nomornya lupa" behind a question on the status asks where the number stands; "otomatis dianggap disetujui" makes
"boleh jalan?" one on that rule; who objects to what a neighbour builds objects to no refusal of theirs.
"""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import replace

from helpdesk.draft.asked.named_topics import DEEMED, NUMBER, OBJECTION, OUTCOMES, REPORTING
from helpdesk.model.question import Aspect, Candidate, Form, Question
from helpdesk.pattern import Pattern

_SURE, _LESS = 0.95, 0.9  # of a topic that the mail makes the one that is meant, and of what seemed to be, at most
_NUMBER_LOST = Pattern(
    r"\b(?:nomor|nomer|nomernya|nomornya|nonya|no)(?: (?:permohonan|pendaftaran|registrasi|daftar|pengajuan))?(?:nya)?"
    r"(?: (?:saya|sy|aku|udah|sudah|sdh|juga|malah)){0,3} (?:lupa|hilang|ilang|(?:ga|gak|nggak|tidak|tdk) (?:ketemu"
    r"|dicatat|kecatat|tercatat|tahu|tau|ingat|inget|nyatat)|kehapus|terhapus)\b",
    r"\b(?:lupa|ga nyatet|tidak mencatat|tidak (?:saya )?catat|kehilangan)(?: \w+){0,2} (?:nomor|nomer)(?:nya)?\b",
    r"\b(?:lost|forgot|forgotten|do not have|don't have|can't find|cannot find)(?: \w+){0,2}"
    r" (?:application|registration|reference) number\b",
)
_DEEMED = Pattern(
    r"\bfiktif[ -]?positif\b|\b(?:otomatis|dengan sendirinya|berarti)?(?: \w+)? ?dianggap (?:di ?setujui|di ?kabulkan"
    r"|di ?terima|sah|terbit|acc)\b|\botomatis (?:di ?setujui|di ?kabulkan|disahkan|terbit)\b"
    r"|\b(?:deemed|automatically|considered) (?:to be )?(?:approved|granted)\b"
)
_MISSED = Pattern(
    r"\b(?:peninjauan|survei|survey|kunjungan|inspeksi|tim(?: teknis| survei)?|petugas(?: survei| lapangan)?|inspection"
    r"|inspectors?)(?:nya)?(?: [\w/]+){0,9} (?:tidak|tdk|ga|gak|nggak|not|never|batal|gagal)"
    r" (?:jadi |pernah )?(?:terlaksana|dilaksanakan|hadir|datang|dateng|muncul|jadi|come|came|show|turn)\w*\b",
)
_NEW_DATE = Pattern(
    r"\b(?:penjadwalan|jadwal\w*|dijadwal\w*|menjadwal\w*) ?(?:ulang|kembali|lagi|baru)\b|\breschedul\w*\b|\bnew date\b"
    r"|\bkelalaian (?:kami|saya|pemohon)\b"
)
_OBJECTS_TO_OTHERS = Pattern(
    r"\b(?:warga|tetangga|kami|rt|rw|lingkungan|residents?|neighbou?rs?)\b[^.?!]{0,80}\b(?:keberatan|menolak|protes|object)"
    r"\w*\b[^.?!]{0,80}\b(?:(?:mau |akan |sedang |lagi )?(?:di ?bangun|membangun|didirikan|berdiri|pembangunan|dibuka"
    r"|buka)|building|construction)\b"
)
_REFUSED = Pattern(
    r"\b(?:penolakan(?! warga)|di ?tolak|tertolak|surat tolak|permohonan (?:saya|kami)|refused|rejected|refusal)\b"
)
_FEW = 12  # words of a question on what the mail has said; a longer one has said what it is on


def of_the_mail(question: Question, mail: str, topics: Container[str], *, numbered: bool = False) -> Question:
    """Return ``question`` as one on the topic that ``mail``, its whole text in one line, makes of it, or as it is.

    ``topics`` are the ids of those that there are; ``numbered``: the mail gives the number of an application.
    """
    said = mail.lower()
    for topic, is_on in _ON:
        if topic in topics and not (numbered and topic == NUMBER) and is_on(question, said):
            rest = (c for c in question.candidates if c.id != topic)
            others = tuple(replace(c, confidence=min(c.confidence, _LESS)) for c in rest)
            return replace(question, candidates=(Candidate("topic", topic, _SURE), *others))
    return question


def _asks_of_the_number(question: Question, mail: str) -> bool:
    """Whether the status is asked by who has no number any more."""
    return Aspect.STATUS in question.aspects and _NUMBER_LOST.search(mail) is not None


def _asks_whether_deemed(question: Question, mail: str) -> bool:
    """Whether it is asked if silence is consent, or what one may do if it is."""
    short = len(question.words.split()) <= _FEW
    asks = question.form in (Form.ALLOWED, Form.WHETHER, Form.OPEN, Form.NEEDED) and short
    return _DEEMED.search(question.words) is not None or (asks and _DEEMED.search(mail) is not None)


def _asks_of_a_missed_visit(question: Question, mail: str) -> bool:
    """Whether another day of a visit is asked to which nobody came, or whose fault that was."""
    if Aspect.FEE in question.aspects or not _MISSED.search(mail):
        return False
    return _NEW_DATE.search(question.words) is not None


def _asks_to_object(question: Question, mail: str) -> bool:
    """Whether what somebody else builds is objected to, and no refusal."""
    objects = any(found.id == OBJECTION for found in question.candidates) and not _REFUSED.search(mail)
    return objects and _OBJECTS_TO_OTHERS.search(mail) is not None


_ON: tuple[tuple[str, Callable[[Question, str], bool]], ...] = (
    (NUMBER, _asks_of_the_number),
    (DEEMED, _asks_whether_deemed),
    (OUTCOMES["visit"], _asks_of_a_missed_visit),
    (REPORTING, _asks_to_object),
)
