"""What people's choices say about the entries: a question that one should list, a name that it should be called by.

Only what persons judged counts, and nothing is changed here: a supervisor accepts each of it or does not.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from helpdesk.match.gaps import Asked
from helpdesk.match.identifiers import find
from helpdesk.match.learn import speaks
from helpdesk.match.rank import ASPECT_WORDS, Index
from helpdesk.match.text import Token, content
from helpdesk.model.knowledge import Entry

Field = Literal["questions", "aliases"]
MOST_QUESTIONS = 3  # for one entry at a time
LONGEST = 160  # characters of a question that is worth listing
OWN = 0.4  # how far a question must say itself what it is about: "berapa lama ya?" teaches nothing
KNOWN_WELL = 0.9  # confidence from which the desk needs no further question of the kind
TICKETS = 3  # that must say a name before it is proposed
ELSEWHERE = 0.2  # share of those who say it of something else, above which it is nobody's name
WORDS = 3  # in a name


@dataclass(frozen=True, slots=True)
class Proposal:
    """One more question or name for an entry: how often it was said, and where (text of the question, ticket)."""

    entry_id: str
    field: Field
    text: str
    times: int
    examples: tuple[tuple[str, int], ...]

    def apply(self, entry: Entry) -> Entry:
        """Return the entry with it; the same when it is there already."""
        known = entry.questions if self.field == "questions" else entry.aliases
        if self.text.casefold() in (one.casefold() for one in known):
            return entry
        more = (*known, self.text)
        return replace(entry, questions=more) if self.field == "questions" else replace(entry, aliases=more)


def proposals(asked: Sequence[Asked], index: Index) -> tuple[Proposal, ...]:
    """Return what the judged questions among ``asked`` propose, most often said first."""
    of_entry: defaultdict[str, list[Asked]] = defaultdict(list)
    for one in asked:
        if one.judged and one.chosen in index.position:
            of_entry[str(one.chosen)].append(one)
    read = {one.text: index.read(one.text) for members in of_entry.values() for one in members}
    found: list[Proposal] = []
    for entry_id, members in of_entry.items():
        found += _questions(index, entry_id, members)
        others = [one for other, rest in of_entry.items() if other != entry_id for one in rest]
        found += _names(index, entry_id, members, others, read)
    return tuple(sorted(found, key=lambda p: (-p.times, p.entry_id, p.field, p.text)))


def _questions(index: Index, entry_id: str, members: Sequence[Asked]) -> list[Proposal]:
    """Return the questions that the desk did not find by itself, those of the same words once."""
    entry = index.entries[index.position[entry_id]]
    known = {_stems(index, text) for text in entry.questions}
    alike: defaultdict[frozenset[str], list[Asked]] = defaultdict(list)
    for one in members:
        text = " ".join(one.text.split())
        missed = one.proposed != entry_id or one.confidence < KNOWN_WELL
        if missed and len(text) <= LONGEST and not find(text) and speaks(index, content(index.read(text))) >= OWN:
            alike[_stems(index, text)].append(one)
    groups = sorted((rows for stems, rows in alike.items() if stems not in known), key=lambda rows: -len(rows))
    return [
        Proposal(entry_id, "questions", " ".join(rows[0].text.split()), len(rows), _examples(rows))
        for rows in groups[:MOST_QUESTIONS]
    ]


def _names(
    index: Index, entry_id: str, members: Sequence[Asked], others: Sequence[Asked], read: Mapping[str, Sequence[Token]]
) -> list[Proposal]:
    """Return the name that people use for the entry most often and that no entry has, if there is one."""
    said: defaultdict[tuple[str, ...], list[Asked]] = defaultdict(list)
    spelt: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for one in members:
        for gram, text in _grams(index, read[one.text]):
            said[gram].append(one)
            spelt[gram][text] += 1
    elsewhere = Counter(gram for one in others for gram in {g for g, _ in _grams(index, read[one.text])})
    own = index.position[entry_id]
    listed = [words for at, words in enumerate(index.asked_words) if at != own]
    good = []
    for gram, rows in said.items():
        times = len({one.ticket_id for one in rows})
        if (
            times >= TICKETS
            and elsewhere[gram] <= ELSEWHERE * times
            and not any(words.issuperset(gram) for words in listed)
        ):
            good.append((times, len(gram), gram))
    if not good:
        return []
    times, _, best = max(good)
    return [Proposal(entry_id, "aliases", spelt[best].most_common(1)[0][0], times, _examples(said[best]))]


def _grams(index: Index, words: Sequence[Token]) -> Iterable[tuple[tuple[str, ...], str]]:
    """Return the runs of one to three words that could be a name, as stems and as written; none that is one already."""
    named = [(hit.start, hit.end) for hit in index.names.find(words)]
    told = content(words)
    for size in range(1, WORDS + 1):
        for at in range(len(told) - size + 1):
            run = told[at : at + size]
            stems = tuple(token.stem for token in run)
            free = not any(start < run[-1].end and run[0].start < end for start, end in named)
            own = sum(index.idf.get(stem, index.top_idf) for stem in stems if stem not in ASPECT_WORDS)
            if free and own >= index.top_idf / 2 and stems[0] not in ASPECT_WORDS and stems[-1] not in ASPECT_WORDS:
                yield stems, " ".join(token.word for token in run)


def _stems(index: Index, text: str) -> frozenset[str]:
    return frozenset(token.stem for token in content(index.read(text)))


def _examples(rows: Sequence[Asked]) -> tuple[tuple[str, int], ...]:
    return tuple({" ".join(one.text.split()): one.ticket_id for one in rows}.items())[:3]
