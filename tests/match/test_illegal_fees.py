"""Words by which citizens tell of money beside the official fee."""

from __future__ import annotations

import pytest

from helpdesk.match.aspects import usual
from helpdesk.match.illegal_fees import reports_illegal_fee


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("apa mesti pake amplop baru jalan", True),
        ("petugasnya minta uang rokok", True),
        ("penjaga minta 500 ribu", True),
        ("kudu bayar 750 ribu biar nggak dicopot, besok mereka balik lagi", True),
        ("orang yang biasa ngurusin di sini minta 3% dari harga tanah", True),
        ("kata orangnya biaya izin 5 juta tapi tidak ada kuitansinya", True),
        ("dapat WA dari nomor tak dikenal, isinya makam harus segera transfer Rp 400.000", True),
        ("disuruh petugas setor ke rekening pribadi, boleh?", True),
        ("angkotnya saya beli dari teman, sekarang ahli warisnya minta uang lagi", False),
        ("kata tukang dua hari selesai, saya sudah kasih uang muka 300 ribu", False),
        ("sumbangan warga masuk rekening pribadi bendahara boleh tidak ya", False),
        ("harus bayar retribusi 750 ribu dulu atau nanti?", False),
        ("saya harus bayar 200 ribu supaya izinnya terbit, lewat mana?", False),
        ("berkasnya pakai amplop coklat ya?", False),
        ("berapa biaya resminya?", False),
        ("mbaknya sabar, saya tidak diminta uang sepeser pun", False),
        ("tidak ada yang minta uang rokok, semua ramah", False),
        ("kami galang dana lewat rekening pribadi bendahara dan kotak di kafe", False),
        ("petugas itu minta uang rokok, yang lain tidak", True),
        ("tetangga bilang lapor saja, saya kenal orang dalam", False),
        ("katanya kenal orang dalam, bayar 15 juta beres", True),
    ],
)
def test_money_beside_the_official_fee_is_heard_of(text: str, reported: bool) -> None:
    assert reports_illegal_fee(usual(text)) == reported
