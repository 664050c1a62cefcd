"""Message-IDs and reply addresses that prove which ticket a reply belongs to.

Every mail of the desk carries one; whoever answers quotes it in In-Reply-To. Only the holder of the key can make one,
so a stranger who guesses a ticket number joins nothing. The domain is no part of the proof: relays may rewrite it.
"""

from __future__ import annotations

import hashlib
import hmac
import re

LENGTH = (
    16  # hex digits of the signature: 64 bits, and the local-part stays under 64 octets (RFC 5321 section 4.5.3.1.1)
)
_LONGEST_UNIQUE = 24
_UNIQUE = re.compile(r"[A-Za-z0-9]{1,24}")
_DOMAIN = re.compile(r"[A-Za-z0-9.-]{1,190}|\[[A-Za-z0-9.:]{2,60}\]")
_SIGNED = re.compile(rf"t([0-9]{{1,15}})\.([A-Za-z0-9]{{1,{_LONGEST_UNIQUE}}})\.([0-9a-f]{{{LENGTH}}})@")
_SIGNED_DETAIL = re.compile(rf"\+t([0-9]{{1,15}})\.([0-9a-f]{{{LENGTH}}})@")


def message_id_for(key: bytes, ticket_id: int, unique: str, domain: str) -> str:
    """Return a Message-ID, without brackets, that names the ticket under a signature.

    ``unique`` is 1 to 24 ASCII letters and digits that differ for every mail of the ticket.
    Raises ValueError for an empty key, a negative ticket, or a ``unique`` or ``domain`` that cannot stand in an id.
    """
    if not key or ticket_id < 0 or ticket_id >= 10**15:
        raise ValueError("a key and a ticket id are needed")
    if not _UNIQUE.fullmatch(unique) or not _DOMAIN.fullmatch(domain):
        raise ValueError("unique must be 1 to 24 letters and digits, domain a domain name")
    return f"t{ticket_id}.{unique}.{_signature(key, str(ticket_id), unique)}@{domain}"


def ticket_of(key: bytes, message_id: str) -> int | None:
    """Return the ticket that a Message-ID of ours names, or None when it is not ours. Takes constant time."""
    match = _SIGNED.match(message_id.strip().removeprefix("<"))
    if match is None or not key:
        return None
    expected = _signature(key, match[1], match[2])
    return int(match[1]) if hmac.compare_digest(expected, match[3]) else None


def reply_address_for(key: bytes, ticket_id: int, address: str) -> str:
    """Return ``address`` with a signed "+detail" (RFC 5233) that names the ticket.

    An answer to it finds its ticket also when its program drops References and rewrites the subject.
    Raises ValueError for an empty key or a negative ticket.
    """
    if not key or ticket_id < 0 or ticket_id >= 10**15:
        raise ValueError("a key and a ticket id are needed")
    local, at, domain = address.rpartition("@")
    return f"{local}+t{ticket_id}.{_address_signature(key, str(ticket_id))}{at}{domain}"


def ticket_of_address(key: bytes, address: str) -> int | None:
    """Return the ticket that a reply address of ours names, or None when it names none. Takes constant time."""
    match = _SIGNED_DETAIL.search(address.lower())
    if match is None or not key:
        return None
    return int(match[1]) if hmac.compare_digest(_address_signature(key, match[1]), match[2]) else None


def _address_signature(key: bytes, ticket: str) -> str:
    return hmac.new(key, f"reply-address\0{ticket}".encode("ascii"), hashlib.sha256).hexdigest()[:LENGTH]


def _signature(key: bytes, ticket: str, unique: str) -> str:
    return hmac.new(key, f"message-id\0{ticket}\0{unique}".encode("ascii"), hashlib.sha256).hexdigest()[:LENGTH]
