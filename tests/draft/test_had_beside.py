"""What a mail only says to have is not what it asks for beside another office's matter."""

from __future__ import annotations

from tests.draft.test_demanded import reply

OF_HALAL = "sertifikat halal diurus di Badan Penyelenggara Jaminan Produk Halal"
LIST_OF_NIB = "KTP (NIK) pelaku usaha atau penanggung jawab"


def test_what_one_has_is_not_asked_for() -> None:
    has = reply("halal", "Jual gorengan keliling. Urus halal gratis di kantor ini bukan? Apa syaratnya, baru punya NIB")
    wants = reply("halal", "Jual gorengan keliling. Urus halal gratis di kantor ini bukan? Apa syarat NIB?")

    assert OF_HALAL in has
    assert LIST_OF_NIB not in has
    assert LIST_OF_NIB in wants
