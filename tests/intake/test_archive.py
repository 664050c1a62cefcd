"""Old mail comes in with its own dates and asks nobody for anything; what citizens write to it later finds it."""

from __future__ import annotations

import mailbox as stdlib_mailbox
import os
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from helpdesk.cli.main import app
from helpdesk.config import load
from helpdesk.desk import Desk
from helpdesk.follow_up import terms
from helpdesk.intake.archive import sent_at
from helpdesk.intake.intake import collect, collect_archive, import_waiting
from helpdesk.mailbox.file_mailbox import FilesMailbox
from helpdesk.model.person import Person, Role
from helpdesk.model.ticket import Ticket, TicketState
from helpdesk.store import citizens, deliveries, drafts, events, messages, queues, receipts, tickets
from helpdesk.store.queues import Queue
from tests.conftest import ROOT
from tests.letters import Letterbox, mail
from tests.servers.dovecot import Dovecot

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
OLD = datetime(2019, 3, 4, 2, 0, tzinfo=UTC)
OURS = "Penyuluhan <penyuluhan@dpmptsp.example>"
QUESTION = mail(date="Mon, 04 Mar 2019 09:00:00 +0700", message_id="<lama@warga.example>")
ANSWER = mail(
    "Syaratnya fotokopi KTP ahli waris.",
    sender=OURS,
    subject="Re: Perpanjangan makam",
    date="Tue, 05 Mar 2019 09:00:00 +0700",
    message_id="<jawab@dpmptsp.example>",
    in_reply_to="<lama@warga.example>",
).replace(b"To: penyuluhan@dpmptsp.example", b"To: Rina Wati <rina@warga.example>")


def put(desk: Desk, folder: Path, *mails: bytes) -> None:
    """Take mails in as an archive of single files."""
    folder.mkdir(exist_ok=True)
    for number, octets in enumerate(mails):
        (folder / f"{number}.eml").write_bytes(octets)
    with FilesMailbox([str(folder)], by_date=True) as source:
        collect_archive(desk, source, NOW)
    while import_waiting(desk, NOW):
        pass


def live(desk: Desk, letterbox: Letterbox, octets: bytes) -> None:
    letterbox.put(octets)
    with letterbox.open() as mailbox:
        collect(desk, mailbox, NOW, grows=False)
    while import_waiting(desk, NOW):
        pass


def all_tickets(desk: Desk) -> list[Ticket]:
    with desk.database.read() as tx:
        return list(tickets.every(tx))


def test_old_mail_is_a_closed_ticket_of_its_own_date_that_asks_nobody_for_anything(desk: Desk, tmp_path: Path) -> None:
    put(desk, tmp_path / "old", ANSWER, QUESTION)  # the answer's file comes first

    (ticket,) = all_tickets(desk)
    supervisor = Person(1, "S", "s@x.example", Role.SUPERVISOR, None, None, True, 0, "id", NOW)
    with desk.database.read() as tx:
        filed = messages.conversation(tx, ticket.id)
        assert drafts.open_draft(tx, ticket.id) is None
        assert deliveries.of_ticket(tx, ticket.id) == ()
        counts = queues.counts(tx, supervisor, NOW, terms.soon(desk, tx, NOW))
        told = events.of_ticket(tx, ticket.id)
        assert ticket.citizen_id is not None
        citizen = citizens.get(tx, ticket.citizen_id)
    assert (ticket.state, ticket.created_at, ticket.last_inbound_at) == (TicketState.CLOSED, OLD, OLD)
    assert ticket.answered_at == OLD + timedelta(days=1)
    assert ticket.number.startswith("PTSP-2019-")
    assert not ticket.needs_person
    assert not ticket.held
    assert citizen is not None
    assert citizen.addresses == ("rina@warga.example",)
    assert [(m.outgoing, m.received_at) for m in filed] == [(False, OLD), (True, OLD + timedelta(days=1))]
    assert "iptm-perpanjangan" in filed[0].permits
    assert {queue for queue, count in counts.items() if count} == {Queue.DONE}
    assert {event.actor_kind for event in told} == {"import"}


def test_a_later_answer_of_the_citizen_finds_the_archive(desk: Desk, tmp_path: Path, letterbox: Letterbox) -> None:
    put(desk, tmp_path / "old", QUESTION, ANSWER)

    live(
        desk,
        letterbox,
        mail(
            "Terima kasih, lalu biayanya berapa?",
            message_id="<baru@warga.example>",
            subject="Re: Perpanjangan makam",
            in_reply_to="<jawab@dpmptsp.example>",
        ),
    )

    found = all_tickets(desk)
    with desk.database.read() as tx:
        newest = max(found, key=lambda ticket: ticket.id)
        filed = messages.conversation(tx, newest.id)
        assert drafts.open_draft(tx, newest.id) is not None
    assert newest.state is TicketState.DRAFTED
    assert filed[-1].message_id == "baru@warga.example"
    assert filed[-1].decisions[0]["reason"] != "a new matter"


def test_old_mail_of_a_living_ticket_joins_it_and_changes_nothing_else(
    desk: Desk, tmp_path: Path, letterbox: Letterbox
) -> None:
    live(desk, letterbox, mail(message_id="<kini@warga.example>"))
    (before,) = all_tickets(desk)

    put(
        desk,
        tmp_path / "old",
        mail(
            "Tambahan.",
            message_id="<t@warga.example>",
            in_reply_to="<kini@warga.example>",
            date="Mon, 04 Mar 2019 09:00:00 +0700",
        ),
    )

    (after,) = all_tickets(desk)
    assert after == before
    with desk.database.read() as tx:
        assert len(messages.conversation(tx, after.id)) == 2


