"""What is not known of a permit stands last, and nothing is called open of which the letter speaks."""

from __future__ import annotations

import pytest

from helpdesk.draft.asked.own_words import asking_part, asks_nothing, quoted
from helpdesk.draft.entry.facts import Teller
from helpdesk.draft.letter.said_unknown import (
    at_the_end,
    in_their_words,
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


def asked(text: str, *aspects: Aspect, words: str = "") -> Question:
    """Return a question of this text."""
    plain = words or " ".join(text.lower().replace("?", " ").replace(",", " ").split())
    return Question(text, 0, len(text), aspects or (Aspect.OTHER,), 0.0, (), form=Form.ALLOWED, words=plain)


def test_what_stays_open_is_named_in_the_words_of_its_question() -> None:
    questions = [asked("Biayanya?"), asked("Dan boleh pakai atap seng ya pak?"), asked("Betul begitu?")]
    blocks = [
        Block(0, "J", "Biayanya nol.", ("nib",)),
        Block(1, "J", SILENT, ("slf",)),
        Block(2, "J", SILENT, ("slf",)),
    ]
    told = at_the_end(blocks, TELLER, "L", questions)
    assert told[1].text.startswith('Mengenai pertanyaan "boleh pakai atap seng", jawabannya belum')
    assert "Betul begitu" not in told[1].text
    alone = in_their_words(blocks[1:2], TELLER, questions)
    assert alone[0].text.startswith('Mengenai pertanyaan "boleh pakai atap seng", belum kami temukan')
    assert "SLF" in alone[0].text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Terus bengkelnya harus punya pagar berapa meter kak? 🙏", '"bengkelnya harus punya pagar berapa meter"'),
        ("Apakah surat dari Wonogiri juga harus dibawa?", '"apakah surat dari Wonogiri juga harus dibawa"'),
        ("apa Bu Sulastri boleh mewakili?", ""),  # whom a mail names is not repeated
        ("Apakah Hendrawan boleh mewakili?", ""),
        ("bisa ditelepon ke 081234567890?", ""),
        ("SIPA boleh difotokopi?", '"SIPA boleh difotokopi"'),
        ("Ya?", ""),
        ("Tetangga bilang cukup lapor saja.", ""),  # asks nothing
    ],
)
def test_what_of_a_question_is_repeated(text: str, said: str) -> None:
    assert quoted(asked(text), TELLER.words) == said


@pytest.mark.parametrize(
    ("text", "nothing"),
    [
        ("Bank kami juga menanyakan surat itu.", True),
        ("Jadi benar begitu?", True),
        ("Yang benar yang mana?", True),
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
    assert '"ngajuinnya H- berapa"' in with_lead_time([block(unknown, "slf")], [early], TELLER)[0].text
    assert with_lead_time([block(unknown, "slf")], [long], TELLER)[0].text == unknown


@pytest.mark.parametrize(
    ("text", "words", "asks"),
    [
        ("undangan sudah disebar ke mana-mana", "undangan sudah disebar ke mana", False),
        ("kami bisa datang hari Senin untuk rapat", "kami bisa datang hari senin untuk rapat", False),
        ("datang hari Senin untuk rapat bisa ga", "datang hari senin untuk rapat bisa tidak", True),
        ("rapat hari Senin diadakan di mana", "rapat hari senin diadakan di mana", True),
    ],
)
def test_only_a_question_is_quoted_as_one(text: str, words: str, *, asks: bool) -> None:
    question = Question(text, 0, len(text), (), 0.0, (), words=words)
    assert bool(quoted(question, TELLER.words)) is asks
