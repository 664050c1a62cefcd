"""A file that is made to break its reader breaks the worker alone: it is named unreadable, and the next one is read."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpdesk.extract import limits
from helpdesk.extract.guard import Guard
from helpdesk.model.message import Unreadable
from tests import papers


@pytest.fixture(scope="module")
def guard() -> Iterator[Guard]:
    """Return a worker that the tests of this module share, as mails do."""
    shared = Guard()
    yield shared
    shared.close()


LETTER = papers.pdf("SURAT KUASA\nYang bertanda tangan di bawah ini", "halaman kedua")
READ = "SURAT KUASA\nYang bertanda tangan di bawah ini\nhalaman kedua"
BOMBS: dict[str, tuple[Callable[[], bytes], set[Unreadable]]] = {
    "arrays in arrays": (papers.nested_pdf, {Unreadable.SCAN, Unreadable.DAMAGED, Unreadable.TOO_LARGE}),
    "a page that unpacks to much": (papers.inflating_pdf, {Unreadable.TOO_LARGE, Unreadable.TOO_LONG}),
    "forms that draw each other": (papers.looping_pdf, {Unreadable.TOO_LARGE, Unreadable.TOO_LONG}),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_takes_down_the_worker_at_most_and_the_next_file_is_read(guard: Guard, name: str) -> None:
    make, allowed = BOMBS[name]

    assert guard.read(make(), "bom.pdf").problem in allowed
    assert guard.read(LETTER, "surat.pdf").text == READ


def test_drawing_that_never_ends_is_ended(guard: Guard) -> None:
    assert guard.picture(papers.inflating_pdf(10), "bom.pdf", 0) in (Unreadable.TOO_LONG, Unreadable.TOO_LARGE)
    picture = guard.picture(LETTER, "surat.pdf", 1)
    assert isinstance(picture, bytes)
    assert picture.startswith(b"\x89PNG")


def test_the_worker_may_not_have_more_memory_than_promised(guard: Guard) -> None:
    guard.read(LETTER, "surat.pdf")
    assert guard._process is not None
    allowed = Path(f"/proc/{guard._process.pid}/limits")
    if not allowed.exists():
        pytest.skip("only Linux shows the limits of a process")
    line = next(line for line in allowed.read_text().splitlines() if line.startswith("Max address space"))
    assert int(line.split()[3]) == limits.MEMORY


def test_of_twenty_thousand_pages_the_first_are_read(guard: Guard) -> None:
    result = guard.read(papers.long_pdf(), "panjang.pdf")

    assert result.pages == 20_000
    assert result.text is not None
    assert result.text.count("HALAMAN") == limits.PAGES


def test_a_locked_a_damaged_and_a_scanned_pdf_are_told_apart(guard: Guard) -> None:
    assert guard.read(papers.locked_pdf(), "a.pdf").problem is Unreadable.LOCKED
    assert guard.read(LETTER[: len(LETTER) // 3].replace(b"obj", b"xxx"), "b.pdf").problem is Unreadable.DAMAGED
    assert guard.read(papers.scanned_pdf(), "c.pdf").problem is Unreadable.SCAN


def test_a_portfolio_is_opened_one_level(guard: Guard) -> None:
    octets = papers.portfolio({"KTP Budi.pdf": LETTER})

    assert guard.read(octets, "berkas.pdf").members == ("KTP Budi.pdf",)
    assert guard.read(octets, "berkas.pdf", member=0).text == READ
    assert guard.read(octets, "berkas.pdf", member=1).problem is Unreadable.DAMAGED


def test_a_zip_is_opened_within_limits(guard: Guard) -> None:
    octets = papers.zipped({"berkas/surat.pdf": LETTER, "nol.txt": bytes(60_000_000), "__MACOSX/._surat.pdf": b"x"})

    assert guard.read(octets, "berkas.zip").members == ("berkas/surat.pdf", "nol.txt")
    assert guard.read(octets, "berkas.zip", member=0).text == READ
    assert guard.read(octets, "berkas.zip", member=1).problem is Unreadable.TOO_LARGE
    many = papers.zipped({f"{number}.txt": b"x" for number in range(3_000)})
    assert len(guard.read(many, "banyak.zip").members) == limits.MEMBERS


def test_a_worker_that_was_killed_from_outside_is_replaced(guard: Guard) -> None:
    guard.read(LETTER, "surat.pdf")
    assert guard._process is not None
    os.kill(guard._process.pid, signal.SIGKILL)
    guard._process.wait()

    assert guard.read(LETTER, "surat.pdf").text == READ


def test_a_worker_that_says_nothing_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    silent = Guard()
    silent.start()
    assert silent._process is not None
    os.kill(silent._process.pid, signal.SIGSTOP)  # it neither takes nor gives anything any more
    monkeypatch.setattr(limits, "WALL_SECONDS", 0.01)
    assert silent.read(LETTER * 100, "surat.pdf").problem is Unreadable.TOO_LONG
    monkeypatch.undo()
    assert silent.read(LETTER, "surat.pdf").text == READ
    silent.close()


def test_a_worker_that_was_started_before_reads_the_first_file() -> None:
    early = Guard()
    early.start()
    assert early._process is not None
    started = early._process.pid
    assert early.read(LETTER, "surat.pdf").text == READ
    assert early._process.pid == started
    early.close()


def test_a_worker_is_retired_before_it_grows_old(guard: Guard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FILES_PER_WORKER", 1)
    guard.read(LETTER, "a.pdf")
    assert guard._process is not None
    first = guard._process.pid
    guard.read(LETTER, "b.pdf")
    assert guard._process.pid != first


@given(st.binary(max_size=300), st.sampled_from([b"", b"%PDF-1.4\n", b"PK\x03\x04", b"{\\rtf1", LETTER[:400]]))
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_octets_get_an_answer(guard: Guard, rest: bytes, head: bytes) -> None:
    result = guard.read(head + rest, "x.pdf")

    assert result.problem is None or result.text is None
    assert guard.read(LETTER, "surat.pdf").text == READ
