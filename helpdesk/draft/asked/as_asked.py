"""A question's aspects held against its own words, where a letter would else answer what nobody asked."""

from __future__ import annotations

import re
from dataclasses import replace

from helpdesk.draft.asked.asks import asks_when_to_apply, says_legal
from helpdesk.model.question import Aspect, Form, Question
from helpdesk.pattern import Pattern

_MEASURES = Pattern(
    r"\b(?:umur|usia|luas|tinggi|jarak|jumlah|ukuran|kapasitas|lebar|panjang|berat|suhu|lantai|kamar|persen|kuota|modal"
    r"|age|size|area|height|width|distance|capacity|limit)(?:nya)?\b"
)
_HOW_BIG = Pattern(
    r"\b(?:minimal|minimum|maksimal|umur|usia|luas|tinggi|jarak|jumlah|ukuran|kapasitas|lebar|modal)(?:nya)?\b"
    r"(?: \w+){0,2} berapa\b"
    r"|\bberapa (?:minimal|maksimal|luas|umur|usia|modal|banyak|orang|meter)\b"
)
_COUNTED = Pattern(  # things of which one asks the number: "berapa sampel?"
    r"\b(?:berapa|how many) (?:banyak |jumlah )?(?:sampel|contoh|orang|lembar|rangkap|kali|titik|foto|halaman|eksemplar"
    r"|copy|kopi|salinan|anggota|karyawan|peserta|parameter|tenaga|perawat|bidan|apoteker|dokter|guru|siswa|murid|pohon"
    r"|bibit|saksi|surat|dokumen|berkas|meterai|materai|tanda tangan|samples?|copies|people|times|photos|pages|sheets"
    r"|staff|trees|witnesses|documents)\b"
)
_AGE = Pattern(r"\b(?:umur|usia|age)(?:nya)?\b")
_WAITED = re.compile(  # and nothing is asked: "udah 10 hari nunggu"
    r"\b(?:sudah|udah|telah) (?:\w+ ){0,2}(?:hari|minggu|bulan)(?:an)? (?:\w+ )?(?:nunggu|menunggu|tunggu|ditunggu)\b"
)
_EXTENDED = Pattern(
    r"\b(?:bisa|boleh|dapat) (?:\w+ )?(?:di)?perpanjang(?:an)?(?:nya)? (?:\w+ )?berapa (?:lama|bulan|tahun)\b"
)
_WHAT_NOW = re.compile(
    r"^(?:(?:jadi|lalu|terus|trus|so|nah) )*(?:(?:saya|kami|kita|aku) )?(?:(?:harus|sebaiknya|mesti|enaknya) )?"
    r"(?:bagaimana|gimana|berbuat apa|what (?:should|can) (?:i|we) do)(?: (?:ya|dong|ini|pak|bu|min|now))*$"
)
_HOW_TO_KNOW = re.compile(  # "bagaimana kami tahu mereka sudah punya?" wants no steps of an application
    r"^(?:dan |lalu |terus |jadi )*(?:bagaimana|gimana|how)(?: (?:cara|caranya|agar|supaya|do|can|would|saya|kami"
    r"|kita|warga|i"
    r"|we|bisa|dapat))* (?:tahu|tau|mengetahui|memastikan|ngecek|mengecek|know|find out|tell)\b"
    r"(?! (?:\w+ )?(?:syarat\w*|persyaratan\w*|biaya\w*|status\w*|jadwal\w*|permohonan\w*|nomor\w*|proses\w*))"
)
_YES_OR_NO = frozenset({Form.NEEDED, Form.ALLOWED})
_WHEN_ONLY = re.compile(
    r"\b(?:minggu|bulan|tahun|hari) (?:depan|lalu|ini|kemarin|senin|selasa|rabu|kamis|jumat|sabtu|minggu)\b"
    r"|\bnext (?:week|month|year)\b"
)
_HOW_LONG = Pattern(
    r"\b(?:lama\w*|hari|minggu|bulan|tahun|jam|cepat\w*|dipercepat|waktu\w*|batas|kapan|tunggu|menunggu|habis|telat"
    r"|terlambat|lewat|long|days?|weeks?|months?|years?|quick\w*|fast\w*|late|expired?|deadline)\b"
)
_WAY = frozenset({Aspect.REQUIREMENTS, Aspect.PROCEDURE, Aspect.OTHER})
_TERMS = frozenset({Aspect.DURATION, Aspect.VALIDITY})
_MAY_ONE = re.compile(
    r"^(?:(?:dan|lalu|terus|apa|apakah) )*(?:bisa|bolehkah|bisakah|boleh|dapatkah) (?:saya |kami )?"
    r"(?!(?:di)?(?:bantu|tolong|jelas|info)|minta (?:info|tolong|bantu|penjelasan|syarat))"
)
_DONE_BY = Pattern(
    r"\b(?:jatuh ?tempo\w*|selesai\w*|jadi\w*|terbit\w*|keluar\w*|kelar\w*|rampung|due|done|ready|issued)\b"
)
_CLOSED = Pattern(r"\b(?:bisa|boleh|dapat|harus|harusnya) (?:\w+ )?(?:ditutup|dibongkar|disegel)\b")
_OWN = re.compile(r"\b(?:saya|kami|izin|nib|sip\w*|akun|apotek|usaha|makam\w*|kuburan\w*|rumah\w*)\b")
_MONEY = Pattern(
    r"\b(?:biaya\w*|bayar\w*|dibayar|membayar|tarif\w*|harga\w*|ongkos\w*|retribusi\w*|gratis|uang|duit|pajak|denda"
    r"|cost\w*|fees?|pay|price|charge\w*|free|rp|rupiah|sewa)\b"
)
_PRICED = Pattern(
    r"\b(?:berapa|kena|dikenakan|dikenai|hitung\w*"
    r"|dihitung|besar\w*|dipungut|murah|mahal|cicil\w*|rinci\w*|lunas|transfer|setor|how much)\b"
)
_PAID_FOR = Pattern(r"\b(?:kena|dikenakan|dikenai|dihitung|hitung\w*|murah|mahal|per)\b")
_LEGAL_FORM = Pattern(r"\b(?:ber)?badan hukum(?:nya)?\b|\blegal (?:entity|form|person)\b")
_RULE = Pattern(r"\b(?:dasar hukum|peraturan|aturan|undang|perda|pergub|pasal|regulasi|legal basis|regulation)\w*\b")
_WHO_IS_RIGHT = re.compile(  # and nothing after it: "yang benar siapa yang berhak?" asks for that
    r"\b(?:(?:mana|siapa)(?: yang)? (?:benar|betul|bener)|yang (?:benar|betul|bener)(?: itu)?(?: yang)? (?:mana|siapa)"
    r"|(?:who|which)(?: one)? is (?:right|correct))(?: (?:ya|sih|dong|pak|bu|kak|min|bapak|ibu|itu|nih|kah))*$"
)
_MUST = re.compile(r"\b(?:harus|hrs|kudu|mesti|wajib|perlu|cukup|usah|(?:di)?suruh|must|need)\b", re.IGNORECASE)
_PURPOSE = Pattern(r"\b(?:guna|gunanya|fungsi|fungsinya|manfaat|manfaatnya|(?:untuk|buat) apa|apa itu|apaan itu)\b")
_PAPERS = Pattern(r"\b(?:syarat\w*|persyaratan\w*|dokumen\w*|berkas\w*|kelengkapan|lampir\w*|surat apa)\b")
_RECONSIDER = Pattern(
    r"\b(?:ditinjau|tinjau|dikaji|kaji) (?:kembali|ulang)\b"
    r"|\b(?:ditertibkan|ditindak|disegel|dirazia|ditegur)\b"
    r"|\b(?:di)?(?:batalkan|cabut|hentikan) izin (?:mereka|tersebut|itu)\b"
)
_WHAT_IF = Pattern(
    r"^(?:dan |terus |lalu |tapi )*(?:kalau|bila|jika|apabila|misal\w*|what if)\b.*\b(?:bagaimana|gimana)(?: \w+)?$"
)
_OFFICIAL = Pattern(r"\b(?:izin|surat|syarat|cara|prosedur) (?:yang )?resmi\b")
_WANTED = Pattern(r"\b(?:diminta|disyaratkan|dilampirkan|diperlukan|syarat|persyaratan)\b")
_WHERE_TO_REPORT = Pattern(
    r"\b(?:me)?lapor(?:kan|nya)?(?: ini| itu)? (?:(?:ke|di) ?mana|kemana|dimana|(?:ke|kepada|sama) siapa)\b"
)
_CONTENTS = re.compile(
    r"\b(?:label|kemasan|bungkus|papan|plang|spanduk|stiker|denah|gambar|proposal|pernyataan)\w*(?: \w+){0,2}"
    r" isi(?:nya)?(?: harus)? apa\b|\bisi (?:label|papan|plang|spanduk|denah|proposal)\w*(?: \w+)? apa\b"
)
_TIME_TAKEN = re.compile(
    r"(?:^|\b(?:dan|serta|terus|lalu|menanyakan|mengenai|tentang|informasi) )(?:jangka waktu|lama|waktu|durasi)(?:nya)?"
    r" (?:proses|penyelesaian|pengurusan|pembuatan|penerbitan|terbit|selesai)\w*\b"
)
_OF_A_MOVE = Pattern(r"\b(?:pindah|kepindahan|perubahan|ganti|berubah|pajak|wajib|harus|perlu)\b")
_APPLIES_AGAIN = Pattern(
    r"\b(?:aju\w*|mengaju\w*|diaju\w*|daftar|mendaftar|apply) (?:\w+ )?(?:lagi|ulang|kembali|again)\b"
)
_PAPER_COUNTS = Pattern(  # "sertifikat penjamah saya tahun 2019, masih laku?"
    r"\b(?:sertifikat (?:pelatihan|penjamah|penyuluhan|kursus|kompetensi|keahlian)|ijazah|hasil (?:uji|lab\w*)"
    r"|surat (?:keterangan )?sehat|pas ?foto|surat pernyataan|surat pengantar)\w*\b[^.?!]{0,80}"
    r"\bmasih (?:bisa |boleh |dapat )?(?:laku|berlaku|diterima|dipakai|sah)\b"
)
_WHERE_TO_BEGIN = Pattern(r"\b(?:daftar|urus|ngurus|mengurus|diurus|proses|bikin|buat)(?:nya)? dari mana\b")
_BY_WHAT = Pattern(
    r"\b(?:melalui|lewat|pakai|di|kanal|saluran|through|on|in) (?:which )?(?:sistem|kanal|saluran|aplikasi"
    r"|situs|website|portal|laman"
    r"|system|channel|pengajuan)\b(?: (?:apa|mana))?"
)
_NEW_OR_NOT = Pattern(
    r"\b(?:baru|nol|awal) (?:atau|apa) (?:di)?(?:perpanjang|lanjut|ubah|perubahan)|\bperpanjang\w* (?:atau"
    r"|apa) (?:\w+ )?(?:baru|ulang)\b"
)
_BLAME = Pattern(
    r"\bsiapa (?:\w+ )?(?:(?:ber|me|di)?tanggung ?jawab|yang (?:salah|ganti|ganti rugi|mengganti|nanggung|menanggung)"
    r"|mengganti rugi)\w*\b|\bwho (?:will )?(?:pays?|bayar|compensates?) (?:me|us|for (?:\w+ )?(?:roof|damage"
    r"|car|repairs?|house|window|motorbike|loss))\b"
    r"|\bwho (?:is|will be|takes) (?:responsib\w+|liable|to blame)\b"
)
_WAYS = Pattern(r"\b(?:bagaimana|gimana|cara|caranya|ke ?mana(?![- ]?mana)|dimana|di mana|lewat|how|where)\b")
_TOLD_VALID = Pattern(  # "izin yang masih berlaku sampai 2029 harus diperbarui?" asks not how long
    r"\b(?:yang|izin|izinnya) (?:masih )?berlaku (?:sampai|hingga|s d|sd|until)\b"
)
_ASKS_VALID = Pattern(r"\b(?:ber)?laku\w*\b|\bmasa\b|\bhabis\w*\b|\bvalid\w*\b|\bexpir\w*\b|\bseumur hidup\b")
_SAYS_NOTHING = """
syarat syaratnya persyaratan dokumen dokumennya berkas berkasnya apa apakah saja biaya biayanya dibutuhkan diperlukan
disiapkan bayar berapa lama
lamanya proses prosesnya cara caranya bagaimana urus urusnya mengurus diurus mana dimana kemana kapan perlu kalau lalu
terus dan itu ini izin izinnya yang harus wajib bisa boleh tidak ada juga ya jadi hari kerja what which how much long
where the is are does it take do need requirements fee and denda dendanya jamnya alamatnya
"""
_NOTHING = frozenset(_SAYS_NOTHING.split())
_OF_A_WAY = """
lewat melalui via oss ptsp dpmptsp jakevo simbg online onlen daring offline website web aplikasi kelurahan kecamatan
walikota loket kantor langsung datang atau di ke dari sini situ sana bikin bikinnya dibikin buat buatnya dibuat ngurus
ngurusnya daftar daftarnya daftarkan didaftarkan pengajuannya pendaftarannya permohonannya diajukan ajukan mengajukan
ngajuin ngajuinnya pengurusannya sih kak min pak bu mas mbak through at via or your office apply register
"""
_WAY_ALONE = frozenset(_OF_A_WAY.split()) | _NOTHING
_LISTS = Pattern(r"\b(?:syarat\w*|persyaratan\w*|dokumen\w*|apa saja|lampir\w*|requirements?|documents?)\b")


