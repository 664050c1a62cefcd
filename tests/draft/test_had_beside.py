"""What a mail only says to have is not what it asks for beside another office's matter."""

from __future__ import annotations

import pytest

from helpdesk.draft.entry.had import had_among
from tests.draft.test_demanded import reply
from tests.project import project_knowledge

OF_HALAL = "sertifikat halal diurus di Badan Penyelenggara Jaminan Produk Halal"
LIST_OF_NIB = "KTP (NIK) pelaku usaha atau penanggung jawab"


def test_what_one_has_is_not_asked_for() -> None:
    has = reply("halal", "Jual gorengan keliling. Urus halal gratis di kantor ini bukan? Apa syaratnya, baru punya NIB")
    wants = reply("halal", "Jual gorengan keliling. Urus halal gratis di kantor ini bukan? Apa syarat NIB?")

    assert OF_HALAL in has
    assert LIST_OF_NIB not in has
    assert LIST_OF_NIB in wants


@pytest.mark.parametrize(
    ("mail", "had"),
    [
        ("Saya cuma punya KTP sama NIB", True),
        ("baru ada KTP, NPWP dan NIB", True),
        ("we only have a NIB", True),
        ("Saya cuma punya KTP belum punya NIB", False),
        ("hanya punya KTP, tanpa NIB", False),
        ("baru punya KTP, NIB belum", False),
    ],
)
def test_what_is_lacking_is_not_had(mail: str, had: bool) -> None:
    assert bool(had_among(["nib"], project_knowledge().permits, mail)) is had
