"""The HTML of a letter, made from its text: the same words in the same order, for programs that show HTML alone.

Plain structure that screen readers and phones understand: language, headings, lists, links; one column, no picture, no
table, no colour of our own (so that dark mode works), nothing that is loaded from anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

_NUMBERED = re.compile(r"\s{0,3}(\d{1,3})\.\s+(\S.*)")
_LETTERED = re.compile(r"\s{0,3}([a-z])\.\s+(\S.*)")
_BULLET = re.compile(r"\s{0,3}[-*•]\s+(\S.*)")
_QUOTED = re.compile(r">[ \t]?(.*)")
_ORDERED = {"1": _NUMBERED, "a": _LETTERED}  # by the type that HTML gives a list
_LINK = re.compile(r"https?://[^\s<>\"]+|(?<![\w.@])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_LONGEST_HEADING = 160
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_PAGE = "margin:0;padding:16px;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5"
_COLUMN = "max-width:640px;overflow-wrap:anywhere"
_HEADING = "margin:24px 0 8px;font-size:18px;line-height:1.3"
_PARAGRAPH = "margin:0 0 16px"
_INTRODUCING = "margin:0 0 4px"
_LIST = "margin:0 0 16px;padding-left:32px"
_QUOTE = "margin:0 0 16px;padding-left:12px;border-left:3px solid"

_Block = list[str]


def to_html(text: str, title: str, language: str | None) -> str:
    """Return a whole HTML document that says what ``text`` says.

    Paragraphs are parted by empty lines; lines that begin with "1.", "a." or "-" are lists; a short numbered line that
    stands alone is the heading of what follows; lines that begin with ">" are a quotation; addresses become links.
    """
    spoken = escape(language or "id")
    body = fragment(text)
    return (
        f'<!DOCTYPE html>\n<html lang="{spoken}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f'<title>{escape(_CONTROL.sub(" ", title))}</title>\n</head>\n<body style="{_PAGE}">\n'
        f'<div lang="{spoken}" style="{_COLUMN}">\n{body}\n</div>\n</body>\n</html>\n'
    )


def fragment(text: str) -> str:
    """Return the same words as the inside of a document: headings, paragraphs and lists, nothing around them."""
    return "\n".join(_blocks(_CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))))


def _blocks(text: str) -> Iterator[str]:
    lines = [line.rstrip() for line in text.split("\n")]
    blocks = [list(block) for blank, block in groupby(lines, key=lambda line: not line) if not blank]
    for index, block in enumerate(blocks):
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        before = blocks[index - 1] if index else None
        if _is_heading(block, before, after):
            yield f'<h2 style="{_HEADING}">{_words(block[0])}</h2>'
        else:
            yield from _runs(block)


def _is_heading(block: _Block, before: _Block | None, after: _Block | None) -> bool:
    """Whether a block is a question's number and name: alone on its line, no sentence, no item of a spaced list."""
    if len(block) != 1 or not _NUMBERED.fullmatch(block[0]) or len(block[0]) > _LONGEST_HEADING:
        return False
    neighbours = (other for other in (before, after) if other is not None)
    alone = (other[0] for other in neighbours if len(other) == 1 and _NUMBERED.fullmatch(other[0]))
    spaced_list = any(not line.endswith(".") for line in alone)  # "3. Ini kami periksa dahulu." stands for a point
    return after is not None and not spaced_list and not block[0].endswith((".", ";", ","))


def _kind(line: str) -> str:
    for name, pattern in (*_ORDERED.items(), ("ul", _BULLET), ("blockquote", _QUOTED)):
        if pattern.match(line):
            return name
    return "p"


def _runs(block: _Block) -> Iterator[str]:
    """Yield the elements of a block: its lists, its quotations, and the lines between."""
    runs = [(kind, list(group)) for kind, group in groupby(block, key=_kind)]
    for (kind, lines), (next_kind, _) in zip(runs, [*runs[1:], ("", [])], strict=True):
        if kind in _ORDERED:
            yield from _ordered(kind, lines)
        elif kind == "ul":
            items = "\n".join(f"<li>{_words(_BULLET.match(line)[1])}</li>" for line in lines)  # type: ignore[index]
            yield f'<ul style="{_LIST}">\n{items}\n</ul>'
        elif kind == "blockquote":
            inner = [match[1] for line in lines if (match := _QUOTED.match(line))]
            yield f'<blockquote style="{_QUOTE}">\n{_lines(inner)}\n</blockquote>'
        else:
            style = _INTRODUCING if next_kind in ("ul", *_ORDERED) else _PARAGRAPH
            yield f'<p style="{style}">{_lines(lines)}</p>'


def _ordered(kind: str, lines: Sequence[str]) -> Iterator[str]:
    """Yield a list for each run of numbers, or letters, that follow each other."""
    found = [(_place(match[1]), match[2]) for line in lines if (match := _ORDERED[kind].match(line))]
    for _, group in groupby(enumerate(found), key=lambda item: item[1][0] - item[0]):
        items = [entry for _, entry in group]
        lettered = ' type="a"' if kind == "a" else ""
        start = f' start="{items[0][0]}"' if items[0][0] != 1 else ""
        shown = "\n".join(f"<li>{_words(text)}</li>" for _, text in items)
        yield f'<ol{lettered}{start} style="{_LIST}">\n{shown}\n</ol>'


def _place(label: str) -> int:
    return int(label) if label.isdigit() else ord(label) - ord("a") + 1


def _lines(lines: Sequence[str]) -> str:
    return "<br>\n".join(_words(line) for line in lines)


def _words(line: str) -> str:
    """Return a line escaped, its addresses as links."""
    out, position = [], 0
    for match in _LINK.finditer(line):
        address = match[0].rstrip(".,;:!?'")
        if address.endswith(")") and "(" not in address:
            address = address.rstrip(").,;:")
        target = address if "://" in address else f"mailto:{address}"
        out.append(escape(line[position : match.start()]))
        out.append(f'<a href="{escape(target)}">{escape(address)}</a>')
        position = match.start() + len(address)
    return "".join((*out, escape(line[position:])))
