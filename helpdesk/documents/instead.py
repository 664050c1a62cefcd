"""What was understood of a mail, with one permit put in the place of another."""

from __future__ import annotations

from dataclasses import replace

from helpdesk.model.question import Candidate, Question, Understanding


def instead(understanding: Understanding, gone: str, permit: str) -> Understanding:
    """Return what was understood, with ``permit`` where the permit ``gone`` was asked about."""
    named = dict.fromkeys(permit if own == gone else own for own in understanding.permits)
    questions = tuple(_about(question, gone, permit) for question in understanding.questions)
    return replace(understanding, permits=tuple(named) if named else (permit,), questions=questions)


def _about(question: Question, gone: str, permit: str) -> Question:
    """Return a question whose candidate ``gone`` is ``permit``, as likely as the likelier of both was."""
    old = next((c for c in question.candidates if c.id == gone), None)
    if old is None:
        return question
    known = next((c for c in question.candidates if c.id == permit), Candidate("permit", permit, 0.0, old.evidence))
    best = replace(known, confidence=max(old.confidence, known.confidence))
    rest = (c for c in question.candidates if c.id not in (gone, permit))
    return replace(question, candidates=tuple(sorted((best, *rest), key=lambda c: -c.confidence)))
