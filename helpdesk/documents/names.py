"""Which documents a file name speaks of.

A mandatory document that is wrongly called present costs the citizen a refusal, so a name that says nothing
(``IMG_1234.jpg``) yields nothing, and so does one that speaks of an example, an empty form or another person's card.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from helpdesk.documents.bare import bare_keys, held_permit
from helpdesk.documents.lexicon import Found, Lexicon, lexicon
from helpdesk.documents.mailed import Wanted
from helpdesk.documents.words import JOIN, file_tokens, raw_tokens, stem, tokens, word_set
from helpdesk.model.knowledge import DocumentKind

_NOTHING = word_set(
    "template kosong sample example logo signature banner icon resi amplop screenshot screenshoot tutorial "
    "panduan brosur pengumuman persyaratan syarat checklist ceklis"
)
_SCREEN = word_set("screenshot screenshoot")
_MAPS = word_set("maps map peta gmaps lokasi denah")
_DISPATCH = word_set("resi amplop jne tiki sicepat kurir ekspedisi gosend")
_BODIES = word_set("pt cv ud rs rsud klinik apotek yayasan universitas koperasi sekolah toko optik firma")
_OTHER_PERSON = word_set(
    "suami istri isteri anak ayah saksi mertua kakak adik ortu tetangga teman rekan sahabat sepupu keponakan paman "
    "bibi om tante rt rw lurah penjual pembeli notaris"
)
_OWNED = word_set("lahan tanah gedung bangunan ruko rumah kios tempat lokasi")
_PARENTS = _OTHER_PERSON | {"ibu", "bapak", "kakek", "nenek"}
_FORMER = word_set("paklaring pengalaman referensi")
_COUPLE = ({"suami", "istri"}, {"suami", "isteri"})
_HONORIFICS = frozenset({"ibu", "bapak"})  # a mother or a father only when no name follows
_OLD = word_set("lama asli sebelumnya habis expired exp terdahulu kadaluarsa kedaluwarsa kadaluwarsa mati")
_OTHER_DEEDS = word_set("lahir kelahiran nikah perkawinan cerai jual hibah tanah kematian")
_LAND = word_set("hm hak rumah milik bangunan hgb shm shgb tanah")  # what follows *sertifikat* when it is a land title
_LETTERS = frozenset({"surat-permohonan", "surat-pernyataan", "surat-kuasa", "pernyataan-kebenaran"})
_APPLIED = (("formulir",), ("permohonan",))
_CARDS = frozenset({"ktp", "kk", "npwp", "str", "ijazah", "pas-foto", "ktp-penerima-kuasa"})
# (what stays, what is left out beside it)
_MORE_EXACT = frozenset(
    {("mou-limbah", "perjanjian-kerjasama"), ("ktp", "ahli-waris"), ("kk", "ahli-waris"), ("npwp", "ahli-waris")}
)
_SHARED = word_set("daftar surat foto denah rekomendasi pernyataan akta sertifikat")
_PROOFS = word_set("bukti tanda resi proses antrian")
_UNDER_WAY = word_set("pengajuan pendaftaran daftar perpanjangan terima antrian proses")
_ABOUT = word_set(
    "pengantar keterangan permohonan pernyataan rekomendasi kuasa perpanjangan persetujuan pencabutan bukti"
)
_HEADING = 10  # lines in which a title stands
_ISSUED = (("izin",), ("surat",), ("tanda",), ("sertifikat",), ("kartu",), ("keputusan",), ("persetujuan",))
_SORTED = 3  # digits of a number that is no longer one that sorts files
_GIVER = frozenset({"pemberi", "penerima"})
# A document that does for another when the permit asks only for that one: the director's card for "the applicant's".
_STANDS_FOR = (
    ("ktp-pengurus", "ktp"),
    ("ktp", "ktp-pengurus"),
    ("npwp-badan", "npwp"),
    ("sip-lama", "sip-pertama"),
    ("sip-lama", "izin-lama"),
    ("izin-lama", "sip-lama"),
    ("izin-lama", "iptm-lama"),
    ("iptm-lama", "izin-lama"),
    ("proposal", "proposal-teknis"),
    ("surat-bekerja", "ket-tempat-praktik"),
    ("koordinat", "denah-lokasi"),
    ("denah-ruang", "denah-lokasi"),
)


def named_keys(
    filename: str, documents: Mapping[str, DocumentKind], wanted: Wanted, known: frozenset[str] = frozenset()
) -> tuple[str, ...]:
    """Return the document keys that a file name speaks of, in order, each once.

    ``known`` are words that name a person of this mail: the sender, or what the names of several files share.
    """
    if is_no_document(filename):
        return ()
    book = lexicon(documents)
    words = book.repair(file_tokens(filename))
    keys: list[str] = []
    shared: tuple[str, ...] = ()  # the word that several parts have in common: "daftar SDM dan obat"
    for part in _parts(words):
        if set(part) & _PROOFS and set(part) & _UNDER_WAY:
            continue
        found = _part_keys(part, book, wanted) or (_part_keys(shared + part, book, wanted) if shared else [])
        keys += found or bare_keys(filename, part, wanted, known, book.words)
        shared = part[:1] if part[0] in _SHARED else shared
    return tuple(dict.fromkeys(_shared_suffix(keys, words, documents)))


def is_no_document(filename: str) -> bool:
    """Whether a name says that the file is an example, an empty form, a logo or a list of what is required."""
    words = tuple(word for word in raw_tokens(stem(filename)) if word.isalpha())
    nothing = {*file_tokens(filename), *words} & _NOTHING
    if nothing <= _SCREEN and set(words) & _MAPS:  # a map on a screen is a map
        return _is_example(words)
    return bool(nothing) or _is_example(words)


def proves_dispatch(filename: str) -> bool:
    """Whether a name says that the file shows papers on their way: a courier's receipt, an envelope."""
    return bool(set(file_tokens(filename)) & _DISPATCH)


