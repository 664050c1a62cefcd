"""Coefficients written by ``python -m helpdesk.match.fit``; do not edit by hand."""

from __future__ import annotations

from helpdesk.match.calibrate import BothWeights, Weights

WEIGHTS = BothWeights(
    words=Weights(
        rank=(
            2.3168,  # questions
            0.4405,  # closest question
            3.2358,  # letters
            1.8703,  # text
            1.9789,  # name
            -0.6846,  # name share
            5.022,  # context
            3.6798,  # context if bare
            1.8013,  # named before
            2.0444,  # named before if bare
            -0.1059,  # topic
            -1.3447,  # topic if bare
            -0.0832,  # topic of the aspect
            -0.3591,  # topic though a permit is named
            1.2251,  # topic of the named permit
            0.3073,  # replaced
            -0.8638,  # replaced though not named
        ),
        confidence=(
            -0.647,  # one
            0.0541,  # lead over all others
            0.5804,  # lead over the unrelated
            -0.7228,  # covered
            0.0838,  # closest question
            4.5936,  # letters
            0.8005,  # named
            1.9039,  # named before if bare
            -0.9237,  # unknown words
            -0.2928,  # length
            -0.9169,  # bare
            -0.1195,  # topic
            -1.1683,  # matter of another office
            0.5214,  # questions, against the best
            -0.2677,  # letters, against the best
            0.139,  # text, against the best
            0.7958,  # context, against the best
            1.4579,  # context if bare, against the best
        ),
        scope=(
            0.8033,  # one
            -2.1539,  # best covered
            0.2392,  # best closest question
            -2.2848,  # best letters
            -1.4219,  # named
            -6.3665,  # named before
            0.5474,  # unknown words
            -0.0985,  # length
            -0.4504,  # lead of the best
            2.4742,  # matter of another office
        ),
    ),
    meanings=Weights(
        rank=(
            1.7837,  # questions
            0.357,  # closest question
            1.7347,  # letters
            1.0731,  # text
            1.6571,  # name
            -1.1227,  # name share
            5.362,  # context
            2.1889,  # context if bare
            2.068,  # named before
            1.1617,  # named before if bare
            -0.5308,  # topic
            -0.983,  # topic if bare
            -0.5243,  # topic of the aspect
            -0.067,  # topic though a permit is named
            0.9928,  # topic of the named permit
            0.3203,  # replaced
            -0.939,  # replaced though not named
            0.581,  # meaning of the questions
            0.3758,  # meaning of the text
            -0.2699,  # meaning of the questions if bare
            -0.2715,  # meaning of the text if bare
        ),
        confidence=(
            -0.7018,  # one
            0.0822,  # lead over all others
            0.554,  # lead over the unrelated
            -0.0665,  # covered
            -0.7466,  # closest question
            3.3895,  # letters
            0.8786,  # named
            1.8901,  # named before if bare
            -0.6226,  # unknown words
            -0.2047,  # length
            -1.1317,  # bare
            0.0633,  # topic
            -1.1756,  # matter of another office
            0.4758,  # questions, against the best
            -0.1618,  # letters, against the best
            0.1875,  # text, against the best
            0.8102,  # context, against the best
            1.3824,  # context if bare, against the best
            -0.0279,  # meaning of the questions
            -0.3869,  # meaning of the text
        ),
        scope=(
            0.6811,  # one
            -1.904,  # best covered
            0.3607,  # best closest question
            -1.3612,  # best letters
            -1.4134,  # named
            -6.2389,  # named before
            0.5048,  # unknown words
            0.0986,  # length
            -0.4381,  # lead of the best
            2.3695,  # matter of another office
            -1.7541,  # meaning of the questions
            0.0851,  # meaning of the text
        ),
    ),
)
