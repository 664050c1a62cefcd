"""HTML to the text a reader sees, line by line, with what mail programs say about each line.

One pass over the markup without recursion: mail holds 20,000 nested elements as easily as two. Hidden text is dropped.
Quotes, attributions and signatures that Gmail, Outlook, Apple Mail, Yahoo, Thunderbird, Samsung, Zimbra and others
mark in their HTML are told apart by a region letter, see ``Region``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from html import unescape

from helpdesk.mail.html_marks import Mark, mark_of
from helpdesk.mail.limits import MAX_HTML, MAX_LINES
from helpdesk.mail.words import words

_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/<>]{0,60})((?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+)>")
_LOOSE_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/<>]{0,60})([^<>]*+)>")
_MOST_BLANK = 2  # blank lines in a row
_PATIENCE = 100  # tags with unbalanced quotes, each of which may cost a look at the whole rest
_RAW = {
    name: re.compile(rf"</{name}\s*>", re.IGNORECASE)
    for name in ("script", "style", "title", "noscript", "template", "xml", "svg")
}
_HIDDEN = words("head object select datalist audio video canvas")
_START = re.compile(r"(?:^|\s)start\s*=\s*[\"']?(\d{1,6})", re.IGNORECASE)  # of an ordered list
_LETTERS = 26
_LETTERED = re.compile(r"(?:^|\s)type\s*=\s*[\"']?([aA])\b|list-style(?:-type)?\s*:\s*(lower|upper)-(?:alpha|latin)")
_VOID = words("area base br col embed hr img input link meta source track wbr")
_PARAGRAPHS = words("p h1 h2 h3 h4 h5 h6 ul ol dl table pre blockquote")
_BLOCKS = _PARAGRAPHS | words(
    """div body html li tr dt dd section article header footer main nav form fieldset address center caption
    tbody thead tfoot figure aside hr"""
)
_BARRIERS = words("div table tr td th tbody blockquote body html ul ol center")
_CLOSED_BY_ITSELF = words("p li td th tr dt dd option")
_LOOK_BACK = 50
_SPACE = re.compile(r"[ \t\n\r\f\u00a0]+")
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f]+")


class Region(StrEnum):
    """What the mail program's markup says about a line."""

    TEXT = ""
    QUOTE = "q"
    MAYBE_QUOTE = "w"  # a blockquote that may as well be an indented paragraph
    ATTRIBUTION = "b"
    SIGNATURE = "s"
    PAST = "d"  # everything from an Outlook-like divider to the end


@dataclass(frozen=True, slots=True)
class Line:
    """A line of rendered text and its region."""

    text: str
    region: Region


def to_text(html: str) -> str:
    """Return the visible text of ``html``."""
    return "\n".join(line.text for line in lines(html))


@lru_cache(maxsize=2)  # the parser renders for the text, the quote splitter for the regions
def lines(html: str) -> tuple[Line, ...]:
    """Return the visible lines of ``html`` with their regions; blank lines at both ends are left out."""
    renderer = _Renderer()
    for token in _tokens(html[:MAX_HTML]):
        if len(renderer.done) >= MAX_LINES:
            break
        if isinstance(token, str):
            renderer.text(token)
        else:
            closing, name, attributes = token
            if closing:
                renderer.end(name)
            else:
                renderer.start(name, attributes)
    return renderer.finished()


def _tokens(html: str) -> Iterator[str | tuple[bool, str, str]]:
    """Yield text runs, and tags as (closing, lower-cased name, raw attributes)."""
    position, size, patience = 0, len(html), _PATIENCE
    endless: set[str] = set()  # elements and comments that nothing closes from here on: looking once is enough
    while position < size:
        opening = html.find("<", position)
        if opening < 0:
            yield html[position:]
            return
        if opening > position:
            yield html[position:opening]
        declaration = html.startswith(("<!", "<?"), opening)
        match = _TAG.match(html, opening) if patience and not declaration else None
        if match is None and not declaration:
            patience = max(0, patience - 1)
            match = _LOOSE_TAG.match(html, opening)
        if match:
            name = match[2].lower()
            position = match.end()
            yield bool(match[1]), name, match[3]
            if name in _RAW and not match[1] and not match[3].endswith("/"):
                position = _past_raw(html, position, name, endless)
        elif declaration:
            position = _past_declaration(html, opening, endless)
        else:
            yield "<"
            position = opening + 1


def _past_raw(html: str, position: int, name: str, endless: set[str]) -> int:
    end = None if name in endless else _RAW[name].search(html, position)
    if end is None:
        endless.add(name)
    return end.end() if end else position


def _past_declaration(html: str, opening: int, endless: set[str]) -> int:
    if "-->" not in endless and html.startswith("<!--", opening):
        end = html.find("-->", opening + 2)
        if end >= 0:
            return end + 3
        endless.add("-->")
    end = html.find(">", opening)
    return end + 1 if end >= 0 else len(html)


@dataclass(slots=True)
class _Open:
    """An open element and the state to go back to when it closes."""

    name: str
    hidden: bool
    region: Region
    pre: bool
    counter: int
    letter: str


