"""Entries, messages and attachments for tests, made in one place: only what a test is about has to be said."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from helpdesk.model.knowledge import EntryStatus, EvidenceGrade, Jurisdiction, Permit, Requirement
from helpdesk.model.message import Address, Attachment, Message

_PERMIT = Permit(
    id="izin-contoh",
    name="Izin Contoh",
    name_en="Example Permit",
    sector="contoh",
    status=EntryStatus.ACTIVE,
    jurisdiction=Jurisdiction.JAKARTA,
    evidence=EvidenceGrade.SEEN,
    as_of=None,
    review_by=None,
)
_MESSAGE = Message(None, None, (), None, None, (), (), (), "", "", None, (), (), ())


def permit(**fields: Any) -> Permit:
    """Return a permit that Jakarta issues, with these fields."""
    return replace(_PERMIT, **fields)


def asking_for(*keys: str, **fields: Any) -> Permit:
    """Return a permit whose list asks for ``keys``."""
    return permit(requirements=tuple(Requirement(key, key, key, mandatory=True) for key in keys), **fields)


def attachment(name: str, text: str | None = None, content: bytes = b"", kind: str = "application/pdf") -> Attachment:
    """Return an attachment with this name and what could be read in it."""
    return Attachment(name, kind, len(content), False, content, text=text)


def message(*, sender: str = "", **fields: Any) -> Message:
    """Return a message of somebody with this display-name, with these fields."""
    return replace(_MESSAGE, sender=Address(sender, "warga@example.org"), **fields)
