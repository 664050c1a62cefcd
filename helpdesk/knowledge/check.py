"""What ``helpdesk faq check`` says: the errors that forbid loading, and warnings about what will mislead later."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from helpdesk.errors import Problem
from helpdesk.knowledge.load import Reading, read
from helpdesk.knowledge.pages import Page
from helpdesk.model.knowledge import Entry, Permit, Topic

QUESTIONS = 8  # retrieval was measured to rise steeply until about this many questions an entry
_ENGLISH = re.compile(
    r"\b(?:the|is|are|do|does|how|what|which|where|when|can|my|need|for|of|i|should|who|why|will|want|a|to|on|about|please|with|and)\b",
    re.IGNORECASE,
)


def check(folder: Path, today: date) -> tuple[Problem, ...]:
    """Return every error and warning about the knowledge base in ``folder``, by file and line.

    ``today`` decides which review dates have passed.
    """
    reading = read(folder)
    warnings: list[Problem] = []
    for kind, entry in _entries(reading):
        page = reading.pages[kind, entry.id]
        warnings += _stale(page, entry, today)
        warnings += _questions(page, entry)
    warnings += _names(reading)
    return tuple(sorted((*reading.problems, *warnings), key=lambda p: (p.file, p.line, p.text)))


def _entries(reading: Reading) -> Iterator[tuple[str, Entry]]:
    for permit in reading.permits.values():
        yield "permit", permit
    for topic in reading.topics.values():
        yield "topic", topic


def _stale(page: Page, entry: Entry, today: date) -> list[Problem]:
    if entry.review_by is None:
        text, remedy = "no review date", 'add review_by = "YYYY-MM-DD"'
        return [Problem(page.file, 1, text, remedy, warning=True)]
    if date.fromisoformat(entry.review_by) < today:
        text, remedy = f"was to be reviewed by {entry.review_by}", "check the facts with their sources, set a new date"
        return [Problem(page.file, page.line(key="review_by"), text, remedy, warning=True)]
    return []


def _questions(page: Page, entry: Entry) -> list[Problem]:
    line, found = page.line(key="questions"), []
    if len(entry.questions) < QUESTIONS:
        text = f"{len(entry.questions)} questions; fewer than {QUESTIONS} are hard to recognise"
        found.append(Problem(page.file, line, text, "add questions as people really write them", warning=True))
    if entry.questions and not any(len(set(map(str.lower, _ENGLISH.findall(q)))) > 1 for q in entry.questions):
        found.append(Problem(page.file, line, "no question in English", "add at least one", warning=True))
    return found


def _names(reading: Reading) -> list[Problem]:
    """Return the names that two entries share without saying so, and those called ambiguous that are not."""
    owners: dict[str, list[Entry]] = defaultdict(list)
    for _, entry in _entries(reading):
        for name in sorted(_all_names(entry)):
            owners[name].append(entry)
    found = []
    for name, entries in owners.items():
        for entry in entries:
            others = [other for other in entries if other is not entry]
            if (problem := _name_problem(name, entry, others)) is not None:
                text, key, remedy = problem
                page = reading.pages[entry.kind, entry.id]
                found.append(Problem(page.file, page.line(key=key), text, remedy, warning=True))
    return found


def _name_problem(name: str, entry: Entry, others: list[Entry]) -> tuple[str, str, str] | None:
    """Return text, key and remedy of what is wrong with ``name`` of ``entry``, which ``others`` have too."""
    ambiguous = isinstance(entry, Permit) and name in map(_folded, entry.ambiguous)
    if ambiguous and not others:
        return f'"{name}" is called ambiguous, but nothing else has this name', "ambiguous", "delete it there"
    if not others or ambiguous or any(_belong_together(entry, other) for other in others):
        return None
    shared = ", ".join(other.id for other in others)
    remedy = "list it as ambiguous in both, or delete one" if isinstance(entry, Permit) else "delete one of the two"
    return f'"{name}" is also a name of {shared}', "aliases", remedy


def _belong_together(one: Entry, other: Entry) -> bool:
    """Whether a topic is about the permit, so that sharing a name misleads nobody."""
    if isinstance(one, Topic) and isinstance(other, Permit):
        return other.id in one.permits
    return isinstance(other, Topic) and isinstance(one, Permit) and one.id in other.permits


def _all_names(entry: Entry) -> set[str]:
    names = (*entry.aliases, entry.name, *entry.ambiguous) if isinstance(entry, Permit) else entry.aliases
    return {_folded(name) for name in names}


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
