"""The desk's side of the guarded worker: started at the first need, reused, replaced when a file has killed it.

Guarantee: whatever octets a file holds, ``read`` answers, within the seconds of ``limits``, and the next file is read
as if nothing had happened. The file is named unreadable with the reason: it took too long, needed too much, or broke
the program that reads it.
"""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import threading
import time
import weakref
from contextlib import suppress
from pathlib import Path
from typing import Any

from helpdesk.extract import limits
from helpdesk.extract.result import Result
from helpdesk.model.message import Unreadable

_PROGRAM = [sys.executable, "-P", "-m", "helpdesk.extract.child"]
_ROOT = str(Path(__file__).parents[2])
_LINE = 16 * 1024 * 1024  # octets of an answer's line: 100,000 characters and some names are far less
_PIECE = 65536  # octets that a pipe takes or gives at once


class Guard:
    """One worker process for one process of the desk. May be used by several threads; they take turns."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._files = 0
        self._stop: weakref.finalize[Any, Guard] | None = None

    def read(self, content: bytes, filename: str, *, member: int | None = None, ocr: bool = False) -> Result:
        """Return what stands in a file, or in the file with number ``member`` inside it."""
        answer = self._ask({"name": filename, "member": member, "page": None, "ocr": ocr}, content)
        if isinstance(answer, Unreadable):
            return Result(problem=answer)
        return result_of(answer[0])

    def picture(self, content: bytes, filename: str, page: int) -> bytes | Unreadable:
        """Return a page of a PDF as PNG, or why there is none. Pages are counted from 0."""
        answer = self._ask({"name": filename, "member": None, "page": page, "ocr": False}, content)
        if isinstance(answer, Unreadable):
            return answer
        return answer[1] or result_of(answer[0]).problem or Unreadable.DAMAGED

    def start(self) -> None:
        """Start the worker now, for whoever knows that a file will come and has something else to do until then."""
        with self._turn:
            self._worker()

    def close(self) -> None:
        """End the worker, if one runs."""
        with self._turn:
            self._end()

    def _ask(self, request: dict[str, Any], content: bytes) -> tuple[dict[str, Any], bytes] | Unreadable:
        line = json.dumps({**request, "name": request["name"][-300:], "size": len(content)}).encode() + b"\n"
        with self._turn:
            process = self._worker()
            self._files += 1
            try:
                return _exchange(process, line + content)
            except TimeoutError:
                _kill(process)
                return self._autopsy(process)
            except (OSError, EOFError, ValueError):
                return self._autopsy(process)

    def _worker(self) -> subprocess.Popen[bytes]:
        """Return the running worker; a forked process gets one of its own, a dead or tired one is replaced."""
        if self._process is not None and self._owner != os.getpid():
            self._process = None  # it is our parent's
            if self._stop is not None:
                self._stop.detach()
        if self._files >= limits.FILES_PER_WORKER or (self._process is not None and self._process.poll() is not None):
            self._end()
        if self._process is None:
            self._process = self._started()
        return self._process

    def _started(self) -> subprocess.Popen[bytes]:
        environment = {"LC_ALL": "C.UTF-8", "PYTHONPATH": _ROOT, "PATH": os.environ.get("PATH", os.defpath)}
        process = subprocess.Popen(  # noqa: S603 -- our own module
            _PROGRAM,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,  # what is read and written waits for no longer than the deadline, so no buffer may
            env=environment,
            start_new_session=True,  # a Ctrl-C meant for the desk ends the desk, and the desk ends its worker
        )
        self._owner, self._files = os.getpid(), 0
        self._stop = weakref.finalize(self, _ended, process, os.getpid())
        return process

    def _end(self) -> None:
        if self._stop is not None:
            self._stop()
        self._process, self._stop, self._files = None, None, 0

    def _autopsy(self, process: subprocess.Popen[bytes]) -> Unreadable:
        """Bury a worker that gave no answer, and return what that says about the file."""
        self._end()
        if process.returncode in (-signal.SIGPROF, -signal.SIGXCPU, -signal.SIGKILL):
            return Unreadable.TOO_LONG
        return Unreadable.TOO_LARGE if process.returncode in (-signal.SIGABRT, -signal.SIGTRAP) else Unreadable.DAMAGED


def _exchange(process: subprocess.Popen[bytes], request: bytes) -> tuple[dict[str, Any], bytes]:
    """Send one file and return the answer.

    Raises EOFError or OSError when the worker has died over it, TimeoutError when it says nothing for too long.
    """
    if process.stdin is None or process.stdout is None:
        raise EOFError
    deadline = time.monotonic() + limits.WALL_SECONDS
    sink, source = process.stdin.fileno(), process.stdout.fileno()
    os.set_blocking(sink, False)
    left = memoryview(request)
    while left:
        _wait(sink, select.POLLOUT, deadline)
        left = left[os.write(sink, left[:_PIECE]) :]
    told, octets = bytearray(), bytearray()
    while b"\n" not in told:
        told += _read(source, deadline)
        if len(told) > _LINE:
            raise EOFError
    line, _, rest = told.partition(b"\n")
    answer: dict[str, Any] = json.loads(line)
    octets += rest
    while len(octets) < answer["size"]:
        octets += _read(source, deadline)
    return answer, bytes(octets)


def _read(source: int, deadline: float) -> bytes:
    _wait(source, select.POLLIN, deadline)
    if not (octets := os.read(source, _PIECE)):
        raise EOFError
    return octets


def _wait(pipe: int, event: int, deadline: float) -> None:
    """Wait until a pipe takes or gives octets. Raises TimeoutError at the deadline."""
    waiting = select.poll()
    waiting.register(pipe, event)
    if not waiting.poll(max(0.0, deadline - time.monotonic()) * 1000):
        raise TimeoutError


def result_of(answer: dict[str, Any]) -> Result:
    """Return an answer of the worker as a value."""
    problem = answer.get("problem")
    return Result(
        text=answer.get("text"),
        problem=Unreadable(problem) if problem else None,
        members=tuple(answer.get("members", ())),
        pages=answer.get("pages"),
        starts=tuple(answer.get("starts", ())),
    )


def _ended(process: subprocess.Popen[bytes], owner: int) -> None:
    """Let a worker end by closing its input, and see that it has."""
    if owner != os.getpid():
        return
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            try:
                pipe.close()
            except OSError:  # it died with octets still in the pipe
                continue
    try:
        process.wait(1)
    except subprocess.TimeoutExpired:
        _kill(process)
        process.wait()


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End a worker and what it has started: it leads a group of its own."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
