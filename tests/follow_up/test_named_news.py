"""What config.toml names goes out by itself once, to whom it may be told; everything else stays a draft."""

from __future__ import annotations

import random
from datetime import date, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from helpdesk.blobs import Blobs
from helpdesk.config import Citizen, Config
from helpdesk.desk import Desk
from helpdesk.errors import DeliveryError
from helpdesk.explain import Explainer
from helpdesk.follow_up import remind
from helpdesk.follow_up.follow_up import Reported, take_reports
from helpdesk.model.application import Stage, StageReport
from helpdesk.model.delivery import Delivery
from helpdesk.model.follow_up import FollowUpKind, FollowUpState
from helpdesk.model.message import BouncedRecipient
from helpdesk.model.ticket import TicketState
from helpdesk.send import outcome
from helpdesk.store import citizens, deliveries, events, messages, tickets
from helpdesk.store.database import Database
from tests.follow_up.test_news import GOODS, NOW, OSS, K, S, a_citizen, report, the_draft, the_ticket, told
from tests.follow_up.test_notices import send
from tests.intake.test_intake import all_tickets, take
from tests.letters import Letterbox, mail, smtp
from tests.servers.smtp import SmtpServer

VOUCHED = {"Authentication-Results": "mx.dpmptsp.example; dkim=pass header.d=warga.example"}
ALL = ("received", "returned", "visit", "payment", "issued", "refused", "reminder")


def naming(desk: Desk, *names: str, **citizen: object) -> Desk:
    """Return the same desk with other notices named in its configuration."""
    sending = desk.config.send.model_copy(update={"notices": names, "undo_seconds": 0})
    update = {"send": sending, "citizen": Citizen(**citizen)}  # type: ignore[arg-type]
    return Desk(desk.config.model_copy(update=update), desk.database, desk.blobs, desk.key, desk.explainer)


@pytest.fixture
def telling(desk: Desk) -> Desk:
    """Return a desk that sends all news by itself, on both databases."""
    return naming(desk, *ALL)


def happened(desk: Desk, ticket_id: int, *reports: StageReport, number: str = "A-1", contact: str = "sari") -> None:
    """Let a system report about an application that is registered for an address."""
    item = Reported(
        number,
        reports,
        GOODS,
        applicant="Sari",
        unit="UP PMPTSP Jakarta Timur",
        ticket_id=ticket_id,
        contact=f"{contact}@warga.example" if contact else None,
    )
    take_reports(desk, OSS, [item], max(one.at for one in reports))


def sent(desk: Desk, ticket_id: int) -> list[EmailMessage]:
    """Return what the desk has put into the outbox on a ticket."""
    with desk.database.read() as tx:
        ours = [one for one in messages.conversation(tx, ticket_id) if one.outgoing]
        assert len(deliveries.of_ticket(tx, ticket_id)) == len(ours)
    return [message_from_bytes(desk.blobs.get(one.digest), policy=policy.default) for one in ours]


def words(message: EmailMessage, kind: str = "plain") -> str:
    part = message.get_body((kind,))
    assert part is not None
    return str(part.get_content())


def withheld(desk: Desk, ticket_id: int) -> dict[str, str]:
    with desk.database.read() as tx:
        found = [event for event in events.of_ticket(tx, ticket_id) if event.what == "notice.withheld"]
    return {event.data["kind"]: event.why or "" for event in found}


def test_a_refusal_that_is_named_goes_out_once_and_says_what_failed_and_what_to_do(telling: Desk) -> None:
    ticket_id = a_citizen(telling)
    refused = report(9, Stage.REFUSED, failed=("stnk",), note="NIK 3174012345678901 tidak cocok")
    happened(telling, ticket_id, refused)
    happened(telling, ticket_id, refused, report(1, Stage.SUBMITTED))

    (message,) = sent(telling, ticket_id)
    ticket = the_ticket(telling, ticket_id)
    assert message["To"] == "sari@warga.example"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Subject"].startswith("Permohonan ditolak: ")
    assert message["Subject"].endswith(f"[{ticket.number}]")
    for kind in ("plain", "html"):
        text = " ".join(words(message, kind).split())
        assert "Surat Tanda Nomor Kendaraan" in text or "STNK" in text
        assert "Dasar hukum" in text
        assert "mengajukan permohonan baru" in text
        assert "keberatan secara tertulis" in text
        assert "dikirim otomatis" in text
        assert "3174012345678901" not in text
    assert the_draft(telling, ticket_id) is None
    assert told(telling, ticket_id) == [(K.REFUSED, S.DONE)]
    assert ticket.state is TicketState.RESOLVED


