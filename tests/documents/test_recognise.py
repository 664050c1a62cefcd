from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpdesk.documents.mailed import Mailed
from helpdesk.documents.names import named_keys as keys_in
from helpdesk.documents.recognise import recognise_all
from helpdesk.documents.wanted import wanted_by
from helpdesk.knowledge.load import read
from helpdesk.model.knowledge import Permit
from helpdesk.model.message import Attachment, Member
from tests.entries import asking_for, attachment

DOCUMENTS = read(Path(__file__).parents[2] / "faq").documents


def named_keys(filename: str, asking: Permit | None) -> tuple[str, ...]:
    """Return the keys that a file name speaks of."""
    return keys_in(filename, DOCUMENTS, wanted_by(asking))


def recognise(file: Attachment, text: str = "") -> tuple[str, ...]:
    """Return the keys of the one attachment of a mail that says ``text``."""
    return next((found.keys for found in recognise_all(Mailed((file,), text), DOCUMENTS, None)), ())


@pytest.mark.parametrize(
    ("filename", "keys"),
    [
        ("KTP.jpg", ("ktp",)),
        ("KTPdedi.jpg", ("ktp",)),
        ("Scan e-KTP Dedi.PDF", ("ktp",)),
        ("KTP & KK.pdf", ("ktp", "kk")),
        ("ktp_kk_npwp.pdf", ("ktp", "kk", "npwp")),
        ("KTP dan KK almarhum.pdf", ("ktp-almarhum", "kk-almarhum")),
        ("KTP almh. Sutinah.jpg", ("ktp-almarhum",)),
        ("suratkuasa.pdf", ("surat-kuasa",)),
        ("KTP penerima kuasa.jpg", ("ktp-penerima-kuasa",)),
        ("akta CV.pdf", ("akta-pendirian",)),
        ("akte kematian bapak.pdf", ("surat-ket-kematian",)),
        ("ijasah S1.pdf", ("ijazah",)),
        ("pasfoto 4x6 latar merah.jpg", ("pas-foto",)),
        ("Surat pemohonan izin.pdf", ("surat-permohonan",)),
        ("MoU limbah.pdf", ("mou-limbah",)),
        ("stnk b1234xyz.jpg", ("stnk",)),
        ("SIPP lama.pdf", ("sip-lama",)),
        ("surat ket sehat.pdf", ("surat-sehat",)),
    ],
)
def test_a_name_as_people_write_it_names_its_document(filename: str, keys: tuple[str, ...]) -> None:
    assert named_keys(filename, None) == keys


@pytest.mark.parametrize(
    "filename",
    [
        "IMG_1234.jpg",
        "IMG-20261101-WA0007.jpg",
        "image001.png",
        "logo.png",
        "scan0001.pdf",
        "Document1.pdf",
        "foto.jpg",
        "surat.pdf",
        "resi JNE.jpg",
        "contoh surat permohonan.docx",
        "akta kelahiran anak.pdf",
        "KTP suami.jpg",
        "ktp ibu.jpg",
        "",
        ".pdf",
        "../../",
    ],
)
def test_a_name_that_says_nothing_or_means_another_thing_yields_nothing(filename: str) -> None:
    assert named_keys(filename, None) == ()


def test_the_permit_decides_between_documents_that_share_a_word() -> None:
    assert named_keys("KTP direktur.pdf", asking_for("ktp")) == ("ktp",)
    assert named_keys("KTP direktur.pdf", asking_for("ktp-pengurus")) == ("ktp-pengurus",)
    assert named_keys("denah.pdf", asking_for("denah-ruang")) == ("denah-ruang",)
    assert named_keys("denah.pdf", asking_for("denah-ruang", "denah-lokasi")) == ()


def test_an_old_permit_is_recognised_by_its_own_name() -> None:
    licence = asking_for("izin-lama", "ktp", aliases=("IPTB",))

    assert named_keys("IPTB lama 2023.pdf", licence) == ("izin-lama",)
    assert named_keys("IPTB lama dan KTP.pdf", licence) == ("izin-lama", "ktp")


def test_a_tree_in_a_picture_is_the_photograph_that_the_permit_asks_for() -> None:
    assert named_keys("pohon mangga.jpg", asking_for("foto-pohon")) == ("foto-pohon",)
    assert named_keys("pohon mangga.pdf", asking_for("foto-pohon")) == ()


def test_a_certificate_of_something_else_is_no_land_title() -> None:
    assert named_keys("sertifikat penghargaan lomba.pdf", asking_for("sertifikat-tanah")) == ()
    assert named_keys("sertipikat hak milik.pdf", asking_for("sertifikat-tanah")) == ("sertifikat-tanah",)


