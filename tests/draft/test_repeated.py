"""A sentence that says again, in another entry's words, what a letter has said is left out."""

from __future__ import annotations

import pytest

from helpdesk.draft.letter.repeated import Same
from helpdesk.model.draft import Block

FULL = "Menambah lantai memerlukan PBG, juga bila rumah itu ber-IMB."
LESS = "Untuk mengubah bangunan diperlukan PBG."
OTHER = "PBG diajukan lewat SIMBG."
LEANING = "Syarat lengkapnya mohon dilihat di SIMBG."
SAME = Same.of([(FULL, LESS)])


@pytest.mark.parametrize(
    ("texts", "left"),
    [
        ([FULL, f"{OTHER}\n\n{LESS}"], [FULL, OTHER]),
        ([f"{FULL}\n\n{LESS} {OTHER}"], [f"{FULL}\n\n{OTHER}"]),
        ([f"{LESS} {OTHER}\n\n{FULL}"], [f"{LESS} {OTHER}\n\n{FULL}"]),
        ([f"{OTHER} {LESS}", FULL], [OTHER, FULL]),  # it is told in its place
        ([f"{LESS} {OTHER}", FULL], [f"{LESS} {OTHER}", FULL]),  # what a block begins with answers
        ([f"{OTHER} {FULL}", f"{OTHER} {FULL}"], [f"{OTHER} {FULL}", f"{OTHER} {FULL}"]),  # other rules see to that
        ([FULL, LESS], [FULL, LESS]),  # a block keeps something
        ([FULL, f"{OTHER} {LESS} {LEANING}"], [FULL, f"{OTHER} {LESS} {LEANING}"]),
        ([FULL, f"{OTHER}\n\nYang perlu:\n1. {LESS}"], [FULL, f"{OTHER}\n\nYang perlu:\n1. {LESS}"]),
    ],
)
def test_what_a_fuller_sentence_has_said_is_left_out(texts: list[str], left: list[str]) -> None:
    blocks = [Block(number, "", text, ()) for number, text in enumerate(texts)]
    assert [block.text for block in SAME.without_repeated(blocks)] == left


def test_one_told_without_its_yes_is_the_same_and_one_with_it_answers() -> None:
    same = Same.of([(FULL, "Ya, untuk mengubah bangunan diperlukan PBG.")])
    bare, with_yes = LESS, "Ya, untuk mengubah bangunan diperlukan PBG."
    left = same.without_repeated([Block(0, "", FULL, ()), Block(1, "", f"{OTHER} {bare}", ())])
    assert left[1].text == OTHER
    left = same.without_repeated([Block(0, "", FULL, ()), Block(1, "", f"{OTHER} {with_yes}", ())])
    assert left[1].text == f"{OTHER} {with_yes}"
