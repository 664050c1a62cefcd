"""A ticket is due with its applications, or with the first answer that an inquiry is owed; and it says why."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from helpdesk.config import Config, MailboxConfig, load
from helpdesk.config_follow import Hours
from helpdesk.desk import Desk
from helpdesk.errors import ConfigError
from helpdesk.follow_up.follow_up import Reported, take_reports
from helpdesk.follow_up.terms import owed, set_due
from helpdesk.intake.intake import collect, import_waiting
from helpdesk.model.application import Stage, StageReport
from helpdesk.model.delivery import DeliveryState
from helpdesk.model.person import SYSTEM
from helpdesk.model.ticket import Ticket, TicketState
from helpdesk.review import handle, review
from helpdesk.store import calendar, deliveries, drafts, tickets
from helpdesk.track.calendar import DayKind, DayOff
from tests.letters import Letterbox, mail
from tests.test_config import written

MONDAY = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)  # 8.00 in Jakarta


def received(desk: Desk, letterbox: Letterbox, octets: bytes, at: datetime) -> Ticket:
    letterbox.put(octets, at)
    with letterbox.open() as mailbox:
        collect(desk, mailbox, at)
    import_waiting(desk, at)
    return the_ticket(desk)


def the_ticket(desk: Desk, ticket_id: int = 1) -> Ticket:
    with desk.database.read() as tx:
        return tickets.get(tx, ticket_id)


def answer(desk: Desk, now: datetime) -> int:
    with desk.database.read() as tx:
        draft = drafts.open_draft(tx, 1)
    assert draft is not None
    return review.approve(desk, SYSTEM, draft.id, draft.version, now)


def test_a_mail_is_due_after_eight_hours_of_office_time(desk: Desk, letterbox: Letterbox) -> None:
    ticket = received(desk, letterbox, mail(), MONDAY)

    assert ticket.due_kind == "first-answer"
    assert ticket.due_at == MONDAY + timedelta(hours=8)  # 8.00 to 16.00, before the office closes
    with desk.database.read() as tx:
        found = owed(desk, tx, ticket)
    assert found is not None
    assert (found.answer.begin, found.hours) == (MONDAY, 8)


def test_nights_and_days_off_do_not_count(desk: Desk, letterbox: Letterbox) -> None:
    with desk.database.transaction() as tx:
        calendar.add_day(tx, DayOff(date(2026, 11, 24), "libur", DayKind.CLOSURE), SYSTEM, MONDAY)
    evening = MONDAY + timedelta(hours=7, minutes=30)  # 15.30: half an hour is left of the day

    ticket = received(desk, letterbox, mail(), evening)

    assert ticket.due_at == datetime(2026, 11, 25, 8, 0, tzinfo=UTC)  # Wednesday 15.00 in Jakarta


def test_an_answer_ends_the_term_and_the_next_mail_begins_another(desk: Desk, letterbox: Letterbox) -> None:
    received(desk, letterbox, mail(), MONDAY)
    delivery_id = answer(desk, MONDAY + timedelta(hours=1))
    assert the_ticket(desk).due_at is None

    assert review.undo(desk, SYSTEM, delivery_id, MONDAY + timedelta(hours=1))
    assert the_ticket(desk).due_at == MONDAY + timedelta(hours=8)
    delivery_id = answer(desk, MONDAY + timedelta(hours=1))
    with desk.database.transaction() as tx:
        (claimed,) = deliveries.claim(tx, MONDAY + timedelta(hours=2), "w")
        assert claimed.id == delivery_id
        deliveries.record(tx, claimed, DeliveryState.SENT, code=250, reply="ok", sent_at=MONDAY)
    tuesday = MONDAY + timedelta(days=1)
    again = mail(
        "Terima kasih, lalu berapa biayanya?", message_id="<dua@warga.example>", in_reply_to="<satu@warga.example>"
    )
    ticket = received(desk, letterbox, again, tuesday)

    assert ticket.due_at == tuesday + timedelta(hours=8)


def test_the_time_in_which_we_wait_for_the_citizen_does_not_count(desk: Desk, letterbox: Letterbox) -> None:
    received(desk, letterbox, mail(), MONDAY)

    handle.move(desk, SYSTEM, 1, TicketState.WAITING_CITIZEN, MONDAY + timedelta(hours=2))
    assert the_ticket(desk).due_at is None
    handle.move(desk, SYSTEM, 1, TicketState.WAITING_OFFICE, MONDAY + timedelta(hours=4))

    assert the_ticket(desk).due_at == datetime(2026, 11, 24, 2, 30, tzinfo=UTC)  # 16.00, and two hours of Tuesday


def test_a_ticket_with_an_application_is_due_with_it(desk: Desk, letterbox: Letterbox) -> None:
    received(desk, letterbox, mail(), MONDAY)
    reports = (
        StageReport("1", MONDAY, Stage.SUBMITTED, "oss"),
        StageReport("2", MONDAY, Stage.TECHNICAL_CHECK, "oss"),
    )
    take_reports(desk, SYSTEM, [Reported("A-1", reports, "izin-angkutan-barang", ticket_id=1)], MONDAY)
    with desk.database.read() as tx:
        assert owed(desk, tx, the_ticket(desk)) is None
    assert (the_ticket(desk).due_kind, the_ticket(desk).due_at) == (
        "application",
        datetime(2026, 12, 11, 16, 59, 59, tzinfo=UTC),
    )

    unknown = (StageReport("1", MONDAY, Stage.TECHNICAL_CHECK, "oss"),)
    ended = (StageReport("3", MONDAY + timedelta(days=1), Stage.ISSUED, "oss"),)
    take_reports(desk, SYSTEM, [Reported("A-2", unknown, "skdp-skdu", ticket_id=1), Reported("A-1", ended)], MONDAY)

    # an unknown term is no date, and the mail still waits for its answer
    assert (the_ticket(desk).due_kind, the_ticket(desk).due_at) == ("first-answer", MONDAY + timedelta(hours=8))
    with desk.database.read() as tx:
        assert owed(desk, tx, the_ticket(desk)) is not None
    answer(desk, MONDAY + timedelta(hours=1))
    assert (the_ticket(desk).due_kind, the_ticket(desk).due_at) == (None, None)


def test_what_is_resolved_is_due_no_more_and_is_again_when_it_is_opened(desk: Desk, letterbox: Letterbox) -> None:
    received(desk, letterbox, mail(), MONDAY)
    handle.move(desk, SYSTEM, 1, TicketState.RESOLVED, MONDAY)
    assert the_ticket(desk).due_at is None

    handle.move(desk, SYSTEM, 1, TicketState.DRAFTED, MONDAY)

    assert the_ticket(desk).due_at == MONDAY + timedelta(hours=8)


def test_each_mailbox_has_its_own_term_and_none_when_it_is_off(sqlite_desk: Desk, letterbox: Letterbox) -> None:
    desk = sqlite_desk
    for hours, expected in ((2, MONDAY + timedelta(hours=2)), (0, None)):
        box = MailboxConfig(name="penyuluhan", path=Path("unused"), first_answer_hours=hours)
        desk.config = desk.config.model_copy(update={"mailbox": (box,)})
        ticket_id = 1 if hours else 2
        octets = mail(
            sender=f"Rina <rina{hours}@warga.example>", message_id=f"<{hours}@warga.example>", subject=f"Makam {hours}"
        )
        received(desk, letterbox, octets, MONDAY)
        assert the_ticket(desk, ticket_id).due_at == expected
    with desk.database.transaction() as tx:
        set_due(desk, tx, [1, 2], MONDAY)
    assert the_ticket(desk, 1).due_at is None


@pytest.mark.parametrize("text", ["7-16", "16:00-07:30", "07:30 16:00", "25:00-26:00"])
def test_hours_that_are_none_stop_the_program_and_say_how_to_write_them(tmp_path: Path, text: str) -> None:
    with pytest.raises(ConfigError, match=r"hours\.monday.*write (?:them like|the earlier)"):
        load(written(tmp_path, f'[hours]\nmonday = ["{text}"]\n'))


def test_an_office_without_hours_owes_nothing_by_the_clock() -> None:
    closed = Hours.model_validate(dict.fromkeys(Hours.model_fields, ()))

    assert not any(closed.spans.values())
    assert Config().hours.spans[0] == Hours().spans[4]
