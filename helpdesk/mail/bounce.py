"""Delivery reports: which recipients our message did not reach, how surely, and which message it was.

First the machine-readable part (RFC 3464), then the header fields and prose of servers that do not send one. A report
of success (delivered, relayed, expanded) is no bounce; a report of delay is one that is not permanent.
"""

from __future__ import annotations

import re
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import replace

from helpdesk.mail import bounce_text
from helpdesk.mail.addresses import parse_addresses
from helpdesk.mail.automatic_subjects import CHALLENGE_SUBJECTS
from helpdesk.mail.bounce_diagnostic import is_permanent
from helpdesk.mail.bounce_notices import read_notice
from helpdesk.mail.bounce_subjects import SUBJECTS, SUCCESS_SUBJECTS
from helpdesk.mail.bounce_words import DAEMON_NAMES, DAEMONS
from helpdesk.mail.fields import identity_of
from helpdesk.mail.parse import parse
from helpdesk.mail.words import any_of, with_plain
from helpdesk.model.message import Attachment, Bounce, BouncedRecipient, Message
from helpdesk.pattern import Pattern

_STATUS = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])")
_SUBJECT = Pattern(any_of(with_plain(SUBJECTS)), flags=re.IGNORECASE)
_CHALLENGE = Pattern(rf"[\W_]{{0,4}}{any_of(CHALLENGE_SUBJECTS)}", flags=re.IGNORECASE)
_ANSWER = re.compile(r"\s*(?:re|fwd?|bls|balas|trs|aw|wg|sv|tr|rv)\s*:", re.IGNORECASE)
_FIELD = re.compile(r"([A-Za-z][A-Za-z0-9-]{0,60})[ \t]*:[ \t]*(.*)")
_SPEC = re.compile(r"(?:\"[^\"@\n]{1,64}\"|[^\s<>\"();,:]{1,256})@[^\s<>\"();,:]{1,256}")
_ORIGINAL_ID = re.compile(
    r"^[ \t>|]*(?:x-)?(?:original-)?message-id[ \t]*:\s*(<[^<>\s]{1,900}>)", re.IGNORECASE | re.MULTILINE
)
_DSN = frozenset(("message/delivery-status", "message/global-delivery-status"))
_ORIGINALS = frozenset(
    ("message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers", "message/rfc822-headers")
)
_LINKED = re.compile(r"href\s{0,3}=\s{0,3}[\"']mailto:([^\s\"'?<>@]{1,64}@[\w.-]{3,190})[\"'?]", re.IGNORECASE)
_VERP = re.compile(
    r"(?:[^@\s+]{1,64}\+([^@\s=]{1,64})|[^@\s+]{0,64}-([^@\s=+-]{1,64}))=([\w.-]{1,190}\.[a-z]{2,20})@\S{1,255}",
    re.IGNORECASE,
)
_TO = re.compile(r"^to[ \t]*:((?:[^\n]|\n[ \t]){1,2000})", re.IGNORECASE | re.MULTILINE)
_DAEMONS_BARE = frozenset(re.sub(r"[._-]", "", name) for name in DAEMONS)
_PEOPLES = frozenset(("postmaster", "mailadmin", "mailer"))
_SUCCESS = Pattern(rf"\s*{any_of(with_plain(SUCCESS_SUBJECTS))}", flags=re.IGNORECASE)
_MACHINES = re.compile(
    r"^(?:(?:mx|mail|smtp|relay|out|in|mta|gw|[a-z-]*\d[\w-]*)\.)+(?=[\w-]+\.\w)"
)  # of the name of a mail server
_XTEXT = re.compile(r"\+(2B|3D)", re.IGNORECASE)
_UNITEXT = re.compile(r"\\x\{([0-9a-f]{2,6})\}", re.IGNORECASE)  # RFC 6533 section 3
# Exchange's way to write the address of another system as one of SMTP: type, then the address in its own letters.
_ENCAPSULATED = re.compile(r"imcea[a-z0-9]{2,12}-", re.IGNORECASE)
_HEX = re.compile(r"\+([0-9a-f]{2})", re.IGNORECASE)
# Of certified mail of Italy (RFC 6109 section 2.1.2), whose providers send people's mail under the same address.
_CERTIFIED = ("errore-consegna", "preavviso-errore-consegna", "non-accettazione")
_ACTIONS = ("failed", "delayed", "delivered", "relayed", "expanded")
_LONGEST_DIAGNOSTIC = 500
_MAX_RECIPIENTS = 200
_REPORT = 200_000  # characters of a report that are read


