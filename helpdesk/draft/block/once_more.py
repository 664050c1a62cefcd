"""A question that only goes on with the one before, and is answered by the same block.

"Berapa lembar?" after the size of a photograph; "Bener ga ini?" after the sum that somebody wanted is about that, not
about the law of the permit; "dendanya berapa?" of another office's matter is that office's too; "urusnya di mana?" of
permits that nobody knows yet has no other answer; "syaratnya apa?" after another copy of a lost permit is not what a
first one takes; and "berapa lama batas waktunya?" after a topic that names the days is about those days.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from helpdesk.draft.answer.choose import FEW, FIGURES, SURE, known_figures
from helpdesk.draft.asked.as_asked import says_nothing_of_its_own
from helpdesk.draft.asked.asks import names_no_paper
from helpdesk.draft.asked.elsewhere import CLEAR, UNLIKELY, matters_of
from helpdesk.draft.asked.goes_on import is_named
from helpdesk.draft.asked.named_topics import LOST, WHICH_PERMITS
from helpdesk.draft.asked.papers_asked import of_a_kind
from helpdesk.model.draft import Block
from helpdesk.model.knowledge import EntryStatus, Knowledge
from helpdesk.model.question import Action, Aspect, Question, Understanding
from helpdesk.not_known import is_not_in_material

FEW_WORDS = 4  # whoever writes more names the paper again
_ON_ANOTHER_COPY = frozenset({Aspect.REQUIREMENTS, Aspect.PROCEDURE, Aspect.OTHER})
_ON_ANY_PERMIT = frozenset({Aspect.PROCEDURE, Aspect.FEE, Aspect.DURATION, Aspect.OTHER})
# "harus ajukan permohonan baru?" goes on with what told when one is due
_ANEW = re.compile(r"\bpermohonan baru\b|\bnew application\b")
_WHERE_TO = re.compile(
    r"\b(?:lapor|melapor\w*|laporkan|mengadu\w*|ngadu|komplain|complain|report)\b.*\b(?:mana|siapa|where|whom?)\b"
    r"|\b(?:mana|siapa|where|whom?)\b.*\b(?:lapor|melapor\w*|mengadu\w*|ngadu|komplain|complain|report)\b"
)
_TELLS = {
    Aspect.DURATION: re.compile(
        r"\b(?:\d+ ?x ?)?\d+ (?:hari|minggu|bulan|jam|working days|days|weeks|months)\b", re.IGNORECASE
    ),
    Aspect.FEE: re.compile(r"\bRp ?\d|\b(?:biaya|dipungut|retribusi|berbayar|fee|free|charge)", re.IGNORECASE),
    Aspect.VALIDITY: re.compile(r"\b\d+ (?:tahun|bulan|years?|months)\b", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True)
class OnceMore:
    """Finds such questions in a mail; ``reports``: it reports an illegal fee; ``accuses``: it complains of somebody."""

    understanding: Understanding
    knowledge: Knowledge
    minimum: float
    reports: bool
    accuses: bool = True

    def block(self, question: Question, index: int, made: Sequence[Block]) -> Block | None:
        """Return the last block of ``made`` once more where ``question`` only goes on with the one before."""
        if not made:
            return None
        questions = self.understanding.questions
        best = question.candidates[0] if question.candidates else None
        other = best is not None and is_named(best) and best.id not in made[-1].answered_by
        if (more_of_a_paper(questions, index) and not other) or self._is_told(question, made[-1]):
            return replace(made[-1], question=index)
        sure = best is not None and (best.confidence >= SURE or is_named(best))
        few = not sure and len(question.text.split()) <= FEW
        on_any = few and made[-1].answered_by == (WHICH_PERMITS,) and set(question.aspects) <= _ON_ANY_PERMIT
        bare = len(question.words.split()) <= FEW_WORDS and set(question.aspects) <= _ON_ANOTHER_COPY
        again = (
            on_any
            or (few and self._was_elsewhere(index - 1))
            or (bare and made[-1].answered_by == (LOST,) and not any(map(is_named, question.candidates[:1])))
            or (says_nothing_of_its_own(question) and not made[-1].answered_by and self._is_open(index - 1))
            or (bare and says_nothing_of_its_own(question) and self._is_unknown_of_old(made[-1]))
            or (bare and says_nothing_of_its_own(question) and self._was_others(index - 1, made[-1]))
            or (
                len(question.text.split()) <= FEW
                and _ANEW.search(question.words)
                and _ANEW.search(made[-1].text.lower())
            )
            or (few and self._is_of_report(question, index))
            or (not self.accuses and self._is_of_a_quarrel(question, index - 1))
        )
        return replace(made[-1], question=index) if again else None

    def _is_told(self, question: Question, before: Block) -> bool:
        """Whether the topic told just before holds the figures that a few words ask for without naming a matter."""
        topic = self.knowledge.topics.get(before.answered_by[0]) if before.answered_by else None
        sides = set(question.aspects)
        if topic is None or not sides or not sides <= FIGURES or len(question.words.split()) > FEW:
            return False
        found = next((c.confidence for c in question.candidates if c.id == topic.id), 0.0)
        near = says_nothing_of_its_own(question) or found >= self.minimum
        named = any(is_named(c) for c in question.candidates[:1] if c.id != topic.id)
        likely = {c.id for c in question.candidates if c.confidence >= self.minimum} | set(self.understanding.permits)
        permits = (permit for i in likely if (permit := self.knowledge.permits.get(i)) is not None)
        if any(sides <= known_figures(permit) for permit in permits):
            return False
        return near and not named and all(_TELLS[side].search(topic.answer) for side in sides)

    def _is_unknown_of_old(self, before: Block) -> bool:
        """Whether the block before says that what was asked of an old permit is not known: nor is then how."""
        permit = self.knowledge.permits.get(before.answered_by[0]) if len(before.answered_by) == 1 else None
        of_old = permit is not None and permit.status is not EntryStatus.ACTIVE
        return of_old and is_not_in_material(before.text)

    def _was_elsewhere(self, index: int) -> bool:
        """Whether a question was about another office's matter, and no entry answers it, in a mail about no permit."""
        question = self.understanding.questions[index]
        return not self.understanding.permits and question.out_of_scope >= UNLIKELY and bool(matters_of((question,)))

    def _was_others(self, index: int, before: Block) -> bool:
        """Whether a question was sent to another office, whose the matter clearly is."""
        matters = matters_of((self.understanding.questions[index],), 0.0)
        return not before.answered_by and bool(CLEAR.intersection(matters))

    def _is_of_report(self, question: Question, index: int) -> bool:
        """Whether a few words go on with the report of an illegal fee; how far an application is, is no part of it."""
        complained = Aspect.COMPLAINT in self.understanding.questions[index - 1].aspects
        return self.reports and complained and Aspect.STATUS not in question.aspects

    def _is_of_a_quarrel(self, question: Question, index: int) -> bool:
        """Whether a question asks where to complain of what another office sees to, as the question before has told."""
        before = self.understanding.questions[index]
        return bool(_WHERE_TO.search(question.words)) and bool(CLEAR.intersection(matters_of((before,), 0.0)))

    def _is_open(self, index: int) -> bool:
        """Whether nobody knows what a question is about: then what only goes on with it is as little known."""
        best = self.understanding.questions[index].candidates[:1]
        return bool(best) and best[0].confidence < self.minimum and self.understanding.action is not Action.STATUS


def tells(side: Aspect, text: str) -> bool:
    """Whether ``text`` has a figure of this side."""
    return side in _TELLS and _TELLS[side].search(text) is not None


def more_of_a_paper(questions: Sequence[Question], index: int) -> bool:
    """Whether a few words go on asking how the paper of a question before must be: "berapa lembar?"."""
    if index == 0 or len(questions[index].words.split()) > FEW_WORDS:
        return False
    question, before = questions[index], questions[index - 1]
    if of_a_kind(question) is None or of_a_kind(before) is None or not names_no_paper(question):
        return False
    return not names_no_paper(before) or more_of_a_paper(questions, index - 1)
