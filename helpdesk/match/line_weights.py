"""Coefficients written by ``python -m helpdesk.match.fit_lines``; do not edit by hand."""

import numpy as np

CHOICE = np.array(
    [
        -4.4149,  # one
        0.3014,  # group said
        0.0574,  # group said whole, weight
        0.2042,  # group said whole, two words
        0.1963,  # groups said whole
        0.2395,  # unit in line or entry
        0.1487,  # weight in line
        0.3808,  # like what is asked
        -1.0357,  # like another that is asked
        -0.7472,  # asked said
        1.6336,  # like without the names
        -0.0413,  # topic
        -0.1277,  # line is whole answer
        -0.6266,  # says it is not known
        0.2549,  # confidence of entry
        0.3427,  # entry is first
        0.4908,  # entry among three
        1.5608,  # confidence of entry in mail
        -1.1691,  # permit of mail
        -0.1528,  # question
        0.4087,  # subject
        -1.2503,  # length
        -0.0114,  # group said x confidence of entry
        0.4051,  # group said x confidence of entry in mail
        -0.0011,  # group said whole, weight x confidence of entry in mail
        1.3439,  # group said x permit of mail
        0.7618,  # unit in line or entry x confidence of entry in mail
        -0.2027,  # like what is asked x confidence of entry in mail
        -2.1925,  # like what is asked x question
        0.5463,  # says it is not known x question
        0.7251,  # like without the names x question
        1.2928,  # like without the names x confidence of entry in mail
    ]
)
WEIGHTS = np.array(
    [
        -4.3029,  # one
        0.3121,  # group said
        0.051,  # group said whole, weight
        0.1911,  # group said whole, two words
        0.1451,  # groups said whole
        0.0832,  # unit in line or entry
        0.1469,  # weight in line
        0.3356,  # like what is asked
        -0.7294,  # like another that is asked
        -0.5033,  # asked said
        1.2545,  # like without the names
        -0.0183,  # topic
        -0.2135,  # line is whole answer
        -0.5085,  # says it is not known
        0.4004,  # confidence of entry
        0.0381,  # entry is first
        0.3872,  # entry among three
        1.3253,  # confidence of entry in mail
        -1.0184,  # permit of mail
        0.2086,  # question
        0.665,  # subject
        -0.8901,  # length
        0.0193,  # group said x confidence of entry
        0.2657,  # group said x confidence of entry in mail
        -0.0232,  # group said whole, weight x confidence of entry in mail
        1.0957,  # group said x permit of mail
        0.5531,  # unit in line or entry x confidence of entry in mail
        -0.2268,  # like what is asked x confidence of entry in mail
        -1.772,  # like what is asked x question
        0.3926,  # says it is not known x question
        0.468,  # like without the names x question
        1.123,  # like without the names x confidence of entry in mail
        -0.179,  # first of unit
        0.2749,  # among three of unit
        0.2705,  # lead in unit
        -0.1259,  # first of entry
        -0.0492,  # among two of entry
    ]
)
