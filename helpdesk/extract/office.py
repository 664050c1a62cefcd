"""The text of word-processor and spreadsheet files: zip and XML (ECMA-376, OASIS ODF). In the guarded worker only.

A part that declares a document type is refused: entities are the bombs of XML, and no office program writes any.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from xml.parsers import expat

from helpdesk.extract import archive, limits
from helpdesk.extract.kinds import Kind
from helpdesk.extract.result import Unopened
from helpdesk.model.message import Unreadable

_BREAKS = frozenset({"p", "h", "br", "line-break", "row", "table-row", "si"})
_GAPS = frozenset({"tab", "tc", "table-cell", "s", "c"})
_WORD_PARTS = re.compile(r"word/(?:header\d*|document|footnotes|footer\d*)\.xml")
_SHEETS = re.compile(r"xl/worksheets/sheet\d+\.xml")


def text_of(content: bytes, kind: Kind) -> str:
    """Return the text of a DOCX, ODT, ODS or XLSX. Raises Unopened: locked, damaged or too large."""
    with archive.opened(content) as zipped:
        if kind is Kind.XLSX:
            return _sheets(zipped)
        if kind is Kind.ODT:
            return _text(_part(zipped, "content.xml"), everything=True)
        names = sorted(filter(_WORD_PARTS.fullmatch, zipped.namelist()), key=_reading_order)
        return "\n".join(_text(_part(zipped, name)) for name in names)[: limits.TEXT]


def _reading_order(name: str) -> tuple[int, str]:
    kinds = ("header", "document", "footnotes", "footer")
    return next(i for i, kind in enumerate(kinds) if kind in name), name


def _part(zipped: zipfile.ZipFile, name: str) -> bytes:
    try:
        info = zipped.getinfo(name)
    except KeyError as error:
        raise Unopened(Unreadable.DAMAGED) from error
    return archive.unpacked(zipped, info, limits.XML_OCTETS)


def _text(xml: bytes, *, everything: bool = False) -> str:
    """Return the characters of the text elements, a line for each paragraph."""
    reader = _Reader(everything=everything)
    reader.read(xml)
    lines = (re.sub(r"[ \t]+", " ", line).strip() for line in "".join(reader.pieces).split("\n"))
    return "\n".join(line for line in lines if line)[: limits.TEXT]


class _Reader:
    """Gathers the text of ``t`` elements, or of every element for formats where all text is shown."""

    def __init__(self, *, everything: bool) -> None:
        self.pieces: list[str] = []
        self.everything = everything
        self.depth = 0  # of text elements that are open
        self.left = 4 * limits.TEXT

    def read(self, xml: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        try:
            parser.Parse(xml, True)
        except expat.ExpatError as error:
            raise Unopened(Unreadable.DAMAGED) from error

    def _start(self, name: str, _attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        if local == "t":
            self.depth += 1
        elif local in _GAPS:
            self.pieces.append(" ")

    def _end(self, name: str) -> None:
        local = name.rpartition(" ")[2]
        if local == "t":
            self.depth -= 1
        elif local in _BREAKS:
            self.pieces.append("\n")

    def _characters(self, text: str) -> None:
        if (self.depth or self.everything) and self.left > 0:
            self.pieces.append(text[: self.left].replace("\n", " "))
            self.left -= len(text)


def _refuse(*_: object) -> None:
    raise Unopened(Unreadable.DAMAGED)


def _sheets(zipped: zipfile.ZipFile) -> str:
    """Return the cells row by row: shared strings looked up, numbers as they are kept."""
    strings: list[str] = []
    if "xl/sharedStrings.xml" in zipped.namelist():
        strings = list(_shared(_part(zipped, "xl/sharedStrings.xml")))
    lines: list[str] = []
    for name in sorted(filter(_SHEETS.fullmatch, zipped.namelist()))[:20]:
        reader = _Cells(strings)
        reader.read(_part(zipped, name))
        lines += reader.lines()
    return "\n".join(lines)[: limits.TEXT]


def _shared(xml: bytes) -> Iterator[str]:
    reader = _Reader(everything=False)
    reader.read(xml)
    yield from "".join(reader.pieces).split("\n")


class _Cells(_Reader):
    """A worksheet: ``v`` holds a value or the number of a shared string, ``t`` text in place."""

    def __init__(self, strings: list[str]) -> None:
        super().__init__(everything=False)
        self.strings = strings
        self.shared = False

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        if local == "c":
            self.shared = attributes.get("t") == "s"
        if local == "v":
            self.depth += 1
            self.pieces.append("\x00" if self.shared else "")
        super()._start(name, attributes)

    def _end(self, name: str) -> None:
        if name.rpartition(" ")[2] == "v":
            self.depth -= 1
            self.pieces.append("\x01")
        super()._end(name)

    def lines(self) -> list[str]:
        """Return the rows as lines with the shared strings in place of their numbers."""
        text = re.sub("\x00(\\d{1,7})\x01", lambda found: self._string(int(found[1])), "".join(self.pieces))
        rows = (re.sub(r"[ \t\x00\x01]+", " ", line).strip() for line in text.split("\n"))
        return [row for row in rows if row]

    def _string(self, number: int) -> str:
        return self.strings[number] if number < len(self.strings) else ""
