"""Every entry weighed against one question: what each signal says, and the sum of them.

A question is read together with its context (what was said before it, the subject, the quoted mail): the barer it is
("trs biayanya brp?"), the more its context decides.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from helpdesk.match.index import (
    Counts,
    Postings,
    SideBySide,
    Vector,
    bm25,
    cosine,
    counted,
    counted_ngrams,
    idf,
    ngrams,
    unit,
)
from helpdesk.match.meaning import Meaning, standard
from helpdesk.match.name_words import NameWords
from helpdesk.match.names import Hit, Names
from helpdesk.match.text import Speller, Token, content, said, tokens
from helpdesk.match.vectors import Encoder, VectorCache
from helpdesk.model.knowledge import Entry, Knowledge, Permit, Topic
from helpdesk.model.question import Aspect

Said = tuple[tuple[str, str], ...]
"""(stem, usual spelling) of the words of a text, as ``text.said`` gives them."""

NAME_WEIGHT = 2  # a curated name counts like two questions
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
)
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

    @cached_property
    def told(self) -> tuple[Token, ...]:
        """The words that are not fillers."""
        return content(self.words)


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
    meant: Vector | None = None

    @property
    def by_words(self) -> Signals:
        """The same without what needs sentence vectors."""
        return replace(self, features=self.features[:, : len(FEATURES)], meant=None)


class Index:
    """The entries of one knowledge base, ready to be searched."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.entries: tuple[Entry, ...] = knowledge.entries()
        self.position = {entry.id: number for number, entry in enumerate(self.entries)}
        self.names = Names(knowledge)
        self.meaning: Meaning | None = None  # set when it is ready
        written = [[said(text) for text in entry.questions or (entry.title,)] for entry in self.entries]
        named = [[said(name) for name in _names(entry)] for entry in self.entries]
        questions = [[_counts(words) for words in rows] for rows in written]
        self.name_words = NameWords(self.entries, questions, ASPECT_WORDS)
        asked = [_sum(rows, names) for rows, names in zip(questions, named, strict=True)]
        told = [_counts(said(_prose(entry))) for entry in self.entries]
        told_idf = self._build_said(counted(asked), counted(told))
        self.asked_words = [frozenset(row) for row in asked]
        self.told_words = [frozenset(row) for row in told]
        self._build_questions(questions)
        self._build_letters([[*a, *b] for a, b in zip(named, written, strict=True)])
        vocabulary = set(self.idf) | {term for term, weight in told_idf.items() if weight > 0}
        self.speller = Speller(vocabulary)
        self.related = _related(self.entries, self.position)
        topics = [(n, e) for n, e in enumerate(self.entries) if isinstance(e, Topic)]
        self._topics_of_aspect = _rows_by(topics, lambda topic: map(str, topic.aspects))
        self._topics_of_permit = _rows_by(topics, lambda topic: topic.permits)
        self._permit_rows = [n for n, e in enumerate(self.entries) if not isinstance(e, Topic)]
        self._topics = np.array([isinstance(entry, Topic) for entry in self.entries], dtype=np.float64)
        self._replaced = np.array(
            [isinstance(e, Permit) and e.status != "active" for e in self.entries], dtype=np.float64
        )

    def know_meanings(self, encoder: Encoder, cache: VectorCache) -> None:
        """Add what the entries mean to what is searched; takes a minute when no vector is kept yet."""
        if self.entries:
            self.meaning = Meaning(self.entries, cache.vectors, encoder, _prose)

    def read(self, text: str) -> tuple[Token, ...]:
        """Return the words of ``text``, repaired to those the entries use; fillers included."""
        return self.speller.repair(tokens(text))

    def signals(self, query: Query) -> Signals:
        """Return what every signal says about every entry."""
        words = query.told
        terms = {token.stem: 1.0 for token in words}
        mass = self._mass(terms)
        named, share = self._named(query, mass)
        asked, told, present = self._said.score(terms)
        asked, told, closest, letters = _scaled(asked), _scaled(told), self._closest(terms), self._letters(words)
        covered = present / mass if mass else np.zeros(len(self.entries))
        before, earlier = _scaled(self.asked.score(query.context)), self._vector(query.named_before)
        bare = self._bareness(words, named)
        columns = [asked, _scaled(closest), _scaled(letters), told, named, share, before, before * bare, earlier]
        columns += [earlier * bare, *self._topic_columns(query, bare, named), self._replaced]
        columns += [self._replaced * (named == 0) * (earlier == 0)]
        meaning = self.meaning  # read once: it may be set while we look
        if meaning is None or not query.text:
            return Signals(np.array(columns).T, covered, closest, letters, named, bare)
        meant = meaning.cosines(query.text)
        columns += [standard(cosines) for cosines in meant]
        columns += [bare * column for column in columns[-2:]]
        return Signals(np.array(columns).T, covered, closest, letters, named, bare, np.array(meant))

    def letter_weight(self, gram: str) -> float:
        """Return how much a character n-gram tells."""
        return self._letter_idf.get(gram, self.top_idf)

    def unknown_share(self, words: Sequence[Token]) -> float:
        """Return which share of the words' weight no entry knows, 0 to 1."""
        stems = {token.stem for token in content(words)}
        total = sum(self.idf.get(s, self.top_idf) for s in stems)
        return sum(self.top_idf for s in stems if s not in self.idf) / total if total else 0.0

    def _build_said(self, asked: Counts, told: Counts) -> dict[str, float]:
        """Index what is asked and what is answered; return how much each word of the answers tells."""
        self.idf = idf(asked.frequencies(), max(1, asked.size))
        self.top_idf = math.log(1 + (asked.size + 0.5) / 0.5)
        told_idf = idf(told.frequencies(), max(1, told.size))
        rows = bm25(asked, self.idf)
        self.asked = Postings(rows)
        self._said = SideBySide((rows, bm25(told, told_idf), asked.weighed(asked.spread(self.idf))))
        return told_idf

    def _build_questions(self, questions: list[list[Counter[str]]]) -> None:
        flat = counted([row for rows in questions for row in rows])
        self._question_idf = idf(flat.frequencies(), max(1, flat.size))
        self._questions = cosine(flat, self._question_idf)
        self._starts = np.cumsum([0, *(len(rows) for rows in questions)])[:-1]

    def _build_letters(self, texts: list[list[Said]]) -> None:
        documents = counted_ngrams([[word for words in rows for _, word in words] for rows in texts])
        self._letter_idf = idf(documents.frequencies(), max(1, documents.size))
        self._letter_postings = cosine(documents, self._letter_idf)

    def _mass(self, terms: Mapping[str, float]) -> float:
        return sum(self.idf.get(term, self.top_idf) for term in terms)

    def _closest(self, terms: Mapping[str, float]) -> Vector:
        if not self.entries:
            return np.zeros(0)
        scores = self._questions.score(unit(terms, self._question_idf, unknown=self.top_idf))
        return np.maximum.reduceat(scores, self._starts)

    def _letters(self, words: Sequence[Token]) -> Vector:
        query = ngrams(token.word for token in words[:60])
        return self._letter_postings.score(unit(query, self._letter_idf, unknown=self.top_idf))

    def _named(self, query: Query, mass: float) -> tuple[Vector, Vector]:
        """Return whether each entry is named, and which share of the question's weight its name is."""
        named, share = np.zeros(len(self.entries)), np.zeros(len(self.entries))
        for hit in query.hits:
            weight = sum(self.idf.get(stem, 0.0) for stem in hit.stems) / mass if mass else 0.0
            for owner in hit.owners:
                at = self.position[owner.entry_id]
                if owner.entry_id not in query.excluded:
                    named[at] = max(named[at], 1 / len(hit.owners) ** 0.5)
                    share[at] = max(share[at], min(1.0, weight))
        return named, share

    def _vector(self, weights: Mapping[str, float]) -> Vector:
        vector: Vector = np.zeros(len(self.entries))
        for entry_id, weight in weights.items():
            vector[self.position[entry_id]] = weight
        return vector

    def _bareness(self, words: Sequence[Token], named: Vector) -> float:
        own = sum(self.idf.get(s, 0.0) for s in {t.stem for t in words} if s not in ASPECT_WORDS)
        weight = own / self.top_idf + (1.0 if named.any() else 0.0)
        return 1 / (1 + 2 * weight)

    def _topic_columns(self, query: Query, bare: float, named: Vector) -> list[Vector]:
        permit_named = bool(named[self._permit_rows].any())
        of_aspect, of_permit = np.zeros(len(self.entries)), np.zeros(len(self.entries))
        for aspect in query.aspects:
            of_aspect[self._topics_of_aspect.get(str(aspect), [])] = 1.0
        for entry_id in {*(self.entries[at].id for at in np.flatnonzero(named)), *query.named_before}:
            of_permit[self._topics_of_permit.get(entry_id, [])] = 1.0
        return [self._topics, self._topics * bare, of_aspect, self._topics * permit_named, of_permit]


