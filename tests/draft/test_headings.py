"""A heading says no more than its text tells, and a definition is a sentence."""

from __future__ import annotations

import pytest

from helpdesk.draft.entry.facts import Teller
from helpdesk.draft.letter.headings import Headings
from helpdesk.draft.letter.subjects import with_subjects
from helpdesk.draft.letter.titled import Titles
from helpdesk.draft.templating.parts import Section
from helpdesk.draft.templating.templates import Templates
from helpdesk.model.draft import Block
from tests.draft.conftest import TEMPLATES
from tests.project import project_knowledge

KNOWLEDGE = project_knowledge()
TELLER = Teller(Templates(TEMPLATES), KNOWLEDGE, "id")
ENGLISH = Teller(Templates(TEMPLATES), KNOWLEDGE, "en")
GONE = "Izin Rumah Kost sudah tidak diterbitkan lagi. Penggantinya adalah Nomor Induk Berusaha (NIB)."


def headings(teller: Teller = TELLER, *entries: str) -> Headings:
    found = [entry for one in entries if (entry := KNOWLEDGE.entry(one)) is not None]
    return Headings(teller, Titles(found, teller, ""))


@pytest.mark.parametrize(
    ("heading", "text", "fitting"),
    [
        ("Tata cara Izin Rumah Kost dan penggantinya", GONE, "Izin Rumah Kost dan penggantinya"),
        ("Tata cara Izin Contoh", "Langkah pengurusan:\n1. Ajukan permohonan.", "Tata cara Izin Contoh"),
        ("Biaya SLHS", "Hasil uji laboratorium berumur paling lama satu bulan.", "SLHS"),
        ("Biaya SLHS", "Mengenai biaya, belum kami temukan ketentuan resminya.", "Biaya SLHS"),
        ("Biaya dan dasar hukum SIPA", "Dasar hukum: Peraturan Pemerintah Nomor 28.", "Dasar hukum SIPA"),
        ("Persyaratan, tata cara, dan biaya SLF", "Tidak dipungut biaya.\n\n(Syarat per 2024.)", "Biaya SLF"),
        ("Lama proses", "Bawa KTP.", "Lama proses"),  # nothing else would be left
        ("Biaya hidup di Jakarta", "Bawa KTP.", "Hidup di Jakarta"),
        ("Varian, merek, dan label", "Bawa KTP.", "Varian, merek, dan label"),
    ],
)
def test_a_side_of_which_nothing_is_told_goes_from_the_heading(heading: str, text: str, fitting: str) -> None:
    assert headings().fitting(heading, text) == fitting


def test_in_english_too() -> None:
    gone = "The former permit is no longer issued. It has been replaced by the NIB."
    assert headings(ENGLISH).fitting("Procedure for IMB and what replaces it", gone) == "IMB and what replaces it"


def test_what_has_no_name_is_headed_by_what_it_calls_open_or_by_its_narrow_answer_or_its_entry() -> None:
    unnamed = "Pertanyaan lainnya"
    open_ = TELLER.render("left_open", matters=["pembongkaran reklame"], whole=True)
    line = KNOWLEDGE.permits["izin-optik"].particulars[0]
    blocks = [
        Block(0, unnamed, open_, ()),
        Block(0, unnamed, line.text, ("izin-optik",)),
        Block(0, unnamed, "Bawa KTP.", ("nib",)),
        Block(0, unnamed, "Bawa KTP.", ()),
        Block(0, "Biaya", "Biayanya nol.", ()),
    ]
    made = [block.heading for block in headings(TELLER, "izin-optik", "nib").of_blocks(blocks)]
    assert made == [
        "Pembongkaran reklame",
        f"{line.title} – Izin Penyelenggaraan Optik",
        "Nomor Induk Berusaha (NIB)",
        unnamed,
        "Biaya",
    ]
    assert headings().of_blocks(blocks[:1])[0].heading == unnamed  # which is not shown


def test_two_narrow_answers_are_headed_by_both_and_three_by_their_permit() -> None:
    permit = KNOWLEDGE.permits["izin-optik"]
    titles = Titles([permit], TELLER, "")
    first, second, third = (one for one in permit.particulars[:3])
    both = titles.of(Section(1, "Izin", f"{first.text}\n\n{second.text}"))
    assert both is not None
    assert both.startswith(str(first.title))
    assert both.lower().endswith(str(second.title).lower())
    assert titles.of(Section(1, "Izin", f"{first.text}\n\n{second.text}\n\n{third.text}")) == permit.name


@pytest.mark.parametrize(
    ("teller", "permit", "begins"),
    [
        (TELLER, "sipb-bidan", "SIPB adalah izin bagi bidan"),
        (ENGLISH, "sipb-bidan", "The SIPB is a permit for midwives"),
        (TELLER, "sppl", "SPPL adalah pernyataan"),
    ],
)
def test_what_a_permit_is_stands_as_a_sentence(teller: Teller, permit: str, begins: str) -> None:
    entry = KNOWLEDGE.permits[permit]
    about = entry.definition_en if teller is ENGLISH else entry.definition
    section = Section(1, "Pengertian", f"Ya.\n\n{about}\n\n(per 2024)")
    told = with_subjects([section], [entry], teller)[0].text
    assert told.split("\n\n")[1].startswith(begins)
    assert told.startswith("Ya.\n\n")
    assert told.endswith("\n\n(per 2024)")
