"""What citizens of the demo office ask: facts from the TOML files of this folder, as values."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from random import Random
from typing import Any

from helpdesk.demo.people import Sex, invent

FOLDER = Path(__file__).parent
FIRST = ("inquiries.toml", "inquiries_more.toml")
LATER = "dripping.toml"


class Shape(StrEnum):
    """The program that wrote a mail; ``programs`` knows the habits of each."""

    GMAIL_WEB = "gmail-web"
    GMAIL_ANDROID = "gmail-android"
    OUTLOOK = "outlook"
    IPHONE = "iphone"
    YAHOO = "yahoo"
    SAMSUNG = "samsung"
    THUNDERBIRD = "thunderbird"
    ROUNDCUBE = "roundcube"
    AUTO_REPLY = "auto-reply"
    NEWSLETTER = "newsletter"


class Trust(StrEnum):
    """What the border server found when it checked SPF and DKIM."""

    PASS = "pass"  # noqa: S105 -- the word of RFC 8601, not a secret
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that comes along: ``keys`` are the documents it shows, ``paper`` names what is drawn."""

    name: str
    keys: tuple[str, ...]
    paper: str


@dataclass(frozen=True, slots=True)
class History:
    """An earlier mail of the conversation; ``days`` before this one, written by the office or by the sender."""

    by_office: bool
    days: int
    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A mail that somebody may write. Texts hold the placeholders that ``worded`` fills."""

    id: str
    name: str
    sex: Sex | None
    address: str
    shape: Shape
    trust: Trust
    subject: str
    body: str
    attachments: tuple[Enclosure, ...] = ()
    history: History | None = None
    vary: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    owner: str | None = None
    language: str = "id"

    @property
    def facts(self) -> Mapping[str, str]:
        """Return the words for the placeholders."""
        first = next((word for word in self.name.split() if not word.endswith(".")), self.name)
        return {key: values[0] for key, values in self.vary.items()} | {"nama": self.name, "panggilan": first}

    @property
    def paper_facts(self) -> Mapping[str, str]:
        """Return the words for the documents that come along: they may be somebody else's."""
        return {**self.facts, "nama": self.owner or self.name}

    def worded(self, text: str) -> str:
        """Return ``text`` with this inquiry's facts in it."""
        return text.format_map(self.facts)

    def another(self, chance: Random) -> Inquiry:
        """Return the same matter as somebody else would send it, with other details."""
        chosen = {key: (chance.choice(values),) for key, values in self.vary.items()}
        if self.sex is None:
            return replace(self, vary=chosen)
        title = " ".join(word for word in self.name.split() if word in ("apt.", "drg.", "drh.", "Ir."))
        name, address = invent(chance, self.sex)
        return replace(self, name=f"{title} {name}".strip(), address=address, vary=chosen)


@dataclass(frozen=True, slots=True)
class Followup:
    """What a citizen may answer to a reply in ``language``."""

    language: str
    body: str
    attachments: tuple[Enclosure, ...] = ()


def first_inquiries() -> tuple[Inquiry, ...]:
    """Return the forty inquiries that lie in the mailbox when the demo begins."""
    return tuple(_inquiry(item) for name in FIRST for item in _read(name)["inquiry"])


def later_inquiries() -> tuple[Inquiry, ...]:
    """Return those that only arrive later."""
    return tuple(_inquiry(item) for item in _read(LATER)["inquiry"])


def followups() -> tuple[Followup, ...]:
    """Return what citizens answer to our replies."""
    return tuple(
        Followup(item["language"], item["body"], _enclosures(item.get("attachments", [])))
        for item in _read(LATER)["followup"]
    )


def _read(name: str) -> Mapping[str, Any]:
    return tomllib.loads((FOLDER / name).read_text("utf-8"))


def _inquiry(item: Mapping[str, Any]) -> Inquiry:
    history = item.get("history")
    return Inquiry(
        id=item["id"],
        name=item["name"],
        sex=Sex(item["sex"]) if "sex" in item else None,
        address=item["address"],
        shape=Shape(item["shape"]),
        trust=Trust(item.get("trust", "pass")),
        subject=item["subject"],
        body=item["body"].strip("\n"),
        attachments=_enclosures(item.get("attachments", [])),
        history=History(
            by_office=history["by"] == "office",
            days=history["days"],
            subject=history["subject"],
            text=history["text"].strip("\n"),
        )
        if history
        else None,
        vary={key: tuple(values) for key, values in item.get("vary", {}).items()},
        owner=item.get("owner"),
        language=item.get("language", "id"),
    )


def _enclosures(items: list[Mapping[str, Any]]) -> tuple[Enclosure, ...]:
    return tuple(Enclosure(item["name"], tuple(item["keys"]), item.get("paper") or item["keys"][0]) for item in items)
