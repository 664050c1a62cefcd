"""Coefficients written by ``python -m helpdesk.match.fit``; do not edit by hand."""

from __future__ import annotations

from helpdesk.match.calibrate import BothWeights, Weights

WEIGHTS = BothWeights(
    words=Weights(
        rank=(
            2.2365,  # questions
            0.4796,  # closest question
            3.1912,  # letters
            1.7883,  # text
            2.0124,  # name
            -0.6208,  # name share
            4.9046,  # context
            3.7363,  # context if bare
            2.2316,  # named before
            1.6953,  # named before if bare
            -0.1649,  # topic
            -1.2774,  # topic if bare
            0.0254,  # topic of the aspect
            -0.4749,  # topic though a permit is named
            1.3289,  # topic of the named permit
            0.2044,  # replaced
            -0.8085,  # replaced though not named
        ),
        confidence=(
            -0.5132,  # one
            0.0795,  # lead over all others
            0.5139,  # lead over the unrelated
            -0.6786,  # covered
            0.2071,  # closest question
            4.6384,  # letters
            0.8853,  # named
            1.8958,  # named before if bare
            -0.7654,  # unknown words
            -0.4219,  # length
            -1.0503,  # bare
            -0.1485,  # topic
            -0.94,  # matter of another office
            0.3675,  # questions, against the best
            -0.0917,  # letters, against the best
            0.1572,  # text, against the best
            1.0124,  # context, against the best
            1.3218,  # context if bare, against the best
        ),
        scope=(
            0.4485,  # one
            -2.1419,  # best covered
            0.3317,  # best closest question
            -1.9899,  # best letters
            -1.3727,  # named
            -6.3288,  # named before
            0.3978,  # unknown words
            -0.0006,  # length
            -0.4808,  # lead of the best
            2.3288,  # matter of another office
        ),
    ),
    meanings=Weights(
        rank=(
            1.6939,  # questions
            0.3887,  # closest question
            1.8156,  # letters
            1.0135,  # text
            1.6636,  # name
            -1.0751,  # name share
            5.2939,  # context
            2.3582,  # context if bare
            2.3131,  # named before
            0.9489,  # named before if bare
            -0.5848,  # topic
            -0.9439,  # topic if bare
            -0.3221,  # topic of the aspect
            -0.164,  # topic though a permit is named
            1.1019,  # topic of the named permit
            0.236,  # replaced
            -0.8268,  # replaced though not named
            0.6121,  # meaning of the questions
            0.3255,  # meaning of the text
            -0.3503,  # meaning of the questions if bare
            -0.2373,  # meaning of the text if bare
        ),
        confidence=(
            -0.5439,  # one
            0.1065,  # lead over all others
            0.4988,  # lead over the unrelated
            0.029,  # covered
            -0.6234,  # closest question
            3.1678,  # letters
            0.9113,  # named
            1.8884,  # named before if bare
            -0.5062,  # unknown words
            -0.3249,  # length
            -1.2547,  # bare
            -0.011,  # topic
            -0.9389,  # matter of another office
            0.3617,  # questions, against the best
            -0.0643,  # letters, against the best
            0.2297,  # text, against the best
            0.9975,  # context, against the best
            1.1648,  # context if bare, against the best
            0.0701,  # meaning of the questions
            -0.2103,  # meaning of the text
        ),
        scope=(
            0.2736,  # one
            -1.9138,  # best covered
            0.4482,  # best closest question
            -1.0897,  # best letters
            -1.3574,  # named
            -6.1978,  # named before
            0.3149,  # unknown words
            0.1859,  # length
            -0.4885,  # lead of the best
            2.2793,  # matter of another office
            -1.4757,  # meaning of the questions
            0.1485,  # meaning of the text
        ),
    ),
)
