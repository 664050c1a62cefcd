"""Pages: the templates of ``templates/web``, always escaped, and what every page shows around its own part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from helpdesk.config import Office
from helpdesk.model.person import Person
from helpdesk.store.queues import MOST_COUNTED, Queue
from helpdesk.store.views import View
from helpdesk.web import times
from helpdesk.web.masking import mask
from helpdesk.web.reasons import indonesian
from helpdesk.web.trouble import Trouble

OWN_TEMPLATES = Path(__file__).parents[2] / "templates"


def folder_of(templates: Path) -> Path:
    """Return where the pages' templates are: the office's own folder, else the one beside the program."""
    own = templates / "web"
    return own if own.is_dir() else OWN_TEMPLATES / "web"


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a page: who looks, the queues with their counts, and what is in trouble.

    ``mentions`` are unread notes that name the visitor, ``approvals`` letters that wait for a supervisor.
    """

    person: Person
    token: str
    counts: Mapping[Queue, int]
    views: tuple[View, ...]
    trouble: Trouble
    mentions: int
    approvals: int
    live_id: int
    now: datetime
    path: str
    address: str
    said: str


class Pages:
    """Renders templates."""

    def __init__(self, folder: Path, office: Office) -> None:
        clock = times.Clock(office.timezone)
        self.static = folder / "static"
        self.environment = Environment(
            loader=FileSystemLoader(folder),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.environment.filters.update(
            moment=clock.moment,
            day=clock.day,
            whole_day=clock.whole_day,
            field=clock.field,
            calendar_day=times.calendar_day,
            age=clock.age,
            left=clock.left,
            octets=times.octets,
            partial_day=times.partial_day,
            mask=mask,
            indonesian=indonesian,
        )
        self.environment.globals.update(office=office, queues=tuple(Queue), most_counted=MOST_COUNTED)

    def render(self, template: str, status: int = 200, **context: Any) -> HTMLResponse:
        """Return a template with its context as an answer."""
        return HTMLResponse(self.environment.get_template(template).render(context), status)
