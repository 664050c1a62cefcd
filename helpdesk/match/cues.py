"""The words by which people ask: interrogatives, requests, greetings, closings. Rules over words in usual spelling."""

from __future__ import annotations

import re
from functools import lru_cache

from helpdesk.match.aspects import aspects_of
from helpdesk.match.lexicon import FILLERS
from helpdesk.model.question import Aspect
from helpdesk.pattern import Pattern

_INTERROGATIVE = Pattern(
    r"\b(?:apa|apakah|apalagi|bagaimana|berapa|kapan|dimana|kemana|(?:di|ke|dari|lewat|kantor|sampai|yang|bank|unit"
    r"|instansi) mana|(?:di|ke) \w+ mana|\w+ mana$|mana (?:dulu|duluan)|kenapa"
    r"|mengapa"
    r"|siapa|bolehkah|bisakah|adakah|haruskah|perlukah)\b"
    r"|\b(?:what|which|how|where|when|who|why|whether)\b"
    r"|(?:^|\b(?:and|also|or|if|then|so|but|please|know|whether|ask) )(?:do|does|did|can|could|may|should|is|are"
    r"|will|would)"
    r" (?:i|we|it|there|you|they|he|she|the|this|that|my|our|your|his|her|someone|anyone|a|an|any|all|both|\w+s)\b"
    r"|^(?:do|does|did|must|should|is|are|will|would) \w+ \w+"
)
_YES_NO = Pattern(
    r"\b(?:bisa|boleh|perlu|harus|wajib|ada|masih|kena|termasuk|dapat|cukup|sudah|mungkin|jadi|pakai|buka|berlaku"
    r"|sah|aman)\b"
    r"(?: \S+){0,9} (?:tidak|atau tidak|atau belum|ya|kan|belum)(?: (?:ya|sih|min|kak|pak|bu|dong|bos|gan|mas|mbak))*$"
    r"|\S \S+ kan(?: (?:ya|sih|min|kak|pak|bu|dong|bos|gan|mas|mbak))*$"
    # "bayar tidak", "survei dulu tidak ya": a clause that ends in its own denial asks
    r"|\S (?:atau )?tidak(?: (?:ya|sih|kira|min|kak|pak|bu|dong|bos|gan|mas|mbak|sekarang|nanti|juga|duluan))*$"
    r"|\S kah(?: (?:ya|sih|min|kak|pak|bu|dong|bos|gan|mas|mbak))*$"
    # "bisa dicabut tidak kalau hasilnya jelek"
    r"|\b(?:bisa|boleh|perlu|harus|wajib|kena)(?: \w+){0,3} tidak (?=(?:kalau|jika|bila|untuk|selama|sambil|sebelum)\b)"
    # "ada surat edarannya ga buat ditunjukin", "ini resmi kan bukan penipuan"
    r"|\bada(?: \w+){1,3} tidak (?=(?:untuk|buat|biar|supaya) \w)|\bkan bukan(?: \S+){1,3}$"
    # "masih wajib atau sudah dihapus"
    r"|\bmasih(?: \S+){0,5} atau (?:sudah|tidak|belum|harus|ganti|diganti)\b"
    # "dan kalau nyicil bisa"
    r"|^(?:(?:dan|terus|itu|sama) )*kalau(?: \w+){1,5} (?:bisa|boleh|wajib|perlu)$"
    # "bisa tidak mulai sekarang": may one or not, said at once
    r"|\b(?:bisa|boleh|perlu|wajib|harus) tidak (?!bisa|boleh|perlu|harus|ada)\w"
    # "ke kelurahan atau langsung TPU": a choice without a verb
    r"|\batau (?:boleh|bisa|harus|langsung|cukup|mesti|tetap)(?! (?:saya|kami|kita|ke|menghubungi|hubungi)\b)"
    r"(?: \w+){0,3}$"
    r"|^(?:(?:dan|terus|lalu|itu|jadi|juga|dia|urus|daftar) )*(?:ke|di|dari|lewat|pakai|cukup|langsung|harus|wajib"
    r"|perlu|bisa|boleh|mending|ikut)(?: \S+){1,8} atau(?: \S+){1,5}$"
)
_REQUEST = Pattern(
    r"\b(?:mohon|memohon|tolong|harap|dimohon|please|kindly|(?<!tidak bisa )bantu|bantuin|tolonglah)\b"
    # the citizen asks, not the bank or the officer they tell about
    r"|(?:^|\b(?:saya|kami|mau|ingin|dan|serta|sekalian|jadi|maka|mohon|boleh|bisa) )(?:minta|meminta)\b"
    r"|\b(?:mau|ingin|hendak|izin|numpang|pengen|sekalian|sekadar|cuma) (?:\w+ )?"
    r"(?:tanya|bertanya|menanyakan|nanya|tanyakan|konsultasi|berkonsultasi|mengetahui|tahu|minta|lapor|melaporkan"
    r"|mengadu\w*"
    r"|mengadukan|komplain|adu|menyampaikan|konfirmasi|memastikan|memohon|meminta)\b"
    r"|\b(?:butuh|perlu|memerlukan|cari|mencari) (?:informasi|penjelasan|bantuan|pencerahan)\b"
    r"|\b(?:tanya|bertanya|menanyakan|informasi dong|request)\b"
    r"|\bi (?:would like|want|need|wonder|am asking|am writing)(?: to)? (?:know|ask|inquire|if|whether|confirm|check)\b"
    r"|\b(?:tell|let|inform|advise|explain|confirm|send|help|check) (?:me|us)\b"
)
# "apa saja" in a statement, "apa pun", and the polite "apa kabar" ask for nothing.
_NOT_ASKING = Pattern(
    r"\bapa kabar\b|\bapa ?pun\b|\bapa adanya\b|\btidak apa\b|\bapa boleh buat\b|\bsiapa ?pun\b|\bberapa (?:kali"
    r"|waktu|hari"
    r"|minggu|bulan) (?:lalu|yang lalu|ini|terakhir|kemarin)\b|\bsudah berapa kali\b|\bbagaimana ?pun\b|\bkapan ?pun\b"
    r"|(?<!kalau )(?<!jika )(?<!bila )(?<!kalau memang )\b(?:tidak|belum|tanpa)(?: \w+){1,3} apa(?: saja)?$"
    r"|\btidak tahu apa\b"
    r"|\b(?:terima kasih|makasih)(?: \w+){0,2}$"
)
_GREETING = Pattern(
    r"^(?:yth|kepada|dear|halo|hallo|hai|hi|hello|selamat (?:pagi|siang|sore|malam)|assalam\w*|shalom|om swastiastu"
    r"|salam (?:sejahtera|hormat|kenal|sehat)|pagi|siang|sore|malam|dengan hormat|permisi|punten|good (?:morning"
    r"|afternoon"
    r"|evening|day)|to whom)\b"
)
_CLOSING = Pattern(
    r"^(?:(?:hormat|salam) (?:saya|kami|hormat)|salam|sukses|semoga|wassalam\w*|matur|hatur"
    r"|regards|best|kind|sincerely|yours|demikian"
    r"|terima kasih"
    r"|makasih|thank|thanks|ttd|tertanda|atas (?:perhatian|bantuan|kerja)|sebelumnya terima|sent from|dikirim dari"
    r"|pemohon$"
    r"|mohon maaf|maaf)\b"
)
_CLOSING_TEXT = """
membantu bermanfaat jelas puas senang pelayanannya pelayanan sukses sehat selalu semoga
jawaban balasan respon respons responnya arahan petunjuk pencerahan pencerahannya bantuan informasi penjelasan maaf
merepotkan mengganggu waktu kabar kerja sama kerjasama perhatian cepat segera ditunggu menunggu dibalas dijawab balas
jawab jawabnya dibantu banyak advance help response reply assistance information know guidance look forward hearing
soon support answer questions question pertanyaan beberapa hal sedikit konsultasi lagi cepatnya penuh yang sebesar
besar kebijaksanaan pengertian dimaklumi ganggu lengkap detail dijelaskan masukan solusi saran feedback update
tanggapan kesediaan advice urgent penting secara tertulis
"""
_CLOSING_WORDS = frozenset(_CLOSING_TEXT.split())
_CLEAR = re.compile(r"^(?:baik|oke|ok|okay|siap|noted|sip)\b|\b(?:jelas|paham|mengerti|dimengerti|understood|clear)\b")
_GOOD_END = re.compile(
    r"\b(?:alhamdulillah|puas|senang|ramah|mantap|bagus|membantu|keren|hebat|great|excellent|happy|wonderful)\b"
    r"|\b(?:sudah|telah|akhirnya) (?:terbit|jadi|selesai|keluar|diterima|saya terima|beres)\b"
)
_WANTED = re.compile(
    r"\b(?:belum|tidak|tapi|tetapi|namun|mohon|tolong|minta|kurang|salah|keliru|kecewa|lama|bagaimana|apa|apakah|berapa"
    r"|kapan|dimana|kemana|cara|syarat|but|not|please|how|what|when|where)\b"
)
_ACKNOWLEDGING = frozenset(
    [
        "baik",
        "oke",
        "ok",
        "okay",
        "siap",
        "noted",
        "sip",
        "sudah",
        "jelas",
        "paham",
        "mengerti",
        "dimengerti",
        "understood",
        "clear",
        "all",
        "now",
        "kalau",
        "begitu",
        "kak",
        "min",
        "pak",
        "bu",
        "mas",
        "mbak",
        "ya",
        "admin",
        "sekarang",
        "saya",
    ]
)
# The nouns by which a further question starts: "..., biayanya, dan masa berlakunya".
_ASPECT_NOUN = (
    r"(?:per)?syarat\w*|biaya|lama|prosedur|cara|tata cara|alur|tahap\w*|langkah\w*|mekanisme|dasar hukum"
    r"|dokumen apa|berkas apa"
    r"|retribusi|jangka waktu|masa berlaku|waktu (?:proses|penyelesaian)|berlaku|proses|dokumen yang|berkas yang"
    r"|aturan|urus"
    r"|bayar|perbedaan|beda|dokumen|izin apa"
)
_STARTS_ASKING = Pattern(
    rf"^(?:(?:dan|serta|terus|lalu|juga|sama|sekalian|kemudian|kalau|untuk|terkait|soal|mengenai|tentang|and|also"
    rf"|then|or|kira|nya"
    rf"|plus|selain itu|itu|yang|besar|total|any|the|your)\s)*"
    rf"(?:{_ASPECT_NOUN}|apa|apakah|bagaimana|berapa|kapan|dimana|kemana|di mana|ke mana|kenapa|mengapa|siapa|mohon"
    rf"|(?:ke|di|lewat) \w+ mana|tolong|minta"
    rf"|bisakah|bolehkah|adakah|what|which|how|where|when|who|why|whether|tell)\b"
    rf"|^(?:(?:and|also|then)\s)?(?:do|does|can|could|may|should|is|are|will) \w+"
)
_MAYBE_ASKING = Pattern(
    r"^(?:(?:dan|serta|terus|lalu|juga|sama|sekalian|kemudian|itu)\s)*"
    r"(?:bisa|boleh|perlu|harus|ada|kena|masih|wajib|kalau|jika|urus|mengurus|bawa|lewat|pakai|sekarang|nanti|butuh"
    r"|siapkan|menyiapkan|daftar|dapat|ambil|kirim)\b"
)
_ANNOUNCES = Pattern(
    r"\b(?:tanya|bertanya|menanyakan|nanya|informasi|konsultasi|pertanyaan|question|questions|ask|know|penjelasan"
    r"|dijelaskan|jelaskan|keterangan|arahan|petunjuk|mengetahui|ketahui|diketahui|ditanyakan|tanyakan|dijawab|penegasan"
    r"|bingung|bikin bingung|hal berikut|hal hal|bantuan|bantuannya|pencerahan|pencerahannya|solusi|solusinya)\b"
)
_ENDS_ASKING = Pattern(
    r"\b(?:tidak|kah|kan|ya|sih|dong|belum)"
    r"(?: (?:ya|sih|dong|min|kak|kakak|pak|bapak|bu|ibu|bang|gan|mas|mbak|dok|admin|bos|om|tante))*$"
)
_ENDS_IN_QUESTION_WORD = Pattern(
    r"\b(?:bagaimana|berapa|kapan|kemana|dimana|mana|apa|apa saja"
    r"|berapa (?:lama|hari|minggu|bulan|tahun|orang|meter|persen|kali|lembar|rupiah))"
    r"(?: (?:ya|sih|dong|min|kak|pak|bu|bang|gan|mas|mbak))*$"
)
_MORE = Pattern(
    rf"^(?:(?:dan|terus|sama|juga|sekalian|untuk|kalau|nya) )*(?:{_ASPECT_NOUN}|batas waktu|denda|waktu|alamat"
    r"|jadwal|formulir|contoh|kontak|jam buka)\b"
)
# "bisa online", "harus datang sendiri": after a question another one, though nothing marks it
_MAY = Pattern(
    r"^(?:(?:dan|terus|juga|itu|kalau) )*(?:bisa|boleh|perlu|harus|wajib|kena|butuh|pakai|lewat|cukup|gratis)\b"
    r"(?!.*\b(?:saya|kami|kita|sudah|tidak|ditunggu|segera|secepatnya|besok|terima kasih|makasih|tolong|mohon)\b)"
)
_MAY_END = Pattern(r"\S (?:bisa|boleh)$")  # "perlu izin ga? rumah kontrakan bisa"
_TOLD = Pattern(r"\b(?:sudah|lengkap|ada|siap|habis|punya|terlampir|dilampirkan|belum|saya|kami|tidak)\b")
_REPORTED = Pattern(r"\b(?:ditolak|dikembalikan|kata|sudah|kemarin|belum)\b")
# "kerja apa tidur?": anger in the form of a question
_RANT = Pattern(
    r"\b(?:kerja apa tidur|tidur apa kerja|niat (?:\w+ )?(?:kerja|melayani|layan\w*|ngelayan\w*) tidak"
    r"|kantor (?:\w+ )?apa (?:kantor|tempat|sarang)|(?:meng|nge)?(?:ngerjain|kerjain|ngerjai) (?:orang|rakyat|warga)"
    r"|(?:mau )?(?:sampai|nunggu) kapan (?:saya|kami) harus (?:menunggu|nunggu|begini|sabar)"
    r"|(?:ini|kalian) bagaimana sih|bagaimana sih (?:ini|kalian|kerja|ptsp)|kok (?:begini|gini)|apa apaan)\b"
)
_A_WORD = Pattern(
    r"^(?:(?:please|kindly|mohon|tolong|minta|harap) )+(?:\w+ )?(?:advise|advice|arahan|pencerahan|petunjuk|solusi"
    r"|tanggapan|balasan|jawaban|dijawab|dibalas|ditanggapi|masukan|respon\w*)(?:nya)?"
    r"(?: (?:ya|kali ini|segera|secepatnya|pak|bu|kak))*$"
)
_CONFIRMS = Pattern(
    r"^(?:(?:apa|apakah|emang|memang|itu|hal|is|that) )*(?:benar|betul|bener|iya|masa|resmi|true|correct|right"
    r"|sah|wajar|memang (?:begitu|ada|demikian))"
    r"(?: (?:begitu|demikian|gitu|itu|tidak|kah|ya|kan|sih|dong|min|kak|pak|bu|bapak|ibu|mas|mbak|gan|admin))*$"
)
# "boleh?" after what somebody wants to do
_MAY_ALONE = Pattern(r"^(?:apa |apakah |itu )*(?:boleh|bisa|wajib|perlu)(?: tidak| kah| ya| kan)*$")
# "surat sehat boleh dari klinik?", not "orang yang boleh tanda tangan"
_DUTY = Pattern(r"(?<!yang )\b(?:boleh|bisa|perlu|harus|wajib|dapat|masih|kena|cukup|diperlukan|berlaku)\b")
_SHORT_ASKING = Pattern(
    r"^(?:(?:dan|serta|terus|juga|itu)\s)*(?:bisa|boleh|perlu|harus|ada|kena|masih|wajib|bisakah)\b"
)
# "boleh saya gambar sendiri": the verb before the subject asks
_TURNED = Pattern(r"^(?:(?:dan|terus|juga|lalu|apa) )*(?:bisa|boleh|perlukah|haruskah) (?:saya|kami|kita)\b")
_ASPECT_START = Pattern(rf"^(?:{_ASPECT_NOUN})\b")
# "persyaratan bangunannya juga dong"
_WISHES = Pattern(r"\b(?:dong|juga(?: (?:ya|min|kak|pak|bu|dong|mas|mbak))?|sekalian)$")
# "kalau tidak bisa solusinya apa": only "mohon solusinya" closes
_SOLUTION = Pattern(r"\bsolusi (?:apa|bagaimana)\b|\b(?:apa|bagaimana|adakah|ada) solusi\b")


