"""What ``helpdesk templates check`` says: every template of replies and notices compiled and rendered with samples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from helpdesk.draft.templating.notice import Paragraphs
from helpdesk.draft.templating.notice_lint import check_notices
from helpdesk.draft.templating.samples import SAMPLES
from helpdesk.draft.templating.template_lint import Source, look
from helpdesk.draft.templating.templates import environment_for, file_name
from helpdesk.draft.templating.wording import LANGUAGES
from helpdesk.errors import Problem

MUST_SAY: Mapping[str, tuple[str, ...]] = {
    "letter": ("salutation", "greeting", "condolence", "apology", "opening", "sections", "forwarded", "closing"),
    "subject": ("subject", "ticket_number"),
    "closing": ("ticket_number",),
    "requirement": ("text", "condition", "instead", "elsewhere", "doubtful"),
    "requirements": ("singles", "groups"),
    "procedure": ("steps",),
    "channel": ("channel", "units", "site_visit"),
    "fee": ("text", "basis"),
    "term": ("days",),
    "legal": ("rules",),
    "definition": ("text",),
    "validity": ("text",),
    "unknown": ("aspects",),
    "jurisdiction": ("note",),
    "as_of": ("date", "general"),
    "topic": ("answer",),
    "replaced": ("names", "replacements"),
    "clarify": ("options",),
    "documents": ("received", "missing", "unread", "instead", "name"),
    "conditional": ("items",),
    "see_above": ("number", "above"),
    "open_point": ("again", "named"),
    "further": ("name",),
    "in_matter": ("name", "permit"),
}
"""The values that each template must tell: a letter without them would lose a fact, a warning or an answer."""
_MAY_BE_EMPTY = frozenset({"greeting", "opening", "news_opening"})  # these say nothing in some letters


def check(templates: Path, paragraphs: Paragraphs) -> tuple[Problem, ...]:
    """Return what is wrong with the templates of replies and notices below ``templates``, by file and line.

    ``paragraphs`` is how text becomes HTML (``mail.compose_html.fragment``).
    """
    folder = templates / "reply"
    if not folder.is_dir():
        return (Problem(str(folder), 1, "no such folder", "set [draft] templates in config.toml to the templates"),)
    found = [problem for language in LANGUAGES for problem in _replies(folder, language)]
    found += [problem for language in LANGUAGES for problem in check_notices(templates, language, paragraphs)]
    return tuple(sorted(found, key=lambda p: (p.file, p.line, p.text)))


def _replies(folder: Path, language: str) -> Iterator[Problem]:
    for name in SAMPLES:
        yield from _reply(folder, language, name, None)
    known = {f"{name}.txt.j2" for name in SAMPLES}
    for path in sorted((folder / language).glob("*")):
        if path.name not in known:
            file = f"{folder.name}/{language}/{path.name}"
            yield Problem(file, 1, "no letter uses this file", "rename or remove it", warning=True)


def check_text(templates: Path, language: str, name: str, source: str) -> tuple[Problem, ...]:
    """Return what is wrong with ``source`` as the text of one reply template, whose file stays as it is."""
    return tuple(_reply(templates / "reply", language, name, source))


def _reply(folder: Path, language: str, name: str, text: str | None) -> Iterator[Problem]:
    return look(
        environment_for(folder, language),
        Source(folder, file_name(language, name), text),
        SAMPLES[name],
        MUST_SAY.get(name, ()),
        may_be_empty=name in _MAY_BE_EMPTY,
    )
