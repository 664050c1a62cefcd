"""A letter says nothing that the mail itself denies, asks for nothing it tells, and thanks or is sorry as it should."""

from __future__ import annotations

import pytest

from helpdesk.draft.answer.another_case import is_for_another_case
from helpdesk.draft.asked.another_sense import is_in_another_sense
from helpdesk.draft.writer.already_done import without_done
from helpdesk.draft.writer.courtesy import late
from helpdesk.draft.writer.given import given_in
from helpdesk.draft.writer.plausible import name_in
from helpdesk.draft.writer.plight import plight
from helpdesk.draft.writer.stage import QUOTED_REASON
from helpdesk.model.draft import Block
from helpdesk.model.question import Action, Understanding
from tests.draft.test_what_is_asked import told

MENU = (
    "Cobalah menu lupa kata sandi pada halaman masuk JakEVO. Tautan untuk mengganti kata sandi biasanya dikirim ke"
    " email yang terdaftar. Bila tautannya tetap tidak masuk atau email itu tidak dapat dibuka lagi, sampaikan alamat"
    " lama."
)
BILL = (
    "Batasnya tidak ada dalam bahan kami; mohon dilihat pada surat ketetapannya atau ditanyakan kepada unit penerbit."
)
CERTIFIED = (
    "Izin yang terbit secara elektronik pada umumnya tidak perlu dilegalisasi. Bila instansi tersebut tetap menghendaki"
    " salinan sah, tanyakan ke unit penerbit."
)
LOST = (
    "Bila izin Bapak/Ibu berupa dokumen elektronik, unduhlah kembali dari akun. Untuk dokumen kertas yang hilang,"
    " lampirkan surat keterangan hilang. Untuk izin lain, tanyakan."
)
CLOSED = "Surat dari pimpinan dilampirkan. Bila fasilitas itu sudah tutup, gantinya tidak disebut."
CREDITS = "Apakah izin dapat diperpanjang selagi SKP masih kurang tidak disebut dalam bahan kami."
TREES = "Di lahan publik setiap pohon yang ditebang tanpa izin wajib diganti dengan 20 pohon."
SECOND = "SIPA apoteker kedua atau ketiga diajukan di wilayah tempat praktik yang baru."
ONE_BODY = "Untuk penelitian di satu instansi saja, sebagian instansi meminta izin diajukan langsung kepada mereka."
MOVING = "SIP biasanya dicabut sebelum pemegangnya pindah ke tempat praktik lain."
COMPLAINT = "Mohon tuliskan apa yang terjadi, kapan, di unit mana, dan nomor permohonannya bila ada."


def left(mail: str, text: str) -> str:
    (block,) = without_done([Block(0, "", text, ())], mail)
    return block.text


@pytest.mark.parametrize(
    ("mail", "text", "kept"),
    [
        ("email yang dulu sudah gak aktif, masuknya gimana", MENU, "Sampaikan alamat lama."),
        ("daftarnya pakai email konsultan kami", MENU, "Sampaikan alamat lama."),
        ("saya lupa sandi, emailnya masih aktif", MENU, MENU),
        (
            "SKPD nya tidak bisa diunduh, kena denda?",
            BILL,
            "Batasnya tidak ada dalam bahan kami; mohon ditanyakan kepada unit penerbit.",
        ),
        ("SKRD sudah saya terima, kena denda kalau telat?", BILL, BILL),
        (
            "surat tahun 2011 dengan tanda tangan basah, bisa dilegalisir?",
            CERTIFIED,
            "Salinan sah mohon ditanyakan kepada unit penerbit.",
        ),
        ("izin dari jakevo perlu dilegalisir?", CERTIFIED, CERTIFIED),
        (
            "IMB tahun 1998 hilang waktu pindahan",
            LOST,
            "Untuk dokumen kertas yang hilang, lampirkan surat keterangan hilang. Untuk izin lain, tanyakan.",
        ),
        (
            "SIP dari jakevo kertasnya hilang",
            LOST,
            "Bila izin Bapak/Ibu berupa dokumen elektronik, unduhlah kembali dari akun. Untuk izin lain, tanyakan.",
        ),
        ("izin saya hilang di angkot", LOST, LOST),
        (
            "klinik tidak mau memberi surat berhenti",
            CLOSED,
            "Surat dari pimpinan dilampirkan. Bila surat itu tidak dapat diperoleh, gantinya tidak disebut.",
        ),
        ("saya pindah klinik, suratnya apa saja", CLOSED, "Surat dari pimpinan dilampirkan."),
        ("surat makam kami hancur waktu banjir", LOST, LOST),
        ("kliniknya sudah tutup, suratnya dari siapa", CLOSED, CLOSED),
    ],
)
def test_what_the_mail_denies_is_not_told(mail: str, text: str, kept: str) -> None:
    assert left(mail, text) == kept


