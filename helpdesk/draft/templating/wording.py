"""Small turns of phrase that both languages need: dates as far as they are known, enumerations, capitals."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

INDONESIAN = "id"
ENGLISH = "en"
LANGUAGES = (INDONESIAN, ENGLISH)
_MONTHS = {
    INDONESIAN: (
        *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
        *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
    ),
    ENGLISH: (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}
_AND = {INDONESIAN: "dan", ENGLISH: "and"}
_AS_WELL = "serta"
_BRACKET = re.compile(r"\([^()]*\)")
_OR = {INDONESIAN: "atau", ENGLISH: "or"}


_REPLY = r"\b(?:reply|answer|respond|balas|membalas|dibalas|balasan|jawab|menjawab|dijawab|jawaban)(?:nya)?\b"
_REPLY += r"(?![^.?!\n]{0,30}\b(?:tidak|bukan|not|nor)\b)[^.?!\n]{0,30}"
_WISHES = {
    ENGLISH: re.compile(
        rf"{_REPLY}\b(?:in|pakai|pake|dalam|dengan)(?: bahasa| bhs)? (?:english|inggris)\b",
        re.IGNORECASE,
    ),
    INDONESIAN: re.compile(
        rf"{_REPLY}\b(?:(?:bahasa|bhs)(?: indo(?:nesia)?)?"
        r"(?= (?:aja|saja|is fine|gapapa|gpp|please|ya|juga)\b|[.!,)]|$)"
        r"|in (?:bahasa|indonesian)|(?:bahasa|bhs) indo(?:nesia)?)\b",
        re.IGNORECASE | re.MULTILINE,
    ),
}


def reply_language(language: str | None, mail: str = "") -> str:
    """Return the language to answer in: English for an English mail, Indonesian for any other.

    ``mail`` is the new text of one, which may wish for the other: "Reply bahasa aja gapapa".
    """
    wished = next((spoken for spoken, wish in _WISHES.items() if wish.search(mail)), None)
    return wished or (ENGLISH if language == ENGLISH else INDONESIAN)


def in_a_sentence(heading: str) -> str:
    """Return a heading for the middle of a sentence: with a small letter, unless it begins with a name or initials."""
    return heading[:1].lower() + heading[1:] if heading.partition(" ")[0][1:].islower() else heading


def long_date(day: date, language: str) -> str:
    """Return a day in words: 24 November 2026."""
    return f"{day.day} {_MONTHS[language][day.month - 1]} {day.year}"


def partial_date(text: str, language: str) -> str:
    """Return YYYY, YYYY-MM or YYYY-MM-DD in words, no more exact than it is."""
    year, *rest = text.split("-")
    words = [year]
    if rest:
        words.insert(0, _MONTHS[language][int(rest[0]) - 1])
    if len(rest) > 1:
        words.insert(0, str(int(rest[1])))
    return " ".join(words)


def listing(items: Sequence[str], language: str) -> str:
    """Return "a", "a dan b" or "a, b, dan c"."""
    return _joined(items, _AND[language], language)


def choices(items: Sequence[str], language: str) -> str:
    """Return "a", "a atau b" or "a, b, atau c"."""
    return _joined(items, _OR[language], language)


def _joined(items: Sequence[str], word: str, language: str) -> str:
    """Return the items with ``word`` before the last: Indonesian writes a comma before it, our English does not.

    "Rawat inap dan tempat tidur serta pemohon pensiunan": one of two that is joined already needs another word.
    """
    if len(items) < 3:
        joined = word == _AND[INDONESIAN] and any(f" {word} " in _BRACKET.sub("", item) for item in items)
        return f" {_AS_WELL if joined else word} ".join(items)
    comma = "," if language == INDONESIAN else ""
    return f"{', '.join(items[:-1])}{comma} {word} {items[-1]}"


def upper_first(text: str) -> str:
    """Return ``text`` with a capital at its head."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """Return ``text`` fit for the middle of a sentence: names and abbreviations keep their capitals."""
    first, _, rest = text.partition(" ")
    if not first[1:].islower() or rest[:1].isupper():
        return text
    return text[:1].lower() + text[1:]


def first_sentence(text: str) -> str:
    """Return what stands before the first full stop that ends a sentence, without it."""
    return text.split(". ", 1)[0].rstrip(".").strip()


def tidy(text: str) -> str:
    """Return ``text`` without spaces at line ends and with at most one empty line between paragraphs."""
    parts: list[list[str]] = [[]]
    for line in text.splitlines():
        if written := line.rstrip():
            parts[-1].append(written)
        elif parts[-1]:
            parts.append([])
    return "\n\n".join(["\n".join(part) for part in parts if part])


_VERDICT = re.compile(r"^(?:Ya|Tidak|Boleh|Bisa|Yes|No)[.,] ")


def without_verdict(text: str) -> str:
    """Return ``text`` without the yes or no before it: for who asked neither, or one of two."""
    return upper_first(_VERDICT.sub("", text))


_GOES_ON = re.compile(
    r"^(?:(?:setelah|sesudah|karena|oleh karena|oleh sebab|selain|di samping) itu(?: juga)?|kemudian|selanjutnya|dengan"
    r" demikian|after that|therefore|besides|in addition|then),? (?=\S)",
    re.IGNORECASE,
)


def begun_anew(text: str) -> str:
    """Return ``text`` without the word by which it only goes on with a sentence that does not stand before it."""
    return upper_first(_GOES_ON.sub("", text))


def by_paragraph(text: str, left_of: Callable[[str], str]) -> str:
    """Return what ``left_of`` leaves of each paragraph of a text; all of it where no more than a remark would stay."""
    kept = [told for part in text.split("\n\n") if (told := left_of(part))]
    return "\n\n".join(kept) if any(not part.startswith("(") for part in kept) else text


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a tidy text."""
    return tuple(part for part in text.split("\n\n") if part)
