"""What a file name without any hint can mean, given what the permit asks for: *denah*, *foto*, *surat pengantar*."""

from __future__ import annotations

from collections.abc import Collection

from helpdesk.documents.bodies import (
    AGENCIES,
    CAMPUS,
    CAMPUS_ENGLISH,
    CAMPUS_SHORT,
    FACILITIES,
    OFFICES,
    SHORT_AGENCIES,
)
from helpdesk.documents.held import names_permit
from helpdesk.documents.pictures import named_after, photographed, portrait
from helpdesk.documents.wanted import Wanted
from helpdesk.documents.words import word_set

_LETTERS = frozenset({"surat", "keterangan", "sk"})
_WORK = word_set("kerja bekerja")
_OBEYS = word_set(
    "taat patuh tunduk sanggup bersedia mematuhi menaati komitmen meterai bermeterai kewajiban peraturan aturan"
)
_SIGNERS = word_set("apoteker apa psa apj pemilik direktur ketua yayasan ro ttk pj penanggung jawab pimpinan")
_PERSONS = word_set("apj apa atasan pimpinan direktur kepala dosen pembimbing")
_FORMAL = frozenset({"surat", "izin", "letter"})
_FIRST = {
    "permohonan": "surat-permohonan",
    "sertifikat": "sertifikat-kompetensi",
    "kompetensi": "sertifikat-kompetensi",
    "fasilitas": "daftar-peralatan",
    "laboratorium": "hasil-lab",
    "skpd": "skpd-air-tanah",
    "pengurus": "susunan-pengurus",
    "panitia": "susunan-pengurus",
    "alat": "daftar-peralatan",
    "peralatan": "daftar-peralatan",
    "guru": "daftar-sdm",
    "tutor": "daftar-sdm",
    "pegawai": "daftar-sdm",
    "karyawan": "daftar-sdm",
    "pendidik": "daftar-sdm",
    "biaya": "studi-kelayakan",
    "kelayakan": "studi-kelayakan",
    "sewa": "perjanjian-sewa",
    "rt": "pengantar-rt-rw",
    "perhitungan": "hitungan-struktur",
    "instruktur": "daftar-sdm",
    "pengajar": "daftar-sdm",
    "pengasuh": "daftar-sdm",
    "perlengkapan": "daftar-peralatan",
    "inventaris": "daftar-peralatan",
    "kerjasama": "perjanjian-kerjasama",
    "prosedur": "sop",
    "naskah": "desain-reklame",
    "profil": "data-usaha",
}
# what a word that stands alone means
_ALONE = {
    "sdm": "daftar-sdm",
    "staf": "daftar-sdm",
    "tenaga": "daftar-sdm",
    "klien": "data-klien",
    "obat": "daftar-obat",
    "sarana": "daftar-peralatan",
    "struktur": "susunan-pengurus",
    "bagan": "susunan-pengurus",
    "limbah": "mou-limbah",
    "lingkungan": "dokumen-lingkungan",
    "tabungan": "rekening-bank",
    "pmb": "ket-tempat-praktik",
    "tpmb": "ket-tempat-praktik",
}
# A diploma by its degree: "D3 analis", "S1 Farmasi", "DIII Gizi"
_DEGREES = frozenset({("d", "3"), ("d", "4"), ("s", "1"), ("s", "2"), ("s", "3")})
_WRITTEN_OUT = word_set("diii div ners")
_KINDS_OF_WORK = word_set("kerja kerjasama apoteker psa apa")
_OTHER_CERTIFICATES = word_set(
    "halal vaksin merek merk haki iso sni penghargaan tanah laik kir lahir deposito asuransi"
)
_TESTED = word_set("uji ujian ujikom ukom kompetensi kompeten bnsp lsp asesmen assessment seminar webinar workshop")
_COURSES = word_set("kursus pelatihan diklat training penyuluhan")
_OF_PERMITS = word_set("izin surat terdaftar praktik tanda daftar sertifikat panti")
_SAID_OTHERWISE = {"kontrak": "perjanjian"}
_ALSO = {"desain": word_set("visual mockup montase layout artwork")}
_APPLYING = word_set("permohonan pengajuan formulir perpanjangan")  # "permohonan SIPF" is about it
_OF_A_TITLE = word_set("ukur situasi batas")
_SHORT = 3  # parts of an abbreviation, and more letters than any of them has
# what has a floor plan, and no map that leads to it
_ROOMS = word_set(
    "tps ipal gudang dapur lantai lt kelas kamar produksi parkir instalasi toilet penyimpanan laboratorium ruang "
    "ruangan kios lapak kantor ruko resto restoran kafe salon bengkel sekolah paud tk kost kos asrama panti "
    "studio aula gedung"
)
_ENOUGH = 2  # words that together name an item


