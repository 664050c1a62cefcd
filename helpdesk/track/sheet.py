"""A list of applications as offices export it: CSV or XLSX with headings of their own, read row by row.

Whatever cannot be understood is said with its line and column, and the other rows are read all the same. Dates are
written as Indonesians do, the day first. Nothing is guessed: a state that is denied ("belum terbit") or unknown is a
problem of its row.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from helpdesk.errors import SheetError
from helpdesk.model.application import Stage
from helpdesk.track.sheet_words import COLUMNS, MONTHS, NEGATIONS, STATES

NEEDED = ("number", "stage")
MOST_ROWS = 1_000_000
DELIMITERS = ";,\t|"

Cell = str | datetime

_NUMERIC = re.compile(r"(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})(?:[ t,]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?)?")
_WORDED = re.compile(
    r"(?:[a-z']+,?\s+)?(\d{1,2})[- ]([a-z]+)[- .]+(\d{2,4})(?:[ ,]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?)?"
)
_ZONE = re.compile(r"\s*(?:wib|wita|wit|z)$")


@dataclass(frozen=True, slots=True)
class Row:
    """One application's state as one row tells it; ``line`` counts from 1, the heading included."""

    line: int
    number: str
    stage: Stage
    label: str
    at: datetime
    submitted_at: datetime | None = None
    permit: str | None = None
    applicant: str | None = None
    unit: str | None = None
    channel: str | None = None
    failed: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Why a row was not taken: the column, what stands there, and what to do."""

    line: int
    column: str
    value: str
    problem: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A list understood: its rows, the rows that were not, and which heading was taken for which field."""

    rows: tuple[Row, ...]
    problems: tuple[RowProblem, ...]
    columns: Mapping[str, str]
    ignored: tuple[str, ...]


def read_sheet(
    octets: bytes, zone: ZoneInfo, *, columns: Mapping[str, str] | None = None, as_of: datetime | None = None
) -> Sheet:
    """Return the applications in a CSV or XLSX file.

    ``columns`` names the heading of a field where our guess is wrong; ``as_of`` is the date of states without one.
    Raises SheetError when there is no table, or a needed column cannot be found.
    """
    table = _xlsx(octets) if octets[:2] == b"PK" else _csv(octets)
    lines = ((number, cells) for number, cells in enumerate(table, 1) if any(_text(cell) for cell in cells))
    heading = next(lines, None)
    if heading is None:
        raise SheetError("The file holds no table: the first row must name the columns.")
    names = [_text(cell) for cell in heading[1]]
    places = _places(names, columns or {})
    reader = _Reader(names, places, zone, as_of)
    rows, problems = [], []
    for line, cells in lines:
        try:
            rows.append(reader.row(line, cells))
        except _UnreadError as error:
            problems.append(error.problem)
    ignored = tuple(name for i, name in enumerate(names) if name and i not in places.values())
    return Sheet(tuple(rows), tuple(problems), {f: names[i] for f, i in places.items()}, ignored)


def stage_of(label: str) -> Stage | None:
    """Return the stage that a system's own word for a state means, or None when it is unknown or denied."""
    words = f" {_plain(label)} "
    if any(f" {word} " in words for word in NEGATIONS):
        return None
    for stage, names in STATES:
        if any(f" {name} " in words for name in names):
            return stage
    return None


def moment_of(cell: Cell, zone: ZoneInfo) -> datetime | None:
    """Return the moment that a cell means, midnight where it gives only a day, or None when it is no date."""
    if isinstance(cell, datetime):
        return cell if cell.tzinfo else cell.replace(tzinfo=zone)
    text = _ZONE.sub("", cell.strip().lower())
    if found := _NUMERIC.fullmatch(text):
        first, month, last = found[1], found[2], found[3]
        year, day = (first, last) if len(first) == 4 else (last, first)
    elif (found := _WORDED.fullmatch(text)) and found[2] in MONTHS:
        day, month, year = found[1], str(MONTHS[found[2]]), found[3]
    else:
        return None
    try:
        clock = time(int(found[4] or 0), int(found[5] or 0), int(found[6] or 0))
        on = date(int(year) + (2000 if len(year) <= 2 else 0), int(month), int(day))
        return datetime.combine(on, clock, zone)
    except ValueError:
        return None


_UNKNOWN = "status ini tidak dikenal; tulis misalnya diajukan, dikembalikan, terbit, atau ditolak"


