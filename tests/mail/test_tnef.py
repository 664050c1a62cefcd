"""winmail.dat: files with names in any alphabet, messages inside, and a text that no other part repeats."""

from __future__ import annotations

import struct

import pytest

from helpdesk.mail import rtf_body, tnef
from helpdesk.mail.parse import parse

OBJECT, TEXT, UNICODE, BINARY = 0x0D, 0x1E, 0x1F, 0x102
ICON = b"\0" * 14


def attribute(level: int, name: int, data: bytes) -> bytes:
    return struct.pack("<BHHI", level, name, 0, len(data)) + data + struct.pack("<H", sum(data) & 0xFFFF)


def properties(*wanted: tuple[int, int, bytes]) -> bytes:
    out = struct.pack("<I", len(wanted))
    for name, kind, value in wanted:
        out += struct.pack("<HHII", kind, name, 1, len(value)) + value.ljust((len(value) + 3) // 4 * 4, b"\0")
    return out


def winmail(*attributes: bytes) -> bytes:
    return struct.pack("<IH", 0x223E9F78, 1) + b"".join(attributes)


def file(name: str, content: bytes) -> bytes:
    title = attribute(2, 0x8010, b"SHORT~1.PDF\0")
    long_name = properties((0x3707, UNICODE, f"{name}\0".encode("utf-16-le")))
    return attribute(2, 0x9002, ICON) + title + attribute(2, 0x800F, content) + attribute(2, 0x9005, long_name)


def mail(octets: bytes, text: bytes = b"") -> bytes:
    inside = b"--b\nContent-Type: text/plain\n\n" + text + b"\n" if text else b""
    head = b"Content-Type: multipart/mixed; boundary=b\n\n" + inside
    return head + b"--b\nContent-Type: application/ms-tnef; name=winmail.dat\n\n" + octets + b"\n--b--\n"


def test_long_name_in_unicode_wins_over_the_short_one() -> None:
    (found,) = parse(mail(winmail(file("Surat Izin – 証明.pdf", b"%PDF-1.4")), b"Terlampir.")).attachments

    assert (found.filename, found.content_type, found.size) == ("Surat Izin – 証明.pdf", "application/pdf", 8)


def test_text_inside_is_read_when_there_is_no_other() -> None:
    octets = winmail(attribute(1, 0x9003, properties((0x1000, UNICODE, "Syarat SIP?\0".encode("utf-16-le")))))

    assert parse(mail(octets)).text.strip() == "Syarat SIP?"
    assert parse(mail(octets, b"Berapa lama?")).text.strip() == "Berapa lama?"


def test_eight_bit_text_is_in_the_codepage_that_the_wrapping_names() -> None:
    octets = winmail(
        attribute(1, 0x9007, struct.pack("<II", 1251, 0)), attribute(1, 0x800C, "Привет\0".encode("cp1251"))
    )

    assert parse(mail(octets)).text.strip() == "Привет"


def test_message_inside_gives_its_text_and_its_files() -> None:
    inner = winmail(attribute(1, 0x9003, properties((0x1000, TEXT, b"Halo dari dalam\0"))), file("KTP.pdf", b"%PDF-1"))
    outer = properties((0x3001, TEXT, b"Pesan lama\0"), (0x3701, OBJECT, b"\1" * 16 + inner))
    octets = winmail(attribute(2, 0x9002, ICON), attribute(2, 0x9005, outer))

    found = parse(mail(octets, b"Lihat.")).attachments

    assert [(item.filename, item.content_type) for item in found] == [
        ("Pesan lama.txt", "text/plain"),
        ("KTP.pdf", "application/pdf"),
    ]
    assert found[0].text == "Halo dari dalam"


# The two examples of MS-OXRTFCP section 4.
HELLO = "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
CROSSING = "1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0"


@pytest.mark.parametrize(("octets", "text"), [(HELLO, "hello world"), (CROSSING, "WXYZWXYZWXYZWXYZWXYZ")])
def test_compressed_rtf_is_read(octets: str, text: str) -> None:
    found = rtf_body.body_of(bytes.fromhex(octets))

    assert found is not None
    assert (found[0].strip(), found[1]) == (text, False)


def plain_rtf(rtf: bytes) -> bytes:
    return struct.pack("<II", len(rtf) + 12, len(rtf)) + b"MELA\0\0\0\0" + rtf


def test_html_inside_rtf_is_taken_out_again() -> None:
    rtf = (
        rb"{\rtf1\ansi\ansicpg1252\fromhtml1 {\fonttbl{\f0 Arial;}}{\*\htmltag64 <p>}Syarat \htmlrtf {\b \htmlrtf0"
        rb"{\*\htmltag84 <b>}SIP{\*\htmltag92 </b>}\htmlrtf }\htmlrtf0  \u8364?5 caf\'e9{\*\htmltag72 </p>}}"
    )
    octets = winmail(attribute(1, 0x9003, properties((0x1009, BINARY, plain_rtf(rtf)))))

    message = parse(mail(octets))

    assert message.html == "<p>Syarat <b>SIP</b> €5 café</p>"
    assert message.text == "Syarat SIP €5 café"


def test_damaged_wrapping_gives_what_can_be_read() -> None:
    whole = winmail(
        file("a.pdf", b"%PDF-1"),
        attribute(1, 0x9003, properties((0x1009, BINARY, bytes.fromhex(HELLO)))),
        file("b.pdf", b"%PDF-2"),
    )

    for end in range(len(whole)):
        found = tnef.read(whole[:end])
        assert found is None or len(found.attachments) <= 2
    assert tnef.read(b"PK\3\4" + whole) is None