def asks(words: str, *, marked: bool) -> bool:
    """Whether these words (usual spelling) ask for something; ``marked`` says that a question mark follows."""
    if not words:
        return False
    return asks_outright(words) or marked or requests(words) or (names_aspect(words) and bool(_WISHES.search(words)))


def announces(words: str) -> bool:
    """Whether these words say that questions follow."""
    return _ANNOUNCES.search(words) is not None


def asks_outright(words: str) -> bool:
    """Whether these words hold a question word or a yes-no question, question mark or not."""
    told = _NOT_ASKING.sub(" ", words).rstrip()
    return bool(_INTERROGATIVE.search(told) or _YES_NO.search(told) or _TURNED.search(words))


def ends_asking(words: str) -> bool:
    """Whether these words end as a question does, with a particle."""
    return _ENDS_ASKING.search(words) is not None


def ends_in_question_word(words: str) -> bool:
    """Whether these words end in what asks: "caranya bagaimana ya"."""
    return _ENDS_IN_QUESTION_WORD.search(words) is not None


def names_more(words: str) -> bool:
    """Whether these few words name a further thing to know, as people do after a question: "batas waktunya"."""
    few = len(words.split())
    if says_may(words):
        return True
    few -= 5 if " atau " in words else 0  # "retribusinya dari luas baru atau semua"
    further = _MORE.search(words) or _MAY_END.search(words)
    return few <= 5 and bool(further) and not _TOLD.search(words)


