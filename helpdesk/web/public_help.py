"""The public help pages: what the office knows, searched by the same matcher, and a form that becomes a ticket."""

from __future__ import annotations

import json
from typing import Annotated, Any

from fastapi import APIRouter, Form
from starlette.responses import RedirectResponse, Response

from helpdesk import citizen
from helpdesk.citizen import LONGEST_TEXT, RefusedError
from helpdesk.errors import NotFoundError
from helpdesk.knowledge.english import in_english, untold
from helpdesk.language import ENGLISH, marked
from helpdesk.model.knowledge import Entry, Force, Permit, Requirement, Topic
from helpdesk.web.public import SEARCHES, Guest, HelpGuest

router = APIRouter()
FOUND = 10
LEAST = 0.08  # probability below which an entry has nothing to do with the words
LONGEST_SEARCH = 300
LONGEST_NAME = 120
OTHERS = marked("lainnya")  # the group of permits without a sector, in the words of the page
QUESTIONS = marked("pertanyaan umum")
SECTORS = (  # as the permits' files name them, so that an English page has them in English
    marked("air tanah"),
    marked("kelurahan"),
    marked("kesatuan bangsa"),
    marked("kesehatan"),
    marked("ketenagakerjaan"),
    marked("komunikasi"),
    marked("konstruksi"),
    marked("lingkungan"),
    marked("lingkungan dan pertamanan"),
    marked("pandemi"),
    marked("pariwisata"),
    marked("pekerjaan umum"),
    marked("pemakaman"),
    marked("pendidikan"),
    marked("perhubungan"),
    marked("perumahan"),
    marked("peternakan"),
    marked("reklame"),
    marked("sosial"),
    marked("tata ruang dan bangunan"),
    marked("usaha"),
)


@router.get("/help")
def search(guest: HelpGuest, q: str = "") -> Response:
    """Search, or show what there is."""
    words = q.strip()[:LONGEST_SEARCH]
    if words and not guest.limits.hit(SEARCHES, "search", guest.place):
        return guest.open_page("public_help.html", 429, q=words, found=(), groups={}, often=True)
    found = _found(guest, words) if words else ()
    groups = {} if words else _groups(guest)
    return guest.open_page("public_help.html", q=words, found=found, groups=groups, often=False)


@router.get("/help/ask")
def form(guest: HelpGuest, said: str = "", q: str = "") -> Response:
    """Show the form."""
    given = {"name": "", "address": "", "subject": "", "text": q[:LONGEST_TEXT]}
    return guest.open_page("public_ask.html", said=said, problem="", given=given, longest=LONGEST_TEXT)


@router.post("/help/ask")
def ask(
    guest: HelpGuest,
    text: Annotated[str, Form()] = "",
    address: Annotated[str, Form()] = "",
    name: Annotated[str, Form()] = "",
    subject: Annotated[str, Form()] = "",
    website: Annotated[str, Form()] = "",
) -> Response:
    """Open a ticket with a question. ``website`` is a field that no person sees: only a program fills it in."""
    guest.check_change()
    given = {"name": name, "address": address, "subject": subject, "text": text}
    if not guest.may_change():
        return guest.open_page("public_ask.html", 429, said="", problem="often", given=given, longest=LONGEST_TEXT)
    if not website:
        try:
            short = " ".join(subject.split())[:LONGEST_SEARCH]
            citizen.ask(guest.desk, " ".join(name.split())[:LONGEST_NAME], address, short, text, guest.now)
        except RefusedError as error:
            return guest.open_page(
                "public_ask.html", 422, said="", problem=error.why, given=given, longest=LONGEST_TEXT
            )
    return RedirectResponse("/help/ask?said=asked", 303)


@router.get("/help/{entry_id}")
def one(guest: HelpGuest, entry_id: str) -> Response:
    """Show what the office knows about a permit or a question."""
    entry = guest.desk.knowledge.entry(entry_id)
    if entry is None or not _public(entry):
        raise NotFoundError(f"There is no entry {entry_id}.")
    told = _told(guest, entry)
    requirements: tuple[Requirement, ...] = ()
    if isinstance(told, Permit):
        requirements = tuple(row for row in told.requirements or () if row.state is not Force.SUPERSEDED)
    legal = [basis for basis in entry.legal_basis if basis.state is not Force.SUPERSEDED]
    knowledge, english = guest.desk.knowledge, guest.language == ENGLISH
    return guest.open_page(
        "public_entry.html",
        entry=told,
        original=entry.title,
        untold=untold(entry) if english else frozenset(),
        titles={key: permit.name_en if english else permit.name for key, permit in knowledge.permits.items()},
        labels={key: kind.label_en if english else kind.label for key, kind in knowledge.documents.items()},
        requirements=requirements,
        legal=legal,
        data=_structured(told, guest.language),
        today=guest.desk.today(guest.now).isoformat(),
    )


def _found(guest: Guest, words: str) -> tuple[Entry, ...]:
    candidates = guest.desk.explainer.matcher.search(words, FOUND)
    entries = [guest.desk.knowledge.entry(one.id) for one in candidates if one.confidence >= LEAST]
    return tuple(_told(guest, entry) for entry in entries if entry is not None and _public(entry))


def _told(guest: Guest, entry: Entry) -> Entry:
    """Return the entry in the language of the page."""
    return in_english(entry) if guest.language == ENGLISH else entry


def _groups(guest: Guest) -> dict[str, list[Entry]]:
    """Return the permits by sector, then the questions."""
    groups: dict[str, list[Entry]] = {}
    told = (_told(guest, entry) for entry in guest.desk.knowledge.entries())
    for entry in sorted(told, key=lambda one: one.title.lower()):
        if _public(entry):
            group = (entry.sector or OTHERS) if isinstance(entry, Permit) else QUESTIONS
            groups.setdefault(group, []).append(entry)
    return dict(sorted(groups.items(), key=lambda item: (item[0] == QUESTIONS, item[0])))


def _public(entry: Entry) -> bool:
    """Whether an entry answers by itself: not one that needs somebody's file, or a person to act."""
    return not (isinstance(entry, Topic) and (entry.case_data or entry.escalate))


def _structured(entry: Entry, language: str) -> str:
    """Return the entry for search engines (schema.org), as JSON that may stand in a page."""
    about: dict[str, Any] = {"@context": "https://schema.org", "inLanguage": language}
    if isinstance(entry, Permit):
        about |= {"@type": "GovernmentService", "name": entry.name, "serviceType": entry.sector or "perizinan"}
        if entry.definition:
            about["description"] = entry.definition
    else:
        answer = {"@type": "Answer", "text": entry.answer}
        question = {"@type": "Question", "name": entry.question, "acceptedAnswer": answer}
        about |= {"@type": "FAQPage", "mainEntity": [question]}
    return json.dumps(about, ensure_ascii=True).replace("<", "\\u003c")
