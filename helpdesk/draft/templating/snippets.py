"""Snippets: sentences that counselors need again and again, each a file of ``templates/snippet``.

``NAME.LANGUAGE.txt`` holds the title on its first line, an empty line, then the text. ``{berkas}`` in it stands for the
documents that are missing; a snippet with it is offered only where some are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

PAPERS = "{berkas}"
LONGEST = 20_000  # octets of a file


@dataclass(frozen=True, slots=True)
class Snippet:
    """A text to put into a letter, under ``name``, with the ``title`` that counselors see."""

    name: str
    title: str
    text: str


def load(templates: Path, language: str) -> tuple[Snippet, ...]:
    """Return the snippets of a language (id or en) by name; none when the folder is missing.

    A file that cannot be read, or has no text under its title, is left out: a letter can be written without it.
    """
    found = []
    for path in sorted((templates / "snippet").glob(f"*.{language}.txt")):
        try:
            raw = path.read_bytes()[:LONGEST].decode("utf-8")
        except (OSError, UnicodeDecodeError):
            continue
        title, _, text = raw.replace("\r\n", "\n").partition("\n")
        if title.strip() and text.strip():
            found.append(Snippet(path.name.removesuffix(f".{language}.txt"), title.strip(), text.strip()))
    return tuple(found)


def filled(snippets: Sequence[Snippet], missing: Sequence[str]) -> tuple[Snippet, ...]:
    """Return the snippets that can be used, with the labels of the missing documents in place."""
    papers = "\n".join(f"- {label}" for label in missing)
    usable = (snippet for snippet in snippets if papers or PAPERS not in snippet.text)
    return tuple(Snippet(s.name, s.title, s.text.replace(PAPERS, papers)) for s in usable)


def inserted(letter: str, text: str) -> str:
    """Return a letter with a text as a paragraph of its own before its closing, which is its last two paragraphs."""
    paragraphs = letter.rstrip("\n").split("\n\n")
    at = len(paragraphs) - 2 if len(paragraphs) > 2 else len(paragraphs)
    return "\n\n".join([*paragraphs[:at], text.strip(), *paragraphs[at:]])
