"""Due soon: a first answer by hours of office time, an application by working days."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from helpdesk.track.clock import days_left
from helpdesk.track.office_hours import OfficeHours
from helpdesk.track.soon import APPLICATION_DAYS, Soon
from tests.track.test_office_hours import HOURS, JAKARTA, at


@pytest.mark.parametrize(
    ("now", "first_answer", "application"),
    [
        (at(2, 9), at(2, 11), 5),  # Monday; Wednesday is a holiday
        (at(5, 15), at(6, 8, 30), 9),  # an hour today, one tomorrow; Sunday does not count
        (at(6, 15, 30), at(9, 9), 10),  # Friday afternoon: what is due on Monday morning is near already
        (at(7, 12), at(9, 9, 30), 10),  # Saturday
    ],
)
def test_what_is_near_is_counted_as_terms_are(now: datetime, first_answer: datetime, application: int) -> None:
    soon = Soon.after(now, HOURS)

    assert soon.first_answer == first_answer
    assert (soon.application.day, soon.application.hour, soon.application.minute) == (application, 23, 59)
    assert days_left(soon.application.date(), now.date(), HOURS.calendar) == APPLICATION_DAYS


def test_a_new_mail_is_not_near_and_becomes_so_before_it_is_late() -> None:
    due = HOURS.after(at(2, 9), timedelta(hours=8))
    assert due is not None

    assert due > Soon.after(at(2, 9), HOURS).first_answer
    assert due <= Soon.after(due - timedelta(minutes=90), HOURS).first_answer


def test_an_office_without_hours_has_two_plain_hours() -> None:
    assert Soon.after(at(2, 9), OfficeHours(HOURS.calendar, JAKARTA, {})).first_answer == at(2, 11)