def is_rant(words: str) -> bool:
    """Whether the words only vent anger in the form of a question: "kerja apa tidur?"."""
    return _RANT.search(words) is not None


def asks_for_a_word(words: str) -> bool:
    """Whether the words only ask for an answer: "please advise", "mohon arahannya"."""
    return _A_WORD.search(words) is not None


def confirms(words: str) -> bool:
    """Whether the words only ask if what was told before them is so: "bener pak?"."""
    return _CONFIRMS.search(words) is not None


def tells(words: str) -> bool:
    """Whether the words tell of something done or there, and so ask nothing by themselves."""
    return _TOLD.search(words) is not None


def may_alone(words: str) -> bool:
    """Whether the words ask only whether what was just said is allowed: "boleh?"."""
    return _MAY_ALONE.search(words) is not None


def says_duty(words: str) -> bool:
    """Whether the words say of something that it must or may be, as a question does by its mark alone."""
    return _DUTY.search(words) is not None


def interrogates(words: str) -> bool:
    """Whether the words hold a question word."""
    return _INTERROGATIVE.search(_NOT_ASKING.sub(" ", words)) is not None


def says_may(words: str) -> bool:
    """Whether these few words begin with what may or must be: "bisa online", "pakai meterai"."""
    return len(words.split()) <= 7 and bool(_MAY.search(words)) and has_substance(words)


