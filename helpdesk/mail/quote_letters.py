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
from helpdesk.pattern import Pattern

MAX_LINES = 20_000
_ORNAMENT = " \t\u00a0\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff*_"
_QUOTED = re.compile(r"[ \t\u00a0]{0,4}(?:>|[A-Za-z]{1,3}>+[ \t])")
_LONGEST_NAME = 120  # characters of "Budi Santoso, 2 November 2026 8:14:"
_LONGEST = 400  # characters of a line that may be a mark

_DASHES = r"[-_=~*#>•\u2010-\u2015\s]*"
_BETWEEN_DASHES = (
    r"[-_=~*#\u2010-\u2015]{{2,}}\s*{words}(?:\s*[:\w.@<>,/()'’ -]{{0,80}})?\s*[-_=~*#\u2010-\u2015]{{2,}}"
)
_DIVIDER = Pattern(
    _BETWEEN_DASHES.format(words=any_of(quote_words.ORIGINAL))
    + rf"|{any_of(p for p in quote_words.ORIGINAL if ' ' in p and p != 'message from')}\s*:?"
    + rf"|{_DASHES}{any_of(quote_words.ABOVE)}{_DASHES}|message\s+du\s+\d[\d/.: ]{{6,20}}",
    flags=re.IGNORECASE,
)
_FORWARD = Pattern(
    _BETWEEN_DASHES.format(words=any_of(quote_words.FORWARDED))
    + rf"|{any_of(p for p in quote_words.FORWARDED if ' ' in p)}\s*[:：]?",
    flags=re.IGNORECASE,
)

_KIND_OF = {label: kind for kind, labels in LABELS.items() for label in labels}
_LABEL = Pattern(rf"[>\s]*\*?({any_of(_KIND_OF)})\*?\s{{0,12}}[:：]\*?(.*)", flags=re.IGNORECASE)
_LONGEST_BLOCK = 14
_NOTES_BLOCK = 7
_LONGEST_ANGLED = 200  # lines between "<<" and ">>"

_WROTE = any_of(quote_words.WROTE)
_EDGE = r"(?:(?<![^\W\d_])|(?<=[\u0e00-\u9fff\uac00-\ud7ff]))"  # scripts without blanks between words have no edges
_ONLY_WROTE = Pattern(rf"{_WROTE}\s*[:：]", flags=re.IGNORECASE)
_ONE_LINE = Pattern(rf"(.{{20,250}}?)(?:\s|(?<=[>)])){_WROTE}\s?[:：]\s{{2,}}\S", flags=re.IGNORECASE)
_ENDS_WITH_WROTE = Pattern(rf"(?:{_EDGE}{_WROTE})\s*(?:[^\s:：]{{0,20}}\s*)?[:：]?\s*$", flags=re.IGNORECASE)
_DASHED = re.compile(r"[-–—]{2,}\s*([^\s–—-].{0,300}?)\s*[-–—]{2,}")
_HAS_WROTE = Pattern(rf"(?<!\w){_WROTE}(?!\w)", flags=re.IGNORECASE)
_STARTS = re.compile(rf"(?:{any_of(quote_words.STARTS)})(?![\w')])|在|于|於", re.IGNORECASE)
_QUOTING = Pattern(rf"{any_of(quote_words.QUOTING)}\s.*[:：]$", flags=re.IGNORECASE)
_ADDRESS = re.compile(r"[\w.+%'-]{1,64}@[\w-]{1,63}\.[\w.-]{1,190}|\[mailto:|<mailto:")
_DATE = re.compile(
    r"(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\d)\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2}[:.h]\d\d(?!\d)|\d{1,2}\s?[ap]\.?m\b"
    r"|\d\s?[年月日]|\d\s?[년월일]",
    re.IGNORECASE,
)
_TIME = re.compile(r"(?<!\d)\d{1,2}[:.]\d\d(?!\d)|\d\s?[ap]\.?m\b", re.IGNORECASE)
_YEAR_OR_DAY = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\d)\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}")
_NAMED_ADDRESS = re.compile(r"[\w\"'()]\s?<(?:mailto:)?[\w.+%'-]{1,64}@[\w.-]{1,190}>")
_GROUPWISE = re.compile(r"\s?>>>\s.{3,300}\d.{0,80}\s>>>\s*")
_OTHER_MARK = re.compile(r"\s{0,3}[|»}](?:\s|$)")
_BARRED = re.compile(r"\s{0,3}[|}](?:\s|$)")
_NAMED_QUOTE = re.compile(r"\s{0,8}[^\W\d_]{1,20}>+(?:\s|$)")
_BRACKETED_DATE = re.compile(r"[(\[][^()\[\]]{6,40}[)\]]\s?:$")
_ONLY_DATE = re.compile(r"[\d/.,: -]{8,24}(?:[ap]\.?m\.?)?(?:\s\w{2,5})?", re.IGNORECASE)
_COMPARES = re.compile(r"[ \t]{0,4}>[ \t]?\d")
_DATE_FIRST = re.compile(r"[<\[(]?(?:\w{2,10}\.?,?\s+)?\d{1,4}[./年\s-]", re.UNICODE)
_COLON = (":", "：")


