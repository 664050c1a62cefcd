"""What a letter that a person changed says about narrow answers, as judgements from which the next mails gain.

Learnt is from letters that somebody changed alone. A letter that goes out as it was proposed tells all its lines, but
nobody has weighed them one by one: a true sentence that nobody needed goes out with the others, and the desk would take
its own guesses for the office's word. With a whole answer that is otherwise (``review._accept``): nobody sends a wrong
one. Where a person did change the letter, they had its lines and those offered beside it before them, and what they
left as it was counts too: lines offered and passed over are what tells a line that is put in every time from one that
is put in every fifth time.
"""

from __future__ import annotations

from datetime import datetime

from helpdesk.desk import Desk
from helpdesk.draft.answer.line_choices import Revision
from helpdesk.model.conversation import FiledDraft
from helpdesk.model.line_choice import LineChoice, LineJudgement
from helpdesk.model.person import Actor
from helpdesk.review import line_offers
from helpdesk.store import judgements, line_judgements, messages
from helpdesk.store.database import Tx


def judge(desk: Desk, tx: Tx, actor: Actor, draft: FiledDraft, now: datetime) -> dict[str, int]:
    """Store what a person who sends a letter that was changed says about its lines; return how many of each choice."""
    unchanged = draft.body.split() == draft.proposed_body.split()
    if actor.person_id is None or draft.purpose != "reply" or unchanged:
        return {}
    filed = messages.get(tx, draft.message_row_id) if draft.message_row_id else None
    if filed is None or filed.outgoing:
        return {}
    looked = line_offers.look(desk, filed, judgements.of_message(tx, filed.id))
    if looked.writer is None:
        return {}
    today = desk.today(now)
    lines = [each.line for each in looked.lines]
    revision = Revision(draft.proposed_body, draft.body, [str(block["text"]) for block in draft.blocks])
    choices = looked.writer.line_choices(lines, looked.read.text, revision, language=draft.language, today=today)
    for offer in looked.made(draft, today):
        choices.setdefault(offer.line, LineChoice.PASSED)
    given = [
        LineJudgement(each.line.entry_id, each.name, choice, each.chance, each.said)
        for each in looked.lines
        if (choice := choices.get(each.line)) is not None
    ]
    return line_judgements.record(tx, now, filed.id, given, actor.person_id)
