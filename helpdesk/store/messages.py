"""Messages in and out: the record of each, and what was last derived from its octets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from helpdesk.errors import ConflictError
from helpdesk.mail.thread import ancestors, conversations
from helpdesk.match.asking import form_asked
from helpdesk.match.aspects import usual
from helpdesk.match.forms import form_of
from helpdesk.match.wanted import wanted
from helpdesk.model.conversation import FiledMessage
from helpdesk.model.explanation import PARSER, Explanation
from helpdesk.model.message import Address
from helpdesk.model.question import Aspect, Candidate, Evidence, Question
from helpdesk.store import attachments, derived, named_numbers
from helpdesk.store.database import Tx
from helpdesk.store.gathering import alone, foresee, lacks, later, next_id
from helpdesk.store.receipts import insert_or_ignore
from helpdesk.store.schema import ancestor, attachment, blob, message, named_number, question, reading

_BY_IDENTITY = sa.select(message.c.id).where(message.c.identity == sa.bindparam("same"))
_BY_IDENTITIES = sa.select(message.c.identity, message.c.id).where(
    message.c.identity.in_(sa.bindparam("wanted", expanding=True))
)
_BY_MESSAGE_IDS = (
    sa.select(message.c.message_id, message.c.ticket_id, message.c.direction)
    .where(message.c.message_id.in_(sa.bindparam("wanted", expanding=True)))
    .order_by(message.c.id)
)
_BEARS = sa.select(message.c.id).where(message.c.message_id == sa.bindparam("borne")).limit(1)
_DERIVED = (question, attachment, ancestor, named_number, reading)
_ADD = sa.insert(message)
_INSERTS = {table: sa.insert(table) for table in _DERIVED}
_DELETES = {table: sa.delete(table).where(table.c.message_row_id == sa.bindparam("message")) for table in _DERIVED}


def by_identity(tx: Tx, identity: str) -> int | None:
    """Return the row of the message with this identity (the same message, however often it arrived)."""
    return tx.scalar(_BY_IDENTITY, {"same": identity})


def by_identities(tx: Tx, identities: Iterable[str]) -> dict[str, int]:
    """Return the rows of the messages with these identities, by identity."""
    wanted = list(identities)
    return {row.identity: row.id for row in tx.execute(_BY_IDENTITIES, {"wanted": wanted})} if wanted else {}


def add(  # noqa: PLR0913 -- every keyword is a column
    tx: Tx,
    now: datetime,
    *,
    identity: str,
    message_id: str | None,
    ticket_id: int,
    digest: str,
    received_at: datetime,
    outgoing: bool = False,
    decisions: Sequence[Mapping[str, str]] = (),
) -> int:
    """Record a message whose blob is known, and return its row id; ``decisions`` say why it stands where it does.

    Raises ConflictError when another transaction has just recorded the same message.
    """
    values = {
        "identity": identity,
        "message_id": message_id,
        "direction": "out" if outgoing else "in",
        "ticket_id": ticket_id,
        "digest": digest,
        "decisions": [dict(decision) for decision in decisions],
        "received_at": received_at,
        "created_at": now,
    }
    if alone(tx):
        new_id = next_id(tx, message)
        later(tx, _ADD, [{"id": new_id, **values}])
        return new_id
    new = tx.scalar(insert_or_ignore(tx, message, returning="id"), values)
    if new is None:
        raise ConflictError("The same message is being recorded by another process.")
    return int(new)


def shares_message_id(tx: Tx, message_id: str | None) -> bool:
    """Return whether a message bears this Message-ID already: a new one with it has other content."""
    if message_id is None or lacks(tx, message.c.message_id, (message_id,)):
        return False
    return tx.scalar(_BEARS, {"borne": message_id}) is not None


def foresee_names(tx: Tx, message_ids: Iterable[str], answered: Iterable[str]) -> None:
    """Ask at once which Message-IDs some message bears, and which names some message answers."""
    foresee(tx, message.c.message_id, message_ids)
    foresee(tx, ancestor.c.identity, answered)


def note_blob(tx: Tx, digest: str, size: int, now: datetime) -> None:
    """Record that a blob is in the blob store."""
    tx.execute(insert_or_ignore(tx, blob), {"digest": digest, "size": size, "created_at": now})


def put_first_reading(tx: Tx, row_id: int, explanation: Explanation, *, ticket_id: int, outgoing: bool = False) -> None:
    """Store what was derived from a message that was just added to a ticket."""
    _put(tx, row_id, explanation)
    derived.begin(tx, row_id, explanation, None if outgoing else ticket_id)


def put_reading(tx: Tx, row_id: int, explanation: Explanation) -> None:
    """Store what was derived from a message, in place of what was derived before."""
    for table in _DERIVED:
        tx.execute(_DELETES[table], {"message": row_id})
    _put(tx, row_id, explanation)
    derived.follow(tx, row_id, explanation)


def _put(tx: Tx, row_id: int, explanation: Explanation) -> None:
    """Add a reading. Few of the next mails that are taken in ask for it again."""
    later(tx, _INSERTS[reading], [{"message_row_id": row_id, **_reading_values(explanation)}])
    later(tx, _INSERTS[ancestor], _ancestors(row_id, explanation))
    named_numbers.put(tx, row_id, explanation.understanding.application_numbers)
    later(tx, _INSERTS[attachment], attachments.rows(row_id, explanation))
    asked = [
        {
            "message_row_id": row_id,
            "position": position,
            "text": q.text,
            "start": q.start,
            "end": q.end,
            "aspects": list(q.aspects),
            "out_of_scope": q.out_of_scope,
            "candidates": list(q.candidates),
        }
        for position, q in enumerate(explanation.understanding.questions)
    ]
    later(tx, _INSERTS[question], asked)


def _ancestors(row_id: int, explanation: Explanation) -> list[dict[str, Any]]:
    names = (*ancestors(explanation.message), *conversations(explanation.message))
    return [{"message_row_id": row_id, "position": place, "identity": name} for place, name in enumerate(names)]


def put_documents(tx: Tx, row_id: int, explanation: Explanation) -> None:
    """Store what a message's documents are, in place of what was thought before; the rest of its reading stays."""
    documents = list(explanation.documents)
    tx.execute(sa.update(reading).where(reading.c.message_row_id == row_id).values(documents=documents))
    for row in attachments.rows(row_id, explanation):
        here = (attachment.c.message_row_id == row_id, attachment.c.position == row["position"])
        tx.execute(sa.update(attachment).where(*here).values(found=row["found"]))


