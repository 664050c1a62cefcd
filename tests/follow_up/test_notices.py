"""The desk writes by itself only what config.toml names, within its limits, and never in a loop."""

from __future__ import annotations

import smtplib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from helpdesk.blobs import Blobs
from helpdesk.config import Config
from helpdesk.desk import Desk
from helpdesk.explain import Explainer
from helpdesk.follow_up.notices import sure_answers
from helpdesk.model.delivery import DeliveryState
from helpdesk.model.explanation import Explanation
from helpdesk.model.ticket import TicketState
from helpdesk.send.send import recover, send_due
from helpdesk.send.submitter import Submitter
from helpdesk.store import deliveries, events, messages, receipts
from helpdesk.store.database import Database
from tests.intake.test_intake import all_tickets, reply, take
from tests.letters import Letterbox, mail, smtp
from tests.servers.smtp import Quirk, Received, SmtpServer

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


@pytest.fixture
def border() -> Iterator[SmtpServer]:
    """Start the server that takes mail for the office."""
    with SmtpServer() as server:
        yield server


@pytest.fixture
def telling(
    sqlite_database: Database, tmp_path: Path, config: Config, explainer: Explainer, smtp_server: SmtpServer
) -> Desk:
    """Return a desk on SQLite that acknowledges what it gets."""
    return acknowledging(sqlite_database, tmp_path, config, explainer, smtp_server)


@pytest.fixture
def telling_anywhere(
    database: Database, tmp_path: Path, config: Config, explainer: Explainer, smtp_server: SmtpServer
) -> Desk:
    """Return one on both databases."""
    return acknowledging(database, tmp_path, config, explainer, smtp_server)


def acknowledging(
    database: Database, tmp_path: Path, config: Config, explainer: Explainer, smtp_server: SmtpServer
) -> Desk:
    send = config.send.model_copy(update={"notices": ("acknowledgement",), "undo_seconds": 0})
    changed = config.model_copy(update={"send": send, "smtp": smtp(smtp_server)})
    return Desk(changed, database, Blobs(tmp_path / "blobs"), b"k" * 32, explainer)


def send(desk: Desk, now: datetime) -> None:
    with Submitter(desk.config.smtp) as submitter:
        send_due(desk, submitter, now)


def states(desk: Desk) -> list[DeliveryState]:
    """Return the state of every delivery there is."""
    with desk.database.read() as tx:
        return [delivery.state for ticket in all_tickets(desk) for delivery in deliveries.of_ticket(tx, ticket.id)]


def told(desk: Desk) -> list[str]:
    """Return why each notice was withheld."""
    with desk.database.read() as tx:
        return [event.why or "" for event in events.since(tx, 0) if event.what == "notice.withheld"]


def test_the_first_mail_of_a_matter_is_acknowledged_once(
    telling: Desk, letterbox: Letterbox, smtp_server: SmtpServer
) -> None:
    letterbox.put(mail(subject="Izin makam, NIK 3174012345678901"))
    take(telling, letterbox, NOW)
    send(telling, NOW)
    send(telling, NOW + timedelta(hours=1))

    (sent,) = smtp_server.mails
    head = message_from_bytes(sent.octets, policy=policy.default)
    (ticket,) = all_tickets(telling)
    assert (sent.reverse_path, sent.recipients) == ("", ("rina@warga.example",))
    assert (head["Auto-Submitted"], head["In-Reply-To"]) == ("auto-replied", "<satu@warga.example>")
    assert ticket.number in head["Subject"]
    for kind in ("plain", "html"):
        body = head.get_body((kind,))
        assert body is not None
        assert ticket.number in body.get_content()
        assert "24 November 2026" in body.get_content()
    assert "3174012345678901" not in sent.octets.decode()
    assert ticket.state is TicketState.DRAFTED
    assert ticket.answered_at is None  # it is no answer
    with telling.database.read() as tx:
        assert [m.outgoing for m in messages.conversation(tx, ticket.id)] == [False, True]


def test_the_acknowledgement_speaks_english_to_who_writes_english(
    telling: Desk, letterbox: Letterbox, smtp_server: SmtpServer
) -> None:
    letterbox.put(mail("Good morning, which documents do I need to renew my licence? Thank you.", subject="Licence"))
    take(telling, letterbox, NOW)
    send(telling, NOW)
    assert "We received your email on 24 November 2026" in smtp_server.mails[0].octets.decode()


