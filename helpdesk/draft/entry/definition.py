"""What a permit is for, as a sentence that names it.

Entries say "Izin ini diperlukan ...", "Izin bagi dokter ..." or "Rumah kost didaftarkan ...": the first is a sentence
once the permit's name stands in it, the second says what the permit is, the third stands apart from its name.
"""

from __future__ import annotations

from enum import StrEnum

from helpdesk.draft.entry.facts import Teller, in_english

_THIS_PERMIT = ("Izin ini ", "This permit ")
_KINDS = (
    "Izin ",
    "Persetujuan ",
    "Bukti ",
    "Sertifikat ",
    "Identitas ",
    "Tanda ",
    "Pendaftaran ",
    "Perpanjangan ",
)
_SUBJECT = 20  # code points within which "Tanda daftar ini ..." has named itself


class Manner(StrEnum):
    """How a definition stands under the name of its permit."""

    SENTENCE = "sentence"
    KIND = "kind"
    APART = "apart"


def defined(about: str, name: str, *, english: bool) -> tuple[str, Manner]:
    """Return a definition with ``name`` where it says "this permit", and how it stands under that name."""
    this = next((this for this in _THIS_PERMIT if about.startswith(this)), None)
    if this and name not in about:
        about = f"{name} {about.removeprefix(this)}"
    if name in about or _is_sentence(about, english=english):
        return about, Manner.SENTENCE
    kind = about.startswith(_KINDS) and " ini " not in about[:_SUBJECT]
    return about, Manner.KIND if kind else Manner.APART


def _is_sentence(about: str, *, english: bool) -> bool:
    """Whether a definition says of itself what is what: "Pemohon adalah ...", "A permit ... is needed ..."."""
    if english:
        return about.startswith("A ") and (" is " in about or " allows " in about)
    return " adalah " in about


def permit_needed(teller: Teller, name: str, about: str, *, unsure: bool = False, yes: bool = False) -> str:
    """Return what a permit is for, to a question whether it is needed.

    ``unsure``: whether it is in this case is not known; ``yes``: the mail tells of just what it is for.
    """
    told, manner = defined(about, name, english=in_english(teller.language))
    return teller.render("permit_needed", name=name, about=told, manner=str(manner), unsure=unsure, yes=yes)
