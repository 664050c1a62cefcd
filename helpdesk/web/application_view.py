"""What pages show of an application: its way so far, its due date day by day, its requirement list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from helpdesk.follow_up.checklists import checklist_from, permit_of
from helpdesk.follow_up.follow_up import due_in
from helpdesk.model.application import FINAL, Application, StageReport
from helpdesk.model.conversation import FiledMessage
from helpdesk.model.knowledge import DocumentKind, Permit
from helpdesk.model.ticket import Ticket
from helpdesk.store import applications, calendar, messages, named_numbers, tickets
from helpdesk.store.database import Tx
from helpdesk.track.checklist import Item, still_needed, unconfirmed
from helpdesk.track.clock import Due, days_left
from helpdesk.track.history import History, history
from helpdesk.track.silence import Silence, silence
from helpdesk.web import file_view
from helpdesk.web.access import Visit


@dataclass(frozen=True, slots=True)
class Step:
    """One event on the way. ``until`` is when the stage was left; ``corrected`` that it was taken back since."""

    report: StageReport
    until: datetime | None
    failed: tuple[str, ...]
    corrected: bool
    contradicts: bool

    @property
    def source(self) -> str:
        """Return the kind of source: counselor, import, api, mail or poll."""
        return self.report.source.partition(":")[0]

    @property
    def source_name(self) -> str:
        """Return which file, system or mail it was."""
        return self.report.source.partition(":")[2]


@dataclass(frozen=True, slots=True)
class ItemView:
    """One requirement with the names of its documents."""

    item: Item
    label: str
    alternatives: tuple[str, ...]
    paper: str | None


@dataclass(frozen=True, slots=True)
class ApplicationView:
    """An application as a page shows it. ``left`` are working days to the due date, negative when it is late.

    ``items`` is None when nobody knows what is required, ``due`` says why there is no date.
    """

    found: Application
    permit: Permit | None
    unit: str | None
    ticket: Ticket | None
    items: tuple[ItemView, ...] | None
    missing: int
    unseen: int
    due: Due
    left: int | None
    silence: Silence | None
    steps: tuple[Step, ...]

    @property
    def ended(self) -> bool:
        """Return whether it was issued, refused or withdrawn."""
        return self.found.stage in FINAL

    @property
    def name(self) -> str | None:
        """Return what the permit is called, here or in the source system."""
        return self.permit.name if self.permit else self.found.permit_label


def view(visit: Visit, tx: Tx, found: Application, mails: Iterable[FiledMessage] | None = None) -> ApplicationView:
    """Return the view of an application; ``mails`` are those of its ticket, if they were read already."""
    desk = visit.desk
    if mails is None:
        mails = messages.conversation(tx, found.ticket_id) if found.ticket_id is not None else ()
    items = checklist_from(desk, tx, found, mails)
    told = applications.reports_of(tx, [found.id])[found.id]
    way = history(told)
    due = due_in(desk, tx, found, way)
    today, days = desk.today(visit.now), calendar.load(tx)
    track = desk.config.track
    return ApplicationView(
        found=found,
        permit=permit_of(desk, tx, found),
        unit=applications.unit_names(tx).get(found.unit_id or 0),
        ticket=tickets.get(tx, found.ticket_id) if found.ticket_id is not None else None,
        items=None if items is None else tuple(_item(item, desk.knowledge.documents) for item in items),
        missing=len(still_needed(items or ())),
        unseen=len(unconfirmed(items or ())),
        due=due,
        left=days_left(found.due_on, today, days) if found.due_on else None,
        silence=silence(
            found.due_on, today, days, holds=found.permit_id in track.silent_approval, warn_days=track.warn_days
        ),
        steps=_steps(told, way, desk.knowledge.documents),
    )


def of_ticket(visit: Visit, tx: Tx, ticket_id: int, mails: Iterable[FiledMessage]) -> tuple[ApplicationView, ...]:
    """Return the views of a ticket's applications, oldest first."""
    mails = tuple(mails)
    return tuple(view(visit, tx, found, mails) for found in applications.of_ticket(tx, ticket_id))


def named_elsewhere(tx: Tx, mails: Iterable[FiledMessage]) -> tuple[Application, ...]:
    """Return applications without a ticket that these mails name: a person decides whether they belong here."""
    numbers = {number for mail in mails if not mail.outgoing for number in mail.application_numbers}
    known = applications.by_numbers(tx, numbers) if numbers else {}
    return tuple(found for found in known.values() if found.ticket_id is None)


def tickets_naming(visit: Visit, tx: Tx, found: Application) -> tuple[Ticket, ...]:
    """Return the tickets whose mails name an application, the newest first, as far as the person may see them."""
    if not found.number:
        return ()
    ids = dict.fromkeys(naming.ticket_id for naming in named_numbers.of_numbers(tx, [found.number]))
    named = (tickets.get(tx, ticket_id) for ticket_id in ids)
    return tuple(one for one in named if tickets.may_see(visit.person, one))


def first_day(due: Due) -> date | None:
    """Return the day on which counting began."""
    return next((day.day for day in due.days if day.number == 1), None)


def _item(item: Item, documents: Mapping[str, DocumentKind]) -> ItemView:
    label = file_view.label(documents, item.document)
    instead = tuple(file_view.label(documents, key) for key in item.alternatives)
    paper = item.paper
    other = paper is not None and paper.document != item.document
    shown = file_view.label(documents, paper.document) if paper is not None and other else None
    return ItemView(item, label, instead, shown)


def _steps(told: Iterable[StageReport], way: History, documents: Mapping[str, DocumentKind]) -> tuple[Step, ...]:
    """Return every event, the newest first."""
    until = {span.report.key: span.end for span in way.spans}
    corrected = {report.key for report in way.corrected}
    against = {report.key for report in way.contradictions}
    ordered = sorted(told, key=lambda report: (report.at, report.key), reverse=True)
    return tuple(
        Step(
            report,
            until.get(report.key),
            tuple(file_view.label(documents, key) for key in report.failed),
            report.key in corrected,
            report.key in against,
        )
        for report in ordered
    )
