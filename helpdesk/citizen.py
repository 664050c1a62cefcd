"""What citizens do without an account: look where their matter stands, send papers, answer the survey, ask.

Guarantee: a token opens one ticket's page until its day, unless it was revoked; whatever is wrong with one, the answer
is the same. What a citizen sends becomes a mail of theirs, durable before anything is made of it (``intake``), so that
papers are recognised, tickets come back to us and counselors are told as with any other mail.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from helpdesk.desk import Desk
from helpdesk.errors import ConflictError
from helpdesk.extract import scan
from helpdesk.extract.kinds import Kind, kind_of
from helpdesk.follow_up import checklists
from helpdesk.follow_up.follow_up import due_of
from helpdesk.intake import intake
from helpdesk.mail.compose import Outgoing, compose
from helpdesk.mail.public_links import Claim, Purpose, read_token
from helpdesk.mail.signing import message_id_for
from helpdesk.model.application import FINAL, Application, Stage
from helpdesk.model.message import Address, Attachment
from helpdesk.model.person import Actor, ActorKind, Citizen
from helpdesk.model.ticket import Ticket, TicketState
from helpdesk.report.satisfaction import Element
from helpdesk.store import applications, citizens, events, public_links, receipts, surveys, tickets
from helpdesk.store.receipts import Arrival
from helpdesk.track.checklist import Item
from helpdesk.track.clock import Due

PAGES = "halaman"  # the name under which what came through these pages is accounted for
MOST_FILES = 10
MOST_OCTETS = 40_000_000  # of all files sent at once: as a mail they must stay below what a mailbox may bring
LONGEST_TEXT = 5000  # characters of a remark or a question
TAKEN = frozenset({Kind.PDF, Kind.JPEG, Kind.PNG, Kind.HEIC, Kind.WEBP, Kind.TIFF, Kind.DOCX, Kind.ODT, Kind.XLSX})
_TYPES = {
    Kind.PDF: "application/pdf",
    Kind.JPEG: "image/jpeg",
    Kind.PNG: "image/png",
    Kind.HEIC: "image/heic",
    Kind.WEBP: "image/webp",
    Kind.TIFF: "image/tiff",
}


class RefusedError(ConflictError):
    """What a citizen sent cannot be taken; ``why`` is a word that the page says in their language."""

    def __init__(self, why: str, name: str = "") -> None:
        super().__init__(f"{why}: {name}" if name else why)
        self.why, self.name = why, name


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as the browser sent it."""

    filename: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Matter:
    """An application as its citizen sees it: when it must be decided, and exactly what is missing (None: unknown).

    While the office has the file, our list says nothing about it: papers are asked for before it goes in, and when it
    has come back.
    """

    application: Application
    permit: str | None
    permit_en: str | None
    due: Due | None
    missing: tuple[Item, ...] | None

    @property
    def asks_papers(self) -> bool:
        """Whether it is the citizen's turn to bring something."""
        return self.application.stage in (Stage.PREPARING, Stage.RETURNED)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a ticket stands, as its citizen sees it. ``until`` is the last day of the link."""

    ticket: Ticket
    matters: tuple[Matter, ...]
    until: date


def opened(desk: Desk, purpose: Purpose, token: str, now: datetime) -> tuple[Ticket, Claim] | None:
    """Return the ticket that a token opens; None for one that is wrong, over, revoked or for another page."""
    claim = read_token(desk.key, purpose, token, desk.today(now))
    with desk.database.read() as tx:
        # asked in every case, so that no answer comes sooner than another
        asked = claim or Claim(0, date.min, 0)
        holds = public_links.epoch(tx, asked.ticket_id) == asked.epoch
        there = tickets.exists(tx, asked.ticket_id)
        if claim is None or not holds or not there:
            return None
        return tickets.followed(tx, tickets.get(tx, claim.ticket_id)), claim


def standing(desk: Desk, ticket: Ticket, claim: Claim) -> Standing:
    """Return where a ticket stands."""
    with desk.database.read() as tx:
        found = applications.of_ticket(tx, ticket.id)
        lists = {one.id: checklists.missing_of(desk, tx, one) for one in found}
        permits = {one.id: checklists.permit_of(desk, tx, one) for one in found}
    matters = []
    for one in found:
        permit = permits[one.id]
        due = due_of(desk, one.id) if one.stage not in FINAL else None
        names = (permit.name, permit.name_en) if permit else (one.permit_label, one.permit_label)
        matters.append(Matter(one, *names, due, lists[one.id]))
    return Standing(ticket, tuple(matters), claim.until)


def revoke(desk: Desk, actor: Actor, ticket_id: int, now: datetime) -> None:
    """Make every link to a ticket's pages worthless; the next letter carries a new one."""
    with desk.database.transaction() as tx:
        epoch = public_links.revoke(tx, tickets.get(tx, ticket_id).id, now)
        events.record(tx, now, actor, "citizen.revoked", ticket_id=ticket_id, data={"epoch": epoch})


