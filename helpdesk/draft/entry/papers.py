"""What came along and what is missing, in words. No file name is repeated: it may hold a person's number."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from helpdesk.draft.entry.facts import Teller, display_name, short_name
from helpdesk.draft.entry.requirements import ItemWriter
from helpdesk.draft.templating.parts import Doubt
from helpdesk.draft.templating.wording import ENGLISH, INDONESIAN, upper_first
from helpdesk.model.draft import Block
from helpdesk.model.knowledge import Jurisdiction, Permit
from helpdesk.model.message import Attachment
from helpdesk.model.question import (
    BLANK_FORM,
    INCOMPLETE,
    TEXT_DISAGREES,
    UNUSABLE,
    Aspect,
    CheckedDocuments,
    Recognised,
)


@dataclass(frozen=True, slots=True)
class Papers:
    """The checks of one mail's documents, told in one language."""

    teller: Teller
    documents: tuple[CheckedDocuments, ...]
    attachments: tuple[Attachment, ...]

    def told_in(self, blocks: Sequence[Block], listing: Collection[int] = (), *, alone: bool = False) -> list[Block]:
        """Return the blocks with each check told in the first block about its permit.

        ``listing`` are the questions that asked for the requirements: the check tells them, so what is needed only
        under a condition is added to it. ``alone``: nothing else is told.
        """
        told = [replace(block, text="") for block in blocks] if alone else list(blocks)
        for check in self.documents:
            place = next((i for i, block in enumerate(told) if _speaks_of(block, check, listing)), None)
            if place is not None:
                more = self._conditional(check) if told[place].question in listing else ""
                parts = (self._text(check), more, told[place].text, self._not_filed(check))
                told[place] = replace(told[place], text="\n\n".join(part for part in parts if part))
        return [block for block in told if block.text or not alone]

    def further(self, blocks: Sequence[Block]) -> list[tuple[str, str]]:
        """Return heading and text of the checks that no block tells."""
        further = []
        for check in self.documents:
            permit = self.teller.knowledge.permits.get(check.permit)
            if permit is not None and not any(self._text(check) in block.text for block in blocks):
                name = display_name(permit, self.teller.language)
                text = f"{self._text(check, short_name(name))}\n\n{self._not_filed(check)}"
                heading = self.teller.render("heading", aspects=[str(Aspect.DOCUMENTS_CHECK)], name=name)
                further.append((upper_first(heading), text))
        return further

    def _text(self, check: CheckedDocuments, name: str | None = None) -> str:
        """Return what a check found; ``name`` when no heading says which service it is for."""
        permit = self.teller.knowledge.permits.get(check.permit)
        if permit is None:
            return ""
        items = self._items(permit)
        keys = tuple(dict.fromkeys(key for _, _, found in check.received for key in found))
        text = self.teller.render(
            "documents",
            name=name,
            received=[items.kind(key) for key in keys],
            missing=None if check.missing is None else items.missing(check.missing),
            unread=self._unread(check),
            reasons=self._reasons(check),
            linked=check.linked,
            doubts=self._doubts(check, items),
            instead=items.substitutes(keys),
        )
        return "\n\n".join(part for part in (text, self._caveat(check, permit)) if part)

    def _not_filed(self, check: CheckedDocuments) -> str:
        """Return the reminder that a mail is no application."""
        permit = self.teller.knowledge.permits.get(check.permit)
        indonesian = permit is not None and self.teller.language == INDONESIAN
        return self.teller.render("not_filed", channel=permit.channel if permit is not None and indonesian else None)

    def _conditional(self, check: CheckedDocuments) -> str:
        permit = self.teller.knowledge.permits[check.permit]
        told = {*(check.missing or ()), *(key for _, _, found in check.received for key in found)}
        items = self._items(permit).conditional(told) if check.missing is not None else ()
        return self.teller.render("conditional", items=items) if items else ""

    def _items(self, permit: Permit) -> ItemWriter:
        return self.teller.items(permit)

    def _caveat(self, check: CheckedDocuments, permit: Permit) -> str:
        """Return whose list the check was made against, when it is not Jakarta's."""
        if check.missing is None or permit.jurisdiction not in (Jurisdiction.OTHER_REGION, Jurisdiction.MIXED):
            return ""
        note = permit.jurisdiction_note_en if self.teller.language == ENGLISH else permit.jurisdiction_note
        return self.teller.render("jurisdiction", region=str(permit.jurisdiction), note=note)

    def _unread(self, check: CheckedDocuments) -> int:
        """Return how many attachments were not recognised; pictures inside the text (logos) do not count."""
        return len(self._unknown(check))

    def _unknown(self, check: CheckedDocuments) -> list[Attachment]:
        told = (file.attachment for file in check.files if file.keys or _is_told(file))
        known = {index for index, _, _ in check.received} | set(told)
        return [file for index, file in enumerate(self.attachments) if index not in known and not file.inline]

    def _reasons(self, check: CheckedDocuments) -> list[str]:
        """Return why unrecognised attachments could not be read, each reason once, where it is one to mend."""
        problems = [file.problem for file in self._unknown(check) if file.problem is not None]
        return list(dict.fromkeys(str(problem) for problem in problems))

    def _doubts(self, check: CheckedDocuments, items: ItemWriter) -> list[Doubt]:
        """Return what to look at again in recognised papers and in empty forms. The name on a paper is not told."""
        came = {key for _, _, found in check.received for key in found}
        doubts = [
            Doubt(items.kind(key) if key else "", why)
            for file in check.files
            for remark in file.remarks
            for why, _, said in [remark.partition(": ")]
            for key in _about(file, remark, said)
            if why in (_TOLD_DOUBTS if key else _WITHOUT_A_NAME)
            # an empty form beside the filled one, or a wrong file beside the right one, is no doubt
            and not (why in _ONLY_WHEN_LACKING and key in came)
        ]
        return list(dict.fromkeys(doubts))


def _about(file: Recognised, remark: str, said: str) -> tuple[str, ...]:
    """Return the key that a remark is about, or "" when the file is of no kind that we know."""
    return (said,) if remark.startswith(TEXT_DISAGREES) else file.about(remark)[:1] or ("",)


def _is_told(file: Recognised) -> bool:
    """Whether a file is a form that nobody has filled in, or another paper than its name says: it is told by itself."""
    return any(remark.startswith((BLANK_FORM, TEXT_DISAGREES)) for remark in file.remarks)


_TOLD_DOUBTS = frozenset({"expired", "other-name", BLANK_FORM, INCOMPLETE, TEXT_DISAGREES, *UNUSABLE})
_ONLY_WHEN_LACKING = frozenset({BLANK_FORM, TEXT_DISAGREES})
_WITHOUT_A_NAME = frozenset({BLANK_FORM})


def _speaks_of(block: Block, check: CheckedDocuments, listing: Collection[int]) -> bool:
    """Whether a block is about the papers of this permit: what is needed, or nothing but their check.

    A block that tells its term or its fee is not: a list of papers under that heading would surprise.
    """
    return check.permit in block.answered_by[:1] and (block.question in listing or not block.text)