def says_nothing_of_its_own(question: Question) -> bool:
    """Whether a question only names a side: what it is about was told before."""
    return bool(question.words) and set(question.words.split()) <= _NOTHING


def asks_only_the_way(question: Question) -> bool:
    """Whether a question only asks by which way: "bikinnya lewat oss apa ke ptsp?" is on what was told before."""
    said = set(question.words.replace(".", " ").replace(",", " ").split())
    return question.form is Form.WHERE and not says_nothing_of_its_own(question) and said <= _WAY_ALONE


def as_asked(question: Question) -> Question:
    """Return ``question`` with the aspects and the form that its words have."""
    steps = (_of_the_day, _of_the_time, _of_the_beginning, _of_a_paper, _of_who_is_right, _of_knowing)
    meant = (step(question) for step in steps)
    return next((one for one in meant if one is not None), None) or _as_asked(question)


def _of_the_day(question: Question) -> Question | None:
    """Return a question how long before a day one is to apply as one when, or None: it wants no processing time."""
    asked = set(question.aspects)
    meant = asks_when_to_apply(question) and asked & _TERMS and asked <= _TERMS | _WAY
    return replace(question, form=Form.WHEN, aspects=(Aspect.DURATION,)) if meant else None


def _of_the_beginning(question: Question) -> Question | None:
    """Return a question "daftarnya dari mana dulu?" as one for the first step, or None: it wants no office."""
    begins = set(question.aspects) == {Aspect.PROCEDURE} and _WHERE_TO_BEGIN.search(question.words)
    return replace(question, form=Form.HOW) if begins else None


