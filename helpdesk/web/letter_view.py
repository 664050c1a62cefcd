"""What the ticket page shows of the letter: its fields, what was typed and not taken, and warnings before sending."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from helpdesk.model.conversation import FiledDraft, FiledMessage
from helpdesk.web.letter_form import LetterForm, read_addresses, write_addresses
from helpdesk.web.masking import holds_personal_number
from helpdesk.web.question_view import QuestionView


@dataclass(frozen=True, slots=True)
class Typed:
    """A form that was not taken, and why: ``conflict``, or the names of what is wrong."""

    form: LetterForm
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LetterView:
    """The letter as the page shows it. ``theirs`` is a colleague's text when ours could not be saved over it."""

    draft_id: int
    version: int
    to: str
    cc: str
    subject: str
    body: str
    edited: bool
    knowledge_version: str
    problems: tuple[str, ...]
    theirs: str


def view(draft: FiledDraft, typed: Typed | None) -> LetterView:
    """Return the fields of a letter; what was typed stands before what is stored."""
    form = typed.form if typed else None
    conflict = typed is not None and "conflict" in typed.problems
    return LetterView(
        draft_id=draft.id,
        version=draft.version if conflict or form is None else form.version,
        to=form.to if form else write_addresses(draft.to),
        cc=form.cc if form else write_addresses(draft.cc),
        subject=form.subject if form else draft.subject,
        body=form.text if form else draft.body,
        edited=draft.state == "edited",
        knowledge_version=draft.knowledge_version or "",
        problems=typed.problems if typed else (),
        theirs=draft.body if conflict else "",
    )


def warnings(
    letter: LetterView, answers: FiledMessage | None, questions: Sequence[QuestionView]
) -> tuple[tuple[str, str], ...]:
    """Return what a counselor should know before sending, as (word, detail)."""
    found: list[tuple[str, str]] = []
    recipients = {a.address.lower() for a in read_addresses(letter.to) or ()}
    sender = answers.sender.address if answers and answers.sender else ""
    if sender and recipients and sender.lower() not in recipients:
        found.append(("recipient-differs", sender))
    if not recipients:
        found.append(("no-recipient", ""))
    if not letter.body.strip():
        found.append(("empty-body", ""))
    if holds_personal_number(letter.body):
        found.append(("personal-number", ""))
    open_questions = [str(q.number) for q in questions if q.chosen is None and not q.judged]
    if open_questions:
        found.append(("unanswered", ", ".join(open_questions)))
    return tuple(found)
