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

from helpdesk.mail import attribution, own_marks, quote_between, quote_words, unknown_heads
from helpdesk.mail.attribution import COLON
from helpdesk.mail.header_labels import DATES_OF_LETTERS, LABELS
from helpdesk.mail.html import Region
from helpdesk.mail.words import any_of
from helpdesk.mail.wrapped import TIME, YEAR_OR_DAY
from helpdesk.pattern import Pattern

MAX_LINES = 20_000
_ORNAMENT = " \t\u00a0*_"
_DIRECTIONS = dict.fromkeys(map(ord, "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"))
_QUOTED = re.compile(r"[ \t\u00a0\u3000]{0,4}(?:[>＞]|[^\W\d_]{1,3}>+[ \t])")
_POINTED_AT = re.compile(r"\s*>{2,}[^<>]+<{2,}\s*")  # ">> Server busy <<"
_LONGEST = 400  # characters of a line that may be a mark

_DASHES = r"[-_=~*#>•\u2010-\u2015\s]*"
_BETWEEN_DASHES = (
    r"[-_=~*#\u2010-\u2015]{{2,}}\s*{words}(?:\s*[:\w.@<>,/()'’ -]{{0,80}})?\s*[-_=~*#\u2010-\u2015]{{2,}}"
)
# Yahoo's phones put the head of the mail behind it, into one line
_HEAD_BEHIND = rf"(?:\s*{any_of(LABELS['from'])}\s?[:：].{{3,300}})?"
# "Reply above this line to comment on the card."
_ABOVE_IT = rf"{_DASHES}{any_of(quote_words.ABOVE)}(?:\s(?:to|untuk|um|pour|para|per)\s.{{1,60}}?)?[.!]?{_DASHES}"
_DIVIDER = Pattern(
    _BETWEEN_DASHES.format(words=any_of((*quote_words.ORIGINAL, *quote_between.MESSAGE_FROM)))
    + _HEAD_BEHIND
    + rf"|{any_of(p for p in quote_words.ORIGINAL if ' ' in p)}\s*:?"
    + rf"|\[{any_of(quote_words.HIDDEN)}\]"
    + rf"|{_ABOVE_IT}|message\s+du\s+\d[\d/.: ]{{6,20}}",
    flags=re.IGNORECASE,
)
_ABOVE_LINE = Pattern(
    rf"[-_=~*#•>\u2010-\u2015]{{2,}}(?=.{{0,60}}{any_of(quote_words.TO_ANSWER)})(?=.{{0,80}}{any_of(quote_words.OVER)})"
    rf".{{0,80}}{any_of(quote_words.THE_LINE)}.{{0,40}}",
    flags=re.IGNORECASE,
)
_ABOVE = Pattern(_ABOVE_IT, flags=re.IGNORECASE)
_FORWARD = Pattern(
    _BETWEEN_DASHES.format(words=any_of(quote_words.FORWARDED))
    + _HEAD_BEHIND
    + rf"|{any_of(p for p in quote_words.FORWARDED if ' ' in p)}\s*[:：]?",
    flags=re.IGNORECASE,
)

_END_OF_QUOTE = Pattern(
    _BETWEEN_DASHES.format(words=any_of((*quote_between.END_OF_QUOTE, *quote_between.END_OF_MESSAGE))),
    flags=re.IGNORECASE,
)

_KIND_OF = {label: kind for kind, labels in LABELS.items() for label in labels}
_LABEL = Pattern(rf"[>\s]*\*?({any_of(_KIND_OF)})\*?\s{{0,12}}[:：]\*?(.*)", flags=re.IGNORECASE)
_LABEL_INSIDE = Pattern(rf"\s\*?({any_of(_KIND_OF)})\*?\s?[:：]", flags=re.IGNORECASE)
_FROM_NUMBER = re.compile(r"[^:：]{1,20}[:：]\s*\d")
_RULES = frozenset(one + other for one in "-_=~*#\u2013\u2014" for other in "-_=~*#\u2013\u2014")
_RULE = re.compile(r"[-\u2010-\u2015]{5,}")
_LONGEST_BLOCK = 14
_NOTES_BLOCK = 7
_COLUMNS = re.compile(r"\s{3,}")

