"""The log of events: lines on stderr, for a person or as JSON."""

from __future__ import annotations

import logging
import sys

import structlog

from helpdesk.config import Log


def set_up_log(log: Log) -> None:
    """Send log events to stderr; stdout holds only what a command prints."""
    level = logging.getLevelNamesMapping()[log.level.upper()]
    # A plain traceback: one with local variables would write citizens' mail into the log.
    renderer: structlog.typing.Processor = structlog.dev.ConsoleRenderer(
        colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback
    )
    if log.format == "json":
        renderer = structlog.processors.JSONRenderer()
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),  # looked up anew: it may be replaced
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            renderer,
        ],
    )
    logging.basicConfig(
        level=max(level, logging.WARNING), stream=sys.stderr, format="%(levelname)s %(name)s %(message)s"
    )
