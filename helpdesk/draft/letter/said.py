"""What the sections of a letter have said so far: a paragraph, a line or a sentence is told where it stands first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from helpdesk.draft.entry.sources import is_remark, tells
from helpdesk.draft.letter.alike import gist_of, says_no_more
from helpdesk.sentences import sentences_of

ITEM = re.compile(r"^(\d{1,2})\. ", re.MULTILINE)
_NAMED = re.compile(r"^(?![^:]*\b(?:diperlukan|needed|required):)[A-Z][^:.]{2,80}: (?=\w)")
# what leans on the sentence before it, as "Syarat lengkapnya ..." does on what it is for
LEANS = re.compile(
    r"(?!Dasarnya:)(?:(?:Yang|Syarat|Daftar|Jumlah|Besar|Rincian|Cara|Langkah) )?\w{3,}nya\b"
    r"|(?:It|This|They|Its|Their)\b|Perlu tidaknya\b|An officer will confirm whether it\b"
)
GONE = re.compile(r"\bsudah tidak diterbitkan lagi\b|\bis no longer issued\b")  # warns of no list
_PRICED = re.compile(r"\b(?:tarifnya|rates are):")
_A_STATEMENT = 5  # words: "Ya." may be said twice
# half a sentence that needs no other, for it names what it is on
_STANDS_ALONE = re.compile(
    r"apakah (?!harus|boleh|perlu|dapat|bisa|cukup|itu|ini|hal|masih|ada|wajib)\w+ "
    r"|untuk \w+ |(?:surat|izin|kantor) ini "
)
CONCLUDES = re.compile(r"(?:Karena itu|Jadi|Therefore)\b")  # what follows from what was told
_TAIL = re.compile(  # a reason, or one thing more that is done
    r"(?P<head>.{20,}), (?:(?:karena|sebab|because) (?P<why>.{15,})|dan (?P<more>\w+(?: \w+(?:/\w+)?)? di\w+))\.$"
)
# of what is not said again
_CRUMB = re.compile(r"(?:Tidak|No)(?: lagi| longer)?\.$|(?:Dasarnya|Basis): ")
_WARNS = re.compile(r"(?:Daftar|Syarat|Sebagian|Keterangan|Alur|Di Jakarta|Th(?:is|e)) ")  # whose list it is
_ENTRY = re.compile(r"^(?:\d{1,2}\. |[a-z]\. |- )(?P<said>.+?)[.;]?$", re.MULTILINE)  # of a list


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it stands, in which section, and the roots of the names of what that is about."""

    said: str
    number: int
    subject: frozenset[str]


@dataclass(frozen=True, slots=True)
class Told:
    """The sentences that were told before, by their small letters; ``subject``: what the next one is about."""

    sentences: dict[str, Sentence]
    subject: frozenset[str] = frozenset()
    every: set[str] = field(default_factory=set)  # also those of a few words
    items: dict[str, int] = field(default_factory=dict)  # of lists, each with the section that has it

    def word_for_word(self, plain: str) -> bool:
        """Whether a sentence was told as it stands."""
        return plain.casefold() in self.sentences

    def holds(self, plain: str, *, clause: bool = False) -> bool:
        """Whether a sentence, or the half of one, says no more than one that was told; on one subject, unnamed."""
        others = [one.said for one in self.sentences.values()]
        same = [one.said for one in self.sentences.values() if one.subject == self.subject] if self.subject else []
        return says_no_more(plain, others, clause=clause) or (
            bool(same) and says_no_more(plain, same, clause=clause, understood=self.subject)
        )

    def is_item(self, line: str) -> bool:
        """Whether a line says no more than an item of a list: "Langkah pertama: ajukan permohonan."."""
        return _as_item(line) in self.items

    def add(self, sentences: Sequence[str], number: int) -> None:
        """Tell more; where an old permit is gone, what replaces it belongs to it."""
        self.every.update(sentences)
        for plain, said in _statements(sentences).items():
            self.sentences.setdefault(plain, Sentence(said, number, self.subject))
        line = " ".join(sentences)
        if GONE.search(line):
            self.sentences.setdefault(line, Sentence(line, number, self.subject))


