"""Whether a permit is needed: what its entry says of just such a case, else what it is for and that we cannot tell.

"Pasang neon box di ruko sendiri, perlu izin?" is answered by the line on small signs of one's own, and never by "if
what you do falls under it, you need it". Who tells of doing just what a permit is for hears yes.
"""

from __future__ import annotations

import re
from functools import lru_cache

from helpdesk.draft.answer.contradicted import is_contradicted
from helpdesk.draft.answer.particular import groups_of
from helpdesk.draft.asked.denied import denied
from helpdesk.draft.asked.phrase import roots_in, telling_in
from helpdesk.draft.entry.definition import permit_needed
from helpdesk.draft.entry.facts import Teller
from helpdesk.model.knowledge import Entry, Particular, Permit
from helpdesk.pattern import Pattern

_ON_NEED = Pattern(
    r"\bapakah\b[^.;]{0,80}\b(?:memerlukan|diperlukan|dikecualikan|wajib)\b(?! (?:lampiran|rekomendasi|mempunyai))",
    r"\bizin(?: \w+){0,4} (?:diperlukan|wajib)\b|\bdikecualikan dari izin\b",
    r"\b(?:memerlukan|perlu|mengurus|wajib) (?:\w+ )?(?:izin(?! (?:klinik|sendiri))|PBG|NIB|persetujuan bangunan)\b",
    r"\bbatas (?:\w+ ){0,3}(?:untuk mendaftarkan|wajib|pemakaian)\b|\btidak memakai izin\b|\bdipakai usaha\b",
    r"\btidak perlu (?:didaftarkan|menunggu izin)\b|\bizin harus dimiliki\b|\btidak disebut dalam aturan\b",
    flags=re.IGNORECASE,
)
_OF_A_PERMIT = Pattern(  # the permit that is asked about tells nothing of what its writer does
    r"\b(?:surat )?(?:izin|ijin|permit|licen[cs]e)(?:nya)?(?: (?:usaha|operasional|penyelenggaraan|pendirian|praktik))?"
    r"(?: \w+)?",
    flags=re.IGNORECASE,
)
_IS_A_PERMIT = re.compile(r"^(?:[\w()-]+ ){0,3}(?:adalah )?izin\b(?! (?:lama|sederhana))", re.IGNORECASE)
_BUSINESS = Pattern(
    r"\b(?:usaha\w*|bisnis|jual\w*|jualan|dagang|toko|kios|warung|laundry|steam|hotel|pabrik"
    r"|cuci (?:mobil|motor)|salon|bengkel|restoran|kafe|caf[eé]|katering|business|shop|factory|restaurant)\b",
    flags=re.IGNORECASE,
)
_LESSER = Pattern(  # a case that the rule may not mean: then nobody can tell
    r"\b(?:kecil ?-?kecilan|cuma|hanya|doang|sekedar|sekadar|iseng|hobi|pribadi|rumah tangga|keluarga|internal|gratis"
    r"|nonkomersial|relawan|magang|baksos|bakti sosial|sesekali|online|household|private|hobby|only|just"
    r"|(?:tidak|tdk|ga|gak|nggak|ngga|bukan|belum|not) (?:di|ber|untuk )?(?:jual\w*|komersial|usaha|praktik|praktek"
    r"|buka|kerja|umum|business|commercial))\b",
    flags=re.IGNORECASE,
)
_BY_MEASURE = re.compile(
    r"\bwajib (?:bila|jika)\b|\blebih dari \d|\bmandatory (?:if|when)\b|\bmore than \d", re.IGNORECASE
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_READ = 3_000  # code points of a mail
_NAME = "\N{NAZAR AMULET}"  # in no text of ours


def is_on_need(particular: Particular) -> bool:
    """Return whether a particular says if the permit is needed in its case, or that this is not known."""
    return _is_on_need(particular.text)


@lru_cache(maxsize=1024)  # narrow answers of the knowledge base
def _is_on_need(text: str) -> bool:
    return _ON_NEED.search(text) is not None


def is_of_any_business(particular: Particular) -> bool:
    """Return whether a particular says with what any business begins: it tells nothing of another permit."""
    return particular.text.startswith("Pada umumnya usaha dimulai dengan")


def is_by_measure(particular: Particular) -> bool:
    """Return whether a particular says from which size on the permit is needed."""
    return _BY_MEASURE.search(particular.text) is not None


def by_story(entry: Entry, mail: str, teller: Teller) -> Particular | None:
    """Return the particular of ``entry`` on whether a permit is needed in a case that ``mail`` tells of, or None.

    Where two cases are told, none: nobody knows which is meant.
    """
    sentences = [(sentence, roots_in(sentence)) for sentence in _SENTENCE.split(mail[:_READ].lower()) if sentence]
    found: dict[Particular, int] = {}
    for words, own, particular in groups_of(entry, teller.templates):
        told = telling_in(own) and any(
            words <= said and not denied(sentence, words, own) for sentence, said in sentences
        )
        if told and is_on_need(particular) and not is_contradicted(particular, mail):
            found[particular] = max(found.get(particular, 0), len(own))
    most = max(found.values(), default=0)
    best = [particular for particular, words in found.items() if words == most]
    return best[0] if len(best) == 1 else None


def tells_of_it(permit: Permit, mail: str) -> bool:
    """Return whether a mail tells of doing what a permit is for, by the words of its definition and of its names.

    Not of a paper that is no permit, nor in a case that may be a lesser one.
    """
    about = (permit.definition or "").split(". ")[0]
    if not _IS_A_PERMIT.match(about) or _LESSER.search(mail[:_READ]):
        return False
    told = roots_in(_OF_A_PERMIT.sub(" ", mail[:_READ]))
    english = (permit.definition_en or "").split(". ")[0]
    names = _OF_A_PERMIT.sub(" ", permit.name), _OF_A_PERMIT.sub(" ", " . ".join(permit.aliases))
    business = "usaha" in about and _BUSINESS.search(mail) is not None
    return business or telling_in(told & roots_in(" ".join((about, english, *names))))


def by_measure(sentence: str) -> bool:
    """Return whether a sentence of a definition says from which size on a permit is needed."""
    return _BY_MEASURE.search(sentence) is not None


def without_yes(text: str, teller: Teller) -> str:
    """Return ``text`` without the yes that it begins with: what follows says that it is not known in this case."""
    yes = permit_needed(teller, _NAME, _NAME, yes=True).removesuffix(f"{_NAME}.")
    return text.removeprefix(yes) if yes else text


def unsure(teller: Teller) -> str:
    """Return the sentence that nobody can tell whether a permit is needed in the writer's case."""
    both = [permit_needed(teller, _NAME, _NAME, unsure=said) for said in (True, False)]
    return both[0].removeprefix(both[1]).strip()


def without_unsure(text: str, sentence: str) -> str:
    """Return ``text`` without the sentence that it cannot be told."""
    return "\n\n".join(part.removesuffix(sentence).rstrip() for part in text.split("\n\n"))
