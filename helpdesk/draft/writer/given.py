"""What a mail has told already is not asked for again: its application number, the day, the counter, the place.

An entry asks everybody for what a counselor needs ("kirimkan nomor permohonan dan alasannya"). To somebody who has just
written it down, that says that nobody read the mail.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from helpdesk.draft.templating.wording import begun_anew
from helpdesk.draft.writer.case import Case
from helpdesk.draft.writer.given_kinds import KINDS
from helpdesk.draft.writer.grievance import of_the_office
from helpdesk.model.draft import Block
from helpdesk.model.question import Aspect, Understanding
from helpdesk.pattern import Pattern, Patterns
from helpdesk.sentences import sentences_of

_ASKS = re.compile(
    r"(?P<before>.*?)(?P<ask>\b(?:mohon )?(?:tuliskan|kirimkan|sebutkan|sertakan|cantumkan|catat"
    r"|balas surel ini dengan)\b"
    r"|\b(?:please )?(?:send us|tell us|give us|(?<!to )give|state|name|write down|note|include|reply with|we need)\b)"
    r" (?P<items>[^.;:?]+?)(?P<after>(?:[.;:?]| kepada kami| agar | supaya | so that | to us\b"
    r"|,? (?:tanpa|dari alamat|lalu|without|from|with|then|and an officer|and we|dan petugas|and an) ).*)",
    re.IGNORECASE | re.DOTALL,
)
_NAMING = re.compile(  # at the end of a sentence that asks for something else
    r"(?P<before>.+?),? (?P<ask>dengan menyebut(?:kan)?|stating|quoting) (?P<items>[^.;:?]+)\.",
    re.IGNORECASE | re.DOTALL,
)

_READ = 20_000  # code points; a mail longer than that is no letter
_WIDE = re.compile(r"(?:jakarta|dki|jkt|jak(?:sel|bar|pus|tim|ut))$", re.IGNORECASE)  # too wide to find anything at
_LISTED = re.compile(r"^(?:[a-z]{1,2}\.|\d+\.|-) ", re.MULTILINE)
_ITEM = re.compile(r",? (?:dan|serta|beserta|and|together with) |, ")
_EXAMPLE = re.compile(r"\s*(?:misalnya|for example|e\.g\.) ", re.IGNORECASE)
_EITHER = re.compile(r"\s*(?:atau|or)\b")
_IF_ANY = re.compile(r"\s*\b(?:bila ada|bila diketahui|if any|if known)\b")
_OURS = re.compile(r"\b(?:bapak/ibu|bapak|ibu|anda|nya|the|a|an|both|kedua|itu|its|your)\b|(?<=[a-z])nya\b")
_COMPLAINED = Pattern(
    r"\b(?:sudah|udah|udh|sdh|telah|pernah)(?: \w+){0,3} (?:lapor\w*|melapor\w*|mengadu\w*|adukan|ngadu|komplain)\b"
    r"|\b(?:pengaduan|laporan|aduan|komplain)(?:nya)?(?: \w+){0,2} (?:saya|kami|tanggal|nomor|sejak|kemarin"
    r"|belum|minggu lalu)\b"
    r"|\b(?:i|we) (?:have )?(?:already )?(?:complained|reported)\b|\bmy complaint\b",
    flags=re.IGNORECASE,
)
_REPORTS = Pattern(
    r"\b(?:(?:me|di)?lapor\w*|(?:peng|meng|di|nga?)?adu(?:an|kan|in)?|ngadu\w*|komplain\w*|protes\w*|keluh\w*"
    r"|mengeluh\w*|complain\w*"
    r"|report\w*)\b",
    flags=re.IGNORECASE,
)
_WRITTEN = Patterns((kind, written) for kind, (_, written) in KINDS.items() if written is not None)
_OF_AN_EVENT = frozenset({"date", "hour", "counter", "queue", "unit"})
_AT_AN_OFFICE = re.compile(r"\b(?:permohonan|pengajuan|berkas|loket|petugas|application|counter)\w*\b", re.IGNORECASE)
_OF_NO_UNIT = "no unit"  # what is complained of is no office's doing, so that none is asked for, nor an application
_STORY = 40  # words in which somebody who complains has told what happened
_TOLD = 2  # of them: who gives so many has told what happened


_SO_THAT_WE_CAN = re.compile(r"(?:agar jawabannya tepat|to help us answer)\b", re.IGNORECASE)
_OFFICER = re.compile(r",? (?:agar|so that|and) (?P<officer>petugas|an officer)\b")
_ASK_HIM = {"petugas": "mohon dipastikan kepada petugas", "an officer": "please confirm with an officer"}
_naming = lru_cache(maxsize=4096)(_NAMING.fullmatch)
_asking = lru_cache(maxsize=4096)(_ASKS.fullmatch)  # of a letter's sentences, nearly all of the knowledge base


@dataclass(frozen=True)
class Given:
    """What a mail has given: ``find`` looks for that, when a letter asks for something."""

    find: Callable[[], frozenset[str]]

    @classmethod
    def of(cls, kinds: Iterable[str]) -> Given:
        """Return that these kinds of information (keys of ``KINDS``) were given."""
        known = frozenset(kinds)
        return cls(lambda: known)

    @cached_property
    def kinds(self) -> frozenset[str]:
        """Which kinds of information (keys of ``KINDS``) a mail has given."""
        return self.find()

    def asked_once(self, blocks: Sequence[Block]) -> tuple[Block, ...]:
        """Return ``blocks`` without asking for what was given, and for nothing twice."""
        return asked_once(self.without_asking(blocks))

    def without_asking(self, blocks: Sequence[Block]) -> tuple[Block, ...]:
        """Return ``blocks`` without asking for what was given; a block keeps at least one sentence."""
        told = ((block, self.told(block.text)) for block in blocks)
        return tuple(block if text == block.text else replace(block, text=text) for block, text in told)

    def told(self, text: str) -> str:
        """Return ``text``, in which no sentence asks for what was given."""
        if not _asks_for_something(text) or not self.kinds:
            return text
        parts = text.split("\n\n")
        kept = [part for part in parts if not (_SO_THAT_WE_CAN.match(part) and self._says_what(part))]
        return "\n\n".join(map(self._lines, kept or parts))

    def _says_what(self, sentence: str) -> bool:
        """Whether the first thing that a sentence asks for, the permit or the activity, was given: that is enough."""
        asked = _asking(sentence)
        return asked is not None and self._has(_ITEM.split(asked["items"])[0])

    def _lines(self, text: str) -> str:
        """Return a paragraph line by line; a list is none of prose."""
        return text if _LISTED.search(text) else "\n".join(map(self._paragraph, text.split("\n")))

    def _paragraph(self, paragraph: str) -> str:
        sentences = sentences_of(paragraph)
        kept = [told for sentence in sentences if (told := self._sentence(sentence))]
        if not kept:
            return paragraph
        return " ".join(kept) if self._sentence(sentences[0]) else begun_anew(" ".join(kept))

    def _sentence(self, sentence: str) -> str:
        asked = _asking(sentence)
        if asked is None:
            return self._without_naming(sentence)
        items = _ITEM.split(asked["items"])
        gone = [self._has(item) for item in items]
        for at in range(1, len(items)):  # "lokasinya, misalnya kelurahan": the example goes with what it is one of
            gone[at] = gone[at] or (gone[at - 1] and _EXAMPLE.match(items[at]) is not None)
        left = [item for item, given in zip(items, gone, strict=True) if not given]
        if len(left) == len(items) or _EITHER.match(items[-1]):
            return sentence  # of "profesi, kegiatan, atau objeknya" one is enough, and another one may still be meant
        if left:
            left[-1] = _with_clitic(left[-1], items[-1])
            joined = _joined(left, english="and" in asked["items"].split())
            return f"{asked['before']}{asked['ask']} {joined}{asked['after']}"
        if asked["ask"].lower().endswith(("catat", "note")):
            return sentence  # what is noted is sent with something else
        rest = asked["after"].lstrip(".;:? ")
        if asked["before"].rstrip().endswith(";"):
            told = asked["before"].rstrip(
                " ;"
            )  # "tidak disebut dalam bahan kami; mohon sebutkan izinnya agar petugas ..."
            who = _OFFICER.match(asked["after"])
            return f"{told}; {_ASK_HIM[who['officer']]}." if who else f"{told}."
        return rest[:1].upper() + rest[1:] if asked["after"].startswith(";") else ""

    def _without_naming(self, sentence: str) -> str:
        """Return a sentence without its end "dengan menyebutkan ukuran dan tempatnya", where all of that was given."""
        naming = _naming(sentence)
        items = _ITEM.split(naming["items"]) if naming is not None else ()
        sized = any("size" in _kinds_of(item) for item in items)  # a number or an address opens doors elsewhere
        if naming is None or not sized or not all(map(self._has, items)):
            return sentence
        return f"{naming['before']}."

    def _has(self, item: str) -> bool:
        kinds = _kinds_of(item)
        beside = _OF_NO_UNIT in self.kinds and (
            "unit" in kinds or ("application" in kinds and bool(_IF_ANY.search(item)))
        )
        return beside or not self.kinds.isdisjoint(kinds)


def asked_once(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return ``blocks``, in which none asks for what an earlier one asks for; a block keeps at least one sentence."""
    asked: frozenset[str] = frozenset()
    told: dict[
        str, str
    ] = {}  # a text that stands twice stays the same twice, so that the second can point to the first
    for block in blocks:
        told.setdefault(block.text, Given.of(asked).told(block.text))
        asked = asked.union(*map(_kinds_of, _asked_for(block.text)))
    return tuple(replace(block, text=told[block.text]) for block in blocks)


