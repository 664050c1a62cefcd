"""What a mail says was done or is held is not advised again; an old permit that it only tells of is not applied for."""

from __future__ import annotations

import pytest

from helpdesk.draft.writer.already_done import without_done
from helpdesk.model.draft import Block
from tests.draft.test_demanded import reply

MENU = "Cobalah menu lupa kata sandi; tautannya dikirim ke email. Bila email hilang, sebutkan alamatnya."
PAYING = "Bayarlah di bank yang ditunjuk pada surat itu. Bila status tidak berubah, kirimkan SKRD."
GRAVE = (
    "Langkah pengurusan:\n1. Datangi kantor TPU untuk menentukan petak makam dan meminta surat pengantar.\n"
    "2. Ajukan IPTM di PTSP kelurahan."
)
NEW_NUMBER = (
    "Data pada NIB diubah lewat akun OSS.\n\nLangkah pengurusan:\n1. Daftarkan hak akses di oss.go.id dengan email."
    "\n2. Unduh NIB setelah terbit."
)
NUMBER = "SIUP tidak diterbitkan lagi; sebaiknya Bapak/Ibu mengurus NIB."


@pytest.mark.parametrize(
    ("mail", "text", "left"),
    [
        ("sudah coba reset password tapi gagal", MENU, "Bila email hilang, sebutkan alamatnya."),
        ("linknya masuk ke email kantor lama", MENU, "Bila email hilang, sebutkan alamatnya."),
        ("saya lupa password jakevo, ga bisa login", MENU, MENU),
        ("perusahaan kami sudah memiliki NIB", NUMBER, "SIUP tidak diterbitkan lagi."),
        ("kami belum pernah mendaftar", NUMBER, NUMBER),
        ("alamat di NIB kami masih yang lama, ubahnya gimana", NEW_NUMBER, "Data pada NIB diubah lewat akun OSS."),
        ("sudah punya NIB tapi mau bikin NIB baru", NEW_NUMBER, NEW_NUMBER),
        (
            "SKRD sudah saya bayar Senin, sudah bayar kok belum berubah",
            PAYING,
            "Bila status tidak berubah, kirimkan SKRD.",
        ),
        ("sudah bayar uang muka, SKRD belum saya bayar", PAYING, PAYING),
        ("ibu sudah dimakamkan kemarin", GRAVE, "Langkah pengurusan:\n1. Ajukan IPTM di PTSP kelurahan."),
        ("ibu sudah dimakamkan sejak tahun 2014", GRAVE, GRAVE),
        ("sudah coba reset", "Cobalah menu lupa kata sandi.", "Cobalah menu lupa kata sandi."),
    ],
)
def test_a_step_that_was_tried_is_not_advised(mail: str, text: str, left: str) -> None:
    assert without_done([Block(0, "", text, ())], mail)[0].text == left


def test_the_days_that_a_mail_names_are_not_asked_for() -> None:
    text = reply("survei batal", "Tanggal 4 tim survei tidak datang, tanggal 9 batal lagi. Kami harus bagaimana?")

    assert "tanggal yang semula" not in text


def test_who_complains_now_is_not_asked_for_the_number_of_the_complaint() -> None:
    text = reply("petugas kasar", "Petugas loket membentak saya. Saya lapor ke siapa dan berapa lama dijawab?")

    assert "nomor pengaduan" not in text


def test_a_kelurahan_without_a_name_is_none_that_was_given() -> None:
    text = reply("petugas kasar", "Petugas loket kelurahan membentak saya tadi pagi jam 9. Saya mau dia ditegur.")

    assert "unit" in text.partition("kami teruskan")[0]


def test_an_old_permit_that_a_house_has_is_not_applied_for() -> None:
    text = reply("kos", "Kos saya 10 kamar di Tebet, dulu IMB-nya rumah tinggal. Izin rumah kos syaratnya apa?")

    assert "PBG" not in text


def test_an_old_permit_that_is_to_be_shown_for_another_is_looked_up_in_its_list() -> None:
    text = reply("izin TK", "Kami mau perpanjang izin operasional TK. Syaratnya apa? Apakah IMB memang wajib?")

    assert "IMB) tidak tercantum" in text
    assert "tidak perlu diurus" not in text


def test_whether_an_old_permit_is_still_needed_for_itself_is_answered_no() -> None:
    assert "\n\nTidak. " in reply("IMB", "Saya mau renovasi rumah. Apakah IMB masih wajib?")
