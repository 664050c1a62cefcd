"""The folder ``faq/`` read whole: a knowledge base, or every reason why there is none. Nothing is half-loaded."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass, field
from pathlib import Path

from helpdesk.errors import KnowledgeError, Problem
from helpdesk.knowledge.entries import read_documents, read_permit, read_topic
from helpdesk.knowledge.pages import Page, read_toml, take_apart
from helpdesk.knowledge.references import references
from helpdesk.knowledge.same import FILE, Same, read_same
from helpdesk.knowledge.versions import knowledge_of
from helpdesk.model.knowledge import DocumentKind, Knowledge, Permit, Topic

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(slots=True)
class Reading:
    """What was found in the folder so far: entries by id, the page of each, and the mistakes."""

    documents: dict[str, DocumentKind] = field(default_factory=dict)
    permits: dict[str, Permit] = field(default_factory=dict)
    topics: dict[str, Topic] = field(default_factory=dict)
    pages: dict[tuple[str, str], Page] = field(default_factory=dict)
    permit_ids: set[str] = field(default_factory=set)  # of unreadable files too: naming those is no mistake
    problems: list[Problem] = field(default_factory=list)
    same: Same = ()

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Return the mistakes that forbid loading, by file and line."""
        return tuple(sorted((p for p in self.problems if not p.warning), key=lambda p: (p.file, p.line, p.text)))


def load(folder: Path) -> Knowledge:
    """Return the knowledge base in ``folder``.

    Raises KnowledgeError with every mistake of every file when there is at least one.
    """
    reading = read(folder)
    if reading.errors:
        raise KnowledgeError(reading.errors)
    return knowledge_of(reading.permits, reading.topics, reading.documents, reading.same)


def read(folder: Path) -> Reading:
    """Return whatever ``folder`` holds, with the mistakes in it."""
    reading = Reading()
    if not folder.is_dir():
        problem = Problem(str(folder), 1, "no such folder", "set [draft] faq in config.toml to the knowledge base")
        reading.problems.append(problem)
        return reading
    _read_documents(folder / "documents.toml", reading)
    for kind in ("permit", "topic"):
        for path in sorted((folder / f"{kind}s").glob("*.md")):
            if kind == "permit":
                reading.permit_ids.add(path.stem)
            _read_entry(kind, path, f"{folder.name}/{kind}s/{path.name}", reading)
    reading.problems += references(reading.permits, reading.topics, reading.pages, reading.permit_ids)
    _read_same(folder / FILE, reading)
    return reading


def parse(
    kind: str, entry_id: str, text: str, documents: dict[str, DocumentKind], permits: Set[str] | None = None
) -> Permit | Topic:
    """Return one entry from the text of its file.

    Raises KnowledgeError with every mistake in it. Whether the ids it names exist can be told only where ``permits``,
    those of all permits, are given.
    """
    reading = Reading(documents=documents)
    _read_text(kind, entry_id, f"faq/{kind}s/{entry_id}.md", text, reading)
    if permits is not None and not reading.errors:
        reading.problems += references(reading.permits, reading.topics, reading.pages, permits)
    if reading.errors:
        raise KnowledgeError(reading.errors)
    return reading.permits[entry_id] if kind == "permit" else reading.topics[entry_id]


def _read_documents(path: Path, reading: Reading) -> None:
    name = f"{path.parent.name}/{path.name}"
    if not path.is_file():
        reading.problems.append(Problem(name, 1, "the vocabulary of documents is missing", "see docs/entries.md"))
        return
    if (text := _text(path, name, reading)) is None:
        return
    data, problem = read_toml(name, text)
    if problem:
        reading.problems.append(problem)
        return
    reading.documents, problems = read_documents(Page(name, data, {}, text))
    reading.problems += problems


def _read_same(path: Path, reading: Reading) -> None:
    name = f"{path.parent.name}/{path.name}"
    if not path.is_file() or (text := _text(path, name, reading)) is None:
        return  # a base need not say so
    data, problem = read_toml(name, text)
    if problem:
        reading.problems.append(problem)
        return
    reading.same, problems = read_same(name, data, {**reading.topics, **reading.permits})
    reading.problems += problems


def _read_entry(kind: str, path: Path, name: str, reading: Reading) -> None:
    if not ID.fullmatch(path.stem):
        remedy = "rename it: lower-case letters and digits with hyphens between"
        reading.problems.append(Problem(name, 1, f'"{path.stem}" cannot be an id', remedy))
    if (text := _text(path, name, reading)) is not None:
        _read_text(kind, path.stem, name, text, reading)


def _read_text(kind: str, entry_id: str, name: str, text: str, reading: Reading) -> None:
    page, problems = take_apart(name, text)
    reading.problems += problems
    if page is None:
        return
    reading.pages[kind, entry_id] = page
    if kind == "permit":
        reading.permits[entry_id], problems = read_permit(entry_id, page, reading.documents)
    else:
        reading.topics[entry_id], problems = read_topic(entry_id, page)
    reading.problems += problems


def _text(path: Path, name: str, reading: Reading) -> str | None:
    try:
        octets = path.read_bytes()
    except OSError as error:
        reading.problems.append(Problem(name, 1, f"cannot be read: {error.strerror}", "check the file's permissions"))
        return None
    try:
        return octets.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = octets.count(b"\n", 0, error.start) + 1
        reading.problems.append(Problem(name, line, "not UTF-8", "save the file with the encoding UTF-8"))
        return None
