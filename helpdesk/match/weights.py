"""Coefficients written by ``python -m helpdesk.match.fit``; do not edit by hand."""

from __future__ import annotations

from helpdesk.match.calibrate import BothWeights, Weights

WEIGHTS = BothWeights(
    words=Weights(
        rank=(
            2.1224,  # questions
            0.6055,  # closest question
            3.2244,  # letters
            1.6922,  # text
            1.9625,  # name
            -0.4119,  # name share
            4.6852,  # context
            3.9679,  # context if bare
            2.2963,  # named before
            1.4877,  # named before if bare
            -0.2661,  # topic
            -1.1412,  # topic if bare
            -0.0067,  # topic of the aspect
            -0.51,  # topic though a permit is named
            1.0513,  # topic of the named permit
            0.1926,  # replaced
            -0.9601,  # replaced though not named
        ),
        confidence=(
            -0.7653,  # one
            0.0843,  # lead over all others
            0.4581,  # lead over the unrelated
            -0.718,  # covered
            0.5245,  # closest question
            4.8483,  # letters
            0.9821,  # named
            2.2612,  # named before if bare
            -0.6351,  # unknown words
            -0.4025,  # length
            -0.9847,  # bare
            -0.0423,  # topic
            -1.0827,  # matter of another office
            0.5148,  # questions, against the best
            -0.1914,  # letters, against the best
            0.0655,  # text, against the best
            1.0016,  # context, against the best
            1.4729,  # context if bare, against the best
        ),
        scope=(
            -0.4811,  # one
            -0.7794,  # best covered
            -0.0146,  # best closest question
            -1.384,  # best letters
            -1.3152,  # named
            -4.9261,  # named before
            -0.1248,  # unknown words
            -0.3839,  # length
            -0.4532,  # lead of the best
            2.5263,  # matter of another office
            1.1055,  # rarest word that the best lacks
            0.6437,  # name of the best goes on
            1.2541,  # what is to be allowed lacks in the best
        ),
    ),
    meanings=Weights(
        rank=(
            1.712,  # questions
            0.37,  # closest question
            1.8928,  # letters
            1.0075,  # text
            1.5702,  # name
            -0.7906,  # name share
            5.0038,  # context
            2.6543,  # context if bare
            2.4227,  # named before
            0.8339,  # named before if bare
            -0.6555,  # topic
            -0.7745,  # topic if bare
            -0.4444,  # topic of the aspect
            -0.3309,  # topic though a permit is named
            0.8337,  # topic of the named permit
            0.1748,  # replaced
            -0.9432,  # replaced though not named
            0.5944,  # meaning of the questions
            0.2726,  # meaning of the text
            -0.2283,  # meaning of the questions if bare
            -0.3091,  # meaning of the text if bare
        ),
        confidence=(
            -0.7498,  # one
            0.1063,  # lead over all others
            0.4539,  # lead over the unrelated
            -0.1296,  # covered
            -0.0788,  # closest question
            3.6761,  # letters
            0.9634,  # named
            2.1185,  # named before if bare
            -0.4119,  # unknown words
            -0.3253,  # length
            -0.9238,  # bare
            0.1315,  # topic
            -1.1183,  # matter of another office
            0.428,  # questions, against the best
            -0.1593,  # letters, against the best
            0.128,  # text, against the best
            1.0283,  # context, against the best
            1.057,  # context if bare, against the best
            -0.1112,  # meaning of the questions
            -0.2188,  # meaning of the text
        ),
        scope=(
            -0.5189,  # one
            -0.7349,  # best covered
            0.2896,  # best closest question
            -0.5174,  # best letters
            -1.2988,  # named
            -4.8921,  # named before
            -0.061,  # unknown words
            -0.2692,  # length
            -0.4487,  # lead of the best
            2.502,  # matter of another office
            0.9361,  # rarest word that the best lacks
            0.9429,  # name of the best goes on
            1.2258,  # what is to be allowed lacks in the best
            -1.7408,  # meaning of the questions
            0.9078,  # meaning of the text
        ),
    ),
)
