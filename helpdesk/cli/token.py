"""Commands about the tokens with which other systems report about applications."""

from __future__ import annotations

import re
import secrets
from typing import Annotated

import typer

from helpdesk.cli.common import FAILED, ConfigOption, fail, open_desk, print_line, read_config
from helpdesk.model.person import Actor, ActorKind
from helpdesk.store import api_tokens, events
from helpdesk.worker import now_utc

app = typer.Typer(help="Tokens of other systems: make one, list them, revoke one.", no_args_is_help=True)
TERMINAL = Actor(ActorKind.SYSTEM, "helpdesk token", origin="terminal")
SYSTEM = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


@app.command()
def create(
    system: Annotated[str, typer.Argument(help="The system that will report, e.g. jakevo, oss, simbg.")],
    config: ConfigOption = None,
) -> None:
    """Make a token for a system and print it, once. It may report about that system's applications and no others."""
    name = system.lower()
    if not SYSTEM.fullmatch(name):
        fail(f"{system}: write the system's name in letters, digits and hyphens, at most 40, e.g. jakevo.")
    secret = f"hd-{secrets.token_urlsafe(32)}"
    with open_desk(read_config(config)) as desk, desk.database.transaction() as tx:
        token = api_tokens.add(tx, name, secret, TERMINAL.name, now_utc())
        events.record(tx, now_utc(), TERMINAL, "admin.token-made", data={"token": token.id, "system": name})
    print(f"Token {token.id} of {name}: {secret}")


@app.command("list")
def list_tokens(config: ConfigOption = None) -> None:
    """Print every token, one a line: its number, system, when it was made and last used, and whether it is valid."""
    with open_desk(read_config(config)) as desk, desk.database.read() as tx:
        for token in api_tokens.every(tx):
            used = token.used_at.isoformat(timespec="minutes") if token.used_at else "never used"
            valid = f"revoked {token.revoked_at.isoformat(timespec='minutes')}" if token.revoked_at else "valid"
            print_line(f"{token.id}\t{token.system}\t{token.created_at.isoformat(timespec='minutes')}\t{used}\t{valid}")


@app.command()
def revoke(
    number: Annotated[int, typer.Argument(help="The token's number; `helpdesk token list` prints it.")],
    config: ConfigOption = None,
) -> None:
    """End a token for good. What it reported stays."""
    with open_desk(read_config(config)) as desk, desk.database.transaction() as tx:
        if not api_tokens.revoke(tx, number, now_utc()):
            fail(f"There is no valid token {number}. `helpdesk token list` prints them.", FAILED)
        events.record(tx, now_utc(), TERMINAL, "admin.token-revoked", data={"token": number})
    print(f"Token {number} is revoked.")
