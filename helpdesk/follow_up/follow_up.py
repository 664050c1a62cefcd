"""Follow up: applications from the first report to the permit, the refusal or the citizen's word.

Guarantee: reports may come late, twice, in any order and from several sources, and the application ends the same. Each
batch of reports is one transaction with its events. A report under a key that is known already changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from helpdesk.desk import Desk
from helpdesk.follow_up.linking import Applicant, tickets_for
from helpdesk.follow_up.news import follow
from helpdesk.follow_up.terms import set_due
from helpdesk.model.application import FINAL, Application, Stage, StageReport
from helpdesk.model.knowledge import Knowledge
from helpdesk.model.person import Actor
from helpdesk.store import applications, calendar, events
from helpdesk.store import stays as kept_stays
from helpdesk.store.database import Tx
from helpdesk.track.calendar import Calendar, Suspension
from helpdesk.track.clock import Due, Term, due, pauses_for_visits
from helpdesk.track.history import History, history
from helpdesk.track.sheet import Row
from helpdesk.track.stays import Stay, stays

VISIT = "site-visit"
SAID = ("ticket_id", "permit_id", "permit_label", "applicant", "unit_id", "channel", "system", "contact")


@dataclass(frozen=True, slots=True)
class Reported:
    """What one source says about the application ``number``; ``reports`` are its stages.

    ``system`` is the system whose application it is, ``contact`` the address that is registered on it.
    """

    number: str
    reports: tuple[StageReport, ...]
    permit_id: str | None = None
    permit_label: str | None = None
    applicant: str | None = None
    unit: str | None = None
    channel: str | None = None
    ticket_id: int | None = None
    system: str | None = None
    contact: str | None = None


class Effect(StrEnum):
    """What reports did, or on a dry run would do, to an application."""

    CREATED = "created"
    ADVANCED = "advanced"
    UNCHANGED = "unchanged"
    CONTRADICTED = "contradicted"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one application: its stage before, None for a new one, and after."""

    number: str
    effect: Effect
    before: Stage | None
    after: Stage


@dataclass(frozen=True)
class Rules:
    """What the clock needs to know, read once for a batch."""

    knowledge: Knowledge
    calendar: Calendar
    suspensions: tuple[Suspension, ...]
    zone: ZoneInfo

    def due(self, permit_id: str | None, found: History) -> Due:
        """Return when an application with this history is due."""
        term = Term.of_permit(self.knowledge.permits.get(permit_id or ""))
        visits = pauses_for_visits(self.suspensions, found.waits(Stage.AWAITING_VISIT, self.zone))
        pauses = found.pauses(self.zone, term.day_zero) if term else found.pauses(self.zone)
        return due(term, found.complete_on(self.zone), self.calendar, (*pauses, *visits))


@dataclass
class _Case:
    """One application while a batch is worked on."""

    number: str | None
    known: Application | None
    reports: list[StageReport]
    new: list[StageReport] = field(default_factory=list)
    said: dict[str, Any] = field(default_factory=dict)

    @property
    def ticket_id(self) -> int | None:
        """Return the ticket that it belongs to, as far as anybody said."""
        return (self.known.ticket_id if self.known else None) or self.said.get("ticket_id")

    def as_told(self, place: int) -> Applicant:
        """Return who applied under which number, for the search of a ticket; ``place`` names it in the answer."""
        told = {name: self.said.get(name, getattr(self.known, name, None)) for name in ("contact", "applicant")}
        return Applicant(place, self.number or "", told["contact"], told["applicant"])

    @property
    def says_more(self) -> bool:
        """Return whether there is anything to write."""
        return bool(self.new or self.said)

    def take(self, item: Reported, units: Mapping[str, int]) -> None:
        """Add what one item says; what is known already stays."""
        keys = {report.key for report in (*self.reports, *self.new)}
        for report in item.reports:
            if report.key not in keys:
                self.new.append(report)
                keys.add(report.key)
        told = {
            "ticket_id": item.ticket_id,
            "permit_id": item.permit_id,
            "permit_label": item.permit_label,
            "applicant": item.applicant,
            "unit_id": units.get(item.unit or ""),
            "channel": item.channel,
            "system": item.system,
            "contact": item.contact.strip().lower() if item.contact else None,
        }
        for name, value in told.items():
            if value is not None and getattr(self.known, name, None) is None:
                self.said.setdefault(name, value)


