"""What the entries say to a mail beside what was answered: to what it tells, and to what nothing else answers.

"Mau perpanjang izin kos, syaratnya apa? Tetangga belakang tidak mau tanda tangan." asks for a list; that the consent of
neighbours is asked no more is what its writer needs. Which lines a mail is on, the matcher says with a chance for each;
that an entry answers already, or that a question has no answer yet, speaks for a line too.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from helpdesk.draft.answer.contradicted import is_contradicted
from helpdesk.draft.answer.differences import is_of_another
from helpdesk.draft.answer.idle import begins_unknown
from helpdesk.draft.answer.line_text import OF_ANY, READ, SENTENCE, line_of, text_of
from helpdesk.draft.answer.particular import Groups, groups_of
from helpdesk.draft.answer.said_already import is_said, is_told, stands_in
from helpdesk.draft.answer.told_apart import is_apart, rule_of, tells_apart, without_results, without_yes
from helpdesk.draft.answer.whether_needed import is_by_measure
from helpdesk.draft.asked.denied import denied
from helpdesk.draft.asked.named_topics import MOVING
from helpdesk.draft.asked.of_its_matter import is_unasked
from helpdesk.draft.asked.own_words import asks
from helpdesk.draft.asked.phrase import roots_in, telling_in
from helpdesk.draft.entry.facts import Teller, in_english
from helpdesk.draft.entry.for_stage import prepares
from helpdesk.draft.entry.limits import as_facts
from helpdesk.draft.entry.sources import sourced
from helpdesk.draft.entry.topic_heading import matter_of
from helpdesk.draft.templating.wording import without_verdict
from helpdesk.model.draft import Block
from helpdesk.model.knowledge import Entry, Particular, Permit, Topic
from helpdesk.model.question import Line
from helpdesk.sentences import sentences_of

MOST = 3  # lines of a letter
_LONGEST = 400  # code points of a sentence: in a longer one, of somebody who dictates, the words stand far apart
_TWO = 2
_NAME = "\N{NAZAR AMULET}"  # in no text of ours
_NOT_OURS = re.compile(r"\bbukan layanan kantor ini\b")  # which a letter on another office's matter says by itself
_OF_OTHERS = re.compile(r"\b(?:tetangga|sebelah(?: rumah)?|pengembang(?:nya)?|developer(?:nya)?|neighbou?rs?)\b")
_REPORTS = re.compile(  # what somebody else has said, without a question
    r"^(?!.*\?).*\b(?:kata|katanya|bilang|bilangnya|ngomong|dibilang|diminta|disuruh|dikasih|said|told)\b"
)
# What speaks for a line in log odds beside the matcher's chance: that the letter tells nothing else of its entry, and
# that its question has no answer yet. Chances from which a line is told: beside an answer of its
# entry, in place of a sentence that nothing is known, and in place of one that an entry does not say. All by how often
# lines were right to the 320 mails of the last eight pens of tests/judged/lines.jsonl, by what the other ten taught: of
# those told beside an answer six in ten at 0.5, eight in ten from 0.8. A question that one entry answers is told a line
# of another one only where that is likelier still.
_OF_NO_ANSWER, _NOTHING_DOES = -0.8, 1.0
_BESIDE, _INSTEAD, _SILENT, _OF_ANOTHER = 0.5, 0.35, 0.35, 0.75
_WHOLLY = 0.6  # the whole answer of a topic in place of what an entry does not say
_SURELY = 0.8  # from here on a line may begin with a yes or no
# The matcher's chance from which a line is told that only says what is not known: below it the words of the mail, which
# an officer will look into, name the matter better.
_UNKNOWN = 0.6
_HARDLY = 0.2  # and below which a sentence of the mail that has its words does not bring it into the letter
_ASIDE = 0.65  # and from which one is told of what the mail only tells
_OPEN = 0.6  # and from which one is told in place of the word that what was asked is open
_LIKELY = 0.7  # and from which one of the nearest entry is told beside the answer of another: three of four were right


class Meant(NamedTuple):
    """What the questions of a mail are on, by their places: the permit ``surely``, and the ``nearest`` entry."""

    surely: Mapping[int, str] = MappingProxyType({})
    nearest: Mapping[int, str] = MappingProxyType({})


def with_lines_beside(
    blocks: Sequence[Block],
    teller: Teller,
    lines: Sequence[Line] = (),
    unanswered: Sequence[str] = (),
    *,
    filed: bool = False,
    meant: Meant | None = None,
) -> list[Block]:
    """Return the blocks with the lines that their mail is on beside; each once, three at most.

    ``lines`` are the matcher's; ``unanswered``: the texts of blocks that answer nothing. ``filed``: the writer has
    applied, and of what they tell nothing is to be prepared any more. ``meant``: what each question is on.
    """
    result, passed = _with_told(list(blocks), teller, lines, filed=filed)
    left = MOST - passed
    silent = silences(teller)
    nothing = _Nothing(tuple(unanswered), silent, _left_open(teller), _unlikely(result, teller), meant or Meant())
    spoken = set[int]()
    for line, chance in sorted(_likely(lines, result, nothing), key=lambda pair: -pair[1]):
        if not left:
            break
        changed = _with(result, line, chance, teller, nothing)
        if changed is not None:
            result, left = changed, left - 1
            spoken |= {line.question} if line.question is not None else set()
    return [
        without_yes(_spoken_up(block, before, silent[0], teller, answered=block.question in spoken), teller)
        for block, before in zip(result, blocks, strict=True)
    ]


def _spoken_up(block: Block, before: Block, silence: str, teller: Teller, *, answered: bool) -> Block:
    """Return a block that got lines on its question without the paragraph that says that nothing is known.

    What its permit is, which stood beside that for want of an answer, goes too. Where the lines are not on what was
    asked (``answered``), but on what the mail tells, the question stays open.
    """
    parts = block.text.split("\n\n")
    if block.text == before.text or not any(part.endswith(silence) for part in parts):
        return block
    permits = (teller.knowledge.permits.get(entry_id) for entry_id in before.answered_by)
    about = {text for permit in permits if permit is not None for text in (permit.definition, permit.definition_en)}
    return replace(
        block,
        text="\n\n".join(part for part in parts if part not in about and not (answered and part.endswith(silence))),
    )


def further_lines(lines: Iterable[Line], told_now: str, teller: Teller) -> Iterator[tuple[Line, str]]:
    """Yield the narrow answers among ``lines`` that a letter does not hold yet, with what each says; none twice.

    ``told_now`` is the text of the letter.
    """
    held = told_now.split("\n\n")
    for line in lines:
        entry = teller.knowledge.entry(line.entry_id)
        text = text_of(entry, line, teller) if entry is not None and line.number >= 0 else ""
        if text and not stands_in(text, held):
            held.append(text)
            yield line, text


def permits_of(block: Block, teller: Teller) -> list[Permit]:
    """Return the permits that a block is answered from, itself or by a topic on them."""
    permits, topics = teller.knowledge.permits, teller.knowledge.topics
    told_of = (i for found in block.answered_by for i in (found, *(topics[found].permits if found in topics else ())))
    return [permits[i] for i in dict.fromkeys(told_of) if i in permits]


def silences(teller: Teller) -> tuple[str, ...]:
    """Return how the paragraphs end which say that what was asked is not known of a permit."""
    said = (teller.render("not_known", name=_NAME, validity=None, matters=matters) for matters in ([], [_NAME]))
    return tuple(text.rpartition(_NAME)[2] for text in said)


def _unlikely(blocks: Sequence[Block], teller: Teller) -> frozenset[str]:
    """Return the texts of blocks that only tell the whole answer of a topic, where it is hardly what is asked.

    That cards are moved at another office is told for what a whole mail is on, whatever the matcher sees in a question.
    """
    topics = ((block, teller.knowledge.topics.get(block.answered_by[0])) for block in blocks if block.answered_by)
    hardly = (pair for pair in topics if pair[1] is not None and pair[1].id in teller.by_line and pair[1].id != MOVING)
    return frozenset(b.text for b, t in hardly if t is not None and _is_whole(b, t, teller))


def _left_open(teller: Teller) -> str:
    """Return how a block ends which only says that what was asked is open."""
    return teller.render("left_open", matters=[_NAME], whole=True).rpartition(_NAME)[2]


class _Nothing(NamedTuple):
    """What blocks say that answer nothing: of no entry, of what is not known of a permit, of a matter left open.

    ``unlikely`` are the texts of blocks that tell the whole answer of a topic which the mail is hardly on; ``meant``
    is what questions are on, though another entry may answer them.
    """

    unanswered: tuple[str, ...]
    silent: tuple[str, ...]
    left_open: str
    unlikely: frozenset[str] = frozenset()
    meant: Meant = Meant()

    def answers(self, block: Block) -> bool:
        """Whether a block answers from some entry, be it only that nothing is known."""
        return bool(block.answered_by) or not _is_open(block, self.unanswered)

    def is_outdone(self, block: Block, line: Line) -> bool:
        """Whether a line of another entry is likely, and a block tells but a topic which the mail is hardly on."""
        likely = line.number >= 0 and line.confidence >= _UNKNOWN
        return likely and block.text in self.unlikely and line.entry_id not in block.answered_by

    def leaves_open(self, block: Block) -> bool:
        """Whether a block names its entry only to say that what was asked of it is open."""
        return block.text.endswith(self.left_open) and "\n\n" not in block.text


def _with_told(result: list[Block], teller: Teller, lines: Sequence[Line], *, filed: bool) -> tuple[list[Block], int]:
    """Return the blocks with what their own entries surely say to other sentences of the mail, and how many lines.

    What only says that something is not known is left out where the matcher, whose ``lines`` these are, hardly sees it
    asked: two words of a sentence may be of anything. What a neighbour does is not what the writer needs a permit for.
    """
    likely = {(line.entry_id, line.number) for line in lines if line.confidence >= _HARDLY}
    sentences = [one for one in SENTENCE.split(teller.mail[:READ]) if 0 < len(one) <= _LONGEST]
    added = 0
    for entry_id in dict.fromkeys(found for block in result for found in block.answered_by):
        entry = teller.knowledge.entry(entry_id)
        if entry is None or not entry.particulars:
            continue
        groups = groups_of(entry, teller.templates)
        passed = dict.fromkeys((one for one in entry.particulars if _is_passed(one, teller)), True)
        meant = dict(_meant(sentences, groups))
        apart = {one for one in meant if tells_apart(one)}  # on the very thing that the mail tells of
        if apart:  # what a rule comes to nobody knows of such a thing
            result = [without_results(block, entry, teller) for block in result]
        for particular, asked in (passed | meant).items():
            behind = filed and particular not in passed and prepares(particular.text)
            idle = not asked and (behind or (particular not in apart and _is_idle(particular.text, teller)))
            number = entry.particulars.index(particular)
            vain = bool(lines) and (entry_id, number) not in likely and begins_unknown(particular.text)
            if (
                idle
                or (vain and particular not in passed)
                or is_contradicted(particular, teller.mail)
                or is_unasked(particular.text, teller.mail)
            ):
                continue
            rule = particular in passed and bool(apart)
            line = rule_of(particular, teller) if rule else line_of(particular, teller, asked=asked)
            if line and added < MOST and not is_told(line, result):
                place = next(at for at, block in enumerate(result) if entry_id in block.answered_by)
                first = particular in passed or particular in apart
                result[place] = replace(result[place], text=with_line(result[place].text, line, first=first))
                added += 1
    return result, added


def _likely(lines: Iterable[Line], blocks: Sequence[Block], nothing: _Nothing) -> Iterator[tuple[Line, float]]:
    """Yield the lines with how likely each is, when one knows what is answered already."""
    answering = {entry_id for block in blocks for entry_id in block.answered_by} | set(nothing.meant.surely.values())
    for line in lines:
        own = [block for block in blocks if block.question == line.question]
        odds = math.log(line.confidence / (1.0001 - line.confidence))
        odds += _OF_NO_ANSWER * (line.entry_id not in answering)
        odds += _NOTHING_DOES * (not all(map(nothing.answers, own)))
        yield line, 1 / (1 + math.exp(-odds))


def _is_open(block: Block, unanswered: Sequence[str]) -> bool:
    return any(text in block.text for text in unanswered)


def _with(blocks: list[Block], line: Line, chance: float, teller: Teller, nothing: _Nothing) -> list[Block] | None:
    """Return the blocks with a line in its place, or None when it is not likely enough, told already, or denied."""
    entry = teller.knowledge.entry(line.entry_id)
    place = _place_of(line, entry, blocks, chance, nothing)
    if entry is None or place is None:  # most lines have none: what they say is not looked for
        return None
    meant = [permit for block in blocks for permit in permits_of(block, teller)]
    if isinstance(entry, Permit) and is_of_another(entry.particulars[line.number], entry, meant, teller.mail):
        return None
    at, instead = place
    text = text_of(entry, line, teller)
    if chance < _SURELY:
        text = without_verdict(text)
    surely = line.question is not None and line.confidence >= _SURELY
    told_now = is_said(text, blocks) if surely else is_told(text, blocks)
    if not text or told_now or _tells_little(text, line, teller):
        return None
    block = _without_whole(blocks[at], entry, teller)
    if instead is nothing.unanswered:
        heading = matter_of(entry, teller.language) if isinstance(entry, Topic) else block.heading
        made = Block(block.question, heading, sourced(text, entry, teller), (entry.id,))
    elif instead is nothing.silent:
        made = _spoken(block, nothing.silent, text, entry, first=surely and _is_whole(block, entry, teller))
    else:
        ids = tuple(dict.fromkeys((*block.answered_by, entry.id)))
        first = surely and line.question == block.question and _is_whole(block, entry, teller)
        made = replace(block, text=with_line(block.text, text, first=first), answered_by=ids)
    return [*blocks[:at], made, *blocks[at + 1 :]]


def _without_whole(block: Block, entry: Entry, teller: Teller) -> Block:
    """Return a block without the answer of a topic as a whole, where a line of it is told in its place."""
    if not isinstance(entry, Topic) or entry.id not in teller.by_line or block.answered_by[:1] != (entry.id,):
        return block
    whole = set(sentences_of(entry.answer_en if in_english(teller.language) else entry.answer))
    kept = [part for part in block.text.split("\n\n") if not set(sentences_of(part)) <= whole]
    return replace(block, text="\n\n".join(kept))


def _is_whole(block: Block, entry: Entry, teller: Teller) -> bool:
    """Whether a block begins with the answer of a topic as a whole, before which its narrow answer belongs."""
    if not isinstance(entry, Topic) or block.answered_by[:1] != (entry.id,):
        return False
    whole = sentences_of(entry.answer_en if in_english(teller.language) else entry.answer)
    return bool(whole) and block.text.startswith(whole[0])


def _place_of(
    line: Line,
    entry: Entry | None,
    blocks: Sequence[Block],
    chance: float,
    nothing: _Nothing,
) -> tuple[int, Sequence[str] | None] | None:
    """Return in which block a line that is likely enough is told, and instead of which texts, if of any.

    None when it is not likely enough, or has no block to stand in.
    """
    if entry is None:
        return None
    asked = [(at, block) for at, block in enumerate(blocks) if block.question == line.question]
    better = (at for at, block in asked if nothing.is_outdone(block, line))
    if (at := next(better, None)) is not None:
        return at, nothing.unanswered
    for at, block in asked if chance >= _INSTEAD else ():
        open_line = line.number >= 0 and line.confidence >= _OPEN and nothing.leaves_open(block)
        if not nothing.answers(block) or open_line:
            return at, nothing.unanswered
        if chance >= (_SILENT if line.number >= 0 else _WHOLLY) and _is_open(block, nothing.silent):
            return at, nothing.silent
    own = [at for at, block in enumerate(blocks) if entry.id in block.answered_by]
    own = own or [at for at, block in enumerate(blocks) if nothing.meant.surely.get(block.question) == entry.id]
    near = None if own else _nearest(line, blocks, nothing)
    if near is not None or line.number < 0:
        return near
    if not own and chance >= _OF_ANOTHER:
        sure = chance >= _SURELY and not _NOT_OURS.search(entry.particulars[line.number].text)
        own = [at for at, block in asked if block.answered_by or sure]  # beside another office's matter, only then
    first = next((at for at in own if blocks[at].question == line.question), own[0] if own else None)
    return None if first is None or chance < _BESIDE else (first, None)


def _nearest(line: Line, blocks: Sequence[Block], nothing: _Nothing) -> tuple[int, Sequence[str] | None] | None:
    """Return the block to whose question a likely line's entry is nearest; the only one takes what is surely meant."""
    if line.number < 0 or line.confidence < _OPEN:
        return None
    own = (at for at, block in enumerate(blocks) if nothing.meant.nearest.get(block.question) == line.entry_id)
    at = next(own, None)
    if at is None and len(blocks) == 1 and line.confidence >= _SURELY and not nothing.answers(blocks[0]):
        at = 0
    if at is not None and nothing.answers(blocks[at]):
        return (at, None) if line.confidence >= _LIKELY else None
    return None if at is None else (at, nothing.unanswered)


