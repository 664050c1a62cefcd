"""Where a stretch of new text ends and the signature begins: by marker, by phone, by sign-off block, by disclaimer.

Nothing that asks is ever taken for a signature: a question or a P.S. behind the block goes back to the new text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from helpdesk.mail import signature_words
from helpdesk.mail.closing import closes, closes_and_names
from helpdesk.mail.disclaimer import begins_disclaimer, disclaimer_start
from helpdesk.mail.list_remarks import remark_lines
from helpdesk.mail.sent_from import is_sent_from, sent_from_lines
from helpdesk.mail.signature_lines import (
    COMPANY,
    CONTACT,
    IMAGE,
    NAME,
    PERSON,
    RULE,
    asks,
    is_block_line,
    speaks,
    tells_who,
)
from helpdesk.mail.signature_table import barred_block
from helpdesk.mail.words import any_of
from helpdesk.model.message import Address
from helpdesk.pattern import Pattern

_MARKER = re.compile(r"--\s?|—|––|__\s?|---")
_LOOSE_MARKER_LINES = 15  # "--" without its blank is believed when little follows
_SALUTATION = re.compile(
    rf"\s*{any_of(signature_words.SALUTATIONS)}(?:(?<=[\u2e80-\uffff])|(?!\w))[^?？؟]{{0,60}}$", re.IGNORECASE
)
_CLAUSE = re.compile(
    r"[,!]\s+([^\W\d_]\S*\s[^,]*[.!]|[^\W\d_]\S*(?:\s[^\s,]+){3,})$|[，！]\s?[\u3040-\u9fff\uac00-\ud7af]{6}"
)
_THANKS = Pattern(rf"{any_of(signature_words.THANKS)}[\s,.;:!~🙏-]*", flags=re.IGNORECASE)
_ADDITION = Pattern(rf"{any_of(signature_words.ADDITIONS)}(?:[\s.:,;)-]|$)", flags=re.IGNORECASE)
_SENTENCE = re.compile(
    r"[^\W\d_][\w'’-]*(?:\s[\w,'’-]+)*\s[^\WA-Z][\w,'’-]*\s[^\WA-Z][\w'’-]*[.!]"
)  # "He asked for it."
_WORD = re.compile(r"[^\W\d_]+")
_FULL_NAME = re.compile(r"[^\W\d_][^\W\d]*\.?(?:\s[^\W\d_][^\W\d]*\.?){1,3}")
_BETWEEN = re.compile(r"\s[|•·/–—-]\s")
_ITEM = re.compile(r"(?:\d{1,2}|[a-z])[.)]\s|[-*•–]\s")
_LABELLED = re.compile(r"\s*[^\W\d_][\w ./'-]{1,30}\s*:\s*\S")
_DEEP_LINK = re.compile(r"(?:https?://|www\.)[^\s/]+/\S+")  # leads to a document rather than to somebody
_ONLY_LINK = re.compile(r"\s*[<(\[]?(?:https?://|www\.)\S{3,300}\s*")
_DASH_NAME = re.compile(r"(?:[-–—~]{1,2}|/{1,2})\s?[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*){0,2}")
_FOOTER = re.compile(r"mailing.?list|milis|unsubscribe|berhenti berlangganan|listinfo", re.I)
_RULE_OF_A_GROUP = re.compile(r"__(?=_*[.,])[._,]{4,}_")  # of no other mail than Yahoo's groups
_LONG_RULE = 10
_LONGER_RULE = 30
_LONGEST_RULE = 45
_UNDERLINED = 3  # by so much a heading and its rule differ in length
_LINES_OF_A_LINK = 4
_LONGEST_BLOCK = 9  # lines of a sign-off block
_MANY_LINES = 16  # of a block that tells how to reach somebody
_WORDS_OF_A_FAREWELL = 4
_WORDS_OF_A_TEXT = 25
_LONGEST_BARRED = 160  # characters of a block in one line


def mark(lines: Sequence[str], *, goes_on: bool = False, writer: Address | None = None) -> list[bool]:
    """Return for each line of a stretch of new text whether it belongs to the signature.

    ``goes_on`` says that new text stands before the stretch: then it may be a signature from its first line on.
    ``writer`` is who sent the mail: names and numbers of somebody else, without a farewell, are what he tells.
    """
    marks = [sent or took for sent, took in zip(sent_from_lines(lines), remark_lines(lines), strict=True)]
    end = _content_end(lines, marks, len(lines))
    for find in (disclaimer_start, _advertisement, _footer, _marker, barred_block, _sign_off, _contact_block):
        start = find(lines, end)
        if start is None or start >= end or not _may_begin(find, lines, start, end, goes_on=goes_on, writer=writer):
            continue
        for index in range(start, end):
            marks[index] = True
        if find is not _advertisement:
            _rescue(lines, marks, start, end, spoken=find is _sign_off)
        end = _content_end(lines, marks, start)
    if goes_on and end and _is_only_sign_off(lines[:end]):
        marks[:end] = [True] * end
    return marks


def _may_begin(
    find: Callable[[Sequence[str], int], int | None],
    lines: Sequence[str],
    start: int,
    end: int,
    *,
    goes_on: bool,
    writer: Address | None,
) -> bool:
    """Whether what ``find`` found may be true, by what stands above it and by who sends the mail."""
    if find is disclaimer_start:  # "Dear desk," and then about a disclaimer is what somebody writes about
        return goes_on or _says_something(lines[:start])
    return find is not _contact_block or not _is_of_another(lines[start:end], writer)


def _is_of_another(block: Sequence[str], writer: Address | None) -> bool:
    """Whether a block with a name and numbers shares nothing with the person who sends the mail."""
    if writer is None or not _FULL_NAME.fullmatch(writer.name.strip()):
        return False
    told, box = " ".join(block).lower(), writer.address.lower()
    names = [word for word in _WORD.findall(writer.name.lower()) if len(word) > 1]
    if any(word in signature_words.ROLES for word in names):
        return False
    local, _, domain = box.partition("@")
    said = [word for word in _WORD.findall(told) if len(word) > 2]
    return not (domain in told or any(name in told for name in names) or any(word in local for word in said))


def only_signs(text: str) -> bool:
    """Return whether a text is a farewell and who takes it, as programs put above a mail that is passed on."""
    first, *block = [line.strip() for line in text.split("\n") if line.strip()] or [""]
    signs = closes(first) or (closes_and_names(first) and not any(map(asks, block)))
    return signs and len(block) <= _most_lines(block) and all(map(is_block_line, block))


def _is_only_sign_off(lines: Sequence[str]) -> bool:
    """Whether a whole stretch is a closing with names under it: "Hormat saya," / "Anton"."""
    first, *block = [line.strip() for line in lines if line.strip()] or [""]
    if not closes(first):
        return closes_and_names(first) and not block
    return len(block) <= _LONGEST_BLOCK and all(NAME.fullmatch(line) or CONTACT.search(line) for line in block)


def _content_end(lines: Sequence[str], marks: list[bool], end: int) -> int:
    while end > 0 and (marks[end - 1] or _is_rule(lines[end - 1].strip())):
        if lines[end - 1].strip():
            marks[end - 1] = True
        end -= 1
    return end


def _is_rule(line: str) -> bool:
    return not line or bool(RULE.fullmatch(line) or _MARKER.fullmatch(line))


def _marker(lines: Sequence[str], end: int) -> int | None:
    for index in range(end):
        if lines[index] == "-- ":
            return index
    for index in range(max(0, end - 2 * _LOOSE_MARKER_LINES), end - 1):
        marker = lines[index].strip()
        if (_MARKER.fullmatch(marker) or RULE.fullmatch(marker)) and lines[index + 1].strip():
            following = [other.strip() for other in lines[index + 1 : end] if other.strip()]
            asking = any(other.endswith("?") or asks(other) for other in following)
            # three dashes and more divide a text as well
            if len(following) > _LOOSE_MARKER_LINES or asking or _tells(following) or not _is_end(marker, following):
                continue
            if not RULE.fullmatch(marker) or _is_apart(lines, index):
                return index
    return None


def _tells(following: Sequence[str]) -> bool:
    """Whether lines below a marker that may be one are a text of the sender's own, who speaks of himself at length."""
    said = " ".join(following)
    return len(said.split()) >= _WORDS_OF_A_TEXT and bool(PERSON.search(said)) and not CONTACT.search(said)


