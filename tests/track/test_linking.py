"""A number alone links nothing: an application belongs to who is vouched for and is its applicant."""

from __future__ import annotations

import pytest

from helpdesk.track.linking import belongs_to


def mine(**changed: object) -> bool:
    facts: dict[str, object] = {
        "contact": None,
        "applicant": "dr. Siti Rahmawati, Sp.A",
        "address": "siti@contoh.id",
        "names": ("Siti Rahmawati",),
        "vouched": True,
    }
    return belongs_to(**{**facts, **changed})  # type: ignore[arg-type]


def test_the_registered_address_decides_where_there_is_one() -> None:
    assert mine(contact="Siti@Contoh.id", applicant=None)
    assert not mine(contact="lain@contoh.id")


def test_the_applicant_s_own_name_links_where_no_address_is_registered() -> None:
    assert mine()
    assert mine(names=("RAHMAWATI SITI",))


@pytest.mark.parametrize(
    "changed",
    [
        {"vouched": False},
        {"address": None},
        {"names": ("Budi Hartono",)},
        {"names": ("Siti Rahma",)},
        {"names": ("",)},
        {"applicant": None},
        {"applicant": "Siti", "names": ("Siti",)},
        {"applicant": "", "names": ("",)},
    ],
)
def test_anything_else_is_for_a_person_to_decide(changed: dict[str, object]) -> None:
    assert not mine(**changed)
