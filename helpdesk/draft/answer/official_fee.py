"""The fee of a permit that is due, told to who is asked for another sum."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from helpdesk.draft.answer.beside import with_line
from helpdesk.draft.entry.facts import Teller, display_name, short_name
from helpdesk.draft.entry.of_the_past import successors
from helpdesk.model.draft import Block
from helpdesk.model.knowledge import EntryStatus
from helpdesk.model.question import Aspect

_ON_A_FEE = re.compile(r"\b(?:biaya|retribusi|tarif|dipungut|gratis|fee|free of charge)\b", re.IGNORECASE)


def with_official_fee(blocks: Sequence[Block], teller: Teller) -> list[Block]:
    """Return the blocks, the first on a permit with a known fee telling it, unless some block speaks of a fee."""
    if any(_ON_A_FEE.search(block.text) for block in blocks):
        return list(blocks)
    for at, block in enumerate(blocks):
        permits = [teller.knowledge.permits[i] for i in block.answered_by if i in teller.knowledge.permits]
        issued = [
            p for q in permits for p in (successors(teller.knowledge, q) or [q]) if p.status is EntryStatus.ACTIVE
        ]
        for permit in issued:
            name = short_name(display_name(permit, teller.language))
            fee = teller.permit(permit, [Aspect.FEE], name).known
            if fee:
                told_now = replace(block, text=with_line(block.text, "\n\n".join(fee), first=False))
                return [*blocks[:at], told_now, *blocks[at + 1 :]]
    return list(blocks)
