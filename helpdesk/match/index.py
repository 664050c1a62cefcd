"""Retrieval over the entries: BM25, the closest known question, and character n-grams. Built once, then only read."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]

K1, B = 1.2, 0.5  # BM25: how soon repetition stops to count, and how much length is held against a document
SMALLEST, LARGEST = 3, 4  # letters in an n-gram


class Postings:
    """For each term the documents that hold it and its weight there."""

    def __init__(self, rows: Mapping[str, tuple[list[int], list[float]]], size: int) -> None:
        self.size = size
        self._rows = {
            term: (np.array(documents, dtype=np.int64), np.array(weights))
            for term, (documents, weights) in rows.items()
        }

    def __contains__(self, term: str) -> bool:
        return term in self._rows

    def score(self, query: Mapping[str, float]) -> Vector:
        """Return for each document the sum of its weights for the terms of ``query``."""
        scores: Vector = np.zeros(self.size)
        for term, weight in query.items():
            if (row := self._rows.get(term)) is not None:
                scores[row[0]] += weight * row[1]
        return scores


def idf(frequencies: Mapping[str, int], size: int) -> dict[str, float]:
    """Return how much a term tells, from the number of documents that hold it (always above 0)."""
    return {term: float(np.log(1 + (size - n + 0.5) / (n + 0.5))) for term, n in frequencies.items()}


def document_frequencies(documents: Iterable[Mapping[str, float]]) -> Counter[str]:
    """Return in how many documents each term stands."""
    counts: Counter[str] = Counter()
    for document in documents:
        counts.update(document.keys())
    return counts


def bm25(documents: Sequence[Mapping[str, float]], weights: Mapping[str, float]) -> Postings:
    """Return the index of documents given as term counts; ``weights`` is the idf of each term."""
    lengths = [sum(document.values()) for document in documents]
    mean = (sum(lengths) / len(lengths) if lengths else 0.0) or 1.0
    rows: dict[str, tuple[list[int], list[float]]] = defaultdict(lambda: ([], []))
    for number, document in enumerate(documents):
        norm = K1 * (1 - B + B * lengths[number] / mean)
        for term, count in document.items():
            rows[term][0].append(number)
            rows[term][1].append(weights[term] * count * (K1 + 1) / (count + norm))
    return Postings(rows, len(documents))


def cosine(documents: Sequence[Mapping[str, float]], weights: Mapping[str, float]) -> Postings:
    """Return the index whose scores are cosines when the query is given as ``unit`` vector."""
    rows: dict[str, tuple[list[int], list[float]]] = defaultdict(lambda: ([], []))
    for number, document in enumerate(documents):
        for term, value in unit(document, weights).items():
            rows[term][0].append(number)
            rows[term][1].append(value)
    return Postings(rows, len(documents))


def unit(document: Mapping[str, float], weights: Mapping[str, float], unknown: float = 0.0) -> dict[str, float]:
    """Return the TF-IDF vector of length 1 with damped counts; terms without weight count as ``unknown``."""
    vector = {term: (1 + np.log(count)) * weights.get(term, unknown) for term, count in document.items() if count > 0}
    length = float(np.sqrt(sum(value * value for value in vector.values())))
    return {term: float(value) / length for term, value in vector.items() if value} if length else {}


def ngrams(words: Iterable[str]) -> Counter[str]:
    """Return the character n-grams of the words, each word with its ends marked."""
    counts: Counter[str] = Counter()
    for word in words:
        marked = f" {word} "
        for size in range(SMALLEST, LARGEST + 1):
            counts.update(marked[i : i + size] for i in range(len(marked) - size + 1))
    return counts
