"""Papers that are kept in a cloud are named as not opened."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpdesk.documents.checklist import check_documents
from helpdesk.documents.links import cloud_links, only_links
from helpdesk.documents.mailed import Mailed
from helpdesk.knowledge.load import load
from tests.entries import attachment

KNOWLEDGE = load(Path(__file__).parents[2] / "faq")


@pytest.mark.parametrize(
    ("text", "stores"),
    [
        ("berkas di https://drive.google.com/drive/folders/1AbC?usp=sharing ya", ("drive.google.com",)),
        ("www.dropbox.com/s/abc/KTP.pdf dan https://1drv.ms/u/s!Ab", ("dropbox.com", "1drv.ms")),
        ("https://contoh.sharepoint.com/:f:/g/x", ("sharepoint.com",)),
        ("https://notdropbox.com/s/1 dan budi@drive.google.com/x", ()),
        ("kami pakai google drive, drive.google.com", ()),
    ],
)
def test_a_link_to_a_store_is_found(text: str, stores: tuple[str, ...]) -> None:
    assert cloud_links(text) == stores


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("KTP dan STR: https://drive.google.com/abc", True),
        ("https://1drv.ms/u/s!Ab\nhttps://1drv.ms/u/s!Cd", True),
        ("Mohon diunduh, ini link berkas saya ya pak: drive.google.com/drive/folders/1AbC", True),
        ("KTP dan STR menyusul", False),
        ("SURAT TANDA REGISTRASI\nNama: Rina\nverifikasi: https://ktki.kemkes.go.id/cek/1", False),
        ("SURAT TANDA REGISTRASI\nNama: Rina\nNomor: XA0001\nVerifikasi: s.id/cek123", False),
        ("KONSIL KEDOKTERAN INDONESIA\nBimo Prakoso\nBerlaku seumur hidup\nhttps://s.id/str-1", False),
        ("surat tanda registrasi saya: s.id/abc", True),
        ("link ijazah dan ktp ada di sini ya kak https://s.id/berkas", True),
        ("Nama: Rina\nSurat tanda registrasi: https://drive.google.com/a", True),
        ("SURAT PERNYATAAN\n" + 20 * "isi surat " + "\nhttps://drive.google.com/abc", False),
    ],
)
def test_a_note_that_only_links_is_no_paper(text: str, only: bool) -> None:
    assert only_links(text) is only


@pytest.mark.parametrize("name", ["link ktp dan str.txt", "KTP dan STR.docx"])
def test_a_file_that_only_links_counts_as_none_and_the_letter_says_that_nobody_opened_it(name: str) -> None:
    mailed = Mailed((attachment(name, "KTP dan STR: https://drive.google.com/abc"),), "Mohon dicek.")

    found = check_documents(KNOWLEDGE.permits["sipp-perawat"], mailed, KNOWLEDGE.documents)

    assert found.linked
    assert found.received == ()
    assert found.missing is not None
    assert {"ktp", "str"} <= {*found.missing}
