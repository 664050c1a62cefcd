"""Of whom a mail complains, and which mail is said to be passed on."""

from __future__ import annotations

import pytest

from helpdesk.draft.asked.unpermitted import reports_unpermitted
from helpdesk.draft.writer.grievance import accuses, wants_action


@pytest.mark.parametrize(
    "mail",
    [
        "Petugas loket di kelurahan membentak saya",
        "Tetangga sebelah bangun tanpa izin, debunya masuk rumah",
        "Bengkel di belakang rumah berisik sampai malam",
        "Permohonan saya di kecamatan ditolak terus",
    ],
)
def test_who_was_wronged_complains(mail: str) -> None:
    assert accuses(mail)


@pytest.mark.parametrize(
    "mail",
    [
        "Anak saya bilang jangan tanya-tanya, kalau ada usaha izin penghunian dicabut",
        "Tetangga komplain berisik, dia bilang usaha saya ilegal dan mau lapor. HO penggilingan saya habis",
        "Pesantren kami pakai sumur bor 90 meter, apa dianggap bor liar?",
        "bila belum terbit apakah pembuangan air limbah dianggap tanpa izin",
        "Tetangga sebelah ribut soal parkir dan ngancam lapor, kos saya 14 kamar",
        "Pemilik apotek lama keberatan saya pindah",
    ],
)
def test_who_only_fears_a_report_complains_of_nobody(mail: str) -> None:
    assert not accuses(mail)


@pytest.mark.parametrize(
    ("mail", "passed_on"),
    [
        ("Pohon besar di depan TK miring ke kabel listrik", True),
        ("Nisan bapak saya dibongkar, saya tidak terima", True),
        ("Papan reklame itu tolong segera dicek", True),
        ("Tetangga bangun tanpa izin", True),
        ("Permohonan saya ditolak, bikin dari nol lagi atau bisa diperbaiki?", False),
        ("tetangga ngotot saya harus punya HO, konveksi saya 6 mesin", False),
        ("perlu izin? kalau ditebang dulu baru lapor bagaimana", False),
    ],
)
def test_a_mere_question_is_not_said_to_be_passed_on(mail: str, *, passed_on: bool) -> None:
    assert wants_action(mail) is passed_on


@pytest.mark.parametrize(
    ("words", "reports"),
    [
        ("sebelah rumah saya ada ibu-ibu ngaku perawat nyuntik orang, dia ada ijinnya ga?", True),
        ("tetangga bangun lantai tiga tidak ada papan PBG, lapor ke siapa", True),
        ("di depan apartemen saya ada spa, apakah sudah ada izinnya?", True),
        ("Mau buka spa di depan apartemen, apakah ada izinnya?", False),
        ("Warga RW 09 bermaksud membuka PAUD di lantai 1. Apakah harus berhenti dulu sampai izin terbit?", False),
        (
            "Menindaklanjuti aduan warga RT 003: pohon di depan balai warga merusak bangunan. Apakah pengurus RW dapat"
            " bertindak sebagai pemohon izin penebangan?",
            False,
        ),
        (
            "Saya pensiunan, punya rumah yang disewakan kamarnya, tidak ada izin. Tetangga sebelah ngancam lapor.",
            False,
        ),
    ],
)
def test_who_writes_of_their_own_business_reports_nobody(words: str, *, reports: bool) -> None:
    assert reports_unpermitted(words) is reports
