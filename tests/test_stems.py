"""Roots of words, which several threads ask for at once."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor

from helpdesk.stems import snowball_stem

ROOTS = ("belanja", "bicara", "cerita", "dengar", "gambar", "gembira", "hormat", "jalin", "kabar", "nyanyi", "sandar")
WORDS = [
    f"{prefix}{root}{suffix}"
    for prefix in ("ber", "mem", "pem", "di", "ter")
    for root in ROOTS
    for suffix in ("", "kan", "an", "i", "nya")
]


def test_threads_that_ask_at_once_get_the_roots_that_one_gets_alone() -> None:
    alone = list(map(snowball_stem, WORDS))
    patience = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as threads:
            together = list(threads.map(lambda _: list(map(snowball_stem, WORDS)), range(40)))
    finally:
        sys.setswitchinterval(patience)
    assert all(found == alone for found in together)
