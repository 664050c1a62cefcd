"""The counselors of the simulated office: they take tickets from the queues and send drafts, some of them mended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from helpdesk.demo.books import Books
from helpdesk.desk import Desk
from helpdesk.follow_up import terms
from helpdesk.model.conversation import FiledDraft, TicketLine
from helpdesk.model.person import Actor, ActorKind, Person
from helpdesk.review import handle, review
from helpdesk.review.review import Edit
from helpdesk.send.send import send_due
from helpdesk.send.submitter import Submitter
from helpdesk.store import drafts, queues
from helpdesk.store.database import Tx
from helpdesk.store.queues import Queue

EDITS, LEAVES = 0.3, 0.04  # how often a draft is mended, and a ticket left for later
FORGOTTEN = 45  # one ticket of so many is never answered
ADDED = "Bila masih ada yang kurang jelas, silakan balas surel ini; kami siap membantu."
BY_HAND = "Terima kasih atas surel Anda. Pertanyaan Anda kami teruskan ke unit terkait dan akan kami jawab sesudahnya."


class _Patient(Desk):
    """The same desk, which lets what people chose count once an hour: after each of thousands it would take an hour."""

    def remember(self, tx: Tx | None = None) -> None:
        """Leave it for later."""


@dataclass
class Counselors:
    """``people`` answer what waits; what they send is written down in ``books``."""

    desk: Desk
    people: Sequence[Person]
    viewer: Person
    submitter: Submitter
    books: Books
    chance: Random

    def work(self, now: datetime, most: int) -> int:
        """Answer up to ``most`` tickets at ``now``, the longest waiting first; return how many replies were sent."""
        desk = _Patient(self.desk.config, self.desk.database, self.desk.blobs, self.desk.key, self.desk.explainer)
        lines: list[TicketLine] = []
        for queue in (Queue.TO_REVIEW, Queue.NEEDS_PERSON):
            with self.desk.database.read() as tx:
                near = terms.soon(self.desk, tx, now)
                lines += queues.page(tx, queue, self.viewer, now, near, limit=2 * most).lines
        for line in [line for line in lines if line.id % FORGOTTEN][:most]:
            person = self.people[line.id % len(self.people)]
            actor = Actor(ActorKind.PERSON, person.name, person.id, "simulate")
            if not line.assignee_name:
                handle.assign(self.desk, actor, line.id, person.id, now)
            if self.chance.random() >= LEAVES:
                self._answer(desk, actor, line.id, now)
        self.desk.remember()
        return send_due(self.desk, self.submitter, now + timedelta(minutes=5), limit=len(lines) + 50)

    def _answer(self, desk: Desk, actor: Actor, ticket_id: int, now: datetime) -> None:
        with self.desk.database.read() as tx:
            found = drafts.open_draft(tx, ticket_id)
        if found is None:
            draft_id = review.new_draft(desk, actor, ticket_id, now)
            with self.desk.database.read() as tx:
                found = drafts.get(tx, draft_id)
        if not found.to:
            return
        edit = self._edit(found)
        review.approve(desk, actor, found.id, found.version, now, edit=edit)
        self.books.replies += 1
        self.books.unchanged += (edit.body if edit else found.body) == found.proposed_body

    def _edit(self, found: FiledDraft) -> Edit | None:
        """Return what the counselor makes of a draft, None when it goes as it is."""
        if found.blocks and self.chance.random() >= EDITS:
            return None
        added = ADDED if found.blocks else BY_HAND
        return Edit(found.subject, f"{found.body.rstrip()}\n\n{added}\n", found.to, found.cc)
