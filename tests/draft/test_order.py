"""Which of two permits comes first is told where two permits are meant, not where an act of life comes second."""

import pytest

from helpdesk.draft.asked.permit_names import PermitNames
from helpdesk.draft.entry.order import asks_order, two_permits
from helpdesk.match.aspects import usual
from helpdesk.match.forms import form_of
from helpdesk.model.knowledge import Knowledge
from helpdesk.model.question import Aspect, Question
from tests.draft.test_demanded import reply


def _asked(text: str) -> Question:
    words = usual(text)
    return Question(text, 0, len(text), (Aspect.REQUIREMENTS,), 0.0, (), words, form_of(words))


def _pair(base: Knowledge, text: str) -> tuple[str, ...]:
    asked = _asked(text)
    assert asks_order(asked)
    pair = two_permits(asked, PermitNames(base.permits.values()), ("pbg",), base.permits)
    return () if pair is None else tuple(permit.id for permit in pair)


@pytest.mark.parametrize(
    "text", ["Must we get the SLHS first, before we open?", "SLHS harus ada dulu baru boleh buka warung?"]
)
def test_an_act_of_life_is_no_second_permit(base: Knowledge, text: str) -> None:
    assert _pair(base, text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "KRK harus jadi dulu baru urus PBG?",
        "apakah KRK wajib ada sebelum mengajukan izin itu?",
        "mana dulu, KRK atau PBG?",
        "Must we have the KRK before applying?",
    ],
)
def test_two_permits_have_an_order(base: Knowledge, text: str) -> None:
    assert set(_pair(base, text)) == {"krk", "pbg"}


def test_no_order_is_told_of_the_lists_where_a_line_has_it_asked() -> None:
    told = reply("bangun", "Mau bikin rumah 2 lantai di Cakung. KRK dulu atau langsung PBG?")
    assert "KRK lebih dahulu" not in told
    assert "Apakah KRK harus selesai sebelum" in told
    assert "NIB lebih dahulu" in reply("PAUD", "Mau mendirikan PAUD. NIB dulu atau izin PAUD dulu?")
