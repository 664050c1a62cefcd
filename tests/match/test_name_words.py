"""One word in common is no name: a permit of which hardly a name is said is held back."""

from __future__ import annotations

import pytest

from helpdesk.match.index import counted
from helpdesk.match.name_words import HALF, NameWords
from helpdesk.match.understand import Matcher
from helpdesk.model.knowledge import Entry
from helpdesk.model.message import Body
from tests.entries import permit

MOVE = permit(id="pindah", name="Izin Pindah Makam", name_en="", aliases=("bongkar makam",))
PARK = permit(id="taman", name="Izin Pemakaian Taman", name_en="", aliases=("izin jalur hijau",))
SHARED = permit(id="sip", name="Surat Izin", name_en="", aliases=("SIP",), ambiguous=("SIP",))
ENTRIES: list[Entry] = [MOVE, PARK, SHARED]
ASKED = counted([{"rangka": 3}, {"rumah": 1}, {}])


@pytest.fixture(scope="module")
def names() -> NameWords:
    return NameWords(ENTRIES, ASKED, frozenset({"izin", "surat"}))


@pytest.mark.parametrize(
    ("at", "words", "enough"),
    [
        (0, {"bongkar", "makam"}, True),
        (0, {"bongkar", "rumah"}, False),  # what is done is no half of a name
        (0, {"rangka"}, True),  # its questions say it, and nobody else's
        (1, {"jalur", "hijau"}, True),
        (1, {"rumah"}, False),
        (1, set(), False),
        (2, {"anything"}, True),  # has no name of its own that could be missing
    ],
)
def test_half_a_name_is_enough_and_less_is_not(names: NameWords, at: int, words: set[str], enough: bool) -> None:
    assert (names.share(at, words) >= HALF) is enough


@pytest.mark.parametrize(
    ("text", "never"),
    [
        (
            "Saya mau bongkar rumah lama saya di Cempaka Putih. Bongkar rumah perlu izin ngga?",
            "izin-gali-angkut-rangka",
        ),
        (
            "I want to open a small yoga studio in a rented house in Menteng. Which permits would I need?",
            "izin-pemakaian-taman",
        ),
        ("mau buka nail salon di ruko Pluit, izinnya apa aja?", "izin-apotek"),
        (
            "bulan depan nikahan anak saya, mau pasang tenda di jalan depan rumah. Ijinnya ke mana pak?",
            "izin-pemakaian-taman",
        ),
        ("izin kapal wisata ke pulau seribu urusnya di sini?", "sipp-perawat"),
        ("cara mutasi motor dari depok ke jakarta gimana ya", "status-kendaraan-umum"),
    ],
)
def test_no_permit_of_another_kind_is_proposed_for_one_word_in_common(matcher: Matcher, text: str, never: str) -> None:
    understood = matcher.understand("", Body(text, "", ""))

    likely = [c.id for q in understood.questions for c in q.candidates if c.confidence >= matcher.minimum_confidence]
    assert never not in likely
    assert never not in understood.permits


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("provider mau nanem tiang internet di gang kami, izinnya ke siapa?", "izin-jaringan-utilitas"),
        ("kak aku lulusan profesi bidan, mau praktik di rumah sendiri. syarat apa aja ya kak?", "sipb-bidan"),
        ("Mau bikin sumur bor buat hotel. wajib izin ga sih?", "izin-pengusahaan-air-tanah"),
        ("mau pasang spanduk promo di depan toko sendiri selama 2 minggu. perlu izin?", "izin-reklame"),
    ],
)
def test_a_permit_that_is_called_by_everyday_words_is_still_found(matcher: Matcher, text: str, wanted: str) -> None:
    (question,) = matcher.understand("", Body(text, "", "")).questions

    assert question.candidates[0].id == wanted
    assert question.candidates[0].confidence >= matcher.minimum_confidence


def test_an_ambiguous_name_is_asked_back_about_though_a_topic_has_it_too(matcher: Matcher) -> None:
    understood = matcher.understand("SIP", Body("syarat SIP apa ya", "", ""))

    assert understood.action == "clarify"
    assert {"sip-dokter", "surat-izin-penghunian"} <= set(understood.permits)
