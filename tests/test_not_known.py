"""Every way in which entries and letters say that a thing is not known is seen in one place."""

from __future__ import annotations

import pytest

from helpdesk.draft.answer.idle import begins_unknown
from helpdesk.draft.entry.sources import tells
from helpdesk.draft.letter.alike import gist_of
from helpdesk.not_known import is_not_in_material, says_unknown

IN_NO_MATERIAL = (
    "Kotak amal tidak disebut tersendiri dalam bahan kami",
    "Pembagian rincinya belum ada dalam bahan kami",
    "Ketentuan bagi penyelenggara asing tidak dibahas dalam bahan kami",
    "Baby spa tidak tercantum dalam bahan kami tentang SIPB",
    "How to check an IMB number is not stated in our material",
    "Online courses and the moving of a course are not mentioned in our material",
    "The rules of each zone are not in our material",
)
IN_OUR_WORDS = (
    "Mengenai biaya, belum kami temukan ketentuan resminya",
    "Mengenai kompor listrik, kami belum dapat menjawab dengan pasti",
    "Pertanyaan ini belum dapat kami jawab dengan pasti",
    "We have not found an official rule on the fee",
    "We cannot answer this question with certainty",
)
KNOWN = (
    "Biaya tidak dipungut",
    "Izin harus ada dalam bahan rapat",
    "Rekomendasi RT tidak lagi termasuk syarat dalam bahan kami",
    "KBLI untuk usaha kost dalam bahan kami adalah 55900",
    "The fee in our material is from 2023",
)


@pytest.mark.parametrize("text", IN_NO_MATERIAL)
def test_what_is_not_in_our_material_is_unknown_to_every_stage(text: str) -> None:
    assert is_not_in_material(text)
    assert says_unknown(text)
    assert begins_unknown(f"{text}; mohon ditanyakan kepada petugas.")
    assert not tells(f"{text}; mohon ditanyakan kepada petugas.")
    assert gist_of(text).unknown


@pytest.mark.parametrize("text", IN_OUR_WORDS)
def test_a_letter_says_in_its_own_words_that_nothing_is_known(text: str) -> None:
    assert says_unknown(text)
    assert not is_not_in_material(text)
    assert not tells(f"{text}.")


@pytest.mark.parametrize("text", KNOWN)
def test_what_is_known_is_not_called_unknown(text: str) -> None:
    assert not says_unknown(text)
    assert not begins_unknown(f"{text}.")
    assert tells(f"{text}.")
    assert not gist_of(text).unknown


def test_the_verb_alone_counts_only_at_the_head_of_a_line() -> None:
    assert begins_unknown("Gedung sewa atau tanah wakaf tidak disebut.")
    assert not says_unknown("Gedung sewa atau tanah wakaf tidak disebut.")
    assert not begins_unknown("KBLI kost adalah 55900. Kode yang lebih rinci tidak disebut dalam bahan kami.")
