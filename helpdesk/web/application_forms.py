"""The forms about an application, as the browser sends them; everything empty is unknown."""

from __future__ import annotations

import secrets
from datetime import date, datetime
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import BaseModel, Field

from helpdesk.follow_up.casework import Entered, Facts
from helpdesk.model.application import Stage

LONGEST = 200
LONGEST_NOTE = 4000


def new_key() -> str:
    """Return what makes a form sent twice count once."""
    return secrets.token_hex(8)


class StageForm(BaseModel):
    """A stage that is entered, or stands in place of a wrong one. ``at`` and ``day`` are times of the office."""

    key: Annotated[str, Field(max_length=40)] = ""
    stage: Stage = Stage.SUBMITTED
    at: Annotated[str, Field(max_length=40)] = ""
    note: Annotated[str, Field(max_length=LONGEST_NOTE)] = ""
    failed: Annotated[list[str], Field(max_length=100)] = []
    other: Annotated[str, Field(max_length=LONGEST)] = ""
    day: Annotated[str, Field(max_length=20)] = ""
    wrong: Annotated[str, Field(max_length=LONGEST)] = ""
    never: bool = False

    def entered(self, zone: ZoneInfo, now: datetime) -> Entered | None:
        """Return what is entered, or None when a time cannot be read."""
        try:
            at = datetime.fromisoformat(self.at).replace(tzinfo=zone) if self.at.strip() else now
            day = date.fromisoformat(self.day) if self.day.strip() else None
        except ValueError:
            return None
        failed = (*self.failed, *([" ".join(self.other.split())] if self.other.strip() else ()))
        note = self.note.replace("\r\n", "\n").strip() or None
        return Entered(self.key or new_key(), self.stage, at, note, tuple(dict.fromkeys(filter(None, failed))), day)


class FactsForm(BaseModel):
    """What is known of an application beside its stage."""

    number: Annotated[str, Field(max_length=LONGEST)] = ""
    permit: Annotated[str, Field(max_length=LONGEST)] = ""
    applicant: Annotated[str, Field(max_length=LONGEST)] = ""
    unit: Annotated[str, Field(max_length=LONGEST)] = ""
    channel: Annotated[str, Field(max_length=LONGEST)] = ""

    def facts(self) -> Facts:
        """Return the facts; spaces at the ends and doubled ones do not count."""
        plain = {name: " ".join(value.split()) or None for name, value in self.model_dump(include=set(_FACTS)).items()}
        return Facts(plain["number"], plain["permit"], plain["applicant"], plain["unit"], plain["channel"])


_FACTS = ("number", "permit", "applicant", "unit", "channel")


class NewForm(FactsForm):
    """An application that is added, with the stage it is in."""

    key: Annotated[str, Field(max_length=40)] = ""
    stage: Stage = Stage.SUBMITTED
    at: Annotated[str, Field(max_length=40)] = ""
    note: Annotated[str, Field(max_length=LONGEST_NOTE)] = ""

    def entered(self, zone: ZoneInfo, now: datetime) -> Entered | None:
        """Return the stage it is in, or None when its time cannot be read."""
        return StageForm(key=self.key, stage=self.stage, at=self.at, note=self.note).entered(zone, now)
