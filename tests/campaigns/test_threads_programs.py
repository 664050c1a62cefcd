"""Conversations as many programs keep them: references lost, cut, folded or written otherwise, subjects changed."""

from __future__ import annotations

import random
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass, field

from helpdesk.desk import Desk
from tests.campaigns.pairs import DESK, VOUCHED, filed
from tests.letters import Letterbox, mail

SUBJECTS = ("Tanya izin", "Syarat SIP", "Perpanjangan makam", "Mohon informasi")
PREFIXES = (
    "Re: ",
    "RE: ",
    "Bls: ",
    "AW: ",
    "Balas: ",
    "Re: Re: ",
    "Re[2]: ",
    "Sv: ",
    "回复: ",
    "R: ",
    "Re : ",
    "[SPAM] Re: ",
)
Named = Callable[[list[str], str], dict[str, str]]


def _index(of: str, step: int) -> str:
    """Return what Outlook writes: 22 octets for the conversation, five more for each answer."""
    return b64encode(b"\x01" + of.encode().ljust(21, b"\x02")[:21] + bytes(range(5)) * step).decode()


# How a program names the messages above: ``ids`` from the oldest on, in angle brackets; ``key`` is the conversation's.
PROGRAMS: dict[str, Named] = {
    "whole": lambda ids, _: {"In-Reply-To": ids[-1], "References": " ".join(ids)},
    "parent alone": lambda ids, _: {"In-Reply-To": ids[-1]},
    "references alone": lambda ids, _: {"References": " ".join(ids)},
    "first and last": lambda ids, _: {"In-Reply-To": ids[-1], "References": " ".join(dict.fromkeys((ids[0], ids[-1])))},
    "parent forgotten by a relay": lambda ids, _: {"In-Reply-To": "<lost@relay.example>", "References": " ".join(ids)},
    "commas": lambda ids, _: {"In-Reply-To": ids[-1], "References": ",".join(ids)},
    "no brackets": lambda ids, _: {
        "In-Reply-To": ids[-1].strip("<>"),
        "References": " ".join(ids).replace("<", "").replace(">", ""),
    },
    "free text": lambda ids, _: {"In-Reply-To": f'Message from "PTSP <{DESK}>" of "Mon, 2 Nov 2026" {ids[-1]}'},
    "text behind": lambda ids, _: {"In-Reply-To": f"{ids[-1]} from PTSP at 02/11/2026"},
    "glued": lambda ids, _: {"In-Reply-To": ids[-1], "References": "".join(ids)},
    "a blank in the id": lambda ids, _: {"References": " ".join(name.replace("@", " @") for name in ids)},
    "several parents": lambda ids, _: {"In-Reply-To": " ".join(ids)},
    "newest first": lambda ids, _: {"References": " ".join(reversed(ids))},
    "two References fields, the first empty": lambda ids, _: {"In-Reply-To": "", "References": " ".join(ids)},
    "index of Outlook": lambda ids, key: {"Thread-Index": _index(key, len(ids)), "In-Reply-To": ids[-1]},
    "the citizen's own mail": lambda ids, _: {"In-Reply-To": ids[0]},
}


@dataclass
class Conversation:
    """A citizen, perhaps with a colleague in Cc who answers too, and the office."""

    number: int
    dice: random.Random
    names: list[str] = field(default_factory=list)

    def mails(self) -> list[tuple[float, bytes]]:
        """Return (hours after the start, octets) of each mail."""
        program, subject = self.dice.choice(list(PROGRAMS)), self.dice.choice(SUBJECTS)
        begin = self.dice.uniform(0, 150)
        return [
            (begin + 2 * step + self.dice.uniform(0, 2.4), self.mail(step, PROGRAMS[program], subject))
            for step in range(self.dice.randint(2, 7))
        ]

    def mail(self, step: int, program: Named, subject: str) -> bytes:
        ours = step % 2 == 1
        name = f"c{self.number}.{step}.{self.dice.randrange(10**6)}@{'dpmptsp' if ours else 'warga'}.example"
        headers = dict(VOUCHED) if ours else {"Thread-Index": _index(str(self.number), 0)} if not step else {}
        if step:
            ids = [f"<{earlier}>" for earlier in self.names]
            headers |= PROGRAMS["whole"](ids, "") if ours else program(ids, str(self.number))
        self.names.append(name)
        citizen, colleague = f"warga{self.number}@warga.example", f"rekan{self.number}@warga.example"
        answers_too = step > 1 and not ours and self.dice.random() < 0.2
        sender = DESK if ours else colleague if answers_too else citizen
        changed = step > 2 and self.dice.random() < 0.2
        title = f"Berkas kurang {self.number}" if changed else f"{self.dice.choice(PREFIXES) if step else ''}{subject}"
        headers |= {"Cc": f"{colleague}, {citizen}" if ours else colleague}
        octets = mail(
            f"Surat {step} dari {self.number}.",
            subject=title,
            sender=sender,
            message_id=f"<{name}>",
            headers={k: v for k, v in headers.items() if v},
        )
        return octets.replace(f"To: {DESK}".encode(), f"To: {citizen}".encode(), 1) if ours else octets


def test_conversations_of_many_programs_become_tickets(sqlite_desk: Desk, letterbox: Letterbox, long: bool) -> None:
    dice = random.Random(20261127)
    conversations = [Conversation(number, dice) for number in range(400 if long else 60)]
    done = filed(sqlite_desk, letterbox, conversations)
    print(done)

    assert done.wrong == []
    assert done.f1 >= 0.995
