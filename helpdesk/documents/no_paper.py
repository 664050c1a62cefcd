"""File names that speak of no paper: an example, an empty form, a logo, a list of what is required, a draft."""

from __future__ import annotations

import re
from itertools import pairwise

from helpdesk.documents.bodies import OWNERS
from helpdesk.documents.words import file_tokens, raw_tokens, stem, word_set

_NOTHING = word_set(
    "template kosong blank sample example logo signature banner icon resi amplop screenshot screenshoot tutorial "
    "kosongan panduan brosur pengumuman persyaratan syarat checklist ceklis"
)
# what opens the name of a paper about a permit, not for it
_SAID_OF_IT = word_set(
    "contoh format alur tarif pedoman juknis juklak perda pergub permenkes pmk edaran peraturan info informasi "
    "login password"
)
_EMPTY_LAND = word_set("lahan tanah rumah ruko kavling bangunan gedung kios ruang")  # nothing stands on it yet
_SCREEN = word_set("screenshot screenshoot")
_MAPS = word_set("maps map peta gmaps lokasi denah")
_REQUIRED = word_set("syarat persyaratan")
# "syarat no 3", "persyaratan 2 (KTP)"; *syarat2* is only the plural
_ONE_OF_THEM = re.compile(
    r"(?:per)?syarat(?:an)?(?:[\W_]+(?:no|nomor|nomer|ke|poin|point|item))?[\W_]+\d{1,2}(?!\d)", re.I
)
# what hangs in a street, not below a mail
_ADVERTISED = word_set(
    "desain design visual gambar foto reklame spanduk baliho permohonan titik ukuran kain toko izin pajak lokasi naskah"
)
_FILLED_IN = word_set("ikl inspeksi kesling assessment asesmen penilaian")  # "checklist IKL" is what was inspected
_DRAFT = word_set("draft draf konsep unsigned")
_UNSIGNED = frozenset(
    (first, second)
    for first in ("belum", "blm", "blom", "tanpa", "tidak", "not", "no")
    for second in word_set(
        "ttd tandatangan ditandatangani ditandatangan bertandatangan tertandatangani dittd diteken diisi isi tanda "
        "meterai materai bermeterai bermaterai dimeterai dimaterai sign signed distempel stempel cap"
    )
)
_DISPATCH = word_set("resi amplop jne tiki sicepat kurir ekspedisi gosend")


def is_no_document(filename: str) -> bool:
    """Whether a name says that the file is an example, an empty form, a logo or a list of what is required."""
    words, nothing = _read(filename)
    if nothing <= _SCREEN and set(words) & _MAPS:  # a map on a screen is a map
        return _is_example(words)
    return bool(nothing) or _is_example(words)


def names_requirements(filename: str) -> bool:
    """Whether a name says only that the file has to do with what is required: the list of it, or all of it scanned."""
    words, nothing = _read(filename)
    return nothing != set() and nothing <= _REQUIRED and not _is_example(words)


def is_of_a_screen(filename: str) -> bool:
    """Whether all that a name says against a file is that it shows a screen."""
    words, nothing = _read(filename)
    return nothing != set() and nothing <= _SCREEN and not _is_example(words)


def is_draft(filename: str) -> bool:
    """Whether a name says that the file is one that nobody has signed yet."""
    words = raw_tokens(stem(filename))
    unsigned = any(pair in _UNSIGNED for pair in pairwise(words))
    return bool(set(words) & _DRAFT) or unsigned


def proves_dispatch(filename: str) -> bool:
    """Whether a name says that the file shows papers on their way: a courier's receipt, an envelope."""
    return bool(set(file_tokens(filename)) & _DISPATCH)


def _read(filename: str) -> tuple[tuple[str, ...], set[str]]:
    """Return the words of a name, and those of them that say that the file is no paper."""
    words = tuple(word for word in raw_tokens(stem(filename)) if word.isalpha())
    nothing = {*file_tokens(filename), *words} & _NOTHING
    if "kosong" in nothing and any(second == "kosong" and first in _EMPTY_LAND for first, second in pairwise(words)):
        nothing -= {"kosong"}
    if "banner" in nothing and set(words) & _ADVERTISED:
        nothing -= {"banner"}
    if set(words) & _FILLED_IN:
        nothing -= {"checklist", "ceklis"}
    if nothing & _REQUIRED and _ONE_OF_THEM.search(stem(filename)):
        nothing -= _REQUIRED
    return words, nothing


def _is_example(words: tuple[str, ...]) -> bool:
    """Whether *contoh* says what the file is; behind *PT* or *klinik* it is somebody's name."""
    if words[:1] == ("alur",) and "proses" in words:  # of a plant
        return False
    return bool(set(words[:1]) & _SAID_OF_IT) or (words[-1:] == ("contoh",) and not set(words) & OWNERS)
