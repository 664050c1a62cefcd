"""Reports other than of delivery: read receipts, complaints, DMARC, calendars and monitors.

Like a report of delivery, one is told by its own type or by what its subject says: who forwards it may keep its parts.
"""

from __future__ import annotations

import re

from helpdesk.mail import automatic_fields, automatic_subjects, automatic_words
from helpdesk.mail.automatic_marks import is_marked
from helpdesk.mail.own_words import own_words
from helpdesk.mail.quote import is_forward
from helpdesk.mail.words import any_of
from helpdesk.model.message import Message
from helpdesk.pattern import Pattern

_FAX = (  # from a number: "fax message from the bank" is somebody's own
    r"you have received an? (?:\d+[- ]page )?fax|(?:fax message|fax received|incoming fax) from [+(]?\d{5}"
    r"|faks (?:baru|masuk) dari [+(]?\d{5}"
)
# from a machine by its name: "scan from my phone" is somebody's own
_SCAN = (
    r"(?:scan(?: data)?|attached image) from (?:an? )?(?:[\w-]*[a-z]-?\d|xerox|canon|ricoh|kyocera|epson|brother|konica"
    r"|sharp|toshiba|lexmark|hp |mfp|copier|scanner|printer)[^?]{0,80}"
)
_MODERATED = r"(?:\[[^\[\]\n]{1,80}\]\s)?please moderate: [\"“]"  # a comment, says WordPress
_MONITOR = Pattern(
    rf"\W{{0,8}}(?:{_FAX}|{_SCAN}|{_MODERATED}|{any_of(automatic_fields.MONITOR_SUBJECTS)})(?:(?<=[\W_])|(?![^\W\d]))",
    flags=re.IGNORECASE,
)
_READ = Pattern(any_of(automatic_words.READ), flags=re.IGNORECASE)
_RECEIPT = Pattern(r"[\W_]{0,4}" + any_of(automatic_subjects.RECEIPT_SUBJECTS), flags=re.IGNORECASE)
# Exchange: somebody takes back what he sent, by a mail of its own
_RECALL = re.compile(r"recall: ", re.IGNORECASE)
_RECALLED = re.compile(r"\s*\S.{1,80} would like to recall the message,? [\"“]", re.IGNORECASE)
_LINK = re.compile(r"https?://\S+")  # with a "?" that asks nothing
# RFC 7489, 7.2.1.1
_DMARC_REPORT = Pattern(r"\s*(?:\[\w+\]\s*)?report[\s-]domain:.{1,300}submitter:", flags=re.IGNORECASE)


def read_receipt(message: Message) -> str:
    """Read receipts (RFC 8098)."""
    kind = (message.header("Content-Type") or "").lower()
    if "disposition-notification" in kind and "report" in kind:
        return "read receipt (RFC 8098)"
    holds = any(item.content_type == "message/disposition-notification" for item in message.attachments)
    if holds and not _is_enclosed(message):
        return "read receipt (RFC 8098)"
    if not _RECEIPT.match(message.subject):
        return ""
    said = _READ.search(message.text[:2_000]) or is_marked(message)
    if said and is_unanswering(message, 400):
        return f"read receipt: {message.subject[:60]}"
    return ""


def _is_enclosed(message: Message) -> bool:
    """Whether somebody encloses the parts of a report, and says why: nothing but his words is his."""
    if "report" in (message.header("Content-Type") or "").lower() or is_marked(message):
        return False
    return is_forward(message.subject) or ("?" in own_words(message) and not _RECEIPT.match(message.subject))


def report(message: Message) -> str:
    """Complaints (RFC 5965), DMARC reports and calendars' answers (RFC 5546): events that a program tells of."""
    for item in message.attachments:
        if item.content_type == "message/feedback-report" and not _is_enclosed(message):
            return "feedback report (RFC 5965)"
        answers = item.content_type == "text/calendar" and "?" not in own_words(message)
        if answers and re.search(r"^METHOD:REPLY\s*$", item.text or "", re.MULTILINE):
            return "answer of a calendar (RFC 5546)"
    if _DMARC_REPORT.match(message.subject):
        return "DMARC report (RFC 7489)"
    if _RECALL.match(message.subject) and _RECALLED.match(message.text[:400]):
        return "a message is taken back"
    told = _MONITOR.match(message.subject) if "?" not in _LINK.sub("", own_words(message)) else None
    return f"subject of a monitor: {told[0].strip()}" if told else ""


def is_unanswering(message: Message, longest: int) -> bool:
    """Whether the text is short and asks nothing before its first quote."""
    return len(message.text) <= longest * 4 and "?" not in own_words(message)
