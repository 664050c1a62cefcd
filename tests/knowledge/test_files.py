"""Entries written as files and versions, and read back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpdesk.errors import KnowledgeError
from helpdesk.knowledge.check import check
from helpdesk.knowledge.files import render, skeleton
from helpdesk.knowledge.load import load, parse
from helpdesk.knowledge.versions import from_json, knowledge_of, to_json
from helpdesk.model.knowledge import (
    DayZero,
    DocumentKind,
    EntryStatus,
    EvidenceGrade,
    Fee,
    Force,
    Jurisdiction,
    Knowledge,
    LegalBasis,
    Particular,
    Permit,
    Requirement,
    Source,
    TermStep,
    Topic,
)

FAQ = Path(__file__).parents[2] / "faq"
KTP = {"ktp": DocumentKind("ktp", "KTP", "Identity card", ("e-ktp",))}

# What can stand in a quoted field: any characters, but not blank and without outer blanks.
line = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30).map(str.strip)
words = line.filter(bool)
# Prose is written as people write it: no headings, no comments, no trailing blanks.
prose = st.text("abc ÉÜ漢.\"'\\[]{}=#1-\n", min_size=1, max_size=60).map(
    lambda text: "\n".join(row.strip() for row in text.split("\n")).strip("\n #") or "x"
)
step = st.text('abc É."[]#1-', min_size=1, max_size=20).map(str.strip).filter(bool)
maybe_day = st.none() | st.dates().map(date.isoformat)
unique = st.lists(words, max_size=3, unique=True).map(tuple)

laws = st.lists(st.builds(LegalBasis, words, st.none() | words, st.sampled_from(Force)), max_size=2).map(tuple)
sources = st.lists(st.builds(Source, words, st.none() | words, maybe_day), max_size=2).map(tuple)
abouts = st.lists(words, min_size=1, max_size=3, unique=True).map(tuple)
particulars = st.lists(st.builds(Particular, abouts, words, words), max_size=2).map(tuple)
fees = st.none() | st.builds(Fee, words, words, st.none() | st.integers(0, 10**9), st.none() | words, unique)
unconditional = st.builds(
    Requirement,
    document=st.just("ktp"),
    text=words,
    text_en=words,
    mandatory=st.booleans(),
    alternatives=st.sampled_from([(), ("ktp",)]),
    jurisdiction=st.none() | st.sampled_from(Jurisdiction),
    state=st.sampled_from(Force),
)
conditional = st.builds(
    lambda row, text: replace(row, condition=text, condition_en=text, when="other"), unconditional, words
)


@st.composite
def terms(draw: st.DrawFn) -> tuple[int | None, DayZero, tuple[TermStep, ...]]:
    """Draw how long the office may take: unknown, in days, or in steps."""
    days = draw(st.none() | st.integers(0, 400))
    if days is None:
        return None, DayZero.AFTER, ()
    names = draw(st.just(()) | unique)
    parts = tuple(TermStep(name, draw(words), draw(st.integers(0, 30))) for name in names)
    return sum(part.days for part in parts) if parts else days, draw(st.sampled_from(DayZero)), parts


@st.composite
def permits(draw: st.DrawFn) -> Permit:
    steps = draw(st.none() | st.lists(step, min_size=1, max_size=3).map(tuple))
    definition = draw(st.none() | prose)
    validity = draw(st.none() | words)
    days, day_zero, parts = draw(terms())
    return Permit(
        id="izin-uji",
        name=draw(words),
        name_en=draw(words),
        sector=draw(words),
        status=draw(st.sampled_from([EntryStatus.ACTIVE, EntryStatus.ABOLISHED])),
        jurisdiction=draw(st.sampled_from(Jurisdiction)),
        evidence=draw(st.sampled_from(EvidenceGrade)),
        as_of=draw(maybe_day),
        review_by=draw(maybe_day),
        aliases=draw(unique),
        ambiguous=draw(unique),
        titles=draw(st.sampled_from([(), ("drg",), ("dr", "ns")])),
        units=draw(st.sampled_from([(), ("city",), ("kelurahan", "province")])),
        channel=draw(st.none() | words),
        site_visit=draw(st.none() | st.booleans()),
        term_days=days,
        day_zero=day_zero,
        term_steps=parts,
        validity=validity,
        validity_en=validity,
        legal_basis=draw(laws),
        fee=draw(fees),
        requirements=draw(st.none() | st.lists(unconditional | conditional, min_size=1, max_size=3).map(tuple)),
        definition=definition,
        definition_en=definition,
        procedure=steps,
        procedure_en=steps,
        note=draw(st.none() | prose),
        questions=draw(unique),
        particulars=draw(particulars),
        sources=draw(sources),
    )


topics = st.builds(
    Topic,
    id=st.just("topik-uji"),
    question=words,
    question_en=words,
    group=words,
    aspects=st.sampled_from([("fee",), ("duration", "other")]),
    evidence=st.sampled_from(EvidenceGrade),
    as_of=maybe_day,
    review_by=maybe_day,
    answer=prose,
    answer_en=prose,
    aliases=unique,
    permits=st.sampled_from([(), ("izin-uji",)]),
    case_data=st.booleans(),
    escalate=st.booleans(),
    volatile=st.booleans(),
    verify=st.none() | words,
    note=st.none() | prose,
    legal_basis=laws,
    questions=unique,
    particulars=particulars,
    sources=sources,
)


@given(permits() | topics)
@settings(deadline=None, max_examples=150)
def test_an_entry_written_to_a_file_is_read_back_the_same(entry: Permit | Topic) -> None:
    assert parse(entry.kind, entry.id, render(entry), KTP) == entry


@given(permits(), topics)
@settings(deadline=None, max_examples=80)
def test_a_version_is_read_back_without_loss(permit: Permit, topic: Topic) -> None:
    knowledge = knowledge_of({permit.id: permit}, {topic.id: topic}, KTP)

    assert from_json(to_json(knowledge)) == knowledge


@pytest.fixture(scope="module")
def faq() -> Knowledge:
    return load(FAQ)


def test_every_entry_of_the_base_survives_its_file(faq: Knowledge) -> None:
    for entry in faq.entries():
        assert parse(entry.kind, entry.id, render(entry), dict(faq.documents)) == entry


def test_the_whole_base_survives_as_a_version(faq: Knowledge) -> None:
    assert from_json(to_json(faq)) == faq


def test_the_same_facts_are_the_same_version_and_other_facts_another(faq: Knowledge) -> None:
    turned = dict(reversed(list(faq.permits.items())))
    again = knowledge_of(turned, faq.topics, faq.documents, faq.same)
    permit = next(iter(faq.permits.values()))
    changed = {**faq.permits, permit.id: replace(permit, term_days=(permit.term_days or 0) + 1)}

    assert again.version == faq.version
    assert knowledge_of(changed, faq.topics, faq.documents, faq.same).version != faq.version


def test_text_that_is_no_version_is_refused() -> None:
    for text in ("", "{}", "[]", '{"version": "x", "permits": [{"id": 1}], "topics": [], "documents": []}'):
        with pytest.raises(KnowledgeError):
            from_json(text)


def test_an_entry_that_no_file_can_hold_is_refused(faq: Knowledge) -> None:
    permit = next(iter(faq.permits.values()))

    with pytest.raises(KnowledgeError):
        render(replace(permit, note="Baik.\n\n## Prosedur lama\nx"))


FILLED = {
    "permit": {
        'name = ""': 'name = "Izin Uji"',
        'name_en = ""': 'name_en = "Test Permit"',
        'sector = ""': 'sector = "umum"',
    },
    "topic": {
        'question = ""': 'question = "Apa?"',
        'question_en = ""': 'question_en = "What?"',
        'group = ""': 'group = "umum"',
        "aspects = []": 'aspects = ["other"]',
        "-->": "-->\n## Jawaban\nYa.\n\n## Answer\nYes.",
    },
}


@pytest.mark.parametrize("kind", ["permit", "topic"])
def test_a_skeleton_that_was_filled_in_passes_the_check(kind: str, tmp_path: Path) -> None:
    text = skeleton(kind, "izin-uji").replace('review_by = ""', 'review_by = "2027-01-01"')
    for old, new in FILLED[kind].items():
        assert old in text
        text = text.replace(old, new, 1)
    text = text.replace("\n]\n", "\n" + "".join(f'  "soal {n}",\n' for n in range(8)) + '  "What do I need?",\n]\n', 1)
    folder = tmp_path / "faq"
    (folder / f"{kind}s").mkdir(parents=True)
    (folder / "documents.toml").write_text("", "utf-8")
    (folder / f"{kind}s" / "izin-uji.md").write_text(text, "utf-8")

    assert check(folder, date(2026, 11, 24)) == ()


@pytest.mark.parametrize("kind", ["permit", "topic"])
def test_an_empty_skeleton_says_what_is_missing(kind: str) -> None:
    with pytest.raises(KnowledgeError) as caught:
        parse(kind, "izin-uji", skeleton(kind, "izin-uji"), {})

    assert {p.text.split(" ")[0] for p in caught.value.problems} >= {
        "review_by",
        "name" if kind == "permit" else "group",
    }
