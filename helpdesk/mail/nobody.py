"""Addresses that nobody reads, and the people who write from there all the same: by a form, or from a small firm.

The address alone decides where the text is a program's; a person asks an office something for himself.
"""

from __future__ import annotations

import re

from helpdesk.mail import automatic_fields, automatic_sentences, automatic_words, company_words, nobody_words
from helpdesk.mail.notes import asks
from helpdesk.mail.own_words import BEGINNING
from helpdesk.mail.thread import is_answer
from helpdesk.mail.words import any_of, each_of
from helpdesk.model.message import Message
from helpdesk.pattern import Pattern

_NOBODY = re.compile(
    r"(?:^|[._-])(?:(?:no|do[._-]?not)[._-]?reply|notifications?)$|^(?:no|do[._-]?not)[._-]?reply[._-]"
)
_AUTOMATIC = Pattern(*each_of(automatic_sentences.AUTOMATIC_SENTENCES), flags=re.IGNORECASE)
_UNSUBSCRIBE = Pattern(any_of(automatic_words.UNSUBSCRIBE), flags=re.IGNORECASE)
_LABEL = re.compile(r"^[^\S\n]{0,8}\W{0,3}[^\W\d_][\w /()-]{1,30}?\W{0,3}\s?[:：]", re.MULTILINE)
_MESSAGE_LABEL = Pattern(
    rf"(?:\A|\n)[^\S\n]{{0,8}}\W{{0,3}}{any_of(automatic_words.MESSAGE_LABELS)}\W{{0,3}}[:：]", flags=re.IGNORECASE
)
_FEWEST_LABELS = 2
_REQUEST = Pattern(*each_of(nobody_words.REQUESTS), flags=re.IGNORECASE)


def _spoken(found: tuple[str, ...], within: tuple[str, ...] = ()) -> re.Pattern[str]:
    inner = f"|{any_of(within)}" if within else ""
    return re.compile(rf"(?<![\w'-]){any_of(found)}(?![\w'-]){inner}", re.IGNORECASE)


_MYSELF = _spoken(nobody_words.MYSELF, nobody_words.MYSELF_WITHIN)
_OURSELVES = _spoken(nobody_words.OURSELVES)
_READER = _spoken(company_words.READER, company_words.READER_WITHIN)
_COMPANY = _spoken(company_words.COMPANIES)
_TELLS_OF = _spoken(company_words.TELLS_OF)
_CALLED = re.compile(
    rf"(?:^|[.!?,;\n])\s{{0,3}}(?:[^\W\d_]{{2,12}}\s){{0,2}}?(?:yth\.?|{any_of(nobody_words.CALLED)})(?!\w)"
    rf"|(?<!\w){any_of(nobody_words.CALLED)}\s{{0,2}}(?:[.!?,\n]|$)",
    re.IGNORECASE,
)
_GREETS = re.compile(rf"\A\W{{0,4}}{any_of(nobody_words.GREETINGS)}", re.IGNORECASE)
_ANSWER_TO = re.compile(
    rf"(?<!\w){any_of(nobody_words.ANSWER_TO)}\W{{1,3}}(?:[\w-]{{1,20}}\W{{1,3}}){{0,3}}?[\w.+-]{{1,64}}@",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“«„][^\"“”«»„\n]{8,400}[\"”»]")
_SENTENCE = re.compile(r"(?<=[.!?？。\n])")
_SUPPRESSED = ("all", "oof", "autoreply")
ASKS_SURELY = 3
_ENOUGH, _ENOUGH_OF_A_FIRM = 4, 2


def is_nobody(local: str) -> bool:
    """Return whether nobody reads what comes to this local-part, in lower case."""
    bare, _, detail = local.partition("+")
    return not {bare, detail}.isdisjoint(automatic_words.NOBODY) or bool(_NOBODY.search(bare))


def speaks_for_somebody(message: Message, words: str) -> bool:
    """Return whether a person seems to write from such an address. ``words``: the message's own.

    One who asks an office for himself, and all the more from an address that small firms use; who answers us and asks;
    whose words a form passes on.
    """
    local = message.sender.address.partition("@")[0].lower() if message.sender else ""
    answers = message.in_reply_to is not None
    enough = _ENOUGH
    if local in automatic_words.PERHAPS_SOMEBODY:
        if answers and is_answer(message.subject):
            return True
        enough = _ENOUGH_OF_A_FIRM
    if answers and ("?" in words or "？" in words) and "http" not in words and not _AUTOMATIC.search(words):
        return True
    return _is_form(message, words) or (not _is_made(message, words) and _personal(message, words) >= enough)


def _is_made(message: Message, words: str) -> bool:
    """Whether something is there that people's own mails do not have, or that says that somebody else is quoted."""
    suppressed = (message.header("X-Auto-Response-Suppress") or "").lower()
    fields = ("List-Unsubscribe", "List-Id", "Feedback-ID", *automatic_fields.BULK_FIELDS)
    return (
        any(word in suppressed for word in _SUPPRESSED)
        or any(message.header(name) for name in fields)
        or "http" in words
        or bool(_TELLS_OF.search(f"{message.subject}\n{words}"))
        or bool(_AUTOMATIC.search(words) or _UNSUBSCRIBE.search(words))
    )


def _personal(message: Message, words: str) -> int:
    """Return how much speaks for somebody who asks: the question counts most, without one there is nothing."""
    said = _QUOTED.sub(" ", words[:BEGINNING])
    asked = asks_for_himself(said)
    if not asked:
        return 0
    himself = bool(_MYSELF.search(said))
    points = asked + (himself or bool(_OURSELVES.search(said))) + bool(_CALLED.search(said)) + bool(_GREETS.match(said))
    points += 2 * bool(_ANSWER_TO.search(said)) + _names_somebody(message) + (message.in_reply_to is not None)
    return points - 2 * bool(_COMPANY.search(said)) - 2 * (bool(_READER.search(said)) and not himself)


def asks_for_himself(text: str) -> int:
    """Return how surely somebody asks in a text, and not its reader whether he wants something or needs help."""
    return max(map(_asks, _SENTENCE.split(text)))


def _asks(sentence: str) -> int:
    if _REQUEST.search(sentence):
        return ASKS_SURELY
    of_his_own = not _READER.search(sentence) or _MYSELF.search(sentence) or _OURSELVES.search(sentence)
    return 2 if of_his_own and asks(sentence) else 0


def speaks_of_himself(words: str) -> bool:
    """Return whether somebody says "I": companies and their programs do not."""
    return bool(_MYSELF.search(words))


def is_of_a_company(words: str) -> bool:
    """Return whether words are said as companies speak to their customers."""
    return bool(_COMPANY.search(words))


def _names_somebody(message: Message) -> bool:
    """Whether an answer shall go to a person (Reply-To, RFC 5322 section 3.6.2), not to a desk."""
    locals_ = [box.address.partition("@")[0].lower() for box in message.reply_to if "@" in box.address]
    return any(not is_nobody(local) and local not in automatic_words.ROLES for local in locals_)


def _is_form(message: Message, words: str) -> bool:
    """Whether a form on a web site passes on what somebody wrote, who is to be answered elsewhere."""
    domain = _domain(message.sender.address) if message.sender else ""
    elsewhere = [box.address for box in message.reply_to if _domain(box.address) not in ("", domain)]
    if not any(not is_nobody(address.partition("@")[0].lower()) for address in elsewhere):
        return False
    return len(_LABEL.findall(words)) >= _FEWEST_LABELS and bool(_MESSAGE_LABEL.search(words))


def _domain(address: str) -> str:
    return address.rpartition("@")[2].lower()
