"""An IMAP folder on a real Dovecot gives every message once, and changes none."""

from __future__ import annotations

import imaplib
import threading
import time
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from helpdesk.config import MailboxConfig
from helpdesk.errors import MailboxError
from helpdesk.mailbox import imap
from helpdesk.mailbox.imap import ImapMailbox
from helpdesk.mailbox.open import open_mailbox
from helpdesk.mailbox.protocol import BATCH_COUNT, BATCH_OCTETS, Fetched
from tests.servers.dovecot import Dovecot

MAIL = b"From: Ani <ani@example.org>\r\nSubject: izin\r\nMessage-ID: <%d@example.org>\r\n\r\nhalo %d\r\n"


@pytest.fixture
def user() -> str:
    """Return a user name of the test's own, so that its mailbox is empty."""
    return f"{uuid.uuid4().hex}@example.org"


@pytest.fixture
def password_file(tmp_path: Path) -> Path:
    path = tmp_path / "password"
    path.write_text(Dovecot.password + "\n")
    return path


@pytest.fixture
def config(dovecot: Dovecot, user: str, password_file: Path) -> MailboxConfig:
    return MailboxConfig(
        kind="imap",
        host=dovecot.host,
        port=dovecot.imaps_port,
        ca_file=dovecot.ca_file,
        username=user,
        password_file=password_file,
        timeout_seconds=10,
    )


def changed(config: MailboxConfig, **update: Any) -> MailboxConfig:
    return config.model_copy(update=update)


def octets_of(fetched: Iterator[Fetched]) -> list[bytes | None]:
    return [each.octets for each in fetched]


def flags_of(dovecot: Dovecot, user: str, folder: str = "INBOX") -> list[str]:
    with dovecot.client(user, folder) as client:
        flags = [imaplib.ParseFlags(item) for item in client.fetch("1:*", "(FLAGS)")[1] if isinstance(item, bytes)]
    return [b" ".join(sorted(set(each) - {b"\\Recent"})).decode() for each in flags]


def test_messages_are_read_byte_for_byte_in_order(dovecot: Dovecot, user: str, config: MailboxConfig) -> None:
    odd = b"Subject: \xff\xfe (x) {5}\r\n\r\n" + bytes(sorted(set(range(1, 256)) - {10, 13})) + b"\r\n)\r\n* BYE\r\n"
    dovecot.append(user, MAIL % (1, 1), date='"24-Nov-2026 10:00:00 +0700"')
    dovecot.append(user, odd)
    dovecot.append(user, MAIL % (3, 3))

    with open_mailbox(config) as box:
        listing = box.list(0)
        fetched = list(box.fetch(listing.uids))

    assert listing.uids == (1, 2, 3)
    assert listing.folder == "INBOX"
    assert [each.octets for each in fetched] == [MAIL % (1, 1), odd, MAIL % (3, 3)]
    assert [each.uid for each in fetched] == [1, 2, 3]
    assert fetched[0].received_at == datetime(2026, 11, 24, 10, tzinfo=timezone(timedelta(hours=7)))
    assert all(each.received_at and each.received_at.tzinfo for each in fetched)


def test_what_lmtp_delivered_is_listed_with_its_time(dovecot: Dovecot, user: str, config: MailboxConfig) -> None:
    dovecot.deliver(user, MAIL % (1, 1))

    with ImapMailbox(config) as box:
        (fetched,) = box.fetch(box.list(0).uids)

    assert (fetched.octets or b"").endswith(MAIL % (1, 1))
    assert fetched.received_at
    assert abs(fetched.received_at - datetime.now(UTC)) < timedelta(minutes=5)


def test_only_later_uids_are_listed(dovecot: Dovecot, user: str, config: MailboxConfig) -> None:
    with ImapMailbox(config) as box:
        assert box.list(0).uids == ()
        for number in (1, 2, 3):
            dovecot.append(user, MAIL % (number, number))

        assert box.list(0).uids == (1, 2, 3)
        assert box.list(2).uids == (3,)
        assert box.list(3).uids == ()
        assert box.list(99).uids == ()


def test_a_folder_larger_than_one_answer_is_listed_whole(
    dovecot: Dovecot, user: str, config: MailboxConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imap, "SEARCH_WINDOW", 3)
    for number in range(1, 9):
        dovecot.append(user, MAIL % (number, number), flags="\\Deleted" if number in (2, 8) else "")
    with dovecot.client(user, "INBOX") as client:
        client.uid("STORE", "3", "+FLAGS", "(\\Deleted)")
        client.uid("EXPUNGE", "3")

    with ImapMailbox(config) as box:
        assert box.list(0).uids == (1, 2, 4, 5, 6, 7, 8)
        assert box.list(0).deleted == (2, 8)
        assert box.list(5).uids == (6, 7, 8)
        assert box.list(5).deleted == (8,)


def test_reading_leaves_every_flag_as_it_was(dovecot: Dovecot, user: str, config: MailboxConfig) -> None:
    dovecot.append(user, MAIL % (1, 1))
    dovecot.append(user, MAIL % (2, 2), flags="\\Seen \\Flagged")
    before = flags_of(dovecot, user)

    with ImapMailbox(config) as box:
        list(box.fetch(box.list(0).uids))
        box.settle(box.list(0).uids)

    assert flags_of(dovecot, user) == before
    assert "Seen" not in before[0]