def test_nothing_leaves_a_desk_whose_configuration_names_no_notice(sqlite_desk: Desk, letterbox: Letterbox) -> None:
    letterbox.put(mail())
    take(sqlite_desk, letterbox, NOW)
    assert states(sqlite_desk) == []
    assert told(sqlite_desk) == []


@pytest.mark.parametrize(
    ("octets", "why"),
    [
        (mail(headers={"Auto-Submitted": "auto-generated"}), None),
        (mail(sender="penyuluhan@dpmptsp.example"), None),
        (mail("Terima kasih banyak atas bantuannya.", subject="Terima kasih"), None),
        (mail(subject="Tanya [PTSP-2026-000001]", sender="lain@warga.example", message_id="<x@w.example>"), "decide"),
    ],
    ids=["automatic", "our own address", "thanks", "held"],
)
def test_who_must_not_be_told_is_not(
    telling: Desk, letterbox: Letterbox, smtp_server: SmtpServer, octets: bytes, why: str | None
) -> None:
    letterbox.put(mail(message_id="<nol@warga.example>"))
    take(telling, letterbox, NOW)
    send(telling, NOW)
    letterbox.put(octets)
    take(telling, letterbox, NOW)
    send(telling, NOW)

    assert len(smtp_server.mails) == 1
    assert all(why in each for each in told(telling)) if why else told(telling) == []


def test_an_address_is_told_once_a_day_however_many_matters_it_opens(
    telling_anywhere: Desk, letterbox: Letterbox, smtp_server: SmtpServer
) -> None:
    for number in range(4):
        now = NOW + timedelta(hours=9 * number)
        matter = ("Reklame", "Izin apoteker", "Pemakaman", "Salon")[number]
        letterbox.put(mail(f"Berapa biayanya? {number}", subject=matter, message_id=f"<{number}@warga.example>"))
        take(telling_anywhere, letterbox, now)
        send(telling_anywhere, now)

    assert len(all_tickets(telling_anywhere)) == 4
    assert len(smtp_server.mails) == 2  # at once, and 27 hours later
    assert told(telling_anywhere) == ["this address was told within the last 24 hours"] * 2


def told_with(desk: Desk, *notices: str) -> Desk:
    send = desk.config.send.model_copy(update={"notices": notices, "answer_confidence": 0.5})
    changed = desk.config.model_copy(update={"send": send})
    return Desk(changed, desk.database, desk.blobs, desk.key, desk.explainer)


def confident(explanation: Explanation, confidence: float) -> Explanation:
    """Return an explanation whose best candidates have this probability."""
    questions = tuple(
        replace(
            question,
            out_of_scope=(1 - confidence) / 2,
            candidates=tuple(replace(one, confidence=confidence) for one in question.candidates),
        )
        for question in explanation.understanding.questions
    )
    return replace(explanation, understanding=replace(explanation.understanding, questions=questions))


def test_an_answer_goes_along_only_when_every_question_is_very_sure(telling: Desk) -> None:
    octets = mail("Apa saja syarat SIP dokter?", subject="SIP")
    explanation = telling.explainer.explain(octets, telling.today(NOW))
    (block,) = sure_answers(confident(explanation, 0.97), explanation.letter, 0.95)

    assert block.answered_by[0] == explanation.understanding.questions[0].candidates[0].id
    assert sure_answers(confident(explanation, 0.94), explanation.letter, 0.95) == ()
    question = confident(explanation, 0.97).understanding.questions[0]
    doubtful = replace(explanation.understanding, questions=(question, replace(question, candidates=())))
    assert sure_answers(replace(explanation, understanding=doubtful), explanation.letter, 0.95) == ()


@pytest.mark.parametrize("kinds", [("acknowledgement",), ("answer",)], ids=" ".join)
def test_the_acknowledgement_says_by_when_and_carries_an_answer_only_if_that_is_named(
    telling: Desk, letterbox: Letterbox, smtp_server: SmtpServer, kinds: tuple[str, ...]
) -> None:
    desk = told_with(telling, *kinds)
    octets = mail("Apa saja syarat SIP dokter?", subject="SIP")
    letterbox.put(octets, NOW)
    take(desk, letterbox, NOW)
    send(desk, NOW)

    body = message_from_bytes(smtp_server.mails[0].octets, policy=policy.default).get_body(("plain",))
    assert body is not None
    text = body.get_content()
    assert "paling lambat 24 November 2026" in text or "paling lambat 25 November 2026" in text
    assert "Undang-Undang Nomor 27 Tahun 2022" in text
    assert ("Sambil menunggu" in text) == ("answer" in kinds)
    assert ("Surat Tanda Registrasi" in text) == ("answer" in kinds)


