"""Commands that put mail into the database and write out what it holds."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Annotated, Any

import typer

from helpdesk.cli.account import chosen
from helpdesk.cli.common import FAILED, ConfigOption, fail, open_desk, print_line, read_config
from helpdesk.config import Config
from helpdesk.desk import Desk
from helpdesk.follow_up.notified import take_notifications
from helpdesk.intake.intake import collect, collect_archive, import_waiting
from helpdesk.mailbox.file_mailbox import FilesMailbox
from helpdesk.mailbox.open import open_mailbox
from helpdesk.mailbox.protocol import Mailbox
from helpdesk.model.application import Application
from helpdesk.model.ticket import Ticket
from helpdesk.store import applications, citizens, mailboxes, messages, receipts, tickets
from helpdesk.store.database import Tx
from helpdesk.worker import now_utc

export_app = typer.Typer(help="Write out what the desk holds.", no_args_is_help=True)


def intake(
    paths: Annotated[
        list[str] | None,
        typer.Argument(help="Mail files, folders, Maildirs or mboxes; - is standard input.", show_default=False),
    ] = None,
    archive: Annotated[
        bool,
        typer.Option("--archive", help="Old mail: own dates, closed tickets; no draft, no notice, nothing to do."),
    ] = False,
    mailbox: Annotated[
        str | None, typer.Option("--mailbox", help="With --archive: a mailbox of config.toml.", show_default=False)
    ] = None,
    folder: Annotated[
        str | None, typer.Option("--folder", help="With --mailbox: the IMAP folder that holds old mail.")
    ] = None,
    config: ConfigOption = None,
) -> None:
    """Put files, folders, Maildirs or mboxes through the real intake into the configured database.

    With `--archive` it is old mail: it comes in with its own dates and closed tickets, and nobody is told. From an IMAP
    folder: `helpdesk intake --archive --mailbox NAME --folder "Archive/2019"`. The same mail given twice is taken once.
    Exit 1 when a file could not be read or a mail could not be imported.
    """
    settings = read_config(config)
    source = _source(settings, paths or [], archive, mailbox, folder)
    with open_desk(settings) as desk:
        before = _settled(desk)
        with source as opened:
            new = _collect(desk, opened, archive=archive)
        unread = source.unread if isinstance(source, FilesMailbox) else []
        while import_waiting(desk, now_utc()) or take_notifications(desk, now_utc()):
            pass
        if not archive:
            with desk.database.transaction() as tx:
                mailboxes.retire(tx, source.name)
        settled = _settled(desk) - before
    _tell(new, settled, unread)
    if unread or settled["failed"]:
        raise typer.Exit(FAILED)


def _tell(new: int, settled: Counter[str], unread: list[tuple[str, str]]) -> None:
    for name, error in unread:
        print(f"{name}: {error}", file=sys.stderr)
    told = [f"{settled[state]} {state}" for state in ("imported", "duplicate", "ignored", "failed") if settled[state]]
    print(f"{new} mails received{': ' if told else ''}{', '.join(told)}.", file=sys.stderr)


def _source(settings: Config, paths: list[str], archive: bool, mailbox: str | None, folder: str | None) -> Mailbox:
    """Return where the mail comes from: files, or a folder of a mailbox; a contradiction ends the program."""
    if mailbox is None and folder is None:
        if not paths:
            fail("Name files, folders, Maildirs or mboxes; with --archive also --mailbox NAME --folder FOLDER.")
        return FilesMailbox(paths, by_date=archive)
    if not archive:
        fail("--mailbox and --folder go with --archive; new mail is read by `helpdesk run` and `helpdesk poll`.")
    if paths or mailbox is None:
        fail("Give either files, or --mailbox NAME with or without --folder FOLDER.")
    (box,) = chosen(settings, mailbox)
    if folder is not None and box.kind != "imap":
        fail(f"--folder needs an IMAP mailbox; {box.name} is a Maildir: give the path of the folder's Maildir instead.")
    return open_mailbox(box.model_copy(update={"folder": folder or box.folder, "move_to": None}))


def _collect(desk: Desk, source: Mailbox, *, archive: bool) -> int:
    if archive:
        with desk.database.lock(f"mailbox-{source.name}") as mine:
            if not mine:
                fail(f"The desk is reading mailbox {source.name}. Stop it, then take its old mail in.", FAILED)
            return collect_archive(desk, source, now_utc())
    with desk.database.transaction() as tx:
        mailboxes.enroll(tx, source.name, "", 0)
    return collect(desk, source, now_utc(), grows=False)


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
        units = applications.unit_names(tx)
        for ticket in tickets.every(tx):
            if ticket.merged_into_id is None:
                print_line(_exported(tx, ticket, units))


def _exported(tx: Tx, ticket: Ticket, units: Mapping[int, str]) -> dict[str, Any]:
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
        "applications": [_application(one, units) for one in applied],
    }


def _application(one: Application, units: Mapping[int, str]) -> dict[str, Any]:
    return {
        "number": one.number,
        "permit": one.permit_id,
        "applicant": one.applicant,
        "unit": units.get(one.unit_id or 0),
        "channel": one.channel,
        "stage": one.stage,
        "label": one.system_label,
        "complete_on": one.complete_on.isoformat() if one.complete_on else None,
        "due_on": one.due_on.isoformat() if one.due_on else None,
        "due_why": one.due_why,
        "ended_at": one.ended_at.isoformat() if one.ended_at else None,
        "contradicted": one.contradicted,
    }


def _first_seen(items: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(items))
