"""What a question wants a word on: yes or no, whether somebody else may apply, what a penalty is, which law it is."""

from __future__ import annotations

import re
from dataclasses import replace

from helpdesk.model.question import Aspect, Form, Question
from helpdesk.pattern import Pattern

VISITED = Pattern(
    r"(?<!melakukan )(?<!mengadakan )\b(?:survei(?! tersebut| kepuasan| penelitian)|disurvei|tinjau|ditinjau|meninjau"
    r"|peninjauan|inspeksi|inspect|inspected|inspection|site visit)\b"
    r"|\b(?:pemeriksaan|diperiksa|periksa|pengecekan|dicek|cek|kunjungan|visitasi)(?: \w+)? (?:ke|di) "
    r"(?:lokasi|lapangan|tempat)\b"
    r"|\bpetugas(?: \w+){0,4} (?:datang|ke lokasi|periksa|memeriksa|cek|melihat)\b|\bdatang (?:ke )?(?:lokasi|rumah"
    r"|tempat)\b"
)
"""A question whether somebody comes to look, in its usual spelling."""
A_VISIT = re.compile(
    r"(?<!melakukan )(?<!mengadakan )\b(?:survei(?! tersebut| kepuasan| penelitian)|disurvei|survey(?! tersebut)"
    r"|tinjau|peninjauan|site visit|inspection|inspeksi)\b",
    re.IGNORECASE,
)
"""A word of somebody who comes to look, in a citizen's own spelling."""
_MORE_THAN_VISIT = re.compile(
    r"\b(?:syarat|persyaratan|dokumen|berkas|lampir|cara|urus|mengurus|ngurus|langkah|prosedur|alur|require|document"
    r"|how)",
    re.IGNORECASE,
)
YES_OR_NO = frozenset({Form.NEEDED, Form.ALLOWED, Form.WHETHER})
DIRECT = YES_OR_NO | {Form.WHERE, Form.WHEN, Form.WHO, Form.HOW_MANY, Form.WHICH, Form.THEN}
_EXTENDS = Pattern(
    r"\b(?:(?:mau|akan|ingin|hendak|rencana\w*|minta|pengen|di) ?(?:di)?tingkat(?:kan|in)?|ditingkat)\b"
    r"|\b(?:(?:me|di)?nambah\w*|(?:di)?tambah\w*|naik\w*|bikin|bangun|buat)(?: jadi| satu| lagi)? "
    r"(?:lantai|tingkat|lt)\b"
    r"|\b(?:perluas|memperluas|diperluas|perluasan) (?:rumah|bangunan|ruko|gedung)\b"
    r"|\b(?:add\w*|put|build\w*)(?: on)? (?:an? )?(?:another |second |third |new |extra )?"
    r"(?:floor|store?y|level)\b"
    r"|\bextend\w* (?:the|my|our) (?:house|home|building)\b",
    flags=re.IGNORECASE,
)
_NOT_HIGHER = re.compile(  # "ganti atap doang, gak nambah lantai"; "boleh gak nambah lantai" is asked
    r"(?<!boleh )(?<!bisa )(?<!dapat )(?<!apa )(?<!perlu )(?<!harus )"
    r"\b(?:tidak|tdk|ga|gak|nggak|ngga|enggak|tanpa|bukan|not|without) (?:\w+ )?"
    r"(?:(?:me|di)?nambah\w*|(?:di)?tambah\w*|naik\w*|adding|add) (?:\w+ )?(?:lantai|tingkat|lt|floors?|store?ys?)\b",
    re.IGNORECASE,
)
_BUILDS = Pattern(
    r"\b(?:di|me|ny)?(?:sekat\w*|renov\w*|rombak|bongkar|perluas)\b|\b(?:mem|di|nge)?bangun(?:kan|in| ulang)?\b"
    r"|\b(?:di|me)?(?:tambah\w*|nambah\w*)(?: \w+){0,2} "
    r"(?:lantai|kamar|ruang\w*|tingkat|atap|teras|dapur|bangunan)\b"
    r"|\b(?:di)?naik\w*(?: \w+){0,2} (?:rumah|lantai|tingkat)\b|\bjadi (?:\d|dua|tiga|empat) (?:lantai|tingkat)\b"
    r"|\b(?:renovat\w*|partition\w*|rebuild\w*|build(?!ing)"
    r"|add(?:ing)? (?:a |an |one |another )?(?:floor|storey|room))\b",
    flags=re.IGNORECASE,
)
_WHEN_TO_APPLY = Pattern(
    r"\b(?:berapa|brp) (?:lama|hari|minggu|bulan|jam)(?: \w+){0,2} sebelum\w*\b"
    r"(?! (?:\w+ )?(?:terbit|keluar|jadi|selesai))"
    r"|\bh (?:minus )?(?:berapa|brp)\b|(?<!hari )(?<!minggu )(?<!bulan )\bkeburu (?:tidak|ya|kah|kalau)\b"
    r"|\b(?:paling (?:lambat|telat|cepat|awal)|kapan|seberapa (?:awal|cepat))(?: \w+){0,3} "
    r"(?:aju|diajukan|mengajukan|ajukan|daftar|mendaftar|perpanjang|diperpanjang|memperpanjang|urus|diurus|mengurus)\b"
    r"|\b(?:aju|diajukan|mengajukan|ajukan|perpanjang|diperpanjang|urus|diurus)(?: \w+){0,2} "
    r"(?:paling (?:lambat|telat|cepat|awal)|kapan)\b"
    r"|\bhow (?:long|far|early|soon|many (?:days|weeks|months))(?: \w+){0,6} (?:before|in advance|ahead)\b"
)
_SECOND = Pattern(
    r"\b(?:sip\w{0,4}|surat izin praktik|tempat(?: praktik)?)(?: \w+)? (?:yang )?(?:kedua|ketiga|ke ?-?[23]|tambahan)\b"
    r"|\b(?:kedua|ketiga|second|third|another|additional|(?:me)?nambah\w*|tambah\w*) "
    r"(?:praktik|praktek|sip\w{0,4}|tempat praktik|practice|place)\b"
    r"|\b(?:masih|tetap|still) (?:ada |aktif |saya )?(?:pegang|memegang|punya|memiliki|mempertahankan|hold|have|keep)"
    r" (?:\w+ ){0,2}(?:sip\w{0,4}|surat izin praktik|practice permit) (?:\w+ ){0,2}(?:di|pada|at|in)\b"
    r"|\b(?:praktik|praktek|kerja|bekerja|berpraktik) juga\b|\bjuga (?:praktik|praktek|kerja|bekerja|berpraktik)\b",
    flags=re.IGNORECASE,
)
_LEAVES = Pattern(
    r"\b(?:pindah\w*|resign\w*|berhenti|mengundurkan diri|keluar dari|tutup|moved?|moving|left|leav\w*|quit)\b",
    flags=re.IGNORECASE,
)
_LEGAL = Pattern(
    r"\b(?:hukum|peraturan|aturan|perda|pergub|undang|pasal|regulasi|legal|sanksi"
    r"|melanggar (?:apa|ketentuan))\b"
)
_OF_A_THING = Pattern(  # "ada aturan jarak antar apotek?" wants the distance, "memang begitu aturannya?" a yes or no
    r"\b(?:begitu|gitu|memang|emang|demikian)(?:kah)? aturan(?:nya)?\b|\baturan(?:nya)? (?:begitu|gitu|demikian)\b"
    r"|\b(?:ada|adakah) aturan (?:khusus )?(?:soal |tentang |mengenai )?"
    r"(?:jarak|jam|waktu|batas|luas|tinggi|lebar|ukuran|jumlah|usia|umur|minimal|maksimal|kuota|zonasi|parkir)\b"
)
_RELATIVE = (
    r"(?:(?:orang lain|saudara|adik|kakak|abang|anak|istri|suami|ayah|bapak|ibu|mertua|paman|sepupu|keponakan|tante|om"
    r"|cousin|nephew|niece|uncle|aunt|parents?|teman|kawan|karyawan|staf"
    r"|pegawai"
    r"|sekretaris|bos|biro jasa|notaris|pengacara|konsultan|wife|husband|son|daughter|brother|sister|friend|lawyer"
    r"|agent"
    r"|staff|assistant|secretary|asisten|someone else|somebody else)(?:nya|ku)?)"
)
BORROWED = Pattern(
    r"\b(?:pinjam|minjam|pinjem|minjem|dipinjam\w*|numpang|nebeng|sewa|catut)(?: (?:pakai|atas))?"
    r" (?:nama\w*|ijazah|sip\w*|str\w*)\b"
    r"|\b(?:ttk|apoteker|penanggung jawab|sip\w*|str\w*)\b[^.?!]{0,60}\b(?:cukup|hanya|cuma) namanya\b"
    r"|\bborrow\w*(?: \w+)? names?\b"
)
_EMPOWERS = Pattern(r"\b(?:\w*kuasa\w*|diwakil\w*|mewakili)\b")
_ATTORNEY = Pattern(
    r"\b(?:mengurus|urus|mengajukan)(?:nya)? bukan (?:saya|aku|pemohon)\b"
    r"|\bbukan (?:saya|aku) (?:sendiri )?yang (?:meng)?urus\w*\b"
    r"|^(?:apa |apakah |dan )*(?:perlu|harus|wajib|pakai|butuh) surat kuasa(?: \w+)?$"
    r"|\b(?:diwakil\w*|mewakili|mewakilkan|dikuasa\w*|menguasakan|(?<!cukup )(?<!satu )perwakilan"
    r"|on (?:my|his|her|their|our) behalf)\b"
    rf"|\b(?:urus|diurus|mengurus|aju|diajukan|mengajukan|perpanjang|diperpanjang|daftar)(?: \w+){{0,3}} (?:oleh "
    rf"|sama |lewat )?{_RELATIVE}\b"
    rf"|\b(?:dititip\w*|titip)(?: (?:ke|sama|lewat|pada|di))? (?:orang|biro|jasa|calo|{_RELATIVE})\b"
    r"|\b(?:diajukan|diurus|diperpanjang|didaftarkan)(?: \w+){0,2} oleh\b(?! (?:panitia|yayasan|perusahaan|pt|cv"
    r"|koperasi|badan|organisasi|lembaga|komunitas|klinik|faskes|fasilitas|sekolah|masjid|gereja|perseorangan"
    r"|perorangan|pribadi|pemilik|pemohon)\b)"  # whose application it is, and who stands in for nobody
    rf"|\b{_RELATIVE}(?! (?:bilang|kata|ngomong|suruh|nyuruh|minta|saran\w*|said|says|told)\b)"
    r"(?: (?!itu\b)\w+){0,3} (?:yang )?(?:urus|mengurus|ngurus|aju|mengajukan|perpanjang|memperpanjang|daftar"
    r"|mendaftar|mengambil|ambil)\b"
    r"|\b(?:do|arrange|handle|renew|apply)(?: \w+){0,2} for (?:me|us|him|her)\b"
    r"|\b(?:submit|aju|urus|mengurus|perpanjang) (?:\w+ )?for (?:me|us|him|her|my)\b"
    r"|^(?:apakah |apa )?(?:boleh|bisa|dapat)(?: \w+)? (?:saya|aku|kami) (?:\w+ )?(?:urus|mengurus|uruskan)\b"
    r"(?! (?:sekaligus|di|lewat|dari|sendiri|sekarang|dulu|bareng\w*|daring|online)\b)"
    r"|\b(?:boleh|bisa|dapat)(?: \w+){0,2} (?:saya|aku|kami) yang (?:meng|mem)?(?:urus\w*|ajukan|aju|perpanjang"
    r"|daftar\w*|ambil)\b"
)
_AWAY = Pattern(
    r"\b(?:di luar (?:kota|negeri|jakarta|daerah|jawa)|di rantau|tidak (?:bisa|dapat|sempat) (?:datang|hadir|mengurus"
    r"|urus)"
    r"|berhalangan|(?:sedang|lagi) (?:sakit|dinas)|abroad|out of town|cannot come)\b"
)
_SUPPOSED = Pattern(r"^(?:dan |terus |tapi |nah )*(?:kalau|jika|bila|apabila|misal|if|what if)\b")
_PENALTY = Pattern(r"\b(?:sanksi\w*|denda\w*|hukuman|dihukum|penalty|penalties|fine[ds]?)\b")
_AGREES = Pattern(  # "is one in the Netherlands fine?", whose usual spelling is that of a fine
    r"\b(?:is|are|be|it's|that's|would|works?)\b(?! (?:there|a|an|any|the)\b)[^.?!]{0,60}"
    r"(?<!\ba )(?<!\bany )(?<!\bthe )(?<!\bpay )(?<!\bmy )(?<!\bour )(?<!\bheavy )(?<!\bbig )\bfine\b",
    flags=re.IGNORECASE,
)
_MORE_THAN_MONEY = Pattern(r"\b(?:sanksi\w*|hukuman|dihukum|pidana|penjara|penalty|penalties)\b")
_PUNISHED = re.compile(r"\b(?:denda|sanksi|pidana|penalty|fined?|imprison\w*)\b", re.IGNORECASE)
_VARIES = re.compile(r"\b(?:berbeda menurut|sebutkan|depends? on|differs?|tell us)\b", re.IGNORECASE)
_TURNED = Pattern(
    r"\b(?:tidak|bukan|tidak lagi) (?:perlu|usah|wajib|harus|pakai|punya|ada|bisa|boleh|disertai|dilampirkan|need)\b"
    r"|\b(?:tanpa|cukup|hanya|saja|sudah tidak|without|enough|only|no longer|not)\b|\batau\b(?! tidak\b)"
    r"|\w apa (?:harus|cukup|perlu|wajib|bisa|boleh)\b|\b(?:dan|and) (?:apakah|does|do|is|are|can)\b"  # two in one
)
_DIFFERS = Pattern(r"\b(?:beda|bedanya|perbedaan|difference|differ)\b")
_OR_ENOUGH = Pattern(r"\batau (?:cukup|hanya|perlu|harus)\b|\bor (?:is|just|only)\b")
_RENEWED = Pattern(r"\b(?:di|mem)?perpanjang\w*\b|\brenew\w*\b|\bextend\w*\b")
_HOW_MUCH = Pattern(
    r"\b(?:biaya|tarif|retribusi|harga|ongkos|bayar)\w*(?: \w+){0,3} berapa\b"
    r"|\bberapa(?: \w+){0,2} (?:biaya|tarif|retribusi|harga|ongkos|bayar\w*)(?:nya)?\b"
    r"|\b(?:official|real|proper) (?:fee|cost|price|charge)\b|\bhow much (?:is|does|should)\b"
)


def asks_when_to_renew(question: Question) -> bool:
    """Return whether a question asks when something is renewed: what has taken its place is had anew, not renewed."""
    return question.form is Form.WHEN and _RENEWED.search(question.words) is not None


def asks_when_to_apply(question: Question) -> bool:
    """Return whether a question asks how long before a day one is to apply: it wants no processing time."""
    return _WHEN_TO_APPLY.search(question.words) is not None


def adds_a_place(mail: str) -> bool:
    """Return whether a mail tells of a second or third SIP beside the one that its writer keeps."""
    return _SECOND.search(mail) is not None and _LEAVES.search(mail) is None


def builds(text: str) -> bool:
    """Return whether a text tells of work on a building: partitions, a room or a storey more, a renovation."""
    return _BUILDS.search(text) is not None


def extends(text: str) -> bool:
    """Return whether a text tells of a storey or a room more that somebody wants to build."""
    return _EXTENDS.search(_NOT_HIGHER.sub(" ", text)) is not None


def says_attorney(question: Question) -> bool:
    """Whether a question asks if somebody else may apply."""
    if BORROWED.search(question.words) and not _EMPOWERS.search(question.words):
        return False  # who lends a name applies for nobody
    if question.form in {*YES_OR_NO, Form.WHO}:
        return bool(_ATTORNEY.search(question.words) or _AWAY.search(question.words))
    return bool(_SUPPOSED.match(question.words) and (_ATTORNEY.search(question.words) or _AWAY.search(question.words)))


