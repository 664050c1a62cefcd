"""Judged mails: what a person said is asked in a mail, a JSON object a line; ``tests/judged/README.md`` has the rules.

Needed: ``{"subject", "text", "questions": 2, "ids": [["krk"], ["krk", "waktu-proses"]], "aspects": [["fee"],
["duration"]], "action": "answer", "language": "id"}``. ``ids`` are the acceptable entries of each question, the main
one first; none means that no entry answers it. Optional: ``spans`` (offsets of each question in ``text``),
``register``, ``permits`` and ``topics`` asked about, ``action_also``, ``either`` (numbers of questions for
which "none" is right as well), ``quoted`` and ``attachments`` (file names).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from helpdesk.errors import ConfigError
from helpdesk.model.message import Attachment, Body
from helpdesk.model.question import Action, Aspect


@dataclass(frozen=True, slots=True)
class JudgedQuestion:
    """One question as a person reads it: any of ``ids`` answers it, none says that nothing does.

    ``main`` is the id named first. ``span`` are code points of the mail's text, None when nobody marked them. With
    ``none_too`` saying that nothing answers is as right as naming one of ``ids``.
    """

    ids: frozenset[str]
    aspects: frozenset[Aspect]
    main: str = ""
    span: tuple[int, int] | None = None
    none_too: bool = False


@dataclass(frozen=True, slots=True)
class JudgedMail:
    """A mail and what a person said about it. ``permits`` and ``topics`` are None where nobody said."""

    subject: str
    text: str
    questions: tuple[JudgedQuestion, ...]
    action: Action
    language: str
    files: tuple[str, ...] = ()
    quoted: str = ""
    register: str = ""
    actions_too: frozenset[Action] = frozenset()
    permits: tuple[str, ...] | None = None
    topics: tuple[str, ...] | None = None

    @property
    def body(self) -> Body:
        """Return the text as the matcher takes it."""
        return Body(self.text, self.quoted, "")

    @property
    def attachments(self) -> tuple[Attachment, ...]:
        """Return the named files as attachments without content."""
        return tuple(Attachment(name, "application/octet-stream", 0, inline=False, content=b"") for name in self.files)


def read_judged(path: Path) -> tuple[JudgedMail, ...]:
    """Return the judged mails of a file.

    Raises ConfigError naming file, line and what is wrong there.
    """
    try:
        lines = path.read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read: {error}") from error
    return tuple(_mail(path, number, line) for number, line in enumerate(lines, 1) if line.strip())


def _mail(path: Path, number: int, line: str) -> JudgedMail:
    try:
        row = json.loads(line)
        return JudgedMail(
            subject=str(row["subject"]),
            text=str(row["text"]),
            questions=_questions(row),
            action=Action(row["action"]),
            language=str(row["language"]),
            files=tuple(row.get("attachments", ())),
            quoted=str(row.get("quoted", "")),
            register=str(row.get("register", "")),
            actions_too=frozenset(Action(also) for also in row.get("action_also", ())),
            permits=tuple(row["permits"]) if "permits" in row else None,
            topics=tuple(row["topics"]) if "topics" in row else None,
        )
    except (ValueError, KeyError, TypeError) as error:
        raise ConfigError(f"{path}:{number}: not a judged mail: {error}") from error


def _questions(row: Mapping[str, Any]) -> tuple[JudgedQuestion, ...]:
    count, either = len(row["ids"]), set(row.get("either", ()))
    if count != row["questions"]:
        raise ValueError(f"questions is {row['questions']}, but ids are given for {count}")
    marked = [_span(row["text"], span) for span in row.get("spans", ())]
    spans: Sequence[tuple[int, int] | None] = marked or [None] * count
    together = zip(row["ids"], row["aspects"], spans, strict=True)
    return tuple(
        JudgedQuestion(
            ids=frozenset(ids),
            aspects=frozenset(Aspect(aspect) for aspect in aspects),
            main=ids[0] if ids else "",
            span=span,
            none_too=number in either,
        )
        for number, (ids, aspects, span) in enumerate(together)
    )


def _span(text: str, span: tuple[int, int]) -> tuple[int, int]:
    start, end = span
    if not 0 <= start < end <= len(text):
        raise ValueError(f"the span {start} to {end} lies outside the text")
    return start, end