def _tells_little(text: str, line: Line, teller: Teller) -> bool:
    """Whether a line only says that something is not known, and is unlikely to be what is asked."""
    if line.question is None and line.confidence < _ASIDE and _is_idle(text, teller):
        return True
    return line.number >= 0 and line.confidence < _UNKNOWN and begins_unknown(text)


def _is_idle(text: str, teller: Teller) -> bool:
    """Whether a line says no more than that a thing is not in our material, of which no sentence of the mail asks."""
    if not begins_unknown(text):
        return False
    first = SENTENCE.split(text)[0]
    own = frozenset(root for root in roots_in(first) if telling_in((root,))) - OF_ANY
    sentences = (one for one in SENTENCE.split(teller.mail[:READ].lower()) if asks(one))
    return all(len(own & roots_in(one)) < _TWO for one in sentences)


def _spoken(block: Block, silent: Sequence[str], text: str, entry: Entry, *, first: bool) -> Block:
    """Return a block with a line in place of the paragraph that says that nothing is known, or before all else."""
    parts = [text if part.endswith(tuple(silent)) else part for part in block.text.split("\n\n")]
    parts = [text, *parts] if first else parts
    ids = dict.fromkeys((*block.answered_by, entry.id))
    return replace(block, text="\n\n".join(dict.fromkeys(parts)), answered_by=tuple(ids))


