"""Coefficients written by ``python -m helpdesk.match.fit``; do not edit by hand."""

from __future__ import annotations

from helpdesk.match.calibrate import Weights

WEIGHTS = Weights(
    rank=(4.0, 2.0, 3.0, 1.0, 3.0, 2.0, 0.3, 2.0, 0.5, 3.0, -0.5, 0.5, 0.5, -0.5, 0.3, -0.2),
    confidence=(-2.0, 0.8, 1.0, 1.5, 1.0, 1.0, 1.0, -1.0, 0.0, 0.0, 0.0),
    scope=(1.0, -2.0, -2.0, -2.0, -1.0, -1.0, 2.0, 0.0, -0.3, 2.0),
)
