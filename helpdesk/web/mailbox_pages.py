"""The administrator's page of the mailboxes: how reading each goes, and pausing, resuming or looking at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Form
from starlette.responses import Response

from helpdesk.config import MailboxConfig
from helpdesk.errors import ConflictError, NotFoundError
from helpdesk.intake import wishes
from helpdesk.model.conversation import MailboxHealth
from helpdesk.store import mailboxes, receipts
from helpdesk.web.access import Administrator, Visit
from helpdesk.web.show import back, page

router = APIRouter()
SOON = 30  # days before its end in which credentials are said to end soon


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder as the page shows it; ``health`` is None while no desk has read it."""

    name: str
    folder: str
    sent: bool
    health: MailboxHealth | None
    waiting: int
    failed: int


@dataclass(frozen=True, slots=True)
class Box:
    """A mailbox of config.toml; ``days_left`` until its credentials end, when config.toml says when."""

    config: MailboxConfig
    folders: tuple[Folder, ...]
    days_left: int | None

    @property
    def health(self) -> MailboxHealth | None:
        """Return how reading its own folder goes."""
        return self.folders[0].health


@router.get("/mailboxes")
def show(visit: Administrator) -> Response:
    """Show how reading each mailbox goes."""
    with visit.desk.database.read() as tx:
        health = {box.name: box for box in mailboxes.health(tx, visit.now)}
        unsettled = receipts.unsettled(tx)
        today = visit.desk.today(visit.now)
        boxes = [_box(config, health, unsettled, today) for config in visit.desk.config.mailbox]
        return page(visit, tx, "mailboxes.html", boxes=boxes, soon=SOON)


@router.post("/mailboxes/{name}/pause")
def pause(visit: Administrator, name: str, why: Annotated[str, Form()] = "") -> Response:
    """Let nobody read a mailbox until somebody resumes it."""
    if not why.strip():
        return back("/mailboxes", "mailbox-why")
    config = _known(visit, name)
    return _done(lambda: wishes.pause(visit.desk, visit.actor, config, why, visit.now), "mailbox-paused")


@router.post("/mailboxes/{name}/resume")
def resume(visit: Administrator, name: str) -> Response:
    """Let a mailbox be read again."""
    config = _known(visit, name)
    return _done(lambda: wishes.resume(visit.desk, visit.actor, config, visit.now), "mailbox-resumed")


@router.post("/mailboxes/{name}/check")
def check(visit: Administrator, name: str) -> Response:
    """Ask whoever reads a mailbox to look now."""
    config = _known(visit, name)
    return _done(lambda: wishes.ask(visit.desk, visit.actor, config, visit.now), "mailbox-asked")


def _done(act: Callable[[], None], said: str) -> Response:
    try:
        act()
    except ConflictError:
        return back("/mailboxes", "mailbox-not")
    return back("/mailboxes", said)


def _known(visit: Visit, name: str) -> MailboxConfig:
    found = next((config for config in visit.desk.config.mailbox if config.name == name), None)
    if found is None:
        raise NotFoundError(f"config.toml names no mailbox {name}.")
    return found


def _box(
    config: MailboxConfig,
    health: Mapping[str, MailboxHealth],
    unsettled: Mapping[str, Mapping[str, int]],
    today: date,
) -> Box:
    def folder(name: str, label: str, *, sent: bool) -> Folder:
        states = unsettled.get(name, {})
        waiting = states.get("received", 0) + states.get("wanted", 0)
        return Folder(name, label, sent, health.get(name), waiting, states.get("failed", 0))

    folders = [folder(config.name, config.folder, sent=False)]
    if config.sent_folder:
        folders.append(folder(config.sent_name, config.sent_folder, sent=True))
    left = (config.credentials_expire - today).days if config.credentials_expire else None
    return Box(config, tuple(folders), left)
