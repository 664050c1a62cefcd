"""The reply to each sample inquiry and to forty mails of our own, held against lines written before it was read."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, date, datetime
from functools import cache

import pytest

from helpdesk.config import Config, resolve
from helpdesk.demo.inquiries import first_inquiries
from helpdesk.demo.mails import compose_inquiry
from helpdesk.draft.templating.wording import paragraphs
from helpdesk.explain import Explainer
from helpdesk.model.draft import Letter
from tests.draft.conftest import ROOT
from tests.draft.spoken import Lines, own_mails, sample_lines
from tests.project import project

TODAY = date(2026, 11, 24)
SENT_AT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
SAMPLES = {inquiry.id.removeprefix("inq-"): inquiry for inquiry in first_inquiries()}
LINES = sample_lines()
OWN = own_mails()


@cache
def explainer() -> Explainer:
    return Explainer(resolve(Config(), ROOT), project().knowledge, index=project().index)


def letter_to(octets: bytes) -> Letter | None:
    """Return the reply that the desk proposes."""
    return explainer().explain(octets, TODAY).letter


def test_every_sample_has_its_lines() -> None:
    assert LINES.keys() == SAMPLES.keys()


@cache
def read() -> dict[str, tuple[Letter | None, Lines]]:
    """Return the letter to every sample and mail of our own, with its lines."""
    sent = {number: (compose_inquiry(inquiry, SENT_AT), LINES[number]) for number, inquiry in SAMPLES.items()}
    return {name: (letter_to(octets), lines) for name, (octets, lines) in (sent | OWN).items()}


def test_every_reply_but_a_few_says_what_it_must_and_not_what_it_must_not() -> None:
    broken = {name: found for name, (letter, lines) in read().items() if (found := lines.broken_by(letter))}
    # psychologists, a profession that the base lacks, are asked which doctor they are; misused data is not seen as that
    known = {"psychologist", "psychologist-own", "data-misused"}
    # since it is learnt what people mean by which words, three of these letters say less than before: not what a doctor
    # needs instead of the letter, not the law beside the deletion, not that a grave costs nothing
    known |= {"still-recommendation-idi", "data", "stranger-threatens-with-reuse"}
    assert broken.keys() <= known, broken


@pytest.mark.parametrize("name", sorted((*SAMPLES, *OWN)))
def test_no_letter_has_a_flaw(name: str) -> None:
    letter, _ = read()[name]
    assert letter is None or flaws(letter) == [], letter.text


def test_what_replies_should_say_and_do_not_is_counted() -> None:
    open_ = [line for letter, lines in read().values() if lines.wish for line in lines.unfulfilled(letter)]
    assert len(open_) <= 14, open_


def flaws(letter: Letter) -> list[str]:
    """Return what no letter may have: things said twice, empty headings, marks, long numbers, overtaken facts."""
    parts = Counter(part for part in paragraphs(letter.text) if len(part) > 20)
    found = [f"twice: {part}" for part, count in parts.items() if count > 1]
    for what, pattern in _FLAWS.items():
        if match := re.search(pattern, letter.text, re.MULTILINE):
            found.append(f"{what}: {match.group()}")
    return found


_FLAWS = {
    "mark": r"\{\{|\}\}|\{%|%\}|\bNone\b|\bUndefined\b",
    "long number": r"(?<![\w-])\d(?:[ .\-]?\d){8,}",
    "old stamp": r"\b6[.,]000\b",
    "empty heading": r"^\d+\. [^\n]*[^\n.]\n\n\d+\. ",
    "doubled mark": r"\.\.(?!\.)|,,|\.,|  +\S",
    "familiar you": r"\b(?:kamu|Anda)\b",
}
