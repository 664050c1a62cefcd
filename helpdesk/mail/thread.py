"""Where a message belongs: the messages it answers, its subject without prefixes, ticket numbers in a text.

Only identities and signed ids are evidence; a number in a subject merely proposes, since anybody can write it.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator

from helpdesk.mail import fields
from helpdesk.mail.parameters import content_type
from helpdesk.mail.words import any_of, words
from helpdesk.model.message import Message

# Reply and forward prefixes of mail programs in many languages. Re:, Bls: and Fwd: say nothing about the matter.
_PREFIXES = words(
    """re bls balas balasan trs terusan fwd fw aw antw antwort wg sv svar vs vl vb vá ynt yan ilt i odp odpoveď
    ref rif r res enc rv rép réf tr réponse doorst atb abs nawr pd ang vd hv rsp sayang הועבר תשובה רד رد إعادة
    توجيه إرجاع jawab jawaban diteruskan ris σχετ απ на отв ответ пересл továbbítás ตอบกลับ
    回复 答复 回覆 答覆 转发 轉寄 轉發 返信 転送 답장 회신 전달"""
)
_COUNT = r"(?:\[\d{1,3}\]|\(\d{1,3}\)|\^\d{1,3}|\*\d{1,3})"
_TEXT_PREFIX = re.compile(rf"\s*(?:{any_of(_PREFIXES)}\.?|trả lời)\s*{_COUNT}?\s*[:：]", re.IGNORECASE)
_NUMBER_OF_TAG = re.compile(
    r"\[(?:[^\[\]\n]{0,60}#|\s?(?:bug|issue|ticket|case|request|tiket|kasus|laporan)\s)\s?(\d{1,12})\s?\]",
    re.IGNORECASE,
)
_TAG = re.compile(r"\s*(?:\[[^\[\]]{1,60}\]|\*{2,5}\s?spam\s?\*{2,5})", re.IGNORECASE)
_AUTOMATIC = re.compile(
    r"\s*(?:auto(?:matic)?[- ]?(?:reply|response)|out of office|balasan otomatis|automatische antwort|autosvar"
    r"|réponse automatique|respuesta automática|resposta automática|risposta automatica|automatisch antwoord"
    r"|abwesenheitsnotiz|автоматический ответ|自动回复|自動返信|自動回覆|자동 회신)\s*[:：]",
    re.IGNORECASE,
)
_PASSED_ON = r"\((?:fwd|was:[^()]{0,200}|terusan)\)"
_TRAILING = re.compile(rf"\s*(?:{_PASSED_ON}|\[[^\[\]]{{1,60}}\])\s*$", re.IGNORECASE)
_TRAILING_MARK = re.compile(rf"\s*{_PASSED_ON}\s*$", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_INDEX = 22  # octets: one reserved, five of time, sixteen of GUID
_LONGEST_INDEX = 4_000
_LONGEST_SUBJECT = 1_000
# Old systems write quotes, colons and slashes, others no "@" but the time. "mailto:" is an address.
_MESSAGE_ID = re.compile(r"(?!mailto:)(?:[^\s<>]{1,400}?@[^\s<>]{1,250}|(?=(?:[^\s<>]*?\d){6})[^\s<>@]{10,250}@?)")
_ORIGINAL = re.compile(r"^Original-Message-ID[ \t]*:((?:[^\r\n]|\r?\n[ \t])*)", re.IGNORECASE | re.MULTILINE)
_OWN_ID = re.compile(r"^Message-ID[ \t]*:((?:[^\r\n]|\r?\n[ \t])*)", re.IGNORECASE | re.MULTILINE)
_HEAD_ENDS = re.compile(r"\r?\n\r?\n")
_DELIVERY = frozenset(("message/delivery-status", "message/global-delivery-status"))
_RETURNED = frozenset(("message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers"))
_LONGEST_REPORT = 8_000
_OTHER_NAMES = (
    "X-Microsoft-Original-Message-ID",
    "X-Google-Original-Message-ID",
    "X-Original-Message-ID",
    "Resent-Message-ID",
)


def ancestors(message: Message) -> tuple[str, ...]:
    """Return the identities that ``message`` answers, nearest first: In-Reply-To, then References from the end.

    Only what can be an identity (RFC 5322 section 3.6.4): free text in these fields glues strangers together, and the
    address that was written to glues all that its writer ever sends there.
    """
    above = (name for value in message.header_all("In-Reply-To") for name in fields.parents_of(value))
    found = dict.fromkeys((*above, *reversed(message.references), *_received(message)))
    if not found:
        return ()
    found.pop(message.message_id or "", None)
    boxes = (*message.to, *message.cc, *message.reply_to, *((message.sender,) if message.sender else ()))
    addresses = {box.address.lower() for box in boxes}
    return tuple(name for name in found if _MESSAGE_ID.fullmatch(name) and name.lower() not in addresses)


def _received(message: Message) -> Iterator[str]:
    """Yield the identity that a report is about: of disposition (RFC 8098 section 3.2.5), or of delivery.

    The latter encloses the head of what it could not deliver (RFC 3462).
    """
    reports = any(item.content_type in _DELIVERY for item in message.attachments)
    for item in message.attachments:
        told = item.content[:_LONGEST_REPORT].decode("ascii", "replace")
        value = _ORIGINAL.search(told) if item.content_type == "message/disposition-notification" else None
        if reports and item.content_type in _RETURNED:
            value = _OWN_ID.search(_HEAD_ENDS.split(told.lstrip(), maxsplit=1)[0])
        name = fields.identity_of(value[1]) if value else None
        if name:
            yield name


def conversations(message: Message) -> tuple[str, ...]:
    """Return the names that a message shares with others of its conversation, besides the identities it answers."""
    return (*_thread_index(message), *_whole(message), *_other_names(message))


def _other_names(message: Message) -> Iterator[str]:
    """Yield the identities that a message had before a server gave it another, or that who sent it again gave it.

    Whoever was sent the other one answers that.
    """
    for field in _OTHER_NAMES:
        name = fields.identity_of(message.header(field) or "")
        if name and name != message.message_id and _MESSAGE_ID.fullmatch(name):
            yield name


def _whole(message: Message) -> Iterator[str]:
    """Yield the message of which this one is a fragment (RFC 2046 section 5.2.2)."""
    kind, parameters = content_type(message.header("Content-Type") or "")
    name = parameters.get("id", "").strip("<> ")
    if kind == "message/partial" and name:
        yield f"partial:{name}"


def _thread_index(message: Message) -> tuple[str, ...]:
    """Return the conversation that Outlook numbers: time and GUID at the head of Thread-Index (MS-OXOMSG 2.2.1.3).

    Every answer repeats these 22 octets and adds five of its own, also where References are lost.
    """
    value = "".join((message.header("Thread-Index") or "").split())
    try:
        octets = base64.b64decode(value[:_LONGEST_INDEX] + "=" * (-len(value[:_LONGEST_INDEX]) % 4), validate=True)
    except ValueError:
        return ()
    return (f"thread-index:{octets[:_INDEX].hex()}",) if len(octets) >= _INDEX else ()


def is_answer(subject: str) -> bool:
    """Return whether a subject begins as answers do, in whatever language."""
    text = subject[:_LONGEST_SUBJECT]
    tag = _TAG.match(text)
    return bool(_TEXT_PREFIX.match(text, tag.end() if tag else 0))


def plain_address(address: str) -> str:
    """Return an address lower-cased and without "+detail" (RFC 5233), which is the same person's mailbox."""
    local, at, domain = address.lower().rpartition("@")
    return f"{local.partition('+')[0] or local}{at}{domain}"


