"""The attachments of a message with what could be read in them. The worker starts at the first file that needs it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from helpdesk.extract import limits
from helpdesk.extract.closed import why_closed
from helpdesk.extract.guard import Guard
from helpdesk.extract.kinds import GUARDED, PICTURES, Kind, kind_of
from helpdesk.extract.result import Result
from helpdesk.mail.charset import tidy
from helpdesk.mail.parse import parse
from helpdesk.model.message import Attachment, Member, Message, Unreadable

_INSIDE = (".pdf", ".docx", ".odt", ".xlsx", ".rtf", ".txt", ".htm", ".html")
_INSIDE_PICTURES = (".jpg", ".jpeg", ".png")
_FATAL = frozenset({Unreadable.TOO_LONG, Unreadable.TOO_LARGE, Unreadable.DAMAGED})


class Reader:
    """Reads attachments; one for a process of the desk. ``ocr``: read pictures and scans too, where it is installed."""

    def __init__(self, *, ocr: bool = False, guard: Guard | None = None) -> None:
        self.ocr = ocr
        self.guard = guard or Guard()

    def read(self, message: Message) -> Message:
        """Return ``message`` with texts, members and problems of its attachments filled in. Never raises."""
        if not message.attachments:
            return message
        return replace(message, attachments=self.read_all(message.attachments))

    def read_all(self, attachments: Sequence[Attachment]) -> tuple[Attachment, ...]:
        """Return the attachments with what stands in them; after some that broke the worker the rest stays shut."""
        read: list[Attachment] = []
        deaths = 0
        for attachment in attachments:
            done = attachment if deaths >= limits.DEATHS else self._one(attachment)
            deaths += done.problem in _FATAL
            read.append(done)
        return tuple(read)

    def _one(self, attachment: Attachment) -> Attachment:
        if attachment.content_type.startswith("message/"):
            return replace(attachment, members=self._forwarded(attachment))
        if not attachment.content:  # an upload that broke off
            return attachment if attachment.inline else replace(attachment, problem=Unreadable.DAMAGED)
        if attachment.text is not None:
            return attachment
        kind = kind_of(attachment.content, attachment.filename, attachment.content_type)
        problem = why_closed(attachment.content, kind, attachment.filename, attachment.content_type)
        if kind in GUARDED or (self.ocr and kind in PICTURES - {Kind.HEIC} and not attachment.inline and not problem):
            return self._guarded(attachment)
        return replace(attachment, problem=problem)

    def _guarded(self, attachment: Attachment) -> Attachment:
        content, name = attachment.content, attachment.filename
        result = self.guard.read(content, name, ocr=self.ocr)
        members = self._members(content, name, result.members)
        return replace(
            attachment,
            text=result.text,
            problem=result.problem,
            members=members,
            pages=result.pages,
            starts=result.starts,
        )

    def _members(self, content: bytes, name: str, names: Sequence[str]) -> tuple[Member, ...]:
        """Return the files inside a container, the first of them read."""
        members: list[Member] = []
        read = deaths = 0
        for index, inside in enumerate(names):
            result = Result()
            if self._worth_opening(inside) and read < limits.MEMBERS_READ and deaths < limits.DEATHS:
                result = self.guard.read(content, name, member=index, ocr=self.ocr)
                read += 1
                deaths += result.problem in _FATAL
            members.append(Member(tidy(inside), result.text, result.problem, result.starts))
        return tuple(members)

    def _worth_opening(self, name: str) -> bool:
        return name.lower().endswith(_INSIDE + (_INSIDE_PICTURES if self.ocr else ()))

    def _forwarded(self, attachment: Attachment) -> tuple[Member, ...]:
        """Return the files attached to a mail that is attached itself."""
        inside = parse(attachment.content).attachments[: limits.MEMBERS]
        shown = [item for item in inside if not item.content_type.startswith("message/")]
        return tuple(
            Member(item.filename, done.text, done.problem, done.starts)
            for item, done in zip(shown, self.read_all(shown[: limits.MEMBERS_READ]), strict=False)
        )
