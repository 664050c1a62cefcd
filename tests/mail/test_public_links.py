"""A token opens one ticket's page until its day, and nothing else."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.mail.public_links import Claim, Purpose, read_token, token_for

KEY = b"k" * 32
DAY = date(2026, 11, 24)
CLAIM = Claim(17, DAY + timedelta(days=60), 2)


def test_a_token_says_what_it_was_made_of_until_its_day() -> None:
    token = token_for(KEY, Purpose.STATUS, CLAIM)
    assert read_token(KEY, Purpose.STATUS, token, DAY) == CLAIM
    assert read_token(KEY, Purpose.STATUS, token, CLAIM.until) == CLAIM
    assert read_token(KEY, Purpose.STATUS, token, CLAIM.until + timedelta(days=1)) is None


def test_a_token_opens_no_other_page_and_is_worthless_under_another_key() -> None:
    token = token_for(KEY, Purpose.STATUS, CLAIM)
    assert read_token(KEY, Purpose.SURVEY, token, DAY) is None
    assert read_token(b"x" * 32, Purpose.STATUS, token, DAY) is None
    assert read_token(b"", Purpose.STATUS, token, DAY) is None


@given(st.data())
def test_a_token_that_was_touched_opens_nothing(data: st.DataObject) -> None:
    token = token_for(KEY, Purpose.STATUS, CLAIM)
    at = data.draw(st.integers(0, len(token) - 1))
    other = data.draw(st.sampled_from([c for c in "0123456789abcdef." if c != token[at]]))
    assert read_token(KEY, Purpose.STATUS, token[:at] + other + token[at + 1 :], DAY) is None


@given(st.text(max_size=80))
def test_whatever_is_no_token_opens_nothing(text: str) -> None:
    assert read_token(KEY, Purpose.STATUS, text, DAY) is None


def test_days_beyond_the_calendar_are_no_days() -> None:
    assert read_token(KEY, Purpose.STATUS, "1.9999999.0." + "0" * 32, DAY) is None


def test_a_token_needs_a_key_and_a_ticket() -> None:
    for key, claim in ((b"", CLAIM), (KEY, Claim(-1, DAY, 0)), (KEY, Claim(1, DAY, -1))):
        with pytest.raises(ValueError, match="needed"):
            token_for(key, Purpose.STATUS, claim)
