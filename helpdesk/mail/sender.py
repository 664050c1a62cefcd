"""Who vouches for the From address: SPF, DKIM and DMARC as our own border saw them (RFC 8601).

Anybody can write an Authentication-Results field. Only those with the configured authserv-id count, and of these only
the topmost block: what stands below the first other trace field was there before our border touched the mail.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from helpdesk.model.explanation import Standing
from helpdesk.model.message import Message

_COMMENT = re.compile(r"\([^()]{0,500}\)")
_RESULT = re.compile(r"([a-z0-9-]{1,60})(?:/\d+)?\s*=\s*([a-z]{1,60})", re.IGNORECASE)
_PROPERTY = re.compile(
    r"(?<![a-z0-9.-])([a-z0-9-]{1,60}\.[a-z0-9-]{1,60})\s*=\s*(?:\"([^\"]*)\"|([^\s;]+))", re.IGNORECASE
)
_METHODS = ("spf", "dkim", "dmarc")
_LONGEST = 8_000
# Suffixes under which each name belongs to somebody else; a domain and its subdomains are one organisation otherwise.
_SECOND_LEVEL = frozenset(
    f"{second}.{top}"
    for top, seconds in {
        "id": "ac co go mil my net or sch web desa biz ponpes",
        "uk": "ac co gov ltd me net nhs org plc police sch",
        "au": "asn com edu gov id net org",
        "jp": "ac ad co ed go gr lg ne or",
        "my": "com edu gov mil name net org",
        "sg": "com edu gov net org per",
        "nz": "ac co govt net org school",
        "in": "ac co edu firm gen gov net org res",
        "br": "com edu gov net org",
        "cn": "ac com edu gov net org",
        "kr": "ac co go ne or re",
        "za": "ac co gov net org",
        "tr": "com edu gov net org",
        "th": "ac co go in mi net or",
        "tw": "com edu gov net org",
        "hk": "com edu gov net org",
        "ph": "com edu gov net org",
        "vn": "com edu gov net org",
    }.items()
    for second in seconds.split()
)


@dataclass(frozen=True, slots=True)
class _Result:
    method: str
    result: str
    domain: str


def standing(message: Message, authserv_id: str | None) -> Standing:
    """Return what our own border says about the sender; without ``authserv_id`` nobody is vouched for."""
    if not authserv_id:
        return Standing(None, None, None, False, "no authserv-id is configured")
    results = _results(_own_fields(message, authserv_id))
    if not results:
        return Standing(None, None, None, False, f"no Authentication-Results of {authserv_id}")
    spf, dkim, dmarc = (_best(results, method) for method in _METHODS)
    domain = message.sender.address.rpartition("@")[2].lower() if message.sender else ""
    if "several mailboxes in From" in message.defects or "several from fields" in message.defects or not domain:
        return Standing(spf, dkim, dmarc, False, "From is not one address")
    if dmarc == "fail":
        return Standing(spf, dkim, dmarc, False, f"DMARC of {domain} fails")
    aligned = next((item for item in results if item.result == "pass" and _is_aligned(item, domain)), None)
    if aligned is None:
        return Standing(spf, dkim, dmarc, False, f"neither SPF nor DKIM passes for {domain}")
    return Standing(spf, dkim, dmarc, True, f"{aligned.method.upper()} passes for {aligned.domain or domain}")


def organisation(domain: str) -> str:
    """Return the organisational domain, roughly as DMARC means it: example.co.id for mail.example.co.id."""
    labels = domain.lower().strip(".").split(".")
    size = 3 if ".".join(labels[-2:]) in _SECOND_LEVEL else 2
    return ".".join(labels[-size:])


def _own_fields(message: Message, authserv_id: str) -> Iterator[str]:
    """Yield the values of the topmost block of our border: up to the first Received below its first field."""
    found = False
    for name, value in message.headers:
        lowered = name.lower()
        if lowered == "authentication-results":
            stated, _, rest = _COMMENT.sub(" ", value[:_LONGEST]).partition(";")
            if stated.strip().split(" ")[0].lower() == authserv_id.lower():
                found = True
                yield rest
        elif lowered == "received" and found:
            return


def _results(fields: Iterator[str]) -> list[_Result]:
    """Return the results; each method counts from the first field that states it, so no later one can better it."""
    out: list[_Result] = []
    for value in fields:
        stated = {item.method for item in out}
        out.extend(item for item in _statements(value) if item.method not in stated)
    return out


def _statements(value: str) -> Iterator[_Result]:
    for statement in value.split(";"):
        match = _RESULT.match(statement.strip())
        if match and match[1].lower() in _METHODS:
            properties = {item[1].lower(): item[2] or item[3] for item in _PROPERTY.finditer(statement)}
            yield _Result(match[1].lower(), match[2].lower(), _domain(match[1].lower(), properties))


def _domain(method: str, properties: dict[str, str]) -> str:
    wanted = {
        "spf": ("smtp.mailfrom", "smtp.from"),
        "dkim": ("header.d", "header.i"),
        "dmarc": ("header.from",),
    }[method]
    value = next((properties[name] for name in wanted if name in properties), "")
    return value.rpartition("@")[2].strip("<>.").lower()


def _best(results: list[_Result], method: str) -> str | None:
    found = [item.result for item in results if item.method == method]
    return "pass" if "pass" in found else next(iter(found), None)


def _is_aligned(result: _Result, domain: str) -> bool:
    """Whether a result speaks for the From domain (relaxed alignment, RFC 7489 section 3.1)."""
    if result.method == "dmarc" and not result.domain:
        return True
    return bool(result.domain) and organisation(result.domain) == organisation(domain)
