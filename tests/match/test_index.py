"""The arrays of the index hold what counting one by one gives."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.match import index
from helpdesk.match.index import (
    Counts,
    Places,
    Postings,
    bm25,
    cosine,
    counted,
    counted_ngrams,
    counted_rows,
    idf,
    ngrams,
    side_by_side,
    unit,
)

WORDS = st.text("abcdé0中𝄞'", max_size=7)
DOCUMENTS = st.lists(st.lists(WORDS, max_size=12), max_size=8)


def whole(numbers: list[int]) -> Places:
    return np.array(numbers, dtype=np.intp)


def spelt(rows: Counts) -> list[dict[str, float]]:
    """Return the documents of a matrix as dictionaries."""
    found: list[dict[str, float]] = [{} for _ in range(rows.size)]
    for place, document, value in zip(rows.places, rows.documents, rows.values, strict=True):
        assert rows.terms[place] not in found[document]
        found[document][rows.terms[place]] = float(value)
    return found


@given(DOCUMENTS)
def test_counts_are_those_of_the_documents(documents: list[list[str]]) -> None:
    counts = [Counter(document) for document in documents]
    rows = counted(counts)
    assert spelt(rows) == counts
    assert rows.frequencies() == Counter(term for count in counts for term in count)


@given(DOCUMENTS)
def test_ngrams_of_all_documents_are_those_of_each(documents: list[list[str]]) -> None:
    words = counted([Counter(document) for document in documents])
    assert spelt(counted_ngrams(words)) == [ngrams(document) for document in documents]


@given(DOCUMENTS, st.sampled_from([1, 3, 1 << 16]))
def test_rows_are_counted_as_documents_are(documents: list[list[str]], at_once: int) -> None:
    terms = sorted({word for document in documents for word in document})
    owners = [number for number, document in enumerate(documents) for _ in document]
    places = [terms.index(word) for document in documents for word in document]
    weights = [1.0 + (len(word) > 3) for document in documents for word in document]
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(index, "AT_ONCE", at_once)
        rows = counted_rows(whole(owners), whole(places), terms, len(documents), np.array(weights, dtype=np.float64))
    once = counted([Counter(document) for document in documents])
    assert rows.terms == list(once.terms)
    assert rows.places.tolist() == once.places.tolist()
    assert rows.documents.tolist() == once.documents.tolist()
    expected = [n * (1 + (len(once.terms[at]) > 3)) for n, at in zip(once.values, once.places, strict=True)]
    assert rows.values.tolist() == expected
    assert rows.sets() == [frozenset(document) for document in documents]


@given(DOCUMENTS, st.lists(WORDS, max_size=6))
def test_a_cosine_is_the_product_of_unit_vectors(documents: list[list[str]], asked: list[str]) -> None:
    counts = [Counter(document) for document in documents]
    rows = counted(counts)
    weights = idf(rows.frequencies(), max(1, rows.size))
    query = unit(Counter(asked), weights, unknown=1.0)
    scores = Postings(cosine(rows, weights)).score(query)
    for score, count in zip(scores, counts, strict=True):
        vector = unit(count, weights)
        assert abs(score - sum(query.get(term, 0.0) * value for term, value in vector.items())) < 1e-6  # of 32 bits


def test_bm25_asks_for_rare_words_in_short_documents() -> None:
    rows = counted([Counter(["izin", "praktik", "dokter"]), Counter(["izin", "izin", "usaha"]), Counter(("izin",))])
    scores = Postings(bm25(rows, idf(rows.frequencies(), 3))).score({"dokter": 1.0, "izin": 1.0, "entah": 1.0})
    assert scores.argmax() == 0  # dokter is rare
    assert scores[2] > scores[1] * 0.5
    assert Postings(rows).score({"entah": 1.0}).tolist() == [0.0, 0.0, 0.0]


@given(DOCUMENTS, st.lists(WORDS, max_size=6))
def test_several_indexes_side_by_side_answer_as_each_alone(documents: list[list[str]], asked: list[str]) -> None:
    words = counted([Counter(document) for document in documents])
    letters = counted_ngrams(words)
    query = {term: 1.0 for word in asked for term in (word, *ngrams([word]))}
    scores = Postings(side_by_side([words, letters])).score(query).reshape(2, -1)
    assert scores.shape == (2, len(documents))
    assert scores[0].tolist() == Postings(words).score(query).tolist()
    assert scores[1].tolist() == Postings(letters).score(query).tolist()
