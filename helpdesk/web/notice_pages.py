"""Notices: what the desk sends by itself, shown with sample values and tried: subject, text and HTML.

Nothing is stored here, as with reply templates (``templates_pages``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Form
from starlette.responses import HTMLResponse, Response

from helpdesk.draft.templating.notice import PARTS, Notice, NoticeWriter, Page, file_name
from helpdesk.draft.templating.notice_lint import check_notices, values_of
from helpdesk.draft.templating.notice_samples import NOTICES, NUMBER, PAGE
from helpdesk.errors import NotFoundError, Problem, TemplateError
from helpdesk.mail.compose_html import fragment
from helpdesk.web.access import Supervisor, Visit
from helpdesk.web.show import page

router = APIRouter()
Language = Literal["id", "en"]
Part = Literal["subject", "txt", "html"]
LONGEST = 20_000  # characters of a template
# A mail's HTML brings its own styles and needs nothing else; it cannot run, load or send anything.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox"
_FRAMED = {"content-security-policy": POLICY, "x-frame-options": "SAMEORIGIN"}


@dataclass(frozen=True, slots=True)
class Choice:
    """One part of one notice, and the text that stands in place of its file (None: the file's own)."""

    name: str
    language: Language
    part: Part
    text: str | None = None

    @property
    def path(self) -> str:
        """Return its path below templates/notice."""
        return file_name(self.language, self.name, self.part)

    @property
    def changed(self) -> dict[str, str]:
        """Return what stands in place of files."""
        return {} if self.text is None else {self.path: self.text}


@router.get("/templates/notices")
def choose(visit: Supervisor, name: str = "news", language: Language = "id", part: Part = "txt") -> Response:
    """Show a notice as its files have it."""
    return _page(visit, Choice(_known(name), language, part))


@router.get("/templates/notices/html")
def as_html(visit: Supervisor, name: str = "news", language: Language = "id") -> Response:
    """Show the HTML of a notice alone, for the frame of the page."""
    return _html(visit, Choice(_known(name), language, "html"))


@router.post("/templates/notices")
def try_out(
    visit: Supervisor,
    name: Annotated[str, Form()],
    language: Annotated[Language, Form()],
    part: Annotated[Part, Form()],
    text: Annotated[str, Form(max_length=LONGEST)] = "",
    wish: Annotated[Literal["try", "html", "file"], Form()] = "try",
) -> Response:
    """Show the notice with the changed text, its HTML alone, or give the changed text as a file."""
    choice = Choice(_known(name), language, part, text.replace("\r\n", "\n"))
    if wish == "file":
        headers = {"Content-Disposition": f'attachment; filename="{choice.path.rpartition("/")[2]}"'}
        return Response(choice.text, media_type="text/plain; charset=utf-8", headers=headers)
    return _html(visit, choice) if wish == "html" else _page(visit, choice)


def _page(visit: Visit, choice: Choice) -> Response:
    folder = visit.desk.config.draft.templates
    problems: tuple[Problem, ...] = ()
    if choice.text is not None:
        found = check_notices(folder, choice.language, fragment, choice.changed)
        problems = tuple(one for one in found if one.file == f"notice/{choice.path}")
    text = (folder / "notice" / choice.path).read_text("utf-8") if choice.text is None else choice.text
    with visit.desk.database.read() as tx:
        return page(
            visit,
            tx,
            "notice_templates.html",
            choice=choice,
            text=text,
            seen=_written(visit, choice),
            problems=problems,
            names=sorted(NOTICES),
            parts=PARTS,
            values=sorted(values_of(choice.name, NOTICES[choice.name][-1], choice.part)),
            number=NUMBER,
        )


def _html(visit: Visit, choice: Choice) -> Response:
    seen = _written(visit, choice)
    return HTMLResponse(seen.html if seen else "", headers=_FRAMED)


def _written(visit: Visit, choice: Choice) -> Notice | None:
    """Return the notice with sample values, or None when it cannot be written: the problems say why."""
    config = visit.desk.config
    writer = NoticeWriter(config.draft.templates, config.office, fragment, choice.changed)
    sample = NOTICES[choice.name][-1]
    try:
        return writer.write(choice.name, choice.language, NUMBER, sample, Page(PAGE, date(2026, 11, 24)))
    except TemplateError:
        return None


def _known(name: str) -> str:
    if name not in NOTICES:
        raise NotFoundError(f"There is no notice {name}.")
    return name
