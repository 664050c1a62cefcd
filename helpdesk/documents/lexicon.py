"""The hints of the document vocabulary, made ready for finding them in the words of a file name or a title."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from helpdesk.documents.true_words import TRUE_WORDS
from helpdesk.documents.words import JOIN, raw_tokens, tokens
from helpdesk.knowledge.vocabulary import Once
from helpdesk.model.knowledge import DocumentKind

_TYPO_LENGTH = 6  # shorter words have neighbours that mean something else (akta, data)
_SHORT = 6  # letters of a word that opens with another letter than the one it is like
_GLUED = 6  # letters of a name to which another is glued: pasfotoandi

_FOREIGN = 4  # letters that a foreign word inside takes from a hint: the whole one is the better of two
_PAIR = 2
_CLITICS = ("ku", "nya", "mu")  # ktpku, fotonya

REMEMBERED = 4096  # words whose repair is remembered


@dataclass(frozen=True, slots=True)
class Found:
    """A hint that stands in some words, from ``start`` up to ``end``. ``weak``: it says too little alone."""

    start: int
    end: int
    key: str
    letters: int
    weak: bool

    def overlaps(self, other: Found) -> bool:
        """Return whether both claim the same word."""
        return self.start < other.end and other.start < self.end


class Lexicon:
    """Every hint of every kind of document, folded like file names are."""

    def __init__(self, kinds: tuple[DocumentKind, ...], shortest: int = _TYPO_LENGTH) -> None:
        self._shortest = shortest  # letters of a word that may be mended
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._glued: dict[str, tuple[str, ...]] = {}
        self._known: dict[str, tuple[str, ...]] = {}
        hints = {(folded, kind.key) for kind in kinds for folded in _hints(kind)}
        self.words = frozenset(word for folded, _ in hints for word in folded)
        for folded, key in sorted(hints):
            self._by_first.setdefault(folded[0], []).append((folded, key))
            if len(folded) > 1:
                self._glued["".join(folded)] = folded
        glued = {word for word in {*self.words, *self._glued, "pasfoto"} if len(word) >= _GLUED}
        self._long = tuple(sorted(glued, key=lambda word: (-len(word), word)))
        self._alone = {folded[0] for folded, _ in hints if len(folded) == 1}
        prefixes = [word for word in sorted(self._alone) if self._opens_no_word(word, self._alone)]
        self._heads = (*prefixes, *self._long, "foto")
        self._of_length: dict[int, list[str]] = {}
        for word in sorted(self.words):
            self._of_length.setdefault(len(word), []).append(word)

    def _opens_no_word(self, word: str, alone: set[str]) -> bool:
        """Whether ``word`` at the head of a longer one can only be an abbreviation with a name glued to it."""
        consonants = len(word) >= 3 and not set(word) & set("aeiou0123456789")
        return consonants and not any(other.startswith(word) for other in self.words - alone)

    def repair(self, words: tuple[str, ...], names: Collection[str] = ()) -> tuple[str, ...]:
        """Return ``words`` with glued names taken apart and simple typing errors mended, but for people's ``names``."""
        mended: list[str] = []
        for word in words:
            repaired = (word,) if word in names else self._known.get(word)
            if repaired is None:
                if len(self._known) >= REMEMBERED:  # the names of many files must not fill the memory
                    self._known.clear()
                repaired = self._known[word] = self._repaired(word)
            mended += repaired
        return tuple(mended)

    def _repaired(self, word: str) -> tuple[str, ...]:
        if word in self.words or not word.isalpha():
            return (word,)
        if (apart := self._apart(word)) is not None:
            return apart
        if len(word) >= self._shortest - 1 and word not in TRUE_WORDS:
            lengths = range(max(self._shortest, len(word) - 1), len(word) + 2)
            near = (w for length in lengths for w in self._of_length.get(length, ()) if _is_near(w, word))
            return (min(near, default=word),)
        return (word,)

    def _apart(self, word: str) -> tuple[str, ...] | None:
        """Return the words that are glued together in ``word``, or None."""
        if word in self._glued:
            return self._glued[word]
        owned = next((own for end in _CLITICS if (own := word.removesuffix(end)) != word and self._is_one(own)), None)
        if owned is not None:
            return self._glued.get(owned) or tokens(owned)
        # two thousand, of which hardly a word has one
        for prefix in self._heads if word.startswith(self._heads) else ():
            if word.startswith(prefix) and len(word) - len(prefix) > 2:
                return (*(self._glued.get(prefix) or tokens(prefix)), word[len(prefix) :])
        return None

    def _is_one(self, word: str) -> bool:
        return word in self.words or word in self._glued or word in self._long

    def find(self, words: tuple[str, ...], wanted: frozenset[str], more: Iterable[Found] = ()) -> tuple[Found, ...]:
        """Return the hints in ``words`` that do not overlap, in order: the longest first, on a tie the wanted one.

        ``more`` are other names that stand in ``words`` and compete with the hints.
        """
        listed = [*more]
        every = [*self.every(words), *listed]
        every.sort(
            key=lambda f: (
                -f.letters,
                f.key not in wanted,
                f.key.replace("-", " ") != " ".join(words[f.start : f.end]),
                f.start,
                f in listed,
                f.key,
            )
        )
        kept: list[Found] = []
        for found in every:
            if not any(found.overlaps(other) for other in kept):
                kept.append(found)
        return tuple(sorted(kept, key=lambda f: f.start))

    def every(self, words: tuple[str, ...]) -> list[Found]:
        """Return all hints in ``words``, whether or not they overlap."""
        return [found for start in range(len(words)) for found in self._at(words, start)]

    def _at(self, words: tuple[str, ...], start: int) -> list[Found]:
        found = []
        for hint, key in self._by_first.get(words[start], ()):
            if hint[-1] not in words:  # all of a hint must be there, and of most only the first word is
                continue
            end = _end(words, start, hint, self._alone)
            if end is not None:
                letters = sum(map(len, hint)) + len(hint) - (_FOREIGN if end - start > len(hint) else 0)
                found.append(
                    Found(start, end, key, letters, weak=len(hint) == 1 and len(hint[0]) < 3 and hint[0] != key)
                )
        return found