def read_bounce(message: Message) -> Bounce | None:
    """Return what a delivery report says (RFC 3464, RFC 3463), or None when ``message`` is none or reports success."""
    if _is_other_report(message):
        return None
    reported = _from_fields(message) if _is_from_a_server(message) else []
    if reported:
        reported = [_completed(item, message) for item in reported]
        failing = [item for item in reported if item.action in ("failed", "delayed")]
        return Bounce(tuple(failing), _original(message)) if failing else None
    passed_on = read_notice(message) or _passed_on(message)
    if passed_on is not None or not looks_like_bounce(message):
        return passed_on
    prose, original = _prose(message), _original(message)
    others = _not_recipients(message) | ({original.lower()} if original else frozenset())
    if _SUCCESS.match(message.subject) and not message.header("X-Failed-Recipients"):
        return None
    found = bounce_text.recipients(prose, others, _failed_header(message))
    if not found:
        found = bounce_text.recipients(prose, others, _guessed(message) or _local_names(message, prose))
    found = tuple(_completed(item, message) for item in found)
    return Bounce(found, original) if found or _is_declared(message, original) else None


def _passed_on(message: Message) -> Bounce | None:
    """Return what a report says that a list server passes on whole, because it could not read it, or None."""
    for item in message.attachments:
        if item.content_type == "message/rfc822" and is_daemon(message):
            inner = parse(item.content[:_REPORT])
            # what came back inside of it is no report: one level deep, whatever is sent
            kept = tuple(part for part in inner.attachments if part.content_type not in _ORIGINALS)
            found = read_bounce(replace(inner, attachments=kept))
            if found is not None and found.recipients:
                return found
    return None


def _is_from_a_server(message: Message) -> bool:
    """Whether the delivery-status part of a message is its own: who forwards a report may keep its parts as files.

    A report is one by its own type (RFC 6522), by who sent it, or where nothing stands above the words of the server.
    """
    if _is_report(message) or _is_null_path(message) or message.sender is None or message.header("X-Failed-Recipients"):
        return True
    if is_daemon(message) or (message.header("Auto-Submitted") or "no").strip().lower() != "no":
        return not _is_postmaster_asking(message)
    return not _ANSWER.match(message.subject) and (
        not message.text.strip() or bounce_text.opens_as_report(message.text[:3_000])
    )


def looks_like_bounce(message: Message) -> bool:
    """Return whether a mail server seems to report: a daemon or nobody wrote it, and it speaks of failed delivery."""
    if message.header("X-Failed-Recipients") or (message.header("X-Ricevuta") or "").strip().lower() in _CERTIFIED:
        return True
    if _ANSWER.match(message.subject):
        # some servers report under our own subject
        text = message.text[:3_000]
        surely = _is_null_path(message) or bounce_text.speaks_of_failure(text, 2)
        return is_daemon(message) and surely and bounce_text.opens_as_report(text)
    if bounce_text.is_automatic_prose(message.subject) or _is_postmaster_asking(message):
        return False
    if not (is_daemon(message) or _is_null_path(message) or message.sender is None or _is_report(message)):
        # no daemon's name: believed only if subject and first sentence are those of a server
        return bool(_SUBJECT.search(message.subject)) and bounce_text.opens_as_report(message.text[:3_000])
    if _SUBJECT.search(message.subject) or _is_report_of_nobody(message):
        return True
    # a daemon's own name and a null path say enough, in whatever language the rest is
    signs = 2 - _is_null_path(message) - _is_nobody_but_a_daemon(message)
    return is_daemon(message) and bounce_text.speaks_of_failure(message.text[:3_000], signs)


