"""The people who may use the desk: accounts, roles and passwords. Each change is an event."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Form
from starlette.responses import Response

from helpdesk.errors import ConflictError, NotFoundError
from helpdesk.model.person import Person, Role
from helpdesk.store import events, people
from helpdesk.store.database import Tx
from helpdesk.web import passwords
from helpdesk.web.access import Administrator, Visit
from helpdesk.web.letter_form import read_addresses
from helpdesk.web.show import back, page

router = APIRouter()
RoleField = Annotated[Role, Form()]


@router.get("/people")
def every(visit: Administrator) -> Response:
    """List the accounts."""
    with visit.desk.database.read() as tx:
        return _page(visit, tx)


@router.post("/people")
def add(visit: Administrator, name: Annotated[str, Form()], email: Annotated[str, Form()], role: RoleField) -> Response:
    """Make an account; its first password is shown once."""
    addresses = read_addresses(email)
    if not name.strip() or not addresses or len(addresses) != 1:
        with visit.desk.database.read() as tx:
            return _page(visit, tx, 422, problem="fields")
    password = passwords.suggestion()
    kept = passwords.hashed(password)
    try:
        with visit.desk.database.transaction() as tx:
            person = people.add(
                tx, visit.now, name=name.strip(), email=addresses[0].address, role=role, password_hash=kept
            )
            _note(visit, tx, "person.added", person, role=role)
    except ConflictError:
        with visit.desk.database.read() as tx:
            return _page(visit, tx, 409, problem="taken")
    with visit.desk.database.read() as tx:
        return _page(visit, tx, person=person, password=password)


@router.post("/people/{person_id}/role")
def role(visit: Administrator, person_id: int, role: RoleField) -> Response:
    """Give a person another role."""
    _not_oneself(visit, person_id)
    _change(visit, person_id, "person.role-changed", role=role)
    return back("/people", "role")


@router.post("/people/{person_id}/active")
def active(visit: Administrator, person_id: int, active: Annotated[bool, Form()]) -> Response:
    """Let a person in, or no longer."""
    _not_oneself(visit, person_id)
    _change(visit, person_id, "person.activated" if active else "person.deactivated", active=active)
    return back("/people", "active" if active else "inactive")


@router.post("/people/{person_id}/password")
def reset(visit: Administrator, person_id: int) -> Response:
    """Give a person a new password, shown once; all their sessions end."""
    password = passwords.suggestion()
    person = _change(visit, person_id, "person.password-reset", password_hash=passwords.hashed(password))
    with visit.desk.database.read() as tx:
        return _page(visit, tx, person=person, password=password)


def _page(visit: Visit, tx: Tx, status: int = 200, **context: Any) -> Response:
    given = {"problem": "", "person": None, "password": ""} | context
    return page(visit, tx, "people.html", status, people=people.every(tx), roles=tuple(Role), **given)


def _change(visit: Visit, person_id: int, what: str, **values: Any) -> Person:
    with visit.desk.database.transaction() as tx:
        person = people.get(tx, person_id)
        if person is None:
            raise NotFoundError(f"There is no person {person_id}.")
        if values.keys() & {"role", "active"}:
            people.lock_administrators(tx)
        people.change(tx, person_id, **values)
        people.keep_an_administrator(tx)
        said = {name: value for name, value in values.items() if name != "password_hash"}
        _note(visit, tx, what, person, **said)
    return person


def _note(visit: Visit, tx: Tx, what: str, person: Person, **data: Any) -> None:
    events.record(tx, visit.now, visit.actor, what, data={"person": person.id, **data})


def _not_oneself(visit: Visit, person_id: int) -> None:
    """Raise ConflictError: an administrator who locks themselves out leaves nobody to let them in."""
    if person_id == visit.person.id:
        raise ConflictError("Ask another administrator to change your own account.")
