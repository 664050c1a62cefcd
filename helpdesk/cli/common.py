"""What every command shares: the option --config, the log, lines of output, and how errors end the program."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import structlog
import typer

from helpdesk import config as configuration
from helpdesk.config import Config, Log, masked
from helpdesk.errors import ConfigError, HelpdeskError

if TYPE_CHECKING:
    from helpdesk.desk import Desk

ConfigOption = Annotated[
    Path | None,
    typer.Option(
        "--config", "-c", help="The config.toml to use; without it ./config.toml, else the built-in defaults."
    ),
]
PathsArgument = Annotated[
    list[str], typer.Argument(help="Mail files, folders or Maildirs; - is standard input.", show_default=False)
]
USAGE = 2  # exit code: usage or configuration
FAILED = 1  # exit code: the command ran, and something it was asked about is not right


def fail(text: str, code: int = USAGE) -> NoReturn:
    """End the program with one clear message on stderr."""
    print(text, file=sys.stderr)
    raise typer.Exit(code)


def read_config(path: Path | None) -> Config:
    """Return the configuration, or end the program with what is wrong with it."""
    try:
        config = configuration.load(path)
    except ConfigError as error:
        fail(str(error))
    set_up_log(config.log)
    return config


@contextmanager
def open_desk(config: Config) -> Iterator[Desk]:
    """Give the open desk of a configuration; an error ends the program with its text."""
    from helpdesk.desk import Desk  # here: commands that need no database start in half the time
    from helpdesk.store.database import UNAVAILABLE
    from helpdesk.worker import now_utc

    try:
        desk = Desk.open(config, now_utc())
    except HelpdeskError as error:
        fail(str(error))
    except UNAVAILABLE as error:
        fail(unavailable(config, error))
    try:
        yield desk
    except HelpdeskError as error:
        fail(str(error), FAILED)
    except UNAVAILABLE as error:
        fail(unavailable(config, error), FAILED)
    finally:
        desk.close()


def unavailable(config: Config, error: Exception) -> str:
    """Return a sentence about a database that cannot be used; the statement, which may hold mail, is left out."""
    why = str(getattr(error, "orig", None) or error).strip()
    return (
        f"The database {masked(config.store.database)} cannot be used: {why}\n"
        "Correct database in [store], start its server, or free some space on its disk."
    )


def print_line(what: dict[str, Any] | str) -> None:
    """Print one object as JSON, or one text, as UTF-8 whatever the terminal is; file names may hold any octets."""
    text = json.dumps(what, ensure_ascii=False) if isinstance(what, dict) else what
    sys.stdout.buffer.write(text.encode("utf-8", "replace") + b"\n")
    sys.stdout.buffer.flush()


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
