"""Make the coefficients of the aspects again: ``python -m helpdesk.match.fit_aspects [FAQ TRAIN CLAUSES ASKED]``.

Learnt from the questions of judged mails, together with the entry that the matcher finds for each, from mails of which
only the aspects were judged (``{"subject", "text", "spans", "aspects"}``, one a line, and nothing said of a question
that none of ``spans`` is), and from clauses that were judged alone (``{"text", "aspects"}``, with ``id`` where it is a
question of that entry). Writes ``aspect_weights.json`` (by words alone), ``aspect_net.json`` and, where the extra
semantic is installed, ``aspect_meanings.json``.

Prints the micro-F1 on what was left out, a stretch of neighbours in the file at a time: those were written by one pen.
What is nearly the same as a question of the stretch, in whichever file, is not learnt from either.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from helpdesk.errors import ConfigError
from helpdesk.knowledge.load import load
from helpdesk.match import linear, sign_net
from helpdesk.match.action import OUT_OF_SCOPE
from helpdesk.match.asked import ASPECTS, MEANINGS, NET, WEIGHTS, Answering, chances, choose, features
from helpdesk.match.aspects import usual
from helpdesk.match.copies import near_copies
from helpdesk.match.evaluate import micro_f1, see
from helpdesk.match.forms import form_of
from helpdesk.match.identifiers import blank
from helpdesk.match.judged import JudgedMail, JudgedQuestion, read_judged
from helpdesk.match.marked import read_marked
from helpdesk.match.sign_net import SignNet
from helpdesk.match.sign_table import Example
from helpdesk.match.text import folded
from helpdesk.match.understand import Matcher
from helpdesk.match.vectors import VectorCache, installed_encoder
from helpdesk.model.knowledge import Knowledge
from helpdesk.model.question import Action, Aspect, Question

PARTS = 8
FOUND = 0.8  # how sure the matcher usually is of the entry that a question belongs to
MAILS, FURTHER, MARKED = "questions of judged mails", "questions of further mails", "marked questions"
ALONE = "clauses alone"
COUNTS = {
    MAILS: 3.0,
    FURTHER: 3.0,
    MARKED: 3.0,
    ALONE: 1.0,
}  # a question of a mail has its entry, and stands as people put it
_NAMES = [str(aspect) for aspect in ASPECTS]


@dataclass(frozen=True, slots=True)
class Told:
    """A question of which somebody judged what it asks, and which of COUNTS it is."""

    kind: str
    text: str
    example: Example


def main(faq: Path, judged: Path, target: Path, cache: VectorCache | None = None) -> None:
    """Fit on everything in the folder ``judged`` and write the coefficients to ``target``, the others beside."""
    knowledge = load(faq)
    train, clauses, asked, marked = (judged / f"{name}.jsonl" for name in ("train", "aspects", "asked", "entries"))
    told = [
        *_of_mails(knowledge, read_judged(train), MAILS),
        *_of_mails(knowledge, _read_asked(asked), FURTHER),
        *_of_mails(knowledge, _read_marked(marked), MARKED),
        *_of_clauses(knowledge, clauses),
    ]
    examples = [each.example for each in told]
    parts = learnt_for_each_part(told)
    nets = [sign_net.fit([examples[n] for n in part], len(ASPECTS)) for part in parts]
    report("by words", told, parts, nets)
    target.write_text(linear.fit(examples, len(ASPECTS)).as_json(_NAMES), "utf-8")
    target.with_name(NET.name).write_text(sign_net.fit(examples, len(ASPECTS)).as_json(_NAMES), "utf-8")
    if cache is not None:
        rows, _ = cache.vectors([folded(each.text) for each in told], [])
        vectors = [replace(e, vector=row.astype(np.float64)) for e, row in zip(examples, rows, strict=True)]
        meant = [replace(each, example=example) for each, example in zip(told, vectors, strict=True)]
        report("with meanings", meant, parts, nets)
        target.with_name(MEANINGS.name).write_text(linear.fit(vectors, len(ASPECTS)).as_json(_NAMES), "utf-8")


def learnt_for_each_part(told: Sequence[Told]) -> list[list[int]]:
    """Return for each part the places of what is learnt when it is left out: the others, but for near copies of it."""
    copies = near_copies([usual(each.text) for each in told])
    parts = [each.example.part for each in told]
    left_out = [set[int]().union(*(copies[n] | {n} for n in range(len(told)) if parts[n] == p)) for p in range(PARTS)]
    return [[n for n in range(len(told)) if n not in out] for out in left_out]


def report(name: str, told: Sequence[Told], parts: Sequence[Sequence[int]], nets: Sequence[SignNet]) -> None:
    """Print how well the aspects of each part are told by what was learnt for it."""
    said: dict[int, tuple[Aspect, ...]] = {}
    for part, (learnt, net) in enumerate(zip(parts, nets, strict=True)):
        model = linear.fit([told[n].example for n in learnt], len(ASPECTS))
        for n, example in ((n, each.example) for n, each in enumerate(told) if each.example.part == part):
            said[n] = choose(chances(model, net, example.found, example.vector).tolist())
    for kind in COUNTS:
        kept = [n for n in said if told[n].kind == kind]
        pairs = [(frozenset(ASPECTS[at] for at in told[n].example.labels), frozenset(said[n])) for n in kept]
        print(f"{name}, {kind}: {len(kept)}, micro-F1 {micro_f1(pairs):.3f}")  # noqa: T201


def _of_mails(knowledge: Knowledge, mails: Sequence[JudgedMail], kind: str) -> Iterator[Told]:
    for number, seen in enumerate(see(Matcher(knowledge), mails)):
        for outcome in seen.outcomes:
            if outcome.found is not None:
                # what the judge marked: where the matcher cut otherwise, its words are not those that were judged
                start, end = outcome.judged.span or (outcome.found.start, outcome.found.end)
                text = blank(seen.mail.text[start:end])
                found = _found(text, answering(knowledge, outcome.found), marked=_is_marked(seen.mail.text, end))
                part = number * PARTS // len(mails)
                yield Told(kind, text, Example(found, _places(outcome.judged.aspects), part, COUNTS[kind]))


def _is_marked(text: str, end: int) -> bool:
    """Whether a question that ends there ends in a question mark, which the judge may have left out."""
    return text[: end + 1].rstrip().endswith("?")


def _found(text: str, answered: Answering | None, *, marked: bool) -> dict[str, float]:
    words = usual(text)
    return features(words, answered, form_of(words, marked=marked))


def _read_asked(path: Path) -> list[JudgedMail]:
    return [_asked(path, number, line) for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)]


def _asked(path: Path, number: int, line: str) -> JudgedMail:
    try:
        row = json.loads(line)
        questions = tuple(
            JudgedQuestion(frozenset(), frozenset(map(Aspect, aspects)), span=(int(start), int(end)))
            for (start, end), aspects in zip(row["spans"], row["aspects"], strict=True)
        )
        return JudgedMail(str(row["subject"]), str(row["text"]), questions, Action.ANSWER, "id")
    except (ValueError, KeyError, TypeError) as error:
        raise ConfigError(f"{path}:{number}: not a mail whose aspects were judged: {error}") from error


def _read_marked(path: Path) -> list[JudgedMail]:
    return [
        JudgedMail(
            mail.subject,
            mail.text,
            tuple(
                JudgedQuestion(frozenset(), aspects, span=span)
                for span, aspects in zip(mail.spans, mail.aspects, strict=True)
                if aspects
            ),
            Action.ANSWER,
            "id",
        )
        for mail in read_marked(path)
        if mail.aspects
    ]


def answering(knowledge: Knowledge, question: Question) -> Answering:
    """Return what is believed to answer a question that the matcher has read."""
    best = question.candidates[0] if question.candidates else None
    entry = knowledge.entry(best.id) if best else None
    return Answering(entry, best.confidence if best else 0.0, question.out_of_scope >= OUT_OF_SCOPE)


def _of_clauses(knowledge: Knowledge, path: Path) -> Iterator[Told]:
    lines = path.read_text("utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        try:
            row = json.loads(line)
            entry = knowledge.entry(str(row["id"])) if "id" in row else None
            answered = Answering(entry, FOUND, out_of_scope=False) if entry else None
            # what the entries list is known wherever the desk runs, and so never left out
            part = -1 if entry else (number - 1) * PARTS // len(lines)
            labels = _places(frozenset(Aspect(aspect) for aspect in row["aspects"]))
            found = _found(row["text"], answered, marked=row["text"].rstrip().endswith("?"))
            yield Told(ALONE, row["text"], Example(found, labels, part, COUNTS[ALONE]))
        except (ValueError, KeyError, TypeError) as error:
            raise ConfigError(f"{path}:{number}: not a judged clause: {error}") from error


def _places(aspects: frozenset[Aspect]) -> frozenset[int]:
    return frozenset(ASPECTS.index(aspect) for aspect in aspects)


if __name__ == "__main__":
    faq, judged = map(Path, sys.argv[1:] or ("faq", "tests/judged"))
    encoder = installed_encoder()
    main(faq, judged, WEIGHTS, VectorCache(Path("data/vectors/judged"), encoder) if encoder else None)
