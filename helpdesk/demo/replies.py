"""The other side of the conversation: citizens read what the office wrote to them, and some answer."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from random import Random

from helpdesk.demo import maildir
from helpdesk.demo.inquiries import Shape, Trust, followups
from helpdesk.demo.letter import Earlier, Letter
from helpdesk.demo.mails import compose, files_of
from helpdesk.demo.quoting import JAKARTA
from helpdesk.mail.parse import parse
from helpdesk.model.message import Address

log = logging.getLogger(__name__)

LONGEST_THREAD = 5  # ancestors: nobody thanks for thanks for ever
_PROGRAMS = (Shape.GMAIL_ANDROID, Shape.GMAIL_WEB, Shape.OUTLOOK, Shape.IPHONE, Shape.YAHOO, Shape.SAMSUNG)


class Readers:
    """Everybody who reads the citizens' Maildir. What lies there at the beginning counts as read long ago."""

    def __init__(self, citizens: Path | None) -> None:
        self._citizens = citizens
        self._read = {_base(path) for path in self._files()}
        self._followups = followups()

    def answer(self, programs: dict[str, Shape], chance: Random, now: datetime) -> bytes | None:
        """Return somebody's answer to a reply nobody has read yet, or None when there is none to answer.

        ``programs`` says which program an address writes with; the others get one for good.
        """
        for path in self._files():
            if _base(path) in self._read:
                continue
            self._read.add(_base(path))
            reply = _reply(path)
            if reply is not None:
                return self._write(*reply, programs, chance, now)
        return None

    def _write(
        self, citizen: Address, reply: Earlier, programs: dict[str, Shape], chance: Random, now: datetime
    ) -> bytes:
        language = "en" if reply.text.lstrip().startswith("Dear") else "id"
        said = chance.choice([item for item in self._followups if item.language == language])
        facts = {"nama": citizen.name or citizen.address.partition("@")[0]}
        letter = Letter(
            name=citizen.name,
            address=citizen.address,
            to=reply.address,
            subject=reply.subject if reply.subject.lower().startswith("re:") else f"Re: {reply.subject}",
            text=said.body,
            sent_at=now.astimezone(JAKARTA).replace(microsecond=0),
            language=language,
            files=files_of(said.attachments, facts, facts),
            earlier=reply,
        )
        shape = programs.setdefault(citizen.address.lower(), chance.choice(_PROGRAMS))
        return compose(letter, shape, Trust.PASS)

    def _files(self) -> Iterator[Path]:
        return maildir.files(self._citizens) if self._citizens else iter(())


def _reply(path: Path) -> tuple[Address, Earlier] | None:
    """Return who got the mail in ``path`` and what they will answer, or None when nobody would.

    Nobody answers a program, a mail that cannot be named, or a conversation that is long enough.
    """
    try:
        mail = parse(path.read_bytes())
    except FileNotFoundError:
        log.info("demo.reply-moved", extra={"file": path.name})
        return None
    automatic = (mail.header("Auto-Submitted") or "no").strip().lower() != "no"
    if automatic or mail.sender is None or mail.message_id is None or mail.date is None or not mail.to:
        return None
    if len(mail.references) >= LONGEST_THREAD:
        return None
    name = mail.sender.name or mail.sender.address
    citizen, text = mail.to[0], mail.text.strip("\n")
    return citizen, Earlier(
        name, mail.sender.address, citizen.address, mail.subject, text, mail.date, mail.message_id, mail.references
    )


def _base(path: Path) -> str:
    """Return the part of a Maildir name that stays when a program sets flags."""
    return path.name.partition(":")[0]
