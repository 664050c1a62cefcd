"""The closest word is the one that comparing with every word would find."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz, process

from helpdesk.match.near import Near

WORDS = st.text("aeiknrst", min_size=1, max_size=9) | st.text("áñżaAÁ\U0001d41aq", min_size=1, max_size=5)


@given(words=st.lists(WORDS, max_size=40), word=WORDS, cutoff=st.integers(min_value=50, max_value=100))
def test_no_word_is_overlooked(words: list[str], word: str, cutoff: int) -> None:
    best = process.extractOne(word, words, scorer=fuzz.ratio, score_cutoff=cutoff)
    assert Near(words).closest(word, cutoff) == (best[0] if best else None)
