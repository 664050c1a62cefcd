"""Mails of many programs and languages, written by hand before our reader saw them: what in them is new."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from helpdesk.mail.parse import parse
from helpdesk.mail.quote import split

FOLDER = Path(__file__).parent / "cases"
CASES: list[dict[str, Any]] = [
    {"part": path.stem, "kind": "plain" if path.stem == "quotes-text" else "html", **case}
    for path in sorted(FOLDER.glob("quotes-*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]


def lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


@pytest.mark.parametrize("case", CASES, ids=[f"{case['part']} {case['name']}" for case in CASES])
def test_new_text_is_told_from_the_rest(case: dict[str, Any]) -> None:
    subject = case.get("subject", "Re: izin")
    head = f"From: rina@warga.example\nSubject: {subject}\nContent-Type: text/{case['kind']}; charset=utf-8\n\n"
    body = split(parse((head + case["text"].removeprefix("\n")).encode()))

    assert lines(body.new_text) == lines(case["new"])


def test_cases_are_many() -> None:
    assert len(CASES) >= 60
