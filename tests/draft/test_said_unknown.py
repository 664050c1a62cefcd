"""Nothing is called open, or unknown, of which the letter speaks."""

from __future__ import annotations

import pytest

from helpdesk.draft.asked.own_words import asking_part, asks_nothing
from helpdesk.draft.entry.facts import Teller
from helpdesk.draft.letter.said_unknown import (
    with_lead_time,
    without_answered,
    without_settled,
    without_told_figures,
)
from helpdesk.draft.templating.templates import Templates
from helpdesk.model.draft import Block
from helpdesk.model.question import Aspect, Form, Question
from tests.draft.conftest import TEMPLATES
from tests.project import project_knowledge

TELLER = Teller(Templates(TEMPLATES), project_knowledge(), "id")


def block(text: str, *ids: str) -> Block:
    """Return a block of this text."""
    return Block(0, "Judul", text, ids)


def test_nothing_is_called_open_of_which_another_line_speaks() -> None:
    left = TELLER.render("left_open", matters=["pagar"], whole=False)
    assert without_settled([block(f"Ya.\n\n{left}"), block("Pagar dinilai dinas.")], TELLER)[0].text == "Ya."
    assert without_settled([block(f"Ya.\n\n{left}"), block("Atap dinilai dinas.")], TELLER)[0].text == f"Ya.\n\n{left}"


def test_what_another_sentence_tells_is_not_called_unknown() -> None:
    held = TELLER.render("holding", asked=True, alone=True, matters=["surat makam yang hilang"]).split("\n\n")[0]
    told = block("Surat makam yang hilang diganti surat keterangan dari kepolisian.", "nib")
    other = block("Surat tanah diganti surat keterangan dari kepolisian.", "nib")
    assert without_answered([block(held), told], TELLER) == [told]
    assert without_answered([block(held), other], TELLER) == [block(held), other]


def asked(text: str, *aspects: Aspect, words: str = "") -> Question:
    """Return a question of this text."""
    plain = words or " ".join(text.lower().replace("?", " ").replace(",", " ").split())
    return Question(text, 0, len(text), aspects or (Aspect.OTHER,), 0.0, (), form=Form.ALLOWED, words=plain)


@pytest.mark.parametrize(
    ("text", "nothing"),
    [
        ("Bank kami juga menanyakan surat itu.", True),
        ("Jadi benar begitu?", True),
        ("Yang benar yang mana?", True),
        ("Yang bener nyang mane?", True),
        ("Boleh atap seng?", False),
        ("tolong akun kami dibuka lagi.", False),  # wanted is something all the same
        ("berlaku di Bekasi juga tidak", False),
    ],
)
def test_what_asks_nothing(text: str, nothing: bool) -> None:
    assert asks_nothing(asked(text)) is nothing


def test_what_is_told_before_the_clause_that_asks_is_by_the_way() -> None:
    told = asking_part(asked("Saya pindah ke rumah susun, mau ganti KTP, daftarnya di mana?"))
    assert told == "mau ganti ktp daftarnya di mana"
    said = "Papan namanya kecil, apakah itu perlu izin?"
    assert asking_part(asked(said)) == "papan namanya kecil apakah itu perlu izin"


def test_a_figure_that_a_line_tells_is_not_called_unknown() -> None:
    unknown = TELLER.render("unknown", aspects=["duration"], name=None)
    line = "PBG terbit setelah retribusinya dibayar; berapa hari sesudah bayar tidak ada dalam bahan kami."
    other = "Untuk PBG petugas datang ke lokasi."
    after = asked("Berapa hari lagi terbit sesudah bayar?", Aspect.DURATION)
    for text, left in ((line, line), (other, f"{unknown}\n\n{other}")):
        block_now = Block(0, "J", f"{unknown}\n\n{text}", ("pbg",))
        assert without_told_figures([block_now], [after], TELLER)[0].text == left


def test_when_to_apply_is_no_processing_time() -> None:
    unknown = TELLER.render("unknown", aspects=["duration"], name=None)
    early = asked(
        "Biayanya berapa, ngajuinnya H- berapa?", Aspect.DURATION, words="biayanya berapa ngajuinnya h berapa"
    )
    long = asked("Berapa hari jadinya?", Aspect.DURATION)
    assert "Mengenai waktu pengajuan" in with_lead_time([block(unknown, "slf")], [early], TELLER)[0].text
    assert with_lead_time([block(unknown, "slf")], [long], TELLER)[0].text == unknown
