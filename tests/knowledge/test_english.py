"""An entry told in English: its English texts where it has them, else what it has."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from helpdesk.knowledge.english import in_english, untold
from helpdesk.knowledge.load import load
from helpdesk.model.knowledge import Knowledge, Permit
from tests.entries import permit

FAQ = Path(__file__).parents[2] / "faq"


@pytest.fixture(scope="module")
def office() -> Knowledge:
    return load(FAQ)


def test_whatever_has_an_english_twin_is_told_by_it(office: Knowledge) -> None:
    for entry in office.entries():
        told = in_english(entry)
        assert told.id == entry.id
        for field in fields(entry):
            twin = getattr(entry, f"{field.name}_en", None)
            assert twin is None or getattr(told, field.name) == twin
        rows, told_rows = (getattr(one, "requirements", ()) or () for one in (entry, told))
        assert [row.text for row in told_rows] == [row.text_en for row in rows]


def test_what_is_only_in_indonesian_stays_and_is_named() -> None:
    entry = permit(definition="Izin bagi contoh.", validity="tiga tahun", validity_en="three years")

    assert untold(entry) == {"definition"}
    told = in_english(entry)
    assert isinstance(told, Permit)
    assert (told.title, told.definition, told.validity) == ("Example Permit", "Izin bagi contoh.", "three years")
    assert untold(permit()) == frozenset()