@pytest.mark.parametrize("answer", ["550 5.1.1 no such user", Quirk.CLOSE_BEFORE_ANSWER], ids=str)
def test_an_acknowledgement_that_cannot_be_delivered_troubles_nobody(
    telling: Desk, letterbox: Letterbox, smtp_server: SmtpServer, answer: str | Quirk
) -> None:
    letterbox.put(mail())
    take(telling, letterbox, NOW)
    smtp_server.answers.append(answer)
    send(telling, NOW)
    recover(telling, NOW + timedelta(hours=1))
    send(telling, NOW + timedelta(days=2))

    (ticket,) = all_tickets(telling)
    assert states(telling) == [DeliveryState.CANCELLED]
    assert ticket.state is TicketState.DRAFTED
    assert len(smtp_server.mails) == (1 if isinstance(answer, Quirk) else 0)


def test_the_answer_to_an_acknowledgement_joins_its_ticket(
    telling: Desk, letterbox: Letterbox, smtp_server: SmtpServer
) -> None:
    letterbox.put(mail())
    take(telling, letterbox, NOW)
    send(telling, NOW)
    told_id = message_from_bytes(smtp_server.mails[0].octets)["Message-ID"]
    letterbox.put(mail("Ini KTP saya.", sender="kakak@warga.example", message_id="<b@w.example>", in_reply_to=told_id))
    take(telling, letterbox, NOW)
    (ticket,) = all_tickets(telling)
    assert reply(telling, ticket, NOW)  # the desk's draft is still there to be sent


class Autoresponder:
    """A program that answers each mail to its address at once; ``habit`` is what it marks its answers with."""

    def __init__(self, address: str, habit: str, border: SmtpServer) -> None:
        self.address, self._habit, self._border = address, habit, border
        self._count = 0

    def hear(self, received: Received) -> None:
        """Answer to the office."""
        heard = message_from_bytes(received.octets, policy=policy.default)
        self._count += 1
        answer = EmailMessage()
        answer["From"] = self.address
        answer["To"] = "penyuluhan@dpmptsp.example"
        answer["Message-ID"] = f"<{self._count}.{self.address}>"
        answer["Date"] = "Tue, 24 Nov 2026 09:00:00 +0700"
        answer["Subject"] = f"Re: {heard['Subject']}" if self._habit != "nothing" else f"Pesan {self._count}"
        if self._habit == "RFC 3834":
            answer["Auto-Submitted"] = "auto-replied"
        if self._habit in ("RFC 3834", "In-Reply-To"):
            answer["In-Reply-To"] = heard["Message-ID"]
        answer.set_content(f"Surat Anda sudah saya terima. Berapa biaya izin reklame? ({self._count})")
        with smtplib.SMTP(self._border.host, self._border.port) as client:
            client.sendmail(self.address, ["penyuluhan@dpmptsp.example"], answer.as_bytes())


@pytest.mark.parametrize(
    ("first", "second"),
    [("RFC 3834", "In-Reply-To"), ("In-Reply-To", "subject"), ("subject", "RFC 3834"), ("nothing", "subject")],
)
def test_two_autoresponders_and_the_desk_in_a_loop_end_with_one_acknowledgement(
    telling: Desk, letterbox: Letterbox, smtp_server: SmtpServer, border: SmtpServer, first: str, second: str
) -> None:
    responders = [
        Autoresponder("rina@warga.example", first, border),
        Autoresponder("kantor.rina@warga.example", second, border),  # rina's mail is also forwarded there
    ]
    letterbox.put(mail())
    heard = 0
    for hour in range(6):
        now = NOW + timedelta(hours=hour)
        take(telling, letterbox, now)
        send(telling, now)
        for received in smtp_server.mails[-1:]:  # every hour again, as the rudest of them do
            for responder in responders:
                responder.hear(received)
        for received in border.mails[heard:]:
            letterbox.put(received.octets)
        heard = len(border.mails)

    (sent,) = smtp_server.mails
    assert b"Auto-Submitted: auto-replied" in sent.octets
    assert heard == 12
    assert states(telling) == [DeliveryState.SENT]
    with telling.database.read() as tx:
        assert receipts.counts(tx).get("failed") is None
