"""Files of which a mail says one by one what they show."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpdesk.conditions import stated_conditions
from helpdesk.documents.mailed import Mailed
from helpdesk.documents.recognise import recognise_all
from helpdesk.knowledge.load import read
from tests.entries import attachment

KNOWLEDGE = read(Path(__file__).parents[2] / "faq")
PHOTOS = ("IMG_4411.HEIC", "IMG_4412.HEIC", "IMG_4413.HEIC")
IN_ORDER = {0: ("ktp",), 1: ("ijazah",), 2: ("str",)}


def shown(text: str, *names: str) -> dict[int, tuple[str, ...]]:
    """Return what the files of a nurse's mail are, by their places."""
    mailed = Mailed(tuple(map(attachment, names)), text, stated_conditions(text))
    found = recognise_all(mailed, KNOWLEDGE.documents, KNOWLEDGE.permits["sipp-perawat"])
    return {file.attachment: file.keys for file in found if file.keys}


@pytest.mark.parametrize(
    "text",
    [
        "IMG_4411 itu KTP, IMG_4412 ijazah, IMG_4413 STR. yg lain nyusul",
        "img 4411 = ktp\nimg 4412 = ijazah ners\nimg 4413 = str",
        "4411 ktp, 4412 ijazah, 4413 str",
        "KTP ada di IMG_4411, ijazah di IMG_4412, dan STR di IMG_4413.",
        "Saya kirim KTP (IMG_4411.HEIC), ijazah (IMG_4412.HEIC), STR (IMG_4413.HEIC).",
        "IMG_4411-13 berturut-turut KTP, ijazah dan STR",
        "IMG_4411 s.d. IMG_4413 isinya KTP, ijazah, STR",
        "Foto ke-2 itu ijazah, foto ke-3 STR. Yang pertama belum saya sebut: foto ke-1 KTP",
        "foto pertama KTP saya, kedua ijazah, ketiga STR",
        "The first photo is my KTP, the second the diploma, the third is STR",
    ],
)
def test_a_file_that_the_mail_points_at_is_what_it_says(text: str) -> None:
    assert shown(text, *PHOTOS) == IN_ORDER


def test_all_files_of_a_range_are_what_is_said_of_it() -> None:
    assert shown("IMG_4411 - IMG_4413 itu ijazah semua", *PHOTOS) == dict.fromkeys(range(3), ("ijazah",))
    assert shown("foto 1 sampai 3 itu ijazah", *PHOTOS) == dict.fromkeys(range(3), ("ijazah",))
    assert shown("foto ke-1 dan ke-3 KTP", *PHOTOS) == {0: ("ktp",), 2: ("ktp",)}


def test_a_file_may_be_called_without_its_extension_or_by_the_end_of_its_name() -> None:
    assert shown("scan0003 adalah surat permohonan", "scan0003.pdf", "scan0004.pdf") == {0: ("surat-permohonan",)}
    assert shown("WA0008 itu ijazah", "IMG-20261101-WA0007.jpg", "IMG-20261101-WA0008.jpg") == {1: ("ijazah",)}
    assert shown("dr_x.pdf itu STR", "dr_x.pdf") == {0: ("str",)}


@pytest.mark.parametrize(
    "text",
    [
        "IMG_4411 KTP suami saya",
        "IMG_4412 bukan ijazah",
        "IMG_4413 STR menyusul",
        "IMG_4411 sampai IMG_4413 mohon dicek",
        "Yang IMG_4412 buram. KTP dan STR menyusul.",
        "Ini SIP kedua saya, KTP nanti. Ijazah juga.",
        "alamat saya RT 4411",
    ],
)
def test_nothing_is_pointed_at_where_nothing_is_said_of_a_file(text: str) -> None:
    assert shown(text, *PHOTOS) == {}


def test_a_year_in_a_mail_points_at_no_picture() -> None:
    assert shown("lulus 2019 ijazah hilang, dan 2020 STR saya habis", "IMG_2019.jpg", "IMG_2020.jpg") == {}


def test_the_second_photograph_is_not_guessed_where_other_files_have_names() -> None:
    assert shown("foto ke-2 itu ijazah", "KTP.pdf", *PHOTOS) == {0: ("ktp",)}
    assert shown("foto ke-2 itu ijazah", "KTP.pdf", "foto 2.jpg") == {0: ("ktp",), 1: ("ijazah",)}


def test_what_a_file_itself_says_is_not_overruled() -> None:
    card = "PROVINSI DKI JAKARTA\nNIK : 31\nNama : SITI\nAgama : ISLAM\nKewarganegaraan : WNI"
    mailed = Mailed((attachment("IMG_4411.jpg", text=card),), "IMG_4411 itu ijazah")
    found = recognise_all(mailed, KNOWLEDGE.documents, KNOWLEDGE.permits["sipp-perawat"])
    assert [file.keys for file in found] == [("ktp",)]
