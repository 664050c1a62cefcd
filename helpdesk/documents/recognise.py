"""Which required documents an attachment holds, from its name and from the text that could be read in it.

A mandatory document that is wrongly called present costs the citizen a refusal, so a name that says nothing
(``IMG_1234.jpg``) yields nothing, and so does one that speaks of an example, an empty form or another person's card.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

from helpdesk.documents.lexicon import Found, Lexicon, lexicon
from helpdesk.documents.titles import title_keys
from helpdesk.documents.words import JOIN, file_tokens, raw_tokens, stem, tokens, word_set
from helpdesk.model.knowledge import DocumentKind, Force, Permit
from helpdesk.model.message import Attachment

MEMBERS = 100  # names of a zip that are looked at; nothing is unpacked
_NOTHING = word_set(
    "contoh template kosong sample example logo signature banner icon resi amplop screenshot screenshoot tutorial "
    "panduan brosur pengumuman persyaratan checklist"
)
_OTHER_PERSON = word_set("suami istri isteri anak ayah saksi mertua kakak adik ortu tetangga")
_HONORIFICS = frozenset({"ibu", "bapak"})  # a mother or a father only when no name follows
_OLD = word_set("lama asli sebelumnya habis expired exp terdahulu kadaluarsa kedaluwarsa kadaluwarsa mati")
_OTHER_DEEDS = word_set("lahir kelahiran nikah perkawinan cerai jual hibah tanah")
_LAND = word_set("hak rumah milik bangunan hgb shm")  # what follows *sertifikat* when it is a land title
_SILENT_TYPES = (
    "text/calendar",
    "application/pgp",
    "application/pkcs7",
    "application/ms-tnef",
    "text/vcard",
    "message/",
)
_PICTURES = (".jpg", ".jpeg", ".png", ".heic", ".heif", ".webp")
_LETTERS = frozenset({"surat", "keterangan"})
_PLACES = word_set("klinik rs rsud rsia rumahsakit puskesmas pkm apotek praktik fasyankes faskes")
# A document that does for another when the permit asks only for that one: the director's card for "the applicant's".
_STANDS_FOR = (
    ("ktp-pengurus", "ktp"),
    ("ktp", "ktp-pengurus"),
    ("npwp-badan", "npwp"),
    ("npwp", "npwp-badan"),
    ("sip-lama", "izin-lama"),
    ("izin-lama", "sip-lama"),
    ("izin-lama", "iptm-lama"),
    ("iptm-lama", "izin-lama"),
    ("proposal", "proposal-teknis"),
)


def recognise(attachment: Attachment, documents: Mapping[str, DocumentKind], permit: Permit | None) -> tuple[str, ...]:
    """Return the keys of the documents that ``attachment`` seems to hold, as named, or none.

    ``permit`` decides between keys that share a word. The members of a zip are not looked at: see ``members``.
    """
    if attachment.content_type.lower().startswith(_SILENT_TYPES):
        return ()
    named = named_keys(attachment.filename, documents, permit)
    if not attachment.text or set(file_tokens(attachment.filename)) & _NOTHING:
        return named
    titled = title_keys(attachment.text, documents, wanted_keys(permit))
    return titled if titled and not _agree(named, titled) else named


def members(attachment: Attachment) -> tuple[str, ...]:
    """Return the names inside a zip, at most ``MEMBERS``; none when it is no zip or cannot be read."""
    lowered = attachment.filename.lower()
    if not (lowered.endswith(".zip") or attachment.content_type.lower().endswith(("/zip", "/x-zip-compressed"))):
        return ()
    try:
        with zipfile.ZipFile(io.BytesIO(attachment.content)) as archive:
            infos = archive.infolist()[:MEMBERS]
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        return ()
    return tuple(info.filename for info in infos if not info.is_dir() and "__MACOSX" not in info.filename)


def recognise_all(
    attachments: Sequence[Attachment], documents: Mapping[str, DocumentKind], permit: Permit | None
) -> tuple[tuple[int, str | None, tuple[str, ...]], ...]:
    """Return (index, name inside a zip or None, keys) of everything that was recognised, in order."""
    found: list[tuple[int, str | None, tuple[str, ...]]] = []
    for index, attachment in enumerate(attachments):
        inside = members(attachment)
        for member in inside:
            if keys := named_keys(member, documents, permit):
                found.append((index, member, keys))
        if not inside and (keys := recognise(attachment, documents, permit)):
            found.append((index, None, keys))
    return tuple(found)


def named_keys(filename: str, documents: Mapping[str, DocumentKind], permit: Permit | None) -> tuple[str, ...]:
    """Return the document keys that a file name speaks of, in order, each once."""
    book, wanted = lexicon(documents), wanted_keys(permit)
    words = book.repair(file_tokens(filename))
    if set(words) & _NOTHING or set(raw_tokens(stem(filename))) & _NOTHING:
        return ()
    keys = [key for part in _parts(words) for key in _part_keys(part, book, wanted, permit)]
    if not keys and filename.lower().endswith(_PICTURES):
        keys = _pictured(words, wanted)
    return tuple(dict.fromkeys(_shared_suffix(keys, words, documents)))


def _parts(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return the words between the joins: each part names one document or more."""
    parts: list[list[str]] = [[]]
    for word in words:
        if word == JOIN:
            parts.append([])
        else:
            parts[-1].append(word)
    return [tuple(part) for part in parts if part]


