"""Which of entries that are about as likely stands first, and what stands beside it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from helpdesk.match.rank import Index, Query
from helpdesk.model.knowledge import Topic

_AS_LIKELY = 0.95  # of the chance of a general topic
_LIKELY = 0.5  # the same, where the question says nothing but what is asked of any permit
_GENERAL = 0.4  # what is left of the chance of a general topic beside a permit that is as likely
_ABOUT = 0.9  # of the best entry's chance: as likely, for what a chance is worth

BESIDE = 0.35  # chance by its own text from which on an entry stands beside those that people mean who ask so


def and_by_text(
    order: Sequence[int], chances: Sequence[float], by_text: Mapping[int, float]
) -> tuple[list[int], list[float]]:
    """Return both with what comes after the first as likely as by the entries' own texts, if that is more.

    Of several entries that answer, people name the one; what the others say on the matter may be told beside it.
    """
    if not order:
        return [], []
    found = {at: chance for at, chance in by_text.items() if chance >= BESIDE}
    for at, chance in zip(order, chances, strict=True):
        found[at] = max(chance, found.get(at, 0.0))
    first, most = order[0], chances[0]
    rest = sorted((at for at in found if at != first), key=lambda at: -found[at])[: len(order) - 1]
    return [first, *rest], [most, *(min(most, found[at]) for at in rest)]


def mentioned_first(
    index: Index, query: Query, order: list[int], chances: list[float]
) -> tuple[list[int], list[float]]:
    """Return both with the permit in front that a question names, or names first, of the best two if as likely."""
    places = {hit.permits[0]: hit.start for hit in reversed(query.hits) if len(hit.permits) == 1}
    best = [index.entries[at] for at in order[:2]]
    if len(best) < 2 or isinstance(best[0], Topic) or chances[1] < _ABOUT * chances[0]:
        return order, chances
    first, second = (places.get(entry.id, math.inf) for entry in best)
    if second < first:
        return [order[1], order[0], *order[2:]], [chances[1], chances[1], *chances[2:]]
    return order, chances


def special_first(
    index: Index, query: Query, order: list[int], chances: list[float], by_text: Mapping[int, float]
) -> tuple[list[int], list[float]]:
    """Return both with the topic on one matter first, when the question names the matter and the best entry is wider.

    "Perpanjangan SIP bidan, rekomendasi IBI masih wajib?": the permit is right, the topic on such letters answers. The
    topic must be about as likely, and the best entry be one of its permits, or not named in the question at all. Where
    its text is the likeliest of all, and the best entry is one of its permits, the topic need not be named.
    """
    best_by_text = max(by_text, key=lambda at: by_text[at], default=-1)
    named = {owner.entry_id for hit in query.hits for owner in hit.owners}
    first = index.entries[order[0]].id if order else ""
    for place, at in enumerate(order[1:3], 1):
        topic = index.entries[at]
        wider = isinstance(topic, Topic) and (first in topic.permits or first not in named)
        told = topic.id in named or (at == best_by_text and first in getattr(topic, "permits", ()))
        if wider and told and chances[place] >= _ABOUT * chances[0]:
            rest = [i for i in range(len(order)) if i != place]
            return [at, *(order[i] for i in rest)], [chances[place], *(chances[i] for i in rest)]
    return order, chances


def spoken_of_first(
    index: Index, query: Query, order: list[int], chances: list[float]
) -> tuple[list[int], list[float]]:
    """Return both with the permit first that a question goes on about, where it is as likely as a general topic.

    "Berapa lama prosesnya?" below a quoted mail on felling trees is answered from that permit's term.
    """
    if len(order) < 2 or any(hit.permits for hit in query.hits):
        return order, chances
    first, second = (index.entries[at] for at in order[:2])
    general = isinstance(first, Topic) and not isinstance(second, Topic)
    if not query.asks_of_anything:  # "tahapan dan jangka waktunya": the general topic must not be on this permit
        general = general and second.id not in getattr(first, "permits", ())
    least = _AS_LIKELY if query.own else _LIKELY
    if not general or second.id not in query.named_before or chances[1] < least * chances[0]:
        return order, chances
    # what the general one says the permit says better, and the others stand as they stood
    left = _GENERAL * chances[0]
    place = next((at for at, chance in enumerate(chances) if at > 1 and chance < left), len(order))
    return (
        [order[1], *order[2:place], order[0], *order[place:]],
        [chances[0], *chances[2:place], left, *chances[place:]],
    )
