"""A requirement list as a citizen reads it: what everybody brings, then what is added under a condition."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from helpdesk.circumstances import RARE
from helpdesk.draft.templating.parts import Group, Instead
from helpdesk.draft.templating.templates import Templates
from helpdesk.draft.templating.wording import ENGLISH, upper_first
from helpdesk.model.knowledge import DocumentKind, Force, Jurisdiction, Permit, Requirement
from helpdesk.model.question import Claims

NOTHING_CLAIMED = Claims()
NOTHING_TOLD = Claims(rare=frozenset())  # a mail was read, and decides nothing
_FOREIGN, _LOST = "foreigner", "lost"
FOREIGN_PAPERS = "kitas-paspor"
_FOR = {FOREIGN_PAPERS: _FOREIGN, "surat-kehilangan": _LOST}  # in whose case a document stands in for another
# How the words of an item name, beside the document itself, one that may replace it.
_NAMED_BY = {
    "sertifikat-tanah": re.compile(r"\b(?:hak milik|milik|kepemilikan|penguasaan|own(?:ed|ership)|right to use)\b"),
    "perjanjian-sewa": re.compile(r"\b(?:sewa|penguasaan|rented|lease|right to use)\b"),
    "persetujuan-pemilik": re.compile(r"\b(?:persetujuan|agrees)\b"),
    "surat-pernyataan": re.compile(r"\b(?:pernyataan|statement)\b"),
    "rekomendasi-dinas": re.compile(r"\b(?:rekomendasi|recommendation)\b"),
}
_SHORT_NAME = re.compile(r"\b[A-Z]{3,}\b")
_OR_FOREIGN = re.compile(r" atau KITAS\b")
_OWN_PRACTICE = re.compile(r"^(?P<there>.+), (?:atau|or) (?P<own>.*\b(?:praktik mandiri|independent practice)\b.*)$")
_PLACES = frozenset({"self-practice", "facility-practice"})
_LONG = re.compile(r"\b[a-z]{5,}\b")
# the certificate of a course is none of a test, though both are of one kind
_TESTED = re.compile(r"\buji kompetensi\b", re.IGNORECASE)
_COURSE = frozenset({"pelatihan", "kursus", "training", "course", "diklat"})
_TEST = frozenset({"kompetensi", "competence", "competency", "kompeten"})


@dataclass(frozen=True, slots=True)
class RequirementTexts:
    """The items that stand alone, those that share a condition with others, and those that the writer has already."""

    singles: tuple[str, ...]
    groups: tuple[Group, ...]
    held: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.singles or self.groups or self.held)


def requirement_texts(writer: ItemWriter, claims: Claims = NOTHING_CLAIMED, *, basic: bool = False) -> RequirementTexts:
    """Return a list in words, without items that have been superseded or that the writer of the mail has or lacks.

    Nor such as only others bring: a person's where a company writes, what is for a renewal where somebody begins.
    ``basic``: what everybody brings, and what the conditions that the mail states ask for.
    """
    merged = writer.merged
    held = held_items(writer.current, claims)
    gone = {*claims.lost, *claims.lack}
    items = [item for item in writer.current if item not in merged and item not in held and item.document not in gone]
    items = [item for item in items if item.when not in writer.out]
    if basic:
        items = [i for i in items if (i.mandatory and i.condition is None) or i.when in claims.stated]
    mandatory = [item for item in items if (item.mandatory and item.condition is None) or writer.is_sure(item)]
    others = [item for item in items if item not in mandatory]
    shared: dict[str, list[Requirement]] = {}
    for item in others:
        shared.setdefault(writer.condition(item) or "", []).append(item)
    alone = [item for condition, members in shared.items() if not condition or len(members) == 1 for item in members]
    singles = (*map(writer.text, mandatory), *map(writer.text, alone))
    groups, first = [], len(singles) + 1
    for condition, members in shared.items():
        if condition and len(members) > 1:
            groups.append(Group(condition, tuple(writer.text(item, grouped=True) for item in members), first))
            first += len(members)
    named = dict.fromkeys(writer.kind(key) for item in held for key in held_as(item, claims))
    return RequirementTexts(singles, tuple(groups), tuple(named))


def ruled_out(claims: Claims) -> frozenset[str]:
    """Return the conditions that a mail rules out, and of the rare ones those of which it has no word."""
    return claims.out if claims.rare is None else claims.out | (RARE - claims.rare - claims.stated)


def _words(item: Requirement) -> set[str]:
    return set(_LONG.findall(f"{item.text} {item.text_en}".lower()))


def held_as(item: Requirement, claims: Claims) -> tuple[str, ...]:
    """Return the document keys, the item's own or one that does for it, by which the writer of a mail has it."""
    return tuple(key for key in (item.document, *item.alternatives) if key in claims.have)[:1]


def held_items(items: Sequence[Requirement], claims: Claims) -> tuple[Requirement, ...]:
    """Return the items that the writer of a mail has; of two of a kind only the first, since one paper was named."""
    left = Counter(set(claims.have))
    held = []
    for item in sorted(items, key=lambda item: (not item.mandatory, -len(_words(item) & claims.words))):
        key = next((key for key in (item.document, *item.alternatives) if left[key] > 0), None)
        if key is not None:
            left[key] -= 1
            if not (_TESTED.search(item.text) and claims.words & _COURSE and not claims.words & _TEST):
                held.append(item)
    return tuple(item for item in items if item in held)


