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


# Texts whose last lines could be taken for the beginning of what follows.
ABOVE = (
    "Selamat pagi,\n\nTanggal 2 November 2026 pukul 08.14 loket tutup. Apakah besok buka?\n\nTerima kasih",
    "Jawaban saya:\na) Luas 120 m2\nb) Dua lantai\nc) Milik sendiri",
    "Kata petugas berkas harus ditulis ulang, dan beliau menulis: tolak.\nMohon penjelasan",
    "Guten Tag,\nwir haben das Formular am 2.11.2026 abgeschickt. Wann kommt die Antwort?",
    "Mohon info status permohonan nomor 2026/11/0001 tanggal 01-11-2026",
)


def quote_of(case: dict[str, Any]) -> str | None:
    """Return what stands in a mail in plain text below an answer at its top, or None when it is written otherwise."""
    new, text = lines(case["new"]), case["text"].strip("\n").split("\n")
    while new and text:
        line = " ".join(text.pop(0).split())
        if line and line != new.pop(0):
            return None
    answers = case.get("subject", "Re:").startswith("Re:") and not text[0].strip() if text else False
    return "\n".join(text) if not new and answers else None


@pytest.mark.parametrize("above", ABOVE)
def test_what_was_written_above_a_quote_stays_whatever_it_is(above: str) -> None:
    quotes = [quote for case in CASES if case["kind"] == "plain" and (quote := quote_of(case))]
    head = "From: rina@warga.example\nSubject: Re: izin\nContent-Type: text/plain; charset=utf-8\n\n"

    assert len(quotes) >= 150
    for quote in quotes:
        body = split(parse(f"{head}{above}\n{quote}".encode()))
        assert lines(body.new_text) == lines(above), quote
