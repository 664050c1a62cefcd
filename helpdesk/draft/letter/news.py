"""The letter that nobody asked for: news of an application, or a reminder. Several pieces make one letter.

Guarantee: it holds our own words, facts of the knowledge base that are in force, and what the office reported: stage,
day, failed requirements and the officer's note, with long numbers hidden. What nobody reported is not made up: without
a day the letter names none, without a reason it says where the reason stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from helpdesk.draft.entry.facts import Teller, display_name, in_force
from helpdesk.draft.entry.requirements import ItemWriter
from helpdesk.draft.letter.frame import Frame
from helpdesk.draft.templating.parts import Section
from helpdesk.draft.templating.privacy import mask
from helpdesk.draft.templating.templates import Templates
from helpdesk.draft.templating.wording import long_date, upper_first
from helpdesk.model.draft import Letter
from helpdesk.model.follow_up import FollowUpKind
from helpdesk.model.knowledge import EntryStatus, Jurisdiction, Knowledge, Permit
from helpdesk.model.question import Aspect

OBJECTION = "keberatan-penolakan"
"""The topic whose legal basis a refusal names; without it the letter names none."""
_LONGEST_NOTE = 1_000  # code points


@dataclass(frozen=True, slots=True)
class Told:
    """One piece of news. ``at`` is the day on which it happened, ``day`` the one that the report names.

    ``label`` is the source's name of the permit, for one that the knowledge base does not know. ``failed`` are document
    keys, or the source's own words for what was not met. ``corrected``: an earlier letter of ours told otherwise.
    ``about`` is what a reminder is about: returned, payment or reply.
    """

    kind: FollowUpKind
    at: date
    permit_id: str | None = None
    label: str | None = None
    number: str | None = None
    unit: str | None = None
    channel: str | None = None
    failed: tuple[str, ...] = ()
    note: str | None = None
    day: date | None = None
    corrected: bool = False
    about: str = "reply"


class NewsWriter:
    """Writes such letters with one set of templates and one version of the knowledge base."""

    def __init__(self, templates: Templates, frame: Frame, knowledge: Knowledge) -> None:
        self._templates, self._frame, self._knowledge = templates, frame, knowledge

    def letter(self, items: Sequence[Told], name: str | None, *, ticket_number: str | None, language: str) -> Letter:
        """Return the letter that tells ``items``, numbered when there are several."""
        texts = [(self._heading(item, language), self._text(item, language)) for item in items]
        numbered = len(texts) > 1
        sections = [Section(i if numbered else 0, heading, text) for i, (heading, text) in enumerate(texts, 1)]
        opening = {"corrected": any(item.corrected for item in items), "several": numbered}
        text = self._templates.render(
            "letter",
            language,
            salutation=self._frame.salutation(name, language),
            greeting=self._templates.render("greeting", language, greeting=None, formal=True),
            condolence="",
            urgent="",
            apology="",
            opening=self._templates.render("news_opening", language, **opening),
            sections=sections,
            forwarded="",
            closing=self._frame.closing(language, formal=False, ticket_number=ticket_number),
        )
        kind, about = ("several", None) if numbered else (str(items[0].kind), self._name(items[0], language))
        subject = self._templates.render("news_subject", language, kind=kind, name=about, ticket_number=ticket_number)
        return Letter(language, subject, text, ())

    def notice(self, items: Sequence[Told], *, language: str) -> tuple[str, str]:
        """Return what a notice of ``items`` is about, for its subject, and its text without salutation and closing."""
        texts = [(self._heading(item, language), self._text(item, language)) for item in items]
        if len(texts) == 1:
            return texts[0]
        about = self._templates.render("news_subject", language, kind="several", name=None, ticket_number=None)
        numbered = (f"{number}. {heading}\n\n{text}" for number, (heading, text) in enumerate(texts, 1))
        return about, "\n\n".join(numbered)

    def _heading(self, item: Told, language: str) -> str:
        about = self._name(item, language) or item.number
        return self._templates.render("news_subject", language, kind=str(item.kind), name=about, ticket_number=None)

    def _name(self, item: Told, language: str) -> str | None:
        permit = self._permit(item)
        return display_name(permit, language) if permit else item.label

    def _permit(self, item: Told) -> Permit | None:
        return self._knowledge.permits.get(item.permit_id or "")

    def _text(self, item: Told, language: str) -> str:
        permit, name = self._permit(item), self._name(item, language)
        teller = Teller(self._templates, self._knowledge, language)
        values = {
            "application": self._templates.render("news_application", language, name=name, number=item.number),
            "name": name,
            "date": long_date(item.at, language),
            "day": long_date(item.day, language) if item.day else None,
            "unit": item.unit,
            "channel": item.channel or (permit.channel if permit else None),
            "items": self.items(item.failed, permit, language),
            "note": _short(item.note),
        }
        text = self._templates.render(_TEMPLATES[item.kind], language, **values, **self._further(item, permit, teller))
        return "\n\n".join(part for part in (text, *_validity(item, permit, teller)) if part)

    def items(self, keys: Sequence[str], permit: Permit | None, language: str) -> list[str]:
        """Return what was not met, in the permit's own words; what is no document key stands as the source said it."""
        if permit is not None:
            return [
                mask(text)
                for text in ItemWriter(permit, self._knowledge.documents, self._templates, language).missing(keys)
            ]
        kinds = [(key, self._knowledge.documents.get(key)) for key in keys]
        return [mask(key if kind is None else kind.label_en if language == "en" else kind.label) for key, kind in kinds]

    def _further(self, item: Told, permit: Permit | None, teller: Teller) -> dict[str, object]:
        """Return what single templates need besides."""
        if item.kind in (FollowUpKind.RECEIVED, FollowUpKind.RESUBMITTED):
            return {"again": item.kind is FollowUpKind.RESUBMITTED, "days": _term(permit)}
        if item.kind is FollowUpKind.REFUSED:
            objection = self._knowledge.topics.get(OBJECTION)
            rules = [rule.name for rule in in_force(objection.legal_basis, item.at.year)] if objection else []
            return {"legal": _legal(permit, item.at.year, teller), "gone": self._gone(permit, teller), "rules": rules}
        if item.kind is FollowUpKind.CITIZEN_SILENT:
            return {"about": item.about}
        if item.kind is FollowUpKind.EXPIRING:
            return {"item": next(iter(self.items(item.failed, None, teller.language)), "")}
        return {}

    def _gone(self, permit: Permit | None, teller: Teller) -> str:
        """Return that a permit is no longer issued, and what came instead: then nobody applies for it again."""
        if permit is None or permit.status is EntryStatus.ACTIVE:
            return ""
        known = [self._knowledge.permits[i] for i in permit.replaced_by if i in self._knowledge.permits]
        names = [display_name(other, teller.language) for other in known]
        rules = [rule.name for rule in in_force(permit.legal_basis)]
        name = display_name(permit, teller.language)
        return teller.render(
            "replaced", names=[name], replacements=names, rules=rules, whether=False, shown=False, held=True
        )


