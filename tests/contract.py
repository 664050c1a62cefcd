"""The black-box contract: what one object of ``helpdesk explain --json`` has to be, seen from the outside.

``violations`` knows nothing of the desk's own classes: it reads the JSON as another program would.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

Check = Callable[[Any], bool]
ACTIONS = ("no-reply", "escalate", "clarify", "documents-check", "status", "answer")
ASPECTS = (
    *("requirements", "procedure", "fee", "duration", "legal", "definition", "validity"),
    *("status", "complaint", "documents-check", "other"),
)
KINDS = ("own", "bounce", "auto-reply", "list", "bulk", "notification")
REPORTED = ("failed", "delayed", "delivered", "relayed", "expanded")  # RFC 3464 section 2.3.3
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?[+-]\d\d:\d\d")
STATUS = re.compile(r"[245]\.\d{1,3}\.\d{1,3}")  # RFC 3463 section 2
LANGUAGE = re.compile(r"[a-z]{2}")
LONGEST_TEXT = 100_000  # characters of an attachment
MOST_CANDIDATES = 5


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The ids that the knowledge base has."""

    permits: Collection[str]
    topics: Collection[str]
    documents: Collection[str]


def text(value: Any) -> bool:
    """Whether this is a string."""
    return isinstance(value, str)


def number(value: Any) -> bool:
    """Whether this is a whole number of zero or more; JSON's true is none."""
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def share(value: Any) -> bool:
    """Whether this is a probability."""
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1


def flag(value: Any) -> bool:
    """Whether this is true or false."""
    return isinstance(value, bool)


def or_null(check: Check) -> Check:
    """Whether this is null or what ``check`` asks for."""
    return lambda value: value is None or check(value)


def each(check: Check) -> Check:
    """Whether this is a list of what ``check`` asks for."""
    return lambda value: isinstance(value, list) and all(check(item) for item in value)


def one_of(words: Collection[str]) -> Check:
    """Whether this is one of ``words``."""
    return lambda value: isinstance(value, str) and value in words


def like(pattern: re.Pattern[str]) -> Check:
    """Whether this is a string that ``pattern`` matches as a whole."""
    return lambda value: isinstance(value, str) and bool(pattern.fullmatch(value))


def shape(**members: Check) -> Check:
    """Whether this is an object with exactly these keys, in this order, each as it has to be."""
    return lambda value: (
        isinstance(value, dict)
        and list(value) == [name.rstrip("_") for name in members]
        and all(check(value[name.rstrip("_")]) for name, check in members.items())
    )


def moment(value: Any) -> bool:
    """Whether this is a date and time of RFC 3339 with an offset, and one that exists."""
    if not like(RFC3339)(value):
        return False
    try:
        return datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        return False


def identity(value: Any) -> bool:
    """Whether this is a message identity without its angle brackets."""
    return text(value) and value == value.strip() != "" and not value.startswith("<") and not value.endswith(">")


ADDRESS = shape(name=text, address=text)
ATTACHMENT = shape(
    filename=text,
    content_type=like(re.compile(r"[^\s/]+/[^\s/]+")),
    size=number,
    inline=flag,
    text=or_null(lambda value: text(value) and len(value) <= LONGEST_TEXT),
)
MESSAGE: dict[str, Check] = {
    "message_id": or_null(identity),
    "in_reply_to": or_null(identity),
    "references": each(identity),
    "date": or_null(moment),
    "from": or_null(ADDRESS),
    "reply_to": each(ADDRESS),
    "to": each(ADDRESS),
    "cc": each(ADDRESS),
    "subject": text,
    "text": text,
    "html": or_null(text),
    "new_text": text,
    "quoted_text": text,
    "signature": text,
    "language": or_null(like(LANGUAGE)),
    "attachments": each(ATTACHMENT),
    "defects": each(text),
}
RECIPIENT = shape(
    address=lambda value: text(value) and value == value.lower(),
    status=or_null(like(STATUS)),
    action=or_null(one_of(REPORTED)),
    permanent=or_null(flag),
    diagnostic=or_null(text),
)
CANDIDATE = shape(
    kind=one_of(("permit", "topic")), id=text, confidence=share, evidence=each(shape(field=text, text=text))
)
QUESTION = shape(
    text=text,
    start=number,
    end=number,
    aspects=each(one_of(ASPECTS)),
    out_of_scope=share,
    candidates=each(CANDIDATE),
    answered_by=each(text),
)
RECEIVED = shape(attachment=number, member=or_null(text), keys=each(text))
WHOLE: dict[str, Check] = {
    "file": text,
    "error": lambda value: value is None,
    "message": shape(**MESSAGE),
    "automatic": or_null(shape(kind=one_of(KINDS), reason=text)),
    "bounce": or_null(shape(recipients=each(RECIPIENT), original_message_id=or_null(identity))),
    "action": one_of(ACTIONS),
    "questions": each(QUESTION),
    "permits": each(text),
    "topics": each(text),
    "application_numbers": each(text),
    "documents": each(shape(permit=text, received=each(RECEIVED), missing=or_null(each(text)))),
    "draft": or_null(shape(language=one_of(("id", "en")), subject=text, text=text)),
}


