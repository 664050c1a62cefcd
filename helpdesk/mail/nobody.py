"""Addresses that nobody reads, and the people who write from there all the same: by a form, or from a small firm."""

from __future__ import annotations

import re

from helpdesk.mail import automatic_sentences, automatic_words
from helpdesk.mail.thread import is_answer
from helpdesk.mail.words import any_of, each_of
from helpdesk.model.message import Message
from helpdesk.pattern import Pattern

_NOBODY = re.compile(
    r"(?:^|[._-])(?:(?:no|do[._-]?not)[._-]?reply|notifications?)$|^(?:no|do[._-]?not)[._-]?reply[._-]"
)
_AUTOMATIC = Pattern(*each_of(automatic_sentences.AUTOMATIC_SENTENCES), flags=re.IGNORECASE)
_LABEL = re.compile(r"^[^\S\n]{0,8}\W{0,3}[^\W\d_][\w /()-]{1,30}?\W{0,3}\s?[:：]", re.MULTILINE)
_MESSAGE_LABEL = Pattern(
    rf"(?:\A|\n)[^\S\n]{{0,8}}\W{{0,3}}{any_of(automatic_words.MESSAGE_LABELS)}\W{{0,3}}[:：]", flags=re.IGNORECASE
)
_FEWEST_LABELS = 2


def is_nobody(local: str) -> bool:
    """Return whether nobody reads what comes to this local-part, in lower case."""
    bare, _, detail = local.partition("+")
    return not {bare, detail}.isdisjoint(automatic_words.NOBODY) or bool(_NOBODY.search(bare))


def speaks_for_somebody(message: Message, words: str) -> bool:
    """Return whether a person seems to write from such an address. ``words``: the message's own.

    One who asks from an address that small firms use; who answers us and asks; whose words a form passes on.
    """
    local = message.sender.address.partition("@")[0].lower() if message.sender else ""
    asks = "?" in words or "？" in words
    if local in automatic_words.PERHAPS_SOMEBODY:
        return asks or (message.in_reply_to is not None and is_answer(message.subject))
    answers = message.in_reply_to is not None and asks and "http" not in words and not _AUTOMATIC.search(words)
    return answers or _is_form(message, words)


def _is_form(message: Message, words: str) -> bool:
    """Whether a form on a web site passes on what somebody wrote, who is to be answered elsewhere."""
    domain = _domain(message.sender.address) if message.sender else ""
    elsewhere = [box.address for box in message.reply_to if _domain(box.address) not in ("", domain)]
    if not any(not is_nobody(address.partition("@")[0].lower()) for address in elsewhere):
        return False
    return len(_LABEL.findall(words)) >= _FEWEST_LABELS and bool(_MESSAGE_LABEL.search(words))


def _domain(address: str) -> str:
    return address.rpartition("@")[2].lower()
