"""How much of an entry's name stands in a mail, whatever stands between its words.

One word in common is no name: who wants to take down a house ("bongkar rumah") does not move a grave ("bongkar makam"),
and a yoga studio is no park. A permit of whose fullest name less than half is said anywhere is held back, however well
the other words fit. A word that citizens use of hardly anything else ("tiang" of cables) is as good as a name.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence, Set

import numpy as np

from helpdesk.match.index import Counts
from helpdesk.match.text import said
from helpdesk.model.knowledge import Entry, Permit

HALF = 0.56  # a little more than one word of two, so that SIP and praktik are no half of a profession
_DEED = 0.25  # of its weight is left to a word that only says what is done: "bongkar" is half of no name
_DONE = """
bongkar pasang buka bangun pindah ubah ganti tutup jual pakai angkut gali tanam cabut dirikan sewa selenggara guna
operasional tempat tenaga kerja laku
"""
_DEEDS = frozenset(_DONE.split())
_TELLS = 0.75  # weight of the words of a name below which it tells no permit from another
_OWN, _MOSTLY = 3, 0.5  # questions of an entry that say a word, and their share of all that do: then it is its own


class NameWords:
    """The names of permits as words, each weighing the more the fewer permits have it in a name."""

    def __init__(self, entries: Sequence[Entry], asked: Counts, common: Set[str]) -> None:
        """Take ``entries`` in the order of their positions, and in how many of its questions each says a word.

        ``common`` words say nothing in a name.
        """
        names = [_names(entry, common) for entry in entries]
        permits = [rows for entry, rows in zip(entries, names, strict=True) if isinstance(entry, Permit)]
        having = Counter(word for rows in permits for word in frozenset().union(*rows))
        telling = {word: math.log((1 + len(permits)) / times) for word, times in having.items()}
        self._weights = {word: weight * (_DEED if word in _DEEDS else 1.0) for word, weight in telling.items()}
        weighed = [[(row, self._weight(row)) for row in rows] for rows in names]
        self._names = [tuple(pair for pair in rows if pair[1] >= _TELLS) for rows in weighed]
        self._own = _own_words(asked, common | _DEEDS)

    def share(self, at: int, words: Set[str]) -> float:
        """Return the share (0 to 1) of the fullest name of the entry at this position that stands among ``words``.

        An entry without a telling name has nothing to miss: 1.
        """
        if not self._names[at] or self._own[at] & words:
            return 1.0
        # of most names not a word is said
        said = [(row & words, whole) for row, whole in self._names[at] if not row.isdisjoint(words)]
        return max([self._weight(row) / whole for row, whole in said], default=0.0)

    def _weight(self, row: Set[str]) -> float:
        return sum(map(self._weights.__getitem__, row))


def _names(entry: Entry, common: Set[str]) -> list[frozenset[str]]:
    """Return the telling words of each name; topics have none, being called by what is asked."""
    if not isinstance(entry, Permit):
        return []
    names = {entry.name, entry.name_en, *entry.aliases} - {*entry.ambiguous}
    return [row for name in names if (row := frozenset(stem for stem, _ in said(name)) - common)]


def _own_words(asked: Counts, common: Set[str]) -> list[frozenset[str]]:
    """Return the words of each entry that its questions say several times and those of all others hardly."""
    everywhere = np.bincount(asked.places, asked.values, len(asked.terms))
    own = np.flatnonzero((asked.values >= _OWN) & (asked.values >= _MOSTLY * everywhere[asked.places]))
    found = [set[str]() for _ in range(asked.size)]
    for document, place in zip(asked.documents[own].tolist(), asked.places[own].tolist(), strict=True):
        found[document].add(asked.terms[place])
    return [frozenset(words - common) for words in found]
