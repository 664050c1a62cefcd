"""The templates of news and reminders by name, with values as a real letter gives them: what the linter renders."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_FULL: Mapping[str, Any] = {
    "application": "permohonan Izin Contoh dengan nomor 1/2026",
    "name": "Izin Contoh",
    "date": "24 November 2026",
    "day": "1 Desember 2026",
    "unit": "UP PMPTSP Contoh",
    "channel": "JakEVO",
    "items": ["KTP", "KK"],
    "note": "Foto KTP tidak terbaca.",
}
_BARE: Mapping[str, Any] = {
    **_FULL,
    "application": "permohonan",
    "name": None,
    "day": None,
    "unit": None,
    "channel": None,
    "items": [],
    "note": None,
}


def _both(**further: Any) -> tuple[Mapping[str, Any], ...]:
    return ({**_FULL, **further}, {**_BARE, **further})


NEWS: Mapping[str, tuple[Mapping[str, Any], ...]] = {
    "news_subject": (
        {"kind": "issued", "name": "Izin Contoh", "ticket_number": "PTSP-2026-000123"},
        {"kind": "several", "name": None, "ticket_number": None},
    ),
    "news_opening": ({"corrected": True, "several": False}, {"corrected": False, "several": True}),
    "news_application": ({"name": "Izin Contoh", "number": "1/2026"}, {"name": None, "number": None}),
    "news_received": (*_both(again=False, days=14), *_both(again=True, days=None)),
    "news_returned": _both(),
    "news_visit": _both(),
    "news_visit_suspended": _both(),
    "news_visit_resumed": _both(),
    "news_payment": _both(),
    "news_issued": _both(),
    "news_refused": (
        *_both(legal="Dasar hukum: Peraturan Contoh.", gone="", rules=["Undang-Undang Contoh"]),
        *_both(legal="", gone="Izin Contoh sudah tidak diterbitkan lagi.", rules=[]),
    ),
    "news_silent": (*_both(about="returned"), *_both(about="payment"), *_both(about="reply")),
    "news_expiring": _both(item="STR", day="1 Desember 2026"),
}
