"""What is said of an identity card from elsewhere, to whoever lives elsewhere and applies to us."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from helpdesk.draft.answer.beside import permits_of, with_line
from helpdesk.draft.entry.facts import Teller, in_english
from helpdesk.model.draft import Block
from helpdesk.model.knowledge import Permit, Topic
from helpdesk.sentences import sentences_of

_CENTRAL = ("central",)  # units of what the central government issues
_WANTS_RESIDENTS = re.compile(
    r"(?<!bukan )\bKTP (?:DKI|Jakarta)\b|\bber-?KTP (?:DKI|Jakarta)|\bwarga (?:DKI|Jakarta)\b"
)
_ASKS = re.compile(r"(?:Mohon )?[Ss]ebutkan\b|Please tell\b")


def with_residence(blocks: Sequence[Block], topic: Topic | None, teller: Teller) -> list[Block]:
    """Return the blocks, the first on a permit saying what ``topic`` says of an identity card from elsewhere.

    Told is what it explains: not its verdict, which is on a question that nobody asked, nor what it asks for.
    """
    place = next((at for at, block in enumerate(blocks) if permits_of(block, teller)), None)
    if topic is None or place is None or any(topic.id in block.answered_by for block in blocks):
        return list(blocks)
    permits = permits_of(blocks[place], teller)
    if any(map(wants_residents, permits)) or all(permit.units == _CENTRAL for permit in permits):
        return list(blocks)  # what the central government issues lies nowhere
    answer = topic.answer_en if in_english(teller.language) else topic.answer
    told_now = [said for said in sentences_of(answer)[1:] if not _ASKS.match(said)]
    block = blocks[place]
    text, ids = with_line(block.text, " ".join(told_now), first=False), (*block.answered_by, topic.id)
    return [*blocks[:place], replace(block, text=text, answered_by=ids), *blocks[place + 1 :]]


def wants_residents(permit: Permit) -> bool:
    """Return whether a permit asks for an identity card of our region."""
    return any(map(_WANTS_RESIDENTS.search, _rules_of(permit)))


def _rules_of(permit: Permit) -> Iterator[str]:
    """Yield what a permit asks for and answers narrowly."""
    yield from (item.text for item in permit.requirements or ())
    yield from (particular.text for particular in permit.particulars)
