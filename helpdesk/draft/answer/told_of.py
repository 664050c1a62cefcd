"""What a mail tells of, though no question of it was taken to be on that: the answer of the topic, in its own section.

"Upload gagal terus dari kemarin. Maksimal berapa MB?" asks for a size and tells of trouble; whoever answers the size
alone has not helped. Which topics a mail is on as a whole, the matcher says with a chance for each.
"""

from __future__ import annotations

from collections.abc import Sequence

from helpdesk.draft.answer.line_text import text_of
from helpdesk.draft.answer.said_already import is_said, is_told
from helpdesk.draft.asked.named_topics import OBJECTION, STATUS_CHECK
from helpdesk.draft.asked.points import points_of
from helpdesk.draft.asked.said_outright import said_outright
from helpdesk.draft.entry.facts import Teller
from helpdesk.draft.entry.sources import sourced
from helpdesk.draft.entry.topic_heading import matter_of
from helpdesk.model.draft import Block
from helpdesk.model.knowledge import Topic
from helpdesk.model.question import Line, Question
from helpdesk.sentences import sentences_of

# Of 69 such answers from 0.6 on to the mails of tests/judged/lines.jsonl, each by what the pens of others taught, 29
# of 40 on what a mail only tells were right, and on what a question says that something else answers 11 of 13 from 0.8.
_TELLS, _ASKS = 0.6, 0.85
# Where to turn, which permits there are, who may apply and what is paid is told to who asks for it: right in 13 of 37.
_FOR_WHO_ASKS = frozenset({"pengaduan", "layanan", "identitas", "biaya", "jalur"})
_NOT_UNASKED = frozenset({OBJECTION, STATUS_CHECK})


def with_what_is_told_of(
    blocks: Sequence[Block], lines: Sequence[Line], asked: Sequence[Question], teller: Teller
) -> list[Block]:
    """Return the blocks with one for the likeliest topic that a mail is on as a whole and none of them answers from."""
    numbered = points_of(teller.mail, asked)
    outright = said_outright(teller.mail)
    lines = (*lines, *(Line(topic, -1, 1.0, None, at, at) for topic, at in outright.items()))
    answering = {entry_id for block in blocks for entry_id in block.answered_by}
    for line in sorted(lines, key=lambda one: -one.confidence):
        topic = teller.knowledge.topics.get(line.entry_id)
        if (
            line.number >= 0
            or topic is None
            or topic.id in answering
            or not (line.entry_id in outright or _is_likely(line, topic))
        ):
            continue
        text = text_of(topic, line, teller)
        if not text or is_said(text, blocks) or is_told(text, blocks):
            continue
        if any(is_told(one, blocks) for one in sentences_of(text)[:1]):
            continue
        question = line.question if line.question is not None else _next(line, asked)
        made = Block(question, matter_of(topic, teller.language), sourced(text, topic, teller), (topic.id,))
        behind = bool(numbered)  # what a point asks is answered first under its number
        at = next((at for at, block in enumerate(blocks) if block.question >= question + behind), len(blocks))
        return [*blocks[:at], made, *blocks[at:]]
    return list(blocks)


def _is_likely(line: Line, topic: Topic) -> bool:
    told_to_all = topic.group not in _FOR_WHO_ASKS and topic.id not in _NOT_UNASKED
    return told_to_all and line.confidence >= (_TELLS if line.question is None else _ASKS)


def _next(line: Line, asked: Sequence[Question]) -> int:
    """Return the question that what a mail tells leads to: the first one behind it, else the last."""
    return next((at for at, question in enumerate(asked) if question.start >= line.start), max(len(asked) - 1, 0))
