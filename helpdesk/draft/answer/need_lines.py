"""The line on whether a permit is needed in just the case that a mail tells, to who asks if it is.

The matcher says which lines a mail is on; who asks "wajib izin?" of a thing that one of them names wants that one, be
it less sure than a line that nobody asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from helpdesk.draft.answer.beside import silences, with_line
from helpdesk.draft.answer.line_text import line_of, text_of
from helpdesk.draft.answer.said_already import is_told
from helpdesk.draft.answer.whether_needed import by_story, is_on_need, unsure, without_unsure, without_yes
from helpdesk.draft.asked.asks import asks_penalty
from helpdesk.draft.asked.asks_permit import asks_for_permit
from helpdesk.draft.entry.facts import Teller
from helpdesk.model.draft import Block
from helpdesk.model.knowledge import Entry, Permit
from helpdesk.model.question import Form, Line, Question
from helpdesk.pattern import Pattern

_LEAST = 0.3  # the matcher's chance of such a line, which its entry's answering makes about twice as likely
_OF_A_PERMIT = Pattern(r"\b(?:izin|permit|licen[cs]e|lapor|daftar|mendaftar)\b")


def with_need_lines(
    blocks: Sequence[Block], lines: Sequence[Line], questions: Sequence[Question], teller: Teller
) -> list[Block]:
    """Return the blocks, those of ``questions`` that ask if a permit is needed with the likeliest line on that.

    It stands in place of the sentence that this is not known.
    """
    made: list[Block] = []
    for block in blocks:
        entry = teller.knowledge.entry(block.answered_by[0]) if block.answered_by else None
        told = None
        if entry is not None and _asks(questions[block.question], entry) and not _says(block, entry):
            told = _told(entry, lines, blocks, teller)
        made.append(block if told is None else _with(block, told, teller))
    return made


def _asks(question: Question, entry: Entry) -> bool:
    if asks_penalty(question):
        return False
    if isinstance(entry, Permit):
        return asks_for_permit(question, entry)
    return question.form is Form.NEEDED and _OF_A_PERMIT.search(question.words) is not None


def _says(block: Block, entry: Entry) -> bool:
    """Whether a block has such a line of ``entry`` already."""
    texts = (text for one in entry.particulars if is_on_need(one) for text in (one.text, one.text_en))
    return any(text in block.text for text in texts)


def _told(entry: Entry, lines: Sequence[Line], blocks: Sequence[Block], teller: Teller) -> str | None:
    of_it = [
        line
        for line in lines
        if line.entry_id == entry.id and line.number >= 0 and is_on_need(entry.particulars[line.number])
    ]
    best = max(of_it, key=lambda line: line.confidence, default=None)
    if best is not None and best.confidence >= _LEAST:
        text = text_of(entry, best, teller)
    else:
        particular = by_story(entry, teller.mail, teller)
        text = "" if particular is None else line_of(particular, teller, asked=False)
    return text if text and not is_told(text, blocks) else None


def _with(block: Block, told: str, teller: Teller) -> Block:
    text = without_yes(without_unsure(block.text, unsure(teller)), teller)
    silent = silences(teller)[0]  # what names its matter stays
    kept = "\n\n".join(part for part in text.split("\n\n") if not part.endswith(silent))
    return replace(block, text=with_line(kept, told, first=False) if kept else told)
