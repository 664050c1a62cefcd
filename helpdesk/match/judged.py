"""Judged mails: what a person said is asked in a mail, one JSON object a line.

``{"subject", "text", "questions": 2, "ids": [["krk"], ["krk", "waktu-proses"]], "aspects": [["fee"], ["duration"]],
"action": "answer", "language": "id", "attachments": ["ktp.pdf"]}``. ``ids`` are the acceptable entries of each
question; none means that no entry answers it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from helpdesk.errors import ConfigError
from helpdesk.model.message import Attachment, Body
from helpdesk.model.question import Action, Aspect


@dataclass(frozen=True, slots=True)
class JudgedQuestion:
    """One question as a person reads it: any of ``ids`` answers it, none says that nothing does."""

    ids: frozenset[str]
    aspects: frozenset[Aspect]


@dataclass(frozen=True, slots=True)
class JudgedMail:
    """A mail and what a person said about it."""

    subject: str
    text: str
    questions: tuple[JudgedQuestion, ...]
    action: Action
    language: str
    files: tuple[str, ...] = ()

    @property
    def body(self) -> Body:
        """Return the text as the matcher takes it."""
        return Body(self.text, "", "")

    @property
    def attachments(self) -> tuple[Attachment, ...]:
        """Return the named files as attachments without content."""
        return tuple(Attachment(name, "application/octet-stream", 0, inline=False, content=b"") for name in self.files)


def read_judged(path: Path) -> tuple[JudgedMail, ...]:
    """Return the judged mails of a file.

    Raises ConfigError naming file, line and what is wrong there.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read: {error}") from error
    return tuple(_mail(path, number, line) for number, line in enumerate(lines, 1) if line.strip())


def _mail(path: Path, number: int, line: str) -> JudgedMail:
    try:
        row = json.loads(line)
        questions = _questions(row["ids"], row["aspects"])
        if len(questions) != row["questions"]:
            raise ValueError(f"questions is {row['questions']}, but ids are given for {len(questions)}")
        return JudgedMail(
            subject=str(row["subject"]),
            text=str(row["text"]),
            questions=questions,
            action=Action(row["action"]),
            language=str(row["language"]),
            files=tuple(row.get("attachments", ())),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise ConfigError(f"{path}:{number}: not a judged mail: {error}") from error


def _questions(ids: Iterable[Iterable[str]], aspects: Iterable[Iterable[str]]) -> tuple[JudgedQuestion, ...]:
    return tuple(
        JudgedQuestion(frozenset(accepted), frozenset(Aspect(a) for a in named))
        for accepted, named in zip(ids, aspects, strict=True)
    )
