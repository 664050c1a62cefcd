"""The body of a letter out of its blocks: numbered when there are several, and nothing said twice."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from helpdesk.draft.samples import Section
from helpdesk.draft.wording import paragraphs


def sections_of(texts: Sequence[tuple[str, str]], see_above: Callable[[int], str]) -> tuple[Section, ...]:
    """Return the sections for (heading, text) in order, each paragraph only where it stands first.

    A block that says nothing new becomes a reference to the section that said it, and disappears when even its heading
    is the same. ``see_above`` writes that reference.
    """
    sections: list[Section] = []
    said: dict[str, int] = {}
    for heading, text in texts:
        parts = paragraphs(text)
        fresh = [part for part in dict.fromkeys(parts) if part not in said]
        if parts and not fresh:
            first = said[parts[0]]
            fresh = [] if sections[first - 1].heading == heading else [see_above(first)]
        if not fresh:
            continue
        sections.append(Section(len(sections) + 1, heading, "\n\n".join(fresh)))
        for part in fresh:
            said.setdefault(part, len(sections))
    if len(sections) == 1:
        return (Section(0, sections[0].heading, sections[0].text),)
    return tuple(sections)
