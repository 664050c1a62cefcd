"""Whether two messages that answer the same lost message are of one conversation.

In-Reply-To and References name an identity (RFC 5322 section 3.6.4). Where nobody ever saw the message that bears it,
two explanations remain: it was lost, or never sent to us, and both answer it; or a form, a newsletter or a broken mail
program writes one constant name into all that it sends. A name alone does not tell which: some constant ones look
unique, and some true ones are short. What the messages are about, and between whom, does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from helpdesk.mail.automatic_words import NOBODY
from helpdesk.mail.thread import base_subject, is_answer, plain_address
from helpdesk.model.message import AutomaticKind

_WAS = re.compile(r"\((?:was|war|était|fue|dulu|sebelumnya)\s?:\s?([^()]{2,200})\)", re.IGNORECASE)
_SHORTEST_PART = 6  # characters of a subject that is told by another that holds it
_NUMBER = re.compile(r"(?<![\w.,])(?=[\w-]{0,20}\d)(?!(?:19|20)\d\d(?!\w))[A-Z]{0,10}-?\d{2,12}(?!\w)")
_TAGGED = re.compile(r"[#(\[]\s?[\w-]{0,20}?\s?#?(\d{1,12})\s?[)\]]")
_FEWEST_FIGURES = 2  # of a name that a program made for one message
_REPORTS = frozenset((AutomaticKind.BOUNCE,))
_PROGRAMS = frozenset((AutomaticKind.NOTIFICATION, AutomaticKind.BULK))


@dataclass(frozen=True, slots=True)
class Heading:
    """What the head of a message says of its matter and of its people; addresses are plain (``plain_address``).

    ``lost`` are the identities that it answers and that no message bears which we have; ``knows`` says whether it
    answers others that we have.
    """

    subject: str
    sender: str
    answers_to: str
    recipients: frozenset[str]
    lost: frozenset[str]
    automatic: AutomaticKind | None = None
    knows: bool = False

    @property
    def is_written_by_a_program(self) -> bool:
        return self.automatic in _PROGRAMS or self.sender.partition("@")[0] in NOBODY


def are_kin(one: Heading, other: Heading, ours: frozenset[str]) -> bool:
    """Return whether two messages that share a lost ancestor are of one conversation. ``ours`` are plain addresses.

    They are when they share more than one in different lines of descent, have one subject or one number of a case, or
    are an exchange: one goes to who wrote the other. The same person under another subject is no sign, for that is what
    the issues of a newsletter are.
    """
    shared = one.lost & other.lost
    if not shared or {one.automatic, other.automatic} & _REPORTS:  # a report names the very message
        return bool(shared)
    if len(shared) > 1 and one.lost != other.lost:
        return True
    if _is_exchange(one, other, ours):
        return True
    here, there = _numbers(one.subject), _numbers(other.subject)
    if here and there:
        return not here.isdisjoint(there)
    if not _are_alike(one, other):
        return False
    return is_answer(one.subject) or is_answer(other.subject) or not _are_forms(one, other, ours)


def _is_exchange(one: Heading, other: Heading, ours: frozenset[str]) -> bool:
    if one.sender == other.sender or one.knows or other.knows:  # these are tied to what they know
        return False
    return any(
        first.sender and first.sender not in ours and first.sender in second.recipients
        for first, second in ((one, other), (other, one))
    )


def _are_alike(one: Heading, other: Heading) -> bool:
    """Whether one subject is the other, or was, or holds it; without subjects, whether some person is the same."""
    here, there = _subjects(one.subject), _subjects(other.subject)
    if not here or not there:
        return not (here or there) and (one.sender == other.sender or bool(one.recipients & other.recipients))
    for first in here:
        for second in there:
            shorter, longer = sorted((first, second), key=len)
            if shorter == longer or (len(shorter) >= _SHORTEST_PART and shorter in longer):
                return True
    return False


def _subjects(subject: str) -> set[str]:
    found = {base_subject(_WAS.sub("", subject)), *(base_subject(was) for was in _WAS.findall(subject))}
    return {text.casefold() for text in found if text}


def _numbers(subject: str) -> set[str]:
    return {number.lstrip("0") for number in (*_NUMBER.findall(subject), *_TAGGED.findall(subject))}


def _are_forms(one: Heading, other: Heading, ours: frozenset[str]) -> bool:
    """Whether first mails from one address are separate: each wants its answer elsewhere, or a mere word joins them.

    The latter where a program wrote or a form may have, to us; other people's archives are full of short true names.
    """
    if one.sender != other.sender or not one.sender:
        return False
    if one.answers_to != other.answers_to:
        return True
    to_us = bool(ours & one.recipients and ours & other.recipients)
    return (to_us or one.is_written_by_a_program) and all(map(_is_meaningless, one.lost & other.lost))


def _is_meaningless(name: str) -> bool:
    return sum(letter.isdigit() for letter in name.partition("@")[0]) < _FEWEST_FIGURES


def heading_of(
    subject: str,
    sender: str,
    reply_to: tuple[str, ...],
    recipients: tuple[str, ...],
    lost: frozenset[str],
    automatic: AutomaticKind | None,
) -> Heading:
    """Return a heading of addresses as they were written."""
    return Heading(
        subject,
        plain_address(sender),
        plain_address(reply_to[0]) if reply_to else plain_address(sender),
        frozenset(map(plain_address, recipients)),
        lost,
        automatic,
    )
