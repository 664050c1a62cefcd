"""Delivery reports in prose: the addresses that qmail, Exchange, Exim, Gmail, Yahoo and many gateways name, and why."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence

from helpdesk.mail.bounce_openings import OPENINGS, ORIGINALS, RECIPIENT_LABELS
from helpdesk.mail.bounce_passing import DELAYS, FULL
from helpdesk.mail.bounce_words import DAEMONS, FAILURES, HELP
from helpdesk.mail.words import any_of, with_plain
from helpdesk.model.message import BouncedRecipient
from helpdesk.pattern import Pattern

_ADDRESS = re.compile(
    r"(?<![\w.+@-])([A-Za-z0-9_.+=!#$%&'*/?^{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,200}[A-Za-z0-9])?)(?![\w@])"
)
_STATUS = re.compile(r"(?<![\d.])#?([245]\.\d{1,3}\.\d{1,3})(?![\d.])")
_CODE = re.compile(r"(?<![\d.:/-])([45][0-5]\d)(?=[\s\-:#.,)<]|$)")
_FAILURE = Pattern(any_of(with_plain(FAILURES)), flags=re.IGNORECASE)
_DELAY = Pattern(any_of(with_plain(DELAYS)), flags=re.IGNORECASE)
_FULL = Pattern(any_of(with_plain(FULL)), flags=re.IGNORECASE)
_ORIGINAL = Pattern(any_of(with_plain(ORIGINALS)), flags=re.IGNORECASE)
_RULE = re.compile(r"\s*[-=*_~#>]{2,}")
_HEADER = re.compile(
    r"(?:received|return-path|from|to|date|subject|message-id|mime-version|content-type|x-[\w-]+|sender|reply-to)\s*:",
    re.IGNORECASE,
)
_ALONE = re.compile(r"[\s<>\"'*:\[\](){}.,;|-]*(?:smtp:|mailto:|rfc822;)?\s*$", re.IGNORECASE)
_LABEL = Pattern(
    rf"[\s*>|-]{{0,20}}{any_of(with_plain(RECIPIENT_LABELS))}(?:\([^()]{{0,10}}\))?\s{{0,20}}[:：]\W{{0,20}}",
    flags=re.IGNORECASE,
)
_ASK = re.compile(r"(?:contact|hubungi|mail to|questions to|help from)\s+(?:\w+\s+){0,2}?\W{0,3}$", re.IGNORECASE)
_AUTOMATIC_SUBJECT = re.compile(
    r"\s*(?:auto(?:matic)?[ -]?(?:re|res)|out of (?:the )?office|balasan otomatis|abwesen|vacation|away from)",
    re.IGNORECASE,
)
_UNKNOWN = Pattern(
    r"user unknown|unknown user|no such|not exist|n't exist|not found|invalid (?:recipient|address|mailbox)|no mailbox"
    r"|unknown (?:recipient|address)|address unknown|disabled|not a valid|tidak ditemukan|tidak dikenal"
    r"|does(?: not|n't) have an? |user not|permanent(?:ly)? (?:fatal )?(?:error|fail)"
    r"|failed permanently|given up|giving up",
    flags=re.IGNORECASE,
)
_OPENING = Pattern(rf"[\W\d]{{0,8}}{any_of(with_plain(OPENINGS))}", flags=re.IGNORECASE)
_ALIAS = re.compile(r"\((?:expanded|generated|forwarded) from\W{0,3}$")
_AS_WRITTEN = re.compile(r"[\s>*]{0,20}original (?:recipient )?address\s*:[^@]{0,80}@", re.IGNORECASE)
_LABELLED = re.compile(r"\s*[\w -]{1,30}:")
_OPENING_LINES = 8
_LOCAL_NAME = re.compile(r"(?:\t| {2,12})<?([A-Za-z][\w.-]{2,60})>?(?:\t| {2}|\s\(|\s*:|\s*$)")
_HELP = Pattern(rf"(?<!\w){any_of(HELP)}(?!\w)", flags=re.IGNORECASE)
_MAX_LINES = 400
_REACH = 8  # lines below an address that may say why
_LONGEST_DIAGNOSTIC = 500
_MAX_RECIPIENTS = 200


def recipients(text: str, others: frozenset[str], declared: Sequence[str]) -> tuple[BouncedRecipient, ...]:
    """Return the recipients that a report in prose names.

    ``others`` are addresses of the report itself, never recipients; ``declared`` come from its header and stand first.
    """
    lines = _report_lines(text)
    places = _places(lines, others)
    addresses = list(dict.fromkeys((*declared, *places)))[:_MAX_RECIPIENTS]
    delayed = bool(_DELAY.search("\n".join(lines))) and not _UNKNOWN.search("\n".join(lines))
    return tuple(
        _recipient(address, lines, places, alone=len(addresses) == 1, delayed=delayed) for address in addresses
    )


def is_permanent(status: str | None, action: str | None, diagnostic: str) -> bool | None:
    """Return whether trying again is useless (RFC 3463). A full mailbox, 5.2.2, may be emptied: it is not permanent."""
    if action == "delayed":
        return False
    if status == "5.2.2" or _FULL.search(diagnostic):
        return False
    if status:
        return status.startswith("5")
    code = _CODE.search(diagnostic)
    if code:
        return code[1].startswith("5")
    if _UNKNOWN.search(diagnostic):
        return True
    return True if action == "failed" else None


def speaks_of_failure(text: str, signs: int) -> bool:
    """Return whether prose says, in so many places at least, that something was not delivered, and names an address."""
    found = _FAILURE.findall(text)
    return len(found) >= signs and bool(_ADDRESS.search(text))


def opens_as_report(text: str) -> bool:
    """Return whether prose begins as servers' reports do, names an address, and nobody asks anything in it.

    Before the first sentence only labelled or very short lines may stand: a person who passes a report on says why.
    """
    lines = _report_lines(text)
    if any("?" in line for line in lines) or not any(map(_ADDRESS.search, lines)):
        return False
    for line in [line for line in lines if line.strip()][:_OPENING_LINES]:
        if _OPENING.match(line):
            return True
        if not _LABELLED.match(line) and len(line.split()) > 3:
            return False
    return False


def local_names(text: str) -> list[str]:
    """Return the names without a host that stand, indented, below a line that introduces who was not reached."""
    lines = _report_lines(text)
    for index, line in enumerate(lines):
        if not (line.rstrip().endswith(":") and _FAILURE.search(line)):
            continue
        below = [other for other in lines[index + 1 : index + 1 + _REACH] if other.strip()]
        names = [match[1].lower() for match in map(_LOCAL_NAME.match, below) if match]
        if names:
            return names
    return []


def after_report(text: str) -> str:
    """Return what stands behind the report: the copy of the message, beginning with its header."""
    lines = text.split("\n")[:_MAX_LINES]
    rest = lines[len(_report_lines(text)) :]
    start = next((index for index, line in enumerate(rest) if _HEADER.match(line.strip())), None)
    if start is None:  # a report that names nobody but in the header that it repeats
        rest, start = lines, next((index for index in range(len(lines)) if _is_head(lines, index)), len(lines))
    return textwrap.dedent("\n".join(rest[start:]))


def is_automatic_prose(subject: str) -> bool:
    """Return whether a subject is that of an absence note, which null reverse-paths carry too."""
    return bool(_AUTOMATIC_SUBJECT.match(subject))


def _report_lines(text: str) -> list[str]:
    """Return the lines before the copy of the original message."""
    lines = text.split("\n")[:_MAX_LINES]
    for index, line in enumerate(lines):
        if not index:
            continue
        divides = _ORIGINAL.search(line) and (_RULE.match(line) or line.rstrip().endswith((":", "-", ".")))
        if (divides or _is_head(lines, index)) and any(map(_names_somebody, lines[:index])):
            return lines[:index]
    return lines


def _names_somebody(line: str) -> bool:
    return bool(_ADDRESS.search(line)) and not _HEADER.match(line.strip())


def _is_head(lines: Sequence[str], index: int) -> bool:
    """Whether the header of a message begins at a line."""
    head = lines[index : index + 3]
    return len(head) == 3 and all(_HEADER.match(line.strip()) for line in head)


def _places(lines: list[str], others: frozenset[str]) -> dict[str, int]:
    """Return the lines where recipients stand, by the first of three readings that finds any.

    An address that begins a line or stands alone on it; one on a line that speaks of failure; the only one at all.
    """
    begins: dict[str, int] = {}
    spoken: dict[str, int] = {}
    every: dict[str, int] = {}
    for index, line in enumerate(lines):
        if any(map(_AS_WRITTEN.match, lines[index + 1 : index + 2])):
            continue  # an address inside their system; the one below is as we wrote it
        for match in _ADDRESS.finditer(line[:1_000]):
            address = match[1].strip("'.").lower()
            if address in others or address.partition("@")[0] in DAEMONS or _is_somebody_else(lines, index, match):
                continue
            every.setdefault(address, index)
            before = line[: match.start()]
            if _ALONE.match(before) or _LABEL.fullmatch(before) or _AS_WRITTEN.match(line):
                begins.setdefault(address, index)
            elif _is_complaint(line[:1_000]):
                spoken.setdefault(address, index)
    return begins or spoken or (every if len(every) == 1 else {})


def _is_complaint(line: str) -> bool:
    return bool(_FAILURE.search(line) or _CODE.search(line)) and not _HELP.search(line)


def _is_somebody_else(lines: Sequence[str], index: int, match: re.Match[str]) -> bool:
    """Whether the address is a Message-ID, names the sender or the alias behind, or is where to ask for help."""
    before = lines[index][: match.start()].lower()
    if match[1].startswith("*"):  # hidden by the server
        return True
    if "message-id" in before or "message id" in before:
        return True
    if before.strip(" \t>*").startswith(("from:", "sender:", "reply-to:", "return-path:", "mail from:", ">>> mail")):
        return True
    if _ALIAS.search(before):
        return bool(_ADDRESS.search(f"{' '.join(lines[max(0, index - 3) : index])} {before}"))  # whose alias it is
    above = lines[index - 1].rstrip() if index and not before.strip() else ""
    said = f"{above[-80:]} {before}" if above and not above.endswith((":", ".")) else before
    return bool(_HELP.search(said)) and (not _FAILURE.search(said) or bool(_ASK.search(said)))


def _recipient(
    address: str, lines: list[str], places: dict[str, int], *, alone: bool, delayed: bool
) -> BouncedRecipient:
    said = _said_of(address, lines, places)
    if alone and not (_STATUS.search(said) or _CODE.search(said)):
        whole = " ".join("\n".join(lines).split())
        said = said if said and not (_STATUS.search(whole) or _CODE.search(whole)) else whole
    status_match = _STATUS.search(said)
    status = status_match[1] if status_match else None
    action = "delayed" if delayed else "failed"
    return BouncedRecipient(
        address, status, action, is_permanent(status, action, said), said[:_LONGEST_DIAGNOSTIC] or None
    )


def _said_of(address: str, lines: list[str], places: dict[str, int]) -> str:
    """Return what the report says on the address's own line and below, up to the next address."""
    start = places.get(address)
    if start is None:
        return ""
    end = min((place for place in places.values() if place > start), default=start + _REACH + 1)
    said = " ".join(" ".join(lines[start : min(end, start + _REACH + 1)]).split())
    return re.sub(rf"^\W*{re.escape(address)}\W*", "", said, flags=re.IGNORECASE).strip()
