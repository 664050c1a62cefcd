"""The signs in a text by which one tells a note that a program sent for somebody from what people write.

A sign is a matter, not a sentence: that somebody is away, till when, whom to turn to meanwhile, that an answer comes
later; and on the other side the matter itself, what the writer will do about it, a word to the reader by name. How they
are said in thirty languages is data (``note_signs.toml``). A note says hardly anything else; a person goes on.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from sys import intern

from helpdesk.mail.words import words

NOTES = words("away closed offline back urgent contact deputy later left dead received case thanks_mail machine")
_NEUTRAL = NOTES | {"greeting", "wish"}
_LETTERS = (("ø", "o"), ("ł", "l"), ("đ", "d"), ("ı", "i"), ("æ", "ae"), ("’", "'"), ("‘", "'"))
_LETTER = r"[\w\u0900-\u0963\u0966-\u0dff]"  # the vowels of India's scripts are marks, no letters
_TOKEN = re.compile(rf"{_LETTER}+|(?<=\w)'(?=\w)")
_ADDRESS = re.compile(r"(?:mailto:)?[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){0,8}")
_URL = re.compile(r"(?:https?://|www\.)\S{1,400}")
_PHONE = re.compile(r"\+?\(?\d[\d() ./-]{6,18}\d")
_NUMBER = re.compile(r"\d[\d.,:/-]{0,12}")
_BREAK = re.compile(r"[.!?;:,](?=\s|$)|[()\n…。、，！？；：।۔،؛]|\s[–—-]\s|\.{3}")
_VISITED = re.compile(r"\bvisit(?:\s(?:us|our\s\w{2,10}))?(?:\s(?:at|on))?\s+zzurl")  # a page, no place
_WRAPPED = re.compile(r"(?<=\S{3})[ \t]*\n(?=[a-z])")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_ACCENT = re.compile("[\u0300-\u036f]+")
_ENTRY = re.compile(rf"{_LETTER}+\*?|\*")
# Of these an entry is looked for within words: Arabic and Hebrew write small words together with the next, Hindi,
# Bengali and Georgian with the one before.
_ANYWHERE = re.compile(r"[\u0590-\u06ff\u0900-\u0dff\u10a0-\u10ff\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
# Malay and the speech of Java, Sunda and Minang share so many words with Indonesian that they count as one with it.
_KIN = {"ms": "id", "regional": "id"}
_FEW = 4  # clauses of a note that says hardly anything
_FEW_WORDS = 7
_WORDS_A_SIGN = 2
_STRANGE = 4  # words of a clause that tells of something else


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """The entries by their first word; those of languages without blanks apart."""

    exact: Mapping[str, tuple[tuple[tuple[str, ...], str, str], ...]]
    stems: Mapping[str, tuple[tuple[str, str], ...]]
    anywhere: tuple[tuple[str, str, str], ...]
    anywhere_plain: tuple[tuple[str, str, str], ...]  # those of ASCII letters alone
    lengths: tuple[int, ...]  # of the stems


def signs(text: str, subject: str) -> dict[str, float]:
    """Return the signs in ``text``, by name: how many clauses hold each, in a scale that grows slowly."""
    clauses = [clause for clause in _clauses(text) if clause]
    *found, titled = _in_best_languages([list(_entries(clause)) for clause in (*clauses, _folded(subject))])
    counts = Counter(name for names in found for name in names)
    counts.update(_pairs(found))
    told = [len(_words(clause)) for clause, names in zip(clauses, found, strict=True) if not names & _NEUTRAL]
    strange = [count for count in told if count >= _STRANGE]
    counts.update(["strange"] * len(strange))
    counts["people"] = len(_PEOPLE & counts.keys())
    counts["kinds"] = len(NOTES & counts.keys())
    counts["clauses"] = len(clauses)
    counts["nothing else"] = len(clauses) <= _FEW and _says_nothing_else(clauses, found)
    counts["in a few words"] = counts["nothing else"] and sum(len(_words(clause)) for clause in clauses) <= _FEW_WORDS
    counts["subject"] = len(titled & NOTES)
    counts["subject received"] = len(titled & {"received", "case", "machine"})
    return {name: math.log1p(count) for name, count in counts.items() if count}


def _says_nothing_else(clauses: list[str], found: list[set[str]]) -> bool:
    """Whether somebody is away, or nobody there, and no clause of more than a word is of anything else."""
    if any(names & _OTHER_MATTERS for names in found):
        return False
    counts = [len(_words(clause)) / (2 if _UNSPACED.search(clause) else 1) for clause in clauses]
    if any(count > 1 and not names & _OF_A_NOTE for count, names in zip(counts, found, strict=True)):
        return False
    few = sum(counts) <= 1 + _WORDS_A_SIGN * sum(map(len, found))
    return few and any(names & _ABSENCES and "wish" not in names for names in found)


def _pairs(found: list[set[str]]) -> Iterator[str]:
    """Yield the names of the pairs of signs that stand in one clause, or anywhere."""
    whole = frozenset(name for names in found for name in names)
    for pair, (one, other) in _TOGETHER.items():
        if any(one & names and other & names for names in found):
            yield pair
    for pair, (one, other) in _IN_ALL.items():
        if one & whole and other & whole:
            yield pair
    if any(names >= _WAS_AWAY and not names & _AND_STILL_IS for names in found):
        yield WAS_AWAY


_TOGETHER: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "i am away": (frozenset(("first",)), frozenset(("away", "left"))),
    "an office is closed": (frozenset(("office",)), frozenset(("closed",))),
    "away until": (frozenset(("away", "closed", "offline")), frozenset(("until", "day", "zznum"))),
    "back when": (frozenset(("back",)), frozenset(("until", "day", "zznum"))),
    "contact somebody": (frozenset(("contact", "deputy", "urgent")), frozenset(("zzmail", "zzphone"))),
    "if urgent contact": (frozenset(("urgent",)), frozenset(("contact", "deputy"))),
    "later when": (frozenset(("later",)), frozenset(("back", "case", "day"))),
    "somebody else away": (frozenset(("other_person",)), frozenset(("away", "left", "closed"))),
    "i do": (frozenset(("first",)), frozenset(("doing",))),
}
# the same, in whichever clauses they stand
_IN_ALL: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "away and whom": (frozenset(("away", "closed")), frozenset(("contact", "deputy", "zzmail"))),
    "away and when": (frozenset(("away", "closed")), frozenset(("until", "day", "back", "zznum"))),
    "away and later": (frozenset(("away", "closed", "offline")), frozenset(("later", "offline", "thanks_mail"))),
    "closed and when": (frozenset(("closed",)), frozenset(("until", "day", "back"))),
    "closed and wishes": (frozenset(("closed",)), frozenset(("wish",))),
    "away and wishes": (frozenset(("away", "closed", "back")), frozenset(("wish",))),
    "left and whom": (frozenset(("left",)), frozenset(("contact", "deputy", "zzmail"))),
    "dead and where": (frozenset(("dead",)), frozenset(("contact", "zzmail"))),
    "received and case": (frozenset(("received",)), frozenset(("case", "later", "machine"))),
}
WAS_AWAY = "was away"  # somebody tells of his absence when it is over, as no program does
_WAS_AWAY = frozenset(("first", "past", "away"))
_AND_STILL_IS = frozenset(("until", "back"))  # "I was taken ill and am away until Monday"
PAIRS = frozenset((*_TOGETHER, *_IN_ALL, WAS_AWAY))
_ABSENCES = frozenset(("away", "closed", "offline", "back", "left"))
_OF_A_NOTE = _NEUTRAL | {"until", "day", "zznum", "zzmail", "zzphone"}
_OTHER_MATTERS = frozenset(("matter", "doing", "reach_me", "past", "other_person"))
_PEOPLE = frozenset(("matter", "doing", "answering", "reach_me", "strange", "past"))


def _folded(text: str) -> str:
    """Return ``text`` without case and accents, its addresses and numbers as words of their own."""
    text = _plain(text)
    for pattern, word in ((_ADDRESS, "zzmail"), (_URL, "zzurl"), (_PHONE, "zzphone"), (_NUMBER, "zznum")):
        text = pattern.sub(f" {word} ", text)
    return _VISITED.sub(" zzurl", text) if "visit" in text else text


def _plain(text: str) -> str:
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFC", _ACCENT.sub("", unicodedata.normalize("NFD", text.casefold())))
    for letter, plain in _LETTERS:
        text = text.replace(letter, plain)
    return text


def _clauses(text: str) -> Iterator[str]:
    for clause in _BREAK.split(_folded(_WRAPPED.sub(" ", text))):
        yield clause.strip() if clause else ""


def _words(clause: str) -> list[str]:
    """Return the words of a clause; of a language without blanks, every two letters count as one."""
    if _UNSPACED.search(clause):
        return [*re.findall(r"[a-z]{2,}", clause), *_UNSPACED.findall(clause)[::2]]
    return [word for word in _TOKEN.findall(clause) if word != "'"]


def entries(text: str) -> Iterator[tuple[str, str]]:
    """Yield sign and language of every entry that stands in ``text``, taken as one clause."""
    yield from _entries(_folded(text).strip())


def _entries(clause: str) -> Iterator[tuple[str, str]]:
    lexicon = _lexicon()
    tokens = [word for word in _TOKEN.findall(clause) if word != "'"]
    for index, word in enumerate(tokens):
        if word.startswith("zz"):
            yield word, ""
        for rest, name, language in lexicon.exact.get(word, ()):
            if _goes_on(tokens, index + 1, rest):
                yield name, language
        for length in lexicon.lengths:
            yield from lexicon.stems.get(word[:length], ()) if length <= len(word) else ()
    anywhere = lexicon.anywhere_plain if clause.isascii() else lexicon.anywhere
    yield from ((name, language) for entry, name, language in anywhere if entry in clause)


def _goes_on(tokens: list[str], start: int, rest: tuple[str, ...]) -> bool:
    there = tokens[start : start + len(rest)]
    if len(there) < len(rest):
        return False
    return all(
        word.startswith(part[:-1]) if part.endswith("*") else word == part
        for word, part in zip(there, rest, strict=True)
    )


def _in_best_languages(found: list[list[tuple[str, str]]]) -> list[set[str]]:
    """Return the signs of each clause in the languages that the text is in; small words look alike in many."""
    counts: dict[str, int] = {}
    for entries in found:
        for _, language in entries:
            counts[language] = counts.get(language, 0) + 1
    best = max((count for language, count in counts.items() if language), default=0)
    spoken = {language for language, count in counts.items() if not language or count * 2 > best}
    return [{name for name, language in entries if language in spoken} for entries in found]


@lru_cache(maxsize=1)
def _lexicon() -> _Lexicon:
    text = resources.files("helpdesk.mail").joinpath("note_signs.toml").read_text(encoding="utf-8")
    exact: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    stems: dict[str, list[tuple[str, str]]] = {}
    anywhere: list[tuple[str, str, str]] = []
    for name, language, entry in _read(text):
        first, *rest = map(intern, _ENTRY.findall(entry))  # the same few thousand words in thirty languages
        if _ANYWHERE.search(entry) or entry.startswith("*"):
            anywhere.append((entry.strip("*"), name, language))
        elif first.endswith("*"):
            stems.setdefault(first[:-1], []).append((name, language))
        else:
            exact.setdefault(first, []).append((tuple(rest), name, language))
    same: dict[tuple[tuple[str, ...], str, str], tuple[tuple[str, ...], str, str]] = {}  # half of them are one word
    # kin have many words alike, and count as one language
    frozen = {
        word: tuple([same.setdefault(entry, entry) for entry in dict.fromkeys(entries)])
        for word, entries in exact.items()
    }
    lengths = tuple(sorted({len(stem) for stem in stems}))
    plain = tuple(entry for entry in anywhere if entry[0].isascii())
    return _Lexicon(frozen, {stem: tuple(names) for stem, names in stems.items()}, tuple(anywhere), plain, lengths)


def _read(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield sign, language and entry of a file of the plain form that ``note_signs.toml`` has.

    The whole is folded at once, which takes a tenth of the time that entry by entry takes, and TOML as much.
    """
    name = ""
    for line in _plain(text).split("\n"):
        if line.startswith("["):
            name = line[1:].partition("]")[0]
        elif '= "' in line:
            language, _, entries = line.partition(' = "')
            for entry in _NUMBER.sub(" zznum ", entries.rstrip('"')).split(", "):
                yield name, _KIN.get(language, language), entry.strip()
