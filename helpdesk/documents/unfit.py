"""Pages that are what they seem and not what this permit asks for: a school's diploma, another profession's number.

A letter that applies for the paper of another office is no application for the permit, unless the permit is that paper.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from helpdesk.documents.wanted import Wanted
from helpdesk.documents.words import raw_tokens

_TO_ANOTHER_OFFICE = re.compile(
    r"(?:perihal|hal|subject)\s*[:.]\s*(?:surat )?permohonan (?:surat )?"
    r"(rekomendasi|keterangan|izin keramaian|persetujuan(?! bangunan))",
    re.I,
)
_OF_SCHOOL = re.compile(
    r"\b(?:sekolah menengah (?:atas|umum|pertama)|sekolah (?:dasar|lanjutan)|madrasah (?:aliyah|tsanawiyah)"
    r"|s(?:ma|mu|lta)(?:n|s)? )",
    re.IGNORECASE,
)
_REGISTRATION = re.compile(r"surat\s+tanda\s+registrasi", re.IGNORECASE)
_OF_A_PROFESSION = frozenset({"str", "sip-lama", "sip-pertama"})
_REGISTERED = re.compile(
    r"surat (?:tanda registrasi|izin (?:praktik|kerja))\s+(dokter|perawat(?! gigi)|bidan|apoteker)\b", re.IGNORECASE
)
_PROFESSIONS = ("dokter", "perawat", "bidan", "apoteker")
_OURS = re.compile(r"\b(?:ptsp|pmptsp|dpmptsp|penanaman modal|pelayanan terpadu)\b", re.I)
_TO_SOMEBODY = re.compile(
    r"\b(?:kepada|yth\.?|to\s*:)[:.\s]*(?:yth\.?[:.\s]*)?(?:bapak/ibu |bapak |ibu |the )?"
    r"(?:kepala|pimpinan|direktur|manajer|head of|director of) (?:sd|smp|sma|smk|sekolah|rs|rumah sakit|puskesmas"
    r"|perpustakaan|pt|cv|bank|museum|panti|school|hospital|company)\b",
    re.I,
)
_OF_AN_EVENT = re.compile(
    r"^\W*proposal (?:kegiatan|bakti|sponsor\w*|usaha|bisnis|acara|pengabdian|kkn|dana|permohonan dana|magang)\b",
    re.I | re.M,
)
_RESEARCH = re.compile(r"\b(?:penelitian|riset|skripsi|tesis|disertasi|research|thesis|survei)\b", re.I)
APPLICATIONS = frozenset({"surat-permohonan", "formulir-ukl-upl"})
"""Keys of what is written to the office that gives the permit."""


def is_unfit(key: str, head: str, wanted: Wanted) -> bool:
    """Whether a page, a document ``key`` by its ``head``, is another one of its kind than ``wanted`` asks for."""
    if key == "ijazah":
        return wanted.asks_for_profession() and _OF_SCHOOL.search(head) is not None
    if key == "str" and not wanted.asks_for_registration() and _REGISTRATION.search(head):
        return True
    if key == "pengantar-kampus":
        return wanted.speaks_of(key, "dpmptsp") and _TO_SOMEBODY.search(head) is not None and not _OURS.search(head)
    if key == "proposal":
        return (
            wanted.speaks_of(key, "penelitian") and _OF_AN_EVENT.search(head) is not None and not _RESEARCH.search(head)
        )
    if key in _OF_A_PROFESSION:
        return _is_of_another_profession(key, head, wanted)
    return key in APPLICATIONS and _is_to_another_office(head, wanted.own_words())


def _is_of_another_profession(key: str, head: str, wanted: Wanted) -> bool:
    """Whether a registration or a permit is one for a profession that the permit asked for does not speak of."""
    found = _REGISTERED.search(head)
    if found is None:
        return False
    profession = found[1].lower()
    asked = {
        other for other in _PROFESSIONS if wanted.speaks_of(wanted.doing_for(key), other)
    }  # "SIPA of the pharmacist in charge"
    return wanted.is_for_another(profession) or (bool(asked) and profession not in asked)


def _is_to_another_office(head: str, own: Collection[str]) -> bool:
    """Whether a letter applies for a paper that another office gives."""
    found = _TO_ANOTHER_OFFICE.search(head)
    if found is None or _OURS.search(head):
        return False
    for_what, said = found[1].lower(), set(raw_tokens(head[found.end() :].partition("\n")[0]))
    return for_what not in own or not said & set(own)
