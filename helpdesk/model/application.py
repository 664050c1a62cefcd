"""An application (*permohonan*) for a permit and the stages it passes through."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Stage(StrEnum):
    """Where an application stands. *Returned* goes on; *refused* is closed and must be filed anew."""

    PREPARING = "preparing"
    SUBMITTED = "submitted"
    ADMINISTRATIVE_CHECK = "administrative-check"
    RETURNED = "returned"
    TECHNICAL_CHECK = "technical-check"
    AWAITING_VISIT = "awaiting-visit"
    AWAITING_PAYMENT = "awaiting-payment"
    AWAITING_SIGNATURE = "awaiting-signature"
    ISSUED = "issued"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


FINAL = frozenset({Stage.ISSUED, Stage.REFUSED, Stage.WITHDRAWN})
WITH_APPLICANT = frozenset({Stage.RETURNED, Stage.AWAITING_PAYMENT})  # the office's days do not count meanwhile


@dataclass(frozen=True, slots=True)
class StageReport:
    """One report that an application entered a stage: from a counselor, a notification mail, an import or a system.

    ``key`` tells repeated reports from new ones. ``at`` is when it happened as the source says, not when it reached us.
    ``failed`` are the document keys of requirements that were not met. ``corrects`` is the key of an earlier report
    that a person takes back; a correction may leave a final stage, nothing else may. ``day`` is the day that the source
    names: by when to mend a returned file or to pay, or of the visit.
    """

    key: str
    at: datetime
    stage: Stage
    source: str
    label: str | None = None
    failed: tuple[str, ...] = ()
    note: str | None = None
    corrects: str | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Application:
    """A citizen's application as the desk knows it.

    ``system_label`` is the source system's own word for the stage, ``permit_label`` its own name of the permit.
    ``due_why`` says why there is no due date; ``contradicted`` that reports speak against each other. ``system`` is the
    source system that may report about it, ``contact`` the address registered on it, ``knowledge_version`` the version
    of the knowledge whose requirement list applies: the one in use when its permit became known.
    """

    id: int
    ticket_id: int | None
    permit_id: str | None
    permit_label: str | None
    number: str | None
    applicant: str | None
    stage: Stage
    system_label: str | None
    unit_id: int | None
    channel: str | None
    begun_at: datetime | None
    complete_on: date | None
    due_on: date | None
    due_why: str | None
    ended_at: datetime | None
    contradicted: bool
    created_at: datetime
    updated_at: datetime
    system: str | None = None
    contact: str | None = None
    knowledge_version: str | None = None