class Said:
    """What the sections so far have said, and in which."""

    def __init__(self) -> None:
        self._parts: dict[str, int] = {}
        self._endings: set[str] = set()
        self._sentences: dict[str, Sentence] = {}
        self._every: set[str] = set()
        self._items: dict[str, int] = {}

    def has(self, part: str) -> bool:
        """Whether a paragraph was said, however its list was announced."""
        return _content(part) in self._parts

    def fresh(self, parts: Sequence[str], subject: frozenset[str] = frozenset()) -> list[str]:
        """Return what of these paragraphs was not said before, each sentence once, in whatever words.

        What stands before a list stays whole: there a sentence warns of the list. ``subject``: the roots of the names
        of what they are about.
        """
        kept: dict[str, None] = {}
        told = Told(dict(self._sentences), subject, set(self._every), dict(self._items))
        for part, after in zip(parts, [*parts[1:], ""], strict=False):  # of no part at all, nothing
            if self.has(part):
                continue
            if has_list(part) or is_remark(part) or (has_list(after) and not GONE.search(part)):
                kept[part if has_list(part) or is_remark(part) else _without_every(part, told.every)] = None
                told.items.update(_items_of(part, 0))
                continue
            lines = [self._fresh_line(line, told) for line in part.split("\n")]
            if any(lines):
                kept["\n".join(filter(None, lines))] = None
        return list(kept)

    def _fresh_line(self, line: str, told: Told) -> str:
        """Return what of a line is not among ``told``, to which it is added.

        A tariff stays whole: its free half was told of something like it, and its other half alone would be wrong.
        """
        sentences = sentences_of(line)
        if told.is_item(line):
            return ""
        if _PRICED.search(line) and not all(_is_said(one, told) for one in sentences):
            return line
        left, every = [], frozenset(told.every)
        for one, then in zip(sentences, [*sentences[1:], ""], strict=True):
            if unsaid := fresh_of(one, told, then):
                left.append(unsaid)
                told.add([unsaid], 0)
        if len(left) < len(sentences):  # of what was told already, a few words go with it
            left = [s for s in left if s not in every]
            if all(map(_CRUMB.match, left)):
                left = []  # it was about what is not said again
        told.add(left, 0)
        return " ".join(left)

    def where(self, parts: Sequence[str]) -> int:
        """Return the section that said the longest of these paragraphs, which is what they are about; 0 for none."""
        told = [part for part in parts if self.has(part) and not is_remark(part)]
        return self._parts[_content(max(told, key=len))] if told else 0

    def where_in_other_words(self, parts: Sequence[str]) -> int:
        """Return the section that said the first sentence of these paragraphs in other words; 0 for none."""
        part = next((part for part in parts if not is_remark(part)), "")
        if listed := self._items.get(_as_item(part), 0):
            return listed
        first = bare(sentences_of(part)[0]) if part else ""
        alike = (one.number for one in self._sentences.values() if says_no_more(first, (one.said,)))
        return next(alike, 0)

    def shortened(self, parts: Sequence[str]) -> list[str]:
        """Return the paragraphs without a closing sentence that an earlier section has closed with already.

        What stands before a list stays whole: there a sentence warns of the list.
        """
        kept = []
        for part, after in zip(parts, [*parts[1:], ""], strict=False):  # of no part at all, nothing
            *sentences, last = sentences_of(part)
            refrain = bool(sentences) and "\n" not in part and last in self._endings and not has_list(after)
            kept.append(" ".join(sentences) if refrain else part)
        return kept

    def note(self, parts: Sequence[str], number: int, subject: frozenset[str] = frozenset()) -> None:
        """Remember what section ``number`` says, on what ``subject``."""
        told = Told(self._sentences, subject, self._every)
        dated = any(tells(part) for part in parts if not is_remark(part))  # else its remark is not said there
        for part in parts:
            if is_remark(part) and not dated:
                continue
            self._parts.setdefault(_content(part), number)
            self._items = {**_items_of(part, number), **self._items}
            for line in () if has_list(part) else part.split("\n"):
                sentences = sentences_of(line)
                told.add(sentences, number)
                if "\n" not in part:
                    self._endings.add(sentences[-1])


def _without_every(part: str, every: set[str]) -> str:
    """Return what stands before a list without what was told just so, unless that warns of the list."""
    sentences = sentences_of(part)
    left = [one for one in sentences if one not in every or len(one.split()) < _A_STATEMENT or _WARNS.match(one)]
    return " ".join(left) if "\n" not in part and 0 < len(left) < len(sentences) else part


def _is_said(sentence: str, told: Told) -> bool:
    plain = bare(sentence)
    return told.word_for_word(plain) or told.holds(plain)


def fresh_of(sentence: str, told: Told, then: str = "") -> str:
    """Return a sentence, or the half of it that was not said before, word for word or in other words.

    ``then`` is the next one: what that leans on ("Syarat lengkapnya ...") stays, unless it stands there word for word.
    """
    plain = bare(sentence)
    if told.word_for_word(plain):
        return ""
    if told.holds(plain) and not CONCLUDES.match(plain):
        leans = LEANS.match(then) and not told.word_for_word(bare(then)) and not gist_of(plain).unknown
        return sentence if leans else ""
    half = _fresh_half(sentence, told)
    # "There is no fee as such; what you pay is the tax. Its rate follows ..."
    leans = sentence.startswith(half.rstrip(".")) and LEANS.match(then) and not told.word_for_word(bare(then))
    return sentence if leans else half


def _fresh_half(sentence: str, told: Told) -> str:
    """Return a sentence without a half of it that was said before and that the other half does not need."""
    first, semicolon, last = sentence.rpartition("; ")
    if not semicolon:
        end = _TAIL.match(sentence)
        said = end is not None and told.holds(end["why"] or end["more"], clause=True)
        return f"{end['head']}." if end is not None and said else sentence
    if "; " in first:
        return sentence
    if told.holds(last.removesuffix("."), clause=True):
        return f"{first}."
    alone = _STANDS_ALONE.match(last) is not None and told.holds(bare(first), clause=True)
    return f"{last[:1].upper()}{last[1:]}" if alone else sentence


def _statements(sentences: Sequence[str]) -> dict[str, str]:
    """Return the sentences that must not be said twice, each by its small letters."""
    plain = (bare(sentence) for sentence in sentences if len(sentence.split()) >= _A_STATEMENT)
    return {sentence.casefold(): sentence for sentence in plain}


def bare(sentence: str) -> str:
    """Return a sentence without the name that it may begin with: "SLF: Sertifikat ..." says no more."""
    return _NAMED.sub("", sentence) if ": " in sentence else sentence


def _items_of(part: str, number: int) -> dict[str, int]:
    """Return the items of the lists of a paragraph, which stands in section ``number``."""
    return {_as_item(match["said"]): number for match in _ENTRY.finditer(part)} if "\n" in part else {}


def _as_item(line: str) -> str:
    """Return what a line says, as an item of a list would."""
    return bare(line).removesuffix(".").casefold()


def _content(part: str) -> str:
    """Return a paragraph without the line that announces its list: the same list is the same, however announced."""
    head, _, rest = part.partition("\n")
    return rest if head.endswith(":") and has_list(rest) else part


def has_list(part: str) -> bool:
    """Whether a paragraph is or holds a list."""
    return ITEM.search(part) is not None or "\n- " in part
