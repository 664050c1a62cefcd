"""What a question is on by the case that its mail tells: a permit to be given up, a result that is disputed, a seal.

How a permit is applied for is nothing to somebody who closes the pharmacy, disputes the plan that was issued, or has
a house that is sealed. Who was late for a number of the queue asks for no other day of a visit, and what stands in a
second application to be withdrawn is on that, and not on how it is withdrawn.
"""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import replace

from helpdesk.draft.asked.named_topics import (
    BUILDING,
    CANCELLING,
    DOUBLE,
    OBJECTION,
    OUTCOMES,
    REVOKING,
)
from helpdesk.model.question import Aspect, Candidate, Form, Question
from helpdesk.pattern import Pattern

_SURE, _LESS = 0.95, 0.9  # of what the mail makes the one that is meant, and of what seemed to be, at most
_FEW, _NEAR = 4, 120  # words of a question that leaves its matter to what was said before; characters of that
_QUEUE, _OSS_DATA = "antrian-janji", "oss-nib-masalah"
_BUILDINGS = frozenset({BUILDING, "imb-rumah-tinggal", "izin-rumah-kost", "slf"})
_HOW = frozenset({Aspect.PROCEDURE, Aspect.REQUIREMENTS, Aspect.OTHER, Aspect.VALIDITY})

