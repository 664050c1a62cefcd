"""What a citizen asks: questions, the entries that may answer them, and what to do about the mail."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Aspect(StrEnum):
    """Which side of a permit is asked about."""

    REQUIREMENTS = "requirements"
    PROCEDURE = "procedure"
    FEE = "fee"
    DURATION = "duration"
    LEGAL = "legal"
    DEFINITION = "definition"
    VALIDITY = "validity"
    STATUS = "status"
    COMPLAINT = "complaint"
    DOCUMENTS_CHECK = "documents-check"
    OTHER = "other"


class Form(StrEnum):
    """How something is asked: what kind of sentence answers it, beside the sides (aspects) that it asks about."""

    LIST = "list"  # everything of a side: "syaratnya apa saja"
    HOW = "how"
    NEEDED = "needed"  # yes or no: is something required
    ALLOWED = "allowed"  # yes or no: may or can one
    WHETHER = "whether"  # any other yes or no
    WHERE = "where"  # the place or the channel
    WHEN = "when"  # the day to do something, not how long it takes
    HOW_LONG = "how-long"
    HOW_MANY = "how-many"
    WHO = "who"
    WHICH = "which"  # one of two that are named
    THEN = "then"  # what becomes of a thing, or what is to be done about it
    OPEN = "open"  # none of these, or not said


class Fact(StrEnum):
    """What the entry of a permit holds as a whole, and a question may want as such, whatever side it asks about."""

    LIST = "list"  # of the papers
    STEPS = "steps"
    CHANNEL = "channel"  # where to apply
    FEE = "fee"
    TERM = "term"
    VALIDITY = "validity"
    DEFINITION = "definition"
    NEED = "need"  # whether an undertaking needs the permit
    LAW = "law"


class Action(StrEnum):
    """What the desk proposes to do with a mail; the first that applies (DESIGN: black-box contract)."""

    NO_REPLY = "no-reply"
    ESCALATE = "escalate"
    CLARIFY = "clarify"
    DOCUMENTS_CHECK = "documents-check"
    STATUS = "status"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a candidate was proposed: ``field`` of the entry (name, alias, question, ...) and the words in the mail."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that may answer a question. ``confidence`` is P(this id answers this question), 0 to 1."""

    kind: str
    id: str
    confidence: float
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """One request for information, check or action; ``new_text[start:end] == text`` in Unicode code points.

    Of a mail that asks in its subject alone ``text`` are words of the subject, and ``start`` and ``end`` are 0.

    ``out_of_scope`` is P(no entry answers it). Candidates stand best first, at most five. ``words`` is the text in its
    usual spelling, empty when nobody read it; ``form`` is how they ask; ``before`` what the mail tells just before it,
    where a draft needs that. ``improbable`` are, in a draft, the (entry id, number) of narrow answers of its candidates
    which the mail is hardly on: words of a question alone do not bring them in. ``wanted`` are P(the best reply holds
    it) of each Fact, in their order, empty when nobody read the words.
    """

    text: str
    start: int
    end: int
    aspects: tuple[Aspect, ...]
    out_of_scope: float
    candidates: tuple[Candidate, ...]
    words: str = ""
    form: Form = Form.OPEN
    before: str = ""
    improbable: frozenset[tuple[str, int]] = frozenset()
    wanted: tuple[float, ...] = ()

    def wants(self, fact: Fact) -> float:
        """Return P(the best reply holds a fact as a whole), 1 when nobody knows."""
        return self.wanted[_FACTS.index(fact)] if self.wanted else 1.0

    @property
    def in_subject(self) -> bool:
        """Whether it stands in the subject of its mail."""
        return bool(self.text) and not self.end


_FACTS = tuple(Fact)
LEAST = 0.05  # chance of a line that is worth being kept
MOST = 12  # lines of a mail


