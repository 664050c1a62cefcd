"""Servers that lack what newer ones have: each extension is taken away in turn, and mail is read all the same."""

from __future__ import annotations

import re
import threading
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from helpdesk.config import MailboxConfig
from helpdesk.mailbox.imap import ImapMailbox
from tests.servers.dovecot import Dovecot
from tests.servers.proxy import Proxy, say

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
BODIES = [b"Subject: izin\r\n\r\nhalo %d\r\n" % number for number in (1, 2, 3)]


COMMANDS = {
    "IDLE": rb" IDLE\b",
    "MOVE": rb"UID MOVE",
    "UIDPLUS": rb"UID EXPUNGE",
    "ESEARCH": rb"SEARCH RETURN",
    "CONDSTORE": rb"CONDSTORE|MODSEQ|CHANGEDSINCE",
    "QRESYNC": rb"QRESYNC",
    "ENABLE": rb" ENABLE ",
    "LITERAL+": rb"\{\d+\+\}",
    "SASL-IR": rb"AUTHENTICATE PLAIN \S",
    "NAMESPACE": rb" NAMESPACE",
}


@pytest.fixture(params=[(name,) for name in COMMANDS] + [tuple(COMMANDS)], ids=" ".join)
def lacking(request: pytest.FixtureRequest) -> tuple[str, ...]:
    """Name the extensions taken away."""
    names: tuple[str, ...] = request.param
    return names


@pytest.fixture
def poor(lacking: tuple[str, ...], dovecot: Dovecot) -> Iterator[Proxy]:
    """Give a server that neither announces an extension nor understands its commands."""
    with Proxy(dovecot.imap_port) as proxy:
        proxy.hide(*lacking)
        for name in lacking:
            proxy.on(COMMANDS[name], say(b"TAG BAD Unknown command.\r\n"))
        yield proxy


@pytest.fixture
def config(dovecot: Dovecot, poor: Proxy, tmp_path: Path) -> MailboxConfig:
    (tmp_path / "password").write_text(dovecot.password)
    user = f"{uuid.uuid4().hex}@example.org"
    dovecot.append(user, *BODIES)
    return MailboxConfig(
        kind="imap",
        host=poor.host,
        port=poor.port,
        tls="none",
        username=user,
        password_file=tmp_path / "password",
        move_to="Archive",
        timeout_seconds=30,
    )


def test_mail_is_listed_fetched_waited_for_and_moved(
    config: MailboxConfig, poor: Proxy, lacking: tuple[str, ...]
) -> None:
    with ImapMailbox(config) as box:
        uids = box.list(0).uids
        assert [each.octets for each in box.fetch(uids)] == BODIES
        assert not box.wait(0.2, threading.Event())
        box.settle(uids[:2])
        listing = box.list(0)
        # without UIDPLUS only the marked ones may be removed, so they stay, marked
        assert [uid for uid in listing.uids if uid not in listing.deleted] == [3]
        assert box.warning(NOW) is None
    with ImapMailbox(config.model_copy(update={"folder": "Archive"})) as archive:
        assert sorted(each.octets or b"" for each in archive.fetch(archive.list(0).uids)) == BODIES[:2]
    asked = [name for name in lacking for line in poor.lines if re.search(COMMANDS[name], line)]
    assert not asked, "the desk asks for what the server does not announce"


def test_other_programs_read_flag_move_and_delete_meanwhile(dovecot: Dovecot, config: MailboxConfig) -> None:
    with ImapMailbox(config) as box, dovecot.client(config.username or "", "INBOX") as other:
        uids = box.list(0).uids
        other.uid("FETCH", "1", "(BODY[])")
        other.uid("MOVE", "2", "Archive")
        first, second, third = box.fetch(uids)
        assert (first.octets, second.gone, third.octets) == (BODIES[0], True, BODIES[2])
        other.uid("STORE", "3", "+FLAGS", "(\\Deleted)")
        assert box.list(0).deleted == (3,)
        other.expunge()
        assert box.list(0).uids == (1,)