def test_the_text_tells_what_the_name_does_not() -> None:
    card = "PROVINSI DKI JAKARTA\nNIK : xxxx\nNama : SITI\nGol. Darah : O\nAgama : ISLAM\nKewarganegaraan : WNI"

    assert recognise(attachment("scan0001.pdf", text=card)) == ("ktp",)
    assert recognise(attachment("scan0002.pdf", text="SURAT KUASA\n\nYang bertanda tangan")) == ("surat-kuasa",)
    assert recognise(attachment("scan0003.pdf", text="Nota kosong")) == ()


def test_the_title_wins_over_a_wrong_name_and_yields_to_a_more_exact_one() -> None:
    assert recognise(attachment("ktp.pdf", text="KARTU KELUARGA\nNo. 1")) == ("kk",)
    exact = attachment("pernyataan kebenaran dokumen.pdf", text="SURAT PERNYATAAN\nSaya")
    assert recognise(exact) == ("pernyataan-kebenaran",)


def test_a_page_without_a_word_has_no_title_and_the_next_page_has() -> None:
    assert recognise(attachment("scan0004.pdf", text=" \n\x0c\n")) == ()
    pages = "   \n\nSURAT KUASA\n\nYang bertanda tangan"
    assert recognise(replace(attachment("scan0005.pdf", text=pages), starts=(0, 5), pages=2)) == ("surat-kuasa",)


def test_the_files_inside_an_attachment_are_recognised_by_their_own_names_and_texts() -> None:
    inside = (Member("berkas/KTP.jpg"), Member("berkas/IMG_1.jpg"), Member("scan.pdf", "SURAT KUASA\nSaya"))
    archive = Attachment("berkas.zip", "application/zip", 1, False, b"x", members=inside)
    found = recognise_all(Mailed((attachment("kk.pdf"), archive)), DOCUMENTS, None)

    assert [(item.attachment, item.member, item.keys) for item in found] == [
        (0, None, ("kk",)),
        (1, "berkas/KTP.jpg", ("ktp",)),
        (1, "scan.pdf", ("surat-kuasa",)),
    ]


def of_a_tree(*names: str, mail: str = "Saya kirim KTP, KK, foto pohonnya 2 lembar") -> list[tuple[str, ...]]:
    """Return what the files are of a mail that asks for a tree to be felled."""
    permit = asking_for("ktp", "kk", "foto-pohon", "spesifikasi-pohon")
    return [item.keys for item in recognise_all(Mailed(tuple(map(attachment, names)), mail), DOCUMENTS, permit)]


def test_of_the_one_thing_that_is_left_there_may_be_several_photographs() -> None:
    pictures = ("20261119_161233.jpg", "20261119_161240.jpg")
    assert of_a_tree(*pictures, "ktp.jpg", "kk.jpg") == [("foto-pohon",), ("foto-pohon",), ("ktp",), ("kk",)]


def test_of_two_papers_that_are_left_nobody_knows_which_the_photographs_are() -> None:
    pictures = ("20261119_161233.jpg", "20261119_161240.jpg", "20261119_161244.jpg")
    assert of_a_tree(*pictures, "ktp.jpg") == [("ktp",)]
    assert of_a_tree("scan1.pdf", "scan2.pdf", "ktp.jpg", "kk.jpg") == [("ktp",), ("kk",)]


def test_a_calendar_or_a_signature_is_no_document() -> None:
    assert recognise(attachment("ktp.ics", kind="text/calendar")) == ()


@given(st.text(max_size=60), st.text(max_size=200))
@settings(deadline=None, max_examples=60)
def test_any_name_and_text_yield_known_keys_only(filename: str, text: str) -> None:
    assert set(recognise(attachment(filename, text=text))) <= set(DOCUMENTS)


def test_a_permit_by_its_own_title_is_the_one_held_until_now() -> None:
    asking = asking_for("ktp", "izin-lama", aliases=("IPTB",))
    old = attachment("IMG_4471.pdf", text="IZIN PELAKU TEKNIS BANGUNAN (IPTB)\nNOMOR 000/IPTB/2023\nNama : Contoh")
    found = recognise_all(Mailed((old,), ""), DOCUMENTS, asking)
    assert [item.keys for item in found] == [("izin-lama",)]
    other = recognise_all(Mailed((old,), ""), DOCUMENTS, asking_for("ktp", "iptb", aliases=("IPTB",)))
    assert [item.keys for item in other] == [("iptb",)]


@pytest.mark.parametrize(
    "filename",
    [
        "sarjana.pdf",
        "bencana kerja.pdf",
        "daftar sarjana.pdf",
        "surat pengaduan.pdf",
        "foto barang.jpg",
        "proper klinik.pdf",
    ],
)
def test_a_word_of_its_own_is_no_other_misspelt(filename: str) -> None:
    assert named_keys(filename, asking_for(*DOCUMENTS)) == ()
