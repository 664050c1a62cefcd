"""The body of a letter out of its blocks: numbered when there are several, and nothing said twice."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from helpdesk.draft.alike import says_no_more
from helpdesk.draft.samples import Section
from helpdesk.draft.sources import is_remark, tells, with_one_source
from helpdesk.draft.wording import paragraphs

_ITEM = re.compile(r"^(\d{1,2})\. ", re.MULTILINE)
_NAMED = re.compile(r"^[A-Z][^:.]{2,80}: (?=[A-Z])")
_GONE = re.compile(r"\bsudah tidak diterbitkan lagi\b|\bis no longer issued\b")  # warns of no list
_LETTERS = 26
_A_STATEMENT = 5  # words: "Ya." may be said twice
_SENTENCE = re.compile(r" (?<=[.!?] )(?=[A-Z])")  # the blank first: it is soon found


def _first_of(remarks: Sequence[str]) -> str:
    return remarks[0]


def sections_of(
    texts: Sequence[tuple[str, str]],
    see_above: Callable[[int], str],
    united: Callable[[Sequence[str]], str] = _first_of,
) -> tuple[Section, ...]:
    """Return the sections for (heading, text) in order, each paragraph only where it stands first.

    A block that says nothing new (besides as of when) becomes a reference to the section that said it, and disappears
    when its heading says no more than that section's, or when it is but one paragraph. ``see_above`` writes that
    reference, ``united`` one remark on the sources for several. The lists in numbered sections go by letters, so that
    no item is taken for a section.
    """
    sections: list[Section] = []
    said = _Said()
    for heading, text in texts:
        parts = paragraphs(text)
        fresh = said.fresh(parts)
        if parts and all(is_remark(part) for part in fresh):
            first = said.where(parts)
            if first and (_says_no_more(heading, sections[first - 1].heading) or _is_one_word(text)):
                continue
            fresh = [see_above(first)] if first else fresh
        if not fresh:
            continue
        same = next((place for place, section in enumerate(sections) if section.heading == heading), None)
        if same is not None:  # one section says both
            sections[same] = _with_more(sections[same], said.shortened(fresh))
            said.note(fresh, same + 1)
            continue
        number = len(sections) + 1
        sections.append(Section(number, heading, "\n\n".join(said.shortened(fresh))))
        said.note(fresh, number)
    told = with_one_source(sections, united)
    if len(told) == 1:
        return (Section(0, told[0].heading, told[0].text),)
    return tuple(Section(s.number, s.heading, _lettered(s.text)) for s in told)


def by_points(
    texts: Sequence[tuple[str, str]],
    points: Sequence[int],
    see_above: Callable[[int], str],
    united: Callable[[Sequence[str]], str] = _first_of,
) -> tuple[Section, ...]:
    """Return the sections for (heading, text), one for each point that the citizen has numbered, by its number.

    ``points`` has the number of each text, 0 where it belongs to none: that stands unnumbered before the points, or is
    numbered on after them. A point that says nothing new refers to the one that said it.
    """
    last = max(points)
    first = points.index(next(number for number in points if number))
    said = _Said()
    numbered: list[Section] = []
    for number in range(1, last + 1):
        own = [text for text, point in zip(texts, points, strict=True) if point == number]
        parts = list(dict.fromkeys(part for _, text in own for part in paragraphs(text)))
        fresh = said.fresh(parts)
        if all(is_remark(part) for part in fresh):
            before = said.where(parts)
            fresh = [see_above(before)] if before else parts
        body = [part for part in fresh if not is_remark(part)]
        asides = [part for part in fresh if is_remark(part)]
        heading = next((heading for heading, text in own if body and body[0] in text), own[0][0])
        numbered.append(Section(number, heading, "\n\n".join((*said.shortened(body), *asides))))
        said.note(fresh, number)
    beside = [(text, place) for place, (text, point) in enumerate(zip(texts, points, strict=True)) if not point]
    before_all: list[Section] = []
    for (heading, text), place in beside:
        fresh = said.fresh(paragraphs(text))
        if all(is_remark(part) for part in fresh):
            continue
        said.note(fresh, 0)
        whole = "\n\n".join(said.shortened(fresh)) if place > first else "\n\n".join(fresh)
        if place < first:
            before_all.append(Section(0, heading, whole))
        else:
            numbered.append(Section(len(numbered) + 1, heading, whole))
    made = with_one_source((*before_all, *numbered), united)
    return tuple(Section(s.number, s.heading, _lettered(s.text)) for s in made)


def _with_more(section: Section, more: Sequence[str]) -> Section:
    """Return a section with further paragraphs, before the one that says as of when."""
    told = list(paragraphs(section.text))
    asides = [part for part in told if is_remark(part)]
    body = [part for part in told if not is_remark(part)]
    words = [part for part in more if not is_remark(part)]
    late = not any(map(_has_list, body)) or _has_list(body[0]) or any(map(_has_list, words))
    at = len(body) if late else 1  # a word on it stands before the list
    asides += [part for part in more if is_remark(part) and part not in asides]
    return Section(section.number, section.heading, "\n\n".join([*body[:at], *words, *body[at:], *asides]))


class _Said:
    """What the sections so far have said, and in which."""

    def __init__(self) -> None:
        self._parts: dict[str, int] = {}
        self._endings: set[str] = set()
        self._sentences: dict[str, None] = {}

    def has(self, part: str) -> bool:
        return _content(part) in self._parts

    def fresh(self, parts: Sequence[str]) -> list[str]:
        """Return what of these paragraphs was not said before, each sentence once, in whatever words.

        What stands before a list stays whole: there a sentence warns of the list. Something is left of what was only
        said in other words.
        """
        left = self._left(parts, alike=True)
        return left if any(not is_remark(part) for part in left) else self._left(parts, alike=False)

    def _left(self, parts: Sequence[str], *, alike: bool) -> list[str]:
        kept: dict[str, None] = {}
        told = dict.fromkeys(self._sentences)
        for part, after in zip(parts, [*parts[1:], ""], strict=False):  # of no part at all, nothing
            if self.has(part):
                continue
            if _has_list(part) or is_remark(part) or (_has_list(after) and not _GONE.search(part)):
                kept[part] = None
                continue
            lines = []
            for line in part.split("\n"):
                left = [s for s in _SENTENCE.split(line) if not _is_said(s, told, alike=alike)]
                told.update(dict.fromkeys(_statements(left)))
                lines.append(" ".join(left))
            if any(lines):
                kept["\n".join(filter(None, lines))] = None
        return list(kept)

    def where(self, parts: Sequence[str]) -> int:
        """Return the section that said the longest of these paragraphs, which is what they are about; 0 for none."""
        told = [part for part in parts if self.has(part) and not is_remark(part)]
        return self._parts[_content(max(told, key=len))] if told else 0

    def shortened(self, parts: Sequence[str]) -> list[str]:
        """Return the paragraphs without a closing sentence that an earlier section has closed with already.

        What stands before a list stays whole: there a sentence warns of the list.
        """
        kept = []
        for part, after in zip(parts, [*parts[1:], ""], strict=False):  # of no part at all, nothing
            *sentences, last = _SENTENCE.split(part)
            refrain = bool(sentences) and "\n" not in part and last in self._endings and not _has_list(after)
            kept.append(" ".join(sentences) if refrain else part)
        return kept

    def note(self, parts: Sequence[str], number: int) -> None:
        dated = any(tells(part) for part in parts if not is_remark(part))  # else its remark is not said there
        for part in parts:
            if is_remark(part) and not dated:
                continue
            self._parts.setdefault(_content(part), number)
            for line in () if _has_list(part) else part.split("\n"):
                sentences = _SENTENCE.split(line)
                self._sentences.update(dict.fromkeys(_statements(sentences)))
                if "\n" not in part:
                    self._endings.add(sentences[-1])


def _is_said(sentence: str, told: Mapping[str, None], *, alike: bool) -> bool:
    """Whether a sentence was said before, word for word or, if ``alike``, in other words."""
    bare = _bare(sentence)
    return bare in told or (alike and says_no_more(bare, told))


def _statements(sentences: Sequence[str]) -> set[str]:
    """Return the sentences that must not be said twice."""
    return {_bare(sentence) for sentence in sentences if len(sentence.split()) >= _A_STATEMENT}


def _bare(sentence: str) -> str:
    """Return a sentence without the name that it may begin with: "SLF: Sertifikat ..." says no more."""
    return _NAMED.sub("", sentence)


def _content(part: str) -> str:
    """Return a paragraph without the line that announces its list: the same list is the same, however announced."""
    head, _, rest = part.partition("\n")
    return rest if head.endswith(":") and _has_list(rest) else part


def _has_list(part: str) -> bool:
    return _ITEM.search(part) is not None


def _lettered(text: str) -> str:
    """Return ``text`` with the numbers of its lists as letters, as far as there are letters."""

    def letter(match: re.Match[str]) -> str:
        number = int(match[1])
        return f"{chr(96 + number)}. " if 1 <= number <= _LETTERS else match[0]

    return _ITEM.sub(letter, text)


def _says_no_more(heading: str, earlier: str) -> bool:
    return heading.startswith(earlier) or earlier.startswith(heading)


def _is_one_word(text: str) -> bool:
    """Whether a block is one paragraph without a list: where it was said before, a reference would be longer."""
    return "\n" not in text
