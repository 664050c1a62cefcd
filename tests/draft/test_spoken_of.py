"""A topic, or a narrow answer, for whose thing a mail has no word is not told."""

from __future__ import annotations

import pytest

from helpdesk.draft.asked.spoken_of import DIES, is_of_a_call
from tests.draft.test_demanded import reply

CARD = "Kartu izin usaha atau kartu pengawasan termasuk syarat wajib"


def test_who_takes_his_things_out_of_a_sealed_house_fetches_no_permit() -> None:
    sealed = reply("kos disegel", "Kos saya disegel karena tidak ada izin. Saya masih boleh masuk ambil laptop?")
    issued = reply("izin jadi", "Izin saya sudah terbit. Bisa diambil sendiri atau diunduh?")

    assert "Dokumen elektronik diunduh" not in sealed
    assert "unduh" in issued


def test_the_hours_of_a_lorry_are_no_opening_hours() -> None:
    lorry = reply(
        "nutup jalan",
        "Pagi min. Besok Sabtu mau ngecor, jalan gang pasti ketutup dr jam 8 sampe sore. Izin tutup jalannya ke siapa?",
    )
    counter = reply("jam", "Loket PTSP hari Sabtu buka jam berapa?")

    assert "Jam loket" not in lorry
    assert "Jam loket" in counter


def test_a_mall_is_no_public_service_mall() -> None:
    shop = reply("fitout", "Klien mau fitout resto di mall Kuningan, mezanin 40 m2. Siapa pemohonnya, mall apa tenant?")
    served = reply("MPP", "Mal Pelayanan Publik itu apa dan di mana?")

    assert "Mal Pelayanan Publik" not in shop
    assert "Mal Pelayanan Publik" in served


def test_the_rain_that_puts_off_a_show_puts_off_no_visit() -> None:
    show = reply(
        "layar tancap", "Kami mau layar tancap di lapangan RW 12 Desember. Kalau hujan diundur seminggu, suratnya lagi?"
    )
    visit = reply("survei", "Survei lokasi saya diundur karena hujan, kapan dijadwalkan lagi?")

    assert "penjadwalan ulang" not in show.lower()
    assert "penjadwalan ulang" in visit.lower()


def test_somebody_elses_phone_is_no_channel_of_ours() -> None:
    abroad = reply(
        "ahli waris",
        "Kakak yang nomor tiga di Johor, ahli warisnya enam. Boleh tanda tangan surat ahli waris video call saja?",
    )
    ours = reply("kontak", "Nomor WhatsApp resmi kantor PTSP berapa?")

    assert "1500164" not in abroad
    assert "WhatsApp" in ours


def test_a_card_that_nobody_lost_is_not_told_of_as_lost() -> None:
    held = reply(
        "peremajaan",
        "Pemilik angkot wafat, anaknya memakai Kartu Pengawasan yang masih berlaku. Apakah KP masih dapat dipakai "
        "hingga habis? Peremajaan dapat didahulukan sebelum balik nama?",
    )
    lost = reply("peremajaan", "Kartu pengawasan angkot saya hilang, bisakah tetap peremajaan?")

    assert CARD not in held
    assert CARD in lost


def test_who_asks_if_data_are_safe_reads_of_no_swindler() -> None:
    safe = reply("takut", "Kak kalau saya tanya di sini data saya aman ga?")
    leaked = reply("bocor", "Habis daftar izin banyak pinjol menelepon, apakah data saya bocor?")

    assert "mengatasnamakan petugas" not in safe
    assert "kebocoran data" in leaked


@pytest.mark.parametrize(
    "words",
    [
        "tolong kasih nomor telepon yang bisa saya hubungi",
        "apakah ptsp punya nomor wa",
        "kalau lewat wa saya chat ke mana ya",
        "could you call me? what is your phone number?",
    ],
)
def test_who_asks_for_our_number_asks_for_it(words: str) -> None:
    assert not is_of_a_call(words)


@pytest.mark.parametrize("words", ["dia ngasih nomor wa konsultan katanya 8 juta", "kalau bisa saya dihubungi wa saja"])
def test_a_number_of_theirs_and_a_wish_to_be_called_ask_for_none(words: str) -> None:
    assert is_of_a_call(words)


def test_a_permit_that_died_is_nobodys_death() -> None:
    assert not DIES.search("izin optik saya sudah mati sejak Mei")
    assert DIES.search("bapak sudah nggak ada, izin kios atas nama bapak")
