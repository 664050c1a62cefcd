"""The check of a mailbox says which step fails, why, and what to change in config.toml."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from helpdesk.config import MailboxConfig
from helpdesk.mailbox.check import check_mailbox
from tests.servers.certificates import make_certificate
from tests.servers.dovecot import Dovecot
from tests.servers.proxy import Proxy, say
from tests.servers.smtp import SmtpServer

MAIL = b"Subject: izin\r\n\r\nhalo\r\n"


@pytest.fixture
def config(dovecot: Dovecot, tmp_path: Path) -> MailboxConfig:
    (tmp_path / "password").write_text(dovecot.password)
    return MailboxConfig(
        kind="imap",
        host=dovecot.host,
        port=dovecot.imaps_port,
        ca_file=dovecot.ca_file,
        username=f"{uuid.uuid4().hex}@example.org",
        password_file=tmp_path / "password",
        timeout_seconds=2,
    )


@pytest.fixture
def proxy(dovecot: Dovecot) -> Iterator[Proxy]:
    with Proxy(dovecot.imap_port) as proxy:
        yield proxy


def last_step(config: MailboxConfig, **update: Any) -> tuple[str, str]:
    """Return name and text of the step that failed."""
    *before, last = check_mailbox(config.model_copy(update=update))
    assert all(step.ok for step in before)
    assert not last.ok
    return last.name, last.text


def test_a_mailbox_in_order_is_described_and_left_alone(dovecot: Dovecot, config: MailboxConfig) -> None:
    dovecot.append(config.username or "", MAIL, MAIL)
    steps = check_mailbox(config.model_copy(update={"move_to": "Archive"}))

    assert [(step.name, step.ok) for step in steps] == [
        ("host", True),
        ("connection", True),
        ("login", True),
        ("folder", True),
        ("move_to", True),
        ("new mail", True),
    ]
    text = " ".join(step.text for step in steps)
    for words in ("encrypted", "INBOX holds 2 messages", "Archive is there", "announced by IDLE"):
        assert words in text
    with dovecot.client(config.username or "", "INBOX") as client:
        assert client.search(None, "UNSEEN")[1] == [b"1 2"]


def test_polling_is_told(config: MailboxConfig) -> None:
    assert "every 60 seconds" in check_mailbox(config.model_copy(update={"idle": False}))[-1].text


@pytest.mark.parametrize(
    ("step", "update", "words"),
    [
        ("host", {"host": "mail.invalid"}, "mail.invalid is not known"),
        ("connection", {"port": 1}, "port in [[mailbox]]"),
        ("connection", {"ca_file": None}, "ca_file"),
        ("login", {"password_file": None}, "password_file"),
        ("folder", {"folder": "Inboks"}, "Correct folder"),
        ("move_to", {"move_to": "Arsip"}, "Correct move_to"),
    ],
    ids=lambda value: value if isinstance(value, str) and " " not in value else "",
)
def test_a_wrong_setting_is_named(config: MailboxConfig, step: str, update: dict[str, Any], words: str) -> None:
    name, text = last_step(config, **update)
    assert name == step
    assert words in text


def test_a_wrong_password_is_told_and_not_shown(config: MailboxConfig, tmp_path: Path) -> None:
    (tmp_path / "password").write_text("salah-sekali")
    name, text = last_step(config)
    assert name == "login"
    assert "password file" in text
    assert "salah-sekali" not in text


@pytest.mark.parametrize(
    ("names", "not_after", "words"),
    [("DNS:other.example", None, "for another name"), ("IP:127.0.0.1", "20210101000000Z", "has expired")],
    ids=["name", "expired"],
)
def test_a_bad_certificate_is_told(
    config: MailboxConfig, tmp_path: Path, names: str, not_after: str | None, words: str
) -> None:
    bad = make_certificate(tmp_path, names, not_after)
    with SmtpServer(tls=bad.context) as server:  # the handshake comes before any protocol
        name, text = last_step(config, port=server.port, ca_file=bad.certificate)
    assert name == "connection"
    assert words in text


def test_a_server_without_starttls_is_told(config: MailboxConfig, proxy: Proxy) -> None:
    proxy.on(rb"CAPABILITY", say(b"* CAPABILITY IMAP4rev1\r\nTAG OK done\r\n"))
    name, text = last_step(config, port=proxy.port, tls="starttls")
    assert name == "connection"
    assert "does not offer STARTTLS" in text


def test_a_login_that_needs_tls_is_told(config: MailboxConfig, proxy: Proxy) -> None:
    proxy.on(rb"CAPABILITY", say(b"* CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED\r\nTAG OK done\r\n"))
    name, text = last_step(config, port=proxy.port, tls="none")
    assert name == "login"
    assert 'tls = "starttls"' in text


def test_a_maildir_in_order_is_described_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "box").mkdir()
    config = MailboxConfig(path=tmp_path / "box")
    assert all(step.ok for step in check_mailbox(config))
    assert list((tmp_path / "box").iterdir()) == []

    for part in ("new", "cur", "tmp"):
        (tmp_path / "box" / part).mkdir()
    (tmp_path / "box" / "new" / "1.a").write_bytes(MAIL)
    assert check_mailbox(config)[-1].text == "1 messages"


def test_a_missing_maildir_is_told(tmp_path: Path) -> None:
    name, text = last_step(MailboxConfig(path=tmp_path / "nowhere"))
    assert name == "folder"
    assert "Correct path" in text
