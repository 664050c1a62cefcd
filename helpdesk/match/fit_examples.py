"""What ``fit`` learns from: questions as an index saw them that does not hold them, and which entries answer."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path

from helpdesk.knowledge.load import load
from helpdesk.knowledge.versions import knowledge_of
from helpdesk.match.aspects import usual
from helpdesk.match.clauses import Piece
from helpdesk.match.context import queries
from helpdesk.match.fit_strangers import Asked, Taught
from helpdesk.match.foreign import speaks_of_others
from helpdesk.match.identifiers import blank
from helpdesk.match.index import Vector
from helpdesk.match.judged import JudgedMail, read_judged
from helpdesk.match.marked import read_marked
from helpdesk.match.questions import Cut, cut, cut_at
from helpdesk.match.rank import Index, Query, Signals
from helpdesk.match.text import content
from helpdesk.model.knowledge import Entry, Knowledge, Permit

Build = Callable[[Knowledge], Index]

PARTS = 5
SEED = 20261124
TAKEN_OUT = 0.3  # how much a question of an entry that was taken out counts: a neighbour may answer it after all
OWN = 0.5  # how much an entry's own question counts: there are many, and all from one pen
JUDGED = 2.0  # how much a judged question counts
STRANGER = 1.2  # and one that no entry answers, so that they weigh about a tenth as in a real mailbox
MARKED = "entries.jsonl"  # mails with marked questions, and the entries that answer each
ALONE = "stranger_words.jsonl"  # strangers' questions that teach their words alone: no mail is so plain
BARE = (
    "berapa biayanya?",
    "biayanya brp ya",
    "bayar berapa?",
    "prosesnya berapa lama",
    "berapa hari jadi?",
    "brp lama ya min",
    "syaratnya apa saja?",
    "dokumennya apa aja",
    "caranya gimana?",
    "urusnya di mana?",
    "masa berlakunya berapa tahun?",
    "dasar hukumnya apa?",
    "how much does it cost?",
    "how long does it take?",
)


@dataclass(frozen=True, slots=True)
class Example:
    """A query as the index saw it, the positions of the entries that answer it, and how much it counts."""

    index: Index
    signals: Signals
    query: Query
    foreign: bool
    right: frozenset[int]
    part: int  # of PARTS: those of one part are neighbours, in their entry or in their file
    weight: float = 1.0
    whole: bool = True  # every entry that answers is among ``right``; else related ones may answer too
    main: int | None = None  # of ``right`` the one that answers first of all, where somebody said so

    @property
    def undecided(self) -> set[int]:
        """Return the positions of entries of which nobody said whether they answer."""
        return set() if self.whole else {o for at in self.right for o in self.index.related[at]} - self.right

    def asked_so(self, gains: Vector) -> Example:
        """Return the same with what entries gain by how people ask, as a model has it that was not taught this."""
        return replace(self, signals=self.signals.asked_so(gains))


@dataclass(frozen=True, slots=True)
class Examples:
    """What is learnt from: questions that entries answer, strangers' questions, and those that were marked in mails.

    The marked ones are harder than what citizens mostly ask; they teach how sure to be, not what to rank by.
    """

    taught: Taught
    known: Sequence[Example]
    strangers: Sequence[Example]
    marked: Sequence[Example]

    @classmethod
    def read(cls, index: Build, faq: Path, train: Path) -> Examples:
        """Return what there is to learn from, each question as an index saw it that does not hold it."""
        knowledge = load(faq)
        whole = index(knowledge)
        told = read_strangers(train)
        taught = taught_strangers(whole, [*told, *read_strangers(train, ALONE)])
        examples = [*_judged(whole, read_judged(train)), *_strangers(whole, told), *_left_out(index, knowledge)]
        strangers = [*_taken_out(index, knowledge), *(e for e in examples if not e.right)]
        return cls(
            taught,
            [_unseen(e, taught) for e in examples if e.right],
            [_unseen(e, taught) for e in strangers],
            [_unseen(e, taught) for e in _marked(whole, train.with_name(MARKED))],
        )

    def by_words(self) -> Examples:
        """Return the same as an index sees it that knows no meanings."""
        return self.each(_by_words)

    def each(self, change: Callable[[Example], Example]) -> Examples:
        """Return the same with every example changed."""
        known, strangers, marked = (list(map(change, part)) for part in (self.known, self.strangers, self.marked))
        return Examples(self.taught, known, strangers, marked)


def _by_words(example: Example) -> Example:
    return replace(example, signals=example.signals.by_words)


def _left_out(build: Build, knowledge: Knowledge) -> Iterator[Example]:
    """Return the entries' questions, each looked up in an index that does not hold it."""
    chance = random.Random(SEED)  # noqa: S311 -- a fixed choice of examples, no secret
    for part in range(PARTS):
        index = build(_without(knowledge, part))
        for entry in knowledge.entries():
            held = entry.questions[part::PARTS]
            for question in held:
                before = _before(chance, knowledge, entry, held, question)
                yield _example(index, question, *before, {entry.id}, part, OWN)
            if isinstance(entry, Permit) and held:
                yield _example(index, chance.choice(BARE), chance.choice(held), "", {entry.id}, part)
                named = chance.choice((entry.name, *entry.aliases))
                yield _example(index, chance.choice(BARE), "", named, {entry.id}, part)


