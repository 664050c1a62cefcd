"""What the desk makes of mail in files.

It is used by hand on one mail and by programs on thousands, so it starts quickly: the pure stages are loaded alone, and
the process that reads attachments starts beside them.
"""

from __future__ import annotations

import gc
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias
from zoneinfo import ZoneInfo

import typer

from helpdesk.cli.aside import Aside
from helpdesk.cli.common import FAILED, ConfigOption, PathsArgument, fail, print_line, read_config
from helpdesk.config import HERE, Config
from helpdesk.errors import KnowledgeError, TemplateError
from helpdesk.extract.ahead import several_ahead
from helpdesk.extract.guard import Guard
from helpdesk.in_step import AT_ONCE, OCTETS, in_step
from helpdesk.mailbox.files import STDIN, MailFile, file_names, read_file
from helpdesk.match.kept import Kept

if TYPE_CHECKING:
    from helpdesk.explain import Explainer
    from helpdesk.match.rank import Index
    from helpdesk.model.explanation import Explanation
    from helpdesk.model.knowledge import Knowledge
    from helpdesk.model.message import Message

WORTH_SHARING = 200  # files: fewer are explained before a second process, with a reader of its own, has begun
WORTH_HELP = 12  # files: below, a helper for those without attachments has hardly begun before all is done
SHARED_AT_ONCE = 128  # files whose results wait in memory
PEEKED_AT = 50  # files, and the octets of each, in which an attachment is looked for
PEEKED_OCTETS = 65536
_ATTACHED = re.compile(rb"name\*?\d*\*?\s*=", re.IGNORECASE)  # of a file: RFC 2183 section 2.3, RFC 2231


def explain(
    files: PathsArgument,
    json_lines: Annotated[bool, typer.Option("--json", help="One JSON object a line, for programs.")] = False,
    config: ConfigOption = None,
    no_semantic: Annotated[bool, typer.Option("--no-semantic", help="Leave sentence embeddings out.")] = False,
) -> None:
    """Run every pure stage on mails in files and print what came out. Changes nothing; needs no database.

    Exit 0: all explained. 1: some could not be read. 2: usage or configuration.
    """
    gc.disable()  # until everything is loaded: there is no garbage yet, and looking for it takes a tenth of the start
    settings = read_config(config, log=False)
    if no_semantic:
        settings = settings.model_copy(update={"match": settings.match.model_copy(update={"semantic": False})})
    names = list(file_names(files))
    with closing(Guard()) as guard:
        cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
        shared = cores > 1 and len(names) >= WORTH_SHARING and STDIN not in names
        if not shared and any(map(_has_files, names[:PEEKED_AT])):
            guard.start()
        kept = Kept(settings.match.index if config or HERE.exists() else None, settings.draft.faq)
        explaining = _Explaining(_ready(settings, guard, kept), _today(settings), json_lines)
        gc.freeze()
        gc.enable()
        unread = 0
        if shared:
            lines = _shared_out(explaining, names, min(cores, 8))
        elif cores > 1 and len(names) >= WORTH_HELP and STDIN not in names:
            lines = _with_help(explaining, names)
        else:
            lines = explaining.all(names)
        for what, read in lines:
            unread += not read
            print_line(what)
    if unread:
        raise typer.Exit(FAILED)


def _ready(settings: Config, guard: Guard, kept: Kept) -> Explainer:
    """Return the stages, ready for the first mail, or end the program with what is wrong."""
    indexed = None if kept.is_there else Aside(partial(_indexed, settings.draft.faq), lambda made: kept.write(*made))
    # Here, and the templates now: until these are loaded, the index and the guard make themselves ready.
    from helpdesk.draft.templating.templates import Templates
    from helpdesk.explain import Explainer
    from helpdesk.extract.reader import Reader

    templates, broken = None, ""
    try:
        templates = Templates(settings.draft.templates)
    except TemplateError as error:
        broken = str(error)  # said when the knowledge base is known to be there: without it nothing can be explained
    try:
        knowledge, index = indexed.result() if indexed else kept.read() or _indexed(settings.draft.faq)
    except KnowledgeError as error:
        fail(f"{error}\nThe knowledge base cannot be used. Run: helpdesk faq check")
    if templates is None:
        fail(broken)
    explainer = Explainer(settings, knowledge, Reader(ocr=settings.documents.ocr, guard=guard), index, templates)
    if explainer.template_problem:
        fail(explainer.template_problem)
    explainer.prepare()  # before the processes part, so that they share one index
    return explainer


def _indexed(faq: Path) -> tuple[Knowledge, Index]:
    from helpdesk.knowledge.load import load  # here: in the process that needs them first
    from helpdesk.match.rank import Index

    knowledge = load(faq)
    return knowledge, Index(knowledge)