def take_reports(
    desk: Desk, actor: Actor, items: Iterable[Reported], now: datetime, *, dry_run: bool = False
) -> tuple[Outcome, ...]:
    """Take over what a source reports, and return the effect on each application, in the order of first mention.

    ``dry_run`` changes nothing.
    """
    asked = list(items)
    if dry_run:
        with desk.database.read() as tx:
            return tuple(_outcome(case) for case in _cases(tx, asked, {}))
    with desk.database.transaction() as tx:
        applications.lock(tx)
        return take_in(desk, tx, actor, asked, now)


def take_in(desk: Desk, tx: Tx, actor: Actor, items: Sequence[Reported], now: datetime) -> tuple[Outcome, ...]:
    """Do the same inside a transaction that holds ``applications.lock`` already."""
    units = applications.units(tx, {item.unit for item in items if item.unit})
    cases = _cases(tx, items, units)
    _link(tx, cases)
    _store(desk, tx, cases, actor, now)
    return tuple(_outcome(case) for case in cases)


def take_one(  # noqa: PLR0913 -- what a person says about one application
    desk: Desk,
    tx: Tx,
    actor: Actor,
    known: Application | None,
    said: Mapping[str, Any],
    reports: Sequence[StageReport],
    now: datetime,
) -> int:
    """Take in what a person says about one application, also one that has no number yet; return its id.

    ``said`` are columns (``SAID`` and ``number``) that replace what was known. The transaction holds
    ``applications.lock``.
    """
    told = applications.reports_of(tx, [known.id])[known.id] if known else []
    keys = {report.key for report in told}
    new = [report for report in reports if report.key not in keys]
    number = said.get("number", known.number if known else None)
    case = _Case(number, known, told, new, {name: value for name, value in said.items() if name != "number"})
    return _store(desk, tx, [case], actor, now)[0]


def _link(tx: Tx, cases: Sequence[_Case]) -> None:
    """Give each application that has no ticket the one whose mails name it, if it is its citizen's."""
    alone = {place: case.as_told(place) for place, case in enumerate(cases) if case.ticket_id is None}
    for place, ticket_id in tickets_for(tx, alone.values()).items():
        cases[place].said["ticket_id"] = ticket_id


def _cases(tx: Tx, items: Sequence[Reported], units: Mapping[str, int]) -> list[_Case]:
    known = applications.by_numbers(tx, (item.number for item in items))
    reports = applications.reports_of(tx, (found.id for found in known.values()))
    cases: dict[str, _Case] = {}
    for item in items:
        if item.number not in cases:
            found = known.get(item.number)
            cases[item.number] = _Case(item.number, found, reports.get(found.id, []) if found else [])
        cases[item.number].take(item, units)
    return list(cases.values())


def _outcome(case: _Case) -> Outcome:
    after = history((*case.reports, *case.new))
    before = case.known.stage if case.known else None
    if case.known is None:
        effect = Effect.CREATED
    elif len(after.contradictions) > len(history(case.reports).contradictions):
        effect = Effect.CONTRADICTED
    else:
        effect = Effect.ADVANCED if case.new else Effect.UNCHANGED
    return Outcome(case.number or "", effect, before, after.stage)


def _store(desk: Desk, tx: Tx, cases: Sequence[_Case], actor: Actor, now: datetime) -> list[int]:
    """Write applications, reports, events and the due dates of tickets; return the id of each case."""
    rules = rules_of(desk, tx)
    fresh = [case for case in cases if case.known is None]
    rows = [{"number": case.number, **case.said, **_derived(case, rules), **_version(desk, case)} for case in fresh]
    ids = dict(zip((case.number for case in fresh), applications.add(tx, rows, now), strict=True))
    changes = [_change(desk, case, case.known, rules) for case in cases if case.known and case.says_more]
    applications.change(tx, changes, now)
    placed = [(case, case.known.id if case.known else ids[case.number]) for case in cases]
    changed = [(case, key) for case, key in placed if case.new]
    applications.add_reports(tx, [(key, report) for case, key in changed for report in case.new], now)
    kept_stays.replace(tx, {key: _stays(case, rules) for case, key in placed if case.says_more})
    told = [_told(case, key) for case, key in changed]
    events.record_many(tx, now, actor, "track.reported", told)
    set_due(desk, tx, {case.ticket_id for case in cases if case.says_more and case.ticket_id is not None}, now)
    follow(desk, tx, (key for case, key in placed if case.says_more and case.ticket_id is not None), now)
    return [key for _case, key in placed]


