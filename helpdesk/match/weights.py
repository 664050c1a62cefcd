"""Coefficients written by ``python -m helpdesk.match.fit``; do not edit by hand."""

from __future__ import annotations

from helpdesk.match.calibrate import Weights

WEIGHTS = Weights(
    rank=(
        2.2214,  # questions
        -0.9884,  # closest question
        2.9939,  # letters
        2.8235,  # text
        2.4208,  # name
        -1.0215,  # name share
        4.0094,  # context
        3.9232,  # context if bare
        2.0437,  # named before
        2.3624,  # named before if bare
        0.3176,  # topic
        -2.6056,  # topic if bare
        -0.525,  # topic of the aspect
        -0.6806,  # topic though a permit is named
        2.1545,  # topic of the named permit
        -0.1426,  # replaced
    ),
    confidence=(
        1.1068,  # one
        -0.1522,  # lead over all others
        1.0031,  # lead over the unrelated
        -1.0478,  # covered
        -1.4394,  # closest question
        3.39,  # letters
        0.2649,  # named
        0.7612,  # named before if bare
        -0.6426,  # unknown words
        -0.4826,  # length
        -0.1891,  # bare
        -0.3233,  # topic
        -2.0166,  # matter of another office
    ),
    scope=(
        0.4212,  # one
        -1.6901,  # best covered
        0.4669,  # best closest question
        -2.4979,  # best letters
        -1.2615,  # named
        -4.566,  # named before
        -0.0354,  # unknown words
        -0.4499,  # length
        -0.3548,  # lead of the best
        3.2234,  # matter of another office
    ),
)
