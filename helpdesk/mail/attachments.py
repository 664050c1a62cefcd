"""Attachments: the name a file gets, the type it really has, the text that can be read in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from mimetypes import guess_extension

from helpdesk.mail.limits import MAX_FILENAME
from helpdesk.model.message import Attachment

_UNSAFE = re.compile(
    r"[\x00-\x1f\x7f-\x9f<>:\"|?*\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff"
    r"\U000e0000-\U000e007f]+"
)
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?$", re.IGNORECASE)  # devices on Windows
_CLIMBING = re.compile(r"^(?:[A-Za-z]:|[/\\])|(?:^|[/\\])\.\.(?:[/\\]|$)|\\")
_SPACE = re.compile(r"\s+")
_EXTENSION = re.compile(r"\.[A-Za-z0-9]{1,8}$")
_EXTENSIONS = {
    "application/octet-stream": ".bin",
    "application/pgp-encrypted": ".asc",
    "application/pgp-keys": ".asc",
    "application/pgp-signature": ".asc",
    "application/pkcs7-mime": ".p7m",
    "application/pkcs7-signature": ".p7s",
    "application/x-pkcs7-mime": ".p7m",
    "application/x-pkcs7-signature": ".p7s",
    "image/jpeg": ".jpg",
    "image/jpg": ".jpg",
    "image/pjpeg": ".jpg",
    "image/heic": ".heic",
    "message/delivery-status": ".txt",
    "message/disposition-notification": ".txt",
    "message/global": ".eml",
    "message/rfc822": ".eml",
    "text/calendar": ".ics",
    "text/plain": ".txt",
    "text/rfc822-headers": ".txt",
}
_STEMS = {
    "message/delivery-status": "delivery-status",
    "message/disposition-notification": "disposition-notification",
    "message/rfc822": "message",
    "text/calendar": "calendar",
    "text/rfc822-headers": "headers",
    "application/pgp-signature": "signature",
    "application/pkcs7-signature": "smime",
    "application/x-pkcs7-signature": "smime",
    "application/pkcs7-mime": "smime",
    "application/x-pkcs7-mime": "smime",
}
# The first octets of files whose senders often call them application/octet-stream.
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "application/pdf"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
)


def safe_name(name: str) -> str:
    """Return ``name`` as a file name that cannot leave its folder nor hide its ending; empty when nothing is left."""
    name = _SPACE.sub(" ", name)
    if _CLIMBING.search(name):
        name = re.split(r"[/\\]", name)[-1]
    name = unicodedata.normalize("NFC", _UNSAFE.sub("_", name).replace("/", "_"))
    name = name.strip(" _").rstrip(". ") if name.strip(" _.") else ""
    if _RESERVED.match(name):
        name = f"_{name}"
    if len(name.encode("utf-8")) > MAX_FILENAME:
        ending = _EXTENSION.search(name)
        kept = ending[0] if ending else ""
        name = name.encode("utf-8")[: MAX_FILENAME - len(kept)].decode("utf-8", "ignore") + kept
    return name


def name_for(candidates: Iterable[str], content_type: str) -> str:
    """Return the first usable name, with an ending that fits the type when it has none, else one made of the type."""
    for candidate in candidates:
        name = safe_name(candidate)
        if name:
            return name
    return _STEMS.get(content_type, "attachment") + extension_of(content_type)


def extension_of(content_type: str) -> str:
    """Return the usual ending of files of this type, with its dot."""
    return _EXTENSIONS.get(content_type) or guess_extension(content_type) or ".bin"


def sniff(content: bytes, content_type: str) -> str:
    """Return the type that the first octets show when the declared one says nothing, else the declared one."""
    if content_type not in ("application/octet-stream", "application/x-octet-stream", "binary/octet-stream"):
        return content_type
    for magic, found in _MAGIC:
        if content.startswith(magic):
            return found
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return "image/webp"
    if content[4:8] == b"ftyp" and content[8:12] in (b"heic", b"heix", b"mif1"):
        return "image/heic"
    return _sniff_zip(content) if content.startswith(b"PK\x03\x04") else content_type


def _sniff_zip(content: bytes) -> str:
    office = "application/vnd.openxmlformats-officedocument."
    for folder, kind in ((b"word/", "wordprocessingml.document"), (b"xl/", "spreadsheetml.sheet")):
        if folder in content[:200_000] and b"[Content_Types].xml" in content[:200_000]:
            return office + kind
    return "application/zip"


def unique(attachments: Iterable[Attachment]) -> tuple[Attachment, ...]:
    """Return the attachments with names that differ even where case does not count."""
    taken: set[str] = set()
    last: dict[str, int] = {}
    out: list[Attachment] = []
    for attachment in attachments:
        name = attachment.filename
        if name.lower() in taken:
            name = _numbered(name, taken, last)
            attachment = replace(attachment, filename=name)
        taken.add(name.lower())
        out.append(attachment)
    return tuple(out)


def _numbered(name: str, taken: set[str], last: dict[str, int]) -> str:
    ending = _EXTENSION.search(name)
    stem, kept = (name[: ending.start()], ending[0]) if ending else (name, "")
    number = last.get(name.lower(), 1)
    candidate = name
    while candidate.lower() in taken:
        number += 1
        candidate = f"{stem} ({number}){kept}"
    last[name.lower()] = number
    return candidate
