"""Make the coefficients of the aspects again: ``python -m helpdesk.match.fit_aspects [FAQ TRAIN.jsonl CLAUSES.jsonl]``.

Learnt from the questions of judged mails, together with the entry that the matcher finds for each, and from clauses
that were judged alone (``{"text", "aspects"}``, one a line, with ``id`` where it is a question of that entry). Writes
``aspect_weights.json`` (by words alone) and, where the extra semantic is installed, ``aspect_meanings.json``.

Prints the micro-F1 on what was left out, a stretch of neighbours in the file at a time: those were written by one pen.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from helpdesk.errors import ConfigError
from helpdesk.knowledge.load import load
from helpdesk.match.action import OUT_OF_SCOPE
from helpdesk.match.asked import ASPECTS, MEANINGS, WEIGHTS, Answering, choose, features
from helpdesk.match.aspects import usual
from helpdesk.match.evaluate import micro_f1, see
from helpdesk.match.identifiers import blank
from helpdesk.match.judged import JudgedMail, read_judged
from helpdesk.match.linear import Example, Model, fit
from helpdesk.match.text import folded
from helpdesk.match.understand import Matcher
from helpdesk.match.vectors import VectorCache, installed_encoder
from helpdesk.model.knowledge import Knowledge
from helpdesk.model.question import Aspect, Question

PARTS = 8
FOUND = 0.8  # how sure the matcher usually is of the entry that a question belongs to
OF_MAIL = 2.0  # how much a question of a mail counts against a clause alone: it has its entry


def main(faq: Path, train: Path, clauses: Path, target: Path, cache: VectorCache | None = None) -> None:
    """Fit on everything and write the coefficients to ``target``, with sentence vectors those of meanings beside."""
    knowledge = load(faq)
    told = [*_of_mails(knowledge, read_judged(train)), *_of_clauses(knowledge, clauses)]
    examples = [example for _, example in told]
    report("by words", examples)
    target.write_text(fit(examples, len(ASPECTS)).as_json([str(aspect) for aspect in ASPECTS]), "utf-8")
    if cache is not None:
        rows, _ = cache.vectors([folded(text) for text, _ in told], [])
        meant = [replace(e, vector=row.astype(np.float64)) for (_, e), row in zip(told, rows, strict=True)]
        report("with meanings", meant)
        model = fit(meant, len(ASPECTS))
        target.with_name(MEANINGS.name).write_text(model.as_json([str(aspect) for aspect in ASPECTS]), "utf-8")


def report(name: str, examples: Sequence[Example]) -> None:
    """Print how well the aspects of each part are told by a model of the other parts."""
    told: dict[int, tuple[Aspect, ...]] = {}
    for part in range(PARTS):
        model = fit([e for e in examples if e.part != part], len(ASPECTS))
        told |= {n: asked(model, e) for n, e in enumerate(examples) if e.part == part}
    for kind, of_mail in (("questions of mails", True), ("clauses alone", False)):
        kept = [n for n in told if (examples[n].weight == OF_MAIL) == of_mail]
        pairs = [(frozenset(ASPECTS[at] for at in examples[n].labels), frozenset(told[n])) for n in kept]
        print(f"{name}, {kind}: {len(kept)}, micro-F1 {micro_f1(pairs):.3f}")  # noqa: T201


def asked(model: Model, example: Example) -> tuple[Aspect, ...]:
    """Return the aspects that a model tells of an example."""
    return choose(model.chances(example.found, example.vector).tolist())


def _of_mails(knowledge: Knowledge, mails: Sequence[JudgedMail]) -> Iterator[tuple[str, Example]]:
    for number, seen in enumerate(see(Matcher(knowledge), mails)):
        for outcome in seen.outcomes:
            if outcome.found is not None:
                # what the judge marked: where the matcher cut otherwise, its words are not those that were judged
                start, end = outcome.judged.span or (outcome.found.start, outcome.found.end)
                text = blank(seen.mail.text[start:end])
                found = features(usual(text), answering(knowledge, outcome.found))
                part = number * PARTS // len(mails)
                yield text, Example(found, _places(outcome.judged.aspects), part, OF_MAIL)


def answering(knowledge: Knowledge, question: Question) -> Answering:
    """Return what is believed to answer a question that the matcher has read."""
    best = question.candidates[0] if question.candidates else None
    entry = knowledge.entry(best.id) if best else None
    return Answering(entry, best.confidence if best else 0.0, question.out_of_scope >= OUT_OF_SCOPE)


def _of_clauses(knowledge: Knowledge, path: Path) -> Iterator[tuple[str, Example]]:
    lines = path.read_text("utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        try:
            row = json.loads(line)
            entry = knowledge.entry(str(row["id"])) if "id" in row else None
            answered = Answering(entry, FOUND, out_of_scope=False) if entry else None
            # what the entries list is known wherever the desk runs, and so never left out
            part = -1 if entry else (number - 1) * PARTS // len(lines)
            labels = _places(frozenset(Aspect(aspect) for aspect in row["aspects"]))
            yield row["text"], Example(features(usual(row["text"]), answered), labels, part, 1.0)
        except (ValueError, KeyError, TypeError) as error:
            raise ConfigError(f"{path}:{number}: not a judged clause: {error}") from error


def _places(aspects: frozenset[Aspect]) -> frozenset[int]:
    return frozenset(ASPECTS.index(aspect) for aspect in aspects)


if __name__ == "__main__":
    usual_paths = [Path("faq"), Path("tests/judged/train.jsonl"), Path("tests/judged/aspects.jsonl")]
    paths = [Path(argument) for argument in sys.argv[1:]] or usual_paths
    encoder = installed_encoder()
    main(paths[0], paths[1], paths[2], WEIGHTS, VectorCache(Path("data/vectors/judged"), encoder) if encoder else None)