def tickets_of(tx: Tx, message_ids: Iterable[str]) -> dict[str, tuple[tuple[int, bool], ...]]:
    """Return, for each known Message-ID, the (ticket id, whether we wrote it) of every message that bears it."""
    wanted = list(message_ids)
    found: dict[str, list[tuple[int, bool]]] = {}
    if lacks(tx, message.c.message_id, wanted):
        return {}
    for row in tx.execute(_BY_MESSAGE_IDS, {"wanted": wanted}) if wanted else ():
        found.setdefault(row.message_id, []).append((row.ticket_id, row.direction == "out"))
    return {key: tuple(value) for key, value in found.items()}


def tickets_we_wrote_in(tx: Tx, message_ids: Iterable[str], *, vouched: bool) -> dict[str, int]:
    """Return the tickets of those of these messages that we wrote, with the desk or with any other program.

    ``vouched`` says that a mail that came in under our address counts only if our border vouches for it.
    """
    wanted = list(message_ids)
    if lacks(tx, message.c.message_id, wanted):
        return {}
    query = sa.select(message.c.message_id, message.c.ticket_id, message.c.direction, reading.c.standing)
    query = query.join(reading, reading.c.message_row_id == message.c.id)
    ours = sa.or_(message.c.direction == "out", reading.c.automatic_kind == "own")
    rows = tx.execute(query.where(message.c.message_id.in_(wanted), ours).order_by(message.c.id))
    return {
        row.message_id: row.ticket_id
        for row in rows
        if row.direction == "out" or not vouched or row.standing.get("vouched")
    }


