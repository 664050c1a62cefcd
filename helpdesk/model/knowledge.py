"""What the office knows: permits, their requirements, topics, and the documents they ask for.

Unknown is a value. ``None`` always means that no source told us; it never means "none" or "free".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class EntryStatus(StrEnum):
    """Whether a permit can still be applied for."""

    ACTIVE = "active"
    REPLACED = "replaced"
    ABOLISHED = "abolished"


class Jurisdiction(StrEnum):
    """Where a requirement list comes from."""

    JAKARTA = "jakarta"
    NATIONAL = "national"
    OTHER_REGION = "other-region"
    MIXED = "mixed"


class Force(StrEnum):
    """Whether a fact holds today. A superseded fact is kept, and never drafted."""

    IN_FORCE = "in-force"
    SUPERSEDED = "superseded"
    UNVERIFIED = "unverified"


class EvidenceGrade(StrEnum):
    """How well the sources carry an entry."""

    SEEN = "seen"
    PARTLY_SEEN = "partly-seen"
    GENERAL_KNOWLEDGE = "general-knowledge"


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A kind of document that a permit may require, named by its document key.

    ``hints`` are what people call such a file; ``titles`` what stands at its top; each of ``marks`` are words that
    together stand on no other document.
    """

    key: str
    label: str
    label_en: str
    hints: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact was read, and as of when (YYYY, YYYY-MM or YYYY-MM-DD)."""

    title: str
    url: str | None = None
    as_of: str | None = None


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """A regulation (*dasar hukum*)."""

    name: str
    about: str | None = None
    state: Force = Force.IN_FORCE


@dataclass(frozen=True, slots=True)
class Fee:
    """A fee (*retribusi*): the sentence a citizen reads; ``amount`` in rupiah where one number is the whole truth."""

    text: str
    text_en: str
    amount: int | None = None
    basis: str | None = None
    superseded: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Requirement:
    """One item of a permit's requirement list (*persyaratan*)."""

    document: str
    text: str
    text_en: str
    mandatory: bool
    condition: str | None = None
    condition_en: str | None = None
    when: str | None = None
    alternatives: tuple[str, ...] = ()
    jurisdiction: Jurisdiction | None = None
    state: Force = Force.IN_FORCE


class DayZero(StrEnum):
    """Which day of a term is the first to count."""

    AFTER = "after"  # the working day after the file is complete
    SAME = "same"  # the day on which it is complete, if that is a working day


@dataclass(frozen=True, slots=True)
class TermStep:
    """One step of a permit's term, in working days."""

    name: str
    name_en: str
    days: int


TITLES = ("dr", "drg", "drh", "apt", "ns", "bd", "ftr")
"""The titles before a name, in small letters and without a stop, that tell which profession somebody has."""

MEASURES = ("m2", "month", "year", "vehicle", "title")
"""What a limit of a particular is counted in: square metres, time, places for cars, certificates of land."""


@dataclass(frozen=True, slots=True)
class Particular:
    """What is said to one narrow question about an entry.

    A question is on it when it has all words of any group of ``about``, by their roots; ``asked`` are ways in which
    people ask for it, or tell what makes it needed. ``result`` is what it comes to for whoever states a figure above
    one of ``over`` ("5 year", of ``MEASURES``); ``near`` are words of which one stands beside that figure, where it may
    be of something else. ``title`` heads it in a letter: the matter that was asked about, in a few words.
    """

    about: tuple[str, ...]
    text: str
    text_en: str
    over: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    result: str | None = None
    result_en: str | None = None
    asked: tuple[str, ...] = ()
    title: str | None = None
    title_en: str | None = None


@dataclass(frozen=True, slots=True)
class Permit:
    """A permit (*izin*) or other service of the office.

    ``requirements`` is None when the list is unknown; ``procedure`` likewise. ``term_days`` are working days, counted
    from ``day_zero``; ``term_steps`` are their parts where the office's standard names them, and ``term_basis`` is
    whose standard that is where it is one unit's. ``titles`` are those, of ``TITLES``, of the one profession that
    applies for it.
    """

    id: str
    name: str
    name_en: str
    sector: str
    status: EntryStatus
    jurisdiction: Jurisdiction
    evidence: EvidenceGrade
    as_of: str | None
    review_by: str | None
    aliases: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    replaced_by: tuple[str, ...] = ()
    jurisdiction_note: str | None = None
    jurisdiction_note_en: str | None = None
    units: tuple[str, ...] = ()
    unit_note: str | None = None
    channel: str | None = None
    site_visit: bool | None = None
    term_days: int | None = None
    term_basis: str | None = None
    term_basis_en: str | None = None
    day_zero: DayZero = DayZero.AFTER
    term_steps: tuple[TermStep, ...] = ()
    validity: str | None = None
    validity_en: str | None = None
    legal_basis: tuple[LegalBasis, ...] = ()
    fee: Fee | None = None
    requirements: tuple[Requirement, ...] | None = None
    definition: str | None = None
    definition_en: str | None = None
    procedure: tuple[str, ...] | None = None
    procedure_en: tuple[str, ...] | None = None
    note: str | None = None
    questions: tuple[str, ...] = ()
    particulars: tuple[Particular, ...] = ()
    sources: tuple[Source, ...] = ()

    @property
    def kind(self) -> str:
        """Return the word of the black-box contract for this entry."""
        return "permit"

    @property
    def title(self) -> str:
        """Return what a page calls this entry."""
        return self.name

    def __hash__(self) -> int:
        """Hash what names an entry: the hash of all that it says would be made anew at each use as a key."""
        return hash(self.id)


@dataclass(frozen=True, slots=True)
class Topic:
    """A question citizens often ask that is not about one permit's fields, with its answer.

    ``matter`` is what it is about in a few words, for the heading of a letter; without it the question stands there.
    """

    id: str
    question: str
    question_en: str
    group: str
    aspects: tuple[str, ...]
    evidence: EvidenceGrade
    as_of: str | None
    review_by: str | None
    answer: str
    answer_en: str
    aliases: tuple[str, ...] = ()
    permits: tuple[str, ...] = ()
    case_data: bool = False
    escalate: bool = False
    volatile: bool = False
    verify: str | None = None
    matter: str | None = None
    matter_en: str | None = None
    note: str | None = None
    legal_basis: tuple[LegalBasis, ...] = ()
    questions: tuple[str, ...] = ()
    particulars: tuple[Particular, ...] = ()
    sources: tuple[Source, ...] = ()

    @property
    def kind(self) -> str:
        """Return the word of the black-box contract for this entry."""
        return "topic"

    @property
    def title(self) -> str:
        """Return what a page calls this entry."""
        return self.question

    def __hash__(self) -> int:
        """Hash what names an entry: the hash of all that it says would be made anew at each use as a key."""
        return hash(self.id)


Entry = Permit | Topic


@dataclass(frozen=True, slots=True)
class Knowledge:
    """One version of the knowledge base, never changed after it was made.

    ``version`` is the hex SHA-256 of its content: two bases with the same text are the same version.
    ``same``: sentences of entries that tell a reader the same, the fuller one first in each group.
    """

    version: str
    permits: Mapping[str, Permit] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=dict)
    documents: Mapping[str, DocumentKind] = field(default_factory=dict)
    same: tuple[tuple[str, ...], ...] = ()

    def entry(self, entry_id: str) -> Entry | None:
        """Return the permit or topic with this id, or None."""
        return self.permits.get(entry_id) or self.topics.get(entry_id)

    def entries(self) -> tuple[Entry, ...]:
        """Return every entry, permits first."""
        return (*self.permits.values(), *self.topics.values())
