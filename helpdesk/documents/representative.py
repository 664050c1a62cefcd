"""Whose identity card is that of the person who holds the power of attorney, when the mail or the letter names them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from helpdesk.documents.cards import holder_of, is_identity_card
from helpdesk.documents.principals import givers
from helpdesk.documents.told import Told
from helpdesk.documents.words import raw_tokens, word_set
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
_OWN = word_set("saya sy aku")  # as who writes calls a card of their own
_NO_NAME = word_set("selanjutnya disebut sebagai selaku nama meterai materai yang saya pemberi penerima kuasa")
_FULL = 2  # words that two names share which are one person's
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
    given = _names(_GIVEN_BY, letters) | frozenset(word for page in letters for name in givers(page) for word in name)
    labelled = _names(_LABELLED, letters)
    holds = labelled or _names(_HOLDS, letters) - _names(_GIVES, letters) or told.writers - told.mourned
    own = _OWN if told.acts else frozenset[str]()
    parties = _Parties(holds - given or holds, given - holds, own, told.principals)
    return [
        replace(item, keys=_theirs(item.keys, name, file, parties)) if "ktp" in item.keys else item
        for item, name, file in zip(found, names, pages, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class _Parties:
    """The words of the name of who ``holds`` the power of attorney, and of who ``gives`` it; relatives share others.

    ``own`` are the words by which who writes calls a card of their own, where it is the writer who holds it, and
    ``kin`` those of the relative who gives it.
    """

    holds: frozenset[str]
    gives: frozenset[str]
    own: frozenset[str]
    kin: frozenset[str]

    def hold(self, name: frozenset[str]) -> bool:
        """Whether ``name`` is that of who holds it: of two full names one word may be a father's."""
        shared = len(name & self.holds)
        return shared > len(name & self.gives) and shared >= min(_FULL, len(name), len(self.holds))


def _theirs(keys: tuple[str, ...], name: str, pages: Sequence[str], parties: _Parties) -> tuple[str, ...]:
    """Return the keys of a file with its card, or one of them, as the representative's when it bears their name."""
    called = frozenset(raw_tokens(name))
    if keys == ("ktp",) and called & parties.own and called & parties.kin:  # "KTP saya & kakak"
        return ("ktp", _KEY)
    if keys == ("ktp",):
        return (_KEY,) if _bears(parties, name, "\n".join(pages)) else keys
    cards = [parties.hold(holder_of(page[:_READ])) for page in pages if is_identity_card(page)]
    if not any(cards):
        return keys
    others = tuple(key for key in keys if key != "ktp")
    return (*others, _KEY) if all(cards) else (*keys, _KEY)


def _names(pattern: re.Pattern[str], letters: Sequence[str]) -> frozenset[str]:
    found = (match for letter in letters for match in pattern.finditer(letter))
    return frozenset(
        word for match in found for name in match.groups() if name for word in raw_tokens(name) if len(word) > 2
    ).difference(_NO_NAME)


def _bears(parties: _Parties, filename: str, text: str) -> bool:
    """Whether a card is theirs by the name printed on it, or of a picture by a word of its own in the file's name."""
    holder = holder_of(text[:_READ])
    if holder:
        return parties.hold(holder)
    called = frozenset(raw_tokens(filename))
    return bool((parties.holds | parties.own) & called) and not parties.gives & called
