"""Why it is here: what the desk decided about each message of a ticket, for the fold under it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from helpdesk.language import marked
from helpdesk.model.conversation import FiledMessage, Receipt
from helpdesk.store import receipts, tickets
from helpdesk.store.database import Tx
from helpdesk.web.access import Visit

OTHER = marked("tiket lain")  # what stands for a ticket that the visitor may not know of


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision with its ``reason`` as it is recorded; ``ticket`` is (id, number) where another one is concerned."""

    stage: str
    reason: str
    ticket: tuple[int, str] | None


@dataclass(frozen=True, slots=True)
class Why:
    """How a message came here: each arrival, what was decided, and the best answer found for each question."""

    arrivals: tuple[Receipt, ...]
    decided: tuple[Decided, ...]
    best: tuple[tuple[str, float] | None, ...]
    trust: str
    log: tuple[str, ...]


def look(visit: Visit, tx: Tx, filed: Sequence[FiledMessage]) -> dict[int, Why]:
    """Return why each message is here, by its row."""
    arrivals = receipts.of_messages(tx, [message.id for message in filed])
    return {message.id: _why(visit, tx, message, arrivals.get(message.id, ())) for message in filed}


def _why(visit: Visit, tx: Tx, filed: FiledMessage, arrivals: tuple[Receipt, ...]) -> Why:
    return Why(
        arrivals=arrivals,
        decided=tuple(_decided(visit, tx, decision) for decision in filed.decisions),
        best=tuple(_best(visit, filed, position) for position in range(len(filed.questions))),
        trust=filed.standing_reason,
        log=tuple(line for line in filed.log if line.startswith("draft:")),
    )


def _decided(visit: Visit, tx: Tx, decision: Mapping[str, str]) -> Decided:
    number = decision.get("ticket")
    reason = decision["reason"]
    if number is None:
        return Decided(decision["stage"], reason, None)
    other = tickets.by_number(tx, number)
    if other is None or not tickets.may_see(visit.person, other):
        return Decided(decision["stage"], reason.replace(number, visit.words.say(OTHER)), None)
    return Decided(decision["stage"], reason, (other.id, number))


def _best(visit: Visit, filed: FiledMessage, position: int) -> tuple[str, float] | None:
    """Return the title and the confidence of a question's first candidate."""
    candidates = filed.questions[position].candidates
    if not candidates:
        return None
    entry = visit.desk.knowledge.entry(candidates[0].id)
    return (entry.title if entry else candidates[0].id, candidates[0].confidence)
