"""A message inside a message: its subject, and a plain rendering of what a reader would see of it."""

from __future__ import annotations

from helpdesk.mail import charset, html, mime, transfer
from helpdesk.mail.encoded_words import decode_words
from helpdesk.mail.limits import MAX_ATTACHMENT_TEXT

_SHOWN = ("From", "To", "Cc", "Date", "Subject", "Message-ID")


def rendering(octets: bytes) -> tuple[str, str]:
    """Return the subject of the message in ``octets``, and its main fields and text."""
    root = mime.read(octets, [])
    subject = decode_words(root.text("subject"))
    head = [f"{name}: {decode_words(value)}" for name in _SHOWN if (value := root.text(name.lower()))]
    plain, marked = _texts(root)
    body = "\n".join(plain) if plain else "\n".join(map(html.to_text, marked))
    return subject, ("\n".join(head) + "\n\n" + body)[:MAX_ATTACHMENT_TEXT]


def _texts(root: mime.Part) -> tuple[list[str], list[str]]:
    plain: list[str] = []
    marked: list[str] = []
    waiting = [root]
    while waiting:
        part = waiting.pop()
        waiting.extend(reversed(part.children))
        if part.content_type in ("text/plain", "text/html") and not part.children and part.disposition != "attachment":
            octets = transfer.undo(part.body, part.encoding, is_text=True)[0]
            text = charset.tidy(charset.decode(octets, part.parameters.get("charset"))[0])
            (plain if part.content_type == "text/plain" else marked).append(text[:MAX_ATTACHMENT_TEXT])
    return plain, marked
