"""The facts of an entry as paragraphs: only the sides that were asked for, only what is known and in force.

Two promises are kept here. What no source told us is said to be unknown, never filled in; and what has been overtaken
(an old fee, an old requirement, an old regulation) does not reach a letter. The wording stands in templates/reply.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from helpdesk.draft.asked.asks import is_plain
from helpdesk.draft.asked.loss import without_loss
from helpdesk.draft.asked.own_words import main_part
from helpdesk.draft.asked.papers_asked import without_names
from helpdesk.draft.asked.phrase import about, roots_in, telling, words_of
from helpdesk.draft.entry.limits import told
from helpdesk.draft.entry.matters import asked_of, speaks_of, things_in, without_mild
from helpdesk.draft.entry.requirements import NOTHING_CLAIMED, NOTHING_TOLD, ItemWriter, requirement_texts
from helpdesk.draft.entry.tariff import Tariff, fitting
from helpdesk.draft.templating.parts import Lacking
from helpdesk.draft.templating.templates import Templates
from helpdesk.draft.templating.wording import ENGLISH, INDONESIAN, partial_date, without_verdict
from helpdesk.model.knowledge import (
    Entry,
    EvidenceGrade,
    Force,
    Jurisdiction,
    Knowledge,
    LegalBasis,
    Particular,
    Permit,
    Requirement,
    Topic,
)
from helpdesk.model.question import Aspect, Claims, Question
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
_ABBREVIATION = re.compile(
    r"\((?:[^(),]*[a-z][^(),]*, )?([A-Z][A-Z0-9/\-]{1,11})\)(?P<kind>(?: –)?(?: [A-Z]\w+){1,2})?$"
)
_YEAR = re.compile(r"(?:Tahun |/)((?:19|20)\d\d)\b")  # of a regulation, in its name: Nomor 3 Tahun 2007, 06/PRT/M/2007
_LAST_BRACKET = re.compile(r" \(([^()]+)\)$")
_UNSPECIFIC = (Aspect.DEFINITION, Aspect.REQUIREMENTS, Aspect.PROCEDURE)  # "mau tanya SIP": what it is, what it takes


_EITHER = re.compile(
    r"\b(?:atau|ataukah|or)\b(?! (?:tidak|belum|bukan|not|nggak)\b)"
)  # "harus yayasan atau boleh perorangan"
_OR_THAT = re.compile(r", (?:atau|or) ")  # "PBG, atau IMB yang sudah terbit": what stands in is named with it
_FIGURES = frozenset({Aspect.FEE, Aspect.DURATION, Aspect.VALIDITY})
FOR_LOST = frozenset({"surat-kehilangan"})  # stands in for what was lost, and not for what one never had


_CHANGED = (
    r"(?:nama (?:badan|perusahaan|perseroan|pt|cv|usaha|yayasan|pemilik|klinik|apotek|toko|sekolah|lembaga)|perseroan"
    r"|kepemilikan|pemilik|direktur|direksi|pengurus|ketua|penanggung ?jawab|kepala sekolah|alamat|badan hukum)\w*"
)
_CHANGES = Pattern(  # of a permit that is there: its list is that of the permit itself
    rf"\b(?:perubahan|penggantian|pergantian)\b[^.?!\n]{{0,30}}\b{_CHANGED}\b",
    rf"\b(?:ganti|diganti|berganti|mengganti|ubah|diubah|mengubah) (?:\w+ )?{_CHANGED}\b",
    rf"\b{_CHANGED}\b[^.?!\n]{{0,40}}\b(?:berubah|berganti|diganti|digantikan|diubah)\b",
    r"\b(?:berganti|berubah|perubahan) nama\b",
    r"\b(?:chang\w+|new) (?:of |in |our |the |its )*(?:company |trade |business )?(?:name|address|owner|director)\b",
    flags=re.IGNORECASE,
)
_OF_ANY_CHANGE = frozenset(roots_in("atau surat pernyataan perubahan penggantian terakhir lama izin siup"))
_HEARD_OF = Pattern(
    r"\b(?:rp|idr|\d[\d.,]* ?(?:rb|ribu|jt|juta|k)|ribu|juta|tarif lama|dulu|dahulu|katanya|kata \w+"
    r"|denger|dengar|before|used to|heard|told)\b",
    flags=re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is told about a permit: ``known`` paragraphs, and the sides that were asked for but are not known."""

    known: tuple[str, ...]
    unknown: tuple[Aspect, ...]


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells the facts of entries in one language. ``visit``: whether somebody comes to look was asked as well.

    ``lists``: what is not known of a permit is followed by its list; a mail on several would get several.
    ``alone``: nothing else was asked.
    ``claims``: what the citizen says of their papers. ``mail``: what is newly written in it;
    ``today``: the day by which it is read, if known; ``by_line``: topics of which a narrow answer is told alone.
    """

    templates: Templates
    knowledge: Knowledge
    language: str
    visit: bool = False
    claims: Claims = NOTHING_CLAIMED
    lists: bool = True
    alone: bool = True
    mail: str = ""
    today: date | None = None
    by_line: frozenset[str] = frozenset()

    def particular(self, particular: Particular, question: Question) -> str:
        """Return what a particular says to ``question``, or what it comes to by the figures of the mail."""
        stated = self.mail[: question.end] or question.text
        said = told(particular, stated, english=in_english(self.language), today=self.today)
        said = without_loss(said, particular.about, self.mail)
        one_of_two = not is_plain(question) or _EITHER.search(question.words)
        return without_verdict(said) if one_of_two else said

    def items(self, permit: Permit) -> ItemWriter:
        """Return who writes single items of the list of ``permit``."""
        return ItemWriter(permit, self.knowledge.documents, self.templates, self.language, self.claims)

    def permit(self, permit: Permit, aspects: Sequence[Aspect], name: str | None = None) -> Facts:
        """Return the facts of ``permit`` on the sides asked for; ``name`` stands in them when the heading lacks it."""
        asked = asked_sides(aspects, visit=self.visit)
        known: list[str] = []
        unknown: list[Aspect] = []
        for aspect in asked:
            text = _TELLERS[aspect](self, permit, name)
            if text:
                known.append(text)
            if aspect is Aspect.PROCEDURE and aspect in aspects and text and not permit.procedure:
                unknown.append(Aspect.PROCEDURE)  # who issues it is known, and not how
            elif text:
                continue
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

    def topic(self, topic: Topic, answer: str, aspects: Sequence[Aspect]) -> tuple[str, ...]:
        """Return ``answer``, what is told of a topic, and its legal basis when that was asked for and it names none."""
        known = [self.render("topic", answer=answer)]
        rules = [rule for rule in in_force(topic.legal_basis) if rule.name not in answer]
        if Aspect.LEGAL in aspects and rules:
            known.append(self.render("legal", rules=rules, name=None))
        return tuple(known)

    def as_of(self, entry: Entry) -> str:
        """Return the sentence that says from when the facts of ``entry`` are."""
        day = self.known_on(entry)
        return self.render(
            "as_of",
            date=partial_date(day, self.language) if day else None,
            volatile=isinstance(entry, Topic) and entry.volatile,
            general=entry.evidence is EvidenceGrade.GENERAL_KNOWLEDGE,
            undated=not day,
        )

    def known_on(self, entry: Entry) -> str | None:
        """Return from when the facts of ``entry`` are: YYYY, YYYY-MM or YYYY-MM-DD; None where that is not recorded.

        That a permit is no longer issued is as new as what took its place.
        """
        later = entry.replaced_by if isinstance(entry, Permit) else ()
        others = (self.knowledge.permits[other].as_of for other in later if other in self.knowledge.permits)
        return max(filter(None, (entry.as_of, *others)), default=None)

    def render(self, name: str, /, **values: Hashable | list[Any]) -> str:
        """Return one text in this language; nothing of the citizen's words stands in it."""
        return self.templates.fact(name, self.language, **values)

    def said(self, name: str, /, **values: object) -> str:
        """Return one text in this language that may hold words of a question: it is not remembered."""
        return self.templates.render(name, self.language, **values)

    def not_known(self, name: str) -> str:
        """Return that what was asked of the permit ``name`` is not known, naming nothing."""
        return self.said("not_known", name=name, validity=None, matters=[])

    def called(self, question: Question, permit: Permit) -> list[str]:
        """Return what a question on ``permit`` is about, in words of ours for the middle of a sentence, if any fit."""
        beside = replace(question, words=without_names(main_part(question), permit))
        subject = " ".join((permit.name, permit.name_en))
        found = [matter for matter in things_in(without_mild(question, beside.words)) if not speaks_of(subject, matter)]
        names = [matter.called(self.language) for matter in found]
        told = not names and self.language != ENGLISH and bool(telling(beside))
        phrase = about(question, self.words) if told else None
        return names or ([phrase] if phrase else [])

    def of_what(self, question: Question) -> list[str]:
        """Return what a question that no entry answers is about, in words of ours, if any fit."""
        names = [
            matter.called(self.language)
            for matter in things_in(without_mild(question, main_part(question))) or asked_of(question)
        ]
        sides = set(question.aspects)
        if not names and sides and sides <= _FIGURES:
            return [self._side(side) for side in question.aspects]
        phrase = about(question, self.words) if not names and self.language != ENGLISH else None
        return names or ([phrase] if phrase else [])

    def _side(self, side: Aspect) -> str:
        """Return what a side of a permit is called in the middle of a sentence."""
        called = self.templates.fact("heading", self.language, aspects=[str(side)], name=None)
        return called[:1].lower() + called[1:]

    @property
    def words(self) -> Mapping[str, str]:
        """The words of a question that a letter may repeat: those of our own texts."""
        known = self.knowledge
        return self.templates.once(
            "words", known, "", lambda: words_of((*known.permits.values(), *known.topics.values()))
        )

    def caveat(self, permit: Permit, told: Sequence[Aspect]) -> tuple[str, ...]:
        """Return whose rules these are, when a list or a figure that is told is not simply Jakarta's."""
        other = permit.jurisdiction is Jurisdiction.OTHER_REGION
        listed = Aspect.REQUIREMENTS in told or (other and Aspect.PROCEDURE in told)
        foreign = other and set(told) & {Aspect.DURATION, Aspect.FEE}
        note = permit.jurisdiction_note_en if self.language == ENGLISH else permit.jurisdiction_note
        doubtful = permit.jurisdiction in (Jurisdiction.OTHER_REGION, Jurisdiction.MIXED)
        if listed and (note or doubtful):
            return (self.render("jurisdiction", region=str(permit.jurisdiction), note=note),)
        return self.of_elsewhere(permit) if foreign else ()

    def of_elsewhere(self, permit: Permit) -> tuple[str, ...]:
        """Return that what is told is another region's, where it is: not where a list is from that is not told."""
        other = permit.jurisdiction is Jurisdiction.OTHER_REGION
        return (self.render("jurisdiction", region=str(permit.jurisdiction), note=None),) if other else ()


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
    """Return the abbreviation that a full name ends with, for where that stands above; else it without a bracket."""
    match = _ABBREVIATION.search(name)
    return f"{match[1]}{match['kind'] or ''}" if match else _LAST_BRACKET.sub("", name)


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
    return requirements(teller, permit, name)


