"""Coefficients written by ``python -m helpdesk.match.fit_lines``; do not edit by hand."""

import numpy as np

CHOICE = np.array(
    [
        -4.2529,  # one
        0.391,  # group said
        0.075,  # group said whole, weight
        -0.0222,  # group said whole, two words
        0.1385,  # groups said whole
        0.0704,  # unit in line or entry
        0.151,  # weight in line
        0.1218,  # like what is asked
        -1.0167,  # like another that is asked
        -0.4391,  # asked said
        1.2372,  # like without the names
        0.0224,  # topic
        -0.0716,  # line is whole answer
        -0.5275,  # says it is not known
        -0.2035,  # confidence of entry
        0.5087,  # entry is first
        0.5733,  # entry among three
        1.4534,  # confidence of entry in mail
        -0.8689,  # permit of mail
        -0.2508,  # question
        0.3689,  # subject
        -1.3673,  # length
        -0.0129,  # group said x confidence of entry
        0.1376,  # group said x confidence of entry in mail
        0.0626,  # group said whole, weight x confidence of entry in mail
        1.2561,  # group said x permit of mail
        0.9198,  # unit in line or entry x confidence of entry in mail
        -0.2249,  # like what is asked x confidence of entry in mail
        -2.0085,  # like what is asked x question
        0.4268,  # says it is not known x question
        1.1956,  # like without the names x question
        1.1735,  # like without the names x confidence of entry in mail
    ]
)
WEIGHTS = np.array(
    [
        -4.1348,  # one
        0.4275,  # group said
        0.0647,  # group said whole, weight
        -0.0079,  # group said whole, two words
        0.0972,  # groups said whole
        -0.0518,  # unit in line or entry
        0.1497,  # weight in line
        0.1602,  # like what is asked
        -0.7553,  # like another that is asked
        -0.2939,  # asked said
        0.8798,  # like without the names
        0.05,  # topic
        -0.1518,  # line is whole answer
        -0.4872,  # says it is not known
        0.0252,  # confidence of entry
        0.2538,  # entry is first
        0.4396,  # entry among three
        1.2556,  # confidence of entry in mail
        -0.7841,  # permit of mail
        0.0524,  # question
        0.6127,  # subject
        -0.9422,  # length
        -0.0415,  # group said x confidence of entry
        0.0387,  # group said x confidence of entry in mail
        0.0401,  # group said whole, weight x confidence of entry in mail
        1.0416,  # group said x permit of mail
        0.7648,  # unit in line or entry x confidence of entry in mail
        -0.2188,  # like what is asked x confidence of entry in mail
        -1.6543,  # like what is asked x question
        0.3837,  # says it is not known x question
        0.9677,  # like without the names x question
        0.9584,  # like without the names x confidence of entry in mail
        -0.1574,  # first of unit
        0.1827,  # among three of unit
        0.2381,  # lead in unit
        -0.0712,  # first of entry
        -0.0753,  # among two of entry
    ]
)
