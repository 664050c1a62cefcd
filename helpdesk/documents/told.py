"""What a mail tells of the people in its case: who has died, for whom somebody acts, and under which conditions."""

from __future__ import annotations

import re
from dataclasses import dataclass

_READ = 10_000  # code points of a mail that are looked at
_RELATIVE = (
    r"(?P<{}>bapak|ayah|papa|papah|bokap|ibu|ibunda|ayahanda|mama|mamah|nyokap|suami|istri|isteri|anak|kakek|nenek|kakak|adik|"
    r"mertua|paman|bibi|om|tante|saudara)"
)
_DIED = re.compile(
    rf"\b(?:alm(?:arhum(?:ah)?|h)?\.? ?{_RELATIVE.format('titled')}|{_RELATIVE.format('told')}"
    r"(?: \w+){0,4} (?:sudah |telah |baru |td |tadi )?"
    r"(?:meninggal|wafat|berpulang|tutup usia|mninggal|meninggalnya|alm(?:arhum(?:ah)?)?)\b"
    rf"|(?:meninggalnya|wafatnya|kematian|kepergian) {_RELATIVE.format('lost')})",
    re.IGNORECASE,
)
_NAMED_DEAD = re.compile(
    r"\b[Aa]lm(?:arhum(?:ah)?|h)?\.? (?:(?:[Bb]apak|[Ii]bu|[Aa]yah|[Kk]akek|[Nn]enek|[Ss]uami|[Ii]stri) )?"
    r"((?:[A-Z][a-z]{2,}|[A-Z]{3,})(?: (?:[A-Z][a-z]{2,}|[A-Z]{3,})){0,3})"
)
_INSTRUCTED = re.compile(
    rf"\b(?:mewakili|wakil|atas nama|a\.?n\.?|kuasa (?:dari|atas)|dikuasakan (?:oleh|dari)|diberi kuasa(?: oleh)?) "
    rf"{_RELATIVE.format('titled')}\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Told:
    """What a mail tells of its case.

    ``stated`` are the conditions it states. ``dead`` and ``principals`` are the relatives whom it says to have died or
    to have given a power of attorney: *bapak*, *kakak*; ``mourned`` are the words of a dead person's name.
    """

    stated: frozenset[str] = frozenset()
    dead: frozenset[str] = frozenset()
    mourned: frozenset[str] = frozenset()
    principals: frozenset[str] = frozenset()


NOTHING_TOLD = Told()


def told_by(text: str, stated: frozenset[str]) -> Told:
    """Return what a mail with this text tells, which states these conditions."""
    return Told(
        stated=stated,
        dead=_relatives(_DIED, text),
        mourned=frozenset(word for name in _NAMED_DEAD.findall(text[:_READ]) for word in name.lower().split()),
        principals=_relatives(_INSTRUCTED, text),
    )


def _relatives(pattern: re.Pattern[str], text: str) -> frozenset[str]:
    found = (match for match in pattern.finditer(text[:_READ]))
    return frozenset(word.lower() for match in found for word in match.groupdict().values() if word)
