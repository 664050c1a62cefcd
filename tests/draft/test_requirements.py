"""A list is cut to the case that the mail states."""

from __future__ import annotations

import re

import pytest

from helpdesk.circumstances import circumstances
from helpdesk.documents.claims import claims_of
from helpdesk.draft.entry.requirements import ItemWriter, requirement_texts
from helpdesk.draft.templating.templates import Templates
from tests.draft.conftest import TEMPLATES
from tests.project import project_knowledge

KNOWLEDGE = project_knowledge()


NO_CAR = ("change", "facility-practice", "new-vehicle")  # of a practice at home whose permit runs out
ALTERED = ("renewal", "change", "relocation", "replacement")


@pytest.mark.parametrize(
    ("mail", "out"),
    [
        ("Izin truk PT kami, apa syaratnya?", {"individual", "cooperative"}),
        ("Usaha perorangan, ruko sewa, syaratnya apa?", {"company", "cooperative"}),
        ("SIP untuk praktik mandiri syaratnya apa", {"facility-practice"}),
        ("Boleh perorangan atau harus PT?", set()),  # of two that are named either may apply
        ("Mau perpanjang izin trayek angkot, apa syaratnya", {"new-vehicle", "change"}),
        ("Baru wisuda profesi, syarat SIP apa saja?", set(ALTERED)),
        ("Saya ingin mendirikan optik di Tebet", set(ALTERED)),
        ("Saya punya rumah dua belas kamar di Palmerah mau dijadikan kost, perlu apa?", {"company", *ALTERED}),
        ("Pohon depan rumah saya miring, mau saya tebang, syaratnya apa?", {"company", "renewal"}),
        ("Kami punya tiga truk pelat hitam untuk angkutan barang, syaratnya apa saja ya pak?", set(ALTERED)),
        ("SIP saya habis bulan depan, saya praktik di rumah, berkasnya apa?", {"company", *NO_CAR}),
        ("Mau buka cabang karena izin toko yang lama pindah", set()),
        ("Syarat SIP perawat apa saja ya?", set()),
        ("Papan nama ditempel di tembok toko", {"advert-structure"}),
    ],
)
def test_what_a_mail_rules_out(mail: str, out: set[str]) -> None:
    assert circumstances(mail).out == out


@pytest.mark.parametrize(
    ("mail", "sure"),
    [
        ("Yayasan kami di Koja akan membuka klinik di ruko sewa.", {"company", "rented", "not-owner"}),
        ("Apakah harus PT untuk mengurus izin parkir?", set()),
        ("Boleh perorangan atau harus PT?", set()),
        ("SIP saya habis bulan depan, mau perpanjang", {"renewal"}),
        ("Nanti perpanjangannya berapa tahun sekali?", set()),
        ("Apa syarat perpanjangan SIP?", {"renewal"}),
        ("Mau bikin baru atau perpanjang, bedanya apa", set()),
        ("Saya mahasiswi, perlu surat penelitian", {"student"}),
    ],
)
def test_what_holds_beyond_doubt(mail: str, sure: set[str]) -> None:
    assert circumstances(mail).sure == sure


def listed(permit_id: str, mail: str, *, language: str = "id") -> str:
    permit, claims = KNOWLEDGE.permits[permit_id], claims_of("", mail, KNOWLEDGE.documents)
    writer = ItemWriter(permit, KNOWLEDGE.documents, Templates(TEMPLATES), language, claims)
    found = requirement_texts(writer, claims)
    return "\n".join((*found.singles, *(f"{g.condition}: {text}" for g in found.groups for text in g.texts)))


def test_what_only_others_bring_is_left_out() -> None:
    told = listed("sipb-bidan", "Saya baru lulus dan diterima di puskesmas Koja, syarat SIPB apa saja?")
    assert not any(word in told for word in ("perpanjangan", "kedua", "kuasa", "5 tahun", "mandiri", "hilang"))
    assert "Surat keterangan tempat praktik dari pimpinan fasilitas" in told


def test_a_bare_question_keeps_what_a_renewal_takes() -> None:
    assert "untuk perpanjangan: " in listed("sipb-bidan", "Syarat SIPB apa saja ya?")


def test_what_holds_is_listed_without_its_condition() -> None:
    told = listed("izin-klinik", "Perusahaan kami akan membuka klinik di bangunan sewa di Koja.")
    assert "Akta pendirian dan pengesahannya\n" in told
    assert "Perjanjian sewa bangunan" in told.split("\n")[-1]


@pytest.mark.parametrize(
    ("permit", "mail", "words"),
    [
        ("izin-penelitian", "Saya mahasiswa asal Jepang, pegang KITAS. Syaratnya?", "diganti KITAS"),
        ("iptm-perpanjangan", "Mau perpanjang makam ayah, suratnya hilang waktu pindah.", "surat keterangan hilang"),
        ("iptm-perpanjangan", "Perpanjang makam, kalau surat hilang bagaimana?", "surat keterangan hilang"),
        ("iptm-perpanjangan", "Perpanjang makam, boleh dikuasakan ke adik?", "Surat kuasa bermeterai"),
        ("izin-angkutan-barang", "Izin usaha suami saya, truk 2. Apa syaratnya?", "Surat kuasa bermeterai"),
        ("sip-dokter", "Saya mau tambah tempat praktik kedua, syaratnya apa?", "SIP yang sudah dimiliki"),
        ("sip-dokter", "SIP saya di RS Koja masih aktif, mau praktik juga di Tebet.", "SIP yang sudah dimiliki"),
    ],
)
def test_who_is_in_a_rare_case_or_asks_of_it_reads_of_it(permit: str, mail: str, words: str) -> None:
    assert words in listed(permit, mail)
    assert words not in listed(permit, "Syaratnya apa saja?")


@pytest.mark.parametrize("permit", ["slf", "izin-lkp", "izin-paud", "izin-apotek", "tanda-daftar-pertunjukan", "pbg"])
def test_what_may_replace_a_paper_is_named_once(permit: str) -> None:
    for line in listed(permit, "Syaratnya apa saja?").split("\n"):
        assert not re.search(r"IMB\b.*IMB\)|KITAS.*KITAS|SPPL.*SPPL|sewa.*perjanjian sewa|milik.*kepemilikan", line)


def test_a_list_of_which_no_mail_is_known_is_whole() -> None:
    permit = KNOWLEDGE.permits["iptm-perpanjangan"]
    whole = str(requirement_texts(ItemWriter(permit, KNOWLEDGE.documents, Templates(TEMPLATES), "id")))
    assert "Surat kuasa bermeterai" in whole
    assert "bila IPTM asli hilang" in whole


def test_a_company_is_not_asked_for_a_persons_tax_number() -> None:
    whole, cut = (listed("izin-angkutan-barang", mail) for mail in ("Syaratnya?", "PT kami punya truk. Syaratnya?"))
    assert "NPWP perorangan" in whole
    assert "NPWP perorangan" not in cut
    assert "NPWP badan usaha" in cut


def test_the_certificate_of_a_course_is_none_of_a_test() -> None:
    course = listed("stpt-penyehat-tradisional", "Sudah ada sertifikat pelatihan bekam. Syarat lainnya apa?")
    tested = listed("stpt-penyehat-tradisional", "Sudah ada sertifikat kompetensi akupresur. Syarat lainnya apa?")

    assert "Sertifikat uji kompetensi" in course
    assert "Sertifikat uji kompetensi" not in tested
