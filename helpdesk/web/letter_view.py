"""What the ticket page shows of the letter: its fields, what was typed and not taken, and what to think of before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from helpdesk.draft.templating.snippets import Snippet, filled, load
from helpdesk.model.conversation import DraftFile, FiledDraft, FiledMessage
from helpdesk.model.ticket import Ticket
from helpdesk.review import cautions, supervision
from helpdesk.review.cautions import Caution
from helpdesk.store import draft_files
from helpdesk.store.database import Tx
from helpdesk.web.access import Visit
from helpdesk.web.difference import Clash, Merged, Run, compare, merge
from helpdesk.web.letter_form import LetterForm, read_addresses, write_addresses


@dataclass(frozen=True, slots=True)
class Typed:
    """A form that was not taken, and why: ``conflict``, ``unconfirmed``, or the names of what is wrong."""

    form: LetterForm
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LetterView:
    """The letter as the page shows it.

    When a colleague saved meanwhile, ``body`` is both texts made one, ``clashes`` are the places that both changed, and
    ``theirs`` is the colleague's text whole. ``difference`` is what people changed of the proposal. ``supervised`` says
    why somebody else must approve it, ``submitted_by`` who waits for that. ``megabytes`` is the room for its files.
    """

    draft_id: int
    version: int
    to: str
    cc: str
    subject: str
    body: str
    base: str
    language: str
    edited: bool
    knowledge_version: str
    author: str
    problems: tuple[str, ...]
    theirs: str
    clashes: tuple[Clash, ...]
    difference: tuple[Run, ...]
    files: tuple[DraftFile, ...]
    cautions: tuple[Caution, ...]
    confirmed: tuple[str, ...]
    snippets: tuple[Snippet, ...]
    supervised: str
    submitted_by: str
    megabytes: int


@dataclass(frozen=True, slots=True)
class Around:
    """What a letter's view needs beside the letter: its ticket, the conversation, missing documents, people's names."""

    ticket: Ticket
    conversation: Sequence[FiledMessage]
    missing: Sequence[str]
    names: Mapping[int, str]


def view(visit: Visit, tx: Tx, draft: FiledDraft, typed: Typed | None, around: Around) -> LetterView:
    """Return a letter as the page shows it; what was typed stands before what is stored."""
    form = typed.form if typed else None
    conflict = typed is not None and "conflict" in typed.problems
    merged = merged_with(form, draft) if form and conflict else Merged(form.text if form else draft.body, ())
    shown = _as_typed(draft, form, merged.text) if form else draft
    return LetterView(
        draft_id=draft.id,
        version=draft.version if conflict or form is None else form.version,
        to=form.to if form else write_addresses(draft.to),
        cc=form.cc if form else write_addresses(draft.cc),
        subject=form.subject if form else draft.subject,
        body=merged.text,
        base=form.base_text if form and not conflict else draft.body,
        language=draft.language,
        edited=draft.state == "edited",
        knowledge_version=draft.knowledge_version or "",
        author=around.names.get(draft.author_id or 0, ""),
        problems=typed.problems if typed else (),
        theirs=draft.body if conflict else "",
        clashes=merged.clashes,
        difference=compare(draft.proposed_body, merged.text) if merged.text != draft.proposed_body else (),
        files=draft_files.of_draft(tx, draft.id),
        cautions=cautions_of(visit, tx, shown, around),
        confirmed=tuple(form.confirmed) if form else (),
        snippets=snippets(visit, draft.language, around.missing),
        supervised=supervision.why(visit.desk, tx, visit.actor, draft),
        submitted_by=around.names.get(draft.submitted_by_id or 0, "") if draft.submitted_at else "",
        megabytes=visit.desk.config.send.attachment_megabytes,
    )


def merged_with(form: LetterForm, draft: FiledDraft) -> Merged:
    """Return what was typed together with what a colleague saved meanwhile."""
    return merge(form.base_text or draft.proposed_body, form.text, draft.body)


def cautions_of(visit: Visit, tx: Tx, shown: FiledDraft, around: Around) -> tuple[Caution, ...]:
    """Return what to think of before sending; what makes sending impossible stands first."""
    first = [Caution(word, confirm=False) for word in _lacking(shown)]
    return (*first, *cautions.look(visit.desk, tx, around.ticket, shown, around.conversation))


def snippets(visit: Visit, language: str, missing: Sequence[str]) -> tuple[Snippet, ...]:
    """Return the snippets that can be put into a letter of this language."""
    return filled(load(visit.desk.config.draft.templates, language), missing)


def _as_typed(draft: FiledDraft, form: LetterForm, body: str) -> FiledDraft:
    to, cc = read_addresses(form.to) or (), read_addresses(form.cc) or ()
    return replace(draft, to=to, cc=cc, subject=form.subject, body=body)


def _lacking(draft: FiledDraft) -> tuple[str, ...]:
    empty = (("no-recipient", not draft.to), ("empty-body", not draft.body.strip()))
    return tuple(word for word, lacks in empty if lacks)
