"""What citizens of the simulated office write: questions of all kinds, and mails about applications of their own."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from random import Random

from helpdesk.demo.applicants import Plan
from helpdesk.demo.inquiries import Inquiry, Shape, Trust, first_inquiries, later_inquiries
from helpdesk.demo.letter import Letter
from helpdesk.demo.mails import OFFICE, compose, compose_inquiry
from helpdesk.demo.quoting import JAKARTA
from helpdesk.model.application import FINAL, Stage

PROGRAMS = (Shape.GMAIL_ANDROID, Shape.GMAIL_WEB, Shape.OUTLOOK, Shape.IPHONE, Shape.YAHOO, Shape.SAMSUNG)
AUTOMATIC = frozenset({Shape.AUTO_REPLY, Shape.NEWSLETTER})


@dataclass(frozen=True, slots=True)
class Written:
    """A mail with its octets; ``automatic``: a program wrote it."""

    octets: bytes
    automatic: bool


@cache
def _about_applications() -> Mapping[str, Sequence[tuple[str, str]]]:
    """Return subjects and texts by kind."""
    items = tomllib.loads(Path(__file__).with_name("applicants.toml").read_text("utf-8"))["mail"]
    found: dict[str, list[tuple[str, str]]] = {}
    for item in items:
        found.setdefault(item["kind"], []).append((item["subject"], item["body"].strip("\n")))
    return found


@cache
def _questions() -> tuple[Inquiry, ...]:
    return (*first_inquiries(), *later_inquiries())


def question(chance: Random, at: datetime) -> Written:
    """Return a question about permits as somebody sends it ``at``."""
    inquiry = chance.choice(_questions()).another(chance)
    return Written(compose_inquiry(inquiry, at), inquiry.shape in AUTOMATIC)


def about(plan: Plan, chance: Random, at: datetime) -> Written | None:
    """Return what the applicant of ``plan`` writes ``at``, or None when there is nothing to ask yet."""
    stage = plan.at(at)
    if stage is None or stage in (Stage.ISSUED, Stage.WITHDRAWN):
        return None
    kind = "why" if stage is Stage.REFUSED else "visit" if stage is Stage.AWAITING_VISIT else "status"
    if stage not in FINAL and chance.random() < 0.2:
        kind = "complaint"
    subject, text = chance.choice(_about_applications()[kind])
    facts = {"nomor": plan.number, "izin": plan.permit.name, "nama": plan.applicant}
    letter = Letter(
        name=plan.applicant,
        address=plan.contact,
        to=OFFICE,
        subject=subject.format_map(facts),
        text=text.format_map(facts),
        sent_at=at.astimezone(JAKARTA).replace(microsecond=0),
    )
    shape = PROGRAMS[sum(plan.contact.encode()) % len(PROGRAMS)]  # everybody keeps to one program
    return Written(compose(letter, shape, Trust.PASS), automatic=False)
