from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from helpdesk.errors import NotFoundError, TransitionError
from helpdesk.model.person import SYSTEM, Person, Role
from helpdesk.model.ticket import TicketState
from helpdesk.store import events, people, tickets, versions
from helpdesk.store.database import Database, Tx
from helpdesk.store.queues import Queue, counts, of_ticket, page
from helpdesk.track.soon import Soon
from tests.store.test_outbox import NOW, a_ticket

NEAR = Soon(NOW + timedelta(hours=2), NOW + timedelta(days=2))


def a_person(tx: Tx, role: Role, email: str = "sari@dpmptsp.example") -> Person:
    return people.add(tx, NOW, name="Sari", email=email, role=role, password_hash=None)


def test_a_ticket_stands_in_the_queue_of_its_next_action(database: Database) -> None:
    with database.transaction() as tx:
        sari = a_person(tx, Role.COUNSELOR)
        drafted, waiting, held, spam, done = (a_ticket(tx) for _ in range(5))
        tickets.move(tx, drafted, TicketState.DRAFTED, NOW)
        tickets.change(tx, drafted.id, NOW, assignee_id=sari.id, due_at=NOW - timedelta(days=1))
        tickets.move(tx, waiting, TicketState.WAITING_CITIZEN, NOW)
        tickets.propose(tx, held.id, drafted.id, "the subject names it", NOW)
        tickets.change(tx, spam.id, NOW, spam=True)
        tickets.move(tx, done, TicketState.CLOSED, NOW)

        found = counts(tx, sari, NOW, NEAR)

        expected = {Queue.TO_REVIEW: 1, Queue.MINE: 1, Queue.OVERDUE: 1, Queue.WAITING_CITIZEN: 1, Queue.UNSURE: 1}
        expected |= {Queue.SPAM: 1, Queue.DONE: 1}
        assert {queue: count for queue, count in found.items() if count} == expected
        for queue, count in expected.items():
            assert len(page(tx, queue, sari, NOW, NEAR).lines) == count
        places = [of_ticket(tx, one.id, sari, NOW, NEAR) for one in (drafted, waiting, held, spam, done)]
        assert places == [Queue.TO_REVIEW, Queue.WAITING_CITIZEN, Queue.UNSURE, Queue.SPAM, Queue.DONE]
        tickets.change(tx, waiting.id, NOW, assignee_id=sari.id)
        assert of_ticket(tx, waiting.id, sari, NOW, NEAR) is Queue.MINE


def test_first_answers_and_applications_are_due_soon_by_their_own_measure(database: Database) -> None:
    with database.transaction() as tx:
        sari = a_person(tx, Role.COUNSELOR)
        for hours, kind in (
            (47, "application"),
            (-1, "first-answer"),
            (2, "first-answer"),
            (3, "first-answer"),
            (1, "application"),
            (49, "application"),
        ):
            due_at = NOW + timedelta(hours=hours)
            tickets.change(tx, a_ticket(tx).id, NOW, state=TicketState.DRAFTED, due_at=due_at, due_kind=kind)

        first = page(tx, Queue.DUE_SOON, sari, NOW, NEAR, limit=2)
        rest = page(tx, Queue.DUE_SOON, sari, NOW, NEAR, after=first.next_key)

        left = [line.due_at - NOW for line in (*first.lines, *rest.lines) if line.due_at]
        assert left == [timedelta(hours=hours) for hours in (1, 2, 47)]
        found = counts(tx, sari, NOW, NEAR)
        assert (found[Queue.DUE_SOON], found[Queue.OVERDUE]) == (3, 1)


def test_pages_by_key_show_every_ticket_once_in_order(database: Database) -> None:
    with database.transaction() as tx:
        sari = a_person(tx, Role.COUNSELOR)
        made = []
        for minute in (5, 3, 3, 1, 4, 2, 3):
            ticket = a_ticket(tx)
            tickets.change(
                tx, ticket.id, NOW, state=TicketState.DRAFTED, last_inbound_at=NOW + timedelta(minutes=minute)
            )
            made.append((minute, ticket.id))

        shown: list[int] = []
        after = None
        while True:
            part = page(tx, Queue.TO_REVIEW, sari, NOW, NEAR, after=after, limit=2)
            shown += [line.id for line in part.lines]
            after = part.next_key
            if after is None:
                break

        assert shown == [ticket_id for _, ticket_id in sorted(made)]


