"""Catalogue: every text of pages and reports that is marked for translation, and the catalogues brought up to date.

``python -m helpdesk.web.catalogue`` rewrites ``translations/``: new texts come in without a translation, texts that
nothing says any more go, and it says what a translator has still to do.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

from helpdesk.language import INDONESIAN, LANGUAGES, catalogue_file, words_of
from helpdesk.web.pages import OWN_TEMPLATES
from helpdesk.web.translated import Translated, texts_of

ROOT = Path(__file__).parents[2]
KEYWORDS = {"say": None, "say_count": (1, 1), "marked": None}
CALLS = re.compile(rf"\b({'|'.join(KEYWORDS)})\(")
WIDTH = 120
WRITTEN = datetime(2026, 11, 26, tzinfo=UTC)  # of the catalogues' format; the time of an update is git's to keep


@dataclass(frozen=True, slots=True)
class Text:
    """A marked text: where it stands, its context if it has one, and whether it is counted."""

    file: str
    line: int
    text: str
    context: str | None = None
    counted: bool = False


def texts() -> Iterator[Text]:
    """Yield every marked text of templates, of the pages' scripts and of the code."""
    pages = OWN_TEMPLATES / "web"
    environment = Translated(pages, words_of(INDONESIAN))
    for file in sorted(pages.glob("*.html")):
        for line, function, said in texts_of(environment, file.read_text()):
            yield _text(_name(file), line, function, said)
    for file in sorted((pages / "static").glob("*.js")):
        yield from _in_code(file, "javascript")
    for file in sorted((ROOT / "helpdesk").rglob("*.py")):
        yield from _in_code(file, "python")


def _name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def _text(file: str, line: int, function: str, said: str | tuple[str | None, ...]) -> Text:
    parts = (said,) if isinstance(said, str) else tuple(one for one in said if one is not None)
    if function == "pgettext":
        return Text(file, line, parts[1], context=parts[0])
    return Text(file, line, parts[0], counted=function in ("ngettext", "say_count"))


def _in_code(file: Path, method: str) -> Iterator[Text]:
    if not CALLS.search(file.read_text()):
        return
    with file.open("rb") as source:
        for line, said, _, _ in extract(method, source, keywords=KEYWORDS):
            counted = isinstance(said, tuple)
            yield Text(_name(file), line, said[0] if isinstance(said, tuple) else said, counted=counted)


def template() -> Catalog:
    """Return a catalogue of every marked text, without translations."""
    found = Catalog(fuzzy=False)
    for one in texts():
        key = (one.text, one.text) if one.counted else one.text
        found.add(key, locations=[(one.file, 0)], context=one.context)
    return found


def update(language: str) -> list[str]:
    """Bring the catalogue of a language up to date; return the texts that have no translation."""
    path = catalogue_file(language)
    kept = Catalog(locale=language)
    if path.exists():
        with path.open("rb") as file:
            kept = read_po(file, locale=language)
    fresh = Catalog(locale=language, project="helpdesk", version="1", fuzzy=False, creation_date=WRITTEN)
    fresh.revision_date = WRITTEN
    for message in template():
        if message.id:
            old = kept.get(message.id, context=message.context)
            said = old.string if old else None
            if isinstance(said, str) and not isinstance(message.id, str):  # it is counted from now on
                said = (said, said)
            fresh.add(message.id, said, locations=message.locations, context=message.context)
    fresh.header_comment = f"# {LANGUAGES[language]} words of the desk. Update: python -m helpdesk.web.catalogue"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, fresh, width=WIDTH, sort_output=True, include_lineno=False, omit_header=False)
    return [str(one.id) for one in fresh if one.id and not _said(one.string)]


def _said(string: str | list[str] | tuple[str, ...] | None) -> bool:
    return bool(string) and (isinstance(string, str) or all(string or ()))


if __name__ == "__main__":
    open_ = {language: update(language) for language in LANGUAGES if language != INDONESIAN}
    for language, missing in open_.items():
        sys.stdout.write("".join(f"{language}: no translation: {text}\n" for text in missing))
    sys.exit(1 if any(open_.values()) else 0)
