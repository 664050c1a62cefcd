"""What a letter leaves open is said once, at its end, and in no word of the citizen's."""

from __future__ import annotations

import pytest

from helpdesk.draft.entry.facts import Teller
from helpdesk.draft.letter.rest import Rest
from helpdesk.draft.letter.still_open import is_told, parted
from helpdesk.draft.templating.templates import Templates
from helpdesk.model.draft import Block
from helpdesk.model.question import Aspect, Form, Question
from tests.draft.conftest import TEMPLATES
from tests.project import project_knowledge

KNOWLEDGE = project_knowledge()
TELLER = Teller(Templates(TEMPLATES), KNOWLEDGE, "id")
SILENT = TELLER.render("not_known", name="SLF", validity=None, matters=[])
HELD = TELLER.render("holding", asked=True, alone=True, matters=[])
PLAIN = TELLER.render("rest", names=[], others=True, points=())
FREE = "Biayanya nol."


def asked(text: str, *aspects: Aspect, start: int = 0) -> Question:
    """Return a question of this text."""
    words = " ".join(text.lower().replace("?", " ").replace(",", " ").split())
    return Question(text, start, start + len(text), aspects or (Aspect.OTHER,), 0.0, (), form=Form.ALLOWED, words=words)


def letter(*texts: str, questions: tuple[str, ...] = (), points: tuple[int, ...] = ()) -> tuple[list[str], str]:
    """Return what is told of blocks with these texts, those that answer being of the NIB, and what stays open."""
    blocks = [Block(at, "J", text, () if text == HELD else ("nib",)) for at, text in enumerate(texts)]
    told, rest = parted(blocks, [asked(text) for text in questions], TELLER, points)
    return [block.text for block in told], rest.said(TELLER)


def test_what_stays_open_is_said_once_after_what_is_answered() -> None:
    told, rest = letter(SILENT, f"Ya.\n\n{SILENT}", FREE, HELD)
    assert told == ["Ya.", FREE]
    assert rest == PLAIN


def test_nothing_of_a_question_is_repeated() -> None:
    questions = ("Biayanya?", "itu bolpennya mesti biru?")
    assert letter(FREE, HELD, questions=questions) == ([FREE], PLAIN)


def test_a_question_without_an_answer_is_called_by_the_things_that_it_names() -> None:
    told, rest = letter(FREE, HELD, questions=("Biayanya?", "karcis parkirnya diapain?"))
    assert told == [FREE]
    assert rest.startswith("Tentang tiket atau karcis dan parkir, petugas kami memeriksanya")
    spoken = "Karcis yang sudah terjual tidak diganti.\n\nTiket atau karcis dicetak sendiri."
    again = letter(spoken, HELD, questions=("Biayanya?", "karcisnya diapain?"))[1]
    assert again.startswith("Tentang hal lain mengenai tiket atau karcis, petugas kami memeriksanya")


def test_a_question_that_asks_more_than_its_things_are_called_goes_without_a_name() -> None:
    long = "karcis yang sudah terjual minggu lalu kepada orang lain diapain?"
    assert letter(FREE, HELD, questions=("Biayanya?", long)) == ([FREE], PLAIN)


def test_what_was_told_to_an_earlier_question_answers_no_other_of_which_it_has_no_word() -> None:
    told, rest = letter(FREE, FREE, questions=("Biayanya nol?", "karcisnya diapain?"))
    assert told == [FREE, FREE]
    assert rest.startswith("Tentang tiket atau karcis, petugas kami memeriksanya")
    assert letter(FREE, FREE, questions=("Biayanya nol?", "jadi biayanya nol?"))[1] == ""


def test_a_thing_that_has_a_name_of_ours_is_named() -> None:
    named = TELLER.render("left_open", matters=["pembayaran bertahap"], whole=False)
    told, rest = letter(f"Ya.\n\n{named}", HELD)
    assert told == ["Ya."]
    assert rest.startswith("Tentang pembayaran bertahap dan hal lain yang belum kami jawab")
    phrase = TELLER.render("left_open", matters=["format bebas"], whole=False)
    assert letter(f"Ya.\n\n{phrase}") == (["Ya."], PLAIN)


def test_a_thing_of_which_the_letter_speaks_is_not_named() -> None:
    named = TELLER.render("not_known", name="SLF", validity=None, matters=["trotoar"])
    assert letter("Trotoar dibongkar dengan izin.", named)[1] == PLAIN


def test_where_nothing_is_told_all_stays() -> None:
    assert letter(HELD) == ([HELD], "")
    assert letter(SILENT, HELD) == ([SILENT, HELD], "")


