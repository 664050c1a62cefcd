"""One template looked at: read, parsed, compared with what it is given, and rendered with sample values."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import TemplateError as JinjaError
from jinja2 import TemplateSyntaxError, meta
from jinja2.sandbox import SandboxedEnvironment

from helpdesk.draft.templating.wording import tidy
from helpdesk.errors import Problem

_UNRENDERED = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_LEFT_OVER = re.compile(r"\bNone\b|\bUndefined\b|<[a-z]+\.[\w.]+ object|\(\s*\)|\bTODO\b|\bXXX\b")
_STYLE = re.compile(r'\sstyle="[^"]*"')


@dataclass(frozen=True, slots=True)
class Source:
    """Which template: its path below ``folder``, and a text in place of the file's, if one is tried."""

    folder: Path
    path: str
    text: str | None = None

    @property
    def file(self) -> str:
        """Return the path as problems name it."""
        return f"{self.folder.name}/{self.path}"


def look(
    environment: SandboxedEnvironment,
    source: Source,
    samples: Sequence[Mapping[str, Any]],
    must_say: Collection[str] = (),
    *,
    may_be_empty: bool = False,
) -> Iterator[Problem]:
    """Yield what is wrong with a template; ``must_say`` are the values without which it would lose something."""
    try:
        text = (source.folder / source.path).read_text("utf-8") if source.text is None else source.text
    except FileNotFoundError:
        yield Problem(source.file, 1, "the template is missing", "put the file back")
        return
    except (OSError, UnicodeDecodeError) as error:
        yield Problem(source.file, 1, f"cannot be read: {error}", "save it as UTF-8")
        return
    try:
        tree = environment.parse(text)
    except TemplateSyntaxError as error:
        remedy = "mend the marks {{ }} and {% %} on this line"
        yield Problem(source.file, error.lineno, f"broken: {error.message}", remedy)
        return
    given, used = set(samples[0]), meta.find_undeclared_variables(tree)
    for unknown in sorted(used - given):
        known = f"use one of: {', '.join(sorted(given)) or 'none'}"
        yield Problem(source.file, _line_of(text, unknown), f'"{unknown}" is not known here', known)
    for lost in sorted(set(must_say) - used if used <= given else ()):
        remedy = f"put {{{{ {lost} }}}} back"
        yield Problem(source.file, 1, f'does not use "{lost}": what it holds would be lost', remedy)
    yield from _rendered(environment, source.file, text, samples, may_be_empty=may_be_empty)


def _rendered(
    environment: SandboxedEnvironment,
    file: str,
    source: str,
    samples: Sequence[Mapping[str, Any]],
    *,
    may_be_empty: bool,
) -> Iterator[Problem]:
    for sample in samples:
        try:
            text = tidy(environment.from_string(source).render(**sample)).strip()
        except (JinjaError, TypeError, ValueError, ArithmeticError, LookupError) as error:
            yield Problem(file, _line_in(error), f"cannot be rendered: {error}", "mend what this line asks for")
            return
        if not text and not may_be_empty:
            yield Problem(file, 1, "says nothing", "write the text, or put the file back")
            return
        for pattern, what in ((_UNRENDERED, "a mark stays unrendered"), (_LEFT_OVER, "an empty value shows")):
            if (match := pattern.search(_STYLE.sub("", text))) is not None:
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
