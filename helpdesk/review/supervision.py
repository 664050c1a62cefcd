"""Supervision: which replies a supervisor reads before they go, as ``[review]`` of config.toml names them."""

from __future__ import annotations

from helpdesk.desk import Desk
from helpdesk.model.conversation import FiledDraft
from helpdesk.model.person import Actor, ActorKind, Role
from helpdesk.store import events, judgements, people
from helpdesk.store.database import Tx


def why(desk: Desk, tx: Tx, actor: Actor, draft: FiledDraft) -> str:
    """Return why somebody may not send a letter by themselves, or an empty string: they may.

    Supervisors always may, and so does the desk itself.
    """
    rules = desk.config.review
    if actor.kind is not ActorKind.PERSON or actor.person_id is None:
        return ""
    person = people.get(tx, actor.person_id)
    if person is None or person.may(Role.SUPERVISOR):
        return ""
    if person.email.lower() in {address.lower() for address in rules.people}:
        return "replies of this counselor are read by a supervisor"
    if named := sorted(set(rules.permits) & _entries(tx, draft)):
        return f"replies about {named[0]} are read by a supervisor"
    if rules.first_replies and events.count_of(tx, "review.approved", person.id) < rules.first_replies:
        return f"the first {rules.first_replies} replies of a counselor are read by a supervisor"
    return ""


def _entries(tx: Tx, draft: FiledDraft) -> set[str]:
    """Return the ids of the entries that a letter answers from, those chosen by hand included."""
    used = {str(entry_id) for block in draft.blocks for entry_id in block["answered_by"]}
    chosen = (judgements.of_message(tx, row_id).values() for row_id in draft.mails)
    return used | {entry_id for entries in chosen for entry_id in entries if entry_id}
