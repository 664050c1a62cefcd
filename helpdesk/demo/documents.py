"""The files that citizens of the demo send: small valid documents, drawn at run time, the same octets each time.

What a document says stands in papers.toml; a file name's ending decides how it is drawn. Only the fonts that fpdf2 and
Pillow bring along are used.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from helpdesk.demo.docx import docx
from helpdesk.demo.people import owner_of
from helpdesk.demo.pictures import jpeg_of_lines, jpeg_of_scene

if TYPE_CHECKING:
    from fpdf import FPDF

DRAWN_AT = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)  # a fixed date: the octets of a PDF hold one
WIDTHS = {"letter": 180, "card": 90}  # millimetres
CONTENT_TYPES = {
    ".pdf": "application/pdf",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".txt": "text/plain",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@dataclass(frozen=True, slots=True)
class Paper:
    """What stands on a document: ``title`` lines, then ``lines``, then who signs, perhaps over a duty stamp."""

    form: str
    title: tuple[str, ...]
    lines: tuple[str, ...]
    sign: str
    stamp: bool
    scene: str

    def filled(self, facts: Mapping[str, str]) -> Paper:
        """Return this paper with ``facts`` in the place of its placeholders."""
        title = tuple(line.format_map(facts).upper() for line in self.title)
        lines = tuple(line.format_map(facts) for line in self.lines)
        return Paper(self.form, title, lines, self.sign, self.stamp, self.scene)


@cache
def papers() -> Mapping[str, Paper]:
    """Return every paper of papers.toml by its name."""
    items = tomllib.loads(Path(__file__).with_name("papers.toml").read_text("utf-8"))
    return {
        name: Paper(
            form=item["form"],
            title=tuple(item.get("title", ())),
            lines=tuple(item.get("lines", ())),
            sign=item.get("sign", ""),
            stamp=item.get("stamp", False),
            scene=item.get("scene", ""),
        )
        for name, item in items.items()
    }


def content_type(filename: str) -> str:
    """Return the media type of a file by its ending."""
    return CONTENT_TYPES[Path(filename).suffix.lower()]


def draw(filename: str, paper: str, facts: Mapping[str, str]) -> bytes:
    """Return the octets of a file called ``filename`` that shows ``paper``.

    ``facts`` hold ``nama`` and the other words of the inquiry. Raises KeyError for a paper or an ending unknown here.
    """
    owner = owner_of(facts["nama"])
    known = {"nik": owner.nik, "lahir": owner.born, "kota": owner.city, "jalan": owner.street}
    filled = papers()[paper].filled({**known, **facts})
    match content_type(filename):
        case "application/pdf":
            return _pdf(filled)
        case "image/jpeg" if filled.form == "photo":
            return jpeg_of_scene(filled.scene, filled.lines, seed=owner.nik)
        case "image/jpeg":
            return jpeg_of_lines(filled.title, _signed(filled), card=filled.form == "card", seed=owner.nik)
        case "text/plain":
            return "\r\n".join((*filled.title, "", *filled.lines, "")).encode()
        case _:
            return docx(filled.title, _signed(filled))


def _signed(paper: Paper) -> tuple[str, ...]:
    """Return the lines with what stands under them."""
    below: list[str] = []
    if paper.stamp:
        below += ["", "METERAI TEMPEL Rp10.000"]
    if paper.sign:
        below += ["", paper.sign, "(tanda tangan)"]
    return (*paper.lines, *below)


def _pdf(paper: Paper) -> bytes:
    from fpdf import FPDF  # here, because it loads for a second or two and no other command needs it

    pdf = FPDF(format="A4")
    pdf.set_creation_date(DRAWN_AT)
    pdf.set_title(_latin(" ".join(paper.title)))
    pdf.add_page()
    if paper.form == "card":
        pdf.rect(8, 8, WIDTHS["card"] + 4, 14 + 6 * (len(paper.title) + len(paper.lines)))
    width = WIDTHS.get(paper.form, WIDTHS["letter"])
    pdf.set_font("Helvetica", "B", 13 if paper.form == "letter" else 9)
    for line in paper.title:
        pdf.cell(width, 7, _latin(line), align="C", new_x="LMARGIN", new_y="NEXT")
    pdf.ln(4)
    pdf.set_font("Helvetica", "", 11 if paper.form == "letter" else 8)
    for line in paper.lines:
        pdf.multi_cell(width, 6, _latin(line), new_x="LMARGIN", new_y="NEXT")
    _sign(pdf, paper)
    return bytes(pdf.output())


def _sign(pdf: FPDF, paper: Paper) -> None:
    if paper.stamp:
        pdf.ln(6)
        pdf.set_draw_color(120, 40, 90)
        pdf.cell(42, 14, "METERAI TEMPEL Rp10.000", border=1, align="C", new_x="LMARGIN", new_y="NEXT")
    if paper.sign:
        pdf.ln(8)
        pdf.cell(0, 6, _latin(paper.sign), new_x="LMARGIN", new_y="NEXT")
        pdf.cell(0, 6, "(tanda tangan)", new_x="LMARGIN", new_y="NEXT")


def _latin(text: str) -> str:
    """Return ``text`` in the characters that the core fonts of PDF have."""
    return text.encode("latin-1", "replace").decode("latin-1")
