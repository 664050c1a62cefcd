"""A connection that is cut, stalled or garbled loses nothing and is noticed; a poison message stops no other."""

from __future__ import annotations

import threading
import time
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from helpdesk.config import MailboxConfig
from helpdesk.errors import MailboxError
from helpdesk.mailbox.imap import ImapMailbox
from helpdesk.mailbox.protocol import Fetched
from tests.servers.dovecot import Dovecot
from tests.servers.proxy import Act, Pair, Proxy, cut, say, stall

MAIL = b"Subject: izin\r\n\r\nhalo %d\r\n"
NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
BODIES = [MAIL % number for number in (1, 2, 3, 4)]


@pytest.fixture
def proxy(dovecot: Dovecot) -> Iterator[Proxy]:
    with Proxy(dovecot.imap_port) as proxy:
        yield proxy


@pytest.fixture
def config(dovecot: Dovecot, proxy: Proxy, tmp_path: Path) -> MailboxConfig:
    (tmp_path / "password").write_text(dovecot.password)
    user = f"{uuid.uuid4().hex}@example.org"
    dovecot.append(user, *BODIES)
    return MailboxConfig(
        kind="imap",
        host=proxy.host,
        port=proxy.port,
        tls="none",
        username=user,
        password_file=tmp_path / "password",
        timeout_seconds=1,
    )


@pytest.mark.parametrize(
    "act", [cut, stall, say(b"* 2 FETCH (UID 2 BO"), say(b"nonsense\r\n")], ids=["cut", "stall", "half", "nonsense"]
)
def test_a_connection_that_breaks_once_loses_no_message(config: MailboxConfig, proxy: Proxy, act: Act) -> None:
    proxy.once(rb"FETCH 1,2,3,4 .*BODY", act)
    with ImapMailbox(config) as box:
        fetched = list(box.fetch(box.list(0).uids))

    assert [each.octets for each in fetched] == BODIES
    assert len(proxy.pairs) == 2


@pytest.mark.parametrize(
    ("act", "word"),
    [
        (cut, "connection broke"),
        (stall, "connection broke"),
        (say(b"TAG NO [SERVERBUG] Internal error occurred\r\n"), "Internal error"),
        (say(b"TAG BAD what\r\n"), "what"),
        (say(b"* 2 FETCH (UID 2 BODY[] ((()\r\nTAG OK done\r\n"), "cannot be read|refuses"),
        (say(b"* 2 FETCH (UID 2 BODY[] NIL)\r\nTAG OK done\r\n"), "does not give it"),
        (say(b"TAG OK done\r\n"), "does not give it"),
    ],
    ids=["cut", "stall", "no", "bad", "garbled", "nil", "silence"],
)
def test_a_poison_message_is_reported_and_the_others_come(
    config: MailboxConfig, proxy: Proxy, act: Act, word: str
) -> None:
    proxy.on(rb"FETCH (1,)?2\D.*BODY", act)
    with ImapMailbox(config) as box:
        first, second, third, fourth = box.fetch(box.list(0).uids)

    assert [first.octets, third.octets, fourth.octets] == [BODIES[0], *BODIES[2:]]
    assert second.octets is None
    assert not second.gone
    assert any(each in (second.problem or "") for each in word.split("|")), second.problem


def test_an_unreadable_date_costs_only_the_date(config: MailboxConfig, proxy: Proxy) -> None:
    broken = b'* 2 FETCH (UID 2 INTERNALDATE "99-Foo-2026 99:99:99 +0000" BODY[] "Subject: izin")\r\nTAG OK done\r\n'
    proxy.on(rb"FETCH 2 .*BODY", say(broken))
    with ImapMailbox(config) as box:
        (fetched,) = box.fetch([2])

    assert fetched.octets == b"Subject: izin"
    assert fetched.received_at is None


def test_a_server_that_gives_only_parts_is_asked_for_parts(config: MailboxConfig, proxy: Proxy) -> None:
    proxy.on(rb"FETCH .*BODY.PEEK\[\]", say(b"TAG NO not whole\r\n"))
    with ImapMailbox(config) as box:
        assert [each.octets for each in box.fetch(box.list(0).uids)] == BODIES


def test_sizes_that_the_server_does_not_tell_cost_only_speed(config: MailboxConfig, proxy: Proxy) -> None:
    proxy.on(rb"RFC822.SIZE", say(b"TAG NO no sizes here\r\n"))
    with ImapMailbox(config) as box:
        assert [each.octets for each in box.fetch(box.list(0).uids)] == BODIES


def test_a_message_too_large_for_memory_is_not_asked_for(config: MailboxConfig, proxy: Proxy) -> None:
    sizes = b"".join(b"* %d FETCH (UID %d RFC822.SIZE %d)\r\n" % (n, n, 10**9 if n == 2 else 40) for n in (1, 2, 3, 4))
    proxy.on(rb"RFC822.SIZE", say(sizes + b"TAG OK done\r\n"))
    with ImapMailbox(config) as box:
        first, second, third, fourth = box.fetch(box.list(0).uids)

    assert [first.octets, second.octets, third.octets, fourth.octets] == [BODIES[0], None, *BODIES[2:]]
    assert "64 MB" in (second.problem or "")
    assert not any(b"FETCH 2 " in line for line in proxy.lines)


