"""Commands about the knowledge base and the reply templates."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Literal

import typer

from helpdesk.cli.common import FAILED, ConfigOption, fail, open_desk, read_config
from helpdesk.draft.asked.named_topics import missing_from
from helpdesk.draft.templating import lint
from helpdesk.errors import KnowledgeError, Problem
from helpdesk.knowledge.check import check as find_problems
from helpdesk.knowledge.files import render, skeleton
from helpdesk.knowledge.load import ID, load
from helpdesk.knowledge.versions import to_json
from helpdesk.mail.compose_html import fragment
from helpdesk.store import versions
from helpdesk.worker import now_utc

app = typer.Typer(
    help="The knowledge base: check the files, begin a new entry, show one, write the published version back.",
    no_args_is_help=True,
)
templates_app = typer.Typer(help="The reply templates: try them before a citizen sees them.", no_args_is_help=True)


@app.command()
def check(config: ConfigOption = None) -> None:
    """Say what is wrong in faq/ with file, line and remedy. Exit 1 on an error; warnings alone exit 0."""
    folder = read_config(config).draft.faq
    problems = find_problems(folder, now_utc().date())
    if all(problem.warning for problem in problems):
        problems += missing_from(load(folder), str(folder))
    _report(problems, str(folder))


@app.command()
def new(
    kind: Annotated[Literal["permit", "topic"], typer.Argument(help="What the entry is about.")],
    entry_id: Annotated[str, typer.Argument(help="The id, e.g. izin-contoh; it becomes the file's name for ever.")],
    config: ConfigOption = None,
) -> None:
    """Write the skeleton of a new entry, to be filled in."""
    if not ID.fullmatch(entry_id):
        fail(f"{entry_id} cannot be an id. Use small letters, digits and single hyphens, like izin-contoh.")
    path = read_config(config).draft.faq / f"{kind}s" / f"{entry_id}.md"
    if path.exists():
        fail(f"{path} exists already. Choose another id, or edit that file.", FAILED)
    try:
        text = skeleton(kind, entry_id)
    except ValueError as error:
        fail(str(error))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    print(f"{path}: fill it in, then run: helpdesk faq check")


@app.command()
def show(
    entry_id: Annotated[str, typer.Argument(help="The id of a permit or topic.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the fields as JSON instead of the file.")] = False,
    config: ConfigOption = None,
) -> None:
    """Print an entry as the desk understands it."""
    try:
        knowledge = load(read_config(config).draft.faq)
    except KnowledgeError as error:
        fail(str(error), FAILED)
    entry = knowledge.entry(entry_id)
    if entry is None:
        fail(f"There is no entry {entry_id}.", FAILED)
    if not as_json:
        print(render(entry))
        return
    entries = json.loads(to_json(knowledge))[f"{entry.kind}s"]
    print(json.dumps(next(fields for fields in entries if fields["id"] == entry_id), ensure_ascii=False, indent=2))


@app.command()
def export(
    folder: Annotated[Path | None, typer.Argument(help="Where to write; without it, the faq/ of the config.")] = None,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Write over files that were edited since they were last published, too.")
    ] = False,
    config: ConfigOption = None,
) -> None:
    """Write the published version back into files; only files whose content differs are touched.

    A file that was edited since it was last published is left alone and named; exit 1 then.
    """
    settings = read_config(config)
    target = folder or settings.draft.faq
    edited = []
    with open_desk(settings) as desk:
        with desk.database.read() as tx:
            before = desk.knowledge_at(tx, versions.of_files(tx))
        for entry in desk.knowledge.entries():
            path = target / f"{entry.kind}s" / f"{entry.id}.md"
            text = render(entry)
            if path.exists() and _same(path, target, entry.id, text):
                continue
            old = before.entry(entry.id)
            if path.exists() and not overwrite and not (old and _same(path, target, entry.id, render(old))):
                edited.append(str(path))
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
            print(path)
    if edited:
        fail(f"Edited since they were published, and left alone (see --overwrite): {', '.join(edited)}", FAILED)


def _same(path: Path, folder: Path, entry_id: str, text: str) -> bool:
    """Return whether a file already says what would be written, however it is laid out."""
    if path.read_text("utf-8") == text:
        return True
    try:
        entry = load(folder).entry(entry_id)
    except KnowledgeError:
        return False
    return entry is not None and render(entry) == text


@templates_app.command("check")
def check_templates(config: ConfigOption = None) -> None:
    """Try every template of replies and notices with sample values and say what is wrong with file, line and remedy."""
    folder = read_config(config).draft.templates
    _report(lint.check(folder, fragment), str(folder))


def _report(problems: Iterable[Problem], what: str) -> None:
    problems = tuple(problems)
    for problem in problems:
        print(problem)
    errors = [problem for problem in problems if not problem.warning]
    if errors:
        fail(f"{what}: {len(errors)} errors.", FAILED)
    print(f"{what}: no errors, {len(problems)} warnings.")
