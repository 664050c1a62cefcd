"""The wording of replies: templates/reply/{id,en}/NAME.txt.j2, compiled once and rendered without surprises.

An office may change every file. So the templates run in Jinja's sandbox, an unknown variable is an error instead of a
gap in a letter, and a missing or broken file stops the start of the program and not a reply.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, TypeVar, cast

from jinja2 import ChoiceLoader, DictLoader, FileSystemLoader, StrictUndefined, Template, TemplateNotFound
from jinja2 import TemplateError as JinjaError
from jinja2.sandbox import SandboxedEnvironment

from helpdesk.draft.templating.compiled import Compiled
from helpdesk.draft.templating.samples import SAMPLES
from helpdesk.draft.templating.wording import LANGUAGES, choices, listing, lower_first, tidy, upper_first
from helpdesk.errors import TemplateError

Made = TypeVar("Made")
NAMES = tuple(SAMPLES)
Changed = Mapping[tuple[str, str], str]
"""Texts of templates that are not in their files (yet), by language and name."""
TELLING = 15  # characters: a shorter run of words may stand in any template
FACTS = 2048  # texts that are remembered: a megabyte


class Templates:
    """Every template of a folder in both languages."""

    def __init__(self, folder: Path, changed: Changed | None = None) -> None:
        """Compile all templates below ``folder``/reply, with the texts of ``changed`` in place of their files.

        Raises TemplateError naming the file when one is missing or broken.
        """
        self._folder, self._changed = folder / "reply", changed or {}
        self._compiled: dict[tuple[str, str], Template] = {}
        for language in LANGUAGES:
            environment = environment_for(self._folder, language)
            for name in NAMES:
                template = self._compile(environment, language, name)
                template.globals = dict(template.globals)  # Jinja copies them at each use, and a chain of them slowly
                self._compiled[language, name] = template
        self._made: dict[tuple[str, int, str], tuple[object, object]] = {}
        self._facts = lru_cache(maxsize=FACTS)(self._fact)

    def _compile(self, environment: SandboxedEnvironment, language: str, name: str) -> Template:
        file = self._folder / file_name(language, name)
        try:
            if (text := self._changed.get((language, name))) is not None:
                return environment.from_string(text)
            return environment.get_template(file_name(language, name))
        except TemplateNotFound as error:
            raise TemplateError(f"{file}: no such template; put the file back") from error
        except (JinjaError, OSError, UnicodeDecodeError) as error:
            line = getattr(error, "lineno", None)
            raise TemplateError(f"{file}{f':{line}' if line else ''}: {error}") from error

    def render(self, name: str, language: str, /, **values: object) -> str:
        """Return one text, tidy, without a line break at either end.

        Raises TemplateError naming the file when the template uses what it is not given.
        """
        try:
            return tidy(self._compiled[language, name].render(**values)).strip()
        except (JinjaError, TypeError, ValueError, ArithmeticError, LookupError) as error:
            raise TemplateError(f"{self._folder / file_name(language, name)}: {error}") from error

    def fact(self, name: str, language: str, /, **values: Hashable | list[Any]) -> str:
        """Return one text as ``render`` does, remembered: for texts made of what entries say, of which there are few.

        What a citizen wrote (a name, a subject) must not come here, since it would stay in the memory.
        """
        lists: tuple[str, ...] = ()
        for key, value in values.items():
            if isinstance(value, list):
                values[key] = tuple(value)
                lists = (*lists, key)
        return self._facts(name, language, (*values.items(),), lists)

    def _fact(self, name: str, language: str, frozen: tuple[tuple[str, Hashable], ...], lists: tuple[str, ...]) -> str:
        values = dict[str, object](frozen)
        for key in lists:  # to Jinja a list is never equal to a tuple
            values[key] = list(cast("Iterable[object]", values[key]))
        return self.render(name, language, **values)

    def once(self, what: str, entry: object, language: str, make: Callable[[], Made]) -> Made:
        """Return what ``make`` makes of one entry of the knowledge base in a language, made once for each entry."""
        known = self._made.get((what, id(entry), language))
        if known is not None and known[0] is entry:
            return cast("Made", known[1])
        if len(self._made) >= FACTS:
            self._made.clear()
        made = make()
        self._made[what, id(entry), language] = (entry, made)  # held, so that nothing else can get its id
        return made


def file_name(language: str, name: str) -> str:
    """Return the path of a template below templates/reply."""
    return f"{language}/{name}.txt.j2"


def fixed_words(folder: Path) -> dict[str, list[str]]:
    """Return the words of each template of ``folder``/reply that no value stands in, in both languages, by its name.

    Only runs long enough to tell one template from another. Raises TemplateError when a file cannot be read.
    """
    found: dict[str, list[str]] = {}
    for language in LANGUAGES:
        environment = environment_for(folder / "reply", language)
        for name in NAMES:
            file = folder / "reply" / file_name(language, name)
            try:
                pieces = environment.lex(file.read_text("utf-8"))
                runs = [" ".join(text.split()) for _, kind, text in pieces if kind == "data"]
            except (JinjaError, OSError, UnicodeDecodeError) as error:
                raise TemplateError(f"{file}: {error}") from error
            found.setdefault(name, []).extend(run for run in runs if len(run) >= TELLING)
    return found


def environment_for(
    folder: Path, language: str, *, html: bool = False, changed: Mapping[str, str] | None = None
) -> SandboxedEnvironment:
    """Return the environment of one language, with the filters that templates may use.

    ``html``: values are escaped. ``changed`` are texts in place of the files of these names.
    """
    environment = SandboxedEnvironment(
        loader=ChoiceLoader([DictLoader(changed or {}), FileSystemLoader(folder)]),
        undefined=StrictUndefined,
        autoescape=html,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=_COMPILED[language, html],
    )
    environment.filters["listing"] = partial(listing, language=language)
    environment.filters["choices"] = partial(choices, language=language)
    environment.filters["upper_first"] = upper_first
    environment.filters["lower_first"] = lower_first
    environment.filters["word_in"] = _word_in
    return environment


# One for each kind of environment: filters and escaping are compiled into the code.
_COMPILED = {(language, html): Compiled() for language in LANGUAGES for html in (False, True)}


def _word_in(value: str, words: dict[str, str]) -> str:
    """Return the word for ``value``, or nothing when the template has none."""
    return words.get(value, "")