def requests(words: str) -> bool:
    """Whether these words ask politely for something, without an interrogative."""
    return bool(_REQUEST.search(words)) and not is_thanks(words)


def starts_asking(words: str, *, last: bool) -> bool:
    """Whether another question begins with this clause; ``last`` says that a question mark follows it directly."""
    if not has_substance(words):
        return False
    if (
        _STARTS_ASKING.search(words)
        or _TURNED.search(words)
        or (last and _SHORT_ASKING.search(words) and len(words.split()) > 2)
    ):
        return True
    return bool(_MAYBE_ASKING.search(words)) and bool(_INTERROGATIVE.search(words) or _YES_NO.search(words))


def names_aspect(words: str) -> bool:
    """Whether the words begin with the noun of an aspect, as an item of a list of questions does."""
    return bool(_ASPECT_START.search(words))


def can_stand_alone(words: str, *, marked: bool) -> bool:
    """Whether the words before a cut are a question themselves, not the beginning of one."""
    if _INTERROGATIVE.search(words) or _YES_NO.search(words):
        return True
    told = marked and not _REPORTED.search(words)  # "permohonan saya ditolak, maksudnya bagaimana?" asks once
    return bool(aspects_of(words)) and (requests(words) or names_aspect(words) or told)


def is_greeting(words: str) -> bool:
    """Whether the words greet or address somebody and say nothing else."""
    return bool(_GREETING.search(words)) and len(substance(words)) <= 4 and not aspects_of(words)