def test_a_server_that_breaks_at_every_message_is_at_fault_itself(config: MailboxConfig, proxy: Proxy) -> None:
    proxy.on(rb"FETCH .*BODY", cut)
    with pytest.raises(MailboxError, match="keeps breaking") as caught, ImapMailbox(config) as box:
        list(box.fetch(box.list(0).uids))
    assert not caught.value.permanent


def test_a_server_that_is_down_while_messages_are_read_is_a_temporary_error(
    config: MailboxConfig, proxy: Proxy
) -> None:
    proxy.on(rb"FETCH .*BODY", cut)
    proxy.on(rb"AUTHENTICATE|LOGIN", lambda pair, line: len(proxy.pairs) == 1 or cut(pair, line))
    with pytest.raises(MailboxError) as caught, ImapMailbox(config) as box:
        list(box.fetch(box.list(0).uids))
    assert not caught.value.permanent


def test_a_folder_made_anew_during_a_break_is_not_read_with_the_old_uids(
    dovecot: Dovecot, config: MailboxConfig, proxy: Proxy
) -> None:
    def replace(pair: Pair, line: bytes) -> bool:
        dovecot.set_uidvalidity(config.username or "", 4711)
        return cut(pair, line)

    proxy.once(rb"FETCH .*BODY", replace)
    config = config.model_copy(update={"timeout_seconds": 30})  # the change takes a while
    with pytest.raises(MailboxError, match="made anew"), ImapMailbox(config) as box:
        list(box.fetch(box.list(0).uids))
    with ImapMailbox(config) as box:
        assert box.list(0).uidvalidity == 4711


def error_while_waiting(config: MailboxConfig, proxy: Proxy, happens: object) -> MailboxError:
    thread = threading.Thread(target=after_idle, args=(proxy, happens))
    with ImapMailbox(config) as box:
        box.list(0)
        thread.start()
        with pytest.raises(MailboxError) as caught:
            box.wait(20, threading.Event())
        thread.join()
    assert not caught.value.permanent
    return caught.value


def after_idle(proxy: Proxy, happens: object) -> None:
    proxy.wait_for(rb" IDLE")
    time.sleep(0.2)
    assert callable(happens)
    happens()


def test_a_connection_that_ends_during_idle_is_noticed(config: MailboxConfig, proxy: Proxy) -> None:
    began = time.monotonic()
    error_while_waiting(config, proxy, proxy.cut)
    assert time.monotonic() - began < 15  # early, where the wait was for 20


def test_bye_during_idle_is_noticed(config: MailboxConfig, proxy: Proxy) -> None:
    error = error_while_waiting(config, proxy, lambda: proxy.to_clients(b"* BYE shutting down\r\n"))
    assert "BYE" in str(error)


@pytest.mark.parametrize(
    "octets", [b"* 5 EXI", b"* OK Still\r\n\r\n", b"*\r\n", b"garbage\r\n", b"* (((\r\n"], ids=repr
)
def test_half_lines_and_nonsense_during_idle_are_noticed(config: MailboxConfig, proxy: Proxy, octets: bytes) -> None:
    error_while_waiting(config, proxy, lambda: proxy.to_clients(octets))


def test_a_server_killed_during_idle_is_noticed_and_read_again_when_it_is_back(
    dovecot: Dovecot, config: MailboxConfig, proxy: Proxy
) -> None:
    error_while_waiting(config, proxy, dovecot.kill)
    with pytest.raises(MailboxError) as caught, ImapMailbox(config):
        pass
    assert not caught.value.permanent
    dovecot.start()
    with ImapMailbox(config) as box:
        assert [each.octets for each in box.fetch(box.list(0).uids)] == BODIES


def test_a_connection_that_died_without_a_word_is_noticed_when_the_wait_ends(
    config: MailboxConfig, proxy: Proxy
) -> None:
    proxy.on(rb"^DONE", stall)
    with ImapMailbox(config) as box:
        box.list(0)
        with pytest.raises(MailboxError):
            box.wait(1, threading.Event())


@pytest.mark.parametrize("answer", [b"TAG NO not today\r\n", b"TAG BAD what\r\n", b"* OK wait\r\n+ go\r\n"], ids=repr)
def test_a_server_that_does_not_keep_to_idle_is_looked_at_from_time_to_time(
    config: MailboxConfig, proxy: Proxy, answer: bytes
) -> None:
    proxy.on(rb" IDLE", say(answer))
    with ImapMailbox(config) as box:
        box.list(0)
        while box.wait(0.3, threading.Event()):  # something may have arrived: list again
            assert box.list(0).uids == (1, 2, 3, 4)
            assert len(proxy.pairs) <= 4
        assert box.list(0).uids == (1, 2, 3, 4)


