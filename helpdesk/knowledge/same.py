"""``faq/same.toml``: sentences of entries that tell a reader the same, the fuller one first.

A letter that has said one of them need not say those after it: that another storey needs a PBG stands in three entries,
and a mail may be on all of them. A sentence is named by its entry, the line of it, and the words that it begins with;
of a line that looks at a limit that may be what it comes to where the limit is passed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from helpdesk.errors import Problem
from helpdesk.model.knowledge import Entry, Permit, Topic
from helpdesk.sentences import sentences_of

FILE = "same.toml"
# what names the text of an entry that is no narrow answer; "where" is its unit_note, "steps" its procedure
ANSWER, DEFINITION, WHERE, STEPS = "answer", "definition", "where", "steps"
Same: TypeAlias = tuple[tuple[str, ...], ...]


def read_same(name: str, data: Mapping[str, Any], entries: Mapping[str, Entry]) -> tuple[Same, list[Problem]]:
    """Return the groups of sentences, those of each language apart, and what is wrong in the file called ``name``.

    A sentence that no entry has any more is only warned of: its entry may have been changed on a page.
    """
    groups: list[tuple[str, ...]] = []
    problems: list[Problem] = []
    for number, row in enumerate(data.get("same", []), 1):
        named = row.get("sentences") if isinstance(row, dict) else None
        if not isinstance(named, list) or not all(isinstance(one, str) for one in named):
            remedy = 'write sentences = ["entry#line: first words", ...]'
            problems.append(Problem(name, 1, f"group {number} has no list of sentences", remedy))
            continue
        pairs = [(one, named_sentence(one, entries)) for one in named]
        for one, pair in pairs:
            if pair is None:
                remedy = "correct its first words, or delete it"
                problems.append(Problem(name, 1, f'no entry says "{one}" (any more)', remedy, warning=True))
        groups += _by_language(pair for _, pair in pairs if pair is not None)
    return tuple(groups), problems


def _by_language(pairs: Iterable[tuple[str, str | None]]) -> list[tuple[str, ...]]:
    found = list(pairs)
    both = (
        tuple(dict.fromkeys(sentence for sentence, _ in found)),
        tuple(dict.fromkeys(sentence for _, sentence in found if sentence is not None)),
    )
    return [group for group in both if len(group) > 1]


def named_sentence(name: str, entries: Mapping[str, Entry]) -> tuple[str, str | None] | None:
    """Return the sentence called ``name`` ("entry#line: first words") and its English counterpart.

    None where no entry says it; None in English where an entry says it in other sentences.
    """
    place, _, begins = name.partition(": ")
    entry_id, _, line = place.partition("#")
    entry = entries.get(entry_id)
    for texts in () if entry is None or not begins else _texts(entry, line):
        told, english = sentences_of(texts[0]), sentences_of(texts[1])
        at = next((number for number, one in enumerate(told) if one.startswith(begins)), None)
        if at is not None:
            return told[at], (english[at] or None) if len(english) == len(told) else None
    return None


def _fields(permit: Permit) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return what else of a permit a letter tells as it stands, in both languages."""
    steps = zip(permit.procedure or (), permit.procedure_en or permit.procedure or (), strict=False)
    return {
        DEFINITION: ((permit.definition or "", permit.definition_en or ""),),
        WHERE: ((permit.unit_note or "", ""),),
        STEPS: tuple(steps),
    }


def _texts(entry: Entry, line: str) -> tuple[tuple[str, str], ...]:
    """Return the texts of a line of an entry in both languages, what it comes to last; none has none of this name."""
    if line == ANSWER and isinstance(entry, Topic):
        return ((entry.answer, entry.answer_en),)
    if isinstance(entry, Permit) and line in (DEFINITION, WHERE, STEPS):
        return _fields(entry)[line]
    found = next((one for one in entry.particulars if line in one.about[:1]), None)
    if found is None:
        return ()
    return ((found.text, found.text_en), (found.result or "", found.result_en or ""))
