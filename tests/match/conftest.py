from __future__ import annotations

import pytest

from helpdesk.match.understand import Matcher
from helpdesk.model.knowledge import Knowledge
from tests.project import project

PATTERN = r"\b\d{1,7}/\d[\d.]*/[\d.]+/-?[\d.]+/\d{4}\b"


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return project().knowledge


@pytest.fixture(scope="session")
def matcher(knowledge: Knowledge) -> Matcher:
    return Matcher(knowledge, application_patterns=(PATTERN,), index=project().index)
