"""For whom a proxy applies: who gives the power of attorney, or whom the mail names, and not who sends the mail."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from helpdesk.conditions import stated_conditions
from helpdesk.documents.checklist import check_documents
from helpdesk.documents.mailed import Mailed
from helpdesk.documents.principals import givers, principals
from helpdesk.knowledge.load import load
from tests.entries import attachment

KNOWLEDGE = load(Path(__file__).parents[2] / "faq")
SINTA, RUDI = ("sinta", "maharani"), ("rudi", "hartono")
DIPLOMA = "UNIVERSITAS HARAPAN\nIJAZAH\nmemberikan kepada\n{}\ngelar Dokter Gigi\nDekan, Rektor,"
REGISTRATION = (
    "KONSIL TENAGA KESEHATAN INDONESIA\nSURAT TANDA REGISTRASI\nDOKTER GIGI\nNama / Name : drg. {}\nSeumur Hidup"
)
APPLICATION = "Perihal : Permohonan Surat Izin Praktik Dokter Gigi\nNama : {}\nmengajukan permohonan SIP"
POWER = (
    "SURAT KUASA\nYang bertanda tangan di bawah ini:\nNama : drg. Sinta Maharani selanjutnya disebut PEMBERI KUASA\n"
    "memberikan kuasa kepada\nNama : Rudi Hartono selanjutnya disebut PENERIMA KUASA\nuntuk mengurus SIP\n"
    "Penerima Kuasa Pemberi Kuasa (meterai 10.000)"
)
NOBODYS = "Mohon dicek berkas SIP dokter gigi, pengurusan dikuasakan kepada saya.\nRudi Hartono"


def remarks(text: str, *papers: tuple[str, str], sender: str = "Rudi Hartono") -> list[tuple[str, ...]]:
    """Return what is remarked on each of these papers, (name, text), for a dentist's permit."""
    files = tuple(attachment(name, paper) for name, paper in papers)
    mailed = Mailed(files, text, stated_conditions(text), sender, date(2026, 12, 2))
    permit = KNOWLEDGE.permits["sip-dokter-gigi"]
    return [file.remarks for file in check_documents(permit, mailed, KNOWLEDGE.documents).files]


@pytest.mark.parametrize(
    "letter",
    [
        POWER,
        "SURAT KUASA\nPemberi kuasa : drg. Sinta Maharani\nPenerima kuasa : Rudi Hartono\nMeterai",
        "SURAT KUASA\nPEMBERI KUASA\nNama : SINTA MAHARANI\nNIK : 31\nPENERIMA KUASA\nNama : RUDI HARTONO\nNIK : 32",
        "SURAT KUASA\nYang bertanda tangan di bawah ini drg. Sinta Maharani, memberi kuasa kepada Rudi Hartono",
        "SURAT KUASA\nSaya, drg. Sinta Maharani, Sp.Ort, dengan ini memberikan kuasa penuh kepada Rudi Hartono",
        "SURAT KUASA\nSinta Maharani memberi kuasa kepada Rudi Hartono untuk mengurus SIP",
        "SURAT KUASA\nYang bertanda tangan: Sinta Maharani (pemberi kuasa)\nmemberi kuasa kepada Rudi Hartono",
        "SURAT KUASA\nYang bertanda tangan di bawah ini Sinta Maharani, selaku Pemberi Kuasa, memberikan kuasa kepada"
        " Rudi Hartono selaku Penerima Kuasa",
        "SURAT KUASA\nNama : Sinta Maharani\nNIK : 31\nAlamat : Tebet\ndengan ini menguasakan kepada\nNama : Rudi",
        "SURAT KUASA\nNama : Sinta Maharani\nselanjutnya disebut Pemberi Kuasa\nNama : Rudi Hartono\nselanjutnya"
        " disebut Penerima Kuasa\nPemberi Kuasa memberikan kuasa kepada Penerima Kuasa untuk mengurus SIP",
        "NIK : 32\nNama : RUDI HARTONO\nAgama : ISLAM\n" + POWER,
    ],
)
def test_who_gives_the_power_of_attorney_applies(letter: str) -> None:
    assert givers(letter) == [SINTA]
    diploma = ("ijazah FKG.pdf", DIPLOMA.format("SINTA MAHARANI"))
    assert remarks(NOBODYS, ("surat kuasa.pdf", letter), diploma) == [(), ()]


@pytest.mark.parametrize(
    "letter",
    [
        "SURAT KUASA\nDirektur PT Bumi Makmur memberikan kuasa kepada:\nNama : ANDRI SETIAWAN",
        "SURAT KUASA\nPT GRIYA ANUGERAH\nmemberi kuasa kepada ILHAM MAULANA",
        "SURAT KUASA\nNama : ..............\nmemberi kuasa kepada\nNama : ..........",
        "SURAT KUASA\nkepada Ketua RT",
        "SURAT KETERANGAN\nNama : Budi Santoso\nbekerja di sini",
    ],
)
def test_a_body_or_nobody_gives_it_in_no_person_s_name(letter: str) -> None:
    assert givers(letter) == []


