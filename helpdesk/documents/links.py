"""Links to papers kept elsewhere: the desk opens none of them, and says that it has not."""

from __future__ import annotations

import re

from helpdesk.pattern import Pattern

_STORES = (
    "drive.google.com|docs.google.com|photos.google.com|photos.app.goo.gl|dropbox.com|1drv.ms|onedrive.live.com|"
    "sharepoint.com|icloud.com|mega.nz|mediafire.com|wetransfer.com|we.tl|terabox.com|box.com|s.id"
)
_LINK = Pattern(rf"(?<![\w.@-])(?:https?://)?(?:[\w-]+\.)*?({_STORES})/[^\s<>\"]", flags=re.IGNORECASE)
_ANY_LINK = re.compile(r"(?:https?://|www\.)\S+|(?:[\w-]+\.)+[a-z]{2,4}/\S+", re.IGNORECASE)
_NOTE = 15  # words beside a link that are no paper
_READ = 20_000  # characters of a mail that are looked at


def cloud_links(text: str) -> tuple[str, ...]:
    """Return the stores in the cloud that ``text`` links to, lower-cased, each once, in order."""
    return tuple(dict.fromkeys(found[1].lower() for found in _LINK.finditer(text[:_READ])))


def only_links(text: str) -> bool:
    """Whether ``text``, of a file, is a note that links to a store in the cloud, and no paper: "KTP: drive...".

    A paper may bear a link as well, by which it can be verified.
    """
    return bool(cloud_links(text)) and len(re.findall(r"\w+", _ANY_LINK.sub(" ", text[:_READ]))) <= _NOTE
