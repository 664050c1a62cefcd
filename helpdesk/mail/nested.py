"""A message inside a message: its subject, and a plain rendering of what a reader would see of it."""

from __future__ import annotations

from helpdesk.mail import charset, html, mime, transfer
from helpdesk.mail.encoded_words import decode_words
from helpdesk.mail.limits import MAX_ATTACHMENT_TEXT

_SHOWN = ("From", "To", "Cc", "Date", "Subject", "Message-ID")
_DEEPEST = 4  # messages inside each other that are read
_MOST = 100  # messages within one attached message


def rendering(octets: bytes) -> tuple[str, str]:
    """Return the subject of the message in ``octets``, and its main fields and text.

    What is enclosed in it is named below the text; of messages in it the same is told again, of the first hundred.
    """
    return _rendering(octets, 1, [_MOST])


def _rendering(octets: bytes, depth: int, left: list[int]) -> tuple[str, str]:
    root = mime.read(octets, [])
    subject = decode_words(root.text("subject"))
    head = [f"{name}: {decode_words(value)}" for name in _SHOWN if (value := root.text(name.lower()))]
    plain, marked, enclosed = _texts(root, depth, left)
    body = "\n".join(plain) if plain else "\n".join(map(html.to_text, marked))
    told = "\n\n".join(("\n".join(head), body, *enclosed) if enclosed else ("\n".join(head), body))
    return subject, told[:MAX_ATTACHMENT_TEXT]


def _texts(root: mime.Part, depth: int, left: list[int]) -> tuple[list[str], list[str], list[str]]:
    """Return the texts of a message, plain and marked up, and what it encloses: messages, and names of files."""
    plain: list[str] = []
    marked: list[str] = []
    enclosed: list[str] = []
    waiting = [root]
    while waiting:
        part = waiting.pop()
        waiting.extend(reversed(part.children))
        if part.content_type == "message/rfc822" and depth < _DEEPEST and left[0] > 0:
            left[0] -= 1
            enclosed.append(_rendering(transfer.undo(part.body, part.encoding, is_text=False)[0], depth + 1, left)[1])
        elif part.content_type in ("text/plain", "text/html") and not (
            part.children or part.disposition == "attachment"
        ):
            octets = transfer.undo(part.body, part.encoding, is_text=True)[0]
            text = charset.tidy(charset.decode(octets, part.parameters.get("charset"))[0])
            (plain if part.content_type == "text/plain" else marked).append(text[:MAX_ATTACHMENT_TEXT])
        elif part.filename:
            enclosed.append(f"[{decode_words(part.filename)}]")
    return plain, marked, enclosed
