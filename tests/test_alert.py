"""The administrator hears of trouble by a second route: once for each cause, by one of all processes."""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from helpdesk.alert import NO_DATABASE, Alarm
from helpdesk.blobs import Blobs
from helpdesk.cli.main import app
from helpdesk.config import Alert
from helpdesk.desk import Desk
from helpdesk.intake.intake import collect, import_waiting
from helpdesk.mail.parse import parse
from helpdesk.store import events, mailboxes, receipts, tickets
from helpdesk.store.database import Database
from helpdesk.store.receipts import Arrival
from tests.conftest import ROOT
from tests.letters import Letterbox, mail, smtp
from tests.servers.smtp import SmtpServer

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
WRITE = "import sys; open(sys.argv[1], 'a').write(sys.stdin.read() + chr(0))"


class Told:
    """What a command was told, one text a call."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self.command = (sys.executable, "-c", WRITE, str(file))

    @property
    def texts(self) -> list[str]:
        return self._file.read_text("utf-8").split("\0")[:-1] if self._file.exists() else []


@pytest.fixture
def told(tmp_path: Path) -> Told:
    return Told(tmp_path / "told")


def with_alert(desk: Desk, **alert: Any) -> Desk:
    config = desk.config.model_copy(update={"alert": Alert(**alert)})
    return Desk(config, desk.database, desk.blobs, desk.key, desk.explainer)


def a_silent_mailbox(desk: Desk) -> None:
    with desk.database.transaction() as tx:
        mailboxes.enroll(tx, "penyuluhan", "INBOX", 60)
        mailboxes.heartbeat(tx, "penyuluhan", NOW - timedelta(seconds=181))


def test_a_silent_mailbox_is_told_once_and_again_after_some_hours(desk: Desk, told: Told) -> None:
    a_silent_mailbox(desk)
    desk = with_alert(desk, command=told.command, again_hours=6)
    first, second = Alarm(desk), Alarm(desk)  # as two processes

    for alarm in (first, second, first):
        assert [cause.key for cause in alarm.look(NOW)] == ["silent:penyuluhan"]
    assert len(told.texts) == 1
    assert "penyuluhan tidak dibaca sejak 2026-11-24 07:56" in told.texts[0]

    first.look(NOW + 5 * HOUR)
    assert len(told.texts) == 1
    second.look(NOW + 6 * HOUR)
    first.look(NOW + 6 * HOUR)
    assert len(told.texts) == 2
    with desk.database.read() as tx:
        assert [event.data for event in events.since(tx, 0)] == [{"cause": "silent:penyuluhan"}] * 2


def test_a_refused_login_is_told_at_once_and_another_cause_by_itself(desk: Desk, told: Told) -> None:
    desk = with_alert(desk, command=told.command)
    with desk.database.transaction() as tx:
        mailboxes.enroll(tx, "penyuluhan", "INBOX", 60)
        mailboxes.heartbeat(tx, "penyuluhan", NOW)
        mailboxes.failing(tx, "penyuluhan", NOW, "the password is refused", permanent=True)
    alarm = Alarm(desk)
    alarm.look(NOW)
    assert len(told.texts) == 1
    assert "the password is refused" in told.texts[0]

    with desk.database.transaction() as tx:
        mailboxes.differs(tx, "penyuluhan", 2)
        mailboxes.reconciled(tx, "penyuluhan", NOW)
    assert [cause.key for cause in alarm.look(NOW)] == ["refused:penyuluhan", "difference:penyuluhan"]
    assert len(told.texts) == 2
    assert "menemukan 2 surat" in told.texts[1]
    assert "password" not in told.texts[1]


def test_a_mailbox_that_is_read_and_warns_is_told(desk: Desk, told: Told) -> None:
    desk = with_alert(desk, command=told.command)
    with desk.database.transaction() as tx:
        mailboxes.enroll(tx, "penyuluhan", "INBOX", 60)
        mailboxes.heartbeat(tx, "penyuluhan", NOW, "the token ends in 3 days")

    assert [cause.key for cause in Alarm(desk).look(NOW)] == ["warning:penyuluhan"]
    assert "the token ends in 3 days" in told.texts[0]


def test_a_mailbox_that_was_never_read_is_told_after_three_intervals(desk: Desk, told: Told) -> None:
    desk = with_alert(desk, command=told.command)
    with desk.database.transaction() as tx:
        mailboxes.enroll(tx, "penyuluhan", "INBOX", 60)
        mailboxes.failing(tx, "penyuluhan", NOW, "nobody listens", permanent=False)

    assert Alarm(desk).look(NOW + timedelta(seconds=180)) == ()
    assert len(Alarm(desk).look(NOW + timedelta(seconds=181))) == 1
    assert "nobody listens" in told.texts[0]


def test_failed_mail_is_told_when_it_has_lain_for_some_minutes(desk: Desk, told: Told) -> None:
    desk = with_alert(desk, command=told.command, failed_mail_minutes=15)
    with desk.database.transaction() as tx:
        for number, at in enumerate((NOW, NOW + HOUR)):
            receipts.record(tx, [Arrival("a", "INBOX", 1, number, NOW, state="failed", reason="x")], at)
    alarm = Alarm(desk)

    assert alarm.look(NOW + timedelta(minutes=14)) == ()
    assert [cause.key for cause in alarm.look(NOW + timedelta(minutes=15))] == ["failed-mail"]
    assert "2 surat masuk tidak dapat dibaca" in told.texts[0]


def test_a_route_that_fails_is_tried_again_and_nothing_is_recorded_as_told(desk: Desk, told: Told) -> None:
    a_silent_mailbox(desk)
    broken = with_alert(desk, command=(sys.executable, "-c", "raise SystemExit(3)"))
    missing = with_alert(desk, command=("/nowhere/page-me",))

    Alarm(broken).look(NOW)
    Alarm(missing).look(NOW)
    with desk.database.read() as tx:
        assert events.since(tx, 0) == ()
    Alarm(with_alert(desk, command=told.command)).look(NOW)

    assert len(told.texts) == 1


def test_a_mail_to_the_administrator_is_automatic_and_has_no_return_path(desk: Desk, smtp_server: SmtpServer) -> None:
    a_silent_mailbox(desk)
    config = desk.config.model_copy(update={"smtp": smtp(smtp_server)})
    desk = Desk(config, desk.database, desk.blobs, desk.key, desk.explainer)

    Alarm(with_alert(desk, address="admin@kantor.example", command=("/nowhere/page-me",))).look(NOW)

    (sent,) = smtp_server.mails
    message = parse(sent.octets)
    assert (sent.reverse_path, sent.recipients) == ("", ("admin@kantor.example",))
    assert message.header("Auto-Submitted") == "auto-generated"
    assert "penyuluhan tidak dibaca" in message.text


def test_nobody_is_told_unless_config_names_a_way(desk: Desk, told: Told) -> None:
    a_silent_mailbox(desk)
    alarm = Alarm(desk)

    assert not alarm.wanted
    assert len(alarm.look(NOW)) == 1

    Alarm(with_alert(desk, command=told.command)).look(NOW)
    assert len(told.texts) == 1  # the look before has claimed nothing


def test_a_mailbox_that_is_no_longer_configured_is_no_trouble(desk: Desk) -> None:
    with desk.database.transaction() as tx:
        mailboxes.enroll(tx, "dulu", "INBOX", 60)
        mailboxes.heartbeat(tx, "dulu", NOW - 99 * HOUR)

    assert Alarm(desk).look(NOW) == ()


def test_a_database_that_is_away_is_told_once_too(sqlite_desk: Desk, told: Told, tmp_path: Path) -> None:
    away = Database("postgresql+psycopg://nobody@127.0.0.1:1/nothing")
    config = sqlite_desk.config.model_copy(update={"alert": Alert(command=told.command, again_hours=6)})
    alarm = Alarm(Desk(config, away, Blobs(tmp_path / "blobs"), sqlite_desk.key, sqlite_desk.explainer))

    for hours in (0, 1, 6):
        assert alarm.look(NOW + hours * HOUR) == (NO_DATABASE,)

    assert len(told.texts) == 2
    away.close()


def test_the_command_prints_what_is_wrong_and_exits_1(tmp_path: Path, told: Told) -> None:
    words = ", ".join(f'"{word}"' for word in told.command[:2])
    text = f'[draft]\nfaq = "{ROOT}/faq"\ntemplates = "{ROOT}/templates"\n'
    text += f"[alert]\ncommand = [{words}, '''{WRITE}''', \"{told.command[3]}\"]\n"
    (tmp_path / "config.toml").write_text(text)

    def helpdesk(*words: str) -> Any:
        return CliRunner().invoke(app, [*words, "--config", str(tmp_path / "config.toml")])

    helpdesk("migrate")
    assert helpdesk("alert", "--try").exit_code == 0
    assert "percobaan" in told.texts[0]
    assert helpdesk("alert").exit_code == 0
    database = Database(f"sqlite:///{tmp_path}/data/helpdesk.sqlite3")
    with database.transaction() as tx:
        receipts.record(tx, [Arrival("a", "", 1, 1, NOW, state="failed", reason="x")], datetime(2020, 1, 1, tzinfo=UTC))
    database.close()

    answer = helpdesk("alert")

    assert answer.exit_code == 1
    assert "failed-mail: 1 surat" in answer.stdout
    assert len(told.texts) == 2


@pytest.mark.parametrize("item", ["promo@toko.example", "@toko.example", "@TOKO.example"])
def test_mail_from_an_ignored_sender_is_kept_and_recorded_with_the_reason(
    desk: Desk, letterbox: Letterbox, item: str
) -> None:
    intake = desk.config.intake.model_copy(update={"ignored_senders": (item,)})
    config = desk.config.model_copy(update={"intake": intake})
    desk = Desk(config, desk.database, desk.blobs, desk.key, desk.explainer)
    unwanted = mail(sender="Promo <Promo@Toko.example>", message_id="<1@toko.example>")
    letterbox.put(unwanted)
    letterbox.put(mail(sender="Budi <budi@bukantoko.example>", message_id="<2@x.example>"))
    letterbox.put(mail(sender="tanpa alamat", message_id="<3@x.example>"))

    with letterbox.open() as mailbox:
        collect(desk, mailbox, NOW, grows=False)
    while import_waiting(desk, NOW):
        pass

    with desk.database.read() as tx:
        assert receipts.counts(tx) == {"imported": 2, "ignored": 1}
        assert len(list(tickets.every(tx))) == 2
        (reason,) = {
            reason
            for state, reason in receipts.standing(tx, "penyuluhan", str(letterbox.folder), 1).values()
            if state == "ignored"
        }
        digests = receipts.digests(tx, "penyuluhan")
    assert reason == f"the sender falls under {item} of intake.ignored_senders"
    assert unwanted in [desk.blobs.get(digest) for digest in digests]
