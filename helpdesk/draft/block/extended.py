"""That a building which gets a storey or a room more needs the approval first, told to who only speaks of it.

"IMB lama masih laku?" of a house that is to be raised is no question on the IMB alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from helpdesk.draft.asked.asks import extends
from helpdesk.draft.asked.of_its_matter import STOREY
from helpdesk.draft.entry.facts import Teller
from helpdesk.draft.writer.stage import Stage
from helpdesk.model.draft import Block
from helpdesk.model.knowledge import Knowledge
from helpdesk.model.question import Question

APPROVAL = "pbg"
_APPLIED = frozenset({Stage.FILED, Stage.RETURNED, Stage.REFUSED})
_FORMER = "imb-rumah-tinggal"
_OF_BUILDING = frozenset({APPROVAL, _FORMER, "imb-ke-pbg"})

_HAS_ONE = re.compile(r"\bimb", re.IGNORECASE)


def with_extension(
    made: list[Block], asked: Sequence[Question], mail: str, teller: Teller, knowledge: Knowledge, stage: Stage | None
) -> list[Block]:
    """Return the blocks, the first on a permit to build beginning with what a storey more needs, where one is told.

    Who has applied for it (``stage``) knows that.
    """
    if stage in _APPLIED:
        return made
    permits = (knowledge.permits.get(i) for i in (APPROVAL, _FORMER))
    lines = [line for p in permits if p is not None for line in p.particulars if STOREY in line.about]
    at = next((i for i, block in enumerate(made) if _OF_BUILDING.intersection(block.answered_by)), None)
    if not lines or at is None or not extends(mail):
        return made
    said = [teller.particular(line, asked[made[at].question]) for line in lines]
    if any(one.split(". ")[0] in block.text for one in said for block in made):
        return made
    first = said[-1 if _HAS_ONE.search(mail) else 0]
    return [*made[:at], replace(made[at], text=f"{first}\n\n{made[at].text}"), *made[at + 1 :]]