def _today(settings: Config) -> date:
    # Not worker.now_utc: it would load the database, the mailboxes and the sender first.
    return datetime.now(ZoneInfo(settings.office.timezone)).date()


def _has_files(name: str) -> bool:
    """Whether a mail in a file looks as if a file were attached; a wrong guess costs a little time only."""
    if name == STDIN or not os.path.isfile(name):  # noqa: PTH113 -- the name is kept as it was given
        return False
    try:
        with open(name, "rb") as file:  # noqa: PTH123 -- as above
            return _ATTACHED.search(file.read(PEEKED_OCTETS)) is not None
    except OSError:  # said when its turn comes
        return False


Line = dict[str, Any] | str
Opened: TypeAlias = "tuple[MailFile, Message | None]"


def _octets(opened: Opened) -> int:
    return len(opened[0].octets or b"")


@dataclass(frozen=True)
class _Explaining:
    """What every file is explained with."""

    explainer: Explainer
    today: date
    json_lines: bool

    def all(self, names: Sequence[str]) -> Iterator[tuple[Line, bool]]:
        """Yield what is to be printed about each file, in order, and whether it could be read."""
        if len(names) == 1:  # no thread for one
            yield from self._lines([self._opened(self._parsed(names[0]))])
            return
        for opened in several_ahead(self._opened, map(self._parsed, names), _octets, most=AT_ONCE, octets=OCTETS):
            yield from self._lines(opened)

    def _lines(self, opened: Sequence[Opened]) -> Iterator[tuple[Line, bool]]:
        messages = [message for _, message in opened if message is not None]
        made = iter(in_step(self.explainer.explaining(message, self.today) for message in messages))
        for file, message in opened:
            if message is None:
                text = f"{file.name}: {file.error}"
                yield {"file": file.name, "error": file.error} if self.json_lines else text, False
                continue
            explanation = next(made)
            if isinstance(explanation, Exception):
                raise explanation
            yield self._line(file, explanation), True

    def _parsed(self, name: str) -> Opened:
        from helpdesk.mail.parse import parse  # loaded long ago

        file = read_file(name)
        return file, None if file.octets is None else parse(file.octets)

    def _opened(self, parsed: Opened) -> Opened:
        file, message = parsed
        return file, None if message is None else self.explainer.reader.read(message)

    def _line(self, file: MailFile, explanation: Explanation) -> Line:
        from helpdesk.explain import as_json  # loaded long ago

        return as_json(file.name, explanation) if self.json_lines else _told(file, explanation, self.explainer)


def _shared_out(explaining: _Explaining, names: Sequence[str], processes: int) -> Iterator[tuple[Line, bool]]:
    """Yield what is to be printed about each file, in order, from several processes that share one index."""
    import multiprocessing  # here: a few files need no second process, and loading these takes a while
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    fork = multiprocessing.get_context("fork")
    try:
        with ProcessPoolExecutor(processes, fork, initializer=_share, initargs=(explaining,)) as pool:
            for start in range(
                0, len(names), SHARED_AT_ONCE
            ):  # not all at once: results wait in memory until they are printed
                piece = names[start : start + SHARED_AT_ONCE]
                for lines in pool.map(_shared, [piece[at : at + AT_ONCE] for at in range(0, len(piece), AT_ONCE)]):
                    yield from lines
    except BrokenProcessPool:
        fail(
            "A process that explained files was ended from outside, perhaps for want of memory. Give fewer files.",
            FAILED,
        )


def _with_help(explaining: _Explaining, names: Sequence[str]) -> Iterator[tuple[Line, bool]]:
    """Yield what is to be printed about each file, in order; a forked process explains some of them.

    Those that something is attached to stay here, where their reader runs.
    """
    plain = [place for place, name in enumerate(names) if not _has_files(name)]
    theirs = set(plain[-(len(names) // 2) :])
    helper = Aside(lambda: list(explaining.all([names[place] for place in sorted(theirs)])))
    own = explaining.all([name for place, name in enumerate(names) if place not in theirs])
    place = 0
    while place < len(names) and place not in theirs:
        yield next(own)
        place += 1
    rest = iter(list(own))  # all of it, before we wait for the helper
    helped = iter(helper.result())
    for later in range(place, len(names)):
        yield next(helped if later in theirs else rest)


_SHARED: list[_Explaining] = []  # of this process, set when it begins: an Explainer cannot be sent to another one


def _share(explaining: _Explaining) -> None:
    _SHARED[:] = [explaining]


def _shared(names: Sequence[str]) -> list[tuple[Line, bool]]:
    return list(_SHARED[0].all(names))


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
