"""Where the days of a late application went."""

from __future__ import annotations

from datetime import date

from helpdesk.model.application import Stage
from helpdesk.report.lateness import Shares, late, shares
from helpdesk.track.calendar import Calendar, DayKind, DayOff
from helpdesk.track.clock import Pause, Term, due
from helpdesk.track.stays import Stay

CALENDAR = Calendar.of([DayOff(date(2020, 3, 25), "Nyepi", DayKind.HOLIDAY)])


def test_each_working_day_of_the_office_belongs_to_the_stage_that_it_began_in() -> None:
    complete = date(2020, 3, 16)  # a Monday; counting begins on Tuesday
    pause = Pause(date(2020, 3, 20), date(2020, 3, 23), "berkas dikembalikan")
    stays = (
        Stay(Stage.SUBMITTED, date(2020, 3, 13), complete),
        Stay(Stage.TECHNICAL_CHECK, complete, date(2020, 3, 19)),  # 17th and 18th
        Stay(Stage.RETURNED, date(2020, 3, 19), date(2020, 3, 23)),  # the applicant's
        Stay(Stage.TECHNICAL_CHECK, date(2020, 3, 23), date(2020, 3, 26)),  # 23rd and 24th; the 25th is a holiday
        Stay(Stage.AWAITING_SIGNATURE, date(2020, 3, 26), None),  # 26th, 27th, 30th, 31st
    )
    counted = due(Term.of(3), complete, CALENDAR, [pause])

    found = late(counted, stays, CALENDAR, date(2020, 3, 31))

    assert counted.on == date(2020, 3, 19)
    assert found.days == 7  # 20, 23, 24, 26, 27, 30, 31 March
    assert found.spent == ((Stage.TECHNICAL_CHECK, 4), (Stage.AWAITING_SIGNATURE, 4), (Stage.SUBMITTED, 0))
    assert found.slowest == (Stage.TECHNICAL_CHECK, 4)


def test_what_is_not_late_yet_is_no_day_late() -> None:
    counted = due(Term.of(5), date(2020, 3, 16), CALENDAR)

    assert late(counted, (), CALENDAR, date(2020, 3, 18)).days == 0
    assert late(counted, (), CALENDAR, date(2020, 3, 18)).slowest is None


def test_the_shares_of_each_kind_add_up() -> None:
    found = shares([("Rina", "krk", "Pusat", 3), (None, "krk", None, 2), ("Rina", None, "Pusat", 4)])

    assert found == Shares(9, (("Rina", 7), ("", 2)), (("krk", 5), ("", 4)), (("Pusat", 7), ("", 2)))
