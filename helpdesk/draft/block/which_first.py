"""Which of many permits comes first: of three or more that a mail names, no list tells, but how any business begins.

"Disuruh urus PBG, SLF, NIB, SPPL. Yang mana dulu?" is answered by that business numbers come first, and the others by
what is done there.
"""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import replace

from helpdesk.draft.asked.named_topics import WHICH_PERMITS
from helpdesk.draft.asked.permit_names import PermitNames
from helpdesk.draft.block.left_open import FIRST_PERMIT
from helpdesk.draft.entry.order import asks_order
from helpdesk.model.question import Aspect, Candidate, Form, Question
from helpdesk.pattern import Pattern

_MANY = 3
_NUMBER = Pattern(r"\bnib\b|\bnomor induk berusaha\b|\bbusiness (?:identification )?number\b", flags=re.IGNORECASE)
_LIKELY = 0.78  # of the topic: meant, and yet the order of the others stays open
_FEW = 10  # words of a question that names nothing of its own
_FORMS = frozenset({Form.WHICH, Form.OPEN, Form.HOW, Form.LIST})


def of_many(question: Question, mail: str, names: PermitNames, topics: Container[str]) -> Question:
    """Return a question which comes first as one on how a business begins, where ``mail`` names many permits.

    A name that several have is none of them. Where the business number is not named, be it OSS, no business is begun.
    """
    short = question.form in _FORMS and len(question.words.split()) <= _FEW and WHICH_PERMITS in topics
    if not short or not asks_order(question) or names.ids_in(question.words):
        return question
    named = {next(iter(ids)) for _, ids in names.in_text(mail) if len(ids) == 1}
    if len(named) < _MANY or FIRST_PERMIT not in named or not _NUMBER.search(mail):
        return question
    others = tuple(c for c in question.candidates if c.kind != "permit" and c.id != WHICH_PERMITS)
    first = Candidate("topic", WHICH_PERMITS, _LIKELY)
    return replace(question, candidates=(first, *others), aspects=(Aspect.PROCEDURE,), form=Form.OPEN, out_of_scope=0.0)
