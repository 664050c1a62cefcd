"""Confidence in words. The number stays one gesture away."""

from __future__ import annotations

from typing import Literal

from helpdesk.model.filters import FAIRLY_SURE, SURE

Level = Literal["sure", "fairly-sure", "unsure"]


def level(confidence: float) -> Level:
    """Return the word for a probability; the templates say it in the reader's language."""
    if confidence >= SURE:
        return "sure"
    return "fairly-sure" if confidence >= FAIRLY_SURE else "unsure"
