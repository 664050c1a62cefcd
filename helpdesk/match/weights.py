"""Coefficients written by ``python -m helpdesk.match.fit``; do not edit by hand."""

from __future__ import annotations

from helpdesk.match.calibrate import BothWeights, Weights

WEIGHTS = BothWeights(
    words=Weights(
        rank=(
            2.1313,  # questions
            0.58,  # closest question
            3.3004,  # letters
            1.6938,  # text
            1.9583,  # name
            -0.4646,  # name share
            4.7182,  # context
            3.9846,  # context if bare
            2.1811,  # named before
            1.5984,  # named before if bare
            -0.2114,  # topic
            -1.1837,  # topic if bare
            -0.043,  # topic of the aspect
            -0.5282,  # topic though a permit is named
            1.0351,  # topic of the named permit
            0.259,  # replaced
            -0.926,  # replaced though not named
        ),
        confidence=(
            -0.761,  # one
            0.0944,  # lead over all others
            0.4577,  # lead over the unrelated
            -0.7113,  # covered
            0.5388,  # closest question
            4.5604,  # letters
            0.9546,  # named
            2.2533,  # named before if bare
            -0.6446,  # unknown words
            -0.3839,  # length
            -1.1826,  # bare
            -0.0606,  # topic
            -1.0809,  # matter of another office
            0.4785,  # questions, against the best
            -0.1084,  # letters, against the best
            0.0721,  # text, against the best
            0.9622,  # context, against the best
            1.7054,  # context if bare, against the best
        ),
        scope=(
            -0.3309,  # one
            -0.8273,  # best covered
            0.058,  # best closest question
            -1.2047,  # best letters
            -1.3307,  # named
            -5.5933,  # named before
            -0.0692,  # unknown words
            -0.4645,  # length
            -0.4534,  # lead of the best
            2.4983,  # matter of another office
            1.1205,  # rarest word that the best lacks
            0.7744,  # name of the best goes on
            1.15,  # what is to be allowed lacks in the best
        ),
    ),
    meanings=Weights(
        rank=(
            1.7084,  # questions
            0.3644,  # closest question
            1.9615,  # letters
            0.9784,  # text
            1.566,  # name
            -0.8268,  # name share
            5.06,  # context
            2.6449,  # context if bare
            2.3049,  # named before
            0.8841,  # named before if bare
            -0.5968,  # topic
            -0.8025,  # topic if bare
            -0.4733,  # topic of the aspect
            -0.342,  # topic though a permit is named
            0.8112,  # topic of the named permit
            0.2449,  # replaced
            -0.9174,  # replaced though not named
            0.5982,  # meaning of the questions
            0.2772,  # meaning of the text
            -0.2972,  # meaning of the questions if bare
            -0.2179,  # meaning of the text if bare
        ),
        confidence=(
            -0.6585,  # one
            0.1156,  # lead over all others
            0.4547,  # lead over the unrelated
            -0.1021,  # covered
            -0.1228,  # closest question
            3.3364,  # letters
            0.9275,  # named
            2.1512,  # named before if bare
            -0.4051,  # unknown words
            -0.3212,  # length
            -1.3348,  # bare
            0.1038,  # topic
            -1.1038,  # matter of another office
            0.4049,  # questions, against the best
            -0.1027,  # letters, against the best
            0.1236,  # text, against the best
            0.9482,  # context, against the best
            1.4501,  # context if bare, against the best
            -0.0513,  # meaning of the questions
            -0.1966,  # meaning of the text
        ),
        scope=(
            -0.43,  # one
            -0.7465,  # best covered
            0.3217,  # best closest question
            -0.4185,  # best letters
            -1.3168,  # named
            -5.5327,  # named before
            -0.0265,  # unknown words
            -0.339,  # length
            -0.4469,  # lead of the best
            2.4659,  # matter of another office
            0.9661,  # rarest word that the best lacks
            1.0545,  # name of the best goes on
            1.1212,  # what is to be allowed lacks in the best
            -1.6095,  # meaning of the questions
            0.9688,  # meaning of the text
        ),
    ),
)
