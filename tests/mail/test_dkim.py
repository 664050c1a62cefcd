"""What is signed can be verified by anybody who has the public key, and by nobody after a change."""

from __future__ import annotations

import subprocess
from pathlib import Path

import dkim
import pytest

from helpdesk.config import Dkim
from helpdesk.errors import ConfigError
from helpdesk.mail.compose import compose
from helpdesk.mail.dkim import sign
from helpdesk.mail.parse import parse
from tests.mail.test_compose import outgoing


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> Dkim:
    """Return a key made for this test."""
    path = tmp_path_factory.mktemp("dkim") / "dkim.pem"
    subprocess.run(["openssl", "genrsa", "-traditional", "-out", str(path), "2048"], check=True, capture_output=True)
    return Dkim(domain="office.example", selector="meja", key_file=path)


@pytest.fixture(scope="module")
def record(config: Dkim) -> bytes:
    """Return what the domain's administrator puts into the name service."""
    command = ["openssl", "rsa", "-in", str(config.key_file), "-pubout"]
    printed = subprocess.run(command, check=True, capture_output=True).stdout.decode()
    return ("v=DKIM1; k=rsa; p=" + "".join(printed.split("\n")[1:-2])).encode()


def verified(octets: bytes, record: bytes) -> bool:
    return bool(dkim.verify(octets, dnsfunc=lambda _name, **_: record))


def test_what_we_sign_is_verified_and_a_change_is_noticed(config: Dkim, record: bytes) -> None:
    plain = compose(outgoing(auto_submitted="auto-replied"))
    signed = sign(plain, config)

    assert signed.endswith(plain)
    assert verified(signed, record)
    assert verified(signed.replace(b"Subject: Re: izin", b"Subject:   Re: izin"), record)  # relaxed
    assert not verified(signed.replace(b"Subject: Re: izin", b"Subject: Re: uang"), record)
    assert not verified(signed.replace(b"gratis", b"mahal!"), record)
    assert b"h=from : " in signed.replace(b"\r\n", b"")
    assert parse(signed).defects == ()
    assert parse(signed).text == parse(plain).text


@pytest.mark.parametrize("content", [None, b"", b"no key", b"-----BEGIN RSA PRIVATE KEY-----\nAAAA\n"])
def test_a_key_that_cannot_be_used_is_named_with_the_remedy(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "key.pem"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ConfigError, match=r"send\.dkim.*key\.pem"):
        sign(compose(outgoing()), Dkim(domain="office.example", selector="meja", key_file=path))
