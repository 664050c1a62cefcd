"""Entries as files: an empty one to fill in, and an entry written back to where it came from."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from helpdesk.errors import KnowledgeError, Problem
from helpdesk.knowledge.load import parse
from helpdesk.model.knowledge import (
    DayZero,
    DocumentKind,
    Entry,
    Fee,
    Force,
    LegalBasis,
    Particular,
    Permit,
    Requirement,
    Source,
    Topic,
)

WIDTH = 120


def skeleton(kind: str, entry_id: str) -> str:
    """Return a file for a new entry with a comment at each field; filled in, it passes ``check``."""
    return (_PERMIT if kind == "permit" else _TOPIC).replace("ENTRY_ID", entry_id)


def render(entry: Entry) -> str:
    """Return the file of ``entry``.

    Raises KnowledgeError when no file could hold it, such as prose with a heading in it: what is written is always
    read back the same.
    """
    text = _permit(entry) if isinstance(entry, Permit) else _topic(entry)
    if parse(entry.kind, entry.id, text, _documents_of(entry)) != entry:
        where = f"faq/{entry.kind}s/{entry.id}.md"
        remedy = "take headings, comments and outer blanks out of its texts"
        raise KnowledgeError((Problem(where, 1, "the entry cannot be written as a file", remedy),))
    return text


def _documents_of(entry: Entry) -> dict[str, DocumentKind]:
    rows = (entry.requirements or ()) if isinstance(entry, Permit) else ()
    keys = {key for row in rows for key in (row.document, *row.alternatives)}
    return {key: DocumentKind(key, key, key) for key in keys}


def _permit(permit: Permit) -> str:
    lines = [
        *_pairs(permit, "name", "name_en", "aliases", "ambiguous", "titles", "sector", "status", "replaced_by"),
        *_pairs(permit, "jurisdiction"),
        *_pairs(permit, "jurisdiction_note", "jurisdiction_note_en", "units", "unit_note", "channel", "site_visit"),
        *_pairs(permit, "term_days", "term_basis", "term_basis_en"),
        *([] if permit.day_zero is DayZero.AFTER else _pairs(permit, "day_zero")),
        *_pairs(permit, "validity", "validity_en", "evidence", "as_of", "review_by", "questions"),
    ]
    for step in permit.term_steps:
        lines += ["", "[[term_steps]]", *_pairs(step, "name", "name_en", "days")]
    for law in permit.legal_basis:
        lines += _law(law)
    if permit.fee:
        lines += ["", "[fee]", *_fee(permit.fee)]
    for requirement in permit.requirements or ():
        lines += ["", "[[requirements]]", *_requirement(requirement)]
    for particular in permit.particulars:
        lines += _particular(particular)
    for source in permit.sources:
        lines += _source(source)
    sections = [
        ("Definisi", permit.definition),
        ("Definition", permit.definition_en),
        ("Prosedur", _steps(permit.procedure)),
        ("Procedure", _steps(permit.procedure_en)),
        ("Catatan", permit.note),
    ]
    return _page(lines, sections)


def _topic(topic: Topic) -> str:
    lines = list(_pairs(topic, "question", "question_en", "matter", "matter_en"))
    lines += _pairs(topic, "group", "aspects", "permits", "aliases")
    lines += [f"{key} = true" for key in ("case_data", "escalate", "volatile") if getattr(topic, key)]
    lines += _pairs(topic, "verify", "evidence", "as_of", "review_by", "questions")
    for law in topic.legal_basis:
        lines += _law(law)
    for particular in topic.particulars:
        lines += _particular(particular)
    for source in topic.sources:
        lines += _source(source)
    return _page(lines, [("Jawaban", topic.answer), ("Answer", topic.answer_en), ("Catatan", topic.note)])


def _law(law: LegalBasis) -> list[str]:
    state = [] if law.state is Force.IN_FORCE else [f"state = {_value(law.state)}"]
    return ["", "[[legal_basis]]", *_pairs(law, "name", "about"), *state]


_OF_PARTICULAR = ("about", "asked", "title", "title_en", "text", "text_en", "over", "near", "result", "result_en")


def _particular(particular: Particular) -> list[str]:
    return ["", "[[particulars]]", *_pairs(particular, *_OF_PARTICULAR)]


def _source(source: Source) -> list[str]:
    return ["", "[[sources]]", *_pairs(source, "title", "url", "as_of")]


def _fee(fee: Fee) -> Iterable[str]:
    return _pairs(fee, "amount", "text", "text_en", "basis", "superseded")


def _requirement(row: Requirement) -> list[str]:
    lines = list(_pairs(row, "document", "text", "text_en", "mandatory", "condition", "condition_en", "when"))
    lines += _pairs(row, "alternatives", "jurisdiction")
    return lines if row.state is Force.IN_FORCE else [*lines, f"state = {_value(row.state)}"]


def _steps(steps: tuple[str, ...] | None) -> str | None:
    return "\n".join(f"{number}. {step}" for number, step in enumerate(steps, 1)) if steps else None


def _page(lines: list[str], sections: list[tuple[str, str | None]]) -> str:
    prose = "".join(f"\n## {heading}\n{text}\n" for heading, text in sections if text)
    return "+++\n" + "\n".join(lines) + "\n+++\n" + prose


def _pairs(noun: object, *keys: str) -> Iterable[str]:
    """Return ``key = value`` for each of these fields that is known."""
    for key in keys:
        value = getattr(noun, key)
        if value is not None and value != ():
            yield f"{key} = {_value(value)}"


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, tuple):
        items = [_value(item) for item in value]
        line = f"[{', '.join(items)}]"
        return line if len(line) < WIDTH - 20 else "[\n" + "".join(f"  {item},\n" for item in items) + "]"
    # A JSON string is a TOML basic string, except for DEL (TOML 1.0: it must be escaped).
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")


_PERMIT = """\
+++
name = ""                    # as the office calls it
name_en = ""
aliases = []                 # what people call it: names only, no questions
ambiguous = []               # those of its names that another permit has too
# titles = []                # of the one profession that applies for it: dr | drg | drh | apt | ns | bd | ftr
sector = ""                  # e.g. "kesehatan"
status = "active"            # active | replaced | abolished
# replaced_by = []           # ids, when it was replaced
jurisdiction = "jakarta"     # jakarta | national | other-region | mixed: where the requirement list comes from
# jurisdiction_note = ""     # needed in both languages when the list is not Jakarta's
# jurisdiction_note_en = ""
# units = []                 # kelurahan | kecamatan | city | province | central. Left out: unknown
# channel = ""
# site_visit = true          # left out: unknown
# term_days = 14             # working days. Left out: unknown
# term_basis = ""            # whose standard that is, where it is one unit's
# term_basis_en = ""
# day_zero = "same"          # the day on which the file is complete counts. Left out: the working day after it
# validity = ""
# validity_en = ""
evidence = "seen"            # seen | partly-seen | general-knowledge
# as_of = ""                 # newest date of the sources: YYYY, YYYY-MM or YYYY-MM-DD
review_by = ""               # YYYY-MM-DD; past this day the desk warns
questions = [                # eight or more, as people really write them; at least one in English
]

