"""How each mail program shows the mail that is answered, in Indonesian and in English."""

from __future__ import annotations

import textwrap
from datetime import timedelta, timezone
from html import escape

from babel.dates import format_datetime

from helpdesk.demo.letter import Earlier

JAKARTA = timezone(timedelta(hours=7), "WIB")
LINE = 76
_DATES = {
    ("gmail", "id"): "EEE, d MMM yyyy 'pukul' HH.mm",
    ("gmail", "en"): "EEE, MMM d, yyyy 'at' h:mm a",
    ("apple", "id"): "d MMM yyyy, 'pukul' HH.mm",
    ("apple", "en"): "d MMM yyyy, 'at' HH.mm",
    ("yahoo", "id"): "EEEE, d MMMM yyyy 'pukul' HH.mm.ss 'WIB'",
    ("yahoo", "en"): "EEEE, MMMM d, yyyy 'at' hh:mm:ss a 'GMT+7'",
    ("thunderbird", "id"): "dd/MM/yyyy HH.mm",
    ("thunderbird", "en"): "dd/MM/yyyy HH:mm",
    ("roundcube", "id"): "yyyy-MM-dd HH:mm",
    ("roundcube", "en"): "yyyy-MM-dd HH:mm",
    ("outlook", "id"): "EEEE, d MMMM yyyy HH.mm",
    ("outlook", "en"): "EEEE, MMMM d, yyyy h:mm a",
    ("samsung", "id"): "dd/MM/yy  HH.mm  '(GMT+07:00)'",
    ("samsung", "en"): "M/d/yy  h:mm a  '(GMT+07:00)'",
}
_WROTE = {"id": ("Pada", "menulis:"), "en": ("On", "wrote:")}
_BLOCKS = {
    ("outlook", "id"): ("Dari", "Dikirim", "Kepada", "Perihal"),
    ("outlook", "en"): ("From", "Sent", "To", "Subject"),
    ("samsung", "id"): ("Dari", "Tanggal", "Kepada", "Subjek"),
    ("samsung", "en"): ("From", "Date", "To", "Subject"),
}


def attribution(program: str, language: str, earlier: Earlier) -> str:
    """Return the line above a quote: who wrote, and when."""
    before, after = _WROTE[language]
    comma = "" if program == "gmail" else ","
    return f"{before} {moment(program, language, earlier)}{comma} {earlier.name} <{earlier.address}> {after}"


def moment(program: str, language: str, earlier: Earlier) -> str:
    """Return when the earlier mail was sent as ``program`` writes it, in Jakarta's time."""
    locale = {"id": "id_ID", "en": "en_US"}[language]
    return format_datetime(earlier.sent_at.astimezone(JAKARTA), _DATES[program, language], locale=locale)


def quoted(text: str) -> str:
    """Return ``text`` with a > before each line, wrapped as programs wrap what they quote."""
    lines = [line for paragraph in text.split("\n") for line in wrapped(paragraph, LINE - 2)]
    return "\n".join(f">{line}" if line.startswith(">") else f"> {line}".rstrip() for line in lines)


def wrapped(paragraph: str, width: int) -> list[str]:
    """Return a paragraph in lines; long words stay whole, and what is quoted already stays as it is."""
    if paragraph.startswith(">"):
        return [paragraph]
    return textwrap.wrap(paragraph, width, break_long_words=False, break_on_hyphens=False) or [""]


def block(program: str, language: str, earlier: Earlier) -> list[tuple[str, str]]:
    """Return the labelled lines with which Outlook and Samsung repeat the head of a mail."""
    sender, sent, to, subject = _BLOCKS[program, language]
    return [
        (sender, f"{earlier.name} <{earlier.address}>"),
        (sent, moment(program, language, earlier)),
        (to, earlier.to),
        (subject, earlier.subject),
    ]


def lines_html(text: str) -> str:
    """Return text as HTML, each line a div of its own."""
    return "".join(f"<div>{escape(line, quote=False) or '<br>'}</div>" for line in text.split("\n"))
