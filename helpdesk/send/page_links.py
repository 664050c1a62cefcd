"""Links to the pages of a ticket: what a letter of ours carries so that its reader can look without an account.

Guarantee: a link goes to nobody but the ticket's citizen. A letter that also goes to others carries none.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from helpdesk import switches
from helpdesk.desk import Desk
from helpdesk.draft.templating.notice import Page
from helpdesk.draft.templating.page_link import below
from helpdesk.mail.public_links import Claim, Purpose, token_for
from helpdesk.model.message import Address
from helpdesk.model.ticket import Ticket
from helpdesk.store import citizens, public_links
from helpdesk.store.database import Tx


def link(desk: Desk, tx: Tx, purpose: Purpose, ticket_id: int, now: datetime) -> str | None:
    """Return the address of a ticket's page, or None when the office does not offer it."""
    config = switches.pages(desk, tx)
    offered = config.status_pages if purpose is Purpose.STATUS else config.survey
    if not offered or config.url is None:
        return None
    until = desk.today(now) + timedelta(days=config.link_days)
    token = token_for(desk.key, purpose, Claim(ticket_id, until, public_links.epoch(tx, ticket_id)))
    return f"{config.url.rstrip('/')}/{purpose}/{token}"


def page_for(desk: Desk, tx: Tx, ticket: Ticket, readers: tuple[Address, ...], now: datetime) -> Page | None:
    """Return the page of a ticket if all these readers may have its link and the office offers it."""
    address = link(desk, tx, Purpose.STATUS, ticket.id, now)
    citizen = citizens.get(tx, ticket.citizen_id) if ticket.citizen_id is not None else None
    own = {one.lower() for one in citizen.addresses} if citizen else set()
    if address is None or not {one.address.lower() for one in readers} <= own:
        return None
    return Page(address, desk.today(now) + timedelta(days=desk.config.citizen.link_days))


def with_link(  # noqa: PLR0913 -- a letter and whom it is for
    desk: Desk, tx: Tx, ticket: Ticket, text: str, readers: tuple[Address, ...], language: str | None, now: datetime
) -> str:
    """Return a letter's text with the lines that lead to the ticket's page, if all its readers may have the link.

    Raises TemplateError when the wording of those lines is broken.
    """
    page = page_for(desk, tx, ticket, readers, now)
    if page is None:
        return text
    lines = below(desk.config.draft.templates, language, ticket.number, page.address, page.until)
    return f"{text.rstrip()}\n\n{lines}\n"
