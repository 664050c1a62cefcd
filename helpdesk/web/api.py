"""The API for other systems: events of applications in, their status out. JSON, tokens, no cookies.

It is an application of its own under ``/api`` with its own OpenAPI document. Errors are problem documents (RFC 9457).
``Idempotency-Key`` is as the IETF draft of that name says.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache
from typing import Annotated

from fastapi import Depends, FastAPI, Header, Path
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from helpdesk.desk import Desk
from helpdesk.follow_up.event_api import Asked, Taken, look_up, receive, receive_many
from helpdesk.follow_up.follow_up import Reported
from helpdesk.model.application import StageReport
from helpdesk.model.system import ApiToken
from helpdesk.store import api_tokens
from helpdesk.track.naming import PermitNames, document_of
from helpdesk.track.sheet import stage_of
from helpdesk.web.access import origin
from helpdesk.web.api_problems import PROBLEMS, Problem, ProblemError, install
from helpdesk.web.api_words import TEXT, ApplicationStatus, EventList, EventListTaken, EventReport, EventTaken

FUTURE = timedelta(minutes=10)  # by how much the clock of another system may be ahead
EARLIEST = 1990  # an event before is a mistake in the data

bearer = HTTPBearer(auto_error=False, description="A token made with `helpdesk token create SYSTEM`.")
Number = Annotated[
    str, Path(description="The application's number as its system writes it; it may hold slashes.", pattern=TEXT)
]
Key = Annotated[
    str,
    Header(
        alias="Idempotency-Key",
        description="A key of your choice, 1 to 150 printable signs, new for each event.",
        min_length=1,
        max_length=150,
        pattern=r"^[ -~]+$",
    ),
]


def create_api(desk: Desk, clock: Callable[[], datetime]) -> FastAPI:
    """Return the API of ``desk``."""
    app = FastAPI(
        title=f"Helpdesk {desk.config.office.short_name}",
        version="1",
        description="Report what becomes of applications (permohonan) to the counselling desk.",
        docs_url=None,
        redoc_url=None,
    )
    app.state.desk, app.state.clock = desk, clock
    app.add_api_route(
        "/applications/{number:path}/events",
        post_event,
        methods=["POST"],
        status_code=200,
        response_model=EventTaken,
        responses={201: {"model": EventTaken, "description": "The application is new to the desk."}, **PROBLEMS},
        summary="Report that an application entered a stage",
    )
    app.add_api_route(
        "/events",
        post_events,
        methods=["POST"],
        response_model=EventListTaken,
        responses={**PROBLEMS},
        summary="Report many events of applications at once",
    )
    app.add_api_route(
        "/applications/{number:path}",
        get_application,
        methods=["GET"],
        response_model=ApplicationStatus,
        responses={404: {"model": Problem, "description": "Unknown number"}, **PROBLEMS},
        summary="Look at an application of your system",
    )
    install(app)
    return app


def system(request: Request, credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)]) -> ApiToken:
    """Return the token of the asking system. Raises ProblemError 401 when it is missing, unknown or revoked."""
    desk: Desk = request.app.state.desk
    token = None
    if credentials is not None:
        with desk.database.read() as tx:
            token = api_tokens.by_secret(tx, credentials.credentials)
    if token is None:
        raise ProblemError(401, "Send a valid token: Authorization: Bearer ... (`helpdesk token create SYSTEM`).")
    return token


def post_event(
    request: Request,
    number: Number,
    body: EventReport,
    token: Annotated[ApiToken, Depends(system)],
    key: Key,
) -> Response:
    """Take in one event. The same event may come again, late or out of order: the application ends the same.

    The answer says what it did: created, advanced, unchanged (known already), or contradicted (it speaks against a
    final stage; the stage stays and a person looks).
    """
    desk: Desk = request.app.state.desk
    now: datetime = request.app.state.clock()
    asked = Asked(key, _digest(number, body), origin(request))
    status, answer, again = receive(desk, token, asked, _Reader(desk, token, now).read(number, body, asked.key), now)
    return JSONResponse(dict(answer), status, {"Idempotency-Replayed": "true"} if again else None)


def post_events(request: Request, body: EventList, token: Annotated[ApiToken, Depends(system)]) -> Response:
    """Take in up to 500 events in one go. Each has an id of its own and counts once, however often it is sent.

    An event that cannot be taken (its label is not known, the application is another system's) is named in the results
    and keeps none of the others back. A list that does not have the right shape is refused whole.
    """
    desk: Desk = request.app.state.desk
    now: datetime = request.app.state.clock()
    reader = _Reader(desk, token, now)
    items = [reader.try_read(event.number, event, event.id) for event in body.events]
    found = receive_many(desk, token, origin(request), items, now)
    results = [
        {"number": event.number, "id": event.id, "status": one.status, "detail": one.detail, "application": one.answer}
        for event, one in zip(body.events, found, strict=True)
    ]
    return JSONResponse({"results": results})


def get_application(request: Request, number: Number, token: Annotated[ApiToken, Depends(system)]) -> Response:
    """Return where an application of the asking system stands, and when it is due."""
    found = look_up(request.app.state.desk, token, number)
    if found is None:
        raise ProblemError(404, f"There is no application {number}.")
    return JSONResponse(dict(found))


def _digest(number: str, body: EventReport) -> str:
    content = json.dumps([number, body.model_dump(mode="json")], sort_keys=True)
    return hashlib.sha256(content.encode("utf-8")).hexdigest()


class _Reader:
    """Reads what one system sends at one moment, in the desk's words."""

    def __init__(self, desk: Desk, token: ApiToken, now: datetime) -> None:
        self._documents, self._system, self._now = desk.knowledge.documents, token.system, now
        self._permits = PermitNames(desk.knowledge.permits)
        self._permit_of = cache(self._permits.permit_of)

    def try_read(self, number: str, body: EventReport, key: str) -> Reported | Taken:
        """Return what an event says, or why it cannot be taken."""
        try:
            return self.read(number, body, key)
        except ProblemError as error:
            return Taken(error.status, None, str(error))

    def read(self, number: str, body: EventReport, key: str) -> Reported:
        """Return what an event says. Raises ProblemError 422 naming the field and the remedy."""
        stage = body.stage or stage_of(body.label or "")
        if stage is None:
            raise ProblemError(422, f'stage: the label "{body.label or ""}" is not known here. Send stage as well.')
        if body.at.year < EARLIEST or body.at > self._now + FUTURE:
            raise ProblemError(
                422, f"at: {body.at.isoformat()} is not possible. Send when it happened, not later than now."
            )
        report = StageReport(
            key=f"{self._system}:{body.id or key}",
            at=body.at,
            stage=stage,
            source=f"api:{self._system}",
            label=body.label,
            failed=tuple(dict.fromkeys(document_of(name, self._documents) or name for name in body.failed)),
            note=body.note,
            corrects=f"{self._system}:{body.corrects}" if body.corrects else None,
        )
        return Reported(
            number,
            (report,),
            permit_id=self._permit_of(body.permit) if body.permit else None,
            permit_label=body.permit,
            applicant=body.applicant,
            unit=body.unit,
            channel=body.channel or self._system,
            system=self._system,
            contact=body.contact,
        )