def _is_passed(particular: Particular, teller: Teller) -> bool:
    """Whether the figures of the mail are over a limit: what that comes to is told whatever was asked."""
    if particular.result is None or ("renewal" in teller.claims.stated and is_by_measure(particular)):
        return False
    said = line_of(particular, replace(teller, mail=as_facts(teller.mail)), asked=True)
    return said in (particular.result, particular.result_en)


def _meant(sentences: Iterable[str], groups: Groups) -> Iterator[tuple[Particular, bool]]:
    """Yield the particular that each sentence has most words of, two that tell something, and whether it asks."""
    for sentence in map(str.lower, sentences):
        said = roots_in(sentence)
        found = [
            (len(words) if is_apart(words, particular) else len(own), particular)
            for words, own, particular in groups
            if words <= said
            and ((telling_in(own) and len(own) >= _TWO) or is_apart(words, particular))
            and not denied(sentence, words, own)
        ]
        if found and (asks(sentence) or not _OF_OTHERS.search(sentence)):
            yield max(found, key=lambda pair: pair[0])[1], asks(sentence) and not _REPORTS.search(sentence)


def with_line(text: str, line: str, *, first: bool) -> str:
    """Return the text of a block with one line more: before all else, or before the remark on its source."""
    if first:
        return f"{line}\n\n{text}" if text else line
    before, gap, last = text.rpartition("\n\n")
    if gap and last.startswith("(") and last.endswith(")"):
        return f"{before}\n\n{line}\n\n{last}"
    return f"{text}\n\n{line}" if text else line
