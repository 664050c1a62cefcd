"""News and reminders that config.toml names: each goes out as a notice, once, instead of becoming a draft.

Guarantee: what a notice tells goes out at most once, whatever order reports come in and however often they are
repeated; within the limits of every notice (``notices``); and only to the address that is registered on the
application, or to one that SPF or DKIM has vouched for on the ticket. Whatever is doubtful stays a draft for a person:
reports that contradict each other, a correction of what was told, a refusal without a reason, old news, a confidential
ticket, an address from which our mail came back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from helpdesk import switches
from helpdesk.desk import Desk
from helpdesk.draft.templating.notice import NEWS
from helpdesk.errors import TemplateError
from helpdesk.follow_up.notices import Leaving, queue, why_limited, writer_of
from helpdesk.follow_up.telling import addressee, told
from helpdesk.mail.parse import parse
from helpdesk.model.follow_up import FollowUp, FollowUpKind, FollowUpState
from helpdesk.model.message import Address, Message
from helpdesk.model.ticket import Ticket
from helpdesk.send.page_links import page_for
from helpdesk.store import applications, citizens, follow_ups, messages
from helpdesk.store.database import Tx

NAMES: Mapping[FollowUpKind, str] = {
    FollowUpKind.RECEIVED: "received",
    FollowUpKind.RESUBMITTED: "received",
    FollowUpKind.RETURNED: "returned",
    FollowUpKind.VISIT: "visit",
    FollowUpKind.VISIT_SUSPENDED: "visit",
    FollowUpKind.VISIT_RESUMED: "visit",
    FollowUpKind.PAYMENT: "payment",
    FollowUpKind.ISSUED: "issued",
    FollowUpKind.REFUSED: "refused",
    FollowUpKind.CITIZEN_SILENT: "reminder",
    FollowUpKind.EXPIRING: "reminder",
}
"""The name in ``send.notices`` of each kind of letter that nobody asked for."""
FRESH = timedelta(days=14)  # older news is history that was imported: a person decides whether to tell it
_EXPLAINED = frozenset({FollowUpKind.REFUSED, FollowUpKind.RETURNED})
DELIVERY = "delivery"  # in the data of a follow-up: the delivery that told it


@dataclass(frozen=True, slots=True)
class Named:
    """What went out as notices: the follow-ups told, of which kinds; and why others of a named kind did not."""

    told: frozenset[int] = frozenset()
    kinds: frozenset[FollowUpKind] = frozenset()
    withheld: Mapping[str, str] = field(default_factory=dict)


def tell_named(desk: Desk, tx: Tx, ticket: Ticket, waiting: Sequence[FollowUp], now: datetime) -> Named:
    """Send a notice for each named kind among the follow-ups that wait on a ticket; each is told in one mail."""
    by_name: dict[str, list[FollowUp]] = {}
    named = switches.notices(desk, tx) if waiting else frozenset()
    for row in waiting:
        if NAMES[row.kind] in named:
            by_name.setdefault(NAMES[row.kind], []).append(row)
    sent: list[FollowUp] = []
    withheld: dict[str, str] = {}
    for name, rows in by_name.items():
        why = _send(desk, tx, ticket, name, rows, now)
        if why is None:
            sent += rows
        else:
            withheld[name] = why
    return Named(frozenset(row.id for row in sent), frozenset(row.kind for row in sent), withheld)


def is_explained(row: FollowUp) -> bool:
    """Return whether a refusal or a return says why; without a reason a person must find it out."""
    return bool(row.data.get("failed") or row.data.get("note"))


def _send(desk: Desk, tx: Tx, ticket: Ticket, name: str, rows: Sequence[FollowUp], now: datetime) -> str | None:
    """Put one notice into the outbox; return why it stays a draft, or None when it goes."""
    to = addressee(tx, ticket, rows)
    why = _why_not(desk, tx, ticket, rows, to, now) or why_limited(tx, name, to, now)
    if why is not None or to is None:
        return why or "nobody to tell"
    try:
        delivery_id = queue(desk, tx, ticket, _leaving(desk, tx, ticket, name, rows, to, now), now)
    except (TemplateError, ValueError) as error:  # a broken template, an address that nothing can go to
        return str(error)
    for row in rows:
        data = {**row.data, DELIVERY: delivery_id}
        follow_ups.change(tx, [row.id], now, state=FollowUpState.DONE, draft_id=None, data=data)
    return None


def _why_not(  # noqa: PLR0911 -- one reason a line
    desk: Desk, tx: Tx, ticket: Ticket, rows: Sequence[FollowUp], to: Address | None, now: datetime
) -> str | None:
    """Return why a person must look at this news before it goes, or None."""
    if to is None or to.address.lower() in desk.config.office.addresses:
        return "nobody to tell"
    if ticket.merged_into_id is not None or ticket.held or ticket.spam or ticket.confidential:
        return "a person must first decide about the ticket"
    if citizens.failing(tx, [to.address]):
        return "mail to this address came back"
    if any(row.data.get(DELIVERY) for row in rows):
        return "an earlier notice of it did not arrive"
    if any(row.data.get("corrected") for row in rows):
        return "it corrects what an earlier letter told"
    if any(row.kind in _EXPLAINED and not is_explained(row) for row in rows):
        return "nobody has reported the reason"
    if any(now - _moment(desk, row) > FRESH for row in rows if row.kind is not FollowUpKind.CITIZEN_SILENT):
        return "it happened more than 14 days ago"
    return _why_doubted(tx, ticket, rows, to)


def _why_doubted(tx: Tx, ticket: Ticket, rows: Sequence[FollowUp], to: Address) -> str | None:
    """Return why the reader may not be told, or the news may not be true, or None."""
    found = [applications.get(tx, row.application_id) for row in rows if row.application_id]
    if any(one is not None and one.contradicted for one in found):
        return "reports about the application contradict each other"
    registered = bool(found) and all(one is not None and (one.contact or "").lower() == to.address for one in found)
    if not registered and not messages.is_vouched(tx, ticket.id, to.address):
        return "neither SPF nor DKIM has vouched for this address"
    return None


def _moment(desk: Desk, row: FollowUp) -> datetime:
    """Return when what a follow-up tells happened; a day counts from its beginning."""
    at = str(row.data["at"])
    if len(at) == len("2026-11-24"):
        return datetime.combine(date.fromisoformat(at), time(), desk.zone)
    return datetime.fromisoformat(at)


def _leaving(  # noqa: PLR0913 -- where it belongs, what it tells, to whom
    desk: Desk, tx: Tx, ticket: Ticket, name: str, rows: Sequence[FollowUp], to: Address, now: datetime
) -> Leaving:
    """Return the notice. Raises TemplateError when its wording is broken."""
    writer = desk.explainer.writer
    if writer is None:
        raise TemplateError(desk.explainer.template_problem)
    items = [told(tx, row, desk.zone) for row in sorted(rows, key=lambda row: row.id)]
    about, text = writer.news_notice(items, language=ticket.language)
    page = page_for(desk, tx, ticket, (to,), now)
    notice = writer_of(desk).write(NEWS, ticket.language, ticket.number, {"about": about, "told": text}, page)
    return Leaving(
        kind=name,
        to=to.address,
        notice=notice,
        language=ticket.language,
        answered=_latest(desk, tx, ticket, to),
        data={"follow_ups": [row.id for row in rows]},
    )


def _latest(desk: Desk, tx: Tx, ticket: Ticket, to: Address) -> Message | None:
    """Return the newest mail of the reader on the ticket, so that the notice joins their conversation."""
    for filed in reversed(messages.conversation(tx, ticket.id)):
        mine = filed.sender is not None and filed.sender.address.lower() == to.address.lower()
        if filed.from_citizen and filed.automatic_kind is None and mine:
            return parse(desk.blobs.get(filed.digest))
    return None
