"""The project's own knowledge base with its index, made once in a process for all tests; nothing changes it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from helpdesk.knowledge.load import load
from helpdesk.match.shared import Shared
from helpdesk.model.knowledge import Knowledge

ROOT = Path(__file__).parent.parent


@cache
def project() -> Shared:
    """Return the knowledge base, and its index when that is needed."""
    return Shared(load(ROOT / "faq"), None)


def project_knowledge() -> Knowledge:
    """Return the knowledge base."""
    return project().knowledge
