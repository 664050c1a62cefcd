"""The words by which people ask: interrogatives, requests, greetings, closings. Rules over words in usual spelling."""

from __future__ import annotations

from functools import lru_cache

from helpdesk.match.aspects import LONGEST_CLAUSE, aspects_of
from helpdesk.match.courtesy import closes, has_substance, is_thanks
from helpdesk.pattern import Pattern

FEW = 8  # words of a choice that is named after a question
_TO = "ya|sih|min|kak|kakak|pak|bapak|bu|ibu|dong|bos|bang|gan|mas|mbak|om|tante|dok|admin"  # what a question ends in

_INTERROGATIVE = Pattern(
    r"\b(?:apa|apakah|apalagi|bagaimana|berapa|kapan|dimana|kemana|(?:di|ke|dari|dr|lewat|kantor|sampai|yang|bank|unit"
    r"|instansi) mana|(?:di|ke) \w+ mana|\w+ mana$|mana (?:dulu|duluan)|kenapa"
    r"|mengapa|ngapain|diapain"
    r"|siapa|bolehkah|bisakah|adakah|haruskah|perlukah)\b"
    r"|\b(?:what|which|how|where|when|who|whom|whose|why|whether)\b"
    r"|(?:^|\b(?:and|also|or|if|then|so|but|please|know|whether|ask) )(?:do|does|did|can|could|may|should|is|are"
    r"|will|would)"
    r" (?:i|we|it|there|you|they|he|she|the|this|that|my|our|your|his|her|someone|anyone|a|an|any|all|both|\w+s)\b"
    r"|^(?:do|does|did|must|should|is|are|will|would) \w+ \w+"
    r"|\b(?:do|can|may|must|should) (?:i|we) (?:need|have|get|use|open|bring|also|still|bayar|aju|perpanjang)\b"
)
_YES_NO = Pattern(
    r"\b(?:bisa|boleh|perlu|harus|wajib|ada|masih|kena|termasuk|dapat|cukup|sudah|mungkin|jadi|pakai|buka|berlaku"
    r"|sah|aman)\b"
    rf"(?: \S+){{0,9}} (?:tidak|atau tidak|atau belum|ya|kan|belum)(?: (?:{_TO}))*$"
    rf"|\S \S+ kan(?: (?:{_TO}))*$"
    # "bayar tidak", "survei dulu tidak ya": a clause that ends in its own denial asks
    rf"|\S (?:atau )?tidak(?: (?:{_TO}|kira|sekarang|nanti|juga|duluan))*$"
    rf"|\S kah(?: (?:{_TO}))*$"
    # "bisa dicabut tidak kalau hasilnya jelek"
    r"|\b(?:bisa|boleh|perlu|harus|wajib|kena)(?: \w+){0,3} tidak (?=(?:kalau|jika|bila|untuk|selama|sambil|sebelum)\b)"
    # "ada surat edarannya ga buat ditunjukin", "ini resmi kan bukan penipuan"
    r"|\bada(?: \w+){1,3} tidak (?=(?:untuk|buat|biar|supaya) \w)|\bkan bukan(?: \S+){1,3}$"
    # "mengulang dari nol tidak kalau telat"
    r"|\S (?!bukan|boleh buat)\w+ tidak (?:ya |sih )?(?=(?:kalau|jika|bila) \w)"
    # "masih wajib atau sudah dihapus"
    r"|\bmasih(?: \S+){0,5} atau (?:sudah|tidak|belum|harus|ganti|diganti)\b"
    # "dan kalau nyicil bisa"
    r"|^(?:(?:dan|terus|itu|sama) )*kalau(?: \w+){1,5} (?:bisa|boleh|wajib|perlu)$"
    # "bisa tidak mulai sekarang": may one or not, said at once
    r"|\b(?:bisa|boleh|perlu|wajib|harus) tidak (?!bisa|boleh|perlu|harus|ada)\w"
    # "perlu tanda daftar tidak ya soalnya ada musik", "harus arsitek ya yang gambar", "itu SPPL atau UKL ya"
    r"|\b(?:bisa|boleh|perlu|harus|wajib|kena|ada|masih)(?: \S+){1,6} tidak(?: (?:ya|sih|kah))? (?=(?:soalnya"
    r"|karena|soale|habis|padahal|biar|supaya)\b)"
    r"|\b(?:bisa|boleh|perlu|harus|wajib)(?: \S+){1,3} (?:ya|kan|tidak) yang(?: \S+){1,2}$"
    r"|\S atau \S+(?: \S+){0,2} ya$"
    # "izinnya dari disnaker atau ptsp"
    r"|\b(?:izin|urus|daftar|aju\w*|lapor|bikin|buat|surat) (?:dari|ke|di|lewat) \S+(?: \S+)? (?:atau|apa)"
    r" \S+(?: \S+)?$"
    # "per meter atau per bulan", "sebelum atau sesudah NIB", "itu dari ptsp apa dinkes": a choice
    r"|\b(per|di|ke|dari|pakai|lewat|sebagai|atas nama|milik) \S+(?: \S+){0,2} (?:atau|apa) \1 \S+(?: \S+)?$"
    r"|\bsebelum atau (?:sesudah|setelah)\b|\bsama atau (?:beda|berbeda|lain)\b"
    r"|^(?:itu|ini) (?:dari|di|ke|lewat) \S+(?: \S+){0,2} apa \S+(?: \S+)?$"
    # "harus milik sendiri atau sewa juga boleh"
    r"|\bharus\b(?: \S+){1,12} atau(?: \S+){1,8} (?:cukup|boleh|bisa|boleh \S+ juga)$"
    r"|\bgratis atau (?:bayar|tidak|berbayar)|\bbayar atau gratis\b"
    # "ke kelurahan atau langsung TPU": a choice without a verb
    r"|\batau (?:boleh|bisa|harus|langsung|cukup|mesti|tetap)(?! (?:saya|kami|kita|ke|menghubungi|hubungi)\b)"
    r"(?: \w+){0,3}$"
    r"|^(?:(?:dan|terus|lalu|itu|jadi|juga|dia|urus|daftar) )*(?:ke|di|dari|lewat|pakai|cukup|langsung|harus|wajib"
    r"|perlu|bisa|boleh|mending|ikut)(?: \S+){1,8} atau(?: \S+){1,5}$"
)
_REQUEST = Pattern(
    r"\b(?:(?<!yang saya )(?<!yang kami )(?<!yang sy )(?:mohon|memohon)|tolong|harap|dimohon|please|kindly"
    r"|(?<!tidak bisa )bantu|bantuin|tolonglah)\b"
    # the citizen asks, not the bank or the officer they tell about
    r"|(?:^|\b(?:saya|kami|mau|ingin|dan|serta|sekalian|jadi|maka|mohon|boleh|bisa) )(?:minta|meminta)\b"
    r"|\b(?:mau|ingin|hendak|izin|numpang|pengen|sekalian|sekadar|cuma) (?:\w+ )?"
    r"(?:tanya|bertanya|menanyakan|nanya|tanyakan|konsultasi|berkonsultasi|mengetahui|tahu|minta|lapor|melaporkan"
    r"|mengadu\w*"
    r"|mengadukan|komplain|adu|menyampaikan|konfirmasi|memastikan|memohon|meminta)\b"
    r"|\b(?:butuh|perlu|memerlukan|cari|mencari) (?:informasi|penjelasan|bantuan|pencerahan)\b"
    r"|\b(?:tanya|bertanya|menanyakan|informasi dong|request)\b|^nanya\b"
    r"|\b(?:i|we|id|wed) (?:(?:would )?(?:also )?like|also want|want|need|wonder|am asking|am writing)(?: to)?"
    r"(?: also)? (?:know|ask|inquire|if|whether|confirm|check)\b"
    r"|\b(?:tell|let|inform|advise|explain|confirm|send|help|check) (?:me|us)\b"
)
# "apa saja" in a statement, "apa pun", and the polite "apa kabar" ask for nothing.
_NOT_ASKING = Pattern(
    r"\bapa kabar\b|\b(?:apa|berapa) ?pun\b|\bapa adanya\b|\btidak apa\b|\bapa boleh buat\b|\bsiapa ?pun\b"
    r"|\bberapa (?:kali"
    r"|waktu|hari"
    r"|minggu|bulan) (?:lalu|yang lalu|ini|terakhir|kemarin)\b|\bsudah berapa kali\b|\bbagaimana ?pun\b|\bkapan ?pun\b"
    r"|(?<!kalau )(?<!jika )(?<!bila )(?<!kalau memang )\b(?:tidak|belum|tanpa)(?: \w+){1,3} apa(?: saja)?$"
    r"|\btidak tahu (?:lagi )?(?:(?:buat|untuk) )?apa\b|\b(?:tidak|belum|tanpa|bukan)(?: \w+){0,3} apa apa\b"
    r"|\bbukan (?:\w+ )?(?:mau|ingin|hendak) \w+"
    r"|^(?:i|we|he|she|my \w+|our \w+) (?:am|are|is|was|have|has|work|run|own|sell|live|bought)\b"
    r"(?: (?!know|ask\w*|wonder\w*|sure|told)\w+){0,6} (?:who|which|where)\b"
    # what somebody else wants, or was not given
    r"|\b(?:klien|bos|atasan|majikan|pimpinan|istri|suami|anak|adik|kakak|orang tua|bapak|ibu|teman|tetangga|petugas"
    r"|pihak|bank|vendor|notaris|dokter|pemilik|kampus|sekolah|kantor|perusahaan|kontraktor) (?:saya|kami|kita)"
    r" (?:\w+ )?(?:minta|meminta)\b|\b(?:minta|meminta)(?: \w+){1,4} tidak (?:dikasih|diberi\w*|dilayani|digubris)\b"
    r"|\btempat kerja(?: \w+)? (?:saya|kami) (?:minta|meminta)\b"
    r"|\b(?:sudah|selalu) (?:\w+ )?(?:menanyakan|bertanya|nanya|tanya)(?: \w+){0,2} (?:terus|melulu|berkali|berulang"
    r"|kali)\b"
    # "her husband, who was buried in 2011"
    r"|(?<=\w )(?<!know )(?<!sure )(?<!ask )(?<!me )(?<!us )(?<!or )(?<!and )who (?:was|were|had|died|lives|works)\b"
    r"|\b(?:my|our|the|your|his|her) request\b"
    # "bank bilang surat itu tidak laku dan minta NIB", "sertifikatnya entah di mana"
    r"|\b(?:bilang|berkata|katanya|kata \w+)\b(?: \w+){1,12} (?:dan|lalu|terus|malah|tetap) (?:minta|meminta)\b"
    # what others keep asking of the writer: "klinik sudah menanyakan"
    r"|^(?!(?:saya|aku|kami|kita)\b)\w+(?: \w+){0,2} (?:sudah|terus|juga|selalu|pada) (?:\w+ )?(?:menanyakan|menanyai"
    r"|bertanya|nanya|tanya|nanyain)(?: (?:terus|saya|kami|melulu|lagi))*$"
    r"|\bentah (?:(?:di|ke) mana|dimana|kemana|apa|kapan|siapa|bagaimana|berapa)\b"
    r"|\b(?:terima kasih|makasih)(?: \w+){0,2}$"
)
# The nouns by which a further question starts: "..., biayanya, dan masa berlakunya".
_ASPECT_NOUN = (
    r"(?:per)?syarat\w*|biaya|lama|prosedur|cara|tata cara|alur|tahap\w*|langkah\w*|mekanisme|dasar hukum"
    r"|dokumen apa|berkas apa"
    r"|retribusi|jangka waktu|masa berlaku|waktu (?:proses|penyelesaian)|berlaku|proses|dokumen yang|berkas yang"
    r"|aturan|urus|(?:pihak|instansi|pejabat)(?: \w+)? (?:yang|mana)"
    r"|bayar|perbedaan|beda|dokumen|izin apa"
)
_STARTS_ASKING = Pattern(
    rf"^(?:(?:dan|serta|terus|lalu|juga|sama|sekalian|kemudian|kalau|untuk|terkait|soal|mengenai|tentang|and|also"
    rf"|then|or|kira|nya"
    rf"|plus|selain itu|itu|yang|besar|total|any|the|your)\s)*"
    rf"(?:{_ASPECT_NOUN}|apa|apakah|bagaimana|berapa|kapan|dimana|kemana|di mana|ke mana|kenapa|mengapa|siapa|mohon"
    rf"|(?:ke|di|lewat) \w+ mana|tolong|minta"
    rf"|bisakah|bolehkah|adakah|what|which|how|where|when|who|why|whether|tell)\b"
    rf"|^(?:(?:and|also|then)\s)?(?:do|does|can|could|may|should|is|are|will) \w+ \w+"
)
_MAYBE_ASKING = Pattern(
    r"^(?:(?:dan|serta|terus|lalu|juga|sama|sekalian|kemudian|itu)\s)*"
    r"(?:bisa|boleh|perlu|harus|ada|kena|masih|wajib|kalau|jika|urus|mengurus|bawa|lewat|pakai|sekarang|nanti|butuh"
    r"|siapkan|menyiapkan|daftar|dapat|ambil|kirim)\b"
)
_ANNOUNCES = Pattern(
    r"\b(?:(?:ingin|mau) tahu|jelasin|dijelasin|tanya"
    r"|bertanya|menanyakan|nanya|informasi|konsultasi|pertanyaan|question|questions|ask|know|penjelasan"
    r"|dijelaskan|jelaskan|keterangan|arahan|petunjuk|mengetahui|ketahui|diketahui|ditanyakan|tanyakan|dijawab|penegasan"
    r"|bingung|bikin bingung|hal berikut|hal hal|bantuan|bantuannya|pencerahan|pencerahannya|solusi|solusinya)\b"
)
_ONLY_ANNOUNCES = Pattern(
    r"^(?:(?:saya|kami|aku|cuma|izin|numpang) )*(?:mau|ingin|hendak|numpang|izin) (?:\w+ )?(?:tanya|lapor|adu|protes"
    r"|melapor|bertanya|konsultasi|konfirmasi|mengabarkan|memberitahu)"
    r"(?: (?:dong|ya|nih|sih|min|kak|pak|bu|saja|dulu|lagi))*$"
    # "could you tell me", above what is to be told
    r"|^(?:(?:and|also|so|please|first|kindly|mohon|tolong) )*(?:(?:can|could|would|will) (?:you|anyone|someone) )?"
    r"(?:(?:please|kindly|mohon|tolong) )*(?:tell|let|inform|advise) (?:me|us)(?: (?:please|know|mohon|tolong|about"
    r"|the following))*$"
    r"|^(?:i|we) (?:would like|want|need|wish) to (?:know|ask)(?: about)?(?: the following)?$"
)
_EXPLAINED = Pattern(
    r"\b(?:mohon|minta|meminta|memohon)\b(?: \w+){0,2} (?:penjelasan|petunjuk|informasi|arahan)(?: \w+){0,3}"
    r" (?:pengajuan|pendaftaran|pengurusan|pencabutan|pembuatan|kelengkapan|dokumen|berkas|penggantian|pemindahan)\b"
)
_OF_EACH = Pattern(
    rf"\b(?:perizinan|izin(?: apa(?: saja)?)?|{_ASPECT_NOUN}|informasi)\b(?! (?:\w+ )*?(?:lengkap|benar|cukup)\b)"
    r"(?: \w+)*? (?:untuk|bagi|buat|atas|tentang|mengenai|terkait|soal)"
    r"(?: (?:beberapa|usaha|kegiatan|jenis|bidang|izin|hal|yang|berikut|ini|di bawah|dibawah|profesi|acara"
    r"|bangunan)){0,4}$"
    r"|\b(?:tanyakan|menanyakan|ditanyakan)$"
    r"|\b(?:izin|syarat|dokumen) (?:\w+ )*?(?:for|of)(?: the)?(?: following)?(?: \w+)?$"
)
_ENDS_ASKING = Pattern(
    r"\b(?:tidak|kah|kan|ya|sih|dong|belum)"
    r"(?: (?:ya|sih|dong|min|kak|kakak|pak|bapak|bu|ibu|bang|gan|mas|mbak|dok|admin|bos|om|tante))*$"
)
_ENDS_IN_QUESTION_WORD = Pattern(
    r"\b(?:bagaimana (?:cara|urus|proses|syarat|bayar)|berapa (?:biaya|bayar|retribusi|denda)"
    r"|bagaimana|berapa|kapan|kemana|dimana|mana|apa|apa saja"
    r"|berapa (?:lama|hari|minggu|bulan|tahun|orang|meter|persen|kali|lembar|rupiah))"
    r"(?: (?:ya|sih|dong|min|kak|pak|bu|bang|gan|mas|mbak))*$"
)
_MORE = Pattern(
    # "tukang pijat wajib STPT? kalo iya masa berlakunya", "... SIP ketiga syarat tambahannya"
    rf"^(?:\w+ ){{1,3}}(?:syarat|biaya|masa berlaku|dokumen|berkas|prosedur)(?: tambahan)?$"
    rf"|^(?:(?:dan|terus|sama|juga|sekalian|untuk|kalau|nya|iya) )*(?:{_ASPECT_NOUN}|batas waktu|denda|waktu|alamat"
    r"|jadwal|formulir|contoh|kontak|jam buka)\b"
)
# "bisa online", "harus datang sendiri": after a question another one, though nothing marks it
_MAY = Pattern(
    r"^(?:(?:dan|terus|juga|itu|kalau) )*(?:bisa|boleh|perlu|harus|wajib|kena|butuh|pakai|lewat|cukup|gratis)\b"
    r"(?!.*\b(?:saya|kami|kita|sudah|tidak|ditunggu|segera|secepatnya|besok|terima kasih|makasih|tolong|mohon)\b)"
)
_MAY_END = Pattern(r"\S (?:bisa|boleh)$")  # "perlu izin ga? rumah kontrakan bisa"
_TOLD = Pattern(r"\b(?:sudah|lengkap|ada|siap|habis|punya|terlampir|dilampirkan|belum|saya|kami|tidak)\b")
_OR_IS = Pattern(r"^(?!.*\b(?:saya|kami|kita)\b).*\batau (?:ada|tidak|belum|sudah|harus|bisa|boleh|cukup)\b")
_REPORTED = Pattern(r"\b(?:ditolak|dikembalikan|kata|sudah|kemarin|belum)\b")
_CONFIRMS = Pattern(
    r"^(?:(?:apa|apakah|emang|memang|itu|hal|is|that) )*(?:benar|betul|bener|iya|masa|resmi|true|correct|right"
    r"|sah|wajar|memang (?:begitu|ada|demikian))"
    r"(?: (?:begitu|demikian|gitu|itu|harus|wajib|perlu|bisa|boleh|tidak|kah|ya|kan|sih|dong|min|kak|pak|bu|bapak|ibu"
    r"|mas|mbak|gan|admin))*$"
    r"|^(?:(?:and|so) )*is (?:that|this|it) (?:true|right|so|koreksi)(?: or not)?$"  # "correct" in usual spelling
)
# "mohon dikonfirmasi": what was told just before is to be confirmed or explained
_WANTS_IT_CONFIRMED = Pattern(
    r"^(?:(?:jadi|dan|untuk itu|karena itu|lalu|terus) )*"
    r"(?:mohon|tolong|minta|mohon maaf|harap|bisa|boleh|please|kindly|could you|can you)"
    r"(?: (?:please|tolong|agar|untuk))*"
    r" (?:dikonfirmasi(?:kan)?|konfirmasi(?:nya)?|kepastian(?:nya)?|pencerahan(?:nya)?|penjelasan(?:nya)?"
    r"|dijelaskan|diklarifikasi|klarifikasi(?:nya)?|confirm(?: this| that| it)?|clarify(?: this| that| it)?)"
    r"(?: (?:secara|tertulis|saja|kebenarannya|hal|ini|itu|tersebut|ya|kak|min|pak|bu|bapak|ibu|mas|mbak|admin|terima"
    r"|kasih|dong|dulu|segera|in writing))*$"
)
# "boleh?" after what somebody wants to do, "saya harus bagaimana?" after what happened
_MAY_ALONE = Pattern(
    r"^(?:apa |apakah |itu )*(?:boleh|bisa|wajib|perlu)(?: tidak| kah| ya| kan)*$"
    r"|^(?:(?:jadi|lalu|terus|dan|nah|sekarang|kalau begitu|saya|kami|aku) )*(?:harus|mesti|sebaiknya) (?:bagaimana|apa"
    r"|ngapain)(?: ya| dong| sih| kak| min| pak| bu| ini)*$"
    r"|^(?:(?:jadi|lalu|terus|dan|nah|sekarang) )*apa yang (?:harus|perlu|mesti|sebaiknya|bisa) (?:saya|kami|aku)"
    r" (?:lakukan|perbuat|kerjakan)(?: ya| dong| sih| kak| min| pak| bu)*$"
    r"|^(?:(?:kok|itu) )*(?:kenapa|mengapa|kok bisa|why)(?: ya| sih| begitu| itu| pak| bu| kak| min)*$"
    r"|^what (?:should|can|must|do) (?:i|we) do(?: now| then)?$"
    r"|^(?:(?:jadi|lalu|terus|dan|nah|kalau begitu|ini) )+bagaimana(?: ini| dong| ya| kak| min| pak| bu| sebaiknya)*$"
)
# "surat sehat boleh dari klinik?", not "orang yang boleh tanda tangan"
_DUTY = Pattern(r"(?<!yang )\b(?:boleh|bisa|perlu|harus|wajib|dapat|masih|kena|cukup|diperlukan|berlaku)\b")
_SHORT_ASKING = Pattern(
    r"^(?:(?:dan|serta|terus|juga|itu)\s)*(?:bisa|boleh|perlu|harus|ada|kena|masih|wajib|bisakah)\b"
)
# "boleh saya gambar sendiri": the verb before the subject asks
_TURNED = Pattern(r"^(?:(?:dan|terus|juga|lalu|apa) )*(?:bisa|boleh|perlukah|haruskah) (?:saya|kami|kita)\b")
_SIDE = Pattern(rf"\b(?:{_ASPECT_NOUN})\b")
_ASPECT_START = Pattern(rf"^(?:{_ASPECT_NOUN})\b")
# "persyaratan bangunannya juga dong"
_WISHES = Pattern(r"\b(?:dong|juga(?: (?:ya|min|kak|pak|bu|dong|mas|mbak))?|sekalian)$")


