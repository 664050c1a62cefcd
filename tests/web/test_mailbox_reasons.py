"""Why a mailbox cannot be read is said in Indonesian, whatever the adapters say."""

from __future__ import annotations

import socket
import ssl
from pathlib import Path

import pytest

from helpdesk.config import MailboxConfig
from helpdesk.errors import MailboxError
from helpdesk.mailbox.open import open_mailbox
from helpdesk.network import Server, explain
from helpdesk.web.reasons import indonesian

SERVER = Server("mailbox dua", "[[mailbox]]", "imap.example", 993)


def verification(code: int) -> ssl.SSLCertVerificationError:
    error = ssl.SSLCertVerificationError(1, "certificate verify failed")
    error.verify_code, error.verify_message = code, "self signed"
    return error


def tls(reason: str) -> ssl.SSLError:
    error = ssl.SSLError(1, reason)
    error.reason = reason
    return error


@pytest.mark.parametrize(
    "error",
    [
        ConnectionRefusedError(111, "Connection refused"),
        OSError(113, "No route to host"),
        ConnectionResetError(104, "Connection reset by peer"),
        TimeoutError("timed out"),
        socket.gaierror(socket.EAI_NONAME, "Name or service not known"),
        socket.gaierror(socket.EAI_AGAIN, "Temporary failure"),
        *(verification(code) for code in (10, 9, 62, 18, 1)),
        *(tls(reason) for reason in ("WRONG_VERSION_NUMBER", "UNSUPPORTED_PROTOCOL", "BAD_RECORD_MAC")),
    ],
)
def test_every_failed_connection_has_indonesian_words(error: BaseException) -> None:
    said, _ = explain(error, SERVER)
    words = indonesian(said)

    assert words != said
    assert not words.startswith("mailbox")
    assert "imap.example" in words


def test_a_maildir_that_is_not_there_has_them_too(tmp_path: Path) -> None:
    (tmp_path / "datei").write_text("x")
    box = MailboxConfig(name="dua", kind="maildir", path=tmp_path / "datei")
    with pytest.raises(MailboxError) as refused, open_mailbox(box):
        pass

    assert indonesian(str(refused.value)).startswith("Maildir ")


def test_what_is_not_known_is_shown_as_it_was_recorded() -> None:
    assert indonesian("mailbox dua: something quite new") == "mailbox dua: something quite new"
