"""What the knowledge base lacks, and what it holds in vain."""

from __future__ import annotations

from helpdesk.match.gaps import Asked, find_gaps
from helpdesk.model.knowledge import Knowledge

MINIMUM = 0.35


def nothing(ticket: int, text: str) -> Asked:
    """Return a question for which nothing was sure enough."""
    return Asked(ticket, text, "krk", 0.1, judged=False, chosen=None)


def test_questions_of_one_kind_stand_together_most_asked_first(knowledge: Knowledge) -> None:
    asked = [
        nothing(1, "izin jualan minuman beralkohol gimana?"),
        nothing(2, "SIP radiografer syaratnya apa"),
        nothing(3, "mau jual minuman beralkohol di kafe, izinnya apa"),
        nothing(4, "berapa lama izin minuman beralkohol"),
    ]
    found = find_gaps(asked, knowledge, MINIMUM)

    assert [gap.count for gap in found.gaps] == [3, 1]
    assert "beralkohol" in found.gaps[0].words
    assert [ticket for _, ticket in found.gaps[0].examples] == [1, 3, 4]


def test_what_was_answered_is_no_gap_and_what_a_person_denied_is_one(knowledge: Knowledge) -> None:
    asked = [
        Asked(1, "syarat krk", "krk", 0.9, judged=False, chosen=None),
        Asked(2, "syarat slf", "slf", 0.1, judged=True, chosen="slf"),
        Asked(3, "izin spa", "izin-klinik", 0.9, judged=True, chosen=None),
    ]
    found = find_gaps(asked, knowledge, MINIMUM)

    assert [gap.examples for gap in found.gaps] == [(("izin spa", 3),)]
    assert "krk" not in found.unused
    assert "slf" not in found.unused
    assert "izin-klinik" in found.unused


def test_an_entry_that_people_swap_away_is_named_with_what_they_chose(knowledge: Knowledge) -> None:
    swaps = [Asked(n, "sip", "sip-dokter", 0.8, judged=True, chosen="sip-dokter-gigi") for n in range(3)]
    kept = [Asked(9, "sip dokter", "sip-dokter", 0.9, judged=True, chosen="sip-dokter")]
    found = find_gaps([*swaps, *kept], knowledge, MINIMUM)

    (row,) = found.swapped
    assert (row.entry_id, row.shown, row.away, row.instead) == ("sip-dokter", 4, 3, (("sip-dokter-gigi", 3),))


def test_no_question_and_questions_without_words_are_no_trouble(knowledge: Knowledge) -> None:
    assert find_gaps([], knowledge, MINIMUM).asked == 0

    found = find_gaps([nothing(n, text) for n, text in enumerate(("", "?", "😀", "berapa lama"))], knowledge, MINIMUM)
    assert sum(gap.count for gap in found.gaps) == 4
