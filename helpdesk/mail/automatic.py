"""Whether a program wrote a message, and why we think so (RFC 3834, and the habits of the world).

A message that counts as automatic is kept on its ticket, never answered, and never reopens one. A citizen's mail that
is wrongly taken for automatic gets no answer either, so one weak sign is never enough.
"""

from __future__ import annotations

import re

from helpdesk.mail import automatic_fields, automatic_subjects, automatic_words
from helpdesk.mail.bounce import is_daemon, read_bounce
from helpdesk.mail.words import any_of
from helpdesk.model.message import Automatic, AutomaticKind, Message
from helpdesk.pattern import Pattern

OWN_MARK = "X-Helpdesk"  # begins the name of every field that only this desk writes
_BEGIN = r"[\W_]{0,4}"
# Long phrases may go on ("Abwesenheitsnotiz"); before a colon or the end they are a sign by themselves.
_LONG = [
    phrase for phrase in automatic_subjects.AWAY_SUBJECTS if len(phrase) > 11 or phrase >= "\u3000" or "auto" in phrase
]
_SHORT = [phrase for phrase in automatic_subjects.AWAY_SUBJECTS if len(phrase) < 8]
_OTHER = set(automatic_subjects.AWAY_SUBJECTS).difference(_SHORT)
_AWAY = Pattern(rf"{_BEGIN}(?:{any_of(_SHORT)}(?!\w)|{any_of(_OTHER)})", flags=re.IGNORECASE)
_CERTAIN = set(automatic_subjects.AWAY_SUBJECTS) - automatic_subjects.AMBIGUOUS
_AWAY_TAG = Pattern(
    rf"{_BEGIN}(?:{any_of(_LONG)}\w{{0,14}}(?:\s?[:：\])）】()/|–—-]|\s(?:re|from|auto\w{{0,8}})\b|\W{{0,3}}$)"
    rf"|{any_of(_CERTAIN)}\w{{0,14}}\s?[:：\])）】])",
    flags=re.IGNORECASE,
)
_READ = Pattern(any_of(automatic_words.READ), flags=re.IGNORECASE)
_AWAY_WITHIN = Pattern(any_of(automatic_subjects.AWAY_WITHIN_SUBJECT), flags=re.IGNORECASE)
_RECEIVED = Pattern(_BEGIN + any_of(automatic_subjects.RECEIVED_SUBJECTS), flags=re.IGNORECASE)
_RECEIPT = Pattern(_BEGIN + any_of(automatic_subjects.RECEIPT_SUBJECTS), flags=re.IGNORECASE)
_CHALLENGE = Pattern(_BEGIN + any_of(automatic_subjects.CHALLENGE_SUBJECTS) + r"(?!\w)", flags=re.IGNORECASE)
_ABSENT = Pattern(
    rf"(?<!\w){any_of(automatic_words.WHO)}\W{{1,3}}(?:\w{{1,20}}\W{{1,3}}){{0,3}}?{any_of(automatic_words.ABSENT)}(?!\w)",
    flags=re.IGNORECASE,
)
_INSTEAD = Pattern(rf"(?<!\w){any_of(automatic_words.INSTEAD)}(?!\w)", flags=re.IGNORECASE)
_RECEIVED_SENTENCE = Pattern(any_of(automatic_words.RECEIVED_SENTENCES), flags=re.IGNORECASE)
_AUTOMATIC_SENTENCE = Pattern(any_of(automatic_words.AUTOMATIC_SENTENCES), flags=re.IGNORECASE)
_UNSUBSCRIBE = Pattern(any_of(automatic_words.UNSUBSCRIBE), flags=re.IGNORECASE)
_DMARC_REPORT = Pattern(
    r"\s*(?:\[\w+\]\s*)?report[\s-]domain:.{1,300}submitter:", flags=re.IGNORECASE
)  # RFC 7489, 7.2.1.1
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
    said = _READ.search(message.text[:2_000]) or _marked(message)
    if said and _RECEIPT.match(message.subject) and _is_unanswering(message, 400):
        return f"read receipt: {message.subject[:60]}"
    return ""


