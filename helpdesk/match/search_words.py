"""Words of the search: what of a mail is put into the index, and what a typed line asks for.

Mails and questions go through the same normaliser, so that "perpanjangan", "diperpanjang" and "perpnjang" meet. A word
also stands as it was written, because names have no stem and because a line is searched while it is being typed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from helpdesk.match.identifiers import PERSONAL, find
from helpdesk.match.text import is_filler, placed, tokens, written_words
from helpdesk.stems import REMEMBERED_WORDS

LONGEST = 60_000  # characters of one mail and its attachments that are indexed
SHORTEST_PREFIX = 3  # letters of a word that is not finished: fewer would find everything
MOST_TERMS = 12  # words of a typed line that are looked for
LONGEST_WORD = 200  # letters of a typed word: no index keeps one of thousands, and PostgreSQL refuses to look for it
_PIECE = re.compile(r"[^\W_]+")
_WHOLE = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")  # what stands between two blanks, as ``tokens`` cuts it
_DIGIT = re.compile(r"\d")
_WRITTEN = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Term:
    """One typed word: any of ``forms`` will do; ``begun`` is what it may also begin with, or empty."""

    forms: tuple[str, ...]
    begun: str = ""


def indexed(parts: Iterable[str]) -> str:
    """Return the words of some texts as the index keeps them, blank-separated; no number of a person is among them."""
    words: dict[str, None] = {}  # once each: only whether a mail holds a word is asked, never how often
    left = LONGEST
    for part in parts:
        text = part[: max(left, 0)]
        left -= len(text)
        for forms in map(_forms, dict.fromkeys(_WHOLE.findall(_without_personal(text)))):
            words.update(forms)
    return " ".join(words)


@lru_cache(maxsize=REMEMBERED_WORDS // 2)
def _forms(whole: str) -> dict[str, None]:
    """Return the forms under which one written word is kept: stem and usual spelling of each word that it is."""
    forms = (form for word in written_words(whole) for part in placed(word) for form in part[:2])
    return dict.fromkeys(form for form in forms if form.isalnum())


def pieces(*parts: str) -> str:
    """Return the words of names and addresses as they are written, lower-cased, blank-separated."""
    return " ".join(piece for part in parts for piece in _PIECE.findall(plain(part)))


def plain(text: str) -> str:
    """Return a text lower-cased and without accents."""
    if text.isascii():
        return text.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))


def terms(line: str, *, typing: bool = False) -> tuple[Term, ...]:
    """Return what a typed line asks for; its last word may be unfinished. Words that every mail has are left out.

    While somebody is still ``typing``, a last word of one or two letters does not count yet.
    """
    found: list[tuple[Term, bool]] = []
    written = [word[:LONGEST_WORD] for word in _WRITTEN.findall(line)[:MOST_TERMS]]
    last = len(written) - 1
    if typing and len(written) > 1 and len(written[-1]) < SHORTEST_PREFIX and not line.endswith(" "):
        written.pop()
    for number, word in enumerate(written):
        unfinished = number == last and not line.endswith(" ")
        found += _terms_of(word, unfinished=unfinished)
    telling = [term for term, filler in found if not filler]
    return tuple(telling or [term for term, _ in found])[:MOST_TERMS]


def _terms_of(word: str, *, unfinished: bool) -> list[tuple[Term, bool]]:
    raw = _PIECE.findall(plain(word))
    read = tokens(word)
    if len(raw) != 1 or not read:  # an address, a number with signs: each piece as it is written
        unfinished = unfinished and "." not in word.partition("@")[2]  # every other address ends in ".com"
        return [(_term({piece}, piece, unfinished and piece is raw[-1]), False) for piece in raw]
    if len(read) > 1:  # an English word that is several Indonesian ones
        return [(_term({token.stem, token.word}, "", unfinished=False), is_filler(token)) for token in read]
    return [(_term({read[0].stem, read[0].word, raw[0]}, raw[0], unfinished), is_filler(read[0]))]


def _term(forms: set[str], begun: str, unfinished: bool) -> Term:
    kept = tuple(sorted(form for form in forms if form.isalnum()))
    return Term(kept, begun if unfinished and len(begun) >= SHORTEST_PREFIX else "")


def _without_personal(text: str) -> str:
    if not _DIGIT.search(text):
        return text
    for identifier in find(text):
        if identifier.kind in PERSONAL:
            text = text[: identifier.start] + " " * (identifier.end - identifier.start) + text[identifier.end :]
    return text
