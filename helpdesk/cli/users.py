"""Commands about the people with an account."""

from __future__ import annotations

import secrets
from typing import Annotated

import typer

from helpdesk.cli.common import FAILED, ConfigOption, fail, open_desk, read_config
from helpdesk.model.person import Actor, ActorKind, Role
from helpdesk.store import events, people
from helpdesk.web.passwords import hashed
from helpdesk.worker import now_utc

app = typer.Typer(
    help="Accounts: add one, list them, reset a password, change a role, switch one off.", no_args_is_help=True
)
TERMINAL = Actor(ActorKind.SYSTEM, "helpdesk user", origin="terminal")
EmailArgument = Annotated[str, typer.Argument(help="The address that the person logs in with.")]


@app.command()
def add(
    email: EmailArgument,
    name: Annotated[str, typer.Option(help="The person's name, as colleagues see it.")],
    role: Annotated[Role, typer.Option(help="What the person may do.")] = Role.COUNSELOR,
    config: ConfigOption = None,
) -> None:
    """Make an account and print its first password, once."""
    password = secrets.token_urlsafe(12)
    with open_desk(read_config(config)) as desk, desk.database.transaction() as tx:
        person = people.add(tx, now_utc(), name=name, email=email, role=role, password_hash=hashed(password))
        events.record(tx, now_utc(), TERMINAL, "admin.user-added", data={"person": person.id, "role": role})
    print(f"{person.email} is a {role}. First password: {password}")


@app.command("list")
def list_people(config: ConfigOption = None) -> None:
    """Print every account, one a line."""
    with open_desk(read_config(config)) as desk, desk.database.read() as tx:
        for person in people.every(tx):
            print(f"{person.email}\t{person.role}\t{'active' if person.active else 'off'}\t{person.name}")


@app.command()
def password(email: EmailArgument, config: ConfigOption = None) -> None:
    """Give an account a new password, print it once, and end all sessions of the person."""
    new = secrets.token_urlsafe(12)
    _change(config, email, "admin.password-reset", password_hash=hashed(new))
    print(f"New password of {email}: {new}")


@app.command("role")
def set_role(email: EmailArgument, role: Role, config: ConfigOption = None) -> None:
    """Change what a person may do."""
    _change(config, email, "admin.role-changed", role=role)
    print(f"{email} is a {role}.")


@app.command()
def off(email: EmailArgument, config: ConfigOption = None) -> None:
    """Switch an account off; its history stays."""
    _change(config, email, "admin.user-off", active=False)
    print(f"{email} can no longer log in.")


def _change(config: ConfigOption, email: str, what: str, **values: object) -> None:
    with open_desk(read_config(config)) as desk, desk.database.transaction() as tx:
        person = people.by_email(tx, email)
        if person is None:
            fail(f"There is no account {email}. `helpdesk user list` prints them.", FAILED)
        people.change(tx, person.id, **values)
        events.record(tx, now_utc(), TERMINAL, what, data={"person": person.id})