@pytest.mark.parametrize(
    ("mail", "text", "other"),
    [
        ("mau perpanjang SIP, SKP saya baru 20", CREDITS, False),
        ("mau perpanjang SIP, SKP sudah cukup semua", CREDITS, True),
        ("SIP untuk tempat kedua, SKP dipakai lagi?", CREDITS, True),
        ("kalau ditebang harus ganti berapa pohon?", TREES, True),
        ("tukang terlanjur menebang pohon depan ruko", TREES, False),
        ("sudah ketiga kali berkas SIPA saya dikembalikan. Kedua katanya fotonya", SECOND, True),
        ("mau SIPA kedua di apotek lain", SECOND, False),
        ("suami saya dokter, meninggal bulan lalu. SIP-nya dicabut?", MOVING, True),
        ("saya pindah ke klinik lain, SIP lama gimana?", MOVING, False),
        ("penelitian di 3 SMA negeri dan satu SMK, izinnya satu saja?", ONE_BODY, True),
        ("cuma minta data di satu puskesmas, perlu izin juga?", ONE_BODY, False),
    ],
)
def test_a_line_for_another_case_is_left_out(mail: str, text: str, other: bool) -> None:
    assert is_for_another_case(text, mail) is other


@pytest.mark.parametrize(
    ("mail", "other"),
    [
        ("Surat keterangan ahli waris, kakak di Jerman boleh pakai surat kuasa?", True),
        ("Surat waris dan izin makam, boleh pakai kuasa?", False),
        ("Bisa dicabut rumah sakit tanpa kuasa dari perawatnya?", False),  # the rule is the answer: not without one
        ("Ibu kurang mampu datang, boleh diwakilkan?", False),
        ("Bisa diurus suami dengan surat kuasa?", False),
    ],
)
def test_our_rule_for_attorneys_is_not_for_a_letter_of_the_kelurahan(mail: str, other: bool) -> None:
    assert is_in_another_sense("surat-kuasa", mail) is other


@pytest.mark.parametrize(
    ("mail", "text", "kept"),
    [
        (
            "Mau lapor, ruko sebelah dipakai gudang. Sudah dua bulan truk bongkar sampai tengah malam, jalan kami cuma"
            " empat meter, anak-anak tidak berani lewat. Sudah saya tegur baik-baik, jawabnya punya NIB. Lapornya ke"
            " siapa, apakah nama saya dirahasiakan? Kami tetangga lama.",
            COMPLAINT,
            "",
        ),
        (
            "Mau mengadu soal petugas loket, kasar sekali.",
            COMPLAINT,
            COMPLAINT,
        ),
        (
            "LKP kami mau menambah program membatik, masuk LKP atau LPK?",
            "Mohon sebutkan kegiatannya agar petugas dapat memastikan izin yang tepat.",
            "",
        ),
        (
            "Ini masuk LKP atau LPK?",
            "Mohon sebutkan kegiatannya agar petugas dapat memastikan izin yang tepat.",
            "Mohon sebutkan kegiatannya agar petugas dapat memastikan izin yang tepat.",
        ),
        (
            "mohon dicek permohonan SPPL a.n. Bengkel Maju, sudah sampai mana",
            "Mohon kirimkan nomor permohonan dan nama pemohon.",
            "Mohon kirimkan nomor permohonan.",
        ),
    ],
)
def test_what_was_told_at_length_is_not_asked_for(mail: str, text: str, kept: str) -> None:
    given = given_in(mail, Understanding(Action.ANSWER, (), (), (), ()))
    sentence = f"Kami teruskan. {text}"

    assert given.told(sentence) == f"Kami teruskan. {kept}".strip()