def test_messages_that_others_have_read_are_listed_all_the_same(
    dovecot: Dovecot, user: str, config: MailboxConfig
) -> None:
    dovecot.append(user, MAIL % (1, 1), flags="\\Seen")
    with ImapMailbox(config) as box:
        assert octets_of(box.fetch(box.list(0).uids)) == [MAIL % (1, 1)]


def test_a_changed_uidvalidity_is_visible(dovecot: Dovecot, user: str, config: MailboxConfig) -> None:
    dovecot.append(user, MAIL % (1, 1))
    with ImapMailbox(config) as box:
        before = box.list(0)
    dovecot.set_uidvalidity(user, before.uidvalidity + 7)
    with ImapMailbox(config) as box:
        after = box.list(0)

    assert after.uidvalidity == before.uidvalidity + 7
    assert octets_of(box.fetch(())) == []


def test_a_message_that_another_program_removed_is_gone_and_the_others_come(
    dovecot: Dovecot, user: str, config: MailboxConfig
) -> None:
    dovecot.append(user, MAIL % (1, 1), MAIL % (2, 2), MAIL % (3, 3))
    with ImapMailbox(config) as box:
        uids = box.list(0).uids
        with dovecot.client(user, "INBOX") as client:
            client.store("2", "+FLAGS", "(\\Deleted)")
            client.expunge()
        first, second, third = box.fetch(uids)

    assert (first.octets, third.octets) == (MAIL % (1, 1), MAIL % (3, 3))
    assert second.gone
    assert second.octets is None


def test_large_messages_come_whole_and_batches_stay_small(dovecot: Dovecot, user: str, config: MailboxConfig) -> None:
    large = MAIL % (1, 1) + b"x" * 70 + b"\r\n" + (b"y" * 76 + b"\r\n") * 40_000
    assert len(large) > 3_000_000
    small = [MAIL % (number, number) for number in range(BATCH_COUNT + 50)]
    assert 3 * len(large) > BATCH_OCTETS
    dovecot.append(user, large, large, large, *small)

    with ImapMailbox(config) as box:
        octets = octets_of(box.fetch(box.list(0).uids))

    assert octets == [large] * 3 + small


def test_folders_with_any_name_are_read(dovecot: Dovecot, user: str, config: MailboxConfig) -> None:
    with dovecot.client(user) as client:
        client.create('"Surat &AOk- masuk"')
    dovecot.append(user, MAIL % (1, 1), folder='"Surat &AOk- masuk"')

    with ImapMailbox(changed(config, folder="Surat é masuk")) as box:
        assert octets_of(box.fetch(box.list(0).uids)) == [MAIL % (1, 1)]


@pytest.mark.parametrize("tls", ["starttls", "none"])
def test_other_ways_to_connect_work(dovecot: Dovecot, user: str, config: MailboxConfig, tls: str) -> None:
    dovecot.append(user, MAIL % (1, 1))
    with ImapMailbox(changed(config, tls=tls, port=dovecot.imap_port)) as box:
        assert octets_of(box.fetch(box.list(0).uids)) == [MAIL % (1, 1)]


