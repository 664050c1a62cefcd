"""The index of the search: the words of every mail, in SQLite's FTS5 or PostgreSQL's tsvector.

A mail's words are put in within the transaction of its reading, so that the index never knows less or more than the
desk. ``who`` are the sender's name and address as written; ``words`` are the stems of subject, new text and files
(``match.search_words``), without numbers of persons. On PostgreSQL both are one tsvector, in which each word of ``who``
stands twice, once marked with an @: its index keeps no weights, and would read every mail that holds a common word.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY, TSQUERY

from helpdesk.match.search_words import Term, indexed, pieces
from helpdesk.model.explanation import Explanation
from helpdesk.model.message import Attachment
from helpdesk.store.database import Tx
from helpdesk.store.gathering import later
from helpdesk.store.schema import attachment, message, reading

FILE_TEXT = 20_000  # characters of one attachment that are indexed
_INDEX = sa.table(
    "search_message", sa.column("rowid"), sa.column("message_row_id"), sa.column("who"), sa.column("words")
)
_ROW: sa.BindParameter[int] = sa.bindparam("row")
_WHO: sa.BindParameter[str] = sa.bindparam("sender", type_=sa.Text)
_SAID: sa.BindParameter[str] = sa.bindparam("said", type_=sa.Text)
_MARKED = sa.func.array_to_tsvector(sa.bindparam("marked", type_=ARRAY(sa.Text)))
_LEXEMES = sa.func.to_tsvector(sa.literal_column("'simple'"), _WHO + " " + _SAID)
_PUT = {
    "sqlite": sa.insert(_INDEX).values(rowid=_ROW, who=_WHO, words=_SAID),
    "postgresql": sa.insert(_INDEX).values(message_row_id=_ROW, words=_MARKED.op("||")(_LEXEMES)),
}
_KEY = {"sqlite": "rowid", "postgresql": "message_row_id"}
_REMOVE = {name: sa.text(f"DELETE FROM search_message WHERE {key} = :row") for name, key in _KEY.items()}  # noqa: S608


def put(tx: Tx, row_id: int, explanation: Explanation) -> None:
    """Index a mail that was read again, in place of what was indexed of it before."""
    remove(tx, row_id)
    add(tx, row_id, explanation)


def add(tx: Tx, row_id: int, explanation: Explanation) -> None:
    """Index a mail that was just read and is not in the index."""
    mail = explanation.message
    sender = (mail.sender.name, mail.sender.address) if mail.sender else ()
    files = [text for file in mail.attachments for text in _texts(file)]
    _put(tx, [_row(row_id, sender, (mail.subject, explanation.body.new_text, *files))])


def remove(tx: Tx, row_id: int) -> None:
    """Take a mail out of the index."""
    tx.execute(_REMOVE[tx.dialect.name], {"row": row_id})


def holds(tx: Tx, row_id: int) -> bool:
    """Return whether a mail is in the index."""
    return bool(_known(tx, [row_id]))


def _known(tx: Tx, row_ids: Collection[int]) -> set[int]:
    return set(tx.scalars(sa.text(_KNOWN[tx.dialect.name]).bindparams(_EXPANDING), {"rows": list(row_ids)}))


def put_readings(tx: Tx, row_ids: Collection[int]) -> None:
    """Index mails from their stored readings, those that are not in the index; the text of files is not among them."""
    c = reading.c
    known = _known(tx, row_ids)
    names: dict[int, list[str]] = {}
    files = sa.select(attachment.c.message_row_id, attachment.c.filename).where(
        attachment.c.message_row_id.in_(row_ids)
    )
    for row in tx.execute(files):
        names.setdefault(row.message_row_id, []).append(row.filename)
    query = sa.select(c.message_row_id, c.from_name, c.from_address, c.subject, c.new_text)
    rows = tx.execute(query.where(c.message_row_id.in_(row_ids))).all()
    _put(
        tx,
        [
            _row(
                row.message_row_id,
                (row.from_name, row.from_address or ""),
                (row.subject, row.new_text, *names.get(row.message_row_id, ())),
            )
            for row in rows
            if row.message_row_id not in known
        ],
    )


_EXPANDING: sa.BindParameter[Any] = sa.bindparam("rows", expanding=True)
_KNOWN = {name: f"SELECT {key} FROM search_message WHERE {key} IN :rows" for name, key in _KEY.items()}  # noqa: S608


# A plan that PostgreSQL keeps for any words is bad for most: with it an address took a second instead of a millisecond.
_PLAN_ANEW = sa.text("SET LOCAL plan_cache_mode = force_custom_plan")
REACHES = (4_000, 16_000, 64_000)  # mails that are looked at one by one, and those before them if need be
SELDOM = 0.01  # part of the mails in such a reach: a word in fewer is sooner found through the index
Narrow = Callable[[sa.Select[Any]], sa.Select[Any]]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a mail must hold: all of ``words`` anywhere, and all of ``sender`` in who writes."""

    words: tuple[Term, ...]
    sender: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Window:
    """Which mails are looked at: those before ``below`` and from ``since`` on (rows; None is no bound)."""

    below: int | None = None
    since: int | None = None


