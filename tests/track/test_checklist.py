"""The checklist of an application: what the desk recognised, what a counselor said, and what is still missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from helpdesk.model.knowledge import (
    EntryStatus,
    EvidenceGrade,
    Force,
    Jurisdiction,
    Permit,
    Requirement,
)
from helpdesk.track.checklist import (
    IN_HAND,
    FoundPaper,
    Item,
    ItemState,
    Need,
    Said,
    checklist,
    still_needed,
    unconfirmed,
)

NOON = datetime(2026, 11, 24, 5, tzinfo=UTC)
FORM = Requirement("formulir", "Formulir", "Form", True)
KTP = Requirement("ktp", "KTP", "ID card", True)
OLD = Requirement("izin-lama", "Izin lama", "Old permit", True, alternatives=("surat-kehilangan",))
POWER = Requirement("surat-kuasa", "Surat kuasa", "Power of attorney", True, "bila dikuasakan", when="attorney")
PHOTO = Requirement("foto", "Foto", "Photo", False)
GONE = Requirement("rekomendasi", "Rekomendasi", "Recommendation", True, state=Force.SUPERSEDED)
LIST = (FORM, KTP, OLD, POWER, PHOTO, GONE)
PERMIT = Permit(
    "x", "Izin X", "Permit X", "s", EntryStatus.ACTIVE, Jurisdiction.JAKARTA, EvidenceGrade.SEEN, None, None,
    requirements=LIST,
)  # fmt: skip
MUST = (FORM, KTP, OLD)


def paper(document: str, hours: int = 0, problem: ItemState | None = None, attachment: int = 0) -> FoundPaper:
    return FoundPaper(document, NOON + timedelta(hours=hours), 1, attachment, None, f"{document}.pdf", problem)


def said(state: ItemState | None, hours: int = 1, applies: bool | None = None) -> Said:
    return Said(state, applies, None, "Rina", NOON + timedelta(hours=hours))


def listed(
    *found: FoundPaper, words: dict[int, Said] | None = None, must: tuple[Requirement, ...] = MUST
) -> list[Item]:
    items = checklist(PERMIT, found, words or {}, must)
    assert items is not None
    return list(items)


def lacking(items: list[Item]) -> list[str]:
    return [item.document for item in still_needed(items)]


def test_an_unknown_list_is_not_an_empty_one() -> None:
    assert checklist(replace(PERMIT, requirements=None), (), {}, ()) is None
    assert checklist(replace(PERMIT, requirements=()), (), {}, ()) == ()


def test_each_item_says_how_much_it_is_one_and_superseded_ones_are_gone() -> None:
    items = listed()

    assert [(item.document, item.need) for item in items] == [
        ("formulir", Need.REQUIRED),
        ("ktp", Need.REQUIRED),
        ("izin-lama", Need.REQUIRED),
        ("surat-kuasa", Need.CONDITIONAL),
        ("foto", Need.OPTIONAL),
    ]
    assert lacking(items) == ["formulir", "ktp", "izin-lama"]


def test_an_alternative_stands_for_the_lost_original() -> None:
    items = listed(paper("ktp"), paper("surat-kehilangan", attachment=1))

    assert lacking(items) == ["formulir"]
    assert items[2].paper is not None
    assert items[2].paper.document == "surat-kehilangan"


def test_one_paper_stands_for_one_item() -> None:
    twice = replace(PERMIT, requirements=(KTP, replace(KTP, text="KTP saksi")))
    one = checklist(twice, [paper("ktp")], {}, twice.requirements or ())
    two = checklist(twice, [paper("ktp"), paper("ktp", attachment=1)], {}, twice.requirements or ())

    assert [item.state for item in one or ()] == [ItemState.RECEIVED, ItemState.MISSING]
    assert [item.state for item in two or ()] == [ItemState.RECEIVED, ItemState.RECEIVED]


def test_a_sound_paper_is_taken_before_an_unreadable_or_expired_one() -> None:
    items = listed(paper("ktp", 3, ItemState.UNREADABLE), paper("ktp", 0), paper("formulir", 0, ItemState.EXPIRED))

    assert items[1].state is ItemState.RECEIVED
    assert items[0].state is ItemState.EXPIRED
    assert lacking(items) == ["formulir", "izin-lama"]


def test_a_counselor_s_word_stands_until_a_newer_mail_brings_the_paper_again() -> None:
    wrong = {1: said(ItemState.WRONG, hours=1)}

    assert listed(paper("ktp", 0), words=wrong)[1].state is ItemState.WRONG
    assert listed(paper("ktp", 2), words=wrong)[1].state is ItemState.RECEIVED
    assert listed(paper("ktp", 2), words={1: said(ItemState.ACCEPTED)})[1].state is ItemState.ACCEPTED
    assert listed(words={1: said(ItemState.ACCEPTED)})[1].state is ItemState.ACCEPTED  # shown at the counter


def test_a_conditional_item_binds_who_fulfils_the_condition_and_a_counselor_decides() -> None:
    assert "surat-kuasa" in lacking(listed(must=(*MUST, POWER)))
    assert "surat-kuasa" in lacking(listed(words={3: said(None, applies=True)}))
    assert "surat-kuasa" not in lacking(listed(must=(*MUST, POWER), words={3: said(None, applies=False)}))


def test_what_nobody_looked_at_is_told_apart_from_what_was_accepted() -> None:
    items = listed(paper("ktp"), paper("formulir", attachment=1), words={0: said(ItemState.ACCEPTED)})

    assert [item.document for item in unconfirmed(items)] == ["ktp"]


DOCUMENTS = st.sampled_from(["formulir", "ktp", "izin-lama", "surat-kuasa", "foto", "surat-kehilangan", "lain"])
PAPERS = st.lists(
    st.builds(
        paper, DOCUMENTS, st.integers(0, 4), st.none() | st.sampled_from([ItemState.UNREADABLE, ItemState.EXPIRED]),
        st.integers(0, 3),
    ),
    max_size=8,
)  # fmt: skip
WORDS = st.dictionaries(
    st.integers(0, 5),
    st.builds(said, st.none() | st.sampled_from(ItemState), st.integers(0, 4), st.none() | st.booleans()),
)


@given(found=PAPERS, words=WORDS, data=st.data())
def test_the_order_of_the_papers_changes_no_state_and_every_item_is_missing_or_in_hand(
    found: list[FoundPaper], words: dict[int, Said], data: st.DataObject
) -> None:
    items = listed(*found, words=words)
    again = listed(*data.draw(st.permutations(found)), words=words)

    assert [item.state for item in again] == [item.state for item in items]
    for item in items:
        assert item.lacking == (item.applies and item.state not in IN_HAND)
    papers = [id(item.paper) for item in items if item.paper is not None]
    assert len(papers) == len(set(papers))
    used = {item.document for item in items if item.paper and item.paper.document == item.document}
    assert {one.document for one in found} & {item.document for item in items} == used
