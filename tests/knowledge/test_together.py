"""Changes of a page and of files made one, entry by entry; what both changed differently is named, not overwritten."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helpdesk.knowledge.together import bring_together, differing, with_entry
from helpdesk.model.knowledge import Knowledge
from tests.project import project_knowledge


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    """Give the project's knowledge base."""
    return project_knowledge()


def asking(knowledge: Knowledge, entry_id: str, question: str) -> Knowledge:
    """Return the base with one more question at an entry."""
    entry = knowledge.entry(entry_id)
    assert entry is not None
    return with_entry(knowledge, replace(entry, questions=(*entry.questions, question)))


def test_what_one_side_changed_is_taken_from_that_side(knowledge: Knowledge) -> None:
    pages, files = asking(knowledge, "krk", "dari halaman"), asking(knowledge, "mpp", "dari berkas")

    found = bring_together(knowledge, pages, files)

    assert found.clashes == ()
    assert found.knowledge == asking(asking(knowledge, "krk", "dari halaman"), "mpp", "dari berkas")
    assert differing(knowledge, found.knowledge) == ("krk", "mpp")


def test_what_both_changed_alike_is_no_clash(knowledge: Knowledge) -> None:
    both = asking(knowledge, "krk", "sama")

    assert bring_together(knowledge, both, both).clashes == ()
    assert bring_together(knowledge, both, both).knowledge.version == both.version


def test_what_both_changed_differently_stays_as_the_pages_have_it_and_is_named(knowledge: Knowledge) -> None:
    pages, files = asking(knowledge, "krk", "dari halaman"), asking(knowledge, "krk", "dari berkas")

    found = bring_together(knowledge, pages, files)

    assert found.clashes == ("krk",)
    assert found.knowledge.version == pages.version


def test_a_file_that_was_removed_or_is_new_counts_as_its_change(knowledge: Knowledge) -> None:
    topics = {i: topic for i, topic in knowledge.topics.items() if i != "mpp"}
    without = replace(knowledge, topics=topics)

    assert bring_together(knowledge, asking(knowledge, "krk", "x"), without).knowledge.entry("mpp") is None
    assert bring_together(without, without, knowledge).knowledge.entry("mpp") == knowledge.entry("mpp")
