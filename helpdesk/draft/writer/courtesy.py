"""How a citizen is to be addressed: the greeting they gave, their tone, their grief, how long they have waited."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from helpdesk.draft.asked.unpermitted import reports_unpermitted
from helpdesk.draft.writer.deadline import hurry_of
from helpdesk.draft.writer.exposed import writes_number
from helpdesk.draft.writer.grief import grief_of
from helpdesk.draft.writer.names import Person, person_of
from helpdesk.draft.writer.plight import plight, urgent
from helpdesk.draft.writer.titles import NEUTRAL
from helpdesk.model.asked_text import AskedText
from helpdesk.model.message import Body, Message
from helpdesk.pattern import Pattern, Patterns

_READ = 20_000  # code points; a mail longer than that is no letter
_HEAD = 200  # a greeting stands at the head of a mail, in code points
_GREETINGS: Patterns[str] = Patterns(
    (
        (
            "assalamualaikum",
            Pattern(
                r"\bas+-?s?al+a+m|\bass?\.? ?wr\.?|^\W*ass\b"
                # "asslmkm", "askum", "samlekum"
                r"|\bas+l?a?m?l?[ei]?k[uo]?m\b|\bass?lm\b|\bsa(?:m|lam)l?[ei]k[uo]m\b",
                flags=re.I,
            ),
        ),
        ("swastiastu", Pattern(r"\bom\W? ?swasti?y?astu", flags=re.I)),
        ("namo-buddhaya", Pattern(r"\bnamo ?buddh?aya", flags=re.I)),
        ("shalom", Pattern(r"\bs(?:h|y)?alom\b", flags=re.I)),
        ("salam-sejahtera", Pattern(r"\bsalam sejahtera", flags=re.I)),
        *(
            (word, Pattern(rf"(?:\bsela?mat {word}\b|\bmet {word}\b|^\W*{word}\b(?=[\s,.!]))", flags=re.I))
            for word in ("pagi", "siang", "sore", "malam")
        ),
    )
)
_FORMAL = Pattern(
    r"\byth\b|\bdengan hormat\b|\bdgn hormat\b|\bbersama ini\b|\bhormat (?:saya|kami)\b|\bsehubungan dengan\b|"
    r"\batas perhatian|\bkepada (?:kepala|bapak|ibu)\b|\bdear (?:sir|madam)|\b(?:yours )?(?:sincerely|faithfully)\b|"
    r"\bto whom it may concern\b",
    flags=re.I,
)
_INFORMAL = Pattern(
    r"\b(?:min|kak|gan|sis|bro|brp|gmn|gimana|ga|gak|nggak|enggak|ngga|dong|nih|sih|yg|sy|trs|trus|aja|kalo|udah|udh|"
    r"tdk|bgt|makasih|thx|ngurus|bikin)\b",
    flags=re.I,
)
_WIDOWED = {"husband": "Ibu", "wife": "Bapak"}  # how whoever lost them is addressed
_UNANSWERED = Pattern(
    r"\b(?:kemarin|kmrn|kmren|sebelumnya|minggu lalu|pertanyaan saya|surel saya)\b[^.?!\n]{0,20}\b(?:belum|blm|tidak"
    r"|tdk|ga|gak)"
    r" (?:juga )?(?:di ?)?(?:jawab|bal[ae]s|respon)|"
    r"\b(?:e-?mail|surel|surat (?:saya|kami|yang|pertama|ke|kepada|tanggal|tgl|permohonan)|pesan)\w*\b[^.?!\n]{0,45}"
    r"\b(?:tidak|belum|"
    r"tdk|blm|ga|gak|nggak)"
    r"[^.?!\n]{0,25}(?:jawab|dijawab|jawaban|dibal[ae]s|balasan|diangkat|respon|ditanggapi|tanggapan)|"
    r"\b(?:e-?mail|surel|surat|tanya|nanya|lapor|laporan)\b (?:saya |kami )?"
    r"(?:(?:yang |yg |kali |yang kali |(?<=mail )|(?<=surel ))ke[ -]?|(?<!surat )ke-?)"
    r"(?:dua|tiga|empat|lima|enam|tujuh|[2-9])\b|"
    r"\bno (?:answer|reply|response)\b[^.?!\n]{0,40}\b(?:mails?|emails?)\b|"
    r"\b(?:mails?|emails?)\b[^.?!\n]{0,30}(?:no (?:answer|reply|response)|not been answered|unanswered)",
    flags=re.I,
)
# whose silence is none of ours, named with the mail or the message that they left unanswered
_OTHERS = Pattern(
    r"\b(?:pemilik\w*|owner|bank|bpn|notaris|dinas|suku dinas|sudin|kementerian|kemenkes|kemnaker|imigrasi"
    r"|rumah sakit|rs\w*"
    r"|kampus|universitas|fakultas|apotek\w*|klinik|yayasan|organisasi|idi|ppni|ibi|iai|pdgi|vendor|konsultan|developer"
    r"|pengembang|penjual|pembeli|penyewa|konsulat|kedutaan|perusahaan|kakak|adik|mantan|bos|atasan"
    r"|pihak (?!bapak|ibu|ptsp)\w+"
    r"|landlord|university|embassy|company|oss|bkpm|samsat|pln|pam)\b",
    flags=re.I,
)
_US = Pattern(
    r"\b(?:ke (?:sini|bapak|ibu|kantor ini|alamat ini|surel ini|email ini)|kepada (?:bapak|ibu)|ptsp|dpmptsp"
    r"|kalian|penyuluh\w*"
    r"|to you|your office|this address)\b",
    flags=re.I,
)
_EMPTY_LINE = re.compile(r"\n\s*\n")
_ONE_SENTENCE = re.compile(r"[^.?!]+")
_VISITED = Pattern(  # in the end somebody came
    r"\b(?:setelah|sesudah|habis|abis|after) (?:\w+ ){0,2}(?:survei|survey|ditinjau|disurvei|disurvey|peninjauan"
    r"|visit)\b"
    r"|\byang (?:datang|dateng) (?:\w+ ){0,2}(?:orang|petugas)\b"
)
_VISIT = Pattern(
    r"\b(?:survei|survey|peninjauan|petugas(?:nya)?|surveyor)\b[^.?!\n]{0,50}\b(?:tidak|tdk|ga|gak|nggak|belum|blm) "
    r"(?:datang|dateng|jadi|muncul|ada jadwal|terlaksana)|\b(?:survei|survey|peninjauan(?: lapangan)?)\b[^.?!\n]{0,30}"
    r"\b(?:ditunda|tertunda|batal|molor|diundur\w*|dimundur\w*)"
    r"|\b(?:site visit|inspection)\b[^.?!\n]{0,40}\b(?:postponed|cancel|"
    r"never|did not)|"
    r"\b(?:survei|survey|peninjauan)\b[^?]{0,120}\b(?:tidak|tdk|ga|gak|nggak|belum|blm) ada (?:yg|yang) (?:datang"
    r"|dateng)|"
    r"\b(?:tidak|tdk|ga|gak|nggak|belum|blm) ada (?:satu pun )?(?:petugas|surveyor|tim)[^.?!]{0,25}\b(?:datang|muncul)",
    flags=re.I,
)
_WAITING = Pattern(
    r"\b(?:sudah|udah|udh|sdh|dari|sejak|hampir|lebih dari)\b[^.?!\n]{0,30}\b(?:hari|minggu|pekan|bulan|tahun|januari|"
    r"februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember)\b[^.?!\n]{0,60}"
    r"\b(?:(?:belum|blm)(?! pernah)|masih|tidak ada|ga ada|gak ada|lama|kok)\b|\b(?:kenapa|mengapa|knp|"
    r"kok)\b[^.?!\n]{0,20}\b(?:lama|belum "
    r"(?:keluar|terbit|jadi|selesai)|blm)\b|\bbelum (?:juga )?ada (?:kabar|kejelasan|jawaban|tindak lanjut)|"
    r"\btak kunjung\b|\b(?:tidak|tdk|tak|ga|gak|nggak|ngga) (?:ada )?(?:ber)?(?:gerak|pergerakan|maju-?maju)\b|"
    r"\b(?:pending|waiting|waited)\b[^.?!\n]{0,15}\b(?:for|since|over|more)\b[^.?!\n]{0,20}\b(?:days?|weeks?|"
    r"months?|years?)\b|"
    r"\b(?:heard nothing|not heard|no news)\b|\bhow much longer\b|\bstill (?:no|not|waiting|pending)\b"
    # "sampai hari ini masih verifikasi", "sampai kapan saya harus menunggu"
    r"|\b(?:sampai|sampe|smp|hingga) (?:hari ini|sekarang|skrg|saat ini|detik ini)\b[^.?!\n]{0,40}\b(?:masih|(?:belum"
    r"|blm)"
    r"(?! (?:punya|memiliki|ada (?:izin|ijin|slf|imb|nib)|ber)))\b"
    r"|\b(?:menunggu|nunggu|nungguin|tunggu) (?:\w+ ){0,2}(?:sampai|sampe|smp) kapan\b",
    flags=re.I,
)
_WITH_US = Pattern(  # what can be waited for here; a child without an answer from abroad is not, nor a passport
    r"\b(?:status|permohonan|pengajuan|berkas|dokumen|surve[iy])(?:nya|ku)?\b|\b(?:di|meng|me|ng)?aju(?:kan|in)\b"
    r"|\b(?:di)?(?:submit|verifikasi|proses|tracking)\b|\b(?:belum|blm|tidak|tdk|gak?|nggak|kapan|kok"
    r"|lama) (?:\w+ ){0,2}"
    r"(?:keluar|terbit|jadi|selesai|kelar|beres|turun)\w*|\b(?:belum|blm) (?:juga )?ada (?:kabar|kejelasan|jawaban"
    r"|tindak lanjut)"
    r"|\b(?:nyangkut|mandek|mandeg|macet|tertahan|digantung)\b|\b(?:pengaduan|laporan|surat|e-?mail"
    r"|surel)(?: \w+)? (?:saya|kami|sy)\b"
    r"|\b(?:application|applied|submitted|permit|licen[cs]e|status|complaint|reply|answer)\b",
    flags=re.IGNORECASE,
)
_FILED = Pattern(  # what the writer has applied for
    r"\b(?:saya|sy|kami|aku|sudah|udah|udh|sdh|telah|di|i|we|have)\s?(?:\w+ )?(?:meng|me|ng)?(?:aju(?:kan|in)?"
    r"|submit|daftarkan|apply|applied|submitted)\b",
    flags=re.IGNORECASE,
)
_SHORT = 8  # words of a sentence
_NOT_OURS = Pattern(
    r"\b(?:paspor|passport|visa|kita[sp]|bpjs|e-?ktp|ktp(?:nya)? (?:belum|blm)|npwp (?:belum|blm)|stnk|bpkb"
    r"|akt[ae] (?:lahir|kelahiran))\b(?: \w+){0,5} (?:jadi|keluar|terbit|selesai|issued)",
    flags=re.IGNORECASE,
)
_HELD = Pattern(  # what was issued, and ran out or does not work since, is not waited for
    r"\b(?:sudah|udah|udh|sdh|baru)\b[^.?!\n]{0,25}\bsejak (?:di)?terbit\b",
    flags=re.IGNORECASE,
)
_LAPSED = Pattern(  # a permit that ran out long ago is not waited for
    r"\b(?:sudah|udah|udh|sdh)(?: lama| \w+)? (?:mati|habis|lewat|kadaluarsa|kedaluwarsa|expired)\b"
    r"(?:(?: sejak| dari| di)? (?:tahun|bulan)(?: \w+){0,5})?",
    flags=re.IGNORECASE,
)
_AGE = Pattern(  # nobody waits twenty years for a permit: that is an age, or a life
    r"\b(?:sudah|udah|udh|sdh|hampir|lebih dari|for|over) (?:[2-9]\d|1\d\d) ?-?(?:tahun|taun|thn|th|years?)\b",
    flags=re.IGNORECASE,
)
_DOES = (
    r"(?:menjalan\w*|menjalani|jalan|berjalan|buka|ber?operasi|jualan|dagang|berdagang|usaha|tinggal|menempati"
    r"|prakt[ei]k"
    r"|bekerja|kerja|mengajar|ngajar|berdiri|punya|pakai|ngontrak|nyewa|hilang kontak|merantau"
    r"|putus (?:kontak|hubungan)|pensiun|menganggur|nganggur|(?<!rumah )sakit|lumpuh|stroke|cerai|bercerai|pisah|nikah"
    r"|menikah|kenal)"
)
_GOING_ON = Pattern(  # what somebody has done for three years was not waited for
    r"\b(?:sudah|udah|udh|sdh|hampir|lebih dari|selama) (?:\w+ )?(?:tahun|taun|thn|th|bulan|bln)\b(?: ini)?"
    rf"(?: \w+){{0,2}}? {_DOES}\b",
    rf"\b{_DOES} (?:sudah|udah|udh|sdh|hampir|selama) (?:\w+ )?(?:tahun|taun|thn|th)\b",
    flags=re.IGNORECASE,
)
_SUPPOSED = Pattern(  # "kalau ternyata sampai Februari belum selesai": nobody has waited yet
    r"\b(?:kalau|kalo|klo|jika|bila|apabila|if|in case) (?:ternyata|nanti(?:nya)?|misal(?:nya)?|by"
    r"|until) [^.?!,]{0,80}",
    flags=re.IGNORECASE,
)
_LONG_AGO = Pattern(
    r"\b(?:sudah|udah|udh|sdh|hampir|lebih dari) (?:\w+ )?(?:hari|hr|minggu|mggu|pekan|bulan|bln|tahun|thn)\b",
    flags=re.I,
)
_NOT_YET = Pattern(
    r"\b(?:tidak|tdk|ga|gak|nggak|belum|blm|tak) (?:\w+ )?(?:terbit|keluar|jadi|selesai|diproses|jalan|kelar|beres)|"
    r"\b(?:nyangkut|mandek|mandeg|macet|tertahan|digantung|stuck)\b",
    flags=re.I,
)
_SENT_AROUND = Pattern(
    r"\b(?<!tidak )(?<!tdk )(?<!gak )(?<!ga )(?<!nggak )(?<!ngga )(?<!enggak )(?<!jangan )(?<!jgn )(?<!tanpa )"
    r"(?<!perlu )(?<!usah )(?<!bakal )(?<!akan )"
    r"(?<!tidak disuruh )(?<!tdk disuruh )(?<!gak disuruh )(?<!ga disuruh )(?<!nggak disuruh )(?<!tanpa disuruh )"
    r"(?<!bisa )(?<!tidak pakai )(?<!ga pakai )(?<!gak pake )(?<!ga pake )(?<!tidak harus )"
    r"(?:bolak[- ]?balik|mondar[- ]?mandir|dilempar\w*|dioper(?:[- ]oper)?|dipingpong\w*|di ?ping-?pong)\b"
    r"|\b(?:sudah|udah|udh|sdh) (?:\d+|dua|tiga|empat|lima|berkali|beberapa)(?:[- ]?kali"
    r"| ?x)\b[^.?!\n]{0,40}\b(?:datang|dateng"
    r"|ke (?:kantor|ptsp|loket)|ditolak|dibalik\w*|dikembalikan|revisi|diminta|disuruh|perbaik\w*)\b"
    r"|\b(?:ketiga|keempat|kelima|ke ?-?[3-9]) kali(?:nya)?(?: (?:ini|nih|saya|sy|kami|aku|gw|gue))* (?:datang|dateng"
    r"|kemari|kesini|ke (?:sini|sana|kantor|ptsp|loket|kelurahan|kecamatan))\b"
    r"|\b(?:datang|dateng|ke (?:kantor|ptsp|loket|kelurahan|kecamatan))\b(?: \w+){0,5} (?:sudah|udah|udh|sdh|sampai"
    r"|sampe) (?:[3-9]|tiga|empat|lima|berkali)(?:[- ]?kali| ?x)\b"
    r"|\b(?:ketiga|keempat|kelima|ke-?[3-9]) kali(?:nya)?\b[^.?!\n]{0,60}\b(?:ditolak|mental|dikembali\w*"
    r"|dibalik\w*|disuruh"
    r"|direvisi|revisi)\b"
    r"|\b(?:ditolak|dikembalikan|dibalik\w*|direvisi)(?: \w+){0,4} (?:(?:ke ?-?)?(?:tiga|empat|lima|[3-9])|ketiga"
    r"|keempat"
    r"|kelima)(?: ?x(?:nya)?\b| kali(?:nya)?\b)"
    r"|\bdisuruh ke (?:\w+ ){1,3}(?:tapi|tp|eh|malah|lalu|terus|trus) (?:\w+ ){0,3}"
    r"(?:bilang|bukan|katanya|suruh|disuruh)\b"
    r"|\bsent (?:back and forth|from one office to another)\b|\b(?:third|fourth|fifth) (?:time|visit)\b",
    flags=re.I,
)


@dataclass(frozen=True, slots=True)
class Courtesy:
    """What the frame of a letter owes this citizen.

    ``greeting`` is the key of the greeting to return or empty; ``grief`` is None, "recent" or "past"; ``kin`` is whom
    they lost (a key of the template ``condolence``) or empty; ``late`` is None or what they waited for or went through:
    "unanswered", "visit", "waiting" or "sent-around". ``urgent`` is what must be said before anything else
    (``plight.urgent``) and ``plight`` what they go through (``plight.plight``), or empty; ``hurry`` is
    what a near day presses them in (``deadline.hurry_of``). ``exposed``: they wrote out a number (``exposed``).
    """

    person: Person
    greeting: str
    formal: bool
    grief: str | None
    kin: str
    late: str | None
    urgent: str
    plight: str
    hurry: str
    exposed: bool = False


def courtesy_of(message: Message, body: Body, read: AskedText, places: Collection[str] = ()) -> Courtesy:
    """Return how to address the writer of a mail, which asks in ``read``. Nothing of their text is kept.

    ``places`` are names of places, which no person has.
    """
    text = read.text[:_READ]
    words = one_line(text)
    told = f"{one_line(read.subject[:_HEAD])}. {words}"
    mourned = grief_of(told, words, message.date.year if message.date else None)
    grief, kin = mourned or (None, "")
    person = person_of(message, body, places, read.text)
    if kin in _WIDOWED and person.address == NEUTRAL:
        person = replace(person, address=_WIDOWED[kin])
    return Courtesy(
        person=person,
        greeting=greeting_of(body.new_text[:_READ]) or greeting_of(text),
        formal=_is_formal(text),
        grief=grief,
        kin=kin,
        late=late(told),
        urgent=urgent(words),
        plight=plight(told),
        hurry=hurry_of(told),
        exposed=writes_number(f"{read.subject}\n{body.new_text}", body.quoted_text),
    )


@lru_cache(maxsize=4)  # one rule after another looks at the same mail
def one_line(text: str) -> str:
    """Return ``text`` without the line breaks that a mail program put into sentences; empty lines end one."""
    return " ".join(_EMPTY_LINE.sub(" . ", text).split())


def greeting_of(text: str) -> str:
    """Return the key of the greeting at the head of a text, or an empty string."""
    head = text.lstrip()[:_HEAD]
    return next(iter(_GREETINGS.found(head)), "")


def _is_formal(text: str) -> bool:
    return bool(_FORMAL.search(text)) and len(_INFORMAL.findall(text)) < 3


def late(text: str) -> str | None:
    """Return what the writer of ``text`` (on one line) says to have waited for in vain, or None."""
    text = _SUPPOSED.sub(" ", _LAPSED.sub(" ", _GOING_ON.sub(" ", _AGE.sub(" ", text))))
    text = _HELD.sub(" ", _NOT_OURS.sub(" ", text))
    if _UNANSWERED.search(text) and _leaves_unanswered(_ONE_SENTENCE.findall(text)):
        return "unanswered"
    if not was_visited(text) and _VISIT.search(text):
        return "visit"
    if _SENT_AROUND.search(text):
        return "sent-around"
    # what a neighbour does for weeks is not waited for
    return "waiting" if _waits(text) and not reports_unpermitted(text) else None


def _waits(text: str) -> bool:
    """Whether a sentence tells of a long wait, and it or the one before it of what is waited for here.

    Anywhere else in the mail is too far: a receipt that a neighbour owes is not waited for with us since a permit is
    asked about as well. Only a sentence of few words ("kok lama sekali ya") is on what was applied for before.
    """
    if not _WITH_US.search(text):
        return False
    subject, *sentences = _ONE_SENTENCE.findall(text)
    if _WAITING.search(subject):
        return True
    filed = False
    for before, sentence in zip((subject, *sentences), sentences, strict=False):
        near = f"{before}. {sentence}"
        filed = filed or _FILED.search(before) is not None
        if filed and len(sentence.split()) <= _SHORT and _WAITING.search(sentence):
            return True
        told = _WAITING.search(sentence) or (_LONG_AGO.search(near) and _NOT_YET.search(near))
        if told and _WITH_US.search(near):
            return True
    return False


def was_visited(text: str) -> bool:
    """Return whether a text, on one line, tells that somebody came to look."""
    return _VISITED.search(text) is not None


def _leaves_unanswered(sentences: Sequence[str]) -> bool:
    """Whether a sentence says that a mail to this office went unanswered, and not what somebody else left so.

    One that names nobody, be it the subject, is of whom another one names.
    """
    told = [sentence for sentence in sentences if _UNANSWERED.search(sentence)]
    ours = any(_US.search(sentence) for sentence in told)
    return bool(told) and (ours or not any(_OTHERS.search(sentence) for sentence in told))
