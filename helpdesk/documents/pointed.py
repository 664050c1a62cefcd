"""Files of which the mail says one by one what they show: "IMG_4411 itu KTP, IMG_4412 ijazah", "foto ke-2 itu KK".

A file is pointed at by its name with or without its extension, by the long number in it, or by its place among the
files that are called nothing. What is said of it is read as if it were its name: "IMG_4411 KTP suami" is no KTP.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from helpdesk.documents.words import is_anonymous, number_of, stem

_READ = 10_000  # code points of a mail that are looked at
_SENTENCE = re.compile(r"(?<!\bs\.d)[.!?;\n]+(?=\s|$)")
_OF_A_CAMERA = 3  # digits of a number that no other thing in a mail bears
_YEAR = re.compile(r"(?:19|20)\d\d")
_OF_ANOTHER_THING = re.compile(
    r"\b(?:rt|rw|no|nomor|tahun|thn|jl|jalan|blok|rp|nik|nib|hp|kode)\W{0,3}$", re.IGNORECASE
)
_NAMED = re.compile(r"\D.*\d{2}|\d{2}.*\D|\d{3}")  # a name with a number in it is nobody's and no word
_WORD = re.compile(r"[^\W_]+")
_PLACES = (
    "pertama|kesatu|first",
    "kedua|second",
    "ketiga|third",
    "keempat|ke ?empat|fourth",
    "kelima|fifth",
    "keenam|sixth",
    "ketujuh|seventh",
    "kedelapan|eighth",
)
_FILE = r"(?:foto|gambar|file|berkas|scan|lampiran|dokumen|photo|picture|attachment|image)(?:nya)?"
_RANGE = r"\s*(?:[-–—]|s/?\.?d\.?|sd|sampai(?: dengan)?|hingga|to|through)\s*"
_LIST = r"\s*(?:,\s*dan|,|&|\+|dan|and|sama|serta)\s*"
_PLACE = re.compile(
    rf"\b(?:{_FILE} (?:yang |yg )?(?:ke|no|nomor|nomer)?[- .]{{0,2}}(?P<number>\d{{1,2}}(?!\d)"
    rf"(?:(?:{_RANGE}|{_LIST})(?:ke[- ]?)?\d{{1,2}}(?!\d))*)"
    rf"|(?P<file>{_FILE} )?(?:yang |yg |the )?(?:"
    + "|".join(f"(?P<p{at}>{words})" for at, words in enumerate(_PLACES, 1))
    + rf")\b(?P<after> {_FILE})?)",
    re.IGNORECASE,
)
# "IMG_4411 - IMG_4413", "IMG_4411 sampai 4413": all between them; "IMG_4411 dan IMG_4413": both
_THROUGH = re.compile(_RANGE, re.IGNORECASE)
_AND = re.compile(_LIST, re.IGNORECASE)
_SHORT_END = re.compile(r"(\d{3,})(\s*(?:[-–—]|s/?\.?d\.?|sd|sampai|hingga)\s*)(\d{1,2})(?!\d)", re.IGNORECASE)
_IS = re.compile(
    r"^[\s:=>()\"'–—-]*(?:(?:itu|adalah|ialah|merupakan|isinya|berisi|yaitu|yakni|is|are|shows?|for|untuk|nya|my|the|=)\b[\s:=>]*)*",
    re.IGNORECASE,
)
_END = re.compile(
    r",|\s[-–—]\s|\b(?:sedangkan|sisanya|lainnya|yang lain|yg lain|selebihnya|tapi|tetapi|the rest)\b", re.IGNORECASE
)
_LISTED = re.compile(r",|\b(?:dan|and|sama|serta)\b|&|\+", re.IGNORECASE)
_NOT_SO = re.compile(
    r"\b(?:bukan|salah|abaikan|hapus|dobel|double|menyusul|nyusul|belum|blm|nanti|apa|apakah|ignore|not)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Mention:
    """Where a mail points at files, by their places among all."""

    start: int
    end: int
    files: tuple[int, ...]


_Call = tuple[re.Pattern[str], int]
"""By what a file is called in a mail, and its place among all."""


def pointed_at(
    names: Sequence[str], silent: Sequence[int], text: str, keys_in: Callable[[str], tuple[str, ...]]
) -> Mapping[int, tuple[str, ...]]:
    """Return what ``text`` says that files show, by their places among ``names``.

    ``silent`` are those that say nothing themselves; ``keys_in`` reads words as if they were a file's name.
    """
    read = _written_out(text[:_READ], names)
    calls = _calls(names, read.lower())
    places = _places(names, silent)
    told: dict[int, tuple[str, ...]] = {}
    for sentence in _SENTENCE.split(read):
        mentions = _mentions(sentence, calls, places)
        for mention, said in _said_of(sentence, mentions, keys_in):
            told |= _shared_out(mention.files, said, keys_in)
    return {at: keys for at, keys in told.items() if keys and at in silent}


def _written_out(text: str, names: Sequence[str]) -> str:
    """Return the text with the short end of a range of files written out: "4411-13" is "4411-4413"."""

    def whole(found: re.Match[str]) -> str:
        end = found[1][: -len(found[3])] + found[3]
        known = any(found[1] in name for name in names) and any(end in name for name in names)
        return f"{found[1]}{found[2]}{end}" if known else found[0]

    return _SHORT_END.sub(whole, text)


def _mentions(sentence: str, calls: Sequence[_Call], places: Mapping[int, int]) -> list[_Mention]:
    """Return where a sentence points at files, in order, those of a range together."""
    found = [
        _Mention(match.start(), match.end(), (at,))
        for call, at in calls
        for match in call.finditer(sentence)
        if not _OF_ANOTHER_THING.search(sentence[: match.start()])
    ]
    found += _by_place(sentence, places)
    found.sort(key=lambda mention: (mention.start, -mention.end))
    kept: list[_Mention] = []
    for mention in found:
        if kept and mention.start < kept[-1].end:
            continue
        between = sentence[kept[-1].end : mention.start] if kept else ""
        if kept and _THROUGH.fullmatch(between):
            last = kept.pop()
            mention = _Mention(last.start, mention.end, _through(last.files, mention.files))
        elif kept and _AND.fullmatch(between):
            last = kept.pop()
            mention = _Mention(last.start, mention.end, last.files + mention.files)
        kept.append(mention)
    return kept


def _through(first: tuple[int, ...], last: tuple[int, ...]) -> tuple[int, ...]:
    return (*first[:-1], *range(first[-1], last[0] + 1), *last[1:]) if first[-1] <= last[0] else first + last


def _calls(names: Sequence[str], text: str) -> list[_Call]:
    """Return how each file may be called, of what stands in ``text``, in small letters.

    By its name, or by a part with a number in it that it alone has; a name without a number with its extension.
    """
    stems = [stem(name) for name in names]
    words = [_WORD.findall(plain) for plain in stems]
    held = Counter(word for own in words for word in set(own))
    calls = []
    for at, (name, plain, own) in enumerate(zip(names, stems, words, strict=True)):
        ending = re.escape(name[len(plain) :]) if name.startswith(plain) else ""
        whole = r"[\W_]{0,3}".join(map(re.escape, own))
        if own and own[0].lower() in text and _NAMED.search(plain):
            calls.append((_alone(rf"{whole}(?:{ending})?"), at))
        elif own and own[0].lower() in text and ending:
            calls.append((_alone(whole + ending), at))
        parts = {word for word in own if _tells(word) and held[word] == 1 and word.lower() in text}
        calls += [(_alone(part), at) for part in sorted(parts)]
    return calls


def _tells(word: str) -> bool:
    """Whether a part of a name is a number that no other thing is likely to have: no year, and not short."""
    return word[-1].isdigit() and len(word) >= _OF_A_CAMERA and not _YEAR.fullmatch(word)


def _alone(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_]){pattern}(?![^\W_])", re.IGNORECASE)


def _places(names: Sequence[str], silent: Sequence[int]) -> Mapping[int, int]:
    """Return the files by their places: by their own small numbers, else by that among those without a name."""
    numbered = {number: at for at in silent if (number := number_of(names[at])) is not None}
    if numbered:
        return numbered
    order = [at for at in silent if is_anonymous(names[at])]
    # where others have names, only what is at its place among all as well
    return {place: at for place, at in enumerate(order, 1) if len(order) == len(names) or at + 1 == place}


def _by_place(sentence: str, places: Mapping[int, int]) -> list[_Mention]:
    """Return where files are called by their place: "foto ke-2", and the second behind "the first photo"."""
    matches = list(_PLACE.finditer(sentence))
    of_files = any(match["number"] or match["file"] or match["after"] for match in matches)  # else a second practice
    found = []
    for match in matches if of_files else ():
        counted = next((at for at in range(1, len(_PLACES) + 1) if match[f"p{at}"]), 0)
        files = [places[place] for place in ([counted] if counted else _numbers(match["number"])) if place in places]
        if files:
            found.append(_Mention(match.start(), match.end(), tuple(files)))
    return found


def _numbers(written: str) -> list[int]:
    """Return the numbers of "1, 2", of "ke-1 dan ke-3" and of "1 sampai 3", which is three."""
    numbers: list[int] = []
    start = 0
    for found in re.finditer(r"\d+", written):
        between = re.sub(r"ke[- ]?$", "", written[start : found.start()])
        first = numbers[-1] + 1 if numbers and _THROUGH.fullmatch(between) else int(found[0])
        numbers += range(first, int(found[0]) + 1)
        start = found.end()
    return numbers


def _said_of(
    sentence: str, mentions: Sequence[_Mention], keys_in: Callable[[str], tuple[str, ...]]
) -> list[tuple[_Mention, str]]:
    """Return what is said of each: behind it, or before it where nothing is said behind the last: "KTP di IMG_4411"."""
    if not mentions:
        return []
    ends = [0, *(mention.end for mention in mentions)]
    starts = [*(mention.start for mention in mentions), len(sentence)]
    parts = [sentence[end:start] for end, start in zip(ends, starts, strict=True)]
    if keys_in(_last_part(parts[0])) and not keys_in(_first_part(parts[-1])):
        return [(mention, _last_part(part)) for mention, part in zip(mentions, parts, strict=False)]
    return [
        (mention, part if len(mention.files) > 1 else _first_part(part))
        for mention, part in zip(mentions, parts[1:], strict=True)
    ]


def _first_part(said: str) -> str:
    return _END.split(_IS.sub("", said), maxsplit=1)[0]


def _last_part(said: str) -> str:
    return _END.split(said.rstrip(" ,"))[-1]


def _shared_out(
    files: tuple[int, ...], said: str, keys_in: Callable[[str], tuple[str, ...]]
) -> dict[int, tuple[str, ...]]:
    """Return the keys of each of ``files``: what is said of all, or, of as many papers as files, one of each."""
    parts = [part for part in _LISTED.split(_IS.sub("", said)) if part.strip()]
    sound = list(takewhile(lambda part: not _NOT_SO.search(part), parts))
    each = [keys_in(part) for part in sound]
    if len(files) > 1 and len(each) == len(files) and all(len(keys) == 1 for keys in each):
        return dict(zip(files, each, strict=True))
    keys = tuple(dict.fromkeys(key for keys in (each if len(files) == 1 else each[:1]) for key in keys))
    return dict.fromkeys(files, keys) if len(files) == 1 or len(keys) == 1 else {}
