"""What stands around the questions of a mail: greetings, thanks, closings, anger. Words are in usual spelling."""

from __future__ import annotations

import re
from functools import lru_cache

from helpdesk.match.aspects import aspects_of
from helpdesk.match.lexicon import FILLERS
from helpdesk.model.question import Aspect
from helpdesk.pattern import Pattern

_GREETING = Pattern(
    r"^(?:yth|kepada(?! (?:siapa|bagian apa|unit mana|instansi mana|dinas mana))|dear"
    r"|halo|hallo|hai|hi|hello|selamat (?:pagi|siang|sore|malam)|assalam\w*|shalom|om swastiastu"
    r"|salam (?:sejahtera|hormat|kenal|sehat)|pagi|siang|sore|malam|dengan hormat|permisi|punten|sampurasun|saya nuwun"
    r"|minta sewu|nuwun sewu|horas|good (?:morning"
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
tanggapan kesediaan advice urgent penting secara tertulis semuanya semua berkah
"""
_CLOSING_WORDS = frozenset(_CLOSING_TEXT.split())
_CLEAR = re.compile(r"^(?:baik|oke|ok|okay|siap|noted|sip)\b|\b(?:jelas|paham|mengerti|dimengerti|understood|clear)\b")
_GOOD_END = re.compile(
    r"\b(?:alhamdulillah|puas|senang|ramah|mantap|bagus|membantu|keren|hebat|great|excellent|happy|wonderful)\b"
    r"|\bsudah (?:saya|kami) (?:unggah|unduh|kirim|lengkapi|perbaiki|bayar|ambil|terima)\b"
    r"|\b(?:sudah|telah|akhirnya) (?:terbit|jadi|selesai|keluar|diterima|saya terima|beres)\b"
)
_WANTED = re.compile(
    r"\b(?:belum|tidak|tapi|tetapi|namun|mohon|tolong|minta|kurang|salah|keliru|kecewa|lama|bagaimana|apa|apakah|berapa"
    r"|kapan|dimana|kemana|cara|syarat|but|not|please|how|what|when|where)\b"
)
# "surat makam ibu sudah jadi. Terima kasih sudah dibantu sampai saya mengerti caranya": what is done wants nothing
_DONE = re.compile(
    r"\b(?:sudah|telah|akhirnya) (?:\w+ )?(?:terbit|jadi|selesai|keluar|diterima|saya terima|beres)\b"
    r"|\b(?:has|have|was) (?:now |been |finally )*(?:issued|approved)\b"
)
# "sudah selesai tiga bulan lalu dan hilang, terima kasih, saya perlu salinan": something is
_NEEDED = re.compile(
    r"(?<!tidak )\b(?:perlu|butuh|membutuhkan|memerlukan|hilang|rusak|need)\b"
    r"|\b(?:mau|ingin|hendak)\b"
    r"(?! (?:(?:meng)?ucap|berterima|bilang|menyampaikan|konfirmasi|mengabar|memberi ?tahu|info)\w*)"
)
_STILL_WANTED = re.compile(
    r"\b(?:belum|tapi|tetapi|namun|mohon|tolong|minta|salah|keliru|kecewa|kok|but|however|please|wrong|not)\b"
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
# "kerja apa tidur?": anger in the form of a question
_RANT = Pattern(
    r"\b(?:kerja apa tidur|tidur apa kerja|niat (?:\w+ )?(?:kerja|melayani|layan\w*|ngelayan\w*) tidak"
    r"|kantor (?:\w+ )?apa (?:kantor|tempat|sarang|pasar)"
    r"|(?:meng|nge)?(?:ngerjain|kerjain|ngerjai) (?:orang|rakyat|warga)"
    r"|(?:mau )?(?:sampai|nunggu) kapan (?:saya|kami) harus (?:menunggu|nunggu|begini|sabar)"
    r"|(?:ini|kalian) bagaimana sih|bagaimana sih (?:ini|kalian|kerja|ptsp)|kok (?:begini|gini)|apa apaan)\b"
    # what goes before a story
    r"|\b(?:tidak|bingung) (?:tahu )?(?:lagi )?(?:harus|mau|mesti) (?:cerita|curhat|bicara|ngomong|bilang)"
    r" (?:ke|kepada|sama) siapa\b"
)
_A_WORD = Pattern(
    r"^(?:(?:please|kindly|mohon|tolong|minta|harap) )+(?:\w+ )?(?:advise|advice|arahan|pencerahan|petunjuk|solusi"
    r"|tanggapan|balasan|jawaban|dijawab|dibalas|ditanggapi|masukan|konfirmasi|respon\w*)(?:nya)?"
    r"(?: (?:ya|kali ini|tertulis|resmi|segera|secepatnya|pak|bu|kak|saja"
    r"|(?:lewat|melalui|via|ke|di|dengan|dalam) (?:\w+ ?){1,4}))*$"
    # "mohon petunjuk, saya tidak tenang tidur"
    r"|^(?:mohon|tolong|minta|harap) (?:bantuan|petunjuk|arahan|pencerahan|solusi|saran|masukan)(?: (?:pak|bu|bapak|ibu"
    r"|kak|min))* (?:saya|kami|waktu|karena|soalnya|sudah)\b(?!.*\b(?:apa|apakah|bagaimana|berapa|kapan|mana|siapa"
    r"|dimana|kemana|boleh|bisa|perlu|harus|mau|ingin|cara|syarat|izin)\b)"
    # who signs behind it: "mohon arahan, Bu Rini kepala TK Melati"
    r"|^(?:mohon|tolong|minta) (?:bantuan|petunjuk|arahan|pencerahan|solusi|saran|penjelasan)(?:nya)? (?:pak|bu"
    r"|bapak|ibu)"
    r" \w+(?: \w+)? (?:kepala|ketua|pengurus|pemilik|pengelola|sekretaris|bendahara|direktur|pimpinan)\b(?: \w+){0,6}$"
    # "mohon penjelasannya supaya saya tidak salah lagi"
    r"|^(?:mohon|tolong|minta|harap) (?:\w+ )?(?:penjelasan|dijelaskan|arahan|pencerahan|petunjuk|bantuan)(?:nya)?"
    r" (?:supaya|agar|biar) (?:saya|kami|tidak|bisa|jelas|tenang|paham|mengerti)\b"
    # "mohon jawaban singkat saja, saya sudah paham syaratnya", "jangan dijawab mohon bersabar"
    r"|^(?:(?:please|mohon|tolong|minta|harap) )?(?:jangan (?:di)?jawab\b|(?:di)?jawab(?:an)?(?:nya)? (?:yang )?"
    r"(?:singkat|cepat|jelas|segera|pasti)\b)"
)
# how the answer shall come, with or without why: "saya tuli, jadi tolong dibalas lewat email, jangan telepon"
_WISH = r"(?:(?:please|kindly|mohon|tolong|minta|harap|jadi|maka|so|kalau bisa|sebaiknya|cukup|and|dan|tapi) )"
_WHY = (
    r"(?: (?:karena|soalnya|sebab|because|since|as|saya|kami|istri|suami|i|we)\b(?! (?:ada|punya|mau|ingin|want|have))"
    r"(?: (?!apa\b|apakah\b|bagaimana\b|berapa\b|kapan\b|mana\b|siapa\b|tolong\b|mohon\b|how\b|what\b|when\b"
    r"|where\b)\w+){1,9})?$"
)
_WRITE_TO_ME = Pattern(
    rf"^(?:(?:saya|kami|istri|suami|aku|i|we) (?:\w+ ){{1,8}}{_WISH}+|{_WISH}*)"
    r"(?:(?:di)?(?:balas|bls|jawab|respon|tanggapi|kabari|hubungi)(?:an|kan)?(?:nya)?|answer|reply|respond|write back)"
    r"(?: (?:saya|kami|me|us|saja|cukup|dikirim|back|only|ya))* "
    r"(?:(?:lewat|melalui|via|by|through|ke|di|pakai|dengan|in|to) )?(?:email|surel|writing|tertulis|tulisan|wa"
    r"|whatsapp|sms|alamat (?:email|ini))"
    r"(?: (?:saja|aja|ya|ini|itu|only|pak|bu|kak|min|resmi|terima kasih|thanks|please|lewat|melalui|email))*"
    rf"{_WHY}",
    rf"^{_WISH}*(?:an? )?(?:(?:di)?(?:balas|jawab)(?:an)?(?:nya)?|answer|reply|respond)"
    r"(?: (?:me|us|saya|kami|ya|back))* "
    r"(?:in|dalam|pakai|dengan) (?:bahasa )?(?:english|inggris|indonesia|indonesian)\b"
    r"(?! (?:or|atau|and|dan) )(?: \w+){0,14}$",
    rf"^{_WISH}*(?:jangan|do not|don t) (?:(?:suruh|minta) )?(?:saya )?(?:di)?"
    rf"(?:telepon|telpon|tlp|call|phone|hubungi)\b(?: (?:saya|kami|me|us|ya|saja|lewat|telepon|\d+|pak|bu|kak"
    rf"|min))*{_WHY}",
)
# in what manner, and with no other matter: "mohon dijawab singkat saja intinya", "lebih senang dijelaskan apa adanya"
_ANSWERED = Pattern(
    r"\b(?:(?:di)?(?:jawab|balas|bales|bls)(?:an)?(?:nya)?|(?:di)?jelas(?:kan|in)|penjelasan(?:nya)?|bahasa|reply|answer|respond)\b"
)
_MANNER = Pattern(
    r"\b(?:singkat|ringkas|jujur|apa adanya|tegas|(?:per|urut) (?:nomor|poin|butir|pertanyaan)"
    r"|(?:jangan|jgn|bukan|tanpa)(?: \w+){0,2} (?:template|templet|robot|mesin)"
    r"|berurutan|pelan pelan|mudah dimengerti|tulisan biasa"
    r"|bahasa (?:\w+ ){0,3}(?:sederhana|komputer|campur\w*)|campur\w* (?:\w+ )?bahasa|whichever language"
    r"|either (?:language |one )?is fine|whichever (?:is|one|you)"
    r"|(?:saya|kami) (?:bacakan|teruskan|sampaikan)|simple (?:words|terms|language)"
    r"|plain (?:words|language))\b"
)
_CALLED = Pattern(  # "kalau bisa saya dihubungi WA saja, tapi email pun tidak apa"
    r"\b(?:kalau (?:bisa|boleh)|boleh|mohon|tolong|minta|lebih (?:baik|enak|mudah)|sebaiknya|mending) (?:saya |kami )?"
    r"(?:dihubungi|ditelepon|ditelpon|hubungi|telepon|telpon|wa|di wa)"
    r"(?: (?:saya|kami|saja|ya|lewat|melalui|via|ke|di))* "
    r"(?:wa|whatsapp|telepon|telpon|hp|nomor|saja|email|\d+)\b"
)
_A_MATTER = Pattern(
    r"\b(?:apakah|berapa|bagaimana|kapan|siapa|mana|kenapa|mengapa|syarat\w*|biaya\w*|i[zj]in\w*"
    r"|nib|sip\w*|cara\w*|perlu|dokumen\w*|berkas\w*|usaha\w*|daftar\w*|(?<!kalau )(?:boleh|bisa)"
    r"|how|what|when|where|why|which)\b"
    r"|(?<!tidak )(?<!gak )(?<!ga )(?<!apa )\bapa\b(?! adanya| apa)"
)
_SENT_ON = Pattern(  # "jangan disuruh koordinasi dengan RT lagi ya, capek"
    rf"^{_WISH}*(?:pokoknya )?(?:jangan|jgn|do not|don t|please don t) (?:cuma |hanya |saya |lagi |just )*"
    r"(?:disuruh|suruh|dilempar\w*|dioper\w*|diarahkan|dibilang|bilang|tell|send|refer)\b"
)
_LONGEST_WISH = 20  # words
# "kalau tidak bisa solusinya apa": only "mohon solusinya" closes
_SOLUTION = Pattern(
    r"\bsolusi (?:apa|bagaimana)\b|\b(?:apa|bagaimana|adakah|ada) solusi\b"
    # "bedanya apa, dan yang saya itu yang mana"
    r"|\b(?:saya|kami|punya|usaha|itu) (?:itu )?(?:masuk )?yang mana(?: ya| sih| kak| min| pak| bu)*$"
)
_LEADING = re.compile(
    r"(?:(?:assalam\w*(?:['’\s]*a?laikum)?(?:\s+w[ar]*\.?\s*w[ab]*\.?)?|halo+|hallo+|hai+|hi|hello|dear\s+\w+(?:/\w+)?"
    r"|(?:selamat\s+|met\s+)?(?:pagi|siang|sore|malam)|permisi|punten|sampurasun|(?:kulo|kula) nuwun"
    r"|ny?uwun sewu|horas|dengan hormat|shalom|salam\s+\w+|good\s+\w+)"
    r"(?:\s+(?:min|admin|kak|kakak|pak|bapak|bu|ibu|bpk|mas|mbak|gan|team|tim|sir|madam|all|semua|bapak/ibu|pak/bu|dok"
    r"|penyuluh|petugas)\b)*\s*[,.!:]*\s+)+",
    re.IGNORECASE,
)
_PROMISES = Pattern(
    r"^(?:got it|understood|all clear|that answers|clear now)\b|"
    r"^(?:oke|ok|okay|siap|noted|sip|baik)(?: (?:min|kak|pak|bu|mas|mbak))? (?:noted|siap|nanti|akan|saya akan)\b"
)
_THANKS = Pattern(
    r"\b(?:terima kasih|makasih|thanks|thank|matur(?: sembah)? (?:nuwun|makasih|suwun)|(?:matur|hatur) makasih"
    r"|nuhun|noted|oke siap)\b|^(?:oke|ok|okay|siap|noted|mantap|dimengerti"
    r"|baik (?:dimengerti|paham|terima|makasih)|baik(?:lah)?$)\b"
)
# says that it is no more than thanks: "cuma mau ngucapin terima kasih sama mbak di loket"
_ONLY_THANKS = Pattern(
    r"\b(?:cuma|hanya|sekadar|sekedar|cukup|just|only)\b(?: \w+){0,3} (?:(?:meng|ng)?ucap\w*|(?:meny|ny)ampai\w*"
    r"|sampaikan|bilang|berterima|say|to)\b(?: \w+){0,3} (?:terima kasih|kasih|makasih|thank\w*)\b"
)
_NO_QUESTION = Pattern(  # "no" reads "nomor" in usual spelling
    r"\b(?:no|nomor|tidak ada|bukan) (?:more |further )?(?:questions?|pertanyaan)\b.*"
    r"\b(?:terima kasih|makasih|thank\w*)\b"
)
_BY_THE_WAY = re.compile(  # neither wants anything
    r"\b(?:please|tolong|mohon) (?:say|tell|pass|convey|give|sampaikan)\b|\bkalau tidak salah\b|\bif i am not wrong\b"
)
_ASKS_TOO = re.compile(
    r"\b(?:tanya|nanya|bertanya|menanyakan|sekalian|info\w*|apa(?:kah)?|berapa|bagaimana|gimana|kapan|mana|boleh"
    r"|ask|how"
    r"|question|what|where|when|could|can)\b"
)
_GRUDGE = re.compile(r"\b(?:(?:mem|di)persulit|sulit|susah|ribet|sia sia|percuma|for nothing)\b")
_PRAISE = Pattern(
    r"\b(?:pelayanan\w*|layanan\w*|petugas\w*|staf\w*|service|staff|officers?)\b"
    r"(?: \w+){0,8} (?:bagus|ramah|baik|cepat|memuaskan"
    r"|mantap|hebat|top|keren|excellent|great|friendly|helpful)\b(?! (?:sangka|baik saja))"
)
_BUT = Pattern(r"\b(?:tapi|namun|sayang\w*|kecuali|tidak|kurang|belum|but|however|not)\b")


@lru_cache(maxsize=512)  # a mail asks this of each of its clauses several times
def has_substance(words: str) -> bool:
    """Whether anything is asked about beyond the asking itself."""
    return bool(substance(words)) or _SOLUTION.search(words) is not None


def substance(words: str) -> list[str]:
    """Return the words that are neither fillers nor the usual words of asking and closing."""
    kept = [w for w in words.split() if w not in FILLERS and w not in _CLOSING_WORDS and len(w) > 1]
    return kept or [str(a) for a in aspects_of(words) if a is not Aspect.OTHER]


def is_greeting(words: str) -> bool:
    """Whether the words greet or address somebody and say nothing else."""
    return bool(_GREETING.search(words)) and len(substance(words)) <= 4 and not aspects_of(words)


def closes(words: str) -> bool:
    """Whether the words begin as thanks, wishes and signatures do."""
    return _CLOSING.search(words) is not None


def is_rant(words: str) -> bool:
    """Whether the words only vent anger in the form of a question: "kerja apa tidur?"."""
    return _RANT.search(words) is not None


def asks_for_a_word(words: str) -> bool:
    """Whether the words only ask for an answer: "please advise", "mohon arahannya"."""
    return _A_WORD.search(words) is not None or says_how_to_answer(words)


def says_how_to_answer(words: str) -> bool:
    """Whether the words only say how the answer shall come: "jangan telepon, balas lewat email saja"."""
    if _WRITE_TO_ME.search(words) is not None:
        return True
    manner = _MANNER.search(words) is not None and _ANSWERED.search(words) is not None
    wished = manner or _CALLED.search(words) is not None or _SENT_ON.search(words) is not None
    return wished and len(words.split()) <= _LONGEST_WISH and _A_MATTER.search(words) is None


def greeting_length(text: str) -> int:
    """Return how many characters of ``text`` are a greeting before its first statement."""
    match = _LEADING.match(text)
    return match.end() if match else 0


def acknowledges(words: str) -> bool:
    """Whether the words only say that all is clear: "baik kak, sudah jelas"."""
    return set(words.split()) <= _ACKNOWLEDGING | FILLERS | _CLOSING_WORDS and bool(_CLEAR.search(words))


def says_only_thanks(words: str) -> bool:
    """Whether the words say themselves that they only thank, and want nothing beside it."""
    wants = _STILL_WANTED.search(_BY_THE_WAY.sub(" ", words)) or _GRUDGE.search(words) or _ASKS_TOO.search(words)
    return _ONLY_THANKS.search(words) is not None and not wants


def only_rejoices(words: str) -> bool:
    """Whether the words tell of a good end and thank for it: nothing is wanted."""
    said = _ONLY_THANKS.search(words) or _NO_QUESTION.search(words)
    if said and not _STILL_WANTED.search(_BY_THE_WAY.sub(" ", words)):
        return not _GRUDGE.search(words)
    if _NEEDED.search(words):
        return False
    good = _GOOD_END.search(words) or _CLEAR.search(words)
    praises = _PRAISE.search(words) and not _BUT.search(words)
    if _THANKS.search(words) and _DONE.search(words) and not _STILL_WANTED.search(words):
        return True
    return bool((_THANKS.search(words) and good) or praises) and not _WANTED.search(words)


def says_no_question(words: str) -> bool:
    """Whether the words say themselves that they thank and ask nothing: what sounds like a question is told then."""
    return _NO_QUESTION.search(words) is not None and only_rejoices(words)


def promises(words: str) -> bool:
    """Whether the words say that an answer was understood and will be followed: "oke noted, nanti saya lengkapi"."""
    return _PROMISES.search(words) is not None


def is_thanks(words: str) -> bool:
    """Whether the words say thanks and little else."""
    return bool(_THANKS.search(words)) and len(substance(words)) <= 3
