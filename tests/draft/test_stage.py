"""At which stage a mail says that its writer's case stands, and what they do not read then."""

from __future__ import annotations

from datetime import date

import pytest

from helpdesk.draft.entry.for_stage import without_other_stages
from helpdesk.draft.writer.case import case_of
from helpdesk.draft.writer.stage import Stage, Story, decided_in
from helpdesk.model.draft import Block
from tests.draft.test_demanded import reply

TODAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("mail", "stage"),
    [
        ("Saya mengajukan izin optik lewat JakEVO tanggal 4 November.", Stage.FILED),
        ("Permohonan SIPA kami sudah masuk sejak Oktober.", Stage.FILED),
        ("Kami mau mengajukan izin parkir tanggal 5 Desember.", None),
        ("Kapan saya harus mengajukan, paling lambat tanggal 5?", None),
        ("Izin reklame kami keluar minggu lalu, alamatnya salah.", Stage.ISSUED),
        ("SIPP saya sudah terbit tapi gelarnya salah.", Stage.ISSUED),
        ("Di SIPB saya tertulis nama orang lain.", Stage.ISSUED),
        ("Kalau SIP sudah terbit, apa bisa dibetulkan?", None),
        ("Apakah SIP perawat saya sudah terbit?", None),
        ("SIP saya sudah jadi kah?", None),
        ("STR saya sudah terbit, cara mengajukan SIP bagaimana?", None),
        ("NIB sudah terbit, saya mau mengurus izin apotek.", None),
        ("Kartu pengawasan saya mati 2 bulan lalu.", Stage.EXPIRED),
        ("IPTM ayah terakhir 2019 dan tidak pernah diperpanjang.", Stage.EXPIRED),
        ("SLF kami berakhir tahun 2021.", Stage.EXPIRED),
        ("SIP saya mati Januari 2027, kapan perpanjang?", None),
        ("SIP saya habis 14 Januari 2027.", None),
        ("SIP saya 3 bulan lagi kedaluwarsa.", None),
        ("Izin reklame kami habis Oktober kemarin.", Stage.EXPIRED),
        ("Pada IPTM tercantum nama ayah sebagai ahli waris.", None),
        ("Berkas SIPA saya dikembalikan kemarin.", Stage.RETURNED),
        ("PBG saya ditolak kemarin.", Stage.REFUSED),
        ("My file was returned at first, and now it was denied.", Stage.REFUSED),
        ("PBG saya ditolak, padahal perbaikan sudah saya kirim.", Stage.REFUSED),
        ("Dulu ditolak, lalu diajukan lagi tanggal 2 November.", Stage.FILED),
        ("Ini masih bisa diperpanjang atau ditolak ya?", None),
    ],
)
def test_a_mail_tells_at_which_stage_its_case_stands(mail: str, stage: Stage | None) -> None:
    assert case_of(mail, today=TODAY).story.stage is stage


@pytest.mark.parametrize("mail", ["SIP saya sudah terbit, tapi kebakar.", "SIP saya sudah terbit, tapi kena air."])
def test_what_was_issued_and_is_lost_is_lost_in_whatever_words(mail: str) -> None:
    assert case_of(mail).lost
    assert case_of(mail).story.lost


BOTH = (
    "Caranya bergantung pada status permohonan Anda. Bila statusnya dikembalikan, lengkapilah berkas. "
    "Bila statusnya ditolak, ajukan permohonan baru."
)
HASTE = "Urutannya menurut kelengkapan berkas, jadi pastikan semua persyaratan sudah terpenuhi."
STEPS = "Langkah pengurusan:\n1. Ajukan permohonan beserta berkas.\n2. Tunggu pemeriksaan.\n3. Terima izin."


@pytest.mark.parametrize(
    ("story", "text", "left"),
    [
        (Story(Stage.REFUSED), BOTH, "Bila statusnya ditolak, ajukan permohonan baru."),
        (Story(Stage.RETURNED), BOTH, "Bila statusnya dikembalikan, lengkapilah berkas."),
        (Story(), BOTH, BOTH),
        (Story(Stage.FILED), HASTE, "Urutannya menurut kelengkapan berkas."),
        (Story(), HASTE, HASTE),
        (Story(Stage.FILED), STEPS, "Langkah pengurusan:\n1. Tunggu pemeriksaan.\n2. Terima izin."),
        (Story(Stage.EXPIRED), STEPS, STEPS),
        (
            Story(Stage.EXPIRED),
            "Ajukan perpanjangan, sebaiknya sebelum tanggal berlakunya habis.",
            "Ajukan perpanjangan.",
        ),
        (
            Story(Stage.FILED),
            "Ajukan permohonan dengan proposal. Penelitian di dua kota diajukan ke provinsi.",
            "Penelitian di dua kota diajukan ke provinsi.",
        ),
        (Story(Stage.FILED), "Ajukan permohonan dengan proposal.", "Ajukan permohonan dengan proposal."),
        (
            Story(Stage.ISSUED),
            "Selama permohonan masih dapat diperbaiki, ubahlah datanya. Bila izin sudah terbit, kirimkan nomor izin.",
            "Kirimkan nomor izin.",
        ),
        (
            Story(Stage.FILED, status=True),
            "Status permohonan dapat Bapak/Ibu lihat di akun JakEVO. Mohon jangan menuliskan NIK.",
            "Mohon jangan menuliskan NIK.",
        ),
    ],
)
def test_what_is_for_another_stage_is_left_out(story: Story, text: str, left: str) -> None:
    assert without_other_stages([Block(0, "", text, ())], story, lambda _: (), "Kembali")[0].text == left


