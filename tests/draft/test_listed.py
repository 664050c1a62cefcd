"""A sentence beside a list that says no more than one of its items does is not told, unless it answers yes or no."""

from __future__ import annotations

import pytest

from helpdesk.draft.entry.facts import Teller
from helpdesk.draft.letter.listed import without_listed
from helpdesk.draft.templating.templates import Templates
from helpdesk.model.draft import Block
from helpdesk.model.question import Aspect, Form, Question
from tests.draft.conftest import TEMPLATES
from tests.project import project_knowledge

TELLER = Teller(Templates(TEMPLATES), project_knowledge(), "id")
LIST = "Yang perlu disiapkan:\n1. KTP pemohon\n2. Surat pelepasan hak dan kuitansi jual beli kendaraan yang dijual"


@pytest.mark.parametrize(
    ("line", "form", "stays"),
    [
        ("Bila kendaraan sudah dijual, dilampirkan surat pelepasan hak dan kuitansi jual beli.", Form.LIST, False),
        ("Bila kendaraan sudah dijual, dilampirkan surat pelepasan hak dan kuitansi jual beli.", Form.NEEDED, True),
        ("Kuitansi jual beli kendaraan yang dijual harus bermeterai dan diketahui lurah.", Form.LIST, True),
        ("Surat pelepasan hak dan kuitansi jual beli dilampirkan. Pelat diurus di Samsat.", Form.LIST, True),
        ("Bawa KTP.", Form.LIST, True),
    ],
)
def test_what_an_item_says_is_not_said_beside_the_list(line: str, form: Form, *, stays: bool) -> None:
    question = Question("", 0, 0, (Aspect.REQUIREMENTS,), 0.0, (), form=form)
    told = without_listed([Block(0, "J", f"{LIST}\n\n{line}", ("nib",))], [question], TELLER)
    assert told[0].text == (f"{LIST}\n\n{line}" if stays else LIST)


def test_what_stands_alone_stays() -> None:
    line = "Bila kendaraan sudah dijual, dilampirkan surat pelepasan hak dan kuitansi jual beli."
    questions = [Question("", 0, 0, (Aspect.REQUIREMENTS,), 0.0, (), form=Form.LIST)] * 2
    blocks = [Block(0, "J", LIST, ("nib",)), Block(1, "K", line, ("nib",))]
    assert without_listed(blocks, questions, TELLER) == blocks
