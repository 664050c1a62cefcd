"""Whose permit is meant, by the profession that a mail names: that of vets is none of doctors, a psychologist no nurse.

Short names are read as others that are like them ("SIPPK" of psychologists as the SIPP of nurses), and "dokter hewan"
is a doctor. A profession that has no SIP of its own in our base has the permit for whoever works in health.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from helpdesk.model.knowledge import Permit
from helpdesk.pattern import Pattern

VET = "sip-dokter-hewan"
OTHERS = "sik-tenaga-kesehatan"  # for whoever has none of their own
_OF_PEOPLE = frozenset({"izin-klinik", "sip-dokter", "sip-dokter-gigi"})  # what vets have is named otherwise
_OF_ONE_PROFESSION = re.compile(r"sip(?:[abp]|ttk)?-|sipttk")  # ids
_ANIMALS = Pattern(
    r"\b(?:drh|dokter hewan|klinik hewan|rs hewan|rumah sakit hewan|sip-?drh|veterinar\w*|vets?)\b", flags=re.IGNORECASE
)
_PEOPLE = Pattern(
    r"\b(?:dokter (?:umum|gigi|spesialis|anak|kandungan)|klinik (?:pratama|utama|gigi|kecantikan|umum)|bidan|perawat"
    r"|apotek|dentists?|physicians?)\b",
    flags=re.IGNORECASE,
)
_WITHOUT = Pattern(
    r"\b(?:psikolog|radiografer|elektromedis|sanitarian|fisikawan medis|audiologis|ortotis|prostetis|sippk"
    r"|terapis wicara|(?:clinical )?psychologists?|radiographers?|audiologists?|speech therapists?)(?:nya)?\b",
    flags=re.IGNORECASE,
)
_WITH = Pattern(
    r"\b(?:dokter|dr|drg|drh|perawat|ners?|bidan|apoteker|asisten apoteker|ttk|tenaga teknis kefarmasian|fisioterapis?"
    r"|okupasi|atlm|analis|perekam medis|rekam medis|ahli gizi|nutrisionis|refraksionis|optisien|terapis gigi|sipp"
    r"|sipa|sipb|doctors?|nurses?|midwi(?:fe|ves)|pharmacists?|physiotherapists?|dentists?)(?:nya)?\b",
    flags=re.IGNORECASE,
)


def meant_by_profession(mail: str, spoken: Collection[str], permits: Mapping[str, Permit]) -> dict[str, str]:
    """Return which permit is meant in place of which of ``spoken`` (ids), by the professions that ``mail`` names."""
    if VET in permits and not _OF_PEOPLE.isdisjoint(spoken) and _ANIMALS.search(mail) and not _PEOPLE.search(mail):
        return dict.fromkeys(_OF_PEOPLE, VET)
    of_one = [entry_id for entry_id in spoken if _OF_ONE_PROFESSION.match(entry_id) and entry_id in permits]
    if OTHERS not in permits or not of_one or not _WITHOUT.search(mail) or _WITH.search(mail):
        return {}
    return dict.fromkeys(of_one, OTHERS)
