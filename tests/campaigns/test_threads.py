"""Many conversations at once, mixed and out of order: pairwise precision and recall of the tickets they become."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from helpdesk.desk import Desk
from tests.campaigns.pairs import DESK, VOUCHED, filed
from tests.letters import Letterbox, mail

SUBJECTS = ("Tanya izin", "Perpanjangan makam", "Syarat SIP", "Mohon informasi", "Izin reklame")
STYLES = ("both", "both", "both", "in-reply-to", "references", "rewritten")


@dataclass
class Conversation:
    """A citizen who writes with one program, perhaps from two addresses, and the office that answers."""

    number: int
    dice: random.Random
    names: list[str] = field(default_factory=list)

    def mails(self) -> list[tuple[float, bytes]]:
        """Return (hours after the start, octets) of each mail."""
        style, subject = self.dice.choice(STYLES), self.dice.choice(SUBJECTS)
        begin = self.dice.uniform(0, 200)
        return [
            (begin + step + self.dice.uniform(0, 1.3), self.mail(step, style, subject))
            for step in range(self.dice.randint(1, 6))
        ]

    def mail(self, step: int, style: str, subject: str) -> bytes:
        ours = step % 2 == 1
        name = f"c{self.number}m{step}@{'dpmptsp' if ours else 'warga'}.example"
        headers = dict(VOUCHED) if ours else {}
        if step:
            above = [f"<{earlier}>" for earlier in self.names]
            last = "<rewritten@relay.example>" if style == "rewritten" and step > 1 else above[-1]
            headers |= {} if style == "references" and not ours else {"In-Reply-To": last}
            headers |= {} if style == "in-reply-to" and not ours else {"References": " ".join((*above[:-1], last))}
        self.names.append(name)
        citizen = f"warga{self.number}@warga.example"
        other = step > 1 and style == "both" and self.dice.random() < 0.2
        sender = DESK if ours else f"kantor{self.number}@lain.example" if other else citizen
        octets = mail(
            f"Surat {step} dari percakapan {self.number}.",
            subject=f"Re: {subject}" if step else f"{subject} {self.number}",
            sender=sender,
            message_id=f"<{name}>",
            headers=headers,
        )
        return octets.replace(f"To: {DESK}".encode(), f"To: {citizen}".encode(), 1) if ours else octets


def test_conversations_become_tickets(sqlite_desk: Desk, letterbox: Letterbox, long: bool) -> None:
    dice = random.Random(20261102)
    conversations = [Conversation(number, dice) for number in range(300 if long else 30)]
    done = filed(sqlite_desk, letterbox, conversations)
    print(done)

    assert done.wrong == []
    assert done.f1 >= 0.995
