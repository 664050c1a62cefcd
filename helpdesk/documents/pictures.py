"""What a picture's name says that it shows: somebody, a place, a vehicle."""

from __future__ import annotations

from collections.abc import Collection

from helpdesk.documents.wanted import Wanted
from helpdesk.documents.words import word_set

PICTURES = (".jpg", ".jpeg", ".png", ".heic", ".heif", ".webp")
"""How the names of pictures end."""
_SITES = word_set(
    "lokasi tempat toko rumah gedung tanah kantor usaha ruko depan samping belakang dalam luar tampak bangunan ruang "
    "lahan kursus kelas belajar pabrik gudang jalan sumur klinik apotek outlet "
    "resto restoran kafe cafe hotel salon bengkel mal mall tps ipal "
    "halaman kios warung batas "
    "utara selatan timur barat "
    "kiri kanan sekitar sekeliling panti existing eksisting kondisi bersalin periksa tunggu dinding "
    "tembok pagar atap plang fasad warkop warteg kedai salon laundry kost kos kontrakan sekolah lapak gerobak taman "
    "lapangan area patok"
)
_VEHICLES = word_set(
    "angkot mikrolet bus bis truk mobil taksi minibus elf kendaraan armada hiace avanza xenia innova colt isuzu fuso "
    "hino canter carry granmax grandmax ertiga calya sigra bajaj bemo ambulans pickup microbus medium trailer tronton "
    "dump tangki engkel metromini kopaja jaklingko odong unit"
)
_VIEWS = word_set("depan belakang samping kiri kanan dalam luar interior eksterior tampak")
_PEOPLE = word_set(
    "pengurus ketua pemohon direktur dokter bidan perawat apoteker pemilik pj apt ns penanggung jawab "
    "setengah badan diri wajah formal studio resmi latar background bg merah biru putih terbaru berwarna warna ukuran "
    "jas kemeja batik jilbab hijab berhijab kerudung peci dasi blazer kebaya rapi sendiri"
)
_DRESSED = word_set("merah biru putih jas kemeja batik jilbab hijab berhijab kerudung peci dasi blazer kebaya formal")
_IN_OFFICE = word_set("bidan dokter perawat apoteker drg ketua pemohon direktur")
_TOGETHER = word_set(
    "bersama bareng rame keluarga kegiatan rapat acara serah terima pelantikan pasien wisuda ruang meja"
)
_HONORIFICS = word_set("ibu bapak dr drg bdn apt ns sdr haji hajah nyonya tuan mas mbak kak koh ci")
_BACKGROUND = word_set("bg background latar")
_COLOURS = word_set("merah biru putih red blue white")
_SIZES = frozenset(tuple(size) for size in ("4x6", "3x4", "2x3"))
_NAME = 2  # words of a name


def shows_a_thing(words: tuple[str, ...]) -> bool:
    """Whether a picture that is called so shows a place or a vehicle, and nobody."""
    return bool(set(words) & (_SITES | _VEHICLES))


def photographed(
    rest: frozenset[str], wanted: Wanted, known: Collection[str], vocabulary: Collection[str]
) -> list[str]:
    """Return which photograph a bare *foto* is: of a person, or of the place, if the permit asks for one."""
    photos = {key for key in wanted.keys if key.startswith("foto-") or key == "pas-foto"}
    if any(word.isdigit() and len(word) > 3 for word in rest):  # a camera's name: photo_2026-11-20
        return []
    itself = frozenset[str]().union(*(item for item, key in wanted.items if key == "pas-foto"))
    strange = {word for word in rest if not word.isdigit() and word not in known and word not in itself}
    if _is_of_a_person(rest, strange, photos, vocabulary):
        return ["pas-foto"]
    if rest & _PEOPLE - _BACKGROUND - _SITES and not rest & _SITES:  # somebody, not the place
        return []
    shown = frozenset[str]().union(*(item for item, key in wanted.items if key == "foto-lokasi"))
    as_listed = "pas-foto" not in photos and bool(rest & shown - {"foto"})
    if as_listed or _is_of_the_place(rest, photos, known, strange & set(vocabulary)):
        return ["foto-lokasi"]
    pictured = [key for key in sorted(photos) if key.removeprefix("foto-") in rest]
    return pictured[:1] if len(pictured) == 1 else []


def named_after(filename: str, words: tuple[str, ...], wanted: Wanted) -> list[str]:
    """Return the photograph that the permit asks for when a picture is named after the thing it shows."""
    if not filename.lower().endswith(PICTURES):
        return []
    photos = [key for key in sorted(wanted.keys) if key.startswith("foto-") and key.removeprefix("foto-") in words]
    seen = words[-1:] != () and set(words) & _VIEWS and "foto-lokasi" not in wanted.keys
    if "foto-kendaraan" in wanted.keys and (set(words) & _VEHICLES or seen):
        photos = ["foto-kendaraan"]
    others = {key for key in wanted.keys if key.startswith("foto-")}
    if not photos and others <= {"foto-lokasi"} and len(words) > 1 and set(words) <= _SITES:
        photos = ["foto-lokasi"]
    return photos if len(photos) == 1 else []


def portrait(words: tuple[str, ...], wanted: Wanted) -> list[str]:
    """Return the portrait when the name tells its size in centimetres or what is behind it: "pp 4x6"."""
    sized = any(words[i : i + 3] in _SIZES for i in range(len(words) - 2))
    backed = bool(set(words) & _BACKGROUND and set(words) & _COLOURS)
    return ["pas-foto"] if (sized or backed) and "pas-foto" in wanted.keys else []


def _is_of_a_person(
    rest: frozenset[str], strange: set[str], photos: Collection[str], vocabulary: Collection[str]
) -> bool:
    """Whether a photograph is a portrait; ``strange`` are the words of its name that say nothing by themselves."""
    if rest & _BACKGROUND and rest & _COLOURS and set(photos) <= {"pas-foto"}:
        return True
    if photos == {"pas-foto"} and strange <= _PEOPLE and not strange & set(vocabulary) - _PEOPLE:
        return True
    named = strange - _PEOPLE - _HONORIFICS  # "foto bu endang merah": a name that nothing else in the mail bears
    a_thing = shows_a_thing(tuple(rest)) or bool(named & set(vocabulary))
    return (
        "pas-foto" in photos
        and bool(rest & (_DRESSED | _IN_OFFICE))
        and not rest & _TOGETHER
        and len(named) <= _NAME
        and not a_thing
    )


def _is_of_the_place(
    rest: frozenset[str], photos: Collection[str], known: Collection[str], told: Collection[str]
) -> bool:
    """Whether a photograph is one of the place; ``told`` are the words of it that papers are called by."""
    if "foto-lokasi" in photos:
        return ("pas-foto" not in photos and bool(rest & _SITES)) or (len(photos) == 1 and bool(told))
    return set(photos) <= {"pas-foto"} and bool(rest & _SITES) and rest <= {*_SITES, *known}