def newest(tx: Tx, asked: Asked, below: int, narrow: Narrow, limit: int) -> list[Any]:
    """Return (id, ticket_id) of up to ``limit`` mails below a row that match and that ``narrow`` lets through.

    The newest come first. On SQLite the index gives them in that order. PostgreSQL must guess whether a word is
    frequent (then going back from the newest mail ends soon) or rare (then its index names the few mails at once), and
    guesses badly for words that are not finished. So we go back a reach at a time, as long as the word is not rare.
    """
    if tx.dialect.name == "sqlite":
        return list(tx.execute(narrow(matching(tx, asked, Window(below))).limit(limit)))
    tx.execute(_PLAN_ANEW)
    found: list[Any] = []
    rare = False
    below = min(below, (tx.scalar(sa.select(sa.func.max(message.c.id))) or 0) + 1)
    for reach in REACHES:
        window, least = Window(below, below - reach), int(reach * SELDOM)
        rows = tx.execute(narrow(matching(tx, asked, window)).limit(limit - len(found))).all()
        found += rows
        below -= reach
        if len(found) == limit or below <= 0:
            return found
        if rare := len(rows) < least and _count(tx, asked, window, least) < least:
            break
    rest = narrow(matching(tx, asked, Window(below), gathered=rare)).limit(limit - len(found))
    return found + list(tx.execute(rest))


def _count(tx: Tx, asked: Asked, window: Window, most: int) -> int:
    """Return how many mails in a window match, up to ``most``."""
    some = matching(tx, asked, window).order_by(None).limit(most).subquery()
    return tx.scalar(sa.select(sa.func.count()).select_from(some)) or 0


def matching(tx: Tx, asked: Asked, window: Window = Window(), *, gathered: bool = False) -> sa.Select[Any]:
    """Return a query of (id, ticket_id) of the mails that match, the newest first.

    ``gathered`` lets PostgreSQL collect all of them from its index before anything else.
    """
    key, match, index = _sqlite(asked) if tx.dialect.name == "sqlite" else _postgresql(asked)
    bounds = [match]
    if window.below is not None:
        bounds.append(key < window.below)
    if window.since is not None:
        bounds.append(key >= window.since)
    if gathered:
        hits = sa.select(key.label("row")).select_from(index).where(*bounds).cte("hits").prefix_with("MATERIALIZED")
        index, key, bounds = hits, hits.c.row, []
    query = sa.select(message.c.id, message.c.ticket_id).select_from(index.join(message, message.c.id == key))
    return query.where(*bounds).order_by(key.desc())


_Parts = tuple[sa.ColumnElement[int], sa.ColumnElement[bool], sa.FromClause]


def _sqlite(asked: Asked) -> _Parts:
    index = sa.table("search_message", sa.column("rowid"))
    parts = [*map(_fts5, asked.words), *(f"who : {_fts5(term)}" for term in asked.sender)]
    return index.c.rowid, sa.literal_column("search_message").op("MATCH")(" AND ".join(parts)), index


def _postgresql(asked: Asked) -> _Parts:
    index = sa.table("search_message", sa.column("message_row_id"), sa.column("words"))
    parts = [*(_tsquery(term, "") for term in asked.words), *(_tsquery(term, "@") for term in asked.sender)]
    wanted = sa.cast(sa.literal(" & ".join(parts)), TSQUERY)  # our words are lexemes already
    return index.c.message_row_id, index.c.words.op("@@")(wanted), index


def _fts5(term: Term) -> str:
    forms = [f'"{form}"' for form in term.forms] + ([f'"{term.begun}" *'] if term.begun else [])
    return f"({' OR '.join(forms)})"


def _tsquery(term: Term, mark: str) -> str:
    forms = [f"'{mark}{form}'" for form in term.forms] + ([f"'{mark}{term.begun}':*"] if term.begun else [])
    return f"({' | '.join(forms)})"


def _texts(file: Attachment) -> Iterable[str]:
    """Return name and text of a file; what was read in a picture is guessed, and is not searched."""
    yield file.filename
    yield from (member.name for member in file.members)
    if not file.content_type.startswith("image/"):
        yield (file.text or "")[:FILE_TEXT]


def _row(row_id: int, sender: tuple[str, ...], texts: Iterable[str]) -> dict[str, Any]:
    return {"row": row_id, "sender": pieces(*sender), "said": indexed(texts)}


def _put(tx: Tx, rows: list[dict[str, Any]]) -> None:
    if tx.dialect.name != "sqlite":
        rows = [{**row, "marked": [f"@{word}" for word in dict.fromkeys(row["sender"].split())]} for row in rows]
    later(tx, _PUT[tx.dialect.name], rows)
