"""Who asks if a permit is needed reads what the entry says of just their case, and nothing that turns in a circle."""

from email.message import EmailMessage

import pytest

from tests.draft.test_letters_read import letter_to


def told(subject: str, body: str) -> str:
    mail = EmailMessage()
    mail["From"] = "Ratih <ratih@example.org>"
    mail["Subject"] = subject
    mail["Message-ID"] = "<needed@example.org>"
    mail.set_content(body)
    letter = letter_to(mail.as_bytes())
    assert letter is not None
    return letter.text


@pytest.mark.parametrize(
    ("subject", "body", "said"),
    [
        (
            "papan nama salon",
            "Salon saya di Tomang mau dikasih neon box kecil 80x60 cm di tembok sendiri. Itu termasuk reklame?",
            "papan nama usaha atau papan praktik yang kecil dikecualikan",
        ),
        (
            "les",
            "Saya buka les calistung di rumah untuk sepuluh anak. Teman bilang les harus punya izin LKP. Betul harus?",
            "Bimbel dan les adalah sebutan umum",
        ),
        (
            "kos di Cawang",
            "Siang, kos kecil saya 6 kamar di Cawang belum ada surat apa pun. Apa harus punya izin?",
            "tidak menyebut batas jumlah kamar",
        ),
        (
            "agustusan",
            "Pak, karang taruna mau bikin panggung agustusan semalam. Perlu izin PTSP atau cukup ke polsek saja?",
            "hiburan kecil warga",
        ),
        (
            "Sign",
            "I run a small bookshop in Menteng and want to put a sign with its name on the wall. Do I need a permit?",
            "Whether a small sign for a shop",
        ),
    ],
    ids=("sign", "tutoring", "boarding-house", "feast", "english-sign"),
)
def test_the_line_on_just_this_case_is_told(subject: str, body: str, said: str) -> None:
    text = told(subject, body)
    assert said in text
    assert "akan dipastikan petugas kami" not in text


def test_where_no_line_fits_it_is_said_that_this_cannot_be_told() -> None:
    text = told("SLF", "Selamat pagi. Gedung serbaguna RW kami dua lantai, apakah wajib SLF?")
    assert "SLF" in text
    assert "termasuk di dalamnya" not in text


def test_a_step_that_names_an_office_is_no_answer_to_whether_a_permit_is_needed() -> None:
    text = told("kursus", "Saya buka kursus menjahit di ruko. Apa wajib izin ke dinas?")
    assert "izin untuk menyelenggarakan kursus" in text
    assert "tunggu rekomendasi teknis" not in text


def test_a_line_on_what_is_free_is_not_told_to_who_charges() -> None:
    charged = told("parkir", "Kami mau pasang palang parkir berbayar di ruko Kalideres. Izinnya ke mana?")
    free = told("parkir", "Parkir di minimarket kami gratis, 4 petak saja. Wajib izin parkir?")
    assert "parkir yang gratis" not in charged
    assert "parkir yang gratis" in free


def test_who_asks_for_the_tax_reads_of_the_tax() -> None:
    text = told("parkir", "Kami kelola lahan parkir umum di Senen. Syarat izin parkirnya apa, dan ada pajaknya tidak?")
    assert "pajak parkir" in text
    assert "Mengenai biaya" not in text


def test_a_paper_in_capitals_is_not_the_permit() -> None:
    text = told("SIP dokter", "Pagi, untuk mengurus SIP dokter apakah harus punya BPJS?")
    assert "untuk berpraktik di satu tempat tertentu" not in text


def test_what_a_mail_denies_is_not_its_case() -> None:
    low = told("PBG renov", "Renov rumah ganti atap dan keramik saja, gak nambah lantai. Perlu PBG gak?")
    assert "Apakah pekerjaan kecil dikecualikan tidak disebut" in low
    assert "Menambah lantai" not in low
    high = told("PBG renov", "Renov rumah ganti atap dan keramik, sekalian nambah lantai. Perlu PBG gak?")
    assert "Menambah lantai" in high
    assert "Menambah lantai" in told("PBG", "Rumah saya sudah ada IMB. Boleh gak nambah lantai tanpa PBG?")


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("Saya jual keripik di rumah, omzet kecil. Harus punya NIB tidak ya?", True),
        ("Usaha jahit saya sudah punya NIB. Kalau pindah ruko perlu NIB baru?", False),
    ],
)
def test_a_business_begins_with_its_number_unless_it_has_one(text: str, begins: bool) -> None:
    assert ("usaha dimulai dengan NIB" in told("NIB", text)) is begins
