"""The supervisor's page of proposals: changes to entries that people's choices and edits suggest.

Each is shown as a difference to the entry's file and accepted with one click; where a fact has changed, the file itself
is changed by hand, with the difference shown before. What is accepted is published at once as a version with the
person's name, and stays until it stands in the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from difflib import unified_diff
from typing import Annotated, Literal

from fastapi import APIRouter, Form
from starlette.responses import Response

from helpdesk.errors import ConflictError, KnowledgeError, NotFoundError
from helpdesk.knowledge.files import render
from helpdesk.knowledge.load import parse
from helpdesk.match.proposals import Field, Proposal, proposals
from helpdesk.model.knowledge import Entry
from helpdesk.store import asked, events, judgements
from helpdesk.store.database import Tx
from helpdesk.web.access import Supervisor, Visit
from helpdesk.web.show import back, page

router = APIRouter()
DAYS = 90
MOST = 20_000  # questions looked at
SHOWN = 40
LONGEST = 60_000  # characters of an entry's file
DECLINED = "knowledge.proposal-declined"
AROUND = 1  # lines shown around what changes


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a difference: ``in``, ``out`` or ``same``; ``place`` begins a new part of the file."""

    kind: Literal["in", "out", "same", "place"]
    text: str


@dataclass(frozen=True, slots=True)
class Offer:
    """A proposal with its entry and what it does to the file."""

    proposal: Proposal
    entry: Entry
    lines: tuple[Line, ...]


@router.get("/proposals")
def offered(visit: Supervisor) -> Response:
    """Show what is proposed, what was reworked, and what waits to be written back into the files."""
    with visit.desk.database.read() as tx:
        found = [_offer(visit, one) for one in _standing(visit, tx)[:SHOWN]]
        reworked = judgements.reworked(tx, visit.now - timedelta(days=DAYS))
        edited = [(visit.desk.knowledge.entry(i), times, ticket) for i, times, ticket in reworked[:SHOWN]]
        unwritten = visit.desk.unwritten(tx)
        return page(visit, tx, "proposals.html", offers=found, unwritten=unwritten, reworked=edited, days=DAYS)


@router.post("/proposals")
def decide(
    visit: Supervisor,
    entry: Annotated[str, Form(max_length=80)],
    field: Annotated[Field, Form()],
    text: Annotated[str, Form(min_length=1, max_length=300)],
    wish: Annotated[Literal["accept", "decline"], Form()],
) -> Response:
    """Publish the entry with what is proposed, or never propose it again."""
    known = _entry(visit, entry)
    if wish == "decline":
        with visit.desk.database.transaction() as tx:
            events.record(tx, visit.now, visit.actor, DECLINED, data={"entry": entry, "field": field, "text": text})
        return back("/proposals", "proposal-declined")
    changed = Proposal(entry, field, " ".join(text.split()), 1, ()).apply(known)
    render(changed)
    if changed != known:
        visit.desk.amend(changed, visit.actor, visit.now)
    return back("/proposals", "proposal-accepted")


@router.get("/knowledge/{entry_id}/file")
def file(visit: Supervisor, entry_id: str) -> Response:
    """Show the file of an entry, to be changed."""
    text = render(_entry(visit, entry_id))
    return _file_page(visit, entry_id, text, text)


@router.post("/knowledge/{entry_id}/file")
def change(
    visit: Supervisor,
    entry_id: str,
    text: Annotated[str, Form(max_length=LONGEST)],
    seen: Annotated[str, Form(max_length=LONGEST)],
    wish: Annotated[Literal["look", "accept"], Form()],
) -> Response:
    """Show what a changed file changes and what is wrong with it, or publish it; ``seen`` is what it began with."""
    known = _entry(visit, entry_id)
    text, seen = (f"{one.replace(chr(13), '').rstrip()}\n" for one in (text, seen))
    if seen.strip() != render(known).strip():
        raise ConflictError("Somebody has changed this entry meanwhile. Open its file again.")
    try:
        knowledge = visit.desk.knowledge
        entry = parse(known.kind, entry_id, text, dict(knowledge.documents), knowledge.permits.keys())
        written = render(entry)
    except KnowledgeError as error:
        return _file_page(visit, entry_id, text, seen, tuple(map(str, error.problems)))
    if wish == "look" or entry == known:
        return _file_page(visit, entry_id, written, seen)
    visit.desk.amend(entry, visit.actor, visit.now)
    return back(f"/knowledge/{entry_id}", "entry-changed")


def _file_page(visit: Visit, entry_id: str, text: str, seen: str, problems: tuple[str, ...] = ()) -> Response:
    lines = () if problems else difference(seen, text)
    entry, status = _entry(visit, entry_id), 422 if problems else 200
    with visit.desk.database.read() as tx:
        known = {"text": text, "seen": seen}
        return page(visit, tx, "entry_file.html", status, entry=entry, lines=lines, problems=problems, **known)


def _standing(visit: Visit, tx: Tx) -> list[Proposal]:
    """Return what is proposed, without what somebody declined."""
    questions = asked.questions_since(tx, visit.now - timedelta(days=DAYS), MOST)
    declined = {
        tuple(event.data.get(key) for key in ("entry", "field", "text")) for event in events.of_kind(tx, DECLINED)
    }
    found = proposals(questions, visit.desk.explainer.matcher.index)
    return [one for one in found if (one.entry_id, one.field, one.text) not in declined]


def _offer(visit: Visit, proposal: Proposal) -> Offer:
    entry = _entry(visit, proposal.entry_id)
    return Offer(proposal, entry, difference(render(entry), render(proposal.apply(entry))))


def difference(old: str, new: str) -> tuple[Line, ...]:
    """Return how two files differ, line by line, each part with a little around it."""
    rows = list(unified_diff(old.splitlines(), new.splitlines(), n=AROUND, lineterm=""))[2:]
    kinds: dict[str, Literal["in", "out", "same", "place"]] = {"+": "in", "-": "out", " ": "same", "@": "place"}
    return tuple(Line(kinds[row[0]], "" if row[0] == "@" else row[1:]) for row in rows)


def _entry(visit: Visit, entry_id: str) -> Entry:
    entry = visit.desk.knowledge.entry(entry_id)
    if entry is None:
        raise NotFoundError(f"There is no entry {entry_id}.")
    return entry
