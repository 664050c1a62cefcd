"""Retrieval over the entries: BM25, the closest known question, and character n-grams. Built once, then only read."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
Rows = dict[str, tuple[list[int], list[float]]]
"""For each term the numbers of the documents that hold it, and its weight in each."""

K1, B = 1.2, 0.5  # BM25: how soon repetition stops to count, and how much length is held against a document
SMALLEST, LARGEST = 3, 4  # letters in an n-gram


class Postings:
    """For each term the documents that hold it and its weight there."""

    def __init__(self, rows: Rows, size: int) -> None:
        self.size = size
        self._places = {term: number for number, term in enumerate(rows)}
        lengths = [len(documents) for documents, _ in rows.values()]
        self._lengths = np.array(lengths, dtype=np.intp)
        self._starts = np.cumsum([0, *lengths], dtype=np.intp)[:-1]
        self._documents = np.array([n for documents, _ in rows.values() for n in documents], dtype=np.intp)
        self._weights = np.array([w for _, weights in rows.values() for w in weights], dtype=np.float64)

    def __contains__(self, term: str) -> bool:
        return term in self._places

    def score(self, query: Mapping[str, float]) -> Vector:
        """Return for each document the sum of its weights for the terms of ``query``."""
        found = [(place, weight) for term, weight in query.items() if (place := self._places.get(term)) is not None]
        if not found:
            return np.zeros(self.size)
        # the postings of all terms in one go: one numpy call for each term took longer than the sum itself
        terms = np.array([place for place, _ in found], dtype=np.intp)
        lengths = self._lengths[terms]
        ends = lengths.cumsum()
        rows = np.arange(ends[-1]) + np.repeat(self._starts[terms] - ends + lengths, lengths)
        weights = self._weights[rows] * np.repeat([weight for _, weight in found], lengths)
        return np.bincount(self._documents[rows], weights, self.size).astype(np.float64, copy=False)


class SideBySide:
    """Several indexes of the same documents, asked at once: most of what a short query costs is the asking."""

    def __init__(self, indexes: Sequence[Rows], size: int) -> None:
        self._shape = (len(indexes), size)
        rows: Rows = defaultdict(lambda: ([], []))
        for number, index in enumerate(indexes):
            for term, (documents, weights) in index.items():
                rows[term][0].extend(number * size + document for document in documents)
                rows[term][1].extend(weights)
        self._postings = Postings(rows, len(indexes) * size)

    def score(self, query: Mapping[str, float]) -> Vector:
        """Return a row of scores for each of the indexes, as ``Postings.score`` gives it."""
        return self._postings.score(query).reshape(self._shape)


def idf(frequencies: Mapping[str, int], size: int) -> dict[str, float]:
    """Return how much a term tells, from the number of documents that hold it (always above 0)."""
    return {term: float(np.log(1 + (size - n + 0.5) / (n + 0.5))) for term, n in frequencies.items()}


def document_frequencies(documents: Iterable[Mapping[str, float]]) -> Counter[str]:
    """Return in how many documents each term stands."""
    counts: Counter[str] = Counter()
    for document in documents:
        counts.update(document.keys())
    return counts


def bm25(documents: Sequence[Mapping[str, float]], weights: Mapping[str, float]) -> Rows:
    """Return the postings of documents given as term counts; ``weights`` is the idf of each term."""
    lengths = [sum(document.values()) for document in documents]
    mean = (sum(lengths) / len(lengths) if lengths else 0.0) or 1.0
    rows: Rows = defaultdict(lambda: ([], []))
    for number, document in enumerate(documents):
        norm = K1 * (1 - B + B * lengths[number] / mean)
        for term, count in document.items():
            rows[term][0].append(number)
            rows[term][1].append(weights[term] * count * (K1 + 1) / (count + norm))
    return rows


def cosine(documents: Sequence[Mapping[str, float]], weights: Mapping[str, float]) -> Postings:
    """Return the index whose scores are cosines when the query is given as ``unit`` vector."""
    rows: Rows = defaultdict(lambda: ([], []))
    for number, document in enumerate(documents):
        for term, value in unit(document, weights).items():
            rows[term][0].append(number)
            rows[term][1].append(value)
    return Postings(rows, len(documents))


def unit(document: Mapping[str, float], weights: Mapping[str, float], unknown: float = 0.0) -> dict[str, float]:
    """Return the TF-IDF vector of length 1 with damped counts; terms without weight count as ``unknown``."""
    vector = {
        term: weights.get(term, unknown) * (1 + math.log(count) if count != 1 else 1.0)
        for term, count in document.items()
        if count > 0
    }
    length = math.sqrt(sum(value * value for value in vector.values()))
    return {term: value / length for term, value in vector.items() if value} if length else {}


def ngrams(words: Iterable[str]) -> Counter[str]:
    """Return the character n-grams of the words, each word with its ends marked."""
    return Counter(gram for word in words for gram in _grams(word))


@lru_cache(maxsize=16384)
def _grams(word: str) -> tuple[str, ...]:
    marked = f" {word} "
    sizes = range(SMALLEST, LARGEST + 1)
    return tuple(marked[i : i + size] for size in sizes for i in range(len(marked) - size + 1))
