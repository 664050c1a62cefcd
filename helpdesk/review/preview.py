"""Preview: what a changed reply template would make of the letter to a real ticket. It changes nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from helpdesk.desk import Desk
from helpdesk.documents.claims import claims_of
from helpdesk.draft.letter.letter import Writer
from helpdesk.draft.templating.lint import check_text
from helpdesk.errors import NotFoundError, Problem, TemplateError
from helpdesk.intake import joint
from helpdesk.model.explanation import Explanation
from helpdesk.model.ticket import Ticket
from helpdesk.store import messages
from helpdesk.store.database import Tx


@dataclass(frozen=True, slots=True)
class Wording:
    """The text of one reply template: ``language`` is id or en, ``name`` one of ``templates.NAMES``."""

    language: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Preview:
    """The letter with the templates in their files and with the changed one, and what is wrong with the change."""

    before: str
    after: str
    problems: tuple[Problem, ...]


def preview(desk: Desk, tx: Tx, ticket: Ticket, wording: Wording, now: datetime) -> Preview:
    """Return the letter to the newest mail of ``ticket`` before and after a change, in the template's language.

    Both are empty when that mail needs no reply. Raises NotFoundError when the ticket holds no mail of a citizen.
    """
    filed = next((m for m in reversed(messages.conversation(tx, ticket.id)) if m.from_citizen), None)
    if filed is None:
        raise NotFoundError(f"Ticket {ticket.number} holds no mail of a citizen.")
    found = replace(joint.explanation(desk, tx, filed, now), language=wording.language)
    problems = check_text(desk.config.draft.templates, wording.language, wording.name, wording.text)
    before = _letter(desk, found, ticket, now, None)
    try:
        after = _letter(desk, found, ticket, now, wording)
    except TemplateError:
        after = ""  # the problems say why
    return Preview(before, after, problems)


def _letter(desk: Desk, found: Explanation, ticket: Ticket, now: datetime, wording: Wording | None) -> str:
    config = desk.config
    writer = Writer(
        config.office,
        config.draft.templates,
        desk.knowledge,
        minimum_confidence=config.match.minimum_confidence,
        signature=config.draft.signature,
        changed={(wording.language, wording.name): wording.text} if wording else None,
    )
    letter = writer.write(
        found.understanding,
        found.message,
        found.body,
        documents=found.documents,
        claims=claims_of(found.message.subject, found.body.new_text, desk.knowledge.documents),
        ticket_number=ticket.number,
        today=desk.today(now),
        language=found.language,
    )
    return letter.text if letter else ""