def letters(lines: Sequence[str], regions: Sequence[Region] | None = None) -> list[str]:
    """Return one letter per line. ``regions`` are what the HTML says of each, when the text was made from HTML."""
    bare = [_bare(line) for line in lines[:MAX_LINES]]
    out = [_simple(line, text) for line, text in zip(lines, bare, strict=False)]
    _unquote_lonely(lines, out)
    _mark_named_quotes(lines, out)
    _mark_barred(lines, out)
    _mark_headers(bare, out)
    _mark_bare_labels(bare, out)
    _mark_notes_heads(bare, out)
    _mark_attributions(lines, bare, out)
    out.extend("t" * (len(lines) - len(out)))
    if regions is not None:
        _apply(regions, out)
    return out


def _bare(line: str) -> str:
    """Return what a line says, without ornament: "---- On Monday Budi wrote ----" ends in a colon as others do."""
    text = line[: _LONGEST + 1].strip(_ORNAMENT)
    match = _DASHED.fullmatch(text) if text[:2] in ("--", "––", "——") else None
    return f"{match[1]}:" if match and _ENDS_WITH_WROTE.search(match[1]) else text


def _simple(line: str, bare: str) -> str:
    if not line.strip():
        return "e"
    if _QUOTED.match(line):
        return "d" if line.rstrip().endswith(">>>") and _GROUPWISE.fullmatch(line) else "q"
    if not bare or len(bare) > _LONGEST:
        return "t"
    if _FORWARD.fullmatch(bare):
        return "f"
    return "d" if _DIVIDER.fullmatch(bare) else "t"


def _unquote_lonely(lines: Sequence[str], out: list[str]) -> None:
    """Undo mistakes: ``>From`` escaped by a mail store, a sum, and the short rest of a quoted line that was wrapped."""
    alone = out.count("q") == 1 and not {"d", "f"} & set(out)
    for index, letter in enumerate(out):
        before = out[index - 1] if index else "e"
        after = out[index + 1] if index + 1 < len(out) else "e"
        if letter == "q" and alone and before == "t" and _is_sum(lines, index, after):
            out[index] = "t"  # "> 5 employees" in the middle of prose
        elif letter == "q" and lines[index].startswith(">From ") and "q" not in (before, after):
            out[index] = "t"
        elif letter == "t" and before == after == "q" and _is_wrapped_rest(lines[index - 1], lines[index]):
            out[index] = "q"


def _is_sum(lines: Sequence[str], index: int, after: str) -> bool:
    """Whether a line with ``>`` and a number lies within prose, or ends the sentence of the line above."""
    goes_on = not lines[index - 1].rstrip().endswith((".", "!", "?", ":", ","))
    return bool(_COMPARES.match(lines[index])) and (after == "t" or (after == "e" and goes_on))


def _is_wrapped_rest(quoted: str, line: str) -> bool:
    return len(quoted) >= 66 and len(line) <= 40 and line[:1].islower() and not line.rstrip().endswith(("?", "!"))


def _mark_named_quotes(lines: Sequence[str], out: list[str]) -> None:
    """Mark lines that begin with who said them ("Jane> ..."), under a quoted line or another of their kind."""
    for index, letter in enumerate(out):
        if letter == "t" and _NAMED_QUOTE.match(lines[index]) and _previous(out, index) == "q":
            out[index] = "q"


