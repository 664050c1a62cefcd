"""What became of an application, from reports that may come late, twice, in any order, or against each other.

The same reports give the same history whatever order they arrived in: they are put in the order in which things
happened. A report that is there twice counts once. A final stage (issued, refused, withdrawn) is left only when a
person takes its report back; a later report of another stage stays in the history as a contradiction, for a person to
settle.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from helpdesk.language import marked
from helpdesk.model.application import FINAL, WITH_APPLICANT, Stage, StageReport
from helpdesk.model.knowledge import DayZero
from helpdesk.track.calendar import ONE_DAY
from helpdesk.track.clock import Pause

_ORDER = {stage: position for position, stage in enumerate(Stage)}
_COMPLETE = frozenset({Stage.TECHNICAL_CHECK, Stage.AWAITING_VISIT, Stage.AWAITING_PAYMENT, Stage.AWAITING_SIGNATURE})
_WHY = {
    Stage.RETURNED: marked("berkas dikembalikan kepada pemohon untuk diperbaiki"),
    Stage.AWAITING_PAYMENT: marked("menunggu pembayaran pemohon"),
}


@dataclass(frozen=True, slots=True)
class Span:
    """A stage from the moment it was entered to the moment it was left; ``end`` is None while it lasts."""

    stage: Stage
    begin: datetime
    end: datetime | None
    report: StageReport


@dataclass(frozen=True, slots=True)
class History:
    """The spans in order, reports that contradict them, and those that a correction took back."""

    spans: tuple[Span, ...]
    contradictions: tuple[StageReport, ...] = ()
    corrected: tuple[StageReport, ...] = ()

    @property
    def stage(self) -> Stage:
        """Return where the application stands; without any report it is being prepared."""
        return self.spans[-1].stage if self.spans else Stage.PREPARING

    @property
    def ended_at(self) -> datetime | None:
        """Return when it was issued, refused or withdrawn."""
        return self.spans[-1].begin if self.spans and self.stage in FINAL else None

    def begun_on(self, stages: Iterable[Stage], zone: ZoneInfo) -> date | None:
        """Return the day, in the office's time zone, on which one of ``stages`` was first entered."""
        wanted = frozenset(stages)
        first = next((span for span in self.spans if span.stage in wanted), None)
        return first.begin.astimezone(zone).date() if first else None

    def complete_on(self, zone: ZoneInfo) -> date | None:
        """Return the day on which the file was found complete: the first stage after the administrative check."""
        return self.begun_on(_COMPLETE, zone)

    def waits(self, stage: Stage, zone: ZoneInfo) -> tuple[tuple[date, date | None], ...]:
        """Return the first and last day of each stay in ``stage``."""
        return tuple(
            (span.begin.astimezone(zone).date(), span.end.astimezone(zone).date() if span.end else None)
            for span in self.spans
            if span.stage is stage
        )

    def pauses(self, zone: ZoneInfo, day_zero: DayZero = DayZero.AFTER) -> tuple[Pause, ...]:
        """Return the days on which the applicant had to act.

        The day on which the file went back still counts, since the office worked on it; the day on which it came again
        counts only where the day itself counts (``day_zero``).
        """
        found = []
        for stage in WITH_APPLICANT:
            for first, last in self.waits(stage, zone):
                end = last - ONE_DAY if last is not None and day_zero is DayZero.SAME else last
                if end is None or first < end:
                    found.append(Pause(first + ONE_DAY, end, _WHY[stage]))
        return tuple(sorted(found, key=lambda pause: pause.first))


def history(reports: Iterable[StageReport]) -> History:
    """Return the history that these reports tell, whatever their order."""
    known = _without_repeats(reports)
    taken_back = _taken_back(known)
    corrected = tuple(report for report in known if report.key in taken_back)
    accepted: list[StageReport] = []
    contradictions: list[StageReport] = []
    for report in known:
        if report.key in taken_back:
            continue
        if accepted and accepted[-1].stage in FINAL:
            if report.stage is not accepted[-1].stage:
                contradictions.append(report)
        elif not accepted or report.stage is not accepted[-1].stage:
            accepted.append(report)
    return History(_spans(accepted), tuple(contradictions), corrected)


def _taken_back(known: Sequence[StageReport]) -> frozenset[str]:
    """Return the keys of reports that a correction takes back; a correction that was taken back itself does nothing.

    A report stands when every correction of it was taken back, whenever each of them happened. Corrections that take
    back each other in a circle settle nothing: no report is taken back by them.
    """
    against: dict[str, set[str]] = defaultdict(set)
    for report in known:
        if report.corrects and report.corrects != report.key:
            against[report.corrects].add(report.key)
    if not against:
        return frozenset()
    undecided = {report.key for report in known}
    stands: set[str] = set()
    taken_back: set[str] = set()
    while True:
        sound = {key for key in undecided if against[key] <= taken_back}
        gone = {key for key in undecided - sound if against[key] & (stands | sound)}
        if not sound and not gone:
            return frozenset(taken_back)
        stands |= sound
        taken_back |= gone
        undecided -= sound | gone


def _without_repeats(reports: Iterable[StageReport]) -> list[StageReport]:
    """Return each report once, in the order in which things happened; at one moment in the order of the stages."""
    ordered = sorted(reports, key=lambda r: (r.at, _ORDER[r.stage], r.key, repr(r)))
    found: dict[str, StageReport] = {}
    for report in ordered:
        found.setdefault(report.key, report)
    return list(found.values())


def _spans(accepted: Sequence[StageReport]) -> tuple[Span, ...]:
    ends = [*(report.at for report in accepted[1:]), None]
    return tuple(Span(report.stage, report.at, end, report) for report, end in zip(accepted, ends, strict=False))