def _rows_by(topics: Sequence[tuple[int, Topic]], keys: Callable[[Topic], Iterable[str]]) -> dict[str, list[int]]:
    """Return for each key the positions of the topics that have it."""
    rows: dict[str, list[int]] = defaultdict(list)
    for number, topic in topics:
        for key in keys(topic):
            rows[key].append(number)
    return dict(rows)


def _counts(words: Said) -> Counter[str]:
    return Counter(stem for stem, _ in words)


def _sum(rows: Sequence[Counter[str]], names: Sequence[Said]) -> Counter[str]:
    total: Counter[str] = Counter()
    for row in rows:
        total.update(row)
    for name in names:
        for stem, _ in name:
            total[stem] += NAME_WEIGHT
    return total


def _related(entries: Sequence[Entry], position: Mapping[str, int]) -> list[tuple[int, ...]]:
    """Return for each entry the topics and permits it goes with: where one of them answers, the other may too."""
    found: list[set[int]] = [set() for _ in entries]
    for at, entry in enumerate(entries):
        for other in entry.permits if isinstance(entry, Topic) else entry.replaced_by:
            if other in position:
                found[at].add(position[other])
                found[position[other]].add(at)
    return [tuple(sorted(others)) for others in found]


def _names(entry: Entry) -> tuple[str, ...]:
    if isinstance(entry, Permit):
        return (entry.name, entry.name_en, *entry.aliases)
    return (entry.question, entry.question_en, *entry.aliases)


def _prose(entry: Entry) -> str:
    if isinstance(entry, Topic):
        return f"{entry.question} {entry.answer} {entry.answer_en}"
    parts = [entry.name, entry.definition, entry.definition_en, entry.sector, entry.unit_note, entry.channel]
    parts += [row.text for row in entry.requirements or ()]
    parts += entry.procedure or ()
    return " ".join(part for part in parts if part)


def _scaled(scores: Vector) -> Vector:
    """Return the scores with the best one as 1, so that a base of one entry and of thousands look alike."""
    top = float(scores.max(initial=0.0))
    return scores / top if top > 0 else scores
