"""What the stage *documents* is given about one mail."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from helpdesk.model.message import Attachment

Taught = Mapping[tuple[str, ...], tuple[str, ...]]
"""What people said files are that were called so: the words of a name (see ``words.pattern``), and the keys."""


_LONG_AGO = timedelta(days=60)


def judged_as_of(came: datetime | None, today: date) -> date:
    """Return the day as of which papers are judged that came at ``came``: today, for an old mail that day.

    Who looks at a mail of last week wants to know what has run out meanwhile. A mail of last year is read again for
    what was decided then: "reparse" is to say today what it said.
    """
    if came is None or today - came.date() <= _LONG_AGO:
        return today
    return came.date()


@dataclass(frozen=True, slots=True)
class Corrections:
    """What people said: of single files, by (attachment, member), and of files called so, by the words of the name."""

    files: Mapping[tuple[int, str | None], tuple[str, ...]] = field(default_factory=dict)
    names: Taught = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mailed:
    """The attachments, read, and the words around them.

    ``text`` is the subject and what the sender newly wrote; ``stated`` are the conditions it states; ``sender`` the
    name of who wrote. ``today`` judges validity dates, None when nobody asks.
    """

    attachments: Sequence[Attachment]
    text: str = ""
    stated: frozenset[str] = frozenset()
    sender: str = ""
    today: date | None = None
    corrections: Corrections = field(default_factory=Corrections)
