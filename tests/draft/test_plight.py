"""What of a mail is urgent: a burial within the day is told by who has just died."""

from __future__ import annotations

import pytest

from helpdesk.draft.writer.plight import urgent


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("ibu saya baru wafat tadi subuh di RS, mau satu liang sama bapak, hari ini juga bisa?", "burial"),
        ("bapak meninggal semalam, suratnya apa saja", "burial"),
        ("ayah akan dimakamkan besok siang", "burial"),
        ("ibu meninggal tadi malam dan sudah dimakamkan pagi ini, surat makamnya menyusul?", ""),
        ("kakek dimakamkan tahun 2014, izinnya habis", ""),
    ],
)
def test_a_burial_within_the_day_is_urgent(words: str, kind: str) -> None:
    assert urgent(words) == kind