_GIVES_UP = Pattern(
    r"\b(?:(?:di|men)?cabut(?:nya|kan|in)?|pencabutan|(?:di|me)?non-?aktif(?:kan|in)?|(?:di|meng)?hapus(?:kan|in|nya)?"
    r"|(?:me|di)?(?:nutup|tutup)(?:in)?|penutupan|(?:me|di)?mati(?:kan|in)|mengembalikan|pengembalian|revoke|close"
    r"|cancel)\b"
)
_OF_A_PERMIT = Pattern(r"\b(?:izin\w*|ijin\w*|sertifikat|nib|sip\w{0,3}|permit|licen[cs]e)\b")
_OF_A_SIP = Pattern(r"\b(?:sip\w{0,3}|sik|surat izin prakti[ke]\w*|practice)\b")
_HOW_IT_IS_DONE = Pattern(
    r"\b(?:bagaimana|gimana|cara\w*|prosedur\w*|mekanisme|tata|lewat|melalui|how|where|di ?mana)\b"
)
_CLOSES = Pattern(
    r"\b(?:(?:di|me)?(?:nutup|tutup)|penutupan|berhenti|bubar|dibubarkan|gulung tikar|bangkrut"
    r"|tidak (?:lagi )?beroperasi"
    r"|clos(?:e|ed|es|ing)|shut(?:ting)?)\b"
)
_DISPUTED = Pattern(
    r"\b(?:tidak|tdk|ga|gak|nggak|ngga|bukan|not) (?:bisa |dapat )?(?:terima|menerima|setuju|puas|sepakat|accept|agree)"
    r"(?: \w+){0,3} (?:hasil|isi|keputusan|ketetapan|result"
    r"|zona\w*)\b"
    r"|\b(?:di ?tinjau|peninjauan|tinjau|meninjau|dikaji|pengkajian) (?:ulang|kembali)\b"
    r"|\breview(?:ed)? (?:it )?again\b"
)
_A_RESULT = Pattern(
    r"\b(?:hasil|keputusan|ketetapan|result)\b|\b(?:yang|yg) (?:sudah |baru )?(?:keluar|terbit|jadi)\b"
    r"|\b(?:sudah|udah|udh|telah|baru) (?:keluar|terbit|jadi|issued)\b"
)
_QUEUED = Pattern(r"\b(?:antri\w*|antre\w*|nomor urut|queue)\b")
_MISSED = Pattern(
    r"\b(?:hangus|angus|kelewat\w*|terlewat\w*|telat|terlambat|tidak (?:sempat|bisa) (?:datang|hadir)|missed|late)\b"
)
_ANOTHER_DAY = Pattern(
    r"\b(?:di ?jadwal\w*|penjadwalan|jadwal|menjadwal\w*) ?(?:ulang|kembali|lagi|baru)\b|\b(?:daftar|ambil|antri|antre)"
    r" (?:lagi|ulang|baru)\b|\breschedul\w*\b|\b(?:ganti|pindah|geser) (?:hari|tanggal|jam|jadwal)\b"
    r"|\b(?:masih )?(?:bisa|boleh) (?:di ?layani|dipakai|masuk)\b"
)
_VISIT = Pattern(r"\b(?:surve[iy]|di ?surve[iy]|peninjauan|tinjau\w*|kunjungan|lapangan|inspeksi|site visit)\b")
_ON_THE_SPOT = Pattern(r"\b(?:surve[iy]|di ?surve[iy]|kunjungan|lapangan|lokasi|tim|site)\b")
_PUT_OFF = Pattern(
    r"\b(?:(?:di|me)?(?:tolak|nolak)(?:nya)?|(?:di|me)?(?:tunda|nunda)\w*|(?:di|mem)?batal\w*|(?:di)?undur\w*|mengundur\w*"
    r"|cegah|mencegah|stop|cancel|refuse|postpone)\b"
)
_CLASHES = Pattern(
    r"\b(?:bentrok|tabrakan|nabrak|tumpang tindih|dobel|double|ganda|dihitung dua|clash\w*|conflict\w*|duplicate\w*)\b"
)
_SEALED = Pattern(  # their own house, and no neighbour's; and it has happened
    r"(?<!takut )(?<!kalau )(?<!bakal )(?<!akan )(?<!bisa )(?<!jangan )\b(?:di ?segel|kena segel|dipasangi segel"
    r"|(?:is|was|been|got) sealed)\b"
)
_OF_OTHERS = Pattern(
    r"\b(?:tetangga|sebelah|teman|temen|saudara|neighbou?rs?)\b[^.?!,;]{0,50}\b(?:di ?segel|kena segel|sealed)\b"
    r"|\b(?:takut|kalau|kalo|klo|nanti|apakah|bisa|bakal|akan|if|will|can)\b[^.?!,;]{0,40}\b(?:di ?segel|kena segel"
    r"|sealed)\b"
)
_WHAT_FIRST = Pattern(
    r"\b(?:segel\w*|di ?buka|dilepas|seal\w*)\b|\b(?:urus|harus|mesti|perlu)(?: \w+){0,2} (?:apa|mana)"
    r" (?:dulu|dahulu|duluan)\b|\b(?:harus|mesti) (?:bagaimana|gimana|apa)\b"
)
_NO_SUCH_NIK = Pattern(
    r"\bnik\b(?: \w+){0,6} (?:tidak|tdk|ga|gak|nggak|belum|not|invalid)(?: \w+)?\W* ?(?:valid|ditemukan|ketemu"
    r"|terdaftar"
    r"|dikenal\w*|sesuai|cocok|terbaca|found|recogni[sz]ed)\b"
)
_IN_OSS = Pattern(r"\b(?:oss|nib)\b")
_WHITHER = Pattern(
    r"\b(?:ke )?(?:dukcapil|disdukcapil|capil|ptsp|kelurahan|kecamatan)\b|\bdibantu\b|\b(?:harus|mesti) ke ?mana\b"
)
_KEPT = Pattern(  # how long papers are kept is no processing time
    r"\b(?:di ?simp[ae]n|disimpen|nyimpen|menyimpan|disimpenin|kept|keep|stored)\b(?: \w+){0,3} (?:berapa"
    r"|sampai|how|until)"
    r"|\b(?:berapa (?:lama|hari|bulan)|sampai kapan|how long)(?: \w+){0,3} (?:di ?simp[ae]n|kept|stored)\b"
)
_OF_THEIR_LINES = {
    _QUEUE: ("nomor antrean terlewat ganti jadwal antrean", Form.OPEN),
    BUILDING: ("bangunan disegel", Form.OPEN),
}
"""Topics and permits, as that line of them is called which is meant."""


