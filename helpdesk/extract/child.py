"""The guarded worker: a process that reads one file after another and is killed by the kernel when one costs too much.

It holds no secret, opens no file of its own and writes none. It is started by ``guard`` and ends with its standard
input. A request is a line of JSON and as many octets as it announces; an answer is a line of JSON and the octets that
it announces.
"""

from __future__ import annotations

import json
import resource
import signal
import sys
from types import ModuleType
from typing import Any, BinaryIO

from helpdesk.extract import limits
from helpdesk.extract.result import Result, Unopened
from helpdesk.model.message import Unreadable


def main() -> None:
    """Serve requests until there are no more."""
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    limit_self()
    from helpdesk.extract import formats  # inside the limits

    while line := source.readline(65536):
        request = json.loads(line)
        content = source.read(request["size"])
        if len(content) < request["size"]:
            return
        # What runs out of processor time ends here: the default of SIGPROF is to kill the process.
        signal.setitimer(signal.ITIMER_PROF, limits.CPU_SECONDS)
        answer, octets = _answer(formats, request, content)
        signal.setitimer(signal.ITIMER_PROF, 0)
        del content
        _send(sink, {**answer, "size": len(octets)}, octets)


def limit_self() -> None:
    """Bound what this process may use, whatever the file makes of the libraries."""
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    ceiling = limits.OCR_MEMORY if hard == resource.RLIM_INFINITY else min(hard, limits.OCR_MEMORY)
    resource.setrlimit(resource.RLIMIT_AS, (min(limits.MEMORY, ceiling), ceiling))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _answer(formats: ModuleType, request: dict[str, Any], content: bytes) -> tuple[dict[str, Any], bytes]:
    name = request["name"]
    try:
        if request["page"] is not None:
            return {}, formats.picture(content, name, request["page"])
        if request["member"] is not None:
            name, content = formats.member(content, name, request["member"])
        result = formats.read(content, name, with_ocr=request["ocr"])
    except Unopened as error:
        result = Result(problem=error.reason)
    except MemoryError:
        result = Result(problem=Unreadable.TOO_LARGE)
    return {
        "text": result.text,
        "problem": result.problem,
        "members": list(result.members),
        "pages": result.pages,
        "starts": list(result.starts),
    }, b""


def _send(sink: BinaryIO, answer: dict[str, Any], octets: bytes) -> None:
    sink.write(json.dumps(answer).encode("utf-8", "replace") + b"\n" + octets)
    sink.flush()


if __name__ == "__main__":
    main()
