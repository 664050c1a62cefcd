"""Signs of notes that programs send, and the file that names them."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from helpdesk.mail import note_signs
from helpdesk.mail.note_signs import signs

FOLDER = Path(note_signs.__file__).parent


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Saya sedang cuti sampai 9 November. Kalau mendesak hubungi Rina.", {"away", "until", "urgent", "contact"}),
        ("Ich habe Elternzeit; meine Kollegin hilft Ihnen.", {"away", "deputy", "contact"}),
        ("休暇中です。9日以降にご返信いたします。", {"away", "later"}),
        ("ZWANGERSCHAPSVERLOF tot maandag, ik lees geen mail", {"away", "until", "offline"}),
        ("Adresse changée ? Non : je suis en conge jusqu'a lundi", {"away", "until"}),
    ],
)
def test_signs_are_found_in_any_language_with_or_without_accents(text: str, wanted: set[str]) -> None:
    assert wanted <= set(signs(text, "Re: izin"))


def test_words_of_other_languages_do_not_count() -> None:
    # "men" is "but" in Swedish, "do" is "until" in Polish, "me" is of many
    found = signs("The men do as you told me. I paid the invoice yesterday and wait for the receipt.", "Re: permit")

    assert "until" not in found


def test_a_text_of_nothing_has_hardly_a_sign() -> None:
    assert set(signs("", "")) == set()


def test_every_entry_can_be_found() -> None:
    for name, languages in tomllib.loads((FOLDER / "note_signs.toml").read_text(encoding="utf-8")).items():
        for entry in (entry for entries in languages.values() for entry in entries.split(", ")):
            assert name in {found for found, _ in note_signs.entries(entry.replace("*", ""))}, (name, entry)


def test_every_weight_is_of_a_sign() -> None:
    weights = json.loads((FOLDER / "note_weights.json").read_text(encoding="utf-8"))
    known = set(tomllib.loads((FOLDER / "note_signs.toml").read_text(encoding="utf-8")))
    made = {
        "constant",
        "nothing else",
        "in a few words",
        "from a desk",
        "people",
        "kinds",
        "clauses",
        "strange",
        "subject",
        "subject received",
    }

    assert set(weights) <= known | made | note_signs.PAIRS | {"zzmail", "zzphone", "zzurl", "zznum"}


@pytest.mark.parametrize(
    ("text", "nothing_else"),
    [
        ("Cuti sampai Senin.", True),
        ("De retour lundi.", True),
        ("OOO 3-7 Nov", True),
        ("Tutup sampai Kamis. Selamat Nyepi!", True),
        ("Senin saya cuti, berkas saya antar Selasa.", False),
        ("Vielen Dank und schöne Feiertage!", False),
        ("Bengkel motor di pinggir jalan harus punya izin apa saja menurut aturan", False),
        ("Terima kasih.", False),
    ],
)
def test_a_note_says_that_somebody_is_away_and_hardly_anything_else(text: str, nothing_else: bool) -> None:
    assert ("nothing else" in signs(text, "")) == nothing_else
