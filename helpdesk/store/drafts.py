"""Drafts: at most one open draft a ticket; every save says which version it saw, so that no edit is lost."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from helpdesk.draft.letter.compared import SentReply
from helpdesk.errors import ConflictError, NotFoundError
from helpdesk.model.conversation import FiledDraft
from helpdesk.model.draft import Letter
from helpdesk.model.follow_up import FollowUpState
from helpdesk.model.message import Address
from helpdesk.model.person import Person
from helpdesk.store import follow_ups
from helpdesk.store.database import Tx
from helpdesk.store.gathering import later
from helpdesk.store.schema import draft, ticket
from helpdesk.store.tickets import seen_by

OPEN = ("proposed", "edited")
_OPEN_OF = sa.select(draft).where(draft.c.ticket_id == sa.bindparam("ticket"), draft.c.state.in_(OPEN))
_ADD = sa.insert(draft).returning(draft.c.id)
_BEGIN = sa.insert(draft)


def propose(  # noqa: PLR0913 -- every keyword is a column
    tx: Tx,
    now: datetime,
    *,
    ticket_id: int,
    message_row_id: int | None,
    letter: Letter,
    to: Sequence[Address],
    cc: Sequence[Address] = (),
    knowledge_version: str | None = None,
    author_id: int | None = None,
    purpose: str = "reply",
) -> int:
    """Store what the desk proposes in place of an earlier proposal that nobody touched, and return the draft's id.

    A draft that a person edited is never replaced: ConflictError.
    """
    current = open_draft(tx, ticket_id)
    if current is not None and not current.may_be_replaced:
        raise ConflictError("A colleague has edited the draft of this ticket.")
    if current is not None:
        tx.execute(sa.update(draft).where(draft.c.id == current.id).values(state="discarded", updated_at=now))
    values = _proposed(ticket_id, message_row_id, letter, to, knowledge_version, now)
    values |= {"purpose": purpose, "cc": list(cc), "author_id": author_id}
    return int(tx.scalar(_ADD, values) or 0)


def begin(  # noqa: PLR0913 -- every keyword is a column
    tx: Tx,
    now: datetime,
    *,
    ticket_id: int,
    message_row_id: int,
    letter: Letter,
    to: Sequence[Address],
    knowledge_version: str,
) -> None:
    """Store the first proposal of a ticket that was just opened."""
    later(tx, _BEGIN, [_proposed(ticket_id, message_row_id, letter, to, knowledge_version, now)])


def _proposed(
    ticket_id: int,
    message_row_id: int | None,
    letter: Letter,
    to: Sequence[Address],
    knowledge_version: str | None,
    now: datetime,
) -> dict[str, Any]:
    return {
        "ticket_id": ticket_id,
        "message_row_id": message_row_id,
        "state": "proposed",
        "purpose": "reply",
        "language": letter.language,
        "to": list(to),
        "cc": [],
        "subject": letter.subject,
        "body": letter.text,
        "proposed_body": letter.text,
        "blocks": list(letter.blocks),
        "knowledge_version": knowledge_version,
        "version": 1,
        "created_at": now,
        "updated_at": now,
    }


def approved(  # noqa: PLR0913 -- what a letter is
    tx: Tx, now: datetime, ticket_id: int, letter: Letter, to: Address, purpose: str, author_id: int | None
) -> int:
    """Store a letter that a person has written and sends at once, beside whatever is open; return the draft's id."""
    values = {
        "ticket_id": ticket_id,
        "state": "approved",
        "purpose": purpose,
        "language": letter.language,
        "to": [to],
        "cc": [],
        "subject": letter.subject,
        "body": letter.text,
        "proposed_body": "",
        "blocks": [],
        "version": 1,
        "author_id": author_id,
        "created_at": now,
        "updated_at": now,
    }
    return int(tx.scalar(sa.insert(draft).values(values).returning(draft.c.id)) or 0)


def to_citizens(tx: Tx, draft_ids: Sequence[int]) -> frozenset[int]:
    """Return which of these drafts are written to citizens: replies and news, no question to a unit."""
    query = sa.select(draft.c.id).where(draft.c.id.in_(draft_ids), draft.c.purpose != "office")
    return frozenset(tx.scalars(query))


def open_draft(tx: Tx, ticket_id: int) -> FiledDraft | None:
    """Return the ticket's draft that is neither sent nor discarded."""
    row = tx.execute(_OPEN_OF, {"ticket": ticket_id}).one_or_none()
    return _draft(row) if row else None


def put_aside(tx: Tx, ticket_id: int, limit: int = 10) -> tuple[FiledDraft, ...]:
    """Return the ticket's discarded drafts that a person had edited, newest first."""
    c = draft.c
    query = sa.select(draft).where(c.ticket_id == ticket_id, c.state == "discarded", c.body != c.proposed_body)
    return tuple(map(_draft, tx.execute(query.order_by(c.id.desc()).limit(limit))))


def submitted(tx: Tx, viewer: Person, limit: int = 100) -> tuple[FiledDraft, ...]:
    """Return the letters that wait for a supervisor, those that have waited longest first."""
    query = sa.select(draft).join(ticket, ticket.c.id == draft.c.ticket_id).where(*_waits(viewer))
    return tuple(map(_draft, tx.execute(query.order_by(draft.c.submitted_at, draft.c.id).limit(limit))))


def count_submitted(tx: Tx, viewer: Person) -> int:
    """Return how many letters wait for a supervisor."""
    query = sa.select(sa.func.count()).select_from(draft).join(ticket, ticket.c.id == draft.c.ticket_id)
    return tx.scalar(query.where(*_waits(viewer))) or 0


