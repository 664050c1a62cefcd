"""The remark that says as of when a section's facts are: one, at its end, and none where nothing is told.

A section made of several entries would carry their remarks one under the other, "per 2024", "per 2018", "per 2023", and
one that only says that nothing is known would date what it does not know.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from helpdesk.draft.entry.facts import Teller
from helpdesk.draft.templating.parts import Section
from helpdesk.draft.templating.wording import listing, paragraphs, partial_date
from helpdesk.model.knowledge import Entry, Topic
from helpdesk.not_known import says_unknown
from helpdesk.sentences import sentences_of

_CLAUSE = re.compile(r"; |, (?:sehingga|so) ")
_ASKS_ON = re.compile(
    r"^(?:\w+ )?(?:petugas kami|mohon|silakan|an officer|please|so we cannot|sehingga)\b", re.IGNORECASE
)


def is_remark(paragraph: str) -> bool:
    """Whether a paragraph only says as of when: alone it is no answer."""
    return paragraph.startswith("(")


@lru_cache(maxsize=512)  # paragraphs of letters: of each it is asked twice, and most are of the knowledge base
def tells(paragraph: str) -> bool:
    """Whether a paragraph holds a fact, and does not only say what is not known and who will look."""
    if "\n" in paragraph:
        return True
    clauses = (clause for sentence in sentences_of(paragraph) for clause in _CLAUSE.split(sentence))
    return any(not says_unknown(clause) and not _ASKS_ON.match(clause) for clause in clauses)


def sourced(text: str, entry: Entry, teller: Teller) -> str:
    """Return what is told of an entry with the remark as of when that is, where there is one."""
    return "\n\n".join(part for part in (text, teller.as_of(entry)) if part)


def with_one_source(sections: Sequence[Section], united: Callable[[Sequence[str]], str]) -> tuple[Section, ...]:
    """Return the sections, each with one remark at its end or none; ``united`` makes one of several."""
    return tuple(replace(section, text=_with_one(section.text, united)) for section in sections)


def _with_one(text: str, united: Callable[[Sequence[str]], str]) -> str:
    parts = paragraphs(text)
    remarks = list(dict.fromkeys(part for part in parts if is_remark(part)))
    body = [part for part in parts if not is_remark(part)]
    if not remarks or not body:
        return text
    last = [remarks[0] if len(remarks) == 1 else united(remarks)] if any(map(tells, body)) else []
    return "\n\n".join([*body, *last])


@dataclass(frozen=True, slots=True)
class Sources:
    """Unites the remarks of entries, in the words of one language."""

    teller: Teller
    entries: Mapping[str, Entry]

    @classmethod
    def of(cls, teller: Teller, entries: Iterable[Entry]) -> Sources:
        """Return who unites what is remarked on ``entries``."""
        return cls(teller, {teller.as_of(entry): entry for entry in entries})

    def united(self, remarks: Sequence[str]) -> str:
        """Return one remark for several: all their dates, the oldest first, and that some have none."""
        known = [self.entries[remark] for remark in remarks if remark in self.entries]
        days = [self.teller.known_on(entry) for entry in known]
        dated = sorted({day for day in days if day})
        if not dated or len(known) < len(remarks):
            return remarks[0]
        language = self.teller.language
        return self.teller.render(
            "as_of",
            date=listing([partial_date(day, language) for day in dated], language),
            volatile=any(isinstance(entry, Topic) and entry.volatile for entry in known),
            general=False,
            undated=None in days,
        )
