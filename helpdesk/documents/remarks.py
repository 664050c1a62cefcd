"""What a counselor should know about a recognised document: sent twice, no longer valid, another person's.

It is said and decides nothing, except that the same octets count once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from helpdesk.documents.applicants import applicant_of
from helpdesk.documents.holders import dead_holder, other_family, other_holder
from helpdesk.documents.mailed import Mailed
from helpdesk.documents.owners import other_owner, speaking_of
from helpdesk.documents.pages import mourned_in
from helpdesk.documents.printed_names import NoNames
from helpdesk.documents.told import NOTHING_TOLD, Told
from helpdesk.documents.validity import fresh_until, has_run_out, paid_until, valid_until
from helpdesk.documents.wanted import WANTS_NOTHING, Wanted
from helpdesk.model.question import DUPLICATE, Recognised

_DEATH = ("surat-ket-kematian",)
_OF_THE_DEAD = (("sertifikat-medis-kematian",), ("ktp-almarhum",))
_NO_SCAN = 1024  # octets: what is smaller holds no document, and says nothing by being the same


def add(
    found: Sequence[Recognised],
    texts: Sequence[str],
    mailed: Mailed,
    told: Told = NOTHING_TOLD,
    wanted: Wanted = WANTS_NOTHING,
    no_names: NoNames = frozenset(),
) -> list[Recognised]:
    """Return ``found`` with remarks; ``texts`` are what could be read in each file."""
    applicant = applicant_of(found, texts, mailed, told, wanted, no_names)
    buried = mourned_in([text for item, text in zip(found, texts, strict=True) if item.keys in _OF_THE_DEAD])
    mail = speaking_of(mailed.text, mailed.sender)
    seen: set[tuple[bytes, tuple[str, ...]]] = set()
    remarked = []
    for item, text in zip(found, texts, strict=True):
        said = list(item.remarks)
        if item.keys and item.member is None and _again(mailed.attachments[item.attachment].content, item.keys, seen):
            said.append(DUPLICATE)
        called = item.member or mailed.attachments[item.attachment].filename
        until = (
            valid_until(item.keys, text)
            or paid_until(item.keys, text, wanted.yearly)
            or fresh_until(item.keys, text, wanted.ages)
        )
        if until is not None and mailed.today is not None:
            said.append(f"{'expired' if until < mailed.today else 'until'}: {until.isoformat()}")
        elif mailed.today is not None:
            said += [over] if (over := has_run_out(item.keys, called, mailed.today, wanted.yearly)) else []
        other = other_holder(item, text, applicant, wanted, no_names) or other_owner(item, text, mail, wanted)
        if item.keys == _DEATH and buried and not buried & (named := mourned_in([text])):
            other = " ".join(sorted(named)).upper()
        other = other or dead_holder(item, text, told)
        other = other or (other_family(text, called, applicant, told.people) if item.keys == ("kk",) else "")
        if other:
            said.append(f"other-name: {other}")
        remarked.append(replace(item, remarks=tuple(said)))
    return remarked


def of_parts(item: Recognised, parts: Sequence[tuple[str, str]], today: date | None, wanted: Wanted) -> Recognised:
    """Return a file of several documents with its ``parts``, (key, page), that have run out remarked."""
    ends = (
        (key, valid_until((key,), page) or paid_until((key,), page, wanted.yearly))
        for key, page in parts
        if key in item.keys
    )
    past = [f"expired: {key} {end.isoformat()}" for key, end in ends if end and today and end < today]
    return replace(item, remarks=(*item.remarks, *past))


def _again(content: bytes, keys: tuple[str, ...], seen: set[tuple[bytes, tuple[str, ...]]]) -> bool:
    """Whether the same octets came along as the same document before."""
    if len(content) < _NO_SCAN:
        return False
    here = (hashlib.sha256(content).digest(), keys)
    again = here in seen
    seen.add(here)
    return again
