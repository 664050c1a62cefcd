"""Every entry of the shipped knowledge base, drafted on every side: what must never stand in a letter."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpdesk.config import Office
from helpdesk.draft.asked.named_topics import LOST, missing_from
from helpdesk.draft.entry.facts import TOLD, asked_sides
from helpdesk.draft.letter.letter import Writer
from helpdesk.model.knowledge import EntryStatus, Force, Jurisdiction, Knowledge, Permit
from helpdesk.model.message import Attachment, Body
from helpdesk.model.question import Action, Aspect, Candidate, CheckedDocuments, Question, Understanding
from tests.draft.conftest import TEMPLATES
from tests.entries import message
from tests.project import project_knowledge

BASE = project_knowledge()
WRITER = Writer(Office(), TEMPLATES, BASE)
PERMITS = sorted(BASE.permits)
ENTRIES = [entry.id for entry in BASE.entries()]
MARKS = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|\bNone\b|\bUndefined\b|\bAnda\b|  +\S|\n\n\n")


def drafted(entry_id: str, aspects: tuple[Aspect, ...], language: str) -> str:
    """Return the block on these sides of an entry."""
    return WRITER.block(Question("q", 0, 1, aspects, 0.0, ()), 0, entry_id, language).text


def stale(permit: Permit) -> list[str]:
    """Return the words of a permit's facts that have been overtaken and are not also in force."""
    items, rules = permit.requirements or (), permit.legal_basis
    current = " ".join(item.text + item.text_en for item in items if item.state is not Force.SUPERSEDED)
    rules_now = " ".join(rule.name for rule in rules if rule.state is Force.IN_FORCE)
    old = [text for i in items if i.state is Force.SUPERSEDED for text in (i.text, i.text_en) if text not in current]
    old += [rule.name for rule in rules if rule.state is not Force.IN_FORCE and rule.name not in rules_now]
    return old + list(permit.fee.superseded if permit.fee else ())


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("permit_id", PERMITS)
def test_no_draft_tells_an_overtaken_fact_or_shows_a_mark(permit_id: str, language: str) -> None:
    permit = BASE.permits[permit_id]
    text = drafted(permit_id, TOLD, language)
    successors = [BASE.permits[i] for i in permit.replaced_by if permit.status is not EntryStatus.ACTIVE]
    assert text
    assert not [fact for fact in stale(permit) if fact in text and not any(fact in told(s) for s in successors)]
    assert MARKS.search(text) is None or language == "en"
    assert "6.000" not in text


def told(permit: Permit) -> str:
    """Return the regulations and items of a permit that are in force."""
    items = [item for item in permit.requirements or () if item.state is not Force.SUPERSEDED]
    rules = [rule.name for rule in permit.legal_basis if rule.state is Force.IN_FORCE]
    return " ".join([*rules, *(item.text for item in items), *(item.text_en for item in items)])


@pytest.mark.parametrize("permit_id", PERMITS)
def test_an_unknown_fee_or_term_gets_no_figure(permit_id: str) -> None:
    permit = BASE.permits[permit_id]
    if permit.status is not EntryStatus.ACTIVE:
        return
    if permit.fee is None:
        text = drafted(permit_id, (Aspect.FEE,), "id")
        assert "belum kami temukan ketentuan resminya" in text
        assert not re.search(r"Rp|gratis|tidak dipungut", text)
    if permit.term_days is None:
        assert not re.search(r"\d+ hari", drafted(permit_id, (Aspect.DURATION,), "id"))


@pytest.mark.parametrize("permit_id", [i for i in PERMITS if BASE.permits[i].status is EntryStatus.ACTIVE])
def test_a_list_that_is_not_jakartas_says_so_before_it_begins(permit_id: str) -> None:
    permit = BASE.permits[permit_id]
    if permit.requirements is None or permit.jurisdiction not in (Jurisdiction.OTHER_REGION, Jurisdiction.MIXED):
        return
    text = drafted(permit_id, (Aspect.REQUIREMENTS,), "id")
    assert text.index("Di Jakarta ketentuannya belum tentu sama") < text.index("Yang perlu disiapkan")


