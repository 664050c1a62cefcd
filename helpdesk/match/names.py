"""The names of entries found in a text: curated evidence, and the surest there is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from helpdesk.match.text import Token, is_filler, said, tokens
from helpdesk.model.knowledge import Entry, Knowledge, Permit

_BRACKETS = re.compile(r"\(([^)]*)\)")
_ACRONYM = re.compile(r"([A-Z]{3,6})\s")
_CAPITALS = re.compile(r"\b[A-Z]{3,6}\b")
_LEADING = frozenset({"izin", "surat", "sertifikat", "tanda"})


@dataclass(frozen=True, slots=True)
class Owner:
    """An entry that has a name: in which field, and whether it says itself that others have it too."""

    entry_id: str
    field: str
    ambiguous: bool
    permit: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A name in a text: the stems it was found by, its owners, and the place of its words in the text."""

    stems: tuple[str, ...]
    owners: tuple[Owner, ...]
    start: int
    end: int

    @property
    def ambiguous(self) -> bool:
        """Whether several permits have this name."""
        return len(self.owners) > 1

    @property
    def permits(self) -> tuple[str, ...]:
        """Return the ids of the permits that have this name."""
        return tuple(owner.entry_id for owner in self.owners if owner.permit)


class Names:
    """Every name of every entry, by its stems."""

    def __init__(self, knowledge: Knowledge) -> None:
        owners: dict[tuple[str, ...], dict[str, Owner]] = defaultdict(dict)
        derived = set[str]()  # stems of which a permit has no name but a derived word
        for entry in knowledge.entries():
            for field, name in _names(entry):
                for key in _keys(name, brackets=field != "name_en"):
                    if isinstance(entry, Permit) and len(key) == 1 and _is_derived(name, key[0]):
                        derived.add(key[0])
                    permit = isinstance(entry, Permit)
                    ambiguous = isinstance(entry, Permit) and name in entry.ambiguous
                    owners[key].setdefault(entry.id, Owner(entry.id, field, ambiguous, permit))
        for key, shared in _acronyms(knowledge, owners).items():
            owners[key] = shared
        self._in_capitals = _in_capitals(knowledge)
        self._owners = {key: tuple(found.values()) for key, found in owners.items()}
        self._derived = frozenset(derived)
        self._lengths: dict[str, tuple[int, ...]] = {}
        for key in self._owners:
            known = self._lengths.get(key[0], ())
            self._lengths[key[0]] = tuple(sorted({*known, len(key)}, reverse=True))

    def find(self, found: Sequence[Token]) -> tuple[Hit, ...]:
        """Return the names among the words of a text (all of them, fillers too), longest first, none inside another.

        A topic's name gives way to a permit's that begins in it and goes on: "biaya izin apotek" names the pharmacy
        permit, not permits in general.
        """
        begins = self._lengths
        words = [token for token in found if not is_filler(token) or token.stem in begins]
        stems = tuple(token.stem for token in words)
        hits, index = [], 0
        while index < len(words):
            hit = self._at(words, stems, index) if stems[index] in begins else None
            if hit and not hit.permits and self._goes_on(words, stems, index, len(hit.stems)):
                hit = None
            hits += [hit] if hit else []
            index += len(hit.stems) if hit else 1
        return tuple(hits)

    def in_capitals(self, text: str, start: int, end: int) -> tuple[Hit, ...]:
        """Return the names in ``text[start:end]`` that are told from a word of every mail by their capitals alone.

        SITU is a permit of old, and "situ" is "there"; where all is written in capitals, nothing is told.
        """
        if not self._in_capitals or text.isupper():
            return ()
        written = ((match[0], match.span()) for match in _CAPITALS.finditer(text, start, end))
        return tuple(
            Hit((word.lower(),), self._in_capitals[word], *span) for word, span in written if word in self._in_capitals
        )

    def _goes_on(self, words: Sequence[Token], stems: tuple[str, ...], index: int, length: int) -> bool:
        """Return whether a permit's name begins inside the name of ``length`` words at ``index`` and ends after it."""
        for start in range(index + 1, index + length):
            inner = self._at(words, stems, start) if stems[start] in self._lengths else None
            if inner and inner.permits and start + len(inner.stems) > index + length:
                return True
        return False

    def _at(self, words: Sequence[Token], stems: tuple[str, ...], index: int) -> Hit | None:
        for length in self._lengths.get(stems[index], ()):
            key = stems[index : index + length]
            if length == 1 and key[0] in self._derived and words[index].word == key[0]:
                return None  # "penguningan" is a name, and "kuning" a colour
            if len(key) == length and (owners := self._owners.get(key)):
                return Hit(key, owners, words[index].start, words[index + length - 1].end)
        return None


def _names(entry: Entry) -> Iterator[tuple[str, str]]:
    if isinstance(entry, Permit):
        yield "name", entry.name
        yield "name_en", entry.name_en
        for name in entry.ambiguous:
            yield "alias", name
    for name in entry.aliases:
        yield "alias", name


def _acronyms(knowledge: Knowledge, known: Container[tuple[str, ...]]) -> dict[tuple[str, ...], dict[str, Owner]]:
    """Return the acronyms that are nobody's name alone but begin names of several permits: SIP of "SIP dokter"."""
    found: dict[tuple[str, ...], dict[str, Owner]] = defaultdict(dict)
    for permit in knowledge.permits.values():
        for name in (permit.name, *permit.aliases):
            if match := _ACRONYM.match(name):
                key = tuple(token.stem for token in tokens(match[1]))
                found[key].setdefault(permit.id, Owner(permit.id, "alias", ambiguous=True, permit=True))
    return {key: owners for key, owners in found.items() if len(owners) > 1 and key not in known}


def _in_capitals(knowledge: Knowledge) -> dict[str, tuple[Owner, ...]]:
    """Return the names in capitals that are nothing but fillers, with whose they are."""
    found: dict[str, dict[str, Owner]] = defaultdict(dict)
    for permit in knowledge.permits.values():
        for name in permit.aliases:
            if _CAPITALS.fullmatch(name) and not said(name):
                found[name].setdefault(permit.id, Owner(permit.id, "alias", name in permit.ambiguous, permit=True))
    return {name: tuple(owners.values()) for name, owners in found.items()}


def _is_derived(name: str, stem: str) -> bool:
    """Whether a name is one word made of its stem, as "penguningan" of "kuning", and no other word for the same."""
    return name.isalpha() and stem[1:] in name.lower()[1:] and not name.lower().startswith(stem)


def _keys(name: str, *, brackets: bool) -> set[tuple[str, ...]]:
    """Return the stems by which ``name`` is recognised: whole, without its brackets, and what stands in them."""
    # an English name explains in brackets: "Revocation of a Practice Permit (SIP)" is not called SIP
    forms = {name}
    if "(" in name:
        forms |= {_BRACKETS.sub(" ", name), *(_BRACKETS.findall(name) if brackets else ())}
    keys = set()
    for form in forms:
        key = tuple([stem for stem, _ in said(form)])  # nothing but fillers is no name: ITU, a permit of old, is "that"
        if key and len(key) <= 10 and key != ("izin",):
            keys.add(key)
        # "praktik dokter" is enough for "izin praktik dokter"; one word alone would not be
        if len(key) > 2 and key[0] in _LEADING:
            keys.add(key[1:])
    return keys
