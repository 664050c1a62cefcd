"""The facts of an entry as paragraphs: only the sides that were asked for, only what is known and in force.

Two promises are kept here. What no source told us is said to be unknown, never filled in; and what has been overtaken
(an old fee, an old requirement, an old regulation) does not reach a letter. The wording stands in templates/reply.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from helpdesk.draft.requirements import requirement_texts
from helpdesk.draft.templates import Templates
from helpdesk.draft.wording import ENGLISH, INDONESIAN, partial_date
from helpdesk.model.knowledge import (
    Entry,
    EvidenceGrade,
    Force,
    Jurisdiction,
    Knowledge,
    LegalBasis,
    Permit,
    Topic,
)
from helpdesk.model.question import Aspect
from helpdesk.pattern import Pattern

# In the order in which a letter tells them.
TOLD = (
    Aspect.DEFINITION,
    Aspect.REQUIREMENTS,
    Aspect.PROCEDURE,
    Aspect.FEE,
    Aspect.DURATION,
    Aspect.VALIDITY,
    Aspect.LEGAL,
)
_SENTENCE = re.compile(r"(?<=\.) (?=[A-Z\"])")
_ASKS_WHICH = Pattern(
    r"^(?:mohon |untuk jenis izin lain, mohon )?sebutkan (?:nama |jenis )?izin(?:nya)?\b",
    r"^please tell us (?:which|the kind of) permit\b(?! it is and)|^for other permits, please tell us\b",
    flags=re.IGNORECASE,
)
_ABBREVIATION = re.compile(
    r"\((?:[^(),]*[a-z][^(),]*, )?([A-Z][A-Z0-9/\-]{1,11})\)(?P<kind>(?: –)?(?: [A-Z]\w+){1,2})?$"
)
_YEAR = re.compile(r"(?:Tahun |/)((?:19|20)\d\d)\b")  # of a regulation, in its name: Nomor 3 Tahun 2007, 06/PRT/M/2007
_LAST_BRACKET = re.compile(r" \(([^()]+)\)$")
_UNSPECIFIC = (Aspect.DEFINITION, Aspect.REQUIREMENTS, Aspect.PROCEDURE)  # "mau tanya SIP": what it is, what it takes


@dataclass(frozen=True, slots=True)
class Facts:
    """What is told about a permit: ``known`` paragraphs, and the sides that were asked for but are not known."""

    known: tuple[str, ...]
    unknown: tuple[Aspect, ...]


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells the facts of entries in one language. ``visit``: whether somebody comes to look was asked as well.

    ``named``: the citizen has said which permit they mean, and is not asked for it again.
    """

    templates: Templates
    knowledge: Knowledge
    language: str
    visit: bool = False
    named: bool = False

    def permit(self, permit: Permit, aspects: Sequence[Aspect], name: str | None = None) -> Facts:
        """Return the facts of ``permit`` on the sides asked for; ``name`` stands in them when the heading lacks it."""
        asked = asked_sides(aspects, visit=self.visit)
        known, unknown = [], []
        for aspect in asked:
            text = _TELLERS[aspect](self, permit, name)
            if text:
                known.append(text)
            elif not (aspect is Aspect.DEFINITION and Aspect.DEFINITION not in aspects):
                unknown.append(aspect)
        if not known:
            return Facts((), tuple(unknown))
        caveat = self.caveat(permit, [aspect for aspect in asked if aspect not in unknown])
        return Facts((*caveat, *known), tuple(unknown))

    def unknown(self, facts: Facts, name: str | None = None) -> tuple[str, ...]:
        """Return the paragraph that says what is not known, if anything was asked that is not."""
        if not facts.unknown:
            return ()
        return (self.render("unknown", aspects=[str(a) for a in facts.unknown], name=name),)

    def topic(self, topic: Topic, aspects: Sequence[Aspect]) -> tuple[str, ...]:
        """Return a topic's answer, and its legal basis when that was asked for and the answer does not name it."""
        answer = topic.answer_en if self.language == ENGLISH else topic.answer
        answer = _without_asking_which(answer) if self.named else answer
        known = [self.render("topic", answer=answer)]
        rules = [rule for rule in in_force(topic.legal_basis) if rule.name not in answer]
        if Aspect.LEGAL in aspects and rules:
            known.append(self.render("legal", rules=rules, name=None))
        return tuple(known)

    def as_of(self, entry: Entry) -> str:
        """Return the sentence that says from when the facts of ``entry`` are."""
        return self.render(
            "as_of",
            date=partial_date(entry.as_of, self.language) if entry.as_of else None,
            volatile=isinstance(entry, Topic) and entry.volatile,
            general=entry.evidence is EvidenceGrade.GENERAL_KNOWLEDGE,
        )

    def render(self, name: str, /, **values: Hashable | list[Any]) -> str:
        """Return one text in this language; nothing of the citizen's words stands in it."""
        return self.templates.fact(name, self.language, **values)

    def caveat(self, permit: Permit, told: Sequence[Aspect]) -> tuple[str, ...]:
        """Return whose rules these are, when a list or a figure that is told is not simply Jakarta's."""
        other = permit.jurisdiction is Jurisdiction.OTHER_REGION
        listed = Aspect.REQUIREMENTS in told or (other and Aspect.PROCEDURE in told)
        foreign = other and set(told) & {Aspect.DURATION, Aspect.FEE}
        note = permit.jurisdiction_note_en if self.language == ENGLISH else permit.jurisdiction_note
        doubtful = permit.jurisdiction in (Jurisdiction.OTHER_REGION, Jurisdiction.MIXED)
        if listed and (note or doubtful):
            return (self.render("jurisdiction", region=str(permit.jurisdiction), note=note),)
        return (self.render("jurisdiction", region=str(permit.jurisdiction), note=None),) if foreign else ()


