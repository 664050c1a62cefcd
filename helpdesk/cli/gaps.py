"""What citizens ask and the knowledge base does not answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import timedelta
from typing import Annotated

import typer

from helpdesk.cli.common import ConfigOption, open_desk, print_line, read_config
from helpdesk.match.gaps import Gaps, find_gaps
from helpdesk.store import asked
from helpdesk.web.masking import mask
from helpdesk.worker import now_utc

MOST = 20_000  # questions looked at
SHOWN = 20


def gaps(
    days: Annotated[int, typer.Option(min=1, help="How many days to look back.")] = 90,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object, for programs.")] = False,
    config: ConfigOption = None,
) -> None:
    """Print the questions that found no answer, those alike together, and the entries never used or swapped away."""
    settings = read_config(config)
    with open_desk(settings) as desk:
        with desk.database.read() as tx:
            questions = asked.questions_since(tx, now_utc() - timedelta(days=days), MOST)
        found = find_gaps(questions, desk.knowledge, settings.match.minimum_confidence)
    print_line(asdict(found) if as_json else "\n".join(_told(found)))


def _told(found: Gaps) -> Iterator[str]:
    yield f"{found.asked} questions, {sum(gap.count for gap in found.gaps)} without an answer"
    for gap in found.gaps[:SHOWN]:
        yield f"  {gap.count} times: {', '.join(gap.words) or '(no words of its own)'}"
        yield from (f"      {mask(text)[:110]}  (ticket {ticket_id})" for text, ticket_id in gap.examples[:3])
    if found.swapped:
        yield "Entries that stood first and were swapped away"
        for row in found.swapped[:SHOWN]:
            instead = ", ".join(f"{entry_id or 'none'} {times}" for entry_id, times in row.instead)
            yield f"  {row.entry_id}: {row.away} of {row.shown} times, for {instead}"
    yield f"{len(found.unused)} entries never used"
    yield from (f"  {entry_id}" for entry_id in found.unused)
