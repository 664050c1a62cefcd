"""What left without the desk's own letter is on the ticket's page: notices, and answers from a normal mail program."""

from __future__ import annotations

from datetime import timedelta

from helpdesk.desk import Desk
from helpdesk.intake.intake import import_waiting
from helpdesk.store import receipts, tickets
from helpdesk.store.receipts import Arrival
from tests.letters import mail
from tests.web.seeds import START, deliver
from tests.web.serving import Visitor


def newest(desk: Desk) -> int:
    with desk.database.read() as tx:
        return max(ticket.id for ticket in tickets.every(tx))


def test_a_notice_and_why_another_was_withheld_are_shown(rina: Visitor, desk: Desk) -> None:
    send = desk.config.send.model_copy(update={"notices": ("acknowledgement",)})
    desk.config = desk.config.model_copy(update={"send": send})
    deliver(desk, mail(sender="Tuti <tuti@warga.example>", message_id="<t1@w.example>"), START)
    page = rina.get(f"/tickets/{newest(desk)}").text
    assert "mengirim pemberitahuan otomatis" in page
    assert "Petugas penyuluhan akan membacanya" in page

    other = mail("Biaya reklame?", subject="Reklame", sender="Tuti <tuti@warga.example>", message_id="<t2@w.example>")
    deliver(desk, other, START + timedelta(hours=1))
    page = rina.get(f"/tickets/{newest(desk)}").text
    assert "alamat ini sudah diberi tahu dalam 24 jam terakhir" in page


def test_an_answer_from_a_mail_program_is_shown_as_ours(rina: Visitor, desk: Desk) -> None:
    deliver(desk, mail(sender="Tuti <tuti@warga.example>", message_id="<t1@w.example>"), START)
    octets = mail("Syaratnya KTP.", sender="penyuluhan@dpmptsp.example", in_reply_to="<t1@w.example>")
    octets = octets.replace(b"To: penyuluhan@dpmptsp.example", b"To: tuti@warga.example")
    digest = desk.blobs.put(octets)
    later = START + timedelta(minutes=5)
    with desk.database.transaction() as tx:
        receipts.record(tx, [Arrival("penyuluhan/sent", "Terkirim", 1, 1, later, digest, len(octets))], later)
    import_waiting(desk, later)

    page = rina.get(f"/tickets/{newest(desk)}").text
    assert "Syaratnya KTP." in page
    assert "menjawab dari program surel biasa" in page
    assert "dikirim dari program surel biasa, bukan dari meja bantuan" in page
