"""Which facts of a permit the best reply to a question holds as a whole, whatever side it asks about.

"Mobil modif perlu uji apa gak?" asks about requirements, and no list answers it; "ada cara banding ga?" about the way,
and no steps do. Of questions that seem to ask for a list every third wanted none, of those for the steps every second.
A linear model fitted on questions that people judged tells it (``python -m helpdesk.match.fit_forms`` makes
``wanted_weights.json`` again).
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from helpdesk.match.asking import signs_of
from helpdesk.match.linear import Model, from_lines
from helpdesk.model.question import Fact, Form

WEIGHTS = Path(__file__).with_name("wanted_weights.json")
NOTHING = "nothing"
FACTS = (*map(str, Fact), NOTHING)
"""What the model tells apart: the facts, and that none is wanted as a whole."""


def wanted(words: str, form: Form, *, marked: bool) -> tuple[float, ...]:
    """Return the chance of each Fact, in their order, that a question wants it.

    ``words`` in usual spelling, ``form``: by the rules, ``marked``: it ends in "?".
    """
    chances = by_questions().chances(signs_of(words, form, marked=marked))
    return tuple(round(chance, 3) for chance in chances[: len(Fact)].tolist())


@lru_cache(maxsize=1)
def by_questions() -> Model:
    """Return the fitted coefficients, a column for each of FACTS."""
    with WEIGHTS.open(encoding="utf-8") as lines:
        return from_lines(lines, FACTS)