def _is_apart(lines: Sequence[str], index: int) -> bool:
    """Whether a rule has an empty line above it, and nothing that introduces what is below."""
    return index > 0 and not lines[index - 1].strip() and not _said_above(lines, index).endswith((":", "："))


def _is_end(marker: str, block: Sequence[str]) -> bool:
    """Whether lines below a marker sign; below a rule: a name or numbers with short lines, no list of what is told."""
    if not RULE.fullmatch(marker):
        return True
    if not all(map(is_block_line, block)) or not (NAME.fullmatch(block[0]) or any(map(CONTACT.search, block))):
        return False
    return not any(_LABELLED.match(line) and not CONTACT.search(line) for line in block)


def _advertisement(lines: Sequence[str], end: int) -> int | None:
    """Return where the advertisement of a free mail service begins: a very long rule, few lines and a link alone.

    It may ask ("Tired of spam?"), but nobody speaks of himself in it.
    """
    for index in range(max(1, end - _LINES_OF_A_LINK - 1), end - 1):
        rule, following = lines[index].strip(), lines[index + 1 : end]
        if len(rule) < _LONGEST_RULE or rule.strip("_") or _said_above(lines, index).endswith((":", "：")):
            continue
        told = [line for line in following if line.strip()]
        linked = any(map(_ONLY_LINK.fullmatch, told)) and len(told) > 1 + any(map(asks, told))
        return index if linked and not any(map(PERSON.search, told)) else None
    return None