_ROW = re.compile(r"\|\s{0,4}([^\s|][^|]{0,20}?)\s{0,4}\|\s{0,4}([^\s|][^|]{0,300}?)\s{0,4}\|")
_DASHED = re.compile(r"[-–—]{2,}\s*([^\s–—-].{0,300}?)\s*[-–—]{2,}")
_GROUPWISE = re.compile(r"\s?>>>\s.{3,300}\d.{0,80}\s>>>\s*")
_BOX = re.compile(r"\|-{6,200}>")
_BARRED = re.compile(r"\s{0,3}[|}](?:\s|$)")
_BARRED_WORD = re.compile(r"\s{0,3}[|}]\s+\w")
_NAMED_QUOTE = re.compile(r"\s{0,8}([^\W\d_]{1,20})>+(?:\s|$)")
_ONLY_DATE = re.compile(r"[\d/.,: -]{8,24}(?:[ap]\.?m\.?)?(?:\s\w{2,5})?", re.IGNORECASE)


def letters(
    lines: Sequence[str], regions: Sequence[Region] | None = None, *, answers: bool = True, replies: bool = True
) -> list[str]:
    """Return one letter per line. ``regions`` are what the HTML says of each, when the text was made from HTML.

    ``answers`` says whether the mail may answer another; one that does not may write lists with ``>``. ``replies``
    says whether it surely does.
    """
    bare = [_bare(line) for line in lines[:MAX_LINES]]
    out = [_simple(line, text) for line, text in zip(lines, bare, strict=False)]
    own_marks.undo(lines, bare, out, answers=answers)
    _mark_named_quotes(lines, out)
    _mark_boxed_head(lines, out)
    _mark_barred(lines, bare, out)
    _mark_headers(bare, out, replies=replies)
    _mark_bare_labels(bare, out)
    _mark_notes_heads(bare, out)
    unknown_heads.mark(lines, bare, out)
    if regions is not None:  # an attribution is told by the quote below it
        _mark_regions(regions, out, answers=answers)
    attribution.mark(lines, bare, out)
    _mark_folds(bare, out)
    out.extend("t" * (len(lines) - len(out)))
    if regions is not None:
        _apply(regions, out)
    return out


def _mark_folds(bare: Sequence[str], out: list[str]) -> None:
    """Mark the dots that stand for a folded quote, right above what is left of it."""
    below = "e"
    for index in range(len(out) - 1, -1, -1):
        if out[index] == "t" and bare[index] in ("...", "…") and below in "bdfhq":
            out[index] = "d"
        below = out[index] if out[index] != "e" else below


def _bare(line: str) -> str:
    """Return what a line says, without ornament: "---- On Monday Budi wrote ----" ends in a colon as others do."""
    text = line[: _LONGEST + 1].replace("&nbsp;", " ")
    text = (text if text.isascii() else text.translate(_DIRECTIONS)).strip(_ORNAMENT)
    row = _ROW.fullmatch(text) if text.startswith("|") else None
    if row and row[1].lower() in _KIND_OF:
        return f"{row[1]}: {row[2]}"  # NetEase writes the head of the mail as a table
    match = _DASHED.fullmatch(text) if text[:2] in ("--", "––", "——") else None
    said = match[1].rstrip(" :") if match else ""
    return f"{said}:" if said and attribution.ENDS_WITH_WROTE.search(said) else text


def _simple(line: str, bare: str) -> str:
    if not line.strip():
        return "e"
    if _QUOTED.match(line) and not _POINTED_AT.fullmatch(line):
        return "d" if line.rstrip().endswith(">>>") and _GROUPWISE.fullmatch(line) else "q"
    if not bare or len(bare) > _LONGEST:
        return "t"
    if _FORWARD.fullmatch(bare):
        return "f"
    if _END_OF_QUOTE.fullmatch(bare):
        return "q"
    wrote = bare.endswith(":") and line.rstrip().endswith(("--", "——"))  # "-----PTSP wrote: -----", see _bare
    above = line.lstrip()[:2] in _RULES and _ABOVE_LINE.fullmatch(line.strip())
    return "d" if wrote or above or _DIVIDER.fullmatch(bare) else "t"


