"""Coefficients written by ``python -m helpdesk.match.fit``; do not edit by hand."""

from __future__ import annotations

from helpdesk.match.calibrate import Weights

WEIGHTS = Weights(
    rank=(
        2.2203,  # questions
        -1.0015,  # closest question
        2.9915,  # letters
        2.8126,  # text
        2.4437,  # name
        -1.0392,  # name share
        4.0141,  # context
        3.8975,  # context if bare
        2.0343,  # named before
        2.3516,  # named before if bare
        0.3276,  # topic
        -2.5966,  # topic if bare
        -0.5265,  # topic of the aspect
        -0.6816,  # topic though a permit is named
        2.1786,  # topic of the named permit
        -0.1314,  # replaced
    ),
    confidence=(
        1.0878,  # one
        -0.1565,  # lead over all others
        1.0026,  # lead over the unrelated
        -1.0438,  # covered
        -1.45,  # closest question
        3.3888,  # letters
        0.2744,  # named
        0.7927,  # named before if bare
        -0.6459,  # unknown words
        -0.4771,  # length
        -0.1954,  # bare
        -0.3145,  # topic
        -2.0014,  # matter of another office
    ),
    scope=(
        0.4328,  # one
        -1.693,  # best covered
        0.4761,  # best closest question
        -2.4815,  # best letters
        -1.2699,  # named
        -4.5758,  # named before
        -0.04,  # unknown words
        -0.4571,  # length
        -0.3517,  # lead of the best
        3.2178,  # matter of another office
    ),
)
