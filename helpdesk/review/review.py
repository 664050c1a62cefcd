"""Review: what people do with a reply. Each function is one transaction and one event.

    approve -> compose -> queue

Approval fixes the Message-ID and the octets: what the counselor saw is what is sent, however often a worker dies. The
delivery is held for the undo window first. A draft is saved over the version that its editor saw, or not at all.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from helpdesk.desk import Desk
from helpdesk.errors import ConflictError, NotFoundError, UnconfirmedError
from helpdesk.follow_up.letters import PURPOSE as NEWS
from helpdesk.follow_up.letters import after_sending, resting
from helpdesk.follow_up.terms import set_due
from helpdesk.intake import joint
from helpdesk.mail.compose import reply_subject
from helpdesk.mail.parse import parse
from helpdesk.model.conversation import FiledDraft
from helpdesk.model.follow_up import FollowUpState
from helpdesk.model.message import Address, Attachment, Message
from helpdesk.model.person import Actor
from helpdesk.model.ticket import Ticket, TicketState
from helpdesk.review import cautions, line_choices, rewriting, supervision
from helpdesk.review.letter_text import text_of
from helpdesk.review.rewriting import Edit as Edit
from helpdesk.send.outbox import Mail, put
from helpdesk.store import (
    citizens,
    deliveries,
    document_judgements,
    draft_files,
    drafts,
    events,
    follow_ups,
    judgements,
    line_judgements,
    messages,
    tickets,
)
from helpdesk.store.database import Tx
from helpdesk.store.judgements import Judgement


def save_draft(desk: Desk, actor: Actor, draft_id: int, seen_version: int, edit: Edit, now: datetime) -> int:
    """Save an edited draft and return its new version; ConflictError when somebody saved or sent it meanwhile."""
    with desk.database.transaction() as tx:
        return rewriting.save(tx, actor, draft_id, seen_version, edit, now)


def approve(  # noqa: PLR0913 -- who sends what, and what they have confirmed
    desk: Desk,
    actor: Actor,
    draft_id: int,
    seen_version: int,
    now: datetime,
    *,
    edit: Edit | None = None,
    confirmed: Collection[str] | None = None,
    send_at: datetime | None = None,
) -> int:
    """Fix a draft's octets, put them into the outbox and return the delivery's id.

    With ``edit`` the draft is saved first. ``confirmed`` names the cautions that the sender wants to send in spite of;
    None: nobody was asked (the demo, an import). ``send_at`` lets it wait until then; a new mail of the citizen stops
    it all the same. Raises UnconfirmedError when another one applies, and ConflictError when the draft changed
    meanwhile, names no recipient, is empty, or a supervisor must approve it.
    """
    with desk.database.transaction() as tx:
        if edit is not None:
            seen_version = rewriting.save(tx, actor, draft_id, seen_version, edit, now)
        found = _sendable(tx, draft_id, seen_version)
        ticket = tickets.get(tx, found.ticket_id)
        data = _check_allowed(desk, tx, actor, ticket, found, confirmed)
        mail = _mail(desk, tx, ticket, found, now)
        when = max(now + timedelta(seconds=desk.config.send.undo_seconds), send_at or now)
        version = found.knowledge_version
        delivery_id = put(desk, tx, ticket.id, mail, now, not_before=when, draft_id=draft_id, knowledge_version=version)
        drafts.close(tx, draft_id, "approved", now)
        tickets.change(tx, tickets.move(tx, ticket, after_sending(tx, found), now).id, now, needs_person=False)
        lines = line_choices.judge(desk, tx, actor, found, now)
        told: dict[str, object] = {**data, "lines": lines} if lines else {**data}
        events.record(tx, now, actor, "review.approved", ticket_id=ticket.id, delivery_id=delivery_id, data=told)
        _accept(tx, actor, found, now)
        set_due(desk, tx, [ticket.id], now)
    desk.wake.set()
    desk.remember()
    return delivery_id


def _accept(tx: Tx, actor: Actor, draft: FiledDraft, now: datetime) -> None:
    """Note that a person sent these answers: an entry is right where its text still stands in the letter."""
    if actor.person_id is None:
        return
    mails = {row_id: messages.get(tx, row_id) for row_id in draft.mails}
    judged = {row_id: judgements.of_message(tx, row_id) for row_id in mails}
    for block in draft.blocks:
        row_id, position = draft.place_of(block)
        filed = mails.get(row_id) if row_id is not None else None
        answered_by, text = block["answered_by"], str(block["text"]).strip()
        if filed is None or not answered_by or not 0 <= position < len(filed.questions):
            continue
        if position in judged[filed.id]:
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


def _check_allowed(
    desk: Desk, tx: Tx, actor: Actor, ticket: Ticket, draft: FiledDraft, confirmed: Collection[str] | None
) -> dict[str, list[str]]:
    """Return what was confirmed, for the event. Raises ConflictError: a supervisor first; UnconfirmedError."""
    if supervision.why(desk, tx, actor, draft):
        raise ConflictError("A supervisor must approve this reply first. Hand it to them.")
    if confirmed is None:
        return {}
    found = [caution for caution in cautions.look(desk, tx, ticket, draft) if caution.confirm]
    if missing := [caution.word for caution in found if caution.word not in confirmed]:
        raise UnconfirmedError(tuple(missing))
    return {"confirmed": [caution.word for caution in found]} if found else {}


def _sendable(tx: Tx, draft_id: int, seen_version: int) -> FiledDraft:
    found = drafts.get(tx, draft_id)
    if found.version != seen_version or found.state not in drafts.OPEN:
        raise ConflictError("The draft was changed or sent meanwhile. Read it again before sending.")
    if not found.to:
        raise ConflictError("The reply names no recipient. Give an address under To.")
    if not found.body.strip():
        raise ConflictError("The reply is empty. Write something, or discard it.")
    return found


def _mail(desk: Desk, tx: Tx, ticket: Ticket, draft: FiledDraft, now: datetime) -> Mail:
    answered = _answered(desk, tx, draft)
    return Mail(
        to=draft.to,
        cc=draft.cc,
        subject=reply_subject(draft.subject, ticket.number) if draft.message_row_id else _first_subject(draft, ticket),
        text=text_of(desk, tx, ticket, draft, answered, now),
        language=draft.language,
        answered=answered,
        attachments=_files(desk, tx, draft),
    )


def _files(desk: Desk, tx: Tx, draft: FiledDraft) -> tuple[Attachment, ...]:
    """Return the files that go out with a letter."""
    return tuple(
        Attachment(file.filename, file.content_type, file.size, inline=False, content=desk.blobs.get(file.digest))
        for file in draft_files.of_draft(tx, draft.id)
    )


def _first_subject(draft: FiledDraft, ticket: Ticket) -> str:
    return draft.subject if ticket.number in draft.subject else f"{draft.subject} [{ticket.number}]"


def _answered(desk: Desk, tx: Tx, draft: FiledDraft) -> Message | None:
    """Return the message that a draft answers, read from its octets; news goes on from the citizen's latest."""
    filed = messages.get(tx, draft.message_row_id) if draft.message_row_id else None
    if filed is None and draft.purpose == NEWS:
        theirs = (m for m in reversed(messages.conversation(tx, draft.ticket_id)) if not m.outgoing)
        filed = next((m for m in theirs if m.automatic_kind is None), None)
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
            for answered in drafts.get(tx, delivery.draft_id).mails:
                judgements.undo_sent(tx, answered, now)
                line_judgements.undo(tx, answered, now)
        ticket = tickets.get(tx, delivery.ticket_id)
        there = drafts.open_draft(tx, ticket.id) is not None
        tickets.move(tx, ticket, TicketState.DRAFTED if there else TicketState.NEW, now)
        events.record(tx, now, actor, "review.undone", ticket_id=ticket.id, delivery_id=delivery_id)
        set_due(desk, tx, [ticket.id], now)
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
            tickets.move(tx, ticket, resting(tx, ticket) if found.purpose == NEWS else TicketState.NEW, now)
        follow_ups.settle(tx, draft_id, FollowUpState.DISMISSED, now)
        events.record(tx, now, actor, "review.discarded", ticket_id=ticket.id, data={"draft": draft_id})


