"""Whose a card is by what the mail tells of its people: who has died, who sends it for whom, who shares a card."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpdesk.conditions import stated_conditions
from helpdesk.documents.checklist import check_documents
from helpdesk.documents.mailed import Mailed
from helpdesk.knowledge.load import read
from tests.entries import attachment

KNOWLEDGE = read(Path(__file__).parents[2] / "faq")


def keys(permit: str, mail: str, *names: str) -> list[tuple[str, ...]]:
    """Return what files with these names are, "" for those that are nothing."""
    mailed = Mailed(tuple(map(attachment, names)), mail, stated_conditions(mail))
    found = {
        file.attachment: file.keys
        for file in check_documents(KNOWLEDGE.permits[permit], mailed, KNOWLEDGE.documents).files
    }
    return [found.get(at, ()) for at in range(len(names))]


def test_a_husband_whom_a_bracket_says_to_be_dead_is_the_dead_person() -> None:
    cards = ("ktp suami.jpg", "ktp istri.jpg")
    told = keys("iptm-tumpang", "Pak, suami saya (alm) mau ditumpang ke makam bapaknya", *cards)
    assert told == [("ktp-almarhum",), ("ktp",)]
    alive = keys("sipp-perawat", "Pak, suami saya (almamater UI) bantu kirim berkas SIPP saya", "ktp suami.jpg")
    assert alive == [()]


@pytest.mark.parametrize(
    "mail",
    [
        "saya anaknya bidan Yati bantu kirim berkas SIPB ibu",
        "saya anak yang kirim berkas SIPB ibu",
    ],
)
def test_whose_child_sends_the_papers_is_the_mother_of_their_names(mail: str) -> None:
    assert keys("sipb-bidan", mail, "KTP ibu.jpg") == [("ktp",)]


def test_a_mother_who_applies_for_nothing_is_nobody_who_applies() -> None:
    assert keys("sipb-bidan", "saya bidan Yati, anak saya baru lahir, mau urus SIPB", "KTP ibu.jpg") == [()]


def test_the_card_of_the_child_to_whom_it_is_handed_is_the_representative_s() -> None:
    mail = "SIP rumah saya hilang. Saya wakilkan ke anak saya Dimas, surat kuasa asli terlampir."
    files = ("surat kuasa.jpg", "KTP saya.jpg", "KTP Dimas.jpg")
    assert keys("surat-izin-penghunian", mail, *files) == [("surat-kuasa",), ("ktp",), ("ktp-penerima-kuasa",)]
    own = "SIP rumah saya hilang. Saya Dimas urus sendiri."
    assert keys("surat-izin-penghunian", own, "KTP Dimas.jpg") == [("ktp",)]


@pytest.mark.parametrize("said", ["KK ayah dan saya sama (satu KK).", "KK kami jadi satu.", "kami masih satu KK."])
def test_one_family_card_is_both_where_the_mail_says_that_it_is_one(said: str) -> None:
    assert keys("iptm-baru", f"ayah saya wafat kemarin. {said}", "KK.jpg") == [("kk", "kk-almarhum")]


@pytest.mark.parametrize("said", ["KK saya sama KTP ayah terlampir.", "KK ayah dan saya tidak sama.", "ini satu KK."])
def test_it_is_one_card_where_the_mail_says_no_such_thing(said: str) -> None:
    assert keys("iptm-baru", f"ayah saya wafat kemarin. {said}", "KK.jpg") == [("kk",)]


def test_a_bare_photo_in_a_numbered_list_is_the_portrait_where_no_other_is_asked_for() -> None:
    mail = "Berkas:\n1. STR (ada)\n2. KTP (ada)\n3. foto (ada)"
    assert keys("sipp-perawat", mail, "1.pdf", "2.jpg", "3.jpg")[2] == ("pas-foto",)
    assert keys("izin-reklame", mail, "2.jpg", "3.jpg")[1] == ()


def test_of_photographs_told_by_number_none_is_left_out() -> None:
    mail = "Lampiran 1 KTP, 2 surat tanah, 3 desain, 4 foto lokasi, 5 denah."
    names = ("lampiran 1.jpg", "lampiran 2.pdf", "lampiran 3.png", "lampiran 4.jpg", "lampiran 5.jpg")
    papers = ["ktp", "sertifikat-tanah", "desain-reklame", "foto-lokasi", "denah-lokasi"]
    assert keys("izin-reklame", mail, *names) == [(key,) for key in papers]
    later = "Lampiran 1 KTP, 2 surat tanah, 3 desain belum, 4 foto lokasi, 5 denah menyusul."
    assert keys("izin-reklame", later, *names)[2::2] == [(), ()]


def test_the_card_of_who_says_to_be_a_lecturer_is_called_so() -> None:
    assert keys("izin-penelitian", "Saya dosen Univ. Bina Cita, penelitian hibah.", "KTP dosen.jpg") == [("ktp",)]
    assert keys("izin-penelitian", "Saya mahasiswa, ini KTP dosen pembimbing.", "KTP dosen.jpg") == [()]


def test_a_mother_who_is_named_at_the_end_signs_nothing() -> None:
    mail = "Tanah ibu saya, saya diberi kuasa. {}"
    files = ("surat kuasa.jpg", "KTP Hj Saodah.jpg")
    assert keys("ket-riwayat-tanah", mail.format("Ibu: Hj. Saodah."), *files)[1] == ("ktp",)
    assert keys("ket-riwayat-tanah", mail.format("Hormat saya.\nSaodah"), *files)[1] == ("ktp-penerima-kuasa",)


def test_a_file_of_both_cards_is_both() -> None:
    mail = "Sertifikat atas nama saya dan kakak. Kakak memberi kuasa ke saya, surat kuasa menyusul."
    assert keys("krk", mail, "KTP saya & kakak.pdf") == [("ktp", "ktp-penerima-kuasa")]
    assert keys("krk", mail, "KTP kakak.pdf", "KTP saya.pdf") == [("ktp",), ("ktp-penerima-kuasa",)]
