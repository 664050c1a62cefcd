"""The errors of the desk. Each carries what its catcher must decide on, and a text that names the remedy."""

from __future__ import annotations

from dataclasses import dataclass


class HelpdeskError(Exception):
    """Base of every error that the desk raises on purpose."""


class ConfigError(HelpdeskError):
    """config.toml cannot be used; the text names the key and the remedy."""


class TransitionError(HelpdeskError):
    """A state may not follow another."""


class ConflictError(HelpdeskError):
    """Somebody else changed the thing meanwhile."""


class UnconfirmedError(ConflictError):
    """A reply needs a second thought before it goes; ``words`` names the cautions that nobody has confirmed."""

    def __init__(self, words: tuple[str, ...]) -> None:
        super().__init__(f"Confirm by name before sending: {', '.join(words)}.")
        self.words = words


class NotFoundError(HelpdeskError):
    """There is no such thing, or the asking person may not know that there is."""


class SchemaError(HelpdeskError):
    """The database's schema is not this program's; the text names the command to run."""


class TemplateError(HelpdeskError):
    """A template is missing or broken; the text names the file."""


class SheetError(HelpdeskError):
    """A list of applications cannot be read at all; the text names what is missing and the remedy."""


class BlobError(HelpdeskError):
    """The blob store could not keep or give back octets; nothing was recorded for them."""


class MailboxError(HelpdeskError):
    """A mailbox cannot be read now. ``permanent`` says that a person must act (password, folder, host name)."""

    def __init__(self, text: str, *, permanent: bool = False) -> None:
        super().__init__(text)
        self.permanent = permanent


class DeliveryError(HelpdeskError):
    """The SMTP server did not accept a message.

    ``code`` is the RFC 5321 reply code, or 0 when there was no reply. ``uncertain`` says that the server may have
    accepted it all the same: the connection ended between the final dot and its answer. ``permanent`` says that trying
    again cannot help; without a word on it the code decides (RFC 5321 section 4.2.1: 5yz). ``stopped`` says that we
    gave the message up ourselves before its octets went out.
    """

    def __init__(
        self, code: int, reason: str, *, uncertain: bool = False, permanent: bool | None = None, stopped: bool = False
    ) -> None:
        super().__init__(f"{code} {reason}" if code else reason)
        self.code = code
        self.reason = reason
        self.uncertain = uncertain
        self.permanent = code >= 500 if permanent is None else permanent
        self.stopped = stopped


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in a file: where it is and what to do about it."""

    file: str
    line: int
    text: str
    remedy: str
    warning: bool = False

    def __str__(self) -> str:
        kind = "warning" if self.warning else "error"
        return f"{self.file}:{self.line}: {kind}: {self.text} ({self.remedy})"


class KnowledgeError(HelpdeskError):
    """The knowledge base has errors; ``problems`` holds each with file, line and remedy."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems
