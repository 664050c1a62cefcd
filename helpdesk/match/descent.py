"""Gradient descent with a step of its own for each coefficient (Adam: Kingma and Ba, 2015), as all our fits use it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from helpdesk.match.index import Vector

_EASE = 100  # rounds after which steps are half as long


def descend(weights: Vector, slope: Callable[[Vector], Vector], rounds: int, step: float) -> Vector:
    """Return where ``weights`` come to in so many rounds down what ``slope`` gives, the gradient at a place."""
    moment, square = np.zeros_like(weights), np.zeros_like(weights)
    for number in range(1, rounds + 1):
        gradient = slope(weights)
        moment, square = 0.9 * moment + 0.1 * gradient, 0.99 * square + 0.01 * gradient**2
        eased = step / (1 + number / _EASE)
        weights = weights - eased * (moment / (1 - 0.9**number)) / (np.sqrt(square / (1 - 0.99**number)) + 1e-8)
    return weights