@pytest.mark.parametrize("permit_id", [i for i in PERMITS if BASE.permits[i].status is not EntryStatus.ACTIVE])
def test_nobody_is_told_to_prepare_papers_for_a_permit_that_is_gone(permit_id: str) -> None:
    permit = BASE.permits[permit_id]
    text = drafted(permit_id, (Aspect.REQUIREMENTS, Aspect.PROCEDURE), "id")
    assert "sudah tidak diterbitkan lagi" in text
    if not permit.replaced_by:
        assert "Yang perlu disiapkan" not in text


digits = st.text("0123456789", min_size=15, max_size=16)
numbers = st.one_of(
    digits,
    digits.map(lambda d: " ".join(re.findall(r"\d{1,4}", d))),
    digits.map(lambda d: f"{d[:2]}.{d[2:5]}.{d[5:8]}.{d[8]}-{d[9:12]}.{d[12:15]}"),
    digits.map(lambda d: "-".join(re.findall(r"\d{1,4}", d))),
)


@given(
    number=numbers,
    entries=st.lists(st.sampled_from(ENTRIES), max_size=3),
    aspects=st.lists(st.sampled_from(list(Aspect)), max_size=3, unique=True),
    action=st.sampled_from([a for a in Action if a is not Action.NO_REPLY]),
    language=st.sampled_from(["id", "en"]),
    confidence=st.floats(0, 1),
)
@settings(deadline=None, max_examples=80)
def test_no_draft_repeats_a_number_that_names_a_person(
    number: str,
    entries: list[str],
    aspects: list[Aspect],
    action: Action,
    language: str,
    confidence: float,
) -> None:
    kinds = [Candidate("permit" if i in BASE.permits else "topic", i, confidence) for i in entries]
    text = f"Assalamualaikum, NIK saya {number}, no permohonan {number}.\nTerima kasih\n{number} Rina"
    question = Question(text, 0, len(text), tuple(aspects), 1 - confidence, tuple(kinds))
    permits = tuple(i for i in entries if i in BASE.permits)
    file = Attachment(f"KTP {number}.jpg", "image/jpeg", 5, False, b"x", text=number)
    checks = tuple(CheckedDocuments(i, ((0, None, ("ktp",)),), ("kk", "kk", "ktp")) for i in dict.fromkeys(permits))
    written = message(sender=f"Rina {number}", subject=f"NIK {number}", text=text, attachments=(file,))
    letter = WRITER.write(
        Understanding(action, (question, question), permits, (), (number,)),
        written,
        Body(text, "", number),
        documents=checks,
        today=date(2026, 11, 24),
        language=language,
    )
    assert letter is not None
    whole = f"{letter.subject}\n{letter.text}"
    assert number not in whole
    assert re.sub(r"\D", "", number) not in re.sub(r"[ .\-]", "", whole)
    assert not re.search(r"\{\{|\}\}|\{%|%\}|\n\n\n", whole)
    for block in letter.blocks:
        assert set(block.answered_by) <= set(ENTRIES)


def test_a_question_without_a_side_gets_the_usual_three() -> None:
    assert asked_sides(()) == (Aspect.DEFINITION, Aspect.REQUIREMENTS, Aspect.PROCEDURE)
    assert asked_sides((Aspect.STATUS,)) == ()
    assert isinstance(BASE, Knowledge)


def test_the_base_has_every_topic_that_letters_turn_to_by_name() -> None:
    assert missing_from(BASE, "faq") == ()


def test_a_base_without_such_a_topic_is_warned_of_by_the_file_to_write() -> None:
    without = replace(BASE, topics={i: topic for i, topic in BASE.topics.items() if i != LOST})

    (problem,) = missing_from(without, "faq")

    assert str(problem).startswith(f"faq/topics/{LOST}.md:1: warning: letters turn to the topic {LOST}")
    assert f"helpdesk faq new topic {LOST}" in problem.remedy
