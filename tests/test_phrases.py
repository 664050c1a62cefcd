"""A thing is found by the words that its ways begin and end with, in every text where a way of it stands."""

from __future__ import annotations

import json
import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from helpdesk.draft.entry.matters import _BESIDE
from helpdesk.match.aspects import usual
from helpdesk.phrases import LONGEST_REMEMBERED, Phrase, Phrases

HERE = Path(__file__).parent


def texts() -> list[str]:
    """Return what people write, as written and in usual spelling."""
    files = [HERE / "judged" / "train.jsonl", HERE / "judged" / "aspects.jsonl"]
    read = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]
    written = [str(row.get("text") or row.get("words") or "")[:200] for row in read]
    return [*written[::80], *map(usual, written[1::80])]


def test_every_thing_that_stands_in_what_people_write_is_tried_and_hardly_another() -> None:
    tried = said = 0
    for text in texts():
        may_be = {id(phrase) for _, phrase in _BESIDE.may_be_in(text)}
        there = {id(phrase) for phrase in _BESIDE if phrase.compiled.search(text)}
        assert there <= may_be, text
        tried, said = tried + len(may_be), said + len(there)
    assert 0 < said < tried < 20 * said


WORDS = st.sampled_from(["biaya", "bi", "biayanya", "apa", "tidak", "e-ktp", "SIP", "ſip", "İjin", "x", "Σας", "muta"])
PIECES = st.sampled_from(
    ["biaya", "apa", "tidak", " ", r"\w+", r"\w*", "ya", r"(?: \w+){0,2}", r"\b", "$", "[xy]", ".", "i", "-", "-?",
     "(?:biaya|apa)", "(?:tidak )?", "(?:ya|kah)*", "(?!ya)", "(?=apa)", "(?<!bi)", "sip", "σασ", "(?:di ?)?", "muta"]
)  # fmt: skip
WAYS = st.lists(st.lists(PIECES, min_size=1, max_size=5).map("".join), min_size=1, max_size=3)


@given(WAYS, st.lists(WORDS, max_size=6))
def test_a_way_of_any_form_is_tried_wherever_it_stands(ways: list[str], words: list[str]) -> None:
    phrases = Phrases([("it", Phrase(ways, ending=r"(?:nya)?\b")), ("no", Phrase(["nothing of this"]))])
    plain = re.compile(rf"\b(?:{'|'.join(ways)})(?:nya)?\b", re.IGNORECASE)
    for text in (" ".join(words), "".join(words), ", ".join(words) + "?", "\n".join(words)):
        assert plain.search(text) is None or [name for name, _ in phrases.may_be_in(text)] == ["it"]


def test_a_way_needs_its_first_and_its_last_word() -> None:
    phrases = Phrases([("loss", Phrase([r"stnk(?: \w+){0,3} hilang", "kehilangan stnk"]))])
    tried = [bool(phrases.may_be_in(text)) for text in ("STNK-nya hilang", "stnk lama", "izin hilang", "")]
    assert tried == [True, False, False, False]


def test_hostile_words_are_not_remembered() -> None:
    phrases = Phrases([("it", Phrase(["syarat"]))])
    assert [len(phrases.may_be_in("syarat" + "z" * (LONGEST_REMEMBERED * many))) for many in (0, 1, 9)] == [1, 1, 1]
    assert phrases._index._remembered.cache_info().currsize == 1
