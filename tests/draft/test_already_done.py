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
VISIT = "Tim teknis datang ke lokasi. Selama jadwal belum terbit, permohonan berstatus dalam proses."
STORE = "TPS kini bagian persetujuan lingkungan. Apakah usaha atau kegiatan kecil wajib memilikinya tidak jelas."
ACCOUNT = "Laporkan kepada kami. Cukup tuliskan nama dan alamat email yang Bapak/Ibu gunakan saat mendaftar."
PARK = "Acara didaftarkan. Pemakaian taman untuk kegiatan nonkomersial tidak dipungut biaya."
LAND = "PBG diajukan di SIMBG. PBG dapat diajukan bila pemilik bangunan bukan pemegang hak atas tanah."
COURSE = "SPP-IRT ada di OSS. Sertifikat penyuluhan keamanan pangan bukan syarat awal: dipenuhi kemudian."
ISSUED = "Permohonan NIB diajukan secara daring melalui oss.go.id.\nNIB diterbitkan sistem OSS milik pusat."
HEIRS = "Surat dicatat di kelurahan. Perselisihan antarahli waris tidak dapat kami tengahi."
RPTKA = "Show the passport. Permission to employ foreign workers (RPTKA) has its own rules."
OWNER = "PBG diajukan di SIMBG. Balik nama PBG tidak disebut dalam bahan kami."
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
        ("besok jam 10 tim mau survei, boleh saya wakili?", VISIT, "Tim teknis datang ke lokasi."),
        ("sudah diminta survei, jadwalnya belum ada", VISIT, VISIT),
        ("TPS LB3 kami dipindahkan 12 meter", STORE, "TPS kini bagian persetujuan lingkungan."),
        ("kami disuruh punya TPS limbah B3", STORE, STORE),
        ("NIK terpakai padahal belum pernah daftar", ACCOUNT, "Laporkan kepada kami."),
        ("NIK terpakai, dulu saya daftar pakai email kantor", ACCOUNT, ACCOUNT),
        ("orkes dangdut, tenda nutup jalan depan rumah", PARK, "Acara didaftarkan."),
        ("orkes di taman, jalan depan ditutup", PARK, PARK),
        ("ayah almarhum, sertifikat masih nama beliau", LAND, "PBG diajukan di SIMBG."),
        ("rumah di atas tanah orang, sertifikat atas nama saya tidak ada", LAND, LAND),
        ("PIRT sudah ada dari 2022, alamat pindah", COURSE, "SPP-IRT ada di OSS."),
        ("PIRT sudah ada, penyuluhannya belum", COURSE, COURSE),
        ("NIB PT sudah ada", ISSUED, "NIB diterbitkan sistem OSS milik pusat."),
        ("ibu saya ahli warisnya, kami sepakat", HEIRS, "Surat dicatat di kelurahan."),
        ("kakak saya tidak mau tanda tangan", HEIRS, HEIRS),
        ("may a foreigner be buried with her husband? The workshop asks.", RPTKA, "Show the passport."),
        ("may a foreigner work here?", RPTKA, RPTKA),
        ("sertifikat belum balik nama, siapa yang mengajukan?", OWNER, "PBG diajukan di SIMBG."),
        ("PBG-nya bisa balik nama? sertifikat sudah balik nama", OWNER, OWNER),
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
