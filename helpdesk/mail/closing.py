"""Whether a line is the farewell of a letter, in any of thirty languages: what follows it is who writes."""

from __future__ import annotations

import re

from helpdesk.mail import closing_words, signature_words
from helpdesk.mail.words import any_of
from helpdesk.pattern import Pattern

_ENDS = " \t\u00a0,.;:!~،,。！-"
_LINES = frozenset(line.rstrip(_ENDS) for line in (*signature_words.CLOSINGS, *closing_words.FAREWELL_LINES))
_OTHER = r"[^\W\d_][^\s\d?!:,;]{0,20}"  # a word beside the one that tells
_FAREWELL = Pattern(
    rf"(?:{_OTHER},?\s+){{0,5}}{any_of(closing_words.FAREWELLS)}(?:\s+{_OTHER}){{0,3}}", flags=re.IGNORECASE
)
_REGARDS = Pattern(
    r"(?:(?:best|kind|kindest|kindly|warm|warmest|many|with|thanks|thx|tks|thank|you|and|&|n|my|b)[\s.,]*){0,6}"
    r"(?:regards?|rgds?|brgds)",
    r"salam\s+(?!kenal)\w{3,12}(?:\s+\w{3,12})?",
    flags=re.IGNORECASE,
)
_FORMULA = Pattern(
    rf"{any_of(closing_words.FORMULA_BEGINS)}.{{0,160}}{any_of(closing_words.FORMULA_HOLDS)}.{{0,60}}",
    flags=re.IGNORECASE,
)
_WISHES = re.compile(r"[敬顺順祝即并恭][\u4e00-\u9fff\s]{0,9}(?:[祺安好]|顺利|順利|愉快|健康|如意)")  # "顺颂商祺"
_WITH_NAME = re.compile(rf"[^\W\d_]{{2,10}}(?:\s[^\W\d_]{{1,10}})?\s?{any_of(closing_words.BEHIND_NAMES)}")
_WORD = r"[^\W\d_][\w.'’-]*"
_CLOSING_AND_NAME = Pattern(
    rf"{any_of(p for p in signature_words.CLOSINGS if len(p) > 4)}\s*[,.]\s*{_WORD}(?:\s+{_WORD}){{0,3}}\s*",
    flags=re.IGNORECASE,
)
_CAPITALISED = r"[^\W\d_a-z][\w'’-]*\.?"
_SHORT = re.compile(rf"([^\W\d_]{{1,12}})[.,]?\s+{_CAPITALISED}(?:\s+{_CAPITALISED}){{0,2}}")
_BESIDE = re.compile(r"\s[/|]\s")
_LONGEST = 240


def closes(line: str) -> bool:
    """Return whether ``line``, without blanks at its ends, is a farewell: "Hormat saya,", "Mit freundlichen Grüßen"."""
    if len(line) > _LONGEST:
        return False
    bare = line.rstrip(_ENDS)
    if _BESIDE.search(bare):  # in two languages: "Best regards / 此致敬礼"
        return all(map(closes, _BESIDE.split(bare)))
    if " ".join(bare.lower().replace("\u0307", "").split()) in _LINES:  # the dot of a Turkish capital I
        return True
    if not line.isascii() and (_WISHES.fullmatch(bare) or _WITH_NAME.fullmatch(bare)):
        return True
    return bool(_FAREWELL.fullmatch(bare) or _REGARDS.fullmatch(bare) or _FORMULA.fullmatch(line))


def closes_and_names(line: str) -> bool:
    """Return whether ``line`` is a farewell with the name beside it: "Salam, Dedi"."""
    if len(line) > _LONGEST:
        return False
    if _CLOSING_AND_NAME.fullmatch(line):
        return True
    short = _SHORT.fullmatch(line)
    return short is not None and short[1].lower() in closing_words.BEFORE_NAMES
