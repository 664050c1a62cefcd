"""Whether a program wrote a message, and why we think so (RFC 3834, and the habits of the world).

A message that counts as automatic is kept on its ticket, never answered, and never reopens one. The reason is returned,
because the page, the log and the test all want to know why.
"""

from __future__ import annotations

import re

from helpdesk.model.message import Automatic, AutomaticKind, Message

DAEMONS = re.compile(r"^(mailer-daemon|postmaster|mail-daemon|mdaemon|double-bounce)@", re.IGNORECASE)
BOUNCE_SUBJECTS = re.compile(
    r"^\W*(undeliver(ed|able)|mail delivery (failed|system|failure)|delivery (status notification|failure|has failed)|"
    r"returned mail|failure notice|mail system error|delayed mail|warning: (message|could not)|non remis|"
    r"gagal terkirim|pesan tidak terkirim|tidak terkirim)",
    re.IGNORECASE,
)
AWAY_SUBJECTS = re.compile(
    r"^\W*(auto(matic|mated)?[\s-]*(reply|response|answer)|out of (the )?office|balasan otomatis|jawaban otomatis|"
    r"(sedang )?di luar kantor|autosvar|abwesenheit|automatische antwort|r[eé]ponse automatique|respuesta autom[aá]tica)",
    re.IGNORECASE,
)
CHALLENGES = re.compile(
    r"(please confirm (your|that you)|challenge[- ]response|verify your (email|message) to deliver)", re.I
)
RECEIPT_SUBJECTS = re.compile(r"^\W*(read|dibaca|gelesen|lu|le[ií]do):\s", re.IGNORECASE)
NO_REPLY = re.compile(r"^(no[-_.]?reply|do[-_.]?not[-_.]?reply|noreply|tidak[-_.]?dibalas)\b", re.IGNORECASE)
AWAY_HEADERS = (
    "X-Autoreply",
    "X-Autorespond",
    "X-Autoresponder",
    "X-Auto-Reply-From",
    "X-MS-Exchange-Inbox-Rules-Loop",
)


def why_automatic(message: Message, own: frozenset[str]) -> Automatic | None:
    """Return why no reply may be sent to a message, the first kind that applies, or None when a person wrote it.

    ``own`` are our own addresses, lower-cased.
    """
    checks = (
        (AutomaticKind.OWN, _own(message, own)),
        (AutomaticKind.BOUNCE, _bounce(message)),
        (AutomaticKind.AUTO_REPLY, _auto_reply(message)),
        (AutomaticKind.LIST, _list(message)),
        (AutomaticKind.BULK, _bulk(message)),
        (AutomaticKind.NOTIFICATION, _notification(message)),
    )
    return next((Automatic(kind, reason) for kind, reason in checks if reason), None)


def _own(message: Message, own: frozenset[str]) -> str:
    address = message.sender.address.lower() if message.sender else ""
    return f"sent by our own address {address}" if address in own else ""


def _bounce(message: Message) -> str:
    content_type = (message.header("Content-Type") or "").lower()
    if "delivery-status" in content_type and "multipart/report" in content_type:
        return "delivery status notification (RFC 3464)"
    if any(a.content_type == "message/delivery-status" for a in message.attachments):
        return "holds a delivery status (RFC 3464)"
    if message.header("X-Failed-Recipients"):
        return "X-Failed-Recipients"
    address = message.sender.address if message.sender else ""
    from_daemon = bool(DAEMONS.match(address)) or (message.header("Return-Path") or "").strip() == "<>"
    if from_daemon and BOUNCE_SUBJECTS.match(message.subject):
        return f"a mail system writes: {message.subject[:80]}"
    return ""


def _auto_reply(message: Message) -> str:
    keyword = (message.header("Auto-Submitted") or "").partition(";")[0].strip().lower()
    if keyword == "auto-replied":
        return "Auto-Submitted: auto-replied"
    if "disposition-notification" in (message.header("Content-Type") or "").lower():
        return "read receipt (RFC 8098)"
    found = next((name for name in AWAY_HEADERS if message.header(name)), None)
    if found:
        return found
    if AWAY_SUBJECTS.match(message.subject):
        return f"subject: {message.subject[:80]}"
    if RECEIPT_SUBJECTS.match(message.subject) and not message.text.strip():
        return "read receipt"
    return "challenge-response" if CHALLENGES.search(message.subject) else ""


def _list(message: Message) -> str:
    if message.header("List-Id") or message.header("List-Post"):
        return "mailing list (RFC 2919)"
    return ""


def _bulk(message: Message) -> str:
    precedence = (message.header("Precedence") or "").strip().lower()
    if precedence in ("bulk", "list", "junk"):
        return f"Precedence: {precedence}"
    if message.header("List-Unsubscribe") and (
        message.header("Feedback-ID") or message.header("List-Unsubscribe-Post")
    ):
        return "List-Unsubscribe of a mass mailing (RFC 8058)"
    return ""


def _notification(message: Message) -> str:
    keyword = (message.header("Auto-Submitted") or "").partition(";")[0].strip().lower()
    if keyword and keyword != "no":
        return f"Auto-Submitted: {keyword}"
    if (message.header("Return-Path") or "").strip() == "<>":
        return "null reverse-path (RFC 5321 section 4.5.5)"
    address = message.sender.address if message.sender else ""
    return f"sent by {address}" if NO_REPLY.match(address) else ""
