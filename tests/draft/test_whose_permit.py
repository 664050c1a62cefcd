"""Whose permit a mail means: what took the place of one, that of a profession, one that we have no entry of."""

from __future__ import annotations

import pytest

from helpdesk.draft.asked.profession import meant_by_profession
from tests.draft.test_demanded import reply
from tests.project import project_knowledge

NO_COUNTER = "bukan di kelurahan atau loket"
LOW_INCOME = "Tentang surat keterangan tidak mampu (SKTM)"
COMMUNITY = "pendaftaran organisasi kemasyarakatan (ormas)"


def test_who_may_come_in_person_for_a_permit_of_the_past_asks_it_of_the_new_one() -> None:
    gone = reply(
        "kontrakan jadi kos",
        "Ibu saya mau menyewakan 9 kamar kos di Rawasari. Izinnya apa ya? Ibu tidak paham HP, boleh datang langsung?",
    )
    here = reply("sumur", "Mau urus izin pengusahaan air tanah buat kos. Syaratnya apa? Boleh datang langsung?")

    assert gone.index("tidak diterbitkan lagi") < gone.index(NO_COUNTER)
    assert NO_COUNTER not in here


@pytest.mark.parametrize(
    ("mail", "meant"),
    [
        ("Saya psikolog klinis, SIPPK saya mau habis", "sik-tenaga-kesehatan"),
        ("Saya radiografer di RS Tarakan, SIP saya mau habis", "sik-tenaga-kesehatan"),
        ("Saya perawat, SIPP saya mau habis", "sipp-perawat"),
        ("Kami mencari perawat dan radiografer, SIP-nya bagaimana", "sipp-perawat"),
    ],
)
def test_a_profession_without_a_permit_of_its_own_is_told_of_no_nurse(mail: str, meant: str) -> None:
    found = meant_by_profession(mail, ("sipp-perawat", "pencabutan-sip"), project_knowledge().permits)

    assert found.get("sipp-perawat", "sipp-perawat") == meant
    assert "pencabutan-sip" not in found


def test_what_we_have_no_entry_of_is_named() -> None:
    wanted = reply(
        "pelayanan",
        "Mau minta surat keterangan kurang mampu buat beasiswa, di kelurahan petugasnya membentak. Lapor ke mana?",
    )
    told = reply("pelayanan", "Tetangga saya penerima SKTM. Di kelurahan petugasnya membentak. Lapor ke mana?")

    assert LOW_INCOME in wanted
    assert LOW_INCOME not in told


def test_a_community_that_registers_is_told_that_this_is_looked_into() -> None:
    registers = reply("paguyuban", "Kami mau mendaftarkan paguyuban warga Flores. Ketuanya KTP Depok, apakah bisa?")
    rents = reply("taman", "Paguyuban kami mau pakai taman kota untuk senam. Ketuanya KTP Depok, apakah bisa?")

    assert COMMUNITY in registers
    assert COMMUNITY not in rents


def test_a_pharmacist_who_left_makes_the_shop_no_matter_of_their_permit() -> None:
    shop = reply(
        "apoteker kami berhenti",
        "Apoteker kami berhenti per 1 Desember, SIPA penggantinya masih diproses. Apotek kami boleh buka dulu?",
    )
    head = reply(
        "izin TK mati", "Izin operasional TK kami habis. Kepala sekolahnya sudah ganti dari yang di izin, diubah juga?"
    )

    assert "mengenai Izin Apotek" in shop
    assert "Berkas apoteker pendamping" not in shop
    assert "Satuan Pendidikan Formal" not in head
