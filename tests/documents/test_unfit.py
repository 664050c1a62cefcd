"""Papers of the right kind that are for another matter or another office; and letters that are told by their text."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from helpdesk.conditions import stated_conditions
from helpdesk.documents.checklist import check_documents
from helpdesk.documents.mailed import Mailed
from helpdesk.documents.neighbours import is_it
from helpdesk.documents.wanted import wanted_by
from helpdesk.knowledge.load import read
from helpdesk.model.question import CheckedDocuments
from tests.entries import attachment

KNOWLEDGE = read(Path(__file__).parents[2] / "faq")
POWER = "SURAT KUASA\nPemberi kuasa : Oktavia\nPenerima kuasa : Daniel\n"
CAMPUS = "UNIVERSITAS NUSA BAKTI\nPerihal : Permohonan izin penelitian\n"
CARD = "PROVINSI DKI JAKARTA\nNIK : 3175\nNama : AGUS SUTRISNO\nAgama : ISLAM\nKewarganegaraan : WNI"


def checked(permit: str, text: str, *papers: tuple[str, str | None]) -> CheckedDocuments:
    """Return the check of papers, (name, what could be read), that came along with a mail."""
    files = tuple(attachment(name, page) for name, page in papers)
    mailed = Mailed(files, text, stated_conditions(text), today=date(2026, 11, 28))
    return check_documents(KNOWLEDGE.permits[permit], mailed, KNOWLEDGE.documents)


def keys(check: CheckedDocuments) -> list[tuple[str, ...]]:
    """Return the keys of the files that came along as documents."""
    return [found for _, _, found in check.received]


@pytest.mark.parametrize(
    ("permit", "page", "serves"),
    [
        ("iptm-perpanjangan", f"{POWER}untuk mengambil BPKB kendaraan B 0000 XYZ di PT Finansia", False),
        ("iptm-perpanjangan", f"{POWER}untuk mencairkan tabungan di bank", False),
        ("iptm-perpanjangan", f"{POWER}guna mengurus Surat Izin Mengemudi (SIM) dan pajak mobil", False),
        ("iptm-perpanjangan", f"{POWER}untuk mengurus perpanjangan makam nenek", True),
        ("iptm-perpanjangan", POWER, True),
        ("krk", f"{POWER}untuk mengurus KRK atas tanah yang menjadi agunan kredit", True),
        ("sipttk", f"{POWER}untuk mengurus perizinan, termasuk membayar dari rekening saya", True),
    ],
)
def test_a_power_of_attorney_is_given_for_one_matter(permit: str, page: str, serves: bool) -> None:
    assert is_it("surat-kuasa", page, wanted_by(KNOWLEDGE.permits[permit])) is serves


@pytest.mark.parametrize(
    ("address", "serves"),
    [
        ("Kepada Yth. Kepala Dinas Kesehatan Provinsi Banten", False),
        ("Kepada Yth.\nKepala DPMPTSP\nKota Bekasi", False),
        ("Yth. Bupati Bogor\ndi Cibinong", False),
        ("Kepada Yth. Kepala DPMPTSP Provinsi DKI Jakarta", True),
        ("Kepada Yth. Kepala UP PMPTSP Kota Administrasi Jakarta Timur", True),
        ("Kepada Yth. Gubernur melalui Kepala DPMPTSP", True),
        ("Kepada Yth. Kepala DPMPTSP\nNama : Sari, lahir di Kota Malang", True),
        ("Kepada Yth. Kepala Dinas Pertamanan dan Hutan Kota Provinsi DKI Jakarta", True),
    ],
)
def test_a_letter_to_an_office_elsewhere_is_none_for_this_one(address: str, serves: bool) -> None:
    wanted = wanted_by(KNOWLEDGE.permits["izin-penelitian"])
    assert is_it("pengantar-kampus", f"{CAMPUS}{address}\nDengan hormat", wanted) is serves
    assert is_it("surat-permohonan", f"{CAMPUS}{address}\nDengan hormat", wanted) is serves


def test_a_control_card_that_says_it_ran_out_is_still_asked_for() -> None:
    card = "KARTU PENGAWASAN\nIzin angkutan orang dalam trayek\nberlaku sampai 1 Maret "
    past = checked("status-kendaraan-umum", "plat kuning", ("KPS.jpg", card + "2023"))
    valid = checked("status-kendaraan-umum", "plat kuning", ("KPS.jpg", card + "2028"))

    assert "kartu-pengawasan" in (past.missing or ())
    assert "kartu-pengawasan" not in (valid.missing or ("kartu-pengawasan",))


@pytest.mark.parametrize(
    "page",
    [
        "RSGM CENDANA\nSURAT KETERANGAN\nDirektur menerangkan bahwa drg. Nadia berpraktik di RSGM Cendana",
        "CENDANA DENTAL HOSPITAL\nTO WHOM IT MAY CONCERN\nThis is to certify that drg. Nadia practises at our hospital",
        "KLINIK CENDANA\nLETTER OF EMPLOYMENT\nWe hereby confirm that drg. Nadia is employed as a dentist",
    ],
)
def test_a_letter_of_the_place_is_told_by_its_text_whatever_it_is_called(page: str) -> None:
    assert keys(checked("sip-dokter-gigi", "SIP baru", ("letter.pdf", page))) == [("ket-tempat-praktik",)]


def test_what_an_office_recommends_with_may_be_called_a_cover_letter() -> None:
    page = "DINAS SOSIAL PROVINSI DKI JAKARTA\nSURAT PENGANTAR\nmerekomendasikan yayasan untuk mengumpulkan uang"
    assert keys(checked("izin-pub", "PUB", ("dinsos.pdf", page))) == [("rekomendasi-dinas",)]


def test_a_screen_is_what_can_be_read_on_it_and_no_letter() -> None:
    credits = "SATUSEHAT SDMK\nKecukupan SKP\nPerolehan 61 SKP\nStatus : Tercukupi"
    form = "OSS\nSelamat datang\nPermohonan SIP dokter baru"

    assert keys(checked("sip-dokter", "perpanjang SIP", ("Screenshot_1.png", credits))) == [("bukti-skp",)]
    assert keys(checked("sip-dokter", "perpanjang SIP", ("Screenshot_1.png", form))) == []
    assert keys(checked("sip-dokter", "perpanjang SIP", ("Screenshot SKP.png", None))) == []


@pytest.mark.parametrize(
    ("permit", "text", "name", "found"),
    [
        ("iptm-baru", "bapak saya (alm. Sutrisno) baru meninggal. saya Agus anaknya", "ktp agus anak.jpg", [("ktp",)]),
        ("iptm-perpanjangan", "perpanjang makam ibu, saya Agus, anak almarhumah", "ktp agus anak.jpg", [("ktp",)]),
        ("iptm-perpanjangan", "perpanjang makam ibu, saya Agus", "ktp teman.jpg", []),
        ("krk", "saya Agus anaknya pak Tri", "ktp anak.jpg", []),
    ],
)
def test_the_card_of_who_says_to_be_the_child_of_the_dead_is_the_applicants(
    permit: str, text: str, name: str, found: list[tuple[str, ...]]
) -> None:
    assert keys(checked(permit, text, (name, None))) == found
    assert keys(checked(permit, text, (name, CARD))) == found


def test_a_picture_that_is_only_called_foto_is_less_certainly_the_portrait() -> None:
    plain = checked("sipp-perawat", "SIPP", ("foto.jpg", None)).files[0]
    sized = checked("sipp-perawat", "SIPP", ("foto 4x6.jpg", None)).files[0]

    assert plain.keys == sized.keys == ("pas-foto",)
    assert plain.confidence < 0.6 < sized.confidence
