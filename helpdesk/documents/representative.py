"""Whose identity card is that of the person who holds the power of attorney, when the mail or the letter names them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from helpdesk.documents.cards import holder_of, is_identity_card
from helpdesk.documents.told import Told
from helpdesk.documents.words import raw_tokens
from helpdesk.model.question import BLANK_FORM, Recognised

_HOLDS = re.compile(
    r"kuasa(?: penuh)?\s+kepada\s*:?\s*(?:nama\s*:\s*|saudara/?i?\s+|sdri?\.?\s+)?([A-Z][^\n,(:]{2,40})"
    r"|([A-Z][^\n,(:]{2,40}?)[ \t]*\(?\s*(?:selanjutnya disebut )?penerima kuasa",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"^[ \t]*(?:yang diberi kuasa|penerima(?: kuasa)?)[ \t]*[:.][ \t]*(?:nama[ \t]*:[ \t]*)?([A-Z][^\n,(:]{2,40})",
    re.IGNORECASE | re.MULTILINE,
)
_GIVEN_BY = re.compile(
    r"^[ \t]*(?:yang memberi kuasa|pemberi(?: kuasa)?)[ \t]*[:.][ \t]*(?:nama[ \t]*:[ \t]*)?([A-Z][^\n,(:]{2,40})",
    re.IGNORECASE | re.MULTILINE,
)
_GIVES = re.compile(r"([A-Z][^\n,(:]{2,40}?)\s*\(\s*pemberi kuasa", re.IGNORECASE)
_KEY = "ktp-penerima-kuasa"
_READ = 4000  # characters of a letter


def as_representatives(
    found: Sequence[Recognised], names: Sequence[str], pages: Sequence[Sequence[str]], told: Told
) -> list[Recognised]:
    """Return ``found`` with the card of who acts for the applicant as such; ``names`` and ``pages`` are the files'."""
    if "attorney" not in told.stated or any("ktp-penerima-kuasa" in item.keys for item in found):
        return list(found)
    letters = [
        page[:_READ]
        for item, file in zip(found, pages, strict=True)
        if "surat-kuasa" in item.keys and BLANK_FORM not in item.remarks
        for page in file
        if not is_identity_card(page)
    ]
    labelled = _names(_LABELLED, letters)
    holds = (
        labelled - _names(_GIVEN_BY, letters)  # relatives share a name
        or labelled
        or _names(_HOLDS, letters) - _names(_GIVES, letters)
        or told.writers - told.mourned
    )
    return [
        replace(item, keys=_theirs(item.keys, name, file, holds)) if "ktp" in item.keys else item
        for item, name, file in zip(found, names, pages, strict=True)
    ]


def _theirs(keys: tuple[str, ...], name: str, pages: Sequence[str], holds: frozenset[str]) -> tuple[str, ...]:
    """Return the keys of a file with its card, or one of them, as the representative's when it bears their name."""
    if keys == ("ktp",):
        return (_KEY,) if _bears(holds, name, "\n".join(pages)) else keys
    cards = [bool(holds & holder_of(page[:_READ])) for page in pages if is_identity_card(page)]
    if not any(cards):
        return keys
    others = tuple(key for key in keys if key != "ktp")
    return (*others, _KEY) if all(cards) else (*keys, _KEY)


def _names(pattern: re.Pattern[str], letters: Sequence[str]) -> frozenset[str]:
    found = (match for letter in letters for match in pattern.finditer(letter))
    return frozenset(
        word for match in found for name in match.groups() if name for word in raw_tokens(name) if len(word) > 2
    )


def _bears(names: frozenset[str], filename: str, text: str) -> bool:
    holder = holder_of(text[:_READ])
    return bool(names & holder) if holder else bool(names & set(raw_tokens(filename)))
