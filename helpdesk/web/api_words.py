"""What the API takes and gives, as pydantic models: they make the OpenAPI document."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field

from helpdesk.model.application import Stage

MOST_EVENTS = 500  # in one request
TEXT = r"^[^\x00-\x1f\x7f]{1,200}$"


def _storable(text: str) -> str:
    """Return ``text``. Raises ValueError when it holds what no database keeps: NUL or half of a surrogate pair."""
    if "\0" in text or any("\ud800" <= sign <= "\udfff" for sign in text):
        raise ValueError("must not hold NUL or lone surrogates")
    return text


Line = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f]+$"), AfterValidator(_storable)]
Text = Annotated[str, Field(max_length=4000), AfterValidator(_storable)]
EventId = Annotated[str, Field(min_length=1, max_length=150, pattern=r"^[!-~]+$")]
Mail = Annotated[str, Field(max_length=320, pattern=r"^[^@\s<>\x00]+@[^@\s<>\x00]+$"), AfterValidator(_storable)]


class EventReport(BaseModel):
    """An application entered a stage."""

    model_config = ConfigDict(extra="forbid")

    id: EventId | None = Field(None, description="Your own id of the event. Without one the Idempotency-Key is it.")
    stage: Stage | None = Field(None, description="The stage. It may be left out where the label says it plainly.")
    label: Line | None = Field(None, description="Your system's own word for the state; shown beside the stage.")
    at: AwareDatetime = Field(description="When it happened, RFC 3339 with offset.")
    failed: tuple[Line, ...] = Field((), max_length=100, description="Requirements not met: document keys or names.")
    note: Text | None = Field(None, description="The reason in words, as the applicant may read it.")
    corrects: EventId | None = Field(None, description="The id of an earlier event that this one takes back.")
    permit: Line | None = Field(None, description="The permit's id or name.")
    applicant: Line | None = None
    contact: Mail | None = Field(None, description="The address registered on the application.")
    unit: Line | None = Field(None, description="The unit that works on it.")
    channel: Line | None = Field(None, description="Where it was filed: JakEVO, OSS, SIMBG, counter. Default: yours.")


class ApplicationStatus(BaseModel):
    """Where an application stands. Unknown is null; ``due_why`` says why there is no due date."""

    number: str
    stage: Stage
    label: str | None
    permit: str | None
    complete_on: date | None
    due_on: date | None
    due_why: str | None
    ended_at: datetime | None
    contradicted: bool


class EventTaken(ApplicationStatus):
    """What an event did."""

    effect: Literal["created", "advanced", "unchanged", "contradicted"]
    before: Stage | None


class ListedEvent(EventReport):
    """An event in a list: it names its application, and its own id makes it count once."""

    number: Line = Field(description="The application's number as its system writes it.")
    id: EventId = Field(description="Your own id of the event.")


class EventList(BaseModel):
    """Events, in any order."""

    model_config = ConfigDict(extra="forbid")

    events: tuple[ListedEvent, ...] = Field(min_length=1, max_length=MOST_EVENTS)


class EventResult(BaseModel):
    """What became of one event: ``status`` is the HTTP status that it would have had alone."""

    number: str
    id: str
    status: Literal[200, 201, 403, 422]
    detail: str | None = Field(description="Why it was not taken, null where it was.")
    application: EventTaken | None = Field(description="Where the application stands after the whole list.")


class EventListTaken(BaseModel):
    """What became of each event, in the order of the list."""

    results: tuple[EventResult, ...]