def asks(words: str, *, marked: bool) -> bool:
    """Whether these words (usual spelling) ask for something; ``marked`` says that a question mark follows."""
    if not words:
        return False
    return asks_outright(words) or marked or requests(words) or (names_aspect(words) and bool(_WISHES.search(words)))


def announces(words: str) -> bool:
    """Whether these words say that questions follow."""
    return _ANNOUNCES.search(words) is not None


def only_announces(words: str) -> bool:
    """Whether the words say that somebody asks or complains, and nothing of what: "mau komplain"."""
    return _ONLY_ANNOUNCES.search(words) is not None


def wants_explained(words: str) -> bool:
    """Whether the words ask to be told of an act or of papers: "mohon petunjuk pengajuan pencabutan SIP"."""
    return _EXPLAINED.search(words) is not None


def asks_of_each(words: str) -> bool:
    """Whether these words, over a list, want the same to be told of each of its items: "daftar izin untuk"."""
    return _OF_EACH.search(words) is not None and not (_TOLD.search(words) and not requests(words))


def asks_outright(words: str) -> bool:
    """Whether these words hold a question word or a yes-no question, question mark or not."""
    return _asks_clause(words) if len(words) <= LONGEST_CLAUSE else _asks_text(words)


def _asks_text(words: str) -> bool:
    told = _NOT_ASKING.sub(" ", words).rstrip()
    return bool(_INTERROGATIVE.search(told) or _YES_NO.search(told) or _TURNED.search(words))


