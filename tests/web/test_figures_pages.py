"""Supervisors see the figures, choose a period, a permit and a unit, and take the tables along; counselors do not."""

from __future__ import annotations

import io
from datetime import timedelta

import openpyxl
import pytest

from helpdesk.desk import Desk
from helpdesk.follow_up.follow_up import Reported, take_reports
from helpdesk.model.application import Stage, StageReport
from helpdesk.model.person import SYSTEM
from tests.web.seeds import START
from tests.web.serving import Visitor


def applied(desk: Desk) -> None:
    """Report eleven applications of this month, and one of the month before."""
    permits = [permit for permit in desk.knowledge.permits.values() if permit.requirements][:2]
    ends = [Stage.ISSUED] * 6 + [Stage.REFUSED] * 3 + [Stage.AWAITING_VISIT] * 2
    items = []
    for number, stage in enumerate([*ends, Stage.ISSUED]):
        at = START - timedelta(days=7 + 30 * (number == len(ends)))
        permit = permits[number % 2]
        failed = (permit.requirements[0].document,) if stage is Stage.REFUSED and permit.requirements else ()
        reports = (
            StageReport("1", at, Stage.SUBMITTED, "oss"),
            StageReport("2", at + timedelta(days=2), stage, "oss", failed=failed),
        )
        items.append(
            Reported(f"A-{number}", reports, permit.id, unit="Jakarta Pusat" if number % 3 else "Jakarta Barat")
        )
    take_reports(desk, SYSTEM, items, START)


def test_the_page_shows_the_month_of_the_newest_application(bayu: Visitor, desk: Desk) -> None:
    applied(desk)
    page = bayu.get("/figures").text

    assert "kantor menerima 11 permohonan: 6 terbit" in page
    assert "2 menunggu peninjauan lapangan" in page
    assert page.count('<svg class="chart"') >= 8
    assert "style=" not in page


def test_a_period_a_permit_and_a_unit_are_chosen_in_the_address(bayu: Visitor, desk: Desk) -> None:
    applied(desk)
    permit = next(permit for permit in desk.knowledge.permits.values() if permit.requirements)

    assert "menerima 12 permohonan" in bayu.get("/figures?from=2026-01-01&to=2026-12-31").text
    assert "menerima 12 permohonan" in bayu.get("/figures?from=2026-12-31&to=2026-01-01").text
    assert "menerima 6 permohonan" in bayu.get(f"/figures?from=2026-01-01&to=2026-12-31&permit={permit.id}").text
    assert "menerima 4 permohonan" in bayu.get("/figures?from=2026-01-01&unit=Jakarta%20Barat").text
    for nothing in ("permit=-", "unit=-", "permit=tidakada"):
        assert "tidak ada permohonan yang diterima" in bayu.get(f"/figures?from=2026-01-01&{nothing}").text
    assert bayu.get("/figures?from=kemarin&to=%00").status_code == 200


def test_each_table_is_a_file_and_all_of_them_a_workbook(bayu: Visitor, desk: Desk) -> None:
    applied(desk)
    answer = bayu.get("/figures/neraca.csv?from=2026-11-01&to=2026-11-30")
    assert answer.headers["content-disposition"] == 'attachment; filename="neraca-2026-11-01-2026-11-30.csv"'
    assert "Ditolak,3," in answer.text

    octets = bayu.get("/figures/all.xlsx?from=2026-11-01&to=2026-11-30").content
    sheet = openpyxl.load_workbook(io.BytesIO(octets))["Neraca permohonan"]
    assert [cell.value for cell in sheet["B"]][5:] == [6, 3, 0, 2, 11]
    assert bayu.get("/figures/tidakada.csv").status_code == 404


def test_the_monthly_report_goes_on_paper_without_the_desk_around_it(bayu: Visitor, desk: Desk) -> None:
    applied(desk)
    page = bayu.get("/figures/report?month=2026-11").text

    assert "Laporan November 2026" in page
    assert "kantor menerima 11 permohonan" in page
    assert "Antrean" not in page
    assert bayu.get("/figures/report?month=entah").url.path == "/figures"


@pytest.mark.parametrize(
    "path", ["/figures", "/figures/report?month=2026-11", "/figures/all.xlsx", "/figures/izin.csv"]
)
def test_a_counselor_sees_no_figures(rina: Visitor, path: str) -> None:
    assert rina.get(path).status_code == 403
    assert 'href="/figures"' not in rina.get("/knowledge").text