def bare_keys(
    filename: str, words: tuple[str, ...], wanted: Wanted, known: Collection[str], vocabulary: Collection[str]
) -> list[str]:
    """Return the one document of the permit that the name can mean, or none."""
    if degree := _degree(words, wanted):
        return degree
    while len(words) > 1 and words[0] in known and words[0] not in vocabulary:  # "dodi permohonan"
        words = words[1:]
    if (called := _called(words, wanted)) is not None:
        return [called]
    if words[:1] == ("foto",) or words[-1:] == ("foto",):
        rest = frozenset(words) - {"foto"}
        told = [key for key in _told(words, wanted, known) if key != "ket-tempat-praktik"]  # no letter about it
        return photographed(rest, wanted, known, vocabulary) or portrait(words, wanted) or told
    if "rekomendasi" in words:
        return _recommendation(words, wanted)
    if (kind := _of_a_kind(words, wanted, known)) is not None:
        return kind
    return (
        _by_first(words, wanted, known)
        or _letter(frozenset(words), wanted)
        or named_after(filename, words, wanted)
        or portrait(words, wanted)
        or _told(words, wanted, known)
    )


def _degree(words: tuple[str, ...], wanted: Wanted) -> list[str]:
    """Return the diploma when a name opens with the degree and says in what."""
    said = (words[:2] in _DEGREES and words[2:]) or (words[:1] != () and words[0] in _WRITTEN_OUT and words[1:])
    return ["ijazah"] if "ijazah" in wanted.keys and said and any(word.isalpha() for word in said) else []


def _of_a_kind(words: tuple[str, ...], wanted: Wanted, known: Collection[str]) -> list[str] | None:
    """Return what a *denah*, a *pengantar* or the like is, of which the permit asks for one; None for other names."""
    if "denah" in words and {"denah-ruang", "denah-lokasi"} <= wanted.keys and set(words) & _ROOMS:
        return ["denah-ruang"]
    for start in ("denah", "pengantar", "perjanjian", "kontrak", "desain", "rekening", "gambar", "mou", "persetujuan"):
        if start == "gambar" and start in words and set(words) & _OF_A_TITLE:  # what comes with the title to land
            return []
        if start in words or set(words) & _ALSO.get(start, frozenset()):
            key = wanted.only(_SAID_OTHERWISE.get(start, start) + "-") or _meant_by(start, words, wanted)
            return [key] if key else _told(words, wanted, known)
    return None


def _meant_by(start: str, words: tuple[str, ...], wanted: Wanted) -> str | None:
    """Return what a *desain*, a *MOU* or an agreement is where the permit asks for none, or for two, that begin so."""
    if start == "desain" and "gambar-teknis" in wanted.keys:
        return "gambar-teknis"
    agreed = start == "mou" or (start == "perjanjian" and (set(words) & _KINDS_OF_WORK or len(words) == _ENOUGH))
    return "perjanjian-kerjasama" if agreed and "perjanjian-kerjasama" in wanted.keys else None


def _called(words: tuple[str, ...], wanted: Wanted) -> str | None:
    """Return the item of the permit's list that the name repeats, word for word."""
    return next((key for name, key in wanted.called if _holds(words, name) or _holds(words, _shorter(name))), None)


def _shorter(name: tuple[str, ...]) -> tuple[str, ...]:
    """Return a letter's name as people shorten it, or nothing: "surat puskesmas" where it is one of *keterangan*."""
    return (name[0], *name[2:]) if name[:2] == ("surat", "keterangan") and len(name) > _ENOUGH else ()


