"""What is said beside the answers of a letter, and what of them is not for its reader, one rule after another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from helpdesk.config import Office
from helpdesk.draft.answer.beside import Meant, with_lines_beside
from helpdesk.draft.answer.for_cities import with_rule_for_cities
from helpdesk.draft.answer.need_lines import with_need_lines
from helpdesk.draft.answer.official_fee import with_official_fee
from helpdesk.draft.answer.residence import with_residence
from helpdesk.draft.answer.told_of import with_what_is_told_of
from helpdesk.draft.asked.as_meant import buries
from helpdesk.draft.asked.asks import YES_OR_NO
from helpdesk.draft.asked.named_topics import CONDUCT, RESIDENCE
from helpdesk.draft.asked.places import chooses_place, lives_elsewhere
from helpdesk.draft.block.demanded import only_thanks, praises
from helpdesk.draft.entry.cities import with_cities
from helpdesk.draft.entry.facts import Teller, display_name, in_english, short_name
from helpdesk.draft.entry.narrowed import narrowed
from helpdesk.draft.entry.other_cases import without_other_cases
from helpdesk.draft.letter.listed import without_listed
from helpdesk.draft.letter.said_unknown import (
    with_lead_time,
    without_needless_doubt,
    without_settled,
    without_told_figures,
)
from helpdesk.draft.letter.stranded import without_stranded_step
from helpdesk.draft.templating.wording import begun_anew, paragraphs
from helpdesk.draft.writer.already_done import without_done
from helpdesk.draft.writer.foreigner import is_foreign, with_passport
from helpdesk.draft.writer.plight import plight
from helpdesk.model.draft import Block
from helpdesk.model.question import Aspect, Line, Question
from helpdesk.pattern import Pattern

_SURELY = 0.8  # of a permit
_STEPS = re.compile(r"(?:langkah|steps|how to apply)\b", re.IGNORECASE)
_LISTED = re.compile(r"^(?:\d{1,2}|[a-z])\. ", re.MULTILINE)
_HOW = Pattern(
    r"\b(?:gimana|gmn|bagaimana|caranya|cara|prosedur\w*|langkah\w*|alur\w*|tahap\w*|how|steps?|procedure)\b"
)


def with_all_beside(  # noqa: PLR0913 -- everything that is said beside depends on
    blocks: Sequence[Block],
    lines: Sequence[Line],
    asked: Sequence[Question],
    teller: Teller,
    office: Office,
    *,
    place: str | None,
    offered: bool,
    filed: bool,
) -> list[Block]:
    """Return the blocks with what is said beside them.

    ``lines`` are the matcher's; ``asked`` are the questions as they were taken; ``place`` is where the matter lies, if
    not with us; ``offered``: somebody offers his services for money, so that the fee which is due is told;
    ``filed``: the writer has applied, and quotes the status.
    """
    spoken = [line for line in lines if not line.end or teller.mail[line.start : line.end].strip()]
    lines = _of_conduct(spoken, asked, teller.mail)
    told = with_need_lines(blocks, lines, asked, teller)
    answered = with_lines_beside(told, teller, lines, _unanswered(teller, office), filed=filed, meant=_meant(asked))
    told = [_without_steps(after, before, asked, teller) for after, before in zip(answered, told, strict=True)]
    told = with_what_is_told_of(with_need_lines(told, lines, asked, teller), lines, asked, teller)  # of what was open
    told = without_settled(without_done(told, teller.mail), teller)
    told = with_lead_time(without_told_figures(told, asked, teller), asked, teller)
    told = without_needless_doubt(told, asked, teller)
    told = without_stranded_step(without_listed(told, asked, teller), asked, teller)
    told = with_passport(told, teller.language) if is_foreign(teller.mail) else told
    told = with_rule_for_cities(told, lines, teller, office.cities)
    told = with_cities(told, teller.mail, office.cities, teller.language)
    told = without_other_cases(told, teller.mail, teller.claims, teller.language)
    told = told if in_english(teller.language) else narrowed(told, teller.mail)
    told = [replace(block, text=begun_anew(block.text)) for block in told]  # what it went on from may be dropped
    told = with_official_fee(told, teller) if offered else told
    which = chooses_place(teller.mail, office.region, office.elsewhere)
    lives = lives_elsewhere(teller.mail, office.elsewhere) and not buries(teller.mail)
    if place is None and (which or lives):
        settled = [_without_silence(block, asked, teller, office) for block in told]
        return with_residence(settled, teller.knowledge.topics.get(RESIDENCE), teller)
    return told


def _meant(asked: Sequence[Question]) -> Meant:
    """Return the permit that each question is surely on, and the entry that is nearest to it."""
    best = {at: question.candidates[0] for at, question in enumerate(asked) if question.candidates}
    surely = {at: found.id for at, found in best.items() if found.kind == "permit" and found.confidence >= _SURELY}
    return Meant(surely, {at: found.id for at, found in best.items()})


def _without_steps(block: Block, before: Block, asked: Sequence[Question], teller: Teller) -> Block:
    """Return a block that got a narrow answer to what can be answered by yes or no without the steps told until then.

    "SIP lama harus dicabut dulu?" is answered by when; how it is given back was not asked.
    """
    question = asked[block.question] if block.question < len(asked) else None
    if question is None or block.text == before.text or question.form not in YES_OR_NO or _HOW.search(question.words):
        return block
    permits = [p for i in block.answered_by if (p := teller.knowledge.permits.get(i)) is not None]
    way = {
        part
        for permit in permits
        for text in teller.permit(permit, [Aspect.PROCEDURE]).known
        for part in paragraphs(text)
    }
    parts = block.text.split("\n\n")
    if not any(map(_STEPS.match, parts)):
        return block
    kept = [part for part in parts if part not in way and not _STEPS.match(part)]
    if not any(_LISTED.search(part) for part in kept):
        whose = {text for permit in permits for text in teller.caveat(permit, [Aspect.PROCEDURE])}
        kept = [part for part in kept if part not in whose]
    return replace(block, text="\n\n".join(kept))


def _of_conduct(lines: Sequence[Line], asked: Sequence[Question], mail: str) -> list[Line]:
    """Return the lines that fit how the writer was treated: no praise beside a complaint, nor that beside praise.

    What somebody is thanked for, a scan of the papers, was not asked.
    """
    if plight(mail) == "pleased":
        told = (line for line in lines if line.entry_id != CONDUCT)
        return [line for line in told if not only_thanks(mail[line.start : line.end])]
    if any(Aspect.COMPLAINT in question.aspects for question in asked) and not praises(mail):
        return [line for line in lines if line.entry_id != CONDUCT or line.number < 0]
    return list(lines)


def _without_silence(block: Block, asked: Sequence[Question], teller: Teller, office: Office) -> Block:
    """Return a block on which of two places it is without the sentence that this is not known: what decides is told."""
    chooses = block.question < len(asked) and chooses_place(asked[block.question].text, office.region, office.elsewhere)
    permits = (teller.knowledge.permits.get(entry_id) for entry_id in block.answered_by)
    silent = {teller.not_known(short_name(display_name(p, teller.language))) for p in permits if p is not None}
    kept = [part for part in block.text.split("\n\n") if part not in silent]
    return replace(block, text="\n\n".join(kept)) if chooses else block


def _unanswered(teller: Teller, office: Office) -> tuple[str, ...]:
    """Return what stands in the blocks of questions that nothing answers."""
    holding, *_ = paragraphs(teller.render("holding", asked=True, alone=False, matters=[]))
    elsewhere = teller.render("out_of_scope", office=office.short_name, matters=[], beside=False)
    return (holding.rpartition(". ")[2], elsewhere)
