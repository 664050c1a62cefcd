"""What is told of one permit that is still issued: at once, or side by side, and what is not known of it."""

from __future__ import annotations

import re
from dataclasses import replace

from helpdesk.draft.answer.permit_needed import Direct
from helpdesk.draft.asked.asks import asks_only_visit, says_legal
from helpdesk.draft.entry.facts import Facts, Teller, display_name, short_name
from helpdesk.draft.templating.wording import INDONESIAN
from helpdesk.model.knowledge import Permit
from helpdesk.model.question import Aspect, Question
from helpdesk.pattern import Pattern

VISIT_SIDE = "visit"
"""A side of a permit that is no aspect of its own: whether somebody comes to look."""
_UNIT = Pattern(
    r"\b(?:unit|instansi|pejabat|dinas|kantor)(?: \w+)? (?:yang )?(?:berwenang|menerbitkan|menangani|penerbit)\b"
    r"|\b(?:kewenangan|issuing (?:office|authority)|competent authority)\b",
    flags=re.IGNORECASE,
)
_REALLY = Pattern(
    r"\b(?:asli|aslinya|resmi|resminya|sebenarnya|sebetulnya|seharusnya|harusnya|official|officially|really)\b"
    r"[^.?!]{0,30}\b(?:berapa|how much)\b"
    r"|\b(?:berapa|how much)\b[^.?!]{0,30}\b(?:asli|aslinya|resmi|resminya|sebenarnya|seharusnya|official\w*)\b",
    flags=re.IGNORECASE,
)


def told_of_permit(
    teller: Teller, permit: Permit, question: Question, said: Direct | None, name: str | None
) -> list[str]:
    """Return the paragraphs on ``permit`` that answer ``question``.

    ``said``: what is said at once, if anything is; ``name``: what the permit is called, where others are told of too.
    """
    if said is not None:
        return _direct(teller, permit, question, said, name)
    if asks_only_visit(question):
        return _visit(teller, permit, name)
    if set(question.aspects) == {Aspect.LEGAL} and not says_legal(question):
        return [_not_known(teller, permit, question)]  # "toko harus tutup?" is not answered by a regulation's name
    facts = _with_rules(teller, permit, question, teller.permit(permit, question.aspects, name))
    asks_unit = _UNIT.search(question.text) and Aspect.PROCEDURE not in question.aspects
    unit = [_unit(teller, permit)] if asks_unit else []
    texts = [*facts.known, *unit, *teller.unknown(facts, name)]
    return [*texts, teller.as_of(permit)] if facts.known else texts


def official_fee(teller: Teller, permit: Permit) -> tuple[list[str], list[str]]:
    """Return what a permit costs, beside what is told of a demand for money, and the ids of what that was taken from.

    That it is not known is said only to who asks what it really costs.
    """
    name = short_name(display_name(permit, teller.language))
    facts = teller.permit(permit, [Aspect.FEE], name)
    if facts.known:
        return [*facts.known, teller.as_of(permit)], [permit.id]
    return (list(teller.unknown(facts, name)), []) if _REALLY.search(teller.mail) else ([], [])


def _not_known(teller: Teller, permit: Permit, question: Question) -> str:
    name = short_name(display_name(permit, teller.language))
    return teller.said("not_known", name=name, validity=None, matters=teller.called(question, permit))


def _direct(teller: Teller, permit: Permit, question: Question, said: Direct, name: str | None) -> list[str]:
    """Return what is said at once, and then the further sides that the question asks for."""
    rest = [aspect for aspect in question.aspects if aspect not in said.covers]
    facts = teller.permit(permit, rest, name) if rest else Facts((), ())
    texts = [*said.parts, *facts.known, *teller.unknown(facts, name)]
    return [*texts, teller.as_of(permit)] if said.known or facts.known else texts


def _visit(teller: Teller, permit: Permit, name: str | None) -> list[str]:
    """Return whether somebody comes to look, when nothing else was asked."""
    if permit.site_visit is None:
        return [teller.render("unknown", aspects=[VISIT_SIDE], name=name)]
    told = teller.render("channel", channel=None, unit_note=None, units=(), site_visit=permit.site_visit)
    return [told, teller.as_of(permit)]


def _with_rules(teller: Teller, permit: Permit, question: Question, facts: Facts) -> Facts:
    """Return ``facts``, with the legal basis where neither list nor steps are known."""
    lost = {Aspect.REQUIREMENTS, Aspect.PROCEDURE} & set(facts.unknown)
    known = permit.requirements is not None and Aspect.REQUIREMENTS in question.aspects
    if not lost or known or Aspect.LEGAL in question.aspects:
        return facts
    told = teller.permit(permit, [Aspect.LEGAL]).known
    return replace(facts, known=(*facts.known, *told)) if told else facts


def _unit(teller: Teller, permit: Permit) -> str:
    """Return which office issues a permit, for who asks that among its other sides."""
    note = permit.unit_note if teller.language == INDONESIAN else None
    return teller.render("channel", channel=permit.channel, unit_note=note, units=permit.units, site_visit=None)