_asks_clause = lru_cache(maxsize=512)(_asks_text)  # its neighbours and its letter ask of a clause, ten mails later


def ends_asking(words: str) -> bool:
    """Whether these words end as a question does, with a particle."""
    return _ENDS_ASKING.search(words) is not None


def asks_at_its_end(words: str) -> bool:
    """Whether these words are a yes-no question that ends in its own denial: "fotonya wajib tidak"."""
    return words.endswith((" tidak", " kah", " belum")) and _YES_NO.search(words) is not None


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


def confirms(words: str) -> bool:
    """Whether the words only ask if what was told before them is so: "bener pak?", "mohon dikonfirmasi"."""
    return _CONFIRMS.search(words) is not None or _WANTS_IT_CONFIRMED.search(words) is not None


def tells(words: str) -> bool:
    """Whether the words tell of something done or there, and so ask nothing by themselves."""
    return _TOLD.search(words) is not None


def or_is_there(words: str) -> bool:
    """Whether few words ask which of two is so: "tarifnya bebas atau ada aturan"."""
    return len(words.split()) <= FEW and _OR_IS.search(words) is not None


def may_alone(words: str) -> bool:
    """Whether the words ask only about what was just said: whether it is allowed, why it is so, what to do now."""
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
    return bool(_REQUEST.search(_NOT_ASKING.sub(" ", words))) and not is_thanks(words)


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
    asked = _NOT_ASKING.sub(" ", words).rstrip()
    if _INTERROGATIVE.search(asked) or _YES_NO.search(asked):
        return True
    told = marked and (says_duty(words) or bool(_SIDE.search(words)))
    told = told and not _REPORTED.search(words)  # "permohonan saya ditolak, maksudnya bagaimana?" asks once
    return bool(aspects_of(words)) and (requests(words) or names_aspect(words) or told)


def is_closing(words: str) -> bool:
    """Whether the words thank, close or sign."""
    return closes(words) and not asks_outright(words)
