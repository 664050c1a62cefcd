"""What was proposed and what was sent, as the figures of drafts read it, on both databases."""

from __future__ import annotations

from datetime import timedelta

from helpdesk.desk import Desk
from helpdesk.draft.letter.compared import compare_replies
from helpdesk.model.message import Address
from helpdesk.store import drafts, messages
from tests.intake.test_intake import NOW, all_tickets, take
from tests.letters import Letterbox, mail

CITIZEN = (Address("Rina", "rina@warga.example"),)


def test_only_proposed_replies_that_left_are_compared(desk: Desk, letterbox: Letterbox) -> None:
    letterbox.put(mail("1. Syarat KRK?\n2. Biaya SLF?", subject="Tanya"))
    take(desk, letterbox)
    (ticket,) = all_tickets(desk)
    with desk.database.transaction() as tx:
        found = drafts.open_draft(tx, ticket.id)
        assert found is not None
        (message,) = messages.conversation(tx, ticket.id)
        assert drafts.sent_replies(tx, NOW - timedelta(days=1), 10) == []
        drafts.save(tx, found.id, found.version, NOW, body=found.body + "\n\nSalam.")
        drafts.close(tx, found.id, "sent", NOW)
        letter = desk.explainer.blank("id", "Rina", ticket.number, "Halo")
        own = drafts.propose(tx, NOW, ticket_id=ticket.id, message_row_id=None, letter=letter, to=CITIZEN)
        drafts.close(tx, own, "sent", NOW)
    with desk.database.read() as tx:
        (reply,) = drafts.sent_replies(tx, NOW - timedelta(days=1), 10)
        assert drafts.sent_replies(tx, NOW + timedelta(days=1), 10) == []

    assert (reply.ticket_id, reply.proposed, reply.body) == (ticket.id, found.body, found.body + "\n\nSalam.")
    assert [entry for entry, _ in reply.blocks] == [block["answered_by"][0] for block in found.blocks]
    assert len(reply.blocks) == len(message.questions)
    outcome = compare_replies([reply], {})
    assert (outcome.sent, outcome.unchanged, outcome.distance) == (1, 0, 0.0)
