"""What the mail figures say: how soon citizens are answered, how often they write again, how good drafts are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from helpdesk.language import marked
from helpdesk.report.spread import quantile
from helpdesk.track.office_hours import OfficeHours

DAY = timedelta(hours=8.5)  # a working day of the office
BINS = (
    (marked("dalam 1 jam kerja"), timedelta(hours=1)),
    (marked("1 sampai 4 jam kerja"), timedelta(hours=4)),
    (marked("sampai 1 hari kerja"), DAY),
    (marked("1 sampai 2 hari kerja"), 2 * DAY),
    (marked("lebih dari 2 hari kerja"), timedelta.max),
)


@dataclass(frozen=True, slots=True)
class FirstAnswers:
    """The working time from a ticket's first mail to its first answer; ``bins`` count tickets by it.

    ``median`` and ``p90`` are hours of work, None while nothing is answered; ``waiting`` tickets have no answer.
    """

    bins: tuple[tuple[str, int], ...]
    median: float | None
    p90: float | None
    waiting: int

    @property
    def answered(self) -> int:
        """Return how many tickets were answered."""
        return sum(count for _name, count in self.bins)


@dataclass(frozen=True, slots=True)
class MailFigures:
    """Mails, tickets, replies and questions of a period.

    ``per_ticket`` counts tickets by how many mails they got; ``unchanged`` of ``replies`` were sent as drafted;
    ``unanswered`` of ``questions`` found no entry; ``missing`` counts document keys over ``checks`` checks.
    """

    per_ticket: tuple[tuple[int, int], ...]
    first_answers: FirstAnswers
    replies: int
    unchanged: int
    questions: int
    unanswered: int
    checks: int
    missing: tuple[tuple[str, int], ...]

    @property
    def mails(self) -> int:
        """Return how many mails people wrote."""
        return sum(mails * count for mails, count in self.per_ticket)

    @property
    def tickets(self) -> int:
        """Return in how many tickets these mails stand."""
        return sum(count for _mails, count in self.per_ticket)

    @property
    def repeats(self) -> int:
        """Return how many mails were not the first of their ticket in the period."""
        return self.mails - self.tickets


def first_answers(rows: Iterable[tuple[datetime, datetime | None]], hours: OfficeHours) -> FirstAnswers:
    """Return how soon tickets were first answered, in the office's working time."""
    bins, spent, waiting = Counter[str](), Counter[float](), 0
    for arrived, answered in rows:
        if answered is None:
            waiting += 1
            continue
        worked = hours.worked(arrived, answered)
        bins[next(name for name, most in BINS if worked <= most)] += 1
        spent[worked.total_seconds() / 3600] += 1
    named = tuple((name, bins[name]) for name, _most in BINS)
    return FirstAnswers(named, quantile(spent, 0.5), quantile(spent, 0.9), waiting)


def missing_documents(checks: Iterable[Mapping[str, Any]]) -> tuple[int, tuple[tuple[str, int], ...]]:
    """Return how many checks had a known requirement list, and how often each document was missing, most often first.

    A document that one permit needs twice counts once a check.
    """
    known, missing = 0, Counter[str]()
    for check in checks:
        if check.get("missing") is not None:
            known += 1
            missing.update(set(check["missing"]))
    return known, tuple(sorted(missing.items(), key=lambda i: (-i[1], i[0])))
