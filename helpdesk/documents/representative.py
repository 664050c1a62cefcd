"""Whose identity card is that of the person who holds the power of attorney, when the mail or the letter names them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from helpdesk.documents.cards import holder_of
from helpdesk.documents.told import Told
from helpdesk.documents.words import raw_tokens
from helpdesk.model.question import Recognised

_HOLDS = re.compile(
    r"kuasa(?: penuh)?\s+kepada\s*:?\s*(?:nama\s*:\s*|saudara/?i?\s+|sdri?\.?\s+)?([A-Z][^\n,(:]{2,40})"
    r"|([A-Z][^\n,(:]{2,40}?)[ \t]*\(?\s*(?:selanjutnya disebut )?penerima kuasa",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"^[ \t]*(?:yang diberi kuasa|penerima kuasa)[ \t]*[:.][ \t]*(?:nama[ \t]*:[ \t]*)?([A-Z][^\n,(:]{2,40})",
    re.IGNORECASE | re.MULTILINE,
)
_GIVES = re.compile(r"([A-Z][^\n,(:]{2,40}?)\s*\(\s*pemberi kuasa", re.IGNORECASE)
_READ = 4000  # characters of a letter


def as_representatives(
    found: Sequence[Recognised], names: Sequence[str], texts: Sequence[str], told: Told
) -> list[Recognised]:
    """Return ``found`` with the card of who acts for the applicant as such; ``names`` and ``texts`` are the files'."""
    if "attorney" not in told.stated or any("ktp-penerima-kuasa" in item.keys for item in found):
        return list(found)
    letters = [text[:_READ] for item, text in zip(found, texts, strict=True) if "surat-kuasa" in item.keys]
    holds = (
        _names(_LABELLED, letters) or _names(_HOLDS, letters) - _names(_GIVES, letters) or told.writers - told.mourned
    )
    return [
        replace(item, keys=("ktp-penerima-kuasa",)) if item.keys == ("ktp",) and _bears(holds, name, text) else item
        for item, name, text in zip(found, names, texts, strict=True)
    ]


def _names(pattern: re.Pattern[str], letters: Sequence[str]) -> frozenset[str]:
    found = (match for letter in letters for match in pattern.finditer(letter))
    return frozenset(
        word for match in found for name in match.groups() if name for word in raw_tokens(name) if len(word) > 2
    )


def _bears(names: frozenset[str], filename: str, text: str) -> bool:
    holder = holder_of(text[:_READ])
    return bool(names & holder) if holder else bool(names & set(raw_tokens(filename)))
