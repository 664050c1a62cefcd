"""What the mails of a ticket say of an application that is not recorded yet: proposals for the form, never facts.

A number is proposed where the mails name one alone that the desk does not know; of several a person chooses. One that
it knows is somebody's already, and is linked by its own rules alone. A permit is proposed where a person chose it for a
question of these mails, or where they name no other and the desk is sure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from helpdesk.model.conversation import FiledMessage
from helpdesk.model.filters import SURE
from helpdesk.model.knowledge import Knowledge
from helpdesk.store import applications, judgements, messages
from helpdesk.store.database import Tx


@dataclass(frozen=True, slots=True)
class Offer:
    """Proposals: ``numbers`` of the newest mail first, ``permit`` an id or empty; ``at`` is when the mail came."""

    numbers: tuple[str, ...] = ()
    permit: str = ""
    at: datetime | None = None

    @property
    def number(self) -> str:
        """Return the number, empty where there is none or a choice."""
        return self.numbers[0] if len(self.numbers) == 1 else ""


def offer(tx: Tx, knowledge: Knowledge, ticket_id: int, chosen: str = "") -> Offer:
    """Return what the mails of people on a ticket say; ``chosen`` is the number that a person took of several."""
    theirs = [m for m in messages.conversation(tx, ticket_id) if m.from_citizen and m.automatic_kind is None]
    named = list(dict.fromkeys(number for mail in reversed(theirs) for number in mail.application_numbers))
    known = applications.by_numbers(tx, named) if named else {}
    numbers = tuple(one for one in named if one not in known)
    if chosen:
        numbers = (chosen,) if chosen in numbers else ()
    about = [mail for mail in theirs if numbers[:1] and numbers[0] in mail.application_numbers] or theirs
    if not about:
        return Offer()
    permit = _permit(tx, knowledge, about) if len(numbers) < 2 else ""
    return Offer(numbers, permit, about[-1].received_at)


def _permit(tx: Tx, knowledge: Knowledge, mails: Sequence[FiledMessage]) -> str:
    """Return the permit that these mails are surely about, empty for none."""
    judged = {entry for mail in mails for entry in judgements.of_message(tx, mail.id).values()}
    chosen = {entry for entry in judged if entry in knowledge.permits}
    if len(chosen) == 1:
        return next(iter(chosen)) or ""
    named = {entry for mail in mails for entry in mail.permits if entry in knowledge.permits}
    best = (question.candidates[0] for mail in mails for question in mail.questions if question.candidates)
    sure = {one.id for one in best if one.confidence >= SURE}
    return next(iter(named)) if len(named) == 1 and not chosen and named <= sure else ""
