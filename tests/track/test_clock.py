"""The legal clock against the office's own examples and against counting day by day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.model.knowledge import DayZero
from helpdesk.track.calendar import Calendar, DayKind, DayOff, Suspension
from helpdesk.track.clock import Due, Pause, Step, Term, days_left, due, pauses_for_visits
from helpdesk.track.proposals import proposed


def approved(*years: int) -> Calendar:
    """Return the calendar of an office that approved every proposal of these years."""
    return Calendar.of([proposal.off for year in years for proposal in proposed(year)])


YEAR_2026 = approved(2026)
WITH_NEW_YEAR = Calendar.of([*YEAR_2026.days.values(), DayOff(date(2027, 1, 1), "Tahun Baru", DayKind.HOLIDAY)])


@pytest.mark.parametrize(
    ("complete_on", "days", "on"),
    [
        (date(2026, 3, 16), 5, date(2026, 3, 30)),
        (date(2026, 5, 13), 3, date(2026, 5, 20)),
        (date(2026, 11, 14), 14, date(2026, 12, 3)),
        (date(2026, 11, 16), 3, date(2026, 11, 19)),
        (date(2026, 12, 23), 1, date(2026, 12, 28)),
        (date(2026, 12, 14), 14, date(2027, 1, 6)),
    ],
)
def test_the_six_due_dates_that_the_office_gave(complete_on: date, days: int, on: date) -> None:
    assert due(Term.of(days), complete_on, WITH_NEW_YEAR).on == on


def test_the_year_2026_has_240_working_days() -> None:
    assert YEAR_2026.working_days(date(2026, 1, 1), date(2026, 12, 31)) == 240


def test_the_proposals_of_2026_are_those_of_the_decree() -> None:
    kinds = [proposal.off.kind for proposal in proposed(2026)]

    assert (kinds.count(DayKind.HOLIDAY), kinds.count(DayKind.JOINT_LEAVE)) == (17, 8)
    assert not any(proposal.estimated for proposal in proposed(2026))
    assert any(proposal.estimated for proposal in proposed(2027))


def test_every_day_of_a_count_is_explained() -> None:
    found = due(Term.of(3), date(2026, 5, 13), YEAR_2026)

    assert [(item.day.day, item.number, item.why) for item in found.days] == [
        (14, None, "Kenaikan Yesus Kristus"),
        (15, None, "Cuti Bersama Kenaikan Yesus Kristus"),
        (16, None, "Sabtu"),
        (17, None, "Minggu"),
        (18, 1, None),
        (19, 2, None),
        (20, 3, None),
    ]


def test_an_unknown_term_gives_no_date_and_says_so() -> None:
    found = due(None, date(2026, 3, 16), YEAR_2026)

    assert found.on is None
    assert found.why_none == "jangka waktu resmi layanan ini belum kami ketahui"
    assert due(Term.of(3), None, YEAR_2026).why_none == "berkas belum dinyatakan lengkap"


def test_a_count_into_a_year_without_a_calendar_says_which() -> None:
    assert due(Term.of(14), date(2026, 12, 14), YEAR_2026).unsure_years == (2027,)
    assert due(Term.of(3), date(2026, 3, 2), YEAR_2026).unsure_years == ()


def test_days_with_the_applicant_do_not_count() -> None:
    # returned on Tuesday the 3rd, mended on Monday the 9th: the 4th to the 9th do not count
    pause = Pause(date(2026, 11, 4), date(2026, 11, 9), "dikembalikan untuk diperbaiki")
    found = due(Term.of(5), date(2026, 11, 2), YEAR_2026, [pause])

    assert [item.day.day for item in found.days if item.number] == [3, 10, 11, 12, 13]
    assert {item.why for item in found.days if item.day.day in (4, 5, 6, 9)} == {pause.why}


def test_a_pause_without_an_end_stops_the_clock_and_keeps_what_was_counted() -> None:
    found = due(Term.of(5), date(2026, 11, 2), YEAR_2026, [Pause(date(2026, 11, 5), None, "menunggu pemohon")])

    assert found.on is None
    assert found.why_none == "hitungan berhenti: menunggu pemohon"
    assert [item.number for item in found.days] == [1, 2]


def test_the_day_itself_counts_where_the_rule_says_so() -> None:
    assert due(Term.of(1, DayZero.SAME), date(2026, 11, 2), YEAR_2026).on == date(2026, 11, 2)
    assert due(Term.of(1, DayZero.SAME), date(2026, 11, 1), YEAR_2026).on == date(2026, 11, 2)  # a Sunday


def test_each_step_of_a_term_has_its_end() -> None:
    steps = tuple(Step(name, days) for name, days in [("loket", 0), ("verifikasi", 1), ("lapangan", 3), ("cetak", 0)])
    found = due(Term(steps), date(2026, 11, 6), YEAR_2026)

    assert found.on == date(2026, 11, 12)
    assert found.step_ends() == {"verifikasi": date(2026, 11, 9), "lapangan": date(2026, 11, 12)}


def test_a_term_of_no_days_is_due_on_the_day_itself() -> None:
    assert due(Term.of(0), date(2026, 11, 2), YEAR_2026).on == date(2026, 11, 2)
    assert due(Term.of(0), date(2026, 11, 1), YEAR_2026).on == date(2026, 11, 2)


def test_a_step_below_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        due(Term.of(-1), date(2026, 11, 2), YEAR_2026)


def test_days_left_count_down_through_zero() -> None:
    on = date(2026, 11, 13)

    assert [days_left(on, date(2026, 11, day), YEAR_2026) for day in (11, 12, 13, 14, 15, 16, 17)] == [
        2, 1, 0, 0, 0, -1, -2,
    ]  # fmt: skip


def test_only_the_days_that_waited_for_a_visit_are_paused_by_a_suspension() -> None:
    suspension = Suspension(date(2020, 3, 17), date(2020, 4, 19), "site-visit", "peninjauan lapangan ditiadakan")

    assert pauses_for_visits([suspension], [(date(2020, 3, 10), date(2020, 3, 16))]) == ()
    assert pauses_for_visits([suspension], [(date(2020, 3, 10), None)]) == (
        Pause(date(2020, 3, 17), date(2020, 4, 19), suspension.reason),
    )
    lasting = Suspension(date(2020, 3, 17), None, "site-visit", suspension.reason)
    assert pauses_for_visits([lasting], [(date(2020, 3, 20), None)])[0].last is None


START = date(2026, 1, 1)
DAYS = st.integers(0, 420).map(lambda n: START + timedelta(days=n))
RANGES = st.tuples(DAYS, st.integers(0, 20)).map(lambda r: Pause(r[0], r[0] + timedelta(days=r[1]), "menunggu"))


def by_hand(days: int, complete_on: date, off: set[date], paused: set[date], zero: DayZero) -> date:
    """Return the due date the slow way: list every day that counts, take the last one needed."""
    first = complete_on + timedelta(days=0 if zero is DayZero.SAME or days == 0 else 1)
    every = [first + timedelta(days=n) for n in range(3000)]
    counting = [day for day in every if day.isoweekday() < 6 and day not in off and day not in paused]
    return counting[max(days, 1) - 1]


@given(
    days=st.integers(0, 60),
    complete_on=DAYS,
    off=st.sets(DAYS, max_size=120),
    ranges=st.lists(RANGES, max_size=5),
    zero=st.sampled_from(DayZero),
)
def test_the_clock_agrees_with_counting_by_hand(
    days: int, complete_on: date, off: set[date], ranges: list[Pause], zero: DayZero
) -> None:
    calendar = Calendar.of([DayOff(day, "libur", DayKind.CLOSURE) for day in off])
    paused = {
        p.first + timedelta(days=n)
        for p in ranges
        for n in range((p.last or p.first).toordinal() - p.first.toordinal() + 1)
    }
    found = due(Term.of(days, zero), complete_on, calendar, ranges)

    assert found.on == by_hand(days, complete_on, off, paused, zero)
    _is_explained(found, days)


def _is_explained(found: Due, days: int) -> None:
    numbers = [item.number for item in found.days if item.number is not None]
    assert numbers == list(range(1, max(days, 1) + 1))
    assert all((item.number is None) == (item.why is not None) for item in found.days)
    ordinals = [item.day.toordinal() for item in found.days]
    assert ordinals == list(range(ordinals[0], ordinals[0] + len(ordinals)))  # no day is passed over


@given(first=DAYS, length=st.integers(-5, 200), off=st.sets(DAYS, max_size=60))
def test_working_days_between_two_dates_agree_with_counting_by_hand(first: date, length: int, off: set[date]) -> None:
    calendar = Calendar.of([DayOff(day, "libur", DayKind.CLOSURE) for day in off])
    last = first + timedelta(days=length)
    by_counting = sum(
        day.isoweekday() < 6 and day not in off for day in (first + timedelta(days=n) for n in range(length + 1))
    )

    assert calendar.working_days(first, last) == by_counting
