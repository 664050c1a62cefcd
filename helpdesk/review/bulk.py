"""Bulk: the same act on several tickets, and one answer to several citizens who ask the same.

Each ticket is a transaction of its own: what one of them refuses does not hold up the others, and the outcome says of
each what became of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from helpdesk.desk import Desk
from helpdesk.errors import ConflictError, NotFoundError, TransitionError, UnconfirmedError
from helpdesk.model.person import Actor
from helpdesk.review import review, supervision
from helpdesk.review.rewriting import Edit
from helpdesk.store import drafts, messages, tickets

SAID_BY_HAND = frozenset({"unanswered"})  # the answer was written for the question that all of them ask


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one ticket: ``problem`` is empty when it was done, else a word, and ``words`` say more."""

    ticket_id: int
    problem: str = ""
    words: tuple[str, ...] = ()


class _RefusedError(ConflictError):
    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word


def each(ticket_ids: Iterable[int], act: Callable[[int], object]) -> tuple[Outcome, ...]:
    """Do the same with each ticket and return what became of it; what one refuses is its outcome."""
    return tuple(_one(ticket_id, act) for ticket_id in dict.fromkeys(ticket_ids))


def _one(ticket_id: int, act: Callable[[int], object]) -> Outcome:
    try:
        act(ticket_id)
    except UnconfirmedError as error:
        return Outcome(ticket_id, "cautions", error.words)
    except _RefusedError as error:
        return Outcome(ticket_id, error.word)
    except TransitionError:
        return Outcome(ticket_id, "transition")
    except NotFoundError:
        return Outcome(ticket_id, "not-found")
    except ConflictError:
        return Outcome(ticket_id, "conflict")
    return Outcome(ticket_id)


def answer(desk: Desk, actor: Actor, ticket_id: int, text: str, now: datetime, *, send: bool) -> None:
    """Write one answer into a ticket's letter, with its own salutation and number, and send it if ``send`` says so.

    A letter that a colleague edited is not overwritten. What a person must look at first leaves the letter as a draft.
    """
    draft_id = review.new_draft(desk, actor, ticket_id, now)
    with desk.database.read() as tx:
        draft, ticket = drafts.get(tx, draft_id), tickets.get(tx, ticket_id)
        asked = messages.get(tx, draft.message_row_id) if draft.message_row_id else None
        watched = bool(supervision.why(desk, tx, actor, draft))
    if not draft.may_be_replaced:
        raise _RefusedError("edited")
    if not draft.to:
        raise _RefusedError("no-recipient")
    name = asked.sender.name if asked and asked.sender else draft.to[0].name
    blank = desk.explainer.blank(draft.language, name, ticket.number, draft.subject).text
    salutation, _, closing = blank.partition("\n\n\n\n")
    body = "\n\n".join(part for part in (salutation, text.strip(), closing.lstrip("\n")) if part)
    edit = Edit(draft.subject, body, draft.to, draft.cc)
    version = review.save_draft(desk, actor, draft.id, draft.version, edit, now)
    if send and watched:
        raise _RefusedError("supervisor")
    if send:
        review.approve(desk, actor, draft.id, version, now, confirmed=SAID_BY_HAND)