def _without_asking_which(answer: str) -> str:
    """Return an answer without the sentence that asks which permit is meant, unless nothing else is left."""
    kept = [sentence for sentence in _SENTENCE.split(answer) if not _ASKS_WHICH.search(sentence)]
    return " ".join(kept) or answer


def in_english(language: str) -> bool:
    """Whether a letter is written in English."""
    return language == ENGLISH


def asked_sides(aspects: Sequence[Aspect], *, visit: bool = False) -> tuple[Aspect, ...]:
    """Return the sides of a permit to tell, in the order of a letter; a question without any gets the usual three."""
    asked = [aspect for aspect in TOLD if aspect in aspects or (visit and aspect is Aspect.PROCEDURE)]
    if asked or set(aspects) & {Aspect.STATUS, Aspect.COMPLAINT, Aspect.DOCUMENTS_CHECK}:
        return tuple(asked)
    return _UNSPECIFIC


def in_force(rules: Sequence[LegalBasis], year: int | None = None) -> tuple[LegalBasis, ...]:
    """Return the regulations that hold today; what is superseded or unverified is not quoted.

    With ``year`` those made later are left out: a decision does not rest on a rule that came after it.
    """
    return tuple(rule for rule in rules if rule.state is Force.IN_FORCE and not _made_after(rule, year))


def _made_after(rule: LegalBasis, year: int | None) -> bool:
    made = _YEAR.search(rule.name)
    return year is not None and made is not None and int(made[1]) > year


def short_name(name: str) -> str:
    """Return the abbreviation that a full name ends with, for where the full name stands above it; else the name."""
    match = _ABBREVIATION.search(name)
    return f"{match[1]}{match['kind'] or ''}" if match else name


def display_name(permit: Permit, language: str) -> str:
    """Return a permit's name; in English with the Indonesian one in brackets."""
    if language == INDONESIAN or permit.name in permit.name_en:
        return permit.name
    inner = permit.name.replace(" (", ", ").replace(")", "")
    said = _LAST_BRACKET.search(permit.name_en)
    name = permit.name_en[: said.start()] if said and said[1] in permit.name else permit.name_en
    return f"{name} ({inner})"


def _definition(teller: Teller, permit: Permit, name: str | None) -> str:
    text = permit.definition_en if teller.language == ENGLISH else permit.definition
    return teller.render("definition", text=text, name=name) if text else ""


def _requirements(teller: Teller, permit: Permit, name: str | None) -> str:
    if permit.requirements is None:
        return ""
    texts = requirement_texts(permit, teller.knowledge.documents, teller.templates, teller.language)
    return teller.render("requirements", singles=texts.singles, groups=texts.groups, name=name) if texts else ""


def _procedure(teller: Teller, permit: Permit, name: str | None) -> str:
    steps = permit.procedure_en if teller.language == ENGLISH else permit.procedure
    told = [teller.render("procedure", steps=steps, name=name)] if steps else []
    visit = permit.site_visit if permit.site_visit or teller.visit else None
    if permit.channel or permit.units or visit is not None:
        unit_note = permit.unit_note if teller.language == INDONESIAN else None
        where = teller.render(
            "channel", channel=permit.channel, unit_note=unit_note, units=permit.units, site_visit=visit
        )
        told.append(where)
    return "\n\n".join(told)


def _fee(teller: Teller, permit: Permit, name: str | None) -> str:
    fee = permit.fee
    if fee is None:
        return ""
    text = fee.text_en if teller.language == ENGLISH else fee.text
    return teller.render("fee", text=text, basis=fee.basis, changed=bool(fee.superseded), name=name)


def _duration(teller: Teller, permit: Permit, name: str | None) -> str:
    return "" if permit.term_days is None else teller.render("term", days=permit.term_days, name=name)


def _validity(teller: Teller, permit: Permit, name: str | None) -> str:
    text = permit.validity_en if teller.language == ENGLISH else permit.validity
    return teller.render("validity", text=text, name=name) if text else ""


def _legal(teller: Teller, permit: Permit, name: str | None) -> str:
    rules = in_force(permit.legal_basis)
    return teller.render("legal", rules=rules, name=name) if rules else ""


_TELLERS: dict[Aspect, Callable[[Teller, Permit, str | None], str]] = {
    Aspect.DEFINITION: _definition,
    Aspect.REQUIREMENTS: _requirements,
    Aspect.PROCEDURE: _procedure,
    Aspect.FEE: _fee,
    Aspect.DURATION: _duration,
    Aspect.VALIDITY: _validity,
    Aspect.LEGAL: _legal,
}
