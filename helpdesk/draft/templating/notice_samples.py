"""Every notice by name, with values as a real one gives them: what the linter and the preview render."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from helpdesk.draft.templating.notice import ACKNOWLEDGEMENT, NEWS, STANDING, STATUS, SURVEY, Inquiry, Matter

Samples = Mapping[str, tuple[Mapping[str, Any], ...]]

NUMBER = "PTSP-2026-000123"
PAGE = "https://layanan.example/status/1.2.3.4"
UNTIL = "24 November 2026"
_TOLD = "Permohonan Izin Contoh dengan nomor 1/2026 ditolak pada 24 November 2026.\n\n1. KTP pemohon\n2. STNK"

NOTICES: Samples = {
    ACKNOWLEDGEMENT: (
        {"date": "24 November 2026", "due": None, "answer": ""},
        {
            "date": "24 November 2026",
            "due": "25 November 2026",
            "answer": "1. Biaya Izin Contoh\n\nTidak dipungut biaya.",
        },
    ),
    NEWS: ({"about": "Permohonan ditolak: Izin Contoh", "told": _TOLD},),
    STATUS: ({"date": "24 November 2026", "told": "Izin Contoh, nomor 1/2026\n\nTahap: pemeriksaan teknis."},),
    SURVEY: ({"address": "https://layanan.example/survey/1.2.3.4"},),
}
"""The notices: each is a subject, a text and an HTML document."""

_FULL = Matter(
    stage="returned",
    ended=False,
    name="Izin Contoh",
    number="1/2026",
    since="20 November 2026",
    due="10 Desember 2026",
    days=14,
    complete="16 November 2026",
    missing=("KTP pemohon", "STNK"),
    contradicted=True,
)
_BARE = Matter(stage="submitted", ended=False, why_none="berkas belum dinyatakan lengkap")
_OVER = Matter(stage="issued", ended=True, name="Izin Contoh", missing=())

PIECES: Samples = {
    "link": ({"ticket_number": NUMBER, "address": PAGE, "until": UNTIL},),
    "quotation": ({"quoted": "> Apa syaratnya?", "date": UNTIL}, {"quoted": "> Apa syaratnya?", "date": None}),
    STANDING: (
        {"matters": (_FULL, _BARE, _OVER), "tickets": ()},
        {"matters": (_BARE,), "tickets": ()},
        {"matters": (), "tickets": (Inquiry(NUMBER, "24 November 2026", "drafted"),)},
    ),
}
"""Texts that stand in letters and notices."""

FRAMES = ("layout.txt.j2", "layout.html.j2")
