"""What the stage *documents* is given about one mail."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from helpdesk.documents.words import tokens, word_set
from helpdesk.model.knowledge import Force, Permit
from helpdesk.model.message import Attachment

_EXPLAINS = re.compile(
    r"[,;:(]| (?:yang|dari|untuk|bagi|pada|atau|di|beserta|sesuai|berisi|memuat|tentang|mengenai|selama) "
)

_READ = 10_000  # code points of a mail that are looked at
_RELATIVE = (
    r"(?P<{}>bapak|ayah|papa|papah|bokap|ibu|ibunda|ayahanda|mama|mamah|nyokap|suami|istri|isteri|anak|kakek|nenek|kakak|adik|"
    r"mertua|paman|bibi|om|tante|saudara)"
)
_DIED = re.compile(
    rf"\b(?:alm(?:arhum(?:ah)?|h)?\.? ?{_RELATIVE.format('titled')}|{_RELATIVE.format('told')}"
    r"(?: \w+){0,4} (?:sudah |telah |baru |td |tadi )?"
    r"(?:meninggal|wafat|berpulang|tutup usia|mninggal|meninggalnya|alm(?:arhum(?:ah)?)?)\b"
    rf"|(?:meninggalnya|wafatnya|kematian|kepergian) {_RELATIVE.format('lost')})",
    re.IGNORECASE,
)
_NAMED_DEAD = re.compile(
    r"\b[Aa]lm(?:arhum(?:ah)?|h)?\.? (?:(?:[Bb]apak|[Ii]bu|[Aa]yah|[Kk]akek|[Nn]enek|[Ss]uami|[Ii]stri) )?"
    r"((?:[A-Z][a-z]{2,}|[A-Z]{3,})(?: (?:[A-Z][a-z]{2,}|[A-Z]{3,})){0,3})"
)
_INSTRUCTED = re.compile(
    rf"\b(?:mewakili|wakil|atas nama|a\.?n\.?|kuasa (?:dari|atas)|dikuasakan (?:oleh|dari)|diberi kuasa(?: oleh)?) "
    rf"{_RELATIVE.format('titled')}\b",
    re.IGNORECASE,
)

Taught = Mapping[tuple[str, ...], tuple[str, ...]]
"""What people said files are that were called so: the words of a name (see ``words.pattern``), and the keys."""


@dataclass(frozen=True, slots=True)
class Corrections:
    """What people said: of single files, by (attachment, member), and of files called so, by the words of the name."""

    files: Mapping[tuple[int, str | None], tuple[str, ...]] = field(default_factory=dict)
    names: Taught = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mailed:
    """The attachments, read, and the words around them.

    ``text`` is the subject and what the sender newly wrote; ``stated`` are the conditions it states; ``sender`` the
    name of who wrote. ``today`` judges validity dates, None when nobody asks.
    """

    attachments: Sequence[Attachment]
    text: str = ""
    stated: frozenset[str] = frozenset()
    sender: str = ""
    today: date | None = None
    corrections: Corrections = field(default_factory=Corrections)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a permit asks for, as far as it decides between documents that share a word.

    ``called`` are the words by which its list calls each document, where they are two or more; ``told`` are all words
    of each item, ``abbreviations`` those written in capitals that only one item has. ``dead`` and ``principals`` are
    the relatives whom the mail says to have died or to have given a power of attorney: *bapak*, *kakak*; ``mourned``
    are the words of a dead person's name. ``ages`` are the months that a paper may be old, by key.
    """

    keys: frozenset[str] = frozenset()
    mandatory: frozenset[str] = frozenset()
    names: tuple[str, ...] = ()
    called: tuple[tuple[tuple[str, ...], str], ...] = ()
    told: tuple[tuple[frozenset[str], str], ...] = ()
    stated: frozenset[str] = frozenset()
    dead: frozenset[str] = frozenset()
    mourned: frozenset[str] = frozenset()
    principals: frozenset[str] = frozenset()
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    ages: Mapping[str, int] = field(default_factory=dict)

    def only(self, start: str) -> str | None:
        """Return the one wanted key that starts so, or None when there are several or none."""
        found = [key for key in sorted(self.keys) if key.startswith(start)]
        return found[0] if len(found) == 1 else None


