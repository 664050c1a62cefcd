"""What a figure needs beside it: the machine, and the floor that the same mails set."""

from __future__ import annotations

import email
import email.policy
import os
import platform
import random
import re
import resource
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from helpdesk.demo.inquiries import first_inquiries, later_inquiries
from helpdesk.demo.mails import compose, compose_inquiry, letter_of

SENT_AT = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


def describe() -> str:
    """Return processor, cores, load and Python in one line."""
    names = (
        line.partition(":")[2].strip()
        for line in Path("/proc/cpuinfo").read_text().splitlines()
        if "model name" in line
    )
    cores = f"{os.cpu_count()} cores (load {os.getloadavg()[0]:.1f})"
    return f"{next(names, platform.machine())}, {cores}, Python {platform.python_version()}"


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


def slipped(word: str, chance: random.Random) -> str:
    """Return the word, one in fifteen with two of its letters exchanged or one left out."""
    if len(word) < 5 or not word.isalpha() or chance.random() > 1 / 15:
        return word
    at = chance.randrange(1, len(word) - 1)
    return word[:at] + (word[at + 1] + word[at] if chance.random() < 0.5 else word[at + 1]) + word[at + 2 :]


def read_with_stdlib(mails: Iterable[bytes]) -> None:
    """Parse mails and decode every part, with the standard library alone: the floor."""
    for octets in mails:
        message = email.message_from_bytes(octets, policy=email.policy.default)
        str(message["Subject"]), str(message["From"])
        for part in message.walk():
            if not part.is_multipart():
                part.get_payload(decode=True)


def floor(mails: list[bytes]) -> float:
    """Return how many of ``mails`` the standard library reads in a second."""
    began = time.perf_counter()
    read_with_stdlib(mails)
    return len(mails) / (time.perf_counter() - began)


def peak(who: int = resource.RUSAGE_SELF) -> float:
    """Return the highest resident size so far in MiB."""
    size = resource.getrusage(who).ru_maxrss
    return size / (1024 if sys.platform != "darwin" else 1024 * 1024)


def resident() -> float:
    """Return the resident size now in MiB, as Linux tells it."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 1024**2


def told(what: str, rate: float, against: float) -> str:
    """Return one line of the table: a rate and its ratio to the floor."""
    return f"{what:44} {rate:8.1f} mails/s   {rate / against:6.2f} of the floor"
