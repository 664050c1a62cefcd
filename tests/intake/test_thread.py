"""Conversations as they come to a desk, written by hand: who joins which ticket, who is only proposed, who is apart."""

from __future__ import annotations

import base64
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from helpdesk.desk import Desk
from helpdesk.intake.intake import collect, import_waiting
from helpdesk.model.delivery import DeliveryState
from helpdesk.model.person import Actor, ActorKind, Role
from helpdesk.model.ticket import Ticket, TicketState
from helpdesk.review import handle, review
from helpdesk.store import citizens, deliveries, drafts, mailboxes, messages, people, tickets
from tests.letters import QUESTION, Letterbox, mail
from tests.rows import another_address

BORDER = "mx.dpmptsp.example"
DESK = "penyuluhan@dpmptsp.example"
VOUCHED = {"Authentication-Results": f"{BORDER}; dmarc=pass header.from=dpmptsp.example"}
NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
SARI = Actor(ActorKind.PERSON, "Sari")
OUTLOOK = base64.b64encode(b"\x01" + bytes(range(60, 81)) + b"\0" * 5).decode()
OUTLOOK_LATER = base64.b64encode(b"\x01" + bytes(range(60, 81)) + b"\1" * 10).decode()


@dataclass(frozen=True)
class Mail:
    """A mail of a conversation. ``refs`` are names of earlier mails, ``ours`` stands for our latest reply in it."""

    name: str
    sender: str
    refs: tuple[str, ...] = ()
    subject: str = ""
    text: str = QUESTION
    headers: dict[str, str] = field(default_factory=dict)
    cc: str = ""
    to: str = ""


class Reply:
    """We approve the draft of the ticket."""


class Close:
    """The ticket is closed, and a year goes by."""


class Merge:
    """A counselor has merged the ticket of the conversation's latest mail into that of its first."""


Steps = list[Mail | Reply | Close | Merge]


def domain(name: str) -> str:
    return name if "@" in name else f"{name}@warga.example"


