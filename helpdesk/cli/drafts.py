"""What became of the drafts: ``helpdesk evaluate --drafts``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import timedelta

from helpdesk.cli.common import open_desk, print_line
from helpdesk.config import Config
from helpdesk.draft.letter.compared import Outcome, Row, compare_replies
from helpdesk.draft.templating.templates import fixed_words
from helpdesk.store import drafts
from helpdesk.worker import now_utc

MOST = 5_000  # replies looked at
SHOWN = 15


def print_drafts(settings: Config, days: int, *, as_json: bool) -> None:
    """Print how the drafts of the last ``days`` compare with what was sent, for a person or as one JSON object."""
    with open_desk(settings) as desk:
        with desk.database.read() as tx:
            replies = drafts.sent_replies(tx, now_utc() - timedelta(days=days), MOST)
        found = compare_replies(replies, fixed_words(settings.draft.templates))
    print_line(asdict(found) if as_json else "\n".join(_told(found)))


def _told(found: Outcome) -> Iterator[str]:
    if not found.sent:
        yield "No proposed reply was sent in these days."
        return
    share = 100 * found.unchanged / found.sent
    yield f"{found.sent} replies sent, {found.unchanged} of them as proposed ({share:.0f} %)"
    yield f"{100 * found.distance:.1f} % of the proposed text was changed"
    yield from _rows("By entry", found.entries)
    yield from _rows("By template", found.templates)
    if found.deleted:
        yield "Sentences that people take out"
        yield from (f"  {item.deleted} of {item.letters} times: {item.text}" for item in found.deleted)


def _rows(title: str, rows: Sequence[Row]) -> Iterator[str]:
    yield f"{title:40} letters  unchanged  changed text"
    for row in rows[:SHOWN]:
        yield f"  {row.name:38} {row.letters:7}  {row.unchanged:9}  {100 * row.distance:10.1f} %"
