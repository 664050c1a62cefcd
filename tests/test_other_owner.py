"""When the owner of a pharmacy is not its pharmacist: then a deed of cooperation is needed, else it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpdesk.conditions import stated_conditions
from helpdesk.documents.checklist import check_documents
from helpdesk.documents.mailed import Mailed
from helpdesk.knowledge.load import load

KNOWLEDGE = load(Path(__file__).parents[1] / "faq")


@pytest.mark.parametrize(
    "text",
    [
        "Saya apoteker penanggung jawab, pemilik modalnya PT Sehat Farma Abadi.",
        "Kami akan mengajukan izin apotek baru, pemodalnya PT Sehat. Lengkapkah?",
        "Saya apoteker, pemilik apoteknya dr. Anton.",
        "saya apoteker, yang punya PT",
        "saya apt ratih, pemilik apoteknya dr anton, mohon dicek",
        "Pemilik sarana: Bapak Hendra Wijaya. Apoteker: apt. Ratih Kumala.",
        "Pemilik apotek adalah CV Sumber Sehat, saya apotekernya.",
        "Pemodal apotek PT, apotekernya karyawan.",
        "Saya apoteker, pemilik modalnya suami saya.",
        "Saya apt. Ratih Kumala. Pemilik modalnya Hendra Wijaya.",
        "Saya apt. Ratih Kumala, pemilik apoteknya Ibu Lina, saya sendiri apotekernya.",
        "Izin apotek baru, modalnya dari mertua saya. Saya apoteker penanggung jawabnya.",
        "Saya APJ di apotek yang dimodali oleh PT Farma Jaya.",
        "Apoteknya milik yayasan, saya apoteker.",
        "Apotek kami dimiliki oleh Ibu Lina, apotekernya Dewi.",
        "Yang punya apotek Pak Budi, saya apotekernya.",
        "Owner apotek ini Ibu Lina, saya apoteker penanggung jawab.",
        "Saya mau izin apotek, pemiliknya dr. Anton dan saya apotekernya.",
        "Saya apoteker dan pemilik modal apotek adalah PT Sehat.",
        "Saya apt. Budi Kumala, pemilik modalnya Sari Kumala istri saya.",
        "Saya pemilik modal tapi bukan apoteker, apa saja berkasnya?",
        "I am the pharmacist; the owner of the pharmacy is Dr. Anton.",
        "I am the pharmacist, the pharmacy is owned by PT Sehat Farma.",
        "Dulu yang punya apotek Pak Joko, sekarang anaknya. Saya apoteker.",  # nor is it the writer's
        "Dulu yang punya apotek Pak Joko. Saya apoteker.",
        "Dulu saya yang punya, sekarang yang punya apotek Pak Joko, saya apotekernya.",
        "Dulu yang punya apotek Pak Joko, sekarang saya apotekernya dan yang punya apotek PT Sehat.",
        "Dulu yang punya apotek Pak Joko, sekarang saya sendiri. Modalnya dari PT Sehat.",
    ],
)
def test_an_owner_who_is_not_the_pharmacist_is_seen(text: str) -> None:
    assert "other-owner" in stated_conditions(text)


@pytest.mark.parametrize(
    "text",
    [
        "Saya apoteker sekaligus pemilik apoteknya.",
        "Saya apoteker, pemilik apoteknya saya sendiri.",
        "Pemilik modalnya saya, apotekernya juga saya.",
        "Saya apt. Ratih Kumala, pemilik apoteknya Ratih Kumala.",
        "Saya apt. Ratih Kumala dan pemilik apoteknya Ibu Ratih.",
        "Apoteker penanggung jawab: apt. Ratih Kumala, S.Farm. Pemilik modal: Ratih Kumala.",
        "Pemilik sarana Ibu Ratih Kumala (saya sendiri).",
        "Pemilik apoteknya Ibu Dewi yang juga apoteker penanggung jawabnya.",
        "Pemilik apotek Bapak Hendra sekaligus apoteker penanggung jawab.",
        "Pemilik apoteknya apt. Budi, saya apoteker penanggung jawabnya.",  # a pharmacist, too
        "Pemilik sarana adalah apoteker penanggung jawab.",
        "Saya apoteker. Mohon dicek izin apotek, pemilik apoteknya Ratih Kumala.\nRatih Kumala",
        "Saya apoteker dan apoteknya milik saya sendiri.",
        "Modalnya dari saya sendiri, saya apoteker.",
        "Saya apoteker buka usaha pakai tabungan pribadi tanpa pemodal lain.",
        "Pemilik modalnya bukan PT, saya sendiri.",
        "Saya apoteker, ruko apotek ini sewa, pemiliknya Pak Budi.",  # of the building
        "Saya apoteker, pemilik ruko apoteknya Pak Budi.",
        "Terlampir KTP pemilik apotek, NPWP dan STR.",
        "Apotek kami di ruko milik PT Griya, saya apotekernya.",
        "Siapa pemilik apotek di Jalan Melati?",
        "I am the pharmacist and the owner of the pharmacy is me.",
        "Saya apoteker. Dulu yang punya apotek Pak Joko, sekarang saya sendiri.",
        "Awalnya yang punya apotek Pak Joko. Sudah saya beli tahun lalu, saya apoteker.",
        "Yang punya apotek Pak Joko dulunya, lalu dijual ke saya. Saya apotekernya.",
        "Previously the owner of the pharmacy was Dr. Anton; now it is mine. I am the pharmacist.",
    ],
)
def test_a_pharmacist_who_owns_it_needs_no_deed(text: str) -> None:
    assert "other-owner" not in stated_conditions(text)


@pytest.mark.parametrize(
    ("owner", "needed"), [("pemilik modalnya PT Sehat Farma Abadi", True), ("pemilik modalnya saya sendiri", False)]
)
def test_the_deed_of_cooperation_is_asked_for_where_the_owner_is_another(owner: str, *, needed: bool) -> None:
    text = f"Saya apoteker penanggung jawab, {owner}. Mohon dicek izin apotek kami."
    check = check_documents(
        KNOWLEDGE.permits["izin-apotek"], Mailed((), text, stated_conditions(text)), KNOWLEDGE.documents
    )

    assert check.missing is not None
    assert ("perjanjian-kerjasama" in check.missing) is needed


def test_a_profile_of_the_business_or_a_partner_makes_nobody_a_company() -> None:
    assert "company" not in stated_conditions("terlampir company profile klinik")
    assert "company" not in stated_conditions("kontrak limbah medis dgn PT Wastec")
    assert "company" in stated_conditions("kami PT Wastec, kontrak limbah menyusul")


def test_a_membership_card_that_is_renewed_renews_no_permit() -> None:
    assert "renewal" not in stated_conditions("kta haki sdh expired 2024 tp lg diperpanjang")
    assert "renewal" in stated_conditions("mau perpanjang IPTB, KTA baru")
    assert "renewal" in stated_conditions("KTP dan KTA untuk perpanjangan IPTB")
