"""Whether a mail has the whole number of an identity card, a family card or a taxpayer: it is not to travel by mail.

Nobody needs it for an answer. A number is taken for one where its kind is named before it, or where sixteen digits are
made as those of an identity card are (region, day, month); that of an application or an account is none. Who was asked
for it, as our own mail that is quoted says, is told nothing.
"""

from __future__ import annotations

import re

from helpdesk.pattern import Pattern

_GAP = r"[ .\-]?"
_DIGITS = rf"\d(?:{_GAP}\d){{14,15}}(?!{_GAP}\d)"
_NAMED = Pattern(
    rf"\b(?:nik|(?:no(?:mor)?|number)?\.? ?(?:e-?)?ktp|kk|kartu keluarga|npwp|nitku)\b[^\d\n?!]{{0,30}}{_DIGITS}",
    flags=re.IGNORECASE,
)
_NUMBER = re.compile(rf"(?<![\d/.-])\d(?:{_GAP}\d){{15}}(?!{_GAP}[\d/])")
_IDENTITY = re.compile(
    r"(?:1[1-9]|21|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[12]|9[1-7])\d{4}"  # province, city, district
    r"(?:0[1-9]|[12]\d|3[01]|4[1-9]|[56]\d|7[01])(?:0[1-9]|1[0-2])\d{2}\d{4}"  # day (of a woman more 40), month, year
)
_BEFORE = 30  # code points before a number in which another kind of it is named
_ANOTHER = Pattern(
    r"\b(?:nib|rekening|rek|virtual account|va|kode bayar|permohonan|pendaftaran|registrasi|resi|tiket|ticket|nop|imei"
    r"|str|skrd|(?:application|account|reference) n\w+)\b[^\n]{0,12}$",
    flags=re.IGNORECASE,
)
_ASKED = Pattern(  # by us, be it in our mail that is quoted
    r"\b(?:sesuai (?:dengan )?(?:permintaan|arahan)|seperti (?:yang )?(?:diminta|permintaan)"
    r"|(?:yang )?(?:bapak|ibu|kakak|kak|mbak|mas|admin|min|petugas) (?:minta|tanyakan|mintakan)"
    r"|diminta (?:oleh )?(?:admin|penyuluh|bapak|ibu|kakak|kantor ini)|as (?:you )?(?:requested|asked))\b",
    flags=re.IGNORECASE,
)
_WISHED = Pattern(r"\b(?:NIK|KTP|NPWP|Kartu Keluarga|identity (?:card )?number)\b")
_DENIED = Pattern(r"\b(?:jangan|mohon tidak|tanpa)\b[^.\n]{0,60}\bNIK\b", flags=re.IGNORECASE)
_CAUTIONS = Pattern(
    r"\b(?:jangan|mohon tidak|tanpa|ditutup|sudah ditutup|tutupi)\b[^.\n]{0,60}\b(?:NIK|KTP)\b",
    r"\b(?:do not|without|cover|covered)\b[^.\n]{0,60}\b(?:NIK|identity (?:card )?number)\b",
    flags=re.IGNORECASE,
)
_READ = 20_000  # code points; a mail longer than that is no letter


def writes_number(text: str, quoted: str = "") -> bool:
    """Whether ``text``, what somebody writes, has such a number that the mail of ours in ``quoted`` asked not for."""
    text = text[:_READ]
    if _ASKED.search(text) or (_WISHED.search(quoted[:_READ]) and not _DENIED.search(quoted[:_READ])):
        return False
    return _NAMED.search(text) is not None or any(_is_identity(text, found) for found in _NUMBER.finditer(text))


def _is_identity(text: str, found: re.Match[str]) -> bool:
    digits = re.sub(r"\D", "", found[0])
    before = text[max(0, found.start() - _BEFORE) : found.start()]
    return _IDENTITY.fullmatch(digits) is not None and not _ANOTHER.search(before)


def is_warned(text: str) -> bool:
    """Whether ``text``, of a letter of ours, asks already for no such number."""
    return _CAUTIONS.search(text) is not None
