"""Names that several permits have, and whether anything else in the mail says which one is meant."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from helpdesk.match.names import Hit
from helpdesk.match.rank import ASKED_SO, ASPECT_WORDS, Index, Query, Signals
from helpdesk.match.text import said
from helpdesk.model.knowledge import Permit, Topic

DECIDES = 0.25  # lead in weight of the other words, as a share of what the rarest word weighs
MOST = 2  # readings that one may ask back about in one sentence
CONTEXT = 0.7  # how much a word counts that stands outside the question


@dataclass(frozen=True, slots=True)
class Reading:
    """An ambiguous name in the mail that stays ambiguous, with the permits it may mean, likelier first."""

    text: str
    ids: tuple[str, ...]


def readings(index: Index, query: Query) -> tuple[Reading, ...]:
    """Return the ambiguous names of a question that nothing in the mail decides."""
    found = []
    for hit in query.hits:
        ids = _meant(index, [o.entry_id for o in hit.owners if o.entry_id not in query.excluded])
        if len(ids) > 1 and (left := _undecided(index, hit, ids, _other_words(hit, query))):
            found.append(Reading(" ".join(hit.stems), left))
    return tuple(found)


def evened(index: Index, query: Query, signals: Signals) -> Signals:
    """Return the signals of a query in which permits that are named as well as each other gain the same by usage.

    That most people mean the pharmacist's SIPA does not say that this one does, and who names two permits asks about
    both: all readings of a name that nothing decides gain the most that any of them does, and so do all named permits.
    """
    if not query.hits:
        return signals
    named = {hit.permits[0] for hit in query.hits if len(hit.permits) == 1} - query.excluded
    groups: list[set[str]] = []
    for ids in (*(set(reading.ids) for reading in readings(index, query)), named):
        apart = [group for group in groups if not group & ids]
        groups = [*apart, ids.union(*(group for group in groups if group & ids))]
    gains = signals.features[:, ASKED_SO].copy()
    for group in groups:
        places = [index.position[entry_id] for entry_id in group]
        gains[places] = gains[places].max(initial=-math.inf)
    return signals.asked_so(gains)


def only_shares_name(topic: Topic, query: Query) -> bool:
    """Whether an ambiguous name is all that a question says of what a topic is called by: "SIP" of "SIP kedua"."""
    names = {stem for hit in query.hits if hit.ambiguous for stem in hit.stems}
    if not names:
        return False
    called = {stem for text in (topic.question, *topic.aliases) for stem, _ in said(text)} - ASPECT_WORDS
    return bool(names & called) and not (called - names) & {token.stem for token in query.told}


def _meant(index: Index, ids: Sequence[str]) -> list[str]:
    """Return the permits among ``ids`` that can be meant: not the one whose successor has the same name."""
    permits = [e for e in (index.entries[index.position[i]] for i in ids) if isinstance(e, Permit)]
    return [permit.id for permit in permits if not set(permit.replaced_by).intersection(ids)]


def _other_words(hit: Hit, query: Query) -> Mapping[str, float]:
    words = {stem: CONTEXT * weight for stem, weight in query.context.items()}
    words.update({token.stem: 1.0 for token in query.told})
    return {s: w for s, w in words.items() if s not in hit.stems and s not in ASPECT_WORDS}


def _undecided(index: Index, hit: Hit, ids: list[str], words: Mapping[str, float]) -> tuple[str, ...]:
    """Return the readings that are about equally likely, likelier first; none when one of them leads."""
    named = [i for i in ids if any(i == owner.entry_id and not owner.ambiguous for owner in hit.owners)]
    scores = index.asked.score(words)
    likelihood = {i: float(scores[index.position[i]]) for i in ids}
    decides, best = DECIDES * index.top_idf, max(likelihood.values())
    # of those that the words do not part, one that has the name whole comes before one that has it in a longer name
    close = sorted((i for i in ids if best - likelihood[i] <= decides), key=lambda i: (i not in named, -likelihood[i]))
    return tuple(close[:MOST]) if len(close) > 1 else ()
