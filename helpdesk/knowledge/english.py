"""An entry as an English page tells it: its English texts in the place of the Indonesian ones.

What an entry has only in Indonesian stays as it is; ``untold`` names such fields, so that a page can say so. Names of
regulations, units and systems are Indonesian in every language.
"""

from __future__ import annotations

from dataclasses import replace

from helpdesk.model.knowledge import Entry, Particular, Permit, Requirement, Topic

_TWINS = ("definition", "procedure", "validity", "jurisdiction_note", "term_basis")


def in_english(entry: Entry) -> Entry:
    """Return the entry with its English texts."""
    if isinstance(entry, Topic):
        matter = entry.matter_en or entry.matter
        narrow = tuple(map(_particular, entry.particulars))
        return replace(entry, question=entry.question_en, answer=entry.answer_en, matter=matter, particulars=narrow)
    told = {field: getattr(entry, f"{field}_en") or getattr(entry, field) for field in _TWINS}
    return replace(
        entry,
        name=entry.name_en,
        fee=replace(entry.fee, text=entry.fee.text_en) if entry.fee else None,
        requirements=None if entry.requirements is None else tuple(map(_requirement, entry.requirements)),
        particulars=tuple(map(_particular, entry.particulars)),
        term_steps=tuple(replace(step, name=step.name_en) for step in entry.term_steps),
        **told,
    )


def untold(entry: Entry) -> frozenset[str]:
    """Return the fields that ``in_english`` leaves in Indonesian, though an entry could have them in English."""
    if not isinstance(entry, Permit):
        return frozenset()
    return frozenset(field for field in _TWINS if getattr(entry, field) and not getattr(entry, f"{field}_en"))


def _particular(narrow: Particular) -> Particular:
    return replace(narrow, text=narrow.text_en, result=narrow.result_en, title=narrow.title_en)


def _requirement(row: Requirement) -> Requirement:
    return replace(row, text=row.text_en, condition=row.condition_en or row.condition)
