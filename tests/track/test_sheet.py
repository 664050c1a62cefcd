"""Lists of applications as offices really export them."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.errors import SheetError
from helpdesk.model.application import Stage
from helpdesk.track.sheet import moment_of, read_sheet, stage_of

JAKARTA = ZoneInfo("Asia/Jakarta")


def day(d: int, m: int, y: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(y, m, d, hour, minute, tzinfo=JAKARTA)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("31/03/2020", day(31, 3, 2020)),
        ("31-3-20", day(31, 3, 2020)),
        ("31.03.2020 14.05", day(31, 3, 2020, 14, 5)),
        ("2020-03-31", day(31, 3, 2020)),
        ("2020-03-31T14:05:00", day(31, 3, 2020, 14, 5)),
        ("31 Maret 2020", day(31, 3, 2020)),
        ("Selasa, 31 Maret 2020 14:05 WIB", day(31, 3, 2020, 14, 5)),
        ("Jum'at, 3 April 2020", day(3, 4, 2020)),
        ("1 Nop 20", day(1, 11, 2020)),
        ("03/04/2020", day(3, 4, 2020)),  # the day first
        ("31/02/2020", None),
        ("13/13/2020", None),
        ("kemarin", None),
        ("0/0/0000", None),
        ("31/03/2020 25:00", None),
    ],
)
def test_dates_are_read_as_indonesians_write_them(text: str, moment: datetime | None) -> None:
    assert moment_of(text, JAKARTA) == moment


@pytest.mark.parametrize(
    ("label", "stage"),
    [
        ("Terbit", Stage.ISSUED),
        ("IZIN SUDAH DITERBITKAN", Stage.ISSUED),
        ("Selesai", Stage.ISSUED),
        ("Ditolak", Stage.REFUSED),
        ("status penolakan by system (tracking data)", Stage.REFUSED),
        ("Dikembalikan", Stage.RETURNED),
        ("Perlu Perbaikan", Stage.RETURNED),
        ("Revisi", Stage.RETURNED),
        ("permohonan diterima secara administrasi", Stage.TECHNICAL_CHECK),
        ("Menunggu Peninjauan Lapangan", Stage.AWAITING_VISIT),
        ("Menunggu pembayaran SKRD", Stage.AWAITING_PAYMENT),
        ("Menunggu TTD Kepala Dinas", Stage.AWAITING_SIGNATURE),
        ("Menunggu Verifikasi", Stage.ADMINISTRATIVE_CHECK),
        ("Diajukan", Stage.SUBMITTED),
        ("Dibatalkan pemohon", Stage.WITHDRAWN),
        ("Belum terbit", None),
        ("Tidak ditolak", None),
        ("???", None),
        ("", None),
    ],
)
def test_states_are_read_in_the_words_of_each_system(label: str, stage: Stage | None) -> None:
    assert stage_of(label) is stage


MESSY = (
    "\n"
    "No. Permohonan;Nama Pemohon;Jenis Izin;Tgl Masuk;Status;Tgl Status;Alasan Penolakan;Petugas\n"
    "A-001;Budi;SIP Dokter;19/03/2020;Terbit;23 Maret 2020;;Rina\n"
    "A-002;Siti, S.H.;KRK;2020-03-19;DITOLAK;24-03-2020;KTP tidak terbaca;Rina\n"
    ";Tanpa nomor;KRK;19/03/2020;Terbit;24/03/2020;;\n"
    "A-003;Joko;;19/03/2020;Belum terbit;24/03/2020;;\n"
    "A-004;Ani;KRK;31/02/2020;Terbit;24/03/2020;;\n"
    "A-005;Ani;KRK;25/03/2020;Terbit;24/03/2020;;\n"
    "A-006;Ani;KRK;25/03/2020;Terbit;;;\n"
    "A-007;Ani;KRK;25/03/2020;Diajukan\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_messy_list_is_read_row_by_row(encoding: str) -> None:
    sheet = read_sheet(MESSY.encode(encoding), JAKARTA)

    assert [(row.line, row.number, row.stage) for row in sheet.rows] == [
        (3, "A-001", Stage.ISSUED),
        (4, "A-002", Stage.REFUSED),
        (10, "A-007", Stage.SUBMITTED),
    ]
    assert [(item.line, item.column) for item in sheet.problems] == [
        (5, "No. Permohonan"),
        (6, "Status"),
        (7, "Tgl Masuk"),
        (8, "Tgl Masuk"),
        (9, "Tgl Status"),
    ]
    assert sheet.rows[1].note == "KTP tidak terbaca"
    assert sheet.rows[1].applicant == "Siti, S.H."
    assert sheet.rows[2].at == day(25, 3, 2020)
    assert sheet.ignored == ("Petugas",)
    assert sheet.columns["at"] == "Tgl Status"


def test_a_state_without_a_date_takes_the_date_of_the_list() -> None:
    made = day(1, 4, 2020)
    sheet = read_sheet(MESSY.encode(), JAKARTA, as_of=made)

    assert next(row for row in sheet.rows if row.number == "A-006").at == made


def test_a_column_can_be_named() -> None:
    text = "kode,apa,kapan\nA-1,terbit,31/03/2020\n"
    with pytest.raises(SheetError, match=r"--column number=HEADING.*kode, apa, kapan"):
        read_sheet(text.encode(), JAKARTA)

    sheet = read_sheet(text.encode(), JAKARTA, columns={"number": "Kode", "stage": "apa", "at": "kapan"})
    assert [(row.number, row.stage) for row in sheet.rows] == [("A-1", Stage.ISSUED)]


@pytest.mark.parametrize(
    ("columns", "told"), [({"nomor": "kode"}, 'no field "nomor"'), ({"number": "kod"}, 'no column "kod"')]
)
def test_a_column_that_is_not_there_is_told(columns: dict[str, str], told: str) -> None:
    with pytest.raises(SheetError, match=told):
        read_sheet(b"kode,status\n", JAKARTA, columns=columns)


@pytest.mark.parametrize("octets", [b"", b"\n\n", b"PK\x03\x04 no zip", b"\xff\xfe"])
def test_what_is_no_table_is_told(octets: bytes) -> None:
    with pytest.raises(SheetError):
        read_sheet(octets, JAKARTA)


def workbook(rows: list[list[object]]) -> bytes:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    as_date = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet = book.add_worksheet()
    for r, cells in enumerate(rows):
        for c, cell in enumerate(cells):
            if isinstance(cell, datetime):
                sheet.write_datetime(r, c, cell, as_date)
            else:
                sheet.write(r, c, cell)
    book.close()
    return file.getvalue()


def test_a_workbook_is_read_with_its_dates_and_numbers() -> None:
    octets = workbook(
        [
            ["Nomor Permohonan", "Status", "Tanggal Status"],
            [1785, "Terbit", day(31, 3, 2020).replace(tzinfo=None)],
            ["'0042", "Tolak", ""],
        ]
    )
    sheet = read_sheet(octets, JAKARTA, as_of=day(1, 4, 2020))

    assert [(row.number, row.stage, row.at) for row in sheet.rows] == [
        ("1785", Stage.ISSUED, day(31, 3, 2020)),
        ("0042", Stage.REFUSED, day(1, 4, 2020)),
    ]


@given(st.binary(max_size=300))
def test_any_octets_give_a_sheet_or_a_reason(octets: bytes) -> None:
    try:
        sheet = read_sheet(octets, JAKARTA)
    except SheetError:
        return
    assert all(row.number for row in sheet.rows)


@given(st.dates(date(2001, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_back_in_every_way_it_is_written(written: date) -> None:
    on = datetime.combine(written, time(), JAKARTA)
    for form in ("%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d", "%d.%m.%y", "%d %B %Y"):
        assert moment_of(on.strftime(form), JAKARTA) == on
    assert moment_of(on, JAKARTA) == on
    assert moment_of((on + timedelta(hours=7)).astimezone(UTC), JAKARTA) == on + timedelta(hours=7)
