"""Of which paper something is said, of whose, and whether it is so now: what is held against one that came along."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from helpdesk.documents.clauses import clauses, why_not_so
from helpdesk.documents.mailed import Mailed
from helpdesk.documents.recognise import recognise_all
from helpdesk.knowledge.load import read
from helpdesk.model.question import BLANK_FORM, DAMAGED, INCOMPLETE, LOCKED, UNREADABLE
from tests.entries import attachment

KNOWLEDGE = read(Path(__file__).parents[2] / "faq")
NURSE = KNOWLEDGE.permits["sipp-perawat"]
FINE, GONE = "", "gone"
FILES = {"ktp": "ktp.jpg", "str": "str.jpg", "ijazah": "ijazah.jpg", "surat-permohonan": "permohonan.pdf"}


def held(mail: str, **keys: str) -> Mapping[str, str]:
    """Return what is held against each file of a mail that has one for each of ``keys``: "" for nothing, or "gone"."""
    files = tuple(attachment(FILES[key.replace("_", "-")]) for key in keys)
    found = {file.attachment: file for file in recognise_all(Mailed(files, mail), KNOWLEDGE.documents, NURSE)}
    remarks = (found[at].remarks if at in found and found[at].keys else (GONE,) for at in range(len(files)))
    return {key: next(iter(said), FINE) for key, said in zip(keys, remarks, strict=True)}


@pytest.mark.parametrize(
    ("mail", "key"),
    [
        ("Website JakEVO tidak bisa dibuka jadi STR saya kirim lewat email", "str"),
        ("aplikasinya gak bisa dibuka min STR saya kirim kesini aja", "str"),
        ("Akun JakEVO saya terkunci makanya ijazah saya kirim ke sini", "ijazah"),
        ("halaman unggah KTP ga bisa dibuka dari kemarin", "ktp"),
        ("servernya error waktu saya upload ijazah", "ijazah"),
        ("akun sudah expired, STR saya kirim lewat email", "str"),
        ("kartu BPJS saya sudah mati, KTP masih berlaku", "ktp"),
        ("The portal could not be opened so I send my STR by email.", "str"),
    ],
)
def test_what_is_said_of_a_website_or_an_account_is_said_of_no_paper(mail: str, key: str) -> None:
    assert held(mail, **{key: FINE}) == {key: FINE}


@pytest.mark.parametrize(
    ("mail", "key"),
    [
        ("STR saya tidak buram kok, sudah saya cek", "str"),
        ("ijazahnya ga blur lagi, udah saya scan di fotokopian", "ijazah"),
        ("tidak ada yang buram, KTP sudah saya cek", "ktp"),
        ("My diploma is not blurry, I checked it.", "ijazah"),
        ("ijazah saya gak kepotong kan?", "ijazah"),
        ("KTP saya blur gak ya? mohon dicek", "ktp"),
        ("kalau STR saya kurang jelas tolong kabari ya kak", "str"),
        ("Syarat di website: KTP tidak boleh buram. Berikut KTP saya", "ktp"),
        ("STR yang sudah mati tidak diterima, saya paham. Berikut STR saya", "str"),
        ("jangan sampai KTP tertukar dengan punya orang lain ya pak", "ktp"),
        ("di JakEVO tulisannya 'file STR tidak bisa dibuka' padahal filenya normal", "str"),
        ("Menurut aturan, surat permohonan yang belum ditandatangani dikembalikan.", "surat-permohonan"),
    ],
)
def test_what_is_denied_asked_supposed_or_a_rule_is_said_of_no_paper(mail: str, key: str) -> None:
    assert held(mail, **{key: FINE}) == {key: FINE}


@pytest.mark.parametrize(
    ("mail", "key"),
    [
        ("teman saya KTP-nya ditolak karena buram, punya saya terlampir", "ktp"),
        ("punya adik saya STR-nya sudah mati, kalau punya saya masih berlaku", "str"),
        ("suami saya ijazahnya menyusul, ijazah saya sudah di lampiran", "ijazah"),
        ("KTP suami buram tapi KTP saya jelas", "ktp"),
        ("My colleague's ID card was rejected because it was blurry; mine is attached.", "ktp"),
    ],
)
def test_what_is_said_of_somebody_else_s_paper_is_not_said_of_the_writer_s(mail: str, key: str) -> None:
    assert held(mail, **{key: FINE}) == {key: FINE}


@pytest.mark.parametrize(
    "mail",
    [
        "yang kemarin sudah saya kirim; ijazah menyusul",
        "ini ijazah yg kemarin menyusul",
        "ijazah yang tempo hari saya bilang nyusul sudah terlampir",
        "ijazah gak jadi nyusul, ini udah ada filenya",
        "Melengkapi email sebelumnya yang menyebut ijazah menyusul, berikut saya kirimkan ijazahnya",
        "ijazah menyusul hardcopynya",
        "apa ijazah boleh menyusul? tapi ini saya lampirkan juga",
        "ijazah menyusul itu maksudnya email kemarin, sekarang sudah ada di lampiran",
        "ijazah menyusul katanya boleh, tapi udah saya lampirkan sekalian",
    ],
)
def test_a_paper_that_was_to_follow_has_come(mail: str) -> None:
    assert held(mail, ijazah=FINE) == {"ijazah": FINE}


@pytest.mark.parametrize(
    "mail",
    [
        "ijazah menyusul minggu depan",
        "ijazah nyusul ya min, ktp ini",
        "ijazah nyusul sore ini",
        "ijazah menyusul, KTP terlampir",
        "ijazah yang kemarin belum ada menyusul ya",
        "Ijazah saya masih dilegalisir di kampus jadi nyusul minggu depan",
        "My diploma is to follow next week.",
        "The diploma will follow on Monday",
        "ijazah menyusul, sisanya sudah saya lampirkan sekalian",
    ],
)
def test_a_paper_that_is_yet_to_follow_has_not(mail: str) -> None:
    assert held(mail, ijazah=GONE) == {"ijazah": GONE}


@pytest.mark.parametrize(
    ("mail", "said"),
    [
        ("KTP yang kemarin buram, ini yang baru. Ijazah saya masih buram", {"ktp": FINE, "ijazah": UNREADABLE}),
        ("KTP kemarin kepotong, ini sudah saya foto ulang. STR saya sudah mati", {"ktp": FINE, "str": "expired"}),
        ("ijazah sudah saya scan ulang, tapi ktp masih gak kebaca", {"ijazah": FINE, "ktp": UNREADABLE}),
        ("KTP buram. Ini saya kirim ulang ijazahnya yang kemarin", {"ktp": UNREADABLE, "ijazah": FINE}),
        ("kemarin saya kirim KTP, sekarang STR tapi sudah mati", {"ktp": FINE, "str": "expired"}),
        ("Kemarin KTP ditolak karena buram. Yang ini juga masih buram KTP nya", {"ktp": UNREADABLE}),
        ("STR sudah mati, KTP baru diganti", {"str": "expired", "ktp": FINE}),
        ("STR lama sudah mati, ini STR baru", {"str": FINE}),
        ("KTP kemarin buram, saya foto ulang masih buram juga", {"ktp": UNREADABLE}),
        ("I have fixed my ID card, but my diploma is still blurry", {"ktp": FINE, "ijazah": UNREADABLE}),
        ("KTP saya buram dan ijazah kepotong. Keduanya sudah saya foto ulang.", {"ktp": FINE, "ijazah": FINE}),
        ("Previously you said my ID card was illegible. Here is a new scan.", {"ktp": FINE}),
        ("My previous scan of the STR was blurry, so please use this one instead.", {"str": FINE}),
    ],
)
def test_one_paper_that_is_mended_excuses_no_other(mail: str, said: dict[str, str]) -> None:
    assert held(mail, **said) == said


@pytest.mark.parametrize(
    ("mail", "said"),
    [
        ("Website JakEVO error. STR saya juga tidak bisa dibuka", {"str": DAMAGED}),
        ("STR yang saya unduh dari website tidak bisa dibuka", {"str": DAMAGED}),
        ("Ijazah masih terkunci, KTP sudah dibuka kuncinya", {"ijazah": LOCKED, "ktp": FINE}),
        ("KTP teman saya jelas, KTP saya buram", {"ktp": UNREADABLE}),
        ("teman bilang gapapa, ijazah saya memang buram", {"ijazah": UNREADABLE}),
        ("kalau KTP jelas, cuma STR saya yang buram", {"ktp": FINE, "str": UNREADABLE}),
        ("KTP sama STR gak buram. ijazah yg buram", {"ktp": FINE, "str": FINE, "ijazah": UNREADABLE}),
        ("Ini ijazah saya, mohon maaf agak blur", {"ijazah": UNREADABLE}),
        ("Ini ijazah saya, kamera saya blur", {"ijazah": FINE}),
        ("ijazah saya lampirkan tapi kurang terbaca", {"ijazah": UNREADABLE}),
        ("STR sudah expired boleh dipakai dulu? yang baru masih proses", {"str": "expired"}),
        ("permohonan belum ditempel materai", {"surat_permohonan": BLANK_FORM}),
        ("KTP yang saya kirim ini salah, tertukar sama punya orang lain", {"ktp": "other-name"}),
        ("keliru, ktp yg terlampir milik kakak", {"ktp": "other-name"}),
        ("ktp yg terlampir milik kakak", {"ktp": FINE}),
    ],
)
def test_what_is_said_of_the_writer_s_paper_is_held_against_that_one(mail: str, said: dict[str, str]) -> None:
    assert held(mail, **said) == said


def test_the_paper_of_a_relative_for_whom_the_writer_acts_is_the_one_that_is_meant() -> None:
    said = "STR istri saya kurang terbaca."

    acting = held(f"Saya urus SIPP istri saya. {said}", str=UNREADABLE)

    assert acting == {"str": UNREADABLE}
    assert held(f"Saya urus SIPP. {said}", str=FINE) == {"str": FINE}


def test_a_mail_is_cut_at_its_sentences_contrasts_and_reasons() -> None:
    found = clauses("STR buram karena HP jelek, tapi KTP jelas. Apa boleh?")

    assert [(clause.text.strip(), clause.piece, clause.sentence) for clause in found if clause.text.strip()] == [
        ("STR buram", 0, 0),
        ("HP jelek", 0, 0),
        ("KTP jelas", 2, 0),
        ("Apa boleh", 3, 1),
    ]
    assert [clause.asks for clause in found if clause.text.strip()] == [False, False, False, True]


def test_so_and_done_are_one_word_and_only_the_first_gives_a_reason() -> None:
    assert len(clauses("KTP rusak jadi saya foto ulang")) == 2
    assert len(clauses("KTP belum jadi")) == 1


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        ("kalau KTP ", "", "supposed"),
        ("KTP saya tidak terlalu ", "", "denied"),
        ("KTP saya ", " gak", "asked"),
        ("KTP yang ", " akan ditolak", "rule"),
        ("KTP tetangga ", " sekali", "another's"),
        ("kata teman, KTP saya ", " ditolak", ""),
        ("KTP saya ", " sekali", ""),
    ],
)
def test_why_something_is_not_so(before: str, after: str, why: str) -> None:
    assert why_not_so(before, after, asks=True) == why


@pytest.mark.parametrize(
    "words", ["buram ", "menyusul, ", "yang kemarin ", " ", "ya ", "teman saya ", "website ", "a.b."]
)
def test_a_long_mail_of_one_word_is_read_to_its_end(words: str) -> None:
    hostile = (words * 10_000)[:9_000]

    assert held(f"KTP saya buram. Terima kasih.\n{hostile}", ktp=UNREADABLE) == {"ktp": UNREADABLE}


@pytest.mark.parametrize(
    ("mail", "said"),
    [
        ("ijazah halaman kedua buram", {"ijazah": UNREADABLE}),
        ("Ijazah saya halaman belakang kurang jelas", {"ijazah": UNREADABLE}),
        ("STR halaman 2 kepotong", {"str": UNREADABLE}),
        ("My diploma's second page is blurry", {"ijazah": UNREADABLE}),
        ("KTP hasil foto HP agak buram", {"ktp": UNREADABLE}),
        ("KTP saya hasil kamera HP agak buram", {"ktp": UNREADABLE}),
        ("ijazah hasil scanner kurang jelas", {"ijazah": UNREADABLE}),
        ("KTP agak buram hasil foto hp", {"ktp": UNREADABLE}),
        ("STR versi website sudah mati", {"str": "expired"}),
        ("halaman login tidak bisa dibuka, KTP saya kirim ke sini", {"ktp": FINE}),
        ("the upload page cannot be opened, so here is my diploma", {"ijazah": FINE}),
        ("Halamannya error terus jadi STR saya lampirkan di sini", {"str": FINE}),
    ],
)
def test_a_page_of_a_paper_or_its_picture_is_no_website_and_no_telephone(mail: str, said: dict[str, str]) -> None:
    assert held(mail, **said) == said


@pytest.mark.parametrize(
    ("mail", "said"),
    [
        ("mohon jangan ditolak, surat permohonan belum saya tanda tangani", {"surat_permohonan": BLANK_FORM}),
        ("semoga tidak ditolak, surat permohonan belum bermaterai", {"surat_permohonan": BLANK_FORM}),
        ("jangan ditolak ya, STR saya sudah mati", {"str": "expired"}),
        ("Tolong jangan sampai ditolak karena KTP saya agak buram", {"ktp": UNREADABLE}),
        ("takut ditolak, KTP saya agak buram", {"ktp": UNREADABLE}),
        ("I hope it is not rejected, my ID card is blurry", {"ktp": UNREADABLE}),
        ("Untuk melengkapi berkas, berikut KTP saya agak buram", {"ktp": UNREADABLE}),
        ("KTP tidak jelas dan ditolak, ini penggantinya", {"ktp": FINE}),
        ("KTP ditolak karena buram, ini fotonya", {"ktp": FINE}),
    ],
)
def test_a_refusal_that_is_only_feared_mends_nothing(mail: str, said: dict[str, str]) -> None:
    assert held(mail, **said) == said


@pytest.mark.parametrize(
    ("mail", "said"),
    [
        ("Syarat sudah lengkap hanya KTP buram", {"ktp": UNREADABLE}),
        ("persyaratan sudah lengkap hanya surat permohonan belum ditandatangani", {"surat_permohonan": BLANK_FORM}),
        ("Syarat lengkap hanya STR sudah mati", {"str": "expired"}),
        ("untuk syarat ijazah menyusul ya", {"ijazah": GONE}),
        ("Syarat lengkap semua kecuali ijazah menyusul", {"ijazah": GONE}),
        ("I must admit my ID card is blurry", {"ktp": UNREADABLE}),
        ("I should also mention that my STR has expired", {"str": "expired"}),
        ("Saya harus jujur KTP saya buram", {"ktp": UNREADABLE}),
        ("Syaratnya KTP tidak boleh buram, STR harus terbaca", {"ktp": FINE, "str": FINE}),
        ("My ID card must not be blurry, I know", {"ktp": FINE}),
    ],
)
def test_what_a_writer_admits_is_neither_a_rule_nor_supposed(mail: str, said: dict[str, str]) -> None:
    assert held(mail, **said) == said


@pytest.mark.parametrize(
    ("mail", "said"),
    [
        ("Saya bantu teman urus SIPP. STR teman saya sudah mati", {"str": "expired"}),
        ("Saya mengurus SIPP untuk teman saya. Ijazah teman saya menyusul", {"ijazah": GONE}),
        ("I am applying for my colleague. My colleague's STR has expired", {"str": "expired"}),
        ("KTP difoto teman agak buram", {"ktp": UNREADABLE}),
        ("kak rekan admin KTP nya buram maaf", {"ktp": UNREADABLE}),
        ("STR teman saya sudah mati, dia dulu boleh. Ini STR saya", {"str": FINE}),
        ("Teman saya bantu kirim. KTP teman saya buram, bukan punya saya", {"ktp": FINE}),
    ],
)
def test_a_friend_for_whom_the_writer_acts_is_the_one_that_is_meant(mail: str, said: dict[str, str]) -> None:
    assert held(mail, **said) == said


@pytest.mark.parametrize(
    ("mail", "remark"),
    [
        ("ijazah baru 2 lembar, sisanya menyusul", INCOMPLETE),
        ("Ijazahnya hanya sebagian, yang lain masih discan", INCOMPLETE),
        ("I attach my diploma, only two pages, the rest will follow", INCOMPLETE),
        ("ijazah baru 2 lembar, mohon dicek", FINE),
        ("ini ijazah saya, sisanya menyusul", FINE),
        ("kami baru 3 bulan di klinik, ijazah terlampir, sisanya menyusul", FINE),
        ("apakah ijazah boleh hanya 2 lembar, sisanya menyusul?", FINE),
    ],
)
def test_a_paper_is_a_part_where_the_mail_says_so_and_that_the_rest_will_follow(mail: str, remark: str) -> None:
    assert held(mail, ijazah=remark) == {"ijazah": remark}


@pytest.mark.parametrize(
    ("mail", "remark"),
    [
        ("Surat permohonan masih format kosong dari website, nanti diisi", BLANK_FORM),
        ("Surat permohonan masih template", BLANK_FORM),
        ("Surat permohonan sudah diisi, formatnya dari website", FINE),
    ],
)
def test_a_letter_that_is_still_the_format_is_an_empty_form(mail: str, remark: str) -> None:
    assert held(mail, surat_permohonan=remark) == {"surat_permohonan": remark}
