from __future__ import annotations

from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from helpdesk.model.ticket import Origin
from helpdesk.store import participants, tickets
from helpdesk.store.database import Database
from helpdesk.store.schema import blob, message, reading

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


def a_mail(database: Database, sender: str | None, *to: str) -> int:
    """Put one mail into a new ticket and return the ticket's id."""
    with database.transaction() as tx:
        kind = {"subject": "", "citizen_id": None, "language": "id", "origin": Origin.EMAIL}
        ticket = tickets.add(tx, NOW, prefix="T", **kind).id  # type: ignore[arg-type]
        digest = f"{ticket:064}"
        tx.execute(sa.insert(blob), {"digest": digest, "size": 1, "created_at": NOW})
        moments = {"received_at": NOW, "created_at": NOW}
        row = {"identity": digest, "direction": "in", "ticket_id": ticket, "digest": digest, "decisions": [], **moments}
        row_id = tx.scalar(sa.insert(message).returning(message.c.id), row)
        read: dict[str, object] = {
            column.name: [] for column in reading.c if isinstance(column.type, sa.JSON) and not column.nullable
        }
        told: dict[str, object] = {
            column.name: "" for column in reading.c if isinstance(column.type, sa.String) and not column.nullable
        }
        written = [{"name": "", "address": address} for address in to]
        known = {"message_row_id": row_id, "from_address": sender, "to": written, "parser": 1}
        tx.execute(sa.insert(reading), told | read | known)
    return ticket


@pytest.mark.parametrize(
    ("sender", "to"),
    [
        ("Sari.W@Warga.example", ()),
        ("sari.w+izin@warga.example", ()),
        ("ani@warga.example", ("budi@warga.example", "SARI.W@warga.example")),
        (None, ("sari.w@warga.example",)),
    ],
    ids=["upper case", "detail", "among those written to", "without a sender"],
)
def test_a_ticket_is_found_by_whoever_took_part(database: Database, sender: str | None, to: tuple[str, ...]) -> None:
    hers, other = a_mail(database, sender, *to), a_mail(database, "wati@warga.example", "sari.x@warga.example")
    with database.read() as tx:
        assert participants.tickets_with(tx, (hers, other), "sari.w@warga.example") == {hers}
        assert participants.tickets_with(tx, (other,), "sari.w@warga.example") == frozenset()


@pytest.mark.parametrize("address", ["o'neil_1@warga.example", "a%b@warga.example", "séverine@warga.example"])
def test_an_address_with_other_signs_is_found_as_well(database: Database, address: str) -> None:
    hers, other = a_mail(database, "x@warga.example", address), a_mail(database, "xyzzy@warga.example")
    with database.read() as tx:
        assert participants.tickets_with(tx, (hers, other), address) == {hers}


def test_everybody_who_took_part_in_a_ticket_is_named_in_small_letters(database: Database) -> None:
    ticket = a_mail(database, "Sari@warga.example", "Budi@Warga.example")
    with database.read() as tx:
        assert participants.of_ticket(tx, ticket) == {"sari@warga.example", "budi@warga.example"}
