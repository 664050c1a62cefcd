"""Small files that tests attach: PDFs written by hand, zips, pictures; good ones and bombs."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from email.message import EmailMessage


def pdf(*pages: str) -> bytes:
    """Return a PDF with a page for each text."""
    fonts = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    return _pages([_shown(text) for text in pages], fonts)


def _shown(text: str) -> bytes:
    lines = b"".join(b"(%s) Tj T*\n" % _escaped(line) for line in text.split("\n"))
    return b"BT /F1 11 Tf 14 TL 50 780 Td\n" + lines + b"ET"


def _escaped(line: str) -> bytes:
    octets = line.encode("cp1252", "replace")
    return octets.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _pages(contents: Sequence[bytes], font: bytes, stream_filter: bytes = b"") -> bytes:
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", font]
    kids = []
    for content in contents:
        number = len(objects) + 1
        kids.append(b"%d 0 R" % number)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % (number + 1)
        )
        objects.append(b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), stream_filter, content))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    return document(objects)


def document(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """Return a PDF file with these objects, the first of them the catalogue (ISO 32000 section 7.5)."""
    octets = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, item in enumerate(objects, 1):
        offsets.append(len(octets))
        octets += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    start = len(octets)
    octets += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    octets += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    octets += b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return bytes(octets)


def scanned_pdf() -> bytes:
    """Return a PDF whose page shows nothing but a grey rectangle, as a scanner's picture does."""
    return _pages([b"0.5 g 50 50 400 600 re f"], b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")


def locked_pdf() -> bytes:
    """Return a PDF that asks for a password that nobody has."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 0 /Kids [] >>",
        b"<< /Filter /Standard /V 1 /R 2 /P -64 /O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> >>",
    ]
    return document(objects, b"/Encrypt 3 0 R /ID [<00> <00>]")


def portfolio(files: Mapping[str, bytes]) -> bytes:
    """Return a PDF that carries ``files`` (section 7.11.4)."""
    names, objects = [], [b"", b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>"]
    objects.append(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>")
    for name, content in files.items():
        number = len(objects) + 1
        names.append(b"(%s) %d 0 R" % (_escaped(name), number))
        objects.append(
            b"<< /Type /Filespec /F (%s) /UF (%s) /EF << /F %d 0 R >> >>" % (_escaped(name), _escaped(name), number + 1)
        )
        objects.append(
            b"<< /Type /EmbeddedFile /Length %d /Params << /Size %d >> >>\nstream\n%s\nendstream"
            % (len(content), len(content), content)
        )
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [%s] >> >> >>" % b" ".join(names)
    return document(objects)


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return a zip of ``files``."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            stored = name == "mimetype"  # as ODF wants its first part
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED)
    return kept.getvalue()


def png_of(width: int, height: int) -> bytes:
    """Return a black-and-white PNG that declares this size and compresses to almost nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    packer = zlib.compressobj(9)
    row = bytes((width + 7) // 8 + 1)
    octets = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", octets) + chunk(b"IEND", b"")


def nested_pdf(depth: int = 200_000) -> bytes:
    """Return a PDF bomb: an array inside an array, ``depth`` times."""
    deep = b"[" * depth + b"]" * depth
    return document([b"<< /Type /Catalog /Pages 2 0 R /Names %s >>" % deep, b"<< /Type /Pages /Count 1 /Kids [] >>"])


def inflating_pdf(megabytes: int = 200) -> bytes:
    """Return a PDF bomb: a page of some kilobytes that unpacks to ``megabytes`` of drawing, compressed twice."""
    packer = zlib.compressobj(9)
    line = b"0 0 m 500 500 l S\n" * 58_254
    inner = b"".join(packer.compress(line) for _ in range(megabytes)) + packer.flush()
    content = zlib.compress(inner, 9)
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    return _pages([content], font, b"/Filter [/FlateDecode /FlateDecode]")


def long_pdf(pages: int = 20_000) -> bytes:
    """Return a PDF with very many pages, every one of them with words on it."""
    return pdf(*(f"HALAMAN {number} DARI BERKAS YANG SANGAT PANJANG" for number in range(1, pages + 1)))


def looping_pdf() -> bytes:
    """Return a PDF bomb: forms that draw each other ten times over, twelve levels deep."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /XObject << /X 5 0 R >> /Font << /F 17 0 R >> >> >>",
        b"<< /Length 5 >>\nstream\n/X Do\nendstream",
    ]
    for level in range(12):
        last = level == 11
        content = b"BT /F 9 Tf (LAGI DAN LAGI) Tj ET" if last else b"/X Do " * 10
        inside = b"/Font << /F 17 0 R >>" if last else b"/XObject << /X %d 0 R >>" % (6 + level)
        objects.append(
            b"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << %s >> /Length %d >>\n"
            b"stream\n%s\nendstream" % (inside, len(content), content)
        )
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    return document(objects)


def mail(subject: str, body: str, files: Sequence[tuple[str, bytes, str]]) -> bytes:
    """Return a mail with attachments, each (name, octets, media type)."""
    message = EmailMessage()
    message["From"] = "Budi Santoso <budi@warga.example>"
    message["To"] = "penyuluhan@dpmptsp.example"
    message["Subject"] = subject
    message["Message-ID"] = "<berkas@warga.example>"
    message["Date"] = "Tue, 24 Nov 2026 09:00:00 +0700"
    message.set_content(body)
    for name, octets, media in files:
        main, _, sub = media.partition("/")
        message.add_attachment(octets, maintype=main, subtype=sub, filename=name)
    return message.as_bytes()
