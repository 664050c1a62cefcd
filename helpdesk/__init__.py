"""helpdesk: an email counselling desk for a permit office."""

import os

# Before anything imports numpy. The threads of its linear algebra turn round and round while they wait for the next
# product: with the extra and thousands of entries they doubled a mail's processor time and saved a tenth of its wait.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
