"""What the desk has sent lies once in the folder of sent mail, if the office wants copies there."""

from __future__ import annotations

import uuid
from datetime import timedelta
from pathlib import Path

import pytest

from helpdesk.config import Config, MailboxConfig
from helpdesk.desk import Desk
from helpdesk.errors import MailboxError
from helpdesk.intake.intake import collect, import_waiting
from helpdesk.mailbox.imap_sent import SentFolder
from helpdesk.mailbox.open import open_sent
from helpdesk.review import review
from helpdesk.send.sent_copies import WITHIN, copy_sent
from helpdesk.store import deliveries, drafts, mailboxes, messages
from tests.intake.test_intake import NOW, SARI, all_tickets, take
from tests.letters import Letterbox, mail
from tests.servers.dovecot import Dovecot

FOLDER = "Terkirim"


@pytest.fixture
def box(dovecot: Dovecot, tmp_path: Path) -> MailboxConfig:
    (tmp_path / "password").write_text(Dovecot.password)
    user = f"{uuid.uuid4().hex}@example.org"
    with dovecot.client(user) as client:
        client.create(FOLDER)
    return MailboxConfig(
        kind="imap",
        host=dovecot.host,
        port=dovecot.imap_port,
        tls="none",
        username=user,
        password_file=tmp_path / "password",
        sent_folder=FOLDER,
        copy_sent=True,
        timeout_seconds=30,
    )


def a_reply(desk: Desk, letterbox: Letterbox, *, sent: bool = True) -> str:
    """Answer a mail, let a server take the answer, and return its Message-ID."""
    letterbox.put(mail())
    take(desk, letterbox, NOW)
    (ticket,) = all_tickets(desk)
    with desk.database.read() as tx:
        draft = drafts.open_draft(tx, ticket.id)
    assert draft is not None
    delivery_id = review.approve(desk, SARI, draft.id, draft.version, NOW)
    if sent:
        taken(desk)
    with desk.database.read() as tx:
        found = deliveries.get(tx, delivery_id)
    assert found is not None
    return found.message_id


def taken(desk: Desk) -> None:
    """Let a server take what is in line."""
    with desk.database.transaction() as tx:
        claimed = deliveries.claim(tx, NOW + timedelta(minutes=1), "w", 9)
        deliveries.record_sent(tx, [(one, 250, "ok") for one in claimed], NOW)


def there(dovecot: Dovecot, box: MailboxConfig) -> list[bytes]:
    """Return the octets of every message of the folder."""
    with dovecot.client(box.username or "", FOLDER) as client:
        _, (numbers,) = client.search(None, "ALL")
        fetched = [client.fetch(number.decode(), "(BODY.PEEK[])")[1][0] for number in numbers.split()]
    return [one[1] for one in fetched if isinstance(one, tuple)]


def read_sent(desk: Desk, box: MailboxConfig) -> None:
    with desk.database.transaction() as tx:
        mailboxes.enroll(tx, box.sent_name, FOLDER, 60)
    with open_sent(box) as mailbox:
        collect(desk, mailbox, NOW)
    while import_waiting(desk, NOW):
        pass


def test_a_copy_with_the_octets_that_were_sent_lies_there_once_and_counts_as_read(
    desk: Desk, letterbox: Letterbox, dovecot: Dovecot, box: MailboxConfig
) -> None:
    message_id = a_reply(desk, letterbox)
    assert copy_sent(desk, box, NOW) == 1
    assert copy_sent(desk, box, NOW) == 0  # also before the desk has read the folder
    read_sent(desk, box)
    assert copy_sent(desk, box, NOW) == 0

    (octets,) = there(dovecot, box)
    (ticket,) = all_tickets(desk)
    with desk.database.read() as tx:
        (ours,) = [one for one in messages.conversation(tx, ticket.id) if one.outgoing]  # no second message of it
        assert deliveries.without_receipt(tx, box.sent_name, NOW - WITHIN, 10) == ()
    assert octets == desk.blobs.get(ours.digest)
    assert message_id.encode() in octets
    with dovecot.client(box.username or "", FOLDER) as client:
        assert client.search(None, "SEEN")[1] == [b"1"]


def test_a_copy_that_the_mail_server_keeps_by_itself_is_not_made_again(
    sqlite_desk: Desk, letterbox: Letterbox, dovecot: Dovecot, box: MailboxConfig
) -> None:
    a_reply(sqlite_desk, letterbox)
    with sqlite_desk.database.read() as tx:
        (waiting,) = deliveries.without_receipt(tx, box.sent_name, NOW - WITHIN, 10)
    dovecot.append(box.username or "", sqlite_desk.blobs.get(waiting.digest), folder=FOLDER)
    assert copy_sent(sqlite_desk, box, NOW) == 0
    assert len(there(dovecot, box)) == 1


def test_what_a_person_deleted_there_is_not_put_back(
    sqlite_desk: Desk, letterbox: Letterbox, dovecot: Dovecot, box: MailboxConfig
) -> None:
    a_reply(sqlite_desk, letterbox)
    copy_sent(sqlite_desk, box, NOW)
    read_sent(sqlite_desk, box)
    with dovecot.client(box.username or "", FOLDER) as client:
        client.store("1", "+FLAGS", "\\Deleted")
        client.expunge()
    assert copy_sent(sqlite_desk, box, NOW) == 0
    assert there(dovecot, box) == []


def test_nothing_is_copied_that_was_not_sent_or_long_ago_or_where_nobody_wants_it(
    sqlite_desk: Desk, letterbox: Letterbox, dovecot: Dovecot, box: MailboxConfig
) -> None:
    a_reply(sqlite_desk, letterbox, sent=False)
    assert copy_sent(sqlite_desk, box, NOW) == 0
    taken(sqlite_desk)
    assert copy_sent(sqlite_desk, box, NOW + WITHIN + timedelta(days=1)) == 0
    assert copy_sent(sqlite_desk, box.model_copy(update={"copy_sent": False}), NOW) == 0
    assert there(dovecot, box) == []


def test_a_folder_that_is_not_there_is_named(sqlite_desk: Desk, letterbox: Letterbox, box: MailboxConfig) -> None:
    a_reply(sqlite_desk, letterbox)
    wrong = box.model_copy(update={"sent_folder": "Gesendet"})
    with pytest.raises(MailboxError, match="sent_folder"):
        copy_sent(sqlite_desk, wrong, NOW)


def test_copies_need_a_folder_and_go_into_one(box: MailboxConfig) -> None:
    with pytest.raises(ValueError, match="copy_sent needs sent_folder"):
        MailboxConfig.model_validate({**box.model_dump(), "sent_folder": None})
    other = box.model_copy(update={"name": "kedua"})
    with pytest.raises(ValueError, match="copy_sent stands in two mailboxes"):
        Config.model_validate({"mailbox": [box.model_dump(), other.model_dump()]})
    with pytest.raises(RuntimeError):
        SentFolder(box).holds("a@b")
