"""Entries that a mail was taken to be on because of one word, though it is on something else.

"Penipuan" of a message is no survey, "perdagangan" in the description of an NIB no SIUP, five weeks' waiting for a
permit no complaint that nobody answered, a grave that is to be renewed no new one. What the mail itself says decides,
for all its questions: a letter that says less is better than one on another matter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from helpdesk.draft.asked.another_sense import IN_ANOTHER_SENSE
from helpdesk.draft.asked.asks import extends, says_legal
from helpdesk.draft.asked.named_topics import (
    ANSWERED_BY,
    ATTORNEY,
    DOUBLE,
    ENGLISH_SERVICE,
    ERASURE,
    FORGOTTEN,
    OUTCOMES,
    PERSONAL_DATA,
    SURVEY,
    TERM,
    WORKING_DAYS,
)
from helpdesk.draft.asked.only_if_asked import ONLY_IF_ASKED
from helpdesk.draft.asked.permit_names import PermitNames, names_of
from helpdesk.draft.asked.profession import meant_by_profession
from helpdesk.draft.asked.twice import SENT_TWICE
from helpdesk.model.knowledge import EntryStatus, Knowledge, Permit
from helpdesk.model.question import Aspect, Candidate, Form, Line, Question, Understanding
from helpdesk.pattern import Pattern

NEW_GRAVE, SHARED_GRAVE, RENEWED_GRAVE = "iptm-baru", "iptm-tumpang", "iptm-perpanjangan"
SHOW = "tanda-daftar-pertunjukan"
_OF_A_SHOW = Pattern(
    r"\b(?:tdpt|pertunjukan\w*|konser\w*|acara\w*|event\w*|pentas\w*|festival\w*|musik\w*|band|panggung|artis|pameran"
    r"|baza+r|lomba|teater|tari|penonton|tiket\w*|shows?|concerts?|performance\w*|exhibition\w*|stage|tickets?)\b",
    flags=re.IGNORECASE,
)
_OF_A_COMPANY = Pattern(
    r"\b(?:pt|cv|perusahaan|siup|skdp|nib|bank|tender|direktur|toko|company|firm)\b", flags=re.IGNORECASE
)
_SAYS = {  # entries with the words of which a mail on them has one
    ATTORNEY: Pattern(
        r"\b(?:\w*kuasa\w*|\w*wakil\w*|atas nama|nama|titip\w*|nitip\w*|(?:di)?suruh\w*|orang lain|diurus\w*|urusin"
        r"|uruskan|ngurusin|(?:cap )?jempol|buta huruf"
        r"|(?:tidak|tdk|ga|gak|nggak|ngga) bisa (?:baca|tulis|menulis|nulis|jalan)"
        r"|(?:suami|istri|anak|adik|kakak|kakek|nenek|ibu|bapak|ayah|mama|papa|mertua|staf|karyawan|teman|temen|sopir"
        r"|saudara|biro|notaris|konsultan|pegawai|hrd?|dia|kami|saya|aku)\w* (?:\w+ )?(?:(?:yang|yg|bisa|boleh) )*"
        r"(?:urus|ngurus|mengurus|ajukan|mengajukan|aju|ngaju|ambil|ngambil|datang|dateng|daftar\w*|jadi|tanda ?tangan"
        r"|ttd|bantu\w*)\w*|behalf|represent\w*|agents?|someone else|somebody else|for (?:me|my|him|her|them)|abroad"
        r"|(?:luar|di) (?:negeri|kota)|proxy|attorney|sign\w*|consultant|assistant|hr)\b",
        flags=re.IGNORECASE,
    ),
    DOUBLE: Pattern(
        rf"{SENT_TWICE}|\b(?:permohonan|pengajuan|berkas)\w* (?:yang |yg )?sama\b",
        flags=re.IGNORECASE,
    ),
    SURVEY: Pattern(
        r"\b(?:surve[iy]\w*|kuesioner|questionnaires?|skm|ikm|kepuasan|nilai\w*|penilaian|rating|bintang"
        r"|satisfaction)\b",
        flags=re.IGNORECASE,
    ),
    ANSWERED_BY: Pattern(
        r"\b(?:(?:peng|di|meng)?adu(?:an|kan|in)?\w*|ngadu\w*|mengadu\w*|(?:me|di)?lapor\w*|keluh\w*|mengeluh\w*"
        r"|komplain\w*|komplen\w*|wadul|jaki|sp4n|complain\w*|reported|tiket|ticket)\b",
        flags=re.IGNORECASE,
    ),
    "status-nomor-tidak-ketemu": Pattern(  # an old paper that nobody finds has no number of an application
        r"\bno[. ]{1,2}(?:\d|permohonan|pengajuan|pendaftaran|reg\w*|resi|berkas)|\b(?:nom[eo]r\w*|number|permohonan\w*"
        r"|pengajuan\w*|applications?|resi|tanda terima|receipt|registrasi\w*"
        r"|status\w*|kode\w*|code)\b",
        flags=re.IGNORECASE,
    ),
    "legalisir": Pattern(  # "kop, ttd, cap" are on a paper
        r"\b(?:(?:di|me)?legalis\w*|disahkan|salinan sah|certified|cap (?:basah|dinas|instansi|ptsp|dari|asli)|dicap\w*"
        r"|stempel (?:basah|dari)|asli(?:nya)? atau (?:fotokopi|salinan))\b",
        flags=re.IGNORECASE,
    ),
    "ditolak-ajukan-ulang": Pattern(
        r"\b(?:\w*tolak\w*|refus\w*|reject\w*|denied|\w*kembali\w*|\w*perbaik\w*|revisi\w*|(?:di|meng)?ulang\w*"
        r"|(?:di)?batal\w*|hangus\w*|gugur\w*|gagal\w*|again|re-?appl\w*|re-?submit\w*|return\w*)\b",
        flags=re.IGNORECASE,
    ),
    ENGLISH_SERVICE: Pattern(  # a licence that was translated is no question of a language
        r"\b(?:english|inggris|bahasa|languages?|speaks?|speaking|interpreter|sworn|(?:must|should|needs?"
        r"|have)\b[^.?!]{0,30}"
        r"\btranslat\w+)\b",
        flags=re.IGNORECASE,
    ),
    "izin-lama-dihapus": Pattern(  # a wrong code that is to be deleted
        r"\b(?:siup\w*|tdp|skdp|skdu|sitp|situ|ho|gangguan|iumk|imb|tdup|siujk|domisili\w*|(?:izin|ijin|surat)\w*"
        r"(?: \w+)? lama|masih (?:perlu|berlaku|ada|wajib|diterbitkan|diminta|laku)|abolish\w*|no longer"
        r"|still (?:needed|valid))\b",
        flags=re.IGNORECASE,
    ),
    "siup": Pattern(
        r"\b(?:siup\w*|(?:izin|ijin)(?: usaha)? (?:ber)?dagang|(?:izin|ijin)(?: usaha)? perdagangan"
        r"|surat (?:izin|ijin) usaha|trad(?:e|ing) (?:licen[cs]e|permit))\b",
        flags=re.IGNORECASE,
    ),
    "sip-masa-berlaku": Pattern(
        r"\b(?:(?:masa )?berlaku\w*|(?:di|mem)?perpanjang\w*|habis\w*|abis|mati|expire\w*|kadaluarsa|kedaluwarsa|skp"
        r"|sip\w*[^.?!\n]{0,30} (?:jadi |juga )?(?:seumur hidup|for life)|lewat|vakum|sampai kapan"
        r"|tahun|thn|berakhir|valid\w*|renew\w*|years?|kompetensi|berhenti|lama tidak)\b",
        flags=re.IGNORECASE,
    ),
    "status-kendaraan-umum": Pattern(
        r"\b(?:angk\w*|mobil\w*|motor|kendaraan\w*|p[el]+at\w*|truk|truck|pick ?up|box|boks|bus|bis|mikrolet|metromini"
        r"|kopaja|taksi|taxi|bajaj|bemo|travel|armada|unit|stnk|bpkb|kir|samsat|trayek|\w*kuning(?:an|kan)"
        r"|\w*hitam(?:an|kan)"
        r"|peremajaan|balik nama|vehicles?|cars?|vans?)\b",
        flags=re.IGNORECASE,
    ),
    OUTCOMES["visit"]: Pattern(  # a party that rain puts off is no visit
        r"\b(?:surve[iy]\w*|visit\w*|\w*tinjau\w*|inspeksi|inspect\w*|lapangan|petugas\w*|tim|team|officers?|kunjungan"
        r"|dikunjungi|pemeriksa\w*|diperiksa|verifikasi\w*|verification)\b",
        flags=re.IGNORECASE,
    ),
    FORGOTTEN: Pattern(  # who asks if a wife may use the account has lost no password
        r"\b(?:lupa\w*|lali|poho|password\w*|pasword\w*|passwd|pass|sandi\w*|kata kunci|pin|reset\w*|otp|kode|captcha"
        r"|(?:ke|ter|di)?kunci\w*|(?:ke|ter|di)?blokir\w*|diretas|dihack|hack\w*|salah (?:terus|melulu)|gagal\w*"
        r"|verifikasi"
        r"|(?:tidak|tdk|tak|ga|gak|nggak|ngga|enggak|kagak|ora|mboten|teu|susah|sulit|belum|blm|ndak) "
        r"(?:\w+ ){0,2}(?:login|log|masuk|dibuka|kebuka|buka|akses|diakses|mlebu|tahu|tau|dikenal|ingat|inget)"
        r"|forg[eo]t\w*|locked|can(?:no|')?t (?:log|sign|get|access|enter)|unable|denied|fail\w*|invalid)\b",
        flags=re.IGNORECASE,
    ),
    "perbaikan-batas-waktu": Pattern(  # a file that came back, or an application that lapses
        r"\b(?:\w*kembali\w*|dibalik\w*|balik\w*|perbaik\w*|diperbaiki|memperbaiki|revisi\w*|(?:me)?lengkapi|dilengkapi"
        r"|hangus\w*|gugur\w*|tenggat\w*|kadaluarsa|kedaluwarsa|ditolak|benerin|dibenerin|betulkan|notifikasi"
        r"|pemberitahuan|catatan|pending|return\w*|correct\w*|deadline|revis\w*|laps\w*|laporan|lewat)\b",
        flags=re.IGNORECASE,
    ),
}
_KEPT = "lama penyimpanan data"
_HOLDS = Pattern(
    r"\bjangka waktu (?:berlaku\w*|masa berlaku)\b|\bjangka waktu (?:izin|ijin|surat)(?:nya)?\W*$", flags=re.IGNORECASE
)
_TAKES = Pattern(
    r"\b(?:proses\w*|penyelesaian|selesai|terbit\w*|keluar\w*|jadi|pengurusan|diurus)\b", flags=re.IGNORECASE
)
_WITH_IT = Pattern(r"\bikut (?:harus |perlu |wajib )?di(?:perbarui|perbaharui|ganti|ubah|urus)\b", flags=re.IGNORECASE)
_TODAY = Pattern(
    r"\b(?:meninggal|wafat|berpulang|tiada|died|passed away)\b[^.?!\n]{0,40}\b(?:td|tadi|kemarin|kmrn|semalam|barusan"
    r"|hari ini|pagi ini|subuh|today|yesterday|last night|this morning)\b"
    r"|\b(?:tadi|td|semalam|barusan|baru saja)\b[^.?!\n]{0,25}\b(?:meninggal|wafat|berpulang)\b"
    r"|\b(?:mau|akan|hendak|rencana\w*) (?:\w+ )?(?:di|pe)makam(?:kan|an)\b"
    r"|\bdimakamkan (?:besok|hari ini|nanti|lusa|habis|sore|siang|ba'?da)\b|\b(?:funeral|to be buried)\b",
    flags=re.IGNORECASE,
)
_SHARES = Pattern(
    r"\b(?:satu|1|se) ?(?:liang|lubang|lobang|petak)\b|\b(?:ditumpang(?:kan|i)?|menumpang|numpang|tumpang) "
    r"(?:di|ke|pada|dengan|sama|makam)\b|\b(?:tumpang makam|makam tumpang\w*|izin tumpang\w*|same grave)\b",
    flags=re.IGNORECASE,
)
_FEARED = Pattern(
    r"\b(?:ditumpang(?:i|kan)?|ketumpang|ditimpa|ketimpa|dibongkar|digusur|dialih\w*|given to|reused)\b",
    flags=re.IGNORECASE,
)
_RENEWS = Pattern(
    r"\b(?:(?:di|mem)?perpanjang\w*|(?:makam|kubur\w*|iptm|surat)\b[^.?!\n]{0,60}\b(?:habis|abis|mati|lewat|berakhir"
    r"|jatuh tempo|kadaluarsa|kedaluwarsa|expired?)|renew\w*|extend\w*|expir\w*)\b",
    flags=re.IGNORECASE,
)
_JUST_BURIED = Pattern(  # somebody who died this week has no permit to renew
    r"\b(?:baru(?: saja| aja)? (?:meninggal|wafat|berpulang|di ?makam\w+|di ?kubur\w+)"
    r"(?! (?:setahun|sebulan|(?:\d+|dua|tiga|beberapa) ?(?:bulan|tahun|bln|thn)))"
    r"|just (?:died|passed away|been buried))\b"
    r"|\b(?:meninggal|wafat|berpulang|di ?makamkan|di ?kuburkan|dikebumikan)\b[^.?!\n]{0,30}\b(?:lusa|kemarin|kmrn|tadi"
    r"|semalam|minggu ini|(?:dua|tiga|empat|lima|[2-6]) hari (?:yang |yg )?lalu)\b",
    flags=re.IGNORECASE,
)
_HOLDS_NONE = Pattern(
    r"\b(?:ga|gak|nggak|ngga|enggak|tidak|tdk|belum|blm) (?:\w+ )?(?:pegang|punya|ada|dapat|dapet|dikasih|terima"
    r"|megang) (?:surat|iptm|i[zj]in|dokumen|apa|satu ?pun)\w*\b|\btanpa (?:surat|iptm|i[zj]in)\b"
    r"|\b(?:no|not any|without(?: any)?) (?:papers?|permit|documents?)\b",
    flags=re.IGNORECASE,
)
_HESITATES = Pattern(r"\bperpanjang\w*(?: \w+){0,2} ?\?|\bperpanjang\w* (?:atau|apa)\b", flags=re.IGNORECASE)
STOREY = "tambah lantai"  # by which what a storey more needs is called
TREE = "pohon-tumbang"
_TREE = Pattern(r"\b(?:pohon\w*|dahan\w*|trees?|branch(?:es)?)\b", flags=re.IGNORECASE)
_IN_DANGER = Pattern(
    r"\b(?:miring\w*|roboh|rubuh|tumbang|ambruk|keropos|lapuk|bahaya|berbahaya|membahayakan|menimpa|nimpa|ketimpa|jatuh"
    r"|patah|kabel|ngeri|takut|dangerous|leaning|fall\w*|fell on|broke\w*)\b",
    flags=re.IGNORECASE,
)
_MAY_FELL = Pattern(
    r"\b(?:(?:me|di|ne)?n?[et]bang\w*|potong\w*|surat|izin|ijin|boleh|harus|lapor\w*|siapa|ke ?mana|gimana|bagaimana"
    r"|cut|fell|permit|letter|may|call|report)\b",
    flags=re.IGNORECASE,
)
_WEAK, _MEANT = 0.35, 0.6  # confidence of an entry that a question is hardly on, and of the tree that it is on then
_WHERE_FIRST = Pattern(r"\b(?:ke ?mana|mana dulu|apa dulu|where|pertama)\b", flags=re.IGNORECASE)
_FEW = 10  # words
_NEW = Pattern(r"\b(?:makam baru|iptm baru|petak baru|kubur\w* baru|new (?:grave|plot))\b", flags=re.IGNORECASE)


def of_its_matter(understanding: Understanding, mail: str, knowledge: Knowledge, names: PermitNames) -> Understanding:
    """Return what was understood of ``mail`` (subject and new text) without the entries that it is not on."""
    understanding = replace(understanding, questions=tuple(map(_of_the_side, understanding.questions)))
    understanding = _without_unasked(_of_a_tree(_of_a_burial(understanding, mail), mail, knowledge), mail, knowledge)
    permits = knowledge.permits
    spoken = {c.id for q in understanding.questions for c in q.candidates} | {*understanding.permits}
    spoken |= {line.entry_id for line in understanding.lines}
    gone = {entry_id for entry_id, says in _SAYS.items() if entry_id in spoken and not says.search(mail)}
    gone |= {entry_id for entry_id, other in IN_ANOTHER_SENSE.items() if other.search(mail)}
    if SHOW in spoken and _OF_A_COMPANY.search(mail) and not _OF_A_SHOW.search(mail):
        gone.add(SHOW)  # TDP of a company
    gone |= _superseded(spoken, mail, permits, names)
    meant = _grave_meant(mail) if spoken & {NEW_GRAVE, SHARED_GRAVE, RENEWED_GRAVE} else {}
    meant |= meant_by_profession(mail, spoken, permits)
    if not gone & spoken and not set(meant) & spoken:
        return understanding
    kept = dict.fromkeys(meant.get(i, i) for i in understanding.permits if i not in gone)
    return replace(
        understanding,
        questions=tuple(_of_the_meant(question, gone, meant) for question in understanding.questions),
        permits=tuple(i for i in kept if i in permits),
        topics=tuple(i for i in understanding.topics if i not in gone),
        lines=tuple(line for line in understanding.lines if line.entry_id not in gone | set(meant)),
    )


def _superseded(spoken: set[str], mail: str, permits: Mapping[str, Permit], names: PermitNames) -> set[str]:
    """Return the permits of the past that a mail does not call by a name while it names what has replaced them."""
    named = names.ids_in(mail)
    whole = {i for name, ids in names.in_text(mail) for i in ids if i in permits and name in names_of(permits[i])}
    old = (permits[i] for i in spoken if i in permits and permits[i].status is not EntryStatus.ACTIVE)
    return {permit.id for permit in old if permit.id not in named and set(permit.replaced_by) & whole}


def _grave_meant(mail: str) -> dict[str, str]:
    """Return which permit for a grave is meant in place of which other, by what ``mail`` tells of it."""
    if _JUST_BURIED.search(mail) and _HOLDS_NONE.search(mail) and not _RENEWS.search(_HESITATES.sub(" ", mail)):
        return {} if _SHARES.search(mail) else {RENEWED_GRAVE: NEW_GRAVE, SHARED_GRAVE: NEW_GRAVE}
    if _NEW.search(mail):
        return {}
    burial = _TODAY.search(mail) is not None
    if burial and _SHARES.search(mail):
        return {NEW_GRAVE: SHARED_GRAVE}
    if burial or not _RENEWS.search(mail):
        return {}
    feared = _FEARED.search(mail) and not _SHARES.search(mail)
    return {NEW_GRAVE: RENEWED_GRAVE, **({SHARED_GRAVE: RENEWED_GRAVE} if feared else {})}


def _of_the_side(question: Question) -> Question:
    """Return ``question`` with the side that is meant where one word of it speaks of another.

    "Jangka waktu izin" is how long a permit holds, "how long" of data how long they are kept, and a permit that is to
    be renewed with a move has not run out.
    """
    aspects = question.aspects
    best = question.candidates[0].id if question.candidates else ""
    if Aspect.DURATION in aspects and _HOLDS.search(question.words) and not _TAKES.search(question.words):
        aspects = tuple(Aspect.VALIDITY if aspect is Aspect.DURATION else aspect for aspect in aspects)
        kept = tuple(c for c in question.candidates if c.id not in (TERM, WORKING_DAYS))
        question = replace(question, candidates=kept)
    elif Aspect.DURATION in aspects and best in (PERSONAL_DATA, ERASURE):
        aspects = tuple(aspect for aspect in aspects if aspect is not Aspect.DURATION)
        question = replace(question, words=_KEPT, form=Form.OPEN)
    elif _WITH_IT.search(question.words):
        aspects = tuple(aspect for aspect in aspects if aspect is not Aspect.VALIDITY)
    holds = "berlaku" in question.words and len(question.words.split()) <= _FEW
    if holds and {Aspect.LEGAL, Aspect.VALIDITY} <= set(aspects) and not says_legal(question):
        aspects = tuple(aspect for aspect in aspects if aspect is not Aspect.LEGAL)  # "masih berlaku?" wants no rule
    return replace(question, aspects=aspects or (Aspect.OTHER,)) if aspects != question.aspects else question


def _of_a_burial(understanding: Understanding, mail: str) -> Understanding:
    """Return what was understood of a mail on a burial that is near, the question where to go wanting all there is.

    Nobody has the time to ask for the order of the steps and for the papers in another mail.
    """
    graves = {NEW_GRAVE, SHARED_GRAVE}
    asked = [q for q in understanding.questions if q.candidates and q.candidates[0].id in graves]
    where = next((q for q in asked if q.form is Form.WHERE or _WHERE_FIRST.search(q.text)), None)
    if where is None or not _TODAY.search(mail):
        return understanding
    told = {aspect for q in asked if q is not where and q.form in (Form.LIST, Form.HOW) for aspect in q.aspects}
    wanted = tuple(aspect for aspect in (Aspect.REQUIREMENTS, Aspect.PROCEDURE) if aspect not in told)
    whole = replace(where, aspects=wanted, form=Form.HOW) if wanted else where
    return replace(understanding, questions=tuple(whole if q is where else q for q in understanding.questions))


def _of_a_tree(understanding: Understanding, mail: str, knowledge: Knowledge) -> Understanding:
    """Return what was understood of a mail on a tree that endangers somebody, what asks of little else being on that.

    What a workman is paid for felling it is no fee.
    """
    if TREE not in knowledge.topics or not (_TREE.search(mail) and _IN_DANGER.search(mail)):
        return understanding
    told = []
    for question in understanding.questions:
        best = question.candidates[0] if question.candidates else None
        weak = best is None or best.confidence < _WEAK
        if weak and _MAY_FELL.search(question.text):
            others = tuple(c for c in question.candidates if c.id != TREE and c.kind != "permit")
            fee = set(question.aspects) <= {Aspect.FEE, Aspect.COMPLAINT}
            aspects = (Aspect.PROCEDURE,) if fee else question.aspects
            first = Candidate("topic", TREE, _MEANT)
            question = replace(question, candidates=(first, *others), aspects=aspects)
        told.append(question)
    return replace(understanding, questions=tuple(told))


def _without_unasked(understanding: Understanding, mail: str, knowledge: Knowledge) -> Understanding:
    """Return what was understood of ``mail`` without narrow answers that frighten unasked, or are for less."""
    storey = extends(mail)  # of that the letter itself says what it needs

    def is_told(line: Line) -> bool:
        entry = knowledge.entry(line.entry_id)
        if entry is None or not 0 <= line.number < len(entry.particulars):
            return True
        particular = entry.particulars[line.number]
        if storey and STOREY in particular.about:
            return False
        return not is_unasked(particular.text, mail)

    return replace(understanding, lines=tuple(filter(is_told, understanding.lines)))


def is_unasked(text: str, mail: str) -> bool:
    """Return whether a narrow answer says what only somebody wants to know of whom ``mail`` has no word."""
    return not all(asks.search(mail) for asks in _asks_of(text))


@lru_cache(maxsize=2048)  # narrow answers of the knowledge base
def _asks_of(text: str) -> tuple[Pattern, ...]:
    """Return what must ask for it in a mail before a narrow answer may be told."""
    return tuple(asks for says, asks in ONLY_IF_ASKED if says.search(text))


def _of_the_meant(question: Question, gone: set[str], meant: Mapping[str, str]) -> Question:
    """Return ``question`` without the candidates that are ``gone``, and with those that are ``meant`` in place."""
    kept: dict[str, Candidate] = {}
    for candidate in question.candidates:
        entry_id = meant.get(candidate.id, candidate.id)
        if entry_id not in gone and entry_id not in kept:  # the likelier one stands first
            kept[entry_id] = candidate if entry_id == candidate.id else replace(candidate, id=entry_id, evidence=())
    return replace(question, candidates=tuple(kept.values()))
