"""A signed Message-ID proves its ticket; a changed one proves nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.mail.signing import message_id_for, reply_address_for, ticket_of, ticket_of_address

KEY = b"a key of the office"
UNIQUE = st.from_regex(r"[A-Za-z0-9]{1,24}", fullmatch=True)


@given(st.integers(0, 10**15 - 1), UNIQUE)
def test_own_identity_names_its_ticket(ticket: int, unique: str) -> None:
    name = message_id_for(KEY, ticket, unique, "office.example")

    assert ticket_of(KEY, name) == ticket
    assert ticket_of(KEY, f"<{name}>") == ticket
    assert ticket_of(KEY, name.replace("office.example", "relay.example")) == ticket
    assert len(name.partition("@")[0]) <= 64


@given(st.integers(0, 10**6), UNIQUE, st.integers(0, 40), st.sampled_from("0123456789abcdeft."))
def test_changed_identity_names_nothing(ticket: int, unique: str, place: int, sign: str) -> None:
    name = message_id_for(KEY, ticket, unique, "office.example")
    local = name.partition("@")[0]
    changed = local[:place] + sign + local[place + 1 :]
    if changed != local:
        assert ticket_of(KEY, f"{changed}@office.example") is None


def test_other_key_and_other_ids_name_nothing() -> None:
    name = message_id_for(KEY, 7, "abc", "office.example")

    assert ticket_of(b"another", name) is None
    assert [ticket_of(KEY, text) for text in ("", "x@y", "t7.abc.@office.example", "CAB+x@mail.example")] == [None] * 4


@pytest.mark.parametrize(
    ("key", "ticket", "unique", "domain"),
    [(b"", 1, "a", "b.c"), (KEY, -1, "a", "b.c"), (KEY, 1, "a.b", "b.c"), (KEY, 1, "", "b.c"), (KEY, 1, "a", "b\r\nc")],
)
def test_identity_that_cannot_stand_in_a_field_is_refused(key: bytes, ticket: int, unique: str, domain: str) -> None:
    with pytest.raises(ValueError, match=r"needed|must be"):
        message_id_for(key, ticket, unique, domain)


@given(st.integers(0, 10**15 - 1))
def test_a_reply_address_names_its_ticket_however_it_is_written(ticket: int) -> None:
    address = reply_address_for(KEY, ticket, "penyuluhan@office.example")

    assert ticket_of_address(KEY, address) == ticket
    assert ticket_of_address(KEY, f"<{address.upper()}>") == ticket
    assert ticket_of_address(b"another key", address) is None
    assert len(address.partition("@")[0]) <= 64


def test_a_guessed_reply_address_names_nothing() -> None:
    address = reply_address_for(KEY, 7, "penyuluhan@office.example")
    assert ticket_of_address(KEY, address.replace("+t7.", "+t8.")) is None
    assert ticket_of_address(KEY, "penyuluhan+t7.0123456789abcdef@office.example") is None
    assert ticket_of_address(KEY, "penyuluhan@office.example") is None
