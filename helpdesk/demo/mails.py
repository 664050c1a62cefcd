"""The demo's inquiries as real mails (RFC 5322), with what the office's border server adds at the top.

The same inquiry sent at the same time gives the same octets.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from email.utils import format_datetime

from helpdesk.demo import programs, programs_plain
from helpdesk.demo.documents import content_type, draw
from helpdesk.demo.inquiries import Enclosure, Inquiry, Shape, Trust
from helpdesk.demo.letter import Earlier, File, Letter
from helpdesk.demo.programs import Made
from helpdesk.demo.quoting import JAKARTA
from helpdesk.demo.wire import Fields, message

OFFICE = "penyuluhan@dpmptsp.example"
OFFICE_NAME = "Layanan Penyuluhan Perizinan"
BORDER = "mx.dpmptsp.example"
SHAPES: Mapping[Shape, Callable[[Letter], Made]] = {
    Shape.GMAIL_WEB: programs.gmail_web,
    Shape.GMAIL_ANDROID: programs.gmail_android,
    Shape.OUTLOOK: programs.outlook,
    Shape.IPHONE: programs.iphone,
    Shape.YAHOO: programs.yahoo,
    Shape.SAMSUNG: programs.samsung,
    Shape.THUNDERBIRD: programs_plain.thunderbird,
    Shape.ROUNDCUBE: programs_plain.roundcube,
    Shape.AUTO_REPLY: programs_plain.auto_reply,
    Shape.NEWSLETTER: programs_plain.newsletter,
}


def compose_inquiry(inquiry: Inquiry, sent_at: datetime) -> bytes:
    """Return the mail with which somebody sends ``inquiry`` at ``sent_at`` (aware)."""
    return compose(letter_of(inquiry, sent_at), inquiry.shape, inquiry.trust)


def letter_of(inquiry: Inquiry, sent_at: datetime) -> Letter:
    """Return what ``inquiry`` says, with its files and the mail it answers."""
    return Letter(
        name=inquiry.name,
        address=inquiry.address,
        to=OFFICE,
        subject=inquiry.worded(inquiry.subject),
        text=inquiry.worded(inquiry.body),
        sent_at=sent_at.astimezone(JAKARTA).replace(microsecond=0),
        language=inquiry.language,
        files=files_of(inquiry.attachments, inquiry.facts, inquiry.paper_facts),
        earlier=_earlier(inquiry, sent_at.astimezone(JAKARTA).replace(microsecond=0)),
    )


def files_of(
    enclosures: tuple[Enclosure, ...], facts: Mapping[str, str], paper_facts: Mapping[str, str]
) -> tuple[File, ...]:
    """Return the files, named with ``facts`` and drawn with ``paper_facts``."""
    names = [enclosure.name.format_map(facts) for enclosure in enclosures]
    return tuple(
        File(name, content_type(name), draw(name, enclosure.paper, paper_facts))
        for name, enclosure in zip(names, enclosures, strict=True)
    )


def compose(letter: Letter, shape: Shape, trust: Trust) -> bytes:
    """Return ``letter`` as the program ``shape`` writes it and the office's border server hands it over."""
    fields, root = SHAPES[shape](letter)
    automatic = shape is Shape.AUTO_REPLY
    return message((*_border(letter, trust, null_path=automatic), *fields), root)


def _border(letter: Letter, trust: Trust, *, null_path: bool) -> Fields:
    """Return the trace fields, newest first (RFC 5321 section 4.4, RFC 8601)."""
    domain, token = letter.domain, letter.token
    arrived = format_datetime(letter.sent_at + timedelta(seconds=2))
    client = f"out{int(token[0], 16) % 4 + 1}.{domain}"
    network = "192.0.2" if trust is Trust.PASS else "203.0.113"
    envelope = f"smtp.helo={client}" if null_path else f"smtp.mailfrom={domain}"  # RFC 7208 section 2.4
    results = f"spf={trust} {envelope}; dkim={trust} header.d={domain}; dmarc={trust} header.from={domain}"
    return (
        ("Return-Path", "<>" if null_path else f"<{letter.address}>"),
        ("Authentication-Results", f"{BORDER}; {results}"),
        (
            "Received",
            f"from {client} ({client} [{network}.{int(token[1:3], 16) % 250 + 1}]) by {BORDER} (Postfix) "
            f"with ESMTPS id {token[3:14].upper()} for <{letter.to}>; {arrived}",
        ),
        (
            "Received",
            f"by {client} with ESMTPSA id {token[14:26]}; {format_datetime(letter.sent_at + timedelta(seconds=1))}",
        ),
    )


def _earlier(inquiry: Inquiry, sent_at: datetime) -> Earlier | None:
    """Return the mail that ``inquiry`` answers: the office's, or the sender's own to the office."""
    history = inquiry.history
    if history is None:
        return None
    at = (sent_at - timedelta(days=history.days)).replace(hour=10, minute=24, second=5)
    ours, theirs = (OFFICE_NAME, OFFICE), (inquiry.name, inquiry.address)
    (name, address), (_, to) = (ours, theirs) if history.by_office else (theirs, ours)
    subject, text = inquiry.worded(history.subject), inquiry.worded(history.text)
    token = Letter(name, address, to, subject, text, at).token
    return Earlier(name, address, to, subject, text, at, f"{token[:24]}@{address.rpartition('@')[2]}")