def _of_a_paper(question: Question) -> Question | None:
    """Return a question if an old paper still counts as one on that paper, or None: it asks no term of the permit.

    Who asked for it is told by the way: "petugas yang inspeksi kemarin minta sertifikat penjamah ..." asks no visit.
    """
    counts = _PAPER_COUNTS.search(question.words) if set(question.aspects) == {Aspect.VALIDITY} else None
    if counts is None:
        return None
    words = question.words[counts.start() :]
    return replace(question, aspects=(Aspect.REQUIREMENTS,), form=Form.WHETHER, words=words, text=words)


def _of_who_is_right(question: Question) -> Question | None:
    """Return a question which of two people is right as one on what they say, or None: it asks for no law."""
    words = question.words
    if set(question.aspects) != {Aspect.LEGAL} or not _WHO_IS_RIGHT.search(words) or _RULE.search(words):
        return None
    if _MUST.search(question.before):  # "satpol bilang harus izin reklame. Mana yang benar?"
        return replace(question, aspects=(Aspect.REQUIREMENTS,), form=Form.NEEDED)
    return replace(question, aspects=(Aspect.REQUIREMENTS,), form=Form.WHICH, before="")


def _of_knowing(question: Question) -> Question | None:
    """Return a question on a permit how one may know something of it as one on that, or None: it wants no steps."""
    on_permit = bool(question.candidates) and question.candidates[0].kind == "permit"
    if set(question.aspects) != {Aspect.PROCEDURE} or not on_permit or not _HOW_TO_KNOW.search(question.words):
        return None
    return replace(question, aspects=(Aspect.OTHER,), form=Form.ALLOWED)