def of_its_case(question: Question, mail: str, entries: Container[str]) -> Question:
    """Return ``question`` as one on what the case that ``mail`` tells makes of it, or as it is.

    ``mail`` is its whole text in one line; ``entries`` are the ids of the topics and permits that there are.
    """
    said = mail.lower()
    if Aspect.DURATION in question.aspects and _KEPT.search(question.words):
        return replace(question, aspects=(Aspect.OTHER,), candidates=())  # no entry knows
    for entry_id, is_on in _ON:
        if entry_id not in entries or not is_on(question, said):
            continue
        rest = (c for c in question.candidates if c.id != entry_id)
        others = tuple(replace(c, confidence=min(c.confidence, _LESS)) for c in rest)
        kind = "permit" if entry_id == BUILDING else "topic"
        meant = replace(question, candidates=(Candidate(kind, entry_id, _SURE), *others), aspects=(Aspect.PROCEDURE,))
        words, form = _OF_THEIR_LINES.get(entry_id, (question.words, question.form))
        own = entry_id in _OF_THEIR_LINES
        return replace(meant, words=words, text=words, before="", form=form, improbable=frozenset()) if own else meant
    return question


def _gives_up(question: Question, mail: str) -> bool:
    """Whether it is asked how a permit other than an SIP is given up, by who closes or wants it gone."""
    bare = len(question.words.split()) <= _FEW and question.form is Form.HOW
    words = f"{question.before[-_NEAR:]} {question.words}".lower() if bare else question.words
    named = _OF_A_PERMIT.search(words) is not None and not _OF_A_SIP.search(words)
    asks = _GIVES_UP.search(words) is not None and _HOW_IT_IS_DONE.search(words) is not None
    surely = any(c.id in (CANCELLING, REVOKING) for c in question.candidates[:1])
    return asks and named and not surely and _CLOSES.search(mail) is not None and set(question.aspects) <= _HOW


def _disputes(question: Question, mail: str) -> bool:
    """Whether what was issued is to be looked at again, by who does not agree with it."""
    best = question.candidates[0] if question.candidates else None
    of_a_permit = best is None or best.kind == "permit"
    disputes = _DISPUTED.search(question.words) is not None and _A_RESULT.search(mail) is not None
    return of_a_permit and disputes and not _ON_THE_SPOT.search(question.words)


def _missed_the_queue(question: Question, mail: str) -> bool:
    """Whether another time is asked for by who missed theirs at the counter."""
    missed = _QUEUED.search(mail) is not None and _MISSED.search(mail) is not None
    return missed and _ANOTHER_DAY.search(question.words) is not None and not _VISIT.search(question.words)


def _puts_off_the_visit(question: Question, _: str) -> bool:
    """Whether it is asked how a visit is put off, or kept from taking place."""
    return _VISIT.search(question.words) is not None and _PUT_OFF.search(question.words) is not None


def _asks_of_two(question: Question, _: str) -> bool:
    """Whether it is asked if two applications are in each other's way."""
    on_it = any(c.id in (CANCELLING, DOUBLE) for c in question.candidates[:1])
    return on_it and _CLASHES.search(question.words) is not None


def _is_sealed(question: Question, mail: str) -> bool:
    """Whether it is asked what now, or how a seal is lifted, of a building that is sealed."""
    of_it = any(c.id in _BUILDINGS for c in question.candidates[:1])
    own = _SEALED.search(mail) is not None and not _OF_OTHERS.search(mail)
    return of_it and own and _WHAT_FIRST.search(question.words) is not None


def _has_no_such_nik(question: Question, mail: str) -> bool:
    """Whether it is asked where to turn, by whom OSS does not know the number of their card."""
    lacks = _IN_OSS.search(mail) is not None and _NO_SUCH_NIK.search(mail) is not None
    return lacks and question.form is not Form.WHERE and _WHITHER.search(question.words) is not None


_ON: tuple[tuple[str, Callable[[Question, str], bool]], ...] = (
    (REVOKING, _gives_up),
    (OBJECTION, _disputes),
    (_QUEUE, _missed_the_queue),
    (OUTCOMES["visit"], _puts_off_the_visit),
    (DOUBLE, _asks_of_two),
    (BUILDING, _is_sealed),
    (_OSS_DATA, _has_no_such_nik),
)
