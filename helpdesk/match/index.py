"""Retrieval over the entries: BM25, the closest known question, and character n-grams. Built once, then only read."""

from __future__ import annotations

import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from helpdesk.stems import REMEMBERED_WORDS

Vector = NDArray[np.float64]
Weights = NDArray[np.floating[Any]]  # of 32 bits where there are millions
Places = NDArray[np.signedinteger[Any]]  # of 32 bits where there are millions
K1, B = 1.2, 0.5  # BM25: how soon repetition stops to count, and how much length is held against a document
SIZES = (3, 4)  # letters in an n-gram
CELLS = 1 << 21  # of the table in which double rows are looked for
GRAMS = 10  # that a word has, about
AT_ONCE = 1 << 16  # rows


@dataclass(frozen=True)
class Counts:
    """Terms in documents as a sparse matrix: ``terms[places[i]]`` stands ``values[i]`` times in ``documents[i]``.

    Rows go up by document, and a term stands once in a document. Weighing thousands of documents is then a few
    operations on arrays instead of millions of steps.
    """

    terms: Sequence[str]
    places: Places
    documents: Places
    values: Weights
    size: int  # documents, those without any term included

    def frequencies(self) -> dict[str, int]:
        """Return in how many documents each term stands."""
        return dict(zip(self.terms, how_often(self.places, len(self.terms)).tolist(), strict=True))

    def spread(self, weights: Mapping[str, float]) -> Vector:
        """Return the weight of each row's term."""
        return self.term_weights(weights)[self.places]

    def term_weights(self, weights: Mapping[str, float]) -> Vector:
        """Return the weight of each term."""
        return np.array([weights[term] for term in self.terms], dtype=np.float64)

    def sets(self) -> list[frozenset[str]]:
        """Return the terms of each document."""
        terms = list(map(self.terms.__getitem__, self.places.tolist()))
        bounds = np.searchsorted(self.documents, np.arange(self.size + 1)).tolist()
        return [frozenset(terms[first:last]) for first, last in itertools.pairwise(bounds)]

    def weighed(self, values: Weights) -> Counts:
        """Return the same rows with other values."""
        return replace(self, values=values)


def counted(documents: Sequence[Mapping[str, float]]) -> Counts:
    """Return documents that are given as counts of terms."""
    places: defaultdict[str, int] = defaultdict()
    places.default_factory = places.__len__  # a new term gets the next place
    rows = [places[term] for document in documents for term in document]
    places.default_factory = None  # which held all of it
    values = np.fromiter((count for document in documents for count in document.values()), np.float64)
    lengths = np.array([len(document) for document in documents], dtype=np.intp)
    numbers = np.repeat(np.arange(len(documents)), lengths)
    return Counts(tuple(places), np.array(rows, dtype=np.intp), numbers, values, len(documents))


def counted_rows(
    documents: Places, places: Places, terms: Sequence[str], size: int, values: Weights | None = None
) -> Counts:
    """Return documents given as rows: in ``documents[i]``, going up, ``terms[places[i]]`` stands ``values[i]`` times.

    Without ``values`` it stands there once. They are whole numbers.

    Terms come in the order in which they first stand there, and so do the rows of a document.
    """
    merged = _Merged(len(documents), len(terms))
    for rows in merged.at_once(documents, AT_ONCE):
        merged.add(documents[rows], places[rows], None if values is None else values[rows])
    numbers, used = _in_order_of_use(merged.places, len(terms))
    return Counts([terms[at] for at in used.tolist()], numbers[merged.places], merged.documents, merged.values, size)


