"""Words as they are compared."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpdesk.match.aspects import usual
from helpdesk.match.text import Speller, content, normal_words, said, stem, stems, tokens


@pytest.mark.parametrize(
    ("written", "usual"),
    [
        ("brp", "berapa"),
        ("gmn", "bagaimana"),
        ("ijinnya", "izin"),
        ("perijinan", "perizinan"),
        ("prakteknya", "praktik"),
        ("apotik", "apotek"),
        ("syarat2", "syarat"),
        ("surat2nya", "surat"),
        ("cuci2an", "cucian"),
        ("m2", "m2"),
        ("syaraaaat", "syarat"),
        ("biayanya", "biaya"),
        ("berapakah", "berapa"),
        ("NGURUS", "urus"),
        ("nggak", "tidak"),
        ("Café", "kafe"),
        ("statusna", "status"),
        ("izine", "izin"),
        ("waktunipun", "waktu"),
        ("berkasnyo", "berkas"),
        ("ongkosnye", "biaya"),
    ],
)
def test_a_word_is_brought_to_its_usual_spelling(written: str, usual: str) -> None:
    assert normal_words(written) == (usual,)


@pytest.mark.parametrize("word", ["rencana", "sarana", "istana", "busana", "kirana", "sore", "kode", "metode", "sanyo"])
def test_what_looks_like_a_regional_clitic_and_is_none_stays(word: str) -> None:
    assert normal_words(word) == (word,)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("Ijin abdi teu acan nampi, kedah ngantos sabaraha dinten?", "izin saya belum terima harus tunggu berapa hari"),
        ("syarate menapa mawon, mbayar nopo mboten?", "syarat apa saja bayar apa tidak"),
        ("kudu teko nang kantor opo iso dikintun?", "harus teko di kantor apa bisa dikirim"),
        ("aye udeh dateng ke kantor, suratnye belon jadi", "saya sudah datang ke kantor surat belum jadi"),
        ("dimano ambo bayar, berapo biayanyo?", "dimana saya bayar berapa biaya"),
        ("dicandak ka loket iraha?", "dibawa ke loket kapan"),
        ("makasih ka", "makasih ka"),
    ],
)
def test_a_question_in_a_regional_language_is_read_in_usual_words(written: str, words: str) -> None:
    assert usual(written) == words


@pytest.mark.parametrize(
    "family",
    [
        ("menebang", "penebangan", "ditebang", "tebang", "nebang"),
        ("meneliti", "penelitian", "diteliti"),
        ("mencabut", "pencabutan", "dicabut", "nyabut"),
        ("perpanjangan", "memperpanjang", "diperpanjang", "perpanjang"),
        ("pengajuan", "mengajukan", "diajukan", "ngajuin"),
        ("memakai", "pemakaian", "dipakai"),
        ("menolak", "penolakan", "ditolak"),
        ("mengurus", "pengurusan", "diurus", "ngurusin"),
    ],
)
def test_the_words_of_a_family_share_their_stem(family: tuple[str, ...]) -> None:
    assert len({stem(word) for written in family for word in normal_words(written)}) == 1


@pytest.mark.parametrize(("one", "other"), [("apotek", "apoteker"), ("perawat", "dirawat"), ("usaha", "perusahaan")])
def test_words_of_different_meaning_stay_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_hyphens_join_letters_and_part_words() -> None:
    assert stems("P-IRT e-KTP UKL-UPL syarat-syarat") == ("pirt", "ektp", "ukl", "upl", "syarat")


def test_english_words_of_the_trade_count_as_indonesian_ones() -> None:
    assert stems("dentist permit") == ("dokter", "gigi", "izin")


def test_fillers_are_no_content() -> None:
    assert [token.word for token in content(tokens("min mohon info syarat KRK ya, makasih"))] == ["syarat", "krk"]


def test_a_misspelt_word_is_repaired_to_what_the_base_knows() -> None:
    speller = Speller({"penghunian", "refraksionis", "reklame"})

    repaired = speller.repair(tokens("izin pengunian reklmae untuk refraksonis"))

    assert {"reklame", "refraksionis"} <= {token.stem for token in repaired}


def test_repairing_is_bounded() -> None:
    speller = Speller({"reklame"}, at_most=3)

    repaired = speller.repair(tokens("rekalme reklmae rklame reklma reklaem"))

    assert sum(token.stem == "reklame" for token in repaired) == 3


@given(st.text(max_size=200))
@settings(deadline=None, max_examples=200)
def test_every_token_stands_where_it_says(text: str) -> None:
    last = 0
    for token in tokens(text):
        assert 0 <= token.start < token.end <= len(text)
        assert token.start >= last or token.start == last
        assert token.stem
        last = token.start


@given(
    st.lists(
        st.sampled_from(
            [
                "syarat-syarat",
                "izin",
                "ijinnya",
                "e-KTP",
                "UKL-UPL",
                "how",
                "syarat2",
                "000",
                "0-0",
                "yg",
                ",",
                "\n",
                "don't",
            ]
        )
    )
)
def test_what_is_said_are_the_words_without_their_places(words: list[str]) -> None:
    for text in (" ".join(words), ", ".join(words)):
        assert said(text) == tuple((token.stem, token.word) for token in content(tokens(text)))


def test_what_was_read_before_changes_no_repair() -> None:
    words = ("ditumpuk", "ketumpuk", "berpikir", "kepikiran", "reklamme")
    alone = {word: stems_of(Speller({"reklame"}), word) for word in words}
    assert stem("ditumpuk") == stem("ketumpuk")
    assert alone["ditumpuk"] != alone["ketumpuk"]
    for order in (words, words[::-1]):
        speller = Speller({"reklame"})
        assert {word: stems_of(speller, word) for word in order} == alone
    assert alone["reklamme"] == ("reklame",)


def test_what_was_read_before_leaves_no_more_words_to_be_repaired() -> None:
    text = "reklamme rekleme reklema reklami"
    alone = stems_of(Speller({"reklame"}, at_most=2), text)
    speller = Speller({"reklame"}, at_most=2)
    for word in text.split():
        stems_of(speller, word)
    assert stems_of(speller, text) == alone
    assert alone == ("reklame", "reklame", "reklema", "reklam")


def stems_of(speller: Speller, text: str) -> tuple[str, ...]:
    return tuple(token.stem for token in speller.read(text))
