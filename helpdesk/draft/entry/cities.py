"""A rule that parts one city of our region from several is told as what it comes to where a mail names its places.

"Two kelurahan in South Jakarta" are one city: their writer need not read what holds for two, nor look it up. The cities
and what people call their districts stand in config.toml, [office.cities].
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from helpdesk.draft.entry.limits import as_facts
from helpdesk.draft.templating.wording import INDONESIAN, listing
from helpdesk.model.draft import Block
from helpdesk.sentences import sentences_of

Cities = Mapping[str, Sequence[str]]
_READ = 20_000  # code points; a mail longer than that is no letter
_STOP = re.compile(r"[.!?;\n]+")
_ONE = re.compile(r"\b(?P<one>satu kota administrasi|one municipality)\b")
_MANY = re.compile(r"\b(?P<many>dua kota administrasi atau lebih|two or more municipalities)\b")
_NUMBERS = {2: ("dua", "two"), 3: ("tiga", "three"), 4: ("empat", "four"), 5: ("lima", "five"), 6: ("enam", "six")}
# where the writer lives, studies or works, and the office: none is where the matter lies
_OF_THE_WRITER = re.compile(
    r"\b(?:tinggal|domisili|ktp|kos(?:t|an)?|rumah|alamat|asal|kuliah|kampus|universitas|univ|sekolah saya|kantor|ptsp"
    r"|datang|ke|dari|live|living|study|studying|campus|university|office)\b[^,.;?!\n]{0,25}$",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"\b(?:seluruh|semua|beberapa|berbagai|tiap|setiap) (?:kota|wilayah|wali ?kota|kotamadya|jakarta|dki)\b"
    r"|\bse-? ?(?:dki|jakarta)\b|\b(?:lima|5) (?:kota|wilayah)\b"
    r"|\b(?:all|several|many) (?:of jakarta|municipalities|cities)\b",
    re.IGNORECASE,
)


_TOGETHER = re.compile(  # "Jakarta Timur dan Selatan", "South and East Jakarta"
    r"\b(?P<before>jakarta )(?P<a>timur|selatan|barat|utara|pusat)(?P<and> (?:dan|sama|&|serta) |, ?)"
    r"(?P<b>timur|selatan|barat|utara|pusat)\b"
    r"|\b(?P<c>south|east|west|north|central)(?P<also> and | & |, )(?P<d>south|east|west|north|central)"
    r"(?= jakarta\b)",
    re.IGNORECASE,
)
_TWO = re.compile(  # "both areas (they are in two different municipalities)", "beda wilayah kota"
    r"\b(?:dua|2|tiga|3|empat|4|kedua) (?:kota|wilayah|kotamadya|wali ?kota)\b"
    r"|\b(?:beda|berbeda|berlainan|lintas|lain) (?:kota|wilayah kota|kotamadya|wali ?kota)\b"
    r"|\b(?:kota|kotamadya|wilayah|wali ?kota)(?:nya)? (?:\w+ )?(?:beda|berbeda|berlainan)\b"
    r"|\b(?:two|three|four|both|different|several|separate)(?: (?:different|separate|jakarta|other))?"
    r" (?:municipalities|cities|city areas)\b",
    re.IGNORECASE,
)


def with_cities(blocks: Sequence[Block], mail: str, cities: Cities, language: str) -> list[Block]:
    """Return ``blocks``, in which a rule for one city and for several is told as it holds for ``mail``.

    Where it cannot be told, both stay.
    """
    if not any(_MANY.search(block.text) for block in blocks):
        return list(blocks)
    told = as_facts(mail[:_READ])
    named = cities_in(told, cities)
    if not named and not _several(told):
        return list(blocks)
    return [replace(block, text=_told(block.text, named, language)) for block in blocks]


def parts_cities(text: str) -> bool:
    """Return whether a text tells what holds for one city of our region and what for several."""
    return _ONE.search(text) is not None and _MANY.search(text) is not None


def in_several(mail: str, cities: Cities) -> bool:
    """Return whether the matter of a mail surely lies in more than one city, named or not."""
    told = as_facts(mail[:_READ])
    return len(cities_in(told, cities)) > 1 or _several(told)


def cities_in(mail: str, cities: Cities) -> tuple[str, ...]:
    """Return the cities, in the order of ``cities``, in which the matter of a mail surely lies, none if that is open.

    Several count only where one sentence names them: of two in two sentences one may be where the writer is from.
    """
    if not cities or _ALL.search(mail):
        return ()
    names = tuple((city, tuple(names)) for city, names in cities.items())
    found = [_cities_of(_TOGETHER.sub(_apart, sentence), names) for sentence in _STOP.split(mail)]
    every: frozenset[str] = frozenset().union(*found)
    if len(every) > 1 and every not in found:
        return ()
    if len(every) == 1 and _TWO.search(mail):
        return ()  # the other was not named, or not understood
    return tuple(city for city in cities if city in every)


def _several(mail: str) -> bool:
    """Whether a mail says of several cities, without naming them all, that its matter lies there."""
    return _ALL.search(mail) is not None or _TWO.search(mail) is not None


def _apart(found: re.Match[str]) -> str:
    if found["a"]:
        return f"Jakarta {found['a']}{found['and']}Jakarta {found['b']}"
    return f"{found['c']} Jakarta{found['also']}{found['d']}"


def _cities_of(sentence: str, cities: tuple[tuple[str, tuple[str, ...]], ...]) -> frozenset[str]:
    pattern, city_of = _pattern(cities)
    words = sentence.split()
    named = []
    for hit in pattern.finditer(sentence):
        alone = len(words) == len(hit[0].split())  # under a signature
        if not alone and not _OF_THE_WRITER.search(sentence[: hit.start()]):
            named.append(city_of[hit[0].lower()])
    return frozenset(named)


@lru_cache(maxsize=4)
def _pattern(cities: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Return the pattern of every name, the longest first, and the city of each in small letters."""
    city_of = {name.lower(): city for city, names in cities for name in (city, *names)}
    names = "|".join(map(re.escape, sorted(city_of, key=len, reverse=True)))
    return re.compile(rf"\b(?:{names})\b", re.IGNORECASE), city_of


def _told(text: str, named: Sequence[str], language: str) -> str:
    return "\n".join(_line(line, named, language) for line in text.split("\n"))


def _line(line: str, named: Sequence[str], language: str) -> str:
    """Return a line without the sentence for the other case, and with the names of the cities in the one that holds."""
    if not parts_cities(line):
        return line
    holds, fails = (_ONE, _MANY) if len(named) == 1 else (_MANY, _ONE)  # of several that are not named too
    kept = []
    for sentence in sentences_of(line):
        if fails.search(sentence) and not holds.search(sentence):
            continue
        kept.append(_with_names(sentence, named, language) if holds.search(sentence) else sentence)
    return " ".join(kept)


def _with_names(sentence: str, named: Sequence[str], language: str) -> str:
    if not named or (_ONE.search(sentence) and _MANY.search(sentence)):
        return sentence
    names, indonesian = listing(named, language), language == INDONESIAN
    if len(named) == 1:
        return _ONE.sub(lambda found: f"{found[0]}{', yaitu ' if indonesian else ', '}{names},", sentence)
    number = _NUMBERS[len(named)][0 if indonesian else 1]
    what = f"{number} kota administrasi, yaitu {names}," if indonesian else f"{number} municipalities, {names},"
    return _MANY.sub(lambda _: what, sentence)
