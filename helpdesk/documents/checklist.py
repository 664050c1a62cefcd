"""What came along and what is still missing of the documents that a permit asks for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from helpdesk.documents.links import cloud_links, only_links
from helpdesk.documents.mailed import Mailed
from helpdesk.documents.recognise import recognise_all
from helpdesk.documents.wanted import wanted_by
from helpdesk.model.knowledge import DocumentKind, Force, Permit, Requirement
from helpdesk.model.question import (
    BLANK_FORM,
    DAMAGED,
    DUPLICATE,
    INCOMPLETE,
    UNUSABLE,
    CheckedDocuments,
    Recognised,
)

_NOT_RECEIVED = ("other-name", BLANK_FORM, DAMAGED)
_NOT_TO_USE = ("expired", INCOMPLETE, *UNUSABLE, *_NOT_RECEIVED)


def check_documents(permit: Permit, mailed: Mailed, documents: Mapping[str, DocumentKind]) -> CheckedDocuments:
    """Return what was received and what is missing for ``permit``; ``missing`` is None when its list is unknown.

    A list of which nothing is in force any more says nothing: not that nothing is missing.

    A conditional item counts only when its condition is among ``mailed.stated``.
    """
    files = recognise_all(mailed, documents, permit)
    received = tuple((file.attachment, file.member, file.keys) for file in files if file.keys and _is_theirs(file))
    current = [item for item in permit.requirements or () if item.state is not Force.SUPERSEDED]
    missing = _missing(needed(permit, mailed.stated | _shown(current, files)), files) if current else None
    linked = cloud_links(mailed.text) or any(only_links(text) for text in _texts(mailed))
    return CheckedDocuments(permit.id, received, missing, files, linked=bool(linked))


def _texts(mailed: Mailed) -> list[str]:
    """Return what could be read in each attachment, and in the files inside them."""
    members = (member.text for item in mailed.attachments for member in item.members)
    return [text for text in (*(item.text for item in mailed.attachments), *members) if text]


def sent_for(permit: Permit, check: CheckedDocuments) -> frozenset[str]:
    """Return the keys of the list of ``permit`` that came by its ``check``, be it a file that does not open."""
    shut = (file.keys for file in check.files if DAMAGED in file.remarks)
    came = frozenset(key for keys in (*(found for _, _, found in check.received), *shut) for key in keys)
    return came & wanted_by(permit).keys


def _shown(items: Iterable[Requirement], files: Sequence[Recognised]) -> frozenset[str]:
    """Return the conditions that hold because the paper for them was sent and has run out: an inspection that is past.

    Anybody may send along an old passport, or what is only asked for at times.
    """
    past = {key for file in files for key in file.keys if not _counts(file, key) and _has_run_out(file)}
    return frozenset(
        item.when for item in items if item.document in past and item.when not in (None, "foreigner", "other")
    ) - {None}


def _has_run_out(file: Recognised) -> bool:
    return any(remark.startswith("expired") for remark in file.remarks)


def needed(permit: Permit, stated: frozenset[str]) -> tuple[Requirement, ...]:
    """Return the items of the list that this citizen must bring, in entry order.

    Where a stated condition asks for the very document that replaces another (the loss report for the lost original),
    the other is no longer asked for.
    """
    current = [item for item in permit.requirements or () if item.state is not Force.SUPERSEDED]
    active = [item for item in current if _applies(item, stated)]
    instead = {item.document for item in active if item.when is not None}
    always = {
        item.document for item in active if item.when is None
    }  # a company's letter is the letter everybody brings
    return tuple(
        item
        for item in active
        if (item.when is None and not instead & set(item.alternatives))
        or (item.when is not None and item.document not in always)
    )


def _applies(item: Requirement, stated: frozenset[str]) -> bool:
    if item.when is not None:
        return item.when in stated
    return item.mandatory and item.condition is None


def _missing(items: Iterable[Requirement], files: Sequence[Recognised]) -> tuple[str, ...]:
    left = Counter(key for file in files for key in file.keys if _counts(file, key))
    every = frozenset(left)
    missing = []
    for item in items:
        if left[item.document] > 0:
            left[item.document] -= 1
        elif not every & set(item.alternatives):
            missing.append(item.document)
    return tuple(missing)


def _is_theirs(file: Recognised) -> bool:
    """Whether a document came along as one of the applicant's: no stranger's, no empty form, no damaged file."""
    return not any(remark.startswith(_NOT_RECEIVED) for remark in file.remarks)


def _counts(file: Recognised, key: str) -> bool:
    """Whether a document is one to apply with: sent once, the applicant's own, and still valid as far as it says."""
    bad = (remark for remark in file.remarks if remark.startswith(_NOT_TO_USE))
    return DUPLICATE not in file.remarks and not any(key in file.about(remark) for remark in bad)
