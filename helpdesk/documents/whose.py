"""Whose card a name speaks of: the applicant's, a dead relative's, the representative's, or a stranger's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from helpdesk.documents.bodies import FACILITIES, OWNERS
from helpdesk.documents.lexicon import Found
from helpdesk.documents.told import Told
from helpdesk.documents.wanted import Wanted
from helpdesk.documents.words import JOIN, word_set
from helpdesk.model.knowledge import DocumentKind

_OTHER_PERSON = word_set(
    "suami istri isteri anak ayah saksi mertua kakak adik ortu tetangga teman rekan sahabat sepupu keponakan paman "
    "bibi om tante pembimbing dosen sopir supir tukang satpam pasien penjaga siswa murid karyawan pegawai "
    "hrd bos atasan rt rw lurah penjual pembeli notaris konsultan kurir staf "
    "staff biro agen artis artist performer"
)
_IN_ENGLISH = word_set(
    "husband wife spouse father mother son daughter brother sister friend colleague supervisor landlord boss employee"
)
_PERFORMERS = word_set("artis artist performer band penyanyi musisi dj")
_AGENTS = word_set(
    "konsultan kurir staf staff karyawan pegawai biro agen notaris arsitek pengacara sekretaris manajer manager"
)
_LANDLORDS = frozenset({"persetujuan-pemilik", "perjanjian-sewa"})
_OWNED = word_set("lahan tanah gedung bangunan ruko rumah kios tempat lokasi")
_PARENTS = _OTHER_PERSON | {"ibu", "bapak", "kakek", "nenek"}
RELATIVES = word_set(
    "ibu mama mamah bunda bapak papa papah ayah ortu anak kakak adik mertua kakek nenek paman bibi om tante opa oma"
)
"""Words for relatives who have a family card of their own."""
_ANOTHER_HOUSE = word_set("kakak adik paman bibi om tante sepupu tetangga teman rekan abang keponakan")
_FRIENDS = word_set("suami istri isteri kakak adik teman rekan sahabat sepupu keponakan kolega senior junior tetangga")
_COLLEAGUES = word_set("teman temen kolega")
_SECOND = word_set("pendamping aping mantan sebelumnya terdahulu")  # who works beside the one in charge, or did before
_OF_THE_FIRST = frozenset({"str", "sip-pertama"})
_PROFESSIONS = word_set("dokter perawat bidan apoteker fisioterapis radiografer nutrisionis")
_PRACTITIONERS = word_set("str ijazah sip-lama sip-pertama surat-sehat bukti-skp")  # papers of the one who practises
_OFFICERS = word_set("direktur ketua pengurus pribadi pemilik owner komisaris bendahara pimpinan direksi penanggung pj")
HOLDERS = _OFFICERS | OWNERS | {"badan", "perusahaan"}
"""Words for who holds a card: an office in a body, or the body."""
_COUPLE = ({"suami", "istri"}, {"suami", "isteri"})
_HEADS = word_set("pemilik direktur pimpinan kepala owner")
_HONORIFICS = frozenset({"ibu", "bapak"})  # a mother or a father only when no name follows
_GIVER = frozenset({"pemberi", "penerima"})
_DEAD = "-almarhum"
_LIVING = (("ahli", "waris"), ("pemohon",), ("anak",), ("istri",), ("isteri",), ("suami",), ("pengurus",))


def as_told(hit: Found, words: tuple[str, ...], wanted: Wanted, told: Told) -> Found:
    """Return a card as the dead person's or the representative's when the mail says that this relative is that."""
    rest = set(words[hit.end :])
    if hit.key + _DEAD in wanted.keys and (rest & told.dead or set(words[hit.end : hit.end + 1]) & told.mourned):
        return replace(hit, key=hit.key + _DEAD)
    acts = rest & told.agents or ("attorney" in told.stated and rest & _AGENTS)
    return replace(hit, key="ktp-penerima-kuasa") if hit.key == "ktp" and acts else hit


def is_anothers(hit: Found, words: tuple[str, ...], wanted: Wanted, told: Told) -> bool:
    """Whether a card is a relative's who neither applies nor is asked for."""
    rest = set(words[hit.end :]) | (set(words) & _IN_ENGLISH if "attorney" not in told.stated else set())
    if (
        "pemohon" in rest
        or rest & (told.principals | told.agents | told.kin - told.dead)
        or ("attorney" in told.stated and rest & _AGENTS)
    ):
        return False
    if _LANDLORDS & wanted.keys and "pemilik" in words and rest & _OWNED and not wanted.speaks_of(hit.key, "pemilik"):
        return True  # whose land or building it is, and who consents or lets it
    if rest & told.partners and hit.key in ("ktp", "npwp"):
        return True
    if told.mourning or rest & told.dead:  # a living relative is who applies
        return bool(rest & told.dead) and hit.key + _DEAD not in wanted.keys
    parent = hit.key != "npwp" and hit.end + 1 == len(words) and words[hit.end] in _HONORIFICS
    if hit.key == "kitas-paspor":
        return bool(set(words) & (_PERFORMERS | _IN_ENGLISH))
    return parent or (bool(rest & (_OTHER_PERSON | _IN_ENGLISH)) and not any(couple <= rest for couple in _COUPLE))