class _UnreadError(Exception):
    """A row that cannot be taken, with why."""

    def __init__(self, problem: RowProblem) -> None:
        super().__init__(problem.problem)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the cells of a row by field."""

    names: Sequence[str]
    places: Mapping[str, int]
    zone: ZoneInfo
    as_of: datetime | None

    def row(self, line: int, cells: Sequence[Cell]) -> Row:
        """Return one row. Raises _UnreadError with the reason when it cannot be taken."""
        if not (number := self._said(cells, "number")):
            raise self._unread(line, cells, "number", "nomor permohonan kosong")
        label = self._said(cells, "stage")
        if (stage := stage_of(label)) is None:
            raise self._unread(line, cells, "stage", _UNKNOWN if label else "status kosong")
        submitted_at = self._moment(line, cells, "submitted_at")
        at = self._moment(line, cells, "at")
        if at is None and stage in (Stage.SUBMITTED, Stage.PREPARING):
            at = submitted_at
        if (at := at or self.as_of) is None:
            remedy = "status tanpa tanggal; tambahkan kolomnya, atau berikan --as-of tanggal daftar ini dibuat"
            raise self._unread(line, cells, "at", remedy)
        if submitted_at is not None and submitted_at > at:
            raise self._unread(line, cells, "submitted_at", "permohonan lebih baru daripada statusnya")
        told = {name: self._said(cells, name) or None for name in ("permit", "applicant", "unit", "channel", "note")}
        failed = re.split(r"[;,\n]", self._said(cells, "failed"))
        return Row(
            line, number, stage, label, at, submitted_at, failed=tuple(filter(None, map(str.strip, failed))), **told
        )

    def _cell(self, cells: Sequence[Cell], field: str) -> Cell:
        place = self.places.get(field)
        return cells[place] if place is not None and place < len(cells) else ""

    def _said(self, cells: Sequence[Cell], field: str) -> str:
        return _text(self._cell(cells, field))

    def _moment(self, line: int, cells: Sequence[Cell], field: str) -> datetime | None:
        if not self._said(cells, field):
            return None
        if (found := moment_of(self._cell(cells, field), self.zone)) is None:
            raise self._unread(line, cells, field, "bukan tanggal; tulis misalnya 31/03/2020")
        return found

    def _unread(self, line: int, cells: Sequence[Cell], field: str, problem: str) -> _UnreadError:
        heading = self.names[self.places[field]] if field in self.places else field
        return _UnreadError(RowProblem(line, heading, self._said(cells, field)[:200], problem))


def _places(names: Sequence[str], given: Mapping[str, str]) -> dict[str, int]:
    """Return the column of each field. Raises SheetError when one that is needed, or was named, is not there."""
    plain = [_plain(name) for name in names]
    shown = ", ".join(filter(None, names))
    places = _named(plain, given, shown)
    for field, headings in COLUMNS.items():
        free = [plain.index(heading) for heading in headings if heading in plain]
        place = next((place for place in free if place not in places.values()), None)
        if place is not None:
            places.setdefault(field, place)
    for field in NEEDED:
        if field not in places:
            raise SheetError(
                f"No column was taken for {field}. Name it: --column {field}=HEADING. The columns are: {shown}."
            )
    return places


def _named(plain: Sequence[str], given: Mapping[str, str], shown: str) -> dict[str, int]:
    """Return the columns that a person named."""
    places = {}
    for field, name in given.items():
        if field not in COLUMNS:
            raise SheetError(f'There is no field "{field}". Known: {", ".join(COLUMNS)}.')
        if _plain(name) not in plain:
            raise SheetError(f'There is no column "{name}". The columns are: {shown}.')
        places[field] = plain.index(_plain(name))
    return places


def _csv(octets: bytes) -> Iterator[list[Cell]]:
    text = _decoded(octets)
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(DELIMITERS, key=first.count)
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)):
            if number >= MOST_ROWS:
                raise SheetError(f"The file has more than {MOST_ROWS} rows. Split it.")
            yield list(cells)
    except csv.Error as error:
        raise SheetError(f"The file is no CSV: {error}. Save it again as CSV (UTF-8) or XLSX.") from error


def _decoded(octets: bytes) -> str:
    if octets[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return octets.decode("utf-16", "replace").replace("\0", "")
    try:
        return octets.decode("utf-8-sig").replace("\0", "")
    except UnicodeDecodeError:
        return octets.decode("cp1252", "replace").replace("\0", "")  # what Excel on Windows saves as "CSV"


def _xlsx(octets: bytes) -> Iterator[list[Cell]]:
    from openpyxl import load_workbook  # here: nine megabytes, in every process that knows the word for a stage
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(io.BytesIO(octets), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        for number, cells in enumerate(sheet.iter_rows(values_only=True)):
            if number >= MOST_ROWS:
                raise SheetError(f"The sheet has more than {MOST_ROWS} rows. Split it.")
            yield [cell if isinstance(cell, datetime) else "" if cell is None else str(cell) for cell in cells]
    except (InvalidFileException, zipfile.BadZipFile, KeyError, IndexError, ValueError, TypeError, OSError) as error:
        raise SheetError(f"The file is no XLSX workbook: {error}. Save it again as XLSX or CSV.") from error


def _text(cell: Cell) -> str:
    text = cell.isoformat(sep=" ") if isinstance(cell, datetime) else " ".join(cell.split())
    return text.lstrip("'") if text.startswith("'") else text  # a leading ' is how spreadsheets mark text


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9]+", " ", text.lower()).split())
