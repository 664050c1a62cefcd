"""What every command shares: the option --config, the log, lines of output, and how errors end the program."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from helpdesk import config as configuration
from helpdesk.config import Config, masked
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


def read_config(path: Path | None, *, log: bool = True) -> Config:
    """Return the configuration, or end the program with what is wrong with it.

    ``log`` sets the log of events up; the pure stages record none, and need not wait for it to load.
    """
    try:
        config = configuration.load(path)
    except ConfigError as error:
        fail(str(error))
    if log:
        from helpdesk.cli.log import set_up_log  # here, for the same reason

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


def read_day(text: str) -> date:
    """Return the day that a person wrote as YYYY-MM-DD, or end the program with how to write it."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        fail(f"{text}: not a day; write it as YYYY-MM-DD.")


def print_line(what: dict[str, Any] | str) -> None:
    """Print one object as JSON, or one text, as UTF-8 whatever the terminal is; file names may hold any octets."""
    text = json.dumps(what, ensure_ascii=False) if isinstance(what, dict) else what
    sys.stdout.buffer.write(text.encode("utf-8", "replace") + b"\n")
    sys.stdout.buffer.flush()
