"""Who hires a foreigner for the first time is told that our material is on the extension only."""

from __future__ import annotations

from tests.draft.test_demanded import reply

ONLY_EXTENDED = "hanya perpanjangan RPTKA"


def test_a_first_worker_is_no_extension() -> None:
    first = reply("TKA", "Hotel kami mau mempekerjakan koki dari Thailand, belum pernah punya TKA. RPTKA di PTSP juga?")
    again = reply("TKA", "RPTKA koki kami habis Februari. Perpanjangnya di PTSP juga, dan syaratnya apa?")

    assert ONLY_EXTENDED in first
    assert ONLY_EXTENDED not in again
