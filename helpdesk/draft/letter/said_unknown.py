"""What a letter says that it cannot answer, looked at once more when all of it is made.

A thing of which a line beside speaks after all is not said to be open. That something of a permit is not known, without
a word of what, stands at the end as what is left, in the words of its question: among lines that do answer it would
deny them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from helpdesk.draft.answer.whether_needed import unsure, without_unsure
from helpdesk.draft.asked.own_words import asks_nothing, quoted
from helpdesk.draft.asked.phrase import roots_in, telling_in
from helpdesk.draft.entry.facts import Teller
from helpdesk.draft.entry.matters import speaks_of, things
from helpdesk.draft.letter.said import ITEM
from helpdesk.draft.templating.wording import ENGLISH, upper_first
from helpdesk.model.draft import Block
from helpdesk.model.question import Aspect, Question
from helpdesk.pattern import Pattern

_NAME = "\N{NAZAR AMULET}"  # in no text of ours
_SURE = 2  # words of what is not known that a sentence must have to tell of it
_OF_ANOTHER = Pattern(
    r"\b(?:teman|rekan|kawan|suami|istri|adik|kakak|anak|saudara|karyawan|pegawai|friend|colleague|husband|wife|employee)\b"
    r"(?: \w+){0,3} (?:harus|perlu|wajib|mesti|must|need)\b"
)
_AS_LIKELY = 0.05  # confidence below the best that is as good
_OF_A_FILE = roots_in("berkas dokumen mengajukan")  # which tell something of one that was refused
_FIGURES = {  # and the words without which a sentence is on none
    Aspect.FEE: re.compile(
        r"\b(?:biaya|tarif|retribusi|dipungut|gratis|bayar|dibayar|pajak|fee|charge|tariff|paid)\b", re.I
    ),
    Aspect.DURATION: re.compile(r"\b(?:hari|lama\w*|waktu|minggu|bulan|jam|kapan|days?|weeks?|time|long)\b", re.I),
    Aspect.VALIDITY: re.compile(
        r"\b(?:berlaku\w*|berumur|umur|hari|bulan|tahun|valid\w*|days?|months?|years?|old)\b", re.I
    ),
}
_LEAD = Pattern(  # when to apply, which is no processing time
    r"\bh ?-|\b(?:keburu|sempat|terkejar|kekejar)\b|\b(?:berapa (?:hari|lama|minggu|bulan)|kapan) (?:\w+ )?sebelum\w*\b"
    r"|\bpaling (?:lambat|cepat|telat)\b|\bkapan (?:\w+ )?(?:diajukan|mengajukan|ngajuin|ajukan|daftar|mendaftar)\b"
    r"|\b(?:how (?:early|long before|far ahead|many days before)|in time|deadline|at the latest)\b"
)
_CLAUSE = re.compile(r"(?<=[,;?])\s+")


def without_settled(blocks: Sequence[Block], teller: Teller) -> list[Block]:
    """Return the blocks without the paragraphs that call a thing open of which another paragraph speaks."""
    before, after = teller.render("left_open", matters=[_NAME], whole=False).split(_NAME)
    by_name = {thing.called(teller.language): thing for thing in things()}
    kept = []
    for block in blocks:
        parts = []
        for part in block.text.split("\n\n"):
            thing = by_name.get(part.removeprefix(before).removesuffix(after)) if part.startswith(before) else None
            others = "\n".join(other.text.replace(part, "") for other in blocks)
            if thing is None or not speaks_of(others, thing):
                parts.append(part)
        kept.append(replace(block, text="\n\n".join(parts)) if parts else block)
    return kept


def without_told_figures(blocks: Sequence[Block], asked: Sequence[Question], teller: Teller) -> list[Block]:
    """Return the blocks without the sentence that a figure is not known, where another one is on just that.

    "Berapa hari sesudah bayar PBG terbit?" is answered by the line on it, not by that nobody knows how long a PBG
    takes. ``asked``: the questions of the blocks.
    """
    unknown = {side: teller.render("unknown", aspects=[str(side)], name=None) for side in _FIGURES}
    made = []
    for block in blocks:
        question = asked[block.question] if block.question < len(asked) else None
        sides = [side for side in _FIGURES if question is not None and side in question.aspects]
        side = sides[0] if len(sides) == 1 else None
        told = unknown.get(side, "") if side is not None else ""
        parts = block.text.split("\n\n")
        others = [part for part in parts if part != told and "\n" not in part and _tells(part)]
        others = [part for part in others if side is not None and _FIGURES[side].search(part)]
        if question is not None and told in parts and _on_it(question, others, block, teller):
            parts.remove(told)
        made.append(replace(block, text="\n\n".join(parts)))
    return made


def _on_it(question: Question, parts: Sequence[str], block: Block, teller: Teller) -> bool:
    """Whether a paragraph has two words of a question beside the names of what it is on."""
    entries = (teller.knowledge.entry(entry_id) for entry_id in block.answered_by)
    names = roots_in(" ".join(name for entry in entries if entry is not None for name in (entry.title, *entry.aliases)))
    own = roots_in(question.words) - names
    return any(len(own & roots_in(part)) >= _SURE for part in parts)


def without_needless_doubt(blocks: Sequence[Block], asked: Sequence[Question], teller: Teller) -> list[Block]:
    """Return the blocks without "whether you need it will be checked" of a permit whose list the letter gives.

    Who asked whether somebody else needs a permit of their own is told that this question stays open.
    """
    sentence = unsure(teller)
    made = []
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
    unknown = teller.render("unknown", aspects=[str(Aspect.DURATION)], name=None)
    made = []
    for block in blocks:
        question = asked[block.question] if block.question < len(asked) else None
        said = ""
        if question is not None and unknown in block.text.split("\n\n"):
            clause = next((one for one in _CLAUSE.split(question.text) if _LEAD.search(one.lower())), "")
            said = quoted(replace(question, text=clause), teller.words) if clause else ""
        rest = teller.said("rest", names=[], questions=[said]) if said else unknown
        made.append(replace(block, text=block.text.replace(unknown, rest)))
    return made


def at_the_end(blocks: Sequence[Block], teller: Teller, heading: str, asked: Sequence[Question] = ()) -> list[Block]:
    """Return the blocks, that something is not known of a permit, without a word of what, said once and last.

    It is said in the words of ``asked``, the questions of the mail, where these may be repeated; of what asks nothing
    it is not said. ``heading`` is that of what nobody can name. Where nothing else is told all stays as it is.
    """
    left: list[Block] = []
    open_ones: list[tuple[Question | None, str]] = []
    met = False
    unnamed = teller.render("holding", asked=True, alone=False, matters=[])
    for block in blocks:
        question = asked[block.question] if block.question < len(asked) else None
        parts = block.text.split("\n\n")
        silent = [name for part in parts if (name := _silent_on(part, teller))]
        if block.text == unnamed and not block.answered_by:
            if question is not None and _is_met(question, blocks):
                met = True
                continue
            open_ones.append((question, ""))
            continue
        open_ones += [(question, name) for name in silent]
        known = {entry_id for before in left for entry_id in before.answered_by}  # what it is goes without saying then
        told = [
            part
            for part in parts
            if not _silent_on(part, teller)
            and not (known & {*block.answered_by} and _is_definition(part, block, teller))
        ]
        if not silent:
            left.append(block)
        elif any(map(_tells, told)):
            left.append(replace(block, text="\n\n".join(told)))
    if met and not open_ones:
        return in_their_words(left, teller, asked)
    if not open_ones or not any(block.answered_by and _tells(block.text) for block in left):
        return in_their_words(blocks, teller, asked)
    rest = _rest(open_ones, teller)
    return [*left, Block(blocks[-1].question, heading, "\n\n".join(rest), ())] if rest else left


def _is_met(question: Question, blocks: Sequence[Block]) -> bool:
    """Whether an entry as likely as any for a question tells, in one paragraph of the letter, of most of its words."""
    best = max((candidate.confidence for candidate in question.candidates), default=0.0)
    likely = {candidate.id for candidate in question.candidates if candidate.confidence >= best - _AS_LIKELY}
    own = {root for root in roots_in(question.words) if telling_in((root,)) or root in _OF_A_FILE}
    parts = [part for block in blocks if likely & {*block.answered_by} for part in block.text.split("\n\n")]
    return len(own) >= _SURE and any(
        len(own & roots_in(part)) * 2 >= len(own) and own & roots_in(part) for part in parts
    )


def in_their_words(blocks: Sequence[Block], teller: Teller, asked: Sequence[Question]) -> list[Block]:
    """Return the blocks, each paragraph that names nothing of what is not known naming its question of ``asked``."""
    made = []
    for block in blocks:
        said = _quoted(asked[block.question], teller) if block.question < len(asked) else ""
        parts = block.text.split("\n\n")
        named = [f"{'your question' if teller.language == ENGLISH else 'pertanyaan'} {said}"] if said else []
        told = [
            teller.said("not_known", name=name, validity=None, matters=named)
            if named and (name := _silent_on(part, teller))
            else part
            for part in parts
        ]
        made.append(replace(block, text="\n\n".join(told)))
    return made


def _rest(open_ones: Sequence[tuple[Question | None, str]], teller: Teller) -> list[str]:
    """Return what is said of questions that are left open, each with the permit that it is on, if known."""
    meant = [(question, name) for question, name in open_ones if question is None or not asks_nothing(question)]
    said = [(_quoted(question, teller) if question else "", name) for question, name in meant]
    quotes = list(dict.fromkeys(quote for quote, _ in said if quote))
    others = [name for quote, name in said if not quote]
    names = list(dict.fromkeys(filter(None, others))) if all(others) else []
    told = [teller.said("rest", names=[], questions=quotes)] if quotes else []
    return [*told, *([teller.said("rest", names=names, questions=[])] if others else [])]


def _quoted(question: Question, teller: Teller) -> str:
    return quoted(question, teller.words)


def _silent_on(part: str, teller: Teller) -> str:
    """Return the permit of which a paragraph only says that what was asked is not known, or an empty string."""
    before, after = teller.render("not_known", name=_NAME, validity=None, matters=[]).split(_NAME)
    said = part.startswith(before) and part.endswith(after)
    return part.removeprefix(before).removesuffix(after) if said else ""


def _is_definition(part: str, block: Block, teller: Teller) -> bool:
    """Whether a paragraph only tells what the permit of a block is, which stood there for want of an answer."""
    permits = (teller.knowledge.permits.get(entry_id) for entry_id in block.answered_by)
    return any(permit is not None and part in (permit.definition, permit.definition_en) for permit in permits)


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


def _tells(part: str) -> bool:
    """Whether a paragraph is more than a remark on its source."""
    return bool(part) and not (part.startswith("(") and part.endswith(")"))
