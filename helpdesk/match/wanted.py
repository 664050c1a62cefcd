"""Which facts of a permit the best reply to a question holds, whatever side it asks about.

"Mobil modif perlu uji apa gak?" asks about requirements, and no list answers it; "ada cara banding ga?" about the way,
and no steps do. Of questions that seem to ask for a list every third wanted none, of those for the steps every second.
A linear model fitted on questions that people judged tells it (``python -m helpdesk.match.fit_forms`` makes
``wanted_weights.json`` again).
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from helpdesk.match.asking import signs_of
from helpdesk.match.forms import form_of
from helpdesk.match.linear import Model, from_lines
from helpdesk.model.question import Question

WEIGHTS = Path(__file__).with_name("wanted_weights.json")


class Fact(StrEnum):
    """What a permit's entry holds as a whole, and a question may want as such."""

    LIST = "list"  # of the papers
    STEPS = "steps"
    CHANNEL = "channel"  # where to apply
    FEE = "fee"
    TERM = "term"
    VALIDITY = "validity"
    DEFINITION = "definition"
    NEED = "need"  # whether an undertaking needs the permit
    LAW = "law"


NOTHING = "nothing"
FACTS = (*map(str, Fact), NOTHING)
"""What the model tells apart."""


def wanted_by(question: Question) -> Mapping[str, float]:
    """Return for each of FACTS the chance that the best reply to a question holds it."""
    return dict(zip(FACTS, _chances(question.words, question.text.rstrip().endswith("?")), strict=True))


@lru_cache(maxsize=64)  # one rule after another asks of the questions of one mail
def _chances(words: str, marked: bool) -> tuple[float, ...]:  # noqa: FBT001 -- a key of the cache
    found = signs_of(words, form_of(words, marked=marked), marked=marked)
    return tuple(by_questions().chances(found).tolist())


@lru_cache(maxsize=1)
def by_questions() -> Model:
    """Return the fitted coefficients, a column for each of FACTS."""
    with WEIGHTS.open(encoding="utf-8") as lines:
        return from_lines(lines, FACTS)
