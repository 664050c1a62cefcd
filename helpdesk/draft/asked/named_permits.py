"""Which of the permits that were found for a question it names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from helpdesk.draft.asked.permit_names import PermitNames
from helpdesk.draft.asked.whole_words import stands_whole
from helpdesk.model.knowledge import Entry, EntryStatus, Knowledge, Permit
from helpdesk.model.question import Question

_BETWEEN = re.compile(r" (?:atau|or|apa) ")


@dataclass(frozen=True, slots=True)
class NamedPermits:
    """Looks for the names of permits in questions; ``bare``: names without "izin" at their head."""

    knowledge: Knowledge
    bare: PermitNames

    def likely(self, question: Question, context: Permit | None) -> list[Permit]:
        """Return the permits in question that are still issued: the one spoken of before, then the candidates."""
        found = [self.knowledge.permits.get(candidate.id) for candidate in question.candidates]
        permits = [p for p in (context, *found) if p is not None and p.status is EntryStatus.ACTIVE]
        return list(dict.fromkeys(permits))

    def either(self, question: Question) -> tuple[Entry, ...]:
        """Return the permits that a question names on either side of "or"."""
        before, _, after = _BETWEEN.sub("|", question.words, count=1).partition("|")
        first = self.one_in(before, question, shared=True) or self._called(before, question)
        sides = [first, self.one_in(after, question, shared=True)]
        named = tuple(permit for permit in sides if permit is not None)
        return named if len(set(named)) == len(sides) else ()

    def all_in(self, question: Question) -> tuple[Entry, ...]:
        """Return the permits that a question names, likeliest first, for who asks how they differ."""
        permits = self.likely(question, None)
        own = ({*p.aliases, p.name} - {*p.ambiguous} for p in permits)
        named = [p for p, names in zip(permits, own, strict=True) if any(stands_in(n, question.words) for n in names)]
        return tuple(named[:3]) if len(named) > 1 else self._all_called(question)

    def _all_called(self, question: Question) -> tuple[Entry, ...]:
        """Return the permits that a question calls by what they are for: "apotek" and "toko obat"."""
        likely = [candidate.id for candidate in question.candidates]
        called = []
        for _, ids in self.bare.in_text(question.words):
            known = sorted(ids, key=lambda i: (likely.index(i) if i in likely else len(likely), i))
            if known[0] in likely:
                called.append(self.knowledge.permits[known[0]])
        return tuple(p for p in dict.fromkeys(called) if p.status is EntryStatus.ACTIVE)[:3]

    def _called(self, text: str, question: Question) -> Permit | None:
        """Return the likeliest permit that ``text`` calls by its name without "izin": "masuk PAUD"."""
        called = self.bare.ids_in(text)
        return next((permit for permit in self.likely(question, None) if permit.id in called), None)

    def one_in(self, text: str, question: Question, *, shared: bool = False) -> Permit | None:
        """Return the permit that ``text`` names; ``shared``: also by a name that several permits have."""
        for permit in self.likely(question, None):
            doubtful = {name.lower() for name in permit.ambiguous}
            names = {name.lower() for name in (permit.name, *permit.aliases)} - doubtful
            if any(stands_in(name, text) for name in (names | doubtful if shared else names)):
                return permit
        return None


def stands_in(name: str, text: str) -> bool:
    """Whether ``text``, in small letters, has ``name`` as words of its own."""
    name = name.lower()
    spelt = (name, name.replace("-", " ")) if "-" in name else (name,)  # as words of a question are
    return any(stands_whole(one, text) for one in spelt)
