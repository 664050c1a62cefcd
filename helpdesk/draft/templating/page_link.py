"""The lines below a letter that lead to the page of its ticket: templates/notice/{id,en}/link.txt.j2."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from jinja2 import TemplateError as JinjaError

from helpdesk.draft.templating.templates import environment_for, file_name
from helpdesk.draft.templating.wording import long_date, reply_language
from helpdesk.errors import TemplateError

NAME = "link"


def below(templates: Path, language: str | None, number: str, address: str, until: date) -> str:
    """Return the lines. Raises TemplateError naming the file when it is missing or broken."""
    spoken = reply_language(language)
    folder = templates / "notice"
    try:
        template = environment_for(folder, spoken).get_template(file_name(spoken, NAME))
        return template.render(ticket_number=number, address=address, until=long_date(until, spoken)).strip()
    except (JinjaError, OSError, UnicodeDecodeError, TypeError, ValueError, ArithmeticError, LookupError) as error:
        raise TemplateError(f"{folder / file_name(spoken, NAME)}: {error}") from error