def _footer(lines: Sequence[str], end: int) -> int | None:
    """Return where the footer of a mailing list begins: a long rule, and few lines that name the list."""
    for index in range(max(0, end - _LONGEST_BLOCK), end - 1):
        following = lines[index + 1 : end]
        rule = lines[index].strip()
        if len(rule) >= _LONG_RULE and RULE.fullmatch(rule) and not any(map(asks, following)):
            return index if _is_footer(rule, lines[index - 1].strip() if index else "", following) else None
        if _RULE_OF_A_GROUP.fullmatch(rule):
            return index
    return None


def _is_footer(rule: str, above: str, following: Sequence[str]) -> bool:
    """Whether lines below a long rule name a list, or a page to go to: then few, below an empty line, and no items."""
    if above and abs(len(above) - len(rule)) <= _UNDERLINED:
        return False  # a heading
    if any(map(_FOOTER.search, following)):
        return True
    told = [line.strip() for line in following if line.strip()]
    linked = len(told) <= _LINES_OF_A_LINK and any("www." in line or "://" in line for line in told)
    return linked and not above and len(rule) >= _LONGER_RULE and not any(map(_ITEM.match, told))


def _sign_off(lines: Sequence[str], end: int) -> int | None:
    """Return where a closing with the short lines under it begins: "Hormat saya," / "Dedi" / "0812-...".

    Additions behind the block do not hide it; they are put back afterwards.
    """
    last = _before_additions(lines, end)
    count = 0
    for index in range(last - 1, -1, -1):
        line = lines[index].strip()
        if not line:
            continue
        if closes(line) or closes_and_names(line):
            # "Salam hormat," also opens a letter: something must stand before it, and a name below if more follows
            index = _first_closing(lines, index)
            return index if _says_something(lines[:index]) and (count or last == end) else None
        if count == 0 and last == end and _DASH_NAME.fullmatch(line) and _ends_above(lines, index):
            return _first_closing(lines, index)  # "-Dedi", alone below an empty line or below thanks
        if count and last == end and _is_unknown_closing(lines, index, end):
            return index
        if _THANKS.fullmatch(line) and _is_who(lines[index + 1 : last]):
            return index + 1
        count += 1
        if not is_block_line(line) or count > _most_lines(lines[index:last]):
            return None
    return None


def _is_who(below: Sequence[str]) -> bool:
    """Whether lines below thanks tell who thanks: more than one, or a way to reach him; one in four may say more."""
    block = [line.strip() for line in below if line.strip()]
    telling = sum(map(tells_who, block))
    return 4 * telling >= 3 * len(block) and (len(block) > 1 or any(map(CONTACT.search, block)))


def _most_lines(block: Sequence[str]) -> int:
    """Return how many lines a sign-off block may have: more where it tells how to reach somebody."""
    return _MANY_LINES if any(map(CONTACT.search, block)) else _LONGEST_BLOCK


def _says_something(lines: Sequence[str]) -> bool:
    """Whether more stands in ``lines`` than to whom a letter is written: "Dobrý den, posílám přílohu." does."""
    return any(line.strip() and (not _SALUTATION.match(line) or _goes_on(line)) for line in lines)


def _goes_on(salutation: str) -> bool:
    """Whether the line of a salutation goes on with a sentence: one with a full stop, or of four words."""
    said = _CLAUSE.search(salutation.strip())
    return said is not None and not (said[1] and (_SALUTATION.match(said[1]) or closes(said[1].strip())))


def _first_closing(lines: Sequence[str], index: int) -> int:
    """Return where farewells begin that fill several lines, of which ``index`` is the last."""
    above = index - 1
    while above >= 0 and (not lines[above].strip() or closes(lines[above].strip())):
        index = above if lines[above].strip() else index
        above -= 1
    return index


def _is_unknown_closing(lines: Sequence[str], index: int, end: int) -> bool:
    """Whether a line looks like a farewell in whatever language: few words, a comma, and a name alone below it."""
    line = lines[index].strip()
    apart = line.endswith((",", "،", "，")) and not lines[index - 1].strip() and _says_something(lines[:index])
    if not apart or len(line.split()) > _WORDS_OF_A_FAREWELL or any(map(str.isdigit, line)) or _THANKS.fullmatch(line):
        return False
    below = [other.strip() for other in lines[index + 1 : end] if other.strip()]
    if not NAME.fullmatch(below[0]) or _THANKS.fullmatch(below[0]):
        return False
    return len(below) == 1 or any(map(CONTACT.search, below[1:]))


