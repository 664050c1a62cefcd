"""Which of the matcher's questions is which of the judge's."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from helpdesk.match.judged import JudgedMail, JudgedQuestion
from helpdesk.model.question import Question, Understanding


@dataclass(frozen=True, slots=True)
class Outcome:
    """A judged question and the one the matcher found for it, or None."""

    judged: JudgedQuestion
    found: Question | None

    def rank(self) -> int:
        """Return the rank (from 1) of the first acceptable candidate, or 0."""
        ids = [candidate.id for candidate in self.found.candidates] if self.found else []
        return next((at for at, entry_id in enumerate(ids, 1) if entry_id in self.judged.ids), 0)

    @property
    def in_scope(self) -> bool:
        """Return whether the judge says that an entry must be found."""
        return bool(self.judged.ids) and not self.judged.none_too


def align(mail: JudgedMail, understood: Understanding) -> list[Outcome]:
    """Return each judged question with a found one, order kept; each found one serves once.

    Where the counts differ, the text they share decides; where the judge marked no text, what they agree on.
    """
    judged, found = mail.questions, understood.questions
    if len(judged) == len(found):
        return [Outcome(j, f) for j, f in zip(judged, found, strict=True)]

    @cache
    def best(i: int, k: int) -> tuple[float, tuple[int | None, ...]]:
        """Return the best agreement of the judged questions from i on with the found ones from k on."""
        if i == len(judged):
            return 0.0, ()
        score, rest = best(i + 1, k)
        options = [(score, (None, *rest))]
        for at in range(k, len(found)):
            score, rest = best(i + 1, at + 1)
            options.append((score + _agreement(judged[i], found[at]), (at, *rest)))
        return max(options, key=lambda option: option[0])

    return [Outcome(j, None if at is None else found[at]) for j, at in zip(judged, best(0, 0)[1], strict=True)]


def _agreement(judged: JudgedQuestion, found: Question) -> float:
    if judged.span:
        start, end = judged.span
        shared = max(0, min(end, found.end) - max(start, found.start))
        return 0.01 + shared / (end - start) + shared / max(1, found.end - found.start)
    aspects = len(judged.aspects.intersection(found.aspects))
    known = any(candidate.id in judged.ids for candidate in found.candidates[:3])
    return 0.1 + known + aspects / max(1, len(judged.aspects))
