"""The body of a letter out of its blocks: numbered when there are several, and nothing said twice."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from helpdesk.draft.entry.sources import is_remark, with_one_source
from helpdesk.draft.letter.outdone import without_outdone
from helpdesk.draft.letter.said import GONE, ITEM, Said, has_list
from helpdesk.draft.templating.parts import Section
from helpdesk.draft.templating.wording import paragraphs

_LETTERS = 26
_WARNS = re.compile(  # of a list that is another region's
    r"^(?:Daftar|Syarat|Alur|Sebagian syarat|Keterangan ini|Dasar hukum|Th(?:is|e) (?:list|requirement|process))\b"
    r"[^\n]*(?:Di Jakarta ketentuannya belum tentu sama|The rules in Jakarta may differ)[^.\n]*\.$"
)
_FEW = 8  # words that may be said under two numbers
_FIGURE = re.compile(r"(?:Biaya|Lama proses|Masa berlaku|Denda|Fee|Processing time|Validity|Penalty)\b")  # of a heading


def _first_of(remarks: Sequence[str]) -> str:
    return remarks[0]


def sections_of(
    texts: Sequence[tuple[str, str]],
    united: Callable[[Sequence[str]], str] = _first_of,
    subjects: Sequence[frozenset[str]] = (),
) -> tuple[Section, ...]:
    """Return the sections for (heading, text) in order, each paragraph only where it stands first.

    A block that says nothing new (besides as of when), be it in other words, disappears: a section that only points
    back to another answers nobody. ``united`` writes one remark on the sources for several; ``subjects``: the roots of
    the names of what each text is about. The lists in numbered sections go by letters, so that no item is taken for a
    section.
    """
    sections: list[Section] = []
    said = Said()
    texts, about = _joined(texts, subjects or [frozenset[str]()] * len(texts))
    for (heading, text), subject in zip(without_outdone(texts, about), about, strict=True):
        parts = paragraphs(text)
        fresh = said.fresh(parts, subject)
        nothing_new = bool(parts) and all(is_remark(part) for part in fresh)
        if len(texts) > 1 and not nothing_new and _only_warns(fresh):
            continue
        if not fresh or (nothing_new and (said.where(parts) or said.where_in_other_words(parts))):
            continue
        same = next((place for place, section in enumerate(sections) if section.heading == heading), None)
        if same is not None:  # one section says both
            sections[same] = with_more(sections[same], said.shortened(fresh))
            said.note(fresh, same + 1, subject)
            continue
        number = len(sections) + 1
        sections.append(Section(number, heading, "\n\n".join(said.shortened(fresh))))
        said.note(fresh, number, subject)
    told = with_one_source(sections, united)
    if len(told) == 1:
        return (Section(0, told[0].heading, _without_begun(told[0].text)),)
    return _all_lettered(told)


def _joined(
    texts: Sequence[tuple[str, str]], subjects: Sequence[frozenset[str]]
) -> tuple[list[tuple[str, str]], list[frozenset[str]]]:
    """Return the texts and their subjects, two that follow each other on one permit in one, under the shorter heading.

    Only where one of the headings has all of the other's, which would stand there twice; and of a permit that is still
    issued only what has no list and no figure, which would lose its own.
    """
    joined: list[tuple[str, str]] = []
    about: list[frozenset[str]] = []
    for (heading, text), subject in zip(texts, subjects, strict=True):
        before, told = joined[-1] if joined else ("", "")
        own = has_list(told) or has_list(text) or _FIGURE.match(heading) or _FIGURE.match(before)
        plain = GONE.search(told) or not own
        held = (heading in before or before in heading) and heading.count("(") == before.count("(")  # of one permit
        if subject and about[-1:] == [subject] and plain and held:
            more = with_more(Section(0, "", told), [one for one in paragraphs(text) if one not in told]).text
            joined[-1] = (min(before, heading, key=len), more)
            continue
        joined.append((heading, text))
        about.append(subject)
    return joined, about


def by_points(
    texts: Sequence[tuple[str, str]],
    points: Sequence[int],
    united: Callable[[Sequence[str]], str] = _first_of,
    *,
    last_open: int = 0,
) -> tuple[tuple[Section, ...], dict[int, int]]:
    """Return the sections for (heading, text), one for each point that the citizen has numbered, by its number.

    ``points`` has the number of each text, 0 where it belongs to none: that stands unnumbered before the points, or is
    numbered on after them. A point that says nothing new says it once more in a few words, or has no section: of these
    the number is returned, with that of the section that said it. ``last_open`` is the highest number of a
    point that stays open, 0 for none: what belongs to no point is numbered on behind it too, and without any a single
    section has no number.
    """
    if not any(points):
        return sections_of(texts, united), {}
    first = points.index(next(number for number in points if number))
    said = Said()
    numbered: list[Section] = []
    again: dict[int, int] = {}
    for number in sorted({*points} - {0}):
        own = without_outdone([text for text, point in zip(texts, points, strict=True) if point == number])
        parts = list(dict.fromkeys(part for _, text in own for part in paragraphs(text)))
        if not parts:
            continue
        fresh, before = _of_point(parts, said)
        if not fresh:
            again[number] = before
            continue
        body = [part for part in fresh if not is_remark(part)]
        asides = [part for part in fresh if is_remark(part)]
        heading = next((heading for heading, text in own if body and body[0] in text), own[0][0])
        numbered.append(Section(number, heading, "\n\n".join((*said.shortened(body), *asides))))
        said.note(fresh, number)
    beside = [(text, place) for place, (text, point) in enumerate(zip(texts, points, strict=True)) if not point]
    before_all, after = _beside(beside, first, said, max(*points, last_open))
    told = with_one_source((*before_all, *numbered, *after), united)
    return _all_lettered([replace(told[0], number=0)] if len(told) == 1 and not last_open else told), again


def _of_point(parts: Sequence[str], said: Said) -> tuple[Sequence[str], int]:
    """Return what a point tells, and where what it would tell stands already if that is nothing (0: nowhere)."""
    fresh = said.fresh(parts)
    if all(is_remark(part) for part in fresh):
        before = said.where(parts) or said.where_in_other_words(parts)
        return ((), before) if before and _is_long(parts) else (parts, 0)
    return ((), said.where(parts)) if _only_warns(fresh) else (fresh, 0)


def _beside(
    texts: Sequence[tuple[tuple[str, str], int]], first: int, said: Said, number: int
) -> tuple[list[Section], list[Section]]:
    """Return the sections of what belongs to no point, each with its place: before ``first``, and numbered on."""
    before: list[Section] = []
    after: list[Section] = []
    for (heading, text), place in texts:
        fresh = said.fresh(paragraphs(text))
        if all(is_remark(part) for part in fresh):
            continue
        said.note(fresh, 0)
        if place < first:
            before.append(Section(0, heading, "\n\n".join(fresh)))
        else:
            whole = "\n\n".join(said.shortened(fresh))
            after.append(Section(number + len(after) + 1, heading, whole))
    return before, after


def _only_warns(parts: Sequence[str]) -> bool:
    """Whether paragraphs only say whose rules those are that would stand below them, and as of when."""
    return all(is_remark(part) or _WARNS.search(part) for part in parts) and any(map(_WARNS.search, parts))


def _is_long(parts: Sequence[str]) -> bool:
    return any(map(has_list, parts)) or len(" ".join(parts).split()) > _FEW


def with_more(section: Section, more: Sequence[str]) -> Section:
    """Return a section with further paragraphs, before the one that says as of when."""
    told = list(paragraphs(section.text))
    asides = [part for part in told if is_remark(part)]
    body = [part for part in told if not is_remark(part)]
    words = [part for part in more if not is_remark(part)]
    late = not any(map(has_list, body)) or has_list(body[0]) or any(map(has_list, words))
    at = len(body) if late else 1  # a word on it stands before the list
    asides += [part for part in more if is_remark(part) and part not in asides]
    return Section(section.number, section.heading, "\n\n".join([*body[:at], *words, *body[at:], *asides]))


def _all_lettered(sections: Sequence[Section]) -> tuple[Section, ...]:
    return tuple(replace(section, text=_lettered(_without_begun(section.text))) for section in sections)


def _without_begun(text: str) -> str:
    """Return the text of a section without a paragraph that another one says again, and more.

    "Izin untuk memakai taman." stands in "Izin Taman adalah izin untuk memakai taman. Perlu tidaknya ..." too.
    """
    parts = paragraphs(text)
    again = {one for one in parts for other in parts if other != one and _is_sentence(one) and one[1:] in other}
    return "\n\n".join(part for part in parts if part not in again)


def _is_sentence(part: str) -> bool:
    return part.endswith(".") and "\n" not in part and not is_remark(part)


def _lettered(text: str) -> str:
    """Return ``text`` with the numbers of its lists as letters, as far as there are letters."""

    def letter(match: re.Match[str]) -> str:
        number = int(match[1])
        return f"{chr(96 + number)}. " if 1 <= number <= _LETTERS else match[0]

    return ITEM.sub(letter, text)
