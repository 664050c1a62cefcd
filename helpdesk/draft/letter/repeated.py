"""Sentences that say again, in the words of another entry, what a letter has said: ``faq/same.toml`` knows them.

``outdone.py`` and ``said.py`` find what is alike by its words. That "the reporter's name is kept" and "no report goes
to the unit it is on" calm one worry, no words tell.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from helpdesk.draft.entry.sources import is_remark
from helpdesk.draft.letter.alike import says_no_more
from helpdesk.draft.letter.said import LEANS, bare, has_list
from helpdesk.draft.templating.wording import without_verdict
from helpdesk.model.draft import Block
from helpdesk.not_known import says_unknown
from helpdesk.sentences import sentences_of

_ON_THAT = re.compile(r"(?:Hal|Daftar|Ketentuan|Keterangan) (?:ini|itu)\b")
_MARKER = re.compile(r"^(?:\d{1,2}\. |- )")  # of an item
_ASKS = re.compile(  # which says nothing of its own
    r"(?:Mohon|Harap) (?:\w+ ){0,2}(?:ditanyakan|dipastikan)\b|Please (?:\w+ )?(?:ask|confirm|check)\b"
)


@dataclass(frozen=True, slots=True)
class _Around:
    """What is told ``before`` a block, what in all that counts, its ``own`` sentences, and those of them ``passed``."""

    before: frozenset[str]
    told: frozenset[str]
    own: frozenset[str]
    passed: set[str] = field(default_factory=set)


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
        blocks = self._with_fuller_first(blocks)
        each = [_said_in(block) for block in blocks]
        made: list[Block] = []
        told: set[str] = set()
        for at, block in enumerate(blocks):
            later = {one for after in each[at + 1 :] for one in after} - told
            fuller = {one for one in later if not self._is_as_full(one, each[at])}
            around = _Around(frozenset(told), frozenset(told | each[at] | fuller), each[at])
            made.append(replace(block, text=self._without(block.text, around)))
            told |= each[at]
        return made

    def without_told(self, blocks: Sequence[Block]) -> list[Block]:
        """Return ``blocks`` without those of which others have all; what is only not known gives way to later ones too.

        "A letter that says so is not mentioned in our material" tells nobody anything who reads below which decree to
        show. One of them stays.
        """
        left = list(blocks)
        for block in blocks:
            own = [one for one in _statements(block) if one]
            at = next(place for place, other in enumerate(left) if other is block)
            unknown = all(says_unknown(one) or _ASKS.match(one) for one in own)
            others = left[:at] + (left[at + 1 :] if unknown else [])
            told = frozenset[str]().union(*map(_said_in, others)) if others else frozenset[str]()
            own = [one for one in own if not _ASKS.match(one) and one not in told]
            if own and all(not self._fuller_of(one).isdisjoint(told) for one in own):
                left.pop(at)
        return left

    def _with_fuller_first(self, blocks: Sequence[Block]) -> list[Block]:
        """Return ``blocks``, one that begins with what a later one on the same entry has in full having that instead.

        There it was asked; the later one keeps what else it tells, and all of it where it tells nothing else.
        """
        made = list(blocks)
        for at, block in enumerate(made):
            first = next(iter(sentences_of(block.text.split("\n\n")[0])), "")
            fuller = self._fuller_of(first)
            for later in range(at + 1, len(made)) if fuller and block.answered_by else ():
                parts = made[later].text.split("\n\n")
                full = next((one for part in parts for one in sentences_of(part) if one in fuller), None)
                rest = [part for part in parts if full is None or part != full]
                alone = len(rest) < len(parts) and any(not is_remark(part) for part in rest)
                one_entry = block.answered_by[:1] == made[later].answered_by[:1]
                if full is None or not alone or not one_entry or self._is_no_more(full, first):
                    continue
                made[at] = block = replace(block, text=block.text.replace(first, full, 1))
                made[later] = replace(made[later], text="\n\n".join(rest))
                break
        return made

    def _fuller_of(self, sentence: str) -> frozenset[str]:
        """Return which sentences make one needless, which may begin with the name that it is of."""
        return self.fuller.get(sentence) or self.fuller.get(bare(sentence), frozenset())

    def _is_no_more(self, sentence: str, than: str) -> bool:
        """Whether a sentence that makes another one needless says no more than that."""
        return than in self._fuller_of(sentence) or says_no_more(sentence, (than,))

    def _is_as_full(self, sentence: str, others: Set[str]) -> bool:
        """Whether one of ``others`` would make a sentence needless in its turn, where it stood after them."""
        return not self._fuller_of(sentence).isdisjoint(others)

    def _without(self, text: str, around: _Around) -> str:
        parts = text.split("\n\n")
        kept = []
        for at, (part, after) in enumerate(zip(parts, [*parts[1:], ""], strict=True)):
            whole = has_list(part) or part.endswith(":") or is_remark(part) or has_list(after)
            kept.append(part if whole else self._lines(part, around, first=at == 0))
        left = [part for part in kept if part]
        return "\n\n".join(left) if any(not is_remark(part) for part in left) else text

    def _lines(self, part: str, around: _Around, *, first: bool) -> str:
        kept = [self._line(line, around, first=first and at == 0) for at, line in enumerate(part.split("\n"))]
        return "\n".join(filter(None, kept))

    def _line(self, line: str, around: _Around, *, first: bool) -> str:
        """Return what of a line stays: what only hangs on a sentence that goes, goes with it."""
        sentences = sentences_of(line)
        kept: list[str] = []
        dropped = False
        for one, then in zip(sentences, [*sentences[1:], ""], strict=True):
            needless = self._is_needless(one, around, around.before if first and not kept else around.told)
            on_it = LEANS.match(then) is not None or _ON_THAT.match(then) is not None
            # a whole line that stands twice is ``said.py``'s
            above = around.before | around.passed
            again = then in above and one not in above
            leans = on_it and not again and self._fuller_of(then).isdisjoint(around.told)
            hangs = (one in above and LEANS.match(one) is not None) or _ASKS.match(one) is not None
            dropped = (needless and not leans) or (dropped and hangs)
            kept += [] if dropped else [one]
            around.passed.add(one)
        return " ".join(kept)

    def _is_needless(self, sentence: str, around: _Around, told: Set[str]) -> bool:
        """Whether a sentence has its fuller one among ``told``: of two as full in one block the upper one stays."""
        below = {one for one in around.own - around.passed if sentence in self._fuller_of(one)}
        return not self._fuller_of(sentence).isdisjoint(told - (below - around.before))


def _said_in(block: Block) -> frozenset[str]:
    """Return the sentences of a block, also without the name that one begins with."""
    told = {one for line in block.text.split("\n") if line for one in sentences_of(_MARKER.sub("", line))}
    return frozenset(told | set(map(bare, told)))


def _statements(block: Block) -> list[str]:
    """Return what a block tells, sentence by sentence; the lines of a list as they are."""
    parts = [part for part in block.text.split("\n\n") if not is_remark(part)]
    return [one for part in parts for line in part.split("\n") for one in sentences_of(line)]
