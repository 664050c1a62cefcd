"""The citizen's mail as a quotation below our letter: templates/notice/{id,en}/quotation.txt.j2.

Only what they newly wrote is quoted, with every number that may name a person hidden (UU 27/2022).
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from jinja2 import TemplateError as JinjaError

from helpdesk.draft.templating.privacy import mask
from helpdesk.draft.templating.templates import environment_for, file_name
from helpdesk.draft.templating.wording import long_date, reply_language
from helpdesk.errors import TemplateError

NAME = "quotation"
LONGEST = 200  # lines: what is longer is cut, and says so by three dots


def quotation(templates: Path, language: str | None, written: str, on: date | None) -> str:
    """Return the lines that quote ``written``, a mail of the day ``on``. Raises TemplateError naming the file."""
    lines = mask(written.strip()).splitlines()
    shown = lines[:LONGEST] + ["..."] * (len(lines) > LONGEST)
    quoted = "\n".join(f"> {line.rstrip()}".rstrip() for line in shown)
    spoken = reply_language(language)
    folder = templates / "notice"
    try:
        template = environment_for(folder, spoken).get_template(file_name(spoken, NAME))
        return template.render(quoted=quoted, date=long_date(on, spoken) if on else None).strip()
    except (JinjaError, OSError, UnicodeDecodeError, TypeError, ValueError, ArithmeticError, LookupError) as error:
        raise TemplateError(f"{folder / file_name(spoken, NAME)}: {error}") from error
