"""Make ``aspect_weights.json`` again: ``python -m helpdesk.match.fit_aspects [FAQ TRAIN.jsonl CLAUSES.jsonl]``.

Learnt from the questions of judged mails, together with the entry that the matcher finds for each, and from clauses
that were judged alone (``{"text", "aspects"}``, one a line, with ``id`` where it is a question of that entry). Prints
the micro-F1 on what was left out, in five parts.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from helpdesk.errors import ConfigError
from helpdesk.knowledge.load import load
from helpdesk.match.action import OUT_OF_SCOPE
from helpdesk.match.asked import ASPECTS, WEIGHTS, Answering, chances, choose, features
from helpdesk.match.aspects import usual
from helpdesk.match.evaluate import see
from helpdesk.match.identifiers import blank
from helpdesk.match.index import Vector
from helpdesk.match.judged import JudgedMail, read_judged
from helpdesk.match.understand import Matcher
from helpdesk.model.knowledge import Knowledge
from helpdesk.model.question import Aspect, Question

PARTS = 5
FEWEST = 2  # questions that must show a feature
RIDGE, ROUNDS, STEP = 1.0, 250, 0.1
FOUND = 0.8  # how sure the matcher usually is of the entry that a question belongs to
OF_MAIL = 2.0  # how much a question of a mail counts against a clause alone: it has its entry
SCALE, LEAST = 100, 3  # coefficients are kept in hundredths, and none below three of them


@dataclass(frozen=True, slots=True)
class Example:
    """What speaks for the aspects of one question, what a person says they are, its part, and how much it counts."""

    found: Mapping[str, float]
    aspects: frozenset[Aspect]
    part: int
    weight: float


def main(faq: Path, train: Path, clauses: Path, target: Path) -> None:
    """Fit on everything and write the coefficients to ``target``."""
    knowledge = load(faq)
    examples = [*_of_mails(knowledge, read_judged(train)), *_of_clauses(knowledge, clauses)]
    told = np.zeros((len(examples), len(ASPECTS)))
    for part in range(PARTS):
        weights = fit([e for e in examples if e.part != part])
        for number, example in enumerate(examples):
            if example.part == part:
                told[number] = chances(example.found, weights)
    for name, of_mail in (("questions of mails", True), ("clauses alone", False)):
        kept = [n for n, e in enumerate(examples) if (e.weight == OF_MAIL) == of_mail]
        pairs = [(examples[n].aspects, frozenset(choose(told[n].tolist()))) for n in kept]
        print(f"{name}: {len(kept)}, micro-F1 {micro_f1(pairs):.3f}")  # noqa: T201
    target.write_text(_source(fit(examples)), "utf-8")


def _of_mails(knowledge: Knowledge, mails: Sequence[JudgedMail]) -> Iterator[Example]:
    for number, seen in enumerate(see(Matcher(knowledge), mails)):
        for outcome in seen.outcomes:
            if outcome.found is not None:
                # what the judge marked: where the matcher cut otherwise, its words are not those that were judged
                start, end = outcome.judged.span or (outcome.found.start, outcome.found.end)
                words = usual(blank(seen.mail.text[start:end]))
                found = features(words, answering(knowledge, outcome.found))
                yield Example(found, outcome.judged.aspects, number % PARTS, OF_MAIL)


def answering(knowledge: Knowledge, question: Question) -> Answering:
    """Return what is believed to answer a question that the matcher has read."""
    best = question.candidates[0] if question.candidates else None
    entry = knowledge.entry(best.id) if best else None
    return Answering(entry, best.confidence if best else 0.0, question.out_of_scope >= OUT_OF_SCOPE)


def _of_clauses(knowledge: Knowledge, path: Path) -> Iterator[Example]:
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
            aspects = frozenset(Aspect(aspect) for aspect in row["aspects"])
            entry = knowledge.entry(str(row["id"])) if "id" in row else None
            answered = Answering(entry, FOUND, out_of_scope=False) if entry else None
            yield Example(features(usual(row["text"]), answered), aspects, number % PARTS, 1.0)
        except (ValueError, KeyError, TypeError) as error:
            raise ConfigError(f"{path}:{number}: not a judged clause: {error}") from error


def fit(examples: Sequence[Example]) -> dict[str, Vector]:
    """Return a row of coefficients for each feature: a ridge logistic for each aspect, by gradient descent (Adam)."""
    seen = Counter(name for example in examples for name in example.found)
    place = {name: at for at, name in enumerate(sorted(name for name, times in seen.items() if times >= FEWEST))}
    if not place:
        return {}
    table = _table(examples, place)
    wanted = np.array([[float(aspect in example.aspects) for aspect in ASPECTS] for example in examples])
    counts = np.array([[example.weight] for example in examples])
    weights: Vector = np.zeros((len(place), len(ASPECTS)))
    moment, square = np.zeros_like(weights), np.zeros_like(weights)
    for number in range(1, ROUNDS + 1):
        chance = 1 / (1 + np.exp(-np.clip(table.scores(weights), -30, 30)))
        gradient = table.sums(counts * (chance - wanted)) + RIDGE * weights
        moment, square = 0.9 * moment + 0.1 * gradient, 0.99 * square + 0.01 * gradient**2
        step = STEP / (1 + number / 100)
        weights -= step * (moment / (1 - 0.9**number)) / (np.sqrt(square / (1 - 0.99**number)) + 1e-8)
    return {name: weights[at] for name, at in place.items()}


@dataclass(frozen=True, slots=True)
class _Table:
    """Which features each example shows: of some thousand a few dozen, hence only those, one after the other."""

    columns: NDArray[np.int64]
    values: Vector
    rows: NDArray[np.int64]  # the example of each value
    starts: NDArray[np.int64]  # where the values of each example begin
    width: int

    def scores(self, weights: Vector) -> Vector:
        """Return for each example the sum of its features' coefficients, a column for each aspect."""
        total: Vector = np.add.reduceat(weights[self.columns] * self.values[:, None], self.starts)
        return total

    def sums(self, errors: Vector) -> Vector:
        """Return for each feature the sum of the errors of the examples that show it."""
        spread = errors[self.rows] * self.values[:, None]
        columns = [np.bincount(self.columns, spread[:, at], self.width) for at in range(errors.shape[1])]
        return np.stack(columns, axis=1)


