"""The statements of intake on SQLite: each finds its rows by an index, so that a mail costs the same in a full desk."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from helpdesk.desk import Desk
from helpdesk.store.schema import metadata
from tests.letters import Letterbox, mail
from tests.test_intake import NOW, take

FEW_ROWS = {"mailbox", "person", "unit", "document_judgement"}  # the last one is read with a LIMIT, once a batch


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

    growing = {table.name for table in metadata.sorted_tables} - FEW_ROWS
    read = {text: row for text, row in statements.items() if text.startswith(("SELECT", "UPDATE", "DELETE"))}
    scanned = []
    with sqlite_desk.database.read() as tx:
        for text, parameters in read.items():
            plan = tx.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}", parameters)
            scanned += [(step.detail, text) for step in plan if step.detail.split()[:1] == ["SCAN"]]
    assert len(read) > 12
    assert [found for found in scanned if found[0].split()[1] in growing] == []
