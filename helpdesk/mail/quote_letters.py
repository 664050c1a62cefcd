"""One letter for every line of a mail: what it looks like. The shape of the letters then tells what is quoted.

===  =========================================================
e    empty
q    quoted: begins with ``>``, or lies in a quoting element
b    attribution: "Pada Sen, 2 Nov 2026 Budi menulis:"
d    divider: "-----Original Message-----"
f    divider of a forwarded message
h    header block: "Dari: ... Dikirim: ... Kepada: ..."
s    signature by the program's own mark
t    text
===  =========================================================
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from helpdesk.mail import quote_words
from helpdesk.mail.header_labels import LABELS
from helpdesk.mail.html import Region
from helpdesk.mail.words import any_of

MAX_LINES = 20_000
_ORNAMENT = " \t\u00a0\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff*_"
_QUOTED = re.compile(r"[ \t\u00a0]{0,4}(?:>|[A-Za-z]{1,3}>+[ \t])")
_LONGEST = 400  # characters of a line that may be a mark

_DASHES = r"[-_=~*#>•―—–\s]*"
_BETWEEN_DASHES = r"[-_=~*#]{{2,}}\s*{words}(?:\s*[:\w.@<>,/()'’ -]{{0,80}})?\s*[-_=~*#]{{2,}}"
_DIVIDER = re.compile(
    _BETWEEN_DASHES.format(words=any_of(quote_words.ORIGINAL))
    + rf"|{any_of(p for p in quote_words.ORIGINAL if ' ' in p and p != 'message from')}\s*:?"
    + rf"|{_DASHES}{any_of(quote_words.ABOVE)}{_DASHES}",
    re.IGNORECASE,
)
_FORWARD = re.compile(
    _BETWEEN_DASHES.format(words=any_of(quote_words.FORWARDED))
    + rf"|{any_of(p for p in quote_words.FORWARDED if ' ' in p)}\s*[:：]?",
    re.IGNORECASE,
)

_KIND_OF = {label: kind for kind, labels in LABELS.items() for label in labels}
_LABEL = re.compile(rf"[>\s]*\*?({any_of(_KIND_OF)})\*?\s{{0,3}}[:：]\*?(.*)", re.IGNORECASE)
_LONGEST_BLOCK = 14

_WROTE = any_of(quote_words.WROTE)
_ENDS_WITH_WROTE = re.compile(rf"(?:{_WROTE})\s*(?:[^\s:：]{{0,20}}\s*)?[:：]?\s*$", re.IGNORECASE)
_HAS_WROTE = re.compile(rf"(?<!\w){_WROTE}(?!\w)", re.IGNORECASE)
_STARTS = re.compile(rf"(?:{any_of(quote_words.STARTS)})(?![\w'])|在|于|於", re.IGNORECASE)
_QUOTING = re.compile(rf"{any_of(quote_words.QUOTING)}\s.*[:：]$", re.IGNORECASE)
_ADDRESS = re.compile(r"[\w.+%'-]{1,64}@[\w-]{1,63}\.[\w.-]{1,190}|\[mailto:|<mailto:")
_DATE = re.compile(
    r"(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\d)\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2}[:.h]\d\d(?!\d)|\d{1,2}\s?[ap]\.?m\b"
    r"|\d\s?[年月日]|\d\s?[년월일]",
    re.IGNORECASE,
)
_DATE_FIRST = re.compile(r"[<\[(]?(?:\w{2,10}\.?,?\s+)?\d{1,4}[./年\s-]", re.UNICODE)
_COLON = (":", "：")


def letters(lines: Sequence[str], regions: Sequence[Region] | None = None) -> list[str]:
    """Return one letter per line. ``regions`` are what the HTML says of each, when the text was made from HTML."""
    bare = [line[: _LONGEST + 1].strip(_ORNAMENT) for line in lines[:MAX_LINES]]
    out = [_simple(line, text) for line, text in zip(lines, bare, strict=False)]
    _unquote_lonely(lines, out)
    _mark_headers(bare, out)
    _mark_attributions(bare, out)
    out.extend("t" * (len(lines) - len(out)))
    if regions is not None:
        _apply(regions, out)
    return out


def _simple(line: str, bare: str) -> str:
    if not line.strip():
        return "e"
    if _QUOTED.match(line):
        return "q"
    if not bare or len(bare) > _LONGEST:
        return "t"
    if _FORWARD.fullmatch(bare):
        return "f"
    return "d" if _DIVIDER.fullmatch(bare) else "t"


def _unquote_lonely(lines: Sequence[str], out: list[str]) -> None:
    """Undo two mistakes: ``>From`` escaped by a mail store, and the short rest of a quoted line that was wrapped."""
    for index, letter in enumerate(out):
        before = out[index - 1] if index else "e"
        after = out[index + 1] if index + 1 < len(out) else "e"
        if letter == "q" and lines[index].startswith(">From ") and "q" not in (before, after):
            out[index] = "t"
        elif letter == "t" and before == after == "q" and _is_wrapped_rest(lines[index - 1], lines[index]):
            out[index] = "q"


def _is_wrapped_rest(quoted: str, line: str) -> bool:
    return len(quoted) >= 66 and len(line) <= 40 and line[:1].islower() and not line.rstrip().endswith(("?", "!"))


def _mark_headers(bare: list[str], out: list[str]) -> None:
    index = 0
    labels = [_label(text) if letter == "t" else None for text, letter in zip(bare, out, strict=True)]
    while index < len(out):
        if labels[index] is not None:
            after_divider = _previous(out, index) in ("d", "f")
            end = _header_block(bare, labels, index, after_divider=after_divider)
            if end > index:
                for position in range(index, end):
                    if out[position] != "e":
                        out[position] = "h"
                index = end
                continue
        index += 1


def _previous(out: list[str], index: int) -> str:
    """Return the letter of the last line before ``index`` that is not empty."""
    for position in range(index - 1, max(-1, index - 5), -1):
        if out[position] != "e":
            return out[position]
    return "e"


def _header_block(bare: list[str], labels: list[str | None], start: int, *, after_divider: bool) -> int:
    """Return where a quoted header block that begins at ``start`` ends, or ``start`` when there is none."""
    first = labels[start]
    if first is None or (first != "from" and not after_divider and "@" not in "".join(bare[start : start + 6])):
        return start
    kinds = [first]
    end, loose, blanks = start + 1, 0, 0
    for position in range(start + 1, min(len(bare), start + _LONGEST_BLOCK)):
        kind = labels[position]
        if kind is not None:
            kinds.append(kind)
            end, loose, blanks = position + 1, 0, 0
        elif not bare[position]:
            blanks += 1
            if blanks > 1:
                break
        else:
            loose += 1  # addresses go on in a line of their own
            if loose > 2 or blanks:
                break
    return end if _is_header({*kinds}, first, after_divider=after_divider) else start


def _is_header(kinds: set[str], first: str, *, after_divider: bool) -> bool:
    if after_divider:
        return len(kinds & {"from", "date", "to", "subject"}) >= 2 or first == "from"
    if first == "from":
        return len(kinds & {"date", "to", "subject"}) >= 2
    return {"from", "date", "subject"} <= kinds


def _label(bare: str) -> str | None:
    match = _LABEL.match(bare) if any(colon in bare[:40] for colon in _COLON) else None
    return _KIND_OF.get(" ".join(match[1].lower().split())) if match else None


def _mark_attributions(bare: list[str], out: list[str]) -> None:
    for index, letter in enumerate(out):
        if letter != "t" or not (bare[index].endswith(_COLON) or bare[index][-40:].lower().endswith(quote_words.WROTE)):
            continue
        quoted_below = _next(out, index) == "q"
        start = _attribution_start(bare, out, index, quoted_below=quoted_below)
        if start is not None:
            out[start : index + 1] = "b" * (index + 1 - start)


def _next(out: list[str], index: int) -> str:
    for position in range(index + 1, min(len(out), index + 4)):
        if out[position] != "e":
            return out[position]
    return "e"


def _attribution_start(bare: list[str], out: list[str], end: int, *, quoted_below: bool) -> int | None:
    """Return where the attribution that ends in line ``end`` begins, or None when it is none."""
    starts = [end]
    while len(starts) < 4 and starts[-1] > 0 and out[starts[-1] - 1] == "t":
        starts.append(starts[-1] - 1)
    for judge in (_is_strong, _is_weak):
        for start in starts:
            joined = " ".join(bare[start : end + 1])
            if len(joined) <= _LONGEST and judge(joined, quoted_below=quoted_below):
                return start
    return None


def _is_strong(joined: str, *, quoted_below: bool) -> bool:
    """Whether the line names a time, and begins or ends as attributions do."""
    if not _DATE.search(joined):
        return False
    begins = bool(_STARTS.match(joined) or _DATE_FIRST.match(joined))
    wrote = bool(_HAS_WROTE.search(joined))
    address = bool(_ADDRESS.search(joined))
    if begins:
        return (wrote and (joined.endswith(_COLON) or quoted_below)) or (address and joined.endswith(_COLON))
    return (address and wrote) or (quoted_below and (address or wrote) and joined.endswith(_COLON))


def _is_weak(joined: str, *, quoted_below: bool) -> bool:
    """Whether the line names a person who wrote, without a time: believed only above a quote or with an address."""
    if _QUOTING.match(joined):
        return quoted_below
    if not joined.endswith(_COLON) or not _ENDS_WITH_WROTE.search(joined) or len(joined) > 160:
        return False
    return quoted_below or bool(_ADDRESS.search(joined) and len(joined) < 120)


def _apply(regions: Sequence[Region], out: list[str]) -> None:
    """Let the HTML's marks overrule the looks of lines, except dividers and headers, which say more."""
    for index, region in enumerate(regions):
        if out[index] not in ("t", "b"):
            continue
        if region in (Region.QUOTE, Region.PAST):
            out[index] = "q"
        elif region is Region.ATTRIBUTION:
            out[index] = "b"
        elif region is Region.SIGNATURE and out[index] == "t":
            out[index] = "s"
        elif region is Region.MAYBE_QUOTE and _previous(out, index) in ("b", "q"):
            out[index] = "q"
