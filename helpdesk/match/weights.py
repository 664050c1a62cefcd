"""Coefficients written by ``python -m helpdesk.match.fit``; do not edit by hand."""

from __future__ import annotations

from helpdesk.match.calibrate import BothWeights, Weights

WEIGHTS = BothWeights(
    words=Weights(
        rank=(
            2.2497,  # questions
            1.2583,  # closest question
            3.0719,  # letters
            1.7944,  # text
            1.786,  # name
            -0.3804,  # name share
            4.9076,  # context
            3.9984,  # context if bare
            2.2666,  # named before
            1.7082,  # named before if bare
            0.0577,  # topic
            -1.388,  # topic if bare
            0.0398,  # topic of the aspect
            -0.6065,  # topic though a permit is named
            1.0445,  # topic of the named permit
            0.1549,  # replaced
            -0.7537,  # replaced though not named
        ),
        confidence=(
            -1.0056,  # one
            0.0854,  # lead over all others
            0.4879,  # lead over the unrelated
            -1.2326,  # covered
            1.1745,  # closest question
            3.8852,  # letters
            0.738,  # named
            2.2485,  # named before if bare
            -0.8092,  # unknown words
            -0.3014,  # length
            -0.564,  # bare
            -0.0342,  # topic
            -0.7123,  # matter of another office
            -0.1192,  # words of strangers
            0.7899,  # questions, against the best
            -0.1213,  # letters, against the best
            0.1033,  # text, against the best
            0.7129,  # context, against the best
            1.6296,  # context if bare, against the best
        ),
        scope=(
            -1.1758,  # one
            1.1038,  # best covered
            -1.0797,  # best closest question
            0.5114,  # best letters
            -0.5947,  # named
            -6.0305,  # named before
            1.0918,  # unknown words
            -0.4886,  # length
            -0.4109,  # lead of the best
            1.7221,  # matter of another office
            0.4884,  # words of strangers
            0.5724,  # rarest word that the best lacks
            0.8816,  # name of the best goes on
            1.2994,  # what is to be allowed lacks in the best
        ),
    ),
    meanings=Weights(
        rank=(
            1.8201,  # questions
            0.7558,  # closest question
            1.8289,  # letters
            0.9762,  # text
            1.2628,  # name
            -0.7247,  # name share
            5.2166,  # context
            2.8759,  # context if bare
            2.4145,  # named before
            1.0531,  # named before if bare
            -0.2912,  # topic
            -1.0707,  # topic if bare
            -0.3417,  # topic of the aspect
            -0.4902,  # topic though a permit is named
            0.7063,  # topic of the named permit
            0.1409,  # replaced
            -0.6913,  # replaced though not named
            0.7956,  # meaning of the questions
            0.1726,  # meaning of the text
            -0.5379,  # meaning of the questions if bare
            -0.1553,  # meaning of the text if bare
        ),
        confidence=(
            -0.7942,  # one
            0.1112,  # lead over all others
            0.4999,  # lead over the unrelated
            -0.5844,  # covered
            0.5538,  # closest question
            2.6135,  # letters
            0.7297,  # named
            1.9188,  # named before if bare
            -0.4801,  # unknown words
            -0.2798,  # length
            -0.3484,  # bare
            0.0839,  # topic
            -0.774,  # matter of another office
            -0.1253,  # words of strangers
            0.4907,  # questions, against the best
            -0.0679,  # letters, against the best
            0.1135,  # text, against the best
            0.8204,  # context, against the best
            0.8149,  # context if bare, against the best
            -0.0174,  # meaning of the questions
            -0.3653,  # meaning of the text
        ),
        scope=(
            -1.3656,  # one
            0.9564,  # best covered
            -0.7008,  # best closest question
            0.9904,  # best letters
            -0.5819,  # named
            -5.8777,  # named before
            0.9675,  # unknown words
            -0.4208,  # length
            -0.4327,  # lead of the best
            1.7376,  # matter of another office
            0.4773,  # words of strangers
            0.5875,  # rarest word that the best lacks
            0.5463,  # name of the best goes on
            1.2896,  # what is to be allowed lacks in the best
            -1.1758,  # meaning of the questions
            1.7633,  # meaning of the text
        ),
    ),
)
