"""Who has got an answer is asked once how satisfied they are, and may say that once was enough."""

from __future__ import annotations

from datetime import timedelta
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from helpdesk import citizen
from helpdesk.blobs import Blobs
from helpdesk.config import Citizen, Config
from helpdesk.desk import Desk
from helpdesk.explain import Explainer
from helpdesk.follow_up.survey import AFTER, AGAIN, WITHIN, survey
from helpdesk.model.person import SYSTEM
from helpdesk.model.ticket import Origin, TicketState
from helpdesk.report.satisfaction import Element
from helpdesk.review import handle
from helpdesk.review.handle import Opening
from helpdesk.store import deliveries, messages, tickets
from helpdesk.store.database import Database
from tests.intake.test_intake import NOW, all_tickets

LATER = NOW + AFTER + timedelta(hours=1)


@pytest.fixture
def desk(database: Database, tmp_path: Path, config: Config, explainer: Explainer) -> Desk:
    """Return a desk that asks, with one matter that was answered and has ended."""
    send = config.send.model_copy(update={"notices": ("survey",)})
    offer = Citizen(url="https://layanan.example", survey=True)
    asking = config.model_copy(update={"send": send, "citizen": offer})
    one = Desk(asking, database, Blobs(tmp_path / "blobs"), b"k" * 32, explainer)
    ended(one)
    return one


def ended(desk: Desk, name: str = "budi") -> int:
    """Let a matter come in, be answered and end; return its ticket."""
    asked = Opening(name, f"{name}@warga.example", "Reklame", "Berapa biaya izin reklame?", Origin.PHONE)
    ticket_id = handle.open_ticket(desk, SYSTEM, asked, NOW)
    with desk.database.transaction() as tx:
        tickets.change(tx, ticket_id, NOW, answered_at=NOW)
    handle.move(desk, SYSTEM, ticket_id, TicketState.RESOLVED, NOW)
    return ticket_id


def sent(desk: Desk, ticket_id: int) -> list[bytes]:
    with desk.database.read() as tx:
        found = [m for m in messages.conversation(tx, ticket_id) if m.outgoing]
        assert len(deliveries.of_ticket(tx, ticket_id)) == len(found)
    return [desk.blobs.get(m.digest) for m in found]


def test_a_citizen_is_asked_once_with_a_link_and_a_way_out(desk: Desk) -> None:
    (ticket,) = all_tickets(desk)
    assert survey(desk, NOW + timedelta(hours=1)) == 0  # not at once
    assert survey(desk, LATER) == 1
    assert survey(desk, LATER + timedelta(hours=1)) == 0

    (octets,) = sent(desk, ticket.id)
    found = message_from_bytes(octets, policy=policy.default)
    assert found["Subject"] == f"Bagaimana pelayanan kami? [{ticket.number}]"
    assert found["To"] == "budi@warga.example"
    assert found["Auto-Submitted"] == "auto-generated"
    assert found["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    body = found.get_body(("plain",))
    assert body is not None
    page = str(found["List-Unsubscribe"]).strip("<>")
    assert page.startswith("https://layanan.example/survey/")
    assert page in body.get_content()
    assert "reklame" not in body.get_content()


def test_nobody_is_asked_again_within_ninety_days_nor_out_of_the_blue(desk: Desk) -> None:
    assert survey(desk, LATER) == 1
    ended(desk)
    assert survey(desk, LATER + timedelta(hours=1)) == 0

    stranger = ended(desk, "ani")
    assert survey(desk, NOW + WITHIN + timedelta(days=1)) == 0
    assert sent(desk, stranger) == []
    assert AGAIN > WITHIN


def test_who_wants_no_survey_gets_none(desk: Desk) -> None:
    (ticket,) = all_tickets(desk)
    citizen.no_more_surveys(desk, ticket, NOW)
    citizen.no_more_surveys(desk, ticket, NOW)  # said twice
    assert survey(desk, LATER) == 0


def test_who_has_answered_already_or_waits_for_us_is_not_asked(desk: Desk) -> None:
    (ticket,) = all_tickets(desk)
    citizen.answer_survey(desk, ticket, {Element.TIME: 4}, "", NOW)
    waiting = ended(desk, "ani")
    handle.move(desk, SYSTEM, waiting, TicketState.NEW, NOW)
    assert survey(desk, LATER) == 0


@pytest.mark.parametrize("what", ["notices", "survey"])
def test_nothing_goes_out_that_is_not_named(desk: Desk, what: str) -> None:
    config = desk.config
    off = (
        {"send": config.send.model_copy(update={"notices": ()})}
        if what == "notices"
        else {"citizen": config.citizen.model_copy(update={"survey": False})}
    )
    quiet = Desk(config.model_copy(update=off), desk.database, desk.blobs, desk.key, desk.explainer)
    assert survey(quiet, LATER) == 0
    (ticket,) = all_tickets(desk)
    assert sent(desk, ticket.id) == []
