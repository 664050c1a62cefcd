"""The request to answer the survey: templates/notice/{id,en}/survey.txt.j2, whose first line is the subject."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jinja2 import TemplateError as JinjaError

from helpdesk.config import Office
from helpdesk.draft.templates import environment_for, file_name
from helpdesk.draft.wording import reply_language
from helpdesk.errors import TemplateError

NAME = "survey"


@dataclass(frozen=True, slots=True)
class Request:
    """Subject, without the ticket's number, and text."""

    subject: str
    text: str


def write(templates: Path, office: Office, language: str | None, number: str, address: str) -> Request:
    """Return the request. Raises TemplateError naming the file when it is missing, broken or without a text."""
    spoken = reply_language(language)
    file = templates / "notice" / file_name(spoken, NAME)
    try:
        template = environment_for(templates / "notice", spoken).get_template(file_name(spoken, NAME))
        whole = template.render(ticket_number=number, address=address, unit=office.unit, office=office.name)
    except (JinjaError, OSError, UnicodeDecodeError, TypeError, ValueError, ArithmeticError, LookupError) as error:
        raise TemplateError(f"{file}: {error}") from error
    subject, _, text = whole.strip().partition("\n")
    if not text.strip():
        raise TemplateError(f"{file}: the first line is the subject; write the text below it")
    return Request(subject.strip(), text.strip() + "\n")
