"""Coefficients written by ``python -m helpdesk.match.fit_lines``; do not edit by hand."""

import numpy as np

CHOICE = np.array(
    [
        -7.469,  # one
        0.2575,  # group said
        0.3261,  # group said whole, weight
        0.0841,  # group said whole, two words
        0.328,  # groups said whole
        -1.1035,  # unit in line or entry
        1.2289,  # weight in line
        2.0291,  # in line without the names
        -0.6123,  # confidence of entry
        0.1294,  # entry is first
        1.6746,  # entry among three
        2.605,  # confidence of entry in mail
        -0.6341,  # permit of mail
        -0.3358,  # question
        0.8539,  # subject
        -1.3903,  # length
        0.707,  # topic
        -0.241,  # line is whole answer
        -0.9849,  # says it is not known
        1.2796,  # like what is asked
        -0.6261,  # like another that is asked
        0.5432,  # asked said
        -0.8059,  # like without the names
        -0.1522,  # group said x confidence of entry
        1.0579,  # group said x confidence of entry in mail
        -0.8855,  # group said whole, weight x confidence of entry in mail
        1.3102,  # group said x permit of mail
        1.9949,  # unit in line or entry x confidence of entry in mail
        -0.5945,  # like what is asked x confidence of entry in mail
        -1.3515,  # like what is asked x question
        0.8317,  # says it is not known x question
        0.1445,  # like without the names x question
        0.0623,  # like without the names x confidence of entry in mail
    ]
)
WEIGHTS = np.array(
    [
        -6.7666,  # one
        0.2717,  # group said
        0.124,  # group said whole, weight
        0.1304,  # group said whole, two words
        0.308,  # groups said whole
        -1.044,  # unit in line or entry
        1.1419,  # weight in line
        1.7218,  # in line without the names
        -0.092,  # confidence of entry
        -0.1629,  # entry is first
        1.1656,  # entry among three
        1.508,  # confidence of entry in mail
        -0.6851,  # permit of mail
        0.1387,  # question
        1.092,  # subject
        -0.758,  # length
        0.5359,  # topic
        -0.2001,  # line is whole answer
        -0.8359,  # says it is not known
        1.1423,  # like what is asked
        -0.5492,  # like another that is asked
        0.5012,  # asked said
        -0.8692,  # like without the names
        -0.1201,  # group said x confidence of entry
        0.8065,  # group said x confidence of entry in mail
        -0.6555,  # group said whole, weight x confidence of entry in mail
        1.1216,  # group said x permit of mail
        1.6256,  # unit in line or entry x confidence of entry in mail
        -0.3332,  # like what is asked x confidence of entry in mail
        -1.0268,  # like what is asked x question
        0.6377,  # says it is not known x question
        -0.0314,  # like without the names x question
        0.1035,  # like without the names x confidence of entry in mail
        0.0359,  # first of unit
        0.8023,  # among three of unit
        0.1944,  # lead in unit
        -0.4086,  # first of entry
        -0.1558,  # among two of entry
    ]
)
