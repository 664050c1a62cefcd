"""A process that explains mutated mails and tells of each that breaks a promise, and at last how much memory it took.

    python -m tests.campaigns.fuzzer FIRST COUNT LONGEST PATIENCE

One JSON object a line. It is a process of its own so that its memory is that of ``helpdesk explain`` and of nothing
else. A mail that takes more than PATIENCE seconds of this process's own time is told as a hang: other
work on the machine does not count.
"""

from __future__ import annotations

import json
import sys
import traceback
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import cache
from multiprocessing import get_context
from pathlib import Path

from helpdesk.config import load
from helpdesk.explain import Explainer, as_json
from helpdesk.knowledge.load import load as load_knowledge
from tests.campaigns.mutation import corpus, mutated
from tests.contract import Vocabulary, violations
from tests.watchdog import patience

ROOT = Path(__file__).parent.parent.parent
TODAY = date(2026, 11, 24)


def complaint(explainer: Explainer, known: Vocabulary, octets: bytes, seconds: int) -> str | None:
    """Return what went wrong with a mail, or None."""
    try:
        with patience(seconds):
            found = as_json("mail", explainer.explain(octets, TODAY))
    except Exception:  # noqa: BLE001 -- whatever it is, it is the finding
        return traceback.format_exc()
    return "; ".join(violations(json.loads(json.dumps(found)), known)) or None


def peak_megabytes() -> int:
    """Return the most memory that this process has held; what it was forked from does not count."""
    status = Path("/proc/self/status").read_text("ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:")) // 1024


@cache
def mails() -> tuple[bytes, ...]:
    """Return the corpus, read once in the process that makes it worse."""
    return corpus()


def made(seed: int, longest: int) -> bytes:
    """Return mail number ``seed``. Another process makes it: that takes more memory than explaining it."""
    return mutated(seed, mails(), longest)


def main(first: int, count: int, longest: int, seconds: int) -> None:
    """Explain the mails ``first`` to ``first + count``."""
    config = load(ROOT / "config.toml")
    explainer = Explainer(config, load_knowledge(config.draft.faq))
    knowledge = explainer.knowledge
    known = Vocabulary(knowledge.permits, knowledge.topics, knowledge.documents)
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as maker:
        for seed in range(first, first + count):
            octets = maker.submit(made, seed, longest).result()
            wrong = complaint(explainer, known, octets, seconds)
            if wrong:
                print(json.dumps({"seed": seed, "wrong": wrong[-4_000:]}), flush=True)
    print(json.dumps({"explained": count, "peak": peak_megabytes()}), flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