def _asks_for_something(text: str) -> bool:
    """Whether a sentence of ``text`` asks for something, or says what to name: in most letters none does."""
    return any(_asking(one) or _naming(one) for line in text.split("\n") for one in sentences_of(line))


def _asked_for(text: str) -> list[str]:
    """Return the items that the sentences of ``text`` ask for."""
    asking = (_asking(sentence) for line in text.split("\n") for sentence in sentences_of(line))
    return [item for asked in asking if asked is not None for item in _ITEM.split(asked["items"])]


@lru_cache(maxsize=1024)  # items of our own texts
def _kinds_of(item: str) -> frozenset[str]:
    """Return the kinds of information that an item asks for, one at most."""
    name = _OURS.sub("", _IF_ANY.sub("", item.lower())).strip(" ,")
    return frozenset(kind for kind, (asked, _) in KINDS.items() if asked.fullmatch(name))


def given_in(
    text: str,
    understanding: Understanding,
    case: Case | None = None,
    *,
    named: bool = False,
    permit: bool = False,
    region: Sequence[str] = (),
) -> Given:
    """Return what ``text``, the newly written words of a mail so understood, gives.

    ``case``: what it says of its writer's case; ``named``: it is signed, which gives the name of who filed themselves;
    ``permit``: it names one of ours; ``region``: what our own region and its districts are called.
    """

    def find() -> frozenset[str]:
        kinds = _kinds_in(text, understanding, case or Case(), named=named, permit=permit)
        return kinds | {"place"} if _lies_in(text, region) else kinds

    return Given(find)