def asks_for_answers_above(line: str) -> bool:
    """Return whether a helpdesk wrote the line over its mail: "##- Please type your reply above this line -##"."""
    said = line.strip()
    return bool(said) and len(said) <= _LONGEST and bool(_ABOVE_LINE.fullmatch(said) or _ABOVE.fullmatch(_bare(said)))


def _introduces(text: str, letter: str) -> bool:
    return letter == "t" and text.endswith(COLON) and not attribution.tells_of_somebody(text)


def _mark_named_quotes(lines: Sequence[str], out: list[str]) -> None:
    """Mark lines that begin with who said them ("Jane> ..."), under a quoted line or another of their kind."""
    named: set[str] = set()
    for index, letter in enumerate(out):
        match = _NAMED_QUOTE.match(lines[index]) if letter == "t" and ">" in lines[index] else None
        if match and (match[1] in named or _previous(out, index) == "q"):
            out[index] = "q"
            named.add(match[1])


def _mark_barred(lines: Sequence[str], bare: Sequence[str], out: list[str]) -> None:
    """Mark two lines and more that begin with a bar, as some programs quote, and then single ones too.

    A bar at the end as well makes a table, and what words of the sender introduce is a list.
    """
    if not any(line.lstrip()[:1] in ("|", "}") for line, letter in zip(lines, out, strict=False) if letter == "t"):
        return
    index, fewest = 0, 2
    while index < len(out):
        end = index
        while end < len(out) and out[end] == "t" and _BARRED.match(lines[end]):
            end += 1
        said = any(map(_BARRED_WORD.match, lines[index:end]))
        introduced = index > 0 and _introduces(bare[index - 1], out[index - 1])
        if (
            end - index >= fewest
            and said
            and not introduced
            and not any("|" in line.strip()[1:] for line in lines[index:end])
        ):
            out[index:end] = "q" * (end - index)
            fewest = 1
        index = max(end, index + 1)


def _mark_boxed_head(lines: Sequence[str], out: list[str]) -> None:
    """Mark each head that Lotus Notes draws as boxes: "|------------>", "| From:      |", and the values beside it."""
    end = 0
    for start, line in enumerate(lines[: len(out)]):
        if start < end or not _BOX.fullmatch(line.strip()):
            continue
        end = start
        while end < len(out) and lines[end].strip()[:1] in ("|", ">"):
            end += 1
        labelled = {_label(text.strip().strip("|").strip()) for text in lines[start:end]}
        if len(labelled & {"from", "to", "date", "subject"}) >= 2:
            out[start:end] = "h" * (end - start)


def _mark_headers(bare: list[str], out: list[str], *, replies: bool) -> None:
    index = 0
    labels = [_label(text) if letter == "t" else None for text, letter in zip(bare, out, strict=True)]
    while index < len(out):
        if labels[index] is not None:
            after_divider = _previous(out, index) in ("d", "f")
            whole = labels[index] == "from" and _is_whole_head(bare[index], after_divider=after_divider)
            end = _header_block(bare, labels, index, after_divider=after_divider, replies=replies)
            end = index + 1 if whole else end
            if end > index:
                for position in range(index, end):
                    if out[position] != "e":
                        out[position] = "h"
                index = end
                continue
        index += 1


def _mark_bare_labels(bare: list[str], out: list[str]) -> None:
    """Mark the head of Lotus Notes: who and when beside "To" and "Subject" alone in their columns, without a colon."""
    for index, text in enumerate(bare):
        if out[index] != "t" or _bare_label(text) != "to":
            continue
        above = [position for position in range(max(0, index - 5), index) if out[position] == "t"][-2:]
        below = range(index + 1, min(len(bare), index + _LONGEST_BLOCK))
        subject = next((position for position in below if _bare_label(bare[position]) == "subject"), None)
        if subject is None or not above:
            continue
        if any(YEAR_OR_DAY.search(bare[position]) for position in (*above, *range(index + 1, subject))):
            out[above[0] : subject + 1] = "h" * (subject + 1 - above[0])


