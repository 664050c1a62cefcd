"""Work done aside gives what it gives here, whatever becomes of the other process."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from helpdesk.cli.aside import Aside


def test_the_result_comes_back_from_another_process() -> None:
    process, numbers = Aside(lambda: (os.getpid(), list(range(50_000)))).result()
    assert numbers == list(range(50_000))
    assert process != os.getpid()


def test_an_error_is_raised_here() -> None:
    def fail() -> int:
        raise ValueError("rusak")

    with pytest.raises(ValueError, match="rusak"):
        Aside(fail).result()


def test_a_process_that_is_ended_costs_time_only() -> None:
    here = os.getpid()

    def work() -> int:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return os.getpid()

    assert Aside(work).result() == here


def test_what_cannot_be_sent_is_made_here() -> None:
    def work() -> Callable[[], int]:
        return lambda: 7  # has no name to be sent by

    assert Aside(work).result()() == 7


def test_what_comes_after_is_done_where_the_result_was_made(tmp_path: Path) -> None:
    done = tmp_path / "done"

    def after(process: int) -> None:
        done.write_text(f"{process} {os.getpid()}")

    process = Aside(os.getpid, after).result()
    for _ in range(500):
        if done.exists() and done.read_text():
            break
        time.sleep(0.01)
    assert done.read_text() == f"{process} {process}"
    assert process != os.getpid()


def test_what_comes_after_is_done_here_when_the_other_process_was_ended() -> None:
    here = os.getpid()
    told: list[int] = []

    def work() -> int:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return 7

    assert Aside(work, told.append).result() == 7
    assert told == [7]
