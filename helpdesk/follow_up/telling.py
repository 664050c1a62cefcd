"""Telling: what a follow-up tells, and to whom, whether a person sends it or it is a notice that config.toml names."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from helpdesk.draft.letter.news import Told
from helpdesk.model.application import Application
from helpdesk.model.follow_up import FollowUp
from helpdesk.model.message import Address
from helpdesk.model.ticket import Ticket
from helpdesk.store import applications, citizens
from helpdesk.store.database import Tx


def addressee(tx: Tx, ticket: Ticket, rows: Sequence[FollowUp]) -> Address | None:
    """Return to whom the news goes: the one address registered on its applications, else the requester's."""
    citizen = citizens.get(tx, ticket.citizen_id) if ticket.citizen_id else None
    found = [applications.get(tx, row.application_id) for row in rows if row.application_id]
    registered = {one.contact: one.applicant or "" for one in found if one is not None and one.contact}
    theirs = citizen.addresses if citizen else ()
    if len(registered) == 1:
        ((address, applicant),) = registered.items()
        return Address(citizen.name if citizen and address in theirs else applicant, address)
    return Address(citizen.name, theirs[0]) if citizen and theirs else None


def told(tx: Tx, row: FollowUp, zone: ZoneInfo) -> Told:
    """Return what a follow-up tells, in the words of the letter."""
    found = applications.get(tx, row.application_id) if row.application_id else None
    data, day = row.data, row.data.get("day")
    return Told(
        kind=row.kind,
        at=_day(data["at"], zone),
        permit_id=found.permit_id if found else data.get("permit"),
        label=found.permit_label if found else None,
        number=found.number if found else None,
        unit=_unit(tx, found),
        channel=found.channel if found else None,
        failed=tuple(data.get("failed", ())),
        note=data.get("note"),
        day=date.fromisoformat(day) if day else None,
        corrected=bool(data.get("corrected")),
        about=data.get("about", "reply"),
    )


def _unit(tx: Tx, found: Application | None) -> str | None:
    return applications.unit_name(tx, found.unit_id) if found and found.unit_id else None


def _day(text: str, zone: ZoneInfo) -> date:
    """Return the office's day of a moment, or the day itself."""
    if len(text) == len("2026-11-24"):
        return date.fromisoformat(text)
    return datetime.fromisoformat(text).astimezone(zone).date()
