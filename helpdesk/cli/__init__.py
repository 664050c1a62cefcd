"""The command ``helpdesk``: it reads arguments, calls one step, and prints."""

from __future__ import annotations

import sys


def _without_rich() -> None:
    """Import structlog as if rich were not there: it takes it for tracebacks in colours, which the desk never prints.

    That saves every process 6 MiB. The command line still has rich, for its help.
    """
    if "structlog" in sys.modules or "rich" in sys.modules:
        return
    sys.modules["rich"] = None  # type: ignore[assignment]  # what Python itself calls "not to be found"
    import structlog  # noqa: F401 -- from here on it is there for everybody

    del sys.modules["rich"]


_without_rich()