def _lies_in(text: str, region: Sequence[str]) -> bool:
    """Whether something is said to lie at a place of our region, however it is written: "di sekitar rawamangun"."""
    at_one = _at_one_of(tuple(region))
    return at_one is not None and at_one.search(text[:_READ]) is not None


@lru_cache(maxsize=4)  # a desk has one region, of hundreds of names
def _at_one_of(region: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return how something is said to lie at a place of a region; None where no name of it is narrow enough."""
    names = "|".join(re.escape(name) for name in region if not _WIDE.match(name))
    at = r"di|daerah|kawasan|wilayah|sekitar(?:an)?|dekat|deket|in|at|around|near"
    return re.compile(rf"\b(?:{at}) (?:{names})\b", re.IGNORECASE) if names else None


def _kinds_in(text: str, understanding: Understanding, case: Case, *, named: bool, permit: bool) -> frozenset[str]:
    """Return the kinds of information that the words of a mail give."""
    text = text[:_READ]
    kinds = set(_WRITTEN.found(text))
    if named and case.by_themselves:
        kinds.add("name")
    if case.waits or case.outcome is not None:
        kinds.add("account")
    if understanding.application_numbers or case.numbered:
        kinds.add("application")
    if len(kinds & _OF_AN_EVENT) >= _TOLD:
        kinds.add("account")
    if _REPORTS.search(text):
        kinds |= _told_in_report(text, case, numbered="application" in kinds)
    if understanding.permits or permit:
        kinds.add("permit")
    complains = any(Aspect.COMPLAINT in question.aspects for question in understanding.questions)
    if complains and not _COMPLAINED.search(text):
        kinds.add("complaint")  # which is this mail: it has no number yet
    return frozenset(kinds)


def _told_in_report(text: str, case: Case, *, numbered: bool) -> set[str]:
    """Return what of a complaint need not be asked for: what happened, where it was told, and whose doing it is."""
    told = {"account", "since"} if len(text.split()) >= _STORY else set()
    if numbered:
        return told | {"unit"}  # by its number it is found
    ours = of_the_office(text) or case.waits or case.outcome is not None or _AT_AN_OFFICE.search(text) is not None
    return told if ours else told | {_OF_NO_UNIT}


def names_event(text: str) -> bool:
    """Whether ``text`` names what somebody wants to hold: a wedding, a concert, a bazaar."""
    _, written = KINDS["event"]
    return written is not None and written.search(text) is not None


def _with_clitic(kept: str, last: str) -> str:
    """Return the item that is last now with the *-nya* that stood once, at the end of them all."""
    bare = last.endswith("nya") and kept.isalpha() and not kept.endswith("nya")
    return f"{kept}nya" if bare else kept


def _joined(items: Sequence[str], *, english: bool) -> str:
    if _EXAMPLE.match(items[-1]):
        *items, example = items  # of what stands before it
        return f"{_joined(items, english=english)}, {example}"
    if len(items) == 1:
        return items[0]
    return f"{', '.join(items[:-1])} {'and' if english else 'dan'} {items[-1]}"
