"""The licensing systems of the simulated office: they report over HTTP to the event API, each with its own token."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import closing
from http.client import HTTPConnection
from typing import Any

from helpdesk.demo.applicants import LABELS, SYSTEMS, Plan, Step

AT_ONCE = 500  # events in one request: as many as the API takes
SECONDS = 120  # that an answer may take


class RefusedError(RuntimeError):
    """The desk did not take an event of the play, which it should have."""


class Reporters:
    """What each system reports with: the desk's port on this machine, and a token for each system."""

    def __init__(self, port: int, tokens: Mapping[str, str]) -> None:
        self._port, self._tokens = port, tokens

    def report(self, system: str, events: Sequence[Mapping[str, Any]]) -> None:
        """Send events of one system. Raises RefusedError naming the first one that was not taken."""
        with closing(HTTPConnection("127.0.0.1", self._port, timeout=SECONDS)) as connection:
            for start in range(0, len(events), AT_ONCE):
                self._post(connection, system, events[start : start + AT_ONCE])

    def _post(self, connection: HTTPConnection, system: str, events: Sequence[Mapping[str, Any]]) -> None:
        body = json.dumps({"events": list(events)}).encode("utf-8")
        headers = {"Authorization": f"Bearer {self._tokens[system]}", "Content-Type": "application/json"}
        connection.request("POST", "/api/events", body, headers)
        answer = connection.getresponse()
        told = json.loads(answer.read())
        if answer.status != 200:
            raise RefusedError(f"{system}: {answer.status} {told.get('detail')}")
        for result in told["results"]:
            if result["status"] not in (200, 201):
                raise RefusedError(f"{system}: {result['number']}: {result['status']} {result['detail']}")


def event(plan: Plan, place: int, step: Step) -> dict[str, Any]:
    """Return what a system sends when an application enters a step."""
    told: dict[str, Any] = {
        "number": plan.number,
        "id": _id(plan, place),
        "stage": step.stage.value,
        "label": LABELS[step.stage],
        "at": step.at.isoformat(),
        "failed": list(step.failed),
        "note": step.note,
        "corrects": _id(plan, step.corrects) if step.corrects is not None else None,
        "permit": plan.permit.id,
        "applicant": plan.applicant,
        "contact": plan.contact,
        "unit": plan.unit,
        "channel": SYSTEMS[plan.system],
    }
    return {name: value for name, value in told.items() if value not in (None, [])}


def _id(plan: Plan, place: int) -> str:
    return f"{plan.number.replace(' ', '_')}:{place}"
