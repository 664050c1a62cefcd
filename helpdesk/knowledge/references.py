"""What only several files together can get wrong: ids that do not exist, or that two entries share."""

from __future__ import annotations

from collections.abc import Mapping, Set

from helpdesk.errors import Problem
from helpdesk.knowledge.fields import suggestion
from helpdesk.knowledge.pages import Page
from helpdesk.model.knowledge import EntryStatus, Permit, Topic

Pages = Mapping[tuple[str, str], Page]


def references(
    permits: Mapping[str, Permit], topics: Mapping[str, Topic], pages: Pages, known: Set[str]
) -> list[Problem]:
    """Return every mistake in what the entries say about each other; ``known`` are the ids of all permit files."""
    problems = []
    for entry_id in permits.keys() & topics.keys():
        page = pages["topic", entry_id]
        problems.append(Problem(page.file, 1, f'"{entry_id}" is also the id of a permit', "rename this file"))
    for permit in permits.values():
        page = pages["permit", permit.id]
        problems += _unknown(page, "replaced_by", permit.replaced_by, known)
        problems += _successor(page, permit)
    for topic in topics.values():
        problems += _unknown(pages["topic", topic.id], "permits", topic.permits, known)
    return problems


def _unknown(page: Page, key: str, ids: tuple[str, ...], known: Set[str]) -> list[Problem]:
    return [
        Problem(page.file, page.line(key=key), f'{key}: there is no permit "{i}"', suggestion(i, known)[:200])
        for i in ids
        if i not in known
    ]


def _successor(page: Page, permit: Permit) -> list[Problem]:
    if permit.status is EntryStatus.REPLACED and not permit.replaced_by:
        remedy = 'add replaced_by = ["..."], or write status = "abolished"'
        return [Problem(page.file, page.line(key="status"), "replaced, but not said by what", remedy)]
    if permit.status is EntryStatus.ACTIVE and permit.replaced_by:
        remedy = 'write status = "replaced", or delete replaced_by'
        return [Problem(page.file, page.line(key="replaced_by"), "replaced, but its status is active", remedy)]
    if permit.id in permit.replaced_by:
        return [Problem(page.file, page.line(key="replaced_by"), "replaced by itself", "name another permit")]
    return []
