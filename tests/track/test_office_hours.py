"""Working hours: nights, weekends, holidays and waiting do not count towards the first answer."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.track.calendar import Calendar, DayKind, DayOff
from helpdesk.track.office_hours import OfficeHours

JAKARTA = ZoneInfo("Asia/Jakarta")
HOLIDAY = date(2026, 11, 4)
HOURS = OfficeHours(Calendar.of([DayOff(HOLIDAY, "libur", DayKind.HOLIDAY)]), JAKARTA)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=JAKARTA)


@pytest.mark.parametrize(
    ("received", "hours", "expected"),
    [
        (at(2, 8), 4, at(2, 12)),
        (at(2, 15), 4, at(3, 10, 30)),  # an hour today, three tomorrow
        (at(3, 15), 4, at(5, 10, 30)),  # the 4th is a holiday
        (at(6, 20), 1, at(9, 8, 30)),  # Friday night to Monday
        (at(7, 12), 1, at(9, 8, 30)),  # Saturday
        (at(2, 3), 1, at(2, 8, 30)),  # before opening
    ],
)
def test_an_answer_is_due_in_working_hours(received: datetime, hours: int, expected: datetime) -> None:
    assert HOURS.after(received.astimezone(UTC), timedelta(hours=hours)) == expected


def test_the_time_in_which_the_citizen_was_asked_back_does_not_count() -> None:
    assert HOURS.after(at(2, 8), timedelta(hours=4), [(at(2, 9), at(3, 9))]) == at(3, 12)
    assert HOURS.after(at(2, 8), timedelta(hours=4), [(at(2, 9), None)]) is None


def test_a_lunch_break_is_two_spans() -> None:
    spans = {day: ((time(8), time(12)), (time(13), time(16))) for day in range(5)}
    hours = OfficeHours(HOURS.calendar, JAKARTA, spans)

    assert hours.after(at(2, 11), timedelta(hours=2)) == at(2, 14)
    assert hours.worked(at(2, 11), at(2, 14)) == timedelta(hours=2)


def test_an_office_that_never_opens_is_told_so() -> None:
    with pytest.raises(ValueError, match="correct its hours"):
        OfficeHours(HOURS.calendar, JAKARTA, {}).after(at(2, 8), timedelta(hours=1))


MOMENTS = st.integers(0, 60 * 24 * 30).map(lambda n: at(1, 0) + timedelta(minutes=n))


@given(begin=MOMENTS, minutes=st.integers(1, 3000), waits=st.lists(st.tuples(MOMENTS, st.integers(1, 900)), max_size=4))
def test_what_is_due_after_a_duration_took_just_that_duration(
    begin: datetime, minutes: int, waits: list[tuple[datetime, int]]
) -> None:
    spans = [(first, first + timedelta(minutes=length)) for first, length in waits]
    end = HOURS.after(begin, timedelta(minutes=minutes), spans)

    assert end is not None
    assert HOURS.worked(begin, end, spans) == timedelta(minutes=minutes)
    assert HOURS.worked(begin, end - timedelta(minutes=1), spans) == timedelta(minutes=minutes - 1)
