"""The demo's world: a mailbox that fills, citizens who write and answer, a server that keeps what they get."""

from __future__ import annotations

import smtplib
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from helpdesk.demo import maildir
from helpdesk.demo.world import CitizensServer, drip, fill
from helpdesk.mail.parse import parse
from helpdesk.model.message import Message

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
REPLY = (
    "From: Layanan Penyuluhan Perizinan <penyuluhan@dpmptsp.example>\r\n"
    "To: {to}\r\nSubject: Re: Tanya IPTM\r\nDate: Tue, 24 Nov 2026 15:00:00 +0700\r\n"
    "Message-ID: <{id}@dpmptsp.example>\r\nReferences: <q1@posel.example>\r\n{extra}"
    "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n"
)


def _reply(name: str, to: str, text: str = "Yth. Ibu,\r\n\r\nSyaratnya KTP.", extra: str = "") -> bytes:
    return REPLY.format(id=name, to=to, text=text, extra=extra).encode()


def _mails(folder: Path) -> list[Message]:
    return [parse(path.read_bytes()) for path in maildir.files(folder)]


@contextmanager
def _dripping(folder: Path, citizens: Path, seed: int = 1) -> Iterator[None]:
    stop = threading.Event()
    work = threading.Thread(
        target=drip, args=(folder, stop), kwargs={"every": (0.001, 0.004), "seed": seed, "citizens": citizens}
    )
    work.start()
    time.sleep(0.05)  # what lies there when it begins counts as read
    try:
        yield
    finally:
        stop.set()
        work.join(10)
        assert not work.is_alive()


