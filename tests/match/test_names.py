"""Names of entries that are told from other words by how they are written."""

from __future__ import annotations

import pytest

from helpdesk.match.context import read_passage
from tests.project import project


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("surat yang dulu namanya SITU sekarang apa?", True),
        ("di situ masih buka?", False),
        ("MASIH BUKA DI SITU?", False),  # all is in capitals, which tell nothing
        ("ITU masih perlu?", True),
        ("itu masih perlu?", False),
    ],
)
def test_a_name_that_is_a_word_of_every_mail_is_told_by_its_capitals(text: str, *, named: bool) -> None:
    hits = read_passage(project().index, text).hits
    assert any("izin-gangguan" in hit.permits for hit in hits) is named


def test_a_name_in_capitals_stands_where_it_is_written() -> None:
    text = "kami punya SITU lama"
    (hit,) = project().index.names.in_capitals(text, 0, len(text))
    assert text[hit.start : hit.end] == "SITU"
    assert project().index.names.in_capitals(text, 12, len(text)) == ()
