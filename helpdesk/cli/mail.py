"""Commands that put mail into the database and write out what it holds."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from typing import Annotated, Any

import typer

from helpdesk.cli.common import FAILED, ConfigOption, PathsArgument, fail, open_desk, print_line, read_config
from helpdesk.desk import Desk
from helpdesk.intake import collect, import_waiting
from helpdesk.mailbox.files import FilesMailbox
from helpdesk.model.ticket import Ticket
from helpdesk.store import applications, citizens, mailboxes, messages, receipts, tickets
from helpdesk.store.database import Tx
from helpdesk.worker import now_utc

export_app = typer.Typer(help="Write out what the desk holds.", no_args_is_help=True)


def intake(paths: PathsArgument, config: ConfigOption = None) -> None:
    """Put files, folders, Maildirs or mboxes through the real intake into the configured database.

    The same file given twice is taken once. Exit 1 when a file could not be read or a mail could not be imported.
    """
    with open_desk(read_config(config)) as desk:
        before = _settled(desk)
        with FilesMailbox(paths) as mailbox:
            with desk.database.transaction() as tx:
                mailboxes.enroll(tx, mailbox.name, "", 0)
            new = collect(desk, mailbox, now_utc(), grows=False)
            unread = mailbox.unread
        while import_waiting(desk, now_utc()):
            pass
        with desk.database.transaction() as tx:
            mailboxes.retire(tx, mailbox.name)
        settled = _settled(desk) - before
    for name, error in unread:
        print(f"{name}: {error}", file=sys.stderr)
    told = [f"{settled[state]} {state}" for state in ("imported", "duplicate", "ignored", "failed") if settled[state]]
    print(f"{new} mails received{': ' if told else ''}{', '.join(told)}.", file=sys.stderr)
    if unread or settled["failed"]:
        raise typer.Exit(FAILED)


def _settled(desk: Desk) -> Counter[str]:
    """Return how many receipts there are in each state."""
    with desk.database.read() as tx:
        return Counter(receipts.counts(tx))


@export_app.command("tickets")
def export_tickets(
    json_lines: Annotated[bool, typer.Option("--json", help="One JSON object a line (the only format).")] = True,
    config: ConfigOption = None,
) -> None:
    """Print every ticket with its messages, permits and application numbers."""
    if not json_lines:
        fail("Only --json is written.")
    with open_desk(read_config(config)) as desk, desk.database.read() as tx:
        for ticket in tickets.every(tx):
            if ticket.merged_into_id is None:
                print_line(_exported(tx, ticket))


def _exported(tx: Tx, ticket: Ticket) -> dict[str, Any]:
    citizen = citizens.get(tx, ticket.citizen_id) if ticket.citizen_id else None
    address = citizen.addresses[0] if citizen and citizen.addresses else None
    inbound = [m for m in messages.conversation(tx, ticket.id) if not m.outgoing]
    applied = applications.of_ticket(tx, ticket.id)
    return {
        "number": ticket.number,
        "state": ticket.state,
        "stage": applied[-1].stage if applied else None,
        "message_ids": [
            message_id or f"sha256:{digest}" for message_id, digest, _ours in messages.of_ticket(tx, ticket.id)
        ],
        "citizen": {"name": citizen.name, "address": address} if citizen else None,
        "permits": _first_seen(p for m in inbound for p in m.permits),
        "application_numbers": _first_seen(
            [*(a.number for a in applied if a.number), *(n for m in inbound for n in m.application_numbers)]
        ),
        "held": ticket.held,
    }


def _first_seen(items: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(items))