def _wait_for(folder: Path, found: str, seconds: float = 20) -> Message:
    """Return the first mail that answers the message ``found``."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for message in _mails(folder):
            if message.in_reply_to == found:
                return message
        time.sleep(0.05)
    raise AssertionError(f"nobody answered {found}")


def test_the_mailbox_is_filled_with_forty_whole_mails_in_the_order_of_their_dates(tmp_path: Path) -> None:
    assert fill(tmp_path / "mailbox", NOW) == 40

    mails = _mails(tmp_path / "mailbox")
    dates = [mail.date for mail in mails if mail.date]

    assert len(dates) == 40
    assert dates == sorted(dates)
    assert NOW - timedelta(hours=10) < dates[0] < dates[-1] < NOW
    assert NOW - dates[-1] < timedelta(minutes=30)
    assert len(list((tmp_path / "mailbox" / "new").iterdir())) == 40
    assert list((tmp_path / "mailbox" / "tmp").iterdir()) == []


def test_the_time_of_a_file_is_the_time_of_its_arrival(tmp_path: Path) -> None:
    fill(tmp_path, NOW, count=3)

    for path in maildir.files(tmp_path):
        date = parse(path.read_bytes()).date
        assert date is not None
        assert 0 <= path.stat().st_mtime - date.timestamp() < 5


def test_only_as_many_arrive_as_are_asked_for(tmp_path: Path) -> None:
    assert fill(tmp_path, NOW, count=4) == 4
    assert len(_mails(tmp_path)) == 4


def test_new_inquiries_keep_coming_from_other_people(tmp_path: Path) -> None:
    with _dripping(tmp_path / "mailbox", tmp_path / "citizens"):
        end = time.monotonic() + 20
        while len(_mails(tmp_path / "mailbox")) < 20 and time.monotonic() < end:
            time.sleep(0.1)

    mails = _mails(tmp_path / "mailbox")
    assert len(mails) >= 20
    assert len({mail.message_id for mail in mails}) == len(mails)
    assert len({mail.subject for mail in mails}) > 12
    assert all(mail.defects == () for mail in mails)


def test_it_ends_at_once_when_it_is_told_to(tmp_path: Path) -> None:
    stop = threading.Event()
    work = threading.Thread(target=drip, args=(tmp_path, stop), kwargs={"every": (300, 600)})
    work.start()

    stop.set()
    work.join(60)  # its pauses are of 300 seconds and more

    assert not work.is_alive()
    assert not (tmp_path / "new").exists()


def test_a_citizen_answers_a_reply_as_a_mail_program_does(tmp_path: Path) -> None:
    mailbox, citizens = tmp_path / "mailbox", tmp_path / "citizens"
    maildir.make(citizens)
    with _dripping(mailbox, citizens):
        maildir.deliver(citizens, _reply("r1", "Rina Kusumawati <rina.kusumawati@posel.example>"), NOW)
        answer = _wait_for(mailbox, "r1@dpmptsp.example")

    assert answer.sender is not None
    assert answer.sender.address == "rina.kusumawati@posel.example"
    assert answer.references == ("q1@posel.example", "r1@dpmptsp.example")
    assert answer.subject == "Re: Tanya IPTM"
    assert [to.address for to in answer.to] == ["penyuluhan@dpmptsp.example"]
    assert "Syaratnya KTP." in answer.text
    assert "gmail_quote" in (answer.html or "")  # she writes with the program of her first mail


def test_a_reply_in_english_is_answered_in_english(tmp_path: Path) -> None:
    mailbox, citizens = tmp_path / "mailbox", tmp_path / "citizens"
    maildir.make(citizens)
    with _dripping(mailbox, citizens):
        reply = _reply("r2", "Elise Moreau <elise.moreau@kotakpos.example>", "Dear Ms Moreau,\r\n\r\nYou need an NIB.")
        maildir.deliver(citizens, reply, NOW)
        answer = _wait_for(mailbox, "r2@dpmptsp.example")

    assert answer.text.startswith("Thank")


@pytest.mark.parametrize("extra", ["Auto-Submitted: auto-replied\r\n", "Auto-Submitted: auto-generated\r\n"])
def test_nobody_answers_a_program_nor_what_lay_there_before(tmp_path: Path, extra: str) -> None:
    mailbox, citizens = tmp_path / "mailbox", tmp_path / "citizens"
    maildir.make(citizens)
    maildir.deliver(citizens, _reply("old", "lama@posel.example"), NOW)
    with _dripping(mailbox, citizens):
        maildir.deliver(citizens, _reply("auto", "rina@posel.example", extra=extra), NOW)
        maildir.deliver(citizens, _reply("last", "sri@posel.example"), NOW + timedelta(seconds=5))
        _wait_for(mailbox, "last@dpmptsp.example")

    answered = {mail.in_reply_to for mail in _mails(mailbox)}
    assert not answered & {"old@dpmptsp.example", "auto@dpmptsp.example"}


def test_the_citizens_server_keeps_every_octet_that_was_sent(tmp_path: Path) -> None:
    mails = [
        b"Subject: titik\r\n\r\n.\r\n..dua\r\nakhir\r\n",
        b"Subject: octets\r\n\r\n\xff\xfe \xc3\xa9\r\n\r\n\r\n",
        _reply("r3", "rina@posel.example"),
    ]
    with CitizensServer(tmp_path) as server, smtplib.SMTP("127.0.0.1", server.port, timeout=10) as client:
        for octets in mails:
            client.sendmail("penyuluhan@dpmptsp.example", ["rina@posel.example", "x@posel.example"], octets)

    assert sorted(path.read_bytes() for path in maildir.files(tmp_path)) == sorted(mails)


def test_the_citizens_server_ends_although_somebody_is_connected(tmp_path: Path) -> None:
    with CitizensServer(tmp_path) as server:
        client = smtplib.SMTP("127.0.0.1", server.port, timeout=10)
        client.ehlo()
    client.close()

    with pytest.raises(ConnectionRefusedError):
        smtplib.SMTP("127.0.0.1", server.port, timeout=2)


def test_a_taken_port_is_an_error_and_leaves_nothing_behind(tmp_path: Path) -> None:
    with CitizensServer(tmp_path) as server:
        before = threading.active_count()
        with pytest.raises(OSError, match="address already in use"), CitizensServer(tmp_path, server.port):
            pass
        assert threading.active_count() == before


def test_a_mail_that_cannot_be_kept_is_refused_for_now(tmp_path: Path) -> None:
    with CitizensServer(tmp_path) as server:
        (tmp_path / "tmp").rmdir()
        client = smtplib.SMTP("127.0.0.1", server.port, timeout=10)
        with client, pytest.raises(smtplib.SMTPDataError) as caught:
            client.sendmail("penyuluhan@dpmptsp.example", ["rina@posel.example"], _reply("r4", "r@posel.example"))

    assert caught.value.smtp_code == 452
