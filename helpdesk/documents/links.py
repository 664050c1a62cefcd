"""Links to papers kept elsewhere: the desk opens none of them, and says that it has not."""

from __future__ import annotations

import re

from helpdesk.pattern import Pattern

_STORES = (
    "drive.google.com|docs.google.com|photos.google.com|photos.app.goo.gl|dropbox.com|1drv.ms|onedrive.live.com|"
    "sharepoint.com|icloud.com|mega.nz|mediafire.com|wetransfer.com|we.tl|terabox.com|box.com|s.id"
)
_LINK = Pattern(rf"(?<![\w.@-])(?:https?://)?(?:[\w-]+\.)*?({_STORES})/[^\s<>\"]", flags=re.IGNORECASE)
_ANY_LINK = re.compile(r"(?:https?://|www\.)\S+|(?<![\w-])(?<!\w\.)(?:[\w-]+\.)+[a-z]{2,4}/\S+", re.IGNORECASE)
_SHORT = frozenset({"s.id"})  # stores of links, by which people also have a paper verified
# What a paper has printed, and a note beside a link has not
_VERIFIED = r"verifikasi|verif(?:y|ied)|keaslian|keabsahan|validasi|authenticity"
_PRINTED = re.compile(
    rf"\b(?:(?P<verified>{_VERIFIED})|(?P<issued>surat tanda registrasi|sertifikat|certificate|konsil|kementerian"
    r"|republik|pemerintah)|(?P<named>nama(?: ?/ ?name)?\s?:|nama (?-i:[A-Z])|diberikan kepada|memberikan kepada)"
    r"|(?P<valid>berlaku (?:sampai|hingga|s\.?d|seumur)|valid until|seumur hidup))",
    re.IGNORECASE,
)
_TWO = 2  # different things that only a paper has
_NOTE = 15  # words beside a link that are no paper
_READ = 20_000  # characters of a mail that are looked at


def cloud_links(text: str) -> tuple[str, ...]:
    """Return the stores in the cloud that ``text`` links to, lower-cased, each once, in order."""
    return tuple(dict.fromkeys(found[1].lower() for found in _LINK.finditer(text[:_READ])))


def only_links(text: str) -> bool:
    """Whether ``text``, of a file, is a note that links to a store in the cloud, and no paper: "KTP: drive...".

    A paper may bear a link as well, by which it can be verified: also a short one, where little else can be read.
    """
    stores = cloud_links(text)
    beside = _ANY_LINK.sub(" ", text[:_READ])
    if not stores or len(re.findall(r"\w+", beside)) > _NOTE:
        return False
    printed = {found.lastgroup for found in _PRINTED.finditer(beside)}
    return not (_SHORT.issuperset(stores) and ("verified" in printed or len(printed) >= _TWO))
