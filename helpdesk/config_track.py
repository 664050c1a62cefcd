"""What config.toml says about applications: whose silence counts as approval, and where status comes from."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, field_validator, model_validator

from helpdesk.config_table import SystemName, Table
from helpdesk.model.application import Stage

FIELDS = ("number", "stage", "at", "id", "permit", "applicant", "contact", "unit", "channel", "note", "failed")
NEEDED = ("number", "stage")


class NotificationSource(Table):
    """One system whose notification mails tell of applications.

    ``sender`` is its address, or ``@domain``; ``patterns`` are regular expressions with the named groups ``number`` and
    ``stage`` (the system's word), and if the mail says so ``at``, ``permit``, ``applicant`` and ``note``.
    """

    system: SystemName
    sender: Annotated[str, Field(pattern=r"^[^@\s<>\"]*@[^@\s<>\"]+$")]
    patterns: Annotated[tuple[str, ...], Field(min_length=1)]

    @field_validator("patterns")
    @classmethod
    def _are_patterns(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for pattern in value:
            try:
                groups = re.compile(pattern).groupindex
            except re.error as error:
                raise ValueError(f"{pattern} is not a regular expression: {error}") from error
            if missing := [name for name in NEEDED if name not in groups]:
                raise ValueError(f"{pattern} needs the group (?P<{missing[0]}>...)")
        return value

    def sent(self, address: str) -> bool:
        """Return whether a mail from this address says that it comes from the system."""
        lowered, wanted = address.lower(), self.sender.lower()
        return lowered.endswith(wanted) if wanted.startswith("@") else lowered == wanted


class Poll(Table):
    """One system that is asked for status: JSON over HTTP.

    ``items`` is the path to the list in the answer ("data.items"; empty: the answer is the list). ``fields`` say where
    each field of ours stands in an item, ``stages`` what the system's words mean where they do not say it plainly.
    ``{since}`` in the URL becomes the time up to which everything was taken.
    """

    system: SystemName
    url: Annotated[str, Field(pattern=r"^(https://|http://(127\.0\.0\.1|localhost)[:/])")]
    fields: dict[str, str]
    items: str = ""
    next: str | None = None
    stages: dict[str, Stage] = Field(default_factory=dict)
    every_seconds: Annotated[int, Field(ge=5, le=7 * 86400)] = 300
    timeout_seconds: Annotated[int, Field(ge=1, le=300)] = 30
    token_file: Path | None = None

    @field_validator("fields")
    @classmethod
    def _are_fields(cls, value: dict[str, str]) -> dict[str, str]:
        if unknown := [name for name in value if name not in FIELDS]:
            raise ValueError(f"{unknown[0]} is no field of ours; known: {', '.join(FIELDS)}")
        if missing := [name for name in NEEDED if name not in value]:
            raise ValueError(f'say where {missing[0]} stands: {missing[0]} = "..."')
        return value


class Track(Table):
    """Applications. ``silent_approval`` are permits for which the office's silence counts as approval."""

    silent_approval: tuple[str, ...] = ()
    warn_days: Annotated[int, Field(ge=0, le=60)] = 3
    notification: tuple[NotificationSource, ...] = ()
    poll: tuple[Poll, ...] = ()

    @model_validator(mode="after")
    def _names_differ(self) -> Self:
        names = [poll.system for poll in self.poll]
        if len(set(names)) != len(names):
            raise ValueError("two [[track.poll]] tables ask the same system; give each its own name")
        return self
