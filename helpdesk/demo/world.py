"""The demo's world: inquiries that lie in the mailbox at the start, and citizens who keep writing.

Mails enter the desk through the Maildir alone, as a real office's mails would.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from helpdesk.demo import maildir
from helpdesk.demo.citizens import CitizensServer
from helpdesk.demo.inquiries import Inquiry, Shape, first_inquiries, later_inquiries
from helpdesk.demo.mails import compose_inquiry
from helpdesk.demo.replies import Readers

__all__ = ["CitizensServer", "drip", "fill"]

log = logging.getLogger(__name__)

HOURS = 9  # before now: the first inquiry's Date
ANSWERING = 0.5  # how often an unread reply is answered instead of something new being asked


def _now() -> datetime:
    return datetime.now(UTC)


def fill(folder: Path, now: datetime, *, count: int | None = None) -> int:
    """Deliver the first inquiries (``count`` of them, else all forty) and return how many.

    Their dates lie in the hours before ``now``, in order, the last a few minutes ago.
    """
    chance = Random(40)  # noqa: S311 -- times that look like chance
    maildir.make(folder)
    inquiries = first_inquiries()[:count]
    gap = timedelta(hours=HOURS) / max(1, len(inquiries))
    for number, inquiry in enumerate(inquiries):
        before = gap * (len(inquiries) - number) - gap * chance.uniform(0, 0.8)
        sent_at = now - before
        maildir.deliver(folder, compose_inquiry(inquiry, sent_at), sent_at + timedelta(seconds=2))
    return len(inquiries)


def drip(
    folder: Path,
    stop: threading.Event,
    *,
    every: tuple[float, float] = (20, 60),
    seed: int = 1,
    citizens: Path | None = None,
    clock: Callable[[], datetime] = _now,
) -> None:
    """Keep mails coming until ``stop``, one after each pause of ``every`` (least, most) seconds.

    Most ask what others asked, with names and details of their own; some answer a reply that arrived in ``citizens``.
    A disk that cannot take a mail loses that mail, and the log says so.
    """
    chance = Random(seed)  # noqa: S311 -- a play, not a secret
    readers = Readers(citizens)
    programs: dict[str, Shape] = {}
    people = (*first_inquiries(), *later_inquiries())
    for inquiry in people:
        _remember(programs, inquiry)
    waiting = chance.sample(people, len(people))
    while not stop.wait(chance.uniform(*every)):
        now = clock()
        octets = readers.answer(programs, chance, now) if chance.random() < ANSWERING else None
        if octets is None:
            waiting = waiting or chance.sample(people, len(people))
            inquiry = waiting.pop().another(chance)
            _remember(programs, inquiry)
            octets = compose_inquiry(inquiry, now)
        try:
            maildir.make(folder)
            maildir.deliver(folder, octets, now)
        except OSError as error:
            log.warning("demo.not-delivered", extra={"reason": str(error)})


def _remember(programs: dict[str, Shape], inquiry: Inquiry) -> None:
    """Note which program somebody writes with; what programs send by themselves says nothing."""
    if inquiry.shape not in (Shape.AUTO_REPLY, Shape.NEWSLETTER):
        programs[inquiry.address] = inquiry.shape
