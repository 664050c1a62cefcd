"""The command that accounts for every mail: what the servers hold beside what the desk holds."""

from __future__ import annotations

import time
from typing import Annotated

import typer

from helpdesk import reconcile as steps
from helpdesk.cli.common import FAILED, ConfigOption, fail, open_desk, print_line, read_config
from helpdesk.config import Config, MailboxConfig
from helpdesk.desk import Desk
from helpdesk.errors import MailboxError
from helpdesk.mailbox.open import open_mailbox
from helpdesk.report.reconciliation import Account, as_json, as_text

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
    wrong = 0
    with open_desk(settings) as desk:
        for box in boxes:
            try:
                found = _account(desk, box)
            except MailboxError as error:
                wrong += 1
                print_line({"mailbox": box.name, "error": str(error)} if as_lines else f"{box.name}: {error}")
                continue
            wrong += found.differs
            for line in [as_json(found)] if as_lines else as_text(found):
                print_line(line)
    if wrong:
        raise typer.Exit(FAILED)


def chosen(settings: Config, name: str | None) -> tuple[MailboxConfig, ...]:
    """Return the mailbox of this name, or all of them; an unknown name ends the program."""
    found = tuple(box for box in settings.mailbox if name in (None, box.name))
    if not found:
        known = ", ".join(box.name for box in settings.mailbox)
        fail(f"There is no mailbox {name} in config.toml. There are: {known}.")
    return found


def _account(desk: Desk, box: MailboxConfig) -> Account:
    """Return the account of one mailbox; mail that arrived a moment ago is left to a desk that is running."""
    ends = time.monotonic() + PATIENCE
    with open_mailbox(box) as mailbox:
        listing = mailbox.list(0)
        found = steps.account(desk, box.name, listing)
        while found.missing and time.monotonic() < ends and _is_read_by_another(desk, box):
            time.sleep(LOOK_AGAIN)
            found = steps.account(desk, box.name, listing)
    return found


def _is_read_by_another(desk: Desk, box: MailboxConfig) -> bool:
    with desk.database.lock(f"mailbox-{box.name}") as mine:
        return not mine
