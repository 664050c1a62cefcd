"""Make the coefficients of the forms again: ``python -m helpdesk.match.fit_forms [FORMS]``.

Learnt from questions of which somebody judged how they ask (``{"text", "marked", "form"}``, one a line; the forms are
``asking.KINDS``). Writes ``form_weights.json``, and prints how many of what was left out are told, a stretch of
neighbours in the file at a time: those were written by one pen.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from helpdesk.errors import ConfigError
from helpdesk.match.asking import KINDS, WEIGHTS, signs_of
from helpdesk.match.aspects import usual
from helpdesk.match.forms import form_of
from helpdesk.match.identifiers import blank
from helpdesk.match.linear import fit
from helpdesk.match.sign_table import Example

PARTS = 8


def main(forms: Path, target: Path) -> None:
    """Fit on everything and write the coefficients to ``target``."""
    examples = list(_read(forms))
    right = sum(_told(examples, part) for part in range(PARTS))
    print(f"{len(examples)} questions, told of those left out: {right / len(examples):.3f}")  # noqa: T201
    target.write_text(fit(examples, len(KINDS)).as_json(KINDS), "utf-8")


def _told(examples: Sequence[Example], part: int) -> int:
    """Return how many of a part a model of the others tells."""
    model = fit([example for example in examples if example.part != part], len(KINDS))
    left_out = (example for example in examples if example.part == part)
    return sum(int(model.chances(example.found).argmax()) in example.labels for example in left_out)


def _read(path: Path) -> Iterator[Example]:
    lines = path.read_text("utf-8").splitlines()
    for number, line in enumerate(lines):
        try:
            row = json.loads(line)
            words, marked, label = usual(blank(row["text"])), bool(row["marked"]), KINDS.index(row["form"])
        except (ValueError, KeyError, TypeError) as error:
            raise ConfigError(f"{path}:{number + 1}: not a question whose form was judged: {error}") from error
        signs = signs_of(words, form_of(words, marked=marked), marked=marked)
        yield Example(signs, frozenset({label}), number * PARTS // len(lines), 1.0)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "tests/judged/forms.jsonl"), WEIGHTS)
