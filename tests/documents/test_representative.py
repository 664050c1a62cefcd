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