def requirements(teller: Teller, permit: Permit, name: str | None, *, basic: bool = False) -> str:
    """Return the list of ``permit`` less what the writer has; ``basic``: only what everybody in their case brings."""
    claims, items = teller.claims, teller.items(permit)
    if claims in (NOTHING_CLAIMED, NOTHING_TOLD):
        read = " of a mail" if claims == NOTHING_TOLD else ""
        what = f"{'basic ' if basic else ''}requirements{read}"
        texts = teller.templates.once(
            what, permit, teller.language, lambda: requirement_texts(items, claims, basic=basic)
        )
    else:
        texts = requirement_texts(items, claims, basic=basic)
    first = lacking(teller, permit)
    if not texts:
        return first
    lists = {"singles": texts.singles, "groups": texts.groups, "held": texts.held}
    change = _CHANGES.search(teller.mail) is not None and not any(_is_for(item, teller.mail) for item in items.current)
    told = teller.render("requirements", **lists, basic=basic, name=name, beside=bool(first), change=change)
    return "\n\n".join(part for part in (first, told) if part)


def _is_for(item: Requirement, mail: str) -> bool:
    """Whether an item is for the change that a mail tells of: that of an address is none for another director."""
    if item.when != "change":
        return False
    own = roots_in(item.text.lower()) - _OF_ANY_CHANGE
    return not own or not own.isdisjoint(roots_in(mail.lower()))


