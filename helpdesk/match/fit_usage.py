"""Learn which entries people ask about with which words: a multinomial logistic regression, by gradient descent (Adam).

What entries score by their own texts is where it begins, but counts less than in the rank: what the texts say already
is learnt too, or nothing would be learnt of a question that they answer anyway. For ``fit``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from helpdesk.match.descent import descend
from helpdesk.match.index import Places, Vector, idf, ngrams
from helpdesk.match.rank import ASPECT_WORDS, Index, Query
from helpdesk.match.sign_table import SignTable
from helpdesk.match.text import Token
from helpdesk.match.usage import LEAST, READ, SCALE, Learnt, Tells, Usage, of_table

MAIN = 2.0  # how much the main entry is meant, against each other that answers too
FEWEST = 2  # questions that must show a sign
TEXTS = 0.33  # how much the entries' own texts count
RIDGE, ROUNDS, STEP = 0.15, 40, 0.3


def tells_of(index: Index, asked: Sequence[Query]) -> Tells:
    """Return how much stems and n-grams tell that some questions have: by how many entries, how many questions do."""
    used = Counter(stem for query in asked for stem in query.terms)
    stems = {stem: index.idf.get(stem, index.top_idf) for stem in sorted(used) if used[stem] >= FEWEST}
    told = ([token.word for token in query.told[:READ] if token.stem not in ASPECT_WORDS] for query in asked)
    seen = Counter(gram for words in told for gram in ngrams(words))
    letters = idf({gram: seen[gram] for gram in sorted(seen) if seen[gram] >= FEWEST}, len(asked))
    unknown = float(np.log(1 + (len(asked) + 0.5) / 0.5))
    return Tells(stems, letters, index.top_idf, unknown, ASPECT_WORDS)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: what it shows, what entries score by their own texts, how much each is meant, its part, its weight.

    An entry that is not to be compared has minus infinity for its score; how much all are meant comes to 1.
    """

    signs: tuple[Places, Vector]
    told: Vector
    meant: Vector
    part: int
    weight: float


class Taught:
    """The model, and for each part of the questions one that was not taught it."""

    def __init__(self, asked: Sequence[Asked], ids: Sequence[str], tells: Tells) -> None:
        """Learn from all questions, and once more from all but those of each part."""
        self.model = learn(asked, ids, tells)
        parts = sorted({each.part for each in asked})
        self._without = {p: Usage(learn([e for e in asked if e.part != p], ids, tells), ids) for p in parts}

    def gains(self, part: int, terms: Mapping[str, float], words: Sequence[Token]) -> Vector:
        """Return what each entry gains, by the model that was not taught this part."""
        return self._without[part].gains(terms, words)


def meant(right: Collection[int], main: int | None, entries: int) -> Vector:
    """Return how much each entry is meant by a question that those of ``right`` answer: the main one most.

    By the likeliest of them alone, the general topic beside the permit would count for nothing.
    """
    shares: Vector = np.zeros(entries)
    shares[list(right)] = 1.0
    if main in right:
        shares[main] = MAIN
    shares /= shares.sum()
    return shares


def learn(asked: Sequence[Asked], ids: Sequence[str], tells: Tells) -> Learnt:
    """Return the coefficients; ``ids`` are those of the entries."""
    lengths = [len(each.signs[0]) for each in asked]
    table = SignTable(
        np.concatenate([each.signs[0] for each in asked]),
        np.concatenate([each.signs[1] for each in asked]),
        np.repeat(np.arange(len(asked)), lengths),
        np.cumsum([0, *lengths[:-1]]),
        len(tells.signs),
    )
    begin, meant = TEXTS * np.stack([each.told for each in asked]), np.stack([each.meant for each in asked])
    counts = np.array([[each.weight] for each in asked])

    def slope(weights: Vector) -> Vector:
        chance = _softmax(begin + table.scores(weights))
        gradient: Vector = table.sums(counts * (chance - meant)) + RIDGE * weights
        return gradient

    found = descend(np.zeros((table.width, len(ids))), slope, ROUNDS, STEP) / TEXTS
    rows = np.rint(SCALE * np.where(abs(found) >= LEAST, found, 0.0)).astype(np.int16)
    return of_table(ids, rows, tells)


def _softmax(scores: Vector) -> Vector:
    shares = np.exp(scores - scores.max(axis=1, keepdims=True))
    result: Vector = shares / shares.sum(axis=1, keepdims=True)
    return result
