"""How often a line was told to the judged mails that were on its entry: what is asked often is asked again.

Of some lines every third mail on their permit has need, of most none ever. And of some the words stand in many mails
that have no need of them, while of others they stand in hardly any mail, and then rightly: so it also counts how often
a line was told against how often what else speaks for it let expect. The counts are kept with the coefficients
(``line_weights.json``); a line that nobody knew when they were made has been told to nobody.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from helpdesk.match.index import Vector
from helpdesk.match.line_signs import WHOLE
from helpdesk.model.knowledge import Entry

USE = ("told of mails looked at, log odds", "share of what is told of its entry", "told against what was expected, log")
"""What speaks for a line by its use, in the order of ``rows``."""
ANSWER = "answer"  # what names the whole answer of a topic
# counted beside the mails: few of them prove little
_PRIOR_TOLD, _PRIOR_NOT, _PRIOR_ENTRY, _PRIOR_EXPECTED = 0.3, 3.0, 2.0, 1.0

Counts = Mapping[str, Mapping[str, Sequence[float]]]
"""Of each entry and each of its lines, by name: to how many mails it was told, of how many it was looked at, and to how
many it would have been told by all else that speaks for a line, the sum of those chances."""


class Use:
    """What the counts of judged mails say for each line."""

    def __init__(self, counts: Counts) -> None:
        self.counts = counts
        self._values = {
            (entry_id, name): _values(told, looked, expected, sum(row[0] for row in lines.values()))
            for entry_id, lines in counts.items()
            for name, (told, looked, expected) in lines.items()
        }

    def rows(self, entries: Sequence[Entry], of: Iterable[tuple[int, int]]) -> Vector:
        """Return a row of USE for each line: the place of its entry in ``entries``, and its number."""
        unknown = _values(0, 0, 0, 0)
        found = [self._values.get((entries[at].id, name_of(entries[at], number)), unknown) for at, number in of]
        return np.array(found).reshape(-1, len(USE))


def name_of(entry: Entry, number: int) -> str:
    """Return what names a line in its entry: the first group of words that does, or that it is the whole answer."""
    return ANSWER if number == WHOLE else entry.particulars[number].about[0]


def number_of(entry: Entry, name: str) -> int | None:
    """Return the number of the particular that is named so in its entry, None when it has none."""
    return next((number for number, line in enumerate(entry.particulars) if line.about[0] == name), None)


def _values(told: float, looked: float, expected: float, of_entry: float) -> tuple[float, float, float]:
    odds = math.log((told + _PRIOR_TOLD) / (max(looked - told, 0) + _PRIOR_NOT))
    against = math.log((told + _PRIOR_EXPECTED) / (expected + _PRIOR_EXPECTED))
    return odds, told / (of_entry + _PRIOR_ENTRY), against
