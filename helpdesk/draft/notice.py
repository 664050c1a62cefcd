"""The wording of what the desk sends by itself: templates/notice/{id,en}/NAME.txt.j2.

A notice repeats nothing that its reader wrote: who forges a sender cannot make the desk carry their words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import TemplateError as JinjaError

from helpdesk.config import Office
from helpdesk.draft import page_link, survey
from helpdesk.draft.templates import environment_for, file_name
from helpdesk.draft.wording import long_date, reply_language
from helpdesk.errors import TemplateError

_BLANK_LINES = re.compile(r"\n{3,}")
SAMPLES: Mapping[str, tuple[Mapping[str, Any], ...]] = {
    "acknowledgement": tuple(
        {
            "ticket_number": "PTSP-2026-000123",
            "date": "24 November 2026",
            "due": due,
            "answer": answer,
            "unit": "Unit Contoh",
            "office": "Dinas Contoh",
        }
        for due, answer in ((None, ""), ("25 November 2026", "1. Biaya Izin Contoh\n\nTidak dipungut biaya."))
    ),
    survey.NAME: (
        {
            "ticket_number": "PTSP-2026-000123",
            "address": "https://layanan.example/survey/1.2.3.4",
            "unit": "Unit Contoh",
            "office": "Dinas Contoh",
        },
    ),
    page_link.NAME: (
        {
            "ticket_number": "PTSP-2026-000123",
            "address": "https://layanan.example/status/1.2.3.4",
            "until": "24 November 2026",
        },
    ),
}
"""Every notice by name, with values as a real one would give it: what the linter renders."""


@dataclass(frozen=True, slots=True)
class Told:
    """What an acknowledgement tells: number, day of receipt, by when somebody answers, and what is sure already."""

    number: str
    day: date
    due: date | None = None
    answer: str = ""


def write(name: str, templates: Path, office: Office, language: str | None, told: Told) -> str:
    """Return the text of a notice. Raises TemplateError naming the file when it is missing or broken."""
    spoken = reply_language(language)
    folder = templates / "notice"
    try:
        template = environment_for(folder, spoken).get_template(file_name(spoken, name))
        text = template.render(
            ticket_number=told.number,
            date=long_date(told.day, spoken),
            due=long_date(told.due, spoken) if told.due else None,
            answer=told.answer,
            unit=office.unit,
            office=office.name,
        )
    except (JinjaError, OSError, UnicodeDecodeError, TypeError, ValueError, ArithmeticError, LookupError) as error:
        raise TemplateError(f"{folder / file_name(spoken, name)}: {error}") from error
    return _BLANK_LINES.sub("\n\n", text).strip() + "\n"
