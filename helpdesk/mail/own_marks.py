"""Lines that look quoted and are the sender's own: sums, lists, ``>From`` of a mail store, what is only set apart."""

from __future__ import annotations

import re
from collections.abc import Sequence

from helpdesk.mail import attribution
from helpdesk.mail.attribution import COLON

_ITEM = re.compile(r"\s{0,3}>[ \t]?\w.{0,60}")
_COMPARES = re.compile(r"[ \t]{0,4}>[ \t]?\d+(?:[.,]\d+)*(?![.)\d])")
_LONGEST_TRANSCRIPT = 8  # lines
_MOST_SUMS = 3  # lines


def undo(lines: Sequence[str], bare: Sequence[str], out: list[str], *, answers: bool) -> None:
    """Change the letters in ``out`` of lines that are taken for quoted by mistake, and of a quote's wrapped rest.

    ``answers`` says whether the mail may answer another; one that does not may write lists with ``>``.
    """
    _unquote_lonely(lines, out)
    if not answers:
        _unquote_single(bare, out)
        _unquote_lists(lines, bare, out)


def _unquote_lonely(lines: Sequence[str], out: list[str]) -> None:
    """Undo mistakes: ``>From`` escaped by a mail store, a sum, and the short rest of a quoted line that was wrapped."""
    _unquote_sums(lines, out)
    for index, letter in enumerate(out):
        before = out[index - 1] if index else "e"
        after = out[index + 1] if index + 1 < len(out) else "e"
        if letter == "q" and lines[index].startswith(">From ") and "q" not in (before, after):
            out[index] = "t"
        elif letter == "t" and before == after == "q" and _is_wrapped_rest(lines[index - 1], lines[index]):
            out[index] = "q"


def _unquote_single(bare: Sequence[str], out: list[str]) -> None:
    """Undo the only line with ``>`` of a mail that answers nothing, where words go on right below it.

    An attribution above it or empty lines around it set apart what somebody quotes.
    """
    if out.count("q") != 1 or {"d", "f"} & set(out):
        return
    at = out.index("q")
    above = next((text for text in reversed(bare[max(0, at - 3) : at]) if text), "")
    below = bare[at + 1] if out[at + 1 : at + 2] == ["t"] else ""
    if below.strip("-") and not attribution.tells_of_somebody(above):
        out[at] = "t"


def _unquote_lists(lines: Sequence[str], bare: Sequence[str], out: list[str]) -> None:
    """Undo another mistake: lines that begin with ``>`` right below words of the sender's own, which go on in them.

    Where it is a list that the words introduce, it is one of short items; a transcript may have any.
    """
    if {"d", "f"} & set(out):
        return
    index = 1
    while index < len(out):
        end = index
        while end < len(out) and out[end] == "q":
            end += 1
        above = index - 1 if out[index - 1] == "t" or index < 2 or not bare[index - 2].endswith(COLON) else index - 2
        if end > index and _goes_on(lines[index:end], bare[above], out[above]):
            out[index:end] = "t" * (end - index)
        index = max(end, index + 1)


def _goes_on(block: Sequence[str], above: str, letter: str) -> bool:
    """Whether lines with ``>`` go on with what the line right above them begins."""
    if letter != "t" or attribution.tells_of_somebody(above):
        return False
    if above.endswith(COLON):
        return len(block) >= 2 and all(map(_ITEM.fullmatch, block))
    return len(block) <= _LONGEST_TRANSCRIPT and not above.endswith((",", "!"))  # "Dear desk," goes on in no such way


def _unquote_sums(lines: Sequence[str], out: list[str]) -> None:
    """Undo the only quote of a mail when it is "> 5 employees", or few such lines: within prose, or ending it."""
    if not 0 < out.count("q") <= _MOST_SUMS or {"d", "f"} & set(out):
        return
    start = out.index("q")
    end = start + out.count("q")
    if not start or out[start - 1] != "t" or "q" in out[end:] or not all(map(_COMPARES.match, lines[start:end])):
        return
    after = out[end] if end < len(out) else "e"
    goes_on = not lines[start - 1].rstrip().endswith((".", "!", "?", ":", ","))
    if after == "t" or (after == "e" and goes_on):
        out[start:end] = "t" * (end - start)


def _is_wrapped_rest(quoted: str, line: str) -> bool:
    return len(quoted) >= 66 and len(line) <= 40 and line[:1].islower() and not line.rstrip().endswith(("?", "!"))
