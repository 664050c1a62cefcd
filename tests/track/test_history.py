"""The history of an application does not depend on the order or the number of its reports."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from helpdesk.model.application import FINAL, Stage, StageReport
from helpdesk.model.knowledge import DayZero
from helpdesk.track.calendar import Calendar
from helpdesk.track.clock import Pause, Term, due
from helpdesk.track.history import History, history

JAKARTA = ZoneInfo("Asia/Jakarta")
BEGIN = datetime(2026, 11, 2, 2, tzinfo=UTC)


def report(day: int, stage: Stage, key: str = "", corrects: str | None = None) -> StageReport:
    return StageReport(key or f"{day}-{stage}", BEGIN + timedelta(days=day), stage, "test", corrects=corrects)


def stages(found: History) -> list[Stage]:
    return [span.stage for span in found.spans]


def test_without_a_report_an_application_is_being_prepared() -> None:
    found = history([])

    assert found.stage is Stage.PREPARING
    assert found.complete_on(JAKARTA) is None


def test_late_reports_take_their_place() -> None:
    found = history([report(5, Stage.ISSUED), report(0, Stage.SUBMITTED), report(2, Stage.TECHNICAL_CHECK)])

    assert stages(found) == [Stage.SUBMITTED, Stage.TECHNICAL_CHECK, Stage.ISSUED]
    assert found.complete_on(JAKARTA) == date(2026, 11, 4)
    assert found.ended_at == BEGIN + timedelta(days=5)


def test_the_days_of_the_office_are_those_of_its_time_zone() -> None:
    late = StageReport("a", datetime(2026, 11, 2, 18, tzinfo=UTC), Stage.TECHNICAL_CHECK, "test")  # 01.00 in Jakarta

    assert history([late]).complete_on(JAKARTA) == date(2026, 11, 3)


def test_a_final_stage_is_left_only_by_a_correction() -> None:
    refused, again = report(3, Stage.REFUSED, "wrong"), report(4, Stage.TECHNICAL_CHECK)

    found = history([report(0, Stage.SUBMITTED), refused, again])
    assert found.stage is Stage.REFUSED
    assert found.contradictions == (again,)

    found = history([report(0, Stage.SUBMITTED), refused, again, report(5, Stage.ISSUED, corrects="wrong")])
    assert stages(found) == [Stage.SUBMITTED, Stage.TECHNICAL_CHECK, Stage.ISSUED]
    assert (found.contradictions, found.corrected) == ((), (refused,))


def test_a_returned_file_pauses_the_clock_until_it_comes_again() -> None:
    found = history(
        [
            report(0, Stage.TECHNICAL_CHECK),
            report(2, Stage.RETURNED),  # Wednesday the 4th
            report(7, Stage.SUBMITTED),  # Monday the 9th
            report(8, Stage.TECHNICAL_CHECK),
        ]
    )
    (pause,) = found.pauses(JAKARTA)

    assert (pause.first, pause.last) == (date(2026, 11, 5), date(2026, 11, 9))
    assert found.pauses(JAKARTA, DayZero.SAME)[0].last == date(2026, 11, 8)
    term = due(Term.of(5), found.complete_on(JAKARTA), Calendar.of([], [2026]), found.pauses(JAKARTA))
    assert [item.day.day for item in term.days if item.number] == [3, 4, 10, 11, 12]


def test_a_file_that_is_still_with_the_applicant_has_no_due_date() -> None:
    found = history([report(0, Stage.TECHNICAL_CHECK), report(2, Stage.AWAITING_PAYMENT)])

    assert found.pauses(JAKARTA) == (Pause(date(2026, 11, 5), None, "menunggu pembayaran pemohon"),)


def test_the_same_stage_reported_twice_is_one_stay() -> None:
    found = history([report(0, Stage.SUBMITTED, "a"), report(1, Stage.SUBMITTED, "b"), report(2, Stage.ISSUED)])

    assert stages(found) == [Stage.SUBMITTED, Stage.ISSUED]


def test_a_correction_can_be_taken_back_too() -> None:
    refused = report(3, Stage.REFUSED, "refused")
    undone = report(4, Stage.TECHNICAL_CHECK, "undone", corrects="refused")
    undone_again = report(5, Stage.REFUSED, "again", corrects="undone")

    assert history([refused, undone]).stage is Stage.TECHNICAL_CHECK
    assert history([refused, undone, undone_again]).stage is Stage.REFUSED
    assert history([refused, undone, undone_again]).ended_at == refused.at


KEYS = st.sampled_from("abcdefgh")
REPORTS = st.lists(
    st.builds(
        lambda key, day, stage, corrects: report(day, stage, key, corrects),
        KEYS, st.integers(0, 9), st.sampled_from(Stage), st.none() | KEYS,
    ),
    max_size=9,
)  # fmt: skip


@given(reports=REPORTS, data=st.data())
def test_order_and_repetition_change_nothing(reports: list[StageReport], data: st.DataObject) -> None:
    repeats = [item for item in reports if data.draw(st.booleans())]
    again = data.draw(st.permutations([*reports, *repeats]))

    assert history(again) == history(reports)


@given(reports=REPORTS)
def test_spans_follow_each_other_and_only_the_last_is_final(reports: list[StageReport]) -> None:
    found = history(reports)

    assert all(a.end == b.begin and a.begin <= b.begin for a, b in zip(found.spans, found.spans[1:], strict=False))
    assert all(span.stage not in FINAL for span in found.spans[:-1])
    kept = {span.report.key for span in found.spans}
    assert kept.isdisjoint(item.key for item in (*found.contradictions, *found.corrected))


def test_a_correction_counts_whatever_day_it_speaks_of() -> None:
    refused = report(3, Stage.REFUSED, "refused")
    undone = report(4, Stage.TECHNICAL_CHECK, "undone", corrects="refused")
    earlier = report(2, Stage.TECHNICAL_CHECK, "earlier", corrects="undone")  # speaks of a day before both

    assert history([refused, undone, earlier]).stage is Stage.REFUSED


def test_corrections_in_a_circle_take_back_nothing() -> None:
    found = history([report(1, Stage.SUBMITTED, "a", "b"), report(2, Stage.RETURNED, "b", "a")])

    assert stages(found) == [Stage.SUBMITTED, Stage.RETURNED]
    assert found.corrected == ()