def _waits(viewer: Person) -> tuple[sa.ColumnElement[bool], ...]:
    return (draft.c.submitted_at.is_not(None), draft.c.state.in_(OPEN), seen_by(viewer))


def get(tx: Tx, draft_id: int) -> FiledDraft:
    """Return a draft; NotFoundError if there is none."""
    row = tx.execute(sa.select(draft).where(draft.c.id == draft_id)).one_or_none()
    if row is None:
        raise NotFoundError(f"There is no draft {draft_id}.")
    return _draft(row)


def save(tx: Tx, draft_id: int, seen_version: int, now: datetime, **values: Any) -> int:
    """Change an open draft that is still at ``seen_version`` and return its new version.

    Raises ConflictError when somebody saved meanwhile, or when the draft is no longer open; nothing is changed then.
    """
    values |= {name: list(values[name]) for name in ("to", "cc", "blocks") if name in values}
    mine = (draft.c.id == draft_id, draft.c.version == seen_version, draft.c.state.in_(OPEN))
    change = sa.update(draft).where(*mine).values(version=seen_version + 1, updated_at=now, **values)
    if tx.execute(change).rowcount != 1:
        raise ConflictError("The draft was changed or sent meanwhile. Your text was not saved over it.")
    return seen_version + 1


def close(tx: Tx, draft_id: int, state: str, now: datetime) -> None:
    """Bring a draft into ``approved``, ``sent`` or ``discarded``; what an approved one tells is told."""
    if state == "approved":
        follow_ups.settle(tx, draft_id, FollowUpState.DONE, now)
    tx.execute(sa.update(draft).where(draft.c.id == draft_id).values(state=state, updated_at=now))


_SENT = (
    sa.update(draft)
    .where(draft.c.id.in_(sa.bindparam("ids", expanding=True)))
    .values(state="sent", updated_at=sa.bindparam("now"))
    .returning(draft.c.id, draft.c.purpose)
)


def sent(tx: Tx, draft_ids: Collection[int], now: datetime) -> frozenset[int]:
    """Bring drafts into ``sent``, and return which of them are written to citizens, as ``to_citizens`` says."""
    if not draft_ids:
        return frozenset()
    rows = tx.execute(_SENT, {"ids": list(draft_ids), "now": now})
    return frozenset(row.id for row in rows if row.purpose != "office")


def give(tx: Tx, draft_id: int, ticket_id: int) -> None:
    """Put a draft on another ticket."""
    tx.execute(sa.update(draft).where(draft.c.id == draft_id).values(ticket_id=ticket_id))


def bring(tx: Tx, source_id: int, target_id: int, now: datetime) -> bool:
    """Let an open draft follow its messages to another ticket, and return whether it did.

    One that a person edited there stays in its place, and the one that comes is put aside.
    """
    moving, there = open_draft(tx, source_id), open_draft(tx, target_id)
    if moving is None:
        return False
    if there is not None and not there.may_be_replaced:
        close(tx, moving.id, "discarded", now)
        return False
    if there is not None:
        close(tx, there.id, "discarded", now)
    give(tx, moving.id, target_id)
    return True


def follow(tx: Tx, found: FiledDraft, row_id: int, moved: Mapping[int, int]) -> None:
    """Let the blocks of a draft point to where the questions of a mail stand now; its text and version stay."""
    blocks = []
    for block in found.blocks:
        row, position = found.place_of(block)
        place = moved.get(position, -1)
        new = {"earlier": [row, place]} if block.get("earlier") else {"question": place}
        blocks.append({**block, **new} if row == row_id else block)
    tx.execute(sa.update(draft).where(draft.c.id == found.id).values(blocks=blocks))


def reopen(tx: Tx, draft_id: int, now: datetime) -> bool:
    """Make an approved draft editable again (undo); an untouched proposal that came meanwhile gives way.

    Returns False when a person is already editing another draft of the ticket; the old text stays in the history.
    """
    found = get(tx, draft_id)
    if found.purpose == "office":  # its text stands ready in the form that it came from
        close(tx, draft_id, "discarded", now)
        follow_ups.drop_question(tx, draft_id, now)
        return False
    current = open_draft(tx, found.ticket_id)
    if current is not None and not current.may_be_replaced:
        return False
    if current is not None:
        close(tx, current.id, "discarded", now)
    close(tx, draft_id, "edited", now)
    follow_ups.settle(tx, draft_id, FollowUpState.DRAFTED, now)
    return True


def sent_replies(tx: Tx, since: datetime, limit: int) -> list[SentReply]:
    """Return the newest ``limit`` replies sent since then that the desk had proposed, newest first."""
    d = draft.c
    query = (
        sa.select(d.ticket_id, d.language, d.proposed_body, d.body, d.blocks)
        .where(d.state == "sent", d.purpose == "reply", d.updated_at >= since)
        .where(d.proposed_body != "", d.message_row_id.is_not(None))
        .order_by(d.id.desc())
        .limit(limit)
    )
    return [
        SentReply(
            row.ticket_id,
            row.language,
            row.proposed_body,
            row.body,
            tuple(((block["answered_by"] or [""])[0], block["text"]) for block in row.blocks),
        )
        for row in tx.execute(query)
    ]


def _draft(row: Any) -> FiledDraft:
    values = row._asdict()
    for name in ("to", "cc"):
        values[name] = tuple(Address(item["name"], item["address"]) for item in values[name])
    values["blocks"] = tuple(values["blocks"])
    return FiledDraft(**values)
