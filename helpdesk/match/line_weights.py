"""Coefficients written by ``python -m helpdesk.match.fit_lines``; do not edit by hand."""

import numpy as np

CHOICE = np.array(
    [
        -4.2449,  # one
        0.0046,  # group said
        0.0674,  # group said whole, weight
        0.094,  # group said whole, two words
        0.3391,  # groups said whole
        0.0304,  # unit in line or entry
        0.1551,  # weight in line
        0.0821,  # like what is asked
        -0.8955,  # like another that is asked
        -0.7082,  # asked said
        1.7673,  # like without the names
        -0.1833,  # topic
        -0.1944,  # line is whole answer
        -0.8703,  # says it is not known
        0.3832,  # confidence of entry
        -0.0324,  # entry is first
        0.2527,  # entry among three
        1.2748,  # confidence of entry in mail
        -1.5813,  # permit of mail
        0.057,  # question
        0.4699,  # subject
        -1.1841,  # length
        0.159,  # group said x confidence of entry
        0.7735,  # group said x confidence of entry in mail
        -0.027,  # group said whole, weight x confidence of entry in mail
        1.3638,  # group said x permit of mail
        1.542,  # unit in line or entry x confidence of entry in mail
        -0.0912,  # like what is asked x confidence of entry in mail
        -1.9768,  # like what is asked x question
        0.83,  # says it is not known x question
        0.3998,  # like without the names x question
        0.8495,  # like without the names x confidence of entry in mail
    ]
)
WEIGHTS = np.array(
    [
        -3.9792,  # one
        0.1263,  # group said
        0.0512,  # group said whole, weight
        0.0949,  # group said whole, two words
        0.2614,  # groups said whole
        -0.1145,  # unit in line or entry
        0.1535,  # weight in line
        0.1648,  # like what is asked
        -0.679,  # like another that is asked
        -0.5247,  # asked said
        1.3542,  # like without the names
        -0.1147,  # topic
        -0.2528,  # line is whole answer
        -0.7429,  # says it is not known
        0.5598,  # confidence of entry
        -0.2978,  # entry is first
        0.3053,  # entry among three
        1.0276,  # confidence of entry in mail
        -1.4144,  # permit of mail
        0.2863,  # question
        0.7314,  # subject
        -0.7435,  # length
        0.075,  # group said x confidence of entry
        0.6512,  # group said x confidence of entry in mail
        -0.0449,  # group said whole, weight x confidence of entry in mail
        1.1134,  # group said x permit of mail
        1.2647,  # unit in line or entry x confidence of entry in mail
        -0.0251,  # like what is asked x confidence of entry in mail
        -1.6679,  # like what is asked x question
        0.6279,  # says it is not known x question
        0.2213,  # like without the names x question
        0.721,  # like without the names x confidence of entry in mail
        -0.1334,  # first of unit
        0.0574,  # among three of unit
        0.2759,  # lead in unit
        0.0518,  # first of entry
        -0.24,  # among two of entry
    ]
)