@pytest.mark.parametrize(
    "text",
    [
        "Saya dikuasakan mengurus SIP dokter gigi baru a.n. drg. Sinta Maharani. Lengkap?\nRudi Hartono",
        "Mengurus SIP dokter gigi atas nama Sinta Maharani. Lengkap?\nRudi Hartono",
        "Saya Rudi Hartono, staf klinik. Mengurus SIP drg an. Sinta Maharani, mohon dicek.",
        "Saya Rudi Hartono. Mau urus SIP untuk drg. Sinta Maharani, sudah lengkap?",
        "saya rudi hartono, mau urus sip utk drg sinta maharani mohon dicek",
        "SIP dokter gigi untuk istri saya, Sinta Maharani. Mohon dicek.\nRudi Hartono",
        "SIP dokter gigi buat kakak saya drg Sinta Maharani, lengkap?\nRudi Hartono",
        "Saya Rudi Hartono mewakili drg. Sinta Maharani, SIP dokter gigi baru beliau. Lengkap?",
        "Saya Rudi Hartono, penerima kuasa dari Ibu Sinta Maharani untuk mengurus SIP dokter gigi. Mohon diperiksa.",
        "A/N DRG SINTA MAHARANI, SIP DOKTER GIGI BARU. MOHON DICEK.\nRUDI HARTONO",
        "I am Rudi Hartono, applying for a dentist's SIP on behalf of Sinta Maharani. Is it complete?",
    ],
)
def test_whom_the_mail_names_applies_when_a_paper_bears_the_name(text: str) -> None:
    assert remarks(text, ("ijazah FKG.pdf", DIPLOMA.format("SINTA MAHARANI"))) == [()]
    both = ("STR.pdf", REGISTRATION.format("Sinta Maharani")), ("ijazah.pdf", DIPLOMA.format("SINTA MAHARANI"))
    assert remarks(text, *both) == [(), ()]


def test_another_s_diploma_is_still_another_s() -> None:
    text = "Saya dikuasakan mengurus SIP dokter gigi a.n. drg. Sinta Maharani.\nRudi Hartono"
    papers = ("STR.pdf", REGISTRATION.format("Sinta Maharani")), ("ijazah.pdf", DIPLOMA.format("BUDI SANTOSO"))
    assert remarks(text, *papers) == [(), ("other-name: BUDI SANTOSO",)]
    assert remarks(NOBODYS, ("surat kuasa.pdf", POWER), *papers) == [(), (), ("other-name: BUDI SANTOSO",)]
    assert remarks(text, papers[1]) == [("other-name: BUDI SANTOSO",)]


def test_the_proxy_signs_the_application() -> None:
    text = "Mengurus SIP dokter gigi a.n. drg. Sinta Maharani.\nRudi Hartono"
    papers = ("STR.pdf", REGISTRATION.format("Sinta Maharani")), ("permohonan.pdf", APPLICATION.format("Rudi Hartono"))
    assert remarks(text, *papers) == [(), ()]


@pytest.mark.parametrize(
    "text",
    [
        "Saya drg. Sinta Maharani, mohon dicek SIP saya. Sewa ruko atas nama Rudi Hartono.",
        "Mohon dicek SIP saya, rekening a.n. Rudi Hartono (suami).\ndrg. Sinta Maharani",
        "Saya drg. Sinta Maharani. Berkas SIP saya untuk Bapak Rudi Hartono, mohon dicek.",
    ],
)
def test_whose_own_papers_came_applies_whomever_else_the_mail_names(text: str) -> None:
    papers = ("STR.pdf", REGISTRATION.format("Sinta Maharani")), ("ijazah.pdf", DIPLOMA.format("RUDI HARTONO"))
    assert remarks(text, *papers, sender="Sinta Maharani") == [(), ("other-name: RUDI HARTONO",)]


def test_nobody_lends_another_s_diploma_to_a_permit_of_their_own() -> None:
    text = "Mohon dicek SIP dokter gigi saya, terlampir ijazah a.n. Rudi Hartono.\ndrg. Sinta Maharani"
    diploma = ("ijazah.pdf", DIPLOMA.format("RUDI HARTONO"))
    assert remarks(text, diploma, sender="Sinta Maharani") == [("other-name: RUDI HARTONO",)]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("SIP a.n. drg. Sinta Maharani. Terlampir.", [SINTA]),
        ("SIP atas nama Sinta Maharani dan suaminya", [SINTA]),
        ("Izin untuk Ibu Sinta Maharani di Tebet", [SINTA]),
        ("Izin atas nama PT Sehat Farma", []),
        ("Izin atas nama saya sendiri", []),
        ("Izin untuk Klinik Sinta Medika", []),
        ("Berkas untuk SIP kedua, mohon dicek", []),
        ("Berkas untuk Bapak/Ibu petugas", []),
        ("I would like an update", []),
    ],
)
def test_a_name_is_a_person_s(text: str, named: list[tuple[str, ...]]) -> None:
    assert principals(text) == named
