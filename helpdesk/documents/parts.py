"""The parts of a file name: what stands between its joins, without the mark by which its files are sorted."""

from __future__ import annotations

from helpdesk.documents.words import JOIN

_SORTED = 3  # digits of a number that is no longer one that sorts files
_SORTING = frozenset("bcdfghijklmoqrtuvwyz")  # letters; *s* and *p* shorten *surat* and *pernyataan*
_SHORTENED = (("k", "keluarga"), ("t", "terima"), ("b", "acara"))
_TWO = 2  # a mark that sorts, and what it sorts


def parts_of(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return the words between the joins: each part names one document or more."""
    parts: list[list[str]] = [[]]
    for word in words:
        if word == JOIN:
            parts.append([])
        else:
            parts[-1].append(word)
    return [part for written in parts if (part := _unnumbered(tuple(written)))]


def _unnumbered(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return ``words`` without the number or the letter that sorts files: "7. Permohonan", "03_KTP", "K. Foto"."""
    if len(words) < _TWO or not words[1].isalpha() or words[:2] in _SHORTENED:
        return words
    numbered = words[0].isdigit() and len(words[0]) < _SORTED and words[1] != "x"
    return words[1:] if numbered or words[0] in _SORTING else words
