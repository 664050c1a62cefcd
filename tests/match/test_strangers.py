"""Which words speak for a matter that no entry answers."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from helpdesk.knowledge.versions import knowledge_of
from helpdesk.match.fit_strangers import Asked, Taught, learn
from helpdesk.match.rank import Index
from helpdesk.match.strangers import HELD, Strangers, from_json, shipped, signs
from helpdesk.match.text import stems
from helpdesk.match.understand import Matcher
from tests.entries import permit

JUDGED = Path(__file__).parents[1] / "judged"
OURS = ("perpanjang makam ayah", "perpanjang makam ibu", "syarat makam baru", "biaya makam lama")
OTHERS = ("perpanjang paspor ayah", "perpanjang paspor ibu", "syarat paspor baru", "biaya paspor lama")
ASKED = [Asked(tuple(text.split()), text in OTHERS) for text in (*OURS, *OTHERS)]


def of(model: Strangers, text: str) -> float:
    return model.of(stems(text))


def test_a_word_that_only_strangers_use_speaks_for_one() -> None:
    model = learn(ASKED, frozenset())
    assert model.of(("paspor", "hilang")) > 0 > model.of(("makam", "hilang"))


def test_what_was_taught_is_judged_by_a_model_that_was_not_taught_it() -> None:
    alone = Asked(("visa", "visa"), strange=True)
    taught = Taught([*ASKED, alone, Asked(("visa", "kakek"), strange=True)], frozenset())
    assert taught.model.of(("visa", "visa")) > taught.of(("visa", "visa"))
    assert taught.of(("visa", "nenek")) == taught.model.of(("visa", "nenek"))


def test_a_number_speaks_for_nobody() -> None:
    assert signs(("makam", "2", "orang")) == {"makam", "orang", "makam orang"}


def test_a_file_holds_the_model_to_a_hundredth() -> None:
    model = learn(ASKED, frozenset({"makam"}))
    again = from_json(model.as_json())
    assert again.names == model.names
    for one in ASKED:
        assert abs(again.of(one.stems) - model.of(one.stems)) < 0.05


@given(st.lists(st.text(min_size=1, max_size=8), max_size=30))
def test_whatever_is_said_the_odds_are_held(words: list[str]) -> None:
    assert -HELD <= shipped().of(words) <= HELD
    assert {word for word in words if not word.isdecimal()} <= signs(words)


def test_a_word_of_strangers_is_ours_once_a_permit_has_it_in_its_name() -> None:
    passports = permit(id="paspor-hewan", name="Paspor Hewan Peliharaan", aliases=("paspor hewan",))
    added = Index(knowledge_of({passports.id: passports}, {}, {})).strangers
    assert of(shipped(), "perpanjang paspor") > of(added, "perpanjang paspor")
    assert of(shipped(), "perpanjang sim") == of(added, "perpanjang sim")


def test_strangers_to_come_are_told_from_what_the_entries_list(matcher: Matcher) -> None:
    files = (JUDGED / "strangers.jsonl", JUDGED / "stranger_words.jsonl")
    told = [json.loads(line)["text"] for path in files for line in path.read_text("utf-8").splitlines()]
    own = [question for entry in matcher.index.entries for question in entry.questions]
    asked = [Asked(tuple(stems(text)), strange) for texts, strange in ((told, True), (own, False)) for text in texts]
    model = learn([one for number, one in enumerate(asked) if number % 4], frozenset())
    unseen = asked[::4]
    for strange in (True, False):
        odds = [model.of(one.stems) for one in unseen if one.strange is strange]
        assert sum((value > 0) is strange for value in odds) > 0.75 * len(odds)
