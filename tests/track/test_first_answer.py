"""When an inquiry without an application is due: working time since the first unanswered mail, without waiting."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from helpdesk.track.calendar import Calendar, DayKind, DayOff
from helpdesk.track.first_answer import Moment, What, first_answer
from helpdesk.track.office_hours import OfficeHours

JAKARTA = ZoneInfo("Asia/Jakarta")
HOURS = OfficeHours(Calendar.of([DayOff(date(2026, 11, 4), "libur", DayKind.HOLIDAY)]), JAKARTA)
TERM = timedelta(hours=8)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=JAKARTA)


def due(*moments: tuple[datetime, What]) -> datetime | None:
    found = first_answer([Moment(*moment) for moment in moments], HOURS, TERM)
    return found.due_at if found else None


def test_the_term_is_office_time_since_the_mail() -> None:
    assert due((at(2, 7, 30), What.ASKED)) == at(2, 15, 30)
    assert due((at(2, 20), What.ASKED)) == at(3, 15, 30)
    assert due((at(3, 15, 30), What.ASKED)) == at(5, 15)  # the 4th is a holiday


def test_a_second_mail_before_the_answer_moves_nothing() -> None:
    assert due((at(2, 7, 30), What.ASKED), (at(2, 12), What.ASKED)) == at(2, 15, 30)


def test_waiting_for_the_citizen_does_not_count() -> None:
    asked, back = (at(2, 7, 30), What.ASKED), (at(2, 9, 30), What.ASKED_BACK)

    waiting = first_answer([Moment(*asked), Moment(*back)], HOURS, TERM)
    assert waiting is not None
    assert waiting.due_at is None
    assert waiting.waits == ((at(2, 9, 30), None),)
    assert due(asked, back, (at(3, 8), What.ASKED)) == at(3, 14)
    assert due(asked, back, (at(3, 8), What.GOES_ON)) == at(3, 14)


def test_after_an_answer_the_next_mail_begins_a_new_term() -> None:
    answered = ((at(2, 7, 30), What.ASKED), (at(2, 9), What.ANSWERED))

    assert first_answer([Moment(*moment) for moment in answered], HOURS, TERM) is None
    assert due(*answered, (at(3, 7, 30), What.ASKED)) == at(3, 15, 30)


def test_nothing_is_owed_to_whom_nobody_wrote() -> None:
    assert first_answer([], HOURS, TERM) is None
    assert first_answer([Moment(at(2, 9), What.ASKED_BACK)], HOURS, TERM) is None


MOMENTS = st.lists(
    st.tuples(st.integers(0, 400), st.sampled_from(What)).map(
        lambda pair: Moment(at(2, 0) + timedelta(hours=pair[0]), pair[1])
    ),
    max_size=8,
)


@given(MOMENTS)
def test_what_is_owed_is_worked_for_exactly_the_term(moments: list[Moment]) -> None:
    found = first_answer(moments, HOURS, TERM)

    assert found == first_answer(list(reversed(moments)), HOURS, TERM)
    if found is not None and found.due_at is not None:
        waits = [(begin, end) for begin, end in found.waits if end is not None]
        assert HOURS.worked(found.begin, found.due_at, waits) == TERM
    assert (found is None) == (not any(m.what is What.ASKED for m in _since_the_last_answer(moments)))


def _since_the_last_answer(moments: list[Moment]) -> list[Moment]:
    last = max((m.at for m in moments if m.what is What.ANSWERED), default=None)
    return [m for m in moments if last is None or m.at > last]
