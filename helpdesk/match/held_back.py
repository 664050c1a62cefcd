"""Entries that the words are like and yet cannot be meant: less than half of any of their names is said."""

from __future__ import annotations

from collections.abc import Sequence

from helpdesk.match.ambiguous import only_shares_name
from helpdesk.match.index import Vector
from helpdesk.match.name_words import HALF
from helpdesk.match.rank import ASKED_SO, Index, Query, Signals
from helpdesk.model.knowledge import Topic

ASKED = 8.0  # gain from which on four in five that ask so mean the entry


def held_back(index: Index, query: Query, order: Sequence[int], signals: Signals, alike: Vector | None) -> list[bool]:
    """Return of each of ``order`` whether neither the mail says half a name of it, nor people ask for it so.

    ``signals`` are those of the question; ``alike`` (0 to 1 for every entry) says how alike questions were that people
    of the office answered from it.
    """
    sole = {owner.entry_id for hit in query.hits if not hit.ambiguous for owner in hit.owners}
    named = sole | query.named_before.keys()
    said = {token.stem for token in query.told} | query.context.keys()
    chosen = {at for at in order if alike is not None and alike[at] >= HALF}
    gains = signals.features[:, ASKED_SO]
    permits = [at for at in order if at in index.usage.learnt and not isinstance(index.entries[at], Topic)]
    chosen |= {at for at in permits if gains[at] >= ASKED}
    others = [at not in chosen and index.entries[at].id not in named for at in order]
    return [other and _is_stranger(index, query, at, said) for at, other in zip(order, others, strict=True)]


def _is_stranger(index: Index, query: Query, at: int, said: set[str]) -> bool:
    """Whether a mail that says ``said`` has no name of a permit in it, or only an ambiguous name of a topic's."""
    entry = index.entries[at]
    if isinstance(entry, Topic):
        return only_shares_name(entry, query)
    return index.name_words.share(at, said) < HALF


def held_last(order: list[int], chances: list[float], held: Sequence[bool]) -> tuple[list[int], list[float]]:
    """Return both with the entries that are held back behind those that are likelier now."""
    likelier = max((p for p, holds in zip(chances, held, strict=True) if holds), default=0.0)
    ahead = [i for i, holds in enumerate(held) if not holds and chances[i] >= likelier]
    kept = ahead + [i for i in range(len(order)) if i not in ahead]
    return [order[i] for i in kept], [chances[i] for i in kept]
