"""DKIM: sign what the desk sends (RFC 6376), so that receivers see that the office's domain vouches for it."""

from __future__ import annotations

from helpdesk.config import Dkim
from helpdesk.errors import ConfigError

# RFC 6376 section 5.4: what a reader sees and what threads an answer.
SIGNED = (
    b"from", b"reply-to", b"to", b"cc", b"subject", b"date", b"message-id", b"in-reply-to", b"references",
    b"mime-version", b"content-type", b"content-transfer-encoding", b"auto-submitted", b"list-unsubscribe",
    b"list-unsubscribe-post",
)  # fmt: skip


def sign(octets: bytes, config: Dkim) -> bytes:
    """Return ``octets`` below a DKIM-Signature (relaxed/relaxed, rsa-sha256).

    Raises ConfigError when the key file cannot be read or holds no RSA key in PEM form.
    """
    import dkim  # here: it loads a resolver of names, and most offices do not sign

    try:
        key = config.key_file.read_bytes()
        field = dkim.sign(
            octets,
            config.selector.encode("ascii"),
            config.domain.encode("ascii"),
            key,
            canonicalize=(b"relaxed", b"relaxed"),
            include_headers=[name for name in SIGNED if _has(octets, name)],
            linesep=b"\r\n",
        )
    except OSError as error:
        raise ConfigError(f"send.dkim: key_file {config.key_file} cannot be read: {error}") from error
    except (dkim.DKIMException, ValueError) as error:
        remedy = "Make one: openssl genrsa -traditional -out dkim.pem 2048."
        raise ConfigError(f"send.dkim: {config.key_file} holds no RSA key in PEM form: {error}. {remedy}") from error
    return bytes(field) + octets


def _has(octets: bytes, name: bytes) -> bool:
    head = octets.partition(b"\r\n\r\n")[0].lower()
    return any(line.startswith(name + b":") for line in head.split(b"\r\n"))