def test_a_returned_one_says_that_the_same_application_goes_on(telling: Desk) -> None:
    ticket_id = a_citizen(telling)
    happened(telling, ticket_id, report(2, Stage.RETURNED, failed=("stnk",), day=date(2026, 12, 4)))
    (message,) = sent(telling, ticket_id)
    assert "Permohonan yang sama tetap berjalan" in words(message)
    assert "4 Desember 2026" in words(message)
    assert the_ticket(telling, ticket_id).state is TicketState.WAITING_CITIZEN


def test_what_is_not_named_stays_a_draft(desk: Desk) -> None:
    desk = naming(desk, "issued")
    ticket_id = a_citizen(desk)
    happened(desk, ticket_id, report(0, Stage.SUBMITTED))
    assert sent(desk, ticket_id) == []
    assert the_draft(desk, ticket_id) is not None

    happened(desk, ticket_id, report(3, Stage.ISSUED))
    (message,) = sent(desk, ticket_id)
    assert "Izinnya terbit" in words(message)
    assert the_draft(desk, ticket_id) is None  # what it told is overtaken


@pytest.mark.parametrize("seed", range(8))
def test_in_any_order_and_however_often_nothing_is_told_twice(sqlite_desk: Desk, seed: int) -> None:
    desk, chance = naming(sqlite_desk, *ALL), random.Random(seed)
    reports = [
        report(0, Stage.SUBMITTED),
        report(2, Stage.RETURNED, failed=("ktp",)),
        report(4, Stage.SUBMITTED, "again"),
        report(9, Stage.REFUSED, failed=("stnk",)),
    ]
    ticket_id = a_citizen(desk)
    order = [*reports, *chance.choices(reports, k=6)]
    chance.shuffle(order)
    for one in order:
        happened(desk, ticket_id, one)
        remind.prepare_waiting(desk, one.at)

    subjects = [message["Subject"] for message in sent(desk, ticket_id)]
    assert len(subjects) == len(set(subjects))
    refusals = [subject for subject in subjects if subject.startswith("Permohonan ditolak")]
    drafted = the_draft(desk, ticket_id)
    assert len(refusals) + (drafted is not None and "ditolak" in drafted.subject) == 1


def test_two_of_a_kind_in_a_day_are_one_notice_and_a_draft(telling: Desk) -> None:
    ticket_id = a_citizen(telling)
    happened(telling, ticket_id, report(3, Stage.ISSUED), number="A-1")
    happened(telling, ticket_id, report(3, Stage.ISSUED, "other"), number="A-2")
    assert len(sent(telling, ticket_id)) == 1
    draft = the_draft(telling, ticket_id)
    assert draft is not None
    assert "A-2" in draft.body
    assert "A-1" not in draft.body
    assert withheld(telling, ticket_id) == {"issued": "this address was told within the last 24 hours"}

    happened(telling, ticket_id, report(5, Stage.ISSUED, "third"), number="A-3")
    assert len(sent(telling, ticket_id)) == 2  # a day later there is room again


def test_three_in_a_day_are_the_most(telling: Desk) -> None:
    ticket_id = a_citizen(telling)
    for number, stage in enumerate((Stage.SUBMITTED, Stage.AWAITING_PAYMENT, Stage.AWAITING_VISIT, Stage.ISSUED)):
        happened(telling, ticket_id, report(1, stage, f"r{number}"), number=f"A-{number}")
    assert len(sent(telling, ticket_id)) == 3
    assert "3 notices" in withheld(telling, ticket_id)["issued"]


@pytest.mark.parametrize("stage", [Stage.REFUSED, Stage.RETURNED])
def test_who_would_not_learn_why_hears_from_a_person(telling: Desk, stage: Stage) -> None:
    ticket_id = a_citizen(telling)
    happened(telling, ticket_id, report(3, stage))
    assert sent(telling, ticket_id) == []
    assert withheld(telling, ticket_id) == {str(stage): "nobody has reported the reason"}


