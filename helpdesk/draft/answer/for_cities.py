"""To which level one applies for several cities, told to a mail that lies in several, whatever it asked of its permit.

Who writes of three puskesmas in two cities and asks if their file, which came back from one of the two, lives on, must
read that it belonged elsewhere: they cannot know to ask it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from helpdesk.draft.answer.beside import with_line
from helpdesk.draft.answer.line_text import text_of
from helpdesk.draft.entry.cities import Cities, in_several, parts_cities
from helpdesk.draft.entry.facts import Teller
from helpdesk.model.draft import Block
from helpdesk.model.question import Line

_LEAST = 0.3  # the matcher's chance of such a line: the cities are named, so that little else speaks against it


def with_rule_for_cities(blocks: Sequence[Block], lines: Sequence[Line], teller: Teller, cities: Cities) -> list[Block]:
    """Return the blocks, the first on the entry of such a rule telling it, or else the last that answers anything.

    Nothing is added where some block has such a rule, or ``teller.mail`` lies in one city, or none that is known.
    """
    answering = [at for at, block in enumerate(blocks) if block.answered_by]
    if not answering or any(parts_cities(block.text) for block in blocks) or not in_several(teller.mail, cities):
        return list(blocks)
    for line in lines:
        entry = teller.knowledge.entry(line.entry_id)
        told = text_of(entry, line, teller) if entry is not None and line.number >= 0 else ""
        if entry is None or line.confidence < _LEAST or not parts_cities(told):
            continue
        at = next((at for at in answering if entry.id in blocks[at].answered_by), answering[-1])
        ids = tuple(dict.fromkeys((*blocks[at].answered_by, entry.id)))
        made = replace(blocks[at], text=with_line(blocks[at].text, told, first=False), answered_by=ids)
        return [*blocks[:at], made, *blocks[at + 1 :]]
    return list(blocks)
