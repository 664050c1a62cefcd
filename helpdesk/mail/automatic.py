"""Whether a program wrote a message, and why we think so (RFC 3834, and the habits of the world).

A message that counts as automatic is kept on its ticket, never answered, and never reopens one. A citizen's mail that
is wrongly taken for automatic gets no answer either, so one weak sign is never enough.
"""

from __future__ import annotations

import re

from helpdesk.mail import automatic_fields, automatic_words
from helpdesk.mail.bounce import is_daemon, read_bounce
from helpdesk.mail.words import any_of
from helpdesk.model.message import Automatic, AutomaticKind, Message

OWN_MARK = "X-Helpdesk"  # begins the name of every field that only this desk writes
_BEGIN = r"[\W_]{0,4}"
# Long phrases may go on ("Abwesenheitsnotiz") and are a sign by themselves; short words are neither.
_LONG = [phrase for phrase in automatic_words.AWAY_SUBJECTS if len(phrase) > 11 or phrase >= "\u3000"]
_SHORT = [phrase for phrase in automatic_words.AWAY_SUBJECTS if len(phrase) < 8]
_OTHER = set(automatic_words.AWAY_SUBJECTS).difference(_SHORT)
_AWAY = re.compile(rf"{_BEGIN}(?:{any_of(_SHORT)}(?!\w)|{any_of(_OTHER)})", re.IGNORECASE)
_AWAY_TAG = re.compile(_BEGIN + any_of(_LONG), re.IGNORECASE)
_RECEIPT = re.compile(_BEGIN + any_of(automatic_words.RECEIPT_SUBJECTS), re.IGNORECASE)
_CHALLENGE = re.compile(_BEGIN + any_of(automatic_words.CHALLENGE_SUBJECTS) + r"(?!\w)", re.IGNORECASE)
_AWAY_SENTENCE = re.compile(r"(?<!\w)" + any_of(automatic_words.AWAY_SENTENCES) + r"(?!\w)", re.IGNORECASE)
_AUTOMATIC_SENTENCE = re.compile(any_of(automatic_words.AUTOMATIC_SENTENCES), re.IGNORECASE)
_NO = ("", "no", "false", "0", "none")
_QUOTE = re.compile(
    r"^(?:>|-{4,}|_{10,}|(?:on|pada|am|le) .{5,200}:\s*$|(?:from|dari|von|de)\s?:)", re.IGNORECASE | re.MULTILINE
)
_BEGINNING = 800
_SUPPRESSED = ("all", "oof", "autoreply")


def why_automatic(message: Message, own: frozenset[str]) -> Automatic | None:
    """Return why no reply may be sent to ``message``, the first kind that applies, or None when a person wrote it.

    ``own`` are our own addresses, lower-cased.
    """
    checks = (
        (AutomaticKind.OWN, _own(message, own)),
        (AutomaticKind.BOUNCE, _bounce(message)),
        (AutomaticKind.AUTO_REPLY, _auto_reply(message)),
        (AutomaticKind.LIST, _list(message, own)),
        (AutomaticKind.BULK, _bulk(message)),
        (AutomaticKind.NOTIFICATION, _notification(message)),
    )
    return next((Automatic(kind, reason) for kind, reason in checks if reason), None)


def _own(message: Message, own: frozenset[str]) -> str:
    address = message.sender.address.lower() if message.sender else ""
    if address in own:
        return f"sent by our own address {address}"
    mark = next((name for name, _ in message.headers if name.lower().startswith(OWN_MARK.lower())), None)
    if mark:
        return f"carries our own field {mark}"
    loops = {value.strip().lower() for value in message.header_all("X-Loop")}
    return "X-Loop names our own address" if loops & own else ""


def _bounce(message: Message) -> str:
    bounce = read_bounce(message)
    if bounce is None:
        return ""
    named = ", ".join(recipient.address for recipient in bounce.recipients[:3])
    return f"delivery report for {named}" if named else "delivery report"


def _auto_reply(message: Message) -> str:
    return (
        _answering_field(message)
        or _answering_report(message)
        or _answering_subject(message)
        or _answering_text(message)
    )


def _answering_field(message: Message) -> str:
    """RFC 3834 section 5, and what stood in its place before."""
    keyword = _keyword(message)
    reports_success = any(item.content_type == "message/delivery-status" for item in message.attachments)
    if keyword.startswith("auto-replied") and not reports_success:
        return f"Auto-Submitted: {keyword}"
    return _autoresponder_field(message)


def _autoresponder_field(message: Message) -> str:
    for name in _present(message, automatic_fields.AUTORESPONDER_FIELDS):
        value = message.header(name) or ""
        if value.strip().lower() not in _NO:
            return f"{name}: {value[:60]}"
    for name in ("Precedence", "Preference", "X-Precedence"):
        if re.search(r"auto.?reply", message.header(name) or "", re.IGNORECASE):
            return f"{name}: auto_reply"
    if (message.header("Delivered-To") or "").strip().lower() == "autoresponder":
        return "Delivered-To: Autoresponder"
    if "autoresponder" in (message.header("X-POST-MessageClass") or "").lower():
        return "X-POST-MessageClass: Autoresponder"
    return next((f"challenge: {name}" for name in _present(message, automatic_fields.CHALLENGE_FIELDS)), "")


def _answering_report(message: Message) -> str:
    """Read receipts (RFC 8098)."""
    kind = (message.header("Content-Type") or "").lower()
    if "disposition-notification" in kind and "report" in kind:
        return "read receipt (RFC 8098)"
    if any(item.content_type == "message/disposition-notification" for item in message.attachments):
        return "read receipt (RFC 8098)"
    if _RECEIPT.match(message.subject) and _is_unanswering(message, 400):
        return f"read receipt: {message.subject[:60]}"
    return ""