# Conversations of which every mail belongs to one ticket.
TOGETHER: dict[str, Steps] = {
    "answer by in-reply-to": [Mail("a1", "a"), Reply(), Mail("a2", "a", ("ours",))],
    "long exchange": [
        Mail("b1", "b"),
        Reply(),
        Mail("b2", "b", ("b1", "ours")),
        Reply(),
        Mail("b3", "b", ("b1", "b2", "ours")),
    ],
    "second mail before we answered": [Mail("c1", "c"), Mail("c2", "c", ("c1",))],
    "a third refers only to the second": [Mail("d1", "d"), Mail("d2", "d", ("d1",)), Mail("d3", "d", ("d2",))],
    "the child comes before the parent": [Mail("e2", "e", ("e1",)), Mail("e1", "e")],
    "grandchild, child, parent": [Mail("f3", "f", ("f1", "f2")), Mail("f2", "f", ("f1",)), Mail("f1", "f")],
    "two children of a mail that never came": [
        Mail("g1", "g", ("lost-g",), subject="Re: Izin kios"),
        Mail("g2", "g", ("lost-g",), subject="RE: izin kios"),
    ],
    "children of a mail that never came, one has changed the subject and tells what it was": [
        Mail("ga1", "ga", ("lost-ga",), subject="Re: Izin gudang"),
        Mail("ga2", "ga", ("lost-ga",), subject="Biaya (was: Izin gudang)"),
    ],
    "subject changed, two mails of the line above never came": [
        Mail("gb1", "gb", ("lost-gb", "lost-gc"), subject="Re: Izin gudang"),
        Mail("gb2", "gb", ("lost-gb", "lost-gc", "lost-gd"), subject="Terima kasih"),
    ],
    "subject changed, between two people, the mail that both answer never came": [
        Mail("ge1", "ge", ("lost-ge",), subject="Re: Izin toko", cc="ge.istri@warga.example"),
        Mail("ge2", "ge.istri", ("lost-ge",), subject="Denah", cc="ge@warga.example"),
    ],
    "the middle comes last and no mail names more than its parent": [
        Mail("hb1", "hb"),
        Mail("hb3", "hb", ("hb2",)),
        Mail("hb2", "hb", ("hb1",)),
    ],
    "a link is missing": [Mail("h1", "h"), Mail("h3", "h", ("h1", "lost-h"))],
    "the server has written its own id into our reply": [
        Mail("i1", "i"),
        Reply(),
        Mail("i2", "i", ("rewritten-by-server", "i1")),
    ],
    "only the number in the subject is left": [
        Mail("j1", "j"),
        Reply(),
        Mail("j2", "j", subject="Re: Makam [{number}]"),
    ],
    "answered from another address": [Mail("k1", "k"), Reply(), Mail("k2", "k.kantor", ("ours",))],
    "the copied wife answers": [Mail("l1", "l", cc="l.istri@warga.example"), Mail("l2", "l.istri", ("l1",))],
    "the copied wife answers our reply": [
        Mail("m1", "m", cc="m.istri@warga.example"),
        Reply(),
        Mail("m2", "m.istri", ("m1",)),
    ],
    "plus detail in the address": [Mail("n1", "n"), Mail("n2", "n+izin", ("n1",))],
    "capitals in the address": [Mail("o1", "o"), Mail("o2", "O", ("o1",))],
    "Outlook's conversation without references": [
        Mail("p1", "p", headers={"Thread-Index": OUTLOOK, "Thread-Topic": "x"}),
        Mail("p2", "p", subject="RE: Perpanjangan", headers={"Thread-Index": OUTLOOK_LATER, "Thread-Topic": "x"}),
    ],
    "subject changed in the answer": [Mail("q1", "q"), Reply(), Mail("q2", "q", ("ours",), subject="Terima kasih")],
    "a known second address of the citizen": [Mail("r1", "r"), Reply(), Mail("r2", "r.lain", ("r1",))],
    "absence note to our reply": [
        Mail("s1", "s"),
        Reply(),
        Mail("s2", "s", ("ours",), subject="Balasan otomatis", headers={"Auto-Submitted": "auto-replied"}),
    ],
    "absence note without references": [
        Mail("t1", "t", subject="Izin klinik pratama"),
        Reply(),
        Mail("t2", "t", subject="Automatic reply: Izin klinik pratama", headers={"Auto-Submitted": "auto-replied"}),
    ],
    "read receipt": [
        Mail("u1", "u"),
        Reply(),
        Mail("u2", "u", ("ours",), subject="Dibaca: Makam", text="Pesan telah dibaca."),
    ],
    "delivery report": [
        Mail("v1", "v"),
        Reply(),
        Mail(
            "v2",
            "MAILER-DAEMON",
            subject="Undelivered Mail Returned to Sender",
            headers={"Return-Path": "<>"},
            text="<v@warga.example>: 550 5.1.1 unknown user\n\n-- original --\nMessage-ID: <{ours}>",
        ),
    ],
    "answer after a merge": [
        Mail("w1", "w"),
        Mail("w2", "w", subject="Hal lain"),
        Merge(),
        Mail("w3", "w", ("w2",)),
    ],
    "free text in in-reply-to": [
        Mail("x1", "x"),
        Mail("x2", "x", headers={"In-Reply-To": "Message from x of Monday <x1@warga.example>"}),
    ],
    "references without in-reply-to": [
        Mail("y1", "y"),
        Mail("y2", "y", headers={"References": "<zz@q.r> <y1@warga.example>"}),
    ],
    "list mail, many writers": [
        Mail("z1", "z1", cc="milis@lists.example", headers={"List-Id": "<milis.lists.example>"}),
        Mail("z2", "z2", ("z1",), cc="milis@lists.example", headers={"List-Id": "<milis.lists.example>"}),
        Mail("z3", "z3", ("z1", "z2"), cc="milis@lists.example", headers={"List-Id": "<milis.lists.example>"}),
    ],
    "another address answers what a colleague wrote with another program": [
        Mail("ab1", "ab"),
        Mail("ab2", "penyuluhan@dpmptsp.example", ("ab1",), headers=VOUCHED, to="ab@warga.example"),
        Mail("ab3", "ab.kantor", ("ab2",)),
    ],
    "we wrote first": [
        Mail("ac1", "penyuluhan@dpmptsp.example", headers=VOUCHED, to="ac@warga.example"),
        Mail("ac2", "ac", ("ac1",)),
    ],
    "a colleague passes a known mail on": [
        Mail("aa1", "aa"),
        Mail("aa2", "petugas", ("aa1",), subject="Fwd: Makam", text="Mohon dijawab bersama."),
    ],
}

