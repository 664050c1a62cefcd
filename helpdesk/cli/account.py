"""The commands that account for every mail: what the servers hold beside what we hold, and what we make of it again."""

from __future__ import annotations

import sys
import time
from collections import Counter
from datetime import datetime
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer

from helpdesk.cli.common import FAILED, ConfigOption, fail, open_desk, print_line, read_config
from helpdesk.config import Config, MailboxConfig
from helpdesk.desk import Desk
from helpdesk.errors import MailboxError
from helpdesk.intake import reconcile as steps
from helpdesk.intake import reparse as again
from helpdesk.mailbox.open import open_mailbox, open_sent
from helpdesk.report.reconciliation import Account, as_json, as_text
from helpdesk.store import tickets
from helpdesk.store.messages import Selection
from helpdesk.worker import now_utc

PATIENCE = 10.0  # seconds that a running desk gets to take in what arrived a moment ago
LOOK_AGAIN = 0.5

MailboxOption = Annotated[
    str | None, typer.Option("--mailbox", help="Only this mailbox of config.toml.", show_default=False)
]


def reconcile(
    mailbox: MailboxOption = None,
    as_lines: Annotated[bool, typer.Option("--json", help="One JSON object a mailbox and line.")] = False,
    config: ConfigOption = None,
) -> None:
    """Compare every message that the mail servers hold with what the desk holds; change nothing.

    Exit 1 when a server holds a message that the desk has no receipt of, when kept octets are not there any more, or
    when a mailbox cannot be read. A running desk takes in by itself, once a day, what this would find missing.
    """
    settings = read_config(config)
    boxes = chosen(settings, mailbox)
    sources = [(box, sent) for box in boxes for sent in ((False, True) if box.sent_folder else (False,))]
    wrong = 0
    with open_desk(settings) as desk:
        for box, sent in sources:
            try:
                found = _account(desk, box, sent=sent)
            except MailboxError as error:
                wrong += 1
                name = box.sent_name if sent else box.name
                print_line({"mailbox": name, "error": str(error)} if as_lines else f"{name}: {error}")
                continue
            wrong += found.differs
            for line in [as_json(found)] if as_lines else as_text(found):
                print_line(line)
    if wrong:
        raise typer.Exit(FAILED)


def reparse(
    since: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Every mail received from this day on.", show_default=False),
    ] = None,
    ticket: Annotated[str | None, typer.Option(help="The mails of this ticket, by its number.")] = None,
    every: Annotated[bool, typer.Option("--all", help="Every mail.")] = False,
    as_lines: Annotated[bool, typer.Option("--json", help="One JSON object a changed mail and line.")] = False,
    config: ConfigOption = None,
) -> None:
    """Read mails again from their octets, and say what changed; what people did stays as it is.

    Without an option: the mails that an older version of the desk read. It may be stopped and started again.
    Exit 1 when a mail could not be read again.
    """
    if sum((since is not None, ticket is not None, every)) > 1:
        fail("Give one of --since, --ticket and --all.")
    settings = read_config(config)
    seen, changed, errors = 0, Counter[str](), 0
    with open_desk(settings) as desk:
        selection = _selection(desk, since, ticket, every)
        for outcome in again.reparse(desk, selection, now_utc()):
            seen += 1
            changed.update(outcome.changed)
            errors += outcome.error is not None
            if outcome.changed or outcome.error:
                print_line(_told(outcome, as_lines))
    fields = ", ".join(f"{name} {count}" for name, count in changed.most_common()) or "nothing"
    print(f"{seen} mails read again; changed: {fields}.{f' {errors} failed.' if errors else ''}", file=sys.stderr)
    if errors:
        raise typer.Exit(FAILED)


def _selection(desk: Desk, since: datetime | None, ticket: str | None, every: bool) -> Selection:
    if ticket is not None:
        with desk.database.read() as tx:
            found = tickets.by_number(tx, ticket)
        if found is None:
            fail(f"There is no ticket {ticket}.", FAILED)
        return Selection(ticket_id=found.id)
    if since is not None:
        return Selection(since=since.replace(tzinfo=ZoneInfo(desk.config.office.timezone)))
    return Selection(every=every)


def _told(outcome: again.Outcome, as_lines: bool) -> dict[str, Any] | str:
    if as_lines:
        return {
            "message": outcome.message_row_id,
            "ticket": outcome.ticket_number,
            "changed": list(outcome.changed),
            "error": outcome.error,
        }
    told = outcome.error or ", ".join(outcome.changed)
    return f"{outcome.ticket_number} mail {outcome.message_row_id}: {told}"


def chosen(settings: Config, name: str | None) -> tuple[MailboxConfig, ...]:
    """Return the mailbox of this name, or all of them; an unknown name ends the program."""
    found = tuple(box for box in settings.mailbox if name in (None, box.name))
    if not found:
        known = ", ".join(box.name for box in settings.mailbox)
        fail(f"There is no mailbox {name} in config.toml. There are: {known}.")
    return found


def _account(desk: Desk, box: MailboxConfig, *, sent: bool) -> Account:
    """Return the account of a mailbox or of its sent mail; what came a moment ago is left to a desk that is running."""
    ends = time.monotonic() + PATIENCE
    with open_sent(box) if sent else open_mailbox(box) as mailbox:
        listing = mailbox.list(0)
        found = steps.account(desk, mailbox.name, listing)
        while found.missing and time.monotonic() < ends and _is_read_by_another(desk, box):
            time.sleep(LOOK_AGAIN)
            found = steps.account(desk, mailbox.name, listing)
    return found


def _is_read_by_another(desk: Desk, box: MailboxConfig) -> bool:
    with desk.database.lock(f"mailbox-{box.name}") as mine:
        return not mine
