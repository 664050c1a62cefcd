"""A file of the knowledge base taken apart: TOML front matter, Markdown sections, and the line of everything."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import tomli

from helpdesk.errors import Problem

FENCE = "+++"
Place = tuple[str, int, str]  # table ("" is the top), its index among tables of that name, key ("" is the table itself)

_TABLE = re.compile(r"\s*\[\[?\s*([\w.-]+)\s*\]\]?")
_KEY = re.compile(r"\s*([\w-]+)\s*=(.*)$", re.DOTALL)
_STRING_OR_MARK = re.compile(r'"""|\'\'\'|"(?:\\.|[^"\\])*"|\'[^\']*\'|[\[\]{}#]')
_AT_LINE = re.compile(r"at line (\d+)")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Section:
    """The prose under one ``##`` heading; ``line`` is the heading's."""

    text: str
    line: int


@dataclass(frozen=True)
class Page:
    """One file: its fields, its sections by heading, and where each field stands.

    ``front`` is the TOML that ``data`` was read from; ``offset`` lines of the file stand before it.
    """

    file: str
    data: Mapping[str, Any]
    sections: Mapping[str, Section]
    front: str
    offset: int = 0

    @cached_property
    def lines(self) -> Mapping[Place, int]:
        """Where each table and key stands; found when first asked for, which only mistakes do."""
        return locate(self.front, self.offset)

    def line(self, table: str = "", index: int = 0, key: str = "") -> int:
        """Return the line of a key, else of its table, else the first of the file."""
        return self.lines.get((table, index, key)) or self.lines.get((table, index, "")) or 1


def take_apart(file: str, text: str) -> tuple[Page | None, list[Problem]]:
    """Return the page and what is wrong with its form; no page when its fields cannot be read at all."""
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        return None, [Problem(file, 1, "no front matter", f"begin the file with a line {FENCE}")]
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), 0)
    if not end:
        return None, [Problem(file, 1, "the front matter does not end", f"close it with a line {FENCE}")]
    front = "\n".join(lines[1:end])
    data, problem = read_toml(file, front, offset=1)
    if problem:
        return None, [problem]
    sections, problems = _sections(file, lines[end + 1 :], end + 2)
    return Page(file, data, sections, front, 1), problems


def read_toml(file: str, text: str, offset: int = 0) -> tuple[dict[str, Any], Problem | None]:
    """Return the TOML in ``text``, or where it breaks; ``offset`` lines of the file stand before it."""
    try:
        return tomli.loads(text + "\n"), None
    except tomli.TOMLDecodeError as error:
        at = _AT_LINE.search(str(error))
        last = text.rstrip("\n").count("\n") + 1
        line = (min(int(at[1]), last) if at else last) + offset
        what = re.sub(r" \(at .*\)$", "", str(error))
        return {}, Problem(file, line, f"not valid TOML: {what}", 'write key = "value"; text stands in double quotes')


def locate(text: str, offset: int = 0) -> dict[Place, int]:
    """Return the line (from 1) of every table and key in ``text``, which is valid TOML."""
    found: dict[Place, int] = {}
    seen: dict[str, int] = {}
    table, index, rest = "", 0, ""
    for number, line in enumerate(text.split("\n"), 1 + offset):
        if rest:
            rest = _open_end(rest + "\n" + line)
            continue
        if header := _TABLE.match(line):
            table = header[1]
            index = seen[table] = seen.get(table, -1) + 1
            found[table, index, ""] = number
        elif pair := _KEY.match(line):
            found[table, index, pair[1]] = number
            rest = _open_end(pair[2])
    return found


def _open_end(value: str) -> str:
    """Return ``value`` when it goes on in the next line (an open array or a multi-line string), else nothing."""
    depth, position = 0, 0
    while mark := _STRING_OR_MARK.search(value, position):
        position = mark.end()
        if mark[0] in ('"""', "'''"):
            closing = value.find(mark[0], position)
            if closing < 0:
                return value
            position = closing + 3
        elif mark[0] == "#":
            position = value.find("\n", position)
            if position < 0:
                break
        else:
            depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(mark[0], 0)
    return value if depth > 0 else ""


def _sections(file: str, lines: list[str], first: int) -> tuple[dict[str, Section], list[Problem]]:
    """Return the sections of the Markdown part; ``first`` is the line number of its first line."""
    sections: dict[str, Section] = {}
    problems = []
    for heading, number, body in _split(lines, first):
        if heading is None:
            if body:
                problems.append(Problem(file, number, "text before the first heading", "put it under a ## heading"))
        elif heading in sections:
            problems.append(Problem(file, number, f'the heading "{heading}" stands twice', "join the two sections"))
        else:
            sections[heading] = Section(body, number)
            if not body:
                problems.append(Problem(file, number, f'"{heading}" is empty', "write it, or leave the heading out"))
    return sections, problems


def _split(lines: list[str], first: int) -> Iterator[tuple[str | None, int, str]]:
    # A comment may span lines: blank it out but keep its line breaks, so that numbers stay true.
    text = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), "\n".join(lines))
    heading: str | None = None
    number, body = first, list[str]()
    for current, line in enumerate(text.split("\n"), first):
        if line.startswith("## "):
            yield heading, number, "\n".join(body).strip()
            heading, number, body = line[3:].strip(), current, []
        else:
            body.append(line.rstrip())
    yield heading, number, "\n".join(body).strip()
