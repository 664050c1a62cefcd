"""From a page to a permit, a topic or the vocabulary of documents: what docs/entries.md says, key by key."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from helpdesk.errors import Problem
from helpdesk.knowledge.fields import Fields, suggestion
from helpdesk.knowledge.pages import Page, Section
from helpdesk.model.knowledge import (
    MEASURES,
    TITLES,
    DayZero,
    DocumentKind,
    EntryStatus,
    EvidenceGrade,
    Fee,
    Force,
    Jurisdiction,
    LegalBasis,
    Particular,
    Permit,
    Requirement,
    Source,
    TermStep,
    Topic,
)
from helpdesk.model.question import Aspect

UNITS = ("kelurahan", "kecamatan", "city", "province", "central")
WHEN = (
    "attorney",
    "company",
    "individual",
    "cooperative",
    "foreigner",
    "renewal",
    "change",
    "relocation",
    "replacement",
    "lost",
    "second-practice",
    "not-practising",
    "self-practice",
    "facility-practice",
    "employee",
    "rented",
    "not-owner",
    "unregistered-land",
    "business-use",
    "student",
    "new-vehicle",
    "used-vehicle",
    "sold-vehicle",
    "to-public-vehicle",
    "cargo",
    "charity-show",
    "repeated-collection",
    "foreign-artist",
    "parking-building",
    "attached-advert",
    "advert-structure",
    "government-land",
    "piped-water",
    "other-owner",
    "other",
)
PERMIT_SECTIONS = ("Definisi", "Definition", "Prosedur", "Procedure", "Catatan")
TOPIC_SECTIONS = ("Jawaban", "Answer", "Catatan")

_STEP = re.compile(r"(\d+)\.\s+(.*)")


def read_permit(entry_id: str, page: Page, documents: Collection[str]) -> tuple[Permit, list[Problem]]:
    """Return the permit on this page, and every mistake that was found in it."""
    problems: list[Problem] = []
    fields = Fields(page, problems)
    prose = _Prose(page, problems, PERMIT_SECTIONS)
    note, note_en = fields.with_english("jurisdiction_note")
    validity, validity_en = fields.with_english("validity")
    definition, definition_en = prose.pair("Definisi", "Definition")
    procedure, procedure_en = prose.steps("Prosedur", "Procedure")
    permit = Permit(
        id=entry_id,
        **_names(fields),
        sector=fields.needed("sector"),
        status=fields.word("status", EntryStatus),
        jurisdiction=fields.word("jurisdiction", Jurisdiction),
        jurisdiction_note=note,
        jurisdiction_note_en=note_en,
        replaced_by=fields.texts("replaced_by"),
        units=fields.words("units", UNITS),
        unit_note=fields.text("unit_note"),
        channel=fields.text("channel"),
        site_visit=fields.flag("site_visit"),
        **_term(fields),
        validity=validity,
        validity_en=validity_en,
        legal_basis=_legal_basis(fields),
        fee=_fee(fields.table("fee")),
        requirements=_requirements(fields, documents),
        definition=definition,
        definition_en=definition_en,
        procedure=procedure,
        procedure_en=procedure_en,
        note=prose.text("Catatan"),
        **_common(fields),
    )
    fields.close()
    return permit, problems


def read_topic(entry_id: str, page: Page) -> tuple[Topic, list[Problem]]:
    """Return the topic on this page, and every mistake that was found in it."""
    problems: list[Problem] = []
    fields = Fields(page, problems)
    prose = _Prose(page, problems, TOPIC_SECTIONS)
    answer, answer_en = prose.pair("Jawaban", "Answer")
    if answer is None and answer_en is None:
        problems.append(Problem(page.file, page.line(), "there is no answer", "write ## Jawaban and ## Answer"))
    aspects = fields.words("aspects", tuple(map(str, Aspect)))
    if not aspects:
        fields.problem("aspects", "aspects are missing", f"add one or more of {', '.join(map(str, Aspect))}")
    if ("matter" in page.data) != ("matter_en" in page.data):
        here, there = ("matter", "matter_en") if "matter" in page.data else ("matter_en", "matter")
        fields.problem(here, f"{here} has no counterpart", f'add {there} = "..."')
    topic = Topic(
        id=entry_id,
        question=fields.needed("question"),
        question_en=fields.needed("question_en"),
        group=fields.needed("group"),
        aspects=aspects,
        answer=answer or "",
        answer_en=answer_en or "",
        aliases=fields.texts("aliases"),
        permits=fields.texts("permits"),
        case_data=fields.flag("case_data") or False,
        escalate=fields.flag("escalate") or False,
        volatile=fields.flag("volatile") or False,
        verify=fields.text("verify"),
        matter=fields.text("matter"),
        matter_en=fields.text("matter_en"),
        note=prose.text("Catatan"),
        legal_basis=_legal_basis(fields),
        **_common(fields),
    )
    fields.close()
    return topic, problems


def read_documents(page: Page) -> tuple[dict[str, DocumentKind], list[Problem]]:
    """Return the vocabulary of documents by key, and every mistake that was found in it."""
    problems: list[Problem] = []
    documents = {}
    for key, value in page.data.items():
        if not isinstance(value, dict):
            remedy = f'write [{key}] with label = "..." and label_en = "..." below it'
            problems.append(Problem(page.file, page.line(key=key), f"{key} is not a table", remedy))
            continue
        fields = Fields(page, problems, key)
        label, label_en, hints = fields.needed("label"), fields.needed("label_en"), fields.texts("hints")
        documents[key] = DocumentKind(key, label, label_en, hints, fields.texts("titles"), fields.texts("marks"))
        fields.close()
    return documents, problems


def _common(fields: Fields) -> dict[str, Any]:
    """Return the fields that permits and topics share."""
    return {
        "evidence": fields.word("evidence", EvidenceGrade),
        "as_of": fields.day("as_of"),
        "review_by": fields.day("review_by", whole=True),
        "questions": fields.texts("questions"),
        "particulars": tuple(_particular(row) for row in fields.tables("particulars")),
        "sources": tuple(_source(row) for row in fields.tables("sources")),
    }


def _names(fields: Fields) -> dict[str, Any]:
    """Return what a permit is called, and the titles of those whose it is."""
    return {
        "name": fields.needed("name"),
        "name_en": fields.needed("name_en"),
        "aliases": fields.texts("aliases"),
        "ambiguous": fields.texts("ambiguous"),
        "titles": fields.words("titles", TITLES),
    }


def _term(fields: Fields) -> dict[str, Any]:
    """Return how long the office may take: in days, from which day on, and in steps that add up to the days."""
    days, rows = fields.number("term_days"), fields.tables("term_steps")
    steps = tuple(_term_step(row) for row in rows)
    day_zero = fields.word("day_zero", DayZero, DayZero.AFTER)
    whole = sum(step.days for step in steps)
    if steps and days is None:
        rows[0].problem("name", "term_steps stand without term_days", f"add term_days = {whole}")
    elif steps and days != whole:
        text = f"the steps take {whole} working days, and term_days = {days}"
        fields.problem("term_days", text, f"write term_days = {whole}, or mend the days of the steps")
    if fields.text("day_zero") is not None and days is None:
        fields.problem("day_zero", "day_zero stands without term_days", "add term_days, or delete day_zero")
    for position, (row, step) in enumerate(zip(rows, steps, strict=True)):
        if step.name and step.name in [earlier.name for earlier in steps[:position]]:
            row.problem("name", f'two steps are called "{step.name}"', "give each step a name of its own")
    basis, basis_en = fields.with_english("term_basis")
    if basis is not None and days is None:
        fields.problem("term_basis", "term_basis stands without term_days", "add term_days, or delete term_basis")
    named = {"term_basis": basis, "term_basis_en": basis_en}
    return {"term_days": days, "day_zero": day_zero, "term_steps": steps, **named}


def _term_step(row: Fields) -> TermStep:
    days = row.number("days")
    if days is None:
        row.problem("days", "days is missing", "add days = 0 or more working days")
    step = TermStep(row.needed("name"), row.needed("name_en"), days or 0)
    row.close()
    return step


def _particular(row: Fields) -> Particular:
    about = row.texts("about")
    if not about:
        row.problem("about", "about is missing", 'add about = ["words of the question", ...]')
    limit = row.texts("over"), row.texts("near"), row.text("result"), row.text("result_en")
    asked, title = row.texts("asked"), row.with_english("title")
    found = Particular(about, row.needed("text"), row.needed("text_en"), *limit, asked, *title)
    for over in found.over:
        number, _, measure = over.partition(" ")
        if not number.isdigit() or measure not in MEASURES:
            row.problem("over", f'"{over}" is no limit', f"write a whole number and one of {', '.join(MEASURES)}")
    if bool(found.over) != bool(found.result and found.result_en):
        row.problem("over", "over, result and result_en belong together", "add what is missing, or delete the others")
    row.close()
    return found


def _source(row: Fields) -> Source:
    source = Source(title=row.needed("title"), url=row.text("url"), as_of=row.day("as_of"))
    row.close()
    return source


def _legal_basis(fields: Fields) -> tuple[LegalBasis, ...]:
    found = []
    for row in fields.tables("legal_basis"):
        found.append(LegalBasis(row.needed("name"), row.text("about"), row.word("state", Force, Force.IN_FORCE)))
        row.close()
    return tuple(found)


def _fee(row: Fields | None) -> Fee | None:
    if row is None:
        return None
    fee = Fee(
        text=row.needed("text"),
        text_en=row.needed("text_en"),
        amount=row.number("amount"),
        basis=row.text("basis"),
        superseded=row.texts("superseded"),
    )
    row.close()
    return fee


def _requirements(fields: Fields, documents: Collection[str]) -> tuple[Requirement, ...] | None:
    rows = fields.tables("requirements")
    return tuple(_requirement(row, documents) for row in rows) if rows else None


def _requirement(row: Fields, documents: Collection[str]) -> Requirement:
    condition, condition_en = row.with_english("condition")
    when = row.text("when")
    if when is not None and when not in WHEN:
        row.problem("when", f'when = "{when}" is not a known word', suggestion(when, WHEN))
    if (condition is None) != (when is None):
        here, there = ("condition", "when") if when is None else ("when", "condition")
        row.problem(here, f"{here} stands without {there}", f'add {there} = "..."')
    if (mandatory := row.flag("mandatory")) is None:
        row.problem("mandatory", "mandatory is missing", "add mandatory = true, or false for a document that may come")
    requirement = Requirement(
        document=row.needed("document"),
        text=row.needed("text"),
        text_en=row.needed("text_en"),
        mandatory=mandatory or False,
        condition=condition,
        condition_en=condition_en,
        when=when,
        alternatives=row.words("alternatives", documents),
        jurisdiction=row.word("jurisdiction", Jurisdiction) if row.text("jurisdiction") else None,
        state=row.word("state", Force, Force.IN_FORCE),
    )
    if requirement.document and requirement.document not in documents:
        text = f'"{requirement.document}" is not a document key'
        row.problem("document", text, f"{suggestion(requirement.document, documents)[:200]} (faq/documents.toml)")
    row.close()
    return requirement


class _Prose:
    """The sections of a page, read by heading."""

    def __init__(self, page: Page, problems: list[Problem], known: Collection[str]) -> None:
        self._file, self._sections, self._problems = page.file, page.sections, problems
        for heading, section in page.sections.items():
            if heading not in known:
                self._problem(section, f'unknown heading "{heading}"', suggestion(heading, known))

    def text(self, heading: str) -> str | None:
        """Return the prose under ``heading``, or None."""
        section = self._sections.get(heading)
        return section.text or None if section else None

    def pair(self, heading: str, english: str) -> tuple[str | None, str | None]:
        """Return a section and its English counterpart; one is never there without the other."""
        for here, there in ((heading, english), (english, heading)):
            if here in self._sections and there not in self._sections:
                self._problem(self._sections[here], f'"{here}" stands without "{there}"', f"add ## {there}")
        return self.text(heading), self.text(english)

    def steps(self, heading: str, english: str) -> tuple[tuple[str, ...] | None, tuple[str, ...] | None]:
        """Return the numbered steps under both headings, equally many, or None."""
        self.pair(heading, english)
        steps, steps_en = self._list(heading), self._list(english)
        if steps and steps_en and len(steps) != len(steps_en):
            text = f'"{heading}" has {len(steps)} steps, "{english}" has {len(steps_en)}'
            self._problem(self._sections[english], text, "translate step by step")
        return steps, steps_en

    def _list(self, heading: str) -> tuple[str, ...] | None:
        section = self._sections.get(heading)
        if section is None or not section.text:
            return None
        steps: list[str] = []
        for line in filter(str.strip, section.text.split("\n")):
            if (match := _STEP.fullmatch(line.strip())) and int(match[1]) == len(steps) + 1:
                steps.append(match[2].strip())
            else:
                text = f'"{heading}" is not a list numbered 1, 2, 3: {line.strip()[:40]!r}'
                self._problem(section, text, "write one step a line: 1. Ajukan ...")
                break
        return tuple(steps)

    def _problem(self, section: Section, text: str, remedy: str) -> None:
        self._problems.append(Problem(self._file, section.line, text, remedy))
