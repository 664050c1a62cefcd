"""What no longer fits when the rest of a section has become what it is, mended once all of it stands.

A yes beside "this will be confirmed", a promise to look into nothing, a word on a list where none stands, a date older
than the rule that is quoted, and one sentence for each figure of which nothing is known.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from helpdesk.draft.answer.whether_needed import unsure
from helpdesk.draft.entry.facts import Teller
from helpdesk.draft.entry.sources import is_remark
from helpdesk.draft.templating.parts import Section
from helpdesk.draft.templating.wording import ENGLISH, listing, paragraphs

_NAME = "\N{NAZAR AMULET}"  # in no text of ours
_VERDICT = re.compile(r"(?:Ya|Tidak|Boleh|Bisa|Yes|No)\.")
_ONLY_LOOKS = re.compile(  # into what the sentence before said, which is gone
    r"Petugas kami akan memeriksanya(?: dan menjawab melalui surel ini)?\."
    r"|An officer will look into it(?: and reply to you by mail)?\."
)
_ITEMS = re.compile(r"^(?:\d{1,2}|[a-z])\. |^- ", re.MULTILINE)
_STEPS = re.compile(r"(?:Langkah|Steps|How to apply)\b")
_OF_A_LIST = re.compile(
    r"(?:\b[Dd]aftar (?:ini|syarat)(?: ini)?(?: dan alur)?(?= (?:berasal|menggabungkan|disusun|dari|adalah)\b)"
    r"|Th(?:e|is) (?:requirement )?list(?: of requirements)?(?= (?:comes|combines|is from|was gathered)\b))"
)
_FROM_NEWS = re.compile(
    r"\bmenurut (?:berita|pengumuman|artikel) tahun \d{4}\b|\bnews (?:report )?of \d{4}\b"
)  # dated itself
_BESIDES = {  # what stood before them, which is in another section now
    re.compile(r"^Selain itu, (?=yang (?:masih )?perlu disiapkan:)"): "Selain yang disebut di atas, ",
    re.compile(r"^Besides that (?=you need:)"): "Besides what is named above ",
}
_AS_WELL = re.compile(r"^(\w+(?: \w+){1,3} ini) pun\b")  # the sentence that it goes on from is not told
_MADE_IN = re.compile(r"\b(?:Tahun|Number \S+ of) (\d{4})\b")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_TWO = 2


def without_leftovers(sections: Sequence[Section], teller: Teller) -> tuple[Section, ...]:
    """Return the sections in which nothing is left of what is not told, in the language of ``teller``."""
    return tuple(replace(section, text=_mended(section.text, teller)) for section in sections)


def _mended(text: str, teller: Teller) -> str:
    whole = list(paragraphs(text))
    parts = [part for part in whole if not _ONLY_LOOKS.fullmatch(part)] or whole
    parts = _begun(_without_verdict(parts, unsure(teller)))
    if not any(_ITEMS.search(part) and not _STEPS.match(part) for part in parts):
        parts = [part if "\n" in part else _OF_A_LIST.sub(partial(_as_first, teller), part) for part in parts]
    return "\n\n".join(_without_older_date(_with_unknown_once(parts, teller)))


def _as_first(teller: Teller, found: re.Match[str]) -> str:
    """Return what stands for a list that is not there: beside what else the sentence tells, for the rest of it."""
    english = teller.language == ENGLISH
    if found[0][:1].islower():
        return "the other information" if english else "keterangan selebihnya"
    return "This information" if english else "Keterangan ini"


def _begun(parts: list[str]) -> list[str]:
    """Return the paragraphs, none of which goes on from what no longer stands before it."""
    first, *rest = parts
    for goes_on, anew in _BESIDES.items():
        first = goes_on.sub(anew, first)
    return [_AS_WELL.sub(r"\1", part) for part in (first, *rest)]


def _without_verdict(parts: list[str], sentence: str) -> list[str]:
    """Return the paragraphs without a bare verdict, where another says that this will be confirmed.

    Below another paragraph it agrees to nothing any more: what it was said of is told elsewhere.
    """
    open_ = any(sentence in part for part in parts)
    kept = [part for at, part in enumerate(parts) if not ((open_ or at) and _VERDICT.fullmatch(part))]
    return kept or parts


def _with_unknown_once(parts: list[str], teller: Teller) -> list[str]:
    """Return the paragraphs with one that says of which figures nothing is known, in place of several."""
    before, after = teller.render("unknown", aspects=["fee"], name=_NAME).split(f" {_NAME}")
    head = before.rpartition(" ")[0]
    said = [part for part in parts if part.startswith(f"{head} ") and part.endswith(after) and "\n" not in part]
    if len(said) < _TWO:
        return parts
    names = [part.removeprefix(f"{head} ").removesuffix(after) for part in said]
    whole = f"{head} {listing(names, teller.language)}{after}"
    return [whole if part == said[0] else part for part in parts if part == said[0] or part not in said]


def _without_older_date(parts: list[str]) -> list[str]:
    """Return the paragraphs without the remark as of when, where a rule that they quote is younger than that.

    A list keeps it: there it is of the list.
    """
    if any(map(_ITEMS.search, parts)):
        return parts
    if all(is_remark(part) or _FROM_NEWS.search(part) for part in parts):
        return [part for part in parts if not is_remark(part)]
    made = [int(year) for part in parts if not is_remark(part) for year in _MADE_IN.findall(part)]
    return [
        part
        for part in parts
        if not (is_remark(part) and made and (years := _YEAR.findall(part)) and max(map(int, years)) < max(made))
    ]