def _bare_label(text: str) -> str | None:
    """Return what kind of label stands alone in a line or in its last column."""
    return _KIND_OF.get((_COLUMNS.split(text)[-1] if "   " in text else text).lower())


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
        if out[position] == "t" and YEAR_OR_DAY.search(bare[position]) and TIME.search(bare[position]):
            alone = position and out[position - 1] == "t" and _ONLY_DATE.fullmatch(bare[position])
            return position - 1 if alone else position
    return None


def _previous(out: list[str], index: int) -> str:
    """Return the letter of the last line before ``index`` that is not empty."""
    for position in range(index - 1, max(-1, index - 5), -1):
        if out[position] != "e":
            return out[position]
    return "e"


def _header_block(bare: list[str], labels: list[str | None], start: int, *, after_divider: bool, replies: bool) -> int:
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
    sure = after_divider or _is_sure_head(bare, {*kinds}, start, end, replies=replies)
    return end if sure else start


def _is_sure_head(bare: list[str], kinds: set[str], start: int, end: int, *, replies: bool) -> bool:
    """Whether a program wrote such lines: "Dari: PT Maju / Kepada: Dinas / Tanggal: 2 November" heads a letter too.

    Programs add an address or a time, call the day that of sending, or draw a line above. Lotus Notes does none of
    that; in a mail that answers another, below words of its own, all four labels with a date are such a head too.
    """
    told = " ".join(bare[start:end])
    introduced = start > 0 and _introduces(bare[start - 1], "t")  # "Kereta:" / "Dari: Bandung" / "Ke: Jakarta"
    numbered = _FROM_NUMBER.match(bare[start]) is not None  # "From: 10:00" / "To: 23:00"
    if "@" in told or introduced or numbered:
        return "@" in told
    if TIME.search(YEAR_OR_DAY.sub(" ", told)):  # "02.11.2026" is none
        return True
    below_words = replies and any(bare[:start]) and bool(YEAR_OR_DAY.search(told))
    return {"date", "to", "subject"} <= kinds and (
        below_words or _is_ruled(bare, start) or _names_sending(bare[start:end])
    )


def _is_ruled(bare: list[str], start: int) -> bool:
    above = next((text for text in reversed(bare[max(0, start - 2) : start]) if text), "")
    return _RULE.fullmatch(above) is not None


def _names_sending(block: list[str]) -> bool:
    """Whether the day in a head is one of sending: "Dikirim:", "Sent:"."""
    labels = (" ".join(match[1].lower().split()) for text in block if (match := _LABEL.match(text)))
    return any(_KIND_OF[label] == "date" and label not in DATES_OF_LETTERS for label in labels)


def _is_whole_head(text: str, *, after_divider: bool) -> bool:
    """Whether one line holds the whole head: "From: Desk <d@office> Sent: ... To: ... Subject: ..."."""
    kinds = {_KIND_OF[" ".join(match[1].lower().split())] for match in _LABEL_INSIDE.finditer(text)}
    sure = after_divider or ("@" in text and bool(YEAR_OR_DAY.search(text)))
    return sure and len(kinds & {"date", "to", "subject"}) >= 2


def _is_header(kinds: set[str], first: str, *, after_divider: bool) -> bool:
    if after_divider:
        return len(kinds & {"from", "date", "to", "subject"}) >= 2 or first == "from"
    if first == "from":
        return len(kinds & {"date", "to", "subject"}) >= 2
    return {"from", "date", "subject"} <= kinds


def _label(bare: str) -> str | None:
    match = _LABEL.match(bare) if any(colon in bare[:40] for colon in COLON) else None
    return _KIND_OF.get(" ".join(match[1].lower().split())) if match else None


def _mark_regions(regions: Sequence[Region], out: list[str], *, answers: bool) -> None:
    """Mark what the HTML quotes; an answer that begins with what is perhaps a quote goes on with more of them."""
    said = [region for region, letter in zip(regions, out, strict=False) if letter != "e"]
    begins_so = answers and said[:1] == [Region.MAYBE_QUOTE] and Region.TEXT in said
    quotes = (Region.QUOTE, Region.PAST, *((Region.MAYBE_QUOTE,) if begins_so else ()))
    for index, region in enumerate(regions[: len(out)]):
        if region in quotes and out[index] == "t":
            out[index] = "q"


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