def _answering_subject(message: Message) -> str:
    subject = message.subject
    if _AWAY_TAG.match(subject) and _is_unanswering(message, 4_000):
        return f"subject: {subject[:80]}"
    # "Cuti" may be what a citizen asks about: a word alone needs a second sign
    if (_AWAY.match(subject) or _AWAY_WITHIN.search(subject)) and _second_sign(message):
        return f"subject and a second sign: {subject[:80]}"
    if _RECEIVED.match(subject) and _acknowledges(message):
        return f"acknowledgement: {subject[:80]}"
    if _CHALLENGE.match(subject) and ("http" in message.text or _second_sign(message)):
        return f"challenge: {subject[:80]}"
    if set(_domain(message).split(".")) & automatic_words.CHALLENGERS:
        return f"challenge of {_domain(message)}"
    return ""


def _acknowledges(message: Message) -> bool:
    """Whether a program says that something has come in: its own fields, or nothing in the text but that."""
    if _second_sign(message):
        return True
    words = _own_words(message)
    return "?" not in words and bool(_RECEIVED_SENTENCE.search(words))


def _answering_text(message: Message) -> str:
    """An absence note of a program that marks nothing: who is away, what to do instead, and no question."""
    beginning = _own_words(message)
    if "?" in beginning and not _marked(message):
        return ""
    answers = bool(message.in_reply_to or message.references) or message.subject.lower().startswith("re:")
    absent = _ABSENT.search(beginning)
    if absent and _INSTEAD.search(beginning) and (answers or _marked(message)):
        return f"absence note: {' '.join(absent[0].split())[:80]}"
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
    if leaves and not message.in_reply_to and _UNSUBSCRIBE.search(message.text[-3_000:]):
        return "List-Unsubscribe, and the text says how to leave"
    # forms on web sites send a citizen's words through such services too: the field alone says nothing
    if (leaves or service) and _local(message) in automatic_words.NEWSLETTER | automatic_words.NOBODY:
        return f"{service or 'List-Unsubscribe'} from a mailing address"
    return ""


def _notification(message: Message) -> str:
    keyword = _keyword(message)
    field = next(iter(_present(message, automatic_fields.NOTIFICATION_FIELDS)), None)
    if keyword not in ("", "no"):
        return f"Auto-Submitted: {keyword}"
    if field:
        return f"field of a program: {field}"
    if message.header("X-Loop") and _second_sign(message):  # forwarders put it on people's mail too
        return "X-Loop and a second sign"
    return _report(message) or _nobody(message) or _generated_text(message)


def _nobody(message: Message) -> str:
    if (message.header("Return-Path") or "").replace(" ", "") == "<>":
        return "null reverse-path (RFC 5321 section 4.5.5)"
    asks = _local(message) == "postmaster" and "?" in _own_words(message)  # small companies write from there
    if not asks and (_is_nobody(_local(message)) or is_daemon(message)):
        return f"sent by {message.sender.address if message.sender else 'nobody'}"
    return ""


def _report(message: Message) -> str:
    """Complaints (RFC 5965), DMARC reports and calendars' answers (RFC 5546): events that a program tells of."""
    for item in message.attachments:
        if item.content_type == "message/feedback-report":
            return "feedback report (RFC 5965)"
        if item.content_type == "text/calendar" and re.search(r"^METHOD:REPLY\s*$", item.text or "", re.MULTILINE):
            return "answer of a calendar (RFC 5546)"
    return "DMARC report (RFC 7489)" if _DMARC_REPORT.match(message.subject) else ""


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


def _domain(message: Message) -> str:
    return message.sender.address.rpartition("@")[2].lower() if message.sender else ""


def _is_nobody(local: str) -> bool:
    bare = local.partition("+")[0]
    return bare in automatic_words.NOBODY or bool(
        re.search(r"(?:^|[._-])(?:no|do[._-]?not)[._-]?reply$|^(?:no|do[._-]?not)[._-]?reply[._-]", bare)
    )


def _second_sign(message: Message) -> bool:
    """Whether something besides the subject says that a program answered."""
    words = _own_words(message)
    return (
        _marked(message)
        or bool(_AUTOMATIC_SENTENCE.search(words))
        or bool("?" not in words and _ABSENT.search(words))
        or _is_nobody(_local(message))
    )


def _marked(message: Message) -> bool:
    """Whether the header says what programs say, though people's mail may carry it as well."""
    suppressed = (message.header("X-Auto-Response-Suppress") or "").lower()
    return (
        (message.header("Return-Path") or "").replace(" ", "") == "<>"
        or _keyword(message) not in ("", "no")
        or any(word in suppressed for word in _SUPPRESSED)
        or (message.header("Precedence") or "").strip().lower() in ("bulk", "junk")
        or message.header("X-MS-Exchange-Inbox-Rules-Loop") is not None
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
