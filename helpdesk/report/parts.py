"""The parts of a report as pages, files and paper show them: a sentence, a chart, and a table with the same numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from helpdesk.language import Words
from helpdesk.report.numbers import WORDS, decimal, number

Cell = str | int | float | None


class Kind(StrEnum):
    """What a column holds; a share is a number from 0 to 1."""

    TEXT = "text"
    COUNT = "count"
    SHARE = "share"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    heading: str
    kind: Kind = Kind.COUNT

    def shown(self, cell: Cell, words: Words = WORDS) -> str:
        """Return a cell as people read it; what is not known is a dash."""
        if cell is None:
            return "–"
        if isinstance(cell, str):
            return cell
        if self.kind is Kind.SHARE:
            return f"{decimal(100 * cell, words)} %"
        return decimal(cell, words) if self.kind is Kind.NUMBER else number(round(cell), words)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a report.

    ``key`` names it in addresses and files, ``said`` is what a head of office would read aloud. ``legend`` explains the
    kinds of the chart. The last row may be the sum of the others (``summed``).
    """

    key: str
    title: str
    said: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    chart: str = ""
    legend: tuple[tuple[str, str], ...] = ()
    summed: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Names:
    """What people call permits, documents and units that the store knows by id."""

    permits: Mapping[str, str] = field(default_factory=dict)
    documents: Mapping[str, str] = field(default_factory=dict)
    words: Words = WORDS  # the language that the report speaks

    def permit(self, permit_id: str) -> str:
        """Return the name of a permit; the source's own name is its id where we know none."""
        return self.permits.get(permit_id, permit_id) or self.words.say("(izin tidak diketahui)")

    def unit(self, name: str) -> str:
        """Return the name of a unit."""
        return name or self.words.say("(unit tidak diketahui)")

    def document(self, key: str) -> str:
        """Return the name of a document."""
        return self.documents.get(key, key)


Namer = Callable[[str], str]
