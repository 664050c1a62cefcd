"""Mails in which somebody marked the questions, for fitting: ``tests/judged/README.md`` says how.

A JSON object a line: ``{"text", "spans"}``, or ``{"in", "line", "spans"}`` where the text stands in another file of the
folder; where those were judged too, ``subject`` and ``ids``, the entries that answer each question, and ``aspects``,
what each asks.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from helpdesk.errors import ConfigError
from helpdesk.model.question import Aspect


@dataclass(frozen=True, slots=True)
class MarkedMail:
    """A mail, where its questions stand (start, end), the entries that answer each, what each asks.

    ``ids`` (the main one first) and ``aspects`` are empty where nobody judged them; what one question asks is where
    that is hard to say.
    """

    text: str
    spans: Sequence[tuple[int, int]]
    subject: str = ""
    ids: Sequence[tuple[str, ...]] = ()
    aspects: Sequence[frozenset[Aspect]] = ()


def read_marked(path: Path) -> Iterator[MarkedMail]:
    """Return the mails of a file in their order.

    Raises ConfigError naming file, line and what is wrong there.
    """
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
            text = str(row["text"] if "text" in row else _rows(path.with_name(row["in"]))[row["line"]]["text"])
            spans = [(int(start), int(end)) for start, end in row["spans"]]
            ids = [tuple(map(str, each)) for each in row.get("ids", ())]
            aspects = [frozenset(map(Aspect, each)) for each in row.get("aspects", ())]
            ends = [0, *(place for span in spans for place in span), len(text)]
            if ends != sorted(ends) or any(start == end for start, end in spans):
                raise ValueError("the spans do not stand in order within the text")
            if any(judged and len(judged) != len(spans) for judged in (ids, aspects)):
                raise ValueError(f"{len(spans)} questions are marked, {len(ids)} and {len(aspects)} of them judged")
        except (ValueError, KeyError, TypeError, IndexError, OSError) as error:
            raise ConfigError(f"{path}:{number}: not a mail whose questions were marked: {error}") from error
        yield MarkedMail(text, spans, str(row.get("subject", "")), ids, aspects)


@cache
def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]