@pytest.mark.parametrize(
    ("mail", "quoted"),
    [
        ("dikembalikan lagi. Pertama katanya foto buram, kedua katanya surat tanpa tanggal", True),
        ("dikembalikan dua kali:\n- pertama: KTP tidak terbaca\n- kedua: denah kurang", True),
        ("ditolak. Pertama: bagaimana cara tahu alasannya? Kedua: berapa lama?", False),
    ],
)
def test_reasons_told_one_by_one_are_quoted(mail: str, quoted: bool) -> None:
    assert (QUOTED_REASON.search(mail) is not None) is quoted


@pytest.mark.parametrize(
    ("mail", "reason"),
    [
        ("Izin TK kami dari 2013 berlaku 5 tahun, jadi sudah lama habis, tapi kami masih jalan", None),
        ("Pengajuan KRK tgl 3. Sampai hari ini masih verifikasi teknis", "waiting"),
        ("Saya tunggu sampai kapan? status tidak berubah", "waiting"),
        ("paspor saya kok belum jadi ya sudah 9 hari kerja", None),
        ("sampai saat ini gedung belum memiliki SLF", None),
        ("permohonan kami dikembalikan lagi untuk yang ke 4x nya", "sent-around"),
    ],
)
def test_who_waits_for_nothing_of_ours_is_owed_no_apology(mail: str, reason: str | None) -> None:
    assert late(mail) == reason


@pytest.mark.parametrize(
    ("mail", "kind"),
    [
        ("Buat mbak Rini di loket Cakung, terima kasih banyak kemarin sudah bantu unggah berkas", "pleased"),
        ("Untuk petugas loket: mohon dijawab cepat, terima kasih sebelumnya", ""),
        ("Nama di SIP salah ketik, padahal di isian saya sudah benar", "misprint"),
        ("Nama di SIP salah ketik, salah saya atau salah petugas ya", ""),
    ],
)
def test_praise_and_the_misprints_of_the_office_are_read(mail: str, kind: str) -> None:
    assert plight(mail) == kind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nuhun", None),
        ("Hatur nuhun pisan", None),
        ("Matur suwun", None),
        ("Syukron", None),
        ("Jazakallah khair", None),
        ("tq", None),
        ("Kamsia", None),
        ("Ahmad Syukron", "Ahmad Syukron"),
        ("Asih", "Asih"),
        ("Khairani", "Khairani"),
    ],
)
def test_thanks_in_the_last_line_are_no_name(text: str, name: str | None) -> None:
    assert name_in(text) == name


def test_who_names_a_dead_mailbox_reads_no_menu() -> None:
    letter = told("akun jakevo saya pakai email kantor lama yang sudah tidak bisa dibuka, kode reset terkirim ke situ")

    assert "menu lupa kata sandi" not in letter
    assert "setelah masuk ke akun" not in letter


@pytest.mark.parametrize(
    ("mail", "other"),
    [
        ("KTP saya dipakai orang, NIB itu bisa dihapus gak?", True),
        ("Warung tutup. NIB-nya dicabut atau dibiarkan?", False),  # their own: where it is given back is told
        ("NIB lama dihapus orang tanpa sepengetahuan saya. Mau daftar NIB untuk warung, syaratnya apa?", False),
        ("KBLI di NIB salah, harus cabut NIB dulu?", False),
        ("Syarat NIB apa saja?", False),
    ],
)
def test_who_wants_an_nib_gone_is_not_told_how_to_get_one(mail: str, other: bool) -> None:
    assert is_in_another_sense("nib", mail) is other
