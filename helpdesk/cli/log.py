"""The log of events: lines on stderr, for a person or as JSON."""

from __future__ import annotations

import logging
import sys
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

import structlog

from helpdesk.config import Log

_WORTH_SEEING = ("warning", "error", "exception", "critical")


def set_up_log(log: Log, file: Path | None = None) -> None:
    """Send log events to stderr; stdout holds only what a command prints.

    With ``file`` every event is appended to it, and only warnings and worse also reach stderr.
    """
    level = logging.getLevelNamesMapping()[log.level.upper()]
    # A plain traceback: one with local variables would write citizens' mail into the log.
    renderer: structlog.typing.Processor = structlog.dev.ConsoleRenderer(
        colors=file is None and sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback
    )
    if log.format == "json":
        renderer = structlog.processors.JSONRenderer()
    kept = file.open("a", encoding="utf-8") if file else None  # open as long as the process
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=lambda *_: structlog.PrintLogger(kept or sys.stderr),  # looked up anew: it may be replaced
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            renderer,
            *((_shown,) if kept else ()),
        ],
    )
    logging.basicConfig(
        level=max(level, logging.WARNING), stream=sys.stderr, format="%(levelname)s %(name)s %(message)s"
    )


def _shown(_logger: object, method: str, line: MutableMapping[str, Any] | str) -> MutableMapping[str, Any] | str:
    """Print a line that a person at the terminal should see, and give it on to the file."""
    if method in _WORTH_SEEING:
        print(line, file=sys.stderr, flush=True)
    return line
