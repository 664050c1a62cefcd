"""What the desk makes of mail in files. It loads the pure stages alone, so that it starts quickly."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer

from helpdesk.cli.common import FAILED, ConfigOption, PathsArgument, fail, print_line, read_config
from helpdesk.errors import KnowledgeError
from helpdesk.explain import Explainer, as_json
from helpdesk.knowledge.load import load
from helpdesk.mailbox.files import STDIN, MailFile, file_names, read_file
from helpdesk.model.explanation import Explanation

WORTH_SHARING = 16  # files: fewer are explained before a second process has begun
AT_ONCE = 128


def explain(
    files: PathsArgument,
    json_lines: Annotated[bool, typer.Option("--json", help="One JSON object a line, for programs.")] = False,
    config: ConfigOption = None,
    no_semantic: Annotated[bool, typer.Option("--no-semantic", help="Leave sentence embeddings out.")] = False,
) -> None:
    """Run every pure stage on mails in files and print what came out. Changes nothing; needs no database.

    Exit 0: all explained. 1: some could not be read. 2: usage or configuration.
    """
    settings = read_config(config, log=False)
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
    explainer.prepare()  # before the processes part, so that they share one index
    unread = 0
    try:
        for what, read in _explained(_Explaining(explainer, today, json_lines), list(file_names(files))):
            unread += not read
            print_line(what)
    except BrokenProcessPool:
        fail(
            "A process that explained files was ended from outside, perhaps for want of memory. Give fewer files.",
            FAILED,
        )
    if unread:
        raise typer.Exit(FAILED)


Line = dict[str, Any] | str


@dataclass(frozen=True)
class _Explaining:
    """What every file is explained with."""

    explainer: Explainer
    today: date
    json_lines: bool

    def __call__(self, name: str) -> tuple[Line, bool]:
        """Return what is to be printed about a file, and whether it could be read."""
        file = read_file(name)
        if file.octets is None:
            return {"file": name, "error": file.error} if self.json_lines else f"{name}: {file.error}", False
        explanation = self.explainer.explain(file.octets, self.today)
        return as_json(name, explanation) if self.json_lines else _told(file, explanation, self.explainer), True


def _explained(explaining: _Explaining, names: list[str]) -> Iterator[tuple[Line, bool]]:
    """Yield what is to be printed about each file, in order; many are shared out to all cores."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    if cores == 1 or len(names) < WORTH_SHARING or STDIN in names:
        yield from map(explaining, names)
        return
    fork = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(min(cores, 8), fork, initializer=_share, initargs=(explaining,)) as pool:
        for start in range(0, len(names), AT_ONCE):  # not all at once: results wait in memory until they are printed
            yield from pool.map(_shared, names[start : start + AT_ONCE], chunksize=4)


_SHARED: list[_Explaining] = []  # of this process, set when it begins: an Explainer cannot be sent to another one


def _share(explaining: _Explaining) -> None:
    _SHARED[:] = [explaining]


def _shared(name: str) -> tuple[Line, bool]:
    return _SHARED[0](name)


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
