"""An enumeration of what is not known is cut to what the mail is on.

"Cabang baru, penggantian nama, penutupan optik, dan laboratorium lensa tidak disebut dalam bahan kami" answers whoever
asks of any of these. Whoever opens a branch reads "Cabang baru tidak disebut dalam bahan kami", and no list of what
others ask; and whoever speaks of none of these, that theirs is not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from helpdesk.draft.asked.phrase import roots_in, telling_in
from helpdesk.draft.templating.wording import INDONESIAN, listing, lower_first, upper_first
from helpdesk.model.draft import Block
from helpdesk.sentences import sentences_of

_YOURS = "Hal yang Bapak/Ibu tanyakan"
_READ = 6000  # code points of a mail
_TWO = 2
_UNKNOWN = re.compile(
    r"^(?P<items>(?!Apakah\b|Bila\b|Jika\b|Untuk\b)[^.;:()]+?)"
    r"(?P<rest> (?:tidak|belum) (?:disebut|dirinci|diatur|ada dalam|kami ketahui|termasuk)\b.*)$"
)
_AND = re.compile(r",? (?:dan|atau|serta) |, ")
# "Perubahan nama, yayasan, atau lokasi sekolah": the first word is said of all
_HEAD = re.compile(r"^(?:per|pe[mnl]|peng|ke|pen)\w{3,}an$|^(?:cara|jumlah|batas|arti|tarif|nasib)$", re.IGNORECASE)
# "Penanda tangan dan meterai pada SPPL": what follows the last is said of all
_TAIL = re.compile(r" (?:pada|tentang) .+$")
# more than a name of a thing: what belongs to what cannot be told
_CLAUSE = re.compile(
    r"\b(?:yang|dan|atau|bila|apakah|siapa|antara|termasuk|misalnya|seperti|paling|sebelum|sesudah|ketika|selain|tanpa|hal)\b"
    r"|^(?:me[a-z]{3,}|di[a-z]{4,}|ber[a-z]{3,}) "
)


def narrowed(blocks: Sequence[Block], mail: str) -> list[Block]:
    """Return ``blocks``, in Indonesian, whose sentences name of the unknown only that of which ``mail`` speaks."""
    return [replace(block, text=_told(block.text, mail[:_READ])) for block in blocks]


def _told(text: str, mail: str) -> str:
    parts = text.split("\n\n")
    return "\n\n".join(p if "\n" in p or p.startswith("(") else narrowed_to(p, mail) for p in parts)


def narrowed_to(paragraph: str, mail: str) -> str:
    """Return a paragraph, or a sentence, with such enumerations cut to what ``mail`` speaks of."""
    if not _denies(paragraph):  # most: a letter is asked of dozens, one by one
        return paragraph
    parted = _parted(paragraph)
    return " ".join(_sentence(*one, mail[:_READ]) for one in parted) if parted else paragraph


@lru_cache(maxsize=1024)  # each is asked again at every stage of a letter, and comes from the knowledge base
def _parted(paragraph: str) -> tuple[tuple[str, re.Match[str] | None], ...]:
    """Return each sentence of a paragraph and the enumeration that it denies; none of them where none denies one."""
    parted = tuple((one, _UNKNOWN.match(one) if _denies(one) else None) for one in sentences_of(paragraph))
    return parted if any(found for _, found in parted) else ()


def title_narrowed(title: str, mail: str) -> str:
    """Return an enumeration that heads such a sentence, cut in the same way."""
    return _cut(title, mail[:_READ]) or title


def _sentence(sentence: str, found: re.Match[str] | None, mail: str) -> str:
    if found is not None and _is_of_others(found["items"], mail):
        return f"{_YOURS}{found['rest']}"
    cut = _cut(found["items"], mail) if found is not None else None
    return sentence if found is None or cut is None else f"{cut}{found['rest']}"


def _denies(text: str) -> bool:
    return " tidak " in text or " belum " in text


@lru_cache(maxsize=1024)
def _is_of_others(items: str, mail: str) -> bool:
    """Whether a mail has not a word of several ``items``: then its own is none of them, or called by another name."""
    if _HEAD.match(items.split(" ", 1)[0]):
        return False  # "batas hajatan, lomba, atau acara sekolah" may mean it by another name
    parts = [roots_in(_TAIL.sub("", part)) for part in _AND.split(items)]
    own = {root for part in parts for root in part if telling_in((root,))}
    return len(parts) > _TWO and own.isdisjoint(roots_in(mail))


@lru_cache(maxsize=1024)
def _cut(items: str, mail: str) -> str | None:
    """Return those of ``items`` that ``mail`` speaks of, or None where that are all or none, or it cannot be told."""
    parts = _AND.split(items)
    heads = [part.split(" ", 1)[0] for part in parts]
    if len(parts) == 1 or any(_CLAUSE.search(part) for part in parts):
        return None
    said = roots_in(mail)
    own = [frozenset(root for root in roots_in(_TAIL.sub("", part)) if telling_in((root,))) for part in parts]
    if not all(own):
        return None  # of a bare "tempat" nobody can tell whether it is meant
    shared = frozenset.intersection(*own)
    # all that names a part must be said of it, and nothing of the others: "trayek" is of no "perubahan trayek"
    kept = [at for at in range(len(parts)) if own[at] - shared and own[at] - shared <= said]
    if not 0 < len(kept) < len(parts) or any((own[at] - shared) & said for at in range(len(parts)) if at not in kept):
        return None
    distributes = (
        _HEAD.match(heads[0]) is not None and all(" " not in part for part in parts[1:-1]) and len(parts) > _TWO
    )
    tail = _TAIL.search(parts[-1])
    chosen = [_whole(parts, at, distributes=distributes, tail=tail[0] if tail else "") for at in kept]
    bare = [one for one, at in zip(chosen, kept, strict=True) if " " not in one and at != len(parts) - 1]
    if not all(map(str.isupper, bare)):
        return None  # "Tempat dan jadwal penyuluhan": its object stands with the last
    return upper_first(listing(chosen, INDONESIAN))


def _whole(parts: Sequence[str], at: int, *, distributes: bool, tail: str) -> str:
    """Return one part of an enumeration with the head and the tail that it shares with the others."""
    part = parts[at] if at == 0 else lower_first(parts[at])
    if distributes and at:
        part = f"{parts[0].split(' ', 1)[0].lower()} {part}"
    shares = tail and at != len(parts) - 1 and not _TAIL.search(part)
    return f"{part}{tail}" if shares else part
