"""What a counselor should know about a recognised document: sent twice, no longer valid, another person's.

It is said and decides nothing, except that the same octets count once.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from helpdesk.documents.cards import named_on
from helpdesk.documents.mailed import Mailed
from helpdesk.documents.wanted import WANTS_NOTHING, Wanted
from helpdesk.model.question import DUPLICATE, Recognised

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan",
            "februari february feb pebruari",
            "maret march mar",
            "april apr",
            "mei may",
            "juni june jun",
            "juli july jul",
            "agustus august agu aug ags",
            "september sep sept",
            "oktober october okt oct",
            "november nopember nov",
            "desember december des dec",
        ),
        1,
    )
    for name in names.split()
}
_DATE = re.compile(
    r"\b(\d{1,2})[-/. ]{1,2}(\d{1,2}|[a-z]{3,9})[-/. ]{1,2}(\d{4})\b|\b(\d{4})-(\d\d)-(\d\d)\b", re.IGNORECASE
)
_SPAN = re.compile(
    r"(berlaku|valid)([^\n]{0,40}?\d{4})\s+(?:s\.?\s?/?d\.?|sampai(?: dengan)?|hingga|-|to|until)\s+", re.IGNORECASE
)
_TAX_YEAR = re.compile(r"\b(?:tahun|thn|th|tax year)\.?\s*(?:pajak\s*)?[:.]?\s*(20\d\d)\b", re.IGNORECASE)
_UNTIL = re.compile(
    r"(?:berlaku\s+(?:sampai(?:\s+dengan)?|s\.?\s?/?d\.?|hingga|s/d)|masa\s+berlaku|valid\s+(?:until|thru)|date\s+of\s+expiry"
    r"|expiry(?:\s+date)?)[^\n0-9]{0,30}"
    r"(?:(\d{1,2})[-/. ]{1,2}(\d{1,2}|[a-z]{3,9})[-/. ]{1,2}(\d{4})|(\d{4})-(\d\d)-(\d\d))",
    re.IGNORECASE,
)
_HOLDER = re.compile(
    r"^\s*(?:nama(?:\s+lengkap)?|name|diberikan kepada|atas nama)\s*[:.]\s*([^\n:]{3,60})$", re.I | re.M
)
# for whom a family card or a permit is
_HEIR = re.compile(
    r"(?:ahli waris|nama kepala keluarga|nama pemohon|pemegang)[ \t]*[:.][ \t]*([A-Z][A-Za-z'. ]{2,50})", re.IGNORECASE
)
_NO_SCAN = 1024  # octets: what is smaller holds no document, and says nothing by being the same
_DATED = frozenset({"str", "kitas-paspor", "ska", "kta-asosiasi", "sip-pertama", "surat-sehat", "kir", "stnk"})
_PERSONAL = frozenset({"ktp", "npwp", "str", "ijazah", "sip-lama", "sip-pertama", "ska", "kta-asosiasi", "surat-sehat"})
_CARDS = frozenset({"ktp"})
_OF_AGENTS = frozenset({"ktp-penerima-kuasa", "surat-kuasa"})  # these name somebody else as well
_TITLES = frozenset({"bapak", "ibu", "apt", "drg", "haji", "hajah", "almarhum", "spd", "skep", "sfarm", "amd", "ners"})


def add(
    found: Sequence[Recognised], texts: Sequence[str], mailed: Mailed, wanted: Wanted = WANTS_NOTHING
) -> list[Recognised]:
    """Return ``found`` with remarks; ``texts`` are what could be read in each file."""
    applicant = _applicant(found, texts, mailed) or _names(mailed.sender)
    seen: set[tuple[bytes, tuple[str, ...]]] = set()
    remarked = []
    for item, text in zip(found, texts, strict=True):
        said = list(item.remarks)
        if item.keys and item.member is None and _again(mailed.attachments[item.attachment].content, item.keys, seen):
            said.append(DUPLICATE)
        if (
            until := _until(item, text) or _paid_for(item, text) or _fresh_until(item, text, wanted.ages)
        ) and mailed.today is not None:
            said.append(f"{'expired' if until < mailed.today else 'until'}: {until.isoformat()}")
        if other := _other_person(item, text, applicant, personal=wanted.is_personal()):
            said.append(f"other-name: {other}")
        remarked.append(replace(item, remarks=tuple(said)))
    return remarked


def _again(content: bytes, keys: tuple[str, ...], seen: set[tuple[bytes, tuple[str, ...]]]) -> bool:
    """Whether the same octets came along as the same document before."""
    if len(content) < _NO_SCAN:
        return False
    here = (hashlib.sha256(content).digest(), keys)
    again = here in seen
    seen.add(here)
    return again


def _until(item: Recognised, text: str) -> date | None:
    """Return the day until which the document is valid, as far as it says one."""
    if len(item.keys) != 1 or item.keys[0] not in _DATED:
        return None
    read = _SPAN.sub(r"\1 sampai ", text[:20_000])  # "berlaku 1 Januari 2023 s.d. 31 Desember 2023"
    days = [day for found in _UNTIL.finditer(read) if (day := _day(found))]
    return max(days, default=None)


def _fresh_until(item: Recognised, text: str, ages: Mapping[str, int]) -> date | None:
    """Return until when a document that may not be old does, by the latest day that it names."""
    months = ages.get(item.keys[0], 0) if len(item.keys) == 1 else 0
    days = [day for found in _DATE.finditer(text[:20_000]) if (day := _day(found))] if months else []
    return max(days) + timedelta(days=31 * months) if days else None


def _paid_for(item: Recognised, text: str) -> date | None:
    """Return until when a receipt of the yearly tax on land does: to the end of the year after the one it names."""
    years = [int(year) for year in _TAX_YEAR.findall(text[:20_000])] if item.keys == ("pbb",) else []
    return date(max(years) + 1, 12, 31) if years else None


def _day(found: re.Match[str]) -> date | None:
    day, month, year, iso_year, iso_month, iso_day = found.groups()
    try:
        if iso_year:
            return date(int(iso_year), int(iso_month), int(iso_day))
        number = int(month) if month.isdigit() else _MONTHS.get(month.lower(), 0)
        return date(int(year), number, int(day))
    except ValueError:  # no such day: a number that only looks like a date
        return None


def _applicant(found: Sequence[Recognised], texts: Sequence[str], mailed: Mailed) -> frozenset[str]:
    """Return the names on the applicant's identity card, if it came along and could be read.

    A card whose name stands nowhere else, while other papers and the mail name whom they are for, is a stranger's.
    """
    cards = [
        (text, names)
        for item, text in zip(found, texts, strict=True)
        if item.keys == ("ktp",) and (names := _names(_holder(text, card=True)))
    ]
    for text, names in cards:
        others = [
            other
            for item, other in zip(found, texts, strict=True)
            if other and other is not text and not _OF_AGENTS & set(item.keys)
        ]
        named = frozenset[str]().union(
            *(_names(found[1]) for other in others for found in _HEIR.finditer(other[:20_000])),
            *(_names(_holder(other)) for other in others),
        )
        written = _names(f"{mailed.sender} {mailed.text}")
        if named and not names & (named | written) and named & written:
            return named & written
        return names
    return frozenset()


def _holder(text: str, *, card: bool = False) -> str:
    match = _HOLDER.search(text[:20_000])
    return match[1].strip() if match else named_on(text[:20_000]) if card else ""


def _names(text: str) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"[a-z']{3,}", text.lower()) if word not in _TITLES)


def _other_person(item: Recognised, text: str, applicant: frozenset[str], *, personal: bool) -> str:
    """Return the name on a personal document that shares no word with the applicant's, when both are known.

    A permit that is not ``personal`` asks for papers of those who work there.
    """
    if len(item.keys) != 1 or item.keys[0] not in (_PERSONAL if personal else _CARDS):
        return ""
    holder = _holder(text, card=item.keys == ("ktp",))
    names = _names(holder)
    certain = len(applicant) > 1 or item.keys == ("ktp",)
    return holder if names and applicant and certain and not names & applicant else ""
