"""What is in trouble, for the bar on every page: a silent mailbox, failed mail, stuck deliveries, old entries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from helpdesk.desk import Desk
from helpdesk.model.conversation import MailboxHealth
from helpdesk.model.delivery import DeliveryState
from helpdesk.model.knowledge import Entry, Knowledge
from helpdesk.model.person import Person
from helpdesk.model.system import SourceHealth
from helpdesk.store import deliveries, mailboxes, receipts, status_sources, versions
from helpdesk.store.database import Tx


@dataclass(frozen=True, slots=True)
class Trouble:
    """Everything that a person must look at."""

    mailboxes: tuple[MailboxHealth, ...]
    failed_mail: int
    uncertain: int
    failed_deliveries: int
    knowledge: tuple[str, ...]
    overdue_entries: tuple[tuple[str, str], ...] = ()
    silent_systems: tuple[SourceHealth, ...] = ()

    @property
    def grave(self) -> bool:
        """Whether something is lost or late unless somebody acts; an entry past its review date is only a warning."""
        return bool(self.mailboxes or self.stuck or self.knowledge or self.silent_systems)

    @property
    def stuck(self) -> int:
        """Return how many things wait on the page of failed mail."""
        return self.failed_mail + self.uncertain + self.failed_deliveries

    def __bool__(self) -> bool:
        return self.grave or bool(self.overdue_entries)


def look(tx: Tx, viewer: Person, desk: Desk, now: datetime) -> Trouble:
    """Return what is in trouble now, as far as ``viewer`` may see it: the page of failed mail lists as many.

    A mailbox that config.toml does not name, or no longer, is no trouble.
    """
    stuck, names = deliveries.stuck_counts(tx, viewer), desk.config.mailbox_names
    systems = {poll.system for poll in desk.config.track.poll}
    return Trouble(
        mailboxes=tuple(
            box
            for box in mailboxes.health(tx, now)
            if box.name in names and (box.paused_at or box.late or box.failing_since or box.missing or box.problem)
        ),
        failed_mail=receipts.count_in(tx, "failed"),
        uncertain=stuck.get(DeliveryState.UNCERTAIN, 0),
        failed_deliveries=stuck.get(DeliveryState.FAILED, 0),
        knowledge=versions.problems(tx),
        overdue_entries=_overdue(desk.knowledge, desk.today(now).isoformat()),
        silent_systems=tuple(
            one for one in (status_sources.health(tx) if systems else ()) if one.name in systems and one.failing_since
        ),
    )


def _overdue(knowledge: Knowledge, today: str) -> tuple[tuple[str, str], ...]:
    """Return (id, title) of the entries whose facts should have been looked at again, the longest overdue first."""
    entries: tuple[Entry, ...] = (*knowledge.permits.values(), *knowledge.topics.values())
    late = [(one.review_by, one.id, one.title) for one in entries if one.review_by and one.review_by < today]
    return tuple((entry_id, title) for _, entry_id, title in sorted(late))