_TEMPLATES = {
    FollowUpKind.RECEIVED: "news_received",
    FollowUpKind.RESUBMITTED: "news_received",
    FollowUpKind.RETURNED: "news_returned",
    FollowUpKind.VISIT: "news_visit",
    FollowUpKind.VISIT_SUSPENDED: "news_visit_suspended",
    FollowUpKind.VISIT_RESUMED: "news_visit_resumed",
    FollowUpKind.PAYMENT: "news_payment",
    FollowUpKind.ISSUED: "news_issued",
    FollowUpKind.REFUSED: "news_refused",
    FollowUpKind.CITIZEN_SILENT: "news_silent",
    FollowUpKind.EXPIRING: "news_expiring",
}


def _short(note: str | None) -> str | None:
    """Return an officer's note on one line, with long numbers hidden and one full stop at its end."""
    text = mask(" ".join((note or "").split()))[:_LONGEST_NOTE]
    return upper_first(text) + ("" if text.endswith((".", "!", "?")) else ".") if text else None


def _term(permit: Permit | None) -> int | None:
    """Return the term in working days when it is this office's."""
    foreign = permit is not None and permit.jurisdiction in (Jurisdiction.OTHER_REGION, Jurisdiction.MIXED)
    return None if permit is None or foreign else permit.term_days


def _legal(permit: Permit | None, year: int, teller: Teller) -> str:
    """Return the legal basis of a permit that is in force and stood in ``year``, or nothing when none is known."""
    rules = in_force(permit.legal_basis, year) if permit else ()
    return teller.render("legal", rules=rules, name=None) if rules else ""


def _validity(item: Told, permit: Permit | None, teller: Teller) -> Sequence[str]:
    """Return how long a permit that was issued holds, with the date of the source."""
    if item.kind is not FollowUpKind.ISSUED or permit is None:
        return ()
    known = teller.permit(permit, (Aspect.VALIDITY,)).known
    return (*known, teller.as_of(permit)) if known else ()
