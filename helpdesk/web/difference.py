"""Two versions of a letter side by side, and three versions made one. Pure.

Merging is by lines, as people write them: what only one side changed is taken, what both changed differently stays ours
and is named. Nothing of either side is lost: the named places hold both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Kind = Literal["same", "out", "in"]
_WORDS = re.compile(r"\n|[^\S\n]+|\w+|[^\w\s]")
LONGEST = 8_000  # characters of a side that are compared word by word; beyond, line by line
LINES = 1_500  # of a side: comparing costs time that grows with their square; beyond, all of it counts as changed


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text that both sides have (``same``), that only the old one has (``out``) or the new one (``in``)."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Clash:
    """A place that two people changed differently."""

    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Merged:
    """What two people's changes of one text make together; where they clash, ``text`` holds ours."""

    text: str
    clashes: tuple[Clash, ...]


def compare(old: str, new: str) -> tuple[Run, ...]:
    """Return how ``new`` differs from ``old``, word by word.

    The runs that are not ``in`` make up ``old``, those that are not ``out`` make up ``new``.
    """
    runs: list[Run] = []
    if old != new and _too_long(old, new):
        _add(runs, "out", [old] if old else [])
        _add(runs, "in", [new] if new else [])
        return tuple(runs)
    a, b = (_pieces(text, words=max(len(old), len(new)) <= LONGEST) for text in (old, new))
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "equal":
            _add(runs, "same", a[a1:a2])
            continue
        _add(runs, "out", a[a1:a2])
        _add(runs, "in", b[b1:b2])
    return tuple(runs)


def merge(base: str, ours: str, theirs: str) -> Merged:
    """Return ``ours`` with what ``theirs`` changed of ``base``.

    Without any clash the result holds every change of both; a text that both changed alike counts once.
    """
    if _too_long(base, ours, theirs):
        part, clash = _resolved([base], [ours], [theirs])
        return Merged("".join(part), (clash,) if clash else ())
    a, b, c = (text.splitlines(keepends=True) for text in (base, ours, theirs))
    left, right = _matches(a, b), _matches(a, c)
    out: list[str] = []
    clashes: list[Clash] = []
    at = (0, 0, 0)
    for line in [i for i in range(len(a)) if i in left and i in right] + [len(a)]:
        end = (line, left.get(line, len(b)), right.get(line, len(c)))
        part, clash = _resolved(a[at[0] : end[0]], b[at[1] : end[1]], c[at[2] : end[2]])
        out += part
        clashes += [clash] if clash else []
        if line < len(a):
            out.append(b[end[1]])
        at = (end[0] + 1, end[1] + 1, end[2] + 1)
    return Merged("".join(out), tuple(clashes))


def _resolved(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> tuple[Sequence[str], Clash | None]:
    """Return what stands between two lines that all three have."""
    if ours == theirs or theirs == base:
        return ours, None
    if ours == base:
        return theirs, None
    return ours, Clash("".join(ours).strip("\n"), "".join(theirs).strip("\n"))


def _matches(base: Sequence[str], other: Sequence[str]) -> dict[int, int]:
    """Return which line of ``other`` is which of ``base``; the numbers grow together."""
    blocks = SequenceMatcher(None, base, other, autojunk=False).get_matching_blocks()
    return {block.a + i: block.b + i for block in blocks for i in range(block.size)}


def _too_long(*texts: str) -> bool:
    return any(text.count("\n") > LINES for text in texts)


def _pieces(text: str, *, words: bool) -> list[str]:
    return _WORDS.findall(text) if words else text.splitlines(keepends=True)


def _add(runs: list[Run], kind: Kind, pieces: Sequence[str]) -> None:
    if pieces:
        runs.append(Run(kind, "".join(pieces)))
