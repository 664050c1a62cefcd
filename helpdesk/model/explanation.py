"""What every pure stage made of one message, before anything is stored."""

from __future__ import annotations

from dataclasses import dataclass, field

from helpdesk.model.draft import Letter
from helpdesk.model.message import Automatic, Body, Bounce, Message
from helpdesk.model.question import CheckedDocuments, Recognised, Understanding

PARSER = 4
"""Grows when a stage reads octets better than before, so that ``helpdesk reparse`` knows what to derive again."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the sender is who they say (RFC 8601, our own border's word only). ``vouched``: SPF or DKIM, aligned."""

    spf: str | None = None
    dkim: str | None = None
    dmarc: str | None = None
    vouched: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """One message read by every pure stage. ``log`` says in short lines why the desk decided as it did."""

    message: Message
    body: Body
    language: str | None
    automatic: Automatic | None
    bounce: Bounce | None
    standing: Standing
    understanding: Understanding
    documents: tuple[CheckedDocuments, ...]
    letter: Letter | None
    knowledge_version: str
    log: tuple[str, ...] = field(default=())
    files: tuple[Recognised, ...] = ()
