"""The satisfaction survey of public services (SKM) as PermenPANRB 14/2017 wants it: nine elements, an index, a band.

    mean of an element = sum of its answers / number of its answers            (1 to 4)
    index              = mean of the nine means                                 (each weighs 1/9)
    IKM                = index * 25                                             (25 to 100)

Nothing is rounded before the end; the IKM is rounded to two decimals before its band is read, because the bands are
given to two decimals. An answer that was left out counts for nothing: each element has its own number of answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction

LOWEST, HIGHEST = 1, 4
FEWEST = 5  # forms: a figure made of fewer could tell what one citizen said, and is not shown


class Element(StrEnum):
    """The nine elements (PermenPANRB 14/2017). Kept by name: some publications swap the numbers U8 and U9."""

    REQUIREMENTS = "requirements"
    PROCEDURE = "procedure"
    TIME = "time"
    FEE = "fee"
    PRODUCT = "product"
    COMPETENCE = "competence"
    CONDUCT = "conduct"
    COMPLAINTS = "complaints"
    FACILITIES = "facilities"


class Band(StrEnum):
    """The quality of a service by its IKM."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


_BANDS = ((Decimal("88.31"), Band.A), (Decimal("76.61"), Band.B), (Decimal("65.00"), Band.C))


@dataclass(frozen=True, slots=True)
class Satisfaction:
    """What some forms say. ``means`` are those of the elements that anybody answered, 1 to 4.

    ``ikm`` and ``band`` are None as long as an element has no answer at all, or there are fewer than FEWEST forms.
    """

    forms: int
    means: Mapping[Element, Fraction]
    ikm: Decimal | None
    band: Band | None

    @property
    def shown(self) -> bool:
        """Whether there are enough forms for figures to be shown."""
        return self.forms >= FEWEST


def satisfaction(forms: Iterable[Mapping[Element, int]]) -> Satisfaction:
    """Return the figures of some forms, each an answer (1 to 4) by element. Raises ValueError for another answer."""
    sums: dict[Element, int] = {}
    counts: dict[Element, int] = {}
    number = 0
    for form in forms:
        number += 1
        for element, answer in form.items():
            if not LOWEST <= answer <= HIGHEST:
                raise ValueError(f"{element}: {answer} is no answer between {LOWEST} and {HIGHEST}")
            sums[element] = sums.get(element, 0) + answer
            counts[element] = counts.get(element, 0) + 1
    means = {element: Fraction(sums[element], counts[element]) for element in Element if element in counts}
    if number < FEWEST:
        return Satisfaction(number, {}, None, None)
    if len(means) < len(Element):
        return Satisfaction(number, means, None, None)
    ikm = rounded(sum(means.values(), Fraction(0)) / len(Element) * 25)
    return Satisfaction(number, means, ikm, band_of(ikm))


def band_of(ikm: Decimal) -> Band:
    """Return the band of an IKM that was rounded to two decimals."""
    return next((band for least, band in _BANDS if ikm >= least), Band.D)


def rounded(value: Fraction) -> Decimal:
    """Return a number with two decimals, halves up, as the office rounds."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(Decimal("0.01"), ROUND_HALF_UP)