class _Merged:
    """Rows that are added, those of one term in one document as one where the first of them is.

    To look up where a pair stands first takes a quarter of the time of sorting them.
    """

    def __init__(self, rows: int, terms: int) -> None:
        """Take how many rows will be added, and of how many terms."""
        self._terms, self._at_once = terms, max(1, CELLS // max(1, terms))
        # a cell for each term in each document; whatever stands in it is written over
        self._table = np.empty(self._at_once * terms, dtype=np.intp)
        # room for all of them: what is not written to takes no memory, and parts to be joined took twice as much
        self._documents, self._places = np.empty(rows, dtype=np.int32), np.empty(rows, dtype=np.int32)
        self._values, self._count = np.empty(rows, dtype=np.float32), 0

    def at_once(self, documents: Places, count: int) -> list[slice]:
        """Return the rows of documents, going up, by as many as can be added at once: some ``count``."""
        return at_once(documents, count, self._at_once)

    def add(self, documents: Places, places: Places, values: Weights | None) -> None:
        """Add rows of documents none of which was there before; without ``values`` each of them counts 1."""
        if not len(documents):
            return
        cells, rows = (documents - documents[0]) * self._terms + places, np.arange(len(places))
        self._table[cells[::-1]] = rows[::-1]  # of several that are written to a cell the last stays
        first = self._table[cells]
        summed = np.bincount(first, values, len(rows))
        kept = np.flatnonzero(first == rows)
        to = slice(self._count, self._count + len(kept))
        self._documents[to], self._places[to], self._values[to] = documents[kept], places[kept], summed[kept]
        self._count = to.stop

    @property
    def documents(self) -> Places:
        """Return the document of each row."""
        return self._documents[: self._count]

    @property
    def places(self) -> Places:
        """Return the place of each row's term."""
        return self._places[: self._count]

    @property
    def values(self) -> Weights:
        """Return what each row counts."""
        return self._values[: self._count]


def runs(starts: Places, lengths: Places) -> Places:
    """Return the numbers of the rows of several runs, one run after another."""
    ends = lengths.cumsum()
    numbers: Places = np.arange(ends[-1]) + (starts - ends + lengths).repeat(lengths)
    return numbers


def at_once(documents: Places, count: int, most: int | None = None) -> list[slice]:
    """Return rows of documents, going up, by some ``count`` at once, each document whole, and at most ``most`` of them.

    Arrays that a processor keeps at hand are worked on in a third of the time.
    """
    if not len(documents):
        return []
    last = int(documents[-1]) + 1
    starts = np.concatenate([documents[count::count], np.arange(0, last, most or last)])
    cuts = sorted({0, *np.searchsorted(documents, starts).tolist(), len(documents)})
    return [slice(first, end) for first, end in itertools.pairwise(cuts)]


def _in_order_of_use(places: Places, count: int) -> tuple[Places, Places]:
    """Return which term each of ``count`` is by its first use, and those that are used, in this order."""
    last = len(places)
    first = np.full(count, last, dtype=np.intp)
    for start in range((last - 1) // AT_ONCE * AT_ONCE, -1, -AT_ONCE):
        part = places[start : start + AT_ONCE]
        # of several that are written to a cell the last stays
        first[part[::-1]] = np.arange(start + len(part) - 1, start - 1, -1)
    used = np.argsort(first, kind="stable")[: np.count_nonzero(first < last)]
    numbers = np.zeros(count, dtype=np.int32)
    numbers[used] = np.arange(len(used))
    return numbers, used


def how_often(places: Places, count: int) -> NDArray[np.intp]:
    """Return how often each number from 0 to below ``count`` stands in ``places``."""
    often = np.zeros(count, dtype=np.intp)
    step = max(AT_ONCE, count)  # numpy copies what it counts to numbers of 64 bits
    for start in range(0, len(places), step):
        often += np.bincount(places[start : start + step], minlength=count)
    return often


def stretches(starts: Places, lengths: Places) -> Places:
    """Return the places of several stretches of an array, one stretch after another."""
    ends = lengths.cumsum()
    places: Places = np.arange(ends[-1] if len(ends) else 0) + np.repeat(starts - ends + lengths, lengths)
    return places


def in_order(numbers: Places, count: int) -> Places:
    """Return the order in which numbers from 0 to below ``count`` go up, equal ones as they stand."""
    # sixteen bits are sorted digit by digit, in a fifth of the time
    return np.argsort(numbers.astype(np.uint16) if count <= 1 << 16 else numbers, kind="stable")


class Postings:
    """For each term the documents that hold it and its weight there."""

    def __init__(self, rows: Counts) -> None:
        self.size = rows.size
        order = in_order(rows.places, len(rows.terms))
        self._places = {term: number for number, term in enumerate(rows.terms)}
        self._lengths = how_often(rows.places, len(rows.terms))
        self._starts = np.cumsum(self._lengths) - self._lengths
        self._documents = rows.documents[order]
        self._weights = rows.values[order]

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


def side_by_side(indexes: Sequence[Counts]) -> Counts:
    """Return indexes of the same documents as one, in which each has documents of its own but the terms are shared."""
    size = indexes[0].size
    shared: dict[str, int] = {}
    places = [
        np.array([shared.setdefault(term, len(shared)) for term in index.terms], dtype=np.intp)[index.places]
        for index in indexes
    ]
    documents = [index.documents + number * size for number, index in enumerate(indexes)]
    values = np.concatenate([index.values for index in indexes])
    return Counts(tuple(shared), np.concatenate(places), np.concatenate(documents), values, size * len(indexes))


def idf(frequencies: Mapping[str, int], size: int) -> dict[str, float]:
    """Return how much a term tells, from the number of documents that hold it (always above 0)."""
    return {term: float(np.log(1 + (size - n + 0.5) / (n + 0.5))) for term, n in frequencies.items()}


def bm25(documents: Counts, weights: Mapping[str, float]) -> Counts:
    """Return the weights of BM25; ``weights`` is the idf of each term."""
    lengths = np.bincount(documents.documents, documents.values, documents.size)
    mean = (float(lengths.mean()) if documents.size else 0.0) or 1.0
    norm = (K1 * (1 - B + B * lengths / mean))[documents.documents]
    counts = documents.values
    return documents.weighed(documents.spread(weights) * counts * (K1 + 1) / (counts + norm))


def cosine(documents: Counts, weights: Mapping[str, float]) -> Counts:
    """Return the rows of an index whose scores are cosines when the query is given as ``unit`` vector."""
    known = documents.term_weights(weights)
    values = np.empty(len(documents.values), dtype=np.float32)
    for rows in at_once(documents.documents, AT_ONCE):  # the n-grams of thousands of entries are seventy megabytes
        part = np.log(documents.values[rows], dtype=np.float64)
        part += 1
        part *= known[documents.places[rows]]
        numbers = documents.documents[rows]
        numbers = numbers - numbers[0]
        lengths = np.sqrt(np.bincount(numbers, part * part))
        lengths[lengths == 0] = 1.0
        np.divide(part, lengths[numbers], out=values[rows])
    return documents.weighed(values)


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
    return Counter(gram for word in words for gram in _remembered_grams(word))


def grams_of(word: str) -> tuple[str, ...]:
    """Return the character n-grams of a word with its ends marked, in order."""
    marked = f" {word} "
    return tuple(marked[i : i + size] for size in SIZES for i in range(len(marked) - size + 1))


_remembered_grams = lru_cache(maxsize=REMEMBERED_WORDS // 2)(grams_of)  # for the judged questions of an office


def counted_ngrams(words: Counts) -> Counts:
    """Return the n-grams in documents of which the words are counted, as ``ngrams`` counts them."""
    grams, starts, lengths = _all_grams(words.terms)
    # each word of a document is replaced by its n-grams, and those of all its words are added up
    merged = _Merged(int(lengths[words.places].sum()), len(grams.terms))
    for rows in merged.at_once(words.documents, AT_ONCE // GRAMS):
        of_rows = words.places[rows]
        counts = lengths[of_rows]
        places = grams.places[stretches(starts[of_rows], counts)]
        merged.add(words.documents[rows].repeat(counts), places, words.values[rows].repeat(counts))
    return Counts(grams.terms, merged.places, merged.documents, merged.values, words.size)


def _all_grams(words: Sequence[str]) -> tuple[Counts, Places, Places]:
    """Return the n-grams of each word as rows of one matrix, and where the rows of a word start and how many it has."""
    marked = "".join(f" {word} " for word in words)
    letters = np.frombuffer(marked.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    lengths = np.array([len(word) + 2 for word in words], dtype=np.intp)
    ends = np.repeat(lengths.cumsum(), lengths)  # of the word in which a letter stands
    numbers = np.repeat(np.arange(len(words)), lengths)
    _, alphabet = np.unique(letters, return_inverse=True)
    base = int(alphabet.max(initial=0)) + 1
    terms: list[str] = []
    rows, owners = [], []
    for size in SIZES:
        begins = np.flatnonzero(np.arange(len(letters)) + size <= ends)
        codes = np.zeros(len(begins), dtype=np.int64)
        for place in range(size):
            codes = codes * base + alphabet[begins + place]
        _, first, inverse = np.unique(codes, return_index=True, return_inverse=True)
        rows.append(inverse + len(terms))
        owners.append(numbers[begins])
        terms += [marked[at : at + size] for at in begins[first].tolist()]
    places, documents = np.concatenate(rows), np.concatenate(owners)
    order = np.argsort(documents, kind="stable")
    counts = np.bincount(documents, minlength=len(words)).astype(np.intp)
    grams = Counts(terms, places[order], documents[order], np.ones(len(order)), len(words))
    return grams, counts.cumsum() - counts, counts
