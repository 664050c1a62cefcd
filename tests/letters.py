"""Mails for tests: small, whole and in the shape that the test is about."""

from __future__ import annotations

import os
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path

from helpdesk.config import MailboxConfig, Smtp
from helpdesk.mailbox.maildir import MaildirMailbox
from tests.servers.smtp import SmtpServer

QUESTION = "Selamat pagi, mau tanya syarat perpanjang izin makam apa saja ya? Terima kasih."


def mail(
    text: str = QUESTION,
    *,
    subject: str = "Perpanjangan makam",
    sender: str = "Rina Wati <rina@warga.example>",
    message_id: str | None = "<satu@warga.example>",
    in_reply_to: str | None = None,
    date: str = "Tue, 24 Nov 2026 08:00:00 +0700",
    headers: dict[str, str] | None = None,
) -> bytes:
    """Return a mail to the counselling address."""
    message = EmailMessage()
    message["From"] = sender
    message["To"] = "penyuluhan@dpmptsp.example"
    message["Subject"] = subject
    message["Date"] = date
    if message_id:
        message["Message-ID"] = message_id
    if in_reply_to:
        message["In-Reply-To"] = in_reply_to
        message["References"] = in_reply_to
    for name, value in (headers or {}).items():
        message[name] = value
    message.set_content(text)
    return message.as_bytes()


def smtp(server: SmtpServer) -> Smtp:
    """Return the configuration that leads to a test's server."""
    return Smtp(host="127.0.0.1", port=server.port, tls="none")


class Letterbox:
    """A Maildir on disk that tests put mails into, and the adapter that reads it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.config = MailboxConfig(name="penyuluhan", kind="maildir", path=folder)
        self._count = 0
        for name in ("cur", "new", "tmp"):
            (folder / name).mkdir(parents=True, exist_ok=True)

    def put(self, octets: bytes, at: datetime | None = None) -> None:
        """Deliver a mail as a mail server does: whole, by a rename; received ``at``, or now."""
        self._count += 1
        name = f"17640000{self._count:02d}.M{self._count}.test"
        (self.folder / "tmp" / name).write_bytes(octets)
        if at is not None:
            os.utime(self.folder / "tmp" / name, (at.timestamp(), at.timestamp()))
        (self.folder / "tmp" / name).rename(self.folder / "new" / name)

    def open(self) -> MaildirMailbox:
        """Return the adapter."""
        return MaildirMailbox(self.config)
