"""Coefficients written by ``python -m helpdesk.match.fit``; do not edit by hand."""

from __future__ import annotations

from helpdesk.match.calibrate import Weights

WEIGHTS = Weights(
    rank=(
        2.1292,  # questions
        -1.1994,  # closest question
        2.994,  # letters
        2.7341,  # text
        2.2012,  # name
        -0.7955,  # name share
        3.9131,  # context
        3.628,  # context if bare
        1.9189,  # named before
        2.3659,  # named before if bare
        0.3954,  # topic
        -3.1233,  # topic if bare
        -0.4588,  # topic of the aspect
        -0.4066,  # topic though a permit is named
        1.3695,  # topic of the named permit
        -0.1189,  # replaced
    ),
    confidence=(
        1.003,  # one
        0.8078,  # lead over all others
        -0.9542,  # covered
        -1.4726,  # closest question
        3.1751,  # letters
        0.2946,  # named
        0.8326,  # named before if bare
        -0.5592,  # unknown words
        -0.4596,  # length
        -0.1406,  # bare
        -0.249,  # topic
        -1.806,  # matter of another office
    ),
    scope=(
        0.3648,  # one
        -1.6834,  # best covered
        0.4768,  # best closest question
        -2.453,  # best letters
        -1.2483,  # named
        -4.4503,  # named before
        -0.0725,  # unknown words
        -0.4618,  # length
        -0.3863,  # lead of the best
        3.2209,  # matter of another office
    ),
)