def test_a_correction_and_a_contradiction_are_for_a_person(telling: Desk) -> None:
    ticket_id = a_citizen(telling)
    happened(telling, ticket_id, report(3, Stage.ISSUED))
    with telling.database.transaction() as tx:
        (delivery,) = deliveries.of_ticket(tx, ticket_id)
        deliveries.cancel(tx, delivery.id, "sent long ago")
    happened(telling, ticket_id, report(5, Stage.REFUSED, "mended", failed=("ktp",), corrects="3-issued"))
    assert len(sent(telling, ticket_id)) == 1
    draft = the_draft(telling, ticket_id)
    assert draft is not None
    assert "tidak tepat" in draft.body
    assert withheld(telling, ticket_id) == {"refused": "it corrects what an earlier letter told"}

    other = a_citizen(telling, "Budi")
    happened(telling, other, report(3, Stage.ISSUED), report(4, Stage.SUBMITTED), number="B-1", contact="budi")
    assert sent(telling, other) == []
    assert "contradict" in withheld(telling, other)["issued"]


def test_a_notice_that_has_not_gone_out_is_stopped_when_what_it_tells_was_taken_back(telling: Desk) -> None:
    ticket_id = a_citizen(telling)
    happened(telling, ticket_id, report(3, Stage.ISSUED))
    happened(telling, ticket_id, report(3, Stage.TECHNICAL_CHECK, "mended", corrects="3-issued"))
    with telling.database.read() as tx:
        (delivery,) = deliveries.of_ticket(tx, ticket_id)
    assert delivery.state == "cancelled"
    assert told(telling, ticket_id) == [(K.ISSUED, S.DROPPED)]


def test_old_news_a_confidential_ticket_and_a_dead_address_are_for_a_person(telling: Desk) -> None:
    old = a_citizen(telling)
    item = Reported("A-1", (report(0, Stage.ISSUED),), GOODS, ticket_id=old, contact="sari@warga.example")
    take_reports(telling, OSS, [item], NOW + timedelta(days=15))
    secret = a_citizen(telling, "Budi")
    with telling.database.transaction() as tx:
        tickets.change(tx, secret, NOW, confidential=True)
    happened(telling, secret, report(1, Stage.ISSUED, "b"), number="B-1", contact="budi")
    dead = a_citizen(telling, "Tini")
    with telling.database.transaction() as tx:
        citizens.fails(tx, "tini@warga.example", "550 no such user", NOW)
    happened(telling, dead, report(1, Stage.ISSUED, "c"), number="C-1", contact="tini")
    assert [sent(telling, one) for one in (old, secret, dead)] == [[], [], []]
    reasons = [withheld(telling, one)["issued"] for one in (old, secret, dead)]
    assert [any(word in why for word in ("14 days", "decide", "came back")) for why in reasons] == [True] * 3


def test_only_the_registered_address_or_a_vouched_one_is_told(telling: Desk, letterbox: Letterbox) -> None:
    letterbox.put(mail(message_id="<a@warga.example>", headers=VOUCHED))
    letterbox.put(mail(message_id="<b@lain.example>", sender="Budi <budi@lain.example>", subject="Reklame"))
    take(telling, letterbox, NOW)
    known, unknown = sorted(all_tickets(telling), key=lambda one: one.id)
    happened(telling, known.id, report(1, Stage.ISSUED, "a"), number="A-1", contact="")
    happened(telling, unknown.id, report(1, Stage.ISSUED, "b"), number="B-1", contact="")
    (message,) = sent(telling, known.id)
    assert message["In-Reply-To"] == "<a@warga.example>"
    assert sent(telling, unknown.id) == []  # a person answers first: their draft waits for the reply


def test_an_open_reply_stays_where_it_is_when_a_notice_goes(telling: Desk, letterbox: Letterbox) -> None:
    letterbox.put(mail(message_id="<a@warga.example>", headers=VOUCHED))
    take(telling, letterbox, NOW)
    (ticket,) = all_tickets(telling)
    before = the_draft(telling, ticket.id)
    happened(telling, ticket.id, report(1, Stage.ISSUED), contact="")
    assert len(sent(telling, ticket.id)) == 1
    assert the_draft(telling, ticket.id) == before
    assert the_ticket(telling, ticket.id).state is TicketState.DRAFTED
    assert the_ticket(telling, ticket.id).answered_at is None


