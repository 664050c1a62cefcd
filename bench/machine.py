"""What a figure needs beside it: the machine, and the floor that the same mails set."""

from __future__ import annotations

import email
import email.policy
import os
import platform
import resource
import sys
import time
from collections.abc import Iterable
from pathlib import Path


def describe() -> str:
    """Return processor, cores, load and Python in one line."""
    names = (
        line.partition(":")[2].strip()
        for line in Path("/proc/cpuinfo").read_text().splitlines()
        if "model name" in line
    )
    cores = f"{os.cpu_count()} cores (load {os.getloadavg()[0]:.1f})"
    return f"{next(names, platform.machine())}, {cores}, Python {platform.python_version()}"


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