class _Renderer:
    """The page as it grows, and the state of the elements that are open."""

    def __init__(self) -> None:
        self.done: list[Line] = []
        self.line: list[str] = []
        self.gap = False  # a margin is due before the next line
        self.stack: list[_Open] = []
        self.open: dict[str, int] = {}
        self.hidden = self.pre = self.past = False
        self.region = Region.TEXT
        self.counter = -1  # of the list we are in; -1: bullets
        self.letter = ""  # the first of a lettered list; "": numbers

    def start(self, name: str, attributes: str) -> None:
        if name == "br":
            self._break()
            return
        if name in _CLOSED_BY_ITSELF and self.stack and self.stack[-1].name == name:
            self._pop()
        mark = mark_of(name, attributes) if attributes or name == "blockquote" else None
        if name in _BLOCKS:
            self._block(margin=name in _PARAGRAPHS and mark is not Mark.TIGHT)
        if name in _VOID:
            if mark is Mark.CUT or name == "hr":
                self._enter(name, mark)
            return
        self._push(name)
        self._enter(name, mark)
        if name == "ol" and attributes:
            self._ordered(attributes)

    def end(self, name: str) -> None:
        if name in ("br", "p") and not self.open.get(name):
            self._break()
            return
        if not self.open.get(name):
            return
        if name in _BARRIERS:
            while self._pop() != name:
                pass
        else:
            self._end_nearby(name)

    def _end_nearby(self, name: str) -> None:
        """Close the nearest open ``name``, unless a cell, a block or many elements stand between."""
        for distance in range(1, min(len(self.stack), _LOOK_BACK) + 1):
            found = self.stack[-distance].name
            if found == name:
                for _ in range(distance):
                    self._pop()
                return
            if found in _BARRIERS:
                return

    def text(self, data: str) -> None:
        if self.hidden:
            return
        if "&" in data:
            data = unescape(data)
        if self.pre:
            first, *others = data.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ").split("\n")
            self.line.append(first)
            for other in others:
                self._break()
                self.line.append(other)
            return
        squeezed = _SPACE.sub(" ", data)
        if squeezed == " " and not self.line:
            if "\u00a0" in data:  # how programs write an empty line: <p>&nbsp;</p>
                self.line.append(" ")
            return
        self.line.append(squeezed)

    def finished(self) -> tuple[Line, ...]:
        self._block(margin=False)
        texts = [line.text for line in self.done]
        first = next((index for index, text in enumerate(texts) if text), 0)
        last = next((index for index in range(len(texts), 0, -1) if texts[index - 1]), 0)
        return tuple(self.done[first:last])

    def _enter(self, name: str, mark: Mark | None) -> None:
        if name in _HIDDEN or mark is Mark.HIDDEN:
            self.hidden = True
        elif name in ("pre", "textarea"):
            self.pre = True
        elif name in ("ol", "ul"):
            self.counter, self.letter = 0 if name == "ol" else -1, ""
        elif name == "li":
            self._item()
        elif name in ("td", "th") and any(self.line):
            self.line.append("  ")
        if mark is Mark.CUT:
            self.past = True
        elif mark is not None and (self.region is Region.TEXT or mark is Mark.QUOTE):
            self.region = _REGIONS.get(mark, self.region)

    def _ordered(self, attributes: str) -> None:
        if begins := _START.search(attributes):
            self.counter = int(begins[1]) - 1
        if lettered := _LETTERED.search(attributes):
            self.letter = "A" if "A" in (lettered[1] or "") or lettered[2] == "upper" else "a"

    def _item(self) -> None:
        # the counter lives in the state that the list's other items go back to
        if self.counter < 0:
            self.line.append("* ")
            return
        self.counter += 1
        self.stack[-1].counter = self.counter
        lettered = self.letter and 1 <= self.counter <= _LETTERS
        self.line.append(f"{chr(ord(self.letter) + self.counter - 1) if lettered else self.counter}. ")

    def _push(self, name: str) -> None:
        self.stack.append(_Open(name, self.hidden, self.region, self.pre, self.counter, self.letter))
        self.open[name] = self.open.get(name, 0) + 1

    def _pop(self) -> str:
        element = self.stack[-1]
        if element.name in _BLOCKS or element.region is not self.region:
            self._block(margin=element.name in _PARAGRAPHS and element.name != "p")
        self.stack.pop()
        self.open[element.name] -= 1
        self.hidden, self.region = element.hidden, element.region
        self.pre, self.counter, self.letter = element.pre, element.counter, element.letter
        return element.name

    def _block(self, *, margin: bool) -> None:
        """Begin a new line unless the last one is still empty."""
        if any(self.line):
            self._flush()
        self.gap = self.gap or (margin and bool(self.done))

    def _break(self) -> None:
        if not self.hidden:
            self._flush()

    def _flush(self) -> None:
        text = "".join(self.line)
        text = text if text.isascii() else _INVISIBLE.sub("", text)
        text = text.rstrip() if self.pre else _SPACE.sub(" ", text).strip()
        region = Region.PAST if self.past else self.region
        if self.gap and self.done and self.done[-1].text and text:
            self.done.append(Line("", region))
        self.gap = False
        if text or not all(not line.text for line in self.done[-_MOST_BLANK:]):
            self.done.append(Line(text, region))
        self.line = []


_REGIONS = {
    Mark.QUOTE: Region.QUOTE,
    Mark.MAYBE_QUOTE: Region.MAYBE_QUOTE,
    Mark.ATTRIBUTION: Region.ATTRIBUTION,
    Mark.SIGNATURE: Region.SIGNATURE,
}
