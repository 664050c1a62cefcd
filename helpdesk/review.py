"""Review: what people do with a reply. Each function is one transaction and one event.

    approve -> compose -> queue

Approval fixes the Message-ID and the octets: what the counselor saw is what is sent, however often a worker dies. The
delivery is held for the undo window first. A draft is saved over the version that its editor saw, or not at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from helpdesk.desk import Desk
from helpdesk.errors import ConflictError, NotFoundError
from helpdesk.mail.compose import reply_subject
from helpdesk.mail.parse import parse
from helpdesk.model.conversation import FiledDraft, FiledMessage
from helpdesk.model.draft import Letter
from helpdesk.model.message import Address, Message
from helpdesk.model.person import Actor
from helpdesk.model.question import Action
from helpdesk.model.ticket import Ticket, TicketState
from helpdesk.outbox import Mail, put
from helpdesk.store import citizens, deliveries, document_judgements, drafts, events, judgements, messages, tickets
from helpdesk.store.database import Tx
from helpdesk.store.judgements import Judgement


@dataclass(frozen=True, slots=True)
class Edit:
    """A draft as its editor wants it."""

    subject: str
    body: str
    to: tuple[Address, ...]
    cc: tuple[Address, ...] = ()


def save_draft(desk: Desk, actor: Actor, draft_id: int, seen_version: int, edit: Edit, now: datetime) -> int:
    """Save an edited draft and return its new version; ConflictError when somebody saved or sent it meanwhile."""
    with desk.database.transaction() as tx:
        return _save(tx, actor, draft_id, seen_version, edit, now)


def _save(tx: Tx, actor: Actor, draft_id: int, seen_version: int, edit: Edit, now: datetime) -> int:
    found = drafts.get(tx, draft_id)
    if found.version == seen_version and edit == Edit(found.subject, found.body, found.to, found.cc):
        return seen_version
    values = {"subject": edit.subject, "body": edit.body, "to": edit.to, "cc": edit.cc}
    version = drafts.save(tx, draft_id, seen_version, now, state="edited", author_id=actor.person_id, **values)
    events.record(tx, now, actor, "review.edited", ticket_id=found.ticket_id, data={"draft": draft_id})
    return version


def approve(
    desk: Desk, actor: Actor, draft_id: int, seen_version: int, now: datetime, *, edit: Edit | None = None
) -> int:
    """Fix a draft's octets, put them into the outbox and return the delivery's id.

    With ``edit`` the draft is saved first. Raises ConflictError when the draft changed meanwhile, names no recipient or
    is empty.
    """
    with desk.database.transaction() as tx:
        if edit is not None:
            seen_version = _save(tx, actor, draft_id, seen_version, edit, now)
        found = drafts.get(tx, draft_id)
        if found.version != seen_version or found.state not in drafts.OPEN:
            raise ConflictError("The draft was changed or sent meanwhile. Read it again before sending.")
        _check_sendable(found)
        ticket = tickets.get(tx, found.ticket_id)
        delivery_id = put(
            desk,
            tx,
            ticket.id,
            _mail(desk, tx, ticket, found),
            now,
            not_before=now + timedelta(seconds=desk.config.send.undo_seconds),
            draft_id=draft_id,
            knowledge_version=found.knowledge_version,
        )
        drafts.close(tx, draft_id, "approved", now)
        tickets.move(tx, ticket, TicketState.WAITING_CITIZEN, now)
        tickets.change(tx, ticket.id, now, needs_person=False)
        events.record(tx, now, actor, "review.approved", ticket_id=ticket.id, delivery_id=delivery_id)
        _accept(tx, actor, found, now)
    desk.wake.set()
    desk.remember()
    return delivery_id


def _accept(tx: Tx, actor: Actor, draft: FiledDraft, now: datetime) -> None:
    """Note that a person sent these answers: an entry is right where its text still stands in the letter."""
    filed = messages.get(tx, draft.message_row_id) if draft.message_row_id else None
    if filed is None or actor.person_id is None:
        return
    judged = judgements.of_message(tx, filed.id)
    for block in draft.blocks:
        position, answered_by, text = block["question"], block["answered_by"], str(block["text"]).strip()
        if not answered_by or position in judged or not 0 <= position < len(filed.questions):
            continue
        whole, begun = text in draft.body, text.partition("\n")[0] in draft.body
        if not text or not begun:
            continue  # rewritten or taken out: that says nothing about the entry
        question, entry_id = filed.questions[position], str(answered_by[0])
        ranks = [candidate.id for candidate in question.candidates]
        rank = ranks.index(entry_id) if entry_id in ranks else None
        kind = "accept" if whole else "edit"
        given = Judgement(filed.id, position, question.text, entry_id, rank, kind)
        judgements.record(tx, now, given, actor.person_id)


def _check_sendable(draft: FiledDraft) -> None:
    if not draft.to:
        raise ConflictError("The reply names no recipient. Give an address under To.")
    if not draft.body.strip():
        raise ConflictError("The reply is empty. Write something, or discard it.")


def _mail(desk: Desk, tx: Tx, ticket: Ticket, draft: FiledDraft) -> Mail:
    answered = _answered(desk, tx, draft)
    return Mail(
        to=draft.to,
        cc=draft.cc,
        subject=reply_subject(draft.subject, ticket.number) if answered else _first_subject(draft, ticket),
        text=draft.body,
        language=draft.language,
        answered=answered,
    )


def _first_subject(draft: FiledDraft, ticket: Ticket) -> str:
    return draft.subject if ticket.number in draft.subject else f"{draft.subject} [{ticket.number}]"


def _answered(desk: Desk, tx: Tx, draft: FiledDraft) -> Message | None:
    """Return the message that a draft answers, read from its octets."""
    filed = messages.get(tx, draft.message_row_id) if draft.message_row_id else None
    return parse(desk.blobs.get(filed.digest)) if filed else None


def undo(desk: Desk, actor: Actor, delivery_id: int, now: datetime) -> bool:
    """Take a reply back before it is sent; False when it is too late. The draft can be edited again."""
    with desk.database.transaction() as tx:
        delivery = deliveries.get(tx, delivery_id)
        if delivery is None:
            raise NotFoundError(f"There is no delivery {delivery_id}.")
        if not deliveries.cancel(tx, delivery_id, "undone"):
            return False
        if delivery.draft_id is not None:
            drafts.reopen(tx, delivery.draft_id, now)
            answered = drafts.get(tx, delivery.draft_id).message_row_id
            if answered is not None:
                judgements.undo_sent(tx, answered, now)
        ticket = tickets.get(tx, delivery.ticket_id)
        tickets.move(tx, ticket, TicketState.DRAFTED, now)
        events.record(tx, now, actor, "review.undone", ticket_id=ticket.id, delivery_id=delivery_id)
    desk.remember()
    return True


def discard(desk: Desk, actor: Actor, draft_id: int, now: datetime) -> None:
    """Put a draft aside; its text stays in the history."""
    with desk.database.transaction() as tx:
        found = drafts.get(tx, draft_id)
        if found.state not in drafts.OPEN:
            raise ConflictError("The draft was sent or discarded meanwhile.")
        drafts.close(tx, draft_id, "discarded", now)
        ticket = tickets.get(tx, found.ticket_id)
        if ticket.state is TicketState.DRAFTED:
            tickets.move(tx, ticket, TicketState.NEW, now)
        events.record(tx, now, actor, "review.discarded", ticket_id=ticket.id, data={"draft": draft_id})


def new_draft(desk: Desk, actor: Actor, ticket_id: int, now: datetime) -> int:
    """Begin an empty reply to a ticket's newest mail and return the draft's id; an open draft is returned as it is."""
    with desk.database.transaction() as tx:
        current = drafts.open_draft(tx, ticket_id)
        if current is not None:
            return current.id
        ticket = tickets.get(tx, ticket_id)
        newest = next((m for m in reversed(messages.conversation(tx, ticket_id)) if not m.outgoing), None)
        citizen = citizens.get(tx, ticket.citizen_id) if ticket.citizen_id else None
        name = citizen.name if citizen else ""
        to = (newest.reply_to[:1] or ((newest.sender,) if newest.sender else ())) if newest else ()
        if not to and citizen and citizen.addresses:
            to = (Address(citizen.name, citizen.addresses[0]),)
        draft_id = drafts.propose(
            tx,
            now,
            ticket_id=ticket_id,
            message_row_id=newest.id if newest else None,
            letter=desk.explainer.blank(ticket.language, name, ticket.number, ticket.subject),
            to=to,
            author_id=actor.person_id,
        )
        if ticket.state in (TicketState.NEW, TicketState.CLOSED, TicketState.RESOLVED):
            tickets.move(tx, ticket, TicketState.DRAFTED, now)
        events.record(tx, now, actor, "review.begun", ticket_id=ticket_id, data={"draft": draft_id})
        return draft_id


def swap(desk: Desk, actor: Actor, message_row_id: int, position: int, entry_id: str | None, now: datetime) -> None:
    """Let a person say which entry answers a question (None: none of them), and write the letter anew from that.

    A letter that somebody edited is left as it is: the page offers the new block beside it.
    """
    _judge(desk, actor, message_row_id, position, entry_id, now)
    desk.remember()


def unswap(desk: Desk, actor: Actor, message_row_id: int, position: int, now: datetime) -> bool:
    """Take back what a person said about a question, and unlearn it; False when nobody had said anything."""
    with desk.database.transaction() as tx:
        filed = messages.get(tx, message_row_id)
        if filed is None or not judgements.undo(tx, message_row_id, position, now):
            return False
        data = {"position": position}
        events.record(
            tx, now, actor, "review.unjudged", ticket_id=filed.ticket_id, message_row_id=message_row_id, data=data
        )
        _rewrite(desk, tx, filed, now)
    desk.remember()
    return True


def _judge(desk: Desk, actor: Actor, message_row_id: int, position: int, entry_id: str | None, now: datetime) -> None:
    with desk.database.transaction() as tx:
        filed = messages.get(tx, message_row_id)
        if filed is None or position >= len(filed.questions):
            raise NotFoundError("There is no such question; the mail was read again meanwhile.")
        question = filed.questions[position]
        ranks = [candidate.id for candidate in question.candidates]
        rank = ranks.index(entry_id) if entry_id in ranks else None
        kind = "none" if entry_id is None else "accept" if rank == 0 else "swap"
        given = Judgement(message_row_id, position, question.text, entry_id, rank, kind)
        judgements.record(tx, now, given, actor.person_id)
        data = {"entry": entry_id, "rank": rank, "position": position}
        events.record(
            tx, now, actor, "review.judged", ticket_id=filed.ticket_id, message_row_id=message_row_id, data=data
        )
        _rewrite(desk, tx, filed, now)


def judge_document(
    desk: Desk, actor: Actor, place: tuple[int, int, str | None], keys: tuple[str, ...], now: datetime
) -> None:
    """Let a person say which documents the file at ``place`` (message, position, member) is; none: no required one.

    The check and an unedited letter follow at once, and later files that are called so are taken for the same.
    """
    row_id, position, member = place
    with desk.database.transaction() as tx:
        filed = messages.get(tx, row_id)
        file = next((one for one in filed.attachments if one.position == position), None) if filed else None
        if filed is None or file is None or not (member is None or any(member == name for name, _ in file.members)):
            raise NotFoundError("There is no such file; the mail was read again meanwhile.")
        document_judgements.record(tx, now, place, member or file.filename, keys, actor.person_id)
        data = {"position": position, "keys": list(keys)}
        events.record(tx, now, actor, "review.document", ticket_id=filed.ticket_id, message_row_id=row_id, data=data)
        corrections = document_judgements.corrections(tx, row_id)
        octets = desk.blobs.get(filed.digest)
        messages.put_documents(tx, row_id, desk.explainer.explain(octets, desk.today(now), corrections))
        _rewrite(desk, tx, filed, now)


def _rewrite(desk: Desk, tx: Tx, filed: FiledMessage, now: datetime) -> None:
    """Write an unedited draft anew from what people chose for the questions of its message."""
    current = drafts.open_draft(tx, filed.ticket_id)
    if current is None or current.state != "proposed" or current.message_row_id != filed.id:
        return
    letter = _rewritten(desk, tx, filed.ticket_id, filed.id, now)
    if letter is not None:
        values = {"subject": letter.subject, "body": letter.text, "proposed_body": letter.text}
        drafts.save(tx, current.id, current.version, now, blocks=letter.blocks, **values)


def _rewritten(desk: Desk, tx: Tx, ticket_id: int, message_row_id: int, now: datetime) -> Letter | None:
    """Return the letter to a message with the entries that people chose for its questions."""
    writer, filed = desk.explainer.writer, messages.get(tx, message_row_id)
    if writer is None or filed is None:
        return None
    chosen = judgements.of_message(tx, message_row_id)
    office_day = desk.today(now)
    corrections = document_judgements.corrections(tx, message_row_id)
    explanation = desk.explainer.explain(desk.blobs.get(filed.digest), office_day, corrections)
    number = tickets.get(tx, ticket_id).number
    if not chosen:
        return desk.explainer.letter(explanation, office_day, number)
    language = explanation.language or "id"
    automatic = {block.question: block for block in explanation.letter.blocks} if explanation.letter else {}
    blocks = [
        writer.block(question, index, chosen[index], language) if index in chosen else automatic.get(index)
        for index, question in enumerate(explanation.understanding.questions)
    ]
    return writer.assemble(
        [block for block in blocks if block is not None],
        explanation.message,
        explanation.body,
        action=Action.ANSWER,
        ticket_number=number,
        today=office_day,
        language=language,
        documents=explanation.documents,
    )
