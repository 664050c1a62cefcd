"""The names that stand on a paper or in a mail: behind a label, in a sentence, in a line of capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from helpdesk.documents.bodies import AGENCIES, CAMPUS, COMPANIES, OWNERS, POLICE, PROFESSIONS, VILLAGE
from helpdesk.documents.cards import named_on
from helpdesk.documents.words import word_set

Name = tuple[str, ...]
"""The words of a name in order, lower-cased, without titles."""

NoNames = frozenset[str]
"""Words by which papers are called, which are nobody's name."""

READ = 20_000  # characters of a paper that are looked at
_TITLES = word_set(
    "bapak ibu apt drg drh haji hajah almarhum spd skep sfarm amd ners dokter bidan perawat apoteker bdn sdr sdri "
    "nyonya tuan nona dra prof keb farm kep kes str ftr mkes sked mars gizi dan yang untuk telah adalah"
)
_ALIKE, _PART = 5, 4  # letters of a word of which one may be misread; of one that may be glued to others
WORDS = r"[A-Z][A-Za-z'`.]*(?:[ \t]+[A-Z][A-Za-z'`.]*){0,4}"
_LABELLED = re.compile(
    r"^\s*(?:nama(?:\s+(?:lengkap|pemohon|peserta|mahasiswa|anggota))?|name|diberikan kepada|atas "
    r"nama)\s*[:.]\s*([^\n:]{3,60})$",
    re.IGNORECASE | re.MULTILINE,
)
_GIVEN = re.compile(
    r"(?:[Dd]iberikan|[Mm]emberikan|[Dd]iberi|[Aa]warded|[Gg]ranted|[Cc]onferred|[Rr]ekomendasi)(?: \w+)? "
    r"(?:kepada|upon|to)"
    rf"\s*:?\s*(?:[Ss]audara/?i?\s+|[Ss]dri?\.?\s+)?({WORDS})"
    rf"|(?:[Mm]enyatakan|[Mm]enerangkan|MENERANGKAN)(?: dengan ini)?(?: bahwa)?\s*:?\s*"
    rf"(?:(?:dr[gh]?|apt|bdn|ns)\.?\s+)?({WORDS})"
    rf"|(?:merekomendasikan)(?: [Ss]audara/?i?| [Ss]dri?\.?)?\s+({WORDS})"
    rf"|\b[Ss]aya,? (?:yang bertanda ?tangan di bawah ini,? )?({WORDS})\b"
)
HEIR = re.compile(
    r"(?:ahli waris|nama kepala keluarga|nama pemohon|pemegang)[ \t]*[:.][ \t]*([A-Z][A-Za-z'. ]{2,50})", re.IGNORECASE
)
LINE = re.compile(r"^[ \t]*([A-Z][A-Z'.]+(?:[ \t]+[A-Z][A-Z'.]*){1,3})(?:,[^\n]{0,40})?[ \t]*$", re.MULTILINE)
_BODY = re.compile(rf"\b(?:{'|'.join(sorted(COMPANIES | OWNERS))})\.?((?: [a-z]+){{1,4}})")
NO_NAMES = (
    OWNERS
    | COMPANIES
    | AGENCIES
    | CAMPUS
    | POLICE
    | PROFESSIONS
    | VILLAGE
    | word_set(
        "republik indonesia kementerian keuangan direktorat jenderal pajak kpp pratama madya jakarta pusat "
        "barat timur selatan utara provinsi dki pemerintah kota administrasi jalan surat tanda registrasi "
        "keterangan sertifikat kartu nomor pokok wajib kantor pelayanan ijazah diploma profesi perawat dokter "
        "bidan apoteker gigi umum seumur hidup berlaku kompetensi keahlian rekomendasi ahli muda utama "
        "lembaga pengembangan jasa konstruksi konsil kesehatan kedokteran komite farmasi nasional kepala "
        "direktur ketua rumah sakit program studi sarjana dengan ini menyatakan anggota cabang dewan pengurus "
        "daerah wilayah izin praktik kerja meterai npwp nik laki perempuan islam kristen katolik hindu budha "
        "kawin belum wni the university faculty certificate registration license of and terdaftar tanggal "
        "kpkt kesejahteraan sosial tinggi negeri swasta lulus sehat asli fotokopi tempat lahir"
    )
)
FULL = 2  # words of a name that tells one person from another


def names_a_person(text: str, mail: str) -> bool:
    """Whether a short paper names a person, and no company, not even one by a name that ``mail`` gives it."""
    written = (*written_on(text, card=False), *(found[1] for found in LINE.finditer(text[:READ])))
    bodies = frozenset(word for found in _BODY.finditer(mail[:READ].lower()) for word in name_of(found[1]))
    words = set(re.findall(r"[a-z]+", text[:READ].lower()))
    return not words & (OWNERS | COMPANIES) and any(
        len(name := name_of(line)) >= FULL and not set(name) & (NO_NAMES | bodies) for line in written
    )


def holder_of(text: str, *, card: bool = False) -> Name:
    """Return the name on a paper, behind its label or, on a ``card``, where it stands."""
    return next((name for written in written_on(text, card=card) if (name := name_of(written))), ())


def name_of(text: str) -> Name:
    """Return the words of a name, without titles and degrees."""
    name = text.partition(",")[0] if "," in text[3:] else text
    return tuple(word for word in re.findall(r"[a-z']{3,}", name.lower()) if word not in _TITLES)


def written_on(text: str, *, card: bool) -> Iterator[str]:
    read = text[:READ]
    labelled = _LABELLED.search(read)
    if labelled:
        yield labelled[1]
    elif card:
        yield named_on(read)
    else:
        heir = HEIR.search(read)
        if heir:
            yield heir[1]
        yield from (next(filter(None, found.groups())) for found in _GIVEN.finditer(read))


def bears(text: str, name: Name) -> bool:
    """Whether a text names this person: by the first name, or by two of three words and more."""
    words = set(re.findall(r"[a-z']{3,}", text[:READ].lower()))
    there = [word for word in name if any(_is_alike(word, other) for other in words)]
    return bool(there) and (name[0] in there or len(there) >= FULL)


def is_same(one: Name, other: Name) -> bool:
    """Whether two names may be one person's: relatives share the last word, not the first."""
    if not any(_is_alike(a, b) for a in one for b in other):
        return False
    if min(len(one), len(other)) < FULL:
        return True
    return any(_is_alike(one[0], word) for word in other) or any(_is_alike(other[0], word) for word in one)


def _is_alike(one: str, other: str) -> bool:
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) >= _PART and short in long:
        return True
    return len(short) >= _ALIKE and OSA.distance(short, long, score_cutoff=1) <= 1
