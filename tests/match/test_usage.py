"""Which entries people ask about with which words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.knowledge.versions import knowledge_of
from helpdesk.match.ambiguous import evened, readings
from helpdesk.match.context import read_passage
from helpdesk.match.fit_usage import Asked, Taught, learn, meant, tells_of
from helpdesk.match.precedence import and_by_text, spoken_of_first
from helpdesk.match.rank import ASKED_SO, Index, Query
from helpdesk.match.text import Token, content, tokens
from helpdesk.match.understand import Matcher
from helpdesk.match.usage import (
    ALWAYS,
    LETTERS,
    NOTHING,
    STEMS,
    UNASKED,
    Learnt,
    Reading,
    Tells,
    Usage,
    from_lines,
    shipped,
)
from helpdesk.model.knowledge import Knowledge
from helpdesk.model.message import Body
from tests.entries import permit

IDS = ("makam", "salon")

ASKED = (
    ("kuburan bapak mau diperpanjang", 0),
    ("kuburan nenek diperpanjang di mana", 0),
    ("mau buka tempat cukur rambut", 1),
    ("tempat cukur rambut izinnya apa", 1),
)


def words(text: str) -> tuple[Token, ...]:
    return content(tokens(text))


GRAVE = f"s {words('kuburan')[0].stem}"


def terms(text: str) -> dict[str, float]:
    return {token.stem: 1.0 for token in words(text)}


@pytest.fixture(scope="module")
def index() -> Index:
    entries = {name: permit(id=name, name=f"Izin {name}", questions=(f"izin {name}",)) for name in IDS}
    return Index(knowledge_of(entries, {}, {}))


@pytest.fixture(scope="module")
def tells(index: Index) -> Tells:
    return tells_of(index, [Query(words(text)) for text, _ in ASKED])


@pytest.fixture(scope="module")
def asked(tells: Tells) -> list[Asked]:
    reading = Reading(tells)
    return [
        Asked(reading.signs(terms(text), words(text)), np.zeros(len(IDS)), meant({at}, None, len(IDS)), number % 2, 1.0)
        for number, (text, at) in enumerate(ASKED)
    ]


@pytest.fixture(scope="module")
def learnt(asked: list[Asked], tells: Tells) -> Learnt:
    return learn(asked, IDS, tells)


def shown(tells: Tells, told: Mapping[str, float], text: str) -> dict[str, float]:
    places, values = Reading(tells).signs(told, words(text))
    return dict(zip([tells.signs[place] for place in places], values.tolist(), strict=True))


def gains(learnt: Learnt, text: str, ids: tuple[str, ...] = IDS) -> list[float]:
    return [float(gain) for gain in Usage(learnt, ids).gains(terms(text), words(text))]


def test_an_entry_gains_by_words_that_people_have_for_it_and_it_has_not(learnt: Learnt) -> None:
    grave, salon = gains(learnt, "kuburan kakek")
    assert grave > 0 > salon
    grave, salon = gains(learnt, "tempat cukur")
    assert salon > 0 > grave


def test_of_words_that_nobody_asked_with_nothing_is_said(learnt: Learnt) -> None:
    grave, salon = gains(learnt, "zzz")
    assert abs(grave - salon) < 0.2


def test_what_is_asked_of_anything_says_less_than_its_matter(tells: Tells) -> None:
    told = {**tells.stems, "biaya": 1.0}
    found = shown(replace(tells, stems=told), terms("berapa biaya kuburan"), "berapa biaya kuburan")
    assert found[GRAVE] > found["s biaya"] > 0


def test_the_less_a_question_says_itself_the_less_is_said_of_it(tells: Tells) -> None:
    bare = shown(tells, {**terms("biayanya?"), GRAVE[2:]: 0.2}, "biayanya?")
    assert bare[GRAVE] < shown(tells, terms("biaya kuburan?"), "biaya kuburan?")[GRAVE]


def test_a_question_is_no_longer_than_the_shares_of_its_signs(tells: Tells) -> None:
    _, values = Reading(tells).signs(terms("kuburan bapak mau diperpanjang"), words("kuburan bapak mau diperpanjang"))
    assert 0.5 < float(values @ values) <= STEMS + LETTERS + ALWAYS


def test_a_part_is_judged_by_a_model_that_was_not_taught_it(asked: list[Asked], tells: Tells) -> None:
    taught = Taught(asked, IDS, tells)
    text = "cukur rambut izinnya"  # what the one part has of it is more than what the other has
    seen, unseen = (taught.gains(part, terms(text), words(text)) for part in (0, 1))
    whole = Usage(taught.model, IDS).gains(terms(text), words(text))
    assert whole[1] > max(seen[1], unseen[1])


def test_what_answers_too_is_meant_half_as_much_as_what_answers_first() -> None:
    assert meant({0, 2}, 2, 4).tolist() == pytest.approx([1 / 3, 0, 2 / 3, 0])
    assert meant({0, 2}, None, 4).tolist() == [0.5, 0, 0.5, 0]


def test_a_file_holds_the_model_to_a_hundredth(learnt: Learnt) -> None:
    again = from_lines(learnt.as_json().splitlines(keepends=True))
    assert again.ids == learnt.ids
    assert again.as_json() == learnt.as_json()
    for text, _ in ASKED:
        assert gains(again, text) == pytest.approx(gains(learnt, text), abs=0.05)


def test_entries_stand_in_any_order_and_those_that_are_gone_are_forgotten(learnt: Learnt) -> None:
    grave, salon = gains(learnt, "kuburan kakek")
    assert gains(learnt, "kuburan kakek", ("salon", "makam")) == [salon, grave]
    assert gains(learnt, "kuburan kakek", ("makam",)) == pytest.approx([grave])
    assert gains(learnt, "kuburan kakek", ()) == []


def test_of_entries_that_a_base_lacks_nothing_is_kept(learnt: Learnt) -> None:
    whole, part = Usage(learnt, IDS), Usage(learnt, ("makam",))
    assert 0 < len(part._values) < len(whole._values) == len(learnt.values)


def test_an_entry_that_was_added_is_as_likely_as_it_was_before_people_were_listened_to(learnt: Learnt) -> None:
    grave, _, added = gains(learnt, "kuburan kakek", (*IDS, "baru"))
    assert added == pytest.approx(UNASKED * grave)
    assert gains(learnt, "kuburan kakek", ("baru", "lain")) == [0.0, 0.0]
    assert gains(NOTHING, "kuburan kakek") == [0.0, 0.0]


def test_a_permit_that_the_office_adds_is_found_by_its_own_words(knowledge: Knowledge) -> None:
    added = permit(
        id="izin-penangkaran-burung",
        name="Izin Penangkaran Burung",
        questions=("izin ternak burung kicau", "mau menangkar burung di rumah izinnya apa"),
    )
    base = knowledge_of({**knowledge.permits, added.id: added}, knowledge.topics, knowledge.documents)
    asked = Body("min sy mau nangkar burung kicau di rumah, izinnya apa?", "", "")
    (question,) = Matcher(base).understand("", asked).questions
    assert question.candidates[0].id == added.id


def test_most_people_who_write_a_name_do_not_say_what_this_one_means(matcher: Matcher) -> None:
    index = matcher.index
    passage = read_passage(index, "syarat SIPA apa saja?")
    ((ids),) = (each.ids for each in readings(index, Query(passage.words, passage.hits)))
    for text, same in (("syarat SIPA apa saja?", True), ("syarat SIPA apoteker apa saja?", False)):
        passage = read_passage(index, text)
        query = Query(passage.words, passage.hits, text=text)
        assert bool(readings(index, query)) is same
        found = evened(index, query, index.signals(query)).features[:, ASKED_SO]
        places = [index.position[i] for i in ids]
        assert bool(found[places[0]] == found[places[1]]) is same


@given(st.text(max_size=200))
def test_whatever_is_asked_every_entry_gains_a_number(text: str) -> None:
    learnt = shipped()
    found = Usage(learnt, learnt.ids).gains(terms(text), words(text))
    assert len(found) == len(learnt.ids)
    assert np.isfinite(found).all()


def test_what_is_shipped_knows_the_base_that_is_shipped(knowledge: Knowledge) -> None:
    assert {entry.id for entry in knowledge.entries()} == set(shipped().ids)


def test_a_general_topic_gives_way_to_the_permit_that_is_spoken_of_and_to_nothing_else(matcher: Matcher) -> None:
    index = matcher.index
    order = [index.position[i] for i in ("waktu-proses", "pbg", "krk")]
    query = Query(words("tahapan dan jangka waktunya"), named_before={"pbg": 1.0})

    found, chances = spoken_of_first(index, query, order, [0.9, 0.88, 0.8])

    assert [index.entries[at].id for at in found] == ["pbg", "krk", "waktu-proses"]
    assert chances == pytest.approx([0.9, 0.8, 0.36])
    assert spoken_of_first(index, Query(words("jangka waktunya")), order, [0.9, 0.88, 0.8]) == (order, [0.9, 0.88, 0.8])


def test_what_an_entry_says_itself_stands_beside_the_one_that_people_mean() -> None:
    assert and_by_text([3, 1], [0.9, 0.1], {1: 0.7, 3: 0.2}) == ([3, 1], [0.9, 0.7])
    assert and_by_text([3, 1], [0.6, 0.1], {1: 0.7}) == ([3, 1], [0.6, 0.6])  # never more than the first
    assert and_by_text([3, 1], [0.9, 0.1], {1: 0.2}) == ([3, 1], [0.9, 0.1])  # unless it says so little
    assert and_by_text([], [], {1: 0.7}) == ([], [])
