"""What attachments cost: PDFs read in a second, mails of text explained in a second, and what bombs can take.

python -m bench.documents [--files 300]
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path

from bench.explain import BEFORE, TODAY
from bench.machine import describe
from bench.mails import demo_mails, judged_mails
from helpdesk.config import load
from helpdesk.demo.documents import draw
from helpdesk.explain import Explainer
from helpdesk.extract import limits
from helpdesk.extract.guard import Guard
from helpdesk.knowledge.load import load as load_knowledge
from helpdesk.mail.parse import parse
from tests import papers

ROOT = Path(__file__).parent.parent
BOMBS: dict[str, Callable[[], tuple[bytes, str]]] = {
    "a zip of a gigabyte of zeros": lambda: (papers.zipped({"nol.pdf": bytes(1 << 30)}), "bom.zip"),
    "a PDF of arrays in arrays": lambda: (papers.nested_pdf(), "bom.pdf"),
    "a PDF page that unpacks to 2 GB": lambda: (papers.inflating_pdf(2_000), "bom.pdf"),
    "a PDF of forms that draw each other": lambda: (papers.looping_pdf(), "bom.pdf"),
    "a PDF of 20,000 pages": lambda: (papers.long_pdf(), "panjang.pdf"),
    "a picture of 40,000 by 40,000 pixels": lambda: (papers.png_of(40_000, 40_000), "besar.png"),
}


def peak_of(guard: Guard) -> str:
    """Return the most memory that a living worker has had."""
    status = Path(f"/proc/{guard._process.pid}/status") if guard._process else None
    if status is None or not status.exists():
        return "ended by the kernel"
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return f"{int(line.split()[1]) // 1024} MiB at most"


def reading(files: int) -> None:
    """Print how quickly good PDFs are read and shown."""
    guard, octets = Guard(), draw("1.pdf", "ktp", {"nama": "Sukirman"})
    began = time.perf_counter()
    guard.read(octets, "1.pdf")
    print(f"the first PDF, the start of the worker included     {1000 * (time.perf_counter() - began):8.0f} ms")
    began = time.perf_counter()
    for _ in range(files):
        guard.read(octets, "1.pdf")
    print(f"every further PDF                                   {files / (time.perf_counter() - began):8.0f} files/s")
    began = time.perf_counter()
    for _ in range(20):
        guard.picture(octets, "1.pdf", 0)
    print(f"a page drawn as a picture                           {20 / (time.perf_counter() - began):8.0f} pages/s")
    guard.close()


def explaining(mails: int) -> None:
    """Print how quickly mails are explained: those of text alone, and those with attachments."""
    config = load(ROOT / "config.toml")
    explainer = Explainer(config, load_knowledge(config.draft.faq))
    every = demo_mails(mails)
    for octets in judged_mails(BEFORE):  # a desk runs for days: what is built once is not what a mail costs
        explainer.explain(octets, TODAY)
    plain = [octets for octets in every if not parse(octets).attachments]
    for name, some in (("mails of text", plain), ("mails with attachments", [m for m in every if m not in plain])):
        began = time.perf_counter()
        for octets in some:
            explainer.explain(octets, TODAY)
        rate = len(some) / (time.perf_counter() - began)
        print(f"{name + ', explained with their documents':51} {rate:8.1f} mails/s")


def bombs() -> None:
    """Print what each bomb took: the time to an answer, the memory of the worker, and what the answer was."""
    print(f"bombs (a file may take {limits.CPU_SECONDS:.0f} s of processor and {limits.MEMORY >> 20} MiB):")
    for name, make in BOMBS.items():
        octets, filename = make()
        guard = Guard()
        began = time.perf_counter()
        result = guard.read(octets, filename, ocr=False)
        if result.members:
            result = guard.read(octets, filename, member=0)
        seconds = time.perf_counter() - began
        answer = result.problem or f"{len(result.text or '')} characters"
        print(f"  {name:38} {len(octets) >> 10:6} KiB   {seconds:5.2f} s   {peak_of(guard):20} {answer}")
        guard.close()


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--files", type=int, default=300, help="how many PDFs and mails (default 300)")
    files = arguments.parse_args().files
    print(describe())
    reading(files)
    explaining(files)
    bombs()


if __name__ == "__main__":
    main()
