"""Questions on the visit of a place, which are on that whatever permit their mail is about: when it is, who attends.

"Izin sumur sudah diterima administrasi. Kapan peninjauannya? Kalau saya di kampung adik saya yang menemani, boleh?"
asks nothing of wells. A survey that a researcher holds, or a questionnaire, is none.
"""

from __future__ import annotations

from dataclasses import replace

from helpdesk.model.question import Aspect, Form, Question
from helpdesk.pattern import Pattern

_VISIT = Pattern(
    r"\b(?:peninjauan|tinjauan|di ?tinjau|meninjau|ninjau|surve[iy]|di ?surve[iy]|nyurve[iy]|menyurve[iy]"
    r"|bapl)(?:nya|in)?\b"
    r"|\b(?:pemeriksaan|pengecekan|cek|ngecek|verifikasi|kunjungan|inspeksi) (?:ke )?"
    r"(?:lokasi|lapangan|tempat)(?:nya)?\b"
    r"|\b(?:tim (?:teknis|survei|ptsp)|petugas(?:nya)? (?:survei|lapangan|peninjau))\b"
    r"|\bsite (?:visit|inspection|survey)s?\b|\binspect(?:ion|ors?)\b"
)
_ANOTHER = Pattern(  # of researchers and of customers; the measuring of land
    r"\b(?:penelitian|riset|skripsi|tesis|mahasiswa|responden|kuesioner|kuisioner|kepuasan|pasar|harga|minat|research\w*"
    r"|questionnaire|satisfaction|ukur tanah|pengukuran|topografi|geologi|lalu lintas)\b"
)
_WHEN = Pattern(r"\b(?:kapan(?:nya)?|kpn|tanggal berapa|jadwal(?:nya)?|when|what date)\b")
_ATTENDS = Pattern(
    r"\b(?:(?:me|ne|di)?neman(?:i|in)|nemenin|ditemenin|temen(?:i|in)|(?:men|di)?damping(?:i|in)?|hadir(?:i)?|dihadiri"
    r"|nyambut|menyambut|standby|stand by|nungguin|nunggu(?:in)? (?:tim|petugas)"
    r"|ada di (?:tempat|lokasi|rumah|toko)|attend|be (?:there|present)|show (?:them|the inspectors))\b"
)
_SOMEBODY = frozenset({Form.ALLOWED, Form.NEEDED, Form.WHO, Form.WHETHER, Form.WHICH, Form.THEN, Form.OPEN})


def asks_of_the_visit(question: Question, mail: str) -> bool:
    """Return whether a question asks when somebody comes to look, or who must be there then.

    ``mail`` is its whole text in one line, in small letters. The second need not name the visit where the mail does.
    """
    if Aspect.FEE in question.aspects or _ANOTHER.search(mail) or not _VISIT.search(mail):
        return False
    if question.form in _SOMEBODY and _ATTENDS.search(question.words):
        return True
    return _WHEN.search(question.words) is not None and _VISIT.search(question.words) is not None


def on_the_visit(question: Question) -> Question:
    """Return a question on the visit as one on nothing else: neither how long a permit takes, nor when to apply."""
    aspects = tuple(Aspect.PROCEDURE if aspect is Aspect.DURATION else aspect for aspect in question.aspects)
    return replace(
        question,
        candidates=tuple(found for found in question.candidates if found.kind != "permit"),
        aspects=tuple(dict.fromkeys(aspects)),
        form=Form.OPEN if question.form is Form.WHEN else question.form,
    )
