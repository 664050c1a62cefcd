"""What people made of proposed letters: counted by letter, entry and template, and what they take out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from helpdesk.draft.letter.compared import FRAME, SentReply, compare_replies
from helpdesk.draft.templating.templates import fixed_words
from tests.draft.conftest import TEMPLATES

WORDS = {"opening": ["Terima kasih sudah menghubungi kami."], "closing": ["silakan balas surel ini."]}
FEE = "Izin ini tidak dipungut biaya. Dasarnya Perda Contoh."
PROPOSED = (
    "Yth. Bapak/Ibu Sari\n\nTerima kasih sudah menghubungi kami. Berikut jawaban kami.\n\n"
    f"{FEE}\n\nBila masih ada yang ingin ditanyakan, silakan balas surel ini."
)


def reply(body: str, proposed: str = PROPOSED) -> SentReply:
    return SentReply(1, "id", proposed, body, (("biaya", FEE),))


def test_a_letter_that_left_as_proposed_has_no_distance() -> None:
    found = compare_replies([reply(PROPOSED.replace("\n", "\r\n"))], WORDS)
    assert (found.sent, found.unchanged, found.distance) == (1, 1, 0.0)
    assert all(row.unchanged == row.letters == 1 for row in (*found.entries, *found.templates))


def test_a_changed_block_is_its_entrys_and_a_changed_closing_its_templates() -> None:
    found = compare_replies([reply(PROPOSED.replace(" Dasarnya Perda Contoh.", "")), reply(PROPOSED)], WORDS)
    assert found.unchanged == 1
    entries = {row.name: row for row in found.entries}
    assert (entries["biaya"].letters, entries["biaya"].unchanged) == (2, 1)
    assert 0 < entries["biaya"].distance < 0.5
    assert entries[FRAME].distance == 0
    closed = compare_replies([reply(PROPOSED.replace("silakan balas", "mohon balas"))], WORDS)
    assert {row.name for row in closed.templates if row.distance} == {"closing"}


def test_a_block_whose_list_went_by_letters_in_the_letter_is_still_its_entrys() -> None:
    block = "Yang perlu disiapkan:\n1. KTP\n2. KK"
    letter = "Yth. Bapak/Ibu\n\n1. Persyaratan\n\nYang perlu disiapkan:\na. KTP\nb. KK"
    found = compare_replies([SentReply(1, "id", letter, letter, (("makam", block),))], WORDS)
    assert {row.name for row in found.entries} == {"makam", FRAME}


def test_what_is_always_taken_out_is_named_and_the_citizens_name_never() -> None:
    long = PROPOSED.replace("Dasarnya Perda Contoh.", "Dasarnya adalah Perda Contoh itu.")
    cut = long.replace(" Dasarnya adalah Perda Contoh itu.", "").replace("Bapak/Ibu Sari", "Ibu")
    found = compare_replies([reply(cut, long)] * 4 + [reply(long, long)], WORDS)
    assert [(item.text, item.letters, item.deleted) for item in found.deleted] == [
        ("Dasarnya adalah Perda Contoh itu.", 5, 4)
    ]


def test_nothing_sent_is_nothing_counted() -> None:
    found = compare_replies([], WORDS)
    assert (found.sent, found.distance, found.entries, found.deleted) == (0, 0.0, (), ())


@given(st.lists(st.text("ab. \n", max_size=40), min_size=2, max_size=2))
def test_any_two_texts_have_a_distance_between_nothing_and_all(texts: list[str]) -> None:
    found = compare_replies([SentReply(1, "id", texts[0], texts[1], ())], WORDS)
    assert 0 <= found.distance <= 1
    assert found.sent == 1


def test_every_telling_template_has_words_of_its_own() -> None:
    words = fixed_words(TEMPLATES)
    assert any("silakan balas surel ini" in run for run in words["closing"])
    assert any("Petugas kami akan memeriksanya" in run for run in words["unknown"])
    assert words["definition"] == []
