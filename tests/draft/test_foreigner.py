"""Where a text asks for an identity card, a foreigner reads what stands in its place; another's card stays a card."""

from __future__ import annotations

import pytest

from helpdesk.draft.writer.foreigner import is_foreign, with_passport
from helpdesk.model.draft import Block


@pytest.mark.parametrize(
    "mail",
    [
        "I am a master's student from Germany and want to interview residents.",
        "I am a PhD candidate at a university in the Netherlands.",
        "I am a Swedish student. I hold a KITAS.",
        "The form demands a number, but I don't have an Indonesian ID.",
        "Saya WNA, mau urus izin penelitian.",
    ],
)
def test_who_is_no_citizen_says_so(mail: str) -> None:
    assert is_foreign(mail)


@pytest.mark.parametrize("mail", ["My husband is from Germany.", "I am from Bandung.", "Saya mahasiswa dari Depok."])
def test_whom_another_is_from_abroad_makes_no_foreigner(mail: str) -> None:
    assert not is_foreign(mail)


def test_the_card_of_whoever_acts_for_a_foreigner_stays() -> None:
    text = "Attach your identity card (KTP) and the identity card (KTP) of the person holding the power of attorney."
    (block,) = with_passport([Block(0, "", text, ())], "en")
    assert "your stay permit (KITAS) or visa with the passport" in block.text
    assert "the identity card (KTP) of the person holding" in block.text
