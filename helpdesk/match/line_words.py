"""Which words part the lines of an entry: those that people say when they mean one, and not when they mean another.

"Can I hold two SIPF?" and "Can I renew SIPF now?" share most of their words; what parts them are those that are said of
one line alone. A word speaks for a line by how often it stands in what people say of it (``Particular.asked``), in its
groups and in its text, against how often it stands in what they say of all lines of the entry: a naive Bayes
classifier, smoothed by the entry as a whole. Where one phrase was left out, this found its line in 77 of 100 cases, the
likest other phrase in 35.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from helpdesk.match.index import Vector
from helpdesk.match.line_sets import Held, Places

USUAL = 8.0  # phrases of a line: of one with more, each counts less
IN_TEXT, IN_GROUP = 3.0, 4.0  # phrases, for which it counts that a word stands in the text of a line, or in its groups
OF_ALL = 32.0  # phrases of the whole entry that are counted beside those of a line
LEAST = 0.05  # phrases in which every word stands
SHARP = 0.7  # log odds by words that stand together: less than for each alone
MOST = 12.0  # log odds, above which no more is told

Stems = frozenset[str]


def parting(lines: Sequence[tuple[Sequence[Stems], Sequence[Stems], Stems]], told: Sequence[Stems]) -> Vector:
    """Return how much each stem speaks for each line of an entry against the others, in log odds.

    Of each line there are what people say of it, its groups, and its text. ``told`` are the stems that are asked for,
    those of a line sorted and one line after another.
    """
    said = [_shares(asked) for asked, _, _ in lines]
    of_all: Counter[str] = Counter()
    for shares in said:
        of_all.update(shares)
    found = []
    for (_, groups, text), shares, stems in zip(lines, said, told, strict=True):
        named = frozenset[str]().union(*groups)
        for stem in sorted(stems) or [""]:
            counted = USUAL * shares.get(stem, 0.0) + IN_TEXT * (stem in text) + IN_GROUP * (stem in named)
            found.append(math.log1p(counted / (OF_ALL * of_all[stem] / len(lines) + LEAST)))
    return np.array(found, dtype=np.float32)


def _shares(asked: Sequence[Stems]) -> dict[str, float]:
    """Return in what share of some phrases each stem stands."""
    counts = Counter(stem for phrase in asked for stem in phrase)
    return {stem: count / len(asked) for stem, count in counts.items()}


def parted(told: Held, speaks: NDArray[np.float32], sizes: Sequence[int]) -> tuple[Vector, Vector]:
    """Return of each text and line how likely it is the one of its entry, and how much speaks for it (0 to 1).

    ``speaks`` is what ``parting`` returned of entry after entry, ``sizes`` how many lines each has.
    """
    scores = told.summed(speaks) / SHARP
    starts: Places = np.cumsum([0, *sizes[:-1]])
    highest = np.maximum.reduceat(scores, starts, axis=1).repeat(sizes, axis=1)
    odds = np.exp(scores - highest)
    chances: Vector = odds / np.add.reduceat(odds, starts, axis=1).repeat(sizes, axis=1)
    return chances * (scores > 0), np.minimum(scores, MOST) / MOST
