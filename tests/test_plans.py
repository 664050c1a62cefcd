"""The statements of intake on SQLite: each finds its rows by an index, so that a mail costs the same in a full desk."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from helpdesk.desk import Desk
from helpdesk.follow_up import terms
from helpdesk.model.person import Role
from helpdesk.store import people, queues
from helpdesk.store.queues import Queue
from helpdesk.store.schema import metadata
from tests.intake.test_intake import NOW, take
from tests.letters import Letterbox, mail

FEW_ROWS = {"mailbox", "person", "unit", "day_off", "calendar_year"}
ONCE_A_BATCH = {"document_judgement"}  # read with a LIMIT


def test_a_page_of_a_queue_is_read_from_its_index_in_order(sqlite_desk: Desk) -> None:
    """No scan of the table and no sorting, so that a page costs the same whatever else the desk holds."""
    statements: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, text: str, parameters: Any, _context: Any, _many: bool) -> None:
        if "FROM ticket INDEXED BY" in text:
            statements.append((text, parameters))

    sa.event.listen(sqlite_desk.database.engine, "before_cursor_execute", note)
    plans: dict[str, list[str]] = {}
    with sqlite_desk.database.transaction() as tx:
        sari = people.add(tx, NOW, name="Sari", email="s@x.example", role=Role.COUNSELOR, password_hash=None)
        for queue in (one for one in Queue if one is not Queue.FAILED_MAIL):
            statements.clear()
            queues.page(tx, queue, sari, NOW, terms.soon(sqlite_desk, tx, NOW), after=(NOW, 1))
            ((text, parameters),) = statements
            plans[queue] = [step.detail for step in tx.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}", parameters)]
    assert len(plans) == 10
    reads = {queue: " ".join(plan) for queue, plan in plans.items()}
    assert {q: plan for q, plan in reads.items() if "B-TREE" in plan or " USING INDEX ix_ticket_" not in plan} == {}


def test_no_statement_of_intake_reads_a_whole_table_that_grows_with_mail(
    sqlite_desk: Desk, letterbox: Letterbox
) -> None:
    """A question, the answer to it, a stranger who writes its number, and a reference to what never came."""
    statements: dict[str, Any] = {}

    def note(_connection: Any, _cursor: Any, text: str, parameters: Any, _context: Any, many: bool) -> None:
        statements[text] = parameters[0] if many else parameters

    letterbox.put(mail(message_id="<a@warga.example>"))
    take(sqlite_desk, letterbox)
    sa.event.listen(sqlite_desk.database.engine, "before_cursor_execute", note)
    letterbox.put(mail("Biayanya berapa?", message_id="<b@warga.example>", in_reply_to="<a@warga.example>"))
    letterbox.put(mail(subject="[PTSP-2026-000001]", message_id="<c@lain.example>", sender="Tono <t@lain.example>"))
    letterbox.put(mail(message_id="<d@warga.example>", in_reply_to="<never@warga.example>"))
    take(sqlite_desk, letterbox, NOW + timedelta(hours=1))

    growing = {table.name for table in metadata.sorted_tables} - FEW_ROWS - ONCE_A_BATCH
    read = {text: row for text, row in statements.items() if text.startswith(("SELECT", "UPDATE", "DELETE"))}
    scanned = []
    with sqlite_desk.database.read() as tx:
        for text, parameters in read.items():
            plan = tx.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}", parameters)
            scanned += [(step.detail, text) for step in plan if step.detail.split()[:1] == ["SCAN"]]
    assert len(read) > 12
    assert [found for found in scanned if found[0].split()[1] in growing] == []