def asks_penalty(question: Question) -> bool:
    """Whether a question asks what happens to somebody who is late or does without."""
    return bool(_PENALTY.search(question.words)) and not _AGREES.search(question.text)


def only_fine(question: Question) -> bool:
    """Return whether a question on a penalty asks for no more than the money: "kena denda berapa?"."""
    return not _MORE_THAN_MONEY.search(question.words)


def names_penalty(sentence: str) -> bool:
    """Return whether a sentence of ours says what happens to somebody who does without."""
    return _PUNISHED.search(sentence) is not None and _VARIES.search(sentence) is None


def names_no_paper(question: Question) -> bool:
    """Whether a question leaves the paper that it asks about to the question before."""
    return not re.search(
        r"\b(?:surat|akta|ijazah|sertifikat|foto|ktp|kk|npwp|str|sip\w*|formulir|proposal)\b", question.words
    )


def is_plain(question: Question) -> bool:
    """Whether a yes or no would be read as the answer to what is asked: not so of "cukup KTP?"."""
    return question.form in YES_OR_NO and not _TURNED.search(question.words)


def says_legal(question: Question) -> bool:
    """Whether a question asks for the rule itself: "masih perlu?" does not, though the rule may answer it."""
    return bool(_LEGAL.search(_OF_A_THING.sub(" ", question.words)))


