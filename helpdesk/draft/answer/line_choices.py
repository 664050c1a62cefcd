"""What a person who changed a letter did with the narrow answers that it held, or might have held.

An answer stands in a text where a paragraph has most of its words. One that the proposal held and the letter does not
was removed; or it was reworded, where a paragraph that the person wrote has most words of its first sentence. Where it
has some of them, nothing is known: lines on one matter share words. Neither is it of what a letter lacks of which no
answer was left as it was: it was written anew, and may say the same quite otherwise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from helpdesk.draft.answer.line_text import text_of
from helpdesk.draft.answer.said_already import MOSTLY, share_in
from helpdesk.draft.asked.phrase import roots_in
from helpdesk.draft.entry.facts import Teller
from helpdesk.model.line_choice import LineChoice
from helpdesk.model.question import Line
from helpdesk.sentences import sentences_of

# shares of the words of a line's first sentence that a paragraph has which a person wrote
_REWORDED, _UNCLEAR = 0.65, 0.4


@dataclass(frozen=True, slots=True)
class Revision:
    """A letter as it was proposed and as it is; ``answers`` are the texts of the blocks that it was made of."""

    proposed: str
    sent: str
    answers: Sequence[str]

    @property
    def anew(self) -> bool:
        """Whether no paragraph of the answers stands in the letter as it was proposed."""
        parts = {part for text in self.answers for part in text.split("\n\n") if not part.startswith("(")}
        return not any(part and part in self.proposed and part in self.sent for part in parts)


def choices_of(lines: Sequence[Line], revision: Revision, teller: Teller) -> Iterator[tuple[Line, LineChoice | None]]:
    """Yield those of the lines that the proposal or the letter may hold, and what became of each; None: not known.

    Of the others it is known that the letter went without them, unless it was written anew.
    """
    texts = dict(_texts(lines, teller))
    before, after = revision.proposed.split("\n\n"), revision.sent.split("\n\n")
    was, stands = _standing(texts, before), _standing(texts, after)
    new = [part for part in after if part not in before and not any(part in parts for parts in stands.values())]
    for line, text in texts.items():
        held, share = line in was, share_in(sentences_of(text)[0], new)
        reworded = share >= _REWORDED
        if line in stands:
            yield line, LineChoice.KEPT if held else LineChoice.PUT
        elif revision.anew or _is_told(text, after) or (share >= _UNCLEAR and not (reworded and held)):
            yield line, None
        elif held:
            yield line, LineChoice.REWORDED if reworded else LineChoice.REMOVED


def _standing(texts: Mapping[Line, str], parts: Sequence[str]) -> dict[Line, list[str]]:
    """Return the lines that stand in a text, and in which of its paragraphs: in each those that share most words.

    What an entry says of dentists another says of doctors in nearly the same words.
    """
    found: defaultdict[Line, list[str]] = defaultdict(list)
    words = {line: len(roots_in(text)) for line, text in texts.items()}
    for part in parts:
        shares = {line: share_in(text, [part]) for line, text in texts.items()}
        shared = {line: round(share * words[line]) for line, share in shares.items() if share >= MOSTLY}
        for line, count in shared.items():
            if count == max(shared.values()):
                found[line].append(part)
    return found


def _texts(lines: Sequence[Line], teller: Teller) -> Iterator[tuple[Line, str]]:
    """Yield the narrow answers with what each says to this mail; whole answers are judged with their question."""
    for line in lines:
        entry = teller.knowledge.entry(line.entry_id)
        text = text_of(entry, line, teller) if entry is not None and line.number >= 0 else ""
        if text:
            yield line, text


def _is_told(text: str, parts: Sequence[str]) -> bool:
    return share_in(text, parts) >= MOSTLY
