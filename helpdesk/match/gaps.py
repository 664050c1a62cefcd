"""What the knowledge base lacks: questions that nothing answers, entries that nobody needs or that people swap away.

Questions are put together when their words are alike: each joins the group whose words it shares most of, or begins a
new one. The order of the questions decides ties, so the same questions give the same groups.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from helpdesk.match.index import counted, idf, unit
from helpdesk.match.rank import ASPECT_WORDS
from helpdesk.match.text import content, tokens
from helpdesk.model.knowledge import Knowledge

ALIKE = 0.35  # cosine from which a question joins a group
EXAMPLES = 5
OFTEN = 3  # times an entry must have been swapped away to be shown


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a citizen: where it stands, what the desk proposed and how surely, and what a person chose.

    ``judged`` says that a person chose; then ``chosen`` None means that no entry answers.
    """

    ticket_id: int
    text: str
    proposed: str | None
    confidence: float
    judged: bool
    chosen: str | None
    language: str = ""

    def unanswered(self, minimum: float) -> bool:
        """Return whether no entry answered: said by a person, or else because nothing was sure enough."""
        return self.chosen is None if self.judged else self.proposed is None or self.confidence < minimum


@dataclass(frozen=True, slots=True)
class Gap:
    """Questions of one kind that found nothing: how many, the words they share, and some of them with their tickets."""

    count: int
    words: tuple[str, ...]
    examples: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Swapped:
    """An entry that stood first for ``shown`` judged questions and was not what people chose ``away`` times.

    ``instead`` are the entries chosen, most often first; "" is none.
    """

    entry_id: str
    shown: int
    away: int
    instead: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Gaps:
    """What the knowledge base lacks and what it holds in vain."""

    asked: int
    gaps: tuple[Gap, ...]
    unused: tuple[str, ...]
    swapped: tuple[Swapped, ...]


@dataclass(slots=True)
class _Group:
    members: list[Asked] = field(default_factory=list)
    weights: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    words: Counter[str] = field(default_factory=Counter)


def find_gaps(asked: Sequence[Asked], knowledge: Knowledge, minimum_confidence: float) -> Gaps:
    """Return the gaps that these questions show; ``minimum_confidence`` is where the desk begins to answer."""
    used = {a.chosen if a.judged else a.proposed for a in asked if not a.unanswered(minimum_confidence)}
    return Gaps(
        asked=len(asked),
        gaps=_grouped([a for a in asked if a.unanswered(minimum_confidence)]),
        unused=tuple(entry.id for entry in knowledge.entries() if entry.id not in used),
        swapped=_swapped(a for a in asked if a.judged and a.proposed),
    )


def _grouped(asked: Sequence[Asked]) -> tuple[Gap, ...]:
    read = [content(tokens(a.text)) for a in asked]
    stems = [Counter(t.stem for t in row if t.stem not in ASPECT_WORDS) for row in read]
    weights = idf(counted(stems).frequencies(), max(1, len(stems)))
    groups: list[_Group] = []
    holders: defaultdict[str, set[int]] = defaultdict(set)
    for a, row, counts in zip(asked, read, stems, strict=True):
        vector = unit(counts, weights)
        group = groups[at] if (at := _nearest(vector, groups, holders)) is not None else _Group()
        if at is None:
            at = len(groups)
            groups.append(group)
        group.members.append(a)
        for stem, weight in vector.items():
            group.weights[stem] += weight
            holders[stem].add(at)
        group.words.update({t.word for t in row if t.stem not in ASPECT_WORDS})
    ordered = sorted(groups, key=lambda g: -len(g.members))
    return tuple(_gap(group) for group in ordered)


def _nearest(vector: Mapping[str, float], groups: Sequence[_Group], holders: Mapping[str, set[int]]) -> int | None:
    """Return the group that shares most of the words, None when none shares enough."""
    best, found = ALIKE, None
    for at in sorted({at for stem in vector for at in holders.get(stem, ())}):
        weights = groups[at].weights
        length = sum(w * w for w in weights.values()) ** 0.5
        alike = sum(w * weights.get(stem, 0.0) for stem, w in vector.items()) / length if length else 0.0
        if alike > best:
            best, found = alike, at
    return found


def _gap(group: _Group) -> Gap:
    examples: dict[str, int] = {}
    for a in group.members:
        examples.setdefault(" ".join(a.text.split()), a.ticket_id)
    words = tuple(word for word, _ in sorted(group.words.items(), key=lambda item: (-item[1], item[0]))[:4])
    return Gap(len(group.members), words, tuple(list(examples.items())[:EXAMPLES]))


def _swapped(asked: Iterable[Asked]) -> tuple[Swapped, ...]:
    shown: Counter[str] = Counter()
    instead: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for a in asked:
        proposed = str(a.proposed)
        shown[proposed] += 1
        if a.chosen != proposed:
            instead[proposed][a.chosen or ""] += 1
    rows = [
        Swapped(entry_id, shown[entry_id], chosen.total(), tuple(chosen.most_common(3)))
        for entry_id, chosen in instead.items()
        if chosen.total() >= OFTEN
    ]
    return tuple(sorted(rows, key=lambda row: (-row.away / row.shown, -row.away, row.entry_id)))