def is_closing(words: str) -> bool:
    """Whether the words thank, close or sign."""
    return bool(_CLOSING.search(words)) and not asks_outright(words)


@lru_cache(maxsize=512)  # a mail asks this of each of its clauses several times
def has_substance(words: str) -> bool:
    """Whether anything is asked about beyond the asking itself."""
    return bool(substance(words)) or _SOLUTION.search(words) is not None


def substance(words: str) -> list[str]:
    """Return the words that are neither fillers nor the usual words of asking and closing."""
    kept = [w for w in words.split() if w not in FILLERS and w not in _CLOSING_WORDS and len(w) > 1]
    return kept or [str(a) for a in aspects_of(words) if a is not Aspect.OTHER]


def greeting_length(text: str) -> int:
    """Return how many characters of ``text`` are a greeting before its first statement."""
    match = _LEADING.match(text)
    return match.end() if match else 0


_LEADING = re.compile(
    r"(?:(?:assalam\w*(?:['’\s]*a?laikum)?(?:\s+w[ar]*\.?\s*w[ab]*\.?)?|halo+|hallo+|hai+|hi|hello|dear\s+\w+(?:/\w+)?"
    r"|(?:selamat\s+|met\s+)?(?:pagi|siang|sore|malam)|permisi|punten|dengan hormat|shalom|salam\s+\w+|good\s+\w+)"
    r"(?:\s+(?:min|admin|kak|kakak|pak|bapak|bu|ibu|bpk|mas|mbak|gan|team|tim|sir|madam|all|semua|bapak/ibu|pak/bu|dok"
    r"|penyuluh|petugas)\b)*\s*[,.!:]*\s+)+",
    re.IGNORECASE,
)


