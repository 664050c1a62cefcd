"""What is not known of a permit stands last, and nothing is called open of which the letter speaks."""

from __future__ import annotations

from helpdesk.draft.entry.facts import Teller
from helpdesk.draft.letter.said_unknown import at_the_end, without_answered, without_settled
from helpdesk.draft.templating.templates import Templates
from helpdesk.model.draft import Block
from tests.draft.conftest import TEMPLATES
from tests.project import project_knowledge

TELLER = Teller(Templates(TEMPLATES), project_knowledge(), "id")
SILENT = TELLER.render("not_known", name="SLF", validity=None, matters=[])


def block(text: str, *ids: str) -> Block:
    """Return a block of this text."""
    return Block(0, "Judul", text, ids)


def test_that_something_is_not_known_of_a_permit_stands_last_with_its_name() -> None:
    told = at_the_end(
        [block(SILENT, "slf"), block("Ya.\n\n" + SILENT, "slf"), block("Biayanya nol.", "nib")], TELLER, "L"
    )
    assert [one.text for one in told[:2]] == ["Ya.", "Biayanya nol."]
    assert told[2].text.startswith("Pertanyaan Bapak/Ibu selebihnya tentang SLF belum dapat kami jawab")
    assert len(told) == len(("yes", "fee", "rest"))


def test_where_nothing_else_is_told_all_stays() -> None:
    alone = [block(SILENT, "slf")]
    assert at_the_end(alone, TELLER, "L") == alone


def test_a_named_thing_that_is_not_known_stays_where_it_is_asked() -> None:
    named = TELLER.render("not_known", name="SLF", validity=None, matters=["penambahan lantai"])
    blocks = [block(named, "slf"), block("Ya.", "nib")]
    assert at_the_end(blocks, TELLER, "L") == blocks


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


def test_what_a_permit_is_goes_where_the_letter_has_spoken_of_it() -> None:
    definition = TELLER.knowledge.permits["krk"].definition
    open_one = block(f"{definition}\n\n{SILENT}", "krk")
    assert at_the_end([block("Biayanya nol.", "krk"), open_one], TELLER, "L")[0].text == "Biayanya nol."
    assert len(at_the_end([block("Biayanya nol.", "krk"), open_one], TELLER, "L")) == len(("fee", "rest"))
    assert at_the_end([open_one, block("Biayanya nol.", "krk")], TELLER, "L")[0].text == definition