def send_papers(desk: Desk, ticket: Ticket, uploads: Sequence[Upload], remark: str, now: datetime) -> None:
    """Take papers as a mail of the ticket's citizen.

    Raises RefusedError naming the file: too many, empty, too large, of another kind, or what a scanner found.
    """
    chosen = [one for one in uploads if one.content or one.filename]
    if desk.config.citizen.upload_megabytes == 0:
        raise RefusedError("off")
    if not chosen:
        raise RefusedError("none")
    if len(chosen) > MOST_FILES or sum(len(one.content) for one in chosen) > MOST_OCTETS:
        raise RefusedError("too-many")
    attachments = tuple(_checked(desk, one) for one in chosen)
    with desk.database.read() as tx:
        citizen = citizens.get(tx, ticket.citizen_id) if ticket.citizen_id is not None else None
    text = remark.strip()[:LONGEST_TEXT] or "Terlampir berkas yang saya kirim melalui halaman status."
    subject = f"Berkas untuk tiket {ticket.number}"
    domain = desk.config.office.address.rpartition("@")[2]
    answered = message_id_for(desk.key, ticket.id, secrets.token_hex(8), domain)
    _take(desk, _address(citizen, ticket.number), subject, text, attachments, answered, now)
    with desk.database.transaction() as tx:
        actor = Actor(ActorKind.SYSTEM, "halaman status")
        data = {"files": [attachment.filename for attachment in attachments]}
        events.record(tx, now, actor, "citizen.sent", ticket_id=ticket.id, data=data)


def ask(desk: Desk, name: str, address: str, subject: str, text: str, now: datetime) -> None:
    """Take a question from the form of the help page as a mail of whoever asks. Raises RefusedError."""
    if not text.strip() or not address.strip():
        raise RefusedError("none")
    try:
        _take(desk, Address(name.strip(), address.strip()), subject.strip(), text.strip()[:LONGEST_TEXT], (), None, now)
    except ValueError as error:  # an address or a name that cannot stand in a mail
        raise RefusedError("address") from error


def answer_survey(desk: Desk, ticket: Ticket, answers: Mapping[Element, int], remark: str, now: datetime) -> None:
    """Keep a citizen's form about a ticket that is over; a second one takes the place of the first.

    Raises RefusedError when nothing was answered or the ticket is not over.
    """
    if ticket.state not in (TicketState.RESOLVED, TicketState.CLOSED):
        raise RefusedError("early")
    if not answers:
        raise RefusedError("none")
    with desk.database.transaction() as tx:
        first = next(iter(applications.of_ticket(tx, ticket.id)), None)
        surveys.put(
            tx,
            now,
            ticket_id=ticket.id,
            answers=answers,
            remark=remark.strip()[:LONGEST_TEXT],
            permit_id=first.permit_id if first else None,
            unit_id=(first.unit_id if first else None) or ticket.unit_id,
        )
        events.record(tx, now, Actor(ActorKind.SYSTEM, "halaman survei"), "citizen.surveyed", ticket_id=ticket.id)


def no_more_surveys(desk: Desk, ticket: Ticket, now: datetime) -> None:
    """Ask the ticket's citizen about their satisfaction no more, at none of their addresses."""
    with desk.database.transaction() as tx:
        found = citizens.get(tx, ticket.citizen_id) if ticket.citizen_id is not None else None
        surveys.refuse(tx, found.addresses if found else (), now)
        actor = Actor(ActorKind.SYSTEM, "halaman survei")
        events.record(tx, now, actor, "citizen.no-survey", ticket_id=ticket.id)


def _checked(desk: Desk, upload: Upload) -> Attachment:
    """Return a file as an attachment if it may come in: by its size, by what it is, by what the scanner says."""
    name = upload.filename.replace("\\", "/").rpartition("/")[2][-120:] or "berkas"
    if not upload.content:
        raise RefusedError("empty", name)
    if len(upload.content) > desk.config.citizen.upload_megabytes * 1_000_000:
        raise RefusedError("too-large", name)
    kind = kind_of(upload.content, name)
    if kind not in TAKEN:
        raise RefusedError("kind", name)
    if desk.config.citizen.scan_command and not scan.is_clean(desk.config.citizen.scan_command, upload.content):
        raise RefusedError("virus", name)
    return Attachment(
        filename="".join(c for c in name if c.isprintable()),
        content_type=_TYPES.get(kind, "application/octet-stream"),
        size=len(upload.content),
        inline=False,
        content=upload.content,
    )


def _address(citizen: Citizen | None, number: str) -> Address:
    if citizen is None or not citizen.addresses:
        return Address(citizen.name if citizen else "", f"{number.lower()}@{PAGES}.invalid")
    return Address(citizen.name, citizen.addresses[0])


def _take(  # noqa: PLR0913 -- the fields of a mail
    desk: Desk,
    sender: Address,
    subject: str,
    text: str,
    attachments: tuple[Attachment, ...],
    answered: str | None,
    now: datetime,
) -> None:
    """Let what a citizen sent arrive as a mail: kept first, then recorded, then everything derived from it."""
    octets = compose(
        Outgoing(
            sender=sender,
            to=(Address("", desk.config.office.address),),
            cc=(),
            subject=subject,
            text=text,
            message_id=f"{secrets.token_hex(16)}@{PAGES}.invalid",
            in_reply_to=answered,
            references=(answered,) if answered else (),
            date=now.astimezone(ZoneInfo(desk.config.office.timezone)),
            html="",
            attachments=attachments,
        )
    )
    digest = desk.blobs.put(octets)
    arrival = Arrival(PAGES, "", 1, secrets.randbits(62), now, digest, len(octets))
    with desk.database.transaction() as tx:
        receipts.record(tx, [arrival], now)
    intake.import_waiting(desk, now)
