"""Whose permit "SIP" is, by the title of who asks for it: "SIP kedua di Klinik Tirta, tolong dicek. dr Yoga"."""

from __future__ import annotations

import re
from dataclasses import replace

from helpdesk.documents.mailed import Mailed
from helpdesk.model.knowledge import Knowledge
from helpdesk.model.question import Understanding
from helpdesk.pattern import Pattern

_PERMITS = {
    "dr": "sip-dokter",
    "drg": "sip-dokter-gigi",
    "drh": "sip-dokter-hewan",
    "apt": "sipa-apoteker",
    "ns": "sipp-perawat",
    "bd": "sipb-bidan",
    "ftr": "sip-fisioterapis",
}
_TITLED = re.compile(
    r"(?<!klinik )(?<!rs )(?<!rsud )(?<!rsia )(?<!apotek )(?<!praktik )(?<!yth )(?<!yth\. )(?<!jl )(?<!jl\. )"
    r"(?<!jalan )(?<!milik )(?<!atasan )(?<!langsung )(?<!rekomendasi )(?<!dari )(?<!kepada )(?<!dear )(?<!halo )"
    r"\b(?P<title>dr[gh]?|apt|ns|bd|ftr)\b\.? ?(?=(?-i:[A-Z])[a-z]{2})",
    re.IGNORECASE,
)
_SIP = Pattern(r"\bsip\b|\bsurat izin prakti[ck]\b|\bi[zj]in prakt[ei][ck]k?\b", flags=re.IGNORECASE)
_READ = 10_000  # code points of a mail that are looked at
_LAST = 2  # lines in which a mail is signed
_LIKELY = 0.5  # confidence of a permit that a question is on


def with_profession(understanding: Understanding, mailed: Mailed, knowledge: Knowledge) -> Understanding:
    """Return what was understood, with the permit of the only title that a mail about some SIP bears, if none is known.

    Titles stand where a mail is signed, in the name of its sender, and in the names of the files.
    """
    permits = knowledge.permits
    likely = any(c.id in permits and c.confidence >= _LIKELY for q in understanding.questions for c in q.candidates)
    text = mailed.text[:_READ]
    if understanding.permits or likely or not _SIP.search(text):
        return understanding
    signed = "\n".join(text.strip().splitlines()[-_LAST:])
    told = (signed, mailed.sender, *(item.filename for item in mailed.attachments))
    titles = {found["title"].lower() for part in told for found in _TITLED.finditer(part)}
    own = {_PERMITS[title] for title in titles} & permits.keys()
    return replace(understanding, permits=tuple(own)) if len(own) == 1 else understanding
