"""Lines that a phone or a mail program wrote itself: "Dikirim dari iPhone saya", "Get Outlook for iOS"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from helpdesk.mail import sent_from_words
from helpdesk.mail.signature_lines import PERSON, asks
from helpdesk.mail.words import any_of
from helpdesk.pattern import Pattern

_LONGEST = 160
_SENT_FROM = Pattern(
    rf"\W{{0,3}}{any_of(sent_from_words.SENT_FROM)}(?:(?<=[\u2e80-\uffff])|(?!\w))", flags=re.IGNORECASE
)
_FROM_MINE = Pattern(
    rf"dari (?:hp |ponsel )?{any_of(sent_from_words.DEVICES)}(?: \w{{1,12}})? (?:saya|ku)", flags=re.IGNORECASE
)
_DEVICE = Pattern(any_of(sent_from_words.DEVICES), flags=re.IGNORECASE)
_FROM_SENT = Pattern(
    rf"vo[nm]\s.{{0,20}}{any_of(sent_from_words.DEVICES)}.{{0,20}}\s(?:gesendet|geschickt|verschickt)\W{{0,3}}",
    flags=re.IGNORECASE,
)
_BEHIND = Pattern(
    rf".{{0,20}}{any_of(sent_from_words.DEVICES)}.{{0,14}}{any_of(sent_from_words.SENT_BEHIND)}\W{{0,3}}",
    flags=re.IGNORECASE,
)
_FOR = r"(?:\s+[^\W\d]{1,8}){1,2}?\s+"
_APP = rf"(?:\S{{1,12}}\s+)?{any_of(sent_from_words.APPS)}{_FOR}{any_of(sent_from_words.SYSTEMS)}"
_LINK = r"\s*(?:[<(\[]\s?\S{1,200}[>)\]])?\W{0,3}"
_GET = Pattern(
    rf"\W{{0,3}}{any_of(sent_from_words.GET)}\s*{_APP}(?:\s?(?:版|용))?{_LINK}",
    rf"\W{{0,3}}{_APP}{_LINK}\s?{any_of(sent_from_words.GET_BEHIND)}{_LINK}",
    rf"\W{{0,3}}{any_of(sent_from_words.GET)}\s*(?:适用于|適用於)\s*{any_of(sent_from_words.SYSTEMS)}\s*[的版]\s*"
    rf"{any_of(sent_from_words.APPS)}{_LINK}",
    flags=re.IGNORECASE,
)
_SENT_WITH = any_of((*sent_from_words.SENT_FROM, *sent_from_words.SENT_WITH))
_NAMED = Pattern(
    rf"\W{{0,3}}{_SENT_WITH}\s+{any_of(sent_from_words.NAMED_AS_WORDS)}"
    rf"(?:{_FOR}{any_of(sent_from_words.SYSTEMS)})?(?:\s*\|\s*www\.\S{{1,60}})?{_LINK}",
    flags=re.IGNORECASE,
)
_LINKED = re.compile(r"(.{0,90}?)[ :\u00a0]{0,2}[<(\[]?(https?://[^\s<>()\[\]]{4,700})[>)\]]?(.{0,30})")
_LONGEST_LINKED = 900
_ANCHOR = re.compile(r"<#[0-9A-Fa-f-]{36}>")  # what a link within a mail leaves of itself
_MOST_BETWEEN = 3
_LONGEST_BETWEEN = 40
_BRACKETS = ("<", "(", "[")
_WORDS_OF_A_LINK = 12


def sent_from_lines(lines: Sequence[str]) -> list[bool]:
    """Return for each line whether a program wrote it, as ``is_sent_from``, or began with it what the next one ends."""
    found = [is_sent_from(line.strip()) and not asks(line) for line in lines]
    for index, line in enumerate(lines[1:], start=1):
        above = lines[index - 1].strip()
        if found[index] and not found[index - 1] and line.strip()[:1] in _BRACKETS and len(above) <= _LONGEST:
            found[index - 1] = is_sent_from(f"{above} {line.strip()}") and not asks(above)
        if found[index - 1] and line.strip().lower().startswith("powered by") and len(line) <= _LONGEST_BETWEEN:
            found[index] = True  # whose network it was: "powered by Sinyal Kuat"
    _between(lines, found)
    return found


def _between(lines: Sequence[str], found: list[bool]) -> None:
    """Mark the few short lines that stand between two links of such a program, as "Virus-free" does."""
    links = [index for index, line in enumerate(lines) if found[index] and line.lstrip()[:1] in _BRACKETS]
    for start, end in pairwise(links):
        within = lines[start + 1 : end]
        if len(within) <= _MOST_BETWEEN and all(0 < len(line.strip()) <= _LONGEST_BETWEEN for line in within):
            found[start:end] = [True] * (end - start)


def is_sent_from(line: str) -> bool:
    """Return whether a program wrote ``line``, without blanks at its ends, to say from where, or where to get it."""
    if _ANCHOR.fullmatch(line) or ("://" in line and _leads_to_program(line)):
        return True
    if len(line) > _LONGEST:
        return False
    lowered = line.lower()
    if (_SENT_FROM.match(line) and _DEVICE.search(line)) or _FROM_MINE.fullmatch(line) or _FROM_SENT.fullmatch(line):
        return True
    # hardly a line has these, and to look for them takes less than to try the pattern
    if any(name in lowered for name in sent_from_words.NAMED_AS_WORDS) and _NAMED.fullmatch(line):
        return True
    if any(system in lowered for system in sent_from_words.SYSTEMS) and _GET.fullmatch(line):
        return True
    return any(verb in lowered for verb in sent_from_words.SENT_BEHIND) and bool(_BEHIND.fullmatch(line))


def _leads_to_program(line: str) -> bool:
    """Whether few words, in whatever language, name a mail program and a link leads to where one gets it."""
    match = _LINKED.fullmatch(line) if len(line) <= _LONGEST_LINKED else None
    if match is None or not any(link in match[2].lower() for link in sent_from_words.LINKS):
        return False
    said = f"{match[1]} {match[3]}".lower()
    if not said.strip("[] .,"):
        return line.startswith(_BRACKETS)  # the line above is the rest of it
    linked = "windows" in said and any(map(line.count, _BRACKETS))  # of a program whose name is "Mail" in each language
    named = linked or any(name in said for name in sent_from_words.PROGRAMS)
    return named and len(said.split()) <= _WORDS_OF_A_LINK and not PERSON.search(f"{match[1]} {match[3]}")