def _recommendation(words: tuple[str, ...], wanted: Wanted) -> list[str]:
    """Return whose a recommendation is: a single unknown word behind it is the professional body's abbreviation.

    One that a person of the place gave (the pharmacist in charge, a superior) is none that a permit asks for.
    """
    rest = [word for word in words if word not in ("surat", "rekomendasi", "organisasi") and not word.isdigit()]
    if "koperasi" in rest and "pengantar-badan" in wanted.keys:
        return ["pengantar-badan"]
    of_a_place = set(rest) & (FACILITIES - {"praktik"}) and set(rest) & (_WORK | {"praktik"})
    if of_a_place and "ket-tempat-praktik" in wanted.keys:
        return ["ket-tempat-praktik"]
    if set(rest) & _PERSONS:
        return []
    short = 1 < len(rest) <= _SHORT and all(len(word) < _SHORT for word in rest)  # "AP3I", cut at its digit
    if (len(rest) == 1 or short) and "rekomendasi-op" in wanted.keys and not set(rest) & OFFICES:
        return ["rekomendasi-op"]
    if set(rest) & (AGENCIES | SHORT_AGENCIES) and "rekomendasi-dinas" in wanted.keys:
        return ["rekomendasi-dinas"]
    key = wanted.only("rekomendasi-")
    return [key] if key else []


def _by_first(words: tuple[str, ...], wanted: Wanted, known: Collection[str]) -> list[str]:
    """Return what the first word means when the permit asks for it, or the only word."""
    if [word for word in words if not word.isdigit() and word not in known] == ["sehat"]:
        return ["surat-sehat"]
    if words[:1] == ("pernyataan",) and "surat-pernyataan" in wanted.keys:
        others = any(key.startswith("pernyataan-") for key in wanted.keys)
        says_what = len([word for word in words[1:] if word.isalpha() and word not in known]) >= _ENOUGH
        return ["surat-pernyataan"] if says_what or not others or set(words) & _OBEYS else []
    if words[:1] == ("permohonan",) and names_permit(words[1:], wanted):
        return ["surat-permohonan"]
    if words[:1] == ("sp",) and "surat-pernyataan" in wanted.keys:
        signed = words[1:] != () and _SIGNERS.issuperset(words[1:])
        return ["surat-pernyataan"] if signed or set(words) & _OBEYS else []
    if words[:1] == ("sertifikat",) and (key := schooling(words, wanted)) is not None:
        return [key]
    key = _FIRST.get(words[0]) or (_ALONE.get(words[0]) if len(words) == 1 else None) if words else None
    key = key and wanted.doing_for(key)  # a profile is the technical proposal where that is asked for
    alone = words[:1] == ("sertifikat",) and (len(words) == 1 or bool(set(words) & _OTHER_CERTIFICATES))  # says nothing
    return [key] if key is not None and key in wanted.keys and not alone else []


def schooling(words: tuple[str, ...], wanted: Wanted) -> str | None:
    """Return the diploma when its item takes a certificate too, and this one is called as there or after the craft.

    "Sertifikat pijat" is what somebody learnt massage with; one of competence says that it was tested or trained for.
    """
    said = set(words)
    items = [item for item, key in wanted.items if key == "ijazah" and "sertifikat" in item]
    if not items or said & _TESTED:
        return None
    if any(len(said & item - {"sertifikat", "ijazah"}) >= _ENOUGH for item in items):
        return "ijazah"
    return "ijazah" if said & wanted.own_words() - _OF_PERMITS and not said & _COURSES else None


def _letter(words: frozenset[str], wanted: Wanted) -> list[str]:
    """Return what a letter is by who wrote it: a university, or the place of practice."""
    if "pengantar-kampus" in wanted.keys and (CAMPUS | CAMPUS_ENGLISH | CAMPUS_SHORT) & words and _FORMAL & words:
        return ["pengantar-kampus"]
    from_place = _LETTERS & words and (FACILITIES | _WORK) & words and "ket-tempat-praktik" in wanted.keys
    return ["ket-tempat-praktik"] if from_place else []


def _told(words: tuple[str, ...], wanted: Wanted, known: Collection[str]) -> list[str]:
    """Return the one item of the permit's list that the words of the name fit, in whatever order."""
    said = {word for word in words if word.isalpha() and word not in known}
    short = {key for word, key in wanted.abbreviations.items() if word in said and words[0] not in _APPLYING}
    if len(short) == 1:
        return sorted(short)
    fitting = wanted.fitting(said)
    return [fitting] if fitting else []


def _holds(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    return bool(name) and any(words[i : i + len(name)] == name for i in range(len(words) - len(name) + 1))
