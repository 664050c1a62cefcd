"""The joint letter: one reply to everything that a citizen asked since our last answer, in the order of their mails.

Mails that wait together are read as one text, with the questions as each of them was cut, so that what the first says
("IMB") is known where the second goes on ("gimana dong?"), and nothing is told twice. Each part of the letter says
which question of which mail it answers. Mails that would be too much together are left out; ``review.cautions`` tells.
A letter that may not be replaced any more (``FiledDraft.may_be_replaced``) is never written anew.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from helpdesk.desk import Desk
from helpdesk.documents.applied_for import as_applied_for, documents_for
from helpdesk.documents.mailed import Corrections
from helpdesk.errors import BlobError
from helpdesk.explain import NOTHING_SAID, with_checks
from helpdesk.intake import open_mails
from helpdesk.mail.thread import base_subject
from helpdesk.match.questions import LONGEST, MOST
from helpdesk.model.asked_text import asked_text
from helpdesk.model.conversation import FiledDraft, FiledMessage
from helpdesk.model.draft import Block, Letter
from helpdesk.model.explanation import Explanation
from helpdesk.model.message import Attachment, Body
from helpdesk.model.question import Action, Question
from helpdesk.store import document_judgements, drafts, judgements, messages, question_cuts, tickets
from helpdesk.store.database import Tx

MAILS = 8  # read as one at most
_BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class Heard:
    """What is to be answered: the newest mail (row ``asked``), or several read as one.

    ``places`` are, for each question, the row of its mail and its index there.
    """

    asked: int
    explanation: Explanation
    places: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """One of the mails: where its questions stand in its ``text``, and what came along."""

    row: int
    text: str
    spans: tuple[tuple[int, int], ...]
    files: tuple[Attachment, ...] = ()
    quoted: str = ""
    signature: str = ""


def hear(
    desk: Desk, tx: Tx, asked: FiledMessage, newest: Explanation, now: datetime, drafted: Collection[int] = ()
) -> Heard:
    """Return what is to be answered where a mail is: with the earlier ones of its writer that wait for an answer.

    ``drafted`` are mails that a letter answers which has not gone out.
    """
    own = Heard(asked.id, newest, tuple((asked.id, at) for at in range(len(newest.understanding.questions))))
    earlier = open_mails.earlier_than(tx, asked, messages.conversation(tx, asked.ticket_id), drafted)
    if not earlier:
        return own
    message, body = newest.message, newest.body
    last = _part(asked.id, message.subject, body.new_text, newest.understanding.questions)
    last = replace(last, files=message.attachments, quoted=body.quoted_text, signature=body.signature)
    parts = [*_fitting(desk, earlier, last, base_subject(message.subject)), last]
    joint = _together(desk, tx, newest, parts, now) if len(parts) > 1 else newest
    if joint.understanding.action is Action.NO_REPLY or len(parts) == 1:
        return own
    return Heard(asked.id, joint, tuple((part.row, at) for part in parts for at in range(len(part.spans))))


def write(
    desk: Desk, tx: Tx, heard: Heard, now: datetime, ticket_number: str, language: str | None = None
) -> Letter | None:
    """Return the letter, with the entries that people chose for its questions; in ``language`` (id or en) if given.

    None when no reply is due, or the templates are broken.
    """
    writer = desk.explainer.writer
    found = heard.explanation if language is None else replace(heard.explanation, language=language)
    today = desk.today(now)
    letter = desk.explainer.letter(found, today, ticket_number)
    chosen = _chosen(tx, heard)
    if writer is None or not chosen:
        return _placed(letter, heard) if letter else None
    spoken = language or (letter.language if letter else found.language) or "id"
    automatic = {block.question: block for block in letter.blocks} if letter else {}
    blocks = [
        writer.block(question, at, chosen[at], spoken) if at in chosen else automatic.get(at)
        for at, question in enumerate(found.understanding.questions)
    ]
    letter = writer.assemble(
        [block for block in blocks if block is not None],
        found.message,
        found.body,
        action=Action.ANSWER,
        ticket_number=ticket_number,
        today=today,
        language=spoken,
        documents=found.documents,
        illegal_fee=found.understanding.illegal_fee,
        asked=found.understanding.questions,
    )
    return _placed(letter, heard)


def explanation(desk: Desk, tx: Tx, filed: FiledMessage, now: datetime) -> Explanation:
    """Return what the desk makes of a message today, with what people said about its files and its questions."""
    corrections = document_judgements.corrections(tx, filed.id) if filed.attachments else NOTHING_SAID
    parts = question_cuts.standing(tx, filed.id)
    return desk.explainer.explain(desk.blobs.get(filed.digest), desk.today(now), corrections, parts)


def rewritten(
    desk: Desk, tx: Tx, filed: FiledMessage, language: str, now: datetime, drafted: Collection[int] = ()
) -> Letter | None:
    """Return the letter to a message, and to what waits with it, as the desk would write it today."""
    heard = hear(desk, tx, filed, explanation(desk, tx, filed, now), now, drafted)
    return write(desk, tx, heard, now, tickets.get(tx, filed.ticket_id).number, language)


def rewrite(desk: Desk, tx: Tx, draft: FiledDraft, asked: FiledMessage, now: datetime) -> None:
    """Write a draft anew, in its language, from what is known today of the mail that it answers and of what waits."""
    letter = rewritten(desk, tx, asked, draft.language, now, draft.mails) if draft.may_be_replaced else None
    if letter is not None:
        put(tx, draft, letter, now)


def put(tx: Tx, draft: FiledDraft, letter: Letter, now: datetime, **values: object) -> None:
    """Put a letter that the desk wrote in the place of the one in a draft, with other ``values`` of it."""
    values |= {"language": letter.language, "subject": letter.subject, "blocks": letter.blocks}
    drafts.save(tx, draft.id, draft.version, now, body=letter.text, proposed_body=letter.text, **values)


def _part(row: int, subject: str, new_text: str, questions: Sequence[Question], head: str = "") -> _Part:
    read = asked_text(subject, new_text, questions)
    text = read.text if read.before or not head else f"{head}{_BETWEEN}{read.text}"
    by = len(text) - len(read.text)
    return _Part(row, text, tuple((q.start + by, q.end + by) for q in read.questions))


def _fitting(desk: Desk, earlier: Sequence[FiledMessage], newest: _Part, subject: str) -> list[_Part]:
    """Return the earlier mails that can be read with the newest one, from the nearest back, in their order."""
    parts: list[_Part] = []
    length, questions = len(newest.text), len(newest.spans)
    for filed in reversed(earlier[-(MAILS - 1) :]):
        other = base_subject(filed.subject)
        part = _part(
            filed.id,
            filed.subject,
            filed.new_text,
            filed.questions,
            head="" if other.casefold() == subject.casefold() else other,
        )
        length, questions = length + len(_BETWEEN) + len(part.text), questions + len(part.spans)
        files = _files(desk, filed)
        if length > LONGEST or questions > MOST or files is None:
            break
        parts.insert(0, replace(part, files=files, quoted=filed.quoted_text, signature=filed.signature))
    return parts


def _files(desk: Desk, filed: FiledMessage) -> tuple[Attachment, ...] | None:
    """Return what came along with a mail, read; None when its octets are gone."""
    if not filed.attachments:
        return ()
    try:
        return desk.explainer.opened(desk.blobs.get(filed.digest)).attachments
    except BlobError:
        return None


def _together(desk: Desk, tx: Tx, newest: Explanation, parts: Sequence[_Part], now: datetime) -> Explanation:
    """Return what is understood of mails that are read as one."""
    explainer = desk.explainer
    spans, start = list[tuple[int, int]](), 0
    for part in parts:
        spans += [(a + start, b + start) for a, b in part.spans]
        start += len(part.text) + len(_BETWEEN)
    text = _BETWEEN.join(part.text for part in parts)
    quoted, signature = _last(part.quoted for part in parts), _last(part.signature for part in parts)
    body = Body(text, quoted, signature, newest.body.defects)
    message = replace(newest.message, attachments=tuple(file for part in parts for file in part.files))
    understood = explainer.matcher.understand(message.subject, body, message.attachments, spans)
    mailed = explainer.mailed(message, body, desk.today(now), _corrections(tx, parts))
    understood = as_applied_for(understood, mailed, explainer.knowledge)
    documents = documents_for(understood, mailed, explainer.knowledge)
    understood = with_checks(understood, documents, attached=bool(message.attachments))
    return replace(newest, message=message, body=body, understanding=understood, documents=documents, letter=None)


def _last(texts: Iterable[str]) -> str:
    return next((text for text in reversed(list(texts)) if text.strip()), "")


def _corrections(tx: Tx, parts: Sequence[_Part]) -> Corrections:
    """Return what people said of the files of all mails, at their places among all files."""
    found, before = Corrections(), 0
    for part in parts:
        if part.files:
            own = document_judgements.corrections(tx, part.row)
            moved = {(at + before, member): keys for (at, member), keys in own.files.items()}
            found = Corrections({**found.files, **moved}, own.names)
        before += len(part.files)
    return found


def _chosen(tx: Tx, heard: Heard) -> dict[int, str | None]:
    """Return the entry that a person chose, by the index of its question among all."""
    judged = {row: judgements.of_message(tx, row) for row in dict.fromkeys(row for row, _ in heard.places)}
    return {at: judged[row][place] for at, (row, place) in enumerate(heard.places) if place in judged[row]}


def _placed(letter: Letter, heard: Heard) -> Letter:
    """Return a letter whose blocks name the questions of their own mails; each mail it answers has one at least."""
    rows = dict.fromkeys(row for row, _ in heard.places if row != heard.asked)
    if not rows:
        return letter
    blocks = [_block(block, heard) for block in letter.blocks]
    told = {block.earlier[0] for block in blocks if block.earlier}
    silent = (Block(-1, "", "", (), (row, 0)) for row in rows if row not in told)  # asked again in a later mail
    return replace(letter, blocks=(*blocks, *silent))


def _block(block: Block, heard: Heard) -> Block:
    inside = 0 <= block.question < len(heard.places)
    row, place = heard.places[block.question] if inside else (heard.asked, -1)
    return replace(block, question=place) if row == heard.asked else replace(block, question=-1, earlier=(row, place))
