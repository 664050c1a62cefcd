"""The body of a letter: the sections that its blocks become, and what its frame has to know of them."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from helpdesk.draft.asked.named_topics import SPEED
from helpdesk.draft.block.blocks import Blocks
from helpdesk.draft.block.demanded import offers_money, on_illegal_fees, only_offers, sold_in_our_name
from helpdesk.draft.entry.facts import display_name
from helpdesk.draft.entry.papers import Papers
from helpdesk.draft.entry.sources import Sources
from helpdesk.draft.entry.topic_heading import matter_of
from helpdesk.draft.letter.apart import with_headings_apart
from helpdesk.draft.letter.doubted import without_doubted
from helpdesk.draft.letter.frame import Body
from helpdesk.draft.letter.headings import Headings
from helpdesk.draft.letter.leftovers import without_leftovers
from helpdesk.draft.letter.listed import without_told_cases, without_told_paper
from helpdesk.draft.letter.one_heading import with_one_heading_each
from helpdesk.draft.letter.outdone import subject_of
from helpdesk.draft.letter.repeated import Same
from helpdesk.draft.letter.rest import Placed, Rest
from helpdesk.draft.letter.said_unknown import without_answered
from helpdesk.draft.letter.sections import by_points, sections_of
from helpdesk.draft.letter.still_open import is_told, parted, with_unknown_short
from helpdesk.draft.letter.subjects import with_subjects
from helpdesk.draft.letter.titled import Titles, titled
from helpdesk.draft.templating.parts import Section
from helpdesk.draft.templating.templates import Templates
from helpdesk.draft.templating.wording import ENGLISH, LANGUAGES, in_a_sentence, upper_first
from helpdesk.draft.writer.grievance import wants_action
from helpdesk.model.draft import Block
from helpdesk.model.knowledge import Entry, EntryStatus, Knowledge, Permit, Topic
from helpdesk.model.question import Action, Aspect, Question

_NOTHING_ASKED = Question("", 0, 0, (), 0.0, ())


class BodyWriter:
    """Makes bodies of blocks, in the words of one set of templates and of one version of the knowledge base."""

    def __init__(self, templates: Templates, knowledge: Knowledge, blocks: Blocks) -> None:
        self._templates, self._knowledge, self._blocks = templates, knowledge, blocks
        self._same = Same.of(knowledge.same)

    def parted(
        self, blocks: Sequence[Block], language: str, points: Sequence[int], asked: Sequence[Question], mail: str
    ) -> tuple[list[Block], Rest]:
        """Return the blocks that stand in a letter to ``mail``, and what stays open.

        ``points``, ``asked``: see ``Writer.assemble``.
        """
        teller = replace(self._blocks.teller(language), mail=mail)
        sure = blocks if points else without_doubted(blocks, self._blocks.doubt(language))
        told, rest = parted(without_answered(sure, teller), asked, teller, points)
        if not points:  # else each has its number
            told = without_told_cases(without_told_paper(told, asked), teller, whole=True)
            told = self._same.without_told(told)
        return with_unknown_short(told, teller, apart=bool(points)), rest

    def headed(self, told: Sequence[Block], language: str, mail: str) -> list[Block]:
        """Return ``told``, the blocks of a letter to ``mail``, each under what its text tells."""
        return self._headings(told, language, mail).of_blocks(told)

    def sections(
        self,
        told: Sequence[Block],
        blocks: Sequence[Block],
        papers: Papers,
        language: str,
        points: Sequence[int],
        rest: Rest,
    ) -> tuple[tuple[Section, ...], dict[int, int]]:
        """Return the sections made of ``told`` of the blocks: a paragraph that two of them share stands in one.

        Of ``papers`` what no block tells gets a section of its own; ``points``: see ``Writer.assemble``. Of the points
        that say nothing new the numbers are returned, with those of the sections that said it.
        """
        numbers = [points[block.question] if points else 0 for block in told]
        texts = [(block.heading, block.text) for block in told]
        further = papers.further(blocks)
        texts, numbers = texts + further, numbers + [0] * len(further)
        if not texts:
            holding = self._blocks.holding(_NOTHING_ASKED, 0, language)
            return sections_of([(holding.heading, holding.text)]), {}
        subjects = [subject_of(block, self._knowledge) for block in told] + [frozenset[str]()] * len(further)
        united = Sources.of(self._blocks.teller(language), self._entries(told)).united
        if points:
            return by_points(texts, numbers, united, last_open=max((number for number, _ in rest.points), default=0))
        return sections_of(texts, united, subjects), {}

    def rest(
        self,
        rest: Rest,
        again: Mapping[int, int],
        sections: Sequence[Section],
        language: str,
        points: Sequence[int],
        asked: Sequence[Question],
    ) -> tuple[str, Placed]:
        """Return what is said at the end of what stays open, and what is said of points in their places.

        Of the points ``again`` those are open that ``sections`` do not answer; where these are one without a number all
        is said at the end.
        """
        texts = {section.number: section.text for section in sections}
        numbered = any(section.number for section in sections)
        met = {}
        for number, said in again.items():
            own = [question for question, point in zip(asked, points, strict=False) if point == number]
            above = said if numbered else 0  # a single one has none
            if is_told(own, texts.get(above, "")):
                met[number] = above
        left = rest.with_points(number for number in again if number not in met)
        teller = self._blocks.teller(language)
        if numbered and points:
            unnamed = any(not names for _, names in left.points)  # which says already that something is open
            last = replace(left, points=(), others=left.others and not (unnamed and not left.names))
            return last.said(teller), Placed(met, left.points)
        pairs = [teller.said("see_above", number=number, above=0) for number in met]
        return " ".join(filter(None, (*pairs, left.said(teller)))), Placed()

    def titled(  # noqa: PLR0913 -- what a heading depends on
        self,
        sections: tuple[Section, ...],
        told: Sequence[Block],
        language: str,
        mail: str,
        placed: Placed,
        *,
        points: Sequence[int],
        asked: Sequence[Question],
    ) -> tuple[Section, ...]:
        """Return the sections of ``told`` in a letter to ``mail``, each under what was asked, if that has a title.

        Those of the points that are ``placed`` stand between them. ``points``, ``asked``: see ``Writer.assemble``.
        """
        headings = self._headings(told, language, mail)
        teller = self._blocks.teller(language)
        whole = without_leftovers(with_subjects(sections, self._entries(told), teller), teller)
        headed = headings.of_sections(titled(whole, headings.titles))
        if not points:
            united = Sources.of(teller, self._entries(told)).united
            headed = with_one_heading_each(headed, headings, united)
        return with_headings_apart(placed.among(headed, teller), asked, points, teller)

    def _headings(self, told: Sequence[Block], language: str, mail: str) -> Headings:
        teller, entries = self._blocks.teller(language), self._entries(told)
        matters = frozenset(matter_of(entry, language) for entry in entries if isinstance(entry, Topic))
        return Headings(teller, Titles(entries, teller, mail), matters, mail)

    def _entries(self, told: Sequence[Block]) -> list[Entry]:
        """Return what blocks are answered by, each once."""
        ids = dict.fromkeys(entry_id for block in told for entry_id in block.answered_by)
        return [entry for entry_id in ids if (entry := self._knowledge.entry(entry_id)) is not None]

    def body(  # noqa: PLR0913 -- what the frame depends on
        self,
        sections: tuple[Section, ...],
        told: Sequence[Block],
        blocks: Sequence[Block],
        action: Action,
        mail: str,
        language: str,
        *,
        checks: bool,
        illegal_fee: bool,
    ) -> Body:
        """Return what stands in the frame of a letter to ``mail``, its new text.

        ``told`` of ``blocks`` stand in it; ``checks``: papers were looked at.
        """
        return Body(
            sections,
            explains=checks or any(block.answered_by for block in blocks),
            about=self._about(_of_section(told, sections), self._title_alone(sections, told, language, mail), language),
            forward=self._forward(blocks, action) and wants_action(mail),
            reported=self._reported(blocks),
            checks=checks,
            illegal_fee=illegal_fee,
            priced=illegal_fee and only_offers(mail),
            asks_of_it=on_illegal_fees(blocks),
            offers=offers_money(mail),
            sold=not illegal_fee and sold_in_our_name(mail),
            hastened=any(SPEED in block.answered_by for block in told),
            filed_here=any(_is_filed_here(entry) for entry in self._entries(told)),
        )

    def _title_alone(self, sections: Sequence[Section], told: Sequence[Block], language: str, mail: str) -> str | None:
        """Return the title of the narrow answer that the only section begins with, and tells no other of its entry."""
        return self._headings(told, language, mail).titles.alone(sections[0]) if len(sections) == 1 else None

    def _about(self, blocks: Sequence[Block], title: str | None, language: str) -> str | None:
        """Return what the only section is on, for the middle of a sentence: a permit's sides, or a topic's matter.

        ``title`` is that of the narrow answer that it begins with.
        """
        main = blocks[0].answered_by[:1] if blocks else ()
        permit = self._knowledge.permits.get(main[0]) if main else None
        heading = blocks[0].heading if blocks else ""
        if heading == self._blocks.unnamed(language):
            return None
        topic = self._knowledge.topics.get(main[0]) if main else None
        matter = None if topic is None else topic.matter_en if language == ENGLISH else topic.matter
        if matter is not None and heading == upper_first(matter):
            return matter if title is None else in_a_sentence(title)
        if permit is None:
            return None
        return heading if heading.startswith(display_name(permit, language)) else in_a_sentence(heading)

    def _reported(self, blocks: Sequence[Block]) -> bool:
        """Whether a block already says what becomes of a report."""
        topics = [self._knowledge.topics.get(entry_id) for block in blocks for entry_id in block.answered_by]
        if any(topic is not None and str(Aspect.COMPLAINT) in topic.aspects for topic in topics):
            return True
        return any(text in block.text for block in blocks for text in self._complaints)

    @cached_property
    def _complaints(self) -> tuple[str, ...]:
        """What is said of a complaint, in every language."""
        kinds = itertools.product(LANGUAGES, (True, False))
        return tuple(self._templates.fact("complaint", language, illegal_fee=fee) for language, fee in kinds)

    def _forward(self, blocks: Sequence[Block], action: Action) -> bool:
        """Whether a mail for a person may be said to be passed on: a block that holds an answer does not say it."""
        if action is not Action.ESCALATE or self._reported(blocks):
            return False
        answered = [entry_id for block in blocks for entry_id in block.answered_by]
        entries = [self._knowledge.entry(entry_id) for entry_id in answered]
        return bool(answered) and not any(isinstance(entry, Topic) and entry.escalate for entry in entries)


def _is_filed_here(entry: Entry) -> bool:
    """Whether an entry is a permit that is applied for with this office, and not in a system of the state's alone."""
    if not isinstance(entry, Permit) or entry.status is not EntryStatus.ACTIVE:
        return False
    channel = (entry.channel or "").lower()
    return not ("oss" in channel or "simbg" in channel) or "jakevo" in channel or "ptsp" in channel


def _of_section(blocks: Sequence[Block], sections: Sequence[Section]) -> list[Block]:
    """Return the blocks of the only section of a letter; of several, none."""
    return [block for block in blocks if [block.heading] == [section.heading for section in sections]]