class TestWaiting:
    """IDLE tells of new mail at once and ends when asked."""

    def test_a_delivery_ends_the_wait_early(self, dovecot: Dovecot, user: str, config: MailboxConfig) -> None:
        with ImapMailbox(config) as box:
            box.list(0)
            thread = threading.Timer(0.5, dovecot.deliver, (user, MAIL % (1, 1)))
            thread.start()
            began = time.monotonic()
            assert box.wait(30, threading.Event())
            assert time.monotonic() - began < 15
            thread.join()
            assert box.list(0).uids == (1,)

    def test_what_came_between_listing_and_waiting_is_noticed(
        self, dovecot: Dovecot, user: str, config: MailboxConfig
    ) -> None:
        with ImapMailbox(config) as box:
            box.list(0)
            dovecot.append(user, MAIL % (1, 1))
            began = time.monotonic()
            assert box.wait(30, threading.Event())
            assert time.monotonic() - began < 15
            assert box.list(0).uids == (1,)

    @pytest.mark.parametrize("idle", [True, False])
    def test_stop_ends_the_wait_at_once(self, config: MailboxConfig, idle: bool) -> None:
        stop = threading.Event()
        with ImapMailbox(changed(config, idle=idle)) as box:
            box.list(0)
            threading.Timer(0.3, stop.set).start()
            began = time.monotonic()
            assert not box.wait(30, stop)
            assert time.monotonic() - began < 15

    @pytest.mark.parametrize("idle", [True, False])
    def test_a_quiet_mailbox_is_waited_for_as_long_as_asked_and_usable_after(
        self, dovecot: Dovecot, user: str, config: MailboxConfig, idle: bool
    ) -> None:
        with ImapMailbox(changed(config, idle=idle)) as box:
            box.list(0)
            began = time.monotonic()
            assert not box.wait(0.6, threading.Event())
            assert 0.5 < time.monotonic() - began < 15
            dovecot.append(user, MAIL % (1, 1))
            assert box.list(0).uids == (1,)

    def test_idle_is_issued_anew_and_still_tells_of_new_mail(
        self, dovecot: Dovecot, user: str, config: MailboxConfig, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(imap, "IDLE_SECONDS", 0.2)
        with ImapMailbox(config) as box:
            box.list(0)
            thread = threading.Timer(1, dovecot.deliver, (user, MAIL % (1, 1)))
            thread.start()
            assert box.wait(30, threading.Event())
            thread.join()
            assert box.list(0).uids == (1,)


class TestSettling:
    """Messages move only when that is configured, and only when they are settled."""

    def test_messages_move_after_settling_and_not_before(
        self, dovecot: Dovecot, user: str, config: MailboxConfig
    ) -> None:
        for number in (1, 2):
            dovecot.append(user, MAIL % (number, number))
        with ImapMailbox(changed(config, move_to="Archive")) as box:
            uids = box.list(0).uids
            list(box.fetch(uids))
            assert box.list(0).uids == uids
            box.settle(uids[:1])
            box.settle(uids[:1])
            assert box.list(0).uids == uids[1:]

        with ImapMailbox(changed(config, folder="Archive")) as archive:
            assert octets_of(archive.fetch(archive.list(0).uids)) == [MAIL % (1, 1)]

    def test_without_the_move_capability_messages_are_copied_and_removed(
        self, dovecot: Dovecot, user: str, config: MailboxConfig, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for number in (1, 2, 3):
            dovecot.append(user, MAIL % (number, number), flags="\\Deleted" if number == 3 else "")
        with ImapMailbox(changed(config, move_to="Archive")) as box:
            offered = box.client.has_capability
            monkeypatch.setattr(box.client, "has_capability", lambda name: name != "MOVE" and offered(name))
            box.settle((1,))
            listing = box.list(0)

        assert listing.uids == (2, 3)  # what another program marked as deleted is not expunged by us
        assert listing.deleted == (3,)
        with ImapMailbox(changed(config, folder="Archive")) as archive:
            assert octets_of(archive.fetch(archive.list(0).uids)) == [MAIL % (1, 1)]


class TestRefusals:
    """What a person must correct is said at once, with the place to correct it and without the password."""

    def test_a_wrong_password(self, config: MailboxConfig, user: str, tmp_path: Path) -> None:
        wrong = tmp_path / "wrong"
        wrong.write_text("salah-sekali")
        with pytest.raises(MailboxError, match=r"127\.0\.0\.1:\d+ refuses the user .*password file") as caught:
            ImapMailbox(changed(config, password_file=wrong)).__enter__()

        assert caught.value.permanent
        assert user in str(caught.value)
        assert "salah-sekali" not in str(caught.value)

    def test_no_password(self, config: MailboxConfig) -> None:
        with pytest.raises(MailboxError, match="password_file") as caught:
            ImapMailbox(changed(config, password_file=None)).__enter__()
        assert caught.value.permanent

    def test_an_unknown_folder(self, config: MailboxConfig) -> None:
        with pytest.raises(MailboxError, match=r'no folder "Inboks".*Correct folder.*Archive, INBOX') as caught:
            ImapMailbox(changed(config, folder="Inboks")).__enter__()
        assert caught.value.permanent

    def test_an_unknown_folder_to_move_to(self, config: MailboxConfig) -> None:
        with pytest.raises(MailboxError, match=r'no folder "Arsip".*Correct move_to') as caught:
            ImapMailbox(changed(config, move_to="Arsip")).__enter__()
        assert caught.value.permanent

    def test_an_unknown_issuer(self, config: MailboxConfig) -> None:
        with pytest.raises(MailboxError, match=r"issuer.*ca_file") as caught:
            ImapMailbox(changed(config, ca_file=None)).__enter__()
        assert caught.value.permanent

    def test_a_certificate_file_that_is_none(self, config: MailboxConfig, password_file: Path) -> None:
        with pytest.raises(MailboxError, match=r"ca_file .*password holds no certificates") as caught:
            ImapMailbox(changed(config, ca_file=password_file)).__enter__()
        assert caught.value.permanent

    def test_tls_on_a_port_without_it(self, dovecot: Dovecot, config: MailboxConfig) -> None:
        with pytest.raises(MailboxError, match=r"does not speak TLS from the start.*starttls") as caught:
            ImapMailbox(changed(config, port=dovecot.imap_port)).__enter__()
        assert caught.value.permanent

    def test_nobody_listens(self, config: MailboxConfig) -> None:
        with pytest.raises(MailboxError, match=r"nobody listens on 127\.0\.0\.1:1\..*port") as caught:
            ImapMailbox(changed(config, port=1)).__enter__()
        assert not caught.value.permanent

    def test_an_unknown_host(self, config: MailboxConfig) -> None:
        with pytest.raises(MailboxError, match=r"host name mail\.invalid is not known"):
            ImapMailbox(changed(config, host="mail.invalid")).__enter__()
