"""Coefficients written by ``python -m helpdesk.match.fit``; do not edit by hand."""

from __future__ import annotations

from helpdesk.match.calibrate import BothWeights, Weights

WEIGHTS = BothWeights(
    words=Weights(
        rank=(
            2.1905,  # questions
            -0.8713,  # closest question
            2.9926,  # letters
            2.7581,  # text
            2.2666,  # name
            -0.8129,  # name share
            4.2131,  # context
            3.6751,  # context if bare
            1.9241,  # named before
            2.3366,  # named before if bare
            0.1284,  # topic
            -2.2195,  # topic if bare
            -0.3242,  # topic of the aspect
            -0.5789,  # topic though a permit is named
            1.949,  # topic of the named permit
            0.4558,  # replaced
            -1.2292,  # replaced though not named
        ),
        confidence=(
            0.9699,  # one
            -0.0576,  # lead over all others
            0.8193,  # lead over the unrelated
            -0.8075,  # covered
            -1.0295,  # closest question
            3.9877,  # letters
            0.4435,  # named
            1.1562,  # named before if bare
            -0.5692,  # unknown words
            -0.5401,  # length
            -0.1383,  # bare
            -0.3836,  # topic
            -2.2781,  # matter of another office
        ),
        scope=(
            0.3589,  # one
            -1.9142,  # best covered
            0.9031,  # best closest question
            -3.0473,  # best letters
            -1.4088,  # named
            -4.5291,  # named before
            -0.2557,  # unknown words
            -0.3767,  # length
            -0.2686,  # lead of the best
            3.6307,  # matter of another office
        ),
    ),
    meanings=Weights(
        rank=(
            1.6684,  # questions
            -0.847,  # closest question
            1.6522,  # letters
            1.7687,  # text
            2.0053,  # name
            -1.1258,  # name share
            4.4392,  # context
            2.228,  # context if bare
            2.2958,  # named before
            1.5725,  # named before if bare
            -0.1833,  # topic
            -1.6801,  # topic if bare
            -0.4881,  # topic of the aspect
            -0.4407,  # topic though a permit is named
            1.7709,  # topic of the named permit
            0.4936,  # replaced
            -1.2585,  # replaced though not named
            0.4375,  # meaning of the questions
            0.5704,  # meaning of the text
            -0.3386,  # meaning of the questions if bare
            -0.0912,  # meaning of the text if bare
        ),
        confidence=(
            0.6766,  # one
            -0.0492,  # lead over all others
            0.804,  # lead over the unrelated
            -0.3333,  # covered
            -0.9335,  # closest question
            2.9971,  # letters
            0.5553,  # named
            1.3698,  # named before if bare
            -0.2059,  # unknown words
            -0.3927,  # length
            -0.2494,  # bare
            -0.2544,  # topic
            -2.3528,  # matter of another office
            -0.418,  # meaning of the questions
            -0.5406,  # meaning of the text
        ),
        scope=(
            0.3286,  # one
            -1.371,  # best covered
            0.8505,  # best closest question
            -2.2205,  # best letters
            -1.4048,  # named
            -4.1064,  # named before
            -0.2208,  # unknown words
            -0.1117,  # length
            -0.2811,  # lead of the best
            3.5953,  # matter of another office
            -2.2758,  # meaning of the questions
            -0.8178,  # meaning of the text
        ),
    ),
)
