"""Whether a permit is needed: what its entry says of just such a case, else what it is for and that we cannot tell.

"Pasang neon box di ruko sendiri, perlu izin?" is answered by the line on small signs of one's own, and never by "if
what you do falls under it, you need it".
"""

from __future__ import annotations

import re

from helpdesk.draft.answer.contradicted import is_contradicted
from helpdesk.draft.answer.particular import groups_of
from helpdesk.draft.asked.phrase import roots_in, telling_in
from helpdesk.draft.entry.facts import Teller
from helpdesk.model.knowledge import Entry, Particular
from helpdesk.pattern import Pattern

_ON_NEED = Pattern(
    r"\bapakah\b[^.;]{0,80}\b(?:memerlukan|diperlukan|dikecualikan|wajib)\b(?! (?:lampiran|rekomendasi|mempunyai))",
    r"\bizin(?: \w+){0,4} (?:diperlukan|wajib)\b|\bdikecualikan dari izin\b",
    r"\b(?:memerlukan|perlu|mengurus|wajib) (?:\w+ )?(?:izin(?! (?:klinik|sendiri))|PBG|NIB|persetujuan bangunan)\b",
    r"\bbatas (?:\w+ ){0,3}(?:untuk mendaftarkan|wajib|pemakaian)\b|\btidak memakai izin\b|\bdipakai usaha\b",
    r"\btidak perlu (?:didaftarkan|menunggu izin)\b|\bizin harus dimiliki\b|\btidak disebut dalam aturan\b",
    flags=re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_READ = 3_000  # code points of a mail
_NAME = "\N{NAZAR AMULET}"  # in no text of ours


def is_on_need(particular: Particular) -> bool:
    """Return whether a particular says if the permit is needed in its case, or that this is not known."""
    return _ON_NEED.search(particular.text) is not None


def by_story(entry: Entry, mail: str, teller: Teller) -> Particular | None:
    """Return the particular of ``entry`` on whether a permit is needed in a case that ``mail`` tells of, or None.

    Where two cases are told, none: nobody knows which is meant.
    """
    sentences = [roots_in(sentence) for sentence in _SENTENCE.split(mail[:_READ].lower()) if sentence]
    found: dict[Particular, int] = {}
    for words, own, particular in groups_of(entry, teller.templates):
        told = telling_in(own) and any(words <= said for said in sentences)
        if told and is_on_need(particular) and not is_contradicted(particular, mail):
            found[particular] = max(found.get(particular, 0), len(own))
    most = max(found.values(), default=0)
    best = [particular for particular, words in found.items() if words == most]
    return best[0] if len(best) == 1 else None


def unsure(teller: Teller) -> str:
    """Return the sentence that nobody can tell whether a permit is needed in the writer's case."""
    both = [teller.render("permit_needed", name=_NAME, about=_NAME, unsure=said) for said in (True, False)]
    return both[0].removeprefix(both[1]).strip()


def without_unsure(text: str, sentence: str) -> str:
    """Return ``text`` without the sentence that it cannot be told."""
    return "\n\n".join(part.removesuffix(sentence).rstrip() for part in text.split("\n\n"))
