"""Sentences that say again, in the words of another entry, what a letter has said: ``faq/same.toml`` knows them.

``outdone.py`` and ``said.py`` find what is alike by its words. That "the reporter's name is kept" and "no report goes
to the unit it is on" calm one worry, no words tell.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from helpdesk.draft.entry.sources import is_remark
from helpdesk.draft.letter.said import LEANS, has_list
from helpdesk.draft.templating.wording import without_verdict
from helpdesk.model.draft import Block
from helpdesk.sentences import sentences_of

_ON_THAT = re.compile(r"(?:Hal|Daftar|Ketentuan|Keterangan) (?:ini|itu)\b")


@dataclass(frozen=True)
class Same:
    """Which sentences make which others needless: of one group those before them, which say as much or more."""

    fuller: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, groups: Sequence[Sequence[str]]) -> Same:
        """Read the groups of a knowledge base."""
        fuller: defaultdict[str, set[str]] = defaultdict(set)
        for group in groups:
            told: set[str] = set()
            for sentence in group:
                bare = without_verdict(sentence)  # as which it is told beside; its yes or no no other sentence has
                fuller[bare].update(told)
                told |= {sentence, bare}
        return cls({sentence: frozenset(others) for sentence, others in fuller.items() if others})

    def without_repeated(self, blocks: Sequence[Block]) -> list[Block]:
        """Return ``blocks`` without the sentences of which another block, or their own, has a fuller one.

        A block keeps at least one sentence, and its first one unless an earlier block has the fuller one; each sentence
        keeps what it leans on. Of two that are as full the earlier one stays.
        """
        each = [{one for part in block.text.split("\n\n") for one in sentences_of(part)} for block in blocks]
        made: list[Block] = []
        told: set[str] = set()
        for at, block in enumerate(blocks):
            later = {one for after in each[at + 1 :] for one in after} - told
            fuller = {one for one in later if not self._is_as_full(one, each[at])}
            made.append(replace(block, text=self._without(block.text, told, told | each[at] | fuller)))
            told |= each[at]
        return made

    def _is_as_full(self, sentence: str, others: set[str]) -> bool:
        """Whether one of ``others`` would make a sentence needless in its turn, where it stood after them."""
        return not self.fuller.get(sentence, frozenset()).isdisjoint(others)

    def _without(self, text: str, before: set[str], told: set[str]) -> str:
        parts = text.split("\n\n")
        kept = []
        for at, (part, after) in enumerate(zip(parts, [*parts[1:], ""], strict=True)):
            whole = "\n" in part or is_remark(part) or has_list(after)
            kept.append(part if whole else self._paragraph(part, told, before if at == 0 else told))
        left = [part for part in kept if part]
        return "\n\n".join(left) if any(not is_remark(part) for part in left) else text

    def _paragraph(self, part: str, told: set[str], for_first: set[str]) -> str:
        sentences = sentences_of(part)
        kept: list[str] = []
        for one, then in zip(sentences, [*sentences[1:], ""], strict=True):
            needless = not self.fuller.get(one, frozenset()).isdisjoint(told if kept else for_first)
            leans = (LEANS.match(then) or _ON_THAT.match(then)) is not None and self.fuller.get(
                then, frozenset()
            ).isdisjoint(told)
            kept += [] if needless and not leans else [one]
        return " ".join(kept)
