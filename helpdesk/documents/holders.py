"""Whose a paper is: the names that its text gives, and whether they are those of who applies."""

from __future__ import annotations

import re

from helpdesk.documents.applicants import Applicant, is_theirs
from helpdesk.documents.printed_names import (
    FULL,
    LINE,
    NO_NAMES,
    READ,
    NoNames,
    bears,
    holder_of,
    is_same,
    name_of,
    written_on,
)
from helpdesk.documents.told import Told
from helpdesk.documents.wanted import Wanted
from helpdesk.documents.whose import RELATIVES
from helpdesk.documents.words import raw_tokens, word_set
from helpdesk.model.question import Recognised

_FAMILY = re.compile(r"kepala keluarga\s*[:.]\s*([^\n:]{3,50})", re.IGNORECASE)
_MEMBER = re.compile(
    r"^\W*\d{1,2}[.)]?\s+[A-Z][A-Z'. ]{2,}|\b(?:istri|suami|anak|anggota)\b", re.MULTILINE | re.IGNORECASE
)
# Papers of one person in a permit that is one person's own, and those that name others as well.
_PERSONAL = word_set(
    "ktp npwp str ijazah sip-lama sip-pertama ska kta-asosiasi surat-sehat sertifikat-kompetensi bukti-skp "
    "rekomendasi-op biodata ktm ket-tempat-praktik"
)
_CARDS = frozenset({"ktp"})
# What who applies writes and signs, unless somebody does it for them.
_WRITTEN = frozenset({"surat-permohonan", "pernyataan-kebenaran"})


def other_holder(item: Recognised, text: str, applicant: Applicant, wanted: Wanted, no_names: NoNames) -> str:
    """Return the name on a personal document that is not the applicant's, "" when it is or when nobody can say.

    A permit that is not one person's own asks for papers of those who work there.
    """
    if len(item.keys) != 1 or item.keys[0] not in _of_the_applicant(applicant, wanted):
        return ""
    card = item.keys == ("ktp",)
    if card and is_theirs(name := holder_of(text, card=True), applicant.partners):
        return " ".join(name).upper()
    if not applicant.name or not (applicant.certain or card) or (not card and bears(text, applicant.name)):
        return ""
    for written in written_on(text, card=card):
        holder = name_of(written)
        if holder and not set(holder) & NO_NAMES:
            return "" if is_same(holder, applicant.name) else written.strip()
    if item.keys[0] in _WRITTEN:  # a line in capitals on it is any heading
        return ""
    lines = (found[1] for found in LINE.finditer(text[:READ]))
    return (
        next((line for line in lines if all(words.isdisjoint(name_of(line)) for words in (NO_NAMES, no_names))), "")
        if applicant.certain
        else ""
    )


def _of_the_applicant(applicant: Applicant, wanted: Wanted) -> frozenset[str]:
    """Return the keys of papers that have to be the applicant's own."""
    if wanted.is_personal():
        return _PERSONAL | _WRITTEN if applicant.signs else _PERSONAL
    return _CARDS | {"npwp"} if applicant.signs and wanted.speaks_of("npwp", "pemohon") else _CARDS


def other_family(text: str, filename: str, applicant: Applicant, people: NoNames) -> str:
    """Return whose a family card is that is called a relative's and names nobody of the mail's ``people``, else ""."""
    head = _FAMILY.search(text[:READ])
    known = people | frozenset(applicant.name)
    listed = applicant.certain and len(_MEMBER.findall(text[:READ])) >= FULL  # who is not among them is not in it
    if head is None or not known or not (listed or set(raw_tokens(filename)) & RELATIVES):
        return ""
    return "" if known & set(raw_tokens(text[:READ])) else head[1].strip()


def dead_holder(item: Recognised, text: str, told: Told) -> str:
    """Return the holder of an identity card that is sent as the applicant's and is the dead person's, else ""."""
    name = holder_of(text, card=True) if item.keys == ("ktp",) and told.mourned else ()
    return " ".join(name).upper() if name and set(name) <= told.mourned else ""
