"""Whose identity card is that of who holds the power of attorney, where the two names share a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpdesk.conditions import stated_conditions
from helpdesk.documents.mailed import Mailed
from helpdesk.documents.recognise import recognise_all
from helpdesk.knowledge.load import load
from tests.entries import attachment

KNOWLEDGE = load(Path(__file__).parents[2] / "faq")
CARD = (
    "PROVINSI DKI JAKARTA\nNIK : 3175042203900002\nNama : {}\nTempat/Tgl Lahir : JAKARTA, 22-03-1990\n"
    "Jenis Kelamin : LAKI-LAKI\nAlamat : JL MAWAR\nAgama : ISLAM\nPekerjaan : WIRASWASTA\nBerlaku Hingga : SEUMUR HIDUP"
)
POWER = (
    "SURAT KUASA\nYang bertanda tangan di bawah ini\nNama : {}\nselanjutnya disebut Pemberi Kuasa\n"
    "memberikan kuasa kepada\nNama : {}\nselanjutnya disebut Penerima Kuasa\nuntuk mengurus KRK"
)
PAIRS = [
    ("Bambang Susilo", "Joko Susilo"),
    ("Siti Aminah", "Aminah Dewi"),
    ("Siti Nurhaliza", "Siti Rahma"),
    ("Muhammad Ali Akbar", "Muhammad Rizki"),
    ("Bambang Susilo", "Rudi Hartono"),
]


def keys(giver: str, holder: str, *files: tuple[str, str | None]) -> list[tuple[str, ...]]:
    """Return what the files are of a mail in which ``holder`` writes for ``giver``."""
    text = f"Saya mengurus KRK milik {giver}, dikuasakan ke saya. Berkas terlampir, mohon dicek.\n{holder}"
    mailed = Mailed(tuple(attachment(*file) for file in files), text, stated_conditions(text), holder)
    return [item.keys for item in recognise_all(mailed, KNOWLEDGE.documents, KNOWLEDGE.permits["krk"])]


@pytest.mark.parametrize(("giver", "holder"), PAIRS)
@pytest.mark.parametrize("named", ["KTP {}.pdf", "scan {}.pdf"])
def test_each_card_is_that_of_whose_whole_name_it_bears(giver: str, holder: str, named: str) -> None:
    cards = [(named.format(who.split()[0]), CARD.format(who.upper())) for who in (giver, holder)]

    found = keys(giver, holder, ("Surat kuasa.pdf", POWER.format(giver, holder)), *cards)

    assert found == [("surat-kuasa",), ("ktp",), ("ktp-penerima-kuasa",)]


@pytest.mark.parametrize(("giver", "holder"), PAIRS)
def test_so_it_is_where_nobody_can_read_the_letter(giver: str, holder: str) -> None:
    cards = [(f"KTP {n}.pdf", CARD.format(who.upper())) for n, who in enumerate((giver, holder))]

    assert keys(giver, holder, ("surat kuasa.jpg", None), *cards)[1:] == [("ktp",), ("ktp-penerima-kuasa",)]


@pytest.mark.parametrize(("giver", "holder"), PAIRS)
def test_a_picture_is_that_of_whose_own_word_is_in_its_name(giver: str, holder: str) -> None:
    own = next(word for word in holder.split() if word not in giver)
    other = next(word for word in giver.split() if word not in holder)
    letter = ("Surat kuasa.pdf", POWER.format(giver, holder))

    found = keys(giver, holder, letter, (f"KTP {other}.jpg", None), (f"KTP {own}.jpg", None))

    assert found[1:] == [("ktp",), ("ktp-penerima-kuasa",)]


def test_a_name_of_one_word_is_enough() -> None:
    found = keys("Bambang Susilo", "Supriyadi", ("surat kuasa.jpg", None), ("KTP.pdf", CARD.format("SUPRIYADI")))

    assert found[1:] == [("ktp-penerima-kuasa",)]


def card_of_writer(mail: str) -> tuple[str, ...]:
    """Return what "ktp saya.jpg" is in a mail for a nurse's permit that sends two cards."""
    mailed = Mailed((attachment("ktp istri.jpg"), attachment("ktp saya.jpg")), mail, stated_conditions(mail))
    return recognise_all(mailed, KNOWLEDGE.documents, KNOWLEDGE.permits["sipp-perawat"])[-1].keys


def test_who_sees_to_a_wife_s_permit_calls_the_card_of_who_acts_their_own() -> None:
    assert card_of_writer("Saya Fajar, menguruskan SIPP istri saya. Surat kuasanya belum dibuat.") == (
        "ktp-penerima-kuasa",
    )


def test_who_gives_the_power_away_calls_the_applicant_s_card_their_own() -> None:
    assert card_of_writer("Pengurusan SIPP saya dikuasakan ke suami saya, surat kuasa menyusul.") == ("ktp",)
