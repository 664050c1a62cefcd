"""The body of a letter out of its blocks: numbered when there are several, and nothing said twice."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from helpdesk.draft.samples import Section
from helpdesk.draft.wording import paragraphs


def sections_of(texts: Sequence[tuple[str, str]], see_above: Callable[[int], str]) -> tuple[Section, ...]:
    """Return the sections for (heading, text) in order, each paragraph only where it stands first.

    A block that says nothing new (besides as of when) becomes a reference to the section that said it, and disappears
    when even its heading is the same. ``see_above`` writes that reference.
    """
    sections: list[Section] = []
    said: dict[str, int] = {}
    for heading, text in texts:
        parts = paragraphs(text)
        fresh = [part for part in dict.fromkeys(parts) if part not in said]
        if parts and all(_is_aside(part) for part in fresh):
            first = _where(parts, said)
            fresh = [] if first and sections[first - 1].heading == heading else [see_above(first)] if first else fresh
        if not fresh:
            continue
        sections.append(Section(len(sections) + 1, heading, "\n\n".join(fresh)))
        for part in fresh:
            said.setdefault(part, len(sections))
    if len(sections) == 1:
        return (Section(0, sections[0].heading, sections[0].text),)
    return tuple(sections)


def _is_aside(paragraph: str) -> bool:
    """Return whether a paragraph only says as of when: alone it is no answer."""
    return paragraph.startswith("(")


def _where(parts: Sequence[str], said: Mapping[str, int]) -> int:
    """Return the section that said the longest of these paragraphs, which is what they are about; 0 when none did."""
    told = [part for part in parts if part in said and not _is_aside(part)]
    return said[max(told, key=len)] if told else 0
