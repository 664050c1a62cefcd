"""The simulator's own books: what it knows it has played, beside what the desk reports. Nothing here reads a store.

The books follow from the plans and from what the simulator itself wrote and sent; the report follows from the store.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from helpdesk.demo.applicants import Plan
from helpdesk.model.application import Stage
from helpdesk.report.figures import Balance
from helpdesk.report.office import OfficeReport, Reasons


@dataclass
class Books:
    """What was played until now: applications by their plans, and mails and replies as they were written."""

    stages: Counter[Stage] = field(default_factory=Counter)
    permits: dict[str, Counter[Stage]] = field(default_factory=dict)
    units: dict[str, Counter[Stage]] = field(default_factory=dict)
    refused_for: Counter[str] = field(default_factory=Counter)
    refused_unnamed: int = 0
    returned: int = 0
    returned_for: Counter[str] = field(default_factory=Counter)
    mails: int = 0
    automatic: int = 0
    first_mails: int = 0
    replies: int = 0
    unchanged: int = 0

    def take(self, plans: Iterable[Plan], until: datetime) -> None:
        """Write down where each application stands at ``until``, and why."""
        for plan in plans:
            stage = plan.at(until)
            if stage is None:
                continue
            self.stages[stage] += 1
            self.permits.setdefault(plan.permit.id, Counter())[stage] += 1
            self.units.setdefault(plan.unit, Counter())[stage] += 1
            self._reasons(plan, until)

    def _reasons(self, plan: Plan, until: datetime) -> None:
        known = [step for step in plan.steps if step.at <= until]
        mistakes = {step.corrects for step in known if step.corrects is not None}
        for place, step in enumerate(known):
            if step.stage is Stage.RETURNED:
                self.returned += 1
                self.returned_for.update(step.failed)
            if step.stage is Stage.REFUSED and place not in mistakes:
                self.refused_for.update(step.failed)
                self.refused_unnamed += not step.failed


@dataclass(frozen=True, slots=True)
class Line:
    """One figure as the simulator knows it and as the desk reports it."""

    name: str
    played: int
    reported: int

    @property
    def differs(self) -> bool:
        """Return whether they are not the same, to the last one."""
        return self.played != self.reported


def compared(books: Books, report: OfficeReport) -> list[Line]:
    """Return every figure that both know."""
    total, mail = report.figures.total, report.mail
    lines = [Line(f"applications: {stage.value}", books.stages[stage], total.stages.get(stage, 0)) for stage in Stage]
    lines.append(Line("applications: received", sum(books.stages.values()), total.received))
    lines.append(Line("received day by day", sum(books.stages.values()), sum(day.received for day in report.flow)))
    lines.append(Line("issued day by day", books.stages[Stage.ISSUED], sum(day.issued for day in report.flow)))
    lines.append(Line("waiting for a visit", books.stages[Stage.AWAITING_VISIT], report.visits.total))
    for kind, played, parts in (
        ("permit", books.permits, report.figures.by_permit),
        ("unit", books.units, report.figures.by_unit),
    ):
        lines += _parts(kind, played, dict(parts))
    lines += _reasons("refused", books.stages[Stage.REFUSED], books.refused_unnamed, books.refused_for, report.refusals)
    lines += _reasons("returned", books.returned, 0, books.returned_for, report.returns)
    lines.append(Line("mails of citizens", books.mails, mail.mails))
    lines.append(Line("replies sent", books.replies, mail.replies))
    lines.append(Line("replies sent as drafted", books.unchanged, mail.unchanged))
    return lines


def _parts(kind: str, played: dict[str, Counter[Stage]], reported: dict[str, Balance]) -> Iterable[Line]:
    for name in sorted(played.keys() | reported.keys()):
        known = played.get(name, Counter())
        told = reported.get(name, Balance({}))
        for stage in Stage:
            if known[stage] or told.stages.get(stage, 0):
                yield Line(f"{kind} {name}: {stage.value}", known[stage], told.stages.get(stage, 0))


def _reasons(what: str, total: int, unnamed: int, played: Counter[str], reported: Reasons) -> Iterable[Line]:
    told = dict(reported.by_key)
    yield Line(f"{what}: all", total, reported.total)
    yield Line(f"{what}: without a requirement", unnamed, reported.unnamed)
    for key in sorted(played.keys() | told.keys()):
        yield Line(f"{what} for {key}", played[key], told.get(key, 0))
