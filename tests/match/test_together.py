"""Asked together, indexes answer as each alone; the n-grams of a question weigh what they weigh when counted anew."""

from __future__ import annotations

import pickle
from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.match.index import Postings, counted, counted_ngrams, idf, ngrams, unit
from helpdesk.match.together import Letters, Together

WORDS = st.text(alphabet="aeikn", min_size=1, max_size=5)
DOCUMENTS = st.lists(st.lists(WORDS, max_size=6), min_size=1, max_size=5)


@given(DOCUMENTS, DOCUMENTS, st.lists(WORDS, max_size=6), st.lists(WORDS, max_size=6))
def test_each_index_answers_its_own_question(
    one: list[list[str]], other: list[list[str]], first: list[str], second: list[str]
) -> None:
    indexes = [counted([Counter(document) for document in documents]) for documents in (one, other)]
    queries = [Counter(first), Counter(second)]
    together = Together(indexes)
    asked = [
        (place, count)
        for number, query in enumerate(queries)
        for term, count in query.items()
        if (place := together.places(number).get(term)) is not None
    ]
    scores = together.score(
        np.array([p for p, _ in asked], dtype=np.intp), np.array([c for _, c in asked], dtype=float)
    )
    alone = [Postings(index).score(query).tolist() for index, query in zip(indexes, queries, strict=True)]
    assert scores.tolist() == [*alone[0], *alone[1]]


@given(DOCUMENTS, st.lists(WORDS, max_size=8))
def test_the_letters_of_a_question_are_a_vector_of_length_one(documents: list[list[str]], asked: list[str]) -> None:
    rows = counted_ngrams(counted([Counter(document) for document in documents]))
    weights = idf(rows.frequencies(), max(1, rows.size))
    places = {gram: number for number, gram in enumerate(rows.terms, 7)}
    letters = Letters(places, weights, 2.5)
    for reading in (letters, letters, pickle.loads(pickle.dumps(letters))):
        at, shares = reading.unit(asked)
        whole = unit(ngrams(asked), weights, unknown=2.5)
        expected = {places[gram]: share for gram, share in whole.items() if gram in places}
        assert dict(zip(at, [round(share, 9) for share in shares], strict=True)) == {
            place: round(share, 9) for place, share in expected.items()
        }
