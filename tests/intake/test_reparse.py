"""Everything derived is derived again from the octets; what people did stays."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from typer.testing import CliRunner

from helpdesk.cli.main import app
from helpdesk.config import load
from helpdesk.desk import Desk
from helpdesk.intake import reparse
from helpdesk.intake.intake import collect, collect_archive, import_waiting
from helpdesk.model.conversation import FiledMessage
from helpdesk.model.person import Actor, ActorKind
from helpdesk.model.ticket import Ticket
from helpdesk.review import handle, review
from helpdesk.store import document_judgements, drafts, judgements, messages, tickets
from helpdesk.store.messages import Selection
from helpdesk.store.schema import attachment, judgement, note, question, reading, ticket
from tests.conftest import ROOT
from tests.letters import Letterbox, mail

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
SARI = Actor(ActorKind.PERSON, "Sari")
TWO = "Selamat pagi.\n\nSyarat perpanjang izin makam apa saja?\n\nBerapa lama proses SIP dokter?\n"
OLDER = Selection()
ALL = Selection(every=True)


def take(desk: Desk, letterbox: Letterbox, *mails: bytes) -> list[Ticket]:
    for octets in mails:
        letterbox.put(octets)
    with letterbox.open() as mailbox:
        collect(desk, mailbox, NOW, grows=False)
    while import_waiting(desk, NOW):
        pass
    with desk.database.read() as tx:
        return list(tickets.every(tx))


def filed(desk: Desk, ticket_id: int) -> list[FiledMessage]:
    with desk.database.read() as tx:
        return list(messages.conversation(tx, ticket_id))


def age(desk: Desk, **values: Any) -> None:
    """Make readings as if an older parser had made them."""
    with desk.database.transaction() as tx:
        tx.execute(sa.update(reading).values(parser=0, **values))


def run(desk: Desk, selection: Selection = OLDER) -> list[reparse.Outcome]:
    return list(reparse.reparse(desk, selection, NOW))


def test_an_older_reading_is_made_anew_from_the_octets_once(desk: Desk, letterbox: Letterbox) -> None:
    (one,) = take(desk, letterbox, mail(TWO))
    whole = filed(desk, one.id)
    age(desk, subject="=?broken?=", new_text="", permits=[])
    with desk.database.transaction() as tx:
        for table in (question, attachment):
            tx.execute(sa.delete(table))

    (outcome,) = run(desk)

    assert {"subject", "new_text", "permits", "questions"} <= set(outcome.changed)
    assert outcome.ticket_number == one.number
    assert filed(desk, one.id) == whole
    assert run(desk) == []
    assert [o.changed for o in run(desk, ALL)] == [()]


def test_a_reading_that_was_lost_is_made_anew(desk: Desk, letterbox: Letterbox) -> None:
    (one,) = take(desk, letterbox, mail(TWO))
    whole = filed(desk, one.id)
    with desk.database.transaction() as tx:
        for table in (question, attachment, reading):
            tx.execute(sa.delete(table))

    run(desk)

    assert filed(desk, one.id) == whole


def test_what_people_did_stays_as_it_is(desk: Desk, letterbox: Letterbox) -> None:
    (one,) = take(desk, letterbox, mail(TWO))
    (message,) = filed(desk, one.id)
    with desk.database.read() as tx:
        draft = drafts.open_draft(tx, one.id)
    assert draft is not None
    review.swap(desk, SARI, message.id, 0, "iptm-perpanjangan", NOW)
    with desk.database.read() as tx:
        draft = drafts.get(tx, draft.id)
    edit = review.Edit(draft.subject, "Jawaban yang saya tulis sendiri.", draft.to)
    review.save_draft(desk, SARI, draft.id, draft.version, edit, NOW)
    handle.add_note(desk, SARI, one.id, "Sudah saya telepon.", NOW)

    def done() -> list[Any]:
        with desk.database.read() as tx:
            rows = [tx.execute(sa.select(table).order_by(table.c.id)).all() for table in (judgement, note, ticket)]
            return [*rows, drafts.open_draft(tx, one.id)]

    before = done()
    age(desk, subject="lain", signature="x")

    assert "subject" in run(desk)[0].changed
    assert done() == before


def test_a_judgement_follows_its_question_and_is_kept_when_that_is_gone(desk: Desk, letterbox: Letterbox) -> None:
    (one,) = take(desk, letterbox, mail(TWO))
    (message,) = filed(desk, one.id)
    texts = [q.text for q in message.questions]
    assert len(texts) == 2
    review.swap(desk, SARI, message.id, 1, "iptm-perpanjangan", NOW)
    with desk.database.transaction() as tx:  # an older parser saw a question that is none, before the others
        tx.execute(sa.update(question).values(position=question.c.position + 10))
        tx.execute(sa.update(question).values(position=question.c.position - 9))
        first = {"position": 0, "text": "Selamat pagi.", "start": 0, "end": 13, "aspects": [], "out_of_scope": 0.0}
        tx.execute(sa.insert(question).values(message_row_id=message.id, candidates=[], **first))
        tx.execute(sa.update(judgement).values(position=2))
    review.swap(desk, SARI, message.id, 0, None, NOW)
    age(desk)

    run(desk)

    with desk.database.read() as tx:
        rows = {row.question: row for row in tx.execute(sa.select(judgement))}
        chosen = judgements.of_message(tx, message.id)
    assert rows[texts[1]].position == 1
    assert rows["Selamat pagi."].position == judgements.NOWHERE
    assert rows["Selamat pagi."].undone_at is None
    assert {place: entry for place, entry in chosen.items() if place >= 0} == {1: "iptm-perpanjangan"}


def test_what_was_said_of_a_file_follows_it_to_its_new_place(desk: Desk, letterbox: Letterbox) -> None:
    letter = message_from_bytes(mail(TWO), policy=default)
    assert isinstance(letter, EmailMessage)
    for name in ("satu.txt", "dua.txt"):
        letter.add_attachment(f"isi {name}".encode(), maintype="text", subtype="plain", filename=name)
    (one,) = take(desk, letterbox, letter.as_bytes())
    (message,) = filed(desk, one.id)
    assert [file.filename for file in message.attachments] == ["satu.txt", "dua.txt"]
    key = next(iter(desk.knowledge.documents))
    with desk.database.transaction() as tx:  # an older parser saw them the other way round
        document_judgements.record(tx, NOW, (message.id, 0, None), "dua.txt", (key,), None)
        for old, new in ((0, 9), (1, 0), (9, 1)):
            tx.execute(sa.update(attachment).where(attachment.c.position == old).values(position=new))
    age(desk)

    assert "files" in run(desk)[0].changed

    with desk.database.read() as tx:
        assert document_judgements.corrections(tx, message.id).files == {(1, None): (key,)}
    (again,) = filed(desk, one.id)
    found = {file.filename: [k for item in file.files for k in item.keys] for file in again.attachments}
    assert key in found["dua.txt"]
    assert run(desk, ALL)[0].changed == ()


def test_an_answer_from_a_mail_program_and_one_from_the_archive_are_read_as_before(
    desk: Desk, letterbox: Letterbox
) -> None:
    quoted = "Syaratnya KTP.\n\n> Selamat pagi, apa syaratnya?\n> Berapa biayanya?\n"
    ours = mail(
        quoted,
        sender="Kita <penyuluhan@dpmptsp.example>",
        message_id="<o@dpmptsp.example>",
        in_reply_to="<satu@warga.example>",
    ).replace(b"To: penyuluhan@", b"To: rina@warga.example, penyuluhan@")
    (one,) = take(desk, letterbox, mail(TWO))
    letterbox.put(ours)
    with letterbox.open() as mailbox:
        collect_archive(desk, mailbox, NOW)
    letterbox.config = letterbox.config.model_copy(update={"name": "penyuluhan/sent"})
    letterbox.put(ours.replace(b"<o@dpmptsp", b"<p@dpmptsp"))
    take(desk, letterbox)
    whole = filed(desk, one.id)

    assert sorted(message.outgoing for message in whole) == [False, True, True]
    assert [outcome.changed for outcome in run(desk, ALL)] == [(), (), ()]
    assert filed(desk, one.id) == whole


def test_a_letter_that_nobody_touched_is_written_anew(desk: Desk, letterbox: Letterbox) -> None:
    (one,) = take(desk, letterbox, mail(TWO))
    with desk.database.transaction() as tx:
        whole = drafts.open_draft(tx, one.id)
        assert whole is not None
        drafts.save(tx, whole.id, whole.version, NOW, body="Surat lama.", proposed_body="Surat lama.", blocks=())
    age(desk, new_text="")

    assert "draft" in run(desk)[0].changed

    with desk.database.read() as tx:
        again = drafts.open_draft(tx, one.id)
    assert again is not None
    assert (again.body, again.blocks, again.state) == (whole.body, whole.blocks, "proposed")
    assert again.version > whole.version  # an open page notices


def test_our_own_reply_asks_nothing(desk: Desk, letterbox: Letterbox) -> None:
    (one,) = take(desk, letterbox, mail(TWO))
    with desk.database.read() as tx:
        draft = drafts.open_draft(tx, one.id)
    assert draft is not None
    review.approve(desk, SARI, draft.id, draft.version, NOW)
    whole = filed(desk, one.id)
    age(desk, text="")

    assert len(run(desk)) == 2
    assert filed(desk, one.id) == whole
    assert whole[1].outgoing
    assert whole[1].questions == ()


def test_the_identity_follows_so_that_the_same_mail_is_still_the_same(desk: Desk, letterbox: Letterbox) -> None:
    take(desk, letterbox, mail(TWO))
    with desk.database.transaction() as tx:
        tx.execute(sa.text("UPDATE message SET identity = 'older', message_id = NULL"))
    age(desk)

    assert "identity" in run(desk)[0].changed
    assert len(take(desk, letterbox, mail(TWO))) == 1


def test_a_run_that_was_stopped_goes_on_where_it_stopped(
    desk: Desk, letterbox: Letterbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reparse, "BATCH", 2)
    take(desk, letterbox, *(mail(f"Berapa biaya NIB? {n}", message_id=f"<{n}@w.example>") for n in range(5)))

    stopped = reparse.reparse(desk, ALL, NOW)
    seen = [next(stopped).message_row_id for _ in range(3)]
    stopped.close()
    rest = [outcome.message_row_id for outcome in run(desk, ALL)]

    assert seen == [1, 2, 3]
    assert rest == [3, 4, 5]
    assert [outcome.message_row_id for outcome in run(desk, ALL)] == [1, 2, 3, 4, 5]


def test_only_what_is_selected_is_read_again(desk: Desk, letterbox: Letterbox) -> None:
    first, second = take(
        desk, letterbox, mail(message_id="<1@w.example>"), mail("Berapa biaya NIB?", message_id="<2@w.example>")
    )
    age(desk, subject="lain")

    assert [o.ticket_number for o in run(desk, Selection(ticket_id=second.id))] == [second.number]
    assert run(desk, Selection(since=NOW + timedelta(days=1))) == []
    assert [o.ticket_number for o in run(desk)] == [first.number]


def test_the_command_goes_on_past_octets_that_are_gone_and_says_so(tmp_path: Path, letterbox: Letterbox) -> None:
    text = f'[draft]\nfaq = "{ROOT}/faq"\ntemplates = "{ROOT}/templates"\n'
    (tmp_path / "config.toml").write_text(text)

    def helpdesk(*words: str) -> Any:
        return CliRunner().invoke(app, [*words, "--config", str(tmp_path / "config.toml")])

    assert helpdesk("migrate").exit_code == 0
    desk = Desk.open(load(tmp_path / "config.toml"), NOW)
    first, second = take(
        desk, letterbox, mail(message_id="<1@w.example>"), mail("Berapa biaya NIB?", message_id="<2@w.example>")
    )
    age(desk, subject="lain")
    (lost,) = filed(desk, first.id)
    desk.blobs.path(lost.digest).unlink()
    desk.close()

    told = helpdesk("reparse", "--json")

    assert told.exit_code == 1
    gone, read = (json.loads(line) for line in told.stdout.splitlines())
    assert (gone["ticket"], gone["changed"]) == (first.number, [])
    assert "missing" in gone["error"]
    assert (read["ticket"], read["changed"], read["error"]) == (second.number, ["subject"], None)
    assert "2 mails read again; changed: subject 1. 1 failed." in told.stderr
    assert helpdesk("reparse", "--all", "--ticket", "x").exit_code == 2
    assert "no ticket PTSP-1" in helpdesk("reparse", "--ticket", "PTSP-1").stderr
    assert helpdesk("reparse", "--since", "2020-01-01").exit_code == 1
