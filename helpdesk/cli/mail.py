"""Commands about mail in files: what the desk makes of it, and putting it through the real intake."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer

from helpdesk.cli.common import FAILED, ConfigOption, fail, open_desk, read_config
from helpdesk.errors import KnowledgeError
from helpdesk.explain import Explainer, as_json
from helpdesk.intake import collect, import_waiting
from helpdesk.knowledge.load import load
from helpdesk.mailbox.files import FilesMailbox, MailFile, mail_files
from helpdesk.model.explanation import Explanation
from helpdesk.model.ticket import Ticket
from helpdesk.store import applications, citizens, mailboxes, messages, tickets
from helpdesk.store.database import Tx
from helpdesk.worker import now_utc

export_app = typer.Typer(help="Write out what the desk holds.", no_args_is_help=True)
PathsArgument = Annotated[list[str], typer.Argument(help="Mail files, folders or Maildirs; - is standard input.")]


def explain(
    files: PathsArgument,
    json_lines: Annotated[bool, typer.Option("--json", help="One JSON object a line, for programs.")] = False,
    config: ConfigOption = None,
    no_semantic: Annotated[bool, typer.Option("--no-semantic", help="Leave sentence embeddings out.")] = False,
) -> None:
    """Run every pure stage on mails in files and print what came out. Changes nothing; needs no database.

    Exit 0: all explained. 1: some could not be read. 2: usage or configuration.
    """
    settings = read_config(config)
    if no_semantic:
        settings = settings.model_copy(update={"match": settings.match.model_copy(update={"semantic": False})})
    try:
        explainer = Explainer(settings, load(settings.draft.faq))
    except KnowledgeError as error:
        fail(f"{error}\nThe knowledge base cannot be used. Run: helpdesk faq check")
    if explainer.template_problem:
        fail(explainer.template_problem)
    today = now_utc().astimezone(ZoneInfo(settings.office.timezone)).date()
    unread = 0
    for file in mail_files(files):
        if file.octets is None:
            unread += 1
            _print({"file": file.name, "error": file.error} if json_lines else f"{file.name}: {file.error}")
            continue
        explanation = explainer.explain(file.octets, today)
        _print(as_json(file.name, explanation) if json_lines else _told(file, explanation, explainer))
    if unread:
        raise typer.Exit(FAILED)


def _print(what: dict[str, Any] | str) -> None:
    text = json.dumps(what, ensure_ascii=False) if isinstance(what, dict) else what
    sys.stdout.buffer.write(text.encode("utf-8", "replace") + b"\n")
    sys.stdout.buffer.flush()


def _told(file: MailFile, e: Explanation, explainer: Explainer) -> str:
    """Return an explanation for a person to read."""
    sender = f"{e.message.sender.name} <{e.message.sender.address}>" if e.message.sender else "unknown"
    lines = [
        f"{file.name}",
        f"  from     {sender}",
        f"  subject  {e.message.subject}",
        f"  action   {e.understanding.action}",
    ]
    if e.automatic:
        lines.append(f"  automatic: {e.automatic.kind} ({e.automatic.reason})")
    for number, question in enumerate(e.understanding.questions, 1):
        lines.append(f"  {number}. {question.text.strip()}  [{', '.join(question.aspects)}]")
        for candidate in question.candidates[:3]:
            entry = explainer.knowledge.entry(candidate.id)
            why = "; ".join(f"{item.field}: {item.text}" for item in candidate.evidence[:3])
            lines.append(f"     {candidate.confidence:4.0%} {entry.title if entry else candidate.id}  ({why})")
    lines += [f"  defect   {defect}" for defect in (*e.message.defects, *e.body.defects)]
    if e.letter:
        lines += ["  draft", *(f"    | {line}" for line in e.letter.text.splitlines())]
    return "\n".join(lines)


def intake(paths: PathsArgument, config: ConfigOption = None) -> None:
    """Put files, folders, Maildirs or mboxes through the real intake into the configured database.

    The same file given twice is taken once. Exit 1 when a file could not be read or a mail could not be imported.
    """
    with open_desk(read_config(config)) as desk:
        with FilesMailbox(paths) as mailbox:
            with desk.database.transaction() as tx:
                mailboxes.enroll(tx, mailbox.name, "", 0)
            new = collect(desk, mailbox, now_utc(), grows=False)
            unread = mailbox.unread
        settled = 0
        while count := import_waiting(desk, now_utc()):
            settled += count
        with desk.database.transaction() as tx:
            mailboxes.retire(tx, mailbox.name)
    for name, error in unread:
        print(f"{name}: {error}", file=sys.stderr)
    print(f"{new} mails received, {settled} imported.", file=sys.stderr)
    if unread:
        raise typer.Exit(FAILED)


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
                _print(_exported(tx, ticket))


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