def _is_report_of_nobody(message: Message) -> bool:
    """Whether what comes from nobody begins as reports do; a challenge borrows the words of the servers."""
    challenges = _CHALLENGE.match(message.subject)
    return _is_null_path(message) and not challenges and bounce_text.opens_as_report(message.text[:3_000])


def is_daemon(message: Message) -> bool:
    """Return whether a mail server's own address wrote the message."""
    if message.sender is None:
        return False
    local = message.sender.address.partition("@")[0].lower().strip("\"'")
    return (
        local in DAEMONS
        or re.sub(r"[._-]", "", local) in _DAEMONS_BARE
        or local.startswith(("mailer-daemon", "bounce-"))
        or local.endswith(("-daemon", "-bounces"))
        or message.sender.name.lower() in DAEMON_NAMES
    )


def _is_nobody_but_a_daemon(message: Message) -> bool:
    """Whether a name wrote the message that people and absence notes never have."""
    return message.sender is not None and message.sender.address.lower().startswith(("mailer-daemon", "maildaemon"))


def _is_postmaster_asking(message: Message) -> bool:
    """Whether a person may write from the address of a mail server: small firms do, and ask about mail as well."""
    if _is_null_path(message) or _is_report(message) or message.header("Auto-Submitted") or message.sender is None:
        return False
    named = message.sender.name.lower() in DAEMON_NAMES and message.sender.name.lower() != "postmaster"
    local = message.sender.address.partition("@")[0].lower()
    text = message.text[:3_000]
    return local in _PEOPLES and not named and "?" in text and not bounce_text.opens_as_report(text.replace("?", "."))


def _is_null_path(message: Message) -> bool:
    return (message.header("Return-Path") or "").replace(" ", "") in ("<>", "<MAILER-DAEMON>")


def _is_declared(message: Message, original: str | None) -> bool:
    """Whether it is a delivery report though it names nobody: by type and subject, or a daemon's about some message."""
    declares = _is_report(message) or (is_daemon(message) and original is not None)
    return declares and bool(_SUBJECT.search(message.subject))


def _is_report(message: Message) -> bool:
    """Whether the message's own type is that of a delivery report (RFC 6522)."""
    kind = (message.header("Content-Type") or "").lower()
    return "report-type" in kind and "delivery-status" in kind


def _guessed(message: Message) -> tuple[str, ...]:
    """Return the recipient that a report does not name, from where it went, its subject or the returned message.

    ``bounces+budi=warga.example@...`` is a reverse-path that holds the address (VERP); a returned message with a
    single recipient leaves no choice either.
    """
    for box in message.to:
        verp = _VERP.fullmatch(box.address)
        if verp:
            return (f"{verp[1] or verp[2]}@{verp[3]}".lower(),)
    titled = {spec.lower() for spec in _SPEC.findall(message.subject)} - _not_recipients(message)
    if len(titled) == 1 and is_daemon(message):
        return tuple(titled)
    linked = {spec.lower() for spec in _LINKED.findall(message.html or "")} - _not_recipients(message)
    if len(linked) == 1:
        return tuple(linked)
    addresses = _addressed(message)
    return addresses if len(addresses) == 1 else ()


def _addressed(message: Message) -> tuple[str, ...]:
    """Return whom the message that came back was written to."""
    for text in (*_returned(message), bounce_text.after_report(_prose(message))):
        head = text.lstrip().partition("\n\n")[0]
        to = _TO.search(head)
        boxes = parse_addresses(" ".join(to[1].split()))[0] if to else ()
        addresses = dict.fromkeys(box.address.lower() for box in boxes if "@" in box.address)
        if addresses:
            return tuple(addresses)
    return ()


