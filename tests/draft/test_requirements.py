"""A list is cut to the case that the mail states."""

from __future__ import annotations

import pytest

from helpdesk.draft.requirements import ItemWriter, excluded, requirement_texts
from helpdesk.draft.templates import Templates
from helpdesk.model.question import Claims
from tests.draft.conftest import TEMPLATES
from tests.project import project_knowledge

KNOWLEDGE = project_knowledge()


@pytest.mark.parametrize(
    ("stated", "out"),
    [
        ({"company"}, {"individual", "cooperative"}),
        ({"individual", "rented"}, {"company", "cooperative"}),
        ({"self-practice"}, {"facility-practice"}),
        ({"company", "individual"}, set()),  # of two that are named either may apply
        ({"renewal"}, set()),
    ],
)
def test_what_cannot_hold_beside_what_is_stated(stated: set[str], out: set[str]) -> None:
    assert excluded(stated) == out


def test_a_company_is_not_asked_for_a_persons_tax_number() -> None:
    permit = KNOWLEDGE.permits["izin-angkutan-barang"]
    writer = ItemWriter(permit, KNOWLEDGE.documents, Templates(TEMPLATES), "id")
    whole, cut = (str(requirement_texts(writer, Claims(stated=frozenset(stated)))) for stated in ((), ("company",)))
    assert "NPWP perorangan" in whole
    assert "NPWP perorangan" not in cut
    assert "NPWP badan usaha" in cut
