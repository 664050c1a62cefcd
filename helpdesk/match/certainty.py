"""Whether the desk's confidence held in this office: what it proposed first against what people chose.

Only questions that a person judged count. The threshold for an answer that needs no second look is fixed on the older
half and tried on the newer one, so that the page promises no more than was kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from helpdesk.match.evaluate import Confusion
from helpdesk.match.gaps import Asked
from helpdesk.match.measures import (
    DOUBT,
    Bin,
    Coverage,
    bins,
    calibration_error,
    coverage,
    debiased_calibration_error,
    mean,
    threshold_for,
)

FEWEST = 20  # judged questions below which a figure would be chance


@dataclass(frozen=True, slots=True)
class Part:
    """The judged questions in one language: how many, how often the first entry was right, and how sure it was."""

    name: str
    count: int
    right: float
    confidence: float


@dataclass(frozen=True, slots=True)
class Certainty:
    """Everything the page shows. ``none`` are questions of which a person said that no entry answers."""

    judged: int
    none: int
    right: float
    bins: tuple[Bin, ...]
    error: float
    debiased: float
    coverage: Coverage
    confusions: tuple[Confusion, ...]
    languages: tuple[Part, ...]

    @property
    def enough(self) -> bool:
        """Whether the figures say more than chance."""
        return self.judged >= FEWEST


def certainty(asked: Sequence[Asked]) -> Certainty:
    """Return how the confidences of judged questions held; ``asked`` goes from the oldest to the newest."""
    judged = [question for question in asked if question.judged and question.proposed]
    told = [_told(question) for question in judged]
    half = len(judged) // 2
    newer = told[half:]
    in_scope = sum(question.chosen is not None for question in judged[half:])
    languages = sorted({question.language for question in judged})
    return Certainty(
        judged=len(judged),
        none=sum(question.chosen is None for question in judged),
        right=mean([float(right) for _, right in told]),
        bins=tuple(bins(told)),
        error=calibration_error(told),
        debiased=debiased_calibration_error(told),
        coverage=coverage(newer, in_scope, threshold_for(told[:half], doubt=DOUBT)),
        confusions=_confusions(judged),
        languages=tuple(_part(name, [q for q in judged if q.language == name]) for name in languages),
    )


def _told(question: Asked) -> tuple[float, bool]:
    return question.confidence, question.proposed == question.chosen


def _part(name: str, judged: Sequence[Asked]) -> Part:
    told = [_told(question) for question in judged]
    return Part(name, len(told), mean([float(right) for _, right in told]), mean([sure for sure, _ in told]))


def _confusions(judged: Sequence[Asked]) -> tuple[Confusion, ...]:
    """Return what was proposed first where people chose another entry or none ("" as wanted), most often first."""
    counts = Counter((q.chosen or "", q.proposed or "") for q in judged if q.proposed != q.chosen)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Confusion(wanted, found, times) for (wanted, found), times in ordered)
