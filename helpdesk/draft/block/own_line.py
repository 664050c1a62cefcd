"""The permit of a mail in place of a doubtful topic on any permit, where it has a line on just what is asked.

Who asks what becomes of an expired kindergarten permit wants no word on graves and practices, which a topic on how
long permits last tells.
"""

from __future__ import annotations

from collections.abc import Collection

from helpdesk.draft.answer.particular import particular_of
from helpdesk.draft.asked.named_topics import AFTER_OUTCOME
from helpdesk.draft.templating.templates import Templates
from helpdesk.model.knowledge import Entry, Knowledge, Topic
from helpdesk.model.question import Question

_DOUBTFUL = 0.7  # confidence below which a topic is doubtful
_TRANSFER, _LESS_LIKELY = "hasil-balik-nama", 0.5  # which says of any permit that it depends on the permit
_AS_LIKELY = 0.9  # of a topic's confidence: a permit that is named and that likely is meant
_TWO = 2  # words of a line in the question


def by_its_line(
    question: Question, found: tuple[Entry, ...], permits: Collection[str], knowledge: Knowledge, templates: Templates
) -> tuple[Entry, ...]:
    """Return what answers a question: the permit of the mail (one of the ids ``permits``), else what was ``found``."""
    if not isinstance(found[0], Topic) or found[0].id in AFTER_OUTCOME:
        return found
    best = next((c.confidence for c in question.candidates if c.id == found[0].id), 1.0)
    vague = found[0].id == _TRANSFER
    least = (_LESS_LIKELY if vague else _AS_LIKELY) * best
    near = (c for c in question.candidates if c.kind == "permit" and c.confidence >= least)
    own = next((knowledge.permits[c.id] for c in near if c.id in permits), None)
    if own is None or (best >= _DOUBTFUL and not vague) or particular_of(found[0], question, templates) is not None:
        return found
    words = 1 if vague else _TWO
    return found if particular_of(own, question, templates, words) is None else (own,)