def is_vouched(tx: Tx, ticket_id: int, address: str) -> bool:
    """Return whether our border vouched for a person's mail from ``address`` on a ticket."""
    query = sa.select(reading.c.standing).join(message, message.c.id == reading.c.message_row_id)
    theirs = (message.c.ticket_id == ticket_id, message.c.direction == "in", reading.c.automatic_kind.is_(None))
    rows = tx.scalars(query.where(*theirs, sa.func.lower(reading.c.from_address) == address.lower()))
    return any((standing or {}).get("vouched") for standing in rows)


def conversation(tx: Tx, ticket_id: int) -> tuple[FiledMessage, ...]:
    """Return a ticket's messages in order of arrival."""
    query = _joined().where(message.c.ticket_id == ticket_id).order_by(message.c.received_at, message.c.id)
    rows = tx.execute(query).all()
    return _filed(tx, rows)


def get(tx: Tx, row_id: int) -> FiledMessage | None:
    """Return one message."""
    return next(iter(_filed(tx, tx.execute(_joined().where(message.c.id == row_id)).all())), None)


def of_ticket(tx: Tx, ticket_id: int) -> tuple[tuple[str | None, str, bool], ...]:
    """Return (Message-ID, digest of the octets, whether we wrote it) of a ticket's messages in order of arrival."""
    c = message.c
    query = sa.select(c.message_id, c.digest, c.direction).where(c.ticket_id == ticket_id)
    rows = tx.execute(query.order_by(c.received_at, c.id))
    return tuple((row.message_id, row.digest, row.direction == "out") for row in rows)


def rows_of(tx: Tx, ticket_id: int) -> list[int]:
    """Return the rows of a ticket's messages."""
    return list(tx.scalars(sa.select(message.c.id).where(message.c.ticket_id == ticket_id).order_by(message.c.id)))


@dataclass(frozen=True, slots=True)
class Selection:
    """Which messages are to be read again: those of a ticket, since a time, or all; else those of an older parser."""

    ticket_id: int | None = None
    since: datetime | None = None
    every: bool = False

    def __str__(self) -> str:
        if self.ticket_id is not None:
            return f"ticket {self.ticket_id}"
        if self.since is not None:
            return f"since {self.since.isoformat()}"
        return "all" if self.every else "older"


def selected(tx: Tx, selection: Selection, after: int, limit: int) -> tuple[FiledMessage, ...]:
    """Return up to ``limit`` selected messages whose row is above ``after``, in order."""
    query = _joined().where(message.c.id > after)
    if selection.ticket_id is not None:
        query = query.where(message.c.ticket_id == selection.ticket_id)
    elif selection.since is not None:
        query = query.where(message.c.received_at >= selection.since)
    elif not selection.every:
        query = query.where(sa.or_(reading.c.parser.is_(None), reading.c.parser < PARSER))
    return _filed(tx, tx.execute(query.order_by(message.c.id).limit(limit)).all())


def identify(tx: Tx, row_id: int, identity: str, message_id: str | None) -> bool:
    """Set what a better parser says a message's identity is; return whether that changed it.

    A message that turns out to be the same as another one keeps what it had: both have been worked on.
    """
    c = message.c
    old = tx.execute(sa.select(c.identity, c.message_id).where(c.id == row_id)).one()
    if (old.identity, old.message_id) == (identity, message_id) or by_identity(tx, identity) not in (None, row_id):
        return False
    tx.execute(sa.update(message).where(c.id == row_id).values(identity=identity, message_id=message_id))
    return True


