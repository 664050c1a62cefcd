"""Checklists: the requirement list of each application with what its ticket's mails brought and what people said.

Derived whenever it is asked for, from the readings of the mails and the words of counselors, so that a better reading
of a mail mends it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from helpdesk.conditions import stated_conditions
from helpdesk.desk import Desk
from helpdesk.documents.checklist import needed
from helpdesk.model.application import Application
from helpdesk.model.conversation import FiledAttachment, FiledMessage
from helpdesk.model.knowledge import Permit
from helpdesk.model.question import BLANK_FORM, DUPLICATE, INCOMPLETE, UNUSABLE, Recognised
from helpdesk.store import messages, requirement_checks
from helpdesk.store.database import Tx
from helpdesk.track.checklist import FoundPaper, Item, ItemState, checklist, still_needed

_UNREADABLE = frozenset({"locked", "damaged"})  # a person cannot read these either
_REMARKS = (
    ("expired", ItemState.EXPIRED),
    (BLANK_FORM, ItemState.WRONG),
    (INCOMPLETE, ItemState.WRONG),
    *((remark, ItemState.UNREADABLE) for remark in UNUSABLE),
)


def checklist_of(desk: Desk, tx: Tx, application: Application) -> tuple[Item, ...] | None:
    """Return an application's requirements in entry order; None when its permit or the permit's list is unknown."""
    mails = messages.conversation(tx, application.ticket_id) if application.ticket_id is not None else ()
    return checklist_from(desk, tx, application, mails)


def checklist_from(
    desk: Desk, tx: Tx, application: Application, mails: Iterable[FiledMessage]
) -> tuple[Item, ...] | None:
    """Return the same from the mails of the application's ticket, for who has read them already."""
    permit = permit_of(desk, tx, application)
    if permit is None:
        return None
    inbound = [mail for mail in mails if mail.from_citizen]
    stated = stated_conditions("\n".join(f"{mail.subject}\n{mail.new_text}" for mail in inbound))
    said = requirement_checks.of_applications(tx, [application.id]).get(application.id, {})
    return checklist(permit, papers(inbound), said, needed(permit, stated))


def missing_of(desk: Desk, tx: Tx, application: Application) -> tuple[Item, ...] | None:
    """Return exactly what the applicant still has to send; None when nobody knows what is required."""
    items = checklist_of(desk, tx, application)
    return None if items is None else still_needed(items)


def permit_of(desk: Desk, tx: Tx, application: Application) -> Permit | None:
    """Return the permit as the knowledge was when the application's permit became known."""
    if application.permit_id is None:
        return None
    knowledge = desk.knowledge_at(tx, application.knowledge_version)
    return knowledge.permits.get(application.permit_id) or desk.knowledge.permits.get(application.permit_id)


def papers(mails: Iterable[FiledMessage]) -> Iterator[FoundPaper]:
    """Yield every document that the desk recognised in these mails; one sent twice in a mail counts once."""
    for mail in mails:
        for attachment in mail.attachments:
            for file in attachment.files:
                if DUPLICATE not in file.remarks:
                    name = file.member or attachment.filename
                    for key in file.keys:
                        problem = _problem(attachment, file, key)
                        yield FoundPaper(
                            key, mail.received_at, mail.id, attachment.position, file.member, name, problem
                        )


def _problem(attachment: FiledAttachment, file: Recognised, key: str) -> ItemState | None:
    trouble = attachment.problem if file.member is None else dict(attachment.members).get(file.member)
    if trouble in _UNREADABLE:
        return ItemState.UNREADABLE
    said = [remark for remark in file.remarks if key in file.about(remark)]
    return next((state for word, state in _REMARKS if any(remark.startswith(word) for remark in said)), None)