def _mark_barred(lines: Sequence[str], out: list[str]) -> None:
    """Mark two lines and more that begin with a bar, as some programs quote; a bar at the end too makes a table."""
    if not any(line.lstrip()[:1] in ("|", "}") for line, letter in zip(lines, out, strict=False) if letter == "t"):
        return
    index = 0
    while index < len(out):
        end = index
        while end < len(out) and out[end] == "t" and _BARRED.match(lines[end]):
            end += 1
        if end - index >= 2 and not any("|" in line.strip()[1:] for line in lines[index:end]):
            out[index:end] = "q" * (end - index)
        index = max(end, index + 1)


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


def _mark_bare_labels(bare: list[str], out: list[str]) -> None:
    """Mark the head of Lotus Notes: who and when beside "To" and "Subject" alone on their lines, without a colon."""
    for index, text in enumerate(bare):
        if out[index] != "t" or _KIND_OF.get(text.lower()) != "to":
            continue
        above = [position for position in range(max(0, index - 5), index) if out[position] == "t"][-2:]
        below = range(index + 1, min(len(bare), index + _LONGEST_BLOCK))
        subject = next((position for position in below if _KIND_OF.get(bare[position].lower()) == "subject"), None)
        if subject is None or not above:
            continue
        if any(_YEAR_OR_DAY.search(bare[position]) for position in (*above, *range(index + 1, subject))):
            out[above[0] : subject + 1] = "h" * (subject + 1 - above[0])


def _mark_notes_heads(bare: list[str], out: list[str]) -> None:
    """Mark the other head of Lotus Notes: who and at what time, "To:", "cc:" and "Subject:" below, and no "From:"."""
    for index, text in enumerate(bare):
        if out[index] != "t" or ":" not in text or _label(text) != "to":
            continue
        below = range(index + 1, min(len(bare), index + _NOTES_BLOCK))
        subject = next((position for position in below if _label(bare[position]) == "subject"), None)
        start = _notes_start(bare, out, index)
        if subject is not None and start is not None:
            out[start : subject + 1] = "h" * (subject + 1 - start)


def _notes_start(bare: list[str], out: list[str], index: int) -> int | None:
    """Return the line of the name above "To:", with the time or just above it; letters on paper have no time."""
    for position in range(index - 1, max(-1, index - _NOTES_BLOCK), -1):
        if out[position] == "t" and _YEAR_OR_DAY.search(bare[position]) and _TIME.search(bare[position]):
            alone = position and out[position - 1] == "t" and _ONLY_DATE.fullmatch(bare[position])
            return position - 1 if alone else position
    return None


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
    if not _is_header({*kinds}, first, after_divider=after_divider):
        return start
    told = " ".join(bare[start:end])
    sure = after_divider or {"date", "to", "subject"} <= {*kinds} or "@" in told or _TIME.search(told)
    return end if sure else start  # "Dari: PT Maju / Tanggal: 2 November / Perihal: izin" may be what somebody tells


def _is_header(kinds: set[str], first: str, *, after_divider: bool) -> bool:
    if after_divider:
        return len(kinds & {"from", "date", "to", "subject"}) >= 2 or first == "from"
    if first == "from":
        return len(kinds & {"date", "to", "subject"}) >= 2
    return {"from", "date", "subject"} <= kinds


def _label(bare: str) -> str | None:
    match = _LABEL.match(bare) if any(colon in bare[:40] for colon in _COLON) else None
    return _KIND_OF.get(" ".join(match[1].lower().split())) if match else None


def _mark_attributions(lines: Sequence[str], bare: list[str], out: list[str]) -> None:
    for index, letter in enumerate(out):
        if letter != "t":
            continue
        text = bare[index]
        if text.endswith(_COLON) or text[-40:].lower().endswith(quote_words.WROTE):
            other = _other_marks(lines, out, index)
            start = _attribution_start(bare, out, index, quoted_below=bool(other) or _next(out, index) == "q")
            if start is not None:
                out[start : index + 1] = "b" * (index + 1 - start)
                out[index + 1 : index + 1 + other] = "q" * other
        elif _is_one_line(text):
            out[index] = "b"


