"""A sentence beside a list that says no more than one of its items does is not told, unless it answers yes or no.

"Untuk praktik mandiri, permohonan STPT dilengkapi denah lokasi dan ruang" is what the ninth item of the list says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from helpdesk.draft.asked.asks import YES_OR_NO
from helpdesk.draft.asked.phrase import roots_in, roots_of_names
from helpdesk.draft.entry.facts import Teller
from helpdesk.draft.entry.sources import is_remark
from helpdesk.draft.letter.said import ITEM
from helpdesk.model.draft import Block
from helpdesk.model.question import Question
from helpdesk.sentences import sentences_of

_BELONG = re.compile(  # "Bukti uji berkala, STNK, dan BPKB kendaraan termasuk syarat wajib layanan ini, bersama NIB."
    r"(?:Ya, )?(?P<names>[^.;:]+?) termasuk (?:butir |daftar )?(?:syarat|persyaratan)(?: wajib)?[^.;]*\."
)
_AND = re.compile(r",? (?:dan|serta) |, ")
_LEAST = 4  # roots of a sentence: fewer stand in any item
_MOSTLY = 0.8  # of its roots
_OF_A_LIST = roots_in(  # what a sentence on an item says beside it
    "pada daftar yang kami miliki tercantum termasuk syarat persyaratan wajib diminta permohonan pengajuan diajukan"
    " dilengkapi dilampirkan disertai disertakan siapkan diperlukan untuk bila dengan dan atau serta juga ini itu di"
    " dari"
    " the of and or for with a an is are required attached list application needed"
)


def without_listed(blocks: Sequence[Block], questions: Sequence[Question], teller: Teller) -> list[Block]:
    """Return the blocks without the paragraphs that only say what an item of a list in the letter says.

    Where nothing else is told, or yes or no was asked, they stay. ``questions`` are those of the blocks.
    """
    items = [roots_in(line) for block in blocks for line in block.text.split("\n") if ITEM.match(line)]
    if not items:
        return list(blocks)
    made = []
    for block in blocks:
        entries = (teller.knowledge.entry(entry_id) for entry_id in block.answered_by)
        names = frozenset[str]().union(*(roots_of_names(entry) for entry in entries if entry is not None))
        first, *more = block.text.split("\n\n")
        parts = [first, *(part for part in more if not _enumerates(part, items, names))]
        if block.question < len(questions) and questions[block.question].form not in YES_OR_NO:
            kept = [part for part in parts if not _is_listed(part, items, names | _OF_A_LIST)]
            parts = kept if any(not is_remark(part) for part in kept) else parts
        made.append(replace(block, text="\n\n".join(parts)))
    return made


def _enumerates(part: str, items: Sequence[frozenset[str]], beside: frozenset[str]) -> bool:
    """Whether a paragraph only says that papers, each an item of a list in the letter, belong to it."""
    said = _BELONG.fullmatch(part)
    names = _AND.split(said["names"]) if said is not None else []
    roots = [roots_in(name) - _OF_A_LIST for name in names]
    return bool(names) and all(own and any(own & item and own - beside <= item for item in items) for own in roots)


def _is_listed(part: str, items: Sequence[frozenset[str]], beside: frozenset[str]) -> bool:
    """Whether every sentence of a paragraph has most of its words in one and the same item."""
    if "\n" in part or is_remark(part):
        return False
    said = [roots_in(sentence) - beside for sentence in sentences_of(part)]
    return any(all(len(own) >= _LEAST and len(own & item) >= _MOSTLY * len(own) for own in said) for item in items)
