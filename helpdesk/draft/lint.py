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
    try:
        tree = environment.parse(source)
    except TemplateSyntaxError as error:
        yield Problem(file, error.lineno, f"broken: {error.message}", "mend the marks {{ }} and {% %} on this line")
        return
    given = set(samples[0])
    for unknown in sorted(meta.find_undeclared_variables(tree) - given):
        line = _line_of(source, unknown)
        yield Problem(file, line, f'"{unknown}" is not known here', f"use one of: {', '.join(sorted(given)) or 'none'}")
    yield from _rendered(environment, file, language, name, samples)


def _rendered(
    environment: SandboxedEnvironment, file: str, language: str, name: str, samples: tuple[Mapping[str, Any], ...]
) -> Iterator[Problem]:
    for sample in samples:
        try:
            text = tidy(environment.get_template(file_name(language, name)).render(**sample)).strip()
        except (JinjaError, TypeError, ValueError, ArithmeticError, LookupError) as error:
            yield Problem(file, _line_in(error, file), f"cannot be rendered: {error}", "mend what this line asks for")
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


def _line_in(error: BaseException, file: str) -> int:
    """Return the template line at which ``error`` arose, 1 when it is not known."""
    line, step = 1, error.__traceback__
    while step is not None:
        if step.tb_frame.f_code.co_filename.replace("\\", "/").endswith(file):
            line = step.tb_lineno
        step = step.tb_next
    return line