# Mails that look as if they belonged together and do not: each stands in a ticket of its own.
APART: dict[str, Steps] = {
    "same subject, strangers": [Mail("ba1", "ba", subject="Tanya izin"), Mail("ba2", "bb", subject="Tanya izin")],
    "answers to one circular": [
        Mail("bc1", "bc", ("circular@office.example",)),
        Mail("bc2", "bd", ("circular@office.example",)),
    ],
    "same subject long after": [Mail("be1", "be", subject="Biaya reklame"), Mail("be2", "be", subject="SIP perawat")],
    "free text in in-reply-to of two strangers": [
        Mail("bf1", "bf", headers={"In-Reply-To": "<your mail of today>"}),
        Mail("bf2", "bg", headers={"In-Reply-To": "<your mail of today>"}),
    ],
    "same Thread-Index by a template, strangers": [
        Mail("bh1", "bh", headers={"Thread-Index": OUTLOOK[:28] + "A" * 8}),
        Mail("bh2", "bi", headers={"Thread-Index": OUTLOOK[:28] + "A" * 8}),
    ],
    "own reference": [Mail("bj1", "bj", ("bj1",)), Mail("bj2", "bk", ("bj2",))],
    "answer of a stranger that quotes a citizen's mail of another matter": [
        Mail("bp1", "bp", subject="Izin bengkel"),
        Mail("bp2", "bq", subject="Re: Izin kos", text="Setuju.\n\nOn 2 Nov 2026 bp@warga.example wrote:\n> Setuju?"),
    ],
    "empty subject": [Mail("bl1", "bl", subject=" "), Mail("bl2", "bm", subject=" ")],
    "a form writes one identity for ever, and who asked into Reply-To": [
        Mail("fa1", "kontak@f.example", ("form@f.example",), "Pertanyaan", headers={"Reply-To": "fa@warga.example"}),
        Mail("fa2", "kontak@f.example", ("form@f.example",), "Pertanyaan", headers={"Reply-To": "fb@warga.example"}),
    ],
    "a mail program writes one identity for ever": [
        Mail("fd1", "fd", ("0@fd.example",), "Izin salon"),
        Mail("fd2", "fd", ("0@fd.example",), "Pajak reklame"),
        Mail("fd3", "fe", ("0@fd.example",), "Makam"),
    ],
    "a program writes one identity that looks unique for ever, into answers too": [
        Mail("fg1", "fg", ("20190412.081512.77123@fg.example",), "Izin bengkel"),
        Mail("fg2", "fh", ("20190412.081512.77123@fg.example",), "Re: Pajak reklame", cc="rapat@fg.example"),
        Mail("fg3", "fi", ("20190412.081512.77123@fg.example",), "Re: Makam", cc="rapat2@fg.example"),
    ],
    "a newsletter names one identity in every issue": [
        Mail("fj1", "fj", ("list@fj.example",), "Promo Januari", headers={"List-Unsubscribe": "<https://fj.example>"}),
        Mail("fj2", "fj", ("list@fj.example",), "Cuci gudang", headers={"List-Unsubscribe": "<https://fj.example>"}),
    ],
    "same forwarded newsletter": [
        Mail("bn1", "bn", ("news@toko.example",), subject="Fwd: Promo"),
        Mail("bn2", "bo", ("news@toko.example",), subject="Fwd: Promo"),
    ],
}

