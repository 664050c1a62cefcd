"""The wording of what the desk sends by itself: subject, text and HTML below templates/notice/{id,en}.

A notice repeats nothing that its reader wrote: who forges a sender cannot make the desk carry their words. Its HTML
says what its text says; ``helpdesk templates check`` compares them word for word.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import TemplateError as JinjaError
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from helpdesk.config import Office
from helpdesk.draft.templating.templates import environment_for
from helpdesk.draft.templating.wording import long_date, reply_language, tidy
from helpdesk.errors import TemplateError

ACKNOWLEDGEMENT, NEWS, STATUS, SURVEY = "acknowledgement", "news", "status", "survey"
STANDING = "standing"
SUBJECT, TEXT, HTML = "subject", "txt", "html"
PARTS = (SUBJECT, TEXT, HTML)

Paragraphs = Callable[[str], str]
"""How plain text becomes HTML: paragraphs, lists and headings."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What a notice says: its subject, without the ticket's number, its text, and the same as HTML."""

    subject: str
    text: str
    html: str


@dataclass(frozen=True, slots=True)
class Page:
    """The address of the page of a ticket, and the last day on which it opens."""

    address: str
    until: date


@dataclass(frozen=True, slots=True)
class Matter:
    """An application in a status answer, in words of the reader's language.

    ``missing`` are the documents still needed, None where nobody knows which are; ``days`` the term in working days.
    """

    stage: str
    ended: bool
    name: str | None = None
    number: str | None = None
    since: str | None = None
    due: str | None = None
    days: int | None = None
    complete: str | None = None
    why_none: str | None = None
    missing: Sequence[str] | None = None
    contradicted: bool = False


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A ticket without an application, in a status answer."""

    number: str
    date: str
    state: str


class NoticeWriter:
    """Writes notices of one office; ``changed`` are texts in place of files, by their path below templates/notice."""

    def __init__(
        self, templates: Path, office: Office, paragraphs: Paragraphs, changed: Mapping[str, str] | None = None
    ) -> None:
        self._folder, self._office = templates / "notice", office
        self._paragraphs, self._changed = paragraphs, changed or {}

    def write(
        self, name: str, language: str | None, number: str, values: Mapping[str, Any], page: Page | None = None
    ) -> Notice:
        """Return the notice ``name`` about the ticket ``number``.

        Raises TemplateError naming the file when one is missing or broken.
        """
        spoken = reply_language(language)
        subject = " ".join(self._render(spoken, name, SUBJECT, {**values, "ticket_number": number}).split())
        given = {**values, **self._common(spoken, number, page), "subject": subject}
        text = self._render(spoken, name, TEXT, given)
        return Notice(subject, text + "\n", self._render(spoken, name, HTML, given) + "\n")

    def standing(self, language: str | None, matters: Sequence[Matter], tickets: Sequence[Inquiry]) -> str:
        """Return where applications and tickets stand, as text. Raises TemplateError naming the file."""
        spoken = reply_language(language)
        return self._render(spoken, STANDING, TEXT, {"matters": matters, "tickets": tickets})

    def _common(self, language: str, number: str, page: Page | None) -> dict[str, Any]:
        return {
            "ticket_number": number,
            "page": page.address if page else None,
            "until": long_date(page.until, language) if page else None,
            "unit": self._office.unit,
            "office": self._office.name,
        }

    def _render(self, language: str, name: str, part: str, values: Mapping[str, Any]) -> str:
        path = file_name(language, name, part)
        environment = notice_environment(self._folder, language, part, self._paragraphs, self._changed)
        try:
            text = environment.get_template(path).render(**values)
        except (JinjaError, OSError, UnicodeDecodeError, TypeError, ValueError, ArithmeticError, LookupError) as error:
            raise TemplateError(f"{self._folder / path}: {error}") from error
        return tidy(text).strip()


def file_name(language: str, name: str, part: str) -> str:
    """Return the path of one part of a notice below templates/notice."""
    return f"{language}/{name}.{part}.j2"


def notice_environment(
    folder: Path, language: str, part: str, paragraphs: Paragraphs, changed: Mapping[str, str] | None = None
) -> SandboxedEnvironment:
    """Return the environment of one part of notices: HTML escapes its values, and makes text into paragraphs."""
    html = part == HTML
    environment = environment_for(folder, language, html=html, changed=changed)
    if html:
        environment.filters["paragraphs"] = lambda text: Markup(paragraphs(str(text)))  # noqa: S704 -- it escapes
    return environment
