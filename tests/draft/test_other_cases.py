"""What holds only in a case that the writer is not in is left out."""

from __future__ import annotations

import pytest

from helpdesk.documents.claims import claims_of
from helpdesk.draft.entry.other_cases import without_other_cases
from helpdesk.model.draft import Block
from tests.project import project_knowledge

DOCUMENTS = project_knowledge().documents
LONG_AGO = "Bila Bapak/Ibu tidak berpraktik lebih dari 5 tahun, diperlukan bukti kompetensi."
RENEWED = "Untuk memperpanjang diperlukan kecukupan SKP."
RUNS_OUT = "SIP yang masih mengikuti STR lama habis pada tanggal habisnya STR tersebut."
FIRST = "SIP pertama berlaku 5 tahun."


def left(mail: str, text: str, language: str = "id") -> str:
    (block,) = without_other_cases([Block(0, "SIP", text, ())], mail, claims_of("", mail, DOCUMENTS), language)
    return block.text


@pytest.mark.parametrize(
    ("mail", "told"),
    [
        ("SIP berlaku berapa lama?", f"{FIRST} {RUNS_OUT} {RENEWED}"),
        ("Sudah lama saya tidak praktik, SIP berlaku berapa lama?", f"{FIRST} {RUNS_OUT} {RENEWED} {LONG_AGO}"),
        ("Saya baru wisuda, SIP berlaku berapa lama?", f"{FIRST} {RUNS_OUT}"),
        ("STR saya seumur hidup, SIP berlaku berapa lama?", f"{FIRST} {RENEWED}"),
        ("STR saya seumur hidup, kalau STR lama gimana?", f"{FIRST} {RUNS_OUT} {RENEWED}"),
    ],
)
def test_a_sentence_for_others_is_left_out(mail: str, told: str) -> None:
    assert left(mail, f"{FIRST} {RUNS_OUT} {RENEWED} {LONG_AGO}") == told


def test_a_clause_for_others_is_left_out() -> None:
    text = "5 tahun bila STR berlaku seumur hidup; bila STR masih berjangka waktu, mengikuti STR itu."
    assert left("STRTTK saya sudah seumur hidup", text) == "5 tahun bila STR berlaku seumur hidup."
    assert left("STRTTK saya sudah ada", text) == text


def test_a_paragraph_keeps_a_sentence_and_a_list_its_items() -> None:
    assert left("Syarat SIP?", LONG_AGO) == LONG_AGO
    assert left("Syarat SIP?", f"Yang perlu:\n1. {LONG_AGO}\n2. KTP") == f"Yang perlu:\n1. {LONG_AGO}\n2. KTP"


def test_who_writes_in_english_may_be_a_foreigner() -> None:
    text = "Apply in JakEVO. For foreign nationals, a passport is attached."
    assert left("How do I apply?", text, "en") == text
    assert (
        left("Cara daftarnya?", "Ajukan di JakEVO. Untuk warga negara asing, lampirkan paspor.") == "Ajukan di JakEVO."
    )


ALONE = "Usaha perorangan melampirkan NPWP perorangan. STNK dilampirkan."
BOTH = "Menurut daftar disiapkan:\n- untuk usaha perorangan: NPWP perorangan\n- untuk badan usaha: akta"


@pytest.mark.parametrize(
    ("mail", "text", "told"),
    [
        ("kami CV di Cakung dengan tiga truk", ALONE, "STNK dilampirkan."),
        ("kami CV di Cakung dengan tiga truk", BOTH, "Menurut daftar disiapkan:\n- untuk badan usaha: akta"),
        ("nama saya pribadi atau harus punya PT dulu?", ALONE, ALONE),
        ("saya punya dua pickup", ALONE, ALONE),
    ],
)
def test_a_firm_does_not_read_what_holds_for_one_person(mail: str, text: str, told: str) -> None:
    assert left(mail, text) == told


SECTORAL = "Dapat diperlukan izin sektoral, misalnya sertifikat laik higiene sanitasi (SLHS) untuk pangan."
PROGRAMME = (
    "Peraturan Gubernur Nomor 106 Tahun 2019 mewajibkan instansi menyampaikan program tahunan; rinciannya tidak ada."
)


@pytest.mark.parametrize(
    ("mail", "told"),
    [
        ("mau buka tempat cukur", "Dapat diperlukan izin sektoral."),
        ("mau jualan cilok", SECTORAL),
        ("mau buka salon sekaligus kedai kopi", SECTORAL),
        ("mau usaha, izinnya apa", SECTORAL),
    ],
)
def test_an_example_for_food_is_for_no_other_trade(mail: str, told: str) -> None:
    assert left(mail, SECTORAL) == told


def test_whoever_plans_nothing_need_not_read_of_programmes() -> None:
    assert left("mau gali trotoar buat tiang CCTV", f"{FIRST} {PROGRAMME}") == FIRST
    assert left("apa harus masuk rencana tahunan", f"{FIRST} {PROGRAMME}") == f"{FIRST} {PROGRAMME}"