def test_what_was_on_a_refusal_has_another_heading_where_nothing_was_refused() -> None:
    text = "Bila statusnya ditolak, ajukan lagi. Bila statusnya dikembalikan, lengkapilah berkasnya."
    block = Block(0, "Pengajuan kembali setelah penolakan", text, ())
    for story, heading in ((Story(Stage.RETURNED), "Kembali"), (Story(Stage.REFUSED), block.heading)):
        assert without_other_stages([block], story, lambda _: (), "Kembali")[0].heading == heading


def test_the_steps_of_another_permit_stay_for_who_has_one() -> None:
    steps = Block(0, "Tata cara SLF", STEPS, ("slf",))

    def named(text: str) -> frozenset[str]:
        return frozenset(i for i in ("slf", "pbg") if i in text.lower())

    story = Story(Stage.FILED, said="PBG sudah kami ajukan tanggal 3")
    assert without_other_stages([steps], story, named, "Kembali") == [steps]


@pytest.mark.parametrize(
    "mail",
    [
        "Izin reklame kami keluar minggu lalu tapi alamatnya salah, harusnya nomor 8. Perlu bikin permohonan baru?",
        "Di SIPP saya gelar Ners tidak tercantum. Apa harus mengurus dari awal lagi?",
        "Surat makam ibu yang baru jadi salah tanggal wafatnya, bagaimana membetulkannya?",
    ],
)
def test_what_is_wrong_on_an_issued_permit_is_corrected_and_not_applied_for(mail: str) -> None:
    text = reply("salah", mail)

    assert "kirimkan nomor izin" in text.lower()
    assert "Langkah pengurusan" not in text
    assert "ditolak" not in text


def test_an_issued_permit_that_cannot_be_found_is_not_to_be_downloaded() -> None:
    text = reply(
        "izin optik", "Izin optik saya sudah terbit di akun tapi filenya tidak ada. Apa harus ambil ke kantor?"
    )

    assert "folder spam" in text
    assert "diunduh dari akun" not in text


def test_how_to_print_an_issued_permit_is_no_application() -> None:
    text = reply("cetak", "SIPA saya sudah terbit di akun, cara cetaknya bagaimana?")

    assert "diunduh dari akun" in text
    assert "Langkah pengurusan" not in text


def test_whoever_has_one_permit_is_told_how_to_apply_for_the_other() -> None:
    text = reply("SLF", "PBG sudah terbit bulan lalu. Cara mengurus SLF bagaimana langkahnya?")

    assert "Ajukan permohonan melalui SIMBG" in text


def test_whoever_has_filed_for_one_permit_is_told_what_the_other_takes() -> None:
    text = reply(
        "KRK dan PBG", "Saya sudah mengajukan KRK tanggal 5 November, sambil menunggu syarat PBG apa saja dan caranya?"
    )

    assert "Perhitungan atau dokumen struktur" in text
    assert "untuk KRK:" not in text


def test_whoever_has_filed_and_only_calls_for_help_is_asked_for_the_number() -> None:
    text = reply("reklame", "Saya sudah mengajukan izin reklame 3 minggu lalu. Gimana ini? Tolong dibantu.")

    assert "nomor permohonan" in text
    assert "Langkah pengurusan" not in text


def test_whoever_quotes_a_status_is_told_what_a_long_wait_may_mean() -> None:
    text = reply(
        "optik", "Permohonan izin optik saya masuk tanggal 9, statusnya masih menunggu verifikasi. Berapa lama lagi?"
    )

    assert "hari kerja" in text
    assert "dapat Bapak/Ibu lihat pada daftar permohonan" not in text


def test_whoever_withdraws_an_application_is_told_how() -> None:
    text = reply("batal", "Permohonan SIPB saya sudah masuk tanggal 12, mau saya batalkan karena pindah. Caranya?")

    assert "alasan pembatalan" in text


def test_a_late_renewal_is_not_to_be_applied_for_in_time() -> None:
    text = reply("angkot", "Kartu pengawasan angkot saya mati 2 bulan lalu. Perpanjang sekarang bisa? Syaratnya apa?")

    assert "sebelum masa berlaku" not in text


