"""Delivery reports of many servers, written by hand before our reader saw them: every recipient, no other address."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from helpdesk.mail.automatic import why_automatic
from helpdesk.mail.bounce import read_bounce
from helpdesk.mail.parse import parse
from helpdesk.model.message import AutomaticKind

FOLDER = Path(__file__).parent / "cases"
CASES: list[dict[str, Any]] = [
    {"part": path.stem, **case}
    for path in sorted(FOLDER.glob("bounces-*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]
LINE = re.compile(r'("[^"]+"@\S+|\S+)(.*)')
VERDICTS = {"permanent": True, "passing": False}


@pytest.mark.parametrize("case", CASES, ids=[f"{case['part']} {case['name']}" for case in CASES])
def test_recipients_are_read(case: dict[str, Any]) -> None:
    message = parse(case["mail"].lstrip("\n").encode())
    bounce = read_bounce(message)
    found = {item.address: item for item in (bounce.recipients if bounce else ())}
    wanted = {match[1]: match[2].split() for match in map(LINE.fullmatch, case["bounced"]) if match}

    assert sorted(found) == sorted(wanted)
    for address, (status, verdict) in ((key, value) for key, value in wanted.items() if value):
        assert status in ("-", found[address].status)
        assert found[address].permanent is VERDICTS[verdict]
    if "original" in case:
        assert bounce is not None
        assert bounce.original_message_id == case["original"]
    automatic = why_automatic(message, frozenset({"ptsp@office.example"}))
    assert (automatic is not None and automatic.kind is AutomaticKind.BOUNCE) == bool(wanted)


def test_cases_are_many() -> None:
    assert len(CASES) >= 60