def test_how_long_a_permit_is_good_for_is_told_all_the_same() -> None:
    silent = TELLER.render("not_known", name="LKP", validity="3 tahun", matters=["perpanjangan"])
    told, rest = letter(silent)
    assert told == ["Yang kami ketahui, masa berlakunya 3 tahun."]
    said = "petugas kami memeriksanya dahulu dan menjawab melalui surel ini."
    assert rest == f"Tentang perpanjangan dalam urusan NIB, {said}"  # alone it says nothing


def test_a_numbered_point_of_which_nothing_is_told_is_open_by_its_number() -> None:
    told, rest = letter(FREE, HELD, HELD, points=(1, 1, 2))
    assert told == [FREE]
    assert rest.startswith("Tentang pertanyaan ke-2 dan hal lain yang belum kami jawab di atas, petugas kami")


def test_several_numbered_points_are_open_in_one_sentence_with_the_names_of_what_is() -> None:
    both = TELLER.render("left_open", matters=["pembayaran bertahap", "trotoar"], whole=True)
    told, rest = letter(FREE, HELD, both, points=(1, 2, 3))
    assert told == [FREE]
    assert rest.startswith("Tentang pertanyaan ke-2 dan ke-3 (pembayaran bertahap dan trotoar), petugas kami")


def test_a_point_of_which_the_text_above_has_half_the_words_is_told() -> None:
    assert is_told([asked("pohon pengganti berapa?")], "Setiap pohon diganti dengan 20 pohon.")
    assert not is_told([asked("sampai kapan girik berlaku?")], "Setiap pohon diganti dengan 20 pohon.")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Apakah SIPP bisa dipakai terus?", "di RS baru atau bikin baru lagi?"),  # the rest of an either/or
        ("Apakah NIB gratis?", "Yang bener yang mana?"),
        ("Apakah NIB gratis?", "NIB gratis benar tidak?"),
        ("Apakah NIB gratis?", "itu boleh?"),
    ],
)
def test_a_scrap_is_settled_by_the_answer_to_its_neighbour(first: str, second: str) -> None:
    assert letter(FREE, HELD, questions=(first, second)) == ([FREE], "")


def test_a_question_of_its_own_stays_open_beside_its_neighbour() -> None:
    told, rest = letter(FREE, HELD, questions=("Apakah NIB gratis?", "apa perlu sertifikat halal?"))
    assert told == [FREE]
    assert rest.startswith("Tentang sertifikat halal, petugas kami memeriksanya")


def test_a_statement_that_was_cut_after_its_not_is_no_question() -> None:
    cut = [asked("Itu dipungut biaya?"), asked("Tetangga saya pasang tidak", start=20), asked("pakai izin.", start=47)]
    blocks = [Block(0, "J", FREE, ("nib",)), Block(1, "J", HELD, ()), Block(2, "J", FREE, ("nib",))]
    assert parted(blocks, cut, TELLER)[1] == Rest()
    apart = [*cut[:2], asked("pakai izin.", start=60)]
    assert parted(blocks, apart, TELLER)[1].said(TELLER) == PLAIN


def test_what_another_office_charges_is_not_looked_up() -> None:
    there = TELLER.render("out_of_scope", office="DPMPTSP", matters=["paspor dan visa"], beside=False)
    blocks = [Block(0, "J", there, ()), Block(1, "J", HELD, ())]
    fee = asked("bayar berapa?", Aspect.FEE)
    assert parted(blocks, [asked("paspor di mana?"), fee], TELLER)[1] == Rest()
    assert parted([Block(0, "J", FREE, ("nib",)), blocks[1]], [asked("NIB?"), fee], TELLER)[1].said(TELLER) == PLAIN


def test_what_a_permit_is_goes_where_the_letter_has_spoken_of_it() -> None:
    definition = KNOWLEDGE.permits["krk"].definition
    blocks = [Block(0, "J", FREE, ("krk",)), Block(1, "J", f"{definition}\n\n{SILENT}", ("krk",))]
    assert [block.text for block in parted(blocks, [], TELLER)[0]] == [FREE]
    assert [block.text for block in parted(blocks[::-1], [], TELLER)[0]] == [FREE]
    assert parted(blocks[1:], [], TELLER)[0][0].text == definition
    bare = [asked("NIB gratis?"), asked("boleh?")]
    assert parted(blocks, bare, TELLER)[0] == blocks[:1]
    other = [Block(0, "J", FREE, ("nib",)), blocks[1]]
    assert [block.text for block in parted(other, bare, TELLER)[0]] == [FREE, definition]


