"""A kind of thing that an entry tells apart ("tidak disebut tersendiri"): nobody knows whether its rules are on it.

Who lets motorcycles be left overnight is told that this is not named in the material, and the rule as it stands, but
not what their figures come to by it: that would say yes where nothing is known.
"""

from __future__ import annotations

import re
from dataclasses import replace

from helpdesk.draft.asked.phrase import telling_in
from helpdesk.draft.entry.facts import Teller, in_english
from helpdesk.draft.templating.wording import without_verdict
from helpdesk.model.draft import Block
from helpdesk.model.knowledge import Entry, Particular

_APART = re.compile(r"\btidak disebut tersendiri\b")
_TWO = 2


def tells_apart(particular: Particular) -> bool:
    """Return whether a particular is on a kind of thing of which nobody knows whether its entry is on it."""
    return _APART.search(particular.text) is not None


def is_apart(words: frozenset[str], particular: Particular) -> bool:
    """Return whether two words name a kind of thing that is told apart, be they in the names of the entry too."""
    return len(words) >= _TWO and telling_in(words) and tells_apart(particular)


def rule_of(particular: Particular, teller: Teller) -> str:
    """Return what a particular says of any case, without what the figures of the mail come to."""
    return particular.text_en if in_english(teller.language) else particular.text


def without_results(block: Block, entry: Entry, teller: Teller) -> Block:
    """Return a block of ``entry`` with its rules in place of what the figures of the mail come to by them."""
    text = block.text if entry.id in block.answered_by else ""
    for one in entry.particulars:
        result = one.result_en if in_english(teller.language) else one.result
        for said in (result, without_verdict(result)) if result else ():
            text = text.replace(said, rule_of(one, teller))
    return replace(block, text=text) if text else block


def without_yes(block: Block, teller: Teller) -> Block:
    """Return a block that tells of a thing apart without what the figures of the mail come to."""
    for entry in map(teller.knowledge.entry, block.answered_by):
        if entry is not None and any(tells_apart(one) and one.text in block.text for one in entry.particulars):
            block = without_results(block, entry, teller)
            block = replace(block, text="\n\n".join(dict.fromkeys(block.text.split("\n\n"))))
    return block
