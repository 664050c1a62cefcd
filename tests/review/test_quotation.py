"""A reply ends with the mail that it answers only where the office wants that, masked, and only for who took part."""

from __future__ import annotations

from email import message_from_bytes, policy

import pytest

from helpdesk.desk import Desk
from helpdesk.mail.parse import parse
from helpdesk.mail.quote import split
from helpdesk.model.message import Address
from helpdesk.review import review
from helpdesk.store import drafts, messages
from tests.intake.test_intake import NOW, SARI, all_tickets, take
from tests.letters import Letterbox, mail

ASKED = "Selamat pagi,\n\nmau tanya syarat perpanjang izin makam. NIK saya 3174012345678901.\n\nTerima kasih"


@pytest.fixture
def quoting(sqlite_desk: Desk) -> Desk:
    """Return a desk that quotes."""
    config = sqlite_desk.config
    update = {"draft": config.draft.model_copy(update={"quote": True})}
    return Desk(
        config.model_copy(update=update),
        sqlite_desk.database,
        sqlite_desk.blobs,
        sqlite_desk.key,
        sqlite_desk.explainer,
    )


def answered(desk: Desk, letterbox: Letterbox, *to: str) -> bytes:
    """Answer a mail and return the octets of the answer."""
    letterbox.put(mail(ASKED))
    take(desk, letterbox, NOW)
    (ticket,) = all_tickets(desk)
    with desk.database.read() as tx:
        draft = drafts.open_draft(tx, ticket.id)
    assert draft is not None
    boxes = tuple(Address("", one) for one in to) or draft.to
    edit = review.Edit(draft.subject, "Yth. Ibu Rina,\n\nSyaratnya ada tiga.", boxes)
    review.approve(desk, SARI, draft.id, draft.version, NOW, edit=edit)
    with desk.database.read() as tx:
        (ours,) = [one for one in messages.conversation(tx, ticket.id) if one.outgoing]
    return desk.blobs.get(ours.digest)


def test_by_default_nothing_of_the_mail_travels_again(sqlite_desk: Desk, letterbox: Letterbox) -> None:
    assert "perpanjang" not in parse(answered(sqlite_desk, letterbox)).text


def test_the_quotation_stands_after_the_letter_and_hides_numbers(quoting: Desk, letterbox: Letterbox) -> None:
    octets = answered(quoting, letterbox)
    message = parse(octets)
    letter, _, quoted = message.text.partition("Surel Anda tanggal 24 November 2026:")
    assert letter.strip().endswith("Syaratnya ada tiga.")
    assert "> mau tanya syarat perpanjang izin makam. NIK saya ***." in quoted
    assert "3174012345678901" not in octets.decode()
    html = message_from_bytes(octets, policy=policy.default).get_body(("html",))
    assert html is not None
    assert "<blockquote" in html.get_content()
    assert "NIK saya ***" in html.get_content()
    assert split(message).new_text.startswith("Yth. Ibu Rina")  # other desks, too, tell it from what is new


def test_who_did_not_take_part_gets_no_quotation(quoting: Desk, letterbox: Letterbox) -> None:
    octets = answered(quoting, letterbox, "rina@warga.example", "kuasa@firma.example")
    assert "perpanjang izin makam" not in parse(octets).text
