"""Cautions: what somebody should think of twice before a letter goes, because it cannot be called back afterwards.

Those with ``confirm`` must be confirmed by name; ``review.approve`` refuses the letter otherwise, whatever a page did.
A number that the desk itself put into its proposal (the telephone of an office) is no personal one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from helpdesk.desk import Desk
from helpdesk.follow_up.letters import is_overtaken
from helpdesk.intake import open_mails
from helpdesk.match.identifiers import PERSONAL, Identifier, Kind, find
from helpdesk.model.conversation import DraftFile, FiledDraft, FiledMessage
from helpdesk.model.person import Citizen
from helpdesk.model.question import MORE
from helpdesk.model.ticket import Ticket
from helpdesk.store import applications, citizens, draft_files, judgements, messages, tickets
from helpdesk.store.database import Tx

_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_IDENTITY = frozenset({Kind.NIK, Kind.KK, Kind.NPWP, Kind.NIB})
_SHOWN = 4  # last digits of a number that a caution names
_LONG = 15  # digits: NPWP has 15, NIK and KK have 16
_MOST = 50  # addresses and numbers of one letter that are looked up


@dataclass(frozen=True, slots=True)
class Caution:
    """What to think of: a word, what it is about, and whether it must be confirmed by name."""

    word: str
    detail: str = ""
    confirm: bool = True


@dataclass(frozen=True, slots=True)
class _Case:
    """A letter with what is known around it."""

    desk: Desk
    tx: Tx
    ticket: Ticket
    draft: FiledDraft
    conversation: Sequence[FiledMessage]
    citizen: Citizen | None

    files: Sequence[DraftFile] = ()

    @property
    def text(self) -> str:
        return f"{self.draft.subject}\n{self.draft.body}"

    @property
    def answered(self) -> FiledMessage | None:
        return next((m for m in self.conversation if m.id == self.draft.message_row_id), None)

    @property
    def ours(self) -> frozenset[str]:
        return self.desk.config.office.addresses

    @property
    def takes_part(self) -> set[str]:
        """The addresses of everybody in this conversation, lower-cased."""
        inbound = [m for m in self.conversation if not m.outgoing and m.automatic_kind is None]
        boxes = [box for m in inbound for box in ((m.sender,) if m.sender else ()) + m.to + m.cc]
        known = self.citizen.addresses if self.citizen else ()
        return {box.address.lower() for box in boxes} | set(known) | self.ours


def look(
    desk: Desk, tx: Tx, ticket: Ticket, draft: FiledDraft, conversation: Sequence[FiledMessage] | None = None
) -> tuple[Caution, ...]:
    """Return the cautions about a letter as it stands, in the order in which they should be read.

    ``conversation`` are the messages of the ticket, where the caller has them already.
    """
    known = messages.conversation(tx, ticket.id) if conversation is None else conversation
    citizen = citizens.get(tx, ticket.citizen_id) if ticket.citizen_id else None
    case = _Case(desk, tx, ticket, draft, known, citizen, draft_files.of_draft(tx, draft.id))
    found = (
        _overtaken(case),
        _newer_mail(case),
        _older_mail(case),
        _recipients(case),
        _failing(case),
        _not_vouched(case),
        _unanswered(case),
        _more_asked(case),
    )
    return (*(caution for caution in found if caution), *_personal(case), *_unread(case))


def _overtaken(case: _Case) -> Caution | None:
    """The letter tells of an application what has changed since somebody edited it."""
    return Caution("overtaken") if is_overtaken(case.tx, case.draft) else None


def _newer_mail(case: _Case) -> Caution | None:
    """The citizen has written again after the mail that this letter answers."""
    asked = case.answered
    people = [m for m in case.conversation if not m.outgoing and m.automatic_kind is None]
    if asked is None or not people or people[-1].id == asked.id or people[-1].received_at < asked.received_at:
        return None
    return Caution("newer-mail")


def _older_mail(case: _Case) -> Caution | None:
    """An earlier mail of the citizen waits for an answer, and this letter was not made of it."""
    asked = case.answered
    earlier = open_mails.earlier_than(case.tx, asked, case.conversation) if asked else ()
    left = [one for one in earlier if one.id not in case.draft.mails]
    return Caution("older-mail") if left else None


def _recipients(case: _Case) -> Caution | None:
    """The letter goes past the sender of the mail, or to somebody who takes no part in this conversation."""
    boxes = [box.address for box in (*case.draft.to, *case.draft.cc)]
    strangers = [address for address in boxes if address.lower() not in case.takes_part]
    asked = case.answered
    sender = asked.sender.address.lower() if asked and asked.sender else ""
    wanted = {sender, *(case.citizen.addresses if case.citizen else ())} - {""}
    if boxes and wanted and not wanted & {address.lower() for address in boxes}:
        return Caution("recipient-differs", ", ".join(strangers or boxes))
    return Caution("recipient-differs", ", ".join(strangers)) if strangers and case.takes_part - case.ours else None


def _failing(case: _Case) -> Caution | None:
    """What we sent to one of these addresses came back, or was refused for good; its owner has not written since."""
    failing = citizens.failing(case.tx, [box.address for box in (*case.draft.to, *case.draft.cc)])
    return Caution("address-failed", ", ".join(failing), confirm=False) if failing else None


def _not_vouched(case: _Case) -> Caution | None:
    """Nobody vouches for the sender; where no border server is configured nobody ever does, so that is only said."""
    asked = _news_to(case) if case.draft.purpose == "news" else case.answered
    if asked is None or asked.vouched or asked.outgoing or not asked.sender or case.ticket.origin != "email":
        return None
    return Caution("not-vouched", asked.sender.address, confirm=case.desk.config.office.authserv_id is not None)


def _news_to(case: _Case) -> FiledMessage | None:
    """Return the newest mail from where news of an application goes; None where that address is registered on one.

    What became of an application is told to its applicant, and to nobody who only says so (UU 27/2022).
    """
    to = {box.address.lower() for box in case.draft.to}
    if to & {one.contact for one in applications.of_ticket(case.tx, case.ticket.id)}:
        return None
    theirs = [m for m in case.conversation if m.sender and m.sender.address.lower() in to and m.from_citizen]
    return next((m for m in theirs if m.vouched), theirs[-1] if theirs else None)


def _unanswered(case: _Case) -> Caution | None:
    """A question of the mails has neither an entry nor a person's word that none fits; by its number on the page."""
    mails, before = case.draft.mails, 0
    answered = {case.draft.place_of(block) for block in case.draft.blocks if block["answered_by"]}
    left: list[str] = []
    waiting = open_mails.waiting(case.tx, case.conversation, mails)
    shown = waiting if any(m.id in mails for m in waiting) else [m for m in case.conversation if m.id in mails]
    for mail in shown:
        if mail.id in mails:
            judged = judgements.of_message(case.tx, mail.id)
            open_ = (n for n in range(len(mail.questions)) if (mail.id, n) not in answered and n not in judged)
            left += [str(before + n + 1) for n in open_]
        before += len(mail.questions)
    return Caution("unanswered", ", ".join(left)) if left else None


