"""Answers that somebody writes into the mail that he quotes, each behind his name in brackets: "[RINA] Two floors.".

Outlook and Notes quote without ``>``, and who answers point by point there says so himself. The name has to be one of
the sender's own, or the very mark that his words above the quote announce: a log's "[INFO]" is neither. He may announce
signs as well: "My answers are marked with ##".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from helpdesk.model.message import Address

_MARK = re.compile(
    r"\s{0,8}[\[【]\s?([^\W\d_][^\[\]【】:\n]{0,30}?)\s?(?:[:：].{0,400})?[\]】]\s{0,4}[:：-]?", re.DOTALL
)
_SIGNS = re.compile(r"\s{0,8}([#*=~+^$%&!@|]{2,5}|[-=]{1,3}>)\s{0,4}[^\s#*=~+^$%&!@|>-]")
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 440  # characters of a line that are looked at
_SHORTEST = 2  # letters of a name


def unquote(lines: Sequence[str], shape: Sequence[str], quoted: list[bool], sender: Address | None) -> None:
    """Change ``quoted`` of lines in a quote that begin with the sender's mark, with those that go on below at once."""
    first = next((index for index, letter in enumerate(shape) if letter in "bdfh"), None)
    if first is None:
        return
    above = "\n".join(line for line, inside in zip(lines[:first], quoted, strict=False) if not inside).casefold()
    names = frozenset(_names(sender))
    goes_on = False
    for index in range(first, len(lines)):
        goes_on = shape[index] == "t" and (goes_on or _begins(lines[index][:_LONGEST], names, above))
        if goes_on:
            quoted[index] = False


def _begins(line: str, names: frozenset[str], above: str) -> bool:
    """Whether a line begins with the sender's mark, or with signs that stand by themselves in his words ``above``."""
    mark = _MARK.match(line)
    if mark is not None:
        return _is_own(mark[1].casefold(), names, above)
    signs = _SIGNS.match(line)
    return (
        signs is not None and re.search(rf"(?<![^\s\"'“(]){re.escape(signs[1])}(?![^\s\"'”).,;:])", above) is not None
    )


def _names(sender: Address | None) -> Iterator[str]:
    """Yield the words of a sender's name and address, and the first letters of the name."""
    if sender is None:
        return
    words = _WORD.findall(sender.name.casefold())
    yield from (*words, *_WORD.findall(sender.address.partition("@")[0].casefold()))
    yield "".join(word[0] for word in words)


def _is_own(mark: str, names: frozenset[str], above: str) -> bool:
    words = _WORD.findall(mark)
    named = len(mark) >= _SHORTEST and all(word in names for word in words)
    return named or f"[{mark}]" in above
