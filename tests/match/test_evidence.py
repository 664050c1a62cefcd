"""Evidence is what made a candidate: without its words the mail speaks less for it."""

from __future__ import annotations

import re

import pytest

from helpdesk.match.understand import Matcher
from helpdesk.model.knowledge import Knowledge
from helpdesk.model.message import Body
from helpdesk.model.question import Candidate

EVERY = 9  # of each ninth entry a question; --long takes all


def best(matcher: Matcher, text: str) -> Candidate | None:
    """Return the first candidate of a text with one question that says itself what it is about."""
    questions = matcher.understand("", Body(text, "", "")).questions
    found = questions[0].candidates[0] if len(questions) == 1 and questions[0].candidates else None
    return None if found and any(e.field == "context" for e in found.evidence) else found


def confidence(matcher: Matcher, text: str, entry_id: str) -> float:
    questions = matcher.understand("", Body(text, "", "")).questions
    return max((c.confidence for q in questions for c in q.candidates if c.id == entry_id), default=0.0)


def without(text: str, candidate: Candidate) -> str:
    """Return the text with the words of the evidence blotted out."""
    words = {w for e in candidate.evidence for w in re.findall(r"\w+", e.text)}
    return re.sub(r"\w+", lambda m: "xqz" if m[0] in words else m[0], text)


@pytest.mark.parametrize("part", range(3))
def test_without_the_words_of_its_evidence_a_candidate_is_less_likely(
    matcher: Matcher, knowledge: Knowledge, part: int, request: pytest.FixtureRequest
) -> None:
    every = 1 if request.config.getoption("--long") else EVERY
    for number, entry in enumerate(knowledge.entries()[part :: 3 * every]):
        text = entry.questions[number % len(entry.questions)]
        found = best(matcher, text)
        if found is None:
            continue
        assert found.evidence, text
        assert confidence(matcher, without(text, found), found.id) < found.confidence, text


def test_evidence_is_quoted_from_the_mail(matcher: Matcher, knowledge: Knowledge) -> None:
    for entry in knowledge.entries()[::7]:
        text = entry.questions[0]
        found = best(matcher, text)
        for evidence in found.evidence if found else ():
            assert all(piece in text for piece in evidence.text.split(" … ")), text


def test_a_question_without_words_of_its_own_is_proposed_by_what_stands_around_it(matcher: Matcher) -> None:
    story = "My grandmother's grave is due for renewal but I live abroad. "
    (question,) = matcher.understand("", Body(f"{story}What would my cousin have to bring?", "", "")).questions

    context = [e.text for c in question.candidates if "perpanjang" in c.id for e in c.evidence if e.field == "context"]
    assert context
    assert "grave" in context[0]
