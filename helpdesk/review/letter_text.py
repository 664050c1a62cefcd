"""The text of a letter as it leaves: what a person approved, the link to the ticket's page, and if wanted a quotation.

Guarantee: a mail is quoted only to readers who took part in it, and with long numbers hidden.
"""

from __future__ import annotations

from datetime import datetime

from helpdesk.desk import Desk
from helpdesk.draft.templating.quotation import quotation
from helpdesk.mail.quote import split
from helpdesk.model.conversation import FiledDraft
from helpdesk.model.message import Message
from helpdesk.model.ticket import Ticket
from helpdesk.send.page_links import with_link
from helpdesk.store.database import Tx


def text_of(desk: Desk, tx: Tx, ticket: Ticket, draft: FiledDraft, answered: Message | None, now: datetime) -> str:
    """Return the text. Raises TemplateError when the wording of what is added is broken."""
    text = with_link(desk, tx, ticket, draft.body, (*draft.to, *draft.cc), draft.language, now)
    if not desk.config.draft.quote or answered is None or draft.purpose != "reply" or not _took_part(draft, answered):
        return text
    written = split(answered).new_text
    on = answered.date.date() if answered.date is not None and answered.date.date() <= desk.today(now) else None
    if not written.strip():
        return text
    quoted = quotation(desk.config.draft.templates, draft.language, written, on)
    return f"{text.rstrip()}\n\n{quoted}\n"


def _took_part(draft: FiledDraft, answered: Message) -> bool:
    """Return whether every reader of a letter wrote or got the mail that it answers."""
    boxes = (*answered.reply_to, *answered.to, *answered.cc, *((answered.sender,) if answered.sender else ()))
    known = {box.address.lower() for box in boxes}
    return {box.address.lower() for box in (*draft.to, *draft.cc)} <= known