def sides_of(question: Question) -> tuple[Aspect, ...]:
    """Return the sides that a question asks for: its legal basis not where a yes or no is wanted, or a person."""
    if question.form not in {*YES_OR_NO, Form.WHO, Form.HOW_MANY} or says_legal(question):
        return question.aspects
    return tuple(aspect for aspect in question.aspects if aspect is not Aspect.LEGAL)


def compares(question: Question) -> bool:
    """Return whether a question asks how two permits differ, or whether the lesser of them is enough."""
    return bool(_DIFFERS.search(question.words) or _OR_ENOUGH.search(question.words))


def differs(question: Question) -> bool:
    """Return whether a question asks how two permits differ."""
    return bool(_DIFFERS.search(question.words))


def definitions(question: Question) -> Question:
    """Return ``question`` as one for what each of the permits is that it chooses between."""
    sides = {Aspect.FEE, Aspect.DURATION, Aspect.VALIDITY, Aspect.LEGAL} & set(question.aspects)
    return question if sides else replace(question, aspects=(Aspect.DEFINITION,), form=Form.OPEN)


def asks_only_visit(question: Question) -> bool:
    """Return whether a question asks if somebody comes to look, and nothing else of a permit."""
    others = {Aspect.REQUIREMENTS, Aspect.PROCEDURE, Aspect.OTHER}
    narrow = bool(A_VISIT.search(question.text)) and not _MORE_THAN_VISIT.search(question.text)
    return narrow and set(question.aspects) <= others


def asks_how_much(question: Question) -> bool:
    """Whether a question asks for the amount of a fee: "biaya resminya berapa"."""
    return _HOW_MUCH.search(question.words) is not None
