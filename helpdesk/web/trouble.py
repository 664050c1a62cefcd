"""What is in trouble, for the red bar on every page: a silent mailbox, failed mail, stuck deliveries, bad files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from helpdesk.model.conversation import MailboxHealth
from helpdesk.model.delivery import DeliveryState
from helpdesk.model.person import Person
from helpdesk.store import deliveries, mailboxes, receipts, versions
from helpdesk.store.database import Tx


@dataclass(frozen=True, slots=True)
class Trouble:
    """Everything that a person must look at."""

    mailboxes: tuple[MailboxHealth, ...]
    failed_mail: int
    uncertain: int
    failed_deliveries: int
    knowledge: tuple[str, ...]

    @property
    def stuck(self) -> int:
        """Return how many things wait on the page of failed mail."""
        return self.failed_mail + self.uncertain + self.failed_deliveries

    def __bool__(self) -> bool:
        return bool(self.mailboxes or self.stuck or self.knowledge)


def look(tx: Tx, viewer: Person, now: datetime, names: frozenset[str]) -> Trouble:
    """Return what is in trouble now, as far as ``viewer`` may see it: the page of failed mail lists as many.

    ``names`` are the mailboxes of config.toml: one that it does not name, or no longer, is no trouble.
    """
    stuck = deliveries.stuck_counts(tx, viewer)
    known = receipts.counts(tx)
    return Trouble(
        mailboxes=tuple(
            box
            for box in mailboxes.health(tx, now)
            if box.name in names and (box.late or box.failing_since or box.missing or box.problem)
        ),
        failed_mail=known.get("failed", 0),
        uncertain=stuck.get(DeliveryState.UNCERTAIN, 0),
        failed_deliveries=stuck.get(DeliveryState.FAILED, 0),
        knowledge=versions.problems(tx),
    )
