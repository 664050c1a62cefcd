"""What a server holds beside what we hold: every UID has its place, and only what nobody knows of differs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from helpdesk.report.reconciliation import STATES, Epoch, as_json, as_text, compare

UIDS = st.sets(st.integers(1, 60))
STANDING = st.dictionaries(st.integers(1, 60), st.tuples(st.sampled_from(STATES), st.none() | st.just("why")))


@given(UIDS, STANDING)
def test_each_uid_is_in_exactly_one_place(uids: set[int], ours: dict[int, tuple[str, str | None]]) -> None:
    account = compare("a", ("INBOX", 7), uids, ours, ())

    assert sum(account.counts.values()) + len(account.missing) == len(uids) == account.server
    assert set(account.missing) == uids - set(ours)
    assert account.gone == len(set(ours) - uids)
    assert account.differs == bool(account.missing)
    assert sum(account.ignored.values()) == account.counts.get("ignored", 0)
    assert {uid for uid, _ in account.failed} == {uid for uid in uids if ours.get(uid, ("",))[0] == "failed"}


def test_a_failed_mail_is_visible_and_no_difference() -> None:
    account = compare("a", ("INBOX", 7), [1, 2], {1: ("imported", None), 2: ("failed", "ValueError: x")}, ())

    assert not account.differs
    assert any("UID 2: ValueError: x" in line for line in as_text(account))


def test_octets_that_are_lost_are_a_difference() -> None:
    assert compare("a", ("INBOX", 7), [1], {1: ("imported", None)}, (), ["ab"]).differs


def test_the_json_names_every_uid_and_every_epoch() -> None:
    epochs = [Epoch("INBOX", 7, {"imported": 1}), Epoch("INBOX", 3, {"imported": 5, "failed": 1})]
    told = as_json(compare("a", ("INBOX", 7), range(1, 41), {1: ("imported", None)}, epochs))

    assert told["missing"] == list(range(2, 41))
    assert told["server"] == 40
    assert [(e["uidvalidity"], e["imported"], e["failed"]) for e in told["earlier"]] == [(3, 5, 1)]
    assert told["difference"] is True
