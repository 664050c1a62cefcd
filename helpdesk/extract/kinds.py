"""What a file really is, by its first octets: names and declared types are what a sender says, not what was sent."""

from __future__ import annotations

import re
from enum import StrEnum


class Kind(StrEnum):
    """A format as the reader treats it."""

    PDF = "pdf"
    ZIP = "zip"
    DOCX = "docx"
    ODT = "odt"
    XLSX = "xlsx"
    RTF = "rtf"
    TEXT = "text"
    HTML = "html"
    MESSAGE = "message"
    JPEG = "jpeg"
    PNG = "png"
    GIF = "gif"
    WEBP = "webp"
    BMP = "bmp"
    TIFF = "tiff"
    HEIC = "heic"
    RAR = "rar"
    SEVEN_ZIP = "7z"
    OLE = "ole"
    OTHER = "other"


PICTURES = frozenset({Kind.JPEG, Kind.PNG, Kind.GIF, Kind.WEBP, Kind.BMP, Kind.TIFF, Kind.HEIC})
GUARDED = frozenset({Kind.PDF, Kind.ZIP, Kind.DOCX, Kind.ODT, Kind.XLSX, Kind.RTF})
ENDINGS = (".pdf", ".jpg", ".jpeg", ".png", ".heic", ".webp", ".tif", ".tiff", ".docx", ".odt", ".xlsx")
"""Endings of the papers that the reader opens: what a file picker offers first. Any other file is taken too."""
_MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"%PDF-", Kind.PDF),
    (b"\xff\xd8\xff", Kind.JPEG),
    (b"\x89PNG\r\n\x1a\n", Kind.PNG),
    (b"GIF87a", Kind.GIF),
    (b"GIF89a", Kind.GIF),
    (b"II*\0", Kind.TIFF),
    (b"MM\0*", Kind.TIFF),
    (b"Rar!\x1a\x07", Kind.RAR),
    (b"7z\xbc\xaf\x27\x1c", Kind.SEVEN_ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.OLE),
    (b"{\\rtf", Kind.RTF),
)
_ZIPPED: tuple[tuple[bytes, Kind], ...] = (
    (b"word/document", Kind.DOCX),
    (b"xl/workbook", Kind.XLSX),
    (b"application/vnd.oasis.opendocument.text", Kind.ODT),
    (b"application/vnd.oasis.opendocument.spreadsheet", Kind.ODT),
)
_HEIF_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1", b"avif"})
_MARKUP = re.compile(rb"\s*(?:<!doctype html|<html|<head|<body)", re.IGNORECASE)
_TEXTS = (".txt", ".csv", ".md", ".log")
_PDF_WITHIN = 1024  # octets before the header of a PDF that readers accept


def kind_of(content: bytes, filename: str = "", content_type: str = "") -> Kind:
    """Return the format of ``content``; name and type are asked only where the octets say nothing."""
    for magic, kind in _MAGIC:
        if content.startswith(magic):
            return kind
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(content)
    return _marked_within(content) or _unmarked(content, filename.lower(), content_type.lower())


def _marked_within(content: bytes) -> Kind | None:
    """Return the format whose mark does not stand at the very beginning."""
    if content[4:8] == b"ftyp" and content[8:12] in _HEIF_BRANDS:
        return Kind.HEIC
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return Kind.WEBP
    if b"%PDF-" in content[:_PDF_WITHIN]:
        return Kind.PDF
    return None


def _zipped(content: bytes) -> Kind:
    """Return which zip it is: the names of its parts stand in its first and its last octets."""
    around = content[:4096] + content[-65536:]
    return next((kind for name, kind in _ZIPPED if name in around), Kind.ZIP)


def _unmarked(content: bytes, filename: str, content_type: str) -> Kind:
    if content.startswith(b"BM") and filename.endswith(".bmp"):
        return Kind.BMP
    if content_type.startswith("message/") or filename.endswith(".eml"):
        return Kind.MESSAGE
    if content_type == "text/html" or filename.endswith((".htm", ".html")) or _MARKUP.match(content[:200]):
        return Kind.HTML
    if content_type.startswith("text/") or filename.endswith(_TEXTS):
        return Kind.TEXT
    return Kind.OTHER


def declared(filename: str, content_type: str) -> Kind:
    """Return the format that name and type claim, for saying that a file is not what it claims to be."""
    lowered = filename.lower()
    for kind in (Kind.PDF, Kind.ZIP, Kind.DOCX, Kind.ODT, Kind.XLSX, Kind.RTF):
        if lowered.endswith("." + kind.value) or content_type.lower().endswith("/" + kind.value):
            return kind
    return Kind.OTHER
