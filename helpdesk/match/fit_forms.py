"""Make again what is learnt of how a question asks and which facts it wants: ``python -m helpdesk.match.fit_forms``.

Learnt from questions of which somebody judged how they ask (``forms.jsonl``: ``{"text", "marked", "form"}``, one a
line; the forms are ``asking.KINDS``), and which facts of a permit the best reply to them holds (``wanted.jsonl``:
``{"text", "marked", "wants"}``, a list of ``wanted.FACTS``, empty for nothing). Writes ``form_weights.json`` and
``wanted_weights.json``, and prints how many of what was left out are told, a stretch of neighbours in the file at a
time: those were written by one pen.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from helpdesk.errors import ConfigError
from helpdesk.match import asking, wanted
from helpdesk.match.asking import signs_of
from helpdesk.match.aspects import usual
from helpdesk.match.forms import form_of
from helpdesk.match.identifiers import blank
from helpdesk.match.linear import fit
from helpdesk.match.sign_table import Example

PARTS = 8
TOLD = 0.5  # chance from which a fact is told, in what is printed
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Lesson:
    """What is learnt from a file of judged questions: its labels, those of a row, and where the coefficients go."""

    file: str
    labels: Sequence[str]
    of_row: Callable[[Row], Sequence[str]]
    target: Path


LESSONS = (
    Lesson("forms.jsonl", asking.KINDS, lambda row: [row["form"]], asking.WEIGHTS),
    Lesson("wanted.jsonl", wanted.FACTS, lambda row: row["wants"] or [wanted.NOTHING], wanted.WEIGHTS),
)


def main(judged: Path, lessons: Sequence[Lesson] = LESSONS) -> None:
    """Fit on everything in the folder ``judged`` and write the coefficients.

    Raises ConfigError naming a line that is broken.
    """
    for lesson in lessons:
        examples = list(_read(judged / lesson.file, lesson))
        told, right, meant = (
            sum(column) for column in zip(*(_told(examples, part) for part in range(PARTS)), strict=True)
        )
        print(f"{lesson.file}: {len(examples)} questions, {meant} labels; {told} told of those left out, {right} right")  # noqa: T201
        lesson.target.write_text(fit(examples, len(lesson.labels)).as_json(lesson.labels), "utf-8")


def _told(examples: Sequence[Example], part: int) -> tuple[int, int, int]:
    """Return how many labels of a part a model of the others tells, how many of them are right, and how many it has.

    Told are the likeliest one and what is likely beside it.
    """
    labels = 1 + max(label for example in examples for label in example.labels)
    model = fit([example for example in examples if example.part != part], labels)
    told = right = meant = 0
    for example in (example for example in examples if example.part == part):
        chances = model.chances(example.found)
        found = {int(chances.argmax()), *(int(label) for label in (chances >= TOLD).nonzero()[0])}
        told, right, meant = told + len(found), right + len(found & example.labels), meant + len(example.labels)
    return told, right, meant


def _read(path: Path, lesson: Lesson) -> Iterator[Example]:
    lines = path.read_text("utf-8").splitlines()
    for number, line in enumerate(lines):
        try:
            row = json.loads(line)
            words, marked = usual(blank(row["text"])), bool(row["marked"])
            labels = frozenset(map(lesson.labels.index, lesson.of_row(row)))
        except (ValueError, KeyError, TypeError) as error:
            raise ConfigError(f"{path}:{number + 1}: not a question that was judged: {error}") from error
        signs = signs_of(words, form_of(words, marked=marked), marked=marked)
        yield Example(signs, labels, number * PARTS // len(lines), 1.0)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "tests/judged"))