def _more_asked(case: _Case) -> Caution | None:
    """The mail is so long, or asks so much, that not all of its questions were taken."""
    mails = [m for m in case.conversation if m.id in case.draft.mails]
    return Caution("more-asked") if any(MORE in m.log for m in mails) else None


def _personal(case: _Case) -> Iterable[Caution]:
    """Numbers of persons in the letter, and what belongs to another citizen."""
    proposed = _digits(case.draft.proposed_body)
    numbers = [(i, "") for i in find(case.text) if i.kind in PERSONAL and _digits(i.text) not in proposed]
    for file in case.files:  # an office's telephone in a leaflet is no secret; a number of a person or business is
        numbers += [(i, f" ({file.filename})") for i in find(file.text) if _names_somebody(i)]
    said = "\n".join(_digits(f"{m.subject}\n{m.text}") for m in case.conversation if not m.outgoing)
    own: list[str] = []
    foreign: list[str] = []
    for number, where in numbers:
        unknown = _names_somebody(number) and _digits(number.text) not in said
        (foreign if unknown else own).append(f"{_masked(number.text)}{where}")
    if own:
        yield Caution("personal-number", ", ".join(dict.fromkeys(own)))
    others = [*foreign, *_others_addresses(case), *_others_tickets(case), *_others_applications(case)]
    if others:
        yield Caution("other-citizen", ", ".join(dict.fromkeys(others)))


def _unread(case: _Case) -> Iterable[Caution]:
    """Something in a file that goes along could not be read, such as a picture: only a person can say what it shows."""
    shut = [file.filename for file in case.files if file.unread]
    if shut:
        yield Caution("unread-file", ", ".join(shut))


def _names_somebody(number: Identifier) -> bool:
    """Whether a number is that of one person or business; 15 digits or more are, even where they are mistyped."""
    if number.kind not in PERSONAL:
        return False
    return number.kind in _IDENTITY or len(re.sub(r"\D", "", number.text)) >= _LONG


def _others_addresses(case: _Case) -> Iterable[str]:
    """Yield the addresses in the letter that are those of another citizen."""
    for address in list(dict.fromkeys(_ADDRESS.findall(case.text.lower())))[:_MOST]:
        found = None if address in case.takes_part else citizens.by_address(case.tx, address)
        if found is not None and found.id != case.ticket.citizen_id:
            yield address


def _others_tickets(case: _Case) -> Iterable[str]:
    """Yield the ticket numbers in the letter that are those of another citizen."""
    pattern = rf"\b{re.escape(case.desk.config.office.ticket_prefix)}-\d{{4}}-\d{{6,}}\b"
    for number in list(dict.fromkeys(re.findall(pattern, case.text, re.IGNORECASE)))[:_MOST]:
        found = tickets.by_number(case.tx, number)
        if found is not None and found.id != case.ticket.id and found.citizen_id != case.ticket.citizen_id:
            yield number


def _others_applications(case: _Case) -> Iterable[str]:
    """Yield the application numbers in the letter that are on somebody else's ticket."""
    patterns = [re.compile(pattern) for pattern in case.desk.config.office.application_patterns]
    numbers = (i.text for i in find(case.text, patterns) if i.kind in (Kind.APPLICATION, Kind.PERMIT))
    written = list(dict.fromkeys(numbers))[:_MOST]
    mentioned = {number for m in case.conversation if not m.outgoing for number in m.application_numbers}
    for number, found in applications.by_numbers(case.tx, written).items():
        if found.ticket_id == case.ticket.id or (found.ticket_id is None and number in mentioned):
            continue
        owner = tickets.get(case.tx, found.ticket_id).citizen_id if found.ticket_id is not None else None
        if owner is None or owner != case.ticket.citizen_id:
            yield number


def _digits(text: str) -> str:
    """Return the digits of a text, so that a number is the same however it is grouped; other runs stay apart."""
    return re.sub(r"[^\d\n]", "", re.sub(r"[^\d\s.+()/-]+", "\n", text))


def _masked(number: str) -> str:
    digits = re.sub(r"\D", "", number)
    return f"…{digits[-_SHOWN:]}"
