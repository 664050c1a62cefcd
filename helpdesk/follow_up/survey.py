"""Survey: who has got an answer is asked once, some days after, how satisfied they are; only if config.toml names it.

Guarantee: nobody is asked twice about a matter, nor oftener than once in ninety days, nor after saying that they want
no survey; a survey counts among the notices of a day (``notices``). It is marked Auto-Submitted, goes out from the null
reverse-path, and carries a way out that mail programs offer as a button (RFC 8058).
"""

from __future__ import annotations

from datetime import datetime, timedelta

import structlog

from helpdesk import switches
from helpdesk.desk import Desk
from helpdesk.draft.templating.notice import SURVEY
from helpdesk.errors import TemplateError
from helpdesk.follow_up.notices import Leaving, queue, why_limited, writer_of
from helpdesk.mail.public_links import Purpose
from helpdesk.model.message import Address
from helpdesk.model.person import Citizen
from helpdesk.send.page_links import link
from helpdesk.store import citizens, notices, surveys, tickets
from helpdesk.store.database import Tx

log = structlog.get_logger()
AFTER, WITHIN = timedelta(days=1), timedelta(days=14)  # of the end of a matter: not at once, and not out of the blue
AGAIN = timedelta(days=90)
AT_ONCE = 200  # a look asks no more people: the next one goes on


def survey(desk: Desk, now: datetime) -> int:
    """Ask the citizens whose matter ended lately; return how many are asked."""
    if SURVEY not in desk.config.send.notices or not desk.config.citizen.survey:
        return 0
    with desk.database.read() as tx:
        if SURVEY not in switches.notices(desk, tx) or not switches.pages(desk, tx).survey:
            return 0
        ended = surveys.to_ask(tx, now - WITHIN, now - AFTER, AT_ONCE)
    return sum(_ask(desk, ticket_id, now) for ticket_id in ended)


def _ask(desk: Desk, ticket_id: int, now: datetime) -> bool:
    """Put the question into the outbox, if its reader may be asked."""
    with desk.database.transaction() as tx:
        ticket = tickets.get(tx, ticket_id)
        citizen = citizens.get(tx, ticket.citizen_id) if ticket.citizen_id is not None else None
        page = link(desk, tx, Purpose.SURVEY, ticket.id, now)
        if citizen is None or page is None or not _may(desk, tx, citizen, now):
            return False
        address = citizen.addresses[0]
        try:
            notice = writer_of(desk).write(SURVEY, ticket.language, ticket.number, {"address": page})
            queue(desk, tx, ticket, Leaving(SURVEY, address, notice, ticket.language, unsubscribe=page), now)
        except (TemplateError, ValueError) as error:  # a broken template, an address that nothing can go to
            log.warning("survey.withheld", ticket=ticket.id, why=str(error))
            return False
    return True


def _may(desk: Desk, tx: Tx, citizen: Citizen, now: datetime) -> bool:
    """Whether somebody may be asked today."""
    if not citizen.addresses or surveys.is_refused(tx, citizen.addresses):
        return False
    address = citizen.addresses[0]
    if address in desk.config.office.addresses or SURVEY in notices.sent_since(tx, address, now - AGAIN):
        return False
    return why_limited(tx, SURVEY, Address("", address), now) is None
