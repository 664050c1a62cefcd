"""What the ticket page shows of a message's files: what each is, why the desk thinks so, what it may be instead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from helpdesk.model.conversation import FiledAttachment, FiledMessage
from helpdesk.model.knowledge import DocumentKind, Knowledge
from helpdesk.model.question import Recognised
from helpdesk.web.masking import mask

Choice = tuple[str, str]  # document key, label
SHOWN_PAGES = 3  # of a PDF on the ticket page; the others are in the file
_UNASKED = Recognised(0, None, (), 0.0, "")


@dataclass(frozen=True, slots=True)
class FileView:
    """One file: an attachment, or one inside it, the ``member`` with this number. ``name`` is what may be shown.

    ``scan`` is clean, unseen, what the virus scanner found (``found: NAME``), or empty where there is none.
    ``remarks`` are (code, detail); ``choices`` stand the permit's own documents first.
    """

    position: int
    member: int | None
    name: str
    size: int
    inline: bool
    problem: str | None
    pages: int
    labels: tuple[str, ...]
    keys: tuple[str, ...]
    confidence: float
    reason: str
    remarks: tuple[tuple[str, str], ...]
    scan: str = ""

    @property
    def judged(self) -> bool:
        """Whether a person has said what it is."""
        return self.reason == "judged"


def views(filed: FiledMessage, kinds: Mapping[str, DocumentKind], *, reveal: bool) -> tuple[FileView, ...]:
    """Return the files of a message in order, those inside an attachment behind it."""
    return tuple(view for item in filed.attachments for view in _of(item, kinds, reveal=reveal))


def choices(filed: FiledMessage, knowledge: Knowledge) -> tuple[Choice, ...]:
    """Return every document that a file can be said to be: those that the checked permits ask for first."""
    permits = (knowledge.permits.get(check["permit"]) for check in filed.documents)
    wanted = dict.fromkeys(item.document for permit in permits if permit for item in permit.requirements or ())
    others = sorted((kind.label, key) for key, kind in knowledge.documents.items() if key not in wanted)
    first = [(key, label(knowledge.documents, key)) for key in wanted]
    return (*first, *((key, text) for text, key in others))


def _of(item: FiledAttachment, kinds: Mapping[str, DocumentKind], *, reveal: bool) -> Iterable[FileView]:
    found = {file.member: file for file in item.files}
    yield _view(item, None, found.get(None, _UNASKED), item.problem, kinds, reveal=reveal)
    for number, (name, problem) in enumerate(item.members):
        yield _view(item, number, found.get(name, _UNASKED), problem, kinds, reveal=reveal)


def _view(
    item: FiledAttachment,
    member: int | None,
    file: Recognised,
    problem: str | None,
    kinds: Mapping[str, DocumentKind],
    *,
    reveal: bool,
) -> FileView:
    name = item.filename if member is None else item.members[member][0]
    remarks = (
        (code, detail)
        for code, _, detail in (remark.partition(": ") for remark in file.remarks if not remark.startswith("until: "))
    )
    return FileView(
        position=item.position,
        member=member,
        name=name if reveal else mask(name),
        size=item.size,
        inline=item.inline,
        problem=problem,
        pages=min(item.pages, SHOWN_PAGES) if member is None else 0,
        labels=tuple(label(kinds, key) for key in file.keys),
        keys=file.keys,
        confidence=file.confidence,
        reason=file.reason,
        remarks=tuple(remarks),
    )


def label(kinds: Mapping[str, DocumentKind], key: str) -> str:
    """Return what a document is called; its key when the vocabulary no longer has it."""
    kind = kinds.get(key)
    return kind.label if kind else key