@lru_cache(maxsize=256)
def _called(items: tuple[tuple[str, str], ...]) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return (words, key) of each item of a list, up to where its text begins to explain."""
    named = ((_short(tokens(_EXPLAINS.split(text, maxsplit=1)[0])), key) for text, key in items)
    return tuple((words, key) for words, key in named if len(words) > 1 and set(words) - _GENERAL)


_GENERAL_ENDINGS = word_set("setempat pemohon terakhir asli bermeterai")
_GENERAL = word_set("surat keterangan pernyataan permohonan daftar bukti izin rekomendasi pengantar dokumen")
_SHORTEST = 2  # words of a name
_CAPITALS = re.compile(r"\b[A-Z]{4,}\b")


def _short(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return a name without the words at its end that people leave away."""
    while len(words) > _SHORTEST and words[-1] in _GENERAL_ENDINGS:
        words = words[:-1]
    return words


@lru_cache(maxsize=256)
def _abbreviations(items: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    """Return (abbreviation in small letters: key) of those that stand in one item alone: SIPTTK."""
    keys: dict[str, set[str]] = {}
    for text, key in items:
        for word in _CAPITALS.findall(text):
            keys.setdefault(word.lower(), set()).add(key)
    return {word: next(iter(own)) for word, own in keys.items() if len(own) == 1}


_AGE = re.compile(r"berumur paling lama (\w+) bulan")
_NUMBERS = {word: number for number, word in enumerate(("satu", "dua", "tiga", "empat", "lima", "enam"), 1)}


@lru_cache(maxsize=256)
def _ages(items: tuple[tuple[str, str], ...]) -> Mapping[str, int]:
    """Return the months that each document may be old, where its item says so."""
    ages = {}
    for text, key in items:
        if (found := _AGE.search(text)) and (
            months := _NUMBERS.get(found[1]) or int(found[1] if found[1].isdigit() else 0)
        ):
            ages[key] = months
    return ages


@lru_cache(maxsize=256)
def _told(items: tuple[tuple[str, str], ...]) -> tuple[tuple[frozenset[str], str], ...]:
    """Return (every word, key) of each item of a list."""
    return tuple((frozenset(tokens(text)), key) for text, key in items)


def wanted_by(permit: Permit | None, stated: frozenset[str] = frozenset(), text: str = "") -> Wanted:
    """Return what ``permit`` asks for or accepts instead, whatever the condition; ``text`` is the mail's."""
    if permit is None:
        return Wanted(stated=stated)
    current = [item for item in permit.requirements or () if item.state is not Force.SUPERSEDED]
    texts = tuple((item.text, item.document) for item in current)
    return Wanted(
        keys=frozenset(key for item in current for key in (item.document, *item.alternatives)),
        mandatory=frozenset(item.document for item in current if item.mandatory and item.condition is None),
        names=(permit.name.partition("(")[0].strip(), *permit.aliases, *permit.ambiguous),
        called=_called(texts),
        told=_told(texts),
        stated=stated,
        dead=_relatives(_DIED, text),
        mourned=frozenset(word for name in _NAMED_DEAD.findall(text[:_READ]) for word in name.lower().split()),
        abbreviations=_abbreviations(texts),
        ages=_ages(texts),
        principals=_relatives(_INSTRUCTED, text),
    )


def _relatives(pattern: re.Pattern[str], text: str) -> frozenset[str]:
    found = (match for match in pattern.finditer(text[:_READ]))
    return frozenset(word.lower() for match in found for word in match.groupdict().values() if word)
