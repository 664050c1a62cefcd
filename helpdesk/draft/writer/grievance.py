"""Of whom a mail complains: what becomes of a report is told only where somebody is reported.

An officer, a unit or an application of this office may be complained of, and whoever builds, trades or makes a noise
without the permit for it. Who has told the neighbourhood's head of a branch, or quarrels with a landlord, reports
nobody to this office.
"""

from __future__ import annotations

import re
from dataclasses import replace

from helpdesk.draft.writer.courtesy import one_line
from helpdesk.draft.writer.plight import urgent
from helpdesk.model.question import Aspect, Question
from helpdesk.pattern import Pattern

_READ = 20_000  # code points; a mail longer than that is no letter
_TOLD_OTHERS = re.compile(  # who was told of it already is not complained of
    r"\b(?:lapor\w*|melapor\w*|bilang|kasih tahu|tanya|adu\w*|report(?:ed)?|told)(?: \w+){0,2}? (?:ke |kepada "
    r"|sama |to )?"
    r"(?:(?:pak|bu|bapak|ibu|ketua|the) )*(?:rt|rw|polisi|polsek|polres|pln|damkar|satpol|lurah|bank|police)\b",
    re.IGNORECASE,
)
_OFFICE = (
    r"(?:petugas|pegawai|oknum|satpam|staf|loket|surveyor|penyuluh|juru ukur|tukang ukur|tim survei|ptsp|dpmptsp"
    r"|pelayanan|layanan|kantor (?:ini|bapak|ibu|kecamatan|kelurahan|wali kota|walikota)|orang (?:kantor|loket|ptsp)"
    r"|officers?|officials?|clerks?|staff|counter|employees?|your (?:office|service|people))"
)
_WRONGED = (
    r"(?:kasar|judes|jutek|ketus|cuek|galak|marah\w*|(?:mem|di)?bentak\w*|menghina|dihina|diusir|ditegur|tegur"
    r"|(?:tidak|tdk|ga|gak|nggak|kurang|ora|gelem) (?:sopan|ramah|profesional|becus|melayani|dilayani|menjelaskan"
    r"|njelaske|mau)|dipersulit|mempersulit|diskriminasi\w*|didiskriminasi|dipingpong\w*|dilempar\w*|dioper\w*"
    r"|disuruh (?:pulang|balik|bolak)|main(?:an)? hp|merokok|bolos|mangkir|lelet|lemot|lambat|buruk|parah|payah"
    r"|mengecewakan|kecewa|kekecewaan|komplain|keluhan|mengeluh|(?:meng)?adu(?:kan|an)?|ngadu|wadul"
    r"|(?:me|di)?lapor(?:kan|in|an)?|ditindak|menindak|pungli|suap|sogok\w*|rude|shouted|unfriendly|complain\w*|report)"
)
_OF_THE_OFFICE = Pattern(
    rf"\b{_OFFICE}(?:nya)?\b[^.?!\n]{{0,80}}\b{_WRONGED}(?:nya)?\b",
    rf"\b{_WRONGED}(?:nya)?\b[^.?!\n]{{0,60}}\b{_OFFICE}(?:nya)?\b",
    flags=re.IGNORECASE,
)
_BY_THE_OFFICE = Pattern(
    r"\b(?:dipersulit|dipingpong\w*|dilempar-?lempar|jangan dilempar|dibentak\w*|ombudsman|saya diusir|loket)\b"
    r"|\b(?:email|surel|e-mail|telepon|telp|wa) (?:saya |kami )?(?:tidak|tdk|ga|gak|nggak"
    r"|belum)(?: pernah)? (?:di)?\w+",
    flags=re.IGNORECASE,
)
_AN_APPLICATION = Pattern(
    r"\b(?:permohonan|pengajuan|berkas|izin|ijin|sip\w*|pbg|slf|krk|nib|application|permit|licen[cs]e)\b[^.?!\n]{0,60}"
    r"\b(?:hilang|lambat|mandek|macet|nyangkut|ditolak|dicabut|dibatalkan|dipersulit"
    r"|(?:tidak|tdk|ga|gak|nggak|tak|belum|blm) (?:\w+ )?(?:terbit|keluar|jadi|diproses|selesai|keluar2))\b"
    r"|\b(?:(?:mengajukan|ajukan|menyampaikan|hak|surat|upaya) keberatan|keberatan (?:atas|terhadap|administrati\w*)"
    r"|(?:saya|kami|sy) (?:\w+ ){0,2}keberatan(?! saya| kami)|ditinjau kembali|banding|menggugat|objection|appeal)\b",
    flags=re.IGNORECASE,
)
_NOT_YET = re.compile(  # "takut izinnya dicabut", "kalau ada usaha izinnya dicabut": that has happened to nobody
    r"\b(?:kalau|kalo|klo|jika|bila|apabila|takut\w*|khawatir\w*|kuatir\w*|jangan-?jangan|jangan2|nanti|ntar|if"
    r"|in case)\b"
    r"[^.?!,;\n]{0,60}"
    r"|\b(?:dianggap|dibilang|disebut|dituduh|dikira|termasuk|tergolong)(?: \w+){0,3}? (?:tanpa izin|liar|ilegal"
    r"|melanggar)\b",
    re.IGNORECASE,
)
_OWN_BUSINESS = re.compile(
    r"\b(?:usaha\w*|bengkel|kafe|caf[eé]|pabrik|warung|toko|studio|karaoke|kos\w*|konveksi|laundry|gudang|sumur"
    r"|penggilingan"
    r"|depot|dapur|salon|klinik|sekolah|panti|paud|pesantren|ho|nib|mesin|kontrakan|kamar\w*)(?: (?!tetangga"
    r"|sebelah)\S+){0,4}?"
    r" (?:saya|sy|kami|aku|gue|gw|ane|gua)\b"
    r"|\b(?:saya|sy|kami|aku|gue|gw|ane|gua) (?:\w+ ){0,2}(?:punya|memiliki|menyewakan|pakai|pake|mengelola)"
    r" (?:\w+ )?(?:usaha|bengkel|warung|toko|kos\w*|rumah|konveksi|sumur|kontrakan|gudang|kamar)\w*",
    re.IGNORECASE,
)
_RUN_WITHOUT = re.compile(  # "sy punya kosan 14 kamar, sudah jalan dari 2011 tdk ada izin": of one's own
    rf"(?:{_OWN_BUSINESS.pattern})(?:(?!\b(?:tetangga|sebelah|warga|orang|dia|mereka)\b)[^.?!\n]){{0,70}}?"
    r"\b(?:tanpa|tidak|tdk|ga|gak|nggak|belum|blm)\b",
    re.IGNORECASE,
)
_OF_OUR_BUSINESS = re.compile(  # what others say, fear or threaten of it
    r"\b(?:tetangga|warga|orang|org|dia|mereka|rt|rw|ormas|petugas|penghuni|neighbou?rs?)\b[^.?!\n]{0,60}\b(?:komplain"
    r"|protes\w*|(?:me)?ngadu\w*|ngotot|keberatan|ribut|ngancam\w*|ngancem|mengancam|(?:mau|akan|bakal) (?:me)?lapor\w*"
    r"|marah\w*|complain\w*|object\w*)\b[^.?!\n]*",
    re.IGNORECASE,
)
_OWN = re.compile(  # who fears to be without a permit accuses nobody
    r"(?<!tetangga )(?<!sebelah )(?<!rumah )(?<!depan )(?<!setahu )(?<!menurut )\b(?:saya|kami|aku|sy|kita|i|we)"
    r"(?: \w+){0,4} (?:tanpa|tidak|tdk|ga|gak|nggak|belum|without)\b",
    re.IGNORECASE,
)
_WITHOUT_PERMIT = Pattern(
    r"\b(?:tanpa|tidak (?:ada|punya|ber|memiliki|mengantongi)|tdk (?:ada|punya)|ga (?:ada|punya)|gak (?:ada|punya)"
    r"|nggak (?:ada|punya)|belum (?:ada|punya|ber)|without (?:a |any )?) ?(?:izin|ijin|imb|pbg|permit|licen[cs]e)"
    r"|\b(?:liar|ilegal|illegal|unlicensed|melanggar|pelanggaran)\b",
    flags=re.IGNORECASE,
)
_NUISANCE = Pattern(
    r"\b(?:tetangga|warga|penghuni|pabrik|bengkel|kafe|caf[eé]|restoran|warung|toko|kos\w*|proyek|bangunan|orang"
    r"|neighbou?rs?"
    r"|factory|someone)\b[^.?!\n]{0,80}\b(?:bau|berisik|bising|ribut|brisik|limbah|asap|debu|kencang|keras"
    r"|(?:me|di)?nebang"
    r"|(?:di|me)?tebang|menutup jalan|nutup jalan|mengganggu|ganggu|merusak|parkir sembarangan|parkir di jalan"
    r"|menyalahgunakan|disalahgunakan|dipakai|noise|noisy|smoke|smell|blocks?)\b"
    r"|\b(?:dipakai|disalahgunakan|dicatut)(?: oleh)? orang\b",
    flags=re.IGNORECASE,
)

