"""What a reply template is given besides words: the sections of a letter, items of lists, papers and services."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the letter's body. ``number`` is 0 when the letter has only one.

    ``text`` is empty when a sentence stands at the number in place of a heading.
    """

    number: int
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Instead:
    """A document that may replace another, and when."""

    text: str
    condition: str | None


@dataclass(frozen=True, slots=True)
class Doubt:
    """A paper to look at again: ``why`` is a remark, as "expired" or "blank-form". Of one unknown ``text`` is empty."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Group:
    """Items of a requirement list that share a condition, numbered from ``first``."""

    condition: str
    texts: tuple[str, ...]
    first: int


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paper that was asked about, and what the list says of it.

    ``verdict`` is mandatory, conditional, optional, superseded, absent, detail (how it must be was asked), allowed
    (whether something about it is allowed was asked) or near (the list only has something like it).
    """

    verdict: str
    text: str


@dataclass(frozen=True, slots=True)
class Lacking:
    """Papers of the list that the writer lacks or has lost, when they are asked for, and what may stand in for them."""

    texts: tuple[str, ...]
    condition: str | None
    instead: tuple[str, ...]
    lost: bool
    if_lost: bool = False  # what may stand in does so only for what was lost
    either: bool = False  # the texts themselves say what may stand in: "PBG, atau IMB yang sudah terbit"


@dataclass(frozen=True, slots=True)
class Bearing:
    """What a list says to a question whether somebody may apply.

    ``how`` is case (asked of such people), not-only (asked only of companies, and a person asks), always (asked of
    everybody, and a person asks) or about (what the permit is for says whom it is for).
    """

    how: str
    condition: str | None
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """One of the services that a citizen may mean."""

    letter: str
    name: str
    about: str | None


@dataclass(frozen=True, slots=True)
class Site:
    """A system of the whole country, and the permits that are applied for in it."""

    names: str
    address: str