class ItemWriter:
    """Writes single items of one permit's list, as the case that ``claims`` holds wants them.

    ``out`` are the conditions that cannot hold in it.
    """

    def __init__(
        self,
        permit: Permit,
        documents: Mapping[str, DocumentKind],
        templates: Templates,
        language: str,
        claims: Claims = NOTHING_CLAIMED,
    ) -> None:
        self._permit, self._documents, self._templates, self._language = permit, documents, templates, language
        out = ruled_out(claims)
        out -= {_LOST} if claims.lost else set()
        self.out = out - {_FOREIGN} if language == ENGLISH else out  # who writes in English may well be one
        self._sure = claims.sure
        self.current = tuple(item for item in permit.requirements or () if item.state is not Force.SUPERSEDED)

    @property
    def merged(self) -> tuple[Requirement, ...]:
        """Return the conditional items that are already told as what replaces another ("bila hilang, diganti ...")."""
        replaceable = {key for item in self.current for key in item.alternatives}
        return tuple(item for item in self.current if item.condition and item.document in replaceable)

    def alternatives(self, item: Requirement) -> tuple[str, ...]:
        """Return the keys of what may stand in for an item in this case: a citizen has no foreigner's papers."""
        return tuple(key for key in item.alternatives if key != FOREIGN_PAPERS or _FOREIGN not in self.out)

    def is_sure(self, item: Requirement) -> bool:
        """Whether the condition of an item is one that holds beyond doubt: then it is not said."""
        return item.condition is not None and item.when in self._sure

    def condition(self, item: Requirement) -> str | None:
        """Return when an item is needed, in words."""
        return item.condition_en if self._language == ENGLISH else item.condition

    def text(self, item: Requirement, *, grouped: bool = False) -> str:
        """Return one item in words; ``grouped`` when its condition stands above it."""
        elsewhere = (
            item.jurisdiction is Jurisdiction.OTHER_REGION
            and self._permit.jurisdiction is not Jurisdiction.OTHER_REGION
        )
        return self._templates.fact(
            "requirement",
            self._language,
            text=self.words(item),
            condition=None if grouped or self.is_sure(item) else self.condition(item),
            optional=not item.mandatory and item.condition is None,
            elsewhere=elsewhere,
            doubtful=item.state is Force.UNVERIFIED,
            instead=[self._instead(key) for key in item.alternatives if not self._is_needless(item, key)],
        )

    def label(self, key: str) -> str:
        """Return what this permit calls or called the document, else what it is called in general."""
        every = self._permit.requirements or ()
        item = next((item for item in (*self.current, *every) if item.document == key), None)
        return self.kind(key) if item is None else self.words(item)

    def missing(self, keys: Sequence[str]) -> tuple[str, ...]:
        """Return the items behind missing document keys; a key that stands twice gives its two items."""
        left = sorted(self.current, key=lambda item: not item.mandatory)
        texts = []
        for key in keys:
            item = next((item for item in left if item.document == key), None)
            if item is None:
                texts.append(self.label(key))
            else:
                left.remove(item)
                texts.append(self.text(item))
        return tuple(texts)

    def substitutes(self, received: Collection[str]) -> tuple[Instead, ...]:
        """Return what came along in place of a mandatory item: (what came, the item)."""
        pairs = []
        for item in self.current:
            came = next((key for key in item.alternatives if key in received), None)
            if came is not None and item.mandatory and item.document not in received:
                pairs.append(Instead(self.label(came), self.words(item)))
        return tuple(pairs)

    def conditional(self, stated: Collection[str]) -> tuple[str, ...]:
        """Return the items that are needed only under a condition, in words, without those in ``stated`` (keys)."""
        items = [item for item in self.current if item.condition and item not in self.merged]
        items = [item for item in items if item.when not in self.out]
        return tuple(self.text(item) for item in items if item.document not in stated)

    def kind(self, key: str) -> str:
        """Return what a document is called in general."""
        kind = self._documents.get(key)
        return key if kind is None else kind.label_en if self._language == ENGLISH else kind.label

    def _is_needless(self, item: Requirement, key: str) -> bool:
        """Whether a document that may replace an item is not for this case, or named by the item's own words."""
        return _FOR.get(key) in self.out or self._says(item, key)

    def _says(self, item: Requirement, key: str) -> bool:
        text, label = item.text_en if self._language == ENGLISH else item.text, self.label(key)
        named = _NAMED_BY.get(key)
        short = set(_SHORT_NAME.findall(label)) & set(_SHORT_NAME.findall(text)) - {"KTP"}
        two = " ".join(label.lower().split()[:2])
        return bool(short) or two in text.lower() or (named is not None and named.search(text.lower()) is not None)

    def _instead(self, key: str) -> Instead:
        other = next((item for item in self.current if item.document == key and item.condition), None)
        return Instead(self.label(key), self.condition(other) if other else None)

    def words(self, item: Requirement) -> str:
        """Return what an item is called, without its condition, nor what only others bring in its place."""
        text = item.text_en if self._language == ENGLISH else item.text
        text = _OR_FOREIGN.sub("", text) if _FOREIGN in self.out else text
        either = _OWN_PRACTICE.match(text)
        if either is None or not self.out & _PLACES or self.out >= _PLACES:
            return text
        return either["there"] if "self-practice" in self.out else upper_first(either["own"])
