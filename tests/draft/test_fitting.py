"""Of a tariff, of papers, and of a stamp a letter tells what fits the mail."""

from __future__ import annotations

import pytest

from helpdesk.draft.foreigner import is_foreign, with_passport
from helpdesk.draft.tariff import fitting
from helpdesk.model.draft import Block
from tests.draft.test_demanded import reply

RATES = (
    "Nonkomersial gratis. Bila komersial, tarifnya: film di taman Rp500.000 per hari; hutan kota Rp1.000.000 per hari."
)


@pytest.mark.parametrize(
    ("mail", "film", "forest", "silent"),
    [
        ("syuting film pendek di taman", True, False, False),
        ("resepsi pernikahan di hutan kota", False, True, False),
        ("panggung tujuhbelasan di taman", False, False, True),
        ("berapa biayanya?", True, True, False),
    ],
)
def test_of_a_tariff_the_rows_are_told_that_fit(mail: str, film: bool, forest: bool, silent: bool) -> None:
    told = fitting(RATES, mail)

    assert ("Rp500.000" in told.text, "Rp1.000.000" in told.text, told.silent) == (film, forest, silent)
    assert told.text.startswith("Nonkomersial gratis.")


def test_a_fee_without_rows_stays() -> None:
    assert fitting("Rp5.500.000 per pemakaian.", "konser").text == "Rp5.500.000 per pemakaian."


@pytest.mark.parametrize(
    ("mail", "foreign"),
    [
        ("I am a German student at a university in Depok", True),
        ("saya WNA, mahasiswa S2", True),
        ("saya cuma punya KITAS", True),
        ("my husband is Dutch and has a shop", False),
        ("direktur kami orang Jepang", False),
        ("saya mahasiswa sastra Inggris", False),
    ],
)
def test_who_is_foreign_is_known(mail: str, foreign: bool) -> None:
    assert is_foreign(mail) is foreign


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "Bring your identity card (KTP) and a proposal.", "your stay permit (KITAS) or visa with the passport"),
        ("id", "Siapkan KTP pemohon dan proposal.", "KITAS atau visa pemohon beserta paspor"),
        ("id", "KTP penerima kuasa", "KTP penerima kuasa"),
        ("id", "KTP; untuk orang asing diganti KITAS", "KTP; untuk orang asing diganti KITAS"),
    ],
)
def test_a_foreigner_reads_what_stands_in_place_of_an_identity_card(language: str, text: str, told: str) -> None:
    assert told in with_passport([Block(0, "", text, ())], language)[0].text


def test_the_stamp_of_a_licence_with_a_code_is_no_duty_stamp() -> None:
    text = reply("licence", "A vendor showed us a permit with a QR code, no signature. Is it valid without a stamp?")

    assert "meterai" not in text
    assert "without a wet stamp" in text


def test_a_duty_stamp_is_one() -> None:
    assert "10,000" in reply("stamp", "Does the power of attorney need a duty stamp, and of which value?")
