"""What a letter says that it cannot answer, looked at once more when all of it is made.

A thing of which a line beside speaks after all is not said to be open, nor is a figure that another sentence tells.
What stays open after that is said at the end (``still_open``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from helpdesk.draft.answer.whether_needed import unsure, without_unsure
from helpdesk.draft.asked.phrase import roots_in, roots_of_names, telling_in
from helpdesk.draft.entry.facts import Teller
from helpdesk.draft.entry.matters import named, speaks_of
from helpdesk.draft.letter.said import ITEM
from helpdesk.draft.letter.still_open import tells
from helpdesk.draft.templating.wording import upper_first
from helpdesk.model.draft import Block
from helpdesk.model.question import Aspect, Question
from helpdesk.pattern import Pattern

_NAME = "\N{NAZAR AMULET}"  # in no text of ours
_SURE = 2  # words of what is not known that a sentence must have to tell of it
_OF_ANOTHER = Pattern(
    r"\b(?:teman|rekan|kawan|suami|istri|adik|kakak|anak|saudara|karyawan|pegawai|friend|colleague|husband|wife|employee)\b"
    r"(?: \w+){0,3} (?:harus|perlu|wajib|mesti|must|need)\b"
)
_HOLDS = r"(?:(?<!juga )berlaku\w*|berumur|umur|(?:di)?perpanjang\w*|valid\w*|old|renew\w*)"
_UNIT = r"(?:hari|bulan|tahun|days?|months?|years?)"
_FIGURES = {  # and the words without which a sentence is on none
    Aspect.FEE: re.compile(
        r"\b(?:biaya|tarif|retribusi|dipungut|gratis|bayar|dibayar|pajak|fee|charge|tariff|paid)\b", re.I
    ),
    Aspect.DURATION: re.compile(r"\b(?:hari|lama\w*|waktu|minggu|bulan|jam|kapan|days?|weeks?|time|long)\b", re.I),
    Aspect.VALIDITY: re.compile(  # in one sentence: "satu tahun sejak NIB terbit" tells of no validity
        rf"\b{_HOLDS}\b[^.]*\b{_UNIT}\b|\b{_UNIT}\b[^.]*\b{_HOLDS}\b", re.I
    ),
}
_FEES_OF_ALL = frozenset({"biaya-umum"})  # the topic that says that only what a regulation names is paid
_LEAD = Pattern(  # when to apply, which is no processing time
    r"\bh ?-|\b(?:berapa (?:hari|lama|minggu|bulan)|kapan) (?:\w+ )?sebelum\w*\b"
    r"|\bpaling (?:lambat|cepat|telat)\b|\bkapan (?:\w+ )?(?:diajukan|mengajukan|ngajuin|ajukan|daftar|mendaftar)\b"
    r"|\b(?:how (?:early|long before|far ahead|many days before)|deadline|at the latest)\b"
)


def without_settled(blocks: Sequence[Block], teller: Teller) -> list[Block]:
    """Return the blocks without the paragraphs that call a thing open of which another paragraph speaks."""
    before, after = teller.render("left_open", matters=[_NAME], whole=False).split(_NAME)
    by_name = named(teller.language)
    kept = []
    for block in blocks:
        parts = []
        for part in block.text.split("\n\n"):
            thing = by_name.get(part.removeprefix(before).removesuffix(after)) if part.startswith(before) else None
            if thing is None or not speaks_of("\n".join(other.text.replace(part, "") for other in blocks), thing):
                parts.append(part)
        kept.append(replace(block, text="\n\n".join(parts)) if parts else block)
    return kept


def without_told_figures(blocks: Sequence[Block], asked: Sequence[Question], teller: Teller) -> list[Block]:
    """Return the blocks without the sentence that a figure is not known, where another one is on just that.

    "Berapa hari sesudah bayar PBG terbit?" is answered by the line on it, not by that nobody knows how long a PBG
    takes; nor is a fee unknown beside what any permit costs. ``asked``: the questions of the blocks.
    """
    free = any({*block.answered_by} & _FEES_OF_ALL for block in blocks)
    made = []
    for block in blocks:
        question = asked[block.question] if block.question < len(asked) else None
        sides = [side for side in _FIGURES if question is not None and side in question.aspects]
        told = teller.render("unknown", aspects=[str(sides[0])], name=None) if len(sides) == 1 else ""
        parts = block.text.split("\n\n")
        if question is None or not told or told not in parts:
            made.append(block)
            continue
        others = [part for part in parts if part != told and "\n" not in part and tells(part)]
        others = [part for part in others if _FIGURES[sides[0]].search(part)]
        if _on_it(question, others, block, teller) or (free and sides == [Aspect.FEE]):
            parts.remove(told)
        made.append(replace(block, text="\n\n".join(parts)))
    return made


def _on_it(question: Question, parts: Sequence[str], block: Block, teller: Teller) -> bool:
    """Whether a paragraph has two words of a question beside the names of what it is on."""
    entries = (teller.knowledge.entry(entry_id) for entry_id in block.answered_by)
    names = frozenset[str]().union(*(roots_of_names(entry) for entry in entries if entry is not None))
    own = roots_in(question.words) - names
    return any(len(own & roots_in(part)) >= _SURE for part in parts)


def without_needless_doubt(blocks: Sequence[Block], asked: Sequence[Question], teller: Teller) -> list[Block]:
    """Return the blocks without "whether you need it will be checked" of a permit whose list the letter gives.

    Who asked whether somebody else needs a permit of their own is told that this question stays open.
    """
    sentence = unsure(teller)
    made = []
    if not any(sentence in block.text for block in blocks):
        return list(blocks)
    for block in blocks:
        others = [other for other in blocks if other is not block and {*other.answered_by} & {*block.answered_by}]
        listed = any(ITEM.match(line) for other in others for line in other.text.split("\n"))
        if sentence not in block.text or not listed:
            made.append(block)
        elif block.question < len(asked) and _OF_ANOTHER.search(asked[block.question].words):
            heading = teller.render("heading", aspects=[], name=None)
            text = teller.render("holding", asked=True, alone=False, matters=[])
            made.append(Block(block.question, upper_first(heading), text, ()))
        else:
            made.append(replace(block, text=without_unsure(block.text, sentence)))
    return made


def with_lead_time(blocks: Sequence[Block], asked: Sequence[Question], teller: Teller) -> list[Block]:
    """Return the blocks, who asked when to apply not told that the processing time is unknown, but what they asked."""
    lead = {index for index, question in enumerate(asked) if _LEAD.search(question.text.lower())}
    if not lead:
        return list(blocks)
    unknown = teller.render("unknown", aspects=[str(Aspect.DURATION)], name=None)
    when = teller.render("left_open", matters=[teller.render("heading", aspects=["when"], name=None)], whole=False)
    return [replace(b, text=b.text.replace(unknown, when)) if b.question in lead else b for b in blocks]


def without_answered(blocks: Sequence[Block], teller: Teller) -> list[Block]:
    """Return the blocks without those that only name what is not known, where one sentence of another tells of it."""
    before, after = teller.render("holding", asked=True, alone=True, matters=[_NAME]).split("\n\n")[0].split(_NAME)
    kept = []
    for block in blocks:
        first = block.text.split("\n\n")[0]
        phrase = first.removeprefix(before).removesuffix(after) if first.startswith(before) else ""
        telling = frozenset(root for root in roots_in(phrase) if telling_in((root,)))
        others = [other for other in blocks if other is not block and other.answered_by]
        parts = (part for other in others for part in other.text.split("\n\n") if "\n" not in part)
        answered = len(telling) >= _SURE and any(telling <= roots_in(part) for part in parts)
        if block.answered_by or not (phrase and first.endswith(after) and answered):
            kept.append(block)
    return kept