def _is_near(known: str, word: str) -> bool:
    """Whether ``word`` is ``known`` with one error of typing, or with its inner letters in disorder (*izajah*)."""
    first, last = known[0] == word[0], known[-1] == word[-1]
    if not (first or last):  # an error at one end leaves the other
        return False
    if not first and len(known) == len(word) <= _SHORT:  # another word: Gilang is nobody's *hilang*
        return False
    if OSA.distance(known, word, score_cutoff=1) <= 1:
        return True
    return first and last and len(known) == len(word) and sorted(known) == sorted(word)


def _end(words: tuple[str, ...], start: int, hint: tuple[str, ...], alone: Collection[str]) -> int | None:
    """Return where ``hint`` ends in ``words`` when it begins at ``start``.

    One foreign word may stand inside, but none of ``alone``: that is a document of its own ("KTP KK pemohon").
    """
    position, skipped = start + 1, int(len(hint) == _PAIR and hint[0] == "surat")  # a letter of any kind says nothing
    for word in hint[1:]:
        foreign = position < len(words) and words[position] != word and words[position] != JOIN
        if foreign and not skipped and words[position] not in alone:
            position, skipped = position + 1, 1
        if position >= len(words) or words[position] != word:
            return None
        position += 1
    return position


def _hints(kind: DocumentKind) -> list[tuple[str, ...]]:
    """Return the folded hints of ``kind``. One that folds to a single word of several is too vague and left out."""
    folded = []
    for hint in kind.hints:
        words = tuple(word for word in tokens(hint) if word != JOIN)
        if words and not (len(words) == 1 and len(raw_tokens(hint)) > 1 and words[0] != kind.key):
            folded.append(words)
    return folded


lexicon = Once(Lexicon)
"""Returns the lexicon of a vocabulary."""
