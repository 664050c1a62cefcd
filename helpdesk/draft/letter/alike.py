"""Whether a sentence says no more than one that was said before, in whatever words a narrow answer repeats it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from helpdesk.draft.asked.phrase import roots_in

_LEAST = 4  # roots: fewer may stand in any sentence
_UNKNOWN = re.compile(  # that nothing is known, and who is to be asked, is a refrain
    r"[;,]? ?\b(?:mohon|harap) (?:di)?(?:pastikan|tanyakan|lihat)\b[^.;]*"
    r"|\b(?:belum|tidak) (?:kami )?(?:temukan|ada|disebut|tercantum|dirinci|dimuat)(?: ketentuan(?:nya| resminya)?)?"
    r"(?: (?:dalam|di) bahan kami(?: tentang [\w/-]+)?)?"
    r"|[;,]? ?\bplease (?:confirm|ask|check)\b[^.;]*|\bis not (?:stated|mentioned|in) (?:in )?our material\b",
    re.IGNORECASE,
)
_LITTLE = roots_in(
    "yang di ke dari dan atau untuk ini itu saja adalah ialah sedangkan bila kalau pada dengan oleh hanya juga pun"
    " bapak ibu para suatu sebuah secara kegiatan non activities activity the a an of to in and or is"
    " are for with by be it this that you your"
)
_NOT = roots_in("tidak bukan belum tanpa jangan kecuali not no without never except")
_DENIES = re.compile(r"\b(?:tidak|bukan|belum|tanpa|jangan|kecuali|non|not|no|without|never|except)\b", re.IGNORECASE)
_NON = re.compile(r"\bnon-?(?=[a-z]{4})", re.IGNORECASE)  # "nonkomersial", "non-commercial"


@dataclass(frozen=True, slots=True)
class Gist:
    """What a sentence says: the roots of its telling words, how often it denies, and whether it is on the unknown."""

    roots: frozenset[str]
    denies: int
    unknown: bool


@lru_cache(maxsize=4096)  # sentences of the knowledge base
def gist_of(sentence: str) -> Gist:
    """Return what a sentence says."""
    told = _UNKNOWN.sub(" ", sentence)
    plain = _NON.sub("non ", told)
    return Gist(roots_in(plain) - _LITTLE - _NOT, len(_DENIES.findall(plain)), told != sentence)


def says_no_more(sentence: str, before: Iterable[str]) -> bool:
    """Whether one of the sentences ``before`` has all that ``sentence`` says, and denies neither more nor less."""
    own = gist_of(sentence)
    if len(own.roots) + own.denies < _LEAST:
        return False
    others = (gist_of(other) for other in before)
    return any(
        own.roots <= other.roots and own.denies == other.denies and own.unknown <= other.unknown for other in others
    )