@dataclass(frozen=True, slots=True)
class Line:
    """An answer to a narrow question that a mail is on: the particular ``number`` (from 0) of the entry ``entry_id``.

    ``number`` is -1 for the whole answer of a topic. ``confidence`` is P(the best reply holds it), 0 to 1. ``question``
    is the index of the question that it answers, None for what the mail only tells in ``new_text[start:end]``, or in
    its subject (0 to 0).
    """

    entry_id: str
    number: int
    confidence: float
    question: int | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Understanding:
    """Everything the matcher made of one mail. ``permits`` and ``topics`` in order of first mention.

    ``lines``: the narrow answers that it is on, the likeliest first.

    ``illegal_fee``: whether the mail tells that somebody wanted money beside the official fee. ``more``: it
    is longer, or asks more, than is read.
    """

    action: Action
    questions: tuple[Question, ...]
    permits: tuple[str, ...]
    topics: tuple[str, ...]
    application_numbers: tuple[str, ...]
    illegal_fee: bool = False
    lines: tuple[Line, ...] = ()
    more: bool = False


MORE = "match: the mail asks more, or is longer, than is read"
"""The line of a reading's log that says so."""


@dataclass(frozen=True, slots=True)
class Claims:
    """What a mail says of its writer's papers and case, attached or not.

    ``have``, ``lack`` and ``lost`` are document keys in the order of the mail; ``stated`` are the conditions of
    requirements that it states (docs/entries.md, ``when``), ``sure`` those that hold beyond doubt and ``out`` those
    that cannot hold; ``rare`` are conditions that few are in, as far as it names them, None where no mail was read.
    ``words`` are its longer words, by which two papers of one kind are told apart.
    """

    have: tuple[str, ...] = ()
    lack: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    stated: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    sure: frozenset[str] = frozenset()
    out: frozenset[str] = frozenset()
    rare: frozenset[str] | None = None


DUPLICATE = "duplicate"
"""The remark on a file whose octets another attachment has too: it is one document, not two."""

BLANK_FORM = "blank-form"
"""The remark on a form that nobody has filled in, or a letter that nobody has signed: it does not count."""

INCOMPLETE = "incomplete"
"""The remark on a paper of which its sender says that it is a part, and the rest will follow: it does not count yet."""

TEXT_DISAGREES = "text-disagrees"
"""The remark on a file of another kind than its name says: "text-disagrees: ijazah"."""

UNREADABLE = "unreadable"
"""The remark on a paper that nobody can read, as on a blurred photo, or of which its sender says so."""

LOCKED = "locked"
"""The remark on a file that opens only with a password which nobody has told."""

DAMAGED = "damaged"
"""The remark on a file that does not open, for no password."""

UNUSABLE = (UNREADABLE, LOCKED, DAMAGED)
"""What keeps a paper from being looked at: it does not count."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """What one file is: an attachment, or the ``member`` with this name inside one.

    ``confidence`` is 0 to 1. ``reason``: name, text, name-and-text, said (by the sender), taught (by a counselor, about
    a file called so), judged (by a counselor, about this one).
    ``remarks`` are for the counselor: duplicate, blank-form, incomplete, unreadable, locked, damaged,
    name-disagrees, "text-disagrees: ijazah", "expired: 2025-01-31", "until: 2027-01-31", "other-name: ...". Of a file
    of several documents one names which it is about: "expired: str 2025-01-31".
    """

    attachment: int
    member: str | None
    keys: tuple[str, ...]
    confidence: float
    reason: str
    remarks: tuple[str, ...] = ()

    def about(self, remark: str) -> tuple[str, ...]:
        """Return the keys that one of the remarks is about: the one that it names, else all of the file."""
        named = remark.partition(": ")[2].partition(" ")[0]
        return (named,) if len(self.keys) > 1 and named in self.keys else self.keys


@dataclass(frozen=True, slots=True)
class CheckedDocuments:
    """Which required documents of a permit came along; ``missing`` is None when the list is unknown.

    ``received`` holds (index of the attachment, name inside a zip or None, document keys); ``files`` says the same with
    confidence, reasons and remarks. ``linked``: the mail links to papers kept elsewhere, which nobody opened.
    """

    permit: str
    received: tuple[tuple[int, str | None, tuple[str, ...]], ...]
    missing: tuple[str, ...] | None
    files: tuple[Recognised, ...] = ()
    linked: bool = False
