"""Coefficients written by ``python -m helpdesk.match.fit``; do not edit by hand."""

from __future__ import annotations

from helpdesk.match.calibrate import AllWeights, Weights

WEIGHTS = AllWeights(
    words=Weights(
        rank=(
            2.4469,  # questions
            0.928,  # closest question
            1.9767,  # letters
            1.1231,  # text
            0.9714,  # name
            -0.3455,  # name share
            3.167,  # context
            2.9362,  # context if bare
            1.3293,  # named before
            1.1161,  # named before if bare
            -0.1037,  # topic
            -1.3636,  # topic if bare
            0.0872,  # topic of the aspect
            -0.4638,  # topic though a permit is named
            0.7918,  # topic of the named permit
            0.2865,  # replaced
            -0.4667,  # replaced though not named
            0.47,  # asked so
        ),
        confidence=(
            -0.7917,  # one
            0.1528,  # lead over all others
            0.2661,  # lead over the unrelated
            -0.6364,  # covered
            2.0804,  # closest question
            2.6103,  # letters
            0.7397,  # named
            1.3587,  # named before if bare
            -0.4284,  # unknown words
            -0.0829,  # length
            0.419,  # bare
            0.0527,  # topic
            -0.1286,  # matter of another office
            -0.0793,  # words of strangers
            -0.0321,  # questions, against the best
            -0.2372,  # letters, against the best
            0.0544,  # text, against the best
            1.2658,  # context, against the best
            -0.0467,  # context if bare, against the best
            0.2148,  # asked so, against the best
        ),
        scope=(
            -0.2043,  # one
            1.3921,  # best covered
            -0.8959,  # best closest question
            1.8347,  # best letters
            -0.461,  # named
            -4.9058,  # named before
            0.8677,  # unknown words
            -0.6406,  # length
            0.0501,  # lead of the best
            1.778,  # matter of another office
            0.5059,  # words of strangers
            0.7211,  # rarest word that the best lacks
            1.0576,  # name of the best goes on
            1.256,  # what is to be allowed lacks in the best
            -0.0887,  # most asked so
            -0.5009,  # lead of the best two
        ),
    ),
    meanings=Weights(
        rank=(
            2.0225,  # questions
            0.573,  # closest question
            1.2509,  # letters
            0.5002,  # text
            0.7227,  # name
            -0.4616,  # name share
            3.5933,  # context
            2.2649,  # context if bare
            1.6053,  # named before
            0.7667,  # named before if bare
            -0.3619,  # topic
            -1.0174,  # topic if bare
            -0.2502,  # topic of the aspect
            -0.4162,  # topic though a permit is named
            0.5758,  # topic of the named permit
            0.2196,  # replaced
            -0.4465,  # replaced though not named
            0.4003,  # asked so
            0.6352,  # meaning of the questions
            0.1452,  # meaning of the text
            -0.5965,  # meaning of the questions if bare
            0.0403,  # meaning of the text if bare
        ),
        confidence=(
            -0.8985,  # one
            0.1516,  # lead over all others
            0.2603,  # lead over the unrelated
            -0.3248,  # covered
            1.8866,  # closest question
            1.8788,  # letters
            0.6581,  # named
            1.2074,  # named before if bare
            -0.2396,  # unknown words
            -0.0735,  # length
            0.6279,  # bare
            0.0556,  # topic
            -0.1142,  # matter of another office
            -0.0781,  # words of strangers
            -0.0917,  # questions, against the best
            -0.2341,  # letters, against the best
            0.0904,  # text, against the best
            1.4642,  # context, against the best
            -0.6486,  # context if bare, against the best
            0.2261,  # asked so, against the best
            1.0667,  # meaning of the questions
            -1.0778,  # meaning of the text
        ),
        scope=(
            -0.4808,  # one
            1.1784,  # best covered
            -0.7319,  # best closest question
            2.1199,  # best letters
            -0.5266,  # named
            -4.713,  # named before
            0.679,  # unknown words
            -0.5492,  # length
            -0.0391,  # lead of the best
            1.7965,  # matter of another office
            0.4975,  # words of strangers
            0.6542,  # rarest word that the best lacks
            1.313,  # name of the best goes on
            1.2757,  # what is to be allowed lacks in the best
            -0.0937,  # most asked so
            -0.434,  # lead of the best two
            -0.7164,  # meaning of the questions
            2.1764,  # meaning of the text
        ),
    ),
    text=Weights(
        rank=(
            2.4687,  # questions
            1.6394,  # closest question
            3.2043,  # letters
            1.7002,  # text
            1.6134,  # name
            -0.4237,  # name share
            4.8216,  # context
            4.2693,  # context if bare
            2.1805,  # named before
            1.7818,  # named before if bare
            0.097,  # topic
            -1.3876,  # topic if bare
            0.1077,  # topic of the aspect
            -0.5074,  # topic though a permit is named
            0.9329,  # topic of the named permit
            0.0686,  # replaced
            -0.6876,  # replaced though not named
            -0.0,  # asked so
        ),
        confidence=(
            -1.7043,  # one
            0.166,  # lead over all others
            0.3506,  # lead over the unrelated
            -1.134,  # covered
            2.2104,  # closest question
            4.7185,  # letters
            0.9344,  # named
            1.4945,  # named before if bare
            -0.7399,  # unknown words
            0.0387,  # length
            0.7032,  # bare
            -0.0309,  # topic
            -0.1285,  # matter of another office
            -0.0738,  # words of strangers
            0.0195,  # questions, against the best
            -0.2903,  # letters, against the best
            0.0596,  # text, against the best
            1.2588,  # context, against the best
            0.1091,  # context if bare, against the best
            0.0,  # asked so, against the best
        ),
        scope=(
            -0.2106,  # one
            1.3824,  # best covered
            -0.9025,  # best closest question
            1.8218,  # best letters
            -0.4601,  # named
            -4.9067,  # named before
            0.8407,  # unknown words
            -0.643,  # length
            0.0564,  # lead of the best
            1.7712,  # matter of another office
            0.5057,  # words of strangers
            0.7202,  # rarest word that the best lacks
            1.0604,  # name of the best goes on
            1.2654,  # what is to be allowed lacks in the best
            -0.0849,  # most asked so
            -0.5069,  # lead of the best two
        ),
    ),
    sure=0.8908,
)
