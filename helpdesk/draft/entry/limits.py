"""A rule with a limit, held against what the mail itself states: "luasnya 150 m2", "sudah lewat empat bulan".

Who writes that their permit ran out four months ago and reads "more than three months after it is applied for anew" has
to do the sum; the result comes first. Only figures that a particular has as its limits are compared, and only with what
is stated as a fact: "kata orang di bawah 125 m2 tidak perlu" states nothing of the writer's own place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from helpdesk.draft.asked.phrase import roots_in
from helpdesk.model.knowledge import Particular

_WORDS = """
satu 1 one 1 dua 2 two 2 tiga 3 three 3 empat 4 four 4 lima 5 five 5 enam 6 six 6 tujuh 7 seven 7 delapan 8 eight 8
sembilan 9 nine 9 sepuluh 10 ten 10 sebelas 11 eleven 11 setahun 1 sebulan 1
"""
_NUMBERS = dict(zip(_WORDS.split()[::2], map(float, _WORDS.split()[1::2]), strict=True))
_MEASURED = {
    "m2": r"m2|m²|meter ?(?:persegi|2)|mtr2|sqm|square met(?:er|re)s?",
    "metre": r"meter|mtr|m",
    "month": r"bulan|bln|bl|months?",
    "year": r"tahun|thn|taun|th|years?",
    "vehicle": r"mobil|kendaraan|srp|satuan ruang parkir|slot|cars?|(?:parking )?spaces?",
    "title": r"sertifikat|surat tanah|shm|titles?",
}
_FIGURE = re.compile(
    rf"\b(?P<number>\d{{1,3}}(?:\.\d{{3}})+|\d{{1,6}}(?:,\d+)?|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
    rf"\s?(?:{'|'.join(f'(?P<{measure}>{words})' for measure, words in _MEASURED.items())})\b",
    re.IGNORECASE,
)
_ONCE = {"setahun": "year", "sebulan": "month"}
_ALONE = re.compile(rf"\b(?P<word>{'|'.join(_ONCE)})\b", re.IGNORECASE)
_NOT_OWN = re.compile(
    r"\b(?:di ?bawah|bawah|kurang dari|minimal|maksimal|paling (?:lama|banyak|sedikit)|batas\w*|kalau di atas|syarat\w*"
    r"|below|under|at (?:most|least)|limit)(?: \w+)? ?$",
    re.IGNORECASE,
)
_AREA = re.compile(r"\bluas(?:nya)?(?: \w+)? ?$", re.IGNORECASE)  # "luas 150 meter"
_MORE = re.compile(r"\b(?:lebih dari|lewat|di ?atas|over|more than) ?$", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "me[iy]|may", "jun", "jul", "a(?:gu|ug)", "sep", "o[kc]t", "nov", "de[sc]")
_DATED = re.compile(
    r"\b(?:(?P<day>\d{1,2}) )?(?:" + "|".join(f"(?P<m{i}>{name})" for i, name in enumerate(_MONTHS, 1)) + r")[a-z]*"
    r"\.? (?P<year>(?:19|20)\d{2})\b",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(
    r"\b(?:kalau|kalo|klo|kl|jika|jk|bila|apabila|seandainya|andai(?:kan)?|misal(?:nya|kan)?"
    r"|suatu (?:saat|hari)|nantinya|ke ?depan(?:nya)?|rencana(?:nya)? nanti|if|suppose|later on)\b[^.?!;\n]*",
    re.IGNORECASE,
)
_AROUND = 50  # code points in which it stands what a figure is of
_CLAUSE = re.compile(r"[,;.?!\n]|\b(?:lalu|kemudian|terus|trus|tapi|tetapi|padahal|then|but)\b", re.IGNORECASE)
_A_YEAR = 12
_READ = 2000  # code points before the end of a question


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure that a mail states: how much, of what measure, and the roots of the words around it."""

    measure: str
    amount: float
    roots: frozenset[str]


def told(particular: Particular, stated: str, *, english: bool, today: date | None) -> str:
    """Return what ``particular`` comes to by the figures that ``stated``, the mail up to a question, has; or its text.

    A date is told as how long ago it was, where ``today`` is known.
    """
    text = particular.text_en if english else particular.text
    result = particular.result_en if english else particular.result
    if result is None:
        return text
    near = roots_in(" ".join(particular.near))
    figures = tuple(_stated(stated[-_READ:], today))
    return result if any(_passes(particular, figure, near) for figure in figures) else text


def as_facts(mail: str) -> str:
    """Return a mail without what it only supposes: "kalau nanti muat sembilan mobil" states nothing of today."""
    return _SUPPOSED.sub(" ", mail)


def _passes(particular: Particular, figure: Stated, near: frozenset[str]) -> bool:
    limits = (over.split(" ", 1) for over in particular.over)
    return (not near or bool(near & figure.roots)) and any(
        measure == figure.measure and figure.amount > int(number) for number, measure in limits
    )


def _stated(text: str, today: date | None) -> Iterator[Stated]:
    for found in _FIGURE.finditer(text):
        before = text[: found.start()]
        if _NOT_OWN.search(before[-_AROUND:]) or found.lastgroup is None:
            continue
        amount = _amount(found["number"]) + (0.5 if _MORE.search(before[-_AROUND:]) else 0.0)
        measure = "m2" if found.lastgroup == "metre" and _AREA.search(before[-_AROUND:]) else found.lastgroup
        yield Stated(measure, amount, _around(text, found))
    for found in _ALONE.finditer(text):
        yield Stated(_ONCE[found["word"].lower()], 1.0, _around(text, found))
    for found in _DATED.finditer(text) if today is not None else ():
        month = next(i for i in range(1, _A_YEAR + 1) if found[f"m{i}"])
        gone = (today.year - int(found["year"])) * _A_YEAR + today.month - month if today else 0
        gone -= 1 if today and int(found["day"] or 31) > today.day else 0
        yield Stated("month", float(gone), _around(text, found))
        yield Stated("year", gone / _A_YEAR, _around(text, found))


def _amount(number: str) -> float:
    known = _NUMBERS.get(number.lower())
    return float(number.replace(".", "").replace(",", ".")) if known is None else known


def _around(text: str, found: re.Match[str]) -> frozenset[str]:
    """Return the roots of the words that stand beside a figure in its own clause."""
    before = _CLAUSE.split(text[max(0, found.start() - _AROUND) : found.start()])[-1]
    after = _CLAUSE.split(text[found.end() : found.end() + _AROUND])[0]
    return roots_in(f"{before} {after}")
