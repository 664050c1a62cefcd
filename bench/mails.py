"""Mails to measure with: those of the demo, as they are and with slips of the fingers."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from helpdesk.demo.inquiries import first_inquiries, later_inquiries
from helpdesk.demo.mails import compose, compose_inquiry, letter_of
from helpdesk.match.judged import read_judged

JUDGED = Path(__file__).parents[1] / "tests" / "judged" / "train.jsonl"
SENT_AT = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


def demo_mails(count: int) -> list[bytes]:
    """Return ``count`` mails: every inquiry of the demo in turn, each time sent at another moment."""
    inquiries = (*first_inquiries(), *later_inquiries())
    return [
        compose_inquiry(inquiries[number % len(inquiries)], SENT_AT + timedelta(minutes=number))
        for number in range(count)
    ]


def varied_mails(count: int) -> Iterator[bytes]:
    """Yield mails of the demo's inquiries, none like another: other senders, moments and slips of the fingers."""
    inquiries = (*first_inquiries(), *later_inquiries())
    for number in range(count):
        chance = random.Random(number)
        inquiry = inquiries[number % len(inquiries)]
        letter = letter_of(inquiry, SENT_AT + timedelta(minutes=number))
        words = (slipped(word, chance) for word in re.split(r"(\W+)", letter.text))
        letter = replace(letter, text="".join(words), address=f"w{number}.{letter.address}")
        yield compose(letter, inquiry.shape, inquiry.trust)


def judged_mails(count: int) -> Iterator[bytes]:
    """Yield the first ``count`` mails of the judged train part: none of them is of the demo."""
    for number, judged in enumerate(read_judged(JUDGED)[:count]):
        message = EmailMessage(policy=SMTP)
        message["From"], message["To"] = f"Warga <w{number}@warga.example>", "penyuluhan@dpmptsp.example"
        message["Subject"] = " ".join(judged.subject.split()) or "Pertanyaan"
        message["Date"], message["Message-ID"] = SENT_AT + timedelta(minutes=number), f"<judged{number}@warga.example>"
        message.set_content(judged.text)
        yield message.as_bytes()


def slipped(word: str, chance: random.Random) -> str:
    """Return the word, one in fifteen with two of its letters exchanged or one left out."""
    if len(word) < 5 or not word.isalpha() or chance.random() > 1 / 15:
        return word
    at = chance.randrange(1, len(word) - 1)
    return word[:at] + (word[at + 1] + word[at] if chance.random() < 0.5 else word[at + 1]) + word[at + 2 :]