def _of_the_time(question: Question) -> Question | None:
    """Return an item "lama penyelesaian apabila ..." as that, and no more of the list that it stands in, or None."""
    timed = _TIME_TAKEN.search(question.words) if set(question.aspects) == {Aspect.PROCEDURE} else None
    if timed is None:
        return None
    words = question.words[timed.start() :].strip()
    return replace(question, aspects=(Aspect.DURATION,), form=Form.OPEN, words=words)


def _as_asked(question: Question) -> Question:
    asked, words = set(question.aspects), question.words
    if Aspect.VALIDITY in asked and _TOLD_VALID.search(words) and not _ASKS_VALID.search(_TOLD_VALID.sub(" ", words)):
        left = tuple(side for side in question.aspects if side is not Aspect.VALIDITY)
        question = replace(question, aspects=left or (Aspect.PROCEDURE,))
        asked = set(question.aspects)
    if sides := _meant_sides(asked, words):
        return replace(question, aspects=sides)
    runs = question.form is Form.WHEN and asked == {Aspect.DURATION} and bool(_DONE_BY.search(words))
    form = Form.HOW_LONG if runs else _form(asked, words)  # of an application that runs, not the day to file it
    if form is None and question.form is Form.OPEN and asked <= _WAY and _MAY_ONE.match(words):
        form = Form.ALLOWED  # "bisa minta ganti rugi?" wants no steps
    if form is not None:
        return replace(question, form=form)
    if question.form is Form.WHETHER and asked == {Aspect.REQUIREMENTS, Aspect.PROCEDURE} and len(words.split()) <= 2:
        return replace(question, form=Form.OPEN)  # "KRK?"
    if words and len(asked) == 1:
        return _of_one_side(question, *asked)
    if Aspect.DEFINITION in asked and _PURPOSE.search(words) and not _PAPERS.search(words):
        kept = tuple(a for a in question.aspects if a not in (Aspect.REQUIREMENTS, Aspect.PROCEDURE))
        return replace(question, aspects=kept)
    return question


