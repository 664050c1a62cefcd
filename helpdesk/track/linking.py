"""Whether an application is that of who writes about it.

A number alone proves nothing: it stands on receipts that pass through many hands. An application belongs to who names
it when our border vouches for their address, and this is the address registered on the application, or, where no
address is registered, the applicant bears their name. Anything else is for a person to decide.
"""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from helpdesk.model.application import Application

_SAME_NAME = 92  # of 100, words in any order: a title or a typing error, not another person
_DEGREES = re.compile(r",.*", re.DOTALL)  # what follows a comma: "Siti Rahmawati, S.H., M.Kn."
_TITLES = re.compile(r"\b(?:drg?|dr[as]|ir|hj?|prof|apt|ns|bapak|ibu|bpk|sdri?|pt|cv|tbk)\b\.?")


def belongs_to(
    *, contact: str | None, applicant: str | None, address: str | None, names: tuple[str, ...], vouched: bool
) -> bool:
    """Return whether an application registered for ``contact`` or ``applicant`` is that of the sender.

    ``names`` are what the sender calls themselves; ``vouched`` that SPF or DKIM speaks for their ``address``.
    """
    if not vouched or not address:
        return False
    if contact:
        return contact.strip().lower() == address.strip().lower()
    return bool(applicant) and any(_same(applicant or "", name) for name in names)


def stranger(known: Application | None, system: str) -> str | None:
    """Return why ``system`` may not report about an application, or None when it may.

    An application belongs to the system that reported it first; one that no system has reported, to that of its
    channel, and where that is unknown to whichever comes first.
    """
    if known is None or known.system == system:
        return None
    if known.system is None and (not known.channel or known.channel.casefold() == system.casefold()):
        return None
    return f"Application {known.number} is of {known.system or known.channel}, not of {system}."


def _same(one: str, other: str) -> bool:
    first, second = _plain(one), _plain(other)
    if min(len(first.split()), len(second.split())) < 2:
        return False  # a single name is borne by too many
    return fuzz.token_sort_ratio(first, second) >= _SAME_NAME


def _plain(name: str) -> str:
    return " ".join(re.sub(r"[^a-z]+", " ", _TITLES.sub(" ", _DEGREES.sub("", name.lower()))).split())
