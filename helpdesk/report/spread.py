"""The middle and the far end of counted values: median and nearest-rank percentiles."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

Value = TypeVar("Value", int, float)


def quantile(counts: Mapping[Value, int], share: float) -> Value | None:
    """Return the smallest value that at least ``share`` of all counted ones do not exceed, None of nothing.

    This is the nearest-rank definition: the answer is always a value that occurred.
    """
    total = sum(counts.values())
    if not total:
        return None
    passed = 0
    for value in sorted(counts):
        passed += counts[value]
        if passed >= share * total:
            return value
    return max(counts)
