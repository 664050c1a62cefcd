"""Permits that a mail gives back: "mau cabut SIPB saya" asks for no SIPB, but for the revocation that ends a SIP."""

from __future__ import annotations

import re

from helpdesk.documents.clauses import around, clauses, why_not_so
from helpdesk.documents.instead import instead
from helpdesk.documents.named import Named, named_in, names_of
from helpdesk.documents.wanted import wanted_by
from helpdesk.model.knowledge import EntryStatus, Knowledge
from helpdesk.model.question import Understanding
from helpdesk.pattern import Pattern

_READ = 10_000  # code points of a mail that are looked at
_REVOCATION = "cabut sip"  # how people call what ends a practice permit: an alias of its entry
_WANTED = r"(?:mau|ingin|pengen|hendak|mohon|minta|tolong|bisa|akan|agar|supaya|untuk|utk|rencana|please)"
_BACK = (
    r"(?:cabut(?:in|kan)?|mencabut|nyabut|batalkan|membatalkan|batalin|kembalikan|mengembalikan|balikin|lepas(?:kan|in)?"
    r"|melepas(?:kan)?)"
)
_PASSIVE = r"(?:di ?cabut|di ?batalkan|di ?kembalikan|di ?nonaktifkan|di ?lepas|revoked|cancelled)"
# "pencabutan SIPB", "mau cabut dulu SIPB", "tolong dicabut SIPB"; no "karena SIPB saya dicabut dinas"
_BEFORE = Pattern(
    rf"(?<!surat )(?:\b(?:pencabutan|pembatalan|pengembalian|penghentian|penutupan|revocation of"
    rf"|revok(?:e|ing)|cancel(?:ling)?|surrender(?:ing)?)|\b{_BACK}|\b{_WANTED} (?:\w+ )?{_PASSIVE})"
    r"(?: (?:dulu|saja|aja|surat|izin|my|the|praktik|praktek|kerja))* ?\(?$",
    flags=re.IGNORECASE,
)
_NO_WORD = r"(?!lama|sudah|udah|harus|apakah|apa|tidak|belum)"
_AFTER = Pattern(
    rf"^(?:nya)?(?: {_NO_WORD}\w+){{0,4}}?,? {_WANTED} (?:(?!tidak|jangan)\w+ ){{0,2}}?(?:{_PASSIVE}|{_BACK})\b",
    flags=re.IGNORECASE,
)
# "mohon SIPB saya dicabut"
_ASKS = Pattern(
    r"\b(?:mau|ingin|pengen|mohon|minta|tolong|tlg|agar|supaya|please)(?: (?:agar|supaya|bantu|dong|ya|kak|pak|bu|min"
    r"|surat|izin|my))* $",
    flags=re.IGNORECASE,
)
_IS_BACK = Pattern(rf"^(?:-?nya)?(?: {_NO_WORD}\w+){{0,2}}? {_PASSIVE}\b", flags=re.IGNORECASE)
# "mohon jangan dicabut", "apakah pencabutan SIPB otomatis?", "minta dikembalikan bila kurang" wish for no revocation
_NOT_WISHED = re.compile(r"\b(?:jangan|apakah|apa|takut|khawatir|dengar|denger|katanya)\b", re.IGNORECASE)
_NOT_BEHIND = re.compile(
    rf"\bjangan\b|\botomatis\b|\b(?:di ?kembalikan|bisa {_PASSIVE}) (?:bila|jika|kalau|kalo)\b", re.IGNORECASE
)
# Whoever gives the old one back to get the new one applies for that
_ANEW = Pattern(
    r"\b(?:bikin|buat|membuat|urus|mengurus|ngurus|aju\w+|mengajukan|daftar\w*|mendaftar\w*|perpanjang\w*"
    r"|memperpanjang|permohonan|penerbitan|apply)(?: \w+){0,2} (?:sip\w*|sik\w*|i[zj]in|yang baru|yg baru|baru)\b"
    r"|\b(?:sip\w*|sik\w*) (?:\w+ )?(?:baru|kedua|ketiga)\b",
    flags=re.IGNORECASE,
)


def as_revoked(understanding: Understanding, text: str, knowledge: Knowledge) -> Understanding:
    """Return what was understood, with the revocation of a practice permit instead of the permit that is given back."""
    about = {c.id for q in understanding.questions for c in q.candidates[:1]} | {*understanding.permits}
    revocation = _revocation(knowledge) if about & knowledge.permits.keys() else None
    read = text[:_READ]
    if revocation is None or _ANEW.search(read):
        return understanding
    names = named_in(read, knowledge, within=True)
    for permit_id in sorted(about & knowledge.permits.keys() - {revocation}):
        own = [name for name in names if permit_id in name.permits]
        if wanted_by(knowledge.permits[permit_id]).is_personal() and any(_is_given_back(name, read) for name in own):
            understanding = instead(understanding, permit_id, revocation)
    return understanding


def _revocation(knowledge: Knowledge) -> str | None:
    """Return the service that ends a practice permit, by the name that people give it."""
    return next(
        (
            permit.id
            for permit in knowledge.permits.values()
            if permit.status is EntryStatus.ACTIVE and _REVOCATION in map(str.lower, names_of(permit))
        ),
        None,
    )


def _is_given_back(name: Named, text: str) -> bool:
    """Whether it is said of a permit that is named, before or after it, that it shall be revoked."""
    before, after = around(text, name.start, name.end)
    if _NOT_WISHED.search(before) or _NOT_BEHIND.search(after):
        return False
    own = clauses(before)[-1].text
    said = _BEFORE.search(before)
    if why_not_so(own.removesuffix(said[0]) if said else own, "") in ("denied", "another's"):
        return False
    return bool(said or _AFTER.search(after) or (_ASKS.search(own) and _IS_BACK.search(after)))