_ACT = Pattern(  # what somebody is to do about it
    r"\b(?:tolong\w*|mohon|minta(?: tolong)?|segera|harap)\b(?: \w+){0,3} (?:di(?:tebang|potong|pangkas|tindak\w*"
    r"|tertib\w*"
    r"|cek|periksa|bongkar|segel|bersihkan|perbaiki|pindah\w*|hentikan|stop|tegur|cabut))\b(?! (?:lagi )?(?:berkas"
    r"|dokumen"
    r"|syarat|surat|lampiran))",
    r"\b(?:tidak|tdk|ga|gak|nggak) terima\b(?! (?:surat|email|surel|balasan|notif|anak|tamu|pasien|kartu|uang|yang"
    r"|kalau))"
    r"|\bpertanggung ?jawaban\b|\bprotes ke ?mana\b|\bditolak lagi\b",
    r"\bplease (?:remove|check|inspect|stop|cut|act)\b",
    flags=re.IGNORECASE,
)
_OF_A_REPORT = Pattern(
    r"\b(?:(?:me|di)?lapor\w*|(?:meng|di)?adu(?:kan|an)?|ngadu|identitas|nama saya|dirahasiakan|rahasia\w*"
    r"|pelapor|saksi|bukti"
    r"|rekam\w*|kasih|memberi|setor|bayar|dibayar|oknum|orang (?:itu|ini)|petugas(?:nya)?|ditindak\w*|tindak|ditegur"
    r"|diproses|disebut\w*|aman|takut|dipersulit|complain\w*|report\w*|pay|my name|evidence|anonym\w*|safe)\b",
    flags=re.IGNORECASE,
)
_ASKS = re.compile(
    r"\?|\b(?:apa|apakah|siapa|kapan|berapa|bagaimana|gimana|gmn|mana|kenapa|bisa|boleh|bisakah|bolehkah|perlu|harus"
    r"|what|how|who|when|where|which|may|can|must)\b",
    re.IGNORECASE,
)


