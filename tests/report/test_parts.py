"""What a report shows: charts that anybody can read, tables that add up, sentences, and files with the same numbers."""

from __future__ import annotations

import csv
import io
from collections import Counter
from datetime import date
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.model.application import Stage
from helpdesk.report.application_parts import application_parts, balance
from helpdesk.report.chart import Bar, Piece, bars, columns
from helpdesk.report.export import as_csv, as_xlsx
from helpdesk.report.figures import figures
from helpdesk.report.mail import BINS, FirstAnswers, MailFigures
from helpdesk.report.mail_parts import mail_parts
from helpdesk.report.numbers import number, percent, period
from helpdesk.report.office import OfficeReport, Reasons, reasons
from helpdesk.report.parts import Column, Kind, Names, Part
from helpdesk.report.progress import StageTime, Timeliness, flow, visits
from helpdesk.report.scope import Scope
from helpdesk.track.calendar import Calendar

NAMES = Names({"krk": "Keterangan Rencana Kota"}, {"ktp": "KTP pemohon"})
COUNTS = st.lists(
    st.tuples(
        st.sampled_from(["krk", "=1+1", None]),
        st.sampled_from(["Pusat", "Barat", None]),
        st.sampled_from(list(Stage)),
        st.integers(1, 5000),
    )
)
KEYS = st.lists(st.tuples(st.lists(st.sampled_from(["ktp", "kk", "npwp"]), max_size=2).map(tuple), st.integers(1, 99)))
EMPTY = MailFigures((), FirstAnswers(tuple((name, 0) for name, _most in BINS), None, None, 0), 0, 0, 0, 0, 0, ())
BUSY = MailFigures(
    ((1, 60), (2, 9), (4, 2), (7, 1)),
    FirstAnswers(tuple((name, 5) for name, _most in BINS), 0.4, 17.0, 3),
    replies=70,
    unchanged=49,
    questions=120,
    unanswered=11,
    checks=12,
    missing=(("ktp", 7), ("kk", 1)),
)


def reported(
    counts: list[tuple[str | None, str | None, Stage, int]], failed: Reasons, mail: MailFigures
) -> OfficeReport:
    ends = Counter[Stage]()
    for _permit, _unit, stage, count in counts:
        ends[stage] += count
    rows = [(date(2020, 3, 16), None, ends.total()), (date(2020, 3, 18), Stage.ISSUED, ends[Stage.ISSUED])]
    waiting = [(permit, date(2020, 3, 17), n) for permit, _u, stage, n in counts if stage is Stage.AWAITING_VISIT]
    return OfficeReport(
        scope=Scope(date(2020, 3, 16), date(2020, 3, 31)),
        today=date(2020, 3, 31),
        figures=figures(counts),
        flow=flow(rows if counts else []),
        refusals=failed,
        returns=failed,
        stage_times=(
            StageTime(Stage.TECHNICAL_CHECK, 5, 1, 3, 2, 9),
            StageTime(Stage.AWAITING_VISIT, 0, None, None, 4, 8),
        ),
        timeliness=Timeliness(5, 2, 7, 1, 3, 0),
        visits=visits(waiting, Calendar(), date(2020, 3, 31)),
        mail=mail,
    )


def every_part(report: OfficeReport) -> tuple[Part, ...]:
    return (*application_parts(report, NAMES), *mail_parts(report.mail, NAMES))


@given(COUNTS, KEYS, st.sampled_from([EMPTY, BUSY]))
def test_each_table_adds_up_and_each_chart_can_be_read_by_anybody(
    counts: list[tuple[str | None, str | None, Stage, int]],
    failed: list[tuple[tuple[str, ...], int]],
    mail: MailFigures,
) -> None:
    parts = every_part(reported(counts, reasons(failed), mail))

    assert len({part.key for part in parts}) == len(parts)
    for part in parts:
        assert part.said.endswith("."), part.key
        assert all(len(row) == len(part.columns) for row in part.rows)
        if part.summed and part.key != "neraca":
            *rows, total = part.rows
            for place, column in enumerate(part.columns):
                if column.kind is Kind.COUNT:
                    assert sum(int(row[place] or 0) for row in rows) == total[place], (part.key, column.heading)
        if part.chart:
            _readable(part)


def _readable(part: Part) -> None:
    """Check a chart: well formed, named, described, with textures that exist, inside its frame, without a style."""
    root = ET.fromstring(part.chart)
    ids = {node.get("id"): node for node in root.iter() if node.get("id")}
    title, desc = (ids[name] for name in (root.get("aria-labelledby") or "").split())
    assert (title.tag, desc.tag) == ("title", "desc")
    assert title.text
    assert desc.text == part.said
    for node in root.iter():
        assert node.get("style") is None
        fill = node.get("fill") or ""
        assert not fill.startswith("url(") or fill[5:-1] in ids
        if node.tag == "rect":
            x, width = (float((node.get(name) or "0").rstrip("%")) for name in ("x", "width"))
            assert -0.01 <= x <= x + width <= 100.02
            assert float(node.get("height") or 0) >= 0


