"""What the ticket page shows of its messages: each masked, those that wait for an answer cut into their questions."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from helpdesk.documents.links import cloud_links
from helpdesk.intake import open_mails
from helpdesk.model.asked_text import asked_text
from helpdesk.model.conversation import FiledMessage
from helpdesk.model.delivery import Delivery
from helpdesk.model.knowledge import Knowledge
from helpdesk.store import drafts, messages
from helpdesk.store.database import Tx
from helpdesk.store.file_scans import Scan
from helpdesk.web import file_view
from helpdesk.web.file_view import Choice, FileView
from helpdesk.web.highlight import Piece, by_question
from helpdesk.web.mail_html import remote_images
from helpdesk.web.masking import mask

LONGEST = 60_000  # characters of one text on the page; the rest is in the original


@dataclass(frozen=True, slots=True)
class Around:
    """What is known of a message beside itself: how many pictures were fetched; what the scanner said, by position.

    ``scans`` is None where files are not scanned.
    """

    fetched: int = 0
    scans: Mapping[int, Scan] | None = None


@dataclass(frozen=True, slots=True)
class MessageView:
    """One message as the page shows it. ``clouds`` are stores that it links to and that nobody has opened.

    ``pieces`` begin with the subject where that alone asks.

    ``remote`` is how many images of its HTML lie on other machines, ``fetched`` how many of them a person had fetched.
    """

    filed: FiledMessage
    pieces: tuple[Piece, ...]
    quoted: str
    signature: str
    cut: bool
    files: tuple[FileView, ...]
    choices: tuple[Choice, ...]
    clouds: tuple[str, ...]
    delivery: Delivery | None
    asked: bool
    remote: int
    fetched: int


def number_of(tx: Tx, filed: FiledMessage, position: int) -> int:
    """Return the number that a question of a message bears on the page."""
    draft = drafts.open_draft(tx, filed.ticket_id)
    waiting = open_mails.waiting(tx, messages.conversation(tx, filed.ticket_id), draft.mails if draft else ())
    return numbered(waiting).get(filed.id, 0) + position + 1


def numbered(waiting: Sequence[FiledMessage]) -> Mapping[int, int]:
    """Return how many questions stand before those of each mail that waits for an answer, by row."""
    counts = itertools.accumulate((len(m.questions) for m in waiting), initial=0)
    return dict(zip((m.id for m in waiting), counts, strict=False))


def view(
    filed: FiledMessage,
    asked: Mapping[int, int],
    deliveries: Mapping[int, Delivery],
    knowledge: Knowledge,
    *,
    reveal: bool,
    around: Around = Around(),
) -> MessageView:
    """Return a message as the page shows it; ``reveal`` leaves personal numbers as they are.

    ``asked``: see ``numbered``.
    """
    shown = (lambda text: text[:LONGEST]) if reveal else (lambda text: mask(text[:LONGEST]))
    is_asked = filed.id in asked
    read = asked_text(filed.subject, filed.new_text, filed.questions if is_asked else ())
    return MessageView(
        filed=filed,
        pieces=by_question(shown(read.text), read.questions, asked.get(filed.id, 0)),
        quoted=shown(filed.quoted_text),
        signature=shown(filed.signature),
        cut=max(map(len, (filed.new_text, filed.quoted_text))) > LONGEST,
        files=tuple(
            replace(one, scan=_scan(one, around.scans))
            for one in file_view.views(filed, knowledge.documents, reveal=reveal)
        ),
        choices=file_view.choices(filed, knowledge) if filed.attachments and not filed.outgoing else (),
        clouds=cloud_links(filed.new_text) if not filed.outgoing else (),
        delivery=deliveries.get(filed.id),
        asked=is_asked,
        remote=remote_images(filed.html) if filed.html and not filed.outgoing else 0,
        fetched=around.fetched,
    )


def _scan(file: FileView, scans: Mapping[int, Scan] | None) -> str:
    if scans is None or file.member is not None:
        return ""
    said = scans.get(file.position)
    return "unseen" if said is None else f"found: {said.found}" if said.found else "clean"