def _before(
    chance: random.Random, knowledge: Knowledge, entry: Entry, held: Sequence[str], question: str
) -> tuple[str, str]:
    """Return what stands before a question and its subject: mostly nothing, or the same matter, or another one."""
    draw = chance.random()
    others = [q for q in held if q != question]
    if draw < 0.2 and others:
        return chance.choice(others), ""
    if draw < 0.35:
        stranger = chance.choice(knowledge.entries())
        return (chance.choice(stranger.questions), "") if stranger.questions else ("", "")
    if draw < 0.45 and isinstance(entry, Permit):
        return "", chance.choice((entry.name, *entry.aliases))
    return "", ""


def _example(  # noqa: PLR0913 -- a question, all that stands around it, and what is known of it
    index: Index, question: str, before: str, subject: str, ids: set[str], part: int, weight: float = 1.0
) -> Example:
    text = blank(f"{before}\n{question}" if before else question)
    start = len(text) - len(question)
    story = (Piece(0, len(before), usual(before), asks=False),) if before else ()
    found = Cut((Piece(start, len(text), usual(question), asks=True),), story)
    (query,) = queries(index, text, found, subject, "")
    right = frozenset(index.position[i] for i in ids if i in index.position)
    return Example(
        index, _signals(index, query), query, speaks_of_others(usual(text)), right, part, weight, whole=False
    )


def _judged(index: Index, mails: Sequence[JudgedMail]) -> Iterator[Example]:
    """Return the questions of judged mails that were cut as the judge cut them."""
    for number, mail in enumerate(mails):
        text = blank(mail.text)
        found = cut(text, attachments=bool(mail.files))
        if len(found.questions) == len(mail.questions):
            part = number * PARTS // len(mails)
            for query, question in zip(queries(index, text, found, mail.subject, ""), mail.questions, strict=True):
                yield _seen(index, query, text, question.ids, question.main, part)


def _marked(index: Index, path: Path) -> Iterator[Example]:
    """Return the questions that somebody marked in mails, and of which he said no more than which entries answer."""
    rows = [row for row in read_marked(path) if row.ids]  # of the others nobody judged what answers
    for number, row in enumerate(rows):
        text = blank(row.text)
        found = cut_at(text, row.spans)
        for query, ids in zip(queries(index, text, found, row.subject, ""), row.ids, strict=True):
            yield _seen(index, query, text, frozenset(ids), next(iter(ids), ""), number * PARTS // len(rows))


def _seen(index: Index, query: Query, text: str, ids: Set[str], main: str, part: int) -> Example:
    """Return a question of a mail, of which all entries are known that answer it, and the main one."""
    right = frozenset(index.position[i] for i in ids if i in index.position)
    weight, signals = JUDGED if ids else STRANGER, _signals(index, query)
    others = speaks_of_others(usual(text))
    return Example(index, signals, query, others, right, part, weight, main=index.position.get(main))


def _signals(index: Index, query: Query) -> Signals:
    """Return what the words of a question say, and its meaning where the index knows meanings."""
    by_words = index.signals(query)
    return index.meant(query, by_words) or by_words


def read_strangers(train: Path, name: str = "strangers.jsonl") -> list[str]:
    """Return the questions of a file beside ``train`` that no entry answers, a JSON object with "text" a line."""
    return [json.loads(line)["text"] for line in train.with_name(name).read_text("utf-8").splitlines()]


def taught_strangers(index: Index, strangers: Sequence[str]) -> Taught:
    """Return which words are a stranger's, learnt from such questions and those that the entries list."""
    own = [question for entry in index.entries for question in entry.questions]
    asked = [
        Asked(_stems(index, text), strange) for texts, strange in ((strangers, True), (own, False)) for text in texts
    ]
    return Taught(asked, index.permit_stems)


def _stems(index: Index, text: str) -> tuple[str, ...]:
    return tuple(token.stem for token in content(index.read(text)))


def _unseen(example: Example, taught: Taught) -> Example:
    """Return the example with what a model says of its words that was not taught it."""
    strange = taught.of(tuple(token.stem for token in example.query.told))
    return replace(example, signals=replace(example.signals, strange=strange))


def _strangers(index: Index, texts: Sequence[str]) -> Iterator[Example]:
    """Return questions that no entry answers."""
    for number, text in enumerate(texts):
        yield replace(_example(index, text, "", "", set(), number * PARTS // len(texts), STRANGER), whole=True)


def _taken_out(build: Build, knowledge: Knowledge) -> Iterator[Example]:
    """Return questions of entries that the index does not hold at all."""
    for part in range(PARTS):
        gone = {entry.id for entry in knowledge.entries()[part::PARTS]}
        permits = {key: value for key, value in knowledge.permits.items() if key not in gone}
        topics = {key: value for key, value in knowledge.topics.items() if key not in gone}
        index = build(knowledge_of(permits, topics, knowledge.documents))
        for entry in knowledge.entries()[part::PARTS]:
            for question in entry.questions[part::PARTS][:2]:
                yield _example(index, question, "", "", set(), part, TAKEN_OUT)


def _without(knowledge: Knowledge, part: int) -> Knowledge:
    """Return the base with every fifth question of each entry missing, beginning at ``part``."""

    def kept(questions: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(question for number, question in enumerate(questions) if number % PARTS != part)

    permits = {key: replace(value, questions=kept(value.questions)) for key, value in knowledge.permits.items()}
    topics = {key: replace(value, questions=kept(value.questions)) for key, value in knowledge.topics.items()}
    return knowledge_of(permits, topics, knowledge.documents)
