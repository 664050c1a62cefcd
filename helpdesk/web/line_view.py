"""What the ticket page offers beside the letter: narrow answers that the mail may be on and the letter does not hold.

A letter tells a narrow answer only when it is likely enough to be right. Those that come after are for the counselor,
who puts one into the letter with one key.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from helpdesk.desk import Desk
from helpdesk.match.line_use import number_of
from helpdesk.model.conversation import FiledDraft, FiledMessage
from helpdesk.model.knowledge import Entry, Knowledge
from helpdesk.model.line_choice import LineChoice
from helpdesk.review import line_offers
from helpdesk.store.line_judgements import Judged
from helpdesk.web.masking import mask

BESIDE = -1  # stands for the position of a question where the mail only tells something
_SAID = 90  # characters of the mail's words that are shown


@dataclass(frozen=True, slots=True)
class LineView:
    """A narrow answer of ``entry``, and the words of the mail that it is on."""

    id: str
    entry: Entry
    text: str
    said: str


def views(
    desk: Desk, message: FiledMessage, draft: FiledDraft, judged: Mapping[int, str | None], today: date, *, reveal: bool
) -> Mapping[int, tuple[LineView, ...]]:
    """Return the lines to offer by position of their question, the likeliest first; BESIDE: to none.

    ``judged`` is which entry a person chose for a question: its lines are then the ones to offer.
    """
    found: defaultdict[int, list[LineView]] = defaultdict(list)
    offers = line_offers.look(desk, message, judged).made(draft, today)
    for number, offer in enumerate(offers, 1):
        said = _said(offer.said)
        position = BESIDE if offer.line.question is None else offer.line.question
        found[position].append(LineView(f"line-{number}", offer.entry, offer.text, said if reveal else mask(said)))
    return {position: tuple(of_one) for position, of_one in found.items()}


@dataclass(frozen=True, slots=True)
class TaughtLine:
    """A narrow answer that a person put into a letter, reworded or took out, as it stands in its entry today."""

    choice: LineChoice
    entry: Entry
    text: str


@dataclass(frozen=True, slots=True)
class Taught:
    """What a letter taught about narrow answers, who sent it and when; ``others`` were left as they were."""

    lines: tuple[TaughtLine, ...]
    others: int
    person_name: str
    at: datetime


def taught(knowledge: Knowledge, judged: Sequence[Judged]) -> Taught | None:
    """Return what is shown of the judgements on the lines of a reply; None of none."""
    if not judged:
        return None
    lines = tuple(_taught_line(knowledge, one) for one in judged if one.given.choice.by_hand)
    shown = tuple(line for line in lines if line is not None)
    return Taught(shown, len(judged) - len(shown), judged[-1].person_name, judged[-1].at)


def _taught_line(knowledge: Knowledge, judged: Judged) -> TaughtLine | None:
    """Return a judged line, None where its entry or the line itself is gone."""
    entry, given = knowledge.entry(judged.given.entry_id), judged.given
    number = number_of(entry, given.name) if entry is not None else None
    if entry is None or number is None:
        return None
    return TaughtLine(given.choice, entry, entry.particulars[number].text)


def _said(text: str) -> str:
    """Return the words of the mail that a line is on, shortened."""
    words = " ".join(text.split())
    return words if len(words) <= _SAID else f"{words[:_SAID].rpartition(' ')[0]} …"
