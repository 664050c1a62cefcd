"""What a letter tells in words of its own it does not name as open as well, and one thing it names once."""

from __future__ import annotations

import pytest

from helpdesk.draft.entry.matters import asked_of, named, once_named, speaks_of
from helpdesk.model.question import Aspect, Form, Question
from tests.draft.test_demanded import reply


@pytest.mark.parametrize(
    ("text", "told", "opened"),
    [
        ("Mau bikin STPT buat pijat di rumah. Nanti disurvei ga ya rumahnya?", "tim teknis meninjau", "survei"),
        (
            "Sudah tujuh tahun saya vakum tidak praktik sebagai bidan. Boleh langsung ajukan SIPB?",
            "lebih dari 5 tahun tidak berpraktik",
            "jeda praktik",
        ),
        (
            "Mau buka apotek. Jarak dari apotek sebelah minimal berapa meter?",
            "Jarak paling dekat dengan apotek lain",
            "jarak antarapotek",
        ),
    ],
)
def test_what_is_told_is_not_named_as_open(text: str, told: str, opened: str) -> None:
    letter = reply("tanya", text)
    assert told in letter
    assert f"Tentang {opened}" not in letter


@pytest.mark.parametrize(
    ("name", "told", "silent"),
    [
        (
            "pilihan antara perpanjangan dan permohonan baru",
            "Apakah masih diperpanjang atau diajukan baru mohon ditanyakan.",
            "Perpanjangan dilayani PTSP.",
        ),
        ("panggilan video atau pertemuan daring", "Tersedia panggilan video di laman.", "Telepon 1500164."),
        ("batas waktu", "Batas hari untuk perbaikan belum kami temukan.", "IPTM tidak dipungut biaya."),
        ("siapa yang termasuk ahli waris", "Surat ini menerangkan siapa saja ahli waris.", "Kelurahan mencatatnya."),
    ],
)
def test_how_a_letter_speaks_of_a_thing(name: str, told: str, silent: str) -> None:
    assert speaks_of(told, named("id")[name])
    assert not speaks_of(silent, named("id")[name])


@pytest.mark.parametrize(
    ("text", "opened"),
    [
        ("Berkas makam kakek di kelurahan dari sebelum lebaran sampai sekarang belum ada kabar. Bagaimana?", False),
        ("Kelurahan buka ga pas cuti bersama lebaran?", True),
    ],
)
def test_a_feast_by_which_time_is_told_asks_for_no_hours(text: str, opened: bool) -> None:
    words = text.lower().strip("?").replace(".", "").replace(" pas ", " ").replace("buka ga", "buka tidak")
    question = Question(text, 0, len(text), (Aspect.OTHER,), 0.0, (), form=Form.ALLOWED, words=words)
    assert any("cuti bersama" in matter.name for matter in asked_of(question)) is opened


def test_one_thing_has_one_name_of_what_is_open() -> None:
    text = "badan usahanya boleh perorangan tidak"
    question = Question(text, 0, len(text), (Aspect.OTHER,), 0.0, (), form=Form.ALLOWED, words=text)
    assert len(asked_of(question)) > 1
    assert len(once_named(question, asked_of(question))) == 1
