from __future__ import annotations

from datetime import UTC, datetime, timedelta

from helpdesk.store import mailboxes, receipts
from helpdesk.store.database import Database
from helpdesk.store.receipts import Arrival

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


def arrival(uid: int, digest: str | None = "a" * 64, uidvalidity: int = 1) -> Arrival:
    state = "received" if digest else "failed"
    return Arrival("penyuluhan", "INBOX", uidvalidity, uid, NOW, digest=digest, size=3, state=state)


def test_the_same_uid_is_recorded_once(database: Database) -> None:
    with database.transaction() as tx:
        assert receipts.record(tx, [arrival(1), arrival(2)], NOW) == 2
        assert receipts.record(tx, [arrival(2), arrival(3)], NOW) == 1

        assert set(receipts.known(tx, "penyuluhan", "INBOX", 1)) == {1, 2, 3}


def test_a_new_uidvalidity_makes_old_uids_new(database: Database) -> None:
    with database.transaction() as tx:
        receipts.record(tx, [arrival(1)], NOW)

        assert receipts.record(tx, [arrival(1, uidvalidity=2)], NOW) == 1


def test_only_one_transaction_imports_a_receipt(database: Database) -> None:
    with database.transaction() as tx:
        receipts.record(tx, [arrival(1)], NOW)
    with database.transaction() as tx:
        waiting = receipts.waiting(tx)[0]
        assert receipts.claim(tx, [waiting.id]) == {waiting.id}
        receipts.finish(tx, waiting.id, "imported")

    with database.transaction() as tx:
        assert receipts.claim(tx, [waiting.id]) == frozenset()
        assert receipts.waiting(tx) == ()
        assert receipts.counts(tx) == {"imported": 1}


def test_a_failed_receipt_with_octets_can_be_tried_again(database: Database) -> None:
    with database.transaction() as tx:
        receipts.record(tx, [arrival(1), arrival(2, digest=None)], NOW)
        first = receipts.waiting(tx)[0]
        receipts.finish(tx, first.id, "failed", reason="boom")
        without_octets = next(r for r in receipts.failed(tx) if r.digest is None)

        assert receipts.retry(tx, first.id, ["penyuluhan"]) == 1
        assert receipts.retry(tx, first.id, ["penyuluhan"]) == 0
        assert receipts.retry(tx, without_octets.id, ["another"]) == 0  # nobody reads its mailbox any more
        assert receipts.retry(tx, None, ["penyuluhan"]) == 1
        assert [r.id for r in receipts.waiting(tx)] == [first.id]
        assert [r.id for r in receipts.wanted(tx, "penyuluhan")] == [without_octets.id]

        assert receipts.record(tx, [arrival(1), arrival(2)], NOW) == 1  # fetched at last; the other is left alone
        assert [r.id for r in receipts.waiting(tx)] == [first.id, without_octets.id]


def test_a_mailbox_is_late_after_three_intervals(database: Database) -> None:
    with database.transaction() as tx:
        mailboxes.enroll(tx, "penyuluhan", "INBOX", 60)
        mailboxes.heartbeat(tx, "penyuluhan", NOW)

        assert not mailboxes.health(tx, NOW + timedelta(seconds=179))[0].late
        assert mailboxes.health(tx, NOW + timedelta(seconds=181))[0].late


def test_a_failing_mailbox_remembers_since_when_and_recovers(database: Database) -> None:
    with database.transaction() as tx:
        mailboxes.enroll(tx, "penyuluhan", "INBOX", 60)
        mailboxes.failing(tx, "penyuluhan", NOW, "the password is wrong", permanent=True)
        mailboxes.failing(tx, "penyuluhan", NOW + timedelta(hours=1), "still wrong", permanent=True)
        health = mailboxes.health(tx, NOW)[0]
        assert (health.failing_since, health.problem, health.permanent) == (NOW, "still wrong", True)

        mailboxes.heartbeat(tx, "penyuluhan", NOW)
        assert mailboxes.health(tx, NOW)[0].failing_since is None
