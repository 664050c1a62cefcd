"""Judgements: what a person said about a proposed answer. Undone ones stay, marked, and are learnt from no more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from helpdesk.store.database import Tx
from helpdesk.store.schema import judgement, message, question_cut, reading, tuning

# accept: the entry that stood in the letter that a person sent; swap: chosen by hand; edit: kept, its text rewritten;
# none: no entry answers. An explicit choice (swap, none) outlives the sending, the others come and go with it.
KINDS = ("accept", "swap", "edit", "none")
ENTRIES, LINES = "entries", "lines"  # what people judge, and a tuning is for
NOWHERE = -1  # the place of a question that a later reading of its mail no longer has


@dataclass(frozen=True, slots=True)
class Judgement:
    """For the question at ``position`` of a message, ``entry_id`` is right (None: no entry answers it)."""

    message_row_id: int
    position: int
    question: str
    entry_id: str | None
    rank: int | None
    kind: str = "swap"


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement that stands: the citizen's words, the chosen entry, its rank when it was shown, and what was done.

    ``subject``, ``new_text`` and ``quoted_text`` are those of the mail that asked.
    """

    message_row_id: int
    question: str
    entry_id: str | None
    rank: int | None
    kind: str
    subject: str
    new_text: str
    quoted_text: str


@dataclass(frozen=True, slots=True)
class StoredTuning:
    """The coefficients that an office's judgements were found to deserve; see ``match.learn.Tuning``."""

    gain: float
    slope: float
    shift: float
    judgements: int


def record(tx: Tx, now: datetime, given: Judgement, person_id: int | None) -> None:
    """Store a judgement; the earlier one on the same question is undone."""
    undo(tx, given.message_row_id, given.position, now)
    values = {name: getattr(given, name) for name in Judgement.__slots__}
    tx.execute(sa.insert(judgement).values(person_id=person_id, at=now, **values))


def undo(tx: Tx, message_row_id: int, position: int, now: datetime) -> bool:
    """Take back the judgement on a question; return whether there was one."""
    c = judgement.c
    same = (c.message_row_id == message_row_id, c.position == position, c.undone_at.is_(None))
    return bool(tx.execute(sa.update(judgement).where(*same).values(undone_at=now)).rowcount)


def undo_sent(tx: Tx, message_row_id: int, now: datetime) -> None:
    """Take back what the sending of a reply said about its questions; explicit choices stay."""
    c = judgement.c
    same = (c.message_row_id == message_row_id, c.kind.in_(("accept", "edit")), c.undone_at.is_(None))
    tx.execute(sa.update(judgement).where(*same).values(undone_at=now))


def of_message(tx: Tx, message_row_id: int) -> dict[int, str | None]:
    """Return the entry that a person chose for each judged question of a message, by position."""
    c = judgement.c
    query = sa.select(c.position, c.entry_id).where(c.message_row_id == message_row_id, c.undone_at.is_(None))
    return {row.position: row.entry_id for row in tx.execute(query.order_by(c.id))}


def follow(tx: Tx, message_row_id: int, moved: Mapping[int, int]) -> None:
    """Let the judgements of a message point to where their questions stand now (NOWHERE: no longer there)."""
    c = judgement.c
    rows = tx.execute(sa.select(c.id, c.position).where(c.message_row_id == message_row_id, c.position != NOWHERE))
    for row in rows.all():
        place = moved.get(row.position, NOWHERE)
        if place != row.position:
            tx.execute(sa.update(judgement).where(c.id == row.id).values(position=place))


def settle(tx: Tx, message_row_id: int, questions: Sequence[str]) -> None:
    """Let the judgements of a message stand at the questions with their words, where such a question is there."""
    c = judgement.c
    places = {text: position for position, text in reversed(list(enumerate(questions)))}
    query = sa.select(c.id, c.question).where(c.message_row_id == message_row_id, c.undone_at.is_(None))
    for row in tx.execute(query.order_by(c.id)).all():
        place = places.get(row.question, NOWHERE)
        tx.execute(sa.update(judgement).where(c.id == row.id).values(position=place))


def standing(tx: Tx, limit: int) -> list[Judged]:
    """Return the newest ``limit`` judgements of persons that were not undone, oldest first."""
    c, r = judgement.c, reading.c
    texts = (
        sa.func.coalesce(text, "") for text in (r.subject, r.new_text, r.quoted_text)
    )  # none while it is read anew
    query = sa.select(c.message_row_id, c.question, c.entry_id, c.rank, c.kind, *texts)
    query = query.join(reading, r.message_row_id == c.message_row_id, isouter=True)
    query = query.where(c.undone_at.is_(None), c.person_id.is_not(None))
    rows = tx.execute(query.order_by(c.id.desc()).limit(limit)).all()
    return [Judged(*row) for row in reversed(rows)]


def reworked(tx: Tx, since: datetime) -> tuple[tuple[str, int, int], ...]:
    """Return the entries whose text was reworked in letters since then: id, how often, the newest such ticket."""
    c, m = judgement.c, message.c
    times = sa.func.count().label("times")
    query = sa.select(c.entry_id, times, sa.func.max(m.ticket_id)).join(message, m.id == c.message_row_id)
    standing = (c.kind == "edit", c.undone_at.is_(None), c.entry_id.is_not(None), c.at >= since)
    query = query.where(*standing).group_by(c.entry_id).order_by(times.desc(), c.entry_id)
    return tuple((row[0], row[1], row[2]) for row in tx.execute(query))


def stamp(tx: Tx) -> tuple[object, ...]:
    """Return what changes whenever a judgement is given or undone, a mail recut, or a tuning kept."""
    c = judgement.c
    given = tx.execute(sa.select(sa.func.max(c.id), sa.func.count(c.undone_at))).one()
    cuts = tx.execute(sa.select(sa.func.max(question_cut.c.id), sa.func.count(question_cut.c.undone_at))).one()
    return (*given, *cuts, newest_tuning(tx, ENTRIES))


def newest_tuning(tx: Tx, what: str) -> int | None:
    """Return the number of the tuning in use for ``what`` was judged, None when none was kept yet."""
    number: int | None = tx.scalar(sa.select(sa.func.max(tuning.c.id)).where(tuning.c.what == what))
    return number


def keep_tuning(tx: Tx, now: datetime, kept: StoredTuning, what: str = ENTRIES) -> None:
    """Store coefficients for ``what`` was judged; the newest ones are in use."""
    values = {name: getattr(kept, name) for name in StoredTuning.__slots__}
    tx.execute(sa.insert(tuning).values(at=now, what=what, **values))


def current_tuning(tx: Tx, what: str = ENTRIES) -> StoredTuning | None:
    """Return the coefficients in use for ``what`` was judged, None when none were kept yet."""
    c = tuning.c
    row = tx.execute(sa.select(tuning).where(c.what == what).order_by(c.id.desc()).limit(1)).one_or_none()
    return StoredTuning(row.gain, row.slope, row.shift, row.judgements) if row else None