def _part_keys(words: tuple[str, ...], book: Lexicon, wanted: frozenset[str], permit: Permit | None) -> list[str]:
    found = [hit for hit in book.find(words, wanted) if not _misleads(hit, words)]
    if (old := _old_permit(words, permit)) is not None:
        found = sorted([old, *(hit for hit in found if not hit.overlaps(old))], key=lambda hit: hit.start)
    strong = [hit for hit in found if not hit.weak] or [hit for hit in found if hit.key in wanted]
    return [_standing_for(hit.key, wanted) for hit in strong] or _bare(words, wanted)


def wanted_keys(permit: Permit | None) -> frozenset[str]:
    """Return the keys that a permit asks for or accepts instead, whatever the condition."""
    if permit is None or permit.requirements is None:
        return frozenset()
    current = [item for item in permit.requirements if item.state is not Force.SUPERSEDED]
    return frozenset(key for item in current for key in (item.document, *item.alternatives))


def _misleads(hit: Found, words: tuple[str, ...]) -> bool:
    """Whether the words around a hint say that it is another document or another person's."""
    following = words[hit.end] if hit.end < len(words) else ""
    if hit.key == "sertifikat-tanah" and words[hit.start : hit.end] == ("sertifikat",):
        return following != "" and following not in _LAND and not following.isdigit()
    if hit.key == "akta-pendirian" and following in _OTHER_DEEDS:
        return True
    if hit.key in ("ktp", "pas-foto"):
        parent = following in _HONORIFICS and hit.end + 1 == len(words)
        return parent or bool(set(words[hit.end :]) & _OTHER_PERSON)
    return False


def _standing_for(key: str, wanted: frozenset[str]) -> str:
    if not wanted or key in wanted:
        return key
    return next((other for own, other in _STANDS_FOR if own == key and other in wanted), key)


def _bare(words: tuple[str, ...], wanted: frozenset[str]) -> list[str]:
    """Return the one document of the permit that a name without any hint can mean (*denah*, *ket klinik*)."""
    if words[:1] == ("denah",):
        plans: list[str] = [key for key in ("denah-lokasi", "denah-ruang") if key in wanted]
        return plans if len(plans) == 1 else []
    if words[:1] == ("sertifikat",) and len(words) > 1:
        return ["sertifikat-kompetensi"] if "sertifikat-kompetensi" in wanted else []
    letter = bool(_LETTERS & set(words)) and bool(_PLACES & set(words))
    return ["ket-tempat-praktik"] if letter and "ket-tempat-praktik" in wanted else []


def _pictured(words: tuple[str, ...], wanted: frozenset[str]) -> list[str]:
    """Return the photograph that the permit asks for when a picture is named after the thing it shows."""
    photos = [key for key in sorted(wanted) if key.startswith("foto-") and key.removeprefix("foto-") in words]
    return photos if len(photos) == 1 else []


def _shared_suffix(keys: list[str], words: tuple[str, ...], documents: Mapping[str, DocumentKind]) -> list[str]:
    """Return the keys with *almarhum* shared by both sides of a join: "KTP dan KK almarhum"."""
    suffix = "-almarhum"
    if JOIN in words and keys and keys[-1].endswith(suffix):
        return [key + suffix if key + suffix in documents else key for key in keys]
    return keys


def _old_permit(words: tuple[str, ...], permit: Permit | None) -> Found | None:
    """Return where the words name "the permit held until now": its name together with *lama*, *asli* or a year."""
    aged = bool(set(words) & _OLD)
    if not aged and not any(len(word) == 4 and word.startswith("20") and word.isdigit() for word in words):
        return None
    wanted = wanted_keys(permit)
    old = [key for key in ("sip-lama", "iptm-lama", "izin-lama") if key in wanted]
    for start, word in enumerate(words):
        practice = word.startswith(("sip", "sik")) and len(word) <= 6
        if practice and ("sip-lama" in old or (aged and not old)):
            return Found(start, start + 1, "sip-lama", len(word), weak=False)
    span = _named_at(words, permit) if permit is not None and (old or aged) else None
    return None if span is None else Found(*span, old[0] if old else "izin-lama", span[1] - span[0], weak=False)


def _named_at(words: tuple[str, ...], permit: Permit) -> tuple[int, int] | None:
    """Return where one of the permit's short names stands among ``words``."""
    for alias in (*permit.aliases, *permit.ambiguous):
        name = tokens(alias)
        for start in range(len(words) - len(name) + 1):
            if name and words[start : start + len(name)] == name:
                return start, start + len(name)
    return None


def _agree(named: tuple[str, ...], titled: tuple[str, ...]) -> bool:
    """Whether the name says the same as the title, or says it more exactly (*ktp-almarhum* for *ktp*)."""
    parts = {part for key in named for part in key.split("-")}
    return any(part in parts for key in titled for part in key.split("-"))
