"""Mails that parsers stumble over, written by hand before ours saw them: what a reader would see of each."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from helpdesk.mail.parse import parse

FOLDER = Path(__file__).parent / "cases"
CASES: list[dict[str, Any]] = [
    case
    for path in sorted(FOLDER.glob("parse*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_mail_is_read_as_a_reader_would(case: dict[str, Any]) -> None:
    message = parse(case["mail"].encode("latin-1"))
    found = {
        "subject": message.subject,
        "text": message.text.strip("\n"),
        "sender": [message.sender.name, message.sender.address] if message.sender else [],
        "to": [box.address for box in message.to],
        "date": message.date.isoformat() if message.date else "",
        "names": [attachment.filename for attachment in message.attachments],
        "types": [attachment.content_type for attachment in message.attachments],
        "sizes": [len(attachment.content) for attachment in message.attachments],
        "inline": [attachment.inline for attachment in message.attachments],
        "cc": [box.address for box in message.cc],
        "replies": [box.address for box in message.reply_to],
        "id": message.message_id or "",
        "reply": message.in_reply_to or "",
        "refs": list(message.references),
        "html": (message.html or "").strip(),
    }

    wanted = {key: value for key, value in case.items() if key not in ("name", "mail")}
    assert wanted
    assert {key: found[key] for key in wanted} == wanted


def test_cases_are_many() -> None:
    assert len(CASES) >= 400
