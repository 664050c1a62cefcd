"""The blocks on what lies outside our region: whom to ask, and of our own answers those that hold there too.

Our lists, fees, times and units are Jakarta's. What the central government issues is had the same way everywhere, and
what a law says holds everywhere; of a regional permit that is applied for in a system of the whole country, that is
told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from helpdesk.draft.asked.asks import YES_OR_NO
from helpdesk.draft.asked.named_topics import RESIDENCE, UNITS
from helpdesk.draft.asked.places import asks_there
from helpdesk.draft.block.blocks import Blocks
from helpdesk.draft.entry.facts import display_name, short_name
from helpdesk.draft.entry.of_the_past import successors
from helpdesk.draft.templating.parts import Site
from helpdesk.draft.templating.wording import listing
from helpdesk.model.draft import Block
from helpdesk.model.knowledge import EntryStatus, Knowledge, Permit
from helpdesk.model.question import Aspect, Form, Question, Understanding
from helpdesk.pattern import Pattern

_OUR_OFFICE = Pattern(r"\b(?:d?pm-?ptsp|ptsp|di sini|disini|kantor ini|sini|jakarta|dki|jakevo|here|your office|you)\b")
_MAY_HERE = Pattern(
    r"\b(?:bisa|boleh|dapat|can|may|could)\b(?: \w+){0,5} (?:(?:di|ke|lewat|melalui|at|through|with) "
    r"(?:sini|(?:kantor )?(?:d?pm-?ptsp|ptsp)|kantor (?:ini|bapak|ibu)|bapak|ibu|jakarta|dki|your office|you)"
    r"|disini|here)\b"
)
_OR = Pattern(r"\b(?:atau|ato|mana|or|where|which)\b")
_NOT = Pattern(r"\b(?:tidak|tdk|nggak|ngga|gak|ga|bukan|not|can't|cannot) (?:bisa|boleh|lewat|di|be|through)\b")
_SITE = re.compile(r"\b(?:[a-z]+\.)+go\.id\b")
_FEW = 11  # words of a question on one thing
_NATIONAL = "central"  # a unit: what the central government issues
_OURS_ALONE = frozenset({RESIDENCE, UNITS, "waktu-proses", "biaya-umum", "daftar-layanan"})
"""The topics that hold only with us, or are told by the block itself."""
_EVERYWHERE = frozenset({Aspect.DEFINITION, Aspect.LEGAL})  # what a permit is, and on which law it rests
_OF_A_CASE = frozenset({Aspect.STATUS, Aspect.COMPLAINT, Aspect.DOCUMENTS_CHECK})  # it lies with us, or they say so
_MORE = frozenset({Aspect.REQUIREMENTS, Aspect.FEE, Aspect.DURATION, Aspect.VALIDITY})


@dataclass(frozen=True)
class LiesElsewhere:
    """Makes such blocks for one mail; the other fields are those of ``Proposal``."""

    make: Blocks
    knowledge: Knowledge
    understanding: Understanding
    place: str | None
    elsewhere: Sequence[str]
    text: str

    def block(self, question: Question, index: int, language: str) -> Block | None:
        """Return the block for a question whether our office sees to what lies elsewhere, or None."""
        named = question.form in {*YES_OR_NO, Form.WHICH} and _OUR_OFFICE.search(question.words)
        asks = named or question.form is Form.WHERE
        if self.place:
            return self._there(self.place, index, (), language) if asks else None
        other = self._one_there(question) if len(question.words.split()) <= _FEW else None
        return self._there(other, index, (), language) if other else None

    def told(self, blocks: Sequence[Block], language: str) -> list[Block]:
        """Return the blocks, those that hold only with us as that on whom to ask, where the matter lies elsewhere."""
        place = self.place
        if place is None:
            return [self._with_one_there(block, language) for block in blocks]
        kept = [block if self._holds_there(block, language) else None for block in blocks]
        dropped = [block for block, stays in zip(blocks, kept, strict=True) if stays is None]
        permits = [entry for block in dropped for entry in block.answered_by]
        return [
            stays or self._there(place, block.question, permits, language)
            for block, stays in zip(blocks, kept, strict=True)
        ]

    def _with_one_there(self, block: Block, language: str) -> Block:
        """Return a block with whom to ask for that of two things in its question which lies elsewhere."""
        other = self._one_there(self.understanding.questions[block.question])
        told = self._there(other, block.question, (), language).text if other else ""
        return block if told in block.text else replace(block, text=f"{block.text}\n\n{told}")

    def _one_there(self, question: Question) -> str | None:
        return asks_there(question.text, self.text, self.elsewhere)

    def _holds_there(self, block: Block, language: str) -> bool:
        """Whether an answer holds outside our region too."""
        asked = set(self.understanding.questions[block.question].aspects)
        entries = [entry for i in block.answered_by if (entry := self.knowledge.entry(i)) is not None]
        if not entries:
            elsewhere = self.make.out_of_scope(block.question, language).heading
            return block.heading == elsewhere or bool(asked & _OF_A_CASE)
        permits = [entry for entry in entries if isinstance(entry, Permit)]
        if permits:
            issued = [p for p in permits if p.status is EntryStatus.ACTIVE]
            national = bool(issued) and all(_NATIONAL in permit.units for permit in issued)
            return national or (bool(asked) and asked <= _EVERYWHERE)
        return not any(entry.id in _OURS_ALONE for entry in entries)

    def _there(self, place: str, index: int, told_of: Sequence[str], language: str) -> Block:
        known = self.knowledge.permits
        spoken = (i for i in self.understanding.permits if i in known and _NATIONAL not in known[i].units)
        ids = dict.fromkeys((*spoken, *told_of))
        permits = [known[i] for i in ids if i in known]
        whole = self.place is not None  # else only one of two things lies there
        more = whole and any(_MORE & set(question.aspects) for question in self.understanding.questions)
        sites = self._sites(permits, language) if whole else ()
        return self.make.there(index, place, language, sites, refused=whole and self._refused, more=more)

    def _sites(self, permits: Sequence[Permit], language: str) -> tuple[Site, ...]:
        """Return the systems of the whole country in which ``permits`` are applied for."""
        names: dict[str, list[str]] = {}
        issued = dict.fromkeys(p.id for permit in permits for p in (successors(self.knowledge, permit) or [permit]))
        for permit in (self.knowledge.permits[i] for i in issued):
            site = _SITE.search(permit.channel or "")
            if site is not None and permit.status is EntryStatus.ACTIVE:
                names.setdefault(site[0], []).append(short_name(display_name(permit, language)))
        return tuple(Site(listing(called, language), site) for site, called in names.items())

    @cached_property
    def _refused(self) -> bool:
        """Whether a mail asks if our office does it."""
        return any(
            (_MAY_HERE.search(question.words) or (question.form in YES_OR_NO and _OUR_OFFICE.search(question.words)))
            and not _NOT.search(question.words)
            and not _OR.search(question.words)
            for question in self.understanding.questions
        )
