"""Coefficients written by ``python -m helpdesk.match.fit``; do not edit by hand."""

from __future__ import annotations

from helpdesk.match.calibrate import BothWeights, Weights

WEIGHTS = BothWeights(
    words=Weights(
        rank=(
            2.3644,  # questions
            0.4364,  # closest question
            3.2848,  # letters
            1.9163,  # text
            1.969,  # name
            -0.8698,  # name share
            4.7731,  # context
            3.8695,  # context if bare
            1.6372,  # named before
            2.3152,  # named before if bare
            0.0324,  # topic
            -1.6131,  # topic if bare
            -0.2259,  # topic of the aspect
            -0.3619,  # topic though a permit is named
            1.4607,  # topic of the named permit
            0.397,  # replaced
            -0.876,  # replaced though not named
        ),
        confidence=(
            -0.278,  # one
            -0.0143,  # lead over all others
            0.7182,  # lead over the unrelated
            -0.6843,  # covered
            -0.2837,  # closest question
            4.7853,  # letters
            0.6219,  # named
            1.6981,  # named before if bare
            -1.1472,  # unknown words
            -0.3296,  # length
            -1.0919,  # bare
            -0.0443,  # topic
            -1.5368,  # matter of another office
            0.736,  # questions, against the best
            -0.5369,  # letters, against the best
            0.0109,  # text, against the best
            0.4938,  # context, against the best
            1.582,  # context if bare, against the best
        ),
        scope=(
            1.4993,  # one
            -2.1876,  # best covered
            -0.1891,  # best closest question
            -2.7906,  # best letters
            -1.4687,  # named
            -5.3824,  # named before
            0.6903,  # unknown words
            -0.2882,  # length
            -0.3761,  # lead of the best
            2.6818,  # matter of another office
        ),
    ),
    meanings=Weights(
        rank=(
            1.8381,  # questions
            0.3354,  # closest question
            1.7588,  # letters
            1.0949,  # text
            1.7041,  # name
            -1.3056,  # name share
            5.1723,  # context
            2.0691,  # context if bare
            1.9417,  # named before
            1.3923,  # named before if bare
            -0.4013,  # topic
            -1.1843,  # topic if bare
            -0.723,  # topic of the aspect
            -0.0229,  # topic though a permit is named
            1.2364,  # topic of the named permit
            0.3991,  # replaced
            -0.9629,  # replaced though not named
            0.5608,  # meaning of the questions
            0.3774,  # meaning of the text
            -0.2427,  # meaning of the questions if bare
            -0.1762,  # meaning of the text if bare
        ),
        confidence=(
            -0.5411,  # one
            0.0059,  # lead over all others
            0.6868,  # lead over the unrelated
            -0.028,  # covered
            -1.0708,  # closest question
            3.6568,  # letters
            0.7214,  # named
            1.5991,  # named before if bare
            -0.8532,  # unknown words
            -0.2148,  # length
            -0.828,  # bare
            0.1174,  # topic
            -1.5669,  # matter of another office
            0.6209,  # questions, against the best
            -0.3271,  # letters, against the best
            0.0279,  # text, against the best
            0.7316,  # context, against the best
            0.9014,  # context if bare, against the best
            0.0583,  # meaning of the questions
            -0.4708,  # meaning of the text
        ),
        scope=(
            1.4984,  # one
            -1.7993,  # best covered
            -0.1046,  # best closest question
            -1.7514,  # best letters
            -1.442,  # named
            -5.0503,  # named before
            0.7239,  # unknown words
            -0.0955,  # length
            -0.3671,  # lead of the best
            2.5751,  # matter of another office
            -2.1833,  # meaning of the questions
            -0.3201,  # meaning of the text
        ),
    ),
)
