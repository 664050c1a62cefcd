"""The desk's side of the guarded worker: started at the first need, reused, replaced when a file has killed it.

Guarantee: whatever octets a file holds, ``read`` answers, within the seconds of ``limits``, and the next file is read
as if nothing had happened. The file is named unreadable with the reason: it took too long, needed too much, or broke
the program that reads it.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
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

    def close(self) -> None:
        """End the worker, if one runs."""
        with self._turn:
            self._end()

    def _ask(self, request: dict[str, Any], content: bytes) -> tuple[dict[str, Any], bytes] | Unreadable:
        line = json.dumps({**request, "name": request["name"][-300:], "size": len(content)}).encode() + b"\n"
        with self._turn:
            process = self._worker()
            watch = threading.Timer(limits.WALL_SECONDS, _kill, [process])
            watch.daemon = True
            watch.start()
            try:
                return _exchange(process, line, content)
            except (OSError, EOFError, ValueError):
                return self._autopsy(process)
            finally:
                watch.cancel()

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
        self._files += 1
        return self._process

    def _started(self) -> subprocess.Popen[bytes]:
        environment = {"LC_ALL": "C.UTF-8", "PYTHONPATH": _ROOT, "PATH": os.environ.get("PATH", os.defpath)}
        process = subprocess.Popen(  # noqa: S603 -- our own module
            _PROGRAM,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
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


def _exchange(process: subprocess.Popen[bytes], line: bytes, content: bytes) -> tuple[dict[str, Any], bytes]:
    """Send one file and return the answer. Raises EOFError or OSError when the worker has died over it."""
    sink, source = process.stdin, process.stdout
    if sink is None or source is None:
        raise EOFError
    sink.write(line)
    sink.write(content)
    sink.flush()
    told = source.readline(_LINE)
    if not told.endswith(b"\n"):
        raise EOFError
    answer: dict[str, Any] = json.loads(told)
    octets = source.read(answer["size"])
    if len(octets) < answer["size"]:
        raise EOFError
    return answer, octets


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
