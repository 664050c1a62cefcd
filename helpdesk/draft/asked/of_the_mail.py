"""What a question is on by what its mail says elsewhere: a number that is lost, a day that lapsed, a visit not made.

"Nomornya lupa" behind a question on the status asks where the number stands; "otomatis dianggap disetujui" makes
"boleh jalan?" one on that rule; who objects to what a neighbour builds objects to no refusal of theirs. "Ini gimana"
behind a permit that is said to be out and came nowhere asks where it is, and papers that come with the mail "to be
entered" have been filed by nobody.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container
from dataclasses import replace

from helpdesk.draft.asked.named_topics import (
    BY_MAIL,
    CANCELLING,
    CORRECTION,
    DEEMED,
    HOURS,
    MENDING_TERM,
    MISSING_RESULT,
    NUMBER,
    OBJECTION,
    OUTCOMES,
    REPORTING,
    RESULT,
    SEVERAL_SIPS,
    VISIT,
)
from helpdesk.draft.asked.of_the_visit import asks_of_the_visit, on_the_visit
from helpdesk.model.question import Aspect, Candidate, Form, Question
from helpdesk.pattern import Pattern

_SURELY = 0.8  # of one that needs no more
_SURE, _LESS = 0.95, 0.9  # of a topic that the mail makes the one that is meant, and of what seemed to be, at most
_GONE = (
    r"(?:hilang|ilang|leungit|lenyap|raib|lupa|poho|lali|kelalen|keselip|terselip|kececer|tercecer|ketlingsut|sobek)"
)
_NUMBER_LOST = Pattern(
    r"\b(?:nomor|nomer|nomernya|nomornya|nonya|no)(?: (?:permohonan|pendaftaran|registrasi|daftar|pengajuan))?(?:nya)?"
    r"(?: (?:saya|sy|aku|udah|sudah|sdh|juga|malah)){0,3} (?:lupa|hilang|ilang|(?:ga|gak|nggak|tidak|tdk) (?:ketemu"
    r"|dicatat|kecatat|tercatat|tahu|tau|ingat|inget|nyatat)|kehapus|terhapus)\b",
    r"\b(?:lupa|ga nyatet|tidak mencatat|tidak (?:saya )?catat|kehilangan)(?: \w+){0,2} (?:nomor|nomer)(?:nya)?\b",
    r"\b(?:lost|forgot|forgotten|have no|do not have|don't have|can't find|cannot find)(?: \w+){0,2}"
    r" (?:application|registration|reference) number\b",
    r"\b(?:(?:nom[eo]r|nmr|kode)(?: (?:berkas|permohonan|pendaftaran|registrasi|daftar|pengajuan|resi))|resi"
    r"|tanda terima"
    rf"|bukti (?:daftar|pendaftaran|pengajuan|permohonan))(?:nya|na)?\b[^.?!]{{0,60}}\b{_GONE}\b",
    r"\b(?:lost|threw away)(?: \w+){0,2} (?:receipt|slip)\b",
    r"\b(?:do not|don't|never) (?:know|have|get|got|wrote down)(?: \w+){0,2} (?:application|registration|reference)"
    r" number\b",
)
_BY_NAME = Pattern(
    r"\b(?:di)?(?:cek|lacak|cari|telusuri|lihat|check|look|find|search|trace)\w*\b[^.?!]{0,30}"
    r"\b(?:pakai|pake|dengan|lewat|dari|by|with|under) (?:\w+ )?(?:nama|name)\b(?! (?:lain|orang|usaha))"
)
_WHETHER_FILED = Pattern(
    r"\b(?:apakah|apa|benar\w*|bener\w*|cek|tahu|tau|pasti\w*)\b[^.?!]{0,40}\b(?:sudah|udah|udh|pernah|beneran|memang)"
    r"(?: \w+){0,2} (?:masuk|di ?daftar\w*|di ?aju\w*|terdaftar)\b"
    r"|\bfind out (?:whether|if)\b|\b(?:whether|if) (?:an|any|the|our|my) application (?:exists?|was|has)\b"
)
_DEEMED = Pattern(
    r"\bfiktif[ -]?positif\b|\b(?:otomatis|dengan sendirinya|berarti)?(?: \w+)? ?dianggap (?:di ?setujui|di ?kabulkan"
    r"|di ?terima|sah|terbit|acc)\b|\botomatis (?:di ?setujui|di ?kabulkan|disahkan|terbit)\b"
    r"|\b(?:deemed|automatically|considered|counts?|counted|taken|treated) (?:to be |as )?(?:approved|granted|consent"
    r"|approval)\b|\bsilence (?:means|is|counts)\b"
)
_OF_THE_FILE = Pattern(r"\b(?:siapa|kurang|lengkap|pegang|nyangkut|alasan\w*|kenapa|mengapa|who|why|missing)\b")
_MISSED = Pattern(
    r"\b(?:peninjauan|survei|survey|kunjungan|inspeksi|tim(?: teknis| survei)?|petugas(?: survei| lapangan)?|inspection"
    r"|inspectors?)(?:nya)?(?: [\w/]+){0,9} (?:tidak|tdk|ga|gak|nggak|not|never|batal|gagal)"
    r" (?:jadi |pernah )?(?:terlaksana|dilaksanakan|hadir|datang|dateng|muncul|jadi|come|came|show|turn)\w*\b",
)
_NEW_DATE = Pattern(
    r"\b(?:penjadwalan|jadwal\w*|dijadwal\w*|menjadwal\w*) ?(?:ulang|kembali|lagi|baru)\b|\breschedul\w*\b|\bnew date\b"
    r"|\bkelalaian (?:kami|saya|pemohon)\b"
)
_OBJECTS_TO_OTHERS = Pattern(
    r"\b(?:warga|tetangga|kami|rt|rw|lingkungan|residents?|neighbou?rs?)\b[^.?!]{0,80}\b(?:keberatan|menolak|protes"
    r"|object)"
    r"\w*\b[^.?!]{0,80}\b(?:(?:mau |akan |sedang |lagi )?(?:di ?bangun|membangun|didirikan|berdiri|pembangunan|dibuka"
    r"|buka)|building|construction)\b"
)
_REFUSED = Pattern(
    r"\b(?:penolakan(?! warga)|di ?tolak|tertolak|surat tolak|permohonan (?:saya|kami)|refused|rejected|refusal)\b"
)
_SLIP = Pattern(
    r"\b(?:salah|keliru|kurang)\b[^.?!]{0,12}\b(?:harusnya|seharusnya|mestinya)\b"
    r"|\b(?:ketulis|tertulis|ketik|keketik)(?:nya)? (?:malah |jadi |jadinya )"
    r"|\b(?:salah|keliru)(?: \w+){0,2} (?:waktu|pas|saat) (?:daftar|isi|ngisi|mengisi|input|nulis)\b|"
    r"\b(?:salah|keliru|typo) ?(?:ke)?(?:tik|tulis|isi|input|masuk\w*|ketik)\w*\b"
    r"|\b(?:sa?lah|keliru) (?:nulis|ngetik|ngisi)\b"
    r"|\b(?:mistyped|misspel\w+|typo|typed|wrote|entered|filled in)\b[^.?!]{0,60}\b(?:wrong\w*|instead|should be)\b"
    r"|\bmistyped\b|\b(?:wrong|incorrect) (?:\w+ )?(?:address|name|number|date)\b"
)
_MENDS = Pattern(
    r"\b(?:(?:di|nge|meng)?edit\w*|(?:di|me|ng)?(?:ubah|rubah|ganti|betul\w+|perbaik\w+|bener\w+|koreksi)\w*|change|correct|fix"
    r"|amend)\b"
)
_TIME_TO_MEND = Pattern(
    r"\b(?:berapa (?:lama|hari|minggu|bulan)|sampai kapan|kapan|sisa|lama|batas|tenggat|how (?:long|much time|many \w+)"
    r"|until when|by when)\b[^.?!]{0,45}"
    r"\b(?:(?:untuk|buat|to|harus|boleh|bisa) (?:\w+ )?(?:(?:mem)?perbaik\w*|diperbaiki|benerin|(?:mem)?betul\w*"
    r"|(?:me)?lengkapi|(?:me)?revisi|correct|fix|amend|complete|resubmit)|waktu (?:perbaikan|revisi|pelengkapan))\b",
    r"\b(?:batas|tenggat|deadline|jangka)(?: waktu)? (?:(?:untuk|buat|of|for) )?(?:(?:mem)?perbaik\w*|revisi"
    r"|pelengkapan|melengkapi|pembetulan|the correction|corrections?)\b",
    r"\b(?:berapa (?:lama|hari|minggu)|sampai kapan|how (?:long|many days))\b[^.?!]{0,60}\b(?:sebelum|before|sampai)"
    r"(?: \w+){0,3} (?:gugur|hangus|ditutup|batal|dibatalkan|laps\w+|expires?|closed|void)\b",
)
_TIME_GIVEN = Pattern(  # by whoever looked, be it at no application: "berapa lama kami diberi waktu memperbaiki?"
    r"\b(?:di ?(?:beri\w*|kasih)|dapat|punya|beri|kasih|given|have|get)(?: \w+){0,3}"
    r" (?:waktu|tempo|kesempatan|hari|days?|time|long)\b(?: \w+){0,3} (?:\w*perbaik\w*|\w*lengkapi|(?:me|di)?revisi\w*"
    r"|\w*benah\w*|(?:di)?benar\w*|\w*betul\w*|(?:me|di)?nyusul\w*|fix|correct|amend|complete)\b"
)
_SAID_OUT = Pattern(
    r"\b(?:sudah|udah|udh|sdh|telah|katanya|status\w*)(?: \w+){0,3} (?:terbit|jadi|keluar|selesai|disetujui)\b"
    r"|\b(?:was|been|is) (?:already )?(?:issued|approved|finished)\b"
)
_CAME_NOWHERE = Pattern(
    r"\b(?:e-?mail|imel|surel|file|dokumen|pdf|izin|suratnya)\w*(?: \w+){0,3} (?:(?:ga|gak|nggak|ngga|tidak|tdk|belum"
    r"|blm) (?:ada|masuk|datang|dateng|sampai|nyampe|terima|kuterima|diterima)|kosong|nihil)\b"
    r"|\b(?:ga|gak|nggak|ngga|tidak|tdk|belum|blm) (?:ada|masuk|terima|dapat|dapet)(?: \w+){0,3}"
    r" (?:e-?mail|imel|surel)\w*\b"
    r"|\b(?:nothing|no (?:e-?mail|file|document)|not received|never (?:came|arrived))\b"
)
_FILE = r"(?:file|berkas|pdf|dokumen|unduhan|hasil (?:unduh\w*|download))(?:nya)?"
_BROKEN = r"(?:kosong|blank|putih (?:polos|semua)|rusak|corrupt\w*|error|tidak terbaca|empty|unreadable)"
_CANNOT_OPEN = Pattern(  # what was downloaded has come: "yang diunduh cuma selembar kosong"
    rf"\b{_FILE}\b(?: [\w()]+){{0,8}} {_BROKEN}\b",
    rf"\b(?:diunduh|unduh|download|didownload|downloaded)\b[^.?!]{{0,50}}\b{_BROKEN}\b",
    rf"\b{_FILE}\b(?: \w+){{0,3}} (?:tidak|tdk|ga|gak|nggak|ngga|belum|not) (?:bisa |dapat |mau )?(?:di ?)?(?:buka"
    rf"|kebuka"
    r"|terbuka|open)\b",
)
_IN_THEIR_WORDS = {  # of topics, as the line of them is called that is meant, and how it is asked
    MENDING_TERM: ("batas waktu perbaikan berkas", Form.OPEN),
    RESULT: ("berkas izin tidak bisa dibuka", Form.OPEN),
    SEVERAL_SIPS: ("sip untuk setiap tempat praktik", Form.OPEN),
    OUTCOMES["returned"]: ("retribusi sudah bayar", Form.ALLOWED),  # and no more than that line
}
_MONEY_BACK = Pattern(
    r"\b(?:uang|duit|retribusi|pajak|bayaran|pembayaran|skrd|biaya|money|fee)\w*\b[^.?!]{0,50}"
    r"\b(?:balik|kembali|dikembalikan|hangus|refund\w*|back|returned)\b"
    r"|\b(?:refund\w*|uang kembali|balik uang)\b"
    r"|\b(?:balik|kembali|dikembalikan)\b(?: \w+){0,2} (?:uang|duit)(?:nya)?\b"
)
_OF_WHOM = Pattern(  # "uangnya bisa balik ga, minta ke siapa?"
    r"^(?:\w+ ){0,3}(?:minta|mintanya|meminta|klaim|nagih|tagih|ambil\w*|urus\w*|ngurus)"
    r" (?:\w+ )?(?:ke|kepada|sama) siapa\b"
)
_IF_REFUSED = Pattern(r"\b(?:(?:di)?tolak|tidak (?:disetujui|lolos|terbit)|refused|rejected|gagal)\b")
_TOGETHER = Pattern(  # "perlu diurus barengan atau sendiri-sendiri"
    r"\b(?:bareng\w*|sekaligus|sekalian|bersamaan|together|at once)\b[^.?!]{0,30}"
    r"\b(?:sendiri\w*|satu[- ]?(?:satu|per)|masing\w*|separate\w*|one by one)"
    r"|\b(?:sendiri\w*|satu[- ]satu|masing-masing|separate\w*)\b[^.?!]{0,30}\b(?:bareng\w*|sekaligus|sekalian"
    r"|together)\b"
)
_SEVERAL_PLACES = Pattern(
    r"\bsip\w*\b.*\b(?:2|dua|3|tiga|two|three) (?:tempat(?: prakt\w+)?|lokasi|sip\w*|klinik|apotek|rs|places?)\b"
    r"|\b(?:2|dua|3|tiga|two|three) (?:tempat(?: prakt\w+)?|lokasi|sip\w*|klinik|apotek|rs|places?)\b.*\bsip\w*\b"
)
_SENT_HERE = Pattern(
    r"\b(?:kirim|kirimkan|kirimin|ngirim|lampirkan|lampirin|susulkan|susulin|email ?kan)\b[^.?!]{0,50}"
    r"\b(?:(?:lewat|via|melalui|by|pakai|ke) (?:e-?mail|imel|surel)|(?:lewat|di|ke) (?:sini|surel ini|email ini))\b"
    r"|\b(?:terlampir|berikut)\b[^.?!]{0,30}\b(?:ktp|berkas|dokumen|surat|sertifikat|shm|npwp|formulir|lampiran)\w*\b"
)
_TO_BE_ENTERED = Pattern(
    r"\b(?:tolong|mohon|minta|harap|biar|supaya|agar)(?: \w+){0,2} (?:di ?)(?:masuk(?:in|kan)|daftar(?:in|kan)"
    r"|input(?:in|kan)?|tambah(?:in|kan)|unggah\w*|upload\w*)\b"
)
_CAME_BACK = Pattern(
    r"\bdi ?kembali\w*\b|\bdibalik\w*\b|\bbalik lagi\b|\b(?:perlu|status) (?:\w+ )?(?:perbaik\w*|diperbaiki|revisi)\b"
    r"|\bcatatan (?:tpt|tpa|petugas|verifikator|pemeriksa|perbaikan|revisi)\b|\bcorrections?\b"
    r"|\b(?:diminta|disuruh|suruh|minta) (?:\w+ )?(?:perbaik\w*|memperbaiki"
    r"|revisi"
    r"|(?:me)?lengkapi)\b|\b(?:di|me)?lengkapi (?:berkas|dokumen|data|syarat|persyaratan)\b|\breturned\b|\bsent back\b"
)
_REFUSED_OR_BACK = Pattern(r"\bdi ?tolak\b|\btertolak\b|\brejected\b|\brefused\b")
_TIME_LEFT = Pattern(
    r"\bhow (?:many days|long|much time) (?:do|did|will|would) (?:i|we) (?:have|get)\b|\b(?:by when|deadline)\b"
    r"|\b(?:batas(?: waktu)?|tenggat(?: waktu)?|waktu)(?:nya)?(?: \w+){0,3} (?:berapa (?:hari|lama)|sampai (?:kapan"
    r"|tanggal))\b"
    r"|\b(?:dikasih|diberi|punya|ada|dapat) (?:\w+ )?waktu (?:\w+ )?berapa\b"
    r"|\bberapa hari (?:waktu|batas|tenggat|kesempatan)\w*\b"
)
_OF_ANOTHER_TIME = Pattern(
    r"\b(?:proses\w*|selesai\w*|terbit\w*|berlaku\w*|keluar\w*|jadi\w*|pengurusan|process\w*|issu\w*)\b"
)
_SAYS_NO_REASON = Pattern(
    r"\b(?:tidak|tdk|ga|gak|nggak|ngga|tanpa|kurang)(?: \w+){0,3} (?:jelas|disebut\w*|dijelas\w*|keterangan"
    r"|penjelasan|rinci\w*"
    r"|dirinci|alasan|ngerti|paham)\b|\b(?:cuma|hanya|doang)\b[^.?!]{0,30}\b(?:tulis\w*|tertulis|catatan\w*"
    r"|bilang\w*)\b"
    r"|\b(?:catatan|keterangan|alasan|tulisan|note)(?:nya)? (?:cuma|hanya|only|just)\b"
    r"|\b(?:does|did|do)(?:n't| not) say\b|\bnot (?:say|clear|explain\w*)\b|\bunclear\b"
    r"|\b(?:no|without)(?: any)? (?:explanation|reason)\b"
)
_ASKS_WHAT_IS_MEANT = Pattern(
    r"\bwhom?(?: \w+){0,2} (?:i|we) (?:\w+ )?ask\b|\b(?:tanya|nanya|bertanya|menanyakan|ditanyakan"
    r"|konfirmasi)\w*(?: \w+){0,2}"
    r" (?:ke|kepada|sama|pada) siapa\b|\b(?:ke|kepada|sama) siapa(?: \w+){0,3} (?:tanya|nanya|bertanya|menanyakan)\b"
    r"|\b(?:dokumen|berkas|syarat) (?:yang )?mana\b|\b(?:yang )?kurang(?:nya)? (?:itu |tuh )?(?:apa|mana)\b"
    r"|\b(?:apa|mana)(?:nya)? (?:\w+ )?yang (?:masih )?kurang\b|\bwhich (?:document|paper|one) is\b|\bwhat is missing\b"
)
_WAITS_FOR_A_PAPER = Pattern(  # "bisa ditahan dulu sampai aktanya jadi?"
    r"\b(?:di ?tahan|di ?tunda|di ?tunggu\w*|tunggu\w*|nunggu\w*|menunggu|di ?pending|pending|di ?hold|kept open"
    r"|on hold|wait)\b[^.?!]{0,40}\b(?:sampai|sampe|smpe|hingga|until|till)\b[^.?!]{0,40}\b(?:jadi|terbit|keluar"
    r"|selesai|beres|kelar|siap|turun|ready|issued|done)\b"
)
_DAYS = (
    r"(?:senin|senen|selasa|selosa|rabu|rebo|kamis|kemis|jumat|jum'at|jemuah|sabtu|setu|septu|minggu|ahad|libur|preinan"
    r"|saturdays?|sundays?)"
)
_OPEN_ON = Pattern(
    r"\b(?:sampeyan|samp[ea]n|panjenengan|njenengan|kantor\w*|loket\w*|ptsp|layanan|pelayanan)\b(?: \w+){0,3}"
    rf" (?:buka|bukak|mbukak|tutup)\b(?: \w+){{0,4}} (?:(?:hari|dinten|dino|dina) )?{_DAYS}\b",
    rf"\b(?:dinten|dino|dina) {_DAYS}\b(?: \w+){{0,4}} (?:buka|bukak|mbukak|tutup)\b",
)
_OF_A_MALL = Pattern(r"\b(?:mal|mall|mpp)\b")  # which has hours of its own
_SATURDAY = re.compile(r"\b(?:setu|septu)\b")
_NOT_OUT_YET = "dokumen pihak lain belum terbit"  # as the line on that is called
_SHORT = 4  # words of a question that says nothing of its own: "ini gimana sih"
_FEW = 12  # words of a question on what the mail has said; a longer one has said what it is on


def of_the_mail(question: Question, mail: str, topics: Container[str], *, numbered: bool = False) -> Question:
    """Return ``question`` as one on the topic that ``mail``, its whole text in one line, makes of it, or as it is.

    ``topics`` are the ids of those that there are; ``numbered``: the mail gives the number of an application.
    """
    said = mail.lower()
    for topic, is_on in _ON:
        if topic in topics and not (numbered and topic == NUMBER) and is_on(question, said):
            if topic == MENDING_TERM and any(c.confidence >= _SURELY for c in question.candidates[:1] if c.id == topic):
                return question
            rest = (c for c in question.candidates if c.id != topic)
            others = tuple(replace(c, confidence=min(c.confidence, _LESS)) for c in rest)
            meant = replace(question, candidates=(Candidate("topic", topic, _SURE), *others))
            if topic == MENDING_TERM and _WAITS_FOR_A_PAPER.search(question.words):
                return _in_its_words(meant, _NOT_OUT_YET, Form.OPEN)
            if topic in _IN_THEIR_WORDS:
                return _in_its_words(meant, *_IN_THEIR_WORDS[topic])
            return {VISIT: on_the_visit, HOURS: _in_hours}.get(topic, lambda asked: asked)(meant)
    return question


def _asks_of_the_number(question: Question, mail: str) -> bool:
    """Whether the status is asked, or if anything was filed at all, by who has no number any more."""
    if Aspect.STATUS in question.aspects and _BY_NAME.search(_said(question)):
        return True
    asks = Aspect.STATUS in question.aspects or _WHETHER_FILED.search(question.words) is not None
    return asks and _NUMBER_LOST.search(mail) is not None


def _asks_whether_deemed(question: Question, mail: str) -> bool:
    """Whether it is asked if silence is consent, or what one may do if it is."""
    short = len(question.words.split()) <= _FEW
    other = _OF_THE_FILE.search(question.words) is not None
    asks = question.form in (Form.ALLOWED, Form.WHETHER, Form.OPEN, Form.NEEDED) and short and not other
    return _DEEMED.search(question.words) is not None or (asks and _DEEMED.search(mail) is not None)


def _asks_of_a_missed_visit(question: Question, mail: str) -> bool:
    """Whether another day of a visit is asked to which nobody came, or whose fault that was."""
    if Aspect.FEE in question.aspects or not _MISSED.search(mail):
        return False
    return _NEW_DATE.search(question.words) is not None


def _asks_to_object(question: Question, mail: str) -> bool:
    """Whether what somebody else builds is objected to, and no refusal."""
    objects = any(found.id == OBJECTION for found in question.candidates) and not _REFUSED.search(mail)
    return objects and _OBJECTS_TO_OTHERS.search(mail) is not None


def _in_its_words(question: Question, words: str, form: Form) -> Question:
    """Return a question in the words of the topic, or of its line, that it is on, by which nothing else is meant."""
    return replace(
        question,
        words=words,
        text=words,
        before="",
        form=form,
        aspects=(Aspect.PROCEDURE,),
        improbable=frozenset(),
    )


def _asks_for_a_whole_file(question: Question, mail: str) -> bool:
    """Whether what is out and was downloaded cannot be read, and is asked for once more."""
    on_it = any(c.id in (MISSING_RESULT, RESULT) for c in question.candidates[:1])
    return on_it and _CANNOT_OPEN.search(mail) is not None


def _asks_of_each_place(question: Question, mail: str) -> bool:
    """Whether who practises at several places asks if their permits are renewed together or each by itself."""
    return _TOGETHER.search(question.words) is not None and _SEVERAL_PLACES.search(mail) is not None


def _asks_for_the_money(question: Question, mail: str) -> bool:
    """Whether it is asked what becomes of a fee if what it was paid for is refused, or of whom it is had back."""
    few = len(question.words.split()) <= _FEW
    if few and _OF_WHOM.search(question.words) and _MONEY_BACK.search(mail) and _IF_REFUSED.search(mail):
        return True
    return _MONEY_BACK.search(question.words) is not None and _IF_REFUSED.search(question.words) is not None


def _asks_for_what_is_out(question: Question, mail: str) -> bool:
    """Whether it is asked what now, of a permit that is said to be issued and has not come."""
    few = len(question.words.split()) <= _SHORT and question.form in (Form.HOW, Form.OPEN)
    return few and _SAID_OUT.search(mail) is not None and _CAME_NOWHERE.search(mail) is not None


def _asks_to_mend(question: Question, mail: str) -> bool:
    """Whether a slip of the pen is to be mended, and the application withdrawn only if it must be."""
    best = question.candidates[0].id if question.candidates else None
    return best == CANCELLING and _MENDS.search(question.words) is not None and _SLIP.search(mail) is not None


def _asks_to_file_for(question: Question, mail: str) -> bool:
    """Whether papers that come with the mail are to be entered by us."""
    return _TO_BE_ENTERED.search(question.words) is not None and _SENT_HERE.search(mail) is not None


def _asks_until_when(question: Question, mail: str) -> bool:
    """Whether it is asked how long there is to complete what came back, or to mend what somebody found."""
    if Aspect.DURATION in question.aspects and _TIME_GIVEN.search(question.words):
        return True
    asks = _TIME_LEFT.search(_said(question)) is not None and not _OF_ANOTHER_TIME.search(question.words)
    asks = asks or _TIME_TO_MEND.search(question.words) is not None
    asks = asks or _WAITS_FOR_A_PAPER.search(question.words) is not None
    return asks and _CAME_BACK.search(mail) is not None


def _asks_what_is_meant(question: Question, mail: str) -> bool:
    """Whether it is asked what a note means that sends a file back, or refuses it, and gives no reason."""
    asks = _ASKS_WHAT_IS_MEANT.search(_said(question)) is not None and _SAYS_NO_REASON.search(mail) is not None
    return asks and (_CAME_BACK.search(mail) or _REFUSED_OR_BACK.search(mail)) is not None


def _said(question: Question) -> str:
    """Return a question as its words were read, and as it was written: in English some words are read as ours."""
    return f"{question.words}. {question.text.lower()}"


def _asks_if_open(question: Question, _: str) -> bool:
    """Whether it is asked if the office is open on a day, be it in Javanese: "sampeyan bukak dinten Senen?"."""
    said = _said(question)
    return _OPEN_ON.search(said) is not None and _OF_A_MALL.search(said) is None


def _in_hours(question: Question) -> Question:
    """Return a question on opening hours with the day by the name that our texts have."""
    words = _SATURDAY.sub("sabtu", question.words)
    return replace(question, words=words, text=words, aspects=(Aspect.OTHER,))


_ON: tuple[tuple[str, Callable[[Question, str], bool]], ...] = (
    (NUMBER, _asks_of_the_number),
    (DEEMED, _asks_whether_deemed),
    (OUTCOMES["visit"], _asks_of_a_missed_visit),
    (VISIT, asks_of_the_visit),
    (REPORTING, _asks_to_object),
    (RESULT, _asks_for_a_whole_file),
    (SEVERAL_SIPS, _asks_of_each_place),
    (OUTCOMES["returned"], _asks_for_the_money),
    (MISSING_RESULT, _asks_for_what_is_out),
    (CORRECTION, _asks_to_mend),
    (BY_MAIL, _asks_to_file_for),
    (HOURS, _asks_if_open),
    (MENDING_TERM, _asks_until_when),
    (OUTCOMES["refused"], _asks_what_is_meant),
)
