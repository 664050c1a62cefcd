"""Who is sent to another office is sent there once, by the answer that is sure of it."""

from __future__ import annotations

import pytest

from helpdesk.draft.letter.doubted import without_doubted
from helpdesk.model.draft import Block

DOUBT = "Hal ini tampaknya di luar layanan kami, sehingga kami tidak dapat memberikan jawaban yang pasti"
UNSURE = f"{DOUBT}. Sepengetahuan kami, KTP diurus di Dinas Kependudukan (Dukcapil), dengan layanan di kelurahan."


def blocks(answer: str, doubted: str = UNSURE) -> list[Block]:
    return [Block(0, "Urusan KTP", answer, ("pindah-ktp",)), Block(1, "Urusan di instansi lain", doubted, ())]


def test_a_doubt_goes_where_an_answer_sends_to_that_office() -> None:
    sure = blocks("Kartu keluarga diurus oleh Dinas Kependudukan, bukan di sini.")
    assert without_doubted(sure, DOUBT) == sure[:1]


@pytest.mark.parametrize(
    ("answer", "doubted"),
    [
        ("Batasnya dengan izin Dinas Kependudukan tidak disebut.", UNSURE),  # it is only named
        ("Paspor diurus di kantor imigrasi.", UNSURE),
        ("KTP diurus di Dinas Kependudukan.", f"{UNSURE} Paspor diurus di kantor imigrasi."),
        ("KTP diurus di Dinas Kependudukan.", f"{DOUBT}. Mohon ditanyakan langsung kepada instansinya."),
        ("KTP diurus di Dinas Kependudukan.", "KTP diurus di Dinas Kependudukan."),
    ],
)
def test_what_an_answer_does_not_settle_stays(answer: str, doubted: str) -> None:
    assert without_doubted(blocks(answer, doubted), DOUBT) == blocks(answer, doubted)
