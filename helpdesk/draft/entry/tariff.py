"""Of a tariff only the rows that fit what a mail is about: a wedding in a park is no film that is shot there."""

from __future__ import annotations

import re
from dataclasses import dataclass

from helpdesk.draft.asked.phrase import roots_in
from helpdesk.draft.writer.given import names_event

_ROWS = re.compile(  # "tarifnya: ... Rp500.000 ...; ... Rp5.000.000 ...." A stop between figures ends no sentence
    r"(?P<head>[^.]*\b(?:tarifnya|rates are)): (?P<rows>(?:[^.]|(?<=\d)\.(?=\d))+)\.", re.IGNORECASE
)
_FREE_IF = re.compile(r"\b(?:nonkomersial|non-commercial)\b", re.IGNORECASE)
_NOT_COMMERCIAL = re.compile(
    r"\bnon-? ?(?:komersi[ai]l|commercial|profit)\b|\b(?:tidak|tdk|bukan|tak|ga|gak|ngga|nggak|enggak|not|without)"
    r"(?: \w+)? (?:komersi[ai]l|komersil\w*|cari untung|mencari untung|commercial|for profit)\b",
    re.IGNORECASE,
)
_SUM = re.compile(r"\bRp ?\d")
# words of a row that also stand in mails on something else
_COMMON = roots_in(
    "taman kota gambar pengambilan ambil fasilitas lokasi tempat kegiatan di dalam per untuk park city facilities place"
    " location in of atau dan or and the a"
)
# what is filmed may be priced by the place or by the use: who films must read both
_FILMS = roots_in("film films syuting shooting iklan sinetron video dokumenter documentary commercials movie opera")


@dataclass(frozen=True, slots=True)
class Tariff:
    """A fee as it is told, and whether no row of its tariff is for what the mail is about."""

    text: str
    silent: bool


def fitting(text: str, mail: str) -> Tariff:
    """Return the text of a fee with the rows of its tariff that fit ``mail``: all, where it names no activity."""
    found = _ROWS.search(text)
    rows = found["rows"].split("; ") if found else []
    if found is None or len(rows) == 1:
        return Tariff(text, silent=False)
    said = roots_in(mail)
    said = said | _FILMS if said & _FILMS else said
    fit = [row for row in rows if said & (roots_in(_SUM.split(row)[0]) - _COMMON)]
    if fit:
        return Tariff(text.replace(found["rows"], "; ".join(fit)), silent=False)
    if not names_event(mail):
        return Tariff(text, silent=False)
    rest = " ".join((text[: found.start()] + text[found.end() :]).split())
    free = _FREE_IF.search(rest) is not None and _NOT_COMMERCIAL.search(mail) is not None
    return Tariff(rest, silent=not free)