_PROMISES = Pattern(
    r"^(?:oke|ok|okay|siap|noted|sip|baik)(?: (?:min|kak|pak|bu|mas|mbak))? (?:noted|siap|nanti|akan|saya akan)\b"
)
_THANKS = Pattern(
    r"\b(?:terima kasih|makasih|thanks|thank|matur(?: sembah)? (?:nuwun|makasih|suwun)|(?:matur|hatur) makasih"
    r"|nuhun|noted|oke siap)\b|^(?:oke|ok|okay|siap|noted|mantap|dimengerti"
    r"|baik (?:dimengerti|paham|terima|makasih)|baik(?:lah)?$)\b"
)


def acknowledges(words: str) -> bool:
    """Whether the words only say that all is clear: "baik kak, sudah jelas"."""
    return set(words.split()) <= _ACKNOWLEDGING | FILLERS | _CLOSING_WORDS and bool(_CLEAR.search(words))


_PRAISE = Pattern(
    r"\b(?:pelayanan\w*|layanan\w*|petugas\w*|staf\w*|service|staff|officers?)\b"
    r"(?: \w+){0,8} (?:bagus|ramah|baik|cepat|memuaskan"
    r"|mantap|hebat|top|keren|excellent|great|friendly|helpful)\b(?! (?:sangka|baik saja))"
)
_BUT = Pattern(r"\b(?:tapi|namun|sayang\w*|kecuali|tidak|kurang|belum|but|however|not)\b")


def only_rejoices(words: str) -> bool:
    """Whether the words tell of a good end and thank for it: nothing is wanted."""
    good = _GOOD_END.search(words) or _CLEAR.search(words)
    praises = _PRAISE.search(words) and not _BUT.search(words)
    return bool((_THANKS.search(words) and good) or praises) and not _WANTED.search(words)


def promises(words: str) -> bool:
    """Whether the words say that an answer was understood and will be followed: "oke noted, nanti saya lengkapi"."""
    return _PROMISES.search(words) is not None


def is_thanks(words: str) -> bool:
    """Whether the words say thanks and little else."""
    return bool(_THANKS.search(words)) and len(substance(words)) <= 3