def friends_papers(words: tuple[str, ...], wanted: Wanted, told: Told) -> frozenset[str]:
    """Return the papers of who practises that a name says to be a relative's or a colleague's: "SIP teman"."""
    rest = set(words[1:])
    if rest & _COLLEAGUES and not rest & told.principals:
        return _PRACTITIONERS | {"ktm", "proposal", "kta-asosiasi", "ktp", "npwp"}
    if not wanted.keys or not wanted.is_personal():
        return _OF_THE_FIRST if rest & _SECOND else frozenset()
    theirs = (rest & _FRIENDS or words[1:] == ("anak",)) and not rest & (told.principals | told.agents)
    practises = _PROFESSIONS & set(words)
    another = practises and all(wanted.is_for_another(profession) for profession in practises)
    if theirs or another:
        return _PRACTITIONERS
    of_a_place = (
        words[:1] in (("ktp",), ("npwp",)) and rest & _HEADS and rest & (FACILITIES - {"praktik"})
    )  # whose clinic it is
    return frozenset({"ktp", "npwp"}) if of_a_place else frozenset()


def is_of_a_body(words: tuple[str, ...], wanted: Wanted) -> bool:
    """Whether a taxpayer's card is a company's: it says so, or says nothing and the permit asks for no other."""
    bare = all(word in ("npwp", "kartu") or word.isdigit() for word in words)
    return bool(set(words) & OWNERS) or (bare and "npwp" not in wanted.keys)


def is_of_a_person(words: tuple[str, ...], told: Told) -> bool:
    """Whether a taxpayer's card is a person's: what follows is an office in a company, or somebody of the mail."""
    at = words.index("npwp") + 1 if "npwp" in words else len(words)
    following = words[at : at + 1]
    return bool(following) and (following[0] in _OFFICERS or following[0] in told.people - OWNERS)


def may_be_anothers(following: str, told: Told) -> bool:
    """Whether it is open whose family card it is, the dead person's or a living relative's."""
    return following in _PARENTS - told.dead


def is_of_another_house(following: str, told: Told) -> bool:
    """Whether a family card is one of relatives or others who live in a house of their own."""
    return following in _ANOTHER_HOUSE - told.dead - told.principals - told.agents and not told.mourning


def of_both(part: tuple[str, ...], before: list[str], wanted: Wanted, told: Told) -> str | None:
    """Return the card that a part of a name without one means beside the one before: "KK almarhum & ahli waris"."""
    card = next((key.removesuffix(_DEAD) for key in before[-1:] if key.removesuffix(_DEAD) in ("kk", "ktp")), None)
    if card is None or not {card, card + _DEAD} <= wanted.keys or set(part) & {"kk", "ktp", "kartu"}:
        return None
    if before[-1].endswith(_DEAD):
        lives = part in _LIVING or (set(part) <= told.people - told.mourned and part != ())
        return card if lives else None
    return card + _DEAD if "almarhum" in part or set(part) & told.dead else None


def shared(keys: list[str], words: tuple[str, ...], documents: Mapping[str, DocumentKind]) -> list[str]:
    """Return the keys with what both sides of a join share: "KTP dan KK almarhum", "KTP pemberi dan penerima kuasa"."""
    if keys and keys[-1].endswith(_DEAD) and (JOIN in words or words[:2] == ("ktp", "kk")):
        return [key + _DEAD if key + _DEAD in documents else key for key in keys]
    if JOIN in words and words[:1] == ("ktp",) and set(words) >= _GIVER:
        return ["ktp", "ktp-penerima-kuasa"]
    return keys
