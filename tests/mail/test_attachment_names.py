"""Names of attached files: in every notation, from whichever field has one, and safe to write to a disk."""

# ruff: noqa: E501 -- a header is one line

from __future__ import annotations

import pytest

from helpdesk.mail.attachments import safe_name
from helpdesk.mail.parse import parse

NAMES: list[tuple[str | bytes, list[tuple[str, str]]]] = [
    ('Content-Type: application/pdf; name="a.pdf"', [("a.pdf", "application/pdf")]),
    ("Content-Type: application/pdf; name=a.pdf", [("a.pdf", "application/pdf")]),
    ("Content-Type: application/pdf; name='a.pdf'", [("a.pdf", "application/pdf")]),
    ('Content-Type: application/pdf; name="a b.pdf"; x=y', [("a b.pdf", "application/pdf")]),
    ("Content-Type: application/pdf; name=a b.pdf; x=y", [("a b.pdf", "application/pdf")]),
    ('Content-Type: application/pdf; name="=?utf-8?Q?=C3=A9.pdf?="', [("é.pdf", "application/pdf")]),
    ("Content-Type: application/pdf; name==?utf-8?Q?=C3=A9.pdf?=", [("é.pdf", "application/pdf")]),
    ('Content-Type: application/pdf; name="=?utf-8?Q?=C3=A9?= =?utf-8?Q?.pdf?="', [("é.pdf", "application/pdf")]),
    ("Content-Type: application/pdf; name*=utf-8''%C3%A9.pdf", [("é.pdf", "application/pdf")]),
    ("Content-Type: application/pdf; name*=UTF-8'en'%C3%A9.pdf", [("é.pdf", "application/pdf")]),
    ("Content-Type: application/pdf; name*=iso-8859-1''%E9.pdf", [("é.pdf", "application/pdf")]),
    ("Content-Type: application/pdf; name*=''%C3%A9.pdf", [("é.pdf", "application/pdf")]),
    ("Content-Type: application/pdf; name*=%C3%A9.pdf", [("é.pdf", "application/pdf")]),
    ("Content-Type: application/pdf; name*=\"utf-8''%C3%A9.pdf\"", [("é.pdf", "application/pdf")]),
    ("Content-Type: application/pdf; name*0*=utf-8''%C3%A9; name*1=\"b.pdf\"", [("éb.pdf", "application/pdf")]),
    ("Content-Type: application/pdf; name*0*=utf-8''%C3; name*1*=%A9.pdf", [("é.pdf", "application/pdf")]),
    ('Content-Type: application/pdf; name*1="b.pdf"; name*0="a"', [("ab.pdf", "application/pdf")]),
    (
        "Content-Type: application/pdf; name*0=a; name*1=b; name*2=c; name*3=d; name*4=e; name*5=f; name*6=g; name*7=h; name*8=i; name*9=j; name*10=k.pdf",
        [("abcdefghijk.pdf", "application/pdf")],
    ),
    ("Content-Type: application/pdf; name*1=b.pdf; name*2=c.pdf", [("b.pdfc.pdf", "application/pdf")]),
    ("Content-Type: application/pdf; name=x.pdf; name*=utf-8''y.pdf", [("y.pdf", "application/pdf")]),
    ('Content-Type: application/pdf; name*0="=?utf-8?Q?=C3"; name*1="=A9.pdf?="', [("é.pdf", "application/pdf")]),
    ('Content-Type: application/pdf; name="a\\"b.pdf"', [("a_b.pdf", "application/pdf")]),
    ('Content-Type: application/pdf; name="a;b.pdf"', [("a;b.pdf", "application/pdf")]),
    ('Content-Type: application/pdf; name="C:\\docs\\a.pdf"', [("a.pdf", "application/pdf")]),
    ('Content-Type: application/pdf; name="../../a.pdf"', [("a.pdf", "application/pdf")]),
    ('Content-Type: application/pdf; name="a/b.pdf"', [("a_b.pdf", "application/pdf")]),
    ('Content-Type: application/pdf; name = "a.pdf"', [("a.pdf", "application/pdf")]),
    ('Content-Type: application/pdf; NAME="a.pdf"', [("a.pdf", "application/pdf")]),
    ('Content-Type: application/pdf; name="a.pdf"; name="b.pdf"', [("a.pdf", "application/pdf")]),
    ('Content-Type: application/pdf; name="a.pdf', [("a.pdf", "application/pdf")]),
    ("Content-Type: application/pdf; name=a.pdf (comment)", [("a.pdf", "application/pdf")]),
    ('Content-Type: application/pdf; name="a(1).pdf"', [("a(1).pdf", "application/pdf")]),
    ("Content-Type: application/pdf; name=a(1).pdf", [("a(1).pdf", "application/pdf")]),
    (
        'Content-Type: application/pdf\nContent-Disposition: attachment; filename="a.pdf"',
        [("a.pdf", "application/pdf")],
    ),
    (
        'Content-Type: application/pdf; name=b.pdf\nContent-Disposition: attachment; filename="a.pdf"',
        [("a.pdf", "application/pdf")],
    ),
    (
        'Content-Type: application/pdf\nContent-Disposition: attachment;\n\tfilename="a.pdf";\n\tsize=3',
        [("a.pdf", "application/pdf")],
    ),
    ('Content-Type: application/pdf\nContent-Disposition: filename="a.pdf"', [("a.pdf", "application/pdf")]),
    ('Content-Type: application/pdf\nContent-Disposition: attachment filename="a.pdf"', [("a.pdf", "application/pdf")]),
    (
        'Content-Type: application/pdf\nContent-Disposition: "attachment"; filename="a.pdf"',
        [("a.pdf", "application/pdf")],
    ),
    (
        'Content-Type: application/pdf\nContent-Disposition: attachment; filename="a\n b.pdf"',
        [("a b.pdf", "application/pdf")],
    ),
    (
        'Content-Type: application/pdf\nContent-Disposition: attachment; filename="é.pdf"',
        [("é.pdf", "application/pdf")],
    ),
    (
        b'Content-Type: application/pdf\nContent-Disposition: attachment; filename="\xe9.pdf"',
        [("é.pdf", "application/pdf")],
    ),
    (
        "Content-Type: application/pdf\nContent-Disposition: attachment; filename=%C3%A9.pdf",
        [("%C3%A9.pdf", "application/pdf")],
    ),
    (
        'Content-Type: application/pdf\nContent-Disposition: attachment; filename=""',
        [("attachment.pdf", "application/pdf")],
    ),
    ("Content-Type: APPLICATION/PDF", [("attachment.pdf", "application/pdf")]),
    ("Content-Type: text/plain\nContent-Disposition: attachment; filename=a.txt", [("a.txt", "text/plain")]),
    ("Content-Type: text/plain\nContent-Disposition: attachment", [("attachment.txt", "text/plain")]),
    ("Content-Type: text/plain; name=a.txt\nContent-Disposition: inline", []),
    ("Content-Type: image/png\nContent-Disposition: inline; filename=x.png", [("x.png", "image/png")]),
    (
        "Content-Type: application/octet-stream\nContent-Disposition: attachment; filename*0*=UTF-8''a%20; filename*1*=b.pdf",
        [("a b.pdf", "application/octet-stream")],
    ),
    (
        "Content-Type: application/pdf; name=\"x.pdf\"\nContent-Disposition: attachment; filename*=UTF-8''%e2%82%ac%20rates.pdf",
        [("€ rates.pdf", "application/pdf")],
    ),
    ('Content-Type: application/pdf;name="x.pdf";', [("x.pdf", "application/pdf")]),
    ('Content-Type: application/pdf (pdf file); name="x.pdf"', [("x.pdf", "application/pdf")]),
    ('Content-Type: (c) application/pdf; name="x.pdf"', [("x.pdf", "application/pdf")]),
    ('Content-Type: application / pdf; name="x.pdf"', [("x.pdf", "application/pdf")]),
    ('Content-Type: application/pdf, name="x.pdf"', [("x.pdf", "application/pdf")]),
    ('Content-Type: application/pdf name="x.pdf"', [("x.pdf", "application/pdf")]),
    (
        'Content-Type: application/pdf; name="=?utf-8?B?w6kucGRm?="\nContent-Disposition: attachment',
        [("é.pdf", "application/pdf")],
    ),
    ('Content-Type: application/pdf; name="=?utf-8?B?w6k=?==?utf-8?B?LnBkZg==?="', [("é.pdf", "application/pdf")]),
    ("Content-Type: application/pdf; name*=GB2312''%B2%E2.pdf", [("测.pdf", "application/pdf")]),
    (
        "Content-Type: application/pdf; name*0*=ISO-2022-JP''%1b%24B%25F; name*1*=%259%25H%1b%28B.pdf",
        [("テスト.pdf", "application/pdf")],
    ),
    ('Content-Type: application/pdf; name*0="a%20b"; name*1=".pdf"', [("a%20b.pdf", "application/pdf")]),
    ("Content-Type: application/pdf; name*=utf-8''a%zz.pdf", [("a%zz.pdf", "application/pdf")]),
    (b'Content-Type: application/pdf; name="a\xe2\x80\xaefdp.exe"', [("a_fdp.exe", "application/pdf")]),
    (
        "Content-Type: application/pdf\nContent-Disposition: attachment; filename=a.pdf; filename*=utf-8''b.pdf",
        [("b.pdf", "application/pdf")],
    ),
    (
        "Content-Type: application/pdf\nContent-Disposition: attachment; filename=a , b.pdf",
        [("a , b.pdf", "application/pdf")],
    ),
    (
        'Content-Type: application/pdf\nContent-Disposition: attachment; filename=Untitled document.pdf; modification-date="Mon"',
        [("Untitled document.pdf", "application/pdf")],
    ),
    (
        "Content-Type: application/pdf\nContent-ID: <part1.x@y>\nContent-Disposition: inline",
        [("attachment.pdf", "application/pdf")],
    ),
    ("Content-Type: application/pdf\nContent-Description: a.pdf", [("a.pdf", "application/pdf")]),
    ("Content-Type: application/pdf\nContent-Location: http://x.y/z/a.pdf", [("a.pdf", "application/pdf")]),
]


@pytest.mark.parametrize(("header", "files"), NAMES)
def test_name_of_a_file_is_found(header: str | bytes, files: list[tuple[str, str]]) -> None:
    octets = header if isinstance(header, bytes) else header.encode()
    message = parse(octets + b"\n\nabc")

    assert [(item.filename, item.content_type) for item in message.attachments] == files


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("kontrak.pdf", "kontrak.pdf"),
        ("..", ""),
        ("a\u202efdp.exe", "a_fdp.exe"),
        ("a\u061c\u2060.pdf", "a_.pdf"),
        ("\\\\server\\surat\\a.pdf", "a.pdf"),
        ("a.pdf. ", "a.pdf"),
        ("証" * 200 + ".pdf", "証" * 65 + ".pdf"),
        ("a" * 300 + ".pdf", "a" * 196 + ".pdf"),
    ],
)
def test_name_cannot_leave_its_folder_hide_its_ending_or_be_too_long(name: str, safe: str) -> None:
    assert safe_name(name) == safe