# The second mail stands apart and asks a person whether it belongs to the first.
PROPOSED: dict[str, Steps] = {
    "stranger writes the number": [Mail("ca1", "ca"), Mail("ca2", "cz1", subject="Re: x [{number}]")],
    "stranger quotes the Message-ID": [Mail("cb1", "cb"), Mail("cb2", "cz2", ("cb1",))],
    "number only in the text": [
        Mail("cc1", "cc"),
        Mail("cc2", "cc", subject="Kelanjutan", text="Bagaimana tiket {number}?"),
    ],
    "same sender, answer's prefix, no references": [
        Mail("cd1", "cd", subject="Izin apotek"),
        Mail("cd2", "cd", subject="Re: Izin apotek"),
    ],
    "references dropped, another address, the quoted reply has the number": [
        Mail("ch1", "ch", subject="Izin toko kue"),
        Mail(
            "ch2",
            "ch.kantor",
            subject="Re: Izin toko kue",
            text="Baik, saya datang.\n\nPada Sel, 24 Nov 2026 Penyuluhan menulis:\n> Nomor Anda {number}.",
        ),
    ],
    "references dropped, another address, the quoted head names the citizen": [
        Mail("ci1", "ci", subject="Izin toko roti"),
        Mail(
            "ci2",
            "ci.kantor",
            subject="RE: Izin toko roti",
            text="Baik, saya datang.\n\nDari: Penyuluhan <penyuluhan@dpmptsp.example>\nDikirim: 24/11/2026 08:14\n"
            "Kepada: ci@warga.example\nPerihal: Re: Izin toko roti\n\nSilakan datang.",
        ),
    ],
    "a form writes one identity for ever, and nothing of who asked": [
        Mail("fc1", "noreply@g.example", ("noreply@g.example.form",), "Formulir kontak"),
        Mail("fc2", "noreply@g.example", ("noreply@g.example.form",), "Formulir kontak"),
    ],
    "another subject, the mail that both answer never came": [
        Mail("cj1", "cj", ("lost-cj",), subject="Re: Izin salon"),
        Mail("cj2", "cj", ("lost-cj",), subject="Re: Pajak reklame"),
    ],
    "same sender writes twice": [
        Mail("ce1", "ce", subject="Izin toko obat"),
        Mail("ce2", "ce", subject="Izin toko obat"),
    ],
    "number and forged From": [
        Mail("cf1", "cf"),
        Mail(
            "cf2",
            "cf",
            subject="Re: x [{number}]",
            headers={"Authentication-Results": f"{BORDER}; dmarc=fail header.from=warga.example"},
        ),
    ],
    "report that names no message": [
        Mail("cg1", "cg"),
        Reply(),
        Mail(
            "cg2",
            "MAILER-DAEMON",
            subject="failure notice",
            headers={"Return-Path": "<>"},
            text="Hi. This is the qmail-send program.\n\n<cg@warga.example>:\nSorry, no mailbox here by that name.",
        ),
    ],
}


@dataclass
class Conversation:
    """Takes the steps of one conversation and knows which ticket each mail came to."""

    desk: Desk
    letterbox: Letterbox
    now: datetime
    first: str = ""
    latest: str = ""
    ours: str = ""

    def run(self, steps: Steps) -> None:
        for step in steps:
            self.now += timedelta(minutes=7)
            if isinstance(step, Mail):
                self.receive(step)
            elif isinstance(step, Reply):
                self.reply()
            elif isinstance(step, Close):
                self.close()
            else:
                self.merge()

    def receive(self, step: Mail) -> None:
        ticket = self.ticket(self.first) if self.first else None
        words = {"number": ticket.number if ticket else "", "ours": self.ours}
        refs = " ".join(f"<{self.ours if ref == 'ours' else identity(ref)}>" for ref in step.refs)
        headers = {"Cc": step.cc} if step.cc else {}
        if refs:
            headers |= {"In-Reply-To": refs.split()[-1], "References": refs}
        octets = mail(
            step.text.format(**words),
            subject=step.subject.format(**words) or f"Perpanjangan {step.name}",
            sender=domain(step.sender),
            message_id=f"<{identity(step.name)}>",
            headers=headers | step.headers,
        ).replace(b"To: penyuluhan@dpmptsp.example", f"To: {step.to or DESK}".encode(), 1)
        self.letterbox.put(octets, self.now)
        read(self.desk, self.letterbox, self.now)
        self.first = self.first or step.name
        self.latest = step.name

    def reply(self) -> None:
        with self.desk.database.read() as tx:
            draft = drafts.open_draft(tx, self.ticket(self.first).id)
        assert draft is not None
        number = review.approve(self.desk, SARI, draft.id, draft.version, self.now)
        with self.desk.database.transaction() as tx:
            delivery = deliveries.get(tx, number)
            assert delivery is not None
            self.ours = delivery.message_id
            (claimed,) = deliveries.claim(tx, self.now + timedelta(minutes=5), "test")
            deliveries.record(tx, claimed, DeliveryState.SENT, code=250, reply="ok", sent_at=self.now)
            tickets.change(tx, delivery.ticket_id, self.now, answered_at=self.now)

    def close(self) -> None:
        handle.move(self.desk, SARI, self.ticket(self.first).id, TicketState.CLOSED, self.now)
        self.now += timedelta(days=365)

    def merge(self) -> None:
        with self.desk.database.transaction() as tx:
            tickets.merge(tx, self.ticket(self.latest), self.ticket(self.first), self.now)

    def ticket(self, name: str) -> Ticket:
        with self.desk.database.read() as tx:
            ((ticket_id, _), *_) = messages.tickets_of(tx, [identity(name)])[identity(name)]
            return tickets.get(tx, ticket_id)


