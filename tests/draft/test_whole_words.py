"""A name is found as words of its own wherever the expression with boundaries around it finds it."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from helpdesk.draft.asked.whole_words import stands_whole

TEXTS = st.text(alphabet="ab_é -(", max_size=12)


@given(TEXTS.filter(bool), TEXTS)
def test_a_name_stands_where_its_expression_finds_it(name: str, text: str) -> None:
    assert stands_whole(name, text) == (re.search(rf"\b{re.escape(name)}\b", text) is not None)


def test_a_name_within_a_word_does_not_hide_a_later_one_by_itself() -> None:
    assert stands_whole("sip", "sipa dan sip saya")
    assert not stands_whole("sip", "sipa, gossip")
