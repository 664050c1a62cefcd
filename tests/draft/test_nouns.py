"""What a question is called of which nothing is known: by the things that it names, in words of ours."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.draft.entry.nouns import MOST, nouns_in

ROWS = tomllib.loads(resources.files("helpdesk.draft.entry").joinpath("nouns.toml").read_text("utf-8"))["nouns"]
NAMES = {language: {row[key] for row in ROWS} for language, key in (("id", "name"), ("en", "name_en"))}


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("karcisnya harus diapain", ["tiket atau karcis"]),
        ("boleh lewat wa tanda tangannya", ["WhatsApp atau telepon", "tanda tangan"]),
        ("surat kuasanya harus pakai meterai", ["surat kuasa", "meterai"]),
        ("bisa ganti ke gmail", ["surel"]),
        ("istri saya boleh tanda tangan", ["tanda tangan"]),  # a person is none
        ("bagaimana ya", []),
        ("", []),
    ],
)
def test_things_are_called_by_our_names(words: str, named: list[str]) -> None:
    assert [noun.name for noun in nouns_in(words, "id")] == named


def test_a_longer_thing_is_not_one_of_its_words_too() -> None:
    assert nouns_in("akta kematian ayah", "id")[0].name == "akta atau surat kematian"
    assert "akta perusahaan" not in [noun.name for noun in nouns_in("akta kematian ayah", "id")]


def test_what_was_told_is_not_named_again() -> None:
    left = nouns_in("tanda tangan dan meterai", "id", "Materai yang berlaku adalah materai Rp10.000.")
    assert [noun.name for noun in left] == ["tanda tangan"]


def test_names_are_in_the_language_of_the_letter() -> None:
    assert [noun.called("en") for noun in nouns_in("what about the tickets", "en")] == ["tickets"]


PLAIN = [way for row in ROWS for way in row.get("words", ()) if way.replace(" ", "").isalpha()]


@given(st.lists(st.sampled_from(PLAIN), min_size=1, max_size=8))
def test_of_many_things_few_are_named_each_once(words: list[str]) -> None:
    found = nouns_in(" dan ".join(words), "id")
    assert 0 < len(found) <= MOST
    assert len(set(found)) == len(found)
    assert {noun.called("id") for noun in found} <= NAMES["id"]


def test_an_english_word_is_none_in_an_indonesian_mail() -> None:
    assert [noun.name_en for noun in nouns_in("may my cats stay in the shop", "en")] != []
    assert [noun for noun in nouns_in("catnya harus warna apa", "id") if "hewan" in noun.name] == []


@pytest.mark.parametrize("key", ["words", "words_en"])
def test_each_thing_has_a_name_and_ways_to_say_it_and_no_other_has_them(key: str) -> None:
    ways = Counter(way for row in ROWS for way in row.get(key, ()))
    assert [way for way, count in ways.items() if count > 1] == []
    assert len(NAMES["id"]) == len(ROWS)
    for row in ROWS:
        assert row["name"].strip() == row["name"] != ""
        assert row["name_en"].strip() == row["name_en"] != ""
        assert not re.search(r"\b(?:Bapak|Ibu|Anda|you|your)\b", row["name"] + row["name_en"])
        assert row.get("words") or row.get("words_en")
