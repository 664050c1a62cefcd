"""The words of a file name or a title, folded so that two spellings of one word are equal."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache


def word_set(text: str) -> frozenset[str]:
    """Return the words of ``text`` as a set."""
    return frozenset(text.split())


_EXTENSION = re.compile(
    r"(?:\.(?:pdf|jpe?g|png|heic|heif|gif|bmp|tiff?|webp|docx?|odt|rtf|xlsx?|txt|zip|rar|7z|p7m|dwg|dxf|csv|pptx?))+$",
    re.IGNORECASE,
)
_CAMEL = re.compile(r"(?=[A-Z])(?:(?<=[a-z])(?=.[a-z])|(?<=[a-z]{3}))")
_PARTS = re.compile(r"[a-z]+|[0-9]+|[&+]")

# Spellings and short forms that people use in file names; the right side is what the hints are folded to as well.
_FOLD = {
    "akte": "akta",
    "adart": "ad art",
    "almarhumah": "almarhum",
    "alm": "almarhum",
    "almh": "almarhum",
    "catatan": "daftar",
    "data": "daftar",
    "blangko": "blanko",
    "capaian": "pencapaian",
    "dirut": "direktur",
    "dpn": "depan",
    "blkg": "belakang",
    "blkng": "belakang",
    "smping": "samping",
    "bgn": "bangunan",
    "bgnn": "bangunan",
    "bangn": "bangunan",
    "dok": "dokumen",
    "doc": "dokumen",
    "design": "desain",
    "dokumentasi": "foto",
    "dftr": "daftar",
    "dnah": "denah",
    "ft": "foto",
    "ektp": "ktp",
    "form": "formulir",
    "frm": "formulir",
    "ijasah": "ijazah",
    "ijz": "ijazah",
    "ijasa": "ijazah",
    "izasah": "ijazah",
    "neonbox": "neon box",
    "pmhn": "permohonan",
    "profile": "profil",
    "ijin": "izin",
    "kel": "kelurahan",
    "keg": "kegiatan",
    "kec": "kecamatan",
    "kapus": "kepala puskesmas",
    "ket": "keterangan",
    "gbr": "gambar",
    "kuitansi": "kwitansi",
    "kumham": "kemenkumham",
    "lab": "laboratorium",
    "lap": "laporan",
    "lingk": "lingkungan",
    "list": "daftar",
    "materai": "meterai",
    "mendiang": "almarhum",
    "meninggal": "almarhum",
    "mhs": "mahasiswa",
    "mhsw": "mahasiswa",
    "pasfoto": "pas foto",
    "passfoto": "pas foto",
    "passphoto": "pas foto",
    "pasphoto": "pas foto",
    "passport": "paspor",
    "pasport": "paspor",
    "permhn": "permohonan",
    "pkm": "puskesmas",
    "perhit": "perhitungan",
    "klrg": "keluarga",
    "kwt": "kwitansi",
    "proptek": "proposal teknis",
    "prog": "program",
    "permohon": "permohonan",
    "pernyt": "pernyataan",
    "photo": "foto",
    "pict": "foto",
    "poto": "foto",
    "praktek": "praktik",
    "rekap": "daftar",
    "rekapitulasi": "daftar",
    "rekom": "rekomendasi",
    "rek": "rekening",
    "renc": "rencana",
    "rumahsakit": "rs",
    "sblm": "sebelumnya",
    "sblmnya": "sebelumnya",
    "sert": "sertifikat",
    "sertipikat": "sertifikat",
    "sertf": "sertifikat",
    "sertif": "sertifikat",
    "asesmen": "assessment",
    "pernyatan": "pernyataan",
    "siteplan": "site plan",
    "tdk": "tidak",
    "spek": "spesifikasi",
    "srt": "surat",
    "suket": "surat keterangan",
    "surket": "surat keterangan",
    "surper": "surat pernyataan",
    "surkuas": "surat kuasa",
    "superm": "surat permohonan",
    "univ": "universitas",
    "sket": "surat keterangan",
}
# Two words that are one, of which the first says nothing alone
_PAIRS = {
    ("dokumen", "lingkungan"): "dokling",
    ("dokumen", "lh"): "dokling",
    ("keb", "dokumen"): "kebenaran",
    ("kerja", "sama"): "kerjasama",
    ("lay", "out"): "layout",
}
# Words that stand between the words of a name and say nothing about the document.
_FILLERS = word_set(
    "a ada an atas baru of the berkas copy dari di dgn dengan dokumen e fc file final fix fotocopy fotokopi img "
    "image ini kantor ke legalisir lengkap milik n nama new oleh pak bpk bu sdr pdf pindaian punya revisi saya salinan "
    "scan scanned scaned ttd untuk utk wa whatsapp yang yg tanggal tgl dki jakarta"
)
_ANONYMOUS = word_set(
    "img image wa whatsapp at pm am dsc dscn dscf pxl mvimg cam camscanner adobe scanner scanned scan document "
    "documents dokumen doc file files attachment untitled lampiran berkas photo foto pic picture screenshot tmp "
    "download unduhan copy salinan new halaman page pdf jpg jpeg png heic docx tanpa judul vid received snapchat "
    "line gallery genius tiny microsoft lens office jan feb mar apr mei may jun jul agu aug sep okt oct nov des dec "
    "syarat persyaratan no nomor ke lamp dok "
    "januari februari maret april juni juli agustus september oktober november desember"
)
_HOSPITAL = re.compile(r"rs[a-z]{1,5}")  # RSUD, RSGM, RSIA: no other word begins so
_DOTTED = re.compile(r"(?<![A-Za-z])(?:[A-Za-z]\.){2,}(?:[A-Za-z](?![A-Za-z]))?")  # "K.T.P", "S.K.Kumham"
_BYLAWS = re.compile(r"\bad *(?:&|\+|dan) *art\b", re.IGNORECASE)
_NO_FOLDER = re.compile(r"(?<![a-z])(ad|rt|ukl|s)/(art|rw|upl|d)(?![a-z])", re.IGNORECASE)  # "AD/ART", "RT/RW"
_NAME = 300  # code points of a file name that are looked at, from its end
_OF_A_CAMERA = 3  # digits of a number that counts pictures
JOIN = "&"
_JOINS = frozenset({"&", "+", "dan", "and", "sama", "serta", "sm"})


def tokens(text: str) -> tuple[str, ...]:
    """Return the folded words of ``text`` in order, fillers left out; ``&`` stands where two documents are joined."""
    return _remembered(text) if len(text) <= _NAME else _tokens(text)


def _tokens(text: str) -> tuple[str, ...]:
    found: list[str] = []
    last = before = ""
    for part in raw_tokens(text):
        for word in ("rs" if _HOSPITAL.fullmatch(part) else _FOLD.get(part, part)).split():
            if (pair := _PAIRS.get((before, word))) is not None:
                found[len(found) - (found[-1:] == [before]) :] = [pair]
            elif word in _JOINS or (word == "n" and last not in ("a", "")):  # "KTP n KK", but "a.n. Budi"
                found.append(JOIN)
            elif word not in _FILLERS:
                found.append(word)
            before = word
        last = part
    return tuple(found)


_remembered = lru_cache(maxsize=1024)(_tokens)  # lines and names are read by one rule after another


def raw_tokens(text: str) -> tuple[str, ...]:
    """Return the words and numbers of ``text``, lower-cased, as written."""
    return _raw_remembered(text) if len(text) <= _NAME else _raw_tokens(text)


def _raw_tokens(text: str) -> tuple[str, ...]:
    if not text.isascii():
        plain = unicodedata.normalize("NFKC", text)
        text = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return tuple(_PARTS.findall(_CAMEL.sub(" ", text).lower()))


_raw_remembered = lru_cache(maxsize=256)(_raw_tokens)


@lru_cache(maxsize=4096)
def file_tokens(filename: str) -> tuple[str, ...]:
    """Return the folded words of a file name without its folder and its extension."""
    return tokens(stem(filename))


def pattern(filename: str) -> tuple[str, ...]:
    """Return the words of a file name by which another file called so is known again; none for a camera's name."""
    if is_anonymous(filename):
        return ()
    words = tuple(word for word in file_tokens(filename) if word.isalpha() and word != JOIN)
    return words if any(len(word) > 2 for word in words) else ()


def is_anonymous(filename: str) -> bool:
    """Whether a name comes from a camera, a scanner or a telephone and says nothing about what the file shows."""
    words = re.findall(r"[a-z]+", stem(filename).lower())
    return all(word in _ANONYMOUS or len(word) == 1 for word in words)


def number_of(filename: str) -> int | None:
    """Return the number that a name without other words has, "syarat no 3.pdf"; None of a camera's longer one."""
    numbers = re.findall(r"\d+", stem(filename)) if is_anonymous(filename) else []
    return int(numbers[0]) if len(numbers) == 1 and len(numbers[0]) < _OF_A_CAMERA else None


@lru_cache(maxsize=4096)
def stem(filename: str) -> str:
    """Return a file name without its folder and its extension."""
    filename = _DOTTED.sub(lambda found: found[0].replace(".", "") + " ", filename)
    filename = _BYLAWS.sub("ad art", filename)
    whole = _NO_FOLDER.sub(r"\1 \2", filename.replace("\\", "/"))
    return _EXTENSION.sub("", whole.rsplit("/", 1)[-1].strip()[-_NAME:])
