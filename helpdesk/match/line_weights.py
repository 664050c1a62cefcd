"""Coefficients written by ``python -m helpdesk.match.fit_lines``; do not edit by hand."""

import numpy as np

CHOICE = np.array(
    [
        -4.4598,  # one
        0.6859,  # group said
        0.0539,  # group said whole, weight
        0.229,  # group said whole, two words
        0.1657,  # groups said whole
        0.0311,  # unit in line or entry
        0.1274,  # weight in line
        0.7077,  # like what is asked
        -1.2347,  # like another that is asked
        -0.29,  # asked said
        1.4635,  # like without the names
        0.0005,  # topic
        -0.3011,  # line is whole answer
        -0.4186,  # says it is not known
        -0.2991,  # confidence of entry
        0.3593,  # entry is first
        0.5799,  # entry among three
        1.8871,  # confidence of entry in mail
        -0.9045,  # permit of mail
        -0.1867,  # question
        0.124,  # subject
        -0.7088,  # length
        0.2209,  # group said x confidence of entry
        -0.1456,  # group said x confidence of entry in mail
        0.0712,  # group said whole, weight x confidence of entry in mail
        1.1406,  # group said x permit of mail
        0.9848,  # unit in line or entry x confidence of entry in mail
        -0.5559,  # like what is asked x confidence of entry in mail
        -1.7644,  # like what is asked x question
        0.2153,  # says it is not known x question
        0.6169,  # like without the names x question
        1.2932,  # like without the names x confidence of entry in mail
    ]
)
WEIGHTS = np.array(
    [
        -4.3454,  # one
        0.6745,  # group said
        0.053,  # group said whole, weight
        0.2286,  # group said whole, two words
        0.1294,  # groups said whole
        -0.07,  # unit in line or entry
        0.128,  # weight in line
        0.6498,  # like what is asked
        -0.8716,  # like another that is asked
        -0.163,  # asked said
        1.1284,  # like without the names
        -0.0151,  # topic
        -0.3801,  # line is whole answer
        -0.3656,  # says it is not known
        -0.1064,  # confidence of entry
        0.0865,  # entry is first
        0.4181,  # entry among three
        1.7399,  # confidence of entry in mail
        -0.834,  # permit of mail
        0.1662,  # question
        0.2408,  # subject
        -0.3332,  # length
        0.1853,  # group said x confidence of entry
        -0.2201,  # group said x confidence of entry in mail
        0.0251,  # group said whole, weight x confidence of entry in mail
        0.9175,  # group said x permit of mail
        0.8123,  # unit in line or entry x confidence of entry in mail
        -0.6021,  # like what is asked x confidence of entry in mail
        -1.3816,  # like what is asked x question
        0.1742,  # says it is not known x question
        0.3574,  # like without the names x question
        1.0886,  # like without the names x confidence of entry in mail
        0.1027,  # first of unit
        0.0796,  # among three of unit
        0.2003,  # lead in unit
        -0.0468,  # first of entry
        -0.0517,  # among two of entry
    ]
)