def new_draft(desk: Desk, actor: Actor, ticket_id: int, now: datetime) -> int:
    """Begin an empty reply to a ticket's newest mail and return the draft's id; an open draft is returned as it is."""
    with desk.database.transaction() as tx:
        current = drafts.open_draft(tx, ticket_id)
        if current is not None:
            return current.id
        ticket = tickets.get(tx, ticket_id)
        theirs = [m for m in messages.conversation(tx, ticket_id) if m.from_citizen]
        newest = next((m for m in reversed(theirs) if m.automatic_kind is None), theirs[-1] if theirs else None)
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
        rewriting.rewrite(desk, tx, filed, now)
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
        rewriting.rewrite(desk, tx, filed, now)


def unlearn_lines(desk: Desk, actor: Actor, message_row_id: int, now: datetime) -> bool:
    """Take back what a letter taught about narrow answers; False when it taught nothing. What was sent is sent."""
    with desk.database.transaction() as tx:
        filed = messages.get(tx, message_row_id)
        if filed is None or not line_judgements.undo(tx, message_row_id, now):
            return False
        ticket_id = filed.ticket_id
        events.record(tx, now, actor, "review.lines-unjudged", ticket_id=ticket_id, message_row_id=message_row_id)
    desk.remember()
    return True


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
        messages.put_documents(tx, row_id, joint.explanation(desk, tx, filed, now))
        rewriting.rewrite(desk, tx, filed, now)
