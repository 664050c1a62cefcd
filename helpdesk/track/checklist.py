"""The requirement checklist of one application: what its permit asks for, what came along, and what a person said.

The list is that of the entry's version when the permit became known, so that a later change of the rules does not ask
anybody for more. What the desk recognised in mails fills it; what a counselor said stands above that, until a newer
mail brings the document again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from helpdesk.model.knowledge import Force, Permit, Requirement


class Need(StrEnum):
    """How much a requirement is one; a conditional one binds who fulfils its condition."""

    REQUIRED = "required"
    OPTIONAL = "optional"
    CONDITIONAL = "conditional"


class ItemState(StrEnum):
    """Where one requirement stands. *Received* is what the desk recognised and nobody has looked at."""

    MISSING = "missing"
    RECEIVED = "received"
    UNREADABLE = "unreadable"
    WRONG = "wrong"
    EXPIRED = "expired"
    ACCEPTED = "accepted"


IN_HAND = frozenset({ItemState.RECEIVED, ItemState.ACCEPTED})


@dataclass(frozen=True, slots=True)
class FoundPaper:
    """A document that came with a mail: where it is, and what is wrong with it (None: nothing that the desk sees).

    ``member`` is the name inside an archive. ``problem`` is UNREADABLE, EXPIRED, WRONG (a blank form, a part) or None.
    """

    document: str
    at: datetime
    message_row_id: int
    attachment: int
    member: str | None
    filename: str
    problem: ItemState | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What a counselor said about one item: the document's state, or whether the condition is met, or both."""

    state: ItemState | None
    applies: bool | None
    note: str | None
    by: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Item:
    """One requirement of an application. ``position`` counts from 0 in the entry's list.

    ``applies`` says whether this applicant must bring it. ``paper`` is the document that stands for it, which may be
    one of the ``alternatives``.
    """

    position: int
    requirement: Requirement
    need: Need
    applies: bool
    state: ItemState
    paper: FoundPaper | None = None
    said: Said | None = None

    @property
    def document(self) -> str:
        """Return the document key."""
        return self.requirement.document

    @property
    def alternatives(self) -> tuple[str, ...]:
        """Return the keys of documents that are taken instead."""
        return self.requirement.alternatives

    @property
    def lacking(self) -> bool:
        """Return whether the applicant still has to send it."""
        return self.applies and self.state not in IN_HAND


def checklist(
    permit: Permit, found: Iterable[FoundPaper], said: Mapping[int, Said], must: Iterable[Requirement]
) -> tuple[Item, ...] | None:
    """Return the items in entry order, or None when the permit's requirements are unknown.

    ``must`` are those of the permit's requirements that this applicant has to bring (``documents.checklist.needed``);
    ``said`` what counselors said, by position. Superseded requirements are left out. One paper stands for one item.
    """
    if permit.requirements is None:
        return None
    current = [(at, item) for at, item in enumerate(permit.requirements) if item.state is not Force.SUPERSEDED]
    asked = frozenset(map(id, must))
    papers = sorted(found, key=lambda paper: (paper.problem is not None, -paper.at.timestamp(), paper.attachment))
    taken = _assigned([item for _at, item in current], papers)
    return tuple(
        _item(at, item, id(item) in asked, taken.get(place), said.get(at)) for place, (at, item) in enumerate(current)
    )


def still_needed(items: Sequence[Item]) -> tuple[Item, ...]:
    """Return exactly what the applicant still has to send: missing, unreadable, wrong and expired papers."""
    return tuple(item for item in items if item.lacking)


def unconfirmed(items: Sequence[Item]) -> tuple[Item, ...]:
    """Return what came and nobody has looked at."""
    return tuple(item for item in items if item.state is ItemState.RECEIVED)


def _assigned(items: Sequence[Requirement], papers: Sequence[FoundPaper]) -> dict[int, FoundPaper]:
    """Return the paper for each item: its own document first, then an alternative that nothing else needs."""
    left = list(papers)
    taken: dict[int, FoundPaper] = {}
    for own in (True, False):
        for place, item in enumerate(items):
            if place in taken:
                continue
            keys = (item.document,) if own else item.alternatives
            paper = next((one for one in left if one.document in keys), None)
            if paper is not None:
                taken[place] = paper
                left.remove(paper)
    return taken


def _item(position: int, item: Requirement, asked: bool, paper: FoundPaper | None, said: Said | None) -> Item:
    applies = said.applies if said is not None and said.applies is not None else asked
    return Item(position, item, _need(item), applies, _state(paper, said), paper, said)


def _need(item: Requirement) -> Need:
    if item.when is not None or item.condition is not None:
        return Need.CONDITIONAL
    return Need.REQUIRED if item.mandatory else Need.OPTIONAL


def _state(paper: FoundPaper | None, said: Said | None) -> ItemState:
    """Return what a person said, unless a newer mail brings again what was not good; else what the desk saw."""
    seen = ItemState.MISSING if paper is None else paper.problem or ItemState.RECEIVED
    if said is None or said.state is None:
        return seen
    brought_again = paper is not None and paper.at > said.at and said.state is not ItemState.ACCEPTED
    return seen if brought_again else said.state
