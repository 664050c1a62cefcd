"""Coefficients written by ``python -m helpdesk.match.fit``; do not edit by hand."""

from __future__ import annotations

from helpdesk.match.calibrate import BothWeights, Weights

WEIGHTS = BothWeights(
    words=Weights(
        rank=(
            2.6403,  # questions
            0.5144,  # closest question
            3.1101,  # letters
            1.9568,  # text
            1.8905,  # name
            -0.6745,  # name share
            4.412,  # context
            3.8921,  # context if bare
            1.5775,  # named before
            2.2536,  # named before if bare
            0.1595,  # topic
            -1.4231,  # topic if bare
            -0.1028,  # topic of the aspect
            -0.497,  # topic though a permit is named
            1.517,  # topic of the named permit
            0.4254,  # replaced
            -0.8933,  # replaced though not named
        ),
        confidence=(
            0.6542,  # one
            -0.053,  # lead over all others
            0.8879,  # lead over the unrelated
            -0.6297,  # covered
            -0.6131,  # closest question
            3.1247,  # letters
            0.2564,  # named
            1.3624,  # named before if bare
            -0.5863,  # unknown words
            -0.334,  # length
            -0.0292,  # bare
            -0.1982,  # topic
            -1.9769,  # matter of another office
        ),
        scope=(
            -0.1285,  # one
            -1.388,  # best covered
            -0.7062,  # best closest question
            -3.4509,  # best letters
            -1.2089,  # named
            -3.8498,  # named before
            -0.5959,  # unknown words
            -0.143,  # length
            -0.375,  # lead of the best
            3.8793,  # matter of another office
        ),
    ),
    meanings=Weights(
        rank=(
            2.0734,  # questions
            0.4083,  # closest question
            1.5845,  # letters
            1.1381,  # text
            1.6463,  # name
            -1.0508,  # name share
            4.7481,  # context
            2.1884,  # context if bare
            1.8644,  # named before
            1.3611,  # named before if bare
            -0.236,  # topic
            -0.951,  # topic if bare
            -0.5201,  # topic of the aspect
            -0.1971,  # topic though a permit is named
            1.2587,  # topic of the named permit
            0.4166,  # replaced
            -0.9857,  # replaced though not named
            0.5793,  # meaning of the questions
            0.3493,  # meaning of the text
            -0.2271,  # meaning of the questions if bare
            -0.1956,  # meaning of the text if bare
        ),
        confidence=(
            0.5507,  # one
            -0.0169,  # lead over all others
            0.8185,  # lead over the unrelated
            0.0314,  # covered
            -1.1345,  # closest question
            2.7277,  # letters
            0.371,  # named
            1.1948,  # named before if bare
            -0.215,  # unknown words
            -0.2697,  # length
            -0.0867,  # bare
            -0.0735,  # topic
            -2.0198,  # matter of another office
            -0.5878,  # meaning of the questions
            -0.3909,  # meaning of the text
        ),
        scope=(
            0.2746,  # one
            -0.8365,  # best covered
            -0.7043,  # best closest question
            -2.533,  # best letters
            -1.1721,  # named
            -3.3472,  # named before
            -0.412,  # unknown words
            0.0337,  # length
            -0.3219,  # lead of the best
            3.6847,  # matter of another office
            -3.3999,  # meaning of the questions
            -0.7068,  # meaning of the text
        ),
    ),
)