def _is_example(words: tuple[str, ...]) -> bool:
    """Whether *contoh* says what the file is; behind *PT* or *klinik* it is somebody's name."""
    return words[:1] == ("contoh",) or (words[-1:] == ("contoh",) and not set(words) & _BODIES)


def _parts(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return the words between the joins: each part names one document or more."""
    parts: list[list[str]] = [[]]
    for word in words:
        if word == JOIN:
            parts.append([])
        else:
            parts[-1].append(word)
    return [part for written in parts if (part := _unnumbered(tuple(written)))]


def _unnumbered(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return ``words`` without the number that sorts files: "7. Permohonan", "03_KTP"."""
    numbered = len(words) > 1 and words[0].isdigit() and len(words[0]) < _SORTED and words[1].isalpha()
    return words[1:] if numbered and words[1] != "x" else words


def _part_keys(words: tuple[str, ...], book: Lexicon, wanted: Wanted) -> list[str]:
    found = [hit for hit in book.find(words, wanted.keys) if not _misleads(hit, words, wanted)]
    if _FORMER & set(words):  # where somebody worked once is no place of practice
        return [hit.key for hit in found if hit.key != "surat-bekerja"]
    if (old := old_permit(words, wanted)) is not None:
        found = sorted([old, *(hit for hit in found if not hit.overlaps(old))], key=lambda hit: hit.start)
    found = [hit for hit in found if not any(_is_about(other, hit) for other in found)]
    if _is_form(words, found, wanted):
        return ["surat-permohonan"]
    found = [_of_the_dead(hit, words, wanted) for hit in found]
    strong = [hit for hit in found if not hit.weak or hit.end - hit.start == len(words)] or [
        hit for hit in found if hit.key in wanted.keys
    ]
    return [standing_for(hit.key, wanted.keys) for hit in strong] or held_permit(words, wanted)


def _of_the_dead(hit: Found, words: tuple[str, ...], wanted: Wanted) -> Found:
    """Return a card as the dead person's when the mail says that this relative has died."""
    key = f"{hit.key}-almarhum"
    return replace(hit, key=key) if key in wanted.keys and set(words[hit.end :]) & wanted.dead else hit


def _is_form(words: tuple[str, ...], found: list[Found], wanted: Wanted) -> bool:
    """Whether a form is the one to apply with: "form KRK" names what it asks for, no paper of its own."""
    named = words[:1] in _APPLIED and "surat-permohonan" in wanted.keys
    return named and not any(hit.start == 0 or hit.key in _CARDS for hit in found)


def _is_about(other: Found, hit: Found) -> bool:
    """Whether ``hit`` only says more about ``other``: "formulir permohonan KRK", "KK ahli waris", "PKS limbah"."""
    if (other.key, hit.key) in _MORE_EXACT:
        return True
    return other.key in _LETTERS and other.end <= hit.start and hit.key not in _CARDS


def _misleads(hit: Found, words: tuple[str, ...], wanted: Wanted) -> bool:
    """Whether the words around a hint say that it is another document or another person's."""
    following = words[hit.end] if hit.end < len(words) else ""
    if hit.key == "sertifikat-tanah" and words[hit.start : hit.end] == ("sertifikat",):
        return following != "" and following not in _LAND and not following.isdigit()
    if hit.key == "akta-pendirian" and following in _OTHER_DEEDS:
        return True
    if _means_another(hit, words[hit.start], following, wanted):
        return True
    return hit.key in ("ktp", "pas-foto") and _is_anothers(hit, words, wanted)


def _is_anothers(hit: Found, words: tuple[str, ...], wanted: Wanted) -> bool:
    """Whether a card is a relative's who neither applies nor is asked for."""
    rest = set(words[hit.end :])
    if "pemohon" in rest or rest & wanted.principals:
        return False
    if "persetujuan-pemilik" in wanted.keys and "pemilik" in words and rest & _OWNED:
        return True  # whose land or building it is, and who consents
    if wanted.dead:  # a living relative is who applies
        return bool(rest & wanted.dead) and f"{hit.key}-almarhum" not in wanted.keys
    parent = hit.end + 1 == len(words) and words[hit.end] in _HONORIFICS
    return parent or (bool(rest & _OTHER_PERSON) and not any(couple <= rest for couple in _COUPLE))


def _means_another(hit: Found, word: str, following: str, wanted: Wanted) -> bool:
    """Whether the permit's list says that a short form means something else, or leaves open whose card it is."""
    if hit.key == "ska" and word == "skk":  # without it on the list, SKK is a letter about a death or about work
        return bool(wanted.keys) and "ska" not in wanted.keys
    return hit.key == "kk" and "kk-almarhum" in wanted.keys and following in _PARENTS - wanted.dead


def standing_for(key: str, wanted: frozenset[str]) -> str:
    """Return the wanted key that ``key`` does for, else ``key``."""
    if not wanted or key in wanted:
        return key
    return next((other for own, other in _STANDS_FOR if own == key and other in wanted), key)


def held_until_now(key: str, wanted: Wanted) -> str:
    """Return the wanted key of the permit held until now when ``key`` is that very permit by its own title."""
    old = next((own for own in ("sip-lama", "iptm-lama", "izin-lama") if own in wanted.keys), None)
    if old is None or key in wanted.keys:
        return key
    return old if key in {"-".join(tokens(name)) for name in wanted.names} else key


def titled_as_held(text: str, wanted: Wanted) -> str | None:
    """Return the wanted key of the permit held until now when ``text`` is headed by that permit's own name."""
    old = next((own for own in ("sip-lama", "iptm-lama", "izin-lama") if own in wanted.keys), None)
    if old is None or not (old in wanted.mandatory or "renewal" in wanted.stated):
        return None
    lines = [line for line in text.splitlines() if line.strip()][:_HEADING]
    titles = [tokens(line) for line in lines if line.upper() == line]
    return old if any(_is_own_title(words, wanted) for words in titles) else None


def _is_own_title(words: tuple[str, ...], wanted: Wanted) -> bool:
    """Whether a line is the title under which the permit itself is issued; a letter about it says what it is."""
    if words[:1] not in _ISSUED or set(words) & _ABOUT:
        return False
    (name, *others) = (tokens(alias) for alias in wanted.names)
    return words[: len(name)] == name or any(words == other for other in others if len(other) > 1)


def _shared_suffix(keys: list[str], words: tuple[str, ...], documents: Mapping[str, DocumentKind]) -> list[str]:
    """Return the keys with what both sides of a join share: "KTP dan KK almarhum", "KTP pemberi dan penerima kuasa"."""
    suffix = "-almarhum"
    if JOIN in words and keys and keys[-1].endswith(suffix):
        return [key + suffix if key + suffix in documents else key for key in keys]
    if JOIN in words and words[:1] == ("ktp",) and set(words) >= _GIVER:
        return ["ktp", "ktp-penerima-kuasa"]
    return keys


def old_permit(words: tuple[str, ...], wanted: Wanted) -> Found | None:
    """Return where the words name "the permit held until now": its name together with *lama*, *asli* or a year."""
    aged = bool(set(words) & _OLD)
    if not aged and not any(len(word) == 4 and word.startswith("20") and word.isdigit() for word in words):
        return None
    old = [key for key in ("sip-lama", "iptm-lama", "izin-lama") if key in wanted.keys]
    for start, word in enumerate(words):
        practice = word.startswith(("sip", "sik")) and len(word) <= 6
        if practice and ("sip-lama" in old or (aged and not old)):
            return Found(start, start + 1, "sip-lama", len(word), weak=False)
    if old and "renewal" in wanted.stated and words[:1] == ("izin",):
        return Found(0, len(words), old[0], sum(map(len, words)), weak=False)
    span = named_at(words, wanted) if old or aged else None
    return None if span is None else Found(*span, old[0] if old else "izin-lama", span[1] - span[0], weak=False)


def named_at(words: tuple[str, ...], wanted: Wanted) -> tuple[int, int] | None:
    """Return where one of the permit's short names stands among ``words``."""
    for alias in wanted.names:
        name = tokens(alias)
        for start in range(len(words) - len(name) + 1):
            if name and words[start : start + len(name)] == name:
                return start, start + len(name)
    return None
