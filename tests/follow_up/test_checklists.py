"""What is wrong with a paper that came is kept with it, so that the applicant is told what to do about it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from helpdesk.follow_up.checklists import papers
from helpdesk.model.conversation import FiledAttachment, FiledMessage
from helpdesk.model.question import Recognised
from helpdesk.track.checklist import ItemState

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)
NOTHING = dict.fromkeys(FiledMessage.__slots__)


def mail(*files: Recognised, problem: str | None = None) -> FiledMessage:
    """Return a message with one attachment that these files are in."""
    one = FiledAttachment(0, "ktp.pdf", "application/pdf", 9, inline=False, problem=problem, files=files)
    return FiledMessage(**{**NOTHING, "id": 1, "received_at": NOW, "attachments": (one,)})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("remark", "state"),
    [
        ("unreadable", ItemState.UNREADABLE),
        ("locked", ItemState.UNREADABLE),
        ("damaged", ItemState.UNREADABLE),
        ("blank-form", ItemState.WRONG),
        ("expired: 2025-01-31", ItemState.EXPIRED),
        ("until: 2027-01-31", None),
    ],
)
def test_a_paper_that_nobody_can_read_or_open_is_not_called_another_one(remark: str, state: ItemState | None) -> None:
    (paper,) = papers([mail(Recognised(0, None, ("ktp",), 0.9, "name", (remark,)))])
    assert paper.problem is state


@pytest.mark.parametrize("problem", ["locked", "damaged"])
def test_a_file_that_does_not_open_is_unreadable_whatever_it_is_called(problem: str) -> None:
    (paper,) = papers([mail(Recognised(0, None, ("ktp",), 0.9, "name"), problem=problem)])
    assert paper.problem is ItemState.UNREADABLE
