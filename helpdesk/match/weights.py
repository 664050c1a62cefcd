"""Coefficients written by ``python -m helpdesk.match.fit``; do not edit by hand."""

from __future__ import annotations

from helpdesk.match.calibrate import BothWeights, Weights

WEIGHTS = BothWeights(
    words=Weights(
        rank=(
            2.4859,  # questions
            1.5544,  # closest question
            3.2371,  # letters
            1.693,  # text
            1.6373,  # name
            -0.3292,  # name share
            4.8186,  # context
            4.1931,  # context if bare
            2.246,  # named before
            1.9867,  # named before if bare
            0.1203,  # topic
            -1.4755,  # topic if bare
            0.1028,  # topic of the aspect
            -0.5043,  # topic though a permit is named
            0.9431,  # topic of the named permit
            0.0391,  # replaced
            -0.6245,  # replaced though not named
        ),
        confidence=(
            -1.3627,  # one
            0.1522,  # lead over all others
            0.3833,  # lead over the unrelated
            -0.9503,  # covered
            1.5076,  # closest question
            4.9796,  # letters
            0.7776,  # named
            1.8158,  # named before if bare
            -0.6392,  # unknown words
            -0.0579,  # length
            -0.1582,  # bare
            -0.1076,  # topic
            -0.2089,  # matter of another office
            -0.1018,  # words of strangers
            0.2863,  # questions, against the best
            -0.3643,  # letters, against the best
            0.0279,  # text, against the best
            0.9911,  # context, against the best
            1.0678,  # context if bare, against the best
        ),
        scope=(
            -0.7256,  # one
            0.9217,  # best covered
            -1.0949,  # best closest question
            0.6046,  # best letters
            -0.5641,  # named
            -5.8825,  # named before
            0.9351,  # unknown words
            -0.7161,  # length
            -0.3935,  # lead of the best
            1.7591,  # matter of another office
            0.4952,  # words of strangers
            0.7387,  # rarest word that the best lacks
            1.1268,  # name of the best goes on
            1.3129,  # what is to be allowed lacks in the best
        ),
    ),
    meanings=Weights(
        rank=(
            2.0509,  # questions
            0.8866,  # closest question
            1.9399,  # letters
            0.8675,  # text
            1.1502,  # name
            -0.5798,  # name share
            5.1199,  # context
            2.952,  # context if bare
            2.4688,  # named before
            1.2837,  # named before if bare
            -0.3126,  # topic
            -1.0072,  # topic if bare
            -0.3265,  # topic of the aspect
            -0.3831,  # topic though a permit is named
            0.6175,  # topic of the named permit
            0.0489,  # replaced
            -0.6304,  # replaced though not named
            0.8948,  # meaning of the questions
            0.0946,  # meaning of the text
            -0.6412,  # meaning of the questions if bare
            0.0041,  # meaning of the text if bare
        ),
        confidence=(
            -0.8243,  # one
            0.1195,  # lead over all others
            0.5226,  # lead over the unrelated
            -0.7096,  # covered
            0.3198,  # closest question
            3.1108,  # letters
            0.6798,  # named
            2.1817,  # named before if bare
            -0.518,  # unknown words
            -0.3061,  # length
            -0.4208,  # bare
            0.1541,  # topic
            -0.7918,  # matter of another office
            -0.1443,  # words of strangers
            0.8658,  # questions, against the best
            -0.1711,  # letters, against the best
            0.0773,  # text, against the best
            0.718,  # context, against the best
            1.1737,  # context if bare, against the best
            0.1402,  # meaning of the questions
            -0.6303,  # meaning of the text
        ),
        scope=(
            -0.8713,  # one
            0.6999,  # best covered
            -0.6132,  # best closest question
            1.2028,  # best letters
            -0.5635,  # named
            -5.6704,  # named before
            0.8522,  # unknown words
            -0.5772,  # length
            -0.4282,  # lead of the best
            1.776,  # matter of another office
            0.4872,  # words of strangers
            0.6074,  # rarest word that the best lacks
            0.7626,  # name of the best goes on
            1.2884,  # what is to be allowed lacks in the best
            -1.635,  # meaning of the questions
            1.9553,  # meaning of the text
        ),
    ),
)
