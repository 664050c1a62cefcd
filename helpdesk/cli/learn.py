"""Fit how much the office's judgements count, and say what came of it."""

from __future__ import annotations

from typing import Annotated

import typer

from helpdesk.cli.common import ConfigOption, open_desk, read_config
from helpdesk.learn import learn, learn_lines
from helpdesk.match.learn import Tuning
from helpdesk.match.line_tune import FEWEST as LINES_FEWEST
from helpdesk.match.line_tune import LineRefit
from helpdesk.match.tune import FEWEST, Refit
from helpdesk.model.person import SYSTEM
from helpdesk.worker import now_utc

STAYS = "Not better beyond chance: everything stays as it is."


def learn_command(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be kept, and keep nothing.")] = False,
    config: ConfigOption = None,
) -> None:
    """Fit on the counselors' judgements how much they count and how confidences must be bent; keep it if it is better.

    Better means: on judgements left out of the fitting. A running desk takes it over within a minute, and does the same
    every night by itself.
    """
    with open_desk(read_config(config)) as desk:
        print(_told(learn(desk, SYSTEM, now_utc(), keep=not dry_run), dry_run=dry_run))
        print(_told_of_lines(learn_lines(desk, SYSTEM, now_utc(), keep=not dry_run), dry_run=dry_run))


def _told(found: Refit, *, dry_run: bool) -> str:
    if found.lessons < FEWEST:
        return f"{found.lessons} judgements: too few to fit anything; {FEWEST} are needed. Choices count all the same."
    figures = (
        f"{found.lessons} judgements, each left out once: right entry first {found.recall_before:.3f} -> "
        f"{found.recall_after:.3f},\nlog likelihood of the confidences {found.before:.3f} -> {found.after:.3f}"
    )
    if not found.kept:
        return f"{figures}\n{STAYS}"
    return f"{figures}\n{_kept(found.tuning, dry_run=dry_run)}"


def _told_of_lines(found: LineRefit, *, dry_run: bool) -> str:
    if found.lessons < LINES_FEWEST:
        return f"{found.lessons} judged narrow answers: too few to fit anything; {LINES_FEWEST} are needed."
    figures = (
        f"{found.lessons} judged narrow answers, each mail left out once: log likelihood {found.before:.3f} -> "
        f"{found.after:.3f}"
    )
    return f"{figures}\n{_kept(found.tuning, dry_run=dry_run) if found.kept else STAYS}"


def _kept(tuning: Tuning, *, dry_run: bool) -> str:
    verb = "Would be kept" if dry_run else "Kept"
    return f"{verb}: gain {tuning.gain:g}, slope {tuning.slope:g}, shift {tuning.shift:g}."
