"""Coefficients written by ``python -m helpdesk.match.fit``; do not edit by hand."""

from __future__ import annotations

from helpdesk.match.calibrate import Weights

WEIGHTS = Weights(
    rank=(
        2.1273,  # questions
        -1.1958,  # closest question
        2.9907,  # letters
        2.7349,  # text
        2.2071,  # name
        -0.7986,  # name share
        3.9091,  # context
        3.6309,  # context if bare
        1.922,  # named before
        2.3647,  # named before if bare
        0.3965,  # topic
        -3.1228,  # topic if bare
        -0.4616,  # topic of the aspect
        -0.4057,  # topic though a permit is named
        1.3709,  # topic of the named permit
        -0.1196,  # replaced
    ),
    confidence=(
        1.0558,  # one
        0.8078,  # lead over all others
        -0.9502,  # covered
        -1.4504,  # closest question
        3.1709,  # letters
        0.2654,  # named
        0.7809,  # named before if bare
        -0.6224,  # unknown words
        -0.4834,  # length
        -0.1743,  # bare
        -0.2685,  # topic
    ),
    scope=(
        -0.7205,  # one
        -1.4435,  # best covered
        0.3335,  # best closest question
        -1.7647,  # best letters
        -1.0904,  # named
        -3.649,  # named before
        0.0582,  # unknown words
        -0.1664,  # length
        -0.388,  # lead of the best
        2.4873,  # matter of another office
    ),
)
