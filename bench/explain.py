"""How many mails a second the pure stages explain: in one process, in two, and as the whole command.

python -m bench.explain [--mails 120]
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from bench.machine import describe, floor, peak, told
from bench.mails import demo_mails, judged_mails
from helpdesk.config import load
from helpdesk.demo.inquiries import first_inquiries
from helpdesk.explain import Explainer
from helpdesk.knowledge.load import load as load_knowledge

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 11, 24)
BEFORE = 400  # other mails that are read before those that are measured


def explain(explainer: Explainer, mails: list[bytes]) -> None:
    """Explain each mail."""
    for octets in mails:
        explainer.explain(octets, TODAY)


def in_one(explainer: Explainer, mails: list[bytes]) -> float:
    """Return mails a second in this process."""
    began = time.perf_counter()
    explain(explainer, mails)
    return len(mails) / (time.perf_counter() - began)


def in_two(explainer: Explainer, mails: list[bytes]) -> float:
    """Return mails a second in two forked processes that share them."""
    fork = multiprocessing.get_context("fork")
    processes = [fork.Process(target=explain, args=(explainer, mails[start::2])) for start in range(2)]
    began = time.perf_counter()
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    return len(mails) / (time.perf_counter() - began)


def as_command(mails: list[bytes]) -> float:
    """Return mails a second of ``helpdesk explain --json`` on a folder, its start included."""
    with tempfile.TemporaryDirectory() as folder:
        for number, octets in enumerate(mails):
            (Path(folder) / f"{number:05}.eml").write_bytes(octets)
        command = [sys.executable, "-m", "helpdesk", "explain", "--json", folder]
        began = time.perf_counter()
        done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True)
        seconds = time.perf_counter() - began
    lines = done.stdout.count(b"\n")
    if lines != len(mails):
        raise SystemExit(f"{lines} lines for {len(mails)} mails")
    return len(mails) / seconds


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--mails", type=int, default=120, help="how many mails (default 120)")
    mails = demo_mails(arguments.parse_args().mails)
    print(describe())
    print(f"{len(mails)} mails of the demo, {sum(map(len, mails)) // len(mails) // 1024} KiB on average")

    began = time.perf_counter()
    config = load(ROOT / "config.toml")
    explainer = Explainer(config, load_knowledge(config.draft.faq))
    print(f"knowledge, matcher and templates made ready in {time.perf_counter() - began:.2f} s")
    # What is loaded at its first use is part of the command's figures. A desk that runs has read other mails before.
    explain(explainer, list(judged_mails(BEFORE)))

    least = floor(mails)
    print(told("floor: email, policy.default", least, least))
    print(told("Explainer.explain, new mails, one process", in_one(explainer, mails), least))
    print(told("Explainer.explain, known mails, two processes", in_two(explainer, mails), least))
    as_command(mails[:1])  # from now on the index of the knowledge base is kept
    few = mails[: len(first_inquiries())]
    print(told(f"helpdesk explain --json, {len(few)} mails and its start", as_command(few), least))
    print(told(f"helpdesk explain --json, {len(mails)} mails and its start", as_command(mails), least))
    print(f"peak memory: {peak():.0f} MiB here, {peak(resource.RUSAGE_CHILDREN):.0f} MiB the command")


if __name__ == "__main__":
    main()
