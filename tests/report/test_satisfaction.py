"""The satisfaction index as PermenPANRB 14/2017 computes it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.report.satisfaction import FEWEST, Band, Element, band_of, satisfaction

ALL = tuple(Element)


def forms_of(total: int, forms: int) -> list[dict[Element, int]]:
    """Return forms whose answers add up to ``total``: as even as can be."""
    cells = [total // (9 * forms)] * (9 * forms)
    for place in range(total - sum(cells)):
        cells[place] += 1
    return [dict(zip(ALL, cells[start : start + 9], strict=True)) for start in range(0, 9 * forms, 9)]


def test_the_published_table_gives_its_index_and_not_that_of_rounded_cells() -> None:
    found = satisfaction(forms_of(955, 29))
    assert found.ikm == Decimal("91.48")  # 955 / (9 * 29) * 25; rounding each weighted element first gives 90.56
    assert found.band is Band.A


@pytest.mark.parametrize(
    ("ikm", "band"),
    [("100.00", "A"), ("88.31", "A"), ("88.30", "B"), ("76.61", "B"), ("76.60", "C"), ("65.00", "C"), ("64.99", "D")],
)
def test_the_bands_meet_without_a_gap(ikm: str, band: str) -> None:
    assert band_of(Decimal(ikm)) == band


@given(st.lists(st.dictionaries(st.sampled_from(ALL), st.integers(1, 4)), max_size=30))
def test_an_answer_left_out_counts_for_nothing(forms: list[dict[Element, int]]) -> None:
    found = satisfaction(forms)
    assert found.forms == len(forms)
    if len(forms) < FEWEST:
        assert (found.means, found.ikm, found.band) == ({}, None, None)
        return
    for element in ALL:
        answers = [form[element] for form in forms if element in form]
        assert found.means.get(element) == (Fraction(sum(answers), len(answers)) if answers else None)
    assert (found.ikm is not None) == (len(found.means) == 9)
    if found.ikm is not None:
        assert Decimal(25) <= found.ikm <= Decimal(100)


def test_no_figure_is_made_of_a_few_forms() -> None:
    few = forms_of(36 * (FEWEST - 1), FEWEST - 1)
    assert not satisfaction(few).shown
    assert satisfaction([*few, few[0]]).ikm == Decimal("100.00")


def test_an_answer_outside_the_scale_is_an_error() -> None:
    with pytest.raises(ValueError, match="fee: 5"):
        satisfaction([{Element.FEE: 5}])
