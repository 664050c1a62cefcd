"""Lines that a reply must say and must not say, read from TOML and held against a letter."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import EmailMessage
from functools import cache
from pathlib import Path
from typing import Any

from helpdesk.model.draft import Letter
from tests.papers import locked_pdf, pdf, scanned_pdf

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Lines:
    """What a reply must say and must not say (regular expressions), or that there must be none."""

    must: tuple[str, ...]
    never: tuple[str, ...]
    none: bool
    wish: tuple[str, ...] = ()

    def broken_by(self, letter: Letter | None) -> list[str]:
        """Return what is wrong with ``letter``, nothing when it keeps every line."""
        if letter is None or self.none:
            return [] if letter is None and self.none else ["a reply where none is due" if letter else "no reply"]
        text = f"{letter.subject}\n{letter.text}"
        broken = [f"does not say {line}" for line in self.must if not _found(line, text)]
        return broken + [f"says {line}" for line in self.never if _found(line, text)]

    def unfulfilled(self, letter: Letter | None) -> list[str]:
        """Return the wishes that ``letter`` does not fulfil."""
        return [line for line in self.wish if letter is None or not _found(line, letter.text)]


def lines_of(item: Mapping[str, Any]) -> Lines:
    """Return the lines of one table."""
    return Lines(
        tuple(item.get("must", ())), tuple(item.get("never", ())), bool(item.get("none")), tuple(item.get("wish", ()))
    )


@cache
def sample_lines() -> dict[str, Lines]:
    """Return the lines of samples.toml by the number of the demo's inquiry."""
    data = tomllib.loads((HERE / "samples.toml").read_text("utf-8"))
    return {number: lines_of(item) for number, item in data.items()}


@cache  # a second to read, and asked for by every test of a mail
def own_mails() -> dict[str, tuple[bytes, Lines]]:
    """Return the mails of mails.toml, asked.toml, everyday.toml and counsel.toml, and their lines."""
    names = ("mails.toml", "asked.toml", "everyday.toml", "counsel.toml")
    read = [tomllib.loads((HERE / name).read_text("utf-8")) for name in names]
    items = [item for data in read for item in data["mail"]]
    mails = {item["id"]: (_octets(item), lines_of(item)) for item in items}
    assert len(mails) == len(items), "two mails bear one id, and one of them would never be read"
    return mails


def _octets(item: Mapping[str, Any]) -> bytes:
    message = EmailMessage()
    message["From"] = f"{item.get('from', '')} <warga@warga.example>"
    message["To"] = "penyuluhan@dpmptsp.example"
    message["Subject"] = item["subject"]
    message["Message-ID"] = f"<{item['id']}@warga.example>"
    message["Date"] = "Mon, 23 Nov 2026 09:00:00 +0700"
    message.set_content(item["body"])
    for name, *shown in item.get("files", ()):
        kind = ("image", "jpeg") if name.endswith(".jpg") else ("application", "pdf")
        message.add_attachment(_file(shown[0] if shown else "scan"), maintype=kind[0], subtype=kind[1], filename=name)
    return message.as_bytes()


def _file(shown: str) -> bytes:
    if shown == "locked":
        return locked_pdf()
    return scanned_pdf() if shown == "scan" else pdf(shown)


def _found(line: str, text: str) -> bool:
    return re.search(line, text, re.IGNORECASE | re.MULTILINE | re.DOTALL) is not None
