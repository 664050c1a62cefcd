"""HTML of mail made harmless: no script, no style, no form, nothing that asks another machine.

What remains is shown in a sandboxed frame with a policy of its own, so that what slips through here still cannot run
or phone out. Images inside the mail (``cid:``) become part of the page, and so do those elsewhere that the desk fetched
because a person asked for them (``review.pictures``); all others are left out and counted.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import nh3

from helpdesk.model.message import Attachment

MAX_HTML = 400_000  # characters; beyond it only the text is shown
MAX_TAGS = 20_000  # deep nesting costs time that grows with its square
MAX_PICTURES = 3_000_000  # octets of embedded images in one page
MAX_FETCHED = 12_000_000  # octets of images that were fetched
POLICY = "default-src 'none'; img-src data:; style-src 'self'; frame-ancestors 'self'; sandbox allow-popups"
PICTURES: Mapping[str, tuple[bytes, ...]] = {
    "image/png": (b"\x89PNG\r\n\x1a\n",),
    "image/jpeg": (b"\xff\xd8\xff",),
    "image/gif": (b"GIF87a", b"GIF89a"),
}
MAX_SPANS = 2_000  # attributes that stretch a cell; a browser lays out every place that a cell covers
_SIZES: Mapping[str, re.Pattern[str]] = {  # numbers that a letter may need; larger ones are for stopping browsers
    "colspan": re.compile(r"[1-2]?\d"),
    "rowspan": re.compile(r"\d{1,2}"),
    "border": re.compile(r"\d{1,2}"),
    "cellpadding": re.compile(r"\d{1,2}"),
    "cellspacing": re.compile(r"\d{1,2}"),
    "width": re.compile(r"\d{1,4}(?:%|px)?"),
    "height": re.compile(r"\d{1,4}(?:%|px)?"),
    "span": re.compile(r"\d{1,2}"),
}
_DATA_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*", re.IGNORECASE)
_REMOTE = re.compile(r"<img\s(?:[^<>]{0,2000}?\s)?src\s*=\s*[\"']?\s*(?:https?:)?//", re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z/!]")
_LINKS = ("http:", "https:", "mailto:", "tel:")
_ATTRIBUTES = {tag: set(names) for tag, names in nh3.ALLOWED_ATTRIBUTES.items()} | {
    "table": {"align", "width", "border", "cellpadding", "cellspacing"},
    "q": set(),
    "blockquote": set(),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """HTML that can be shown, and how many remote images were left out. ``html`` is None when it is too large."""

    html: str | None
    blocked: int


def picture_type(content: bytes) -> str | None:
    """Return the media type of an image that browsers show, told by its first octets, or None."""
    for media_type, beginnings in PICTURES.items():
        if content.startswith(beginnings):
            return media_type
    return "image/webp" if content[:4] == b"RIFF" and content[8:12] == b"WEBP" else None


def remote_images(html: str) -> int:
    """Return how many images of a mail lie on other machines, told from its source at once; ``clean`` counts the same.

    The estimate is for the page around the frame, where cleaning every mail would take too long.
    """
    return len(_REMOTE.findall(html[:MAX_HTML]))


def clean(html: str, attachments: Sequence[Attachment] = (), fetched: Mapping[str, bytes] | None = None) -> Shown:
    """Return the harmless part of ``html``, with the images that were ``fetched``, by their address."""
    if len(html) > MAX_HTML or len(_TAG.findall(html)) > MAX_TAGS:
        return Shown(None, 0)
    filter_ = _Filter({a.content_id.strip("<>"): a.content for a in attachments if a.content_id}, fetched or {})
    return Shown(_cleaned(html, filter_), filter_.blocked)


def picture_addresses(html: str) -> tuple[str, ...]:
    """Return where the images of a mail lie that ``clean`` leaves out, each once, in order."""
    if len(html) > MAX_HTML or len(_TAG.findall(html)) > MAX_TAGS:
        return ()
    filter_ = _Filter({}, {})
    _cleaned(html, filter_)
    return tuple(dict.fromkeys(filter_.addresses))


def _cleaned(html: str, filter_: _Filter) -> str:
    return nh3.clean(
        html,
        attributes=_ATTRIBUTES,
        attribute_filter=filter_,
        url_schemes={"http", "https", "mailto", "tel", "cid", "data"},
        url_relative="deny",
        link_rel="noopener noreferrer",
        set_tag_attribute_values={"a": {"target": "_blank"}},
    )


class _Filter:
    """Decides about each attribute, and counts the images that it keeps out."""

    def __init__(self, inside: Mapping[str, bytes], fetched: Mapping[str, bytes]) -> None:
        self.inside, self.fetched = inside, fetched
        self.blocked = 0
        self.addresses: list[str] = []
        self.room, self.fetched_room = MAX_PICTURES, MAX_FETCHED
        self.spans = MAX_SPANS

    def __call__(self, tag: str, name: str, value: str) -> str | None:
        """Return the value to keep, or None."""
        if tag == "a" and name == "href":
            return value if value.strip().lower().startswith(_LINKS) else None
        if name in _SIZES:
            return self._sized(name, value.strip())
        if name != "src":
            return value
        if value.lower().startswith("cid:"):
            return self._embedded(value[4:])
        if _DATA_PICTURE.fullmatch(value):
            return value
        return self._remote(value.strip()) if tag == "img" else None

    def _remote(self, address: str) -> str | None:
        """Return an image of another machine as part of the page if it was fetched; else it is left out and counted."""
        content = self.fetched.get(address, b"")
        media_type = picture_type(content)
        if media_type is None or len(content) > self.fetched_room:
            self.blocked += 1
            self.addresses.append(address)
            return None
        self.fetched_room -= len(content)
        return _inline(media_type, content)

    def _sized(self, name: str, value: str) -> str | None:
        """Return a size that a letter may have; a table has only so many stretched cells."""
        if name in ("colspan", "rowspan"):
            self.spans -= 1
        return value if self.spans >= 0 and _SIZES[name].fullmatch(value) else None

    def _embedded(self, content_id: str) -> str | None:
        content = self.inside.get(content_id, b"")
        media_type = picture_type(content)
        if media_type is None or len(content) > self.room:
            return None
        self.room -= len(content)
        return _inline(media_type, content)


def _inline(media_type: str, content: bytes) -> str:
    return f"data:{media_type};base64,{base64.b64encode(content).decode()}"
