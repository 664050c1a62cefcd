"""The inquiries are what they say they are: complete, invented, varied."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from helpdesk.demo.documents import papers
from helpdesk.demo.inquiries import Inquiry, Shape, Trust, first_inquiries, followups, later_inquiries

EVERY = (*first_inquiries(), *later_inquiries())
DOCUMENTS = tomllib.loads((Path(__file__).parents[2] / "faq" / "documents.toml").read_text("utf-8"))
SAYS_NOTHING = re.compile(
    r"^(?:IMG|scan|Scan \d|CamScanner|WhatsApp Image|Dokumen \d|Document_|attachment-|letter\.|\d+\.)", re.IGNORECASE
)


def _text(inquiry: Inquiry) -> str:
    return inquiry.worded(f"{inquiry.subject}\n{inquiry.body}")


def test_forty_inquiries_come_first_and_twenty_later() -> None:
    assert [inquiry.id for inquiry in EVERY] == [f"inq-{number:02}" for number in range(1, 61)]
    assert len(first_inquiries()) == 40


def test_no_address_of_the_demo_can_belong_to_anybody() -> None:
    assert all(inquiry.address.endswith(".example") for inquiry in EVERY)


def test_no_number_like_a_nik_was_ever_issued() -> None:
    numbers = [number for inquiry in EVERY for number in re.findall(r"\b\d{16}\b", str(inquiry))]

    assert numbers
    assert all(number.endswith("0000") for number in numbers)


def test_every_document_key_is_one_of_the_knowledge_base_and_every_paper_can_be_drawn() -> None:
    enclosures = [item for inquiry in EVERY for item in inquiry.attachments]
    enclosures += [item for followup in followups() for item in followup.attachments]

    assert {key for item in enclosures for key in item.keys} <= set(DOCUMENTS)
    assert {item.paper for item in enclosures} == set(papers())


def test_about_half_of_the_attachments_have_names_that_say_nothing() -> None:
    names = [item.name for inquiry in first_inquiries() for item in inquiry.attachments]
    silent = [name for name in names if SAYS_NOTHING.match(name)]

    assert len(names) == 38
    assert 17 <= len(silent) <= 21


def test_every_program_writes_and_one_sender_is_not_who_he_says() -> None:
    used = Counter(inquiry.shape for inquiry in EVERY)

    assert set(used) == set(Shape)
    assert [inquiry.id for inquiry in first_inquiries() if inquiry.trust is Trust.FAIL] == ["inq-20"]


@pytest.mark.parametrize("inquiry", EVERY, ids=lambda inquiry: inquiry.id)
def test_an_inquiry_can_be_sent_again_by_somebody_else(inquiry: Inquiry) -> None:
    others = [inquiry.another(Random(seed)) for seed in range(12)]

    if inquiry.sex is not None:
        assert len({other.address for other in others}) > 6
        assert all(inquiry.name not in _text(other) for other in others)
    for key, values in inquiry.vary.items():
        assert len(values) > 1
        assert len({other.facts[key] for other in others}) > 1
    assert not any(re.search(r"[{}]", _text(other)) for other in others)


def test_the_same_chance_gives_the_same_person() -> None:
    assert EVERY[0].another(Random(7)) == EVERY[0].another(Random(7))
