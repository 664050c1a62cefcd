"""Whether a sentence says no more than one that was said before, in whatever words a narrow answer repeats it.

The clauses of what was said are looked at as well: "Lewat surel hanya bila diumumkan, jadi gangguan situs tidak membuat
berkas dapat diajukan lewat surel" says "lewat surel hanya bila diumumkan" without the "tidak" of its other half.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from helpdesk.draft.asked.phrase import roots_in
from helpdesk.not_known import UNSAID

_LEAST = 4  # roots: fewer may stand in any sentence
_LEAST_OF_A_CLAUSE = 3  # roots of the half of a sentence, all of which must have been said
_LEAST_OF_MOST = 5  # roots of a sentence of which one may be new
_MOSTLY = 0.8  # of its roots, if none of the others is a name, a figure, or what a sentence is about
_CLAUSE = re.compile(r"[,;:]\s+")
_MOST_CLAUSES = 8  # of one sentence
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9'&/.-]*[A-Za-z0-9]|[A-Za-z0-9]")
_HOST = re.compile(r"\b(\w+)(?=\.go\.id\b)")  # who says "oss.go.id" speaks of OSS
_REFRAIN = re.compile(  # who looks into it and is to be asked
    r"(?:petugas kami|an officer|please (?:confirm|ask|check)"
    r"|(?:mohon|harap) (?:\w+ )?(?:di)?(?:pastikan|tanyakan|lihat))\b",
    re.IGNORECASE,
)
_OF_A_KIND = re.compile(r"^sip\w*$")  # "SIP" is said of whoever's
_ASKS_ON = re.compile(  # and so it is within a sentence
    r"[;,]? ?\b(?:(?:mohon|harap) (?:di)?(?:pastikan|tanyakan|lihat)|please (?:confirm|ask|check))\b[^.;]*",
    re.IGNORECASE,
)
_LITTLE = roots_in(
    "yang di ke dari dan atau untuk ini itu saja adalah ialah sedangkan bila kalau pada dengan oleh hanya juga pun"
    " bapak ibu para suatu sebuah secara kegiatan non pemegang tersebut activities activity the a an of to in and"
    " or is"
    " are for with by be it this that you your"
)
_NOT = roots_in("tidak bukan belum tanpa jangan kecuali not no without never except")
_DENIES = re.compile(r"\b(?:tidak|bukan|belum|tanpa|jangan|kecuali|non|not|no|without|never|except)\b", re.IGNORECASE)
_NON = re.compile(r"\bnon-?(?=[a-z]{4})", re.IGNORECASE)  # "nonkomersial", "non-commercial"


# What a sentence is about: without it another is on something else ("mengenai biaya", "mengenai lama proses").
_ABOUT = roots_in(
    "biaya tarif retribusi denda sanksi lama waktu hari jangka masa berlaku syarat persyaratan daftar langkah tempat"
    " perlu kelurahan kecamatan kota provinsi menteri gubernur notaris fee cost days time valid requirements steps"
    " penalty"
)


@dataclass(frozen=True, slots=True)
class Gist:
    """What a sentence says: the roots of its telling words, how often it denies, and whether it is on the unknown.

    ``names``: those of its roots that are names or figures.
    """

    roots: frozenset[str]
    denies: int
    unknown: bool
    names: frozenset[str] = frozenset()


@lru_cache(maxsize=4096)  # sentences of the knowledge base
def gist_of(sentence: str) -> Gist:
    """Return what a sentence says."""
    told = UNSAID.sub(" ", _ASKS_ON.sub(" ", sentence))
    plain = _HOST.sub(r"\1 \1", _NON.sub("non ", told))
    return Gist(_roots(plain), len(_DENIES.findall(plain)), told != sentence, _roots(" ".join(_names(plain))))


def _roots(text: str) -> frozenset[str]:
    return frozenset(_OF_A_KIND.sub("sip", one) for one in roots_in(text)) - _LITTLE - _NOT


def _names(text: str) -> list[str]:
    """Return the words that are written as a name is, or hold a figure."""
    return [word for word in _WORD.findall(text) if word[1:] != word[1:].lower() or any(map(str.isdigit, word))]


@lru_cache(maxsize=4096)
def _runs(sentence: str) -> tuple[Gist, ...]:
    """Return what a sentence says, and what one clause of it or several that follow one another do."""
    clauses = _CLAUSE.split(sentence)[:_MOST_CLAUSES]
    spans = [(a, b) for a in range(len(clauses)) for b in range(a + 1, len(clauses) + 1) if b - a < len(clauses)]
    return (gist_of(sentence), *(gist_of(", ".join(clauses[a:b])) for a, b in spans))


def says_no_more(sentence: str, before: Iterable[str], *, clause: bool = False) -> bool:
    """Whether one of the sentences ``before`` has all that ``sentence`` says, and denies neither more nor less.

    Of many words one or two may be new that name nothing. ``clause``: it is only a half of a sentence.
    """
    own, refrain = gist_of(sentence), _REFRAIN.match(sentence) is not None
    if clause and (refrain or own.unknown):
        return False  # it belongs to what stands before it
    if len(own.roots) + own.denies < (_LEAST_OF_A_CLAUSE if clause else _LEAST):
        return False
    return any(_holds(other, own) for said in before for other in _runs(said)[: 1 if refrain else None])


def _holds(other: Gist, own: Gist) -> bool:
    if own.denies != other.denies or own.unknown > other.unknown:
        return False
    new = own.roots - other.roots
    if not new:
        return True
    few = len(new) <= len(own.roots) * (1 - _MOSTLY) and len(own.roots) >= _LEAST_OF_MOST
    return few and not new & (own.names | _ABOUT)
