"""Coefficients written by ``python -m helpdesk.match.fit``; do not edit by hand."""

from __future__ import annotations

from helpdesk.match.calibrate import Weights

WEIGHTS = Weights(
    rank=(
        2.2363,  # questions
        -0.9955,  # closest question
        2.9928,  # letters
        2.8123,  # text
        2.4192,  # name
        -1.0188,  # name share
        4.0124,  # context
        3.9118,  # context if bare
        2.042,  # named before
        2.3702,  # named before if bare
        0.3127,  # topic
        -2.5873,  # topic if bare
        -0.5244,  # topic of the aspect
        -0.6813,  # topic though a permit is named
        2.1552,  # topic of the named permit
        -0.1496,  # replaced
    ),
    confidence=(
        1.2119,  # one
        -0.161,  # lead over all others
        1.0265,  # lead over the unrelated
        -1.0872,  # covered
        -1.4063,  # closest question
        3.48,  # letters
        0.2475,  # named
        0.6721,  # named before if bare
        -0.5874,  # unknown words
        -0.491,  # length
        -0.2176,  # bare
        -0.324,  # topic
        -1.9523,  # matter of another office
    ),
    scope=(
        0.3528,  # one
        -1.6785,  # best covered
        0.435,  # best closest question
        -2.4462,  # best letters
        -1.2234,  # named
        -4.4361,  # named before
        -0.077,  # unknown words
        -0.4431,  # length
        -0.3957,  # lead of the best
        3.2149,  # matter of another office
    ),
)
