"""Switches: what config.toml allows by name and an administrator may turn off on a page, and on again.

Guarantee: nothing is on that config.toml does not name. A switch only takes away, so a page can stop what the desk does
by itself at once, and nobody who reaches a page can make it do more than the file says.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from helpdesk.config import NOTICES, Citizen
from helpdesk.desk import Desk
from helpdesk.errors import ConflictError
from helpdesk.model.person import Actor
from helpdesk.store import events, switches
from helpdesk.store.database import Tx
from helpdesk.store.switches import Turned

NOTICE = "notice."  # before the kind, as ``send.notices`` names it


class Page(StrEnum):
    """A kind of page for citizens."""

    STATUS = "page.status"
    SURVEY = "page.survey"
    HELP = "page.help"


@dataclass(frozen=True, slots=True)
class Switch:
    """One switch. ``allowed`` says whether config.toml names it; ``turned`` how it was turned last, if ever."""

    name: str
    allowed: bool
    turned: Turned | None

    @property
    def on(self) -> bool:
        """Whether the desk does it now."""
        return self.allowed and (self.turned is None or self.turned.on)


def notices(desk: Desk, tx: Tx) -> frozenset[str]:
    """Return the kinds of notices that may go out now."""
    named = frozenset(desk.config.send.notices)
    return named and named - {name.removeprefix(NOTICE) for name in switches.off(tx)}


def pages(desk: Desk, tx: Tx) -> Citizen:
    """Return the configuration of citizens' pages without those that are turned off."""
    config = desk.config.citizen
    if not (config.status_pages or config.survey or config.help_pages):
        return config
    off = switches.off(tx)
    left = {
        "status_pages": config.status_pages and Page.STATUS not in off,
        "survey": config.survey and Page.SURVEY not in off,
        "help_pages": config.help_pages and Page.HELP not in off,
    }
    return config.model_copy(update=left)


def every(desk: Desk, tx: Tx) -> tuple[Switch, ...]:
    """Return every switch there is, the notices first."""
    turned, citizen = switches.every(tx), desk.config.citizen
    allowed = {f"{NOTICE}{kind}": kind in desk.config.send.notices for kind in NOTICES}
    allowed |= {Page.STATUS: citizen.status_pages, Page.SURVEY: citizen.survey, Page.HELP: citizen.help_pages}
    return tuple(Switch(str(name), may, turned.get(name)) for name, may in allowed.items())


def turn(desk: Desk, actor: Actor, name: str, why: str, now: datetime, *, on: bool) -> None:
    """Turn a switch. Raises ConflictError when config.toml does not allow it, or it stands like that already."""
    with desk.database.transaction() as tx:
        found = next((one for one in every(desk, tx) if one.name == name), None)
        if found is None or not found.allowed:
            raise ConflictError(f"config.toml does not allow {name}; a page cannot turn it on.")
        if not switches.turn(tx, name, actor, now, on=on):
            raise ConflictError(f"{name} was turned {'on' if on else 'off'} by somebody else meanwhile.")
        what = "admin.switched-on" if on else "admin.switched-off"
        events.record(tx, now, actor, what, why=why or None, data={"switch": name})