# [[legal_basis]]
# name = ""                  # in full: Peraturan Pemerintah Nomor 28 Tahun 2025
# about = ""
# state = "in-force"         # in-force | superseded | unverified

# [[term_steps]]             # the parts of term_days, in order, where the service standard names them
# name = ""
# name_en = ""
# days = 0                   # working days; together they are term_days

# [fee]                      # left out: unknown
# amount = 0                 # rupiah, only where one number is the whole truth
# text = ""
# text_en = ""

# [[requirements]]           # no such table at all: the list is unknown
# document = "ktp"           # a key of faq/documents.toml
# text = ""
# text_en = ""
# mandatory = true
# condition = ""             # in words, with condition_en and when; left out: always
# condition_en = ""
# when = ""
# alternatives = []

# [[particulars]]            # what is said to one narrow question, which has all words of a group of about
# about = []
# asked = []                 # how citizens ask for it, and what they tell that makes it needed
# title = ""                 # the matter that is asked about, as a heading of a few words
# title_en = ""
# text = ""
# text_en = ""

# [[sources]]
# title = ""
# url = ""
# as_of = ""
+++

<!-- ENTRY_ID: leave out every section that is not known, with its English counterpart.

## Definisi
One or two sentences.

## Definition
The same in English.

## Prosedur
1. One step a line ("Ajukan ...").

## Procedure
1. The same in English.

## Catatan
For counselors. Never drafted.
-->
"""

_TOPIC = """\
+++
question = ""                # the question as the office would put it
question_en = ""
# matter = ""                # what it is about in a few words, small letters: the heading in a letter
# matter_en = ""
group = ""                   # e.g. "waktu"
aspects = []                 # requirements procedure fee duration legal definition validity status complaint
                             # documents-check other
permits = []                 # ids of the permits it often goes with
aliases = []                 # short names of the theme, as people say it
# case_data = true           # cannot be answered without looking at the application
# escalate = true            # a person must act, the answer alone is not enough
# volatile = true            # contact data, hours, screens: may change any day
# verify = ""                # what an officer has to confirm; for counselors
evidence = "seen"            # seen | partly-seen | general-knowledge
# as_of = ""                 # YYYY, YYYY-MM or YYYY-MM-DD
review_by = ""               # YYYY-MM-DD; past this day the desk warns
questions = [                # eight or more, as people really write them; at least one in English
]

# [[legal_basis]]
# name = ""

# [[sources]]
# title = ""
# url = ""
# as_of = ""
+++

<!-- ENTRY_ID: write ## Jawaban and ## Answer, two to six sentences each, and ## Catatan for counselors. -->
"""
