"""Conversations of many programs in one mailbox: whole, apart from each other, and held when only a person can tell."""

from __future__ import annotations

import base64
import hashlib
import itertools
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from helpdesk.desk import Desk
from helpdesk.intake.intake import collect, import_waiting
from helpdesk.mail.signing import reply_address_for
from helpdesk.mailbox.file_mailbox import FilesMailbox
from helpdesk.model.delivery import DeliveryState
from helpdesk.model.person import Actor, ActorKind
from helpdesk.model.ticket import Ticket
from helpdesk.review import review
from helpdesk.store import deliveries, drafts, mailboxes, messages, tickets
from tests.letters import QUESTION, Letterbox

FOLDER = Path(__file__).parent / "cases"
NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
DESK = "penyuluhan@dpmptsp.example"
SARI = Actor(ActorKind.PERSON, "Sari")


def cases(kind: str) -> list[dict[str, Any]]:
    """Return the cases of every file of a kind: ``conversations`` with us, or ``archives`` of other people's."""
    files = sorted(FOLDER.glob(f"{kind}*.toml"))
    return [case for file in files for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]]


CASES, ARCHIVES = cases("conversations"), cases("archives")


@dataclass
class Conversation:
    """One case on its way: the digests of the mails that came so far, and what our reply in it is called."""

    number: int
    steps: list[str]
    is_ours: bool = True
    words: dict[str, str] = field(default_factory=dict)
    digests: list[str] = field(default_factory=list)

    def octets(self, step: str, at: datetime) -> bytes:
        """Return a mail of the case, completed."""
        index = bytes([1]) + bytes((self.number * 7 + place) % 256 for place in range(21))
        words = {
            "~": str(self.number),
            "{many}": " ".join(f"<x{place}.{self.number}@w.example>" for place in range(150)),
            "{index}": base64.b64encode(index).decode(),
            "{index2}": base64.b64encode(index + b"\1" * 5).decode(),
            **self.words,
        }
        for name, word in words.items():
            step = step.replace(name, word)
        head, _, text = step.partition("\n\n")
        names = {line.partition(":")[0].lower() for line in head.split("\n")}
        head += "" if "to" in names or not self.is_ours else f"\nTo: {DESK}"
        head += "" if "date" in names else f"\nDate: {at:%a, %d %b %Y %H:%M:%S +0000}"
        return f"{head}\n\n{text or QUESTION}\n".encode()


def approve(desk: Desk, conversation: Conversation, now: datetime) -> None:
    """Send the draft of the conversation's first ticket."""
    ticket = by_digest(desk)[conversation.digests[0]]
    with desk.database.read() as tx:
        draft = drafts.open_draft(tx, ticket.id)
    assert draft is not None
    number = review.approve(desk, SARI, draft.id, draft.version, now)
    with desk.database.transaction() as tx:
        (claimed,) = deliveries.claim(tx, now + timedelta(minutes=5), "test")
        assert claimed.id == number
        deliveries.record(tx, claimed, DeliveryState.SENT, code=250, reply="ok", sent_at=now)
        tickets.change(tx, ticket.id, now, answered_at=now)
    ours = claimed.message_id
    address = reply_address_for(desk.key, ticket.id, DESK)
    conversation.words = {"{ours}": ours, "{ours_lower}": ours.lower(), "{address}": address}


def by_digest(desk: Desk) -> dict[str, Ticket]:
    with desk.database.read() as tx:
        found = list(tickets.every(tx))
        return {
            digest: ticket
            for ticket in found
            for _, digest, outgoing in messages.of_ticket(tx, ticket.id)
            if not outgoing
        }


def read(desk: Desk, letterbox: Letterbox, now: datetime) -> None:
    with desk.database.transaction() as tx:
        mailboxes.enroll(tx, "penyuluhan", "", 60)
    with letterbox.open() as mailbox:
        collect(desk, mailbox, now, grows=False)
    while import_waiting(desk, now):
        pass


def exchange(desk: Desk, letterbox: Letterbox) -> list[Conversation]:
    """Let every conversation take its first step, then every one its second, and so on: one mailbox holds them all."""
    conversations = [Conversation(number, case["mails"]) for number, case in enumerate(CASES)]
    now = NOW
    for turn in range(max(len(one.steps) for one in conversations)):
        for one in conversations:
            now += timedelta(minutes=1)
            step = one.steps[turn] if turn < len(one.steps) else ""
            if step == "REPLY":
                approve(desk, one, now)
            elif step:
                octets = one.octets(step, now)
                one.digests.append(hashlib.sha256(octets).hexdigest())
                letterbox.put(octets, now)
        now += timedelta(minutes=10)
        read(desk, letterbox, now)
    return conversations


def groups(digests: list[str], found: dict[str, Ticket]) -> str:
    by_ticket: dict[int, list[str]] = {}
    for number, digest in enumerate(digests, 1):
        ticket = found[digest]
        by_ticket.setdefault(ticket.id, []).append(f"{number}*" if ticket.held else str(number))
    return ", ".join(map(" ".join, by_ticket.values()))


def pairs(parts: Iterable[list[str]]) -> Iterator[frozenset[str]]:
    for part in parts:
        yield from map(frozenset, itertools.combinations(part, 2))


def exchange_files(desk: Desk, folder: Path) -> list[Conversation]:
    """Take every mail of the archives in as a file, the first of each, then the second of each, and so on."""
    conversations = [Conversation(number, case["mails"], is_ours=False) for number, case in enumerate(ARCHIVES)]
    for turn in range(max(len(one.steps) for one in conversations)):
        for one in conversations:
            if turn < len(one.steps):
                octets = one.octets(one.steps[turn], NOW + timedelta(minutes=turn))
                one.digests.append(hashlib.sha256(octets).hexdigest())
                (folder / f"{turn:02}-{one.number:03}.eml").write_bytes(octets)
    with FilesMailbox([str(folder)]) as source:
        with desk.database.transaction() as tx:
            mailboxes.enroll(tx, source.name, "", 0)
        collect(desk, source, NOW, grows=False)
    while import_waiting(desk, NOW):
        pass
    return conversations


def check(desk: Desk, conversations: list[Conversation], wanted: list[dict[str, Any]]) -> None:
    found = by_digest(desk)
    told = {case["name"]: groups(one.digests, found) for case, one in zip(wanted, conversations, strict=True)}
    # as_yet: what is made of it now, and wrongly: whoever mends it takes the line out
    assert told == {case["name"]: case.get("as_yet", case["groups"]) for case in wanted}

    mails = [digest for one in conversations for digest in one.digests]
    by_ticket: dict[int, list[str]] = {}
    for digest in mails:
        by_ticket.setdefault(found[digest].id, []).append(digest)
    within = {frozenset(pair) for one in conversations for pair in itertools.combinations(one.digests, 2)}
    assert set(pairs(by_ticket.values())) <= within


def test_conversations_are_whole_and_apart(sqlite_desk: Desk, letterbox: Letterbox) -> None:
    check(sqlite_desk, exchange(sqlite_desk, letterbox), CASES)


def test_conversations_of_others_are_whole_and_apart(sqlite_desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "mails").mkdir()

    check(sqlite_desk, exchange_files(sqlite_desk, tmp_path / "mails"), ARCHIVES)


def test_cases_are_many() -> None:
    assert len(CASES) >= 170
    assert len(ARCHIVES) >= 90
    assert len([case for case in (*CASES, *ARCHIVES) if "as_yet" in case]) <= 2
