"""What administrators want of a mailbox reaches whoever reads it: pause, resume, look at once."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from helpdesk.alert import present
from helpdesk.config import MailboxConfig
from helpdesk.desk import Desk
from helpdesk.errors import ConflictError
from helpdesk.intake import wishes
from helpdesk.model.person import SYSTEM
from helpdesk.store import mailboxes
from helpdesk.worker import now_utc
from tests.follow_up.test_remind import DAY
from tests.intake.test_intake import all_tickets
from tests.letters import mail
from tests.test_worker import health, reading, until

NEVER = 3600  # seconds between two looks that nobody asks for


@pytest.fixture
def box(tmp_path: Path) -> MailboxConfig:
    folder = tmp_path / "kotak"
    for name in ("cur", "new", "tmp"):
        (folder / name).mkdir(parents=True)
    return MailboxConfig(kind="maildir", path=folder, poll_seconds=NEVER)


def put(box: MailboxConfig, number: int) -> None:
    assert box.path is not None
    octets = mail(message_id=f"<{number}@warga.example>", sender=f"w{number}@warga.example")
    (box.path / "new" / f"{number}.m.example").write_bytes(octets)


def test_no_mail_comes_in_from_a_paused_mailbox_and_all_of_it_afterwards(sqlite_desk: Desk, box: MailboxConfig) -> None:
    put(box, 1)
    with reading(sqlite_desk, box):
        until(lambda: len(all_tickets(sqlite_desk)) == 1)
        wishes.pause(sqlite_desk, SYSTEM, box, "  server \n dipindahkan ", now_utc())
        time.sleep(2 * wishes.LOOKS)  # the reader has seen it by now
        put(box, 2)
        time.sleep(2 * wishes.LOOKS)
        assert len(all_tickets(sqlite_desk)) == 1
        assert (health(sqlite_desk).paused_why, health(sqlite_desk).late) == ("server dipindahkan", False)

        wishes.resume(sqlite_desk, SYSTEM, box, now_utc())
        until(lambda: len(all_tickets(sqlite_desk)) == 2)
    assert health(sqlite_desk).paused_at is None


def test_who_asks_is_answered_within_seconds_although_the_next_look_is_far_away(
    sqlite_desk: Desk, box: MailboxConfig
) -> None:
    stop = threading.Event()
    with sqlite_desk.database.transaction() as tx:
        mailboxes.enroll(tx, box.name, box.folder, box.poll_seconds)
    waiting = wishes.Wishes(sqlite_desk, box.name, stop)
    assert waiting.begin()
    assert not waiting.wait(0.1)
    wishes.ask(sqlite_desk, SYSTEM, box, now_utc())
    began = time.monotonic()
    assert waiting.wait(60)
    assert time.monotonic() - began < 30
    assert waiting.is_set()  # until reading begins anew
    assert waiting.begin()
    assert not waiting.is_set()
    stop.set()
    assert waiting.wait()


def test_a_wish_without_a_reason_or_for_the_second_time_is_refused(sqlite_desk: Desk, box: MailboxConfig) -> None:
    with pytest.raises(ConflictError):
        wishes.ask(sqlite_desk, SYSTEM, box, now_utc())  # nobody has ever read it
    with sqlite_desk.database.transaction() as tx:
        mailboxes.enroll(tx, box.name, box.folder, box.poll_seconds)
    with pytest.raises(ConflictError):
        wishes.pause(sqlite_desk, SYSTEM, box, " ", now_utc())
    with pytest.raises(ConflictError):
        wishes.resume(sqlite_desk, SYSTEM, box, now_utc())
    wishes.pause(sqlite_desk, SYSTEM, box, "x" * 1000, now_utc())
    assert len(health(sqlite_desk).paused_why) == wishes.LONGEST_WHY
    with pytest.raises(ConflictError):
        wishes.pause(sqlite_desk, SYSTEM, box, "y", now_utc())
    with pytest.raises(ConflictError):
        wishes.ask(sqlite_desk, SYSTEM, box, now_utc())


def test_a_mailbox_that_somebody_forgot_to_resume_raises_the_alarm_after_a_day(
    sqlite_desk: Desk, box: MailboxConfig
) -> None:
    sqlite_desk.config = sqlite_desk.config.model_copy(update={"mailbox": (box,)})
    now = now_utc()
    with sqlite_desk.database.transaction() as tx:
        mailboxes.enroll(tx, box.name, box.folder, box.poll_seconds)
        mailboxes.heartbeat(tx, box.name, now)
    wishes.pause(sqlite_desk, SYSTEM, box, "dipindahkan", now)

    assert present(sqlite_desk, now + DAY / 2) == ()
    (cause,) = present(sqlite_desk, now + DAY)
    assert cause.key == f"paused:{box.name}"
    assert "dipindahkan" in cause.text
