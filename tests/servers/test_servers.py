"""The throw-away servers do what the tests believe of them."""

from __future__ import annotations

import smtplib

import pytest
from sqlalchemy import create_engine, text

from tests.servers.dovecot import Dovecot
from tests.servers.postgres import Postgres
from tests.servers.processes import program
from tests.servers.smtp import Quirk, SmtpServer

MAIL = b"From: warga@example.org\r\nSubject: halo\r\n\r\n.titik\r\n"


def test_dovecot_shows_what_was_delivered_and_what_was_appended(dovecot: Dovecot) -> None:
    dovecot.deliver("servers-both", MAIL)
    dovecot.append("servers-both", MAIL, flags="\\Flagged", date='"24-Nov-2026 10:00:00 +0700"')

    with dovecot.client("servers-both", "INBOX") as client:
        _, answer = client.fetch("1:*", "(BODY.PEEK[] FLAGS INTERNALDATE)")

    text = b"".join(b"".join(item) if isinstance(item, tuple) else item or b"" for item in answer)
    assert text.count(b"Subject: halo\r\n\r\n.titik\r\n") == 2
    assert text.count(b"Return-Path: <warga@example.org>") == 1
    assert b'INTERNALDATE "24-Nov-2026 03:00:00 +0000"' in text
    assert b"\\Flagged" in text


def test_dovecot_keeps_its_mail_over_a_restart(dovecot: Dovecot) -> None:
    dovecot.deliver("servers-restart", MAIL)
    dovecot.kill()
    dovecot.start()

    with dovecot.client("servers-restart") as client:
        assert client.select("INBOX")[1] == [b"1"]


def test_dovecot_changes_uidvalidity(dovecot: Dovecot) -> None:
    dovecot.deliver("servers-uidvalidity", MAIL)
    dovecot.set_uidvalidity("servers-uidvalidity", 4711)

    with dovecot.client("servers-uidvalidity") as client:
        assert client.status("INBOX", "(UIDVALIDITY)")[1] == [b"INBOX (UIDVALIDITY 4711)"]


def test_postgres_gives_empty_databases_and_one_to_share(postgres: Postgres, postgres_url: str) -> None:
    first, second = postgres.new_database(), postgres.new_database()

    assert len({first, second, postgres_url}) == 3
    for url in (first, second, postgres_url):
        engine = create_engine(url)
        with engine.connect() as connection:
            assert connection.scalar(text("SHOW server_encoding")) == "UTF8"
        engine.dispose()


def send(server: SmtpServer, *recipients: str) -> None:
    with smtplib.SMTP(server.host, server.port, timeout=5) as client:
        client.sendmail("desk@example.org", list(recipients), MAIL)


def test_the_smtp_server_keeps_mails_as_they_were_sent(smtp_server: SmtpServer) -> None:
    send(smtp_server, "ani@example.org", "budi@example.org")

    (mail,) = smtp_server.wait_for(1)
    assert mail.octets == MAIL
    assert mail.reverse_path == "desk@example.org"
    assert mail.recipients == ("ani@example.org", "budi@example.org")


def test_the_smtp_server_answers_as_the_script_says(smtp_server: SmtpServer) -> None:
    smtp_server.answers += ["451 4.3.0 later", "250 fine"]
    with pytest.raises(smtplib.SMTPDataError, match="later"):
        send(smtp_server, "ani@example.org")
    send(smtp_server, "ani@example.org")

    assert len(smtp_server.mails) == 1


@pytest.mark.parametrize(
    ("quirk", "kept"), [(Quirk.CLOSE_AT_DATA, 0), (Quirk.CLOSE_AFTER_354, 0), (Quirk.CLOSE_BEFORE_ANSWER, 1)]
)
def test_the_smtp_server_closes_when_the_script_says(smtp_server: SmtpServer, quirk: Quirk, kept: int) -> None:
    smtp_server.answers.append(quirk)
    with pytest.raises((smtplib.SMTPServerDisconnected, ConnectionError)):
        send(smtp_server, "ani@example.org")

    assert len(smtp_server.mails) == kept


def test_the_smtp_server_can_go_down_and_come_up_again(smtp_server: SmtpServer) -> None:
    smtp_server.down()
    with pytest.raises(ConnectionRefusedError):
        send(smtp_server, "ani@example.org")
    smtp_server.up()
    send(smtp_server, "ani@example.org")

    assert len(smtp_server.mails) == 1


def test_a_missing_program_names_its_package() -> None:
    with pytest.raises(RuntimeError, match="apt-get install nothing-server"):
        program("no-such-program", "nothing-server")
