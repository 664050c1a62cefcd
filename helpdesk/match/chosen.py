"""What people's choices add to the scores that entries have by their own texts.

A kernel logistic regression (Zhu and Hastie 2005) of the entry chosen on the question, with the scores that the entries
have already as its offset. A choice that the entries' texts make anyway moves hardly anything, one against them much.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from helpdesk.match.index import Vector

RIDGE = 0.2  # the larger, the less a single choice says
BOUND = 0.38  # of the curvature, which is at most a half: three quarters of that let momentum end where it should
ROUNDS = 40  # after which no score is a tenth of a point from where it would end, with a thousand lessons two tenths


def parts(alike: Vector, told: Vector, answers: Sequence[int]) -> Vector:
    """Return the part of each lesson (row) in each entry (column).

    ``alike`` says how alike any two lessons are, ``told`` the scores that entries have for each of them by their own
    texts (minus infinity: excluded), ``answers`` the column of the entry chosen. Each round takes Newton's step with a
    bound of the curvature in its place (Böhning 1992), so that one matrix does for all, and momentum (Nesterov 1983).
    By how that matrix is made, ``alike`` times a step is known without a second product of matrices.
    """
    count, columns = told.shape
    found: Vector = np.zeros((count, columns))
    if not count or not columns:
        return found
    chosen = np.eye(columns)[np.array(answers, dtype=int)]
    step = np.linalg.inv(BOUND * alike + RIDGE * np.eye(count))
    ahead, pace = found, 1.0
    scores = ahead_scores = np.zeros((count, columns))  # what found and ahead add: alike @ found, alike @ ahead
    for _ in range(ROUNDS):
        left = chosen - _softmax(told + ahead_scores) - RIDGE * ahead
        change = step @ left
        next_found, next_scores = ahead + change, ahead_scores + (left - RIDGE * change) / BOUND
        next_pace = (1 + math.sqrt(1 + 4 * pace * pace)) / 2
        momentum = (pace - 1) / next_pace
        ahead = next_found + momentum * (next_found - found)
        ahead_scores = next_scores + momentum * (next_scores - scores)
        found, scores, pace = next_found, next_scores, next_pace
    return found


def _softmax(scores: Vector) -> Vector:
    shares = np.exp(scores - scores.max(axis=1, keepdims=True))
    result: Vector = shares / shares.sum(axis=1, keepdims=True)
    return result