def _meant_sides(asked: set[Aspect], words: str) -> tuple[Aspect, ...]:
    """Return the sides that a question is on, where its words say so though others were found."""
    if asked == {Aspect.PROCEDURE} and _WHERE_TO_REPORT.search(words) and not _OF_A_MOVE.search(words):
        return (Aspect.PROCEDURE, Aspect.COMPLAINT)  # "lapornya ke mana?"
    side = _meant_side(asked, words)
    return () if side is None else (side,)


def _meant_side(asked: set[Aspect], words: str) -> Aspect | None:
    """Return the only side that a question is on, where its words say so though others were found."""
    if asked == {Aspect.DURATION} and _EXTENDED.search(words):
        return Aspect.VALIDITY  # "bisa diperpanjang berapa lama?" asks of no processing
    if asked == {Aspect.DURATION, Aspect.REQUIREMENTS} and _HOW_LONG.search(words) and not _LISTS.search(words):
        return Aspect.DURATION  # "berapa lama sejak berkas kami serahkan?"
    if asked == {Aspect.PROCEDURE} and _WAITED.search(words) and not _WAYS.search(words):
        return Aspect.STATUS
    closed = _CLOSED.search(words) and not _OWN.search(words)
    if asked == {Aspect.REQUIREMENTS, Aspect.LEGAL} and _APPLIES_AGAIN.search(words):
        return Aspect.REQUIREMENTS
    return Aspect.COMPLAINT if _BLAME.search(words) or _RECONSIDER.search(words) or closed else None


