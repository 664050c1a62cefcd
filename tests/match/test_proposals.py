"""What persons chose proposes a question or a name for an entry; what teaches nothing proposes nothing."""

from __future__ import annotations

import pytest

from helpdesk.match.gaps import Asked
from helpdesk.match.proposals import proposals
from helpdesk.match.understand import Matcher


def judged(text: str, chosen: str | None, ticket: int = 1, *, proposed: str = "nib", confidence: float = 0.5) -> Asked:
    """Return a question for which a person chose an entry."""
    return Asked(ticket, text, proposed, confidence, judged=True, chosen=chosen)


MISSED = "kerangkeng kelinci di rooftop mesti diurus kemana"


def test_a_question_for_which_people_chose_another_entry_is_proposed_to_that_entry(matcher: Matcher) -> None:
    (found,) = proposals([judged(MISSED, "sppl"), judged(f"{MISSED}?", "sppl", 2)], matcher.index)

    assert (found.entry_id, found.field, found.text, found.times) == ("sppl", "questions", MISSED, 2)
    assert [ticket for _, ticket in found.examples] == [1, 2]


@pytest.mark.parametrize(
    "asked",
    [
        Asked(1, MISSED, "nib", 0.5, judged=False, chosen=None),
        judged(MISSED, None),
        judged(MISSED, "izin-yang-tidak-ada"),
        judged(MISSED, "sppl", proposed="sppl", confidence=0.97),
        judged("berapa lama ya?", "sppl"),
        judged("NIK 3174044108950000 buat kerangkeng kelinci", "sppl"),
        judged("x" * 200, "sppl"),
    ],
    ids=[
        "nobody judged",
        "none answers",
        "no such entry",
        "known well",
        "bare",
        "with a number of a person",
        "endless",
    ],
)
def test_what_teaches_nothing_proposes_nothing(matcher: Matcher, asked: Asked) -> None:
    assert proposals([asked], matcher.index) == ()


def test_a_question_that_the_entry_lists_already_is_not_proposed(matcher: Matcher) -> None:
    listed = matcher.index.entries[matcher.index.position["sppl"]].questions[0]

    assert proposals([judged(listed, "sppl")], matcher.index) == ()


def test_a_name_that_several_citizens_use_for_one_entry_only_is_proposed(matcher: Matcher) -> None:
    said = ["mau bikin surat blendrong gimana", "blendrong saya habis bulan depan", "perpanjang blendrong di kelurahan"]
    asked = [judged(text, "izin-reklame", ticket) for ticket, text in enumerate(said)]

    names = [one for one in proposals(asked, matcher.index) if one.field == "aliases"]
    shared = [*asked, *(judged(text, "krk", ticket) for ticket, text in enumerate(said, 10))]

    assert [(one.entry_id, one.text, one.times) for one in names] == [("izin-reklame", "blendrong", 3)]
    assert [one for one in proposals(shared, matcher.index) if one.field == "aliases"] == []


def test_a_proposal_is_applied_once(matcher: Matcher) -> None:
    (found,) = proposals([judged(MISSED, "sppl")], matcher.index)
    entry = matcher.index.entries[matcher.index.position["sppl"]]

    changed = found.apply(entry)

    assert changed.questions == (*entry.questions, MISSED)
    assert found.apply(changed) == changed