def test_news_before_idle_begins_does_not_end_idle_for_good(config: MailboxConfig, proxy: Proxy) -> None:
    proxy.once(rb" IDLE", say(b"* 5 EXISTS\r\n+ idling\r\n"))
    with ImapMailbox(config) as box:
        box.list(0)
        assert box.wait(5, threading.Event())
        box.list(0)
        assert not box.wait(0.3, threading.Event())
    assert sum(b" IDLE" in line for line in proxy.lines) == 2


@pytest.mark.parametrize(
    ("answer", "permanent"),
    [
        (b"TAG NO [UNAVAILABLE] Temporary authentication failure\r\n", False),
        (b"TAG NO [LIMIT] Too many simultaneous connections\r\n", False),
        (b"TAG NO [AUTHENTICATIONFAILED] Authentication failed.\r\n", True),
        (b"TAG NO [EXPIRED] That password is no longer valid.\r\n", True),
    ],
)
def test_a_busy_server_is_not_a_wrong_password(
    config: MailboxConfig, proxy: Proxy, answer: bytes, permanent: bool
) -> None:
    proxy.on(rb"AUTHENTICATE|LOGIN", say(answer))
    with pytest.raises(MailboxError) as caught, ImapMailbox(config):
        pass
    assert caught.value.permanent is permanent


def test_a_greeting_of_bye_is_a_temporary_error(config: MailboxConfig, proxy: Proxy) -> None:
    proxy.on(rb"CAPABILITY", say(b"* BYE too many connections\r\n"))
    with pytest.raises(MailboxError) as caught, ImapMailbox(config):
        pass
    assert not caught.value.permanent


BUSY = (b"TAG NO [THROTTLED] slow down\r\n", b"TAG NO [UNAVAILABLE] not now\r\n", b"TAG NO [LIMIT] too much\r\n")


@pytest.mark.parametrize("answer", BUSY, ids=repr)
def test_a_server_that_has_no_time_fails_no_message(config: MailboxConfig, proxy: Proxy, answer: bytes) -> None:
    proxy.on(rb"FETCH .*BODY", say(answer))
    with ImapMailbox(config) as box:
        uids = box.list(0).uids
        given: list[Fetched] = []
        with pytest.raises(MailboxError, match="asks again later") as caught:
            given.extend(box.fetch(uids))
    assert given == []
    assert not caught.value.permanent
    proxy.rules.clear()
    with ImapMailbox(config) as box:
        assert [each.octets for each in box.fetch(uids)] == BODIES


@pytest.mark.parametrize("answer", BUSY, ids=repr)
def test_a_message_for_which_alone_the_server_has_no_time_stops_no_other(
    config: MailboxConfig, proxy: Proxy, answer: bytes
) -> None:
    proxy.on(rb"FETCH (1,)?2\D.*BODY", say(answer))
    with ImapMailbox(config) as box:
        first, second, *others = box.fetch(box.list(0).uids)
    assert [each.octets for each in (first, *others)] == [BODIES[0], *BODIES[2:]]
    assert "refuses" in (second.problem or "")


def test_a_server_that_is_throttled_at_every_command_is_a_temporary_error(config: MailboxConfig, proxy: Proxy) -> None:
    proxy.on(rb"SELECT|EXAMINE", say(b"TAG NO [THROTTLED] slow down\r\n"))
    with pytest.raises(MailboxError, match="cannot be opened now") as caught, ImapMailbox(config):
        pass
    assert not caught.value.permanent


def test_an_archive_that_is_full_stops_no_reading_and_is_told(
    dovecot: Dovecot, config: MailboxConfig, proxy: Proxy
) -> None:
    config = config.model_copy(update={"move_to": "Archive"})
    proxy.once(rb"UID MOVE", say(b"TAG NO [OVERQUOTA] Quota exceeded\r\n"))
    with ImapMailbox(config) as box:
        box.settle([1])
        assert "Quota exceeded" in (box.warning(NOW) or "")
        assert box.list(0).uids == (1, 2, 3, 4)
        box.settle([1])
        assert box.warning(NOW) is None
        assert box.list(0).uids == (2, 3, 4)


def test_a_folder_that_is_renamed_while_it_is_read_is_told_by_name(
    dovecot: Dovecot, config: MailboxConfig, proxy: Proxy
) -> None:
    with dovecot.client(config.username or "") as client:
        client.create("Masuk")
    config = config.model_copy(update={"folder": "Masuk"})
    with ImapMailbox(config) as box:
        assert box.list(0).uids == ()
        with dovecot.client(config.username or "") as client:
            client.rename("Masuk", "Pengaduan")
        with pytest.raises(MailboxError, match=r'no folder "Masuk".*there are: Archive, INBOX, Pengaduan') as caught:
            box.list(0)
    assert caught.value.permanent
