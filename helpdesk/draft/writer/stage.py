"""At which stage the writer's own case stands, read once from the mail.

A mail tells that an application was filed, sent back or refused, that the permit is issued, or that it ran out. What is
supposed ("kalau sudah terbit"), asked ("sudah terbit belum?") or of another paper ("STR sudah terbit") tells nothing.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from helpdesk.pattern import Pattern


class Stage(StrEnum):
    """Where an application or its permit stands."""

    FILED = "filed"
    RETURNED = "returned"
    REFUSED = "refused"
    ISSUED = "issued"
    EXPIRED = "expired"


_SENTENCE = re.compile(r"(?:[^.?!\n]|[.?!](?!\s))+[.?!]?")
_PERMIT = (
    r"(?:surat izin|izin|ijin|sip[a-z]{0,3}|sik|iptm|surat makam|pbg|krk|skrk|slf|stpt|permohonan|pengajuan|permit)"
)
_DONE = r"(?:terbit|keluar|jadi|selesai|approved|issued)"
_ALREADY = r"(?:sudah|udah|udh|sdh|dah|telah|baru(?: saja| aja)?|barusan)"
_MONTH = r"(?:jan|feb|mar|apr|mei|may|jun|jul|agu|aug|sep|okt|oct|nov|des|dec)[a-z]*"
_WEEKDAY = r"(?:senin|selasa|rabu|kamis|jumat|jum'at|sabtu)"
_DAY = (
    rf"(?:\d{{1,2}}[/-]\d{{1,2}}|\d{{1,2}} {_MONTH}|(?:tanggal|tgl\.?) \d"
    rf"|(?:sejak|dari|awal|akhir|pertengahan) (?:tanggal|tgl|bulan|minggu|hari|{_WEEKDAY}|{_MONTH}|\d)"
    rf"|(?:minggu|bulan|pekan|{_WEEKDAY}) (?:lalu|kemarin|kmrn)|kemarin|kmrn|tadi"
    r"|(?:dua|tiga|empat|\d+) (?:hari|minggu|bulan)|hari ke ?-?\d|last (?:week|month)|yesterday|on \d|ago)"
)
_ISSUED = Pattern(
    rf"\b{_PERMIT}(?:nya)?\b(?: (?!belum|blm|mau|akan|kalau|bila)[\w'/.()-]+){{0,6}} {_ALREADY} (?:di ?)?{_DONE}\b",
    rf"\b{_PERMIT}(?:nya)?\b(?: [\w'/.()-]+){{0,4}} {_DONE} (?:pada |hari )?(?:(?:tanggal|tgl\.?) \d"
    rf"|(?:minggu|bulan|pekan"
    r"|senin|selasa|rabu|kamis|jumat|sabtu) (?:lalu|kemarin|kmrn)|kemarin|kmrn|tadi)\b",
    rf"\b{_PERMIT}\b[^.?!]{{0,40}}\by(?:an)?g (?:{_ALREADY} )?(?:terbit|keluar|jadi)\b",
    rf"\bstatus(?:nya)?\b[^.?!]{{0,30}}\b{_DONE}\b",
    r"\b(?:my |the )?(?:permit|licen[cs]e|sip)\b[^.?!]{0,30}\b(?:was|has been|is) (?:already )?issued\b",
    flags=re.IGNORECASE,
)
_PRINTED = Pattern(  # what is printed wrong on it is printed: "di SIP saya tertulis ..."
    rf"\b(?:di|pada|dalam|in|on) (?:my )?{_PERMIT}(?:nya)?\b[^.?!]{{0,40}}\b(?:tertulis|tercetak|ketulis|salah|keliru"
    r"|typo|tidak tercantum|ga tercantum|belum tercantum|kurang (?:satu )?huruf|misspel\w+)\b",
    flags=re.IGNORECASE,
)
_NOT_SO = Pattern(
    r"\b(?:kalau|kalo|klo|jika|bila|apabila|setelah|sesudah|sebelum|sampai|kapan|apakah|biar|supaya|agar|akan|nanti"
    r"|if|once|after|when|until|belum|blm|tidak|tdk|ga|gak|nggak|not)\b[^.?!,;]{0,60}$",
    flags=re.IGNORECASE,
)
_ASKED_AFTER = re.compile(r"^\W*(?:\w+ )?(?:belum|blm|kah|apa belum|or not|\?)", re.IGNORECASE)
_FILED = Pattern(
    rf"\b(?:mengajukan|ajukan|ngajuin|ngajukan|ajuin|diajukan|diajuin|submit|disubmit|kirim|masukin|masukkan|daftarin"
    rf"|applied|submitted|filed)\b[^.?!;]{{0,90}}\b{_DAY}",
    rf"\b{_ALREADY} (?:saya |kami |aku )?(?:mengajukan|ajukan|ngajuin|ajuin|submit|diajukan|diajuin|disubmit)\b",
    rf"\b(?:{_ALREADY} )?(?:terlanjur|telanjur|keburu) (?:saya |kami |aku )?(?:mengajukan|ajukan|ngajuin|ajuin|submit"
    r"|diajukan|(?:masukkan|masukin|memasukkan|kirim) (?:permohonan|pengajuan|berkas))\b",
    rf"\b(?:permohonan|pengajuan|berkas)(?:nya)?\b(?: [\w'/.()-]+){{0,8}} {_ALREADY} (?:\w+ )?(?:masuk|dikirim|diterima"
    r"|diproses|disubmit|diunggah)\b",
    r"\bstatus(?:nya)?\b[^.?!]{0,40}\b(?:diproses|verifikasi|penelitian|penilaian|pemeriksaan|survei|menunggu"
    r"|processing|in process|under review|pending)\b",
    r"\b(?:belum|masih|blm) (?:ter|di|menunggu )?[\"'\u201c\u2018]?verifikasi\b",
    r"\b(?:masih|tetap|still) [\"'\u201c\u2018](?:menunggu|verifikasi|diproses|proses|pemeriksaan|penelitian"
    r"|pending)\b",
    r"\b(?:i|we) (?:have )?(?:already )?(?:applied|submitted|filed)\b",
    # what is to be paid is assessed in the course of an application
    r"\b(?:keluar|terbit|muncul|dapat|dapet|terima|nerima|menerima)(?:nya)?(?: \w+){0,2} skrd\b",
    r"\bskrd(?:nya)?\b(?: \w+){0,3} (?:keluar|terbit|diterbitkan|muncul)\b",
    flags=re.IGNORECASE,
)
_WISHED = re.compile(  # just before the word of filing
    r"\b(?:mau|akan|ingin|pengen|hendak|bisa|boleh|harus|perlu|cara|kapan|untuk|dapat|rencana\w*|bila|kalau|kalo"
    r"|klo|kl|misal\w*|jika|if|when|sebelum|belum|saat|ketika|paling \w+|to|can|must|should|will)(?: \w+){0,2} $",
    re.IGNORECASE,
)
_EXPIRED = Pattern(
    r"\b(?:sudah|udah|udh|sdh|telah|keburu|terlanjur)(?: lama| \w+)? (?:mati|habis|lewat|kadaluarsa|kadaluwarsa"
    r"|kedaluwarsa|expired|kedaluarsa)\b",
    r"\b(?:tidak|tdk|ga|gak|nggak|belum|blm) (?:pernah |juga )?(?:di ?perpanjang|saya perpanjang|kami perpanjang)\b",
    r"\b(?:mati|habis|expired|kadaluarsa|kedaluwarsa|kadaluwarsa|berakhir)(?:nya)? (?:sejak|dari|bulan lalu|minggu lalu"
    r"|tahun lalu|kemarin)\b",
    r"\b(?:mati|habis|expired|kadaluarsa|kedaluwarsa|kadaluwarsa|berakhir) (?:\w+ ){1,2}?(?:(?:yang )?lalu"
    r"|kemarin|kmrn)\b",
    r"\b(?:mati|expired|kadaluarsa|kedaluwarsa|kadaluwarsa)\b(?! date)(?!(?: \w+){0,2} (?:\d|jan|feb|mar"
    r"|apr|mei|may|jun"
    r"|jul|agu|aug|sep|okt|oct|nov|des|dec|depan|nanti|besok|kapan|next|in))",
    r"\b(?:telat|terlambat|nunggak) (?:\w+ )?(?:bulan|tahun|\d+|bertahun)\b",
    r"\b(?:has |have |had )?(?:already )?(?:lapsed|ran out)\b",
    flags=re.IGNORECASE,
)
_RAN_OUT_IN = re.compile(
    r"\b(?:habis|mati|expired|berakhir|terakhir|kadaluarsa|kedaluwarsa)(?:nya)? (?:\w+ ){0,2}?((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_RUNS_ON = re.compile(
    r"\b(?:belum|blm|sebelum|mau|akan|hampir|kalau|kalo|jika|bila|tidak|ga|gak|takut|nanti|lagi|depan|kapan|if|before"
    r"|not|when)"
    r"(?: \w+){0,3} $",
    re.IGNORECASE,
)
_QUOTED_STATUS = Pattern(
    r"\bstatus(?:nya)?\b(?: (?!apa|nya apa|bagaimana|gimana|di ?mana)[\w'/()-]+){0,4}?"
    r" (?:masih|sudah|tetap|terus|belum berubah|tidak berubah|[\"'\u201c\u2018]|di|penelitian|pemeriksaan|penilaian"
    r"|verifikasi|diproses|menunggu)"
    r"|\bstatus(?:nya)? (?:is|says|shows|still)\b|\b(?:di|pada) (?:akun|sistem|jakevo|aplikasi)\b[^.?!]{0,25}\bmasih\b",
    flags=re.IGNORECASE,
)
_NO_FILE = Pattern(
    r"\b(?:tidak|tdk|ga|gak|nggak|ngga|belum|blm|kok ga)(?: juga)? (?:ada|muncul|keluar|nongol|ketemu|terima|menerima"
    r"|dapat|dapet|masuk|nerima)(?: \w+){0,2}? (?:file|filenya|berkas\w*|dokumen\w*|lampiran\w*|pdf\w*"
    r"|tombol\w*|email\w*"
    r"|surat\w*|izin\w*|ijin\w*|sip\w*|link\w*|apa-apa|apa apa)\b",
    r"\b(?:file|dokumen|pdf|lampiran|tombol(?: unduh| download)?|surat|link|izin|sip)(?:nya)?(?: \w+){0,2}"
    r" (?:tidak|tdk|ga|gak|nggak|belum|blm|kosong)(?: juga)?(?: (?:ada|muncul|keluar|nongol|ketemu|saya terima|masuk"
    r"|dikirim))?\b",
    r"\b(?:tidak|tdk|ga|gak|nggak|belum|blm) (?:bisa |dapat )?(?:di ?)?(?:unduh|download)\b",
    r"\b(?:no (?:file|document|pdf|attachment)|nothing to download|not received|never received)\b",
    flags=re.IGNORECASE,
)
_BY_MAIL = re.compile(  # what no mail brought may be in the account
    r"\b(?:di|ke|lewat|dari|by|in my) (?:email|e-mail|inbox|surel|wa)\b[^.?!,]{0,40}|\bemail\w* (?:belum|ga"
    r"|gak|tidak)\b",
    re.IGNORECASE,
)
QUOTED_REASON = Pattern(
    r"\b(?:alasan|keterangan|tulisan|catatan|reason)\w*(?:,? (?:penolakan(?:nya)?|tolak|cuma|hanya"
    r"|satu|kalimat|karena|tulisan|tertera|disebut|ditulis|yang|itu|di\w+"
    r"|ter\w+|karena|katanya|adalah|was|is|given|only)){0,4}:? [\"'\u201c\u2018]\w",
    # the words themselves, more than the one of the status
    r"\b(?:ditolak|dikembalikan|dibalikin|dibalikkan|refused|rejected|returned|sent back)\b[^.?!\n]{0,60}?"
    r" [\"'\u201c\u2018]\w+ \w[^\"'\u201d\u2019]{3,}",
    r"\b(?:one line|the words|message|note|wording|pesan(?:nya)?|catatan(?:nya)?|bunyi(?:nya)?)\b"
    r"[^.?!\n\"]{0,40}[\"\u201c]\w",
    # or what was wrong
    r"\b(?:ditolak|dikembalikan|dibalikin|dibalikkan)(?: lagi)?,? (?:karena|krn|gara-gara|katanya|dengan alasan) "
    r"(?!apa\b|alasan|kenapa|mengapa|(?:tidak|ga|gak|nggak|kurang) jelas)\w+ \w+",
    r"\b(?:refused|rejected|returned|sent back|turned down|declined) (?:because|since|as) (?!of what)\w+ \w+",
    # each time another: "pertama katanya foto salah", "- kedua: STR tidak terbaca"
    r"\b(?:pertama|kedua|ketiga|keempat|terakhir|sekarang|first|second|third)(?:nya)?"
    r"(?::|,? (?:katanya|dibilang|alasannya|catatannya|they said)) [\"'\u201c\u2018]?"
    r"(?!(?:apa|apakah|berapa|bagaimana|gimana|kapan|kenapa|mengapa|siapa|mohon|bisa|bisakah|boleh|perlu|is|are|do"
    r"|does|can|may"
    r"|what|how|when|who)\b)\w+ \w+",
    flags=re.IGNORECASE,
)
"""How a mail quotes why an application was refused or sent back."""
_WRONG = Pattern(
    r"\b(?:salah|keliru|typo|kurang (?:satu |1 )?huruf|kelebihan huruf|tertukar|ketuker|kebalik|tidak sesuai|ga sesuai"
    r"|(?:tidak|ga|gak|belum) (?:tercantum|tertulis|dicantumkan|ditulis)"
    r"|harusnya|seharusnya|misspel\w+|wrong|mistake|incorrect)\b",
    flags=re.IGNORECASE,
)
_PAID = Pattern(
    r"\b(?:sudah|udah|udh|sdh|telah|abis|habis) (?:saya |kami |di ?)?(?:bayar|membayar|transfer|setor|lunas\w*)\b"
    r"|\b(?:have|already) paid\b",
    flags=re.IGNORECASE,
)
_UNCHANGED = Pattern(
    r"\b(?:belum|blm|tidak|tdk|ga|gak|nggak) (?:juga )?(?:ada )?(?:berubah|perubahan|update|ter-?update"
    r"|terbaca|masuk)\b"
    r"|\bmasih (?:\w+ )?[\"'\u201c\u2018]?(?:menunggu|belum|tunggu|minta)? ?(?:di)?(?:pem)?bayar\w*"
    r"|\bstill (?:says |shows )?(?:unpaid|waiting for payment|pending)",
    flags=re.IGNORECASE,
)
LOST = Pattern(
    r"\b(?:hilang|ilang|kehilangan|rusak|sobek|robek|terbakar|kebakar|kena air|kebanjiran|lost|damaged|torn)\b",
    flags=re.IGNORECASE,
)
_REFUSED = Pattern(r"\b(?:ditolak|tertolak|penolakan|rejected|refused|denied)\b", flags=re.IGNORECASE)
_NEAR = 60  # code points before a refusal in which what was refused is named
_CLAUSE_END = re.compile(r"[.?!\n]")
_ACCOUNT = Pattern(
    r"\b(?:(?:daftar|mendaftar|registrasi|masuk|login|log ?in|sign ?up|register) (?:\w+ ){0,2}"
    r"(?:jakevo|oss|simbg|akun|account)"
    r"|(?:akun|account|nik|e-?mail|surel|sandi|password|pass|otp|username)(?:nya)?)\b",
    flags=re.IGNORECASE,
)
_APPLICATION = Pattern(
    r"\b(?:permohonan\w*|pengajuan\w*|berkas\w*|i[zj]in\w*|sip[a-z]{0,3}|pbg|slf|krk|iptm|nib|stpt|sertifikat|perpanjang\w*"
    r"|(?:meng|di)?ajukan|applications?|permits?|licen[cs]es?)\b",
    flags=re.IGNORECASE,
)
_RETURNED = Pattern(
    r"\b(?:dikembalikan|dibalikin|dibalikkan|perlu perbaikan|minta perbaikan|status perbaikan|sent back|returned)\b",
    flags=re.IGNORECASE,
)
# what may become of it, and has not: "kalau lewat apa langsung ditolak?", "takut ditolak"
_SUPPOSED = Pattern(
    r"\b(?:kalau|kalo|klo|jika|bila|apabila|misal\w*|takut\w*|khawatir|bakal\w*|akan|apakah|bisa|supaya tidak"
    r"|biar tidak|if|will|would|could|might)\b[^.?!,]{0,60}\b(?:ditolak"
    r"|tertolak|rejected|refused|denied|dikembalikan|returned)\b"
    r"|\b(?:atau|or) (?:\w+ )?(?:ditolak|tertolak|rejected|refused)\b"
    r"|\b(?:artinya|berarti|maksudnya|does that mean|is it) (?:\w+ )?(?:ditolak|tertolak|rejected|refused)\b"
    r"|\b(?:langsung|otomatis|dua-?duanya|tidak|tdk|bukan|bkn|belum|never|not) (?:\w+ )?"
    r"[\"'\u201c\u2018]?(?:ditolak|rejected|refused|dikembalikan|dibalikin|returned|sent back)\b",
    flags=re.IGNORECASE,
)
_FEARS = Pattern(r"\b(?:di|ke|ter)?tolak\b|\b(?:refused|rejected)\b", flags=re.IGNORECASE)
# who has one permit and begins with another asks of that
_BEGINS = Pattern(
    r"\b(?:mau|ingin|pengen|hendak|akan|rencana|berencana|want to|like to) (?:\w+ )?(?:buka|membuka"
    r"|mengurus|urus|ngurus"
    r"|mendirikan|bangun|membangun|pasang|memasang|daftar|mendaftar\w*|mengajukan|ajukan|bikin|open|apply|build)\b",
    flags=re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Story:
    """What a mail tells of its writer's own case: the ``stage``, None where it tells none, in the sentence ``said``.

    ``status``: it quotes the status; ``no_file``: what was issued is not there; ``wrong``: something on it, or in the
    application, is wrong; ``lost``: what was issued is lost or damaged;
    ``fears``: what was sent back may have been refused, they ask or say; ``paid``: they have paid, and nothing changes;
    ``reason``: the reason of a refusal is quoted.
    """

    stage: Stage | None = None
    said: str = ""
    status: bool = False
    no_file: bool = False
    wrong: bool = False
    lost: bool = False
    fears: bool = False
    paid: bool = False
    reason: bool = False


NOTHING_TOLD = Story()


def story_of(text: str, outcome: str | None, today: date | None = None) -> Story:
    """Return what ``text``, subject and new words of a mail, tells; ``outcome`` is what became of the application.

    ``today`` says which years are past; without it no year is.
    """
    issued, filed, expired = _issued(text), _filed(text), _expired(text, today)
    decided = _decided(text, outcome)
    quoted = bool(_QUOTED_STATUS.search(text))
    paid = _PAID.search(text) is not None and _UNCHANGED.search(text) is not None
    wrong = bool(_WRONG.search(text))
    if issued is not None and expired is None:
        lacking, lost = _NO_FILE.search(_BY_MAIL.sub(" ", text)), LOST.search(text)
        told = Story(Stage.ISSUED, issued.clause, status=quoted)
        return replace(told, no_file=bool(lacking), wrong=wrong, lost=bool(lost))
    if decided is not None and (filed is None or filed.place < decided.place):
        stage = decided.stage
        fears = stage is Stage.RETURNED and bool(_FEARS.search(text))
        return Story(stage, status=quoted, fears=fears, paid=paid, reason=bool(QUOTED_REASON.search(text)))
    if filed is not None:
        return Story(Stage.FILED, filed.clause, status=quoted, paid=paid, wrong=wrong)
    if expired is not None:
        return Story(Stage.EXPIRED, expired.clause, status=quoted)
    return Story(status=quoted, paid=paid)


@dataclass(frozen=True, slots=True)
class _Told:
    """A stage as a mail tells it: in which clause, and where that stands."""

    stage: Stage
    clause: str
    place: int


def _told(stage: Stage, sentence: re.Match[str], found: re.Match[str]) -> _Told:
    """Return a stage told in the clause in which ``found`` stands: what follows a comma may be on another permit."""
    text = sentence[0]
    start = max(text.rfind(mark, 0, found.start()) for mark in ",;") + 1
    ends = [at for mark in ",;" if (at := text.find(mark, found.end())) >= 0]
    return _Told(stage, text[start : min(ends, default=len(text))].strip(), sentence.start() + found.start())


def decided_in(text: str) -> Stage | None:
    """Return what was decided of an application, as a mail says: refused, sent back, or None."""
    told = _SUPPOSED.sub(" ", _without_accounts(text))
    return Stage.REFUSED if _REFUSED.search(told) else Stage.RETURNED if _RETURNED.search(told) else None


def _without_accounts(text: str) -> str:
    """Return ``text`` with blanks where an account, a login or a number was refused: no application was."""
    for found in [*_REFUSED.finditer(text)]:
        before = _CLAUSE_END.split(text[max(0, found.start() - _NEAR) : found.start()])[-1]
        if _ACCOUNT.search(before) and not _APPLICATION.search(before):
            text = f"{text[: found.start()]}{' ' * len(found[0])}{text[found.end() :]}"
    return text


def _told_of(
    stage: Stage, text: str, pattern: Pattern, unless: Pattern | re.Pattern[str], asked: re.Pattern[str] | None = None
) -> Iterator[_Told]:
    """Yield the clauses that tell of a stage by ``pattern``: not after ``unless``, nor before ``asked``."""
    for sentence in _SENTENCE.finditer(text):
        for found in pattern.finditer(sentence[0]):
            before, after = sentence[0][: found.start()], sentence[0][found.end() :]
            if not (unless.search(before) or (asked and (unless.search(f"{found[0]} ") or asked.match(after)))):
                yield _told(stage, sentence, found)


def _issued(text: str) -> _Told | None:
    """Return where a mail says that a permit was issued."""
    if _BEGINS.search(text):
        return None
    printed = _told_of(Stage.ISSUED, text, _PRINTED, _NOT_SO)
    return next(itertools.chain(printed, _told_of(Stage.ISSUED, text, _ISSUED, _NOT_SO, _ASKED_AFTER)), None)


def _decided(text: str, outcome: str | None) -> _Told | None:
    """Return what came last of a refusal and what was sent back after it."""
    if outcome not in (Stage.REFUSED, Stage.RETURNED):
        return None
    text = _without_accounts(text)
    for supposed in _SUPPOSED.finditer(text):  # "not returned, but refused"; places stay as they are
        text = f"{text[: supposed.start()]}{' ' * len(supposed[0])}{text[supposed.end() :]}"
    sent_back = max((found.end() for found in _RETURNED.finditer(text)), default=0)
    refused = max((found.end() for found in _REFUSED.finditer(text)), default=0)
    stage = Stage.REFUSED if outcome == Stage.REFUSED and refused > sent_back else Stage.RETURNED
    return _Told(stage, "", refused if stage is Stage.REFUSED else sent_back)


def _filed(text: str) -> _Told | None:
    """Return the clause in which a mail says first that an application was filed, and where it says so last."""
    filed = list(_told_of(Stage.FILED, text, _FILED, _WISHED))
    return replace(filed[0], place=filed[-1].place) if filed else None


def _expired(text: str, today: date | None) -> _Told | None:
    """Return where a mail says that a permit ran out."""
    years = (
        _told(Stage.EXPIRED, sentence, year)
        for sentence in _SENTENCE.finditer(text)
        if (year := _RAN_OUT_IN.search(sentence[0])) and today is not None and int(year[1]) < today.year
    )
    return next(itertools.chain(_told_of(Stage.EXPIRED, text, _EXPIRED, _RUNS_ON), years), None)
