"""Whatever is done to a mail, the desk explains it: no exception, no hang, no memory out of proportion."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from helpdesk.explain import Explainer
from tests.campaigns.fuzzer import TODAY
from tests.campaigns.mutation import corpus, mutated
from tests.conftest import ROOT
from tests.watchdog import patience

FIRST = 20_261_124  # the seed of the first mail; each mail has its own
FEW, MANY = 150, 10_000
SHORT, LONG = 20_000, 200_000  # octets of a repetition
MOST_MEGABYTES = 300


def test_mutated_mail_is_explained_within_bounds(long: bool, capsys: pytest.CaptureFixture[str]) -> None:
    count, longest, patience = (MANY, LONG, 5) if long else (FEW, SHORT, 20)  # what hangs takes minutes
    numbers = map(str, (FIRST, count, longest, patience))
    command = [sys.executable, "-m", "tests.campaigns.fuzzer", *numbers]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    *wrong, last = map(json.loads, done.stdout.splitlines())

    assert wrong == []
    assert last["explained"] == count
    assert last["peak"] < MOST_MEGABYTES
    with capsys.disabled():
        print(f"\n{count} mails from seed {FIRST}, peak {last['peak']} MB")


def test_the_same_seed_makes_the_same_mail() -> None:
    mails = corpus()

    assert [mutated(seed, mails, 1_000) for seed in range(40)] == [mutated(seed, mails, 1_000) for seed in range(40)]
    assert len({mutated(seed, mails, 1_000) for seed in range(40)}) == 40


# What the campaign once found, shortened: each took minutes.
FOUND = {
    "blanks in a sentence": b"From: a@warga.example\n\nBerapa biaya izin reklame" + b"\t" * 200_000 + b"?",
    "addresses in one line of a report": b"From: MAILER-DAEMON@a.example\nReturn-Path: <>\nSubject: failure notice\n\n"
    + b"<a@b.example> " * 40_000,
    "dashes where people sign": b"From: a@warga.example\n\nBerapa biayanya?\n\n" + b"- " * 40_000 + b"a",
    "comments that end nowhere": b"From: a@warga.example\nContent-Type: text/html\n\n" + b"<!-- >" * 200_000,
}


@pytest.mark.parametrize("octets", FOUND.values(), ids=FOUND)
def test_what_was_found_stays_mended(explainer: Explainer, octets: bytes) -> None:
    with patience(20):
        explained = explainer.explain(octets, TODAY)

    assert explained.message.sender is not None
