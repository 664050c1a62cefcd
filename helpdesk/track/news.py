"""What of an application's history concerns the citizen now: at most one piece of news, whatever order reports came in.

News is what the last stage means to the applicant. What came before it is overtaken, except that an application which
is being checked has still been received. Two sources that report the same stay in a stage tell one piece of news.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from helpdesk.model.application import Stage, StageReport
from helpdesk.model.follow_up import FollowUpKind
from helpdesk.track.history import History, Span, history

KINDS = {
    Stage.SUBMITTED: FollowUpKind.RECEIVED,
    Stage.RETURNED: FollowUpKind.RETURNED,
    Stage.AWAITING_VISIT: FollowUpKind.VISIT,
    Stage.AWAITING_PAYMENT: FollowUpKind.PAYMENT,
    Stage.ISSUED: FollowUpKind.ISSUED,
    Stage.REFUSED: FollowUpKind.REFUSED,
}
_CHECKS = frozenset({Stage.ADMINISTRATIVE_CHECK, Stage.TECHNICAL_CHECK})


@dataclass(frozen=True, slots=True)
class News:
    """One piece of news: what the letter is about, and the report that tells most of it.

    ``keys`` are those of every report of the same stay in the stage: whoever told one of them has told this.
    """

    kind: FollowUpKind
    report: StageReport
    keys: frozenset[str]


def news_of(reports: Iterable[StageReport]) -> News | None:
    """Return the news that these reports make, or None when nothing concerns the citizen now."""
    told = tuple(reports)
    found = history(told)
    span = _telling(found)
    if span is None:
        return None
    again = span.stage is Stage.SUBMITTED and any(
        earlier.stage is Stage.RETURNED and earlier.begin < span.begin for earlier in found.spans
    )
    kind = FollowUpKind.RESUBMITTED if again else KINDS[span.stage]
    stay = [report for report in told if _belongs(report, span, found)]
    fullest = max(stay, key=lambda report: (_said(report), report.at == span.begin, report.key))
    return News(kind, fullest, frozenset(report.key for report in stay))


def taken_back(reports: Iterable[StageReport]) -> frozenset[str]:
    """Return the keys of reports that a correction took back."""
    return frozenset(report.key for report in history(reports).corrected)


def _telling(found: History) -> Span | None:
    """Return the stay that the citizen is told of."""
    spans = list(found.spans)
    while len(spans) > 1 and spans[-1].stage in _CHECKS and spans[-2].stage in {Stage.SUBMITTED, *_CHECKS}:
        spans.pop()
    return spans[-1] if spans and spans[-1].stage in KINDS else None


def _belongs(report: StageReport, span: Span, found: History) -> bool:
    """Return whether a report tells of this stay, and stands."""
    inside = span.begin <= report.at and (span.end is None or report.at < span.end or report == span.report)
    return report.stage is span.stage and inside and report not in (*found.corrected, *found.contradictions)


def _said(report: StageReport) -> int:
    """Return how much a report says besides the stage."""
    return bool(report.failed) + bool(report.note) + bool(report.day)
