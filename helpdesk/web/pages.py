"""Pages: the templates of ``templates/web``, always escaped, and what every page shows around its own part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from starlette.responses import HTMLResponse

from helpdesk.config import Office
from helpdesk.draft.templating.compiled import Compiled
from helpdesk.extract.kinds import ENDINGS
from helpdesk.language import INDONESIAN, LANGUAGES, words_of
from helpdesk.model.person import Person
from helpdesk.store.queues import MOST_COUNTED, Queue
from helpdesk.store.views import View
from helpdesk.web import times
from helpdesk.web.masking import mask
from helpdesk.web.reasons import indonesian
from helpdesk.web.translated import Translated
from helpdesk.web.trouble import Trouble

OWN_TEMPLATES = Path(__file__).parents[2] / "templates"
_COMPILED: defaultdict[tuple[str, str], Compiled] = defaultdict(Compiled)  # by time zone and language


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
    tour: int = 0  # the stop of the tour that stands on the page; 0 is none


class Pages:
    """Renders templates, in the language that each call names."""

    def __init__(self, folder: Path, office: Office) -> None:
        self.static = folder / "static"
        common = {"office": office, "queues": tuple(Queue), "most_counted": MOST_COUNTED, "papers": ",".join(ENDINGS)}
        self.environments = {language: _environment(folder, office.timezone, language) for language in LANGUAGES}
        for environment in self.environments.values():
            environment.globals.update(common)

    def render(self, template: str, language: str, status: int = 200, **context: Any) -> HTMLResponse:
        """Return a template with its context as an answer, in a language of ours."""
        return HTMLResponse(self.environments[language].get_template(template).render(context), status)


def _environment(folder: Path, timezone: str, language: str) -> Translated:
    """Return the templates in one language, with that language's way to write times, numbers and reasons."""
    environment = Translated(folder, words_of(language))
    environment.bytecode_cache = _COMPILED[timezone, language]
    clock = times.Clock(timezone, environment.words)
    environment.filters.update(
        moment=clock.moment,
        day=clock.day,
        whole_day=clock.whole_day,
        field=clock.field,
        calendar_day=clock.calendar_day,
        age=clock.age,
        left=clock.left,
        octets=clock.octets,
        number=clock.number,
        partial_day=clock.partial_day,
        mask=mask,
        reason=indonesian if language == INDONESIAN else environment.words.told,  # reasons are recorded in English
    )
    return environment
