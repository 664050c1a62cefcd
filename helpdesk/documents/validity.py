"""Until when a paper says to be valid, in whatever way: a day, a month, a year, or so long since a day."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Collection, Mapping
from datetime import date, timedelta

from helpdesk.documents.words import word_set

_READ = 20_000  # characters of a paper that are looked at
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan",
            "februari february feb pebruari peb",
            "maret march mar mrt",
            "april apr",
            "mei may",
            "juni june jun",
            "juli july jul",
            "agustus august agu aug ags agt agst",
            "september sep sept",
            "oktober october okt oct",
            "november nopember nov nop",
            "desember december des dec",
        ),
        1,
    )
    for name in names.split()
}
_MONTH = rf"(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_DAY_FORMS = (
    rf"(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?[-/., ]{{1,3}}(?P<m1>{_MONTH}|\d{{1,2}})[-/., ]{{1,3}}(?P<y1>\d{{4}}"
    rf"|\d\d(?![\d:.]))"
    rf"|(?P<y2>\d{{4}})-(?P<m2>\d\d)-(?P<d2>\d\d)"
    rf"|(?P<m3>{_MONTH})\s+(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y3>\d{{4}})"
)
_DAY = re.compile(rf"(?<![\d/])(?:{_DAY_FORMS})(?!\d)", re.IGNORECASE)
_ANY_FORM = (
    rf"{_DAY_FORMS}|(?P<m4>{_MONTH})[-/., ]{{0,3}}(?P<y4>20\d\d)|(?P<m5>0?[1-9]|1[0-2])\s?[-/]\s?(?P<y5>20\d\d|[2-4]\d)"
    rf"|(?:akhir |tahun |end of )?(?P<y6>20\d\d)"
)
_TO = r"(?:s\.?\s?/?\s?d\.?|sd|sampai(?:\s+dengan|\s+dgn)?|hingga|until|till?|thru|through|to)"
_UP_TO = rf"(?:\s*{_TO}\s+|\s+[-–—]\s+|\s?[-–—]\s?(?=20\d\d\b))"
_SAYS = (
    rf"(?:masa\s+)?berlaku(?:nya)?\s*[:.]?\s*{_TO}|(?:masa\s+berlaku|valid(?:ity)?\b)(?!\s+(?:dari|sejak|mulai|from))"
    rf"(?:\s+(?:kartu|sertifikat|stnk|until|thru|through|till?|to|period))?"
    r"|(?:date\s+of\s+)?exp(?:iry|iration|ires|ired)?\b\.?(?:\s+(?:date|on))?|(?:tgl\.?"
    r"|tanggal)\s+(?:kedaluwarsa|kadaluarsa"
    r"|kadaluwarsa|berakhir|habis(?:\s+masa)?(?:\s+berlaku)?)|(?:kedaluwarsa|kadaluarsa|kadaluwarsa)"
    r"|(?:must be )?used? (?:before|by)|enter before"
    r"|(?:berakhir|habis)(?:nya)?(?:\s+(?:masa\s+)?(?:berlaku|hak|sewa|kontrak))?(?:\s+(?:pada|tanggal|tgl))*"
    r"|jangka\s+waktu(?:\s+sewa)?\s*[:.]?\s*(?:s\.?d\.?|sampai|hingga)|uji\s+(?:berikut(?:nya)?|selanjutnya)"
    r"|berlaku\s*:"
)
_LASTING = r"(?!seumur|selama|life)"  # "berlaku seumur hidup" and a day behind it is the day of issue
_UNTIL = re.compile(
    rf"\b(?:{_SAYS})\s*(?:{_LASTING}[^\n0-9]){{0,30}}?(?:[:.]?\s*\n\s*)?(?:{_ANY_FORM})(?![\d/])", re.IGNORECASE
)
_SPAN = re.compile(  # "berlaku 1 Januari 2023 s.d. 31 Desember 2023", "jangka waktu sewa: 2024 - 2025"
    rf"(?:berlaku|valid|jangka\s+waktu|terhitung|periode|sewa)(?:{_LASTING}[^\n]){{0,60}}?\d{{4}}{_UP_TO}",
    re.IGNORECASE,
)
_NUMBER = r"(?P<number>\d{1,2}|satu|dua|tiga|empat|lima|enam|sepuluh)(?:\s*\(\s*\w+\s*\))?"
_FOR = re.compile(
    rf"\b(?:berlaku|valid|masa\s+berlaku)(?:nya)?\s*[:.]?\s*(?:untuk\s+)?(?:jangka\s+waktu\s+)?(?:selama\s+"
    rf"|for\s+)?{_NUMBER}"
    r"\s*(?P<unit>tahun|bulan|years?|months?|hari|days?)\b(?P<since>[^.\n]{0,80})",
    re.IGNORECASE,
)
_NUMBERS = {"satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "sepuluh": 10}
_OVER = re.compile(
    r"\b(?:expired|kadaluarsa|kedaluwarsa|kadaluwarsa|kadaluarsa|mati|habis(?: masa)?(?: berlaku)?|lewat "
    r"masa)\b",
    re.IGNORECASE,
)
_NAMED_SPAN = re.compile(
    r"\b20\d\d\s?[-–]\s?(?=20\d\d\b)|\b(?<!berlaku )(?:s\.?\s?d\.?|sd|sampai|hingga"
    r"|until)\s+",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(?<!\d)20\d\d(?!\d)")
_NOT_OVER = re.compile(r"\b(?:belum|tidak|not|pengganti|perpanjangan)\b", re.IGNORECASE)
_BORN = re.compile(r"\b(?:lahir|born|birth|ttl)\b[^\n]*", re.IGNORECASE)
_TAX_YEAR = re.compile(r"\b(?:tahun|thn|th|tax year)\.?\s*(?:pajak\s*)?[:.]?\s*(20\d\d)\b", re.IGNORECASE)
# A permit held until now may have ended, and an identity card is valid for life, whatever it says.
MAY_RUN_OUT = word_set(
    "str kitas-paspor ska kta-asosiasi sip-pertama surat-sehat kir stnk sertifikat-kompetensi sbu iptb "
    "izin-sarana ktm slf rekomendasi-op rekomendasi-dinas rekomendasi-polisi rekomendasi-lurah-camat "
    "perjanjian-sewa mou-limbah srut krk domisili perjanjian-kerjasama surat-kuasa sertifikat-vaksin "
    "pengantar-rt-rw pengantar-tpu sertifikat-tanah hasil-lab pertimbangan-bpn kartu-pengawasan status-bangunan "
    "persetujuan-atasan surat-tugas"
)
"""Keys of documents that say until when they are valid."""
_MEASURED = ("hasil-lab",)
_YEAR = 12  # months


def valid_until(keys: tuple[str, ...], text: str) -> date | None:
    """Return the last day on which the document ``keys`` is valid, as far as it says one; None when it does not."""
    if len(keys) != 1 or keys[0] not in MAY_RUN_OUT:
        return None
    # what was measured from May until October is no report that ends in October
    read = text[:_READ] if keys == _MEASURED else _SPAN.sub("berlaku sampai ", text[:_READ])
    days = [day for found in _UNTIL.finditer(read) if (day := _last_day(found.groupdict()))]
    return max(days) if days else _lasting(text[:_READ])


def has_run_out(keys: tuple[str, ...], filename: str, today: date, yearly: Collection[str] = ()) -> str:
    """Return the remark on a paper that its name says to be past, "STR exp 2024", "KIR mati", or "".

    ``yearly`` are the keys of papers that must be this year's.
    """
    words = re.sub(r"_+", " ", filename.rpartition(".")[0] or filename)
    if len(keys) == 1 and keys[0] in yearly and (years := [int(year) for year in _YEARS.findall(words)]):
        return f"expired: {max(years)}-12-31" if max(years) < today.year else ""
    words = _NAMED_SPAN.sub("berlaku sampai ", words)
    if keys == ("pbb",):
        years = [int(year) for year in _YEARS.findall(words)]
        return f"expired: {max(years) + 1}-12-31" if years and max(years) + 1 < today.year else ""
    if len(keys) != 1 or keys[0] not in MAY_RUN_OUT or _NOT_OVER.search(words):
        return ""
    until = valid_until(keys, words)
    if until is not None:
        return f"expired: {until.isoformat()}" if until < today else ""
    return "expired" if _OVER.search(words) else ""


def fresh_until(keys: tuple[str, ...], text: str, ages: Mapping[str, int]) -> date | None:
    """Return until when a document that may not be old does, by the latest day that it names."""
    months = ages.get(keys[0], 0) if len(keys) == 1 else 0
    days = days_in(text) if months else []
    return max(days) + timedelta(days=31 * months) if days else None


def paid_until(keys: tuple[str, ...], text: str, yearly: Collection[str] = ()) -> date | None:
    """Return until when a receipt of the yearly tax on land does: to the end of the year after the one it names.

    Where the list asks for this year's, which makes it one of ``yearly``, it does to the end of its own year.
    """
    ours = keys == ("pbb",) or (len(keys) == 1 and keys[0] in yearly)
    years = [int(year) for year in _TAX_YEAR.findall(text[:_READ])] if ours else []
    return date(max(years) + (keys[0] not in yearly), 12, 31) if years else None


def days_in(text: str) -> list[date]:
    """Return every day that ``text`` names."""
    return [day for found in _DAY.finditer(text[:_READ]) if (day := _last_day(found.groupdict()))]


def _lasting(text: str) -> date | None:
    """Return the end of a term: "berlaku 2 (dua) tahun sejak 3 Mei 2022", else since the latest day of the paper."""
    ends = []
    for found in _FOR.finditer(text):
        count = int(found["number"]) if found["number"].isdigit() else _NUMBERS[found["number"].lower()]
        days = days_in(found["since"]) or days_in(_BORN.sub("", text))
        if days:
            ends.append(_later(max(days), count, found["unit"].lower()))
    return max(ends, default=None)


def _later(day: date, count: int, unit: str) -> date:
    if unit.startswith(("hari", "day")):
        return day + timedelta(days=count)
    months = count * (_YEAR if unit.startswith(("tahun", "year")) else 1)
    year, month = divmod(day.year * _YEAR + day.month - 1 + months, _YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _last_day(found: Mapping[str, str | None]) -> date | None:
    """Return the day that was written, the last one of a month or of a year."""
    said = {name: value for name, value in found.items() if value}
    written = next((form for form in "123456" if f"y{form}" in said), None)
    if written is None:
        return None
    year = int(said[f"y{written}"])
    year += 2000 if year < 100 else 0
    month, day = _month(said.get(f"m{written}", "12")), said.get(f"d{written}")
    try:
        return date(year, month, int(day) if day else monthrange(year, month)[1])
    except ValueError:  # no such day: a number that only looks like a date
        return None


def _month(written: str) -> int:
    return int(written) if written.isdigit() else _MONTHS.get(written.lower().rstrip("."), 0)
