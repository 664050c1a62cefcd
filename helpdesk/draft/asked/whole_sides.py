"""A list and steps only for who wants them as a whole.

"Izin apa lagi pak?" and "ada cara banding?" seem to ask for the papers and the steps of a permit, as much as "syaratnya
apa saja" and "mulainya dari mana". What a question wants is learnt (``match.wanted``); a side that it does not want is
asked about all the same, but narrowly: a line of the entry answers it, or an officer will.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from helpdesk.draft.asked.phrase import roots_in, roots_of_names, telling
from helpdesk.match.wanted import Fact, wanted
from helpdesk.model.knowledge import Knowledge
from helpdesk.model.question import Aspect, Form, Question

_LOOSE = frozenset({Form.LIST, Form.HOW, Form.OPEN})  # of these the whole side of an entry is told
# Chance below which the whole of a side is not wanted. Of questions left out by pen that seemed to ask for it, those
# that wanted it fell below in 2 and 15 of 100, those that did not in 78 and 60.
_HARDLY = {Fact.LIST: 0.25, Fact.STEPS: 0.2}
_RATHER = 0.5  # and from which something else is
_SIDES = {Aspect.REQUIREMENTS: Fact.LIST, Aspect.PROCEDURE: Fact.STEPS}
_FORMS = ((Fact.CHANNEL, Form.WHERE), (Fact.NEED, Form.NEEDED))


# "mohon arahannya", "info PBG dong": who asks nothing else wants to hear what there is
_OF_ANYTHING = roots_in(
    "info informasi arahan diarahkan petunjuk penjelasan dijelaskan bimbingan panduan bantuan dibantu tolong mohon tanya"
    " urus mengurus ngurus bikin buat membuat buka membuka mau ingin baru lengkap detail harus apa bagaimana dan"
    " information help guide guidance advise please need apply get open want"
)


def of_whole_sides(question: Question, knowledge: Knowledge, *, only: bool) -> Question:
    """Return a question that seems to ask for a list or steps as one for what it wants of them.

    ``only``: its mail asks nothing else.
    """
    sides = [side for side in question.aspects if side in _SIDES]
    if not sides or question.form not in _LOOSE or not question.words:
        return question
    if only and _is_of_anything(question, knowledge):
        return question
    chances = wanted(question.words, marked=question.text.rstrip().endswith("?"))
    unwanted = {side for side in sides if chances[_SIDES[side]] < _HARDLY[_SIDES[side]]}
    if chances[Fact.CHANNEL] >= _RATHER:
        unwanted.discard(Aspect.PROCEDURE)  # where to apply is told with the steps
    if not unwanted:
        return question
    kept = tuple(side for side in question.aspects if side not in unwanted)
    return replace(question, aspects=kept) if kept else replace(question, form=_narrow(question.form, chances))


def _is_of_anything(question: Question, knowledge: Knowledge) -> bool:
    """Whether a question names its matter at most, and nothing of it."""
    entries = (knowledge.entry(candidate.id) for candidate in question.candidates)
    names = frozenset[str]().union(*(roots_of_names(entry) for entry in entries if entry is not None))
    return telling(question) <= names | _OF_ANYTHING


def _narrow(form: Form, chances: Mapping[str, float]) -> Form:
    """Return how a question asks that wants neither a list nor steps."""
    if chances[Fact.DEFINITION] >= _RATHER:
        return form
    return next((narrow for fact, narrow in _FORMS if chances[fact] >= _RATHER), Form.WHETHER)
