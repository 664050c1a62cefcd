"""The frame of a letter: how it begins, what is owed before the answer, how it ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from helpdesk.config import Office
from helpdesk.draft.templating.parts import Section
from helpdesk.draft.templating.templates import Templates
from helpdesk.draft.templating.wording import INDONESIAN, long_date
from helpdesk.draft.writer.courtesy import Courtesy
from helpdesk.draft.writer.deadline import is_told_in_time
from helpdesk.draft.writer.exposed import is_warned
from helpdesk.draft.writer.names import Person
from helpdesk.draft.writer.titles import is_titled
from helpdesk.model.question import Action
from helpdesk.pattern import Pattern

ADDRESS = "Bapak/Ibu"
_DANGER, _DESPAIR = "danger", "despair"  # kinds of what is urgent
_SORRY = Pattern(r"\bmohon maaf\b|\bwe (?:apologi[sz]e|are sorry)\b", flags=re.IGNORECASE)  # one apology is enough


@dataclass(frozen=True, slots=True)
class Body:
    """What stands between the frame's beginning and end.

    ``explains``: some entry's facts are told. ``about``: what the only section is about. ``forward``: say that the mail
    is passed on. ``reported``: what to do about a complaint is told already. ``checks``: documents were checked.
    ``illegal_fee``: somebody wanted money of the writer; ``asks_of_it``: they ask about it, or report it.
    ``offers``: they offer money themselves. ``priced``: somebody offered them his services for money.
    ``sold``: papers are said to be sold by this office.
    ``rest``: what is said of what stays open. ``hastened``: it is told what may be done for who is in a hurry.
    ``filed_here``: what is told is on a permit that is applied for with us.
    """

    sections: Sequence[Section]
    explains: bool
    about: str | None
    forward: bool
    reported: bool
    checks: bool
    illegal_fee: bool
    asks_of_it: bool = True
    offers: bool = False
    priced: bool = False
    sold: bool = False
    rest: str = ""
    hastened: bool = False
    filed_here: bool = False


class Frame:
    """Frames letters of one office."""

    def __init__(self, templates: Templates, office: Office, signature: str | None) -> None:
        self._templates, self._office, self._signature = templates, office, signature

    def letter(
        self,
        body: Body,
        courtesy: Courtesy,
        action: Action,
        language: str,
        *,
        ticket_number: str | None,
        mail_date: date | None,
    ) -> str:
        """Return the whole text of a letter."""
        apology = self._apology(body, courtesy, action, language)
        if apology and any(_SORRY.search(section.text) for section in body.sections):
            apology = ""
        urgent = courtesy.urgent if action is Action.ESCALATE or courtesy.urgent != _DANGER else ""
        text = self._render(
            "letter",
            language,
            salutation=self._salutation_of(courtesy.person, language),
            greeting=self._of_keys("greeting", language, greeting=courtesy.greeting, formal=courtesy.formal),
            condolence=self._condolence(courtesy, language),
            apology=apology,
            urgent=self._of_keys("urgent", language, kind=urgent) if urgent else "",
            opening=self._render(
                "opening",
                language,
                kind=_kind(body, action),
                formal=courtesy.formal,
                date=long_date(mail_date, language) if mail_date is not None else None,
                about=body.about,
                thanks=not (apology or urgent or courtesy.grief == "recent"),
            ),
            sections=body.sections,
            forwarded="\n\n".join(filter(None, self._after(body, courtesy, action, urgent, language))),
            closing=self.closing(language, formal=courtesy.formal, ticket_number=ticket_number),
        )
        if language == INDONESIAN and courtesy.person.address != ADDRESS:
            return text.replace(ADDRESS, courtesy.person.address)
        return text

    def _salutation_of(self, person: Person, language: str) -> str:
        """Return the first line of a letter to a person, or to the body that writes where no person is named."""
        if person.name is None and person.body and language == INDONESIAN:
            return self._render("salutation", language, address="", name=person.body)
        return self.salutation(person.name, language, person.address)

    def salutation(self, name: str | None, language: str, address: str = ADDRESS) -> str:
        """Return the first line of a letter."""
        titled = name is not None and is_titled(name)
        return self._render("salutation", language, address="" if titled else address, name=name)

    def closing(self, language: str, *, formal: bool, ticket_number: str | None) -> str:
        """Return the last lines of a letter: the unit that signs and the ticket's number."""
        return self._render(
            "closing",
            language,
            formal=formal,
            signature=self._signature,
            unit=self._office.unit,
            office=self._office.name,
            ticket_number=ticket_number,
        )

    def subject(self, subject: str, ticket_number: str | None, language: str) -> str:
        """Return the subject of the reply to a mail with this (already cleaned) subject."""
        return self._render("subject", language, subject=subject, ticket_number=ticket_number)

    def _condolence(self, courtesy: Courtesy, language: str) -> str:
        if courtesy.grief is None:
            return ""
        return self._of_keys("condolence", language, recent=courtesy.grief == "recent", kin=courtesy.kin)

    def _apology(self, body: Body, courtesy: Courtesy, action: Action, language: str) -> str:
        """Return the one sentence on what a citizen has gone through: an apology of what was ours, else a kind word.

        Mere waiting is only meant where a case is asked about, and grief and despair have their own words.
        """
        case = action in (Action.STATUS, Action.ESCALATE)
        late = courtesy.late if courtesy.late != "waiting" or case else None
        worse = courtesy.plight == "treated-badly" or (courtesy.plight == "misfortune" and late == "sent-around")
        reason = courtesy.plight if worse else late or courtesy.plight
        if (
            body.illegal_fee
            and body.asks_of_it
            and not (body.offers or body.priced)
            and reason in (None, "", "angry", "weary", "worried", "waiting")
        ):
            reason = "illegal-fee"
        moot = reason == courtesy.plight and reason != "pleased" and bool(courtesy.grief or courtesy.urgent)
        if not reason or moot:
            return ""
        return self._of_keys("apology", language, reason=reason)

    def _after(self, body: Body, courtesy: Courtesy, action: Action, urgent: str, language: str) -> tuple[str, ...]:
        """Return what follows the answers: what stays open, of a deadline, what becomes of the mail, a caution."""
        answers = body.explains and action in (Action.ANSWER, Action.ESCALATE, Action.STATUS)
        presses = courtesy.hurry and not (body.hastened or urgent) and (answers or action is Action.STATUS)
        expiring = courtesy.hurry == "expiring"
        filed = courtesy.hurry == "case" or not (answers or expiring)
        presses = presses and (filed or body.filed_here)
        presses = presses and not (expiring and any(is_told_in_time(section.text) for section in body.sections))
        presses = presses and not body.illegal_fee  # the day may be an extorter's
        deadline = self._of_keys("deadline", language, filed=filed, expiring=expiring) if presses else ""
        warned = any(is_warned(section.text) for section in body.sections)
        caution = self._of_keys("caution", language) if courtesy.exposed and not (warned or urgent) else ""
        return body.rest, deadline, self._forwarded(body, action, urgent, language), caution

    def _forwarded(self, body: Body, action: Action, urgent: str, language: str) -> str:
        illegal_fee = body.illegal_fee and action is Action.ESCALATE and not (body.reported or body.priced)
        forward = body.forward or urgent == _DESPAIR
        if not (illegal_fee or forward or body.offers or body.priced or body.sold):
            return ""
        keys = {
            "illegal_fee": illegal_fee,
            "forward": forward,
            "offers": body.offers,
            "priced": body.priced,
            "sold": body.sold,
        }
        return self._of_keys("forwarded", language, **keys)

    def _of_keys(self, name: str, language: str, /, **values: str | bool) -> str:
        """Return a text that depends on keys of ours alone, and so is remembered."""
        return self._templates.fact(name, language, **values)

    def _render(self, name: str, language: str, /, **values: object) -> str:
        return self._templates.render(name, language, **values)


def _kind(body: Body, action: Action) -> str:
    """Return what the opening announces: an answer, a check of documents, or nothing yet."""
    alone = len(body.sections) == 1
    if not body.explains or (action is Action.CLARIFY and alone):
        return "other"
    return "check" if body.checks and alone and body.about is None else "answer"
