"""Questions that follow each other and of whose sides nothing is known of the same permit: told in one block."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from helpdesk.draft.block.blocks import Blocks
from helpdesk.model.draft import Block
from helpdesk.model.knowledge import Permit
from helpdesk.model.question import Aspect, Form, Question


@dataclass(frozen=True, slots=True)
class Together:
    """Puts them together; ``answer`` makes the block of a question on a permit."""

    make: Blocks
    permits: Mapping[str, Permit]
    language: str
    answer: Callable[[Question, int, Permit, str], Block]

    def told(self, made: list[Block], questions: list[Question]) -> list[Block]:
        """Return the blocks; ``questions`` that go together become one and the same in the list."""
        for index in range(1, len(made)):
            first = index - 1
            permit = self._only_told(made[index])
            if permit is None or self._only_told(made[first]) is not permit:
                continue
            if not self.make.is_unknown(questions[index], made[index], self.language):
                continue
            open_too = self.make.is_unknown(questions[first], made[first], self.language)
            if not (open_too or self.make.lacks(permit, questions[first], self.language)):
                continue
            sides = {*questions[first].aspects, *questions[index].aspects}
            asked = replace(
                questions[first], form=Form.OPEN, aspects=tuple(aspect for aspect in Aspect if aspect in sides)
            )
            questions[first] = questions[index] = asked
            whole = self.answer(asked, first, permit, self.language)
            same = made[first]
            made = [replace(whole, question=b.question) if b.text in (same.text, made[index].text) else b for b in made]
        return made

    def _only_told(self, block: Block) -> Permit | None:
        return self.permits.get(block.answered_by[0]) if len(block.answered_by) == 1 else None
