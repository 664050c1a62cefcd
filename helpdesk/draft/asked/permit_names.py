"""Which permits a text names, by any of their names, found by their first words and not by some hundred patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from helpdesk.model.knowledge import Permit

REMEMBERED = 32  # texts: one rule after another, and each for every question, asks for the names in the same mail
_BRACKET = re.compile(r" ?\([^()]*\)")  # "izin gangguan (HO)" is named without it too
_IZIN = re.compile(
    r"^(?:surat )?(?:izin|ijin)(?: (?:usaha|operasional|penyelenggaraan|pendirian|penggunaan|pemakaian|buka"
    r"|mendirikan))* "
)
_WORD = re.compile(r"[a-z0-9]+(?:[-/][a-z0-9]+)*")

# as the pattern of small letters without regard to case, letter by letter: that takes three quarters of the time
_LETTER = r"[A-Za-z0-9\u0130\u0131\u017f\u212a]"
_WORD_AS_WRITTEN = re.compile(rf"{_LETTER}+(?:[-/]{_LETTER}+)*")
_CHANNEL = re.compile(
    r"\b(?:melalui|lewat|via|dalam|di|ke|dari|pakai|dengan|through|in|on|at|using)(?: (?:sistem|akun|laman|situs|the))?"
    r" oss(?: rba)?\b",
    flags=re.IGNORECASE,
)
_SMALL = frozenset({"itu"})  # "ITU" is the old permit of a place of business, in small letters it is "that"


class PermitNames:
    """The names of all permits, also those that several share; ``bare``: without "izin" at their head."""

    def __init__(self, permits: Iterable[Permit], *, bare: bool = False) -> None:
        # by their first two words, since most begin with "izin"
        self._by_first: dict[tuple[str, ...], list[tuple[tuple[str, ...], str]]] = {}
        for permit in permits:
            for name in {form for whole in names_of(permit) for form in (whole, _BRACKET.sub("", whole))}:
                words = tuple(_WORD.findall(_IZIN.sub("", name) if bare else name))
                if words:
                    self._by_first.setdefault(words[:2], []).append((words, permit.id))
        for found in self._by_first.values():
            found.sort(key=lambda pair: -len(pair[0]))
        self._firsts = frozenset(words[0] for words in self._by_first)
        self._read = lru_cache(maxsize=REMEMBERED)(self._in_text)

    def in_text(self, text: str) -> tuple[tuple[str, frozenset[str]], ...]:
        """Return (name, ids of the permits that have it) in the order of ``text``, the longest name at each place."""
        return self._read(text)

    def _in_text(self, text: str) -> tuple[tuple[str, frozenset[str]], ...]:
        words = tuple(["" if word in _SMALL else word.lower() for word in _WORD_AS_WRITTEN.findall(text)])
        found: list[tuple[str, frozenset[str]]] = []
        free = 0  # behind the last name
        for place in [place for place, word in enumerate(words) if word in self._firsts]:
            if place < free:
                continue
            here = [
                (name, permit)
                for first in (words[place : place + 2], words[place : place + 1])
                for name, permit in self._by_first.get(first, ())
                if words[place : place + len(name)] == name
            ]
            if here:
                longest = here[0][0]
                found.append((" ".join(longest), frozenset(permit for name, permit in here if name == longest)))
                free = place + len(longest)
        return tuple(found)

    def ids_in(self, text: str) -> frozenset[str]:
        """Return the ids of all permits that ``text`` may name."""
        return frozenset(permit for _, permits in self.in_text(text) for permit in permits)


def names_of(permit: Permit) -> frozenset[str]:
    """Return every name of a permit, also those that others share, in small letters."""
    return frozenset(name.lower() for name in (permit.name, permit.name_en, *permit.aliases, *permit.ambiguous))


def without_channel(text: str) -> str:
    """Return ``text`` without the system through which any permit is applied for: no permit that goes by its name."""
    return _CHANNEL.sub(" ", text)