def identity(name: str) -> str:
    return name if "@" in name else f"{name}@warga.example"


def read(desk: Desk, letterbox: Letterbox, now: datetime) -> None:
    with desk.database.transaction() as tx:
        mailboxes.enroll(tx, "penyuluhan", "", 60)
    with letterbox.open() as mailbox:
        collect(desk, mailbox, now, grows=False)
    while import_waiting(desk, now):
        pass


def by_mail(desk: Desk) -> dict[str, Ticket]:
    with desk.database.read() as tx:
        found = list(tickets.every(tx))
        return {m.message_id or "": ticket for ticket in found for m in messages.conversation(tx, ticket.id)}


@pytest.fixture
def office(sqlite_desk: Desk) -> Desk:
    """Return a desk with a colleague, and with a citizen of whom two addresses are known."""
    return peopled(sqlite_desk)


def peopled(desk: Desk) -> Desk:
    with desk.database.transaction() as tx:
        people.add(tx, NOW, name="Petugas", email=domain("petugas"), role=Role.COUNSELOR, password_hash=None)
        citizen = citizens.meet(tx, domain("r"), "R", NOW)
        another_address(tx, citizen, domain("r.lain"), NOW)
    return desk


def names(steps: Steps) -> list[str]:
    return [identity(step.name) for step in steps if isinstance(step, Mail)]


def pairs(groups: list[list[str]]) -> Iterator[frozenset[str]]:
    for group in groups:
        yield from (frozenset(pair) for pair in itertools.combinations(sorted(group), 2))


def test_answer_to_a_ticket_closed_long_ago_opens_a_new_one_that_names_it(office: Desk, letterbox: Letterbox) -> None:
    steps: Steps = [Mail("da1", "da"), Reply(), Close(), Mail("da2", "da", ("ours",))]
    Conversation(office, letterbox, NOW).run(steps)

    found = by_mail(office)
    old, new = found[identity("da1")], found[identity("da2")]
    assert old.id != new.id
    assert old.state is TicketState.CLOSED
    assert not new.held
    with office.database.read() as tx:
        (message,) = messages.conversation(tx, new.id)
    assert any(decision.get("ticket") == old.number for decision in message.decisions)


def test_absence_note_to_a_ticket_closed_long_ago_stays_with_it(office: Desk, letterbox: Letterbox) -> None:
    note = Mail("db2", "db", ("ours",), subject="Balasan otomatis", headers={"Auto-Submitted": "auto-replied"})
    Conversation(office, letterbox, NOW).run([Mail("db1", "db"), Reply(), Close(), note])

    found = by_mail(office)
    assert found[identity("db1")].id == found[identity("db2")].id
    assert found[identity("db1")].state is TicketState.CLOSED


