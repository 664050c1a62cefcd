"""Which sides of a permit a question asks about: rules over its words in their usual spelling."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from operator import eq

from rapidfuzz import fuzz, process

from helpdesk.match.illegal_fees import reports_illegal_fee
from helpdesk.match.lexicon import FILLERS
from helpdesk.match.senses import in_sense
from helpdesk.match.text import placed, spelt, written_words
from helpdesk.model.question import Aspect
from helpdesk.pattern import Pattern, Patterns
from helpdesk.stems import REMEMBERED_WORDS, ROOTS

LONGEST_CLAUSE = 600  # characters of what is remembered in its usual spelling

# Each pattern is read over words in usual spelling, one blank between ("brp lm prosesnya" is "berapa lama proses").
_PATTERNS: Mapping[Aspect, tuple[str, ...]] = {
    Aspect.REQUIREMENTS: (
        r"syarat",
        r"\b(?:dokumen|berkas|surat|kelengkapan|file|data|lampiran)\b(?: \w+){0,3} \b(?:apa|siapkan|disiapkan"
        r"|dipersiapkan)\b",
        r"\b(?:dokumen|berkas|surat|kelengkapan|file)\b(?: \w+){0,3} \b(?:perlu|diperlukan|dibutuhkan|dibawa"
        r"|dilampirkan)\b",
        r"\bapa (?:saja|lagi) (?:yang |sih )?(?:\w+ )?(?:perlu|harus|dibawa|disiapkan|siapkan|dilampirkan"
        r"|diperlukan)\b",
        r"\bapa (?:saja|lagi) (?:yang |sih )?(?:\w+ )?(?:dibutuhkan|kurang|dilengkapi|bawa|butuh|dipersiapkan)\b",
        r"\b(?:apa yang|apalagi|apa lagi|yang) (?:\w+ )?(?:kurang|dilengkapi|disiapkan|dilampirkan)\b",
        r"\b(?:perlu|butuh|bawa|siapkan|menyiapkan|lampirkan|lengkapi|kurang) (?:\w+ )?(?:apa|berkas|dokumen)\b",
        r"\b(?:what|which)\b(?: \w+){0,2} (?:dokumen|papers)\b|\bwhat do (?:i|we|you) need\b"
        r"|\bwhat should i (?:bring|prepare)\b",
        r"\b(?:perlu|butuh|harus|wajib|memerlukan|membutuhkan|diminta|pakai|need"
        # "masih rekomendasi?", not "masih simpan meterai", "masih alamat KTP lama"
        r"|masih(?! (?:punya|mempunyai|ada|simpan|menyimpan|pegang|alamat|atas|saya|kami|tinggal|ber\w+|hidup)\b))"
        r"\b(?: \w+){0,4} (?:rekomendasi|surat|"
        r"sertifikat|ktp|kk|npwp|akta|meterai|fotokopi|legalisir|ijazah|str|imb|pbg|krk|nib|slf|pengantar|domisili|ktm|"
        r"proposal|foto|dokumen|berkas|letter)\b",
        r"^(?:dan )?(?:dokumen|berkas)$|\bizin apa(?: saja)?\b|\bwhich izin\b|\bwhat izin\b|\bdokumen apa\b",
    ),
    Aspect.PROCEDURE: (
        r"\b(?:cara|caranya|prosedur|alur|tahap\w*|langkah\w*|mekanisme|step)\b",
        r"\bbagaimana (?:\w+ ){0,2}?(?:urus|mengurus|pengurusan|buat|membuat|pembuatan|aju|mengajukan|pengajuan"
        r"|daftar)\b",
        r"\bbagaimana (?:\w+ ){0,2}?(?:mendaftar\w*|proses\w*|perpanjang\w*|memperpanjang|ubah|mengubah|cabut"
        r"|mencabut)\b",
        r"\bbagaimana (?:\w+ ){0,2}?(?:ganti|mengganti|bayar|membayar|pindah|cetak|mencetak|unduh|mengunduh"
        r"|pencabutan)\b",
        r"\bproses(?: \w+)? bagaimana\b|\b(?:urus|daftar|aju|buat|perpanjang|cabut) (?:\w+ )?bagaimana\b",
        r"\b(?:urus|daftar|aju\w*|mengurus|mengajukan|diurus|diajukan|buat|perpanjang|cetak|ambil|cek) (?:\w+ ){0,3}"
        r"(?:dimana|kemana|di mana|ke mana)\b",
        r"\b(?:dimana|kemana|di mana|ke mana) (?:\w+ ){0,4}(?:urus|daftar|mengurus|aju\w*|mengajukan|buat"
        r"|perpanjang)\b",
        r"\b(?:dimana|di mana|kemana|ke mana)\b(?! (?:saya|kami|kita))|\b(?:datang|ke kantor) (?:langsung|sendiri)\b",
        r"\bsurvei (?:\w+ )?(?:tidak|dulu|atau)\b|\b(?:ada|perlu|pakai|harus|akan|kena) (?:\w+ )?(?:di)?survei\b"
        r"|\b(?:on behalf|in person|by mail|by post)\b|\b(?:where|through|via) (?:which|what)?\b",
        r"\b(?:siapa yang (?:\w+ )?(?:ngurus|urus|tanda|tandatangan|menandatangani|keluarkan|terbitkan))\b",
        r"\b(?:mulai dari mana|lewat mana|kantor mana|kemana|ke mana|ke siapa|di sini atau|ke sini)\b",
        r"\b(?:(?:masih )?(?:ke|lewat|di) (?:ptsp|dpmptsp|dishub|kelurahan|kecamatan|provinsi|dinas|sini|polisi|kota))"
        r" (?:ini )?(?:atau|apa|tidak|kan)\b|\b(?:lewat|diurus|urus|daftar|aju) (?:di )?sini\b",
        r"\b(?:minta|dapat|cari) (?:\w+ )?(?:salinan|duplikat|pengganti)\b"
        r"|\b(?:unggah|unduh|cetak|kirim) (?:di|ke) mana\b",
        r"\b(?:lewat|melalui|via|masuk) (?:\w+ )?(?:oss|jakevo|simbg|aplikasi|website|web|online|daring|email)\b",
        r"\b(?:sendiri|daftar|urus|aju\w*|buat|bisa|lewat|dari) (?:\w+ )?(?:di |lewat |dari |pakai )?"
        r"(?:hp|handphone|laptop)\b"
        r"|\b(?:online|daring|offline|luring)\b|\bhow (?:to|do|can|should|would) (?!lama)|\bwhere (?:to|do|can"
        r"|should)\b",
        r"\b(?:bisa|boleh|harus|dapat)(?: \w+){0,2} (?:diurus|diwakilkan|diwakili|dikuasakan|diajukan|datang"
        r"|digabung)\b",
        r"\b(?:bisa|boleh|harus|dapat)(?: \w+){0,2} (?:didaftarkan|sekaligus|belakangan|sendiri)\b",
        r"\b(?:bisa|boleh)(?: \w+){0,5} (?:urus|mengurus|diuruskan|mengajukan)\b",
    ),
    Aspect.FEE: (
        r"\b(?:kena|dihitung|hitungan|hitung|total|nilai|besar) (?:\w+ ){0,2}(?:berapa|bagaimana)\b"
        r"|\bberapa (?:\w+ )?(?:dihitung|totalnya)\b",
        r"\b(?:pajak|setoran|iuran)\b(?: \w+){0,3} (?:berapa|tidak)\b"
        r"|\b(?:berapa|ada|kena) (?:\w+ )?(?:pajak|setoran|iuran)"
        r"(?! reklame)\b|\bwho bayar\b",
        r"\b(?:biaya|bayar\w*|dibayar\w*|membayar|pembayaran|retribusi|gratis|pungut\w*|dipungut|duit|skrd)\b",
        r"\buang\b|\bberapa (?:duit|rupiah|rp)\b|\bhow much\b|\b(?:sewa|denda) (?:\w+ ){0,2}berapa\b|\bada denda\b"
        r"|\bberapa (?:\w+ )?(?:sewa|denda)\b",
    ),
    Aspect.DURATION: (
        r"\bberapa (?:lama|hari|minggu|bulan|jam)\b(?! berlaku)|\blama berapa\b|\bhow (?:lama|many hari|soon)\b",
        # "lama ga ya", not "karena lama ga praktik"
        r"\blama (?:proses|urus|jadi|terbit|selesai|penyelesaian|pembuatan|tunggu|pengerjaan|pengurusan"
        r"|tidak(?= (?:ya|sih|min|kak|pak|bu|kah|proses|urus|jadi)\b|$))\b",
        r"\b(?:proses|urus|jadi|dan|serta|terbit|atau|biaya) lama\b|^(?:dan |terus )?lama\b(?! (?:sudah|saya|hilang))",
        r"\b(?:processing|waiting) time\b",
        r"\bhari kerja\b|\bkapan (?:\w+ ){0,5}?(?:selesai|jadi|terbit|keluar)\b|\bestimasi\b|\bsehari jadi\b",
        r"\b(?:jangka waktu|waktu (?:proses|penyelesaian|tunggu|pengurusan|pembuatan|layanan))\b",
        r"\b(?:dipercepat|mempercepat|percepat\w*)\b|\bkapan (?:\w+ ){0,3}(?:diajukan|aju|daftar|normal|kelar)\b"
        r"|\bselesai (?:dalam )?berapa\b|\bproses cepat\b",
    ),
    Aspect.LEGAL: (
        r"\b(?:hukum|peraturan|aturan|perda|pergub|undang|uu|pasal|regulasi|permen\w*|perpres|legalitas"
        r"|surat edaran)\b",
        r"\b(?:landasan|mengatur|diatur|surat resmi|ketentuan|melanggar|sanksi)\b",
        r"\b(?:apakah|memang|emang|emangnya)(?: \w+){0,3} masih ada\b(?! yang)",
        r"\bmasih (?:\w+ )?(?:wajib|perlu|harus|diperlukan|dibutuhkan|memerlukan|membutuhkan|diwajibkan)\b",
        r"\bdasar(?:nya)?$|\b(?:apa|mana|ada) dasar\b|\bmasih (?:boleh|sah|berlaku|ada|dipakai)(?: \w+){0,3} tidak\b",
        r"\b(?:betul|benar|memang|emang|bener)(?: \w+){0,4} (?:harus|wajib|perlu)\b|\b(?:sah|legal|melanggar|ilegal)\b",
        r"\btetap(?: \w+){0,2} (?:boleh|harus|wajib|perlu)\b|\bboleh tetap\b|\bis (?:it|this) (?:legal|allowed"
        r"|berlaku)\b",
        r"\bmasih(?: \w+){0,2} (?:wajib|perlu|harus|berlaku|dipakai|diperlukan|disyaratkan|diwajibkan)\b",
        r"\b(?:no longer|still) (?:\w+ )?(?:need|syarat|have to|berlaku|apply|in force)\b",
        r"\bstill (?:need|syarat|have to)\b",
    ),
    Aspect.DEFINITION: (
        r"\b(?:nama|ganti|pengganti|isi|arti|beda|sebutan|jenis|kategori|golongan|klasifikasi"
        r"|risiko) (?:\w+ ){0,2}apa\b",
        r"\b(?:diganti|berubah|ganti) (?:jadi |menjadi |dengan |sama )?apa\b|\bmasuk (?:\w+ )?(?:apa|mana"
        r"|risiko|golongan)\b",
        r"\bapa (?:beda|arti|nama|isi|pengganti|ganti|bedain)\b|\bitu \w+ apa \w+|\bsama (?:tidak|apa beda)\b"
        r"|\breplaced (?:by|with)\b|\bcalled\b|\bstand for\b",
        r"\bapakah sama\b|\bsama kah\b|\bsama saja\b|\bapa sih\b|\bmaksudnya\b|\bmaksud\b",
        r"\bnamanya (?:izin |surat )?apa\b|\bapa itu\b|\bitu (?:izin |surat )?apa\b|\b(?:pengertian|definisi|arti"
        r"|maksud|singkatan|kepanjangan)\b",
        r"\b(?:beda|bedanya|perbedaan|difference|mean|means|meaning)\b|\bwhat (?:is|are) (?:a |an )?\w+(?: izin)?$",
    ),
    Aspect.VALIDITY: (
        r"\bmasa (?:berlaku|aktif|laku)\b(?! \w* ?(?:habis|abis|berakhir|tinggal|akan|mau|sudah))",
        r"\bberapa (?:lama |tahun |bulan )?(?:\w+ )?berlaku\b|\bberlaku (?:berapa|sampai|selama|hingga|seumur|lagi"
        r"|how)\b",
        r"\bhow (?:many|lama)(?: \w+){0,6} (?:good for|last|berlaku|kadaluarsa)\b|\bgood for how\b|\bmasa laku\b",
        r"\bhow many years?\b|\bkapan (?:\w+ )?(?:habis|mati|kadaluarsa|berakhir)\b|\b(?:habis|mati) (?:setelah"
        r"|tiap|dalam)\b",
        r"\bberlaku (?:\w+ )?(?:selamanya|terus|permanen)\b|\b(?:selamanya|permanen) (?:tidak|atau|kah)\b",
        r"\bberapa tahun\b|\bsampai kapan\b|\bmasih berlaku\b|\bberlaku$|\bhow lama (?:\w+ ){0,4}(?:berlaku|last)\b",
        r"\bperpanjang (?:\w+ )?(?:setiap|tiap|berapa (?:tahun|kali))\b|\b(?:setiap|tiap) berapa\b"
        r"|\b(?:berlaku|izin|sip) seumur hidup\b|\bseumur hidup (?:tidak|atau)\b",
    ),
    Aspect.STATUS: (
        r"\bstatus\b|\bsampai (?:di )?mana\b|\bprogres\w*\b",
        r"\bbelum (?:\w+ ){0,3}?(?:kabar|terbit|keluar|jadi|selesai|diproses|respon|balasan|jawaban|turun|muncul)\b",
        r"\bbelum (?:\w+ ){0,3}?(?:diterima|terima|disurvei|disetujui|diverifikasi|ditandatangani|dibalas|masuk)\b",
        r"\b(?:kenapa|mengapa) (?:\w+ ){0,2}lama\b|\blama sekali\b",
        r"\btidak (?:\w+ ){0,2}(?:kabar|kejelasan|perkembangan|gerak|bergerak)\b|\bjalan di tempat\b|\bdigantung\b",
        r"\bkelanjutan\w*\b|\bmenanyakan (?:\w+ )?(?:hasil|kabar|nasib|tindak|kembali)\b",
        r"\b(?:masih|tetap) (?:\w+ ){0,2}(?:menunggu|diproses|tertahan|pending)\b",
        r"\bstill (?:\w+ ){0,2}(?:waiting|pending)\b",
        r"\b(?:ditolak|tolak|dikembalikan|penolakan|perkembangan|pending|tracking|stuck|mandek|macet|been)\b",
        r"\bkapan (?:\w+ ){0,3}(?:survei|disurvei|diproses|ditindaklanjuti)\b|\btindak ?lanjut\w*\b",
        r"\b(?:cek|dicek|diperiksa)(?: \w+){0,5} (?:tahap|status|progres|permohonan|pengajuan)\b"
        r"|\btahap (?:mana|apa)\b",
        r"\bcek(?: \w+){0,3} (?:permohonan|pengajuan|izin saya|nomor)\b|\bsudah (?:diproses|terbit|masuk|diterima)\b",
    ),
    Aspect.COMPLAINT: (
        r"\b(?:pungli|pungutan liar|calo|suap|sogok\w*|dipersulit|mempersulit|adu\w*|pengaduan|mengadu\w*"
        r"|(?:ke)?kecewa\w*)\b",
        r"\b(?:ombudsman|jaki|lapor\w*|melapor\w*|oknum|pelicin|kasar|jutek|judes|tidak sopan|dibentak|mengecewakan)\b",
        r"\b(?:pemerasan|memeras|diperas|(?<!tidak )keberatan|banding|korupsi|gratifikasi"
        r"|uang (?:rokok|tambahan|jasa|kopi))\b",
        r"\b(?:dipingpong|lempar\w*|tidak becus|tidak ditanggapi|tidak dijawab|lambat sekali|molor|marah"
        r"|bentak\w*|dibentak"
        r"|tidak ramah|cuek|diusir|kapok|buruk|parah|keterlaluan|protes)\b",
        r"(?<!angkutan )\borang dalam\b(?! trayek)"
        r"|\b(?:bayar|uang|duit|setor|kasih)(?: \w+){0,4} (?:baru|biar|supaya|agar|dulu baru) (?:\w+ )?"
        r"(?:cepat|jalan|keluar|diproses|lancar|jadi|terbit)\b",
        r"\bminta (?:uang|duit|imbalan|\d+ ?(?:rb|ribu|juta|jt|k)|rp|\d)|\bpetugas (?:\w+ ){0,2}minta\b",
    ),
    Aspect.DOCUMENTS_CHECK: (
        r"\b(?:cek|periksa|diperiksa|koreksi|dikoreksi|review|direview|verifikasi|diverifikasi|pastikan|check)\b"
        r"(?: \w+){0,6} \b(?:lengkap|kelengkapan|berkas|dokumen|lampiran|syarat|persyaratan|kurang|benar|sesuai"
        r"|complete)\b",
        r"\b(?:berkas|dokumen|lampiran|persyaratan|kelengkapan)\b(?: \w+){0,8} \b(?:cek|diperiksa|lengkap|complete)\b",
        r"\b(?:cek|dicek|periksa|diperiksa|koreksi|lihat|dilihat|teliti|review|reviewing"
        r"|check)\b(?: \w+){0,6} (?:lengkap|kurang"
        r"|attached|attachments?|lampiran|terlampir|sudah (?:lengkap|benar|cukup|sesuai))\b|\b(?:koreksi|diperiksa"
        r"|periksa|dicek|cek) (?:bila|jika|kalau)\b",
        r"\b(?:berkas|dokumen|lampiran|terlampir|lampirkan|kirim\w*)\b(?: \w+){0,12} (?:kurang apa"
        r"|apa (?:saja )?(?:yang )?"
        r"(?:masih )?kurang)\b|\b(?:sudah )?lengkap (?:belum|tidak|atau belum)\b"
        r"|\bada yang (?:perlu|harus) (?:saya )?(?:lengkapi|tambah\w*|perbaiki)\b|\bwhat(?: \w+)? missing\b",
        r"\bkurang apa(?: lagi| saja)?$|\b(?:cek|dicek|teliti|diteliti|diperiksa|periksa) (?:\w+ )?(?:kembali|ulang"
        r"|dulu|dahulu|sebelum)\b|\bditeliti\b|\b(?:di)?(?:konfirmasi|pastikan) (?:\w+ ){0,2}(?:kelengkapan|lengkap)\b",
        r"\bsudah (?:lengkap|benar|cukup|sesuai)\b(?: \w+){0,2}$|\bada yang (?:masih )?kurang\b|\banything missing\b",
    ),
}
_RULES = Patterns((aspect, Pattern(*patterns)) for aspect, patterns in _PATTERNS.items())

_CUE_WORDS = """
syarat persyaratan dokumen berkas kelengkapan lengkap prosedur tahapan langkah mekanisme biaya bayar retribusi
gratis berapa proses berlaku selesai terbit bagaimana dimana kemana apakah peraturan hukum perbedaan pengertian
definisi status ditolak dikembalikan pengaduan terlampir lampirkan periksa permohonan pengajuan perpanjang mengurus
mengajukan diperlukan dibutuhkan disiapkan dilampirkan
"""
_CUES = tuple(_CUE_WORDS.split())
_ATTACHED = Pattern(
    r"\b(?:terlampir|lampir\w*|dilampirkan|melampirkan|attached|enclosed|attachment|sertakan|kirimkan)\b"
)
_NEEDED = Pattern(
    r"\b(?:harus|perlu|wajib|cukup|minimal|maksimal|diminta|\w*lampirkan|bawa|pakai|syarat|boleh|need|required|must"
    r"|sama)\b"
)
_WAY = Pattern(
    r"\b(?:bagaimana|(?:di|ke|lewat|dari) mana|dimana|kemana|where|how|bisa|dibuat|dicabut|diurus|langsung)\b"
)
_PAPERS = Pattern(
    r"\b(?:berkas|dokumen|lampiran|kelengkapan|persyaratan|syarat|terlampir|\w*lampirkan|attach\w*|complete|lengkap)\b"
)
_DONE_YET = Pattern(
    r"\b(?:sudah|apakah) (?:\w+ )?(?:jadi|selesai|terbit|keluar|beres)\b(?: \w+){0,3} belum\b|\b(?:ready|done"
    r"|issued) yet\b"
)
# "ka" is "kak" to some and "to" to others: "ka kantor"; so are "nang" and "teng" names, and "nang endi" is where
_PLACE = (
    r"(?= (?:kantor|loket|ptsp|dinas|kelurahan|kecamatan|kota|provinsi|pusat|mana|sini|siapa|lokasi|rumah|puskesmas|rs"
    r"|oss|jakevo|bank|notaris|polisi|tpu|rt|rw|email|akun|alamat)\b)"
)
_TO = Pattern(rf"\b(?:ka|menyang){_PLACE}")
_AT = Pattern(rf"\b(?:nang|neng|teng|ing){_PLACE}")
_NO_NAMES = frozenset({"ka", "menyang", "nang", "neng", "teng", "ing"})  # one of them in twenty clauses
_DONE = Pattern(r"\b(?:proses|urus|jadi|selesai|terbit|hari kerja)\b")


def usual(text: str) -> str:
    """Return the words of ``text`` in their usual spelling, cue words repaired, one blank between them."""
    return _usual_clause(text) if len(text) <= LONGEST_CLAUSE else _usual_text(text)


def _usual_text(text: str) -> str:
    pieces = [piece for piece in map(_usual, written_words(text)) if piece]
    words = " ".join(pieces)
    # a word said twice may be one, and what is several words may end with the next one: see ``text.spelt``
    if words.count(" ") >= len(pieces) or any(map(eq, pieces, pieces[1:])):
        words = " ".join(map(_cue, spelt(text)))
    words = words.replace("tidak belum ", "belum ")  # "teu acan"
    return words if _NO_NAMES.isdisjoint(words.split()) else _AT.sub("di", _TO.sub("ke", words))


_usual_clause = lru_cache(maxsize=512)(_usual_text)  # its neighbours and its letter ask for a clause, ten mails later


@lru_cache(maxsize=REMEMBERED_WORDS // 4)
def _usual(whole: str) -> str:
    """Return the usual spelling of what stands between two blanks, with one blank between its words."""
    return " ".join(_cue(word) for _, word, *_ in placed(whole))


@lru_cache(maxsize=REMEMBERED_WORDS // 4)
def _cue(word: str) -> str:
    """Return the cue word that ``word`` is a slip of, else the word itself."""
    if len(word) < 5 or word in FILLERS or word in ROOTS or word in _CUES:
        return word
    near = process.extractOne(word, _CUES, scorer=fuzz.ratio, score_cutoff=86)
    return str(near[0]) if near and near[0][0] == word[0] else word


@lru_cache(maxsize=512)
def rules_of(words: str) -> tuple[Aspect, ...]:
    """Return the aspects whose rules fit ``words`` (in usual spelling), before one of them shuts another out."""
    return tuple(_RULES.found(in_sense(words)))


@lru_cache(maxsize=512)  # a mail asks about the same words several times, and ten mails go in step
def aspects_of(words: str) -> tuple[Aspect, ...]:
    """Return the aspects that ``words`` (in usual spelling) ask about, in the order of the vocabulary; none is none."""
    found = set(rules_of(words))
    if reports_illegal_fee(words):
        found.add(Aspect.COMPLAINT)
    if Aspect.VALIDITY in found and not _DONE.search(words):
        found.discard(Aspect.DURATION)
    # "dicek" of an application or its stage asks for its status, of papers for their check
    if Aspect.DOCUMENTS_CHECK in found and Aspect.STATUS in found and not _PAPERS.search(words):
        found.discard(Aspect.DOCUMENTS_CHECK)
    if Aspect.DOCUMENTS_CHECK in found:
        found.discard(Aspect.REQUIREMENTS)
    return tuple(aspect for aspect in Aspect if aspect in found)


def likely_aspects(words: str) -> tuple[Aspect, ...]:
    """Return what a question about a permit most likely wants when ``aspects_of`` finds nothing said.

    "harus punya SIPA dulu?" is about what is needed, "SIP-nya bagaimana?" about the way; a bare permit is both.
    """
    if _NEEDED.search(words):
        return (Aspect.REQUIREMENTS,)
    return (Aspect.PROCEDURE,) if _WAY.search(words) else (Aspect.REQUIREMENTS, Aspect.PROCEDURE)


def asks_whether_done(words: str) -> bool:
    """Whether ``words`` ask if something has come about by now: that is a status, also beside "please check"."""
    return _DONE_YET.search(words) is not None and _PAPERS.search(words) is None


def speaks_of_attachments(words: str) -> bool:
    """Whether ``words`` (in usual spelling) say that documents came along."""
    return _ATTACHED.search(words) is not None
