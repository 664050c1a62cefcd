"""What a question says and an entry does not: the best sign of a permit near the one that is meant.

"Surat izin usaha perikanan" is no trade licence, though its first words are that one's name; "izin klinik hewan" is no
clinic's.
"""

from __future__ import annotations

from collections.abc import Sequence

from helpdesk.match.rank import ASPECT_WORDS, Index, Query
from helpdesk.match.text import Token, is_filler

NOTHING = (0.0, 0.0, 0.0)
_OBJECT = 3  # words after "izin" or "buka" that say of what
# after them stands what is to be allowed: "izin jual alkohol", "mau buka klinik hewan", "licence for a bakery"
_HEADS = frozenset(
    {
        *("izin", "sertifikat", "sertifikasi", "rekomendasi", "surat", "lisensi", "buka", "bikin", "dirikan", "usaha"),
        *("jual", "permit", "licence", "license", "certificate", "approval", "registration", "daftar", "open", "run"),
    }
)
_ENGLISH_WORDS = """
the is are am was were do does did can could should must may will would i we you he she they it my our your his her
their to for of from with and or if this that there what which where when how who why need have has get not
"""
_ENGLISH = frozenset(_ENGLISH_WORDS.split())


def lacking(index: Index, query: Query, at: int) -> tuple[float, float, float]:
    """Return how telling (0 to 1) the rarest word of the question is that the entry at this position never says.

    Also how telling such a word is where it goes on with the entry's name, and where it says of what a permit is; the
    last one is sought in the sentence before too when the question itself says too little.
    """
    if _is_english(query.words):  # of which the entries say too little for it to be missed
        return NOTHING
    words = index.read(query.text) if query.bare and query.text else query.words
    asked, told = index.asked_words[at], index.told_words[at]
    unsaid = [t.stem for t in words if t.stem not in asked and t.stem not in told and _tells(t)]
    rare = {stem: index.idf.get(stem, index.top_idf) / index.top_idf for stem in unsaid}
    if not rare:
        return NOTHING
    entry_id = index.entries[at].id
    ends = {hit.end for hit in query.hits if any(owner.entry_id == entry_id for owner in hit.owners)}
    after = (next((t for t in query.words if t.start >= end), None) for end in ends)
    beside = (rare.get(t.stem, 0.0) for t in after if t is not None)
    own = {t.stem for t in query.told}
    rarest = max((weight for stem, weight in rare.items() if stem in own), default=0.0)
    return rarest, max(beside, default=0.0), max((rare.get(stem, 0.0) for stem in _objects(words)), default=0.0)


def _is_english(words: Sequence[Token]) -> bool:
    return sum(token.word in _ENGLISH for token in words) > 1


def _objects(words: Sequence[Token]) -> set[str]:
    """Return the words that say of what a permit is asked, or what somebody wants to open."""
    found: set[str] = set()
    for place, token in enumerate(words):
        if token.stem in _HEADS:
            found.update(t.stem for t in words[place + 1 : place + 1 + _OBJECT] if _tells(t))
    return found


def _tells(token: Token) -> bool:
    return not (token.stem in ASPECT_WORDS or token.stem.isdecimal() or is_filler(token))