def _completed(recipient: BouncedRecipient, message: Message) -> BouncedRecipient:
    """Return a recipient whom the report calls by a name of its own system with the address that we wrote to.

    That is a local name alone, or an address of another system in one that SMTP can carry (IMCEAEX-_O=...@host).
    """
    encapsulated = _ENCAPSULATED.match(recipient.address)
    if encapsulated is None and "@" in recipient.address:
        return recipient
    if encapsulated and (inner := _decapsulated(recipient.address[encapsulated.end() :])):
        return replace(recipient, address=inner)
    written, local = _addressed(message), recipient.address.partition("@")[0]
    named = (address for address in written if address.partition("@")[0] == local.rpartition("=")[2])
    only = written[0] if encapsulated and len(written) == 1 else recipient.address
    return replace(recipient, address=next(named, only))


def _decapsulated(local: str) -> str:
    """Return the SMTP address in an encapsulated one ("ani+40warga+2Eexample@..."), or an empty string."""
    inner = _HEX.sub(lambda match: chr(int(match[1], 16)), local.rpartition("@")[0]).lower()
    return inner if _SPEC.fullmatch(inner) else ""


def _local_names(message: Message, prose: str) -> tuple[str, ...]:
    """Return the recipients whom a daemon calls by names of its own host alone, at the domain of that host."""
    host = message.sender.address.rpartition("@")[2].lower() if message.sender and is_daemon(message) else ""
    host = _MACHINES.sub("", host)
    return tuple(f"{name}@{host}" for name in bounce_text.local_names(prose)) if host else ()


def _returned(message: Message) -> Iterator[str]:
    for attachment in message.attachments:
        if attachment.content_type in _ORIGINALS:
            yield attachment.content[:_REPORT].decode("latin-1").replace("\r\n", "\n")


def _is_other_report(message: Message) -> bool:
    kinds = {attachment.content_type for attachment in message.attachments}
    if kinds & {"message/disposition-notification", "message/feedback-report"}:
        return not kinds & _DSN
    kind = (message.header("Content-Type") or "").lower()
    return "disposition-notification" in kind or "feedback-report" in kind


def _from_fields(message: Message) -> list[BouncedRecipient]:
    found: dict[str, BouncedRecipient] = {}
    for text in _machine_readable(message):
        for group in _groups(text):
            recipient = _recipient(group)
            if recipient is not None and len(found) < _MAX_RECIPIENTS:
                found.setdefault(recipient.address, recipient)
    return list(found.values())


def _machine_readable(message: Message) -> Iterator[str]:
    """Yield the delivery-status parts; some servers put their fields into the prose or into a plain attachment."""
    parts = [item for item in message.attachments if item.content_type in _DSN]
    for part in parts:
        yield textwrap.dedent(part.text or part.content.decode("utf-8", "replace")[:_REPORT])
    if not parts and (is_daemon(message) or _is_null_path(message)):
        texts = [item.text for item in message.attachments if item.content_type == "text/plain" and item.text]
        for text in (message.text[:_REPORT], *texts):
            if re.search(r"^(?:final|original)-recipient\s*:", text, re.IGNORECASE | re.MULTILINE):
                yield text


def _groups(text: str) -> Iterator[dict[str, str]]:
    """Yield each group of fields (RFC 3464 section 2.1), names lower-cased, folded lines joined."""
    group: dict[str, str] = {}
    last = ""
    for line in text.split("\n"):
        if not line.strip():
            if group:
                yield group
            group, last = {}, ""
        elif line[0] in " \t" and last:
            group[last] += f" {line.strip()}"
        else:
            match = _FIELD.match(line.strip())
            last = match[1].lower() if match else ""
            if match and last in group and last in ("final-recipient", "original-recipient"):
                yield group  # a server that forgets the empty line between two recipients
                group = {}
            if match:
                group.setdefault(last, match[2].strip())
    if group:
        yield group