def test_a_confidential_ticket_does_not_exist_for_other_counselors(database: Database) -> None:
    with database.transaction() as tx:
        sari = a_person(tx, Role.COUNSELOR)
        chief = a_person(tx, Role.SUPERVISOR, "budi@dpmptsp.example")
        secret = tickets.change(tx, a_ticket(tx).id, NOW, confidential=True, state=TicketState.DRAFTED)

        assert counts(tx, sari, NOW, NEAR)[Queue.TO_REVIEW] == 0
        assert page(tx, Queue.TO_REVIEW, sari, NOW, NEAR).lines == ()
        with pytest.raises(NotFoundError):
            tickets.visible(tx, secret.id, sari)
        assert counts(tx, chief, NOW, NEAR)[Queue.TO_REVIEW] == 1
        assert tickets.visible(tx, secret.id, chief) == secret


def test_a_closed_ticket_cannot_be_resolved(database: Database) -> None:
    with database.transaction() as tx:
        closed = tickets.move(tx, a_ticket(tx), TicketState.CLOSED, NOW)

        with pytest.raises(TransitionError, match="closed -> resolved"):
            tickets.move(tx, closed, TicketState.RESOLVED, NOW)


def test_a_merged_ticket_leads_to_its_target(database: Database) -> None:
    with database.transaction() as tx:
        first, second, third = (a_ticket(tx) for _ in range(3))
        tickets.merge(tx, first, second, NOW)
        tickets.merge(tx, second, third, NOW)

        assert tickets.followed(tx, tickets.get(tx, first.id)).id == third.id


def test_events_are_read_in_order_and_only_grow(database: Database) -> None:
    with database.transaction() as tx:
        ticket = a_ticket(tx)
        before = events.last_id(tx)
        events.record(tx, NOW, SYSTEM, "review.noted", ticket_id=ticket.id, why="a note", data={"note": 1})
        events.record(tx, NOW, SYSTEM, "review.moved", ticket_id=ticket.id)

        assert [event.what for event in events.since(tx, before)] == ["review.noted", "review.moved"]
        assert [event.what for event in events.of_ticket(tx, ticket.id)] == ["review.noted", "review.moved"]


def test_a_published_version_is_kept_and_can_become_current_again(database: Database) -> None:
    later = NOW + timedelta(minutes=1)
    with database.transaction() as tx:
        assert versions.current(tx) is None
        assert versions.publish(tx, "v1", '{"a": 1}', "faq/", NOW)
        assert not versions.publish(tx, "v1", '{"a": 1}', "faq/", NOW)
        assert versions.publish(tx, "v2", '{"a": 2}', "faq/", later)
        assert versions.current(tx) == "v2"
        assert versions.content(tx, "v1") == '{"a": 1}'

        assert versions.publish(tx, "v1", '{"a": 1}', "faq/", later + timedelta(minutes=1))
        assert versions.current(tx) == "v1"


def test_a_changed_password_ends_the_sessions_of_a_person(database: Database) -> None:
    with database.transaction() as tx:
        sari = a_person(tx, Role.COUNSELOR)
        people.change(tx, sari.id, name="Sari W.")
        people.change(tx, sari.id, password_hash="x")

        changed = people.get(tx, sari.id)
        assert changed is not None
        assert (changed.name, changed.session_epoch) == ("Sari W.", sari.session_epoch + 1)


def test_moments_come_back_in_utc(database: Database) -> None:
    with database.transaction() as tx:
        ticket = a_ticket(tx)

        assert tickets.get(tx, ticket.id).created_at == NOW
        assert tickets.get(tx, ticket.id).created_at.tzinfo is UTC
        with pytest.raises(Exception, match="naive"):
            tickets.change(tx, ticket.id, datetime(2026, 1, 1))  # noqa: DTZ001 -- what must be refused
