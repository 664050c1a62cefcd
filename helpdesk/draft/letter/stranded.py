"""The first step of an application where nobody asked how to apply: it is not told beside the answer.

"Pajak parkir ke siapa?" is answered by who that is paid to. The question asks for a place, so that the entry told where
an application goes as well, and whose rules those are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from helpdesk.draft.entry.facts import Teller
from helpdesk.draft.entry.sources import is_remark
from helpdesk.model.draft import Block
from helpdesk.model.question import Aspect, Question
from helpdesk.pattern import Pattern

_STEP = re.compile(r"(?:Langkah pertama|The first step): [^\n]+")
_APPLIES = Pattern(
    r"\b(?:(?:men|pen)?daftar\w*|ajukan|diajukan|mengajukan|pengajuan\w*|ngajuin|ajuin|(?:meng|peng|di|ng)?urus\w*|mulai"
    r"|langkah\w*|cara\w*|gimana|gmn|bagaimana|proses\w*|prosedur\w*|alur\w*|permohonan\w*"
    r"|(?:bikin|buat|membuat)\w* .*\bmana|mana .*\b(?:bikin|buat|membuat)"
    r"|apply\w*|appli\w+|file|start|how|process|step\w*|procedure)\b"
)
_WHERE = Pattern(r"\b(?:ke ?mana|di ?mana|mana|where)\b")
_PAYS = Pattern(r"\b(?:pajak\w*|bayar\w*|dibayar|membayar|setor\w*|disetor|retribusi\w*|lapor\w*|tax\w*|pay|paid)\b")
_OF_RULES = re.compile(
    r"\b(?:daftar|syarat|persyaratan|lampir\w*|disiapkan|list|require\w*|attach\w*)\b", re.IGNORECASE
)


def without_stranded_step(blocks: Sequence[Block], asked: Sequence[Question], teller: Teller) -> list[Block]:
    """Return the blocks of the questions ``asked`` without such a step, and without whose it is, beside an answer."""
    made = []
    for block in blocks:
        parts = block.text.split("\n\n")
        question = asked[block.question] if block.question < len(asked) else None
        step = next((part for part in parts if _STEP.fullmatch(part)), None)
        if question is None or step is None or _asks_where(question.words):
            made.append(block)
            continue
        whose = _whose(block, teller)
        kept = [part for part in parts if part != step]
        told = [part for part in kept if part not in whose and not is_remark(part)]
        if not any(map(_OF_RULES.search, told)):
            kept = [part for part in kept if part not in whose]
        made.append(replace(block, text="\n\n".join(kept)) if told else block)
    return made


def _asks_where(words: str) -> bool:
    """Whether a question asks how or where one applies, or where papers go: not to whom something is paid."""
    return bool(_APPLIES.search(words) or (_WHERE.search(words) and not _PAYS.search(words)))


def _whose(block: Block, teller: Teller) -> set[str]:
    """Return what is said of whose the steps of a block are."""
    permits = (teller.knowledge.permits.get(entry_id) for entry_id in block.answered_by)
    return {
        text
        for permit in permits
        if permit is not None
        for text in (*teller.caveat(permit, [Aspect.PROCEDURE]), *teller.of_elsewhere(permit))
    }