def test_what_a_question_asks_of_and_the_letter_never_speaks_of_stays_open() -> None:
    blocks = [Block(0, "J", FREE, ("nib",))]
    assert parted(blocks, [asked("Apakah papan nama toko kena pajak?")], TELLER)[1].names
    assert parted(blocks, [asked("Apakah penerbitan NIB tidak dipungut?")], TELLER)[1] == Rest(others=True)
    assert parted(blocks, [asked("Apakah NIB dipungut?")], TELLER)[1] == Rest()
    gone = [Block(0, "J", FREE, ("iumk",))]
    assert parted(gone, [asked("Apakah penerbitan IUMK tidak dipungut?")], TELLER)[1] == Rest()
    assert parted(blocks, [asked("Apakah papan nama toko kena pajak?", Aspect.FEE)], TELLER)[1] == Rest()


def test_what_is_open_under_a_number_goes_with_it_where_the_number_stays_open() -> None:
    rest = Rest(("parkir", "tarif"), points=((3, ()),), under=(("parkir", 2),))
    assert rest.with_points([2]) == Rest(("tarif",), points=((2, ("parkir",)), (3, ())), under=(("parkir", 2),))


@pytest.mark.parametrize(
    "text",
    [
        "bisa minta kode billing lewat email?",  # asks nothing of mail
        "apakah pondasi di dekat rel kereta yang lama itu wajib dibongkar lagi?",
        "apa alamatnya boleh?",  # whose it is, an entry without a short name does not tell
    ],
)
def test_what_a_question_names_by_the_way_gives_it_no_name(text: str) -> None:
    assert letter(FREE, HELD, questions=("Biayanya?", text)) == ([FREE], PLAIN)


def test_two_things_that_are_most_of_what_is_asked_name_it() -> None:
    rest = letter(FREE, HELD, questions=("Biayanya?", "apa harus difoto notaris?"))[1]
    assert rest.startswith("Tentang notaris, petugas kami")  # a photograph alone says nothing


def test_a_tag_asks_of_all_that_was_said_before_it() -> None:
    rest = letter(FREE, HELD, questions=("Biayanya?", "Dapur saya nyatu sama dapur rumah, boleh kan?"))[1]
    assert rest.startswith("Tentang dapur yang menyatu dengan dapur rumah, petugas kami")


def test_coming_in_person_is_no_open_question_where_the_channel_is_told() -> None:
    channel = "Permohonan NIB diajukan secara daring melalui oss.go.id."
    asks = ("Lewat mana permohonannya?", "apakah harus datang langsung?")
    assert letter(channel, channel, questions=asks)[1] == ""


@pytest.mark.parametrize(
    "text",
    [
        "Kenapa tidak dari awal saja diberi tahu semuanya?",
        "Mohon dijawab per nomor supaya bisa saya teruskan ke atasan.",
        "Terima kasih banyak petugas kecamatan sudah bantu pindai berkas saya.",
        "who just came home after nine years.",
        "Tolong secepatnya ya",
    ],
)
def test_what_waits_for_no_answer_is_not_left_open(text: str) -> None:
    assert letter(FREE, HELD, questions=("Biayanya?", text)) == ([FREE], "")


@pytest.mark.parametrize(
    "text",
    [
        "who applies, the tenant or the owner",
        "Berapa lama jawabannya?",
        "Mohon info jaminannya",
        "mohon dijawab boleh praktik sambil menunggu atau tidak",
        "Makasih, satu lagi apakah videotron wajib CCTV",
        "Please answer also if my husband can sign for me",
    ],
)
def test_what_is_asked_beside_such_words_is(text: str) -> None:
    assert letter(FREE, HELD, questions=("Biayanya?", text))[1] != ""


def test_which_of_two_terms_a_permit_has_is_told_with_how_long_it_holds() -> None:
    told = "Ya.\n\nMasa berlaku izin ini 5 tahun."
    asks = ("Berlaku berapa lama?", "Rukonya sewa 2 tahun, jadi izinnya 2 tahun apa 5 tahun?")
    assert letter(told, HELD, questions=asks) == ([told], "")


def test_a_point_keeps_a_heading_of_what_it_names() -> None:
    long = "apakah rekomendasi keselamatan kebakaran dari dinas harus terbit lebih dahulu?"
    rest = letter(FREE, HELD, questions=("Biayanya?", long), points=(1, 2))[1]
    assert "ke-2 (rekomendasi dan perlindungan dari kebakaran)" in rest