def _other_marks(lines: Sequence[str], out: list[str], index: int) -> int:
    """Return how many lines below ``index`` begin with a mark other than ``>``, or stand between "<<" and ">>"."""
    end = index + 1
    while end < len(out) and out[end] == "e" and end < index + 3:
        end += 1
    if end < len(out) and lines[end].lstrip().startswith("<<"):
        last = range(end, min(len(out), end + _LONGEST_ANGLED))
        return next((position - index for position in last if lines[position].rstrip().endswith(">>")), 0)
    end = index + 1
    while end < len(out) and out[end] == "t" and _OTHER_MARK.match(lines[end]):
        end += 1
    return end - index - 1


def _is_one_line(text: str) -> bool:
    """Whether a phone has put the attribution and the quote into one line."""
    match = _ONE_LINE.match(text) if any(colon in text for colon in _COLON) else None
    if match is None or not (_STARTS.match(text) or _DATE_FIRST.match(text)):
        return False
    return bool(_DATE.search(match[1]) and _ADDRESS.search(match[1]))


def _next(out: list[str], index: int) -> str:
    for position in range(index + 1, min(len(out), index + 4)):
        if out[position] != "e":
            return out[position]
    return "e"


def _attribution_start(bare: list[str], out: list[str], end: int, *, quoted_below: bool) -> int | None:
    """Return where the attribution that ends in line ``end`` begins, or None when it is none."""
    starts = [end]
    above = end - 1
    if _ONLY_WROTE.fullmatch(bare[end]):
        while above > 0 and out[above] == "e" and above > end - 3:
            above -= 1
    while len(starts) < 4 and above >= 0 and out[above] == "t":
        starts.append(above)
        above -= 1
    if _is_undated(bare[end], quoted_below=quoted_below):
        return _wrapped_start(bare, starts, end)
    for judge in (_is_strong, _is_weak):
        for start in starts:
            joined = " ".join(bare[start : end + 1])
            if len(joined) <= _LONGEST and judge(joined, quoted_below=quoted_below):
                return _wrapped_start(bare, starts, start) if judge is _is_strong else start
    return None


def _is_undated(text: str, *, quoted_below: bool) -> bool:
    """Whether a line is an attribution with an address and no date: a date in the text above is not its own."""
    if not _ADDRESS.search(text) or _is_strong(text, quoted_below=quoted_below):
        return False
    return _is_weak(text, quoted_below=quoted_below)


def _wrapped_start(bare: list[str], starts: list[int], found: int) -> int:
    """Return where an attribution really begins that looks whole from ``found`` on: its date may be wrapped."""
    if _STARTS.match(bare[found]) and _YEAR_OR_DAY.search(bare[found]):
        return found
    for start in reversed(starts):
        begins = _STARTS.match(bare[start]) or (_DATE_FIRST.match(bare[start]) and _TIME.search(bare[start]))
        if start < found and begins and _opens_date(bare[start]):
            return start
    return found


def _opens_date(text: str) -> bool:
    return not text.endswith((".", "!", "?", ":")) and any(map(str.isdigit, text[:40]))


def _is_strong(joined: str, *, quoted_below: bool) -> bool:
    """Whether the line names a time, and begins or ends as attributions do."""
    if not _DATE.search(joined):
        return False
    begins = bool(_STARTS.match(joined) or _DATE_FIRST.match(joined))
    wrote = bool(_HAS_WROTE.search(joined))
    address = bool(_ADDRESS.search(joined))
    if begins:
        return (wrote and (joined.endswith(_COLON) or quoted_below)) or (address and joined.endswith(_COLON))
    if _NAMED_ADDRESS.search(joined) and _YEAR_OR_DAY.search(joined) and joined.endswith(_COLON):
        return True
    timed = _TIME.search(joined) or _BRACKETED_DATE.search(joined)
    dated = bool(_YEAR_OR_DAY.search(joined) and timed and len(joined) < _LONGEST_NAME)
    return (address and wrote) or (quoted_below and (address or wrote or dated) and joined.endswith(_COLON))


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
