"""Until when a paper is valid is read in whatever way it is written."""

from __future__ import annotations

from datetime import date

import pytest

from helpdesk.documents.validity import fresh_until, has_run_out, paid_until, valid_until


@pytest.mark.parametrize(
    ("line", "until"),
    [
        ("Berlaku s.d. Desember 2024", date(2024, 12, 31)),
        ("berlaku s.d. 2028", date(2028, 12, 31)),
        ("Valid thru 03/25", date(2025, 3, 31)),
        ("Masa berlaku 15 Feb 2026", date(2026, 2, 15)),
        ("Berlaku s/d 12-2027", date(2027, 12, 31)),
        ("Berlaku : 12 Mei 2021 s.d. 12 Mei 2025", date(2025, 5, 12)),
        ("Masa berlaku 2023-2028", date(2028, 12, 31)),
        ("berlaku selama 5 (lima) tahun sejak tanggal 3 Mei 2020", date(2025, 5, 3)),
        ("Berlaku 2 tahun\nJakarta, 4 Januari 2023", date(2025, 1, 4)),
        ("surat ini berlaku tiga bulan\nJakarta, 30 November 2025", date(2026, 2, 28)),
        ("Expiry date: March 3, 2025", date(2025, 3, 3)),
        ("Valid until 31st December 2024", date(2024, 12, 31)),
        ("Exp. 31/12/24", date(2024, 12, 31)),
        ("Berlaku sampai dengan\n17 Agustus 2025", date(2025, 8, 17)),
        ("Berlaku : SEUMUR HIDUP\nJakarta, 12 Mei 2019", None),
        ("pengalaman kerja 2019, experience 2020", None),
        ("Berlaku 30 hari", None),
    ],
)
def test_the_last_day_is_read(line: str, until: date | None) -> None:
    assert valid_until(("str",), line) == until


def test_what_was_valid_once_does_not_run_out() -> None:
    assert valid_until(("sip-lama",), "Berlaku s.d. 1 Januari 2020") is None
    assert valid_until(("ktp",), "Berlaku hingga 1 Januari 2017") is None


def test_a_receipt_of_the_yearly_tax_does_until_the_next_year_is_over() -> None:
    assert paid_until(("pbb",), "PBB Tahun 2024") == date(2025, 12, 31)


def test_a_paper_that_may_not_be_old_is_dated_by_its_latest_day() -> None:
    assert fresh_until(("surat-sehat",), "lahir 1 Mei 1990\nJakarta, 2 Mei 2026", {"surat-sehat": 1}) == date(
        2026, 6, 2
    )


@pytest.mark.parametrize(
    ("name", "remark"),
    [
        ("STR exp 2024.pdf", "expired: 2024-12-31"),
        ("STR 2019-2024.pdf", "expired: 2024-12-31"),
        ("STR sd mei 2028.pdf", ""),
        ("kartu mati.jpg", "expired"),
        ("STR belum expired.pdf", ""),
        ("STR 2024.pdf", ""),
    ],
)
def test_a_name_may_say_that_a_paper_has_run_out(name: str, remark: str) -> None:
    assert has_run_out(("str",), name, date(2026, 11, 27)) == remark


def test_a_receipt_of_a_tax_is_dated_by_its_name_too() -> None:
    assert has_run_out(("pbb",), "PBB 2021.pdf", date(2026, 11, 27)) == "expired: 2022-12-31"
    assert has_run_out(("pbb",), "PBB 2025.pdf", date(2026, 11, 27)) == ""
