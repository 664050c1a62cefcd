"""Official notification mails: recognised when they are filed, so that nobody answers them and none is lost.

Only a sender whom our border vouches for is believed. A mail that merely claims to be from the system is an ordinary
mail, and the claim is noted where the supervisor sees it.
"""

from __future__ import annotations

from datetime import datetime

from helpdesk.config_track import NotificationSource
from helpdesk.desk import Desk
from helpdesk.model.explanation import Explanation
from helpdesk.model.ticket import Place
from helpdesk.store import applications, status_sources, tickets
from helpdesk.store.database import Tx
from helpdesk.track.foreign import read_text

WAITING, REFUSED = "waiting", "refused"


def claimed_by(desk: Desk, explanation: Explanation) -> NotificationSource | None:
    """Return the system that a mail says it comes from, vouched for or not."""
    sender = explanation.message.sender
    if sender is None or not sender.address:
        return None
    return next((source for source in desk.config.track.notification if source.sent(sender.address)), None)


def is_official(desk: Desk, explanation: Explanation) -> bool:
    """Return whether a mail is a notification of a configured system, and our border vouches for its sender."""
    return claimed_by(desk, explanation) is not None and explanation.standing.vouched


def place_official(desk: Desk, tx: Tx, explanation: Explanation) -> Place:
    """Return the ticket of the application that a notification is about; a ticket of its own when it has none."""
    source = claimed_by(desk, explanation)
    text = text_of(explanation.message.subject, explanation.body.new_text)
    told, _unread = read_text(text, source.patterns if source else (), desk.zone)
    for found in applications.by_numbers(tx, (one.number for one in told)).values():
        if found.ticket_id is not None:
            ticket = tickets.followed(tx, tickets.get(tx, found.ticket_id))
            return Place(ticket, None, f"an official notification about the application {found.number} of this ticket")
    return Place(None, None, "an official notification about an application without a ticket")


def note_claim(desk: Desk, tx: Tx, row_id: int, explanation: Explanation, now: datetime) -> None:
    """Note a mail that comes, or claims to come, from a configured system."""
    source = claimed_by(desk, explanation)
    if source is None:
        return
    vouched = explanation.standing.vouched
    state, reason = (WAITING, None) if vouched else (REFUSED, explanation.standing.reason)
    status_sources.note(tx, row_id, source.system, state, reason, now)


def text_of(subject: str, text: str) -> str:
    """Return what patterns are looked for in."""
    return f"{subject}\n{text}"