def test_conversations_stay_whole_and_apart_and_weak_evidence_only_proposes(desk: Desk, letterbox: Letterbox) -> None:
    everything = [*TOGETHER.values(), *APART.values(), *PROPOSED.values()]
    conversation = Conversation(peopled(desk), letterbox, NOW)
    for steps in everything:
        conversation = Conversation(desk, letterbox, conversation.now)
        conversation.run(steps)

    known = {name for steps in everything for name in names(steps)}
    found = {name: ticket for name, ticket in by_mail(desk).items() if name in known}
    by_ticket: dict[int, list[str]] = {}
    for name, ticket in found.items():
        by_ticket.setdefault(ticket.id, []).append(name)
    wanted = set(pairs([names(steps) for steps in TOGETHER.values()]))

    assert sorted(map(sorted, set(pairs([*by_ticket.values()])) ^ wanted)) == []
    assert {name for name, ticket in found.items() if ticket.held} == {names(steps)[1] for steps in PROPOSED.values()}
    with desk.database.read() as tx:
        for steps in PROPOSED.values():
            first, second = names(steps)
            proposal = tickets.proposal(tx, found[second].id)
            assert proposal is not None
            assert proposal[0].id == found[first].id


def test_mail_that_a_colleague_forwards_is_the_citizens_matter(office: Desk, letterbox: Letterbox) -> None:
    text = (
        "---------- Pesan terusan ---------\nDari: Dewi Lestari <dewi@warga.example>\n"
        f"Date: Sel, 24 Nov 2026 pukul 08.00\nSubject: Makam\nTo: Petugas <{domain('petugas')}>\n\n{QUESTION}\n"
    )
    Conversation(office, letterbox, NOW).run([Mail("ea1", "petugas", subject="Fwd: Makam", text=text)])

    ticket = by_mail(office)[identity("ea1")]
    with office.database.read() as tx:
        citizen = citizens.get(tx, ticket.citizen_id or 0)
        draft = drafts.open_draft(tx, ticket.id)
    assert citizen is not None
    assert (citizen.name, citizen.addresses) == ("Dewi Lestari", ("dewi@warga.example",))
    assert draft is not None
    assert [box.address for box in draft.to] == ["dewi@warga.example"]


def test_mail_that_a_citizen_forwards_is_the_citizens_own(office: Desk, letterbox: Letterbox) -> None:
    head = "---------- Forwarded message ---------\nFrom: Bank <cs@bank.example>\nSubject: x\nTo: <eb@warga.example>"
    text = f"{head}\n\n{QUESTION}"
    Conversation(office, letterbox, NOW).run([Mail("eb1", "eb", subject="Fwd: x", text=text)])

    ticket = by_mail(office)[identity("eb1")]
    with office.database.read() as tx:
        citizen = citizens.get(tx, ticket.citizen_id or 0)
    assert citizen is not None
    assert citizen.addresses == (domain("eb"),)


def test_a_stranger_who_forges_a_mail_of_ours_to_answer_it_is_only_proposed(office: Desk, letterbox: Letterbox) -> None:
    forged = Mail("fa2", DESK, ("fa1",), to="fa@warga.example")
    Conversation(office, letterbox, NOW).run([Mail("fa1", "fa"), forged, Mail("fa3", "fz", ("fa1", "fa2"))])

    found = by_mail(office)
    assert found[identity("fa3")].id != found[identity("fa1")].id
    assert found[identity("fa3")].held


def test_a_mail_that_comes_late_leaves_the_draft_for_the_newest(office: Desk, letterbox: Letterbox) -> None:
    conversation = Conversation(office, letterbox, NOW)
    conversation.run([Mail("ga2", "ga", ("ga1",), text="Berapa biaya izin reklame?")])
    conversation.now -= timedelta(hours=3)
    conversation.run([Mail("ga1", "ga")])

    ticket = by_mail(office)[identity("ga2")]
    with office.database.read() as tx:
        draft = drafts.open_draft(tx, ticket.id)
        newest = messages.tickets_of(tx, [identity("ga1"), identity("ga2")])
        conversation_of = messages.conversation(tx, ticket.id)
    assert len({place for places in newest.values() for place, _ in places}) == 1
    assert draft is not None
    assert draft.message_row_id == next(m.id for m in conversation_of if m.message_id == identity("ga2"))
    assert ticket.last_inbound_at == max(m.received_at for m in conversation_of)