def base_subject(subject: str) -> str:
    """Return the subject without reply prefixes and bracketed tags, however many and in whatever language.

    A subject that is nothing but a tag keeps it.
    """
    text = _SPACE.sub(" ", subject[:_LONGEST_SUBJECT]).strip()
    while True:
        match = _TEXT_PREFIX.match(text) or _AUTOMATIC.match(text)
        if match:
            text = text[match.end() :].strip()
            continue
        tag = _TAG.match(text) or _TRAILING.search(text)
        shorter = (text[: tag.start()] + text[tag.end() :]).strip() if tag else text
        if not shorter or shorter == text:
            return text
        text = shorter


def answered_subject(subject: str, prefix: str) -> str:
    """Return the subject that an answer bears again: without reply prefixes and the tags of our tickets (``prefix``).

    Other bracketed words stay, at its head each once: who writes to us may mean them.
    """
    own = rf"\[\s?{re.escape(prefix)}-(?:\d{{4}}-\d{{6,9}}|\*{{3}})\s?\]"  # hidden in the subjects that we spoilt
    text = re.sub(own, " ", subject[:_LONGEST_SUBJECT], flags=re.IGNORECASE)
    text = _TRAILING_MARK.sub("", _SPACE.sub(" ", text).strip())
    heads: dict[str, None] = {}
    while True:
        mark = _TEXT_PREFIX.match(text) or _AUTOMATIC.match(text)
        head = None if mark else _TAG.match(text)
        found = mark or head
        rest = text[found.end() :].strip() if found else ""
        if found is None or (head and not rest):
            return " ".join((*heads, text))
        if head:
            heads[head[0].strip()] = None
        text = rest


def numbers_in_tags(subject: str) -> frozenset[str]:
    """Return the numbers that bracketed tags of a subject give: "[rt #8] Printer" is another matter than "[rt #7]"."""
    return frozenset(_NUMBER_OF_TAG.findall(subject[:_LONGEST_SUBJECT]))


def ticket_tags(text: str, prefix: str) -> tuple[str, ...]:
    """Return the ticket numbers in ``text`` in order of first mention, upper-cased: ``PTSP-2026-000123``."""
    number = r"\s?[-–]\s?(\d{4})\s?[-–]\s?(\d{6,9})"
    pattern = re.compile(rf"(?<![\w-]){re.escape(prefix)}{number}(?!\w)", re.IGNORECASE)
    return tuple(dict.fromkeys(f"{prefix}-{match[1]}-{match[2]}" for match in pattern.finditer(text)))