def _change(desk: Desk, case: _Case, known: Application, rules: Rules) -> tuple[int, dict[str, Any]]:
    said = {"number": case.number, **{name: case.said.get(name, getattr(known, name)) for name in SAID}}
    return known.id, {**said, **_derived(case, rules, said["permit_id"]), **_version(desk, case)}


def _version(desk: Desk, case: _Case) -> dict[str, Any]:
    """Return whose requirement list applies: that of the day on which the permit became known."""
    known = case.known.knowledge_version if case.known else None
    return {"knowledge_version": desk.knowledge.version if "permit_id" in case.said else known}


def _derived(case: _Case, rules: Rules, permit_id: str | None = None) -> dict[str, Any]:
    """Return the columns that follow from the reports."""
    found = history((*case.reports, *case.new))
    when = rules.due(permit_id or case.said.get("permit_id"), found)
    last = found.spans[-1] if found.spans else None
    return {
        "stage": found.stage.value,
        "system_label": last.report.label if last else None,
        "begun_at": found.spans[0].begin if found.spans else None,
        "complete_on": found.complete_on(rules.zone),
        "due_on": when.on if found.stage not in FINAL else None,
        "due_why": when.why_none if found.stage not in FINAL else None,
        "ended_at": found.ended_at,
        "contradicted": bool(found.contradictions),
    }


def _stays(case: _Case, rules: Rules) -> tuple[Stay, ...]:
    """Return the days of each stage, with the day by which an application that ended had to be decided."""
    found = history((*case.reports, *case.new))
    known = case.known.permit_id if case.known else None
    when = rules.due(case.said.get("permit_id") or known, found).on if found.stage in FINAL else None
    return stays(found, when, rules.zone)


def _told(case: _Case, application_id: int) -> dict[str, Any]:
    outcome = _outcome(case)
    data = {
        "number": case.number,
        "before": outcome.before,
        "after": outcome.after,
        "reports": [report.key for report in case.new],
        "source": case.new[-1].source,
    }
    why = next((report.note for report in reversed(case.new) if report.note), None)
    return {"ticket_id": case.ticket_id, "application_id": application_id, "why": why, "data": data}


def count_again(desk: Desk, now: datetime) -> int:
    """Count the due dates of all applications that have not ended by today's calendar; return how many moved."""
    moved, after = 0, 0
    while True:
        with desk.database.transaction() as tx:
            applications.lock(tx)
            found = applications.not_ended(tx, after)
            if not found:
                return moved
            rules = rules_of(desk, tx)
            told = applications.reports_of(tx, (item.id for item in found))
            counted = [(item, rules.due(item.permit_id, history(told[item.id]))) for item in found]
            changed = [(item, when) for item, when in counted if when.on != item.due_on]
            rows = [(item.id, {"due_on": when.on, "due_why": when.why_none}) for item, when in changed]
            applications.change(tx, rows, now)
            set_due(desk, tx, {item.ticket_id for item, _when in changed if item.ticket_id is not None}, now)
            moved, after = moved + len(changed), found[-1].id


def rules_of(desk: Desk, tx: Tx) -> Rules:
    """Return what the clock needs to know now."""
    zone = ZoneInfo(desk.config.office.timezone)
    return Rules(desk.knowledge, calendar.load(tx), calendar.suspensions(tx, VISIT), zone)


def reported(row: Row, source: str, permit_id: str | None) -> Reported:
    """Return what one row of a list says; the same row read again gives reports with the same keys."""
    last = StageReport(f"{row.stage}@{row.at.isoformat()}", row.at, row.stage, source, row.label, row.failed, row.note)
    reports = [last]
    if row.submitted_at is not None and row.stage not in (Stage.SUBMITTED, Stage.PREPARING):
        key = f"{Stage.SUBMITTED}@{row.submitted_at.isoformat()}"
        reports.insert(0, StageReport(key, row.submitted_at, Stage.SUBMITTED, source))
    return Reported(row.number, tuple(reports), permit_id, row.permit, row.applicant, row.unit, row.channel)


def due_of(desk: Desk, application_id: int) -> Due | None:
    """Return an application's due date explained day by day, or None when there is no such application."""
    with desk.database.read() as tx:
        found = applications.get(tx, application_id)
        if found is None:
            return None
        return due_in(desk, tx, found, history(applications.reports_of(tx, [application_id])[application_id]))


def due_in(desk: Desk, tx: Tx, found: Application, told: History) -> Due:
    """Return the same for an application whose history was read already."""
    return rules_of(desk, tx).due(found.permit_id, told)
