"""What ``helpdesk templates check`` says of notices: every file rendered, and the HTML compared with the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import Any

from jinja2 import TemplateError as JinjaError
from jinja2 import TemplateSyntaxError

from helpdesk.draft.templating.notice import (
    ACKNOWLEDGEMENT,
    HTML,
    NEWS,
    PARTS,
    STANDING,
    STATUS,
    SUBJECT,
    SURVEY,
    TEXT,
    Paragraphs,
    file_name,
    notice_environment,
)
from helpdesk.draft.templating.notice_samples import FRAMES, NOTICES, NUMBER, PAGE, PIECES, UNTIL
from helpdesk.draft.templating.template_lint import Source, look
from helpdesk.errors import Problem

MUST_SAY: Mapping[tuple[str, str], tuple[str, ...]] = {
    (ACKNOWLEDGEMENT, TEXT): ("ticket_number", "due", "answer"),
    (NEWS, SUBJECT): ("about",),
    (NEWS, TEXT): ("told",),
    (STATUS, TEXT): ("told",),
    (SURVEY, TEXT): ("address",),
    (SURVEY, HTML): ("address",),
    ("link", TEXT): ("address", "until"),
    ("quotation", TEXT): ("quoted",),
    (STANDING, TEXT): ("matters", "tickets"),
}
"""The values that each part must tell: a notice without them would lose what it is for."""
_TAG = re.compile(r"<(?:style|title)\b.*?</(?:style|title)>|<[^>]+>", re.DOTALL | re.IGNORECASE)
_ADDRESS = re.compile(r"https?://\S+")
_WORD = re.compile(r"[^\W_]+")


def check_notices(
    templates: Path, language: str, paragraphs: Paragraphs, changed: Mapping[str, str] | None = None
) -> Iterator[Problem]:
    """Yield what is wrong with the notices of one language; ``changed`` are texts in place of their files."""
    folder, texts = templates / "notice", changed or {}
    for name, samples in NOTICES.items():
        sound = True
        for part in PARTS:
            found = list(_part(folder, language, name, part, paragraphs, samples, texts))
            sound = sound and not found
            yield from found
        if sound:
            yield from _differing(folder, language, name, paragraphs, texts)
    for name, samples in PIECES.items():
        yield from _part(folder, language, name, TEXT, paragraphs, samples, texts)
    yield from _frames(folder, language)
    yield from _spare(folder, language)


def values_of(name: str, sample: Mapping[str, Any], part: str) -> dict[str, Any]:
    """Return everything that a part of a notice is given, beside what stands in ``sample``."""
    if name in PIECES:
        return dict(sample)
    if part == SUBJECT:
        return {**sample, "ticket_number": NUMBER}
    frame = {"ticket_number": NUMBER, "page": PAGE, "until": UNTIL, "unit": "Unit Contoh", "office": "Dinas Contoh"}
    return {**sample, **frame, "subject": "Perihal contoh"}


def _part(  # noqa: PLR0913 -- which file, how it is rendered, with what
    folder: Path,
    language: str,
    name: str,
    part: str,
    paragraphs: Paragraphs,
    samples: tuple[Mapping[str, Any], ...],
    changed: Mapping[str, str],
) -> Iterator[Problem]:
    path = file_name(language, name, part)
    environment = notice_environment(folder, language, part, paragraphs, changed)
    given = tuple(values_of(name, sample, part) for sample in samples)
    yield from look(environment, Source(folder, path, changed.get(path)), given, MUST_SAY.get((name, part), ()))


def _differing(
    folder: Path, language: str, name: str, paragraphs: Paragraphs, changed: Mapping[str, str]
) -> Iterator[Problem]:
    """Yield the words that stand in the text or in the HTML alone: readers of both must be told the same."""
    for sample in NOTICES[name]:
        said = {}
        for part in (TEXT, HTML):
            environment = notice_environment(folder, language, part, paragraphs, changed)
            said[part] = environment.get_template(file_name(language, name, part)).render(
                **values_of(name, sample, part)
            )
        text, html = said_words(said[TEXT]), said_words(unescape(_TAG.sub(" ", said[HTML])))
        for here, mine, there, theirs in ((TEXT, text, HTML, html), (HTML, html, TEXT, text)):
            lacking = sorted(mine - theirs - said_words("Perihal contoh"))
            if lacking:
                words = ", ".join(lacking[:5])
                file = f"{folder.name}/{file_name(language, name, there)}"
                yield Problem(file, 1, f"does not say what the {here} says: {words}", "let both say the same")
                return


def said_words(text: str) -> set[str]:
    """Return the words of a text without addresses, in small letters; numbers of list items are none."""
    return {word.casefold() for word in _WORD.findall(_ADDRESS.sub(" ", text)) if not word.isdigit() or len(word) > 2}


def _frames(folder: Path, language: str) -> Iterator[Problem]:
    """Yield frames that cannot be read; what they say is seen in every notice."""
    for name in FRAMES:
        file = f"{folder.name}/{language}/{name}"
        part = HTML if ".html." in name else TEXT
        try:
            notice_environment(folder, language, part, str).get_template(f"{language}/{name}")
        except TemplateSyntaxError as error:
            yield Problem(file, error.lineno, f"broken: {error.message}", "mend the marks {{ }} and {% %} on this line")
        except (JinjaError, OSError, UnicodeDecodeError):
            yield Problem(file, 1, "the template is missing or unreadable", "put the file back")


def _spare(folder: Path, language: str) -> Iterator[Problem]:
    known = {file_name(language, name, part) for name in NOTICES for part in PARTS}
    known |= {file_name(language, name, TEXT) for name in PIECES} | {f"{language}/{name}" for name in FRAMES}
    for path in sorted((folder / language).glob("*")):
        if f"{language}/{path.name}" not in known:
            file = f"{folder.name}/{language}/{path.name}"
            yield Problem(file, 1, "no notice uses this file", "rename or remove it", warning=True)
