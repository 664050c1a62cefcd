"""What the ticket page shows of its messages: each masked, the newest cut into its questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from helpdesk.model.conversation import FiledMessage
from helpdesk.model.delivery import Delivery
from helpdesk.model.knowledge import DocumentKind
from helpdesk.web.highlight import Piece, by_question
from helpdesk.web.masking import mask

PREVIEWED = ("image/png", "image/jpeg", "image/gif", "image/webp", "application/pdf", "text/plain")
LONGEST = 60_000  # characters of one text on the page; the rest is in the original


@dataclass(frozen=True, slots=True)
class MessageView:
    """One message as the page shows it. ``documents`` names what each attachment was recognised as."""

    filed: FiledMessage
    pieces: tuple[Piece, ...]
    quoted: str
    signature: str
    cut: bool
    documents: Mapping[int, tuple[str, ...]]
    delivery: Delivery | None
    asked: bool


def newest_asked(messages: Sequence[FiledMessage]) -> FiledMessage | None:
    """Return the newest mail that a person wrote to the desk: the one whose questions wait for an answer."""
    by_people = (m for m in reversed(messages) if not m.outgoing and m.automatic_kind is None)
    return next(by_people, None)


def view(
    filed: FiledMessage,
    asked: FiledMessage | None,
    deliveries: Mapping[int, Delivery],
    kinds: Mapping[str, DocumentKind],
    *,
    reveal: bool,
) -> MessageView:
    """Return a message as the page shows it; ``reveal`` leaves personal numbers as they are."""
    shown = (lambda text: text[:LONGEST]) if reveal else (lambda text: mask(text[:LONGEST]))
    is_asked = asked is not None and filed.id == asked.id
    return MessageView(
        filed=filed,
        pieces=by_question(shown(filed.new_text), filed.questions if is_asked else ()),
        quoted=shown(filed.quoted_text),
        signature=shown(filed.signature),
        cut=max(map(len, (filed.new_text, filed.quoted_text))) > LONGEST,
        documents=_recognised(filed, kinds),
        delivery=deliveries.get(filed.id),
        asked=is_asked,
    )


def _recognised(filed: FiledMessage, kinds: Mapping[str, DocumentKind]) -> dict[int, tuple[str, ...]]:
    """Return what each attachment was recognised as, in words, by its position."""
    found: dict[int, dict[str, None]] = {}
    for checked in filed.documents:
        for position, _member, keys in checked["received"]:
            found.setdefault(position, {}).update(dict.fromkeys(label(kinds, key) for key in keys))
    return {position: tuple(labels) for position, labels in found.items()}


def label(kinds: Mapping[str, DocumentKind], key: str) -> str:
    """Return what a document is called; its key when the vocabulary no longer has it."""
    kind = kinds.get(key)
    return kind.label if kind else key
