"""Who can no longer sign an agreement on the use of their land is no other owner of it."""

from __future__ import annotations

from tests.draft.test_demanded import reply

OF_OTHERS = "bukan pemegang hak atas tanah, dengan melampirkan perjanjian"


def test_a_certificate_in_the_name_of_the_dead_asks_for_no_agreement_with_them() -> None:
    dead = reply("PBG", "Mau bangun rumah, sertifikat masih atas nama almarhum kakek. Bisa ajukan PBG dengan itu?")
    rented = reply("PBG", "Mau bangun kios di tanah milik orang lain yang saya sewa. Bisa ajukan PBG?")

    assert OF_OTHERS not in dead
    assert OF_OTHERS in rented
