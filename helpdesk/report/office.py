"""The report of an office: everything that its head, its supervisors and the public ask for, of one period."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from helpdesk.report.figures import Figures
from helpdesk.report.mail import MailFigures
from helpdesk.report.progress import Flow, StageTime, Timeliness, Visits
from helpdesk.report.scope import Scope


@dataclass(frozen=True, slots=True)
class Reasons:
    """Which requirements failed in ``total`` refusals (or returns); ``unnamed`` of them named none.

    One refusal may name several, so the counts add up to more than ``total``.
    """

    total: int
    unnamed: int
    by_key: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class OfficeReport:
    """What happened in ``scope``, as of ``today``."""

    scope: Scope
    today: date
    figures: Figures
    flow: tuple[Flow, ...]
    refusals: Reasons
    returns: Reasons
    stage_times: tuple[StageTime, ...]
    timeliness: Timeliness
    visits: Visits
    mail: MailFigures


def reasons(rows: Iterable[tuple[tuple[str, ...], int]]) -> Reasons:
    """Return how often each requirement failed, most often first; one that is named twice in a refusal counts once."""
    total, unnamed, keys = 0, 0, Counter[str]()
    for failed, count in rows:
        total += count
        unnamed += 0 if failed else count
        for key in set(failed):
            keys[key] += count
    return Reasons(total, unnamed, tuple(sorted(keys.items(), key=lambda i: (-i[1], i[0]))))
