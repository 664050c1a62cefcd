"""What ``helpdesk templates check`` says: every reply template compiled and rendered with sample values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from jinja2 import TemplateError as JinjaError
from jinja2 import TemplateSyntaxError, meta
from jinja2.sandbox import SandboxedEnvironment

from helpdesk.draft import notice
from helpdesk.draft.samples import SAMPLES
from helpdesk.draft.templates import environment_for, file_name
from helpdesk.draft.wording import LANGUAGES, tidy
from helpdesk.errors import Problem

_UNRENDERED = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_LEFT_OVER = re.compile(r"\bNone\b|\bUndefined\b|<[a-z]+\.[\w.]+ object|\(\s*\)|\bTODO\b|\bXXX\b")
MUST_SAY: Mapping[str, tuple[str, ...]] = {
    "letter": ("salutation", "greeting", "condolence", "apology", "opening", "sections", "forwarded", "closing"),
    "subject": ("subject", "ticket_number"),
    "closing": ("ticket_number",),
    "requirement": ("text", "condition", "instead", "elsewhere", "doubtful"),
    "requirements": ("singles", "groups"),
    "procedure": ("steps",),
    "channel": ("channel", "units", "site_visit"),
    "fee": ("text", "basis"),
    "term": ("days",),
    "legal": ("rules",),
    "definition": ("text",),
    "validity": ("text",),
    "unknown": ("aspects",),
    "jurisdiction": ("note",),
    "as_of": ("date", "general"),
    "topic": ("answer",),
    "replaced": ("names", "replacements"),
    "clarify": ("options",),
    "documents": ("received", "missing", "unread", "instead", "name"),
    "conditional": ("items",),
    "see_above": ("number",),
}
"""The values that each template must tell: a letter without them would lose a fact, a warning or an answer."""
_MAY_BE_EMPTY = frozenset({"greeting", "opening", "news_opening"})  # these say nothing in some letters


def check(templates: Path) -> tuple[Problem, ...]:
    """Return what is wrong with the templates of replies and notices below ``templates``, by file and line."""
    folder = templates / "reply"
    if not folder.is_dir():
        return (Problem(str(folder), 1, "no such folder", "set [draft] templates in config.toml to the templates"),)
    kinds = ((folder, SAMPLES), (templates / "notice", notice.SAMPLES))
    found = [p for language in LANGUAGES for kind, samples in kinds for p in _language(kind, language, samples)]
    return tuple(sorted(found, key=lambda p: (p.file, p.line, p.text)))


def _language(folder: Path, language: str, templates: Mapping[str, tuple[Mapping[str, Any], ...]]) -> Iterator[Problem]:
    environment = environment_for(folder, language)
    for name, samples in templates.items():
        yield from _template(environment, folder, language, name, samples)
    known = {f"{name}.txt.j2" for name in templates}
    for path in sorted((folder / language).glob("*")):
        if path.name not in known:
            file = f"{folder.name}/{language}/{path.name}"
            yield Problem(file, 1, "no letter uses this file", "rename or remove it", warning=True)


def _template(
    environment: SandboxedEnvironment, folder: Path, language: str, name: str, samples: tuple[Mapping[str, Any], ...]
) -> Iterator[Problem]:
    path, file = folder / file_name(language, name), f"{folder.name}/{file_name(language, name)}"
    try:
        source = path.read_text("utf-8")
    except FileNotFoundError:
        yield Problem(file, 1, "the template is missing", "put the file back")
        return
    except (OSError, UnicodeDecodeError) as error:
        yield Problem(file, 1, f"cannot be read: {error}", "save it as UTF-8")
        return
    yield from _text(environment, file, name, source, samples)


def check_text(templates: Path, language: str, name: str, source: str) -> tuple[Problem, ...]:
    """Return what is wrong with ``source`` as the text of one reply template, whose file stays as it is."""
    environment = environment_for(templates / "reply", language)
    return tuple(_text(environment, f"reply/{file_name(language, name)}", name, source, SAMPLES[name]))


def _text(
    environment: SandboxedEnvironment, file: str, name: str, source: str, samples: tuple[Mapping[str, Any], ...]
) -> Iterator[Problem]:
    try:
        tree = environment.parse(source)
    except TemplateSyntaxError as error:
        yield Problem(file, error.lineno, f"broken: {error.message}", "mend the marks {{ }} and {% %} on this line")
        return
    given, used = set(samples[0]), meta.find_undeclared_variables(tree)
    for unknown in sorted(used - given):
        line = _line_of(source, unknown)
        yield Problem(file, line, f'"{unknown}" is not known here', f"use one of: {', '.join(sorted(given)) or 'none'}")
    for lost in sorted(set(MUST_SAY.get(name, ())) - used if used <= given else ()):
        yield Problem(file, 1, f'does not use "{lost}": what it holds would be lost', f"put {{{{ {lost} }}}} back")
    yield from _rendered(environment, file, name, source, samples)


def _rendered(
    environment: SandboxedEnvironment, file: str, name: str, source: str, samples: tuple[Mapping[str, Any], ...]
) -> Iterator[Problem]:
    for sample in samples:
        try:
            text = tidy(environment.from_string(source).render(**sample)).strip()
        except (JinjaError, TypeError, ValueError, ArithmeticError, LookupError) as error:
            yield Problem(file, _line_in(error), f"cannot be rendered: {error}", "mend what this line asks for")
            return
        if not text and name not in _MAY_BE_EMPTY:
            yield Problem(file, 1, "says nothing", "write the text, or put the file back")
            return
        for pattern, what in ((_UNRENDERED, "a mark stays unrendered"), (_LEFT_OVER, "an empty value shows")):
            if (match := pattern.search(text)) is not None:
                yield Problem(file, 1, f"{what}: {match.group()}", "mend the marks, or guard the value with {% if %}")
                return


def _line_of(source: str, word: str) -> int:
    """Return the first line that holds ``word``, 1 when none does."""
    pattern = re.compile(rf"\b{re.escape(word)}\b")
    return next((number for number, line in enumerate(source.splitlines(), 1) if pattern.search(line)), 1)


def _line_in(error: BaseException) -> int:
    """Return the template line at which ``error`` arose, 1 when it is not known."""
    line, step = 1, error.__traceback__
    while step is not None:
        if step.tb_frame.f_code.co_filename == "<template>":
            line = step.tb_lineno
        step = step.tb_next
    return line