def bounced(desk: Desk, ticket_id: int) -> None:
    with desk.database.transaction() as tx:
        (delivery,) = deliveries.of_ticket(tx, ticket_id)
        gone = BouncedRecipient("sari@warga.example", "5.1.1", "failed", True, "550 no such user")
        outcome.returned(tx, delivery, [gone], NOW)


def test_news_that_came_back_becomes_a_draft_for_a_person_and_no_second_notice(telling: Desk) -> None:
    ticket_id = a_citizen(telling)
    happened(telling, ticket_id, report(3, Stage.ISSUED))
    bounced(telling, ticket_id)
    remind.prepare_waiting(telling, NOW + timedelta(days=4))
    assert len(sent(telling, ticket_id)) == 1
    assert the_draft(telling, ticket_id) is not None
    assert the_ticket(telling, ticket_id).needs_person


def test_a_refused_delivery_and_a_dead_sender_give_the_news_to_a_person_too(telling: Desk) -> None:
    refused, unsure = a_citizen(telling), a_citizen(telling, "Budi")
    happened(telling, refused, report(3, Stage.ISSUED))
    happened(telling, unsure, report(3, Stage.ISSUED, "b"), number="B-1", contact="budi")
    for ticket_id, error in (
        (refused, DeliveryError(550, "no such user")),
        (unsure, DeliveryError(0, "the connection broke", uncertain=True)),
    ):
        with telling.database.transaction() as tx:
            (delivery,) = deliveries.of_ticket(tx, ticket_id)
            failed(tx, delivery, error)
        remind.prepare_waiting(telling, NOW + timedelta(days=4))
        assert len(sent(telling, ticket_id)) == 1
        assert the_draft(telling, ticket_id) is not None


def failed(tx: object, delivery: Delivery, error: DeliveryError) -> None:
    outcome.not_taken(tx, delivery, error, NOW, NOW)  # type: ignore[arg-type]


def test_the_citizen_of_the_ticket_gets_the_link_to_its_page_and_nobody_else(desk: Desk) -> None:
    desk = naming(desk, "issued", url="https://layanan.example", status_pages=True)
    mine, theirs = a_citizen(desk), a_citizen(desk, "Budi")
    happened(desk, mine, report(3, Stage.ISSUED))
    happened(desk, theirs, report(3, Stage.ISSUED, "b"), number="B-1", contact="kantor.budi")
    ((own,), (other,)) = sent(desk, mine), sent(desk, theirs)
    for kind in ("plain", "html"):
        assert "https://layanan.example/status/" in words(own, kind)
        assert "https://layanan.example/status/" not in words(other, kind)


def test_a_reminder_of_what_is_missing_goes_out_once_and_then_a_person_is_told(desk: Desk) -> None:
    desk = naming(desk, "returned", "reminder")
    ticket_id = a_citizen(desk)
    happened(desk, ticket_id, report(0, Stage.RETURNED, failed=("stnk",)))
    for day in range(20):
        remind.remind(desk, NOW + timedelta(days=day))
    first, second = sent(desk, ticket_id)
    assert "dikembalikan" in words(first)
    assert second["Subject"].startswith("Menunggu tanggapan")
    assert "STNK" in words(second)
    kinds = [kind for kind, _ in told(desk, ticket_id)]
    assert kinds == [FollowUpKind.RETURNED, FollowUpKind.CITIZEN_SILENT, FollowUpKind.CITIZEN_STILL_SILENT]
    assert told(desk, ticket_id)[1][1] is FollowUpState.DONE


def test_a_named_notice_leaves_by_a_real_server_from_the_null_reverse_path(
    sqlite_database: Database, tmp_path: Path, config: Config, explainer: Explainer, smtp_server: SmtpServer
) -> None:
    sending = config.send.model_copy(update={"notices": ("issued",), "undo_seconds": 0})
    changed = config.model_copy(update={"send": sending, "smtp": smtp(smtp_server)})
    desk = Desk(changed, sqlite_database, Blobs(tmp_path / "blobs"), b"k" * 32, explainer)
    ticket_id = a_citizen(desk)
    happened(desk, ticket_id, report(1, Stage.ISSUED))
    send(desk, NOW + timedelta(days=1))
    send(desk, NOW + timedelta(days=2))
    (one,) = smtp_server.mails
    assert (one.reverse_path, one.recipients) == ("", ("sari@warga.example",))
    assert the_ticket(desk, ticket_id).answered_at is None  # it is no answer
