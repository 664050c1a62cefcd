"""What to call a point that stays open and asks of none of our things: by what it tells before it asks."""

from __future__ import annotations

from collections.abc import Sequence

from helpdesk.draft.asked.points import text_of_point
from helpdesk.draft.entry.facts import Teller
from helpdesk.draft.entry.nouns import nouns_in
from helpdesk.model.question import Question


def told_in_point(asked: Sequence[Question], number: int, teller: Teller) -> tuple[str, ...]:
    """Return the things of which a point tells before it asks: "sertifikat kami terbit 2023. Apakah dilampirkan?".

    ``asked``: the question of it that stays open, if there is one.
    """
    story = text_of_point(teller.mail, number).partition(asked[0].text)[0] if asked else ""
    return tuple(noun.called(teller.language) for noun in nouns_in(story, teller.language))
