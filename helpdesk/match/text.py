"""Words of a mail as the matcher compares them: spelling, clitics, reduplication and affixes out of the way.

Every token keeps its place in the text, so that evidence can be shown in the citizen's own words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from operator import eq
from typing import NamedTuple

from helpdesk.match.lexicon import FILLERS, INFIXES, UNSTRIPPED, english, spellings
from helpdesk.match.near import Near
from helpdesk.stems import REMEMBERED_WORDS, ROOTS, known_root, snowball_stem

LONGEST_WORD = 40  # characters; what is longer is no word, and costs time

REMEMBERED = 4000  # characters of the longest passage that is remembered
REMEMBERED_TEXTS = 256  # passages

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_PLAIN_WORD = re.compile(r"\w+(?:[-'’]\w+)*")  # the same where no underscore is, in half the time
_HYPHEN = re.compile(r"[-'’]")
_REPEATED = re.compile(r"([a-z])\1{2,}")
_CLITICS = re.compile(r"(?<=[a-z]{3})(?:ny[aeo]?|kah|lah|pun|ku|mu)$")

_TWICE = re.compile(  # "syarat2", "surat2nya", "kos2an"
    r"(?P<word>[^\W\d_]{3,}|[^\W\d_]{2,}(?=[2²][^\W\d_]))[2²](?P<rest>(?:an|nya|kan|in|i|ku|mu|kah|lah)?)"
)
_SPELLINGS = spellings()
_ENGLISH = english()


_token = tuple.__new__  # what Token(...) calls, of which a mail makes hundreds


class Token(NamedTuple):
    """A word as it is compared (``stem``), as it is spelt usually (``word``), and where it stands in the text.

    A tuple and no dataclass: a mail makes thousands, and a tuple takes a third of the time.
    """

    stem: str
    word: str
    start: int
    end: int


def _words_in(text: str) -> re.Pattern[str]:
    return _WORD if "_" in text else _PLAIN_WORD


def tokens(text: str) -> tuple[Token, ...]:
    """Return the words of ``text`` in order; an English word of the trade counts as its Indonesian ones."""
    # every stage reads the same passages of a mail again; what is remembered stays below a few MB
    return _remembered(text) if len(text) <= REMEMBERED else _tokens(text)


def _tokens(text: str) -> tuple[Token, ...]:
    found: list[Token] = []
    last, ended = "", -2
    for match in _words_in(text).finditer(text):
        at = match.start()
        for root, word, start, end in placed(match[0]):
            # syarat-syarat is one syarat
            if word != last or at + start - ended > 1:
                last, ended = word, at + end
                found.append(_token(Token, (root, word, at + start, ended)))
    return tuple(found)


@lru_cache(maxsize=REMEMBERED_WORDS)
def placed(whole: str) -> tuple[tuple[str, str, int, int], ...]:
    """Return (stem, usual spelling, start, end) of each word that stands between two blanks, places from 0."""
    if not whole.strip("0"):  # a number that was blanked out
        return ()
    parts = [(whole, 0, len(whole))] if whole.isalnum() else _parts(whole, 0)
    return tuple((*pair, start, end) for part, start, end in parts for pair in _read(part))


_remembered = lru_cache(maxsize=REMEMBERED_TEXTS)(_tokens)


def _read(raw: str) -> tuple[tuple[str, str], ...]:
    """Return (stem, usual spelling) of each word that one written word stands for."""
    return tuple((stem(word), word) for word in normal_words(raw))


def said(text: str) -> tuple[tuple[str, str], ...]:
    """Return (stem, usual spelling) of each word that is no filler: what ``content(tokens(text))`` says, but where.

    An index of thousands of entries reads millions of words and asks for no place; this takes a fifth of the time.
    """
    found = [part for whole in written_words(text) for part in placed(whole)]
    words = [part[1] for part in found]
    if any(map(eq, words, words[1:])):  # whether that is a word said once depends on what stands between
        return tuple((token.stem, token.word) for token in content(tokens(text)))
    return tuple([part[:2] for part in found if part[1] not in FILLERS and part[0] not in FILLERS])


def written_words(text: str) -> list[str]:
    """Return what stands between blanks and marks, as it is written."""
    return _words_in(text).findall(text)


def spelt(text: str) -> list[str]:
    """Return the words of ``text`` in usual spelling, fillers included: those of ``tokens(text)``, but where."""
    words = [part[1] for whole in written_words(text) for part in placed(whole)]
    return [token.word for token in tokens(text)] if any(map(eq, words, words[1:])) else words


def folded(text: str) -> str:
    """Return the words of ``text`` in usual spelling and their own language, as a sentence encoder reads them."""
    words = []
    for whole in written_words(text):
        word = whole.lower()
        if word.strip("0"):
            word = word[:-1] if len(word) > 3 and word[-1] in "2²" and word[:-1].isalpha() else word
            words.append(_SPELLINGS.get(word, word))
    return " ".join(words)


def stems(text: str) -> tuple[str, ...]:
    """Return the stems of ``text`` in order, fillers included."""
    return tuple(token.stem for token in tokens(text))


def is_filler(token: Token) -> bool:
    """Whether the word is said in every mail and so tells nothing."""
    return token.word in FILLERS or token.stem in FILLERS


def content(found: Iterable[Token]) -> tuple[Token, ...]:
    """Return the tokens that are not fillers."""
    fillers = FILLERS
    return tuple([token for token in found if token.word not in fillers and token.stem not in fillers])


def normal_words(raw: str) -> tuple[str, ...]:
    """Return the usual spelling of one written word: usually one word, several for some English ones."""
    word = raw.lower()
    if not word.isascii():
        word = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    word = _REPEATED.sub(r"\1", word[:LONGEST_WORD])
    if not word.isalpha() and (twice := _TWICE.fullmatch(word)):
        word = twice["word"] + twice["rest"]
    word = _SPELLINGS.get(word, word)
    bare = _CLITICS.sub("", word) if word not in ROOTS and word not in UNSTRIPPED else word
    if bare != word and (len(bare) > 3 or bare in _SPELLINGS):
        word = _SPELLINGS.get(bare, bare)
    for wrong, right in INFIXES:
        word = word.replace(wrong, right)
    return _ENGLISH.get(word, (word,))


@lru_cache(maxsize=REMEMBERED_WORDS)
def stem(word: str) -> str:
    """Return the root of a word in its usual spelling: a root we know, else what Snowball makes of it."""
    root = known_root(word)
    if root is not None:
        return root
    return word if word in FILLERS else snowball_stem(word)


def _parts(whole: str, start: int) -> Iterable[tuple[str, int, int]]:
    """Return the pieces of a written word with hyphens: P-IRT and e-KTP stay one, UKL-UPL are two."""
    pieces = _HYPHEN.split(whole)
    if any(len(piece) == 1 for piece in pieces):
        yield "".join(pieces), start, start + len(whole)
        return
    for piece in pieces:
        yield piece, start, start + len(piece)
        start += len(piece) + 1


class Speller:
    """Repairs words that the knowledge base does not know to the closest one that it knows."""

    def __init__(self, vocabulary: Collection[str], *, longest: int = 24, at_most: int = 60) -> None:
        self._known = frozenset(vocabulary) | ROOTS | FILLERS
        of_length: dict[int, list[str]] = {}
        self._longest, self._at_most = longest, at_most
        for word in sorted(self._known):
            if word.isalpha() and 4 <= len(word) <= longest:
                of_length.setdefault(len(word), []).append(word)
        self._near = {
            n: Near([w for m in (n - 1, n, n + 1) for w in of_length.get(m, ())]) for n in range(1, longest + 1)
        }
        self._repaired: dict[tuple[str, str], str] = {}  # by stem and word: two words of a stem are repaired apart
        self._read: dict[str, tuple[Token, ...]] = {}

    def __getstate__(self) -> dict[str, object]:
        """Leave out what is remembered: an index that is kept has read no mail."""
        return {**self.__dict__, "_repaired": {}, "_read": {}}

    def read(self, text: str) -> tuple[Token, ...]:
        """Return the words of ``text``, repaired; a mail's passages are read by one stage after another."""
        found = self._read.get(text)
        if found is None:
            found = self.repair(tokens(text))
            if len(self._read) >= REMEMBERED_TEXTS:
                self._read.clear()
            if len(text) <= REMEMBERED:
                self._read[text] = found
        return found

    def repair(self, found: Sequence[Token]) -> tuple[Token, ...]:
        """Return the tokens with unknown stems repaired: those of the first ``at_most`` different words.

        What is remembered of other texts only saves time: it neither counts nor decides.
        """
        result, looked_up = [], set[tuple[str, str]]()
        for token in found:
            key = token[:2]
            if token.stem in self._known or not self._worth(token.stem):
                result.append(token)
                continue
            if key not in looked_up and len(looked_up) >= self._at_most:
                result.append(token)
                continue
            looked_up.add(key)
            result.append(Token(self._closest_once(key), token.word, token.start, token.end))
        return tuple(result)

    def _closest_once(self, key: tuple[str, str]) -> str:
        repaired = self._repaired.get(key)
        if repaired is None:
            repaired = self._closest(*key)
            if len(self._repaired) >= REMEMBERED_WORDS // 2:  # a mail of random words must not fill the memory
                self._repaired.clear()
            self._repaired[key] = repaired
        return repaired

    def _worth(self, word: str) -> bool:
        return word.isalpha() and 5 <= len(word) <= self._longest

    def _closest(self, root: str, word: str) -> str:
        near = self._near.get(len(root))
        # One slip in five letters, two in ten; the first letter is nearly always right.
        best = near.closest(root, 80 if len(root) < 8 else 84) if near else None
        if best and best[0] == root[0]:
            return stem(best)
        if word != root and self._worth(word):
            return self._closest(word, word) if word not in self._known else word
        return root
