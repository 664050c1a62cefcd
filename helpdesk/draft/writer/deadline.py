"""Whether somebody writes against a deadline of their own: a hospital that wants the permit by the first.

They did not ask how long it takes, or not only; a person at the desk would say a word on it all the same.
"""

from __future__ import annotations

import re

from helpdesk.draft.writer.stage import Stage, decided_in, story_of
from helpdesk.pattern import Pattern

_DAY = r"(?:senin|selasa|rabu|kamis|jum'?at|sabtu|hari minggu|monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_NO_RANGE = "".join(  # behind "Senin sampai" a day is the end of hours
    rf"(?<!{day} {to} )"
    for day in ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu", "monday", "tuesday")
    for to in ("sampai", "sampe", "s/d", "hingga", "to", "-")
)
_MONTH = (
    r"(?:januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember|january|february"
    r"|march|june|july|august|october|december)"
)
_COUNT = (
    r"(?:\d{1,2}|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|se|two|three|four|five|six|seven|eight)"
)
_SHORT = r"(?:hari|hr|minggu|mggu?|pekan)"
_SOON = (  # a day that is near; what is months away hurries nobody
    rf"(?:(?:akhir|awal|pertengahan)(?: \w+)? (?:bulan|bln|minggu|pekan|{_MONTH})(?: ini| depan| dpn)?"
    rf"|(?:tanggal|tgl)\.? ?\d{{1,2}}(?! {_MONTH} 20\d\d)"
    rf"|\d{{1,2}} {_MONTH}\b|(?:minggu|pekan|mgg|bulan|bln) (?:depan|dpn|ini)"
    rf"|{_NO_RANGE}(?:hari )?{_DAY}(?: depan| dpn| ini| besok)?"
    rf"|besok|bsk|lusa|{_COUNT} ?{_SHORT} lagi|sebulan lagi"
    rf"|(?:tinggal|kurang) {_COUNT} ?{_SHORT}|(?:end of|next|this) (?:the )?(?:month|week)"
    rf"|(?:on |by |before )?the \d{{1,2}}(?:st|nd|rd|th)|in {_COUNT} (?:days|weeks)|{_MONTH} \d{{1,2}})"
    r"(?! (?:(?:bulan|bln|minggu|mgg|pekan) )?(?:lalu|kemarin|kmrn|kemaren|yang lalu|yg lalu|last)\b)"
    rf"(?! ?(?:sampai|sampe|s/?d|hingga|until|to|-) ?{_DAY})"  # "Senin sampai Jumat" are hours
)
_PRESSES = (
    r"(?:deadline\w*|tenggat\w*|dikejar|ngejar|keburu|kekejar|mepet|paling (?:lambat|telat)"
    r"|waktu(?:nya)? (?:tinggal|sempit|terbatas)|tender|lelang|kontrak(?:nya)? (?:mulai|jalan|ditandatangan\w*|diteken)"
    r"|(?:saya|kami|sy) berangkat|flight|pencairan|(?:di)?jadwal(?:kan)? operasi|(?:grand |soft )?opening|peresmian"
    r"|(?:mau|harus|akan|rencana\w*|direncanakan) (?:buka|mulai (?!dari)|masuk kerja|dinas|beroperasi|start)"
    r"|mulai (?:kerja|bekerja|dinas|prakti[kc]|prakt[ei]k|buka|operasi\w*|tugas|bertugas)"
    r"|(?:harus|wajib|mesti|kudu)(?: \w+){0,2} (?:ada|jadi|keluar|selesai|kelar|beres|terbit|pegang|punya|nyerahin"
    r"|diserahkan|menyerahkan|masuk|setor|kumpul\w*|dikumpul\w*)"
    r"|(?:minta|diminta|meminta|butuh|membutuhkan|ditunggu)\b"
    r"(?! (?:surat )?panggilan)(?!(?: \w+)? (?:(?:nomor|no) (?:antri|antre|hp|wa)\w*"
    r"|antrian|antrean|jadwal|waktu|janji|ketemu|bertemu)\b)"
    r"|perlu(?:nya)?\b(?=[^.?!\n]{0,20}\bsebelum\b)"
    r"|(?:need|needs|needed|must|asks? for|start|starts|wants?)\b)"
)
_EVENT = r"(?:acara|event|konser|baza+r|lomba|pentas|wisuda|resepsi|sidang|syuting|kegiatan|peresmian)"
_LEAD = rf"{_EVENT}(?:nya)?(?: \w+){{0,2}} (?:tinggal )?{_COUNT} {_SHORT} lagi"  # of an event, weeks are short
_PERMIT = r"(?:sip\w*|izin|ijin|iptm|permit|licen[cs]e)"
_HELD = r"(?:kontrak|sewa|visa)"
_RUNS_OUT = (
    r"\b(?: \w+){0,3} (?:habis|abis|mati|berakhir|expired"
    rf"|expires?|ends|runs out)(?: pada| di| on)?(?: \w+)? {_SOON}(?! 20\d\d)"  # with its year it may be far
)
_DEADLINE = Pattern(
    rf"\b{_PRESSES}\b[^.?!\n]{{0,60}}\b{_SOON}\b|\b{_SOON}\b[^.?!\n]{{0,60}}\b{_PRESSES}\b|\b{_LEAD}\b"
    rf"|\b{_HELD}{_RUNS_OUT}\b"
)
_EXPIRING = Pattern(rf"\b{_PERMIT}{_RUNS_OUT}\b")

_IN_TIME = re.compile(  # as our own texts say it
    r"\bsebelum (?:masa|tanggal) berlaku(?:nya| izin) (?:habis|berakhir)\b"
    r"|\bbefore (?:it (?:expires|ends)|the date on which it ends)\b"
)


def is_told_in_time(text: str) -> bool:
    """Return whether ``text``, of a letter of ours, says that one applies before the permit ends."""
    return _IN_TIME.search(text) is not None


def is_hurried(text: str) -> bool:
    """Return whether ``text``, on one line, tells of a near day by which its writer needs something."""
    said = text.lower()
    return _DEADLINE.search(said) is not None or _EXPIRING.search(said) is not None


def hurry_of(text: str) -> str:
    """Return what a near day presses in ``text``, on one line: "applying", a "case" under way, or an empty string.

    "expiring": it is only the day on which a permit ends. Nothing is said to who has the permit already, or whom it
    was refused.
    """
    if not is_hurried(text):
        return ""
    pressed = _DEADLINE.search(text.lower()) is not None  # and not only the end of a permit
    story = story_of(text, None)
    stage = story.stage if pressed else story.stage or decided_in(text)
    if story.status or stage in (Stage.FILED, Stage.RETURNED):
        return "case"
    if stage in (Stage.ISSUED, Stage.REFUSED):
        return ""
    return "applying" if pressed else "expiring"
