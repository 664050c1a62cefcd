"""Of a tariff, of papers, and of a stamp a letter tells what fits the mail."""

from __future__ import annotations

import pytest

from helpdesk.draft.asked.as_meant import of_the_named
from helpdesk.draft.asked.permit_names import PermitNames
from helpdesk.draft.entry.tariff import fitting
from helpdesk.draft.writer.foreigner import is_foreign, with_passport
from helpdesk.model.draft import Block
from helpdesk.model.question import Aspect, Candidate, Form, Question
from tests.draft.test_demanded import reply
from tests.project import project

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


def test_a_grave_that_must_not_be_shared_is_renewed() -> None:
    text = reply("IPTM", "Mau perpanjang IPTM makam istri. Katanya kalau telat ditumpang orang. Ngurusnya ke mana?")

    assert "Tumpang" not in text
    assert "Perpanjangan" in text


def test_a_grave_that_is_to_be_shared_is() -> None:
    assert "Tumpang" in reply("makam", "Ibu mau dimakamkan satu liang dengan bapak. Syarat izin makam tumpang apa?")


@pytest.mark.parametrize(
    ("mail", "form", "meant"),
    [
        ("harus punya izin angkutan barang sama plat kuning", Form.ALLOWED, "izin-angkutan-barang"),
        ("mau ganti ke plat kuning", Form.ALLOWED, "status-kendaraan-umum"),
        ("izin angkutan barang dan izin angkutan orang", Form.ALLOWED, "status-kendaraan-umum"),
        ("harus punya izin angkutan barang sama plat kuning", Form.HOW_LONG, "status-kendaraan-umum"),
    ],
)
def test_the_permit_that_a_mail_names_in_full_is_meant_and_not_its_neighbour(mail: str, form: Form, meant: str) -> None:
    names = PermitNames(project().knowledge.permits.values())
    likely = (Candidate("permit", "status-kendaraan-umum", 0.7), Candidate("permit", "izin-angkutan-barang", 0.3))
    asked = Question("perorangan bisa?", 0, 16, (Aspect.REQUIREMENTS,), 0.0, likely, "perorangan bisa", form)

    assert of_the_named(asked, mail, names).candidates[0].id == meant
