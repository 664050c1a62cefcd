"""Whose card a name speaks of: the applicant's, a dead relative's, the representative's, or a stranger's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from helpdesk.documents.lexicon import Found
from helpdesk.documents.told import Told
from helpdesk.documents.wanted import Wanted
from helpdesk.documents.words import JOIN, word_set
from helpdesk.model.knowledge import DocumentKind

_OTHER_PERSON = word_set(
    "suami istri isteri anak ayah saksi mertua kakak adik ortu tetangga teman rekan sahabat sepupu keponakan paman "
    "bibi om tante rt rw lurah penjual pembeli notaris"
)
_OWNED = word_set("lahan tanah gedung bangunan ruko rumah kios tempat lokasi")
_PARENTS = _OTHER_PERSON | {"ibu", "bapak", "kakek", "nenek"}
_COUPLE = ({"suami", "istri"}, {"suami", "isteri"})
_HONORIFICS = frozenset({"ibu", "bapak"})  # a mother or a father only when no name follows
_GIVER = frozenset({"pemberi", "penerima"})
_DEAD = "-almarhum"


def of_the_dead(hit: Found, words: tuple[str, ...], wanted: Wanted, told: Told) -> Found:
    """Return a card as the dead person's when the mail says that this relative has died."""
    key = hit.key + _DEAD
    return replace(hit, key=key) if key in wanted.keys and set(words[hit.end :]) & told.dead else hit


def is_anothers(hit: Found, words: tuple[str, ...], wanted: Wanted, told: Told) -> bool:
    """Whether a card is a relative's who neither applies nor is asked for."""
    rest = set(words[hit.end :])
    if "pemohon" in rest or rest & told.principals:
        return False
    if "persetujuan-pemilik" in wanted.keys and "pemilik" in words and rest & _OWNED:
        return True  # whose land or building it is, and who consents
    if told.dead:  # a living relative is who applies
        return bool(rest & told.dead) and hit.key + _DEAD not in wanted.keys
    parent = hit.end + 1 == len(words) and words[hit.end] in _HONORIFICS
    return parent or (bool(rest & _OTHER_PERSON) and not any(couple <= rest for couple in _COUPLE))


def may_be_anothers(following: str, told: Told) -> bool:
    """Whether it is open whose family card it is, the dead person's or a living relative's."""
    return following in _PARENTS - told.dead


def shared(keys: list[str], words: tuple[str, ...], documents: Mapping[str, DocumentKind]) -> list[str]:
    """Return the keys with what both sides of a join share: "KTP dan KK almarhum", "KTP pemberi dan penerima kuasa"."""
    if JOIN in words and keys and keys[-1].endswith(_DEAD):
        return [key + _DEAD if key + _DEAD in documents else key for key in keys]
    if JOIN in words and words[:1] == ("ktp",) and set(words) >= _GIVER:
        return ["ktp", "ktp-penerima-kuasa"]
    return keys
