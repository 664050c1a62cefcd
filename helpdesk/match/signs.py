"""Signs by name, each with a row of coefficients: how our linear models are kept in a file, and looked up.

A file is JSON, the signs last and one a line, so that a change of a few can be read in a diff.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice, takewhile
from typing import Any

import numpy as np
from numpy.typing import NDArray

from helpdesk.match.index import Vector

SCALE, LEAST = 100, 3  # coefficients are kept in hundredths, and none below three of them
AT_ONCE = 4096  # lines of a file
SIGNS = '"signs": {'  # the line after which each line is a sign


class Hashed:
    """Signs numbered from 0 of which only the hashes are kept: the names of thirty thousand would take four megabytes.

    Two of them have one hash once in some hundred million models; the hashes hold in this process alone.
    """

    def __init__(self, signs: Iterable[str]) -> None:
        hashes = np.fromiter(map(hash, signs), np.int64)
        order = np.argsort(hashes, kind="stable")
        self._places, self._hashes = order.astype(np.int32), hashes[order]

    def find(self, signs: Collection[str]) -> tuple[NDArray[np.bool_], NDArray[np.int32]]:
        """Return which of some signs are known, and the numbers of those, in their order."""
        sought = np.fromiter(map(hash, signs), np.int64, len(signs))
        if not len(self._hashes):
            return np.zeros(len(sought), np.bool_), self._places
        at = np.minimum(np.searchsorted(self._hashes, sought), len(self._hashes) - 1)
        known: NDArray[np.bool_] = self._hashes[at] == sought
        return known, self._places[at[known]]

    def __reduce__(self) -> str:
        """Raise TypeError: another process has other hashes."""
        raise TypeError("hashes of signs hold in one process only: read the model there")


def written(head: Mapping[str, object], names: Sequence[str], table: Vector) -> str:
    """Return the text of a file: its head, and the coefficients in hundredths, a line for each sign that has any."""
    lines = []
    for name, found in zip(names, np.rint(table * SCALE).astype(int).tolist(), strict=True):
        row = [value if abs(value) >= LEAST else 0 for value in found]
        if any(row):
            lines.append(f"    {json.dumps(name, ensure_ascii=False)}: {_compact(row)}")
    above = [f'  "{key}": {_told(value)}' for key, value in {"scale": SCALE, **head}.items()]
    return "{\n" + ",\n".join(above) + f",\n  {SIGNS}\n" + ",\n".join(lines) + "\n  }\n}\n"


def _told(value: object) -> str:
    """Return a value of the head, a table with a line for each row."""
    if isinstance(value, list) and value and isinstance(value[0], list):
        return "[\n" + ",\n".join(f"    {_compact(row)}" for row in value) + "\n  ]"
    return json.dumps(value)


def _compact(row: object) -> str:
    return json.dumps(row, separators=(",", ":"))


def read(lines: Iterable[str], width: int) -> tuple[dict[str, Any], Hashed, NDArray[np.int16]]:
    """Return the head of a file that ``written`` made, its signs, and their rows of ``width`` hundredths.

    It is read some lines at a time: as one piece of JSON, its numbers would take fifteen megabytes until they are in
    the table, and line by line they would take four times as long.
    """
    rest = iter(lines)
    head, cells = head_of(rest), [np.zeros(0, np.int16)]

    def names() -> Iterator[str]:
        for some, rows in some_signs(rest):
            cells.append(np.fromstring(",".join(rows), np.int16, sep=","))
            yield from some

    signs = Hashed(names())
    return head, signs, np.concatenate(cells).reshape(-1, width)


def head_of(rest: Iterator[str]) -> dict[str, Any]:
    """Return what stands in a file above its signs, the lines of which come next."""
    head: dict[str, Any] = json.loads("".join(takewhile(lambda line: line.strip() != SIGNS, rest)) + SIGNS + "}}")
    return head


def some_signs(rest: Iterator[str]) -> Iterator[tuple[list[str], list[str]]]:
    """Yield the names of some signs and what stands in their rows, as it is written, until none is left."""
    while some := list(islice(rest, AT_ONCE)):
        parts = [line.strip().rstrip(",").rpartition(": ") for line in some]
        signs = [(name, row[1:-1]) for name, found, row in parts if found]
        yield [json.loads(name) if "\\" in name else name[1:-1] for name, _ in signs], [row for _, row in signs]
