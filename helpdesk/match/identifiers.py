"""Numbers that name a person, a business or a file: found, typed and masked.

Masking takes too much rather than too little: any bare run of fifteen or sixteen digits goes, whatever it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a number is."""

    NIK = "nik"
    KK = "kk"
    NPWP = "npwp"
    NIB = "nib"
    PHONE = "phone"
    STAMP = "e-meterai"
    NUMBER = "nomor"
    PERMIT = "permit-number"
    APPLICATION = "application-number"


PERSONAL = frozenset({Kind.NIK, Kind.KK, Kind.NPWP, Kind.NIB, Kind.PHONE, Kind.STAMP, Kind.NUMBER})
PROVINCES = frozenset([*range(11, 20), 21, *range(31, 37), *range(51, 54), *range(61, 66), *range(71, 77), 81, 82])
PAPUA = range(91, 97)


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number in a text: its kind, the octets as written, and where they stand."""

    kind: Kind
    text: str
    start: int
    end: int


_DIGIT = re.compile(r"\d")
_DIGITS = re.compile(r"(?<![\w/.-])\+?\(?\d(?:[ .()-]{0,2}\d){8,21}(?![\w/])")
_NPWP = re.compile(r"\d(?<![\d.]\d)\d\.\d{3}\.\d{3}\.\d[-.]\d{3}\.\d{3}(?!\d)")
_PERMIT = re.compile(
    r"(?<![\w/])\d[\d.]{0,12}(?:\s?/\s?-?[\w.-]{1,20}){3,6}(?:\s?/\s?\d{2,4})?(?![\w/])"
    r"|(?<!\w)e-\d{4}\s+tahun\s+\d{4}",
    re.IGNORECASE,
)
_SLASHES, _E_NUMBER = 3, re.compile(r"e-\d", re.IGNORECASE)  # one of both is in every such number
_NUMBERED = re.compile(
    r"\b(?:no|nomor|nmr|number|num|id|kode|code)\b[\s.:#]{0,3}(?:[A-Z]{2,20}[\s.:#]{1,3}){0,3}?"
    r"(?P<value>(?=[\w./-]{0,39}\d)[A-Z0-9][\w./-]{3,39})",
    re.IGNORECASE | re.ASCII,
)
_APPLIED = re.compile(
    r"permohonan|pengajuan|pendaftaran|registrasi|regist|reg\b|berkas|tiket|antrean|application|submission"
    r"|tracking|jakevo",
    re.IGNORECASE,
)
_GRANTED = re.compile(
    r"\b(?:izin|ijin|sip\w*|sik\w*|str|sk|skrd|surat|permit|licen[cs]e|sertifikat|akta|imb|pbg|resi|perda|pergub|undang"
    r"|peraturan|pp|uu|kbli|rekening|polisi|telp|telepon|hp|wa)\b",
    re.IGNORECASE,
)
_KK_BEFORE = re.compile(r"\b(?:kk|kartu\s+keluarga)\b[^\n\d]{0,15}$", re.IGNORECASE)
_NIB_BEFORE = re.compile(r"\b(?:nib|induk\s+berusaha)\b[^\n\d]{0,15}$", re.IGNORECASE)


def find(text: str, application_patterns: Sequence[re.Pattern[str]] = ()) -> tuple[Identifier, ...]:
    """Return every identifier in ``text`` in order; where two readings overlap the more telling one stands."""
    found: list[Identifier] = []
    readings = list(_readings(text, application_patterns))
    taken = bytearray(len(text) if readings else 0)
    for identifier in readings:
        if identifier.start < identifier.end and not any(taken[identifier.start : identifier.end]):
            taken[identifier.start : identifier.end] = b"\x01" * (identifier.end - identifier.start)
            found.append(identifier)
    return tuple(sorted(found, key=lambda i: i.start))


def mask(text: str, application_patterns: Sequence[re.Pattern[str]] = (), *, everything: bool = False) -> str:
    """Return ``text`` with the numbers of persons replaced by what they are; ``everything`` takes all numbers."""
    pieces, position = [], 0
    for identifier in find(text, application_patterns):
        if everything or identifier.kind in PERSONAL:
            pieces += [text[position : identifier.start], f"[{identifier.kind}]"]
            position = identifier.end
    return "".join([*pieces, text[position:]])


def blank(text: str, application_patterns: Sequence[re.Pattern[str]] = ()) -> str:
    """Return ``text`` with zeros where numbers stand, so that every other word keeps its place."""
    for identifier in find(text, application_patterns):
        width = identifier.end - identifier.start
        text = text[: identifier.start] + "0" * width + text[identifier.end :]
    return text


def is_nik(digits: str) -> bool:
    """Whether sixteen digits have the shape of a NIK: province, and a birthday with 40 added for women."""
    if len(digits) != 16 or not digits.isdigit():
        return False
    province, day, month = int(digits[:2]), int(digits[6:8]), int(digits[8:10])
    known = province in PROVINCES or province in PAPUA
    return known and (1 <= day <= 31 or 41 <= day <= 71) and 1 <= month <= 12


def _readings(text: str, patterns: Sequence[re.Pattern[str]]) -> Iterator[Identifier]:
    """Return all readings, the most telling first."""
    numbered = _DIGIT.search(text) is not None  # most clauses have none, and all but the office's own patterns want one
    for match in _NPWP.finditer(text) if numbered else ():
        yield Identifier(Kind.NPWP, match[0], *match.span())
    for pattern in patterns:
        for match in pattern.finditer(text):
            kind = Kind.PERMIT if _is_granted(text, match.start()) else Kind.APPLICATION
            yield Identifier(kind, match[0], *match.span())
    if not numbered:
        return
    yield from _numbered(text)
    for match in _PERMIT.finditer(text) if text.count("/") >= _SLASHES or _E_NUMBER.search(text) else ():
        yield Identifier(Kind.PERMIT, match[0], *match.span())
    for match in _DIGITS.finditer(text):
        digits = _kind_of_digits(match[0], text[max(0, match.start() - 40) : match.start()])
        if digits is not None:
            yield Identifier(digits, match[0], *match.span())


def _numbered(text: str) -> Iterator[Identifier]:
    """Return what is called the number of an application, or of a permit."""
    for match in _NUMBERED.finditer(text):
        value = match["value"].rstrip(".-/")
        digits = sum(c.isdigit() for c in value)
        start = match.start("value")
        # 13 digits and more are persons and businesses, and those have their own shapes
        if digits < 3 or (value.isdigit() and not 4 <= digits <= 12) or _PHONE.match(value):
            continue
        if _is_granted(text, start):
            if "/" in value:
                yield Identifier(Kind.PERMIT, value, start, start + len(value))
        elif _APPLIED.search(_sentence_before(text, start)):
            yield Identifier(Kind.APPLICATION, value, start, start + len(value))


_PHONE = re.compile(r"(?:\+?62|0)8\d")
_CLAUSE = re.compile(r"[,;]\s|\b(?:atau|dan|or|and)\b", re.IGNORECASE)


def _sentence_before(text: str, start: int) -> str:
    """Return the words of the same sentence before ``start``, as far as they matter."""
    return re.split(r"[.!?\n]\s", re.sub(r"\bno\.\s", "no ", text[max(0, start - 90) : start], flags=re.IGNORECASE))[-1]


def _is_granted(text: str, start: int) -> bool:
    """Whether the number that begins at ``start`` is said to be that of a document, not of an application.

    "Permohonan SIPB saya no. ..." is an application; "permit (no. ...)" is a permit.
    """
    clause = _CLAUSE.split(_sentence_before(text, start))[-1]
    return bool(_GRANTED.search(clause)) and not _APPLIED.search(clause)


def _kind_of_digits(written: str, before: str) -> Kind | None:
    digits = re.sub(r"\D", "", written)
    if re.match(r"(?:\+?62|0)8", re.sub(r"[ .()-]", "", written)) and 10 <= len(digits) <= 15:
        return Kind.PHONE
    if len(digits) == 16 and _KK_BEFORE.search(before):
        return Kind.KK
    if len(digits) == 13:
        return Kind.NIB
    if len(digits) in (9, 10, 11, 12) and _NIB_BEFORE.search(before):
        return Kind.NIB
    shapes = {15: Kind.NUMBER, 16: Kind.NIK if is_nik(digits) else Kind.NUMBER, 22: Kind.STAMP}
    return shapes.get(len(digits))
