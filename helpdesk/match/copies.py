"""Texts that are nearly the same words: who learnt from one of them has seen the other."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Sequence

ALIKE = 0.6  # share of the shorter one's triples of words that both have
FEWEST = 3  # triples: below five words a question may be asked in the same words by anybody
COMMON = 400  # texts that have a triple, from which on it tells nothing


def near_copies(texts: Sequence[str]) -> list[set[int]]:
    """Return for each text (its words, one blank between) the places of the others that are nearly the same."""
    triples = [_triples(text) for text in texts]
    places = defaultdict[tuple[str, ...], list[int]](list)
    for at, found in enumerate(triples):
        for triple in found:
            places[triple].append(at)
    copies: list[set[int]] = [set() for _ in texts]
    for at, found in enumerate(triples):
        known = (places[triple] for triple in found if len(places[triple]) < COMMON)
        for other, shared in Counter(itertools.chain.from_iterable(known)).items():
            if at != other and shared >= max(FEWEST, ALIKE * min(len(found), len(triples[other]))):
                copies[at].add(other)
    return copies


def _triples(text: str) -> set[tuple[str, ...]]:
    words = text.split()
    return set(zip(words, words[1:], words[2:], strict=False))
