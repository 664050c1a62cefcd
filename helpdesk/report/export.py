"""The tables of a report as files: CSV (RFC 4180) and XLSX. Texts never begin a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

import xlsxwriter

from helpdesk.report.parts import Cell, Kind, Part

FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would compute
FORMATS = {Kind.COUNT: "#,##0", Kind.SHARE: "0.0%", Kind.NUMBER: "0.0", Kind.TEXT: "@"}
LONGEST_NAME = 31  # of a sheet, in Excel
FORBIDDEN = "[]:*?/\\"


def as_csv(part: Part) -> bytes:
    """Return a part's table as UTF-8 with a mark at its beginning (Excel needs it), numbers with a decimal point."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([column.heading for column in part.columns])
    writer.writerows([["" if cell is None else _safe(cell) for cell in row] for row in part.rows])
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8")


def _safe(cell: Cell) -> Cell:
    """Return a cell that no spreadsheet takes for a formula: the source's own names may hold anything."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def as_xlsx(parts: Iterable[Part], heading: str) -> bytes:
    """Return a workbook with a sheet for each part: ``heading``, the sentence, the table, numbers as numbers."""
    octets = io.BytesIO()
    book = xlsxwriter.Workbook(octets, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    bold = book.add_format({"bold": True})
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    formats = {kind: book.add_format({"num_format": form}) for kind, form in FORMATS.items()}
    sums = {kind: book.add_format({"num_format": form, "bold": True, "top": 1}) for kind, form in FORMATS.items()}
    for part in parts:
        sheet = book.add_worksheet(_sheet_name(part.title))
        sheet.write_string(0, 0, part.title, bold)
        sheet.write_string(1, 0, heading)
        sheet.write_string(2, 0, part.said)
        sheet.set_column(0, 0, 52)
        sheet.set_column(1, len(part.columns), 14)
        for place, column in enumerate(part.columns):
            sheet.write_string(4, place, column.heading, head)
        for line, row in enumerate(part.rows):
            used = sums if part.summed and line == len(part.rows) - 1 else formats
            for place, (column, cell) in enumerate(zip(part.columns, row, strict=True)):
                _write(sheet, (5 + line, place), cell, used[column.kind])
        sheet.freeze_panes(5, 1)
    book.close()
    return octets.getvalue()


def _write(sheet: xlsxwriter.worksheet.Worksheet, place: tuple[int, int], cell: Cell, form: object) -> None:
    if isinstance(cell, str):
        sheet.write_string(*place, cell, form)
    elif cell is not None:
        sheet.write_number(*place, cell, form)


def _sheet_name(title: str) -> str:
    return "".join(" " if letter in FORBIDDEN else letter for letter in title)[:LONGEST_NAME]
