from __future__ import annotations

import multiprocessing
from datetime import UTC, datetime, timedelta

import pytest

from helpdesk.errors import ConflictError
from helpdesk.model.delivery import DeliveryState
from helpdesk.model.draft import Letter
from helpdesk.model.message import Address
from helpdesk.model.person import Person, Role
from helpdesk.model.ticket import Origin, Ticket
from helpdesk.store import citizens, deliveries, drafts, messages, tickets
from helpdesk.store.database import Database, Tx
from tests.rows import another_address

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
LETTER = Letter("id", "Re: SIP", "Yth. Bapak/Ibu\n", ())
SUPERVISOR = Person(1, "Bayu", "bayu@kantor.example", Role.SUPERVISOR, None, None, True, 0, "id", NOW)
CITIZEN = (Address("Rina", "rina@warga.example"),)


def a_ticket(tx: Tx) -> Ticket:
    citizen_id = citizens.meet(tx, "Rina@warga.example", "Rina", NOW)
    return tickets.add(tx, NOW, prefix="PTSP", subject="SIP", citizen_id=citizen_id, language="id", origin=Origin.EMAIL)


def queue(tx: Tx, ticket: Ticket, name: str, *, not_before: datetime = NOW) -> int:
    messages.note_blob(tx, "b" * 64, 10, NOW)
    return deliveries.queue(
        tx,
        NOW,
        ticket_id=ticket.id,
        draft_id=None,
        message_row_id=None,
        message_id=f"{name}@dpmptsp.example",
        digest="b" * 64,
        reverse_path="penyuluhan@dpmptsp.example",
        recipients=("rina@warga.example",),
        not_before=not_before,
    )


def test_a_delivery_is_claimed_once(database: Database) -> None:
    with database.transaction() as tx:
        queue(tx, a_ticket(tx), "one")

        first = deliveries.claim(tx, NOW, "a:1")
        assert [d.state for d in first] == [DeliveryState.SENDING]
        assert deliveries.claim(tx, NOW, "b:2") == ()


def test_a_held_delivery_waits_for_the_undo_window(database: Database) -> None:
    with database.transaction() as tx:
        held = queue(tx, a_ticket(tx), "held", not_before=NOW + timedelta(seconds=15))
        assert deliveries.claim(tx, NOW + timedelta(seconds=14), "a:1") == ()
        assert deliveries.next_due(tx) == NOW + timedelta(seconds=15)

        assert [d.id for d in deliveries.claim(tx, NOW + timedelta(seconds=15), "a:1")] == [held]


def test_a_delivery_can_be_cancelled_until_its_octets_go_out(database: Database) -> None:
    with database.transaction() as tx:
        ticket = a_ticket(tx)
        waiting, first, second = (queue(tx, ticket, name) for name in ("waiting", "first", "second"))
        assert deliveries.cancel(tx, waiting, "undone")
        claimed = deliveries.claim(tx, NOW, "a:1", 2)
        assert {one.id for one in claimed} == {first, second}

        assert deliveries.cancel(tx, first, "undone")
        assert deliveries.begin(tx, [(one.id, one.attempts) for one in claimed], NOW) == {second}
        assert not deliveries.cancel(tx, second, "undone")


def test_a_person_decides_about_an_uncertain_delivery(database: Database) -> None:
    with database.transaction() as tx:
        one = queue(tx, a_ticket(tx), "one")
        (claimed,) = deliveries.claim(tx, NOW, "a:1")
        assert deliveries.record(tx, claimed, DeliveryState.UNCERTAIN, code=None, reply="connection lost")
        assert [d.id for d in deliveries.stuck(tx, SUPERVISOR)] == [one]

        assert deliveries.settle(tx, one, DeliveryState.SENT)
        assert not deliveries.settle(tx, one, DeliveryState.SENT)


def _drain(url: str, worker: str, results: multiprocessing.Queue[list[int]]) -> None:
    database = Database(url)
    mine: list[int] = []
    while True:
        with database.transaction() as tx:
            claimed = deliveries.claim(tx, NOW, worker)
        if not claimed:
            break
        mine += [delivery.id for delivery in claimed]
    database.close()
    results.put(mine)


def test_processes_that_drain_the_outbox_share_it_without_overlap(database: Database) -> None:
    with database.transaction() as tx:
        ticket = a_ticket(tx)
        expected = {queue(tx, ticket, f"number-{number}") for number in range(60)}
    context = multiprocessing.get_context("spawn")
    results: multiprocessing.Queue[list[int]] = context.Queue()
    url = database.url.render_as_string(hide_password=False)
    workers = [context.Process(target=_drain, args=(url, f"w:{n}", results)) for n in range(3)]
    for process in workers:
        process.start()
    claimed = [delivery for _ in workers for delivery in results.get(timeout=60)]
    for process in workers:
        process.join()

    assert len(claimed) == len(set(claimed)) == 60
    assert set(claimed) == expected


def test_an_edit_over_an_older_version_is_refused_and_changes_nothing(database: Database) -> None:
    with database.transaction() as tx:
        draft = drafts.propose(tx, NOW, ticket_id=a_ticket(tx).id, message_row_id=None, letter=LETTER, to=CITIZEN)
        assert drafts.save(tx, draft, 1, NOW, body="first", state="edited") == 2

        with pytest.raises(ConflictError, match="not saved"):
            drafts.save(tx, draft, 1, NOW, body="second", state="edited")
        assert drafts.get(tx, draft).body == "first"


def test_a_new_proposal_replaces_only_what_nobody_touched(database: Database) -> None:
    with database.transaction() as tx:
        ticket = a_ticket(tx)
        first = drafts.propose(tx, NOW, ticket_id=ticket.id, message_row_id=None, letter=LETTER, to=CITIZEN)
        second = drafts.propose(tx, NOW, ticket_id=ticket.id, message_row_id=None, letter=LETTER, to=CITIZEN)
        assert drafts.get(tx, first).state == "discarded"

        drafts.save(tx, second, 1, NOW, body="mine", state="edited")
        with pytest.raises(ConflictError, match="edited"):
            drafts.propose(tx, NOW, ticket_id=ticket.id, message_row_id=None, letter=LETTER, to=CITIZEN)


def test_a_citizen_keeps_several_addresses_and_is_met_again(database: Database) -> None:
    with database.transaction() as tx:
        rina = citizens.meet(tx, "rina@warga.example", "", NOW)
        assert citizens.meet(tx, "RINA@warga.example", "Rina", NOW) == rina
        another_address(tx, rina, "rina@kantor.example", NOW)

        found = citizens.by_address(tx, "rina@kantor.example")
        assert found is not None
        assert (found.id, found.name) == (rina, "Rina")
        assert found.addresses == ("rina@warga.example", "rina@kantor.example")
