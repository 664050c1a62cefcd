"""Certificates for 127.0.0.1, good and bad ones."""

from __future__ import annotations

import ssl
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.servers.processes import program


@dataclass(frozen=True, slots=True)
class Certificate:
    """A self-signed certificate, which is its own issuer, and its key."""

    certificate: Path
    key: Path

    @property
    def context(self) -> ssl.SSLContext:
        """Return what a server in this process needs to show it."""
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(self.certificate, self.key)
        return context


def make_certificate(
    folder: Path, names: str = "DNS:localhost,IP:127.0.0.1", not_after: str | None = None
) -> Certificate:
    """Make a certificate for ``names``; ``not_after`` (YYYYMMDDHHMMSSZ) may lie in the past."""
    made = Certificate(folder / "certificate.pem", folder / "key.pem")
    validity = ["-not_before", "20200101000000Z", "-not_after", not_after] if not_after else ["-days", "30"]
    command: list[str | Path] = [program("openssl", "openssl"), "req", "-x509", "-newkey", "rsa:2048", "-nodes"]
    command += [*validity, "-subj", "/CN=helpdesk test", "-addext", f"subjectAltName={names}"]
    command += ["-addext", "keyUsage=critical,digitalSignature,keyCertSign"]
    command += ["-keyout", made.key, "-out", made.certificate]
    subprocess.run(command, check=True, capture_output=True)
    return made