def test_a_permit_of_the_past_is_not_renewed_by_renewing_its_successor() -> None:
    text = reply("TDP mati", "TDP kami habis tahun 2018. Bisa diperpanjang sekarang?")

    assert "NIB" in text
    assert "Seberapa awal" not in text


@pytest.mark.parametrize(
    "mail",
    [
        "IPTM kakek sudah terbit minggu lalu. Salinannya harus diserahkan ke mana?",
        "Sudah submit SIPP tanggal 10 November. Apakah saya perlu datang ke kantor?",
    ],
)
def test_where_to_apply_is_no_answer_to_who_has_applied(mail: str) -> None:
    text = reply("tanya", mail)

    assert "diajukan melalui" not in text
    assert "pengajuannya" not in text


def test_whoever_apologizes_for_a_long_mail_and_supposes_a_delay_has_not_waited() -> None:
    text = reply(
        "cabut SIP",
        "Mohon maaf suratnya panjang. Saya pindah ke Bandung. Apa boleh diurus adik saya kalau ternyata sampai Mei"
        " pencabutan SIP belum selesai?",
    )

    assert "menunggu lama" not in text
    assert "Agar dapat kami telusuri" not in text


def test_a_file_that_the_office_has_is_not_checked_for_papers_that_nobody_sent() -> None:
    text = reply(
        "SIP", 'SIP dokter saya diajukan 28 Oktober di JakEVO, di akun masih "verifikasi". Apa ada yang kurang?'
    )

    assert "belum menemukan lampiran" not in text
    assert "nomor permohonan" in text


def test_an_issued_permit_that_was_lost_is_had_again_and_not_given_back() -> None:
    text = reply("hilang", "SIP saya yang sudah terbit tahun lalu hilang. Cara minta lagi bagaimana?")

    assert "surat keterangan hilang" in text
    assert "pencabutan" not in text


def test_a_wrong_upload_is_changed_as_long_as_the_application_is_open() -> None:
    text = reply(
        "KRK", "Saya salah upload KTP di permohonan KRK tanggal 20 November, statusnya masih diproses. Cara gantinya?"
    )

    assert "ubahlah datanya melalui akun" in text
    assert "bila izin sudah terbit" not in text.lower()


def test_what_becomes_of_a_fee_is_told_of_a_refused_application() -> None:
    text = reply("PBG", "SKRD sudah saya bayar tapi kemudian PBG saya ditolak. Uangnya balik tidak?")

    assert "retribusi yang sudah dibayar bila permohonan ditolak" in text


def test_nobody_whose_permit_ran_out_is_to_ask_before_it_does() -> None:
    text = reply("izin penelitian", "Izin penelitian saya habis Agustus lalu. Masih bisa diperpanjang?")

    assert "sebelum surat" not in text
    assert "sebelum izin" not in text


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("mau daftar akun JakEVO ditolak terus, katanya email sudah dipakai", None),
        ("login OSS ditolak melulu", None),
        ("permohonan izin optik saya di akun JakEVO ditolak", Stage.REFUSED),
        ("NIK saya benar. SIP ditolak karena STR mati", Stage.REFUSED),
    ],
)
def test_an_account_that_is_refused_is_no_application(text: str, stage: Stage | None) -> None:
    assert decided_in(text) is stage


def test_whose_account_is_refused_reads_of_no_objection() -> None:
    text = "ditolak terus katanya NIK sudah terdaftar padahal belum pernah bikin akun. Gimana caranya?"
    assert "keberatan" not in reply("akun", f"Saya mau daftar JakEVO {text}")


def test_the_time_given_to_mend_a_file_is_no_processing_time() -> None:
    told = reply(
        "tanya", "Toko obat kami diperiksa dinas dan ada catatan. Kami dikasih waktu berapa hari untuk melengkapi?"
    )
    assert "Batas hari untuk perbaikan belum kami temukan" in told
    assert "Mengenai lama proses" not in told
    assert "Batas hari untuk perbaikan" not in reply("tanya", "Berapa lama proses izin toko obat?")


def test_what_is_to_be_in_force_again_is_not_applied_for_the_first_time() -> None:
    assert "Langkah pengurusan" not in reply(
        "tanya", "Sertifikat PIRT keripik saya nonaktif. Cara mengaktifkan lagi gimana?"
    )
    assert "Langkah pengurusan" in reply("tanya", "Cara mengurus PIRT untuk keripik gimana?")


def test_a_rule_on_a_distance_is_no_legal_basis() -> None:
    assert "Dasar hukum" not in reply("tanya", "Kami mau buka apotek di ruko. Apakah ada aturan jarak antar apotek?")
    assert "Dasar hukum" in reply("tanya", "Dasar hukum izin SLF apa? Peraturan nomor berapa?")