def _form(asked: set[Aspect], words: str) -> Form | None:
    """Return how a question asks that no list answers, though it seems to ask for one."""
    if _BY_WHAT.search(words) and asked <= {Aspect.REQUIREMENTS, Aspect.PROCEDURE, Aspect.OTHER}:
        return Form.WHERE  # "melalui sistem apa diajukan?"
    if _NEW_OR_NOT.search(words):
        return Form.WHICH  # "itungannya SIP baru apa perpanjangan?"
    if _PAPERS.search(words):
        return None
    if asked == {Aspect.REQUIREMENTS} and _HOW_BIG.search(words):
        return Form.HOW_MANY  # "luas minimal berapa?"
    of_a_thing = _CONTENTS.search(words)  # "label isinya apa aja?" wants no list of what to hand in
    if asked <= {Aspect.REQUIREMENTS, Aspect.PROCEDURE} and (of_a_thing or _WHAT_IF.search(words)):
        return Form.WHETHER  # "kalau tetangga keberatan gimana"
    return Form.OPEN if _WHAT_NOW.search(words) else None  # "jadi kami harus bagaimana?" wants no steps


def _of_one_side(question: Question, side: Aspect) -> Question:
    """Return a question on one side only, which its words may not speak of, as one for what is needed."""
    words = question.words
    if side is Aspect.FEE and not _MONEY.search(words):
        if _MEASURES.search(words) or (_COUNTED.search(words) and not _PAID_FOR.search(words)):
            return replace(question, aspects=(Aspect.REQUIREMENTS,), form=Form.HOW_MANY)  # "batas umurnya berapa?"
        other = not _PRICED.search(words)  # "ada izin buat PKL?"
    elif side is Aspect.VALIDITY and _AGE.search(words):
        return replace(question, aspects=(Aspect.REQUIREMENTS,), form=Form.HOW_MANY)
    elif side is Aspect.DURATION and question.form in _YES_OR_NO:
        other = not _HOW_LONG.search(_WHEN_ONLY.sub(" ", words))  # "STR keluar minggu depan, boleh ajukan sekarang?"
    elif side is Aspect.DEFINITION and question.form in _YES_OR_NO:
        other = not _PURPOSE.search(words)  # "apa harus dicabut?"
    elif side is Aspect.COMPLAINT:
        # "ada izin resmi?" complains of nobody, nor does "laporan kelaikan tetap diminta?"
        other = bool(_OFFICIAL.search(words)) or (question.form is Form.NEEDED and bool(_WANTED.search(words)))
    elif side is Aspect.LEGAL and question.form is Form.HOW and not _RULE.search(words):
        return replace(question, aspects=(Aspect.PROCEDURE,), form=Form.WHERE)  # "atau sekarang bagaimana?"
    else:  # "harus berbadan hukum?", "ada aturan jarak antar apotek?"
        of_a_thing = bool(_RULE.search(words)) and not says_legal(question)
        other = side is Aspect.LEGAL and (of_a_thing or (bool(_LEGAL_FORM.search(words)) and not _RULE.search(words)))
    return replace(question, aspects=(Aspect.REQUIREMENTS,)) if other else question
