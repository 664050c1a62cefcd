"""What the figures say about time, terms and reasons, against slow and simple ways to count the same."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.model.application import Stage
from helpdesk.report.mail import BINS, first_answers, missing_documents
from helpdesk.report.office import Reasons, reasons
from helpdesk.report.progress import MOST_DAYS, Flow, StageTime, Timeliness, flow, stage_times, timeliness, visits
from helpdesk.report.spread import quantile
from helpdesk.track.calendar import Calendar, DayKind, DayOff
from helpdesk.track.office_hours import OfficeHours

MONDAY = date(2020, 3, 23)
NYEPI = Calendar.of([DayOff(date(2020, 3, 25), "Nyepi", DayKind.HOLIDAY)])
DAYS = st.dates(date(2020, 1, 1), date(2020, 12, 31))


@given(st.lists(st.integers(0, 30), min_size=1), st.sampled_from([0.5, 0.9]))
def test_a_quantile_is_the_value_at_its_rank(values: list[int], share: float) -> None:
    found = quantile(Counter(values), share)

    assert found in values
    assert sum(value <= (found or 0) for value in values) >= share * len(values)
    assert sum(value < (found or 0) for value in values) < share * len(values)


def test_nothing_has_no_middle() -> None:
    assert quantile({}, 0.5) is None


@given(st.lists(st.tuples(DAYS, st.sampled_from([None, Stage.ISSUED, Stage.REFUSED]), st.integers(1, 9))))
def test_the_days_of_a_period_lose_nothing_and_have_no_gap(rows: list[tuple[date, Stage | None, int]]) -> None:
    found = flow(rows)

    assert sum(item.received for item in found) == sum(n for _d, stage, n in rows if stage is None)
    assert sum(item.issued for item in found) == sum(n for _d, stage, n in rows if stage is Stage.ISSUED)
    assert len(found) <= MOST_DAYS
    days = [item.first for item in found]
    assert days == sorted(set(days))
    if rows:
        assert days[0] <= min(on for on, _stage, _count in rows)


def test_a_long_period_is_told_by_months_without_a_gap() -> None:
    found = flow([(date(2019, 11, 30), None, 3), (date(2020, 2, 1), Stage.REFUSED, 2)])

    assert found == (
        Flow(date(2019, 11, 1), 3, 0, 0, 0),
        Flow(date(2019, 12, 1), 0, 0, 0, 0),
        Flow(date(2020, 1, 1), 0, 0, 0, 0),
        Flow(date(2020, 2, 1), 0, 0, 2, 0),
    )


def test_the_time_in_a_stage_counts_working_days_and_leaves_out_what_goes_on() -> None:
    wednesday, friday = MONDAY + timedelta(days=2), MONDAY + timedelta(days=4)
    rows = [
        (Stage.SUBMITTED, MONDAY, MONDAY, 6),
        (Stage.SUBMITTED, MONDAY, friday, 4),  # Tuesday, Thursday, Friday: Wednesday is a holiday
        (Stage.AWAITING_VISIT, wednesday, None, 2),
        (Stage.AWAITING_VISIT, MONDAY, None, 1),
    ]

    assert stage_times(rows, NYEPI, friday) == (
        StageTime(Stage.SUBMITTED, 10, 0, 3, 0, None),
        StageTime(Stage.AWAITING_VISIT, 0, None, None, 3, 3),
    )


def test_due_today_is_within_the_term_and_an_unknown_term_is_neither_kept_nor_broken() -> None:
    tuesday = MONDAY + timedelta(days=1)
    ends = [(MONDAY, MONDAY, 5), (tuesday, MONDAY, 2), (tuesday, None, 7)]
    found = timeliness(ends, [(MONDAY, 1), (tuesday, 3), (None, 4)], tuesday)

    assert found == Timeliness(5, 2, 7, 3, 1, 4)
    assert found.share == pytest.approx(5 / 7)
    assert timeliness([], [], MONDAY).share is None


def test_who_waits_for_a_visit_is_counted_by_permit_and_by_how_long() -> None:
    found = visits(
        [("krk", MONDAY, 2), (None, MONDAY + timedelta(days=3), 5), ("krk", MONDAY, 1)], NYEPI, date(2020, 3, 31)
    )

    assert (found.total, found.by_permit, found.since, found.median) == (8, (("", 5), ("krk", 3)), MONDAY, 3)


def test_a_refusal_with_two_reasons_counts_once_and_each_reason_too() -> None:
    found = reasons([(("ktp", "kk"), 3), (("ktp", "ktp"), 2), ((), 4)])

    assert found == Reasons(9, 4, (("ktp", 5), ("kk", 3)))


def test_the_first_answer_is_measured_in_working_time_by_office_hours() -> None:
    zone = ZoneInfo("Asia/Jakarta")
    hours = OfficeHours(NYEPI, zone)

    def at(day: int, hour: int, minute: int = 0) -> datetime:
        return datetime(2020, 3, day, hour, minute, tzinfo=zone)

    found = first_answers(
        [
            (at(23, 9), at(23, 9, 30)),
            (at(24, 15), at(26, 8, 30)),  # an hour on Tuesday, none on Nyepi, an hour on Thursday
            (at(23, 8), at(26, 15)),
            (at(27, 10), None),
        ],
        hours,
    )

    assert [count for _name, count in found.bins] == [1, 1, 0, 0, 1]
    assert (found.answered, found.waiting, found.median, found.p90) == (3, 1, 2.0, 24.0)
    assert len(found.bins) == len(BINS)


def test_a_document_missing_twice_in_one_check_counts_once_and_unknown_lists_do_not_count() -> None:
    checks: list[dict[str, object]] = [
        {"missing": ["ktp", "ktp"]},
        {"missing": ["kk", "ktp"]},
        {"missing": []},
        {"missing": None},
    ]

    assert missing_documents(checks) == (3, (("ktp", 2), ("kk", 1)))