def is_of_report(question: Question) -> bool:
    """Whether a question of a mail that reports somebody has words of a report: it goes on with it."""
    return _OF_A_REPORT.search(question.text) is not None


def tells_by_the_way(question: Question) -> bool:
    """Whether what was taken for a complaint only tells, and neither asks nor reports: "saya tidak enak menolak"."""
    complains = set(question.aspects) == {Aspect.COMPLAINT}
    return complains and not is_of_report(question) and not _ASKS.search(question.text)


def accuses(mail: str) -> bool:
    """Whether ``mail`` complains of somebody whom this office may be told of: of itself, or of who has no permit."""
    told = one_line(mail[:_READ])
    return _accuses_others(told) or _AN_APPLICATION.search(_OWN.sub(" ", _happened(told))) is not None


def of_the_office(mail: str) -> bool:
    """Whether ``mail`` complains of this office or of what becomes of an application, and not only of others."""
    told = one_line(mail[:_READ])
    return any(kind.search(told) for kind in (_OF_THE_OFFICE, _BY_THE_OFFICE, _AN_APPLICATION))


def wants_action(mail: str) -> bool:
    """Whether ``mail`` tells of danger or of somebody else's doing, or asks that something be done: it is passed on.

    A mere question is answered, and what of it stays open is said to be looked at already.
    """
    told = one_line(mail[:_READ])
    return urgent(told) in ("danger", "emergency") or _ACT.search(told) is not None or _accuses_others(told)


def _accuses_others(told: str) -> bool:
    """Whether words complain of this office, or of what others do without a permit or to the writer's quiet."""
    own = _OWN.sub(" ", _TOLD_OTHERS.sub(" ", told))
    if _OF_THE_OFFICE.search(own) or _BY_THE_OFFICE.search(own):
        return True
    happened = _RUN_WITHOUT.sub(" ", _OWN.sub(" ", _happened(told)))
    return _WITHOUT_PERMIT.search(happened) is not None or _NUISANCE.search(happened) is not None


def _happened(told: str) -> str:
    """Return words without what is only feared or supposed, and without what others say of the writer's business."""
    told = _NOT_YET.sub(" ", _TOLD_OTHERS.sub(" ", told))
    return _OF_OUR_BUSINESS.sub(" ", told) if _OWN_BUSINESS.search(told) else told


def without_complaint(question: Question, found: Question) -> Question:
    """Return ``question`` without the wish to complain; ``found`` is what the matcher had made of it."""
    if Aspect.COMPLAINT not in question.aspects:
        return question
    left = tuple(aspect for aspect in question.aspects if aspect is not Aspect.COMPLAINT)
    if set(question.aspects) == {Aspect.COMPLAINT} and set(found.aspects) == {Aspect.FEE}:
        return replace(question, aspects=(Aspect.LEGAL,))  # "who pays for the roof?" wants no permit's fee
    left = left or tuple(aspect for aspect in found.aspects if aspect is not Aspect.COMPLAINT)
    return replace(question, aspects=left or (Aspect.OTHER,))
