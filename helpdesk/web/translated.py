"""Translated: templates whose texts are put into one language when they are compiled, so that a page costs no look-up.

Texts are marked as Jinja's i18n extension reads them: ``{% trans %}...{% endtrans %}`` holds a text of the page (its
translation may bear markup), ``_("...")`` a plain text that is escaped like any other value. What stands in neither is
no text (``tests/web/test_languages.py`` says so). A text that is only known at run time goes through the filter
``translated``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateAssertionError, nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from helpdesk.language import PLACE, Words, filled

MARKED = ("gettext", "ngettext", "_", "pgettext")


class Translated(Environment):
    """An environment that speaks one language."""

    def __init__(self, folder: Path, words: Words) -> None:
        super().__init__(
            loader=FileSystemLoader(folder),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=["jinja2.ext.i18n"],
        )
        self.policies["ext.i18n.trimmed"] = True
        self.newstyle_gettext = True
        self.words = words
        self.filters["translated"] = words.told
        self.globals["language"] = words.language
        self.globals["speech"] = words
        self.globals["script_words"] = _table(words)

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        spoken: nodes.Template = _Speak(self, self.words, name, filename).visit(source)
        spoken.set_environment(self)
        return super()._generate(spoken, name, filename, defer_init)


class _Speak(NodeTransformer):
    """Puts the words of a language in the place of every marked text."""

    def __init__(self, environment: Environment, words: Words, name: str | None, filename: str | None) -> None:
        self._environment = environment
        self._words = words
        self._where = (name, filename)

    def visit_Output(self, node: nodes.Output) -> list[nodes.Node]:  # noqa: N802 -- the name that Jinja calls
        """Break what is put out at each counted text, which becomes a choice between its forms."""
        done: list[nodes.Node] = []
        pieces: list[nodes.Expr] = []
        for one in node.nodes:
            called = _called(one)
            if isinstance(one, nodes.Call) and called == "gettext":
                pieces += self._pieces(self._words.find(_text(one)), self._values(one), one.lineno)
            elif isinstance(one, nodes.Call) and called == "ngettext":
                done += [nodes.Output(pieces, lineno=node.lineno), self._counted(one)]
                pieces = []
            else:
                pieces.append(self.visit(one))
        return [*done, nodes.Output(pieces, lineno=node.lineno)]

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 -- the name that Jinja calls
        """Say a plain text."""
        called = _called(node)
        if called not in MARKED:
            return self.generic_visit(node)
        texts = [one.value for one in node.args if isinstance(one, nodes.Const)]
        if called not in ("_", "pgettext") or len(texts) != len(node.args) or node.kwargs:
            name, filename = self._where
            raise TemplateAssertionError(
                "Only a text can be marked; say what is known at run time with the filter translated.",
                node.lineno, name, filename,
            )  # fmt: skip
        said = self._words.find(texts[-1], texts[0] if called == "pgettext" else "")
        return nodes.Const(filled(said, {}), lineno=node.lineno)

    def _counted(self, call: nodes.Call) -> nodes.Node:
        """Return the choice between the forms of a counted text."""
        number, values = call.args[2], self._values(call)
        values.setdefault("num", number)
        forms = self._words.forms(_text(call))
        one, many = (nodes.Output(self._pieces(form, values, call.lineno)) for form in (forms[0], forms[-1]))
        if len(forms) == 1:
            return many
        test = nodes.Compare(number, [nodes.Operand("eq", nodes.Const(1))])
        return nodes.If(test, [one], [], [many], lineno=call.lineno)

    def _values(self, call: nodes.Call) -> dict[str, nodes.Expr]:
        """Return what stands in the places of a text, itself in this language."""
        return {one.key: self.visit(one.value) for one in call.kwargs}

    def _pieces(self, said: str, values: dict[str, nodes.Expr], lineno: int) -> list[nodes.Expr]:
        """Return a text of the page as data and the expressions in its places."""
        pieces: list[nodes.Expr] = []
        end = 0
        for place in PLACE.finditer(said):
            pieces.append(nodes.TemplateData(said[end : place.start()], lineno=lineno))
            pieces.append(values[place[1]] if place[1] else nodes.TemplateData("%", lineno=lineno))
            end = place.end()
        return [*pieces, nodes.TemplateData(said[end:], lineno=lineno)]


def _table(words: Words) -> Markup:
    """Return the words of the pages' scripts as JSON that may stand in a page; nothing for Indonesian."""
    table = {text: words.find(text) for text in words.in_scripts}
    return Markup(json.dumps(table).replace("<", "\\u003c")) if table else Markup("")  # noqa: S704 -- ours, escaped


def _called(node: nodes.Node) -> str:
    return node.node.name if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) else ""


def _text(call: nodes.Call) -> str:
    return str(call.args[0].as_const())


def texts_of(environment: Environment, source: str) -> Iterator[tuple[int, str, Any]]:
    """Yield line, function and text(s) of every marked text in a template's source."""
    yield from environment.extract_translations(source)  # type: ignore[attr-defined]  # added by the extension
