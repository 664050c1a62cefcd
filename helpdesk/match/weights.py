"""Coefficients written by ``python -m helpdesk.match.fit``; do not edit by hand."""

from __future__ import annotations

from helpdesk.match.calibrate import BothWeights, Weights

WEIGHTS = BothWeights(
    words=Weights(
        rank=(
            2.1549,  # questions
            -0.6504,  # closest question
            3.1551,  # letters
            2.5949,  # text
            2.2044,  # name
            -0.7629,  # name share
            4.442,  # context
            3.9213,  # context if bare
            1.6146,  # named before
            2.3003,  # named before if bare
            0.1614,  # topic
            -2.329,  # topic if bare
            -0.0554,  # topic of the aspect
            -0.5658,  # topic though a permit is named
            1.7273,  # topic of the named permit
            0.2812,  # replaced
            -1.2798,  # replaced though not named
        ),
        confidence=(
            0.776,  # one
            -0.0471,  # lead over all others
            0.805,  # lead over the unrelated
            -0.7388,  # covered
            -0.7129,  # closest question
            3.7925,  # letters
            0.4325,  # named
            1.4313,  # named before if bare
            -0.575,  # unknown words
            -0.4785,  # length
            -0.1056,  # bare
            -0.3583,  # topic
            -2.3581,  # matter of another office
        ),
        scope=(
            0.6442,  # one
            -2.0852,  # best covered
            0.0754,  # best closest question
            -2.8256,  # best letters
            -1.5286,  # named
            -4.1794,  # named before
            -0.3799,  # unknown words
            -0.3319,  # length
            -0.2626,  # lead of the best
            3.7004,  # matter of another office
        ),
    ),
    meanings=Weights(
        rank=(
            1.7015,  # questions
            -0.8248,  # closest question
            1.7497,  # letters
            1.6376,  # text
            2.0207,  # name
            -1.1332,  # name share
            4.8387,  # context
            2.2898,  # context if bare
            1.9306,  # named before
            1.4545,  # named before if bare
            -0.1219,  # topic
            -1.8228,  # topic if bare
            -0.3036,  # topic of the aspect
            -0.3386,  # topic though a permit is named
            1.4057,  # topic of the named permit
            0.1434,  # replaced
            -1.1893,  # replaced though not named
            0.4437,  # meaning of the questions
            0.6023,  # meaning of the text
            -0.32,  # meaning of the questions if bare
            -0.2566,  # meaning of the text if bare
        ),
        confidence=(
            0.5629,  # one
            -0.0405,  # lead over all others
            0.7935,  # lead over the unrelated
            -0.0679,  # covered
            -1.0513,  # closest question
            2.9592,  # letters
            0.5342,  # named
            1.4078,  # named before if bare
            -0.1993,  # unknown words
            -0.3562,  # length
            -0.1986,  # bare
            -0.2453,  # topic
            -2.2876,  # matter of another office
            -0.3235,  # meaning of the questions
            -0.683,  # meaning of the text
        ),
        scope=(
            0.6849,  # one
            -1.4991,  # best covered
            0.1086,  # best closest question
            -1.9899,  # best letters
            -1.48,  # named
            -3.7069,  # named before
            -0.319,  # unknown words
            -0.0872,  # length
            -0.2765,  # lead of the best
            3.618,  # matter of another office
            -2.6701,  # meaning of the questions
            -0.7291,  # meaning of the text
        ),
    ),
)
