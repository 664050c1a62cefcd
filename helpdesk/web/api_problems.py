"""Errors of the API as problem documents (RFC 9457): what is wrong, and what to do about it."""

from __future__ import annotations

import secrets
from http import HTTPStatus
from typing import Any

import structlog
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from helpdesk.errors import HelpdeskError
from helpdesk.follow_up.event_api import KeyReusedError, NotYoursError
from helpdesk.store.database import UNAVAILABLE
from helpdesk.web.security import HEADERS

log = structlog.get_logger()
MEDIA_TYPE = "application/problem+json"
SHOWN = 20  # mistakes named in one answer


class Problem(BaseModel):
    """A problem document. ``title`` is the HTTP status in words, ``detail`` what to do."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str


class ProblemError(HelpdeskError):
    """A request that cannot be done, with its HTTP status."""

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.status = status


def _told(description: str) -> dict[str, Any]:
    return {"description": description, "content": {MEDIA_TYPE: {"schema": Problem.model_json_schema()}}}


PROBLEMS: dict[int | str, dict[str, Any]] = {
    400: _told("The request cannot be read, or has no Idempotency-Key"),
    401: _told("No valid token"),
    403: _told("The application belongs to another system"),
    404: _told("There is nothing here"),
    405: _told("There is no such method"),
    409: _told("The Idempotency-Key was used for another request"),
    413: _told("The request is too large"),
    422: _told("A field is wrong; the detail names it"),
    503: _told("The database cannot be used now; try again later"),
}


def install(app: FastAPI) -> None:
    """Give the API an answer to every error."""
    app.add_exception_handler(ProblemError, _problem)
    app.add_exception_handler(NotYoursError, lambda _request, error: answer(403, str(error)))
    app.add_exception_handler(KeyReusedError, lambda _request, error: answer(409, str(error)))
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _status)
    for unavailable in UNAVAILABLE:
        app.add_exception_handler(unavailable, _unavailable)
    app.add_exception_handler(Exception, _broken)


def answer(status: int, detail: str) -> Response:
    """Return a problem document."""
    problem = Problem(title=HTTPStatus(status).phrase, status=status, detail=detail)
    headers = {"WWW-Authenticate": "Bearer"} if status == HTTPStatus.UNAUTHORIZED else {}
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        headers["Retry-After"] = "30"
    return JSONResponse(problem.model_dump(), status, headers, MEDIA_TYPE)


def _problem(_request: Request, error: Exception) -> Response:
    return answer(error.status if isinstance(error, ProblemError) else 500, str(error))


def _invalid(_request: Request, error: Exception) -> Response:
    """Name every field that is wrong; a value is never repeated, since it may be a citizen's."""
    mistakes = error.errors() if isinstance(error, RequestValidationError) else []
    if any(one["type"] == "json_invalid" for one in mistakes):
        return answer(400, "The body is no JSON. Send Content-Type: application/json and one object.")
    if any(one["loc"][:2] == ("header", "Idempotency-Key") for one in mistakes):
        return answer(400, "Send an Idempotency-Key of 1 to 150 printable signs, new for each event.")
    told = [f"{'.'.join(str(part) for part in one['loc'][1:]) or 'body'}: {one['msg']}" for one in mistakes[:SHOWN]]
    return answer(422, "; ".join(told))


def _status(_request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        return answer(500, "")
    response = answer(error.status_code, str(error.detail))
    response.headers.update(error.headers or {})  # Allow, for a method that is not there
    return response


def _unavailable(request: Request, error: Exception) -> Response:
    log.error("api.unavailable", path=request.url.path, why=str(error))
    return answer(503, "The desk's database cannot be used now. Send the same request again later.")


def _broken(request: Request, error: Exception) -> Response:
    """Write the error down under a number that the answer names."""
    number = secrets.token_hex(4)
    log.error("api.failed", number=number, path=request.url.path, exc_info=error)
    response = answer(500, f"An error of the desk. Its administrator finds it under the number {number}.")
    response.headers.update(HEADERS)
    return response