def violations(found: Any, known: Vocabulary) -> list[str]:
    """Return what is wrong with one object, each in a few words; an empty list when it keeps the contract."""
    if not isinstance(found, dict) or list(found) != list(WHOLE):
        return [f"keys: {list(found) if isinstance(found, dict) else type(found).__name__}"]
    wrong = [f"{key}: {found[key]!r}"[:400] for key, check in WHOLE.items() if not check(found[key])]
    if wrong:
        return [*wrong, *_members(found["message"])]
    return [*_texts("", found), *_questions(found, known), *_entries(found, known), *_ends(found)]


def _members(message: Any) -> Iterator[str]:
    """Name the members of a message that are wrong, because the whole is long."""
    if isinstance(message, dict):
        wrong = (key for key, check in MESSAGE.items() if key not in message or not check(message[key]))
        yield from (f"message.{key}: {message.get(key)!r}"[:400] for key in wrong)


def _texts(place: str, value: Any) -> Iterator[str]:
    """Find strings that PostgreSQL, a browser or a diff would choke on."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(f"{place}.{key}", item)
    elif isinstance(value, list):
        for position, item in enumerate(value):
            yield from _texts(f"{place}[{position}]", item)
    elif isinstance(value, str):
        yield from _characters(place, value)


def _characters(place: str, value: str) -> Iterator[str]:
    if "\0" in value:
        yield f"{place}: NUL"
    if "\r" in value:
        yield f"{place}: carriage return"
    if any("\ud800" <= character <= "\udfff" for character in value):
        yield f"{place}: lone surrogate"


def _questions(found: dict[str, Any], known: Vocabulary) -> Iterator[str]:
    new_text, last = found["message"]["new_text"], 0
    for position, question in enumerate(found["questions"]):
        place, start, end = f"question {position}", question["start"], question["end"]
        in_subject = start == end == 0 and found["message"]["subject"].strip() != ""  # it stands nowhere in the text
        if new_text[start:end] != question["text"] or not (question["text"] or in_subject):
            yield f"{place}: {new_text[start:end]!r} is not {question['text']!r}"
        if start < last:
            yield f"{place}: begins before the one in front of it ends"
        last = end
        if len(set(question["aspects"])) != len(question["aspects"]):
            yield f"{place}: an aspect twice"
        yield from _candidates(place, question, known)


def _candidates(place: str, question: dict[str, Any], known: Vocabulary) -> Iterator[str]:
    candidates = question["candidates"]
    confidences = [candidate["confidence"] for candidate in candidates]
    if len(candidates) > MOST_CANDIDATES:
        yield f"{place}: {len(candidates)} candidates"
    if confidences != sorted(confidences, reverse=True):
        yield f"{place}: not best first: {confidences}"
    if len({candidate["id"] for candidate in candidates}) != len(candidates):
        yield f"{place}: a candidate twice"
    for candidate in candidates:
        if candidate["id"] not in (known.permits if candidate["kind"] == "permit" else known.topics):
            yield f"{place}: no {candidate['kind']} is called {candidate['id']}"
    yield from _ids(f"{place}: answered_by", question["answered_by"], {*known.permits, *known.topics})


def _entries(found: dict[str, Any], known: Vocabulary) -> Iterator[str]:
    yield from _ids("permits", found["permits"], known.permits)
    yield from _ids("topics", found["topics"], known.topics)
    if len(set(found["application_numbers"])) != len(found["application_numbers"]):
        yield "an application number twice"
    yield from _ids("documents", [checked["permit"] for checked in found["documents"]], known.permits)
    count = len(found["message"]["attachments"])
    for checked in found["documents"]:
        keys = [key for item in checked["received"] for key in item["keys"]] + (checked["missing"] or [])
        yield from (f"documents: no key {key}" for key in keys if key not in known.documents)
        for item in checked["received"]:
            if item["attachment"] >= count:
                yield f"documents: there is no attachment {item['attachment']}"
            if len(set(item["keys"])) != len(item["keys"]):
                yield f"documents: a key twice in attachment {item['attachment']}"


def _ids(place: str, ids: list[str], known: Collection[str]) -> Iterator[str]:
    if len(set(ids)) != len(ids):
        yield f"{place}: one twice: {ids}"
    yield from (f"{place}: {one} is not known" for one in ids if one not in known)


def _ends(found: dict[str, Any]) -> Iterator[str]:
    """Check what follows from each other: automatic, bounce, action and draft."""
    kind = found["automatic"]["kind"] if found["automatic"] else None
    if (found["bounce"] is not None) != (kind == "bounce"):
        yield f"bounce is {found['bounce']} and kind {kind}"
    if kind is not None and (found["action"] != "no-reply" or found["questions"]):
        yield f"automatic ({kind}), and yet {found['action']} with {len(found['questions'])} questions"
    if (found["draft"] is None) != (found["action"] == "no-reply"):
        yield f"action {found['action']}, and draft {'missing' if found['draft'] is None else 'given'}"
    if found["draft"] is not None and not found["draft"]["text"].strip():
        yield "the draft is empty"
