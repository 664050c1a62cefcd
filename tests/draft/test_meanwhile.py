"""Whether an old permit is good while its renewal is in process is told to who asks that, and to nobody else."""

from __future__ import annotations

from tests.draft.test_demanded import reply

OLD_ONE = "Apakah izin lama tetap berlaku selama perpanjangannya diproses"
OLD_ONE_EN = "Whether the old permit stays valid while the renewal is in process"


def test_who_renews_and_asks_to_go_on_meanwhile_is_told_of_the_old_permit() -> None:
    told = "Perpanjangan izin kursus menjahit kami masuk minggu lalu, izin lamanya habis tanggal 12."
    on = reply("izin kursus", f"{told} Sambil menunggu, apakah kelas boleh tetap dibuka?")
    late = reply("izin kursus", f"{told} Kalau tanggal 12 belum terbit, masih bisa terima murid?")
    begins = reply("izin kursus", "Saya baru mengajukan izin kursus menjahit. Boleh mulai buka kelas sambil menunggu?")

    assert OLD_ONE in on
    assert OLD_ONE in late
    assert OLD_ONE not in begins


def test_it_is_told_in_english_and_of_a_receipt() -> None:
    letter = reply(
        "RPTKA extension",
        "Our RPTKA extension was filed last week and the old one ends on the 20th. Can our cook continue to work while"
        " it is pending?",
    )
    receipt = reply(
        "kartu pengawasan",
        "Perpanjangan izin angkutan orang sudah saya ajukan bulan lalu. Boleh jalan dulu pakai tanda terima?",
    )

    assert OLD_ONE_EN in letter
    assert OLD_ONE in receipt


def test_a_practice_permit_that_ran_out_has_a_line_of_its_own() -> None:
    letter = reply(
        "SIP perawat",
        "Perpanjangan SIP perawat saya sedang diproses, yang lama habis Senin. Selama menunggu boleh tetap dinas?",
    )

    assert "Apakah masih boleh berpraktik ketika SIP sudah habis" in letter
    assert OLD_ONE not in letter
