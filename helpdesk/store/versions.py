"""Published versions of the knowledge base: immutable, so that a reply remembers exactly what it was written from."""

from __future__ import annotations

import zlib
from datetime import datetime

import sqlalchemy as sa

from helpdesk.store.database import Tx
from helpdesk.store.schema import knowledge_problem, knowledge_version


def current(tx: Tx) -> str | None:
    """Return the version that the desk uses now."""
    c = knowledge_version.c
    return tx.scalar(sa.select(c.version).order_by(c.active_since.desc(), c.id.desc()).limit(1))


def content(tx: Tx, version: str) -> str | None:
    """Return the JSON text of a version."""
    packed = tx.scalar(sa.select(knowledge_version.c.content).where(knowledge_version.c.version == version))
    return zlib.decompress(packed).decode("utf-8") if packed is not None else None


FILES = "faq/"  # who published what the files say; a version accepted on a page names its person


def of_files(tx: Tx) -> str | None:
    """Return the version that the files held when they were last published: what pages have changed since is newer."""
    c = knowledge_version.c
    newest = (c.active_since.desc(), c.id.desc())
    return tx.scalar(sa.select(c.version).where(c.published_by == FILES).order_by(*newest).limit(1))


def held_by_files(tx: Tx, version: str) -> None:
    """Remember that the files say what ``version`` says: nothing of it waits to be written back."""
    c = knowledge_version.c
    tx.execute(
        sa.update(knowledge_version).where(c.version == version, c.published_by != FILES).values(published_by=FILES)
    )


def publish(tx: Tx, version: str, text: str, by: str, now: datetime) -> bool:
    """Make ``version`` the current one, storing it if it is new; False when it was current already."""
    if current(tx) == version:
        return False
    c = knowledge_version.c
    if tx.execute(sa.update(knowledge_version).where(c.version == version).values(active_since=now)).rowcount == 0:
        values = {"version": version, "content": zlib.compress(text.encode("utf-8")), "published_at": now}
        tx.execute(sa.insert(knowledge_version).values(published_by=by, active_since=now, **values))
    return True


def set_problems(tx: Tx, problems: tuple[str, ...], now: datetime) -> None:
    """Remember what is wrong with the files, for the pages to show; an empty tuple when they are fine."""
    tx.execute(sa.delete(knowledge_problem))
    if problems:
        tx.execute(sa.insert(knowledge_problem), [{"text": text, "at": now} for text in problems])


def problems(tx: Tx) -> tuple[str, ...]:
    """Return what is wrong with the files of the knowledge base; the last good version is in use meanwhile."""
    return tuple(tx.scalars(sa.select(knowledge_problem.c.text).order_by(knowledge_problem.c.id)))