def test_a_stranger_in_the_archive_is_never_held_for_a_person(desk: Desk, tmp_path: Path) -> None:
    stranger = mail(
        "Saya juga.",
        sender="orang@lain.example",
        message_id="<o@lain.example>",
        in_reply_to="<lama@warga.example>",
        date="Wed, 06 Mar 2019 09:00:00 +0700",
    )
    put(desk, tmp_path / "old", QUESTION, stranger)

    found = all_tickets(desk)
    assert [(ticket.held, ticket.state) for ticket in found] == [(False, TicketState.CLOSED)] * 2
    with desk.database.read() as tx:
        (filed,) = messages.conversation(tx, found[1].id)
    assert filed.decisions[0]["ticket"] == found[0].number


def test_what_claims_to_be_from_us_to_us_is_not_ours(desk: Desk, tmp_path: Path) -> None:
    put(desk, tmp_path / "old", mail(sender=OURS, message_id="<palsu@x.example>"))

    (ticket,) = all_tickets(desk)
    with desk.database.read() as tx:
        (filed,) = messages.conversation(tx, ticket.id)
    assert not filed.outgoing


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        (datetime(2015, 1, 1, tzinfo=UTC), datetime(2015, 1, 1, tzinfo=UTC)),
        (None, OLD),
        (NOW + timedelta(days=900), OLD),
        (datetime(1970, 1, 1, tzinfo=UTC), OLD),
    ],
)
def test_an_unusable_date_is_replaced_by_the_arrival(date: datetime | None, expected: datetime) -> None:
    at, reason = sent_at(date, OLD, NOW)

    assert at == expected
    assert reason


def test_the_same_archive_twice_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    put(desk, tmp_path / "old", QUESTION, ANSWER)
    before = all_tickets(desk)
    put(desk, tmp_path / "copy", ANSWER, QUESTION)
    put(desk, tmp_path / "old", QUESTION, ANSWER)

    assert all_tickets(desk) == before


@pytest.fixture
def office(tmp_path: Path) -> Path:
    text = f'[draft]\nfaq = "{ROOT}/faq"\ntemplates = "{ROOT}/templates"\n'
    (tmp_path / "config.toml").write_text(text)
    run(tmp_path, "migrate")
    return tmp_path


def run(office: Path, *words: str) -> Result:
    return CliRunner().invoke(app, [*words, "--config", str(office / "config.toml")])


def test_the_command_takes_mboxes_and_maildirs(office: Path) -> None:
    old = stdlib_mailbox.mbox(office / "old.mbox")
    for octets in (
        ANSWER,
        QUESTION,
        mail("From here on\n", message_id="<3@x.example>", date="1 Feb 2018 09:00:00 +0700"),
    ):
        old.add(octets)
    old.close()
    box = stdlib_mailbox.Maildir(office / "Maildir")
    box.add(mail("Syarat SIP dokter?", message_id="<4@x.example>", date="Mon, 04 Mar 2099 09:00:00 +0700"))
    (name,) = (office / "Maildir" / "new").iterdir()
    os.utime(name, (OLD.timestamp(), OLD.timestamp()))

    taken = run(office, "intake", "--archive", str(office / "old.mbox"), str(office / "Maildir"))

    assert taken.exit_code == 0, taken.output
    assert taken.stderr.splitlines()[-1] == "4 mails received: 4 imported."
    desk = Desk.open(load(office / "config.toml"), NOW)
    found = all_tickets(desk)
    desk.close()
    assert {ticket.state for ticket in found} == {TicketState.CLOSED}
    assert sorted(ticket.created_at.year for ticket in found) == [2018, 2019, 2019]


def test_the_command_takes_an_imap_folder_and_leaves_it_as_it_is(office: Path, dovecot: Dovecot) -> None:
    user = f"{uuid.uuid4().hex}@example.org"
    dovecot.append(user, QUESTION, folder="Archive")
    dovecot.append(
        user, mail(date="nonsense", message_id="<5@x.example>"), folder="Archive", date='"05-May-2018 10:00:00 +0700"'
    )
    (office / "password").write_text(Dovecot.password)
    with (office / "config.toml").open("a") as file:
        file.write(
            f'[[mailbox]]\nname = "penyuluhan"\nkind = "imap"\nhost = "{dovecot.host}"\nport = {dovecot.imap_port}\n'
            f'tls = "none"\nusername = "{user}"\npassword_file = "password"\nmove_to = "Archive"\n'
        )

    taken = run(office, "intake", "--archive", "--mailbox", "penyuluhan", "--folder", "Archive")
    again = run(office, "intake", "--archive", "--mailbox", "penyuluhan", "--folder", "Archive")

    assert taken.stderr.splitlines()[-1] == "2 mails received: 2 imported.", taken.output
    assert again.stderr.splitlines()[-1] == "0 mails received."
    desk = Desk.open(load(office / "config.toml"), NOW)
    found = all_tickets(desk)
    with desk.database.read() as tx:
        assert receipts.counts(tx) == {"imported": 2}
    desk.close()
    assert sorted(ticket.created_at for ticket in found) == [datetime(2018, 5, 5, 3, 0, tzinfo=UTC), OLD]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["intake"], "Name files"),
        (["intake", "--mailbox", "penyuluhan"], "go with --archive"),
        (["intake", "--archive", "--folder", "x"], "Give either files, or --mailbox"),
        (["intake", "--archive", "--mailbox", "lain"], "There are: penyuluhan"),
        (["intake", "--archive", "--mailbox", "penyuluhan", "--folder", "x"], "needs an IMAP mailbox"),
    ],
)
def test_a_contradiction_names_the_remedy(office: Path, words: list[str], said: str) -> None:
    told = run(office, *words)

    assert told.exit_code == 2
    assert said in told.stderr