def _ends_above(lines: Sequence[str], index: int) -> bool:
    above = lines[index - 1].strip() if index else ""
    return not above or bool(_THANKS.fullmatch(above)) or closes(above)


def _contact_block(lines: Sequence[str], end: int) -> int | None:
    """Return where a last paragraph begins that is a name with the ways to reach it."""
    last = _before_additions(lines, end)
    start = _paragraph(lines, last)
    if last - start == 1 and COMPANY.fullmatch(lines[start].strip()):
        start = _paragraph(lines, start)  # the name stands apart above the company
    block = [line.strip() for line in lines[start:last] if line.strip()]
    barred = len(block) == 1 and len(block[0]) <= _LONGEST_BARRED and len(_BETWEEN.split(block[0])) > 2
    if start == 0 or not (barred or (2 <= len(block) <= 8 and all(map(is_block_line, block)))):
        return None
    if _said_above(lines, start).endswith((":", "：")):
        return None  # "Penanggung jawab:" asks for what follows
    if any(_SENTENCE.fullmatch(line) or (_LABELLED.match(line) and not CONTACT.search(line)) for line in block):
        return None
    first = next((line.strip("*_") for line in block if not IMAGE.fullmatch(line)), "")
    named = bool(NAME.fullmatch(_BETWEEN.split(first)[0])) and not _THANKS.fullmatch(first)
    signs = any(CONTACT.search(_DEEP_LINK.sub("", line)) for line in block) or (
        len(first.split()) > 1 and any(map(COMPANY.fullmatch, block[1:]))
    )
    return start if named and signs else None


def _paragraph(lines: Sequence[str], end: int) -> int:
    """Return where the last paragraph before ``end`` begins."""
    while end > 0 and not lines[end - 1].strip():
        end -= 1
    while end > 0 and lines[end - 1].strip():
        end -= 1
    return end


def _said_above(lines: Sequence[str], start: int) -> str:
    return next((line.strip() for line in reversed(lines[:start]) if line.strip()), "")


def _before_additions(lines: Sequence[str], end: int) -> int:
    """Return where the additions at the end ("P.S. ...", a last question) begin, or ``end``."""
    last = end
    while True:
        start = last
        while start > 0 and lines[start - 1].strip():
            start -= 1
        paragraph = lines[start:last]
        if start == 0 or not paragraph or not _is_addition(paragraph):
            return last
        last = start
        while last > 0 and not lines[last - 1].strip():
            last -= 1


def _rescue(lines: Sequence[str], marks: list[bool], start: int, end: int, *, spoken: bool) -> None:
    """Give additions behind the beginning of a signature back to the new text, and if ``spoken`` what a person says."""
    index = start
    while index < end:
        stop = index
        while stop < end and lines[stop].strip():
            stop += 1
        paragraph = lines[index:stop]
        first = index == start
        if paragraph and (_ADDITION.match(paragraph[0].strip()) or (not first and _is_addition(paragraph))):
            marks[index:stop] = [False] * (stop - index)
        elif paragraph and (first or spoken):
            _rescue_lines(lines, marks, index + first, stop, spoken=spoken)
        index = stop + 1


def _rescue_lines(lines: Sequence[str], marks: list[bool], start: int, stop: int, *, spoken: bool) -> None:
    """Give back a question, a P.S. or a sentence that stands right under the name."""
    for position in range(start, stop):
        line = lines[position].strip()
        if _ADDITION.match(line):
            marks[position:stop] = [False] * (stop - position)
            return
        own = spoken and speaks(line) and not (closes(line) or closes_and_names(line) or is_sent_from(line))
        if own or (asks(line) and not CONTACT.search(line)):
            marks[position] = False


def _is_addition(paragraph: Sequence[str]) -> bool:
    text = " ".join(line.strip() for line in paragraph)
    return bool(_ADDITION.match(text) or _is_list(paragraph)) or (asks(text) and not begins_disclaimer(text))


def _is_list(paragraph: Sequence[str]) -> bool:
    """Whether a paragraph lists what its first line names: "Berkas:" / "1. KTP", "Signed by:" / "Ann" / "Carl"."""
    first, *items = [line.strip() for line in paragraph]
    if not first.endswith((":", "：")) or not items:
        return False
    words = first.split()
    return all(map(_ITEM.match, items)) or (1 < len(words) <= 4 and words[-1].islower())  # unlike "Head Office:"
