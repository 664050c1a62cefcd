"""Which words speak for a matter that no entry answers: learnt from what people ask a permit office by mistake.

A linear model over the stems of a question and the pairs of neighbours among them. What it says is one sign of several
(``calibrate.SCOPE_FEATURES``), never a verdict. ``python -m helpdesk.match.fit`` makes the coefficients again.
"""

from __future__ import annotations

import itertools
import json
import math
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

WEIGHTS = Path(__file__).with_name("stranger_weights.json")
SCALE = 100  # coefficients are kept in hundredths
HELD = 4.0  # log odds beyond which a question is no stranger still


@dataclass(frozen=True, slots=True)
class Strangers:
    """The coefficients of stems and of pairs ("stem stem").

    ``names`` are the stems of the permits' names when it was learnt; ``bare`` is the log odds of a question of which
    nothing is known.
    """

    weights: Mapping[str, float]
    bare: float
    names: frozenset[str]

    def of(self, stems: Sequence[str]) -> float:
        """Return the log odds that a question of these telling stems, in their order, is about none of our matters."""
        found = signs(stems)
        said = sum(self.weights.get(sign, 0.0) for sign in found) / math.sqrt(max(1, len(found)))
        return max(-HELD, min(HELD, self.bare + said))

    def beside(self, names: Iterable[str]) -> Strangers:
        """Return those of a knowledge base whose permits have these stems in their names.

        A word that was strange and now names a permit, which an office has added, speaks of its matters from now on.
        """
        added = set(names) - self.names
        kept = {sign: weight for sign, weight in self.weights.items() if weight < 0 or not added & set(sign.split())}
        return replace(self, weights=kept) if added else self

    def as_json(self) -> str:
        """Return the text of a file, a line for each coefficient."""
        rows = ((sign, round(weight * SCALE)) for sign, weight in sorted(self.weights.items()))
        lines = ",\n".join(f"    {json.dumps(sign, ensure_ascii=False)}: {value}" for sign, value in rows if value)
        names = json.dumps(sorted(self.names), ensure_ascii=False)
        head = f'  "scale": {SCALE},\n  "bare": {self.bare:.4f},\n  "names": {names},\n'
        return f'{{\n{head}  "signs": {{\n{lines}\n  }}\n}}\n'


def from_json(text: str) -> Strangers:
    """Return the model of a file that ``as_json`` wrote."""
    table = json.loads(text)
    weights = {sign: value / table["scale"] for sign, value in table["signs"].items()}
    return Strangers(weights, table["bare"], frozenset(table["names"]))


@lru_cache(maxsize=1)
def shipped() -> Strangers:
    """Return the fitted model."""
    return from_json(WEIGHTS.read_text("utf-8"))


def signs(stems: Sequence[str]) -> Set[str]:
    """Return what a question shows: its stems and the pairs of neighbours; numbers tell nothing."""
    told = [stem for stem in stems if not stem.isdecimal()]
    return {*told, *(f"{one} {other}" for one, other in itertools.pairwise(told))}