def _reading_values(e: Explanation) -> dict[str, Any]:
    m = e.message
    return {
        "parser": PARSER,
        "knowledge_version": e.knowledge_version,
        "from_name": m.sender.name if m.sender else "",
        "from_address": m.sender.address if m.sender else None,
        "reply_to": list(m.reply_to),
        "to": list(m.to),
        "cc": list(m.cc),
        "date": m.date.isoformat() if m.date else None,
        "subject": m.subject,
        "text": m.text,
        "html": m.html,
        "new_text": e.body.new_text,
        "quoted_text": e.body.quoted_text,
        "signature": e.body.signature,
        "language": e.language,
        "automatic_kind": e.automatic.kind if e.automatic else None,
        "automatic_reason": e.automatic.reason if e.automatic else None,
        "defects": list(m.defects + e.body.defects),
        "action": e.understanding.action,
        "permits": list(e.understanding.permits),
        "topics": list(e.understanding.topics),
        "application_numbers": list(e.understanding.application_numbers),
        "documents": list(e.documents),
        "standing": e.standing,
        "log": list(e.log),
    }


def _addresses(items: Iterable[Mapping[str, str]]) -> tuple[Address, ...]:
    return tuple(Address(item["name"], item["address"]) for item in items)


def _joined() -> sa.Select[Any]:
    c = message.c
    record = (c.id, c.ticket_id, c.message_id, c.direction, c.digest, c.received_at, c.decisions)
    derived = [column for column in reading.c if column.name not in ("message_row_id", "parser")]
    return sa.select(*record, *derived).join(reading, reading.c.message_row_id == c.id, isouter=True)


def _filed(tx: Tx, rows: Iterable[Any]) -> tuple[FiledMessage, ...]:
    rows = list(rows)
    ids = [row.id for row in rows]
    files = _grouped(tx, attachment, ids)
    questions = _grouped(tx, question, ids)
    return tuple(_message(row, files.get(row.id, []), questions.get(row.id, [])) for row in rows)


def _grouped(tx: Tx, table: sa.Table, ids: list[int]) -> dict[int, list[Any]]:
    grouped: dict[int, list[Any]] = {}
    query = sa.select(table).where(table.c.message_row_id.in_(ids)).order_by(table.c.message_row_id, table.c.position)
    for row in tx.execute(query):
        grouped.setdefault(row.message_row_id, []).append(row)
    return grouped


def _question(row: Any) -> Question:
    candidates = tuple(
        Candidate(c["kind"], c["id"], c["confidence"], tuple(Evidence(**item) for item in c["evidence"]))
        for c in row.candidates
    )
    words, marked = usual(row.text), row.text.rstrip().endswith("?")  # how it asks is read again, not kept
    aspects = tuple(map(Aspect, row.aspects))
    form = form_of(words, marked=marked)
    asked = form_asked(words, form, marked=marked), wanted(words, form, marked=marked)
    return Question(
        row.text, row.start, row.end, aspects, row.out_of_scope, candidates, words, asked[0], wanted=asked[1]
    )


def _message(row: Any, files: list[Any], questions: list[Any]) -> FiledMessage:
    return FiledMessage(
        id=row.id,
        ticket_id=row.ticket_id,
        message_id=row.message_id,
        outgoing=row.direction == "out",
        digest=row.digest,
        received_at=row.received_at,
        sender=Address(row.from_name, row.from_address or "") if row.from_address or row.from_name else None,
        reply_to=_addresses(row.reply_to or ()),
        to=_addresses(row.to or ()),
        cc=_addresses(row.cc or ()),
        subject=row.subject or "",
        date=datetime.fromisoformat(row.date) if row.date else None,
        text=row.text or "",
        html=row.html,
        new_text=row.new_text or "",
        quoted_text=row.quoted_text or "",
        signature=row.signature or "",
        language=row.language,
        knowledge_version=row.knowledge_version,
        automatic_kind=row.automatic_kind,
        automatic_reason=row.automatic_reason,
        defects=tuple(row.defects or ()),
        action=row.action or "",
        permits=tuple(row.permits or ()),
        topics=tuple(row.topics or ()),
        application_numbers=tuple(row.application_numbers or ()),
        documents=tuple(row.documents or ()),
        vouched=bool((row.standing or {}).get("vouched")),
        standing_reason=(row.standing or {}).get("reason", ""),
        log=tuple(row.log or ()),
        decisions=tuple(row.decisions or ()),
        attachments=tuple(map(attachments.filed, files)),
        questions=tuple(map(_question, questions)),
    )