def _answering_subject(message: Message) -> str:
    if _AWAY.match(message.subject):
        # "Cuti" may be what a citizen asks about: a word alone needs a second sign
        if _AWAY_TAG.match(message.subject) and _is_unanswering(message, 4_000):
            return f"subject: {message.subject[:80]}"
        if _second_sign(message):
            return f"subject and a second sign: {message.subject[:80]}"
    if _CHALLENGE.match(message.subject) and ("http" in message.text or _second_sign(message)):
        return f"challenge: {message.subject[:80]}"
    return ""


def _answering_text(message: Message) -> str:
    """An absence note of a program that marks nothing: short, two signs of absence at its beginning, no question."""
    beginning = _own_words(message)
    signs = {match.lower() for match in _AWAY_SENTENCE.findall(beginning)}
    if (
        len(signs) >= 2
        and "?" not in beginning
        and (message.in_reply_to or message.references or _second_sign(message))
    ):
        return f"absence note: {', '.join(sorted(signs))[:80]}"
    answers = bool(message.in_reply_to or message.references) or message.subject.lower().startswith("re:")
    automatic = _AUTOMATIC_SENTENCE.search(beginning) if answers else None
    return f"says: {automatic[0]}" if automatic else ""


def _list(message: Message, own: frozenset[str]) -> str:
    """Mail of a mailing list (RFC 2919), unless the list is how our own mailbox is fed."""
    for name in _present(message, automatic_fields.LIST_FIELDS):
        value = (message.header(name) or "").lower()
        if value and not any(address in value or address.replace("@", ".") in value for address in own):
            return f"{name}: {value[:60]}"
    precedence = (message.header("Precedence") or "").strip().lower()
    return "Precedence: list" if precedence == "list" and message.header("List-Id") is None else ""


def _bulk(message: Message) -> str:
    precedence = (message.header("Precedence") or "").strip().lower()
    if precedence in ("bulk", "junk"):
        return f"Precedence: {precedence}"
    if message.header("List-Unsubscribe-Post"):
        return "one-click unsubscription (RFC 8058)"
    service = next(iter(_present(message, automatic_fields.BULK_FIELDS)), None)
    leaves = message.header("List-Unsubscribe")
    if leaves and (service or message.header("Feedback-ID")):
        return f"List-Unsubscribe and {service or 'Feedback-ID'}"
    # forms on web sites send a citizen's words through such services too: the field alone says nothing
    if (leaves or service) and _local(message) in automatic_words.NEWSLETTER | automatic_words.NOBODY:
        return f"{service or 'List-Unsubscribe'} from a mailing address"
    return ""


def _notification(message: Message) -> str:
    keyword = _keyword(message)
    if keyword not in ("", "no"):
        return f"Auto-Submitted: {keyword}"
    field = next(iter(_present(message, automatic_fields.NOTIFICATION_FIELDS)), None)
    if field:
        return f"field of a program: {field}"
    if message.header("X-Loop"):
        return "X-Loop"
    if (message.header("Return-Path") or "").replace(" ", "") == "<>":
        return "null reverse-path (RFC 5321 section 4.5.5)"
    if _is_nobody(_local(message)) or is_daemon(message):
        return f"sent by {message.sender.address if message.sender else 'nobody'}"
    return _generated_text(message)


def _generated_text(message: Message) -> str:
    suppressed = (message.header("X-Auto-Response-Suppress") or "").lower()
    if any(word in suppressed for word in _SUPPRESSED) and _AUTOMATIC_SENTENCE.search(message.text[:20_000]):
        return f"X-Auto-Response-Suppress: {suppressed[:60]}"
    return ""


def _present(message: Message, names: tuple[str, ...]) -> list[str]:
    """Return those of ``names`` that the message has as fields with a value."""
    there = {name.lower() for name, value in message.headers if value}
    return [name for name in names if name.lower() in there]


def _keyword(message: Message) -> str:
    return re.split(r"[;\s(]", (message.header("Auto-Submitted") or "").strip().lower())[0]


def _local(message: Message) -> str:
    return message.sender.address.partition("@")[0].lower() if message.sender else ""


def _is_nobody(local: str) -> bool:
    bare = local.partition("+")[0]
    return bare in automatic_words.NOBODY or bool(
        re.search(r"(?:^|[._-])(?:no|do[._-]?not)[._-]?reply(?:$|[._-])", bare)
    )


def _second_sign(message: Message) -> bool:
    """Whether something besides the subject says that a program answered."""
    suppressed = (message.header("X-Auto-Response-Suppress") or "").lower()
    words = _own_words(message)
    return (
        (message.header("Return-Path") or "").replace(" ", "") == "<>"
        or _keyword(message) not in ("", "no")
        or any(word in suppressed for word in _SUPPRESSED)
        or (message.header("Precedence") or "").strip().lower() in ("bulk", "junk")
        or message.header("X-MS-Exchange-Inbox-Rules-Loop") is not None
        or bool(_AUTOMATIC_SENTENCE.search(words))
        or bool("?" not in words and _AWAY_SENTENCE.search(words))
        or _is_nobody(_local(message))
    )


def _is_unanswering(message: Message, longest: int) -> bool:
    """Whether the text is short and asks nothing before its first quote."""
    return len(message.text) <= longest * 4 and "?" not in _own_words(message)


def _own_words(message: Message) -> str:
    """Return the beginning of the text without quoted lines, up to what looks like the head of a quote."""
    lines = [line for line in message.text[: 4 * _BEGINNING].split("\n") if not line.lstrip().startswith(">")]
    beginning = "\n".join(lines).strip()[:_BEGINNING]
    quote = _QUOTE.search(beginning)
    return beginning[: quote.start()] if quote and quote.start() > 0 else beginning
