"""What a question is about, in a few words of it that our own texts use too.

"Mengenai hal itu, belum kami temukan ketentuannya" tells nobody that their question was read; "mengenai refraksionis
merangkap di dua optik" does. No other word of a mail is repeated: who wrote it, or whom it names, is no word of ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from helpdesk.model.knowledge import Entry, Permit
from helpdesk.model.question import Question
from helpdesk.pattern import Pattern
from helpdesk.stems import REMEMBERED_WORDS, stem

MOST, LEAST = 7, 2  # words of a phrase
REMEMBERED_TEXTS = 256  # paragraphs of letters and what was asked: of each mail often, by one rule after another
REMEMBERED = 2000  # code points of the longest of them
_WORD = re.compile(r"[a-z0-9](?:[a-z0-9'&/.-]*[a-z0-9])?")
_ANY = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9'&/.-]*[A-Za-z0-9])?")
_ASKED_NOT = Pattern(
    r"\b(?:sudah|masih) pada\b|\bsatu lagi\b|\b(?:atau|apa) tidak\b|\b(?:boleh|bisa|dapat|harus|perlu|wajib|ada"
    r"|kena|masih|juga) tidak\b"
    r"|^tidak (?:boleh|bisa|apa apa)\b|\btidak(?: \w{1,4})?$"
)
_NOT = re.compile(r"\b(?:tidak|bukan|tanpa|belum)\b")
_HERE = re.compile(r"\b(?:di|in) (?:jakarta|dki)\b")
_HEARSAY = re.compile(r"\b(?:kata|katanya|dengar|denger|bilang|said|heard)\b")
# words that are something else than their roots; what people shorten, and roots taken for one with another first letter
_KEPT = frozenset(
    {
        "sebelum",
        "sesudah",
        "keluar",
        "petunjuk",
        "pertunjukan",
        "berarti",
        "perorangan",
        "seorang",
        "apoteker",
        "sekaligus",
        "masalah",
    }
)
_WHOLE = {"lab": "laboratorium", "pilik": "milik", "itip": "titip", "ebor": "bor", "anggung": "tanggung"}
_WHOLE |= {"dulu": "dahulu", "duluan": "dahulu", "taun": "tahun", "ilang": "hilang", "meninggal": "wafat"}
_WHOLE |= {"mindah": "pindah", "mindahin": "pindah", "mindahkan": "pindah"}
_COLLOQUIAL = re.compile(r"^(?:ng(?=[aiueo])|ny(?=[aiueo]))(?=\w{4})")  # "ngukur", "nyewa"
_ROOT = 5  # letters by which "lapor" and "laporan" are one
_CLITIC = re.compile(r"(?<=[a-z]{3})nya$")
_DIGITS = re.compile(r"\d{3,}")
_ASKING = """
apa apakah apanya apaan bagaimana gimana berapa siapa kapan mana dimana kemana kenapa mengapa bolehkah bisakah
perlukah haruskah adakah benarkah boleh bisa dapat harus wajib perlu butuh mesti kah ya sih kan dong kok nih tuh deh lah
min kak pak bu bapak ibu mas mbak gan bang admin tolong mohon mau ingin pengen hendak tanya bertanya nanya tahu tau
kita sy gue gw jadi terus lalu nah oh oya juga saja aja cuma hanya memang emang kira2 sebenarnya
kalau jika bila apabila misal misalnya seandainya dan serta tapi tetapi sedangkan padahal karena soalnya itu ini
tersebut benar betul pasti infonya info informasi penjelasan dong halo hai selamat cukup masih minta
sudah sekarang urus buat bikin nambah ditangani dilayani tentukan
"""
_DROPPED = frozenset(_ASKING.split())
_EDGE = frozenset(
    """
    di ke dari untuk buat bagi pada dengan yang atau oleh sama pakai lewat agar supaya sampai sejak selama saat sebelum
    sesudah setelah keluar berarti petunjuk
    berlaku mulai tidak
    bukan belum lagi dulu ada adalah nya sendiri cara seperti kayak lebih kurang antara tentang soal masalah urusan
    """.split()  # noqa: SIM905 -- a list of a word a line would hide it
)
_NUMBERS = frozenset(  # they tell nothing
    ["satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sekali"]
) | set("0123456789")
_TINY = 2  # letters
_SHORT = frozenset({"di", "ke", "tv", "rt", "rw", "kk", "lt", "m2", "d3", "s1", "s2"}) | _NUMBERS
_WRITER = frozenset({"saya", "aku", "kami"})
_ADDRESS = "Bapak/Ibu"
_ORDINARY = frozenset(
    """
    anak cucu ayah ibu istri suami janda duda kakek nenek adik kakak paman bibi sepupu mertua menantu guru murid siswa
    dosen dokter perawat bidan apoteker tukang sopir satpam karyawan pegawai tetangga warga teman tamu pembeli penyewa
    penjual pemilik pengurus anggota ketua direktur komisaris saksi notaris arsitek konsultan pengganti lulusan sarjana
    masjid musala gereja pura sekolah kampus pasar mal gedung gudang dapur kamar lantai atap halaman pagar garasi kios
    gang trotoar sungai taman kolam toilet ruang ruangan meja mesin alat mobil motor truk kapal kabel pipa tiang lampu
    air limbah sampah asap bau suara musik lagu film foto video radio podcast majalah surat kabar iklan brosur
    pagi siang sore malam senin selasa rabu kamis jumat sabtu minggu bulan tahun libur lembur
    kecil besar luas sempit tinggi pendek lama baru kosong penuh rusak hilang sewa kontrak milik pribadi bersama
    dua tiga empat lima enam tujuh delapan sembilan sepuluh sekali setahun sebulan seminggu sehari
    merangkap menyewa menumpang meminjam dipakai digunakan ditempati disewakan dijual dibeli diwariskan diuji dilaporkan
    melapor tutup pindah bekerja berjualan mengajar berlatih pajak retribusi sponsor segel sidang penilai verifikator
    tutor rekomendasi laboratorium uji ijazah gelar sertifikasi lisensi akreditasi sampel meteran
    """.split()  # noqa: SIM905 -- a list of a word a line would hide it
)
_JOINING = frozenset(
    (
        "yang",
        "akan",
        "menurut",
        "merupakan",
        "menjadi",
        "ialah",
        "kedua",
        "ketiga",
        "berdasarkan",
        "hal",
        "supaya",
        "agar",
        "maka",
        "sehingga",
        "apalagi",
        "bahwa",
        "malah",
        "jangan",
    )
)
_EMPTY = frozenset(
    """
    syarat persyaratan dokumen berkas biaya cara prosedur izin surat urus mengurus diurus pengurusan proses lama hari
    aturan ketentuan hukum dasar hal baru lain lainnya usaha orang tempat kantor buka bikin buat membuat dibuat
    pakai memakai dipakai menggunakan dilampirkan
    disertakan ajukan
    mengajukan diajukan pengajuan permohonan punya memiliki jalan jakarta dki ptsp dpmptsp online
    """.split()  # noqa: SIM905
)


def about(question: Question, written: Mapping[str, str]) -> str | None:
    """Return the words that say what an Indonesian question is about, for the middle of a sentence, or None.

    ``written``: the words that may be repeated, and how each is written (``words_of``).
    """
    said = _HERE.sub(" ", question.words)
    if _HEARSAY.search(said) or _NOT.search(_ASKED_NOT.sub(" ", said)):
        return None  # without its "not" it would say the contrary
    words = _kept(said)
    while len(words) > 2 and not (words[-1] in _WRITER or words[-1] in _EDGE or words[-1] in written):
        del words[-2:]  # "pasang (behel)" without its end says nothing
    while words and words[0] in _EDGE:
        del words[0]
    while words and (words[-1] in _EDGE or words[-1] in _WRITER):
        del words[-1]
    known = [word for word in words if word in _WRITER or (word in written and not _unsaid(word))]
    tell = sum(map(_tells, known))
    if not LEAST <= len(words) <= MOST or not tell or len(words) - len(known) > (tell > 1):
        return None  # of several words one may go: "tanda tangan (bos) di-scan"
    if known != words or not _stands_together(words, said):
        return None  # what is left when words between are gone is no phrase: "sewa (per) tahun"
    return " ".join(_ADDRESS if word in _WRITER else written[word] for word in words)


def _stands_together(words: list[str], said: str) -> bool:
    """Whether ``words`` stand one after another in ``said``, and read as a noun with what belongs to it."""
    if any(word in _JOINING or (word in _WRITER and place < len(words) - 1) for place, word in enumerate(words)):
        return False
    row = list(map(_without_clitic, _WORD.findall(said)))
    return any(row[at : at + len(words)] == words for at in range(len(row) - len(words) + 1))


def _unsaid(word: str) -> bool:
    """Whether a word is left out: long numbers, and what is too short to be a word of the language."""
    return bool(_DIGITS.search(word)) or (len(word) <= _TINY and word not in _SHORT)


def telling(question: Question) -> frozenset[str]:
    """Return the roots of the words of a question that tell what it is about."""
    return telling_of(question.words)


@lru_cache(maxsize=64)  # each entry that may answer, and each rule, asks again
def telling_of(said: str) -> frozenset[str]:
    """Return the roots of the words that tell something in what is asked, in usual spelling."""
    return frozenset(root(word) for word in _kept(said) if _tells(word) and word not in _NUMBERS)


def telling_in(roots: Iterable[str]) -> bool:
    """Return whether any of these roots is that of a word which tells what a question is about."""
    return any(found not in _EMPTY_ROOTS for found in roots)


def _without_clitic(word: str) -> str:
    return _CLITIC.sub("", word) if word.endswith("nya") else word


@lru_cache(maxsize=REMEMBERED_WORDS)
def root(word: str) -> str:
    """Return the first letters of a word without its affixes, enough to know it again."""
    plain = _without_clitic(word)
    if plain in _KEPT:
        return plain
    found = stem(_WHOLE.get(plain, plain))
    if found == plain and (spoken := _COLLOQUIAL.match(plain)):
        found = plain[2:] if spoken[0] == "ng" else f"s{plain[2:]}"
    return _WHOLE.get(found, found)[:_ROOT]


def roots_in(text: str) -> frozenset[str]:
    """Return the roots of all words of a text."""
    return _remembered(text) if len(text) <= REMEMBERED else _roots_in(text)


@lru_cache(maxsize=512)  # one rule after another leaves them out
def roots_of_names(entry: Entry) -> frozenset[str]:
    """Return the roots of the words that an entry is called by."""
    return _roots_in(" ".join((entry.title, *entry.aliases)))


def _roots_in(text: str) -> frozenset[str]:
    return frozenset(map(root, _WORD.findall(text.lower())))


_remembered = lru_cache(maxsize=REMEMBERED_TEXTS)(_roots_in)


def _kept(said: str) -> list[str]:
    plain = (_without_clitic(word) for word in _WORD.findall(_ASKED_NOT.sub(" ", said)))
    kept = (word for word in plain if word not in _DROPPED)
    return [word for place, word in enumerate(kept) if word not in _WRITER or place]


def _tells(word: str) -> bool:
    return word not in _EDGE and word not in _EMPTY and word not in _WRITER


def words_of(entries: Iterable[Entry]) -> Mapping[str, str]:
    """Return the words in which our own texts of ``entries`` are written, and some that everybody uses.

    Each by its small letters, with how it is written: SLF in capitals. Not those of the questions as citizens write
    them: these hold slips of the pen.
    """
    capitals: dict[str, str] = {}
    found = dict.fromkeys(_ORDINARY, "")
    for entry in entries:
        for word in _ANY.findall(" ".join(own_texts(entry))):
            found.setdefault(word.lower(), "")
            if word.isupper() and len(word) > 1:
                capitals[word.lower()] = word
    return {word: capitals.get(word, word) for word in found}


def own_texts(entry: Entry) -> list[str]:
    """Return what an entry says, less the questions as citizens write them."""
    if not isinstance(entry, Permit):
        return [entry.question, entry.question_en, entry.answer, entry.answer_en]
    items = entry.requirements or ()
    texts = [entry.name, entry.name_en, *entry.aliases, entry.definition or "", entry.definition_en or ""]
    texts += [
        text for item in items for text in (item.text, item.text_en, item.condition or "", item.condition_en or "")
    ]
    return [*texts, *(entry.procedure or ()), *(entry.procedure_en or ())]


_EMPTY_ROOTS = frozenset(map(root, _EMPTY | _EDGE | _DROPPED | _NUMBERS | _WRITER))
