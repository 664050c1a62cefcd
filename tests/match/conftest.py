from __future__ import annotations

from pathlib import Path

import pytest

from helpdesk.knowledge.load import load
from helpdesk.match.understand import Matcher
from helpdesk.model.knowledge import Knowledge

PATTERN = r"\b\d{1,7}/\d[\d.]*/[\d.]+/-?[\d.]+/\d{4}\b"


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load(Path(__file__).parents[2] / "faq")


@pytest.fixture(scope="session")
def matcher(knowledge: Knowledge) -> Matcher:
    return Matcher(knowledge, application_patterns=(PATTERN,))
