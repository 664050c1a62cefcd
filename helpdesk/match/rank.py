"""Every entry weighed against one question: what each signal says, and the sum of them.

A question is read together with its context (what was said before it, the subject, the quoted mail): the barer it is
("trs biayanya brp?"), the more its context decides.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from helpdesk.match import usage
from helpdesk.match.entry_words import EntryWords, prose, words_of
from helpdesk.match.index import (
    Places,
    Postings,
    Vector,
    bm25,
    cosine,
    counted_ngrams,
    idf,
    side_by_side,
    unit,
)
from helpdesk.match.line_signs import LineSigns
from helpdesk.match.meaning import Meaning, standard
from helpdesk.match.name_words import NameWords
from helpdesk.match.names import Hit, Names
from helpdesk.match.strangers import shipped
from helpdesk.match.text import Speller, Token, content
from helpdesk.match.together import Letters, Together
from helpdesk.match.usage import Usage
from helpdesk.match.vectors import Encoder, VectorCache
from helpdesk.model.knowledge import Entry, Knowledge, Permit, Topic
from helpdesk.model.question import Aspect

BARE = 2  # words of its own below which a question means nothing without the sentence before
_ASPECT_WORDS = """
syarat dokumen berkas biaya bayar lama prosedur cara proses urus alur tahap langkah dasar hukum atur berlaku masa aju
daftar online daring izin surat selesai jadi terbit hari kerja butuh tarif retribusi status buat lengkap serta
"""
ASPECT_WORDS = frozenset(_ASPECT_WORDS.split())
FEATURES = (
    "questions",
    "closest question",
    "letters",
    "text",
    "name",
    "name share",
    "context",
    "context if bare",
    "named before",
    "named before if bare",
    "topic",
    "topic if bare",
    "topic of the aspect",
    "topic though a permit is named",
    "topic of the named permit",
    "replaced",
    "replaced though not named",
    "asked so",
)
ASKED_SO = FEATURES.index("asked so")
# Only of an index that knows meanings, and after the others, so that an index without them has the first columns.
MEANING_FEATURES = (
    "meaning of the questions",
    "meaning of the text",
    "meaning of the questions if bare",
    "meaning of the text if bare",
)


@dataclass(frozen=True)
class Query:
    """One question as the index reads it. ``context`` are stems with their weight, ``named_before`` ids with theirs."""

    words: tuple[Token, ...]
    hits: tuple[Hit, ...] = ()
    aspects: tuple[Aspect, ...] = ()
    context: Mapping[str, float] = field(default_factory=dict)
    named_before: Mapping[str, float] = field(default_factory=dict)
    excluded: frozenset[str] = frozenset()
    text: str = ""  # as written, with the sentence before it when it says too little itself
    strange: float = 0.0  # P(no entry answers) of the question before, where this one only goes on about its matter

    @cached_property
    def told(self) -> tuple[Token, ...]:
        """The words that are not fillers."""
        return content(self.words)

    @cached_property
    def terms(self) -> Mapping[str, float]:
        """The stems of the question, 1 for each of its own, and less for what stood around it."""
        return {**self.context, **dict.fromkeys((token.stem for token in self.told), 1.0)}

    @property
    def own(self) -> Set[str]:
        """The stems of other words than those that are asked of any permit."""
        return {token.stem for token in self.told} - ASPECT_WORDS

    @property
    def asks_of_anything(self) -> bool:
        """Whether hardly a word is of another kind than those that are asked of any permit."""
        return len(self.own) < BARE

    @cached_property
    def bare(self) -> bool:
        """Whether hardly a word of the question says what it is about."""
        return not self.hits and self.asks_of_anything


@dataclass(frozen=True, slots=True)
class Signals:
    """What the index says about a query: ``features`` has a row for each entry and a column for each of FEATURES.

    With ``meant`` (cosines of the questions' and the text's meaning, a row each) those of MEANING_FEATURES follow.
    """

    features: Vector
    covered: Vector  # share of the query's weight that stands in the entry, 0 to 1
    closest: Vector  # cosine to the closest known question, 0 to 1
    letters: Vector  # cosine of character n-grams, 0 to 1
    named: Vector  # 1 when the entry is named in the question, less when several share the name
    bare: float  # 0: the question says itself what it is about; 1: only its context can
    best: tuple[float, ...]  # the highest of covered, closest, letters, named, and of "named before if bare"
    strange: float  # log odds, by its words alone, that the question is about none of our matters
    gained: float  # the most that an entry gains by how people ask
    meant: Vector | None = None

    @property
    def by_words(self) -> Signals:
        """The same without what needs sentence vectors."""
        return replace(self, features=self.features[:, : len(FEATURES)], meant=None)

    def asked_so(self, gains: Vector) -> Signals:
        """Return the same with what entries gain by how people ask, as another model has it."""
        features = self.features.copy()
        features[:, ASKED_SO] = gains
        return replace(self, features=features, gained=float(gains.max(initial=0.0)))


class Index:
    """The entries of one knowledge base, ready to be searched."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.entries: tuple[Entry, ...] = knowledge.entries()
        self.position = {entry.id: number for number, entry in enumerate(self.entries)}
        self.names = Names(knowledge)
        self.meaning: Meaning | None = None  # set when it is ready
        words = words_of(self.entries)
        self.name_words = NameWords(self.entries, words.saying, ASPECT_WORDS)
        self.permit_stems = words.of_permits
        self.strangers = shipped().beside(self.permit_stems)
        self.usage = Usage(usage.shipped(), self.position)
        self.asked_words, self.told_words = words.asked.sets(), words.told.sets()
        self._starts = np.flatnonzero(np.diff(words.owners, prepend=-1))
        told_idf = self._build(words)
        del words  # megabytes
        vocabulary = set(self.idf) | {term for term, weight in told_idf.items() if weight > 0}
        self.speller = Speller(vocabulary)
        self.related = _related(self.entries, self.position)
        topics = [(n, e) for n, e in enumerate(self.entries) if isinstance(e, Topic)]
        self._topics_of_aspect = _rows_by(topics, lambda topic: map(str, topic.aspects))
        self._topics_of_permit = _rows_by(topics, lambda topic: topic.permits)
        self._topics = np.array([isinstance(entry, Topic) for entry in self.entries], dtype=np.float64)
        self._replaced = np.array(
            [isinstance(e, Permit) and e.status != "active" for e in self.entries], dtype=np.float64
        )

    @cached_property
    def line_signs(self) -> LineSigns:
        """Return the lines of the entries, each read when it is first needed."""
        return LineSigns(self.entries, self.idf, self.top_idf)

    def know_meanings(self, encoder: Encoder, cache: VectorCache) -> None:
        """Add what the entries mean to what is searched; takes a minute when no vector is kept yet."""
        if self.entries:
            self.meaning = Meaning(self.entries, cache.vectors, encoder, prose)

    def read(self, text: str) -> tuple[Token, ...]:
        """Return the words of ``text``, repaired to those the entries use; fillers included."""
        return self.speller.read(text)

    def signals(self, query: Query) -> Signals:
        """Return what every signal of its words says about every entry."""
        count, words = len(self.entries), query.told
        terms = {token.stem: 1.0 for token in words}
        mass = self._mass(terms)
        scores = self._together.score(*self._asked_for(terms, query.context, words))
        said = scores[: 5 * count].reshape(5, count)
        asked, told, present, before, letters = said
        closest = np.maximum.reduceat(scores[5 * count :], self._starts) if count else scores
        tops = [*said.max(axis=1, initial=0.0).tolist(), float(closest.max(initial=0.0))]
        named, share = self._named(query, mass)
        earlier = {self.position[entry_id]: weight for entry_id, weight in query.named_before.items()}
        bare = self._bareness(words, named)
        columns: Vector = np.zeros((len(FEATURES), count))
        for row, values, top in ((0, asked, 0), (1, closest, 5), (2, letters, 4), (3, told, 1), (6, before, 3)):
            columns[row] = values / tops[top] if tops[top] > 0 else values  # whether a base has one entry or thousands
        for row, found in ((4, named), (5, share), (8, earlier)):
            if found:
                columns[row, list(found)] = list(found.values())
        columns[7], columns[9] = bare * columns[6], bare * columns[8]
        self._put_topics(columns, query, bare, named)
        self._put_replaced(columns, [at for at, weight in (*named.items(), *earlier.items()) if weight])
        columns[ASKED_SO] = gains = self.usage.gains(query.terms, words)
        covered = present / mass if mass else np.zeros(count)
        known = max(earlier.values(), default=0.0)
        best = (tops[2] / mass if mass else 0.0, tops[5], tops[4], max(named.values(), default=0.0), bare * known)
        strange = self.strangers.of([token.stem for token in words])
        gained = float(gains.max(initial=0.0))
        return Signals(columns.T, covered, closest, letters, columns[4], bare, best, strange, gained)

    def meant(self, query: Query, signals: Signals) -> Signals | None:
        """Return the signals with what the meaning of the question says; None while no meanings are known."""
        meaning = self.meaning  # read once: it may be set while we look
        return None if meaning is None or not query.text else _meant(signals, meaning.cosines(query.text))

    def letter_weight(self, gram: str) -> float:
        """Return how much a character n-gram tells."""
        return self._letters.weight(gram)

    def unknown_share(self, words: Sequence[Token]) -> float:
        """Return which share of the words' weight no entry knows, 0 to 1."""
        stems = {token.stem for token in content(words)}
        total = sum(self.idf.get(s, self.top_idf) for s in stems)
        return sum(self.top_idf for s in stems if s not in self.idf) / total if total else 0.0

    def _build(self, words: EntryWords) -> dict[str, float]:
        """Index what is asked and what is answered; return how much each word of the answers tells.

        All of it is asked at once: words, context, letters and questions, in the order of ``signals``.
        """
        asked, told, size = words.asked, words.told, max(1, words.asked.size)
        self.idf, told_idf = idf(asked.frequencies(), size), idf(told.frequencies(), size)
        self.top_idf = math.log(1 + (asked.size + 0.5) / 0.5)
        rows = bm25(asked, self.idf)
        self.asked = Postings(rows)
        said = side_by_side((rows, bm25(told, told_idf), asked.weighed(asked.spread(self.idf))))
        letters, flat = counted_ngrams(words.spelt), words.questions
        self._question_idf = idf(flat.frequencies(), max(1, flat.size))
        telling = idf(letters.frequencies(), max(1, letters.size))
        letters = cosine(letters, telling)  # what was counted is needed no more: seventy megabytes with 5,000 entries
        self._together = Together((said, rows, letters, cosine(flat, self._question_idf)))
        self._letters = Letters(self._together.places(2), telling, self.top_idf)
        return told_idf

    def _asked_for(
        self, terms: Mapping[str, float], context: Mapping[str, float], words: Sequence[Token]
    ) -> tuple[Places, Vector]:
        """Return the terms of a question and of its context, with the weight of each, for all indexes together."""
        closest = unit(terms, self._question_idf, unknown=self.top_idf)
        places, weights = self._letters.unit([token.word for token in words[:60]])
        for index, query in ((0, terms), (1, context), (3, closest)):
            at = self._together.places(index)
            for term, weight in query.items():
                place = at.get(term)
                if place is not None:
                    places.append(place)
                    weights.append(weight)
        return np.array(places, dtype=np.intp), np.array(weights, dtype=np.float64)

    def _mass(self, terms: Mapping[str, float]) -> float:
        return sum(self.idf.get(term, self.top_idf) for term in terms)

    def _named(self, query: Query, mass: float) -> tuple[dict[int, float], dict[int, float]]:
        """Return of each entry that is named how surely, and which share of the question's weight its name is."""
        named, share = dict[int, float](), dict[int, float]()
        for hit in query.hits:
            weight = sum(self.idf.get(stem, 0.0) for stem in hit.stems) / mass if mass else 0.0
            for owner in hit.owners:
                at = self.position[owner.entry_id]
                if owner.entry_id not in query.excluded:
                    named[at] = max(named.get(at, 0.0), 1 / len(hit.owners) ** 0.5)
                    share[at] = max(share.get(at, 0.0), min(1.0, weight))
        return named, share

    def _bareness(self, words: Sequence[Token], named: Mapping[int, float]) -> float:
        own = sum(self.idf.get(s, 0.0) for s in {t.stem for t in words} if s not in ASPECT_WORDS)
        return 1 / (1 + 2 * (own / self.top_idf + (1.0 if named else 0.0)))

    def _put_topics(self, columns: Vector, query: Query, bare: float, named: Mapping[int, float]) -> None:
        """Fill in what speaks for topics as such, for those of the aspect, and for those of a named permit."""
        columns[10], columns[11] = self._topics, self._topics * bare
        for aspect in query.aspects:
            columns[12, self._topics_of_aspect.get(str(aspect), [])] = 1.0
        if any(not isinstance(self.entries[at], Topic) for at in named):
            columns[13] = self._topics
        for entry_id in {*(self.entries[at].id for at in named), *query.named_before}:
            columns[14, self._topics_of_permit.get(entry_id, [])] = 1.0

    def _put_replaced(self, columns: Vector, told: Sequence[int]) -> None:
        """Fill in which entries are replaced, and which of them neither the question nor the mail names (``told``)."""
        columns[15], columns[16] = self._replaced, self._replaced
        if told:
            columns[16, told] = 0.0


def _meant(signals: Signals, cosines: Sequence[Vector]) -> Signals:
    """Return the signals with what the meaning of the question says."""
    meant = [standard(row) for row in cosines]
    features = np.vstack([signals.features.T, *meant, *(signals.bare * row for row in meant)]).T
    return replace(signals, features=features, meant=np.array(cosines))


def _rows_by(topics: Sequence[tuple[int, Topic]], keys: Callable[[Topic], Iterable[str]]) -> dict[str, list[int]]:
    """Return for each key the positions of the topics that have it."""
    rows: dict[str, list[int]] = defaultdict(list)
    for number, topic in topics:
        for key in keys(topic):
            rows[key].append(number)
    return dict(rows)


def _related(entries: Sequence[Entry], position: Mapping[str, int]) -> list[tuple[int, ...]]:
    """Return for each entry the topics and permits it goes with: where one of them answers, the other may too."""
    found: list[set[int]] = [set() for _ in entries]
    for at, entry in enumerate(entries):
        for other in entry.permits if isinstance(entry, Topic) else entry.replaced_by:
            if other in position:
                found[at].add(position[other])
                found[position[other]].add(at)
    return [tuple(sorted(others)) for others in found]
