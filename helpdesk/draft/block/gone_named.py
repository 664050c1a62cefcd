"""Permits of the past that a mail names beside what it asks: that they are gone is told with its first answer.

Who asks why an application for one was refused, or hears from a landlord that one is needed, must learn that it is gone
and what has taken its place, whatever else is answered.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from helpdesk.draft.asked.asks import YES_OR_NO
from helpdesk.draft.asked.goes_on import is_namesake
from helpdesk.draft.asked.named_topics import LOST
from helpdesk.draft.block.blocks import Blocks
from helpdesk.draft.entry.of_the_past import is_owned, is_wanted
from helpdesk.model.draft import Block
from helpdesk.model.knowledge import EntryStatus, Knowledge, Permit
from helpdesk.model.question import Action, Understanding


@dataclass(frozen=True)
class GoneNamed:
    """Looks for them in one mail: ``subject`` and ``text`` are its own, ``papers`` what it asks of as papers only.

    ``illegal_fee``: it reports one, and of a permit that only its story names is nothing told.
    """

    make: Blocks
    knowledge: Knowledge
    understanding: Understanding
    subject: str
    text: str
    papers: Collection[str]
    illegal_fee: bool

    def told(self, made: list[Block], language: str) -> list[Block]:
        """Return the blocks, the first of them also saying which permits of the mail are no longer issued."""
        if not made or self.understanding.action is Action.CLARIFY:
            return made
        told = self._told(made)
        gone = [] if LOST in told else [permit for permit in self._spoken_of() if self._is_untold(permit, told)]
        first = self.understanding.questions[made[0].question]
        said = first.form in YES_OR_NO and any(i in self.knowledge.permits for i in made[0].answered_by)
        after = said or self.illegal_fee
        asked = self.make.names.ids_in(first.words)
        for beside in (False, True):
            some = [permit for permit in gone if (permit.id not in asked) is beside]
            way = not after and not any(set(permit.replaced_by) & told for permit in some)
            if some:
                taken = all(
                    set(permit.replaced_by) & set(made[0].answered_by) for permit in some
                )  # first why it is told
                made = [
                    self.make.replaced(made[0], some, language, after=after or (beside and not taken), way=way),
                    *made[1:],
                ]
        return made

    def _told(self, made: Sequence[Block]) -> set[str]:
        """Return the ids of what the blocks tell of."""
        told = {entry_id for block in made for entry_id in block.answered_by}
        topics = [topic for entry_id in told if (topic := self.knowledge.topics.get(entry_id)) is not None]
        whole = "\n".join(block.text for block in made)
        return told | {i for topic in topics for i in topic.permits if i in self.make.names.ids_in(whole)}

    def _spoken_of(self) -> list[Permit]:
        """Return the permits that the mail is about, and those of the past that it says somebody must have."""
        named = (self.knowledge.permits[i] for i in sorted(self._named))
        wanted = (p.id for p in named if _is_gone(p) and not p.ambiguous and is_wanted(p, self._mail))
        return [self.knowledge.permits[i] for i in dict.fromkeys((*self.understanding.permits, *wanted))]

    def _is_untold(self, permit: Permit, told: Collection[str]) -> bool:
        if not _is_gone(permit) or permit.id not in self._named or permit.id in self.papers:
            return False
        headed = permit.id in self.make.names.ids_in(self.subject)  # else what has taken its place is enough
        wanted = headed or is_wanted(permit, self._mail)
        if is_namesake(permit, [self.knowledge.permits[i] for i in told if i in self.knowledge.permits], self._mail):
            return False
        had = not headed and (self.illegal_fee or is_owned(permit, self.text))
        return not had and not {permit.id, *(() if wanted else permit.replaced_by)} & set(told)

    @cached_property
    def _mail(self) -> str:
        return f"{self.subject}. {self.text}"

    @cached_property
    def _named(self) -> frozenset[str]:
        return self.make.names.ids_in(self._mail)


def _is_gone(permit: Permit) -> bool:
    return permit.status is not EntryStatus.ACTIVE