def test_the_balance_says_the_sentence_that_the_office_published() -> None:
    counts: list[tuple[str | None, str | None, Stage, int]] = [
        ("krk", None, Stage.ISSUED, 400),
        ("krk", None, Stage.REFUSED, 90),
        ("krk", None, Stage.AWAITING_VISIT, 10),
    ]

    assert balance(reported(counts, reasons([]), EMPTY)).said == (
        "Pada 16–31 Maret 2020 kantor menerima 500 permohonan: 400 terbit (80,0 persen), 90 ditolak (18,0 persen), "
        "dan 10 masih dalam proses (2,0 persen), di antaranya 10 menunggu peninjauan lapangan."
    )


def test_the_reasons_name_the_document_as_people_do() -> None:
    parts = {part.key: part for part in every_part(reported([], reasons([(("ktp",), 3), ((), 1)]), EMPTY))}

    assert parts["penolakan"].rows == (("KTP pemohon", 3, 0.75), ("(tidak menyebut persyaratan)", 1, 0.25))
    assert "paling sering KTP pemohon (3 kali)" in parts["penolakan"].said


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        (date(2020, 3, 16), date(2020, 3, 31), "16–31 Maret 2020"),
        (date(2020, 3, 1), date(2020, 3, 31), "Maret 2020"),
        (date(2020, 2, 1), date(2020, 2, 29), "Februari 2020"),
        (date(2020, 2, 1), date(2020, 2, 28), "1–28 Februari 2020"),
        (date(2020, 3, 30), date(2020, 4, 2), "30 Maret – 2 April 2020"),
        (date(2019, 12, 30), date(2020, 1, 2), "30 Desember 2019 – 2 Januari 2020"),
        (date(2020, 3, 16), date(2020, 3, 16), "16 Maret 2020"),
        (None, date(2020, 3, 16), "sampai 16 Maret 2020"),
        (date(2020, 3, 16), None, "sejak 16 Maret 2020"),
        (None, None, "sejak awal pencatatan"),
    ],
)
def test_a_period_is_written_as_indonesians_write_it(first: date | None, last: date | None, told: str) -> None:
    assert period(first, last) == told


def test_numbers_are_written_as_indonesians_write_them() -> None:
    assert (number(1234567), percent(1, 3), percent(1, 0)) == ("1.234.567", "33,3 persen", "0 persen")
    assert [Column("x", kind).shown(0.125) for kind in (Kind.SHARE, Kind.NUMBER)] == ["12,5 %", "0,1"]
    assert Column("x").shown(None) == "–"


def test_a_label_from_outside_is_text_in_a_chart_and_no_formula_in_a_file() -> None:
    evil = '<script>alert("x")</script>'
    chart = bars("a", evil, evil, [Bar(evil, (Piece(3, "issued"),), "3")])
    assert ET.fromstring(chart).find(".//script") is None

    part = Part("a", "A", "A.", (Column("Izin", Kind.TEXT), Column("Kali")), (("=cmd()", 3), ("-5", 4), ("aman", None)))
    rows = list(csv.reader(io.StringIO(as_csv(part).decode("utf-8-sig"))))
    assert rows == [["Izin", "Kali"], ["'=cmd()", "3"], ["'-5", "4"], ["aman", ""]]
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx([part], "Maret")))["A"]
    assert [cell.value for cell in sheet["A"]][5:] == ["=cmd()", "-5", "aman"]
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_the_workbook_holds_every_table_with_numbers_as_numbers() -> None:
    parts = every_part(reported([("krk", "Pusat", Stage.ISSUED, 1234)], reasons([(("ktp",), 3)]), BUSY))
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(parts, "16–31 Maret 2020")))

    assert len(book.sheetnames) == len(parts)
    for part, name in zip(parts, book.sheetnames, strict=True):
        rows = list(book[name].iter_rows(values_only=True))
        assert rows[0][0] == part.title
        assert rows[2][0] == part.said
        shown = [row[: len(part.columns)] for row in rows[5:]]
        assert [row[0] for row in shown] == [row[0] for row in part.rows]
        for got, row in zip(shown, part.rows, strict=True):
            assert list(got[1:]) == pytest.approx(list(row[1:]), nan_ok=True)


def test_columns_keep_their_scale_whatever_the_numbers() -> None:
    for most in (0, 1, 3, 99, 4100, 30_000):
        chart = columns("h", "Hari", "d", [("16 Mar", ((Piece(most, "received"),), (Piece(most / 2, "issued"),)))])
        heights = [
            float(n.get("height") or 0) for n in ET.fromstring(chart).iter("rect") if "piece" in (n.get("class") or "")
        ]
        assert all(0 < height <= 170 for height in heights)
        assert len(heights) == (2 if most else 0)