def lacking(teller: Teller, permit: Permit) -> str:
    """Return what the list of ``permit`` says of papers that the writer of the mail lacks or has lost."""
    writer, claims = teller.items(permit), teller.claims
    grouped: dict[tuple[str | None, tuple[str, ...], bool, bool, bool], list[str]] = {}
    for key in (*claims.lost, *claims.lack):
        item = next((item for item in writer.current if item.document == key and item not in writer.merged), None)
        if item is not None:
            standing = writer.alternatives(item)
            others = [other for other in standing if key in claims.lost or other not in FOR_LOST]
            if_lost = bool(standing) and not others
            instead = [writer.label(other) for other in others or standing]
            text = writer.kind(key) if key in claims.lost else writer.words(item)
            case = writer.condition(item), tuple(instead), key in claims.lost, if_lost, bool(_OR_THAT.search(text))
            grouped.setdefault(case, []).append(text)
    lines = [Lacking(tuple(texts), *case) for case, texts in grouped.items()]
    return teller.render("lacking", papers=lines) if lines else ""


def _procedure(teller: Teller, permit: Permit, name: str | None) -> str:
    steps = permit.procedure_en if teller.language == ENGLISH else permit.procedure
    change = _CHANGES.search(teller.mail) is not None
    told = [teller.render("procedure", steps=steps, name=name, change=change)] if steps else []
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
    tariff = fitting(text, teller.mail) if text else Tariff("", silent=False)
    changed = bool(fee.superseded) and _HEARD_OF.search(teller.mail) is not None  # else nobody has heard of the old one
    return teller.render("fee", text=tariff.text, basis=fee.basis, changed=changed, name=name, silent=tariff.silent)


def _duration(teller: Teller, permit: Permit, name: str | None) -> str:
    basis = permit.term_basis_en if teller.language == ENGLISH else permit.term_basis
    return "" if permit.term_days is None else teller.render("term", days=permit.term_days, name=name, basis=basis)


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
