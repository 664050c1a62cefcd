"""The form of a letter: what its fields hold, as a person types it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import getaddresses
from zoneinfo import ZoneInfo

from pydantic import BaseModel

from helpdesk.model.message import Address
from helpdesk.review.review import Edit

_ADDRESS = re.compile(r"[^@\s<>\",;:()\[\]]+@[^@\s<>\",;:()\[\]]+\.?[^@\s<>\",;:()\[\]]*")
_PLAIN_NAME = re.compile(r"[\w .'-]*")
LONGEST_BODY = 200_000  # characters
LATEST = timedelta(days=60)  # from now, for a letter that is to wait
LONGEST_LINE = 900  # characters of a subject (RFC 5322 section 2.1.1 allows 998 octets a line)


class LetterForm(BaseModel):
    """The fields as the browser sends them.

    ``base`` is the body at ``version``, from which a merge starts when a colleague saved meanwhile; ``confirmed`` names
    the cautions that were read; ``snippet`` and ``language`` are what some buttons say.
    """

    version: int
    base: str = ""
    confirmed: list[str] = []
    snippet: str = ""
    language: str = ""
    to: str = ""
    cc: str = ""
    subject: str = ""
    body: str = ""
    send_at: str = ""

    @property
    def text(self) -> str:
        """Return the body with the newlines that the desk uses (forms send CR LF)."""
        return unix(self.body)

    @property
    def base_text(self) -> str:
        """Return the body that the browser began from."""
        return unix(self.base)

    def later(self, zone: str, now: datetime) -> datetime | None:
        """Return when the letter is to go, None for at once. Raises ValueError when that is no moment to come."""
        if not self.send_at.strip():
            return None
        moment = datetime.fromisoformat(self.send_at.strip()).replace(tzinfo=ZoneInfo(zone))
        if not now < moment <= now + LATEST:
            raise ValueError("not within the next days")
        return moment

    def read(self) -> Reading:
        """Return the letter, and which fields cannot be used."""
        to, cc = read_addresses(self.to), read_addresses(self.cc)
        problems = [name for name, value in (("to", to), ("cc", cc)) if value is None]
        if len(self.subject) > LONGEST_LINE:
            problems.append("subject")
        if len(self.body) > LONGEST_BODY:
            problems.append("body")
        subject = " ".join(self.subject.split())
        return Reading(Edit(subject, self.text, to or (), cc or ()), tuple(problems))


@dataclass(frozen=True, slots=True)
class Reading:
    """A letter as it was typed; ``problems`` names the fields that cannot be used."""

    edit: Edit
    problems: tuple[str, ...]


def unix(text: str) -> str:
    """Return a text with the newlines that the desk uses."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_addresses(text: str) -> tuple[Address, ...] | None:
    """Return the mailboxes in a field such as ``Budi <budi@example.com>, ani@example.com``; None if one is none."""
    flat = " ".join(text.replace("\n", ",").split()).strip(" ,;")
    if not flat:
        return ()
    found = [(name, address) for name, address in getaddresses([flat]) if name or address]
    if not found or not all(_ADDRESS.fullmatch(address) for _, address in found):
        return None
    return tuple(Address(name, address) for name, address in found)


def write_addresses(addresses: tuple[Address, ...]) -> str:
    """Return mailboxes as a field shows them, so that ``read_addresses`` reads the same."""
    return ", ".join(map(write_address, addresses))


def write_address(address: Address) -> str:
    """Return one mailbox, its name in quotes where RFC 5322 section 3.4 needs them."""
    if not address.name:
        return address.address
    if _PLAIN_NAME.fullmatch(address.name):
        return f"{address.name} <{address.address}>"
    quoted = address.name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quoted}" <{address.address}>'
