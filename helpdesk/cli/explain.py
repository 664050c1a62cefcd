"""What the desk makes of mail in files. It loads the pure stages alone, so that it starts quickly."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from helpdesk.cli.common import FAILED, ConfigOption, PathsArgument, fail, print_line, read_config
from helpdesk.errors import KnowledgeError
from helpdesk.explain import Explainer, as_json
from helpdesk.knowledge.load import load
from helpdesk.mailbox.files import MailFile, mail_files
from helpdesk.model.explanation import Explanation


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
    # Not worker.now_utc: it would load the database, the mailboxes and the sender first.
    today = datetime.now(ZoneInfo(settings.office.timezone)).date()
    unread = 0
    for file in mail_files(files):
        if file.octets is None:
            unread += 1
            print_line({"file": file.name, "error": file.error} if json_lines else f"{file.name}: {file.error}")
            continue
        explanation = explainer.explain(file.octets, today)
        print_line(as_json(file.name, explanation) if json_lines else _told(file, explanation, explainer))
    if unread:
        raise typer.Exit(FAILED)


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
