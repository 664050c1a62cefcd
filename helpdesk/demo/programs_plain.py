"""The habits of programs that write plain text, and of those that write by themselves; see ``programs``."""

from __future__ import annotations

from html import escape

from helpdesk.demo import quoting
from helpdesk.demo.letter import Letter
from helpdesk.demo.programs import Made, alternative, ancestors, with_files
from helpdesk.demo.wire import date, encoded, mailbox, text_part

_FLOWED = 72  # columns (RFC 3676 section 4.2)


def thunderbird(letter: Letter) -> Made:
    """Return a letter as Thunderbird sends it: 8bit, flowed, the quote below."""
    text = flowed(letter.text)
    if letter.earlier:
        head = quoting.attribution("thunderbird", letter.language, letter.earlier)
        text += f"\n\n{head}\n{quoting.quoted(letter.earlier.text)}"
    root = text_part("text/plain; charset=UTF-8; format=flowed", text + "\n", "utf-8", "8bit")
    return (
        ("Message-ID", f"<{letter.uuid}@{letter.domain}>"),
        ("Date", date(letter)),
        ("MIME-Version", "1.0"),
        ("User-Agent", "Mozilla Thunderbird"),
        ("Subject", encoded(letter.subject)),
        ("To", letter.to),
        *ancestors(letter.earlier),
        ("Content-Language", letter.language),
        ("From", mailbox(letter.name, letter.address)),
    ), with_files(root, letter, f"------------{letter.token[:24]}")


def roundcube(letter: Letter) -> Made:
    """Return a letter as Roundcube sends it: plain text that was wrapped where it was written."""
    lines = [line for text in letter.text.split("\n") for line in quoting.wrapped(text, _FLOWED)]
    text = "\n".join(lines)
    if letter.earlier:
        head = quoting.attribution("roundcube", letter.language, letter.earlier)
        text = f"{text}\n\n{head}\n{quoting.quoted(letter.earlier.text)}"
    ascii_only = text.isascii()
    root = text_part(
        f"text/plain; charset={'US-ASCII' if ascii_only else 'UTF-8'}",
        text + "\n",
        "ascii" if ascii_only else "utf-8",
        "7bit" if ascii_only else "8bit",
    )
    return (
        ("MIME-Version", "1.0"),
        ("Date", date(letter)),
        ("From", mailbox(letter.name, letter.address)),
        ("To", letter.to),
        ("Subject", encoded(letter.subject)),
        *ancestors(letter.earlier),
        ("User-Agent", "Roundcube Webmail"),
        ("Message-ID", f"<{letter.token[:32]}@{letter.domain}>"),
        ("X-Sender", letter.address),
    ), with_files(root, letter, f"=_{letter.token[:32]}")


def auto_reply(letter: Letter) -> Made:
    """Return a letter as a vacation responder sends it (RFC 3834): marked, and without the mail it answers."""
    root = text_part("text/plain; charset=UTF-8", letter.text + "\n", "utf-8", "quoted-printable")
    return (
        ("From", mailbox(letter.name, letter.address)),
        ("To", letter.to),
        ("Subject", encoded(letter.subject)),
        ("Date", date(letter)),
        ("Message-ID", f"<{letter.token[:32]}@auto.{letter.domain}>"),
        *ancestors(letter.earlier),
        ("Auto-Submitted", "auto-replied"),
        ("X-Auto-Response-Suppress", "All"),
        ("MIME-Version", "1.0"),
    ), root


def newsletter(letter: Letter) -> Made:
    """Return a letter as a mailing service sends it (RFC 2919, RFC 2369, RFC 8058)."""
    lines = "".join(f"<tr><td>{escape(line)}</td></tr>" for line in letter.text.split("\n") if line)
    html = f'<html><body><table role="presentation" width="600">{lines}</table></body></html>\n'
    root = alternative(letter.text + "\n", html, "utf-8", "quoted-printable", f"_mail_{letter.token[:20]}")
    return (
        ("Date", date(letter)),
        ("From", mailbox(letter.name, letter.address)),
        ("To", letter.to),
        ("Subject", encoded(letter.subject)),
        ("Message-ID", f"<{letter.token[:20]}@bulk.{letter.domain}>"),
        ("List-Id", f"{letter.name} <mingguan.{letter.domain}>"),
        ("List-Unsubscribe", f"<https://{letter.domain}/berhenti/{letter.token[:16]}>"),
        ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
        ("Precedence", "bulk"),
        ("MIME-Version", "1.0"),
    ), root


def flowed(text: str) -> str:
    """Return text as format=flowed: a soft line break has a space before it (RFC 3676 section 4)."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        parts = quoting.wrapped(paragraph, _FLOWED)
        stuffed = [f" {part}" if part.startswith((" ", ">", "From ")) else part for part in parts]
        lines += [f"{part} " for part in stuffed[:-1]] + [stuffed[-1]]
    return "\n".join(lines)
