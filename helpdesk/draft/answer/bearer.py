"""Which of the entries found for a question speaks of the very thing that was asked about.

"Mobil jenazah bayarnya berapa?" in a mail on a grave is most like the permit for the grave, whose fee says nothing of a
hearse; another entry found for it does. The one that has the rarest word of the question answers it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from helpdesk.draft.answer.choose import FIGURES, known_figures
from helpdesk.draft.asked.goes_on import is_named
from helpdesk.draft.asked.phrase import own_texts, roots_in, telling
from helpdesk.draft.templating.templates import Templates
from helpdesk.model.knowledge import Entry, Knowledge, Permit, Topic
from helpdesk.model.question import Form, Question

_RARE = 6  # entries: a word that more of them use tells none from another
_LIKELY, _AS_LIKELY = 0.35, 0.5  # confidence of a topic that may be meant, and as a share of the best
_DECIDED = 0.85  # of the best: whoever is so surely meant stays
_WHOLE = frozenset({Form.LIST, Form.HOW})  # these want a side as a whole


@dataclass(frozen=True, slots=True)
class Bearers:
    """The roots of words that few entries use: those of each entry."""

    roots: Mapping[str, frozenset[str]]
    answers: Mapping[str, frozenset[str]]  # of topics, without their names
    rare: Mapping[str, int]  # how many entries use it

    def instead(self, question: Question, first: Entry, knowledge: Knowledge) -> Topic | None:
        """Return the topic whose answer has a rare word of ``question`` where ``first`` has none as rare, or None."""
        asked = telling(question) & self.rare.keys()
        had = min((self.rare[root] for root in asked & self.roots[first.id]), default=_RARE + 1)
        lacked = {root for root in asked - self.roots[first.id] if self.rare[root] < had}
        if not lacked or question.form in _WHOLE or _knows(first, question):
            return None
        best = next(iter(question.candidates), None)  # none where ``first`` came by the context alone
        if best is None or best.confidence >= _DECIDED or is_named(best):
            return None
        least = max(_LIKELY, _AS_LIKELY * best.confidence)
        topics = (knowledge.topics.get(c.id) for c in question.candidates if c.confidence >= least)
        return next(
            (topic for topic in topics if topic and topic is not first and lacked & self.answers[topic.id]), None
        )


def _knows(entry: Entry, question: Question) -> bool:
    """Whether an entry holds the figures that were asked for."""
    asked = set(question.aspects)
    return isinstance(entry, Permit) and bool(asked) and asked <= FIGURES and asked <= known_figures(entry)


def bearers(knowledge: Knowledge, templates: Templates) -> Bearers:
    """Return them for one version of the knowledge base, made once."""
    return templates.once("bearers", knowledge, "", lambda: _made(knowledge))


def _made(knowledge: Knowledge) -> Bearers:
    entries: tuple[Entry, ...] = (*knowledge.permits.values(), *knowledge.topics.values())
    roots = {entry.id: roots_in(" ".join(own_texts(entry))) for entry in entries}
    counts = Counter(root for words in roots.values() for root in words)
    rare = {root: count for root, count in counts.items() if count <= _RARE}
    answers = {topic.id: roots_in(f"{topic.answer} {topic.answer_en}") for topic in knowledge.topics.values()}
    return Bearers(_of_these(roots, rare), _of_these(answers, rare), rare)


def _of_these(roots: Mapping[str, frozenset[str]], rare: Mapping[str, int]) -> dict[str, frozenset[str]]:
    """Return what of the roots of each entry is rare: the rest is two megabytes."""
    return {entry_id: frozenset(filter(rare.__contains__, words)) for entry_id, words in roots.items()}
