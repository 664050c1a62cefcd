"""Figures that add up: received = issued + refused + withdrawn + in process, for the office and for each part of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from helpdesk.model.application import Stage


@dataclass(frozen=True, slots=True)
class Balance:
    """How many applications were received, and what became of them. ``awaiting_visit`` are part of those in process."""

    stages: Mapping[Stage, int]

    @property
    def received(self) -> int:
        """Return all of them."""
        return sum(self.stages.values())

    @property
    def issued(self) -> int:
        """Return those with a permit."""
        return self.stages.get(Stage.ISSUED, 0)

    @property
    def refused(self) -> int:
        """Return those that were refused."""
        return self.stages.get(Stage.REFUSED, 0)

    @property
    def withdrawn(self) -> int:
        """Return those that the applicant took back."""
        return self.stages.get(Stage.WITHDRAWN, 0)

    @property
    def in_process(self) -> int:
        """Return those that have not ended; a returned one goes on, so it is one of them."""
        return self.received - self.issued - self.refused - self.withdrawn

    @property
    def awaiting_visit(self) -> int:
        """Return those that wait for a site visit."""
        return self.stages.get(Stage.AWAITING_VISIT, 0)

    @property
    def refusal_rate(self) -> float | None:
        """Return the share of refusals among decided applications, or None while none is decided."""
        decided = self.issued + self.refused
        return self.refused / decided if decided else None


@dataclass(frozen=True, slots=True)
class Figures:
    """The balance of the office, of each permit and of each unit; the largest part first, the unknown one is ``""``."""

    total: Balance
    by_permit: tuple[tuple[str, Balance], ...]
    by_unit: tuple[tuple[str, Balance], ...]


def figures(counts: Iterable[tuple[str | None, str | None, Stage, int]]) -> Figures:
    """Return the figures of counts by permit, unit and stage."""
    total: Counter[Stage] = Counter()
    permits: dict[str, Counter[Stage]] = defaultdict(Counter)
    units: dict[str, Counter[Stage]] = defaultdict(Counter)
    for permit, unit, stage, count in counts:
        total[stage] += count
        permits[permit or ""][stage] += count
        units[unit or ""][stage] += count
    return Figures(Balance(total), _sorted(permits), _sorted(units))


def _sorted(parts: Mapping[str, Counter[Stage]]) -> tuple[tuple[str, Balance], ...]:
    balances = [(name, Balance(stages)) for name, stages in parts.items()]
    return tuple(sorted(balances, key=lambda item: (-item[1].received, item[0])))
