"""The wording of what the desk sends by itself: templates/notice/{id,en}/NAME.txt.j2.

A notice repeats nothing that its reader wrote: who forges a sender cannot make the desk carry their words.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import TemplateError as JinjaError

from helpdesk.config import Office
from helpdesk.draft import page_link
from helpdesk.draft.templates import environment_for, file_name
from helpdesk.draft.wording import long_date, reply_language
from helpdesk.errors import TemplateError

SAMPLES: Mapping[str, tuple[Mapping[str, Any], ...]] = {
    "acknowledgement": (
        {
            "ticket_number": "PTSP-2026-000123",
            "date": "24 November 2026",
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


def write(name: str, templates: Path, office: Office, language: str | None, *, number: str, day: date) -> str:
    """Return the text of a notice. Raises TemplateError naming the file when it is missing or broken."""
    spoken = reply_language(language)
    folder = templates / "notice"
    try:
        template = environment_for(folder, spoken).get_template(file_name(spoken, name))
        text = template.render(ticket_number=number, date=long_date(day, spoken), unit=office.unit, office=office.name)
    except (JinjaError, OSError, UnicodeDecodeError, TypeError, ValueError, ArithmeticError, LookupError) as error:
        raise TemplateError(f"{folder / file_name(spoken, name)}: {error}") from error
    return text.strip() + "\n"
