"""Fit how much the office's judgements count, and say what came of it."""

from __future__ import annotations

from typing import Annotated

import typer

from helpdesk.cli.common import ConfigOption, open_desk, read_config
from helpdesk.learn import learn
from helpdesk.match.tune import FEWEST, Refit
from helpdesk.model.person import SYSTEM
from helpdesk.worker import now_utc


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


def _told(found: Refit, *, dry_run: bool) -> str:
    if found.lessons < FEWEST:
        return f"{found.lessons} judgements: too few to fit anything; {FEWEST} are needed. Choices count all the same."
    t = found.tuning
    figures = (
        f"{found.lessons} judgements, each left out once: right entry first {found.recall_before:.3f} -> "
        f"{found.recall_after:.3f},\nlog likelihood of the confidences {found.before:.3f} -> {found.after:.3f}"
    )
    if not found.kept:
        return f"{figures}\nNot better beyond chance: everything stays as it is."
    verb = "Would be kept" if dry_run else "Kept"
    return f"{figures}\n{verb}: gain {t.gain:g}, slope {t.slope:g}, shift {t.shift:g}."