def _table(examples: Sequence[Example], place: Mapping[str, int]) -> _Table:
    """Return the table of the features in ``place``; every example has at least "one", which all share."""
    kept = [[(place[name], value) for name, value in example.found.items() if name in place] for example in examples]
    lengths = np.array([len(found) for found in kept])
    columns = np.array([column for found in kept for column, _ in found], np.int64)
    values = np.array([value for found in kept for _, value in found])
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]]).astype(np.int64)
    return _Table(columns, values, np.repeat(np.arange(len(kept)), lengths), starts, len(place))


def micro_f1(pairs: Sequence[tuple[frozenset[Aspect], frozenset[Aspect]]]) -> float:
    """Return the micro-F1 of (wanted, said); saying requirements and procedure is right where either is wanted."""
    hits = said = wanted = 0
    both = {Aspect.REQUIREMENTS, Aspect.PROCEDURE}
    for right, told in pairs:
        kept = told & right if told == both and told & right else told
        hits, said, wanted = hits + len(kept & right), said + len(kept), wanted + len(right)
    return 2 * hits / (said + wanted) if said + wanted else 0.0


def _source(weights: Mapping[str, Vector]) -> str:
    """Return the file: coefficients in hundredths, a line for each feature that has any."""
    lines = []
    for name, row in weights.items():
        kept = [int(value) if abs(value) >= LEAST else 0 for value in np.rint(row * SCALE).tolist()]
        if any(kept):
            lines.append(f"    {json.dumps(name, ensure_ascii=False)}: {json.dumps(kept, separators=(',', ':'))}")
    head = f'{{\n  "aspects": {json.dumps([str(aspect) for aspect in ASPECTS])},\n  "scale": {SCALE},\n'
    return head + '  "weights": {\n' + ",\n".join(lines) + "\n  }\n}\n"


if __name__ == "__main__":
    usual_paths = [Path("faq"), Path("tests/judged/train.jsonl"), Path("tests/judged/aspects.jsonl")]
    paths = [Path(argument) for argument in sys.argv[1:]] or usual_paths
    main(paths[0], paths[1], paths[2], WEIGHTS)
