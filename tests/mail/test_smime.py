"""Mails that are wrapped into their own signature: read without a key, whatever the octets are."""

from __future__ import annotations

import base64
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpdesk.mail.parse import parse
from helpdesk.mail.smime import signed_content
from helpdesk.model.message import Message

OID_SIGNED = bytes.fromhex("06092a864886f70d010702")
OID_ENVELOPED = bytes.fromhex("06092a864886f70d010703")
OID_DATA = bytes.fromhex("06092a864886f70d010701")
VERSION = bytes.fromhex("020101")
DIGESTS = bytes.fromhex("310d300b0609608648016503040201")
CERTIFICATES = bytes.fromhex("a0030201ff3100")
Wrap = Callable[[int, bytes], bytes]
NOT_CHECKED = "signed by S/MIME, the signature is not checked"
NOT_OPENED = "encrypted or signed by S/MIME or PGP, not opened"
ENTITY = b"Content-Type: text/plain; charset=utf-8\r\n\r\nApakah izin saya sudah terbit?\r\n"
MIXED = (
    b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nTerlampir KTP.\r\n--b\r\n"
    b"Content-Type: application/pdf; name=ktp.pdf\r\nContent-Disposition: attachment\r\n\r\n%PDF-1.4 x\r\n--b--\r\n"
)


def element(tag: int, content: bytes) -> bytes:
    size = len(content)
    length = bytes([size]) if size < 128 else b"\x84" + size.to_bytes(4, "big")
    return bytes([tag]) + length + content


def marked(tag: int, content: bytes) -> bytes:
    """Return an element whose end is marked (X.690 section 8.1.3.6)."""
    return bytes([tag, 0x80]) + content + b"\0\0"


def pieces(content: bytes, size: int) -> bytes:
    return b"".join(element(0x04, content[start : start + size]) for start in range(0, len(content), size))


def signed(octets: bytes, wrap: Wrap = element, oid: bytes = OID_SIGNED, inner: bytes = OID_DATA) -> bytes:
    data = wrap(0x30, inner + wrap(0xA0, octets))
    return wrap(0x30, oid + wrap(0xA0, wrap(0x30, VERSION + DIGESTS + data + CERTIFICATES)))


def mail(wrapped: bytes, kind: str = 'application/pkcs7-mime; smime-type=signed-data; name="smime.p7m"') -> Message:
    head = f"From: a@a.example\nSubject: s\nContent-Type: {kind}\nContent-Transfer-Encoding: base64\n\n"
    return parse(head.encode() + base64.encodebytes(wrapped))


WAYS = {
    "definite": signed(element(0x04, ENTITY)),
    "marked ends": signed(marked(0x24, pieces(ENTITY, 20)), marked),
    "pieces of a known length": signed(element(0x24, pieces(ENTITY, 7))),
    "pieces within pieces": signed(
        marked(0x24, element(0x24, pieces(ENTITY[:30], 9)) + marked(0x24, pieces(ENTITY[30:], 9)))
    ),
    "digests with a marked end": signed(element(0x04, ENTITY)).replace(
        DIGESTS, marked(0x31, marked(0x30, DIGESTS[4:]))
    ),
    "its end lost": signed(element(0x04, ENTITY))[:-5],
}


@pytest.mark.parametrize("octets", WAYS.values(), ids=WAYS)
def test_what_is_signed_is_read(octets: bytes) -> None:
    message = mail(octets)

    assert message.text.strip() == "Apakah izin saya sudah terbit?"
    assert NOT_CHECKED in message.defects
    assert NOT_OPENED not in message.defects


@pytest.mark.parametrize(
    "kind", ["application/x-pkcs7-mime", "application/octet-stream; name=smime.p7m", "application/pkcs7-mime"]
)
def test_it_is_told_by_its_octets_and_not_by_its_label(kind: str) -> None:
    assert mail(WAYS["definite"], kind).text.strip() == "Apakah izin saya sudah terbit?"


def test_attachments_within_are_attachments() -> None:
    message = mail(signed(element(0x04, MIXED)))

    assert message.text.strip() == "Terlampir KTP."
    assert [item.filename for item in message.attachments] == ["ktp.pdf"]


CLOSED = {
    "enveloped": signed(element(0x04, ENTITY), oid=OID_ENVELOPED),
    "another content": signed(element(0x04, ENTITY), inner=OID_ENVELOPED),
    "detached": bytes(
        element(0x30, OID_SIGNED + element(0xA0, element(0x30, VERSION + DIGESTS + element(0x30, OID_DATA))))
    ),
    "cut in the content": WAYS["definite"][:60],
    "cut in pieces": WAYS["marked ends"][:80],
    "deep": signed(b"\x24\x80" * 50 + element(0x04, ENTITY)),
    "endless": b"\x30\x80" * 100_000,
    "empty pieces": signed(marked(0x24, b"\x04\x00" * 1_000_000)),
    "a long tag": b"\x1f\xff\xff" + WAYS["definite"],
    "a long length": b"\x30\x89" + b"\xff" * 9,
    "nothing": b"",
}


@pytest.mark.parametrize("octets", CLOSED.values(), ids=CLOSED)
def test_what_is_encrypted_or_broken_stays_as_it_is(octets: bytes) -> None:
    message = mail(octets)

    assert signed_content(octets) is None
    assert message.text == ""
    assert NOT_OPENED in message.defects
    assert [item.filename for item in message.attachments] == ["smime.p7m"]


def test_a_signature_within_a_signature_is_not_opened() -> None:
    head = b"Content-Type: application/pkcs7-mime; name=inner.p7m\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    message = mail(signed(element(0x04, head + base64.encodebytes(WAYS["definite"]))))

    assert [item.filename for item in message.attachments] == ["inner.p7m"]
    assert message.text == ""


@given(st.sampled_from(sorted(WAYS)), st.data())
@settings(deadline=None, max_examples=300)
def test_any_change_of_an_octet_is_borne(name: str, data: st.DataObject) -> None:
    octets = bytearray(WAYS[name])
    for _ in range(data.draw(st.integers(1, 4))):
        octets[data.draw(st.integers(0, len(octets) - 1))] = data.draw(st.integers(0, 255))
    found = signed_content(bytes(octets))
    assert found is None or len(found) <= len(octets)


@given(st.binary(max_size=200))
def test_any_octets_are_borne(octets: bytes) -> None:
    assert signed_content(octets) is None or len(octets) > 40