def _recipient(group: dict[str, str]) -> BouncedRecipient | None:
    # the address as we wrote it, if the report knows it: behind an alias the final one means nothing to us
    names = ("original-recipient", "final-recipient", "x-actual-recipient")
    addresses = [address for name in names if (address := _typed(group.get(name, "")))]
    if group.get(names[0]) and addresses and not (len(addresses) > 1 and addresses[0] == addresses[1]):
        addresses[0] = _XTEXT.sub(lambda match: chr(int(match[1], 16)), addresses[0])  # RFC 3461 section 4
    address = next((item for item in addresses if "@" in item), next(iter(addresses), ""))
    if not address:
        return None
    diagnostic = group.get("diagnostic-code", "").partition(";")[2].strip() or group.get("diagnostic-code", "")
    status_match = _STATUS.search(group.get("status", "")) or _STATUS.search(diagnostic)
    status = status_match[1] if status_match else None
    action = re.split(r"[\s;(]", group.get("action", "").strip().lower())[0]
    if action not in _ACTIONS:
        action = {"2": "delivered", "4": "delayed", "5": "failed"}.get((status or "5")[0], "failed")
    verdict = is_permanent(status, action, diagnostic)
    return BouncedRecipient(address.lower(), status, action, verdict, diagnostic[:_LONGEST_DIAGNOSTIC] or None)


def _typed(value: str) -> str:
    """Return the address behind "rfc822;", or an empty string."""
    kind, _, rest = value.rpartition(";") if value.count(";") == 1 else value.partition(";")
    text = _UNITEXT.sub(_sign, rest if kind or ";" in value else value)
    found = _SPEC.search(text.replace("<", " ").replace(">", " ")) or _SPEC.search(value)
    if found:
        return found[0].strip(".'")
    bare = text.strip().strip("<>")
    return bare if bare and len(bare.split()) == 1 and "unknown" not in bare.lower() else ""


def _sign(escape: re.Match[str]) -> str:
    number = int(escape[1], 16)
    return chr(number) if number <= sys.maxunicode and not 0xD800 <= number < 0xE000 else escape[0]


def _failed_header(message: Message) -> tuple[str, ...]:
    value = ", ".join(message.header_all("X-Failed-Recipients"))
    return tuple(box.address.lower() for box in parse_addresses(value)[0] if "@" in box.address)


def _prose(message: Message) -> str:
    texts = [item.text for item in message.attachments if item.content_type == "text/plain" and item.text]
    return "\n".join((message.text[:_REPORT], *texts))[:_REPORT]


def _not_recipients(message: Message) -> frozenset[str]:
    boxes = (*message.to, *message.cc, *([message.sender] if message.sender else []))
    return frozenset(box.address.lower() for box in boxes)


def _original(message: Message) -> str | None:
    """Return the Message-ID of the message that was not delivered, from the copy of it or the report's threading."""
    for attachment in message.attachments:
        if attachment.content_type in _ORIGINALS:
            found = _original_id(attachment)
            if found:
                return found
    named = message.header("X-Original-Message-ID") or message.header("Original-Message-ID")
    if named:
        return identity_of(named)
    match = _ORIGINAL_ID.search(_prose(message))
    if match:
        return identity_of(match[1])
    return message.in_reply_to or (message.references[-1] if message.references else None)


def _original_id(attachment: Attachment) -> str | None:
    head = attachment.content[:_REPORT].decode("latin-1").replace("\r\n", "\n").lstrip()
    match = _ORIGINAL_ID.search(head.partition("\n\n")[0]) or _ORIGINAL_ID.search(attachment.text or "")
    return identity_of(match[1]) if match else None
