"""What a question asks beside its aspects: here whether somebody else may apply."""

from __future__ import annotations

import pytest

from helpdesk.draft.asked.asks import says_attorney
from helpdesk.match.aspects import usual
from helpdesk.match.forms import form_of
from helpdesk.model.question import Aspect, Question


def asked(text: str) -> Question:
    words = usual(text)
    return Question(text, 0, len(text), (Aspect.PROCEDURE,), 0.0, (), words, form_of(words, marked=True))


@pytest.mark.parametrize(
    "text",
    [
        "Bisa nggak suami saya yang ngurus?",
        "Boleh kami urus untuk bos?",
        "apakah boleh diwakilkan?",
        "Adik saya bisa mengajukan?",
    ],
)
def test_somebody_else_may_apply(text: str) -> None:
    assert says_attorney(asked(text))


@pytest.mark.parametrize(
    "text",
    [
        "Suami bilang harus urus izin, benar perlu?",  # who told it, not who applies
        "Apa bisa saya urus sekaligus di Jakarta?",  # where, not who
        "Bisa saya urus dari rumah?",
    ],
)
def test_who_told_it_or_where_it_is_done_is_no_question_of_attorney(text: str) -> None:
    assert not says_attorney(asked(text))
